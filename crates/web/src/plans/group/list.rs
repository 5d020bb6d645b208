//! The plans of a group: what runs, what is being made, what is over.

use super::{days_words, group_id};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    register::Tabs,
};
use app::plans::{
    group::{GroupPlans, group_plans, style_words},
    words::state_words,
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::plans::{Plan, PlanState};

#[derive(Template)]
#[template(path = "plans/group_list.html")]
struct ListPage {
    frame: Frame,
    base: String,
    group_name: String,
    tabs: Tabs,
    /// Each heading with its plans; empty ones are left out.
    parts: Vec<(&'static str, Vec<Line>)>,
    new: Option<String>,
}

struct Line {
    address: String,
    title: String,
    about: String,
    is_late: bool,
}

/// The plans of a group.
pub(super) async fn list(ask: Ask, Path((_, group)): Path<(String, String)>) -> Result<Response, PageError> {
    let found = group_plans(&ask.ctx, &ask.school, group_id(&ask, &group)?).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &found.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let tabs = Tabs::new(&base, (found.group.id, found.group.kind), "plans");
    let new = found.may_write.then(|| format!("{}/plans/new", tabs.overview));
    let parts = parts(&ask, &found, &tabs.overview);
    Ok(render(&ListPage { frame, base, group_name: found.group.name, tabs, parts, new }))
}

fn parts(ask: &Ask, found: &GroupPlans, group: &str) -> Vec<(&'static str, Vec<Line>)> {
    let texts = ask.texts;
    let line = |plan: &Plan| {
        let style = plan.style.map(|style| style_words(texts, style)).unwrap_or_default();
        let state = state_words(texts, plan.state);
        let author = plan.author_name.reveal();
        Line {
            address: format!("{group}/plans/{}", plan.id),
            title: plan.title.reveal().clone(),
            about: [state, style, &days_words(texts, plan), author].join(" · "),
            is_late: plan.state == PlanState::Running && plan.ends_on < ask.ctx.today(),
        }
    };
    let of = |belongs: &dyn Fn(PlanState) -> bool| {
        found.plans.iter().filter(|plan| belongs(plan.state)).map(line).collect::<Vec<_>>()
    };
    let parts = vec![
        (texts.group_plans_running(), of(&|state| state == PlanState::Running)),
        (texts.group_plans_drafts(), of(&|state| state == PlanState::Draft)),
        (texts.group_plans_past(), of(&|state| !matches!(state, PlanState::Running | PlanState::Draft))),
    ];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}
