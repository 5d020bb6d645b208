//! Where somebody signs in from: what the program knows of the other end, and the cookie by which a browser is known.

use super::{
    cookie,
    door::{Visit, set_cookie},
};
use crate::reach::Caller;
use app::trust::{CameFrom, DEVICE_KNOWN, Token};
use axum::{
    extract::FromRequestParts,
    http::{header::USER_AGENT, request::Parts},
    response::Response,
};
use domain::Personal;
use std::convert::Infallible;

/// Where a request comes from.
pub(crate) struct Whence(pub(crate) CameFrom);

impl<S: Sync> FromRequestParts<S> for Whence {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let is_https = parts.extensions.get::<Visit>().is_some_and(|visit| visit.is_https);
        let browser = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok());
        Ok(Self(CameFrom {
            caller: Caller::of(&parts.extensions).address,
            browser: browser.unwrap_or_default().to_owned(),
            device: cookie(&parts.headers, device_name(is_https)).map(Personal::new),
        }))
    }
}

const fn device_name(is_https: bool) -> &'static str {
    if is_https { "__Host-stut_device" } else { "stut_device" }
}

/// Gives a browser the secret by which it is known from now on.
pub(super) fn remember_device(response: &mut Response, secret: &Token, is_https: bool) {
    let (name, secret, age) = (device_name(is_https), secret.reveal(), DEVICE_KNOWN.as_secs());
    let secure = if is_https { "; Secure" } else { "" };
    set_cookie(response, &format!("{name}={secret}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}"));
}
