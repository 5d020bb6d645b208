//! The addresses of tests and norms.

use super::{catalogue, norms, own_tests};
use crate::routes::{Needs, Routes};
use policy::Action;

/// The addresses of tests and norms.
pub(crate) fn settings_routes(routes: Routes) -> Routes {
    const MAY: Needs = Needs::To(Action::EditTests);
    routes
        .get("/{school}/settings/tests", MAY, catalogue::tests)
        .get("/{school}/settings/tests/series", MAY, catalogue::series)
        .post("/{school}/settings/tests/series", MAY, catalogue::save)
        .post("/{school}/settings/tests/hide", MAY, catalogue::hide)
        .post("/{school}/settings/tests/forget", MAY, catalogue::forget)
        .get("/{school}/settings/tests/own", MAY, own_tests::own_test)
        .post("/{school}/settings/tests/own", MAY, own_tests::save)
        .post("/{school}/settings/tests/own/remove", MAY, own_tests::remove)
        .get("/{school}/settings/norms", MAY, norms::norms)
        .upload_within("/{school}/settings/norms/look", MAY, norms::file_limit(), norms::look)
        .upload_within("/{school}/settings/norms/apply", MAY, norms::file_limit(), norms::apply)
        .get("/{school}/settings/norms/empty.csv", MAY, norms::empty_file)
        .post("/{school}/settings/norms/didactic-age", MAY, norms::save_convention)
        .get("/{school}/settings/norms/{norm}", MAY, norms::norm)
        .post("/{school}/settings/norms/{norm}/remove", MAY, norms::remove)
}
