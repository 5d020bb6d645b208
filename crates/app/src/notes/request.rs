//! Texts that are given on request only. Who asks says why, and it stands in the audit trail before the text is shown.

use super::{
    lines::{About, NoteLine, line, shown_on_request},
    read::{NoteHistory, NotesOfYear, PupilNotes, by_year, with_versions},
};
use crate::{Ctx, Error};
use domain::{
    SchoolYear,
    ids::{NoteId, PupilId},
    notes::RequestReason,
};
use policy::{Action, NoteView, OfPupil};
use store::{audit::Deed, notes as kept};

/// Writes down that a text is asked for.
pub(super) async fn requested(ctx: &Ctx, scope: &OfPupil, note: NoteId, why: &str) -> Result<(), Error> {
    let deed = Deed::NoteRequested { pupil: scope.pupil(), note: note.to_string(), why: why.to_owned() };
    ctx.record(Some(scope.school()), deed).await
}

/// One note with the texts of all its versions.
///
/// # Errors
/// [`Error::NotFound`] when there is no such note in sight, [`Error::Forbidden`] when the actor may know that it exists
/// and not what it says.
pub async fn open_note(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, NoteId),
    why: RequestReason,
) -> Result<NoteHistory, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewNotes).await?;
    let note = kept::note(&mut ctx.read().await?, &about.scope, id).await?.ok_or(Error::NotFound)?;
    match line(ctx, &about.place, &note).map(|seen| seen.view) {
        None | Some(NoteView::Hidden) => return Err(Error::NotFound),
        Some(NoteView::Exists) => return Err(refused(ctx, &about).await?),
        Some(NoteView::OnRequest | NoteView::Text) => {}
    }
    requested(ctx, &about.scope, id, why.code()).await?;
    with_versions(ctx, about, id, shown_on_request).await
}

/// Refuses what is in sight, and writes that down.
pub(super) async fn refused(ctx: &Ctx, about: &About) -> Result<Error, Error> {
    let denied = policy::Denied::Forbidden(policy::Reason::RoleDoesNot);
    ctx.refused(Action::ViewNotes, policy::Resource::Pupil(&about.place), denied).await
}

/// The past notes of one school year with their texts.
///
/// # Errors
/// [`Error::NotFound`] when the actor sees no closed note of that year.
pub async fn open_year(
    ctx: &Ctx,
    school: &str,
    (pupil, year): (PupilId, SchoolYear),
    why: RequestReason,
) -> Result<PupilNotes, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewNotes).await?;
    let mut all = kept::of_pupil(&mut ctx.read().await?, &about.scope).await?;
    all.retain(|note| note.facts().school_year == year);
    let mut lines = Vec::new();
    for note in &all {
        let Some(seen) = line(ctx, &about.place, note) else { continue };
        if seen.view == NoteView::OnRequest {
            requested(ctx, &about.scope, seen.id, why.code()).await?;
        }
        lines.push(NoteLine { text: shown_on_request(ctx, &about.place, &note.text), ..seen });
    }
    let years: Vec<NotesOfYear> = by_year(ctx, lines).into_iter().filter(|of| of.is_past).collect();
    if years.is_empty() {
        return Err(Error::NotFound);
    }
    let has_file = about.has_file(ctx);
    Ok(PupilNotes { school: about.school, pupil: about.pupil, years, writable: Vec::new(), has_file })
}
