//! The live UWLR service: where other systems call. No page and no cookie; the key in the message decides.

use crate::{
    ask::Ask,
    error::{no_such_page, note},
    figures::IsRefusal,
    reach::Caller,
};
use app::{
    App, Error,
    imports::{Description, Reception, ServiceFault, fault_message, write_description},
};
use axum::{
    body::{Body, Bytes, HttpBody as _},
    extract::{RawQuery, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER},
    },
    response::{IntoResponse as _, Response},
};
use i18n::{Language, Texts};
use std::{future::poll_fn, pin::Pin, time::Duration};

/// Where it is.
pub(crate) const ADDRESS: &str = "/uwlr/2.2";

const SOAP_ACTION: HeaderName = HeaderName::from_static("soapaction");
const XML: HeaderValue = HeaderValue::from_static("text/xml; charset=utf-8");

/// What is still taken from a caller who is refused, so that it reads the answer before the line is closed.
const LISTENED_TO: usize = 1 << 20;
const LISTENED_FOR: Duration = Duration::from_secs(5);

/// A call.
pub(crate) async fn call(State(app): State<App>, request: Request) -> Response {
    let caller = Caller::of(request.extensions()).address;
    let (charset, action) = (charset(request.headers()), text(request.headers(), &SOAP_ACTION));
    let mut reception = Reception::new(app, caller, charset, action.to_owned());
    let mut body = request.into_body();
    while let Some(piece) = piece(&mut body).await {
        // Who is gone reads no answer.
        let Ok(piece) = piece else { return StatusCode::BAD_REQUEST.into_response() };
        if let Err(fault) = reception.take(&piece).await {
            let _ = tokio::time::timeout(LISTENED_FOR, hear_out(body)).await;
            return refuse(&fault);
        }
    }
    match reception.answer().await {
        Ok(message) => ([(CONTENT_TYPE, XML)], message).into_response(),
        Err(fault) => refuse(&fault),
    }
}

/// The description for machines: `?wsdl`.
pub(crate) async fn describe(ask: Ask, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default().to_ascii_lowercase();
    let (name, code) = query.split_once('=').unwrap_or((&query, ""));
    let Some(what) = Description::of_code(code).filter(|_| name == "wsdl") else {
        return no_such_page(ask).await.into_response();
    };
    let mut message = Vec::new();
    match write_description(what, &ask.ctx.address(ADDRESS), &mut message) {
        Ok(()) => ([(CONTENT_TYPE, XML)], message).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A fault. SOAP 1.1 (section 6.2) wants 500 with each of them, whoever is to blame.
fn refuse(fault: &ServiceFault) -> Response {
    match fault {
        ServiceFault::Failed(Error::Broken(error)) => {
            tracing::error!(error = format!("{error:#}"), "broken");
        }
        ServiceFault::Failed(Error::Conflict(conflict)) => note(*conflict),
        _ => {}
    }
    // Who reads it is in the Netherlands, and says no language.
    let message = fault_message(Texts::of(Language::Nl), fault);
    let mut response = (StatusCode::INTERNAL_SERVER_ERROR, [(CONTENT_TYPE, XML)], message).into_response();
    if !matches!(fault, ServiceFault::Failed(_)) {
        response.extensions_mut().insert(IsRefusal);
    }
    if let ServiceFault::Wait(wait) = fault {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs()));
    }
    response
}

/// The next piece of a body.
async fn piece(body: &mut Body) -> Option<Result<Bytes, axum::Error>> {
    loop {
        match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await? {
            Ok(frame) => {
                if let Ok(piece) = frame.into_data() {
                    return Some(Ok(piece));
                }
            }
            Err(error) => return Some(Err(error)),
        }
    }
}

async fn hear_out(mut body: Body) {
    let mut heard = 0;
    while let Some(Ok(piece)) = piece(&mut body).await {
        heard += piece.len();
        if heard > LISTENED_TO {
            return;
        }
    }
}

/// What `Content-Type` says about the characters.
fn charset(headers: &HeaderMap) -> Option<String> {
    let kind = text(headers, &CONTENT_TYPE).to_ascii_lowercase();
    let named =
        kind.split(';').skip(1).find_map(|part| part.trim().strip_prefix("charset=").map(str::to_owned));
    named.map(|name| name.trim_matches(['"', '\'', ' ']).to_owned())
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_charset_is_read_as_programs_write_it() {
        for (kind, expected) in [
            ("text/xml; charset=utf-8", Some("utf-8")),
            ("text/xml;charset=\"ISO-8859-1\"", Some("iso-8859-1")),
            ("application/soap+xml; action=x; Charset='utf-16'", Some("utf-16")),
            ("text/xml", None),
        ] {
            let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(kind))]);
            assert_eq!(charset(&headers).as_deref(), expected, "{kind}");
        }
        assert_eq!(charset(&HeaderMap::new()), None);
    }
}
