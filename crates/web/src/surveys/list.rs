//! The list of rounds, and what a new one begins with.

use super::state_words;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, school_base},
};
use app::surveys::{self as use_cases, Beginning, RoundLine, StartingList};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::roles::ModelKey;
use i18n::Texts;
use jiff::tz::TimeZone;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "surveys/list.html")]
struct ListPage {
    frame: Frame,
    address: String,
    rounds: Vec<Line>,
    may_edit: bool,
    has_example: bool,
    done: Option<&'static str>,
}

struct Line {
    address: String,
    title: String,
    state: &'static str,
    is_example: bool,
    made: String,
    answered: String,
    share: String,
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Came {
    #[serde(default)]
    pub(super) done: String,
}

/// The list.
pub(super) async fn list(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let found = use_cases::rounds(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let address = format!("{}/surveys", school_base(&found.school));
    Ok(render(&ListPage {
        frame: super::frame(&ask, &found.school),
        has_example: found.rounds.iter().any(|line| line.survey.is_example),
        rounds: found.rounds.iter().map(|one| line(ask.texts, &address, one)).collect(),
        may_edit: found.may_edit,
        done: (came.done == "removed").then(|| ask.texts.surveys_done_removed()),
        address,
    }))
}

fn line(texts: &'static Texts, address: &str, one: &RoundLine) -> Line {
    let day = one.survey.opened_at.unwrap_or(one.survey.made_at).to_zoned(TimeZone::UTC).date();
    Line {
        address: format!("{address}/{}", one.survey.id),
        title: one.survey.title.clone(),
        state: state_words(texts, one.survey.state),
        is_example: one.survey.is_example,
        made: texts.language().long_date(day),
        answered: texts.surveys_answered_of(one.answered, one.invited),
        share: share(texts, one.answered, one.invited),
    }
}

/// The share of the invited who answered; empty when nobody was invited.
pub(super) fn share(texts: &Texts, answered: i64, invited: i64) -> String {
    let share = answered.saturating_mul(100_000).checked_div(invited);
    share.map(|share| texts.language().percentage(share)).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "surveys/new.html")]
struct NewPage {
    frame: Frame,
    address: String,
    models: Vec<Choice>,
    lists: Vec<Choice>,
    problem: Option<&'static str>,
}

struct Choice {
    value: String,
    name: String,
    about: String,
}

/// What a round can begin with.
pub(super) async fn new(ask: Ask) -> Result<Response, PageError> {
    new_page(&ask, None).await
}

async fn new_page(ask: &Ask, problem: Option<&'static str>) -> Result<Response, PageError> {
    let found = use_cases::beginnings(&ask.ctx, ask.texts, &ask.school).await.map_err(ask.failed())?;
    let levels = |names: Vec<&str>| names.join(" · ");
    let model = |model: &domain::roles::RoleModel| Choice {
        value: model.key.0.clone(),
        name: model.name.clone(),
        about: levels(model.levels.iter().map(|level| level.name.as_str()).collect()),
    };
    let list = |list: StartingList| Choice {
        value: list.code().to_owned(),
        name: ask.texts.surveys_list_title(list.code()),
        about: ask.texts.surveys_list_about(list.code()),
    };
    Ok(render(&NewPage {
        frame: super::frame(ask, &found.school),
        address: format!("{}/surveys", school_base(&found.school)),
        models: found.models.iter().map(model).collect(),
        lists: StartingList::ALL.into_iter().map(list).collect(),
        problem,
    }))
}

/// From what a round is to be made.
#[derive(Default, Deserialize)]
pub(super) struct BeginForm {
    #[serde(default)]
    model: String,
    #[serde(default)]
    list: String,
}

impl BeginForm {
    fn beginning(&self) -> Option<Beginning> {
        if !self.model.is_empty() {
            return Some(Beginning::Model(ModelKey(self.model.clone())));
        }
        StartingList::ALL.into_iter().find(|one| one.code() == self.list).map(Beginning::List)
    }
}

/// Makes a draft.
pub(super) async fn begin(ask: Ask, Form(form): Form<BeginForm>) -> Result<Response, PageError> {
    let Some(beginning) = form.beginning() else {
        let page = new_page(&ask, Some(ask.texts.surveys_choose_one())).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let made = use_cases::begin(&ask.ctx, ask.texts, &ask.school, &beginning).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/{made}?done=made", ask.here)).into_response())
}

/// Puts the example among the rounds.
pub(super) async fn example(ask: Ask) -> Result<Response, PageError> {
    let made = use_cases::add_example(&ask.ctx, ask.texts, &ask.school).await.map_err(ask.failed())?;
    let base = ask.here.strip_suffix("/example").unwrap_or(&ask.here);
    Ok(Redirect::to(&format!("{base}/{made}")).into_response())
}

/// Makes a draft of the next round.
pub(super) async fn next(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = super::survey_id(&ask, &survey)?;
    let made = use_cases::begin_next(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let base = ask.here.split_once("/surveys").map_or("", |(base, _)| base);
    Ok(Redirect::to(&format!("{base}/surveys/{made}?done=next")).into_response())
}
