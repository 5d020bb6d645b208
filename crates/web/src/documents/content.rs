//! The content of a document, as a browser gets it: of the right kind, alone with itself, and never run as a page of ours.

use super::{ids, one};
use crate::{ask::Ask, error::PageError};
use app::documents::{self, Opened, Opening, open_document, open_on_request};
use axum::{
    Form,
    extract::{Path, Query},
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use domain::documents::FileKind;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// A picture or a download: nothing around it, and no script, whatever it holds.
const ALONE: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// A document that a browser draws with a viewer of its own, inside a page of ours. The viewers of Chrome and Firefox are
/// walled off by themselves, and draw nothing in a sandbox.
const DRAWN: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// How one wants it.
#[derive(Default, Deserialize)]
pub(crate) struct Wanted {
    /// To keep, not to look at.
    download: Option<String>,
}

/// Why one asks for it.
#[derive(Deserialize)]
pub(crate) struct Why {
    #[serde(default)]
    why: String,
}

/// The content of a document that shows by itself; else back to its page, where one says why.
pub(crate) async fn content(
    ask: Ask,
    Path((_, pupil, document)): Path<(String, String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &document)?;
    match open_document(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())? {
        Opening::Opened(opened) => Ok(sent(opened, wanted.download.is_some())),
        Opening::AskFirst => {
            let page = ask.here.strip_suffix("/content").unwrap_or(&ask.here);
            Ok(Redirect::to(page).into_response())
        }
    }
}

/// The content for who says why. The audit trail has the request before anything is shown.
pub(crate) async fn on_request(
    ask: Ask,
    Path((_, pupil, document)): Path<(String, String, String)>,
    Form(form): Form<Why>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &document)?;
    let Ok(why) = form.why.parse() else {
        let found = documents::document(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())?;
        let mut page = one::page(&ask, &found);
        page.problem = Some(ask.texts.document_why_missing());
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, one::shown(&page)).into_response());
    };
    let opened = open_on_request(&ask.ctx, &ask.school, ids, why).await.map_err(ask.failed())?;
    Ok(sent(opened, false))
}

fn sent(opened: Opened, to_keep: bool) -> Response {
    let kind = opened.kind;
    let is_shown = kind.is_shown() && !to_keep;
    let policy = if kind == FileKind::Pdf && is_shown { DRAWN } else { ALONE };
    let disposition = disposition(if is_shown { "inline" } else { "attachment" }, opened.file_name.reveal());
    let header = |name: HeaderName, value: &'static str| (name, HeaderValue::from_static(value));
    let fixed = [
        header(CONTENT_TYPE, kind.media_type()),
        header(CONTENT_SECURITY_POLICY, policy),
        header(X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let mut response = (fixed, opened.content.into_inner()).into_response();
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// The name of a file for every browser: in ASCII, and with all its letters for who reads RFC 8187.
fn disposition(how: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !"\"\\%;".contains(c) || c == ' ' { c } else { '_' })
        .collect();
    let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_any_letter_goes_along_and_breaks_nothing() {
        let odd = "Zoë \"verslag\";\r\n.pdf";
        let header = disposition("inline", odd);
        assert_eq!(
            header,
            "inline; filename=\"Zo_ _verslag____.pdf\"; filename*=UTF-8''Zo%C3%AB%20%22verslag%22%3B%0D%0A%2Epdf"
        );
        assert!(HeaderValue::from_str(&header).is_ok());
    }
}
