//! Making a passkey. The script of the page asks for the question, and the form brings the answer.

use super::{
    factors::{Asks, after_adding, in_words, visitor},
    origin::Here,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, Trouble};
use askama::Template;
use axum::{
    Form,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use domain::Personal;
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/passkey.html")]
struct PasskeyPage {
    frame: Frame,
    name: String,
    asks: Asks,
    can_passkeys: bool,
    problem: Option<String>,
}

/// What one fills in, and what the browser answers.
#[derive(Deserialize)]
pub(crate) struct NewPasskey {
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: Personal<String>,
    #[serde(default)]
    answer: String,
}

async fn filled(ask: &Ask, here: &trust::Place, name: String) -> Result<PasskeyPage, PageError> {
    let visitor = visitor(ask).map_err(ask.failed())?;
    let factors = trust::own_factors(&ask.ctx, &visitor).await.map_err(ask.failed())?;
    let (asks, can_passkeys) = (Asks::to_add(&factors), here.has_passkeys());
    Ok(PasskeyPage { frame: Frame::bare(ask), name, asks, can_passkeys, problem: None })
}

/// The form.
pub(crate) async fn page(ask: Ask, Here(here): Here) -> Result<Response, PageError> {
    Ok(render(&filled(&ask, &here, String::new()).await?))
}

/// The question for the browser, for the script of the page.
pub(crate) async fn question(
    ask: Ask,
    Here(here): Here,
    Form(form): Form<NewPasskey>,
) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    let asked = trust::new_passkey_question(&ask.ctx, &visitor, &here, (&form.name, form.password)).await;
    Ok(to_script(ask.texts, asked.map_err(ask.failed())?))
}

/// A question as script reads it: JSON, or the words for a person why there is none.
pub(super) fn to_script(texts: &'static Texts, asked: Result<String, Trouble>) -> Response {
    match asked {
        Ok(question) => ([(CONTENT_TYPE, "application/json")], question).into_response(),
        Err(trouble) => (StatusCode::UNPROCESSABLE_ENTITY, in_words(texts, trouble)).into_response(),
    }
}

/// Keeps the new passkey.
pub(crate) async fn add(
    ask: Ask,
    Here(here): Here,
    Form(form): Form<NewPasskey>,
) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    match trust::add_passkey(&ask.ctx, &visitor, &here, &form.answer).await.map_err(ask.failed())? {
        Ok(codes) => Ok(after_adding(&ask, codes)),
        Err(trouble) => {
            let problem = Some(in_words(ask.texts, trouble));
            let page = PasskeyPage { problem, ..filled(&ask, &here, form.name).await? };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
    }
}
