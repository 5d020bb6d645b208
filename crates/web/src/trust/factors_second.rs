//! The second step of signing in.

use super::{
    door::{session_cookie, set_cookie},
    factors::in_words,
    origin::Here,
    passkeys::to_script,
    sign_in::{second_cookie_name, too_soon},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, own_address},
    trust::cookie,
};
use app::trust::{self, SecondStep, Token, Trouble};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::Personal;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/second.html")]
struct SecondPage {
    frame: Frame,
    back: String,
    has_totp: bool,
    has_passkeys: bool,
    has_codes: bool,
    problem: Option<String>,
    is_over: bool,
}

/// Where one wanted to go.
#[derive(Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    back: String,
}

fn pending(ask: &Ask, headers: &HeaderMap) -> String {
    cookie(headers, second_cookie_name(ask.visit.is_https)).unwrap_or_default()
}

fn second_page(ask: &Ask, step: SecondStep, back: String, problem: Option<String>) -> SecondPage {
    SecondPage {
        frame: Frame::bare(ask),
        back,
        has_totp: step.has_totp,
        has_passkeys: step.has_passkeys,
        has_codes: step.has_codes,
        problem,
        is_over: false,
    }
}

/// The form; who has no second step under way begins at the first.
pub(crate) async fn page(
    ask: Ask,
    State(app): State<app::App>,
    headers: HeaderMap,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    match trust::second_step(&app, &pending(&ask, &headers)).await.map_err(ask.failed())? {
        Some(step) => Ok(render(&second_page(&ask, step, came.back, None))),
        None => Ok(Redirect::to("/sign-in").into_response()),
    }
}

/// What one fills in, or what the browser answers.
#[derive(Deserialize)]
pub(crate) struct Second {
    #[serde(default)]
    code: Personal<String>,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    back: String,
}

/// Lets in who gives a right code.
pub(crate) async fn by_code(
    ask: Ask,
    State(app): State<app::App>,
    headers: HeaderMap,
    Form(form): Form<Second>,
) -> Result<Response, PageError> {
    let pending = pending(&ask, &headers);
    let tried = trust::second_by_code(&app, &pending, form.code).await.map_err(ask.failed())?;
    answer(&ask, &app, (&pending, form.back), tried).await
}

/// The question for the browser, for the script of the page.
pub(crate) async fn question(
    ask: Ask,
    State(app): State<app::App>,
    Here(here): Here,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let asked = trust::second_question(&app, &pending(&ask, &headers), &here).await;
    Ok(to_script(ask.texts, asked.map_err(ask.failed())?))
}

/// Lets in who answers with her passkey.
pub(crate) async fn by_passkey(
    ask: Ask,
    State(app): State<app::App>,
    Here(here): Here,
    headers: HeaderMap,
    Form(form): Form<Second>,
) -> Result<Response, PageError> {
    let pending = pending(&ask, &headers);
    let tried = trust::second_by_passkey(&app, &pending, &here, &form.answer).await.map_err(ask.failed())?;
    answer(&ask, &app, (&pending, form.back), tried).await
}

async fn answer(
    ask: &Ask,
    app: &app::App,
    (pending, back): (&str, String),
    tried: Result<Token, Trouble>,
) -> Result<Response, PageError> {
    let is_https = ask.visit.is_https;
    let trouble = match tried {
        Ok(secret) => {
            let mut response = Redirect::to(own_address(&back)).into_response();
            set_cookie(&mut response, &session_cookie(secret.reveal(), is_https));
            let over = format!(
                "{}=; Path=/; Max-Age=0{}",
                second_cookie_name(is_https),
                if is_https { "; Secure" } else { "" }
            );
            set_cookie(&mut response, &over);
            return Ok(response);
        }
        Err(trouble) => trouble,
    };
    let problem = Some(in_words(ask.texts, trouble));
    let step = trust::second_step(app, pending).await.map_err(ask.failed())?;
    let page = match step {
        Some(step) => second_page(ask, step, back, problem),
        None => {
            let nothing = SecondStep { has_totp: false, has_passkeys: false, has_codes: false };
            SecondPage { is_over: true, ..second_page(ask, nothing, back, problem) }
        }
    };
    Ok(match trouble {
        Trouble::Wait(wait) => too_soon(wait, render(&page)),
        _ => (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response(),
    })
}
