//! Who asks, in which language, about which school: what every handler starts from.

use crate::{
    error::PageError,
    page::Frame,
    trust::{Visit, cookie},
};
use app::{App, Ctx};
use axum::{
    extract::{FromRequestParts, Path},
    http::{Method, request::Parts},
};
use i18n::{Language, Texts};
use policy::Actor;
use std::collections::HashMap;

/// The cookie with the language that a person chose.
pub(crate) const LANGUAGE_COOKIE: &str = "stut_language";

/// What a handler starts from.
pub(crate) struct Ask {
    /// The actor and the program.
    pub(crate) ctx: Ctx,
    /// The language.
    pub(crate) texts: &'static Texts,
    /// The school in the address; empty on a page of no school.
    pub(crate) school: String,
    /// Who came through the door.
    pub(crate) visit: Visit,
    /// Whether script asks for a part of a page.
    pub(crate) is_fetch: bool,
    /// The address of the page, without what is asked of it.
    pub(crate) here: String,
    /// The address with what is asked of it, to come back to; the start after something was sent.
    pub(crate) back: String,
    /// The number of the request, which the log has too.
    pub(crate) request: String,
}

impl FromRequestParts<App> for Ask {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let named = Path::<HashMap<String, String>>::from_request_parts(parts, app).await;
        let school = named.ok().and_then(|Path(mut named)| named.remove("school")).unwrap_or_default();
        let is_fetch = parts.headers.get("x-requested-with").is_some_and(|value| value == "fetch");
        let request = parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        let request = request.to_owned();
        let uri = parts.extensions.get::<axum::extract::OriginalUri>().map_or(&parts.uri, |uri| &uri.0);
        let back = uri.path_and_query().filter(|_| parts.method == Method::GET).map(ToString::to_string);
        let visit = parts.extensions.get::<Visit>().cloned().unwrap_or_default();
        let actor = visit.visitor.as_ref().map_or(Actor::Nobody, |visitor| visitor.actor.clone());
        Ok(Self {
            ctx: app.act_as(actor),
            visit,
            texts: Texts::of(language(parts)),
            school,
            is_fetch,
            request,
            here: uri.path().to_owned(),
            back: back.unwrap_or_else(|| "/".to_owned()),
        })
    }
}

impl Ask {
    /// Under which name the browser keeps what is not saved yet: of this person first (`draft.ts` looks there), so that nobody
    /// else gets it, then of what it is a draft.
    pub(crate) fn draft_name(&self, of: &str) -> String {
        let account = self.ctx.actor().account().map(|account| account.to_string()).unwrap_or_default();
        format!("{account}:{of}")
    }

    /// An error as a page in the right language and frame.
    pub(crate) fn failed(&self) -> impl Fn(app::Error) -> PageError + use<> {
        let frame = Frame::bare(self);
        move |error| PageError::new(frame.clone(), error)
    }
}

/// The chosen language; Dutch until somebody chooses.
fn language(parts: &Parts) -> Language {
    let chosen = cookie(&parts.headers, LANGUAGE_COOKIE).and_then(|code| code.parse().ok());
    chosen.unwrap_or(Language::Nl)
}
