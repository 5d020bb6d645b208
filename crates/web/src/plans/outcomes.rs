//! Where what somebody says came of a goal is sent: for one pupil, or for all together.

use super::{At, texts::kept};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::PageError,
    page::Frame,
};
use app::plans::{LONGEST_GOAL, OutcomeSaved, Said, say_of_all, say_outcome, words::outcome_words};
use axum::{
    Form,
    extract::RawPathParams,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    Personal,
    ids::{GoalId, PupilId},
    plans::Outcome,
};
use i18n::Texts;
use serde::Deserialize;

/// What is sent. For one pupil also what stood there when one looked; for all together the version of the goal.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    pupil: String,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    words: Personal<String>,
    #[serde(default)]
    seen_outcome: String,
    #[serde(default)]
    seen_words: Personal<String>,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    choice: Choice,
    #[serde(default)]
    merged: Personal<String>,
}

impl Sent {
    fn said(&self) -> Said {
        let words = if self.choice == Choice::Merged { &self.merged } else { &self.words };
        Said { outcome: Outcome::from_code(&self.outcome), words: words.clone() }
    }

    fn seen(&self) -> Said {
        Said { outcome: Outcome::from_code(&self.seen_outcome), words: self.seen_words.clone() }
    }
}

/// Keeps what somebody says came of a goal.
pub(super) async fn say(
    ask: Ask,
    params: RawPathParams,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let goal = at.goal.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let done = || Redirect::to(&format!("{}?done=outcome#goal-{goal}", at.base)).into_response();
    let said = sent.said();
    let saved = save(&ask, (&at, goal), &sent, &said).await?;
    let texts = ask.texts;
    let refused = match saved {
        OutcomeSaved::Yes => return Ok(done()),
        OutcomeSaved::Meanwhile(..) if sent.choice == Choice::Theirs => return Ok(done()),
        OutcomeSaved::Meanwhile(now, version) => {
            return Ok(both(&ask, (&at, goal), &sent, (&said, &now, version)));
        }
        OutcomeSaved::TooLong => texts.plan_text_too_long(u64::try_from(LONGEST_GOAL).unwrap_or_default()),
        OutcomeSaved::NoOutcome => texts.plan_outcome_choose().to_owned(),
        OutcomeSaved::Frozen => texts.plan_text_frozen().to_owned(),
    };
    Ok(kept(&ask, (at.base, refused), said.words.reveal()))
}

async fn save(
    ask: &Ask,
    (at, goal): (&At, GoalId),
    sent: &Sent,
    said: &Said,
) -> Result<OutcomeSaved, PageError> {
    let plan = (at.whose, at.plan);
    let saved = if sent.pupil.is_empty() {
        say_of_all(&ask.ctx, &ask.school, plan, (goal, sent.version), said).await
    } else {
        let pupil: PupilId = sent.pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
        say_outcome(&ask.ctx, &ask.school, plan, (goal, pupil), (said, &sent.seen())).await
    };
    saved.map_err(ask.failed())
}

fn both(
    ask: &Ask,
    (at, goal): (&At, GoalId),
    sent: &Sent,
    (mine, now, version): (&Said, &Said, i64),
) -> Response {
    let texts = ask.texts;
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let (my_words, their_words) = (mine.words.reveal(), now.words.reveal());
    Conflict {
        action: format!("{}/goals/{goal}/outcome", at.base),
        fields: vec![
            field("pupil", &sent.pupil),
            field("outcome", &sent.outcome),
            field("words", my_words),
            field("seen_outcome", now.outcome.map_or("", Outcome::code)),
            field("seen_words", their_words),
            field("version", &version.to_string()),
        ],
        by: String::new(),
        parts: vec![
            Part::new(texts.plan_outcome_label(), outcome_said(texts, mine), outcome_said(texts, now)),
            Part::new("", my_words, their_words),
        ],
        merge: Some(format!("{their_words}\n{my_words}").trim().to_owned()),
    }
    .page(Frame::bare(ask))
}

fn outcome_said(texts: &'static Texts, said: &Said) -> &'static str {
    match said.outcome {
        Some(outcome) => outcome_words(texts, Some(outcome)),
        None => texts.plan_outcome_unsaid(),
    }
}
