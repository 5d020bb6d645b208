//! Writing in a talk, one text at a time: two people who write in different places do not meet.

use super::{
    child::{CHILD, CHILD_FIELDS},
    open::{Opened, open},
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    ids::TalkId,
    meetings::{TalkText, text_is_open},
};
use i18n::Language;
use jiff::ToSpan as _;
use policy::Action;
use store::{
    WriteTx,
    audit::Deed,
    meetings::{self, NewText},
    trust,
};

/// The longest text of one field, in characters.
pub const LONGEST_TEXT: usize = 8_000;

/// The text of a subject.
const NOTE: &str = "note";

/// How long an author counts as still typing: what she wrote in that time is not kept as a version of its own.
const TYPING_MINUTES: i64 = 30;

/// A text as it is typed.
#[derive(Debug, Clone)]
pub struct TextTyped {
    /// Empty for the talk itself; else the id of a subject, or `child`.
    pub part: String,
    /// Which text.
    pub field: String,
    /// What it says.
    pub text: Personal<String>,
    /// The version that was looked at; 0 when there was none.
    pub version: i64,
}

/// What came of saving a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSaved {
    /// It is saved, as this.
    Yes(TalkText),
    /// It is longer than [`LONGEST_TEXT`].
    TooLong,
    /// The talk is in a state in which nothing is written.
    Frozen,
    /// Somebody else saved in the meantime; this stands there now, or nothing.
    Meanwhile(Option<TalkText>),
    /// The talk has no such place.
    NoSuchPlace,
}

/// Whether a talk has a place for such a text: one of the lines of its kind, a question to the child, or the note about a
/// subject.
fn has_place(opened: &Opened, part: &str, field: &str) -> bool {
    opened.has_part(part)
        && match part {
            "" => opened.kind.has_field(field),
            CHILD => CHILD_FIELDS.iter().any(|one| one.code() == field),
            _ => field == NOTE,
        }
}

/// Saves one text of a talk over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn write_text(ctx: &Ctx, code: &str, talk: TalkId, typed: &TextTyped) -> Result<TextSaved, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    write_in(ctx, &opened, typed).await
}

/// The same in a talk that is open.
pub(super) async fn write_in(ctx: &Ctx, opened: &Opened, typed: &TextTyped) -> Result<TextSaved, Error> {
    if !has_place(opened, &typed.part, &typed.field) {
        return Ok(TextSaved::NoSuchPlace);
    }
    let text = cleaned(typed.text.reveal());
    if text.chars().count() > LONGEST_TEXT {
        return Ok(TextSaved::TooLong);
    }
    if !text_is_open(opened.talk.state) {
        return Ok(TextSaved::Frozen);
    }
    let account = ctx.own()?.account();
    let mut tx = ctx.read().await?;
    let author = trust::account(&mut tx, account).await?.ok_or(Error::NotFound)?;
    let known = known(meetings::texts(&mut tx, &opened.scope, opened.talk.id).await?, typed);
    drop(tx);
    if let Some(same) = known.as_ref().filter(|known| *known.text.reveal() == text) {
        return Ok(TextSaved::Yes(same.clone()));
    }
    let new = TalkText {
        part: typed.part.clone(),
        field: typed.field.clone(),
        text: Personal::new(text),
        author: account,
        author_name: author.name,
        changed_at: second(ctx),
        version: typed.version,
    };
    save(ctx, opened, new).await
}

async fn save(ctx: &Ctx, opened: &Opened, new: TalkText) -> Result<TextSaved, Error> {
    let talk = &opened.talk;
    let typing_since = new.changed_at - TYPING_MINUTES.minutes();
    let mut tx = ctx.write().await?;
    if !meetings::touch(&mut tx, &opened.scope, (talk.id, talk.state), new.changed_at).await? {
        tx.undo().await?;
        return Ok(TextSaved::Frozen);
    }
    if !is_still_there(&mut tx, opened, &new.part).await? {
        tx.undo().await?;
        return Ok(TextSaved::NoSuchPlace);
    }
    if meetings::put_text(&mut tx, &opened.scope, talk.id, NewText { text: &new, typing_since }).await? {
        let of_part = opened.subjects.iter().find(|one| one.id.to_string() == new.part);
        let pupil = of_part.and_then(|one| one.pupil).or_else(|| opened.pupil());
        let field = new.field.clone();
        let deed = Deed::TalkTextWritten { talk: talk.id, pupil, group: talk.group, field };
        tx.commit(&ctx.event(opened.school.id, deed)).await?;
        return Ok(TextSaved::Yes(TalkText { version: new.version.saturating_add(1), ..new }));
    }
    tx.undo().await?;
    let now = meetings::texts(&mut ctx.read().await?, &opened.scope, talk.id).await?;
    Ok(TextSaved::Meanwhile(now.into_iter().find(|one| one.part == new.part && one.field == new.field)))
}

/// Whether the subject of a text stands there now that nobody else changes the agenda.
async fn is_still_there(tx: &mut WriteTx, opened: &Opened, part: &str) -> Result<bool, Error> {
    if part.is_empty() || part == CHILD {
        return Ok(true);
    }
    let subjects = meetings::subjects(tx, &opened.scope, opened.talk.id).await?;
    Ok(subjects.iter().any(|one| one.id.to_string() == part))
}

fn known(texts: Vec<TalkText>, typed: &TextTyped) -> Option<TalkText> {
    texts.into_iter().find(|one| one.part == typed.part && one.field == typed.field)
}
