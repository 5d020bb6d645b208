//! Writing, changing and taking away. Nothing disappears: every version is kept, and what is taken away can be put back.

use super::{
    categories::ensure,
    lines::{About, NoteLine, line, shown_on_request, this_year},
    request::{refused, requested},
};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    Personal,
    ids::{NoteId, PupilId},
    notes::NoteFacts,
};
use jiff::{Timestamp, TimestampRound, Unit};
use policy::{Action, NoteView, may_change_note, may_remove_note};
use store::{
    audit::Deed,
    notes::{self as kept, KeptCategory, KeptNote, NewNote},
    trust,
};

/// The longest text of a note, in letters; some six pages.
pub const LONGEST_TEXT: usize = 20_000;

/// What one fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The key of the category.
    pub category: String,
    /// The version of the category that the form showed with its readers; none when it showed none.
    pub category_version: Option<i64>,
    /// The text.
    pub text: Personal<String>,
}

/// What is wrong with what was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WriteProblem {
    /// There is no text.
    NoText,
    /// The text is longer than [`LONGEST_TEXT`].
    TooLong,
    /// No category was chosen in which the actor may write.
    NoCategory,
    /// The category was changed since the form showed who reads it.
    CategoryChanged,
}

/// What came of saving a change.
#[derive(Debug, Clone)]
pub enum Saved {
    /// It is saved.
    Yes,
    /// Nothing is saved: this is wrong with it.
    Wrong(WriteProblem),
    /// Nothing is saved: the note was changed or taken away in the meantime. This is how it is now, with its text.
    Meanwhile(Box<NoteLine>),
}

