//! The addresses of second factors and of single sign-on.

use super::{factors, factors_change, factors_second, factors_totp, passkeys, sso};
use crate::routes::{Needs, Routes};

/// All of them.
pub(super) fn routes(routes: Routes) -> Routes {
    let routes = at_the_door(routes);
    routes
        .get("/me/factors", Needs::SignedIn, factors::overview)
        .get("/me/factors/totp", Needs::SignedIn, factors_totp::page)
        .post("/me/factors/totp", Needs::SignedIn, factors_totp::begin)
        .post("/me/factors/totp/confirm", Needs::SignedIn, factors_totp::confirm)
        .get("/me/factors/totp/remove", Needs::SignedIn, factors_change::totp)
        .post("/me/factors/totp/remove", Needs::SignedIn, factors_change::remove_totp)
        .get("/me/factors/codes", Needs::SignedIn, factors_change::codes)
        .post("/me/factors/codes", Needs::SignedIn, factors_change::make_codes)
        .get("/me/factors/passkey", Needs::SignedIn, passkeys::page)
        .post("/me/factors/passkey", Needs::SignedIn, passkeys::add)
        .post("/me/factors/passkey/question", Needs::SignedIn, passkeys::question)
        .get("/me/factors/passkey/remove", Needs::SignedIn, factors_change::passkey)
        .post("/me/factors/passkey/remove", Needs::SignedIn, factors_change::remove_passkey)
        .get("/me/factors/sso/{key}", Needs::SignedIn, sso::link_page)
        .post("/me/factors/sso/{key}", Needs::SignedIn, sso::link)
        .get("/me/factors/unlink", Needs::SignedIn, factors_change::linked)
        .post("/me/factors/unlink", Needs::SignedIn, factors_change::unlink)
}

/// Before one is signed in.
fn at_the_door(routes: Routes) -> Routes {
    routes
        .get("/sign-in/second", Needs::Nothing, factors_second::page)
        .post("/sign-in/second", Needs::Nothing, factors_second::by_code)
        .post("/sign-in/second/passkey", Needs::Nothing, factors_second::by_passkey)
        .post("/sign-in/second/passkey/question", Needs::Nothing, factors_second::question)
        .get("/sign-in/sso/{key}", Needs::Nothing, sso::begin)
        .get("/sign-in/sso/{key}/back", Needs::Nothing, sso::finish)
}
