//! What lies around every page: request number, log, figures, compression, security headers, who calls and by which
//! name, protection against forged requests.

use crate::{figures, reach};
use axum::{
    Router,
    extract::Request,
    http::{
        HeaderName, HeaderValue,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::from_fn,
};
use tower::ServiceBuilder;
use tower_http::{
    ServiceBuilderExt as _, catch_panic::CatchPanicLayer, classify::SharedClassifier,
    compression::CompressionLayer, csrf::CsrfLayer, request_id::MakeRequestUuid,
    set_header::SetResponseHeaderLayer, trace::TraceLayer,
};
use tracing::info_span;

/// Own origin only; no inline style or script, no frames, no forms elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for the page that shows a document of ours in a frame.
pub(crate) const POLICY_WITH_PREVIEW: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; \
    img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the layers around the pages and around files that are packed already.
pub(crate) fn around(pages: Router, packed: Router) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let permissions = HeaderName::from_static("permissions-policy");
    let resource = HeaderName::from_static("cross-origin-resource-policy");
    let opener = HeaderName::from_static("cross-origin-opener-policy");
    // The log has method, route and status; never the address itself, because a search has a name in it.
    let trace = TraceLayer::new(SharedClassifier::new(figures::Failures))
        .make_span_with(|request: &axum::http::Request<_>| {
            let route = request.extensions().get::<axum::extract::MatchedPath>();
            let route = route.map_or("-", axum::extract::MatchedPath::as_str);
            let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-");
            info_span!("request", id, method = %request.method(), route)
        })
        .on_request(())
        .on_response(figures::answered);
    let layers = ServiceBuilder::new()
        // The number is ours: any text could come into the log with one from elsewhere.
        .map_request(|mut request: Request| {
            request.headers_mut().remove("x-request-id");
            request
        })
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
        .layer(from_fn(figures::name_route))
        .layer(from_fn(reach::meet))
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new());
    // The files of `ui/` are packed already.
    pages.layer(CompressionLayer::new()).merge(packed).layer(layers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, routing::get};
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn the_number_of_a_request_is_ours() {
        let pages = Router::new().route(
            "/",
            get(async |headers: axum::http::HeaderMap| {
                headers.get("x-request-id").map(|id| id.to_str().unwrap().to_owned()).unwrap_or_default()
            }),
        );
        let router = around(pages, Router::new());
        let request = Request::get("/").header("x-request-id", "Noor").header("x-request-id", "Emre");
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let id = response.headers().get("x-request-id").unwrap().to_str().unwrap().to_owned();
        assert_eq!(id.len(), 36, "{id}");
        let seen = axum::body::to_bytes(response.into_body(), 100).await.unwrap();
        assert_eq!(seen, id.as_bytes());
    }
}
