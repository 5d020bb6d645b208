//! The talk about a round: who leads it, who takes part, what is on the wall; and its report.

mod agreements;
mod guest;
mod lead;
mod present;
mod remarks;
mod report;
mod slides;
mod subjects;

use crate::routes::{Needs, Routes};
use policy::Action;

/// The addresses of this part.
pub(super) fn routes(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewSurveys), Needs::To(Action::EditSurveys));
    routes
        .get("/{school}/surveys/{survey}/talk", view, lead::page)
        .post("/{school}/surveys/{survey}/talk/open", edit, lead::open)
        .post("/{school}/surveys/{survey}/talk/close", edit, lead::close)
        .post("/{school}/surveys/{survey}/talk/subjects", edit, subjects::save)
        .post("/{school}/surveys/{survey}/talk/subjects/add", edit, subjects::add)
        .post("/{school}/surveys/{survey}/talk/remarks", edit, remarks::sort)
        .post("/{school}/surveys/{survey}/talk/agreements", edit, agreements::add)
        .get("/{school}/surveys/{survey}/talk/agreements/{agreement}", edit, agreements::one)
        .post("/{school}/surveys/{survey}/talk/agreements/{agreement}", edit, agreements::save)
        .post("/{school}/surveys/{survey}/talk/agreements/{agreement}/state", edit, agreements::set_state)
        .get("/{school}/surveys/{survey}/present", view, present::page)
        .get("/{school}/surveys/{survey}/present/remarks", view, present::remarks)
        .get("/{school}/surveys/{survey}/report", view, report::page)
        .post("/{school}/surveys/{survey}/report", edit, report::save)
        .get("/{school}/surveys/{survey}/report.pdf", view, report::as_pdf)
        // The code in the address lets in; there is no account behind it.
        .get("/talk", Needs::Nothing, guest::door)
        .post("/talk", Needs::Nothing, guest::knock)
        .get("/talk/{code}", Needs::Nothing, guest::page)
        .post("/talk/{code}", Needs::Nothing, guest::send)
}
