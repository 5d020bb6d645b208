//! Routes, forms and pages. A handler asks one use case of `app` and turns its answer into a page; it never sees the
//! database. Nothing is kept here between requests.

mod ask;
mod assets;
mod error;
mod figures;

mod imports;
mod layers;
mod page;
mod reach;
mod register;
mod results;
mod serving;
mod trust;

pub use axum::Router;
pub use figures::figures;
pub use reach::{Caller, CannotReach, Named, NotAProxy, NotAPublicUrl, PublicUrl, Reach, TrustedProxy};
pub use results::overview_page_by_itself;
pub use serving::{Tls, serve, with_backups};

use app::App;
use axum::routing::{get, post};

/// All pages of the program.
pub fn router(app: App) -> Router {
    let of_school = Router::new()
        .route("/", get(register::school_start))
        .route("/groups", get(register::groups))
        .route("/groups/{group}", get(results::overview))
        .route("/groups/{group}/overview.pdf", get(results::overview_as_pdf))
        .route("/groups/{group}/overview.csv", get(results::overview_as_csv))
        .route("/pupils", get(register::pupils))
        .route("/pupils/{pupil}", get(results::pupil))
        .route("/search", get(register::search))
        .route("/imports", get(imports::list))
        .route("/imports/{no}", get(imports::one))
        .route("/imports/{no}/rollback", post(imports::roll_back))
        .route("/settings", get(register::settings).post(register::save_settings));
    let pages = Router::new()
        .route("/", get(register::start))
        .route("/healthz", get(trust::alive))
        .route("/readyz", get(trust::ready))
        .route("/language", post(page::choose_language))
        // Who comes back to such an address (after choosing a language, say) finds the start again.
        .route("/imports/roster", get(register::start).post(imports::roster).layer(imports::upload_limit()))
        .route("/imports/results", get(register::start).post(imports::results).layer(imports::upload_limit()))
        .nest("/{school}", of_school)
        .fallback(error::no_such_page)
        .method_not_allowed_fallback(error::no_such_page)
        .with_state(app);
    layers::around(pages, Router::new().route("/assets/{name}", get(assets::asset)))
}
