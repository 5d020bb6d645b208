//! Where the browser reaches the program: what passkeys are tied to, and where single sign-on comes back to.

use app::trust::Place;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header::HOST, request::Parts},
};

/// The place of a request.
pub(super) struct Here(pub(super) Place);

impl<S: Sync> FromRequestParts<S> for Here {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(place(&parts.headers)))
    }
}

/// The place that a request names. The layers have refused a name that is not ours.
fn place(headers: &HeaderMap) -> Place {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    Place { origin: format!("http://{host}"), host: name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_tied_to_the_name_without_port() {
        let at = |host: &str| place(&HeaderMap::from_iter([(HOST, host.parse().unwrap())]));
        let there = Place { origin: "http://localhost:7300".to_owned(), host: "localhost".to_owned() };
        assert_eq!(at("localhost:7300"), there);
        assert!(there.has_passkeys());
        assert_eq!(at("localhost").host, "localhost");
        assert!(!at("127.0.0.1:7300").has_passkeys());
        assert!(!at("[::1]:7300").has_passkeys());
    }
}
