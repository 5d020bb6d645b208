//! Signing in and out.

use super::{
    door::{no_session_cookie, session_cookie, set_cookie},
    sign_in_from::{Whence, remember_device},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, in_query, own_address},
};
use app::trust::{self, Entry, SignIn, SignedIn, SsoButton};
use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::Personal;
use i18n::Texts;
use jiff::SignedDuration;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/sign_in.html")]
struct SignInPage {
    frame: Frame,
    email: String,
    back: String,
    problem: Option<String>,
    providers: Vec<SsoButton>,
    back_in_query: String,
}

/// Where one wanted to go.
#[derive(Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    back: String,
}

/// The form. Who is signed in already goes on.
pub(crate) async fn form(ask: Ask, State(app): State<app::App>, Query(came): Query<Came>) -> Response {
    if ask.visit.visitor.is_some() {
        return Redirect::to(own_address(&came.back)).into_response();
    }
    render(&sign_in_page(&ask, &app, (String::new(), came.back), None))
}

fn sign_in_page(
    ask: &Ask,
    app: &app::App,
    (email, back): (String, String),
    problem: Option<String>,
) -> SignInPage {
    let (providers, back_in_query) = (app.sso_buttons(), in_query(own_address(&back)));
    SignInPage { frame: Frame::bare(ask), email, back, problem, providers, back_in_query }
}

/// What one fills in.
#[derive(Deserialize)]
pub(crate) struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: Personal<String>,
    #[serde(default)]
    back: String,
}

/// Lets in who knows the password.
pub(crate) async fn send(
    ask: Ask,
    State(app): State<app::App>,
    Whence(from): Whence,
    Form(form): Form<SignInForm>,
) -> Result<Response, PageError> {
    let typed = SignIn { email: form.email.clone(), password: form.password, from };
    let again =
        |problem: String| render(&sign_in_page(&ask, &app, (form.email, form.back.clone()), Some(problem)));
    let signed_in = trust::sign_in(&app, typed).await.map_err(ask.failed())?;
    // Who signs in anew, perhaps as somebody else, leaves no former session behind.
    if let SignedIn::Yes(_) | SignedIn::SecondStep(_) = &signed_in {
        end_former(&app, &ask).await?;
    }
    Ok(match signed_in {
        SignedIn::Yes(entry) => let_in(&ask, &entry, &form.back),
        SignedIn::SecondStep(entry) => to_second_step(&ask, &entry, &form.back),
        SignedIn::No => {
            (StatusCode::UNPROCESSABLE_ENTITY, again(ask.texts.sign_in_wrong().to_owned())).into_response()
        }
        SignedIn::Wait(wait) => too_soon(wait, again(wait_in_words(ask.texts, wait))),
    })
}

/// Sends somebody on who is in, with the cookie of her session.
pub(super) fn let_in(ask: &Ask, entry: &Entry, back: &str) -> Response {
    let mut response = Redirect::to(own_address(back)).into_response();
    set_cookie(&mut response, &session_cookie(entry.secret.reveal(), ask.visit.is_https));
    if let Some(device) = &entry.device {
        remember_device(&mut response, device, ask.visit.is_https);
    }
    response
}

/// Sends somebody to the second step whose password is right.
pub(super) fn to_second_step(ask: &Ask, entry: &Entry, back: &str) -> Response {
    let address = format!("/sign-in/second?back={}", in_query(own_address(back)));
    let mut response = Redirect::to(&address).into_response();
    set_cookie(&mut response, &second_cookie(entry.secret.reveal(), ask.visit.is_https));
    if let Some(device) = &entry.device {
        remember_device(&mut response, device, ask.visit.is_https);
    }
    response
}

/// The name of the cookie with the secret of the second step.
pub(super) const fn second_cookie_name(is_https: bool) -> &'static str {
    if is_https { "__Host-stut_second" } else { "stut_second" }
}

/// The cookie with the secret of the second step. It ends with the browser, and on the server sooner.
fn second_cookie(secret: &str, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}", second_cookie_name(is_https))
}

/// How long one must wait, for who tried too often.
pub(super) fn wait_in_words(texts: &Texts, wait: SignedDuration) -> String {
    texts.sign_in_wait(texts.wait_minutes(minutes(wait)).as_str())
}

/// In whole minutes, the last one counted.
fn minutes(wait: SignedDuration) -> i64 {
    wait.as_secs().max(1).saturating_add(59) / 60
}

/// Marks a page as the answer to who tried too often.
pub(super) fn too_soon(wait: SignedDuration, page: Response) -> Response {
    let mut response = (StatusCode::TOO_MANY_REQUESTS, page).into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    response
}

#[derive(Template)]
#[template(path = "trust/wait.html")]
struct WaitPage {
    frame: Frame,
    text: String,
}

/// The answer to who tried too many links.
pub(crate) fn wait_page(ask: &Ask, wait: SignedDuration) -> Response {
    let page = WaitPage { frame: Frame::bare(ask), text: wait_in_words(ask.texts, wait) };
    too_soon(wait, render(&page))
}

/// Ends the session that a browser still had when somebody signed in with it anew.
pub(super) async fn end_former(app: &app::App, ask: &Ask) -> Result<(), PageError> {
    match &ask.visit.visitor {
        Some(former) => trust::sign_out(app, former).await.map_err(ask.failed()),
        None => Ok(()),
    }
}

/// Ends the session.
pub(crate) async fn sign_out(ask: Ask, State(app): State<app::App>) -> Result<Response, PageError> {
    if let Some(visitor) = &ask.visit.visitor {
        trust::sign_out(&app, visitor).await.map_err(ask.failed())?;
    }
    let mut response = Redirect::to("/sign-in").into_response();
    set_cookie(&mut response, &no_session_cookie(ask.visit.is_https));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use jiff::SignedDuration;

    #[test]
    fn a_wait_is_never_said_too_short() {
        for (seconds, said) in [(0, 1), (1, 1), (60, 1), (61, 2), (899, 15), (900, 15)] {
            assert_eq!(minutes(SignedDuration::from_secs(seconds)), said, "{seconds}");
        }
    }
}
