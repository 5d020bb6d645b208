//! Signing in with the account of the school, at its provider.

use super::{
    door::{session_cookie, set_cookie},
    factors::{Asks, ConfirmPage, Confirmed, PAGE, visitor},
    origin::Here,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, own_address},
    trust::cookie,
};
use app::trust::{self, Place, SsoAnswer, SsoBegun, SsoDoubt, SsoError, SsoExchange, SsoFinished, Token};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header::USER_AGENT},
    response::{IntoResponse as _, Redirect, Response},
};
use i18n::Texts;
use serde::Deserialize;

/// A page that says how it ended, or where it goes on.
#[derive(Template)]
#[template(path = "trust/sso.html")]
struct SsoPage {
    frame: Frame,
    title: String,
    text: String,
    /// Where one can go from here, and in which words.
    address: String,
    link: String,
}

/// Where one wanted to go.
#[derive(Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    back: String,
}

/// The name of the cookie that ties a sign-in under way to its browser.
const fn cookie_name(is_https: bool) -> &'static str {
    if is_https { "__Host-stut_sso" } else { "stut_sso" }
}

/// It must come along when the provider sends the browser back, so it is not as strict as others.
fn browser_cookie(secret: &str, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}", cookie_name(is_https))
}

/// Where a provider sends the browser back to.
fn redirect_url(here: &Place, key: &str) -> String {
    format!("{}/sign-in/sso/{key}/back", here.origin)
}

/// The name of a provider.
fn named(app: &app::App, key: &str) -> Result<String, app::Error> {
    let known = app.sso_buttons().into_iter().find(|button| button.key == key);
    known.map(|button| button.name).ok_or(app::Error::NotFound)
}

/// Sends the browser to the provider.
pub(crate) async fn begin(
    ask: Ask,
    State(app): State<app::App>,
    Here(here): Here,
    Path(key): Path<String>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let name = named(&app, &key).map_err(ask.failed())?;
    let begun = trust::begin_sso(&app, &key, (&redirect_url(&here, &key), own_address(&came.back))).await;
    match begun.map_err(ask.failed())? {
        Ok(begun) => Ok(tied(Redirect::to(begun.address.reveal()).into_response(), &begun.browser, &ask)),
        Err(error) => Ok(failed(&ask, &name, &key, error)),
    }
}

fn tied(mut response: Response, browser: &Token, ask: &Ask) -> Response {
    set_cookie(&mut response, &browser_cookie(browser.reveal(), ask.visit.is_https));
    response
}

/// Lets in who comes back from the provider.
pub(crate) async fn finish(
    ask: Ask,
    State(app): State<app::App>,
    Path(key): Path<String>,
    Query(answer): Query<SsoAnswer>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let name = named(&app, &key).map_err(ask.failed())?;
    let browser = cookie(&headers, cookie_name(ask.visit.is_https)).unwrap_or_default();
    let device = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let visitor = ask.visit.visitor.as_deref();
    let finished = trust::finish_sso(&app, visitor, (&key, &answer), (&browser, device)).await;
    let mut response = match finished.map_err(ask.failed())? {
        SsoFinished::In { secret, back } => {
            let mut response = Redirect::to(own_address(&back)).into_response();
            set_cookie(&mut response, &session_cookie(secret.reveal(), ask.visit.is_https));
            response
        }
        SsoFinished::Linked => Redirect::to(&format!("{PAGE}?done=added")).into_response(),
        SsoFinished::Failed(error) => failed(&ask, &name, &key, error),
        SsoFinished::Over => said(&ask, StatusCode::UNPROCESSABLE_ENTITY, over(ask.texts, &name)),
        SsoFinished::Unknown => said(&ask, StatusCode::FORBIDDEN, unknown(ask.texts, &name)),
        SsoFinished::OfAnother => said(&ask, StatusCode::CONFLICT, of_another(ask.texts, &name)),
    };
    set_cookie(&mut response, &format!("{}; Max-Age=0", browser_cookie("", ask.visit.is_https)));
    Ok(response)
}

fn over(texts: &Texts, name: &str) -> (String, String) {
    (texts.sso_failed_title(name), texts.sso_failed_over().to_owned())
}

fn unknown(texts: &Texts, name: &str) -> (String, String) {
    (texts.sso_unknown_title().to_owned(), texts.sso_unknown_text(name))
}

fn of_another(texts: &Texts, name: &str) -> (String, String) {
    (texts.sso_of_another_title().to_owned(), texts.sso_of_another_text(name))
}