/// The text without blanks around it and without what cannot be read.
pub(crate) fn cleaned(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// The category with its version and the text, when both will do.
fn checked(
    typed: &Typed,
    writable: &[KeptCategory],
) -> Result<((String, i64), Personal<String>), WriteProblem> {
    let text = cleaned(typed.text.reveal());
    if text.is_empty() {
        return Err(WriteProblem::NoText);
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(WriteProblem::TooLong);
    }
    let kept = writable.iter().find(|one| one.category.key == typed.category);
    let kept = kept.ok_or(WriteProblem::NoCategory)?;
    if typed.category_version != Some(kept.version) {
        return Err(WriteProblem::CategoryChanged);
    }
    Ok(((kept.category.key.clone(), kept.version), Personal::new(text)))
}

/// Now, in whole seconds, so that times are in one order on both engines.
pub(crate) fn second(ctx: &Ctx) -> Timestamp {
    ctx.now().round(TimestampRound::new().smallest(Unit::Second)).unwrap_or_else(|_| ctx.now())
}

/// Writes a note about a pupil.
///
/// # Errors
/// When the actor may not write about the pupil or the database fails.
pub async fn write(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    typed: &Typed,
) -> Result<Result<NoteId, WriteProblem>, Error> {
    let about = About::ask(ctx, school, pupil, Action::WriteNote).await?;
    let categories = ensure(ctx, about.scope.in_school()).await?;
    let ((category, readers_seen), text) = match checked(typed, &about.writable(ctx, categories)) {
        Ok(checked) => checked,
        Err(problem) => return Ok(Err(problem)),
    };
    let author = ctx.own()?.account();
    let account = trust::account(&mut ctx.read().await?, author).await?.ok_or(Error::NotFound)?;
    let id = NoteId(new_id());
    let (author_name, school_year, written_at) = (account.name, this_year(ctx), second(ctx));
    let note = NewNote { id, category, author, author_name, school_year, written_at, text };
    let mut tx = ctx.write().await?;
    if !kept::hold_category(&mut tx, about.scope.in_school(), (&note.category, readers_seen)).await? {
        tx.undo().await?;
        return Ok(Err(WriteProblem::CategoryChanged));
    }
    kept::insert_note(&mut tx, &about.scope, &note).await?;
    let deed = Deed::NoteWritten { pupil, note: id.to_string(), version: 1 };
    tx.commit(&ctx.event(about.school.id, deed)).await?;
    Ok(Ok(id))
}

/// Saves a change of a note by its author, who looked at this version.
///
/// # Errors
/// [`Error::NotFound`] when there is no such note in sight, [`Error::Forbidden`] when it is another's.
pub async fn change(
    ctx: &Ctx,
    school: &str,
    (pupil, id, version): (PupilId, NoteId, i64),
    typed: &Typed,
) -> Result<Saved, Error> {
    let about = About::ask(ctx, school, pupil, Action::WriteNote).await?;
    let note = note_of(ctx, &about, id).await?;
    // Also while it is taken away it is its author's: somebody can put it back at any moment.
    let as_if_there = NoteFacts { is_removed: false, ..*note.facts() };
    if !may_change_note(ctx.actor(), &about.place, &as_if_there, this_year(ctx)) {
        return Err(refused(ctx, &about).await?);
    }
    if note.facts().is_removed {
        return meanwhile(ctx, &about, id).await;
    }
    let categories = ensure(ctx, about.scope.in_school()).await?;
    let ((category, readers_seen), text) = match checked(typed, &about.writable(ctx, categories)) {
        Ok(checked) => checked,
        Err(problem) => return Ok(Saved::Wrong(problem)),
    };
    let now = shown_on_request(ctx, &about.place, &note.text);
    if note.version == version && note.category == category && now.as_ref() == Some(&text) {
        return Ok(Saved::Yes);
    }
    let mut tx = ctx.write().await?;
    if !kept::hold_category(&mut tx, about.scope.in_school(), (&category, readers_seen)).await? {
        tx.undo().await?;
        return Ok(Saved::Wrong(WriteProblem::CategoryChanged));
    }
    if kept::change_note(&mut tx, &about.scope, (id, version), (&category, &text), second(ctx)).await? {
        let deed = Deed::NoteWritten { pupil, note: id.to_string(), version: version + 1 };
        tx.commit(&ctx.event(about.school.id, deed)).await?;
        return Ok(Saved::Yes);
    }
    tx.undo().await?;
    meanwhile(ctx, &about, id).await
}

async fn note_of(ctx: &Ctx, about: &About, id: NoteId) -> Result<KeptNote, Error> {
    let note = kept::note(&mut ctx.read().await?, &about.scope, id).await?.ok_or(Error::NotFound)?;
    line(ctx, &about.place, &note).map(|_| note).ok_or(Error::NotFound)
}

/// The note as it is now, with its text: who changes a note sees what somebody else made of it.
async fn meanwhile(ctx: &Ctx, about: &About, id: NoteId) -> Result<Saved, Error> {
    let note = note_of(ctx, about, id).await?;
    let seen = line(ctx, &about.place, &note).ok_or(Error::NotFound)?;
    if seen.view == NoteView::OnRequest {
        requested(ctx, &about.scope, id, "conflict").await?;
    }
    let text = shown_on_request(ctx, &about.place, &note.text);
    Ok(Saved::Meanwhile(Box::new(NoteLine { text, ..seen })))
}

/// Takes a note away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such note in sight, [`Error::Forbidden`] when the actor may not.
pub async fn remove(ctx: &Ctx, school: &str, pupil: PupilId, id: NoteId) -> Result<(), Error> {
    set_removed(ctx, school, (pupil, id), Some(second(ctx))).await
}

/// Puts a note back that was taken away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such note in sight, [`Error::Forbidden`] when the actor may not.
pub async fn put_back(ctx: &Ctx, school: &str, pupil: PupilId, id: NoteId) -> Result<(), Error> {
    set_removed(ctx, school, (pupil, id), None).await
}

async fn set_removed(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, NoteId),
    at: Option<Timestamp>,
) -> Result<(), Error> {
    let about = About::ask(ctx, school, pupil, Action::WriteNote).await?;
    let note = note_of(ctx, &about, id).await?;
    if !may_remove_note(ctx.actor(), &about.place, note.facts()) {
        return Err(refused(ctx, &about).await?);
    }
    let deed = match at {
        _ if note.facts().is_removed == at.is_some() => return Ok(()),
        Some(_) => Deed::NoteRemoved { pupil, note: id.to_string() },
        None => Deed::NoteRestored { pupil, note: id.to_string() },
    };
    let mut tx = ctx.write().await?;
    kept::set_removed(&mut tx, &about.scope, id, at).await?;
    tx.commit(&ctx.event(about.school.id, deed)).await?;
    Ok(())
}
