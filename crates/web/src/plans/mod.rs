//! Plans: all that run, and what the plans of groups and of pupils share: texts, goals, steps.

mod agreed;
mod at;
mod goal_form;
mod goals;
mod goals_view;
pub(crate) mod group;
mod list;
mod outcomes;
pub(crate) mod pupil;
mod steps;
mod texts;

pub(crate) use at::At;
pub(crate) use goals_view::GoalsView;
pub(crate) use list::address;
pub(crate) use steps::{StepsView, done_words, rights};
pub(crate) use texts::{TextField, Written};

use crate::routes::{Needs, Routes};
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let routes = routes.get("/{school}/plans", Needs::To(Action::ViewPlanList), list::page);
    pupil::routes(group::routes(of_pupil(of_group(routes))))
}

fn of_group(routes: Routes) -> Routes {
    let write = Needs::To(Action::WriteGroupPlan);
    routes
        .post("/{school}/groups/{group}/plans/{plan}/texts", write, texts::save)
        .post("/{school}/groups/{group}/plans/{plan}/step", write, steps::take)
        .get("/{school}/groups/{group}/plans/{plan}/goals/new", write, goals::new)
        .post("/{school}/groups/{group}/plans/{plan}/goals", write, goals::save)
        .get("/{school}/groups/{group}/plans/{plan}/goals/{goal}", write, goals::one)
        .post("/{school}/groups/{group}/plans/{plan}/goals/{goal}", write, goals::save)
        .post("/{school}/groups/{group}/plans/{plan}/goals/{goal}/remove", write, goals::remove)
        .post("/{school}/groups/{group}/plans/{plan}/goals/{goal}/back", write, goals::put_back)
        .post("/{school}/groups/{group}/plans/{plan}/goals/{goal}/outcome", write, outcomes::say)
}

fn of_pupil(routes: Routes) -> Routes {
    let write = Needs::To(Action::WritePlan);
    routes
        .post("/{school}/pupils/{pupil}/plans/{plan}/texts", write, texts::save)
        .post("/{school}/pupils/{pupil}/plans/{plan}/step", Needs::To(Action::ViewPlans), steps::take)
        .get("/{school}/pupils/{pupil}/plans/{plan}/goals/new", write, goals::new)
        .post("/{school}/pupils/{pupil}/plans/{plan}/goals", write, goals::save)
        .get("/{school}/pupils/{pupil}/plans/{plan}/goals/{goal}", write, goals::one)
        .post("/{school}/pupils/{pupil}/plans/{plan}/goals/{goal}", write, goals::save)
        .post("/{school}/pupils/{pupil}/plans/{plan}/goals/{goal}/remove", write, goals::remove)
        .post("/{school}/pupils/{pupil}/plans/{plan}/goals/{goal}/back", write, goals::put_back)
        .post("/{school}/pupils/{pupil}/plans/{plan}/goals/{goal}/outcome", write, outcomes::say)
}
