//! Writing in a case, one text at a time: two people who write in different places do not meet.

use super::{
    data::discussion_form,
    form::form_of,
    open::{Asked, Opened, author, open},
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    plans::LONGEST_TEXT,
};
use domain::{Personal, ids::CaseId, route::CaseText};
use i18n::Language;
use jiff::ToSpan as _;
use store::{
    ReadTx,
    audit::Deed,
    route::{self, NewText},
};

/// The texts of every case: what the teacher wants to reach, what she does already, what that does, what she needs, and what
/// she asks beforehand of who comes to the table.
pub const FIELDS: [&str; 5] = ["reach", "tried", "effect", "need", "beforehand"];

/// How long an author counts as still typing: what she wrote in that time is not kept as a version of its own.
const TYPING_MINUTES: i64 = 30;

/// What came of saving a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSaved {
    /// It is saved, as this.
    Yes(CaseText),
    /// It is longer than [`LONGEST_TEXT`].
    TooLong,
    /// The case is closed.
    Closed,
    /// Somebody else saved in the meantime; this stands there now, or nothing.
    Meanwhile(Option<CaseText>),
    /// A case has no such text.
    NoSuchField,
}

/// Whether a case has such a text: its own, one of the discussion, or the answer to a question of the form of the partnership.
async fn is_field(tx: &mut ReadTx, opened: &Opened, field: &str) -> Result<bool, Error> {
    if FIELDS.contains(&field) || discussion_form().iter().any(|one| one.key == field) {
        return Ok(true);
    }
    let (form, _) = form_of(tx, &opened.scope, Language::Nl).await?;
    Ok(!opened.pupils.is_empty() && form.question(field).is_some())
}

/// Saves one text of a case over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn write_text(
    ctx: &Ctx,
    school: &str,
    (case, version): (CaseId, i64),
    (field, typed): (&str, &Personal<String>),
) -> Result<TextSaved, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    if !is_field(&mut ctx.read().await?, &opened, field).await? {
        return Ok(TextSaved::NoSuchField);
    }
    let text = cleaned(typed.reveal());
    if text.chars().count() > LONGEST_TEXT {
        return Ok(TextSaved::TooLong);
    }
    let known = route::texts(&mut ctx.read().await?, &opened.scope, case).await?;
    let known = known.into_iter().find(|one| one.field == field);
    if let Some(same) = known.filter(|known| *known.text.reveal() == text) {
        return Ok(TextSaved::Yes(same));
    }
    let (author, author_name) = author(ctx).await?;
    let changed_at = second(ctx);
    let new = CaseText {
        field: field.to_owned(),
        text: Personal::new(text),
        author,
        author_name,
        changed_at,
        version,
    };
    let mut tx = ctx.write().await?;
    if !opened.case.is_open || !route::touch(&mut tx, &opened.scope, &opened.case, changed_at).await? {
        tx.undo().await?;
        return Ok(TextSaved::Closed);
    }
    let typing_since = changed_at - TYPING_MINUTES.minutes();
    if route::put_text(&mut tx, &opened.scope, case, NewText { text: &new, typing_since }).await? {
        let about = opened.about();
        let field = new.field.clone();
        let deed = Deed::CaseTextWritten { case, pupil: about.pupil, group: about.group, field };
        tx.commit(&ctx.event(opened.school.id, deed)).await?;
        return Ok(TextSaved::Yes(CaseText { version: version.saturating_add(1), ..new }));
    }
    tx.undo().await?;
    let now = route::texts(&mut ctx.read().await?, &opened.scope, case).await?;
    Ok(TextSaved::Meanwhile(now.into_iter().find(|one| one.field == new.field)))
}