/// A page with the way back: to one's own factors for who is signed in, else to where one signs in.
fn said(ask: &Ask, status: StatusCode, (title, text): (String, String)) -> Response {
    let (address, link) = match ask.visit.visitor {
        Some(_) => (PAGE.to_owned(), ask.texts.factors_cancel().to_owned()),
        None => ("/sign-in".to_owned(), ask.texts.sso_again().to_owned()),
    };
    let page = SsoPage { frame: Frame::bare(ask), title, text, address, link };
    (status, render(&page)).into_response()
}

/// What failed, in words; the log has it for the administrator. Neither holds a code, a token or a name.
fn failed(ask: &Ask, name: &str, key: &str, error: SsoError) -> Response {
    match error {
        SsoError::Declined | SsoError::OtherSignIn => {
            tracing::info!(provider = key, %error, "single sign-on")
        }
        _ => tracing::warn!(provider = key, %error, "single sign-on"),
    }
    let texts = ask.texts;
    let (status, text) = match error {
        SsoError::Unreachable => (StatusCode::BAD_GATEWAY, texts.sso_failed_unreachable(name)),
        SsoError::Config(_) | SsoError::NotAProvider | SsoError::RedirectUrl => {
            (StatusCode::BAD_GATEWAY, texts.sso_failed_settings(name))
        }
        SsoError::NotExchanged(SsoExchange::Client) => {
            (StatusCode::BAD_GATEWAY, texts.sso_failed_secret(name))
        }
        SsoError::Doubtful(SsoDoubt::Time) => (StatusCode::BAD_GATEWAY, texts.sso_failed_clock(name)),
        SsoError::Declined => (StatusCode::UNPROCESSABLE_ENTITY, texts.sso_failed_declined(name)),
        SsoError::OtherSignIn => (StatusCode::UNPROCESSABLE_ENTITY, texts.sso_failed_over().to_owned()),
        SsoError::NotExchanged(SsoExchange::Code | SsoExchange::Other) | SsoError::Doubtful(_) => {
            (StatusCode::UNPROCESSABLE_ENTITY, texts.sso_failed_doubt(name))
        }
    };
    said(ask, status, (texts.sso_failed_title(name), text))
}

async fn link_question(ask: &Ask, name: &str) -> Result<ConfirmPage, PageError> {
    let visitor = visitor(ask).map_err(ask.failed())?;
    let factors = trust::own_factors(&ask.ctx, &visitor).await.map_err(ask.failed())?;
    Ok(ConfirmPage {
        frame: Frame::bare(ask),
        title: ask.texts.sso_link(name),
        lines: vec![ask.texts.sso_link_text(name)],
        action: ask.here.clone(),
        key: String::new(),
        button: ask.texts.factors_totp_begin(),
        is_danger: false,
        asks: Asks::to_add(&factors),
        problem: None,
    })
}

/// Asks whether to link the account of the school.
pub(crate) async fn link_page(
    ask: Ask,
    State(app): State<app::App>,
    Path(key): Path<String>,
) -> Result<Response, PageError> {
    let name = named(&app, &key).map_err(ask.failed())?;
    Ok(render(&link_question(&ask, &name).await?))
}

/// Begins to link. A form may not lead to another host, so the answer is a page with the address of the provider.
pub(crate) async fn link(
    ask: Ask,
    State(app): State<app::App>,
    Here(here): Here,
    Path(key): Path<String>,
    Form(form): Form<Confirmed>,
) -> Result<Response, PageError> {
    let name = named(&app, &key).map_err(ask.failed())?;
    let visitor = visitor(&ask).map_err(ask.failed())?;
    let url = redirect_url(&here, &key);
    let begun = trust::begin_link(&ask.ctx, &visitor, &key, (&url, form.password)).await;
    match begun.map_err(ask.failed())? {
        Ok(Ok(begun)) => Ok(go_on(&ask, &name, begun)),
        Ok(Err(error)) => Ok(failed(&ask, &name, &key, error)),
        Err(trouble) => Ok(link_question(&ask, &name).await?.refused(ask.texts, trouble)),
    }
}

fn go_on(ask: &Ask, name: &str, begun: SsoBegun) -> Response {
    let (title, text) = (ask.texts.sso_go_title(name), ask.texts.sso_go_text().to_owned());
    let (address, link) = (begun.address.into_inner(), ask.texts.factors_totp_begin().to_owned());
    tied(render(&SsoPage { frame: Frame::bare(ask), title, text, address, link }), &begun.browser, ask)
}
