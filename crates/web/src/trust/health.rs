//! Whether the program is alive and ready, for who watches over it. No account, no data.

use app::App;
use axum::{extract::State, http::StatusCode};

/// The program is alive.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// The program can answer: the database does.
pub(crate) async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.ready().await {
        Ok(()) => (StatusCode::OK, "ready"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}
