//! What lies around every page: request number, log, compression, security headers, protection against forged requests.

use axum::{
    Router,
    extract::Request,
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Response},
};
use std::net::IpAddr;
use tower::ServiceBuilder;
use tower_http::{
    ServiceBuilderExt as _, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    request_id::MakeRequestUuid, set_header::SetResponseHeaderLayer, trace::TraceLayer,
};
use tracing::{Level, info_span};

/// Own origin only; no inline style or script, no frames, no forms elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the layers around the pages and around files that are packed already.
pub(crate) fn around(pages: Router, packed: Router) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let permissions = HeaderName::from_static("permissions-policy");
    let resource = HeaderName::from_static("cross-origin-resource-policy");
    let opener = HeaderName::from_static("cross-origin-opener-policy");
    // The log has method, route and status; never the address itself, because a search has a name in it.
    let trace = TraceLayer::new_for_http()
        .make_span_with(|request: &axum::http::Request<_>| {
            let route = request.extensions().get::<axum::extract::MatchedPath>();
            let route = route.map_or("-", axum::extract::MatchedPath::as_str);
            let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-");
            info_span!("request", id, method = %request.method(), route)
        })
        .on_request(())
        .on_response(tower_http::trace::DefaultOnResponse::new().level(Level::DEBUG));
    let layers = ServiceBuilder::new()
        .set_x_request_id(MakeRequestUuid)
        .layer(trace)
        .propagate_x_request_id()
        .layer(header(CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(REFERRER_POLICY, "same-origin"))
        .layer(header(CACHE_CONTROL, "no-store"))
        .layer(header(permissions, "camera=(), geolocation=(), microphone=()"))
        .layer(header(opener, "same-origin"))
        .layer(header(resource, "same-origin"))
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new())
        .layer(from_fn(own_host));
    // The files of `ui/` are packed already.
    pages.layer(CompressionLayer::new()).merge(packed).layer(layers)
}

/// Answers only who asks this machine by a name of its own. A page elsewhere could else point a name at the loopback
/// address and read along in the browser of who visits it.
async fn own_host(request: Request, next: Next) -> Response {
    let named = request.headers().get(HOST).map(|host| host.to_str().unwrap_or_default());
    if named.is_none_or(is_this_machine) {
        next.run(request).await
    } else {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    }
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_this_machine;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["localhost", "localhost:7300", "127.0.0.1:7300", "127.1.2.3", "[::1]:7300", "[::1]"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "",
            "school.example",
            "school.example:7300",
            "127.0.0.1.example",
            "10.0.0.1:7300",
            "localhost.example",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
