//! Setting up one-time codes: a question, then a picture to scan and the first code.

use super::factors::{Asks, ConfirmPage, Confirmed, after_adding, in_words, visitor};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, TotpSetup, Trouble};
use askama::Template;
use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

/// The address of the page.
const PAGE: &str = "/me/factors/totp";

#[derive(Template)]
#[template(path = "trust/factors_totp.html")]
struct TotpPage {
    frame: Frame,
    secret: String,
    /// An `svg` element of our own.
    picture: String,
    code: String,
    problem: Option<String>,
}

impl TotpPage {
    fn new(ask: &Ask, setup: TotpSetup) -> Self {
        let (secret, picture) = (setup.secret.into_inner(), setup.picture.into_inner());
        Self { frame: Frame::bare(ask), secret, picture, code: String::new(), problem: None }
    }
}

async fn question(ask: &Ask) -> Result<ConfirmPage, PageError> {
    let visitor = visitor(ask).map_err(ask.failed())?;
    let factors = trust::own_factors(&ask.ctx, &visitor).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let replaced = factors.has_totp.then(|| texts.factors_totp_begin_replace().to_owned());
    let asks = if factors.has_totp { Asks::to_remove(&factors) } else { Asks::to_add(&factors) };
    Ok(ConfirmPage {
        frame: Frame::bare(ask),
        title: texts.factors_totp_begin_title().to_owned(),
        lines: [texts.factors_totp_begin_text().to_owned()].into_iter().chain(replaced).collect(),
        action: PAGE.to_owned(),
        key: String::new(),
        button: texts.factors_totp_begin(),
        is_danger: false,
        asks,
        problem: None,
    })
}

/// The picture to scan, once it was begun; before that, the question.
pub(crate) async fn page(ask: Ask) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    match trust::totp_setup(&ask.ctx, &visitor).await.map_err(ask.failed())? {
        Some(setup) => Ok(render(&TotpPage::new(&ask, setup))),
        None => Ok(render(&question(&ask).await?)),
    }
}

/// Makes the secret.
pub(crate) async fn begin(ask: Ask, Form(form): Form<Confirmed>) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    match trust::begin_totp(&ask.ctx, &visitor, form.password).await.map_err(ask.failed())? {
        Ok(()) => Ok(Redirect::to(PAGE).into_response()),
        Err(trouble) => Ok(question(&ask).await?.refused(ask.texts, trouble)),
    }
}

/// The first code.
#[derive(Deserialize)]
pub(crate) struct FirstCode {
    #[serde(default)]
    code: String,
}

/// Confirms the secret with its first code.
pub(crate) async fn confirm(ask: Ask, Form(form): Form<FirstCode>) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    let trouble = match trust::confirm_totp(&ask.ctx, &visitor, &form.code).await.map_err(ask.failed())? {
        Ok(codes) => return Ok(after_adding(&ask, codes)),
        Err(trouble) => trouble,
    };
    let waiting = trust::totp_setup(&ask.ctx, &visitor).await.map_err(ask.failed())?;
    let Some(setup) = waiting else {
        return Ok(question(&ask).await?.refused(ask.texts, Trouble::Over));
    };
    let problem = Some(in_words(ask.texts, trouble));
    let page = TotpPage { code: form.code, problem, ..TotpPage::new(&ask, setup) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}
