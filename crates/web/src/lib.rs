//! Routes, forms and pages. A handler asks one use case of `app` and turns its answer into a page; it never sees the
//! database. Nothing is kept here between requests.

mod ask;
mod assets;
mod conflict;
mod error;

mod imports;
mod layers;
mod notes;
mod page;
mod register;
mod results;
mod routes;
mod trust;

pub use axum::Router;
pub use results::overview_page_by_itself;
pub use routes::{Needs, Route, routes};

use app::App;
use axum::{middleware::from_fn_with_state, routing::get};
use std::{future::Future, io};
use tokio::net::TcpListener;

/// All pages of the program.
pub fn router(app: App) -> Router {
    let door = from_fn_with_state((app.clone(), Needs::Nothing), trust::door);
    let nowhere = get(error::no_such_page).post(error::no_such_page).layer(door);
    let pages = routes::pages(app.clone())
        .fallback_service(nowhere.clone().with_state(app.clone()))
        .method_not_allowed_fallback(error::no_such_page)
        .with_state(app);
    layers::around(pages, Router::new().route("/assets/{name}", get(assets::asset)))
}

/// Serves pages until `stop` is done; requests that are under way are answered first.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(stop).await
}
