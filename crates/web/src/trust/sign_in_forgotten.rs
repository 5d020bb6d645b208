//! For who forgot her password: a link by mail, or whom to ask for one.

use super::{
    sign_in::{too_soon, wait_in_words},
    sign_in_from::Whence,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, Mailed, NewPasswordWish};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{Personal, trust::Email};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/forgotten.html")]
struct ForgottenPage {
    frame: Frame,
    can_mail: bool,
    email: String,
    email_problem: Option<&'static str>,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "trust/forgotten_sent.html")]
struct SentPage {
    frame: Frame,
}

/// Whether one comes from asking.
#[derive(Deserialize)]
pub(crate) struct Came {
    sent: Option<String>,
}

/// The form, or whom to ask when no mail is sent.
pub(crate) async fn form(ask: Ask, State(app): State<app::App>, Query(came): Query<Came>) -> Response {
    let frame = Frame::bare(&ask);
    if came.sent.is_some() && app.can_mail() {
        return render(&SentPage { frame });
    }
    let can_mail = app.can_mail();
    render(&ForgottenPage { frame, can_mail, email: String::new(), email_problem: None, problem: None })
}

/// What one fills in.
#[derive(Deserialize)]
pub(crate) struct ForgottenForm {
    #[serde(default)]
    email: Personal<String>,
}

/// Mails a link when there is such an account. The answer does not tell.
pub(crate) async fn send(
    ask: Ask,
    State(app): State<app::App>,
    Whence(from): Whence,
    Form(form): Form<ForgottenForm>,
) -> Result<Response, PageError> {
    let again = |email_problem, problem| {
        let (frame, email) = (Frame::bare(&ask), form.email.reveal().clone());
        render(&ForgottenPage { frame, can_mail: true, email, email_problem, problem })
    };
    if app.can_mail() && form.email.reveal().parse::<Email>().is_err() {
        let page = again(Some(ask.texts.email_wrong()), None);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let wish = trust::wish_new_password(&app, form.email.clone(), &from).await.map_err(ask.failed())?;
    Ok(match wish {
        Ok(wish) => {
            tokio::spawn(fulfil(wish, ask.texts));
            Redirect::to("/forgotten-password?sent=1").into_response()
        }
        Err(wait) => too_soon(wait, again(None, Some(wait_in_words(ask.texts, wait)))),
    })
}

/// After the answer, so that nobody learns from its time whether there is such an account.
async fn fulfil(wish: NewPasswordWish, texts: &'static Texts) {
    match wish.fulfil(texts).await {
        Ok(Some(Mailed::Failed(why))) => tracing::warn!(%why, "mail"),
        Ok(_) => {}
        Err(error) => tracing::error!(error = format!("{error:#}"), "a new password by mail"),
    }
}
