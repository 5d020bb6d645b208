//! The addresses of rights and retention.

use super::{
    corrections, processing_register, pupil_export, retention, retention_destruction, retention_holds,
    retention_terms, trail,
};
use crate::routes::{Needs, Routes};
use policy::Action;

/// The addresses of rights and retention.
pub(super) fn routes(routes: Routes) -> Routes {
    let routes = of_retention(routes);
    routes
        .get("/{school}/pupils/{pupil}/rights", Needs::To(Action::ExportPupil), pupil_export::rights)
        .post("/{school}/pupils/{pupil}/file.zip", Needs::To(Action::ExportPupil), pupil_export::file)
        .post("/{school}/pupils/{pupil}/corrections", Needs::To(Action::CorrectPupil), corrections::add)
        .post("/{school}/pupils/{pupil}/hold", Needs::To(Action::HoldPupil), retention_holds::save)
        .get("/{school}/pupils/{pupil}/trail", Needs::To(Action::ViewPupilTrail), trail::of_pupil)
        .get("/me/trail", Needs::SignedIn, trail::own)
        .get(
            "/{school}/processing-register",
            Needs::To(Action::ViewProcessingRegister),
            processing_register::page,
        )
        .get(
            "/{school}/processing-register.pdf",
            Needs::To(Action::ViewProcessingRegister),
            processing_register::pdf,
        )
}

fn of_retention(routes: Routes) -> Routes {
    const ONE: &str = "/{school}/retention/destructions/{destruction}";
    const PROOF: &str = "/{school}/retention/destructions/{destruction}/proof.pdf";
    const APPROVE: &str = "/{school}/retention/destructions/{destruction}/approve";
    const WITHDRAW: &str = "/{school}/retention/destructions/{destruction}/withdraw";
    routes
        .get("/{school}/retention", Needs::To(Action::ViewRetention), retention::due)
        .post(
            "/{school}/retention/destructions",
            Needs::To(Action::ProposeDestruction),
            retention_destruction::propose,
        )
        .get("/{school}/retention/terms", Needs::To(Action::ViewRetention), retention_terms::terms)
        .post("/{school}/retention/terms/{category}", Needs::To(Action::EditRetention), retention_terms::save)
        .get(ONE, Needs::To(Action::ViewRetention), retention_destruction::one)
        .get(PROOF, Needs::To(Action::ViewRetention), retention_destruction::proof)
        .post(APPROVE, Needs::To(Action::ApproveDestruction), retention_destruction::approve)
        .post(WITHDRAW, Needs::To(Action::ProposeDestruction), retention_destruction::withdraw)
}
