//! The title and the days of a plan.

use super::{
    ids,
    new::{DayField, day_fields, field_name, period_words},
};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room},
    register::Tabs,
};
use app::plans::group::{
    BeginProblem, EditProblem, EditTyped, Edited, LONGEST_TITLE, edit_plan, plan_to_edit,
};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    Personal,
    plans::{Plan, PlanStyle},
    register::{Group, School},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "plans/group_edit.html")]
struct EditPage {
    frame: Frame,
    group_name: String,
    tabs: Tabs,
    plan: String,
    title: String,
    title_problem: Option<String>,
    days: Vec<DayField>,
    version: i64,
    frozen: bool,
}

/// What is sent.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    title: Personal<String>,
    #[serde(default)]
    starts_on: String,
    #[serde(default)]
    ends_on: String,
    #[serde(default)]
    halfway_on: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    choice: Choice,
}

/// The form.
pub(super) async fn form(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &group, &plan)?;
    let found = plan_to_edit(&ask.ctx, &ask.school, at).await.map_err(ask.failed())?;
    let typed = EditTyped::of(&found.2);
    let version = found.2.version;
    Ok(render(&page(&ask, found, (&typed, version), &[])))
}

/// Saves title and days.
pub(super) async fn save(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &group, &plan)?;
    let back = ask.here.trim_end_matches("/edit").to_owned();
    if sent.choice == Choice::Theirs {
        return Ok(Redirect::to(&back).into_response());
    }
    let Sent { title, starts_on, ends_on, halfway_on, version, .. } = sent;
    let typed = EditTyped { title, starts_on, ends_on, halfway_on };
    let saved = edit_plan(&ask.ctx, &ask.school, at, (&typed, version)).await.map_err(ask.failed())?;
    let found = match saved {
        Edited::Yes => return Ok(Redirect::to(&format!("{back}?done=edited")).into_response()),
        Edited::Meanwhile(now) => return Ok(both(&ask, &typed, &now)),
        Edited::Wrong(_) | Edited::Frozen => {
            plan_to_edit(&ask.ctx, &ask.school, at).await.map_err(ask.failed())?
        }
    };
    let style = found.2.style.unwrap_or(PlanStyle::Period);
    let wrong = match &saved {
        Edited::Wrong(wrong) => wrong.iter().map(|one| words_of(ask.texts, *one, style)).collect(),
        _ => Vec::new(),
    };
    let page =
        EditPage { frozen: matches!(saved, Edited::Frozen), ..page(&ask, found, (&typed, version), &wrong) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

fn words_of(texts: &Texts, problem: EditProblem, style: PlanStyle) -> (&'static str, String) {
    match problem {
        EditProblem::Title(BeginProblem::TooLong) => ("title", texts.group_plan_too_long(LONGEST_TITLE)),
        EditProblem::Title(_) => ("title", texts.group_plan_no_title().to_owned()),
        EditProblem::Day(field, problem) => (field_name(field), period_words(texts, problem, style)),
    }
}

fn page(
    ask: &Ask,
    (school, group, plan): (School, Group, Plan),
    (typed, version): (&EditTyped, i64),
    wrong: &[(&'static str, String)],
) -> EditPage {
    let frame = Frame::of_school(ask, &school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let tabs = Tabs::new(&base, (group.id, group.kind), "plans");
    let days = [typed.starts_on.clone(), typed.ends_on.clone(), typed.halfway_on.clone()];
    EditPage {
        plan: format!("{}/plans/{}", tabs.overview, plan.id),
        title: typed.title.reveal().clone(),
        title_problem: wrong.iter().find(|(name, _)| *name == "title").map(|(_, words)| words.clone()),
        days: day_fields(ask.texts, days, wrong),
        version,
        frozen: false,
        group_name: group.name,
        tabs,

        frame,
    }
}

/// What was typed beside what somebody else saved.
fn both(ask: &Ask, typed: &EditTyped, now: &Plan) -> Response {
    let texts = ask.texts;
    let theirs = EditTyped::of(now);
    let pairs = [
        (texts.group_plan_title_field(), "title", typed.title.reveal(), theirs.title.reveal()),
        (texts.group_plan_starts_on(), "starts_on", &typed.starts_on, &theirs.starts_on),
        (texts.group_plan_halfway_on(), "halfway_on", &typed.halfway_on, &theirs.halfway_on),
        (texts.group_plan_ends_on(), "ends_on", &typed.ends_on, &theirs.ends_on),
    ];
    let mut fields = vec![("version".to_owned(), now.version.to_string())];
    fields.extend(pairs.iter().map(|(_, name, mine, _)| ((*name).to_owned(), (*mine).clone())));
    let differ = pairs.iter().filter(|(_, _, mine, theirs)| mine != theirs);
    let parts = differ.map(|(label, _, mine, theirs)| Part::new(*label, mine, theirs)).collect();
    Conflict { action: ask.here.clone(), fields, by: String::new(), parts, merge: None }
        .page(Frame::bare(ask))
}
