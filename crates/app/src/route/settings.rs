//! The steps of a school: those that come with Stut, until it chooses its own.

use super::{
    data::{usual_route, usual_steps},
    form::form_of,
};
use crate::{Ctx, Error};
use domain::{
    register::School,
    route::{RequestForm, Route, RouteProblem, RouteRules, RouteStep},
};
use i18n::Language;
use policy::{Action, InSchool};
use store::{Reads, audit::Deed, route};

/// The steps of a school.
///
/// # Errors
/// When the database fails.
pub(crate) async fn route_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
) -> Result<Route, Error> {
    let own = route::settings(tx, scope).await?;
    Ok(own.and_then(|(steps, _)| Route::new(steps).ok()).unwrap_or_else(|| usual_route(language)))
}

/// What the page of the steps needs.
#[derive(Debug, Clone)]
pub struct RouteSettings {
    /// The school.
    pub school: School,
    /// The steps.
    pub steps: Vec<RouteStep>,
    /// The version of what the school chose; 0 while it has the usual steps.
    pub version: i64,
    /// What the school decides about partners and requests, with the version of that.
    pub rules: (RouteRules, i64),
    /// The form of the partnership, with its version.
    pub form: (RequestForm, i64),
    /// The furthest step at which an open case stands; 0 when there is none.
    pub in_use: u8,
}

/// The steps of a school, for who may change them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn route_settings(ctx: &Ctx, code: &str, language: Language) -> Result<RouteSettings, Error> {
    let (scope, school) = ctx.school(code, Action::EditRoute).await?;
    let mut tx = ctx.read().await?;
    let in_use = in_use(&mut tx, &scope).await?;
    let (steps, version) =
        route::settings(&mut tx, &scope).await?.unwrap_or_else(|| (usual_steps(language), 0));
    let rules = route::rules(&mut tx, &scope).await?;
    let form = form_of(&mut tx, &scope, language).await?;
    Ok(RouteSettings { school, steps, version, rules, form, in_use })
}

async fn in_use(tx: &mut impl Reads, scope: &InSchool) -> Result<u8, Error> {
    let open = route::waiting_cases(tx, scope).await?;
    Ok(open.iter().map(|case| case.step).max().unwrap_or_default())
}

/// What came of saving the steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteSaved {
    /// They are saved.
    Yes,
    /// Nothing is saved.
    Wrong(Vec<RouteProblem>),
    /// A case stands at a step that would be gone; this is the furthest.
    InUse(u8),
    /// Somebody changed them in the meantime.
    Meanwhile,
}

/// Saves the steps over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn save_route(
    ctx: &Ctx,
    code: &str,
    version: i64,
    steps: Vec<RouteStep>,
) -> Result<RouteSaved, Error> {
    let (scope, school) = ctx.school(code, Action::EditRoute).await?;
    let cleaned = |step: RouteStep| RouteStep { name: step.name.trim().to_owned(), ..step };
    let route = match Route::new(steps.into_iter().map(cleaned).collect()) {
        Ok(route) => route,
        Err(problems) => return Ok(RouteSaved::Wrong(problems)),
    };
    let mut tx = ctx.write().await?;
    let in_use = in_use(&mut tx, &scope).await?;
    if in_use > route.last() {
        tx.undo().await?;
        return Ok(RouteSaved::InUse(in_use));
    }
    if !route::put_settings(&mut tx, &scope, (route.steps(), version)).await? {
        tx.undo().await?;
        return Ok(RouteSaved::Meanwhile);
    }
    tx.commit(&ctx.event(school.id, Deed::RouteSettingsSaved)).await?;
    Ok(RouteSaved::Yes)
}
