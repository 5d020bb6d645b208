//! One document: what it is, and its content inside the page where a browser can show it.

use super::{back, ids, words};
use crate::{
    ask::Ask,
    error::{PageError, render},
    layers::POLICY_WITH_PREVIEW,
    page::{Frame, Room, school_base},
};
use app::{
    documents::{self, DocumentLine},
    notes::{day, reason_words},
};
use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderValue, header::CONTENT_SECURITY_POLICY},
    response::Response,
};
use domain::{
    documents::FileKind,
    notes::RequestReason,
    register::{Pupil, School},
};
use policy::NoteView;

#[derive(Template)]
#[template(path = "documents/one.html")]
pub(super) struct DocumentPage {
    frame: Frame,
    pupil: (String, String),
    title: String,
    address: String,
    category: String,
    is_restricted: bool,
    by: String,
    removed: Option<String>,
    /// The name of the file with its kind and size; none when one may not know them.
    file: Option<(String, String)>,
    view: View,
    may_remove: bool,
    reasons: Vec<(&'static str, &'static str)>,
    pub(super) problem: Option<&'static str>,
}

/// How the content stands in the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    /// One may not open it.
    Closed,
    /// One says why first.
    OnRequest,
    /// A picture.
    Picture,
    /// A document that a browser shows.
    Framed,
    /// A file to download.
    Download,
}

impl View {
    fn of(seen: &DocumentLine) -> Self {
        match (seen.view, seen.named.as_ref().map(|named| named.kind)) {
            (NoteView::Hidden | NoteView::Exists, _) | (_, None) => Self::Closed,
            (NoteView::OnRequest, Some(_)) => Self::OnRequest,
            (NoteView::Text, Some(kind)) if kind.is_picture() => Self::Picture,
            (NoteView::Text, Some(FileKind::Pdf)) => Self::Framed,
            (NoteView::Text, Some(_)) => Self::Download,
        }
    }

    fn is_closed(self) -> bool {
        self == Self::Closed
    }

    fn is_on_request(self) -> bool {
        self == Self::OnRequest
    }

    fn is_picture(self) -> bool {
        self == Self::Picture
    }

    fn is_framed(self) -> bool {
        self == Self::Framed
    }
}

/// One document.
pub(crate) async fn document(
    ask: Ask,
    Path((_, pupil, document)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &document)?;
    let found = documents::document(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())?;
    Ok(shown(&page(&ask, &found)))
}

/// The page, which may hold a frame with a document of ours.
pub(super) fn shown(page: &DocumentPage) -> Response {
    let mut response = render(page);
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_WITH_PREVIEW));
    response
}

pub(super) fn page(ask: &Ask, (school, pupil, seen): &(School, Pupil, DocumentLine)) -> DocumentPage {
    let texts = ask.texts;
    let pupil_address = format!("{}/pupils/{}", school_base(school), pupil.id);
    let named = seen.named.as_ref();
    let date = |at| texts.language().long_date(day(at));
    DocumentPage {
        frame: Frame::of_school(ask, school, Room::Pupils),
        address: format!("{pupil_address}/documents/{}", seen.id),
        pupil: (pupil_address, pupil.name.full()),
        title: named
            .map_or_else(|| texts.document_restricted().to_owned(), |named| named.title.reveal().clone()),
        category: seen.category_name.clone(),
        is_restricted: seen.is_restricted,
        by: texts.notes_by(seen.author_name.reveal(), date(seen.added_at).as_str()),
        removed: seen.removed_at.map(|at| texts.notes_removed_on(date(at).as_str())),
        file: named.map(|named| {
            let what = format!("{}, {}", words::kind(texts, named.kind), words::size(texts, named.size));
            (named.file_name.reveal().clone(), what)
        }),
        view: View::of(seen),
        may_remove: seen.may_remove,
        reasons: RequestReason::ALL.map(|why| (why.code(), reason_words(texts, why))).to_vec(),
        problem: None,
    }
}

/// Takes a document away.
pub(crate) async fn remove(
    ask: Ask,
    Path((_, pupil, document)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &document)?;
    documents::remove(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())?;
    Ok(back(&ask, "removed"))
}

/// Puts a document back.
pub(crate) async fn put_back(
    ask: Ask,
    Path((_, pupil, document)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &document)?;
    documents::put_back(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())?;
    Ok(back(&ask, "back"))
}
