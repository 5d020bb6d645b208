//! Subjects of an agenda: added, spoken about, taken off, put back.

use super::{At, Fields, named, prepare, status, to, value, view::Refused};
use crate::{ask::Ask, error::PageError};
use app::meetings::{SubjectSaved, SubjectTyped, add_subject, mark_subject, remove_subject, restore_subject};
use axum::{Form, extract::RawPathParams, response::Response};
use domain::Personal;

/// Adds a subject.
pub(super) async fn add(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let typed = SubjectTyped {
        pupil: value(&fields, "pupil").to_owned(),
        title: Personal::new(value(&fields, "title").to_owned()),
        part: value(&fields, "part").to_owned(),
    };
    let saved = add_subject(&ask.ctx, &ask.school, at.talk, &typed).await.map_err(ask.failed())?;
    answer(&ask, &at, saved, ("subject", "", value(&fields, "title"))).await
}

/// Says that a subject was spoken about, or not.
pub(super) async fn mark(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let subject = named(&ask, &params, "subject").await?;
    let is_done = value(&fields, "done") == "1";
    let marked = mark_subject(&ask.ctx, &ask.school, (at.talk, subject), is_done).await;
    answer(&ask, &at, marked.map_err(ask.failed())?, ("subject", "/hold", "")).await
}

/// Takes a subject off.
pub(super) async fn remove(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let subject = named(&ask, &params, "subject").await?;
    let removed = remove_subject(&ask.ctx, &ask.school, (at.talk, subject)).await.map_err(ask.failed())?;
    answer(&ask, &at, removed, ("removed", "", "")).await
}

/// Puts a subject back.
pub(super) async fn back(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let subject = named(&ask, &params, "subject").await?;
    let restored = restore_subject(&ask.ctx, &ask.school, (at.talk, subject)).await;
    answer(&ask, &at, restored.map_err(ask.failed())?, ("subject", "", "")).await
}

async fn answer(
    ask: &Ask,
    at: &At,
    saved: SubjectSaved,
    (done, screen, typed): (&str, &str, &str),
) -> Result<Response, PageError> {
    let texts = ask.texts;
    let words = match saved {
        SubjectSaved::Yes(id) | SubjectSaved::Already(id) => {
            let subject =
                if done == "removed" { format!("&subject={id}#agenda") } else { format!("#subject-{id}") };
            return Ok(to(&format!("{}{screen}?done={done}{subject}", at.base)));
        }
        SubjectSaved::NoTitle => texts.meeting_refused_title(),
        SubjectSaved::PupilElsewhere => texts.meeting_refused_pupil(),
        SubjectSaved::Frozen => texts.meeting_refused_frozen(),
        SubjectSaved::Meanwhile => texts.meeting_refused_meanwhile(),
    };
    let refused =
        Refused { form: "add-subject".to_owned(), words: words.to_owned(), typed: typed.to_owned() };
    prepare::refused(ask, at, status(saved == SubjectSaved::Meanwhile), refused).await
}
