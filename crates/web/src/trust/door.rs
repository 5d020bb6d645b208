//! The door before every page: who holds the cookie of a session comes in as that person, nobody else passes where one
//! must be signed in.

use crate::{ask::Ask, error::unreadable, page::in_query, reach::Caller, routes::Needs};
use app::{
    App,
    trust::{FactorWish, Visitor, factor_wish},
};
use axum::{
    extract::{FromRequestParts as _, OriginalUri, Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{ACCEPT, CONTENT_TYPE, COOKIE, REFERER, SET_COOKIE},
    },
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use std::sync::Arc;

/// Who came through the door.
#[derive(Clone, Default)]
pub(crate) struct Visit {
    /// Who is signed in.
    pub(crate) visitor: Option<Arc<Visitor>>,
    /// Whether the browser reaches the program by https.
    pub(crate) is_https: bool,
    /// Whether she should set up a second factor.
    pub(crate) wish: FactorWish,
}

/// Lets through who may come to this address at all. What it may do with what the address names is asked of the policy
/// by the use case.
pub(crate) async fn door(
    State((app, needs)): State<(App, Needs)>,
    mut request: Request,
    next: Next,
) -> Response {
    let is_https = Caller::of(request.extensions()).is_https;
    let secret = cookie(request.headers(), cookie_name(is_https));
    let visitor = match secret {
        Some(secret) => match session_of(&app, &secret, listens(request.headers())).await {
            Ok(visitor) => visitor.map(Arc::new),
            // What is open to everybody, such as whether the program is alive, says so without a database too.
            Err(_) if needs == Needs::Nothing => None,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "session");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        },
        None => None,
    };
    if visitor.is_none() && needs != Needs::Nothing {
        return if listens(request.headers()) { nothing_to_hear() } else { to_sign_in(&request) };
    }
    let wish = match wish(&app, visitor.as_deref()).await {
        Ok(wish) => wish,
        Err(_) if needs == Needs::Nothing => FactorWish::None,
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "second factor");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    if wish == FactorWish::Due && needs != Needs::Nothing && !is_open_without_factor(request.uri().path()) {
        return Redirect::to("/me/factors").into_response();
    }
    let renewed = visitor.as_ref().and_then(|visitor| visitor.renewed.as_ref());
    let renewed = renewed.map(|secret| session_cookie(secret.reveal(), is_https));
    request.extensions_mut().insert(Visit { visitor, is_https, wish });
    let (mut parts, body) = request.into_parts();
    let Ok(ask) = Ask::from_request_parts(&mut parts, &app).await;
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if is_bare_refusal(&response) && !ask.is_fetch {
        response = unreadable(&ask, response.status());
    }
    if let Some(cookie) = renewed {
        // A handler that set this cookie itself, at signing out for one, has the last word.
        if !sets_session(&response, is_https) {
            set_cookie(&mut response, &cookie);
        }
    }
    response
}

/// Whether a page listens rather than asks: the browser says so by itself.
fn listens(headers: &HeaderMap) -> bool {
    headers.get(ACCEPT).is_some_and(|kinds| kinds == "text/event-stream")
}

/// The answer after which a page stops listening: a page to sign in on is nothing that it could hear.
fn nothing_to_hear() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

/// Who holds the secret of a session. To listen is no use of it: a page that was left open keeps nobody signed in.
async fn session_of(app: &App, secret: &str, listens: bool) -> Result<Option<Visitor>, app::Error> {
    if listens { app.listener(secret).await } else { app.visitor(secret).await }
}

/// Whether what was sent could not be read at all: too large, or no form. Such an answer is one line of plain text.
fn is_bare_refusal(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    response.status().is_client_error() && kind.is_some_and(|kind| kind.starts_with("text/plain"))
}

fn sets_session(response: &Response, is_https: bool) -> bool {
    let start = format!("{}=", cookie_name(is_https));
    response
        .headers()
        .get_all(SET_COOKIE)
        .iter()
        .any(|cookie| cookie.as_bytes().starts_with(start.as_bytes()))
}

async fn wish(app: &App, visitor: Option<&Visitor>) -> Result<FactorWish, app::Error> {
    match visitor {
        Some(visitor) => factor_wish(app, visitor).await,
        None => Ok(FactorWish::None),
    }
}

/// Where one may go who must set up a second factor before anything else: to do so, or out.
fn is_open_without_factor(path: &str) -> bool {
    path == "/me/factors" || path.starts_with("/me/factors/") || path == "/sign-out"
}

/// To where one signs in, and back afterwards. A part of a page, which script asks for, says only that one must.
fn to_sign_in(request: &Request) -> Response {
    if request.headers().get("x-requested-with").is_some_and(|value| value == "fetch") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let uri = request.extensions().get::<OriginalUri>().map_or(request.uri(), |uri| &uri.0);
    let back = match *request.method() {
        Method::GET => uri.path_and_query().map(ToString::to_string),
        // To the page with the form: what was typed there waits in the browser.
        _ => came_from(request),
    };
    match back.filter(|back| back != "/") {
        Some(back) => Redirect::to(&format!("/sign-in?back={}", in_query(&back))).into_response(),
        None => Redirect::to("/sign-in").into_response(),
    }
}

/// The page of ours from which a form was sent, without the host.
fn came_from(request: &Request) -> Option<String> {
    let said = request.headers().get(REFERER)?.to_str().ok()?;
    let (_, rest) = said.split_once("://")?;
    let path = rest.find('/').and_then(|at| rest.get(at..))?;
    Some(path.to_owned())
}

/// The name of the cookie with the secret of a session. Over https browsers hold a name that begins like this to its
/// rules: this host only, encrypted only.
const fn cookie_name(is_https: bool) -> &'static str {
    if is_https { "__Host-stut_session" } else { "stut_session" }
}

/// The cookie with the secret of a session. It ends with the browser, and on the server sooner.
pub(super) fn session_cookie(secret: &str, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}", cookie_name(is_https))
}

/// The cookie that takes the one of the session away.
pub(super) fn no_session_cookie(is_https: bool) -> String {
    format!("{}; Max-Age=0", session_cookie("", is_https))
}

/// Sets a cookie beside those that are set already.
pub(super) fn set_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|all| all.split(';')).filter_map(|one| one.trim().split_once('='));
    pairs.find_map(|(found, value)| (found == name).then(|| value.to_owned()))
}
