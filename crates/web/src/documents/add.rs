//! A document comes in.

use super::{back, list, pupil_id};
use crate::{
    ask::Ask,
    error::{PageError, render, unreadable},
    notes::seen_version,
};
use app::documents::{Added, DocumentLine, LARGEST, NewFile, add_document, require_to_add};
use axum::{
    extract::{
        Multipart, Path,
        multipart::{Field, MultipartRejection},
    },
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{Personal, ids::PupilId};

/// What one sends.
#[derive(Default)]
struct Sent {
    title: Personal<String>,
    category: String,
    seen: String,
    file_name: Personal<String>,
    content: Vec<u8>,
    again: bool,
}

/// Adds a document.
pub(crate) async fn add(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    require_to_add(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let sent = match form {
        Ok(form) => receive(form).await,
        Err(rejection) => Err(rejection.status()),
    };
    let sent = match sent {
        Ok(sent) => sent,
        Err(status) => return Ok(unreadable(&ask, status)),
    };
    let (title, category) = (sent.title.clone(), sent.category.clone());
    let file = NewFile {
        category_version: seen_version(&sent.seen, &sent.category),
        title: sent.title,
        category: sent.category,
        file_name: sent.file_name,
        content: Personal::new(sent.content),
        again: sent.again,
    };
    let typed = (title.reveal().as_str(), category.as_str());
    match add_document(&ask.ctx, &ask.school, pupil, file).await.map_err(ask.failed())? {
        Added::Yes(_) => Ok(back(&ask, "added")),
        Added::Wrong(problems) => again(&ask, pupil, typed, |form| form.with(ask.texts, &problems)).await,
        Added::There(there) => {
            let place = format!("{}/{}", ask.here, there.id);
            let words = there_words(&ask, &there);
            again(&ask, pupil, typed, |form| form.there = Some((place, words))).await
        }
    }
}

/// That the same file is there, and where.
fn there_words(ask: &Ask, there: &DocumentLine) -> String {
    let title = there.named.as_ref().map(|named| named.title.reveal().as_str()).unwrap_or_default();
    let texts = ask.texts;
    match there.removed_at {
        Some(_) => texts.document_there_removed(title),
        None => texts.document_there(title),
    }
}

/// The form again, with what was typed. The file itself a browser does not fill in twice.
async fn again(
    ask: &Ask,
    pupil: PupilId,
    typed: (&str, &str),
    mend: impl FnOnce(&mut list::DocumentForm),
) -> Result<Response, PageError> {
    let mut page = list::page(ask, pupil, typed, mend).await?;
    page.problem = Some(ask.texts.portrait_wrong());
    page.is_open = true;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

async fn receive(mut form: Multipart) -> Result<Sent, StatusCode> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "title" => sent.title = Personal::new(text(field).await?),
            "category" => sent.category = text(field).await?,
            "seen" => sent.seen = text(field).await?,
            "again" => sent.again = true,
            "file" => {
                sent.file_name = Personal::new(field.file_name().unwrap_or_default().to_owned());
                sent.content = bytes(field).await?;
            }
            _ => {}
        }
    }
    Ok(sent)
}

async fn text(field: Field<'_>) -> Result<String, StatusCode> {
    field.text().await.map_err(|error| error.status())
}

/// The content as far as it is of use: one byte more than the largest tells that it is too large, the rest is let go.
async fn bytes(mut field: Field<'_>) -> Result<Vec<u8>, StatusCode> {
    let mut all = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|error| error.status())? {
        let room = (LARGEST + 1).saturating_sub(all.len());
        all.extend(piece.iter().take(room));
    }
    Ok(all)
}
