//! Who takes part in a talk: added, absent, taken off.

use super::{At, Fields, named, prepare, status, to, value, view::Refused};
use crate::{ask::Ask, error::PageError};
use app::meetings::{PersonSaved, PersonTyped, add_person, remove_person, set_absent};
use axum::{Form, extract::RawPathParams, response::Response};
use domain::Personal;

/// Adds somebody.
pub(super) async fn add(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let typed = PersonTyped {
        account: value(&fields, "account").to_owned(),
        name: Personal::new(value(&fields, "name").to_owned()),
        role: value(&fields, "role").to_owned(),
    };
    let saved = add_person(&ask.ctx, &ask.school, at.talk, &typed).await.map_err(ask.failed())?;
    answer(&ask, &at, saved, value(&fields, "name")).await
}

/// Says that somebody was not there, or was.
pub(super) async fn absent(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let person = named(&ask, &params, "person").await?;
    let is_absent = value(&fields, "absent") == "1";
    let saved = set_absent(&ask.ctx, &ask.school, (at.talk, person), is_absent).await;
    answer(&ask, &at, saved.map_err(ask.failed())?, "").await
}

/// Takes somebody off.
pub(super) async fn remove(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let person = named(&ask, &params, "person").await?;
    let saved = remove_person(&ask.ctx, &ask.school, (at.talk, person)).await.map_err(ask.failed())?;
    answer(&ask, &at, saved, "").await
}

async fn answer(ask: &Ask, at: &At, saved: PersonSaved, typed: &str) -> Result<Response, PageError> {
    let texts = ask.texts;
    let words = match saved {
        PersonSaved::Yes => return Ok(to(&format!("{}?done=people#people", at.base))),
        PersonSaved::NoName => texts.meeting_refused_name(),
        PersonSaved::NotHere => texts.meeting_refused_not_here(),
        PersonSaved::Already => texts.meeting_refused_already(),
        PersonSaved::TooMany => texts.meeting_refused_too_many(),
        PersonSaved::LastOne => texts.meeting_refused_last(),
        PersonSaved::Frozen => texts.meeting_refused_frozen(),
    };
    let refused = Refused { form: "add-person".to_owned(), words: words.to_owned(), typed: typed.to_owned() };
    prepare::refused(ask, at, status(false), refused).await
}
