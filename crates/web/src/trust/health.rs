//! Whether the program is alive and ready, for who watches over it. No account, no data.

use app::App;
use axum::{extract::State, http::StatusCode};
use std::time::Duration;
use tokio::time::timeout;

/// How long the database may take: a server that is gone is waited for longer than somebody who asks this can wait.
const PATIENCE: Duration = Duration::from_secs(5);

/// The program is alive.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// The program can answer: the database does.
pub(crate) async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    let error = match timeout(PATIENCE, app.ready()).await {
        Ok(Ok(())) => return (StatusCode::OK, "ready"),
        Ok(Err(error)) => error.to_string(),
        Err(elapsed) => elapsed.to_string(),
    };
    tracing::error!(error, "not ready");
    (StatusCode::SERVICE_UNAVAILABLE, "not ready")
}
