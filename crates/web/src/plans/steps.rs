//! The steps of a plan: the buttons on its page, and where they are sent.

use super::At;
use crate::{ask::Ask, error::PageError, page::Frame};
use app::plans::{
    Stepped, Whose, take_step,
    words::{lacking_words, state_words, step_words},
};
use axum::{
    Form,
    extract::RawPathParams,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::plans::{Plan, PlanKind, Step, StepRefused, step};
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};
use serde::Deserialize;

/// The steps that can be taken now: `plans/steps.html`, in which it is called `steps`.
pub(crate) struct StepsView {
    pub(crate) action: String,
    pub(crate) version: i64,
    /// Where the plan stands.
    pub(crate) state: String,
    /// The steps: code, words, and whether it leads on.
    pub(crate) steps: Vec<(&'static str, String, bool)>,
}

impl StepsView {
    /// The steps of a plan for who may write in it; `may_agree` says whether she may record that guardians agree.
    pub(crate) fn new(ask: &Ask, at: &At, plan: &Plan, (may_write, may_agree): (bool, bool)) -> Self {
        let can = |one: &Step| {
            let is_hers = if *one == Step::Agree { may_agree } else { may_write };
            is_hers && step(plan.kind, plan.state, *one, &[]).is_ok()
        };
        let words = |one: Step| {
            let leads_on = !matches!(one, Step::Revise | Step::Drop | Step::Reopen);
            (one.code(), step_words(ask.texts, one).to_owned(), leads_on)
        };
        Self {
            action: format!("{}/step", at.base),
            version: plan.version,
            state: state_words(ask.texts, plan.state).to_owned(),
            steps: Step::ALL.into_iter().filter(can).map(words).collect(),
        }
    }

    /// Whether it may be written in again, which takes back what guardians said.
    pub(crate) fn has_revise(&self) -> bool {
        self.steps.iter().any(|(code, _, _)| *code == Step::Revise.code())
    }
}

/// What is sent.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    step: String,
    #[serde(default)]
    version: i64,
}

#[derive(askama::Template)]
#[template(path = "plans/refused.html")]
struct RefusedPage {
    frame: Frame,
    back: String,
    words: String,
    lacks: Vec<String>,
}

/// Takes a step.
pub(super) async fn take(
    ask: Ask,
    params: RawPathParams,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let Some(wanted) = Step::from_code(&sent.step) else {
        may_see(&ask, &at).await?;
        return Err(ask.failed()(app::Error::NotFound));
    };
    let asked = (at.whose, at.plan, sent.version);
    let stepped = take_step(&ask.ctx, &ask.school, asked, wanted).await.map_err(ask.failed())?;
    match stepped {
        Stepped::Yes(state) => {
            Ok(Redirect::to(&format!("{}?done={}", at.base, state.code())).into_response())
        }
        Stepped::Refused(refused) => Ok(refused_page(&ask, &at, &refused)),
        Stepped::Meanwhile => {
            let words = ask.texts.plan_step_meanwhile().to_owned();
            Ok(page(&ask, &at, StatusCode::CONFLICT, words, Vec::new()))
        }
    }
}

/// Asks the policy about what is no step at all, so that who may not hears that first.
async fn may_see(ask: &Ask, at: &At) -> Result<(), PageError> {
    let (ctx, school) = (&ask.ctx, &ask.school);
    match at.whose {
        Whose::Group(group) => ctx.group(school, group, Action::WriteGroupPlan).await.map(drop),
        Whose::Pupil(pupil) => ctx.pupil(school, pupil, Action::ViewPlans).await.map(drop),
    }
    .map_err(ask.failed())
}

fn refused_page(ask: &Ask, at: &At, refused: &StepRefused) -> Response {
    let texts: &Texts = ask.texts;
    let (words, lacks) = match refused {
        StepRefused::NotNow => (texts.plan_step_not_now(), Vec::new()),
        StepRefused::OtherEdition => (texts.plan_step_other_edition(), Vec::new()),
        StepRefused::Lacks(lacks) => {
            (texts.plan_step_lacks(), lacks.iter().map(|one| lacking_words(texts, *one).to_owned()).collect())
        }
    };
    page(ask, at, StatusCode::UNPROCESSABLE_ENTITY, words.to_owned(), lacks)
}

fn page(ask: &Ask, at: &At, status: StatusCode, words: String, lacks: Vec<String>) -> Response {
    let page = RefusedPage { frame: Frame::bare(ask), back: at.base.clone(), words, lacks };
    (status, crate::error::render(&page)).into_response()
}

/// What a page of a plan says about what was just done; the word comes from its address.
pub(crate) fn done_words(texts: &Texts, done: &str) -> Option<String> {
    match done {
        "goal" => Some(texts.plan_goal_saved().to_owned()),
        "removed" => Some(texts.plan_goal_removed().to_owned()),
        "outcome" => Some(texts.plan_outcome_saved().to_owned()),
        state => {
            let state = domain::plans::PlanState::from_code(state)?;
            Some(texts.plan_step_done(state_words(texts, state)))
        }
    }
}

/// Whether somebody who looks at the plan may write in it, and record that guardians agree.
pub(crate) async fn rights(
    ask: &Ask,
    at: &At,
    plan: &Plan,
    school: domain::ids::SchoolId,
) -> Result<(bool, bool), PageError> {
    match at.whose {
        Whose::Group(group) => {
            let of_group = Resource::Group { school, group };
            let may =
                matches!(decide(ask.ctx.actor(), Action::WriteGroupPlan, of_group), Decision::Allowed(_));
            Ok((may && plan.kind == PlanKind::Group, false))
        }
        Whose::Pupil(pupil) => {
            let may = ask.ctx.may_with(school, pupil).await.map_err(ask.failed())?;
            Ok((may.contains(&Action::WritePlan), may.contains(&Action::AgreePlan)))
        }
    }
}
