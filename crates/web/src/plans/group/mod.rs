//! Group plans as pages: the list of a group, making one, the plan itself, going on.

mod board;
mod bundle;
mod edit;
mod files;
mod list;
mod moves;
mod new;
mod next;
mod page;
mod rule;

use crate::{
    ask::Ask,
    error::PageError,
    routes::{Needs, Routes},
};
use domain::{
    ids::{GroupId, PlanId},
    plans::Plan,
};
use i18n::Texts;
use policy::Action;

/// The addresses of group plans.
pub(super) fn routes(routes: Routes) -> Routes {
    let (view, write) = (Needs::To(Action::ViewGroup), Needs::To(Action::WriteGroupPlan));
    let set = Needs::To(Action::EditPlanSettings);
    routes
        .get("/{school}/groups/{group}/plans", view, list::list)
        .post("/{school}/groups/{group}/plans", write, new::make)
        .get("/{school}/groups/{group}/plans/new", write, new::new)
        .get("/{school}/groups/{group}/bundle", view, bundle::page)
        .get("/{school}/groups/{group}/bundle.pdf", view, bundle::as_pdf)
        .get("/{school}/groups/{group}/plans/{plan}", view, page::page)
        .get("/{school}/groups/{group}/plans/{plan}/plan.pdf", view, files::as_pdf)
        .get("/{school}/groups/{group}/plans/{plan}/plan.json", view, files::as_json)
        .get("/{school}/groups/{group}/plans/{plan}/edit", write, edit::form)
        .post("/{school}/groups/{group}/plans/{plan}/edit", write, edit::save)
        .post("/{school}/groups/{group}/plans/{plan}/pupils", write, moves::move_one)
        .post("/{school}/groups/{group}/plans/{plan}/pupils/add", write, moves::add)
        .post("/{school}/groups/{group}/plans/{plan}/pupils/remove", write, moves::remove)
        .post("/{school}/groups/{group}/plans/{plan}/proposals", write, next::take_proposals)
        .post("/{school}/groups/{group}/plans/{plan}/next", write, next::go_on)
        .get("/{school}/settings/clusters", set, rule::form)
        .post("/{school}/settings/clusters", set, rule::save)
}

/// What was sent under a name, in its order.
type Fields = Vec<(String, String)>;

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

fn group_id(ask: &Ask, group: &str) -> Result<GroupId, PageError> {
    group.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

fn ids(ask: &Ask, group: &str, plan: &str) -> Result<(GroupId, PlanId), PageError> {
    let plan = plan.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    Ok((group_id(ask, group)?, plan))
}

/// The days of a plan in words.
fn days_words(texts: &Texts, plan: &Plan) -> String {
    let language = texts.language();
    let (from, until) = (language.date(plan.starts_on), language.date(plan.ends_on));
    texts.group_plan_days(from.as_str(), until.as_str())
}
