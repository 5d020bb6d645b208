//! Where the browser reaches the program: what passkeys are tied to, and where single sign-on comes back to.

use crate::reach::Named;
use app::trust::Place;
use axum::{extract::FromRequestParts, http::request::Parts};

/// The place of a request.
pub(super) struct Here(pub(super) Place);

impl<S: Sync> FromRequestParts<S> for Here {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(place(parts)))
    }
}

/// The place that a request names. The layers have refused a name that is not ours.
fn place(parts: &Parts) -> Place {
    match parts.extensions.get::<Named>() {
        Some(named) => Place { origin: named.origin.clone(), host: named.host.clone() },
        None => Place { origin: "http://localhost".to_owned(), host: "localhost".to_owned() },
    }
}
