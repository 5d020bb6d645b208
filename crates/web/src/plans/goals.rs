//! Goals: the page of one goal, and where it is sent.

use super::{
    At,
    goal_form::{GoalFields, Wrong, problem_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::plans::{
    GoalPage, GoalSaved, goal_page, put_goal_back, remove_goal, save_goal,
    words::{measure_words, part_words},
};
use axum::{
    Form,
    extract::{Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::results::Part;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "plans/goal.html")]
struct GoalView {
    frame: Frame,
    title: &'static str,
    back: String,
    action: String,
    remove: Option<String>,
    typed: GoalFields,
    subjects: Vec<String>,
    moments: Vec<(String, String)>,
    problems: Wrong,
    meanwhile: Option<String>,
}

impl GoalView {
    fn problem(&self, field: &str) -> Option<&String> {
        self.problems.iter().find(|(of, _)| *of == field).map(|(_, words)| words)
    }

    fn attrs(&self, field: &str, help: &str) -> String {
        let error = self.problem(field).map(|_| format!("{field}-error"));
        let help = (!help.is_empty()).then(|| help.to_owned());
        let about: Vec<String> = help.into_iter().chain(error.clone()).collect();
        let described = (!about.is_empty()).then(|| format!(" aria-describedby=\"{}\"", about.join(" ")));
        let invalid = error.map(|_| " aria-invalid=\"true\"".to_owned());
        described.into_iter().chain(invalid).collect()
    }
}

/// For whom a new goal is.
#[derive(Deserialize)]
pub(super) struct For {
    #[serde(default)]
    part: String,
}

/// The form of a new goal.
pub(super) async fn new(
    ask: Ask,
    params: RawPathParams,
    Query(of): Query<For>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let found = load(&ask, &at).await?;
    let typed = GoalFields {
        part: of.part,
        by: "test".to_owned(),
        due: found.plan.ends_on.to_string(),
        ..GoalFields::default()
    };
    Ok(render(&view(&ask, &at, found, typed, Wrong::new())))
}

/// The form of a goal that is there.
pub(super) async fn one(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let found = load(&ask, &at).await?;
    let known = found.goals.iter().find(|goal| Some(goal.id) == at.goal);
    let known = known.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let typed = GoalFields::of(ask.texts, known);
    Ok(render(&view(&ask, &at, found, typed, Wrong::new())))
}

async fn load(ask: &Ask, at: &At) -> Result<GoalPage, PageError> {
    goal_page(&ask.ctx, &ask.school, at.whose, at.plan).await.map_err(ask.failed())
}

fn view(ask: &Ask, at: &At, found: GoalPage, typed: GoalFields, problems: Wrong) -> GoalView {
    let texts = ask.texts;
    let address =
        at.goal.map_or_else(|| format!("{}/goals", at.base), |goal| format!("{}/goals/{goal}", at.base));
    let moments = Part::ALL.map(|part| (part.letter().to_string(), part_words(texts, Some(part)).to_owned()));
    GoalView {
        frame: Frame::of_school(ask, &found.school, Room::Plans),
        title: if at.goal.is_some() { texts.plan_goal_change() } else { texts.plan_goal_new() },
        back: at.base.clone(),
        remove: at.goal.map(|_| format!("{address}/remove")),
        action: address,
        typed,
        subjects: found.subjects,
        moments: moments.to_vec(),
        problems,
        meanwhile: None,
    }
}

/// Saves a goal.
pub(super) async fn save(
    ask: Ask,
    params: RawPathParams,
    Form(typed): Form<GoalFields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let goal = at.goal.map(|goal| (goal, typed.version));
    let read = match typed.read(ask.texts) {
        Ok(read) => read,
        Err(wrong) => return again(&ask, &at, typed, wrong, None).await,
    };
    let saved = save_goal(&ask.ctx, &ask.school, (at.whose, at.plan), goal, &read).await;
    match saved.map_err(ask.failed())? {
        GoalSaved::Yes(id) => Ok(Redirect::to(&format!("{}?done=goal#goal-{id}", at.base)).into_response()),
        GoalSaved::Problems(problems) => {
            let wrong = problems.into_iter().map(|one| problem_words(ask.texts, one)).collect();
            again(&ask, &at, typed, wrong, None).await
        }
        GoalSaved::Frozen => {
            let wrong = vec![("wording", ask.texts.plan_goal_frozen().to_owned())];
            again(&ask, &at, typed, wrong, None).await
        }
        GoalSaved::Meanwhile(now) => {
            let words = now
                .as_ref()
                .map(|now| format!("{} {}", now.wording.reveal(), measure_words(ask.texts, &now.measure)));
            let version = now.map_or(typed.version, |now| now.version);
            let typed = GoalFields { version, ..typed };
            again(&ask, &at, typed, Wrong::new(), Some(words.unwrap_or_default())).await
        }
    }
}

/// The form once more, with everything that was typed.
async fn again(
    ask: &Ask,
    at: &At,
    typed: GoalFields,
    wrong: Wrong,
    meanwhile: Option<String>,
) -> Result<Response, PageError> {
    let found = load(ask, at).await?;
    let status = if meanwhile.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = GoalView { meanwhile, ..view(ask, at, found, typed, wrong) };
    Ok((status, render(&page)).into_response())
}

/// Takes a goal away.
pub(super) async fn remove(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let goal = at.goal.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let is_done =
        remove_goal(&ask.ctx, &ask.school, (at.whose, at.plan), goal).await.map_err(ask.failed())?;
    let done = if is_done { format!("?done=removed&goal={goal}") } else { "?done=frozen".to_owned() };
    Ok(Redirect::to(&format!("{}{done}", at.base)).into_response())
}

/// Puts a goal back.
pub(super) async fn put_back(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let goal = at.goal.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let is_done =
        put_goal_back(&ask.ctx, &ask.school, (at.whose, at.plan), goal).await.map_err(ask.failed())?;
    let done = if is_done { format!("?done=goal#goal-{goal}") } else { "?done=frozen".to_owned() };
    Ok(Redirect::to(&format!("{}{done}", at.base)).into_response())
}
