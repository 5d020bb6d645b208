//! Who comes in: the door before every page, signing in and out. And whether the program is alive and ready.

mod access;
mod backups;
mod corrections;
mod door;
mod emergencies;
mod factors;
mod factors_change;
mod factors_routes;
mod factors_second;
mod factors_totp;
mod health;
mod invitation;
mod me;
mod me_device;
mod origin;
mod passkeys;
mod people;
mod people_routes;
mod processing_register;
mod pupil_export;
mod retention;
mod retention_destruction;
mod retention_holds;
mod retention_terms;
mod rights_routes;
mod sent;
mod set_up;
mod sign_in;
mod sign_in_forgotten;
mod sign_in_from;
mod sso;
mod trail;
mod view_as;

pub(crate) use access::pupil_links;
pub(crate) use backups::{Plan, backup_notice};
pub(crate) use corrections::{CorrectionLine, correction_lines};
pub(crate) use door::{Visit, cookie, door};
pub(crate) use health::{alive, ready};
pub(crate) use people::{invited, moment};
pub(crate) use sign_in::wait_page;
pub(crate) use sign_in_from::Whence;

use crate::routes::{Needs, Routes};
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let routes = rights_routes::routes(routes);
    people_routes::routes(factors_routes::routes(routes))
        .get("/{school}/sent", Needs::To(Action::ViewSent), sent::sent)
        .get("/sign-in", Needs::Nothing, sign_in::form)
        .post("/sign-in", Needs::Nothing, sign_in::send)
        .post("/sign-out", Needs::SignedIn, sign_in::sign_out)
        .get("/forgotten-password", Needs::Nothing, sign_in_forgotten::form)
        .post("/forgotten-password", Needs::Nothing, sign_in_forgotten::send)
        .get("/set-up/{token}", Needs::Nothing, set_up::form)
        .post("/set-up/{token}", Needs::Nothing, set_up::send)
        .get("/invitation/{token}", Needs::Nothing, invitation::form)
        .post("/invitation/{token}", Needs::Nothing, invitation::send)
        .get("/me", Needs::SignedIn, me::me)
        .post("/me/password", Needs::SignedIn, me::change_password)
        .post("/me/sessions", Needs::SignedIn, me::end_sessions)
}
