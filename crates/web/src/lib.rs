//! Routes, forms and pages. A handler asks one use case of `app` and turns its answer into a page; it never sees the
//! database. Nothing is kept here between requests.

mod agreements;
mod ask;
mod assets;
mod calendar;
mod concerns;
mod conflict;
mod documents;
mod error;
mod figures;
mod form;

mod imports;
mod layers;
mod meetings;
mod needs;
mod notes;
mod notices;
mod page;
mod plans;
mod reach;
mod register;
mod results;
mod roles;
mod route;
mod routes;
mod serving;
mod signals;
mod surveys;
mod today;
mod trust;

pub use axum::Router;
pub use figures::figures;
pub use reach::{Caller, CannotReach, Named, NotAProxy, NotAPublicUrl, PublicUrl, Reach, TrustedProxy};
pub use results::overview_page_by_itself;
pub use routes::{Needs, Route, routes};
pub use serving::{Tls, serve, with_backups};

use app::App;
use axum::{middleware::from_fn_with_state, routing::get};

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
