//! Figures about requests, for who watches over the program, and the pages of the address where they are read.
//!
//! A figure is told apart by method, route and status only. The route is the pattern (`/{school}/groups/{group}`), never
//! the address: that may hold the code of a school, a pupil, or a name that somebody searches for.

use crate::trust;
use app::App;
use axum::{
    Router,
    extract::{MatchedPath, Request},
    http::{Method, header::CONTENT_TYPE},
    middleware::Next,
    response::Response,
    routing::get,
};
use std::time::Duration;
use tower_http::classify::{
    ClassifiedResponse, ClassifyResponse, NeverClassifyEos, ServerErrorsAsFailures, ServerErrorsFailureClass,
};
use tracing::Span;

/// Which route an answer belongs to, in its extensions.
#[derive(Clone)]
struct Asked {
    method: &'static str,
    route: String,
}

/// Writes the route of a request on its answer.
pub(crate) async fn name_route(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    let asked = Asked { method: method(request.method()), route: route.to_owned() };
    let mut response = next.run(request).await;
    response.extensions_mut().insert(asked);
    response
}

/// The method, when it is one that pages know; a caller can think up any other.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// Marks an answer that refuses a caller though its status speaks of a mistake of ours, as SOAP 1.1 wants.
#[derive(Clone)]
pub(crate) struct IsRefusal;

/// Tells which answers stand in the log as failures: those with a status of 500 or above that are not [`IsRefusal`].
/// Anybody could else fill the log with errors.
#[derive(Clone)]
pub(crate) struct Failures;

impl ClassifyResponse for Failures {
    type FailureClass = ServerErrorsFailureClass;
    type ClassifyEos = NeverClassifyEos<ServerErrorsFailureClass>;

    fn classify_response<B>(
        self,
        response: &Response<B>,
    ) -> ClassifiedResponse<Self::FailureClass, Self::ClassifyEos> {
        if response.extensions().get::<IsRefusal>().is_some() {
            return ClassifiedResponse::Ready(Ok(()));
        }
        ServerErrorsAsFailures::new().classify_response(response)
    }

    fn classify_error<E: std::fmt::Display + 'static>(self, error: &E) -> Self::FailureClass {
        ServerErrorsAsFailures::new().classify_error(error)
    }
}

/// Counts an answer, and writes it in the log.
pub(crate) fn answered<B>(response: &Response<B>, latency: Duration, _: &Span) {
    let status = response.status().as_u16();
    tracing::debug!(status, latency = format!("{latency:.1?}"), "answered");
    if let Some(Asked { method, route }) = response.extensions().get::<Asked>().cloned() {
        metrics::histogram!("stut_http_request_seconds", "method" => method, "route" => route.clone())
            .record(latency);
        let status = status.to_string();
        metrics::counter!("stut_http_requests_total", "method" => method, "route" => route, "status" => status)
            .increment(1);
    }
}

/// The pages of the address for who watches over the program: `/metrics` with what `written` gives, in Prometheus' text
/// format, and `/healthz` and `/readyz` as on the other address. It needs no account and shows nothing of persons.
pub fn figures<F, W>(app: App, written: F) -> Router
where
    F: Fn() -> W + Clone + Send + Sync + 'static,
    W: Future<Output = String> + Send + 'static,
{
    let metrics = move || {
        let written = written();
        async move { ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], written.await) }
    };
    Router::new()
        .route("/metrics", get(metrics))
        .route("/healthz", get(trust::alive))
        .route("/readyz", get(trust::ready))
        .with_state(app)
}
