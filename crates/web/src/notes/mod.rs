//! Notes about pupils: the page of a pupil, one note and its history, the feed, and the categories.

mod card;
mod categories;
mod change;
mod feed;
mod one;
mod pupil;

pub(crate) use card::seen_version;

use crate::{
    ask::Ask,
    error::PageError,
    routes::{Needs, Routes},
};
use domain::ids::{NoteId, PupilId};
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, write) = (Needs::To(Action::ViewNotes), Needs::To(Action::WriteNote));
    let edit = Needs::To(Action::EditNoteCategories);
    routes
        .get("/{school}/notes", Needs::To(Action::ViewNoteFeed), feed::feed)
        .get("/{school}/note-categories", edit, categories::categories)
        .post("/{school}/note-categories", edit, categories::save)
        .get("/{school}/pupils/{pupil}/notes", view, pupil::notes)
        .post("/{school}/pupils/{pupil}/notes", write, pupil::write)
        .get("/{school}/pupils/{pupil}/notes.pdf", view, pupil::as_pdf)
        .post("/{school}/pupils/{pupil}/notes/years/{year}", view, pupil::open_year)
        .get("/{school}/pupils/{pupil}/notes/{note}", view, one::note)
        .post("/{school}/pupils/{pupil}/notes/{note}", write, change::save)
        .post("/{school}/pupils/{pupil}/notes/{note}/text", view, one::open)
        .get("/{school}/pupils/{pupil}/notes/{note}/history", view, one::history)
        .post("/{school}/pupils/{pupil}/notes/{note}/remove", write, change::remove)
        .post("/{school}/pupils/{pupil}/notes/{note}/restore", write, change::put_back)
}

/// The pupil that an address names.
fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// The pupil and the note that an address names.
fn ids(ask: &Ask, pupil: &str, note: &str) -> Result<(PupilId, NoteId), PageError> {
    Ok((pupil_id(ask, pupil)?, note.parse().map_err(|_| ask.failed()(app::Error::NotFound))?))
}
