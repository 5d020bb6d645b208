//! The plans of a pupil: what is there now, what was, and the plans of its group.

use super::{days_words, pupil_id};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    results::PupilTabs,
};
use app::plans::{
    pupil::{PupilPlans, plans_of_pupil},
    words::{kind_words, state_words},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::plans::{Plan, is_overdue};

#[derive(Template)]
#[template(path = "plans/pupil_list.html")]
struct ListPage {
    frame: Frame,
    base: String,
    pupil: (String, String),
    title: String,
    tabs: Option<PupilTabs>,
    /// Each heading with its plans; empty ones are left out.
    parts: Vec<(&'static str, Vec<Line>)>,
    hidden: Option<String>,
    left: Option<String>,
    empty: Option<String>,
    new: Option<String>,
}

struct Line {
    address: Option<String>,
    title: String,
    about: String,
    is_late: bool,
    is_refused: bool,
    is_shared: bool,
}

/// The plans of a pupil.
pub(super) async fn list(ask: Ask, Path((_, pupil)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = pupil_id(&ask, &pupil)?;
    let found = plans_of_pupil(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let tabs = PupilTabs::above(&ask, (&found.school, id), "/plans").await?;
    let frame = Frame::of_school(&ask, &found.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let address = format!("{base}/pupils/{id}");
    let parts = parts(&ask, &found, &base);
    let (texts, first) = (ask.texts, found.pupil.name.first.reveal().as_str());
    let left = found.pupil.left_on.is_some_and(|day| day < found.today);
    let hidden = found.hidden;
    Ok(render(&ListPage {
        title: texts.pupil_plan_list_title(first),
        empty: parts.is_empty().then(|| texts.pupil_plan_list_none(first)),
        left: left.then(|| texts.pupil_plan_left(first)),
        hidden: (hidden > 0).then(|| texts.pupil_plan_list_hidden(super::count(hidden))),
        new: found.may_write.then(|| format!("{address}/plans/new")),
        pupil: (address, found.pupil.name.full()),
        parts,
        tabs,
        base,
        frame,
    }))
}

fn parts(ask: &Ask, found: &PupilPlans, base: &str) -> Vec<(&'static str, Vec<Line>)> {
    let texts = ask.texts;
    let line = |plan: &Plan, address: Option<String>| {
        let edition = match plan.edition {
            1 => String::new(),
            number => texts.pupil_plan_edition(number),
        };
        let days = days_words(texts, plan.starts_on, plan.ends_on);
        let about = [kind_words(texts, plan.kind), state_words(texts, plan.state), &edition, &days];
        let about: Vec<&str> = about.into_iter().filter(|one| !one.is_empty()).collect();
        Line {
            address,
            title: plan.title.reveal().clone(),
            about: about.join(" · "),
            is_late: is_overdue(plan, found.today, found.terms),
            is_refused: found.refused.contains(&plan.id),
            is_shared: plan.is_shared,
        }
    };
    let own = |is_open: bool| {
        let all = found.own.iter().filter(|plan| plan.is_open() == is_open);
        let address = |plan: &Plan| format!("{base}/pupils/{}/plans/{}", found.pupil.id, plan.id);
        all.map(|plan| line(plan, Some(address(plan)))).collect::<Vec<_>>()
    };
    let of_groups = found.of_groups.iter().map(|(plan, is_open)| {
        let address = plan.group.filter(|_| *is_open);
        line(plan, address.map(|group| format!("{base}/groups/{group}/plans/{}", plan.id)))
    });
    let parts = vec![
        (texts.pupil_plan_list_open(), own(true)),
        (texts.pupil_plan_list_groups(), of_groups.collect()),
        (texts.pupil_plan_list_past(), own(false)),
    ];
    parts.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}
