//! Documents in a pupil's file: the list, adding one, and looking at one.

mod add;
mod content;
mod list;
mod one;
mod words;

pub(crate) use list::DocumentsCard;

use crate::{
    ask::Ask,
    error::PageError,
    routes::{Needs, Routes},
};
use axum::{
    extract::DefaultBodyLimit,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::{DocumentId, PupilId};
use policy::Action;

/// The largest request with a file. What is larger than a document may be is read and thrown away, so that who sends it
/// gets an answer and not a broken connection.
const LARGEST_REQUEST: usize = 64 << 20;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, add) = (Needs::To(Action::ViewDocuments), Needs::To(Action::AddDocument));
    let limit = DefaultBodyLimit::max(LARGEST_REQUEST);
    routes
        .get("/{school}/pupils/{pupil}/documents", view, list::documents)
        .upload_within("/{school}/pupils/{pupil}/documents", add, limit, add::add)
        .get("/{school}/pupils/{pupil}/documents/{document}", view, one::document)
        .get("/{school}/pupils/{pupil}/documents/{document}/content", view, content::content)
        .post("/{school}/pupils/{pupil}/documents/{document}/content", view, content::on_request)
        .post("/{school}/pupils/{pupil}/documents/{document}/remove", add, one::remove)
        .post("/{school}/pupils/{pupil}/documents/{document}/restore", add, one::put_back)
}

/// The pupil that an address names.
fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// The pupil and the document that an address names.
fn ids(ask: &Ask, pupil: &str, document: &str) -> Result<(PupilId, DocumentId), PageError> {
    Ok((pupil_id(ask, pupil)?, document.parse().map_err(|_| ask.failed()(app::Error::NotFound))?))
}

/// Back to the list, with what came of it.
fn back(ask: &Ask, done: &str) -> Response {
    let pupil = ask.here.split_once("/documents").map_or(ask.here.as_str(), |(pupil, _)| pupil);
    Redirect::to(&format!("{pupil}/documents?done={done}")).into_response()
}
