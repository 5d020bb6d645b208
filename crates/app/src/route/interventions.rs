//! What is tried for a case: with a goal and a measure, and in the end with what came of it.

use super::open::{Asked, Opened, author, open};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    ids::{CaseId, InterventionId},
    plans::{Measure, Outcome},
    route::{Evaluation, Intervention},
};
use jiff::{ToSpan as _, civil::Date};
use store::{WriteTx, audit::Deed, route};

/// The longest of its texts, in characters.
pub const LONGEST_WORDS: usize = 1_000;

/// The longest name, place or number of times, in characters.
const LONGEST_SHORT: usize = 200;

/// The most minutes of one time.
const MOST_MINUTES: i64 = 600;

/// Something that is tried, as it is typed.
#[derive(Debug, Clone)]
pub struct InterventionTyped {
    /// The key of its kind.
    pub kind: String,
    /// What is to be reached.
    pub goal: Personal<String>,
    /// How one sees whether it is.
    pub measure: Measure,
    /// What is done.
    pub what: Personal<String>,
    /// Who does it.
    pub who: Personal<String>,
    /// The first day; none when it is not readable.
    pub from_on: Option<Date>,
    /// The last day; none when it is not readable.
    pub until_on: Option<Date>,
    /// How often.
    pub often: String,
    /// How many minutes each time, as typed; empty for none.
    pub minutes: String,
    /// With which material.
    pub material: String,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterventionProblem {
    /// It is of no kind.
    Kind,
    /// It has no goal.
    NoGoal,
    /// Nothing says how one sees whether the goal is reached.
    NoMeasure,
    /// Nothing says what is done.
    NoWhat,
    /// Nobody does it.
    NoWho,
    /// There is no first day, or none that is near.
    From,
    /// There is no last day, it is before the first, or more than a year later.
    Until,
    /// The minutes are no number from 1 to 600.
    Minutes,
    /// A text is too long.
    TooLong,
}

/// What came of saving it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InterventionSaved {
    /// It is saved.
    Yes(InterventionId),
    /// Nothing is saved.
    Wrong(Vec<InterventionProblem>),
    /// The case is closed, it is of an earlier step, or its effect is known: then it stays as it is.
    Settled,
    /// Somebody changed it in the meantime, or took it away.
    Meanwhile(Option<Box<Intervention>>),
}

/// Saves something new that is tried, or changes it over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn save_intervention(
    ctx: &Ctx,
    school: &str,
    (case, known): (CaseId, Option<(InterventionId, i64)>),
    typed: &InterventionTyped,
) -> Result<InterventionSaved, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let minutes = typed.minutes.trim();
    let number: Option<i64> = minutes.parse().ok().filter(|number| (1..=MOST_MINUTES).contains(number));
    let problems = problems(typed, minutes.is_empty() || number.is_some());
    let (Some(from_on), Some(until_on), true) = (typed.from_on, typed.until_on, problems.is_empty()) else {
        return Ok(InterventionSaved::Wrong(problems));
    };
    let before = match known {
        Some((id, _)) => match one(ctx, &opened, id).await? {
            Some(before) if is_settled(&opened, &before) => return Ok(InterventionSaved::Settled),
            Some(before) => Some(before),
            None => return Ok(InterventionSaved::Meanwhile(None)),
        },
        None => None,
    };
    let (author, author_name) = author(ctx).await?;
    let new = Intervention {
        id: known.map_or_else(|| InterventionId(new_id()), |(id, _)| id),
        case,
        step: opened.case.step,
        arrival: opened.case.arrival,
        kind: typed.kind.clone(),
        goal: tidy(&typed.goal),
        measure: tidy_measure(&typed.measure),
        what: tidy(&typed.what),
        who: tidy(&typed.who),
        from_on,
        until_on,
        often: cleaned(&typed.often),
        minutes: number,
        material: cleaned(&typed.material),
        evaluation: None,
        author: before.as_ref().map_or(author, |before| before.author),
        author_name: before.map_or(author_name, |before| before.author_name),
        version: known.map_or(1, |(_, version)| version),
    };
    keep(ctx, &opened, (new, known.is_none())).await
}

/// Keeps something that is tried, as long as the case stands where it was looked at.
async fn keep(
    ctx: &Ctx,
    opened: &Opened,
    (new, is_new): (Intervention, bool),
) -> Result<InterventionSaved, Error> {
    let case = opened.case.id;
    let mut tx = ctx.write().await?;
    if !held(&mut tx, ctx, opened).await? {
        tx.undo().await?;
        return Ok(InterventionSaved::Settled);
    }
    let is_saved = match is_new {
        true => route::add_intervention(&mut tx, &opened.scope, &new).await.map(|()| true)?,
        false => route::change_intervention(&mut tx, &opened.scope, &new).await?,
    };
    if is_saved {
        let about = opened.about();
        let deed =
            Deed::InterventionSaved { case, intervention: new.id, pupil: about.pupil, group: about.group };
        tx.commit(&ctx.event(opened.school.id, deed)).await?;
        return Ok(InterventionSaved::Yes(new.id));
    }
    tx.undo().await?;
    Ok(InterventionSaved::Meanwhile(one(ctx, opened, new.id).await?.map(Box::new)))
}

async fn one(ctx: &Ctx, opened: &Opened, id: InterventionId) -> Result<Option<Intervention>, Error> {
    let all = route::interventions(&mut ctx.read().await?, &opened.scope, opened.case.id).await?;
    Ok(all.into_iter().find(|one| one.id == id))
}

/// Whether it does not change any more: it is of an earlier stay at a step, or its effect is known. On what was evaluated the
/// next step stands.
fn is_settled(opened: &Opened, one: &Intervention) -> bool {
    one.arrival != opened.case.arrival || one.evaluation.is_some()
}

/// Whether the case is open and stands where it was looked at; it stays so until the end of the transaction.
async fn held(tx: &mut WriteTx, ctx: &Ctx, opened: &Opened) -> Result<bool, Error> {
    Ok(opened.case.is_open && route::touch(tx, &opened.scope, &opened.case, second(ctx)).await?)
}

fn tidy(text: &Personal<String>) -> Personal<String> {
    Personal::new(cleaned(text.reveal()))
}

fn tidy_measure(measure: &Measure) -> Measure {
    match measure {
        Measure::Seen { how } => Measure::Seen { how: cleaned(how) },
        Measure::Test { .. } => measure.clone(),
    }
}

fn problems(typed: &InterventionTyped, are_minutes_good: bool) -> Vec<InterventionProblem> {
    let is_empty = |text: &Personal<String>| cleaned(text.reveal()).is_empty();
    let is_near = |day: &Date| (2000..=2100).contains(&day.year());
    let from = typed.from_on.filter(is_near);
    let fits =
        |until: &Date| from.is_none_or(|from| *until >= from && *until <= from.saturating_add(1.year()));
    let how = match &typed.measure {
        Measure::Test { subject, .. } => subject.as_str(),
        Measure::Seen { how } => how.as_str(),
    };
    let texts = [typed.goal.reveal(), typed.what.reveal(), how];
    let shorts = [typed.who.reveal().as_str(), &typed.often, &typed.material];
    let is_longer = |text: &str, than: usize| text.chars().count() > than;
    let is_long = texts.into_iter().any(|text| is_longer(text, LONGEST_WORDS))
        || shorts.into_iter().any(|text| is_longer(text, LONGEST_SHORT));
    let is_kind = super::intervention_kinds().iter().any(|kind| kind.key == typed.kind);
    let found = [
        (!is_kind, InterventionProblem::Kind),
        (is_empty(&typed.goal), InterventionProblem::NoGoal),
        (how.trim().is_empty(), InterventionProblem::NoMeasure),
        (is_empty(&typed.what), InterventionProblem::NoWhat),
        (is_empty(&typed.who), InterventionProblem::NoWho),
        (from.is_none(), InterventionProblem::From),
        (typed.until_on.filter(is_near).filter(fits).is_none(), InterventionProblem::Until),
        (!are_minutes_good, InterventionProblem::Minutes),
        (is_long, InterventionProblem::TooLong),
    ];
    found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).collect()
}

/// What came of it, as it is typed.
#[derive(Debug, Clone)]
pub struct EvaluationTyped {
    /// Whether its goal was reached; none when nothing was chosen.
    pub outcome: Option<Outcome>,
    /// The figure or what was seen.
    pub figure: Personal<String>,
    /// What was learned.
    pub learned: Personal<String>,
}

/// What came of saying what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is saved.
    Yes,
    /// No outcome was chosen.
    NoOutcome,
    /// Nothing says by what figure or by what was seen.
    NoFigure,
    /// A text is longer than [`LONGEST_WORDS`].
    TooLong,
    /// The case is closed or has gone on: what was said stands.
    Settled,
    /// Somebody changed it in the meantime, or took it away.
    Meanwhile,
}

/// Says what came of something that was tried, over the version that was looked at. What ended before the case went on can
/// still be evaluated.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn evaluate_intervention(
    ctx: &Ctx,
    school: &str,
    case: CaseId,
    at: (InterventionId, i64),
    typed: &EvaluationTyped,
) -> Result<Said, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let (figure, learned) = (tidy(&typed.figure), tidy(&typed.learned));
    let is_long = |text: &Personal<String>| text.reveal().chars().count() > LONGEST_WORDS;
    let Some(outcome) = typed.outcome else { return Ok(Said::NoOutcome) };
    if figure.reveal().is_empty() {
        return Ok(Said::NoFigure);
    }
    if is_long(&figure) || is_long(&learned) {
        return Ok(Said::TooLong);
    }
    let Some(known) = one(ctx, &opened, at.0).await? else { return Ok(Said::Meanwhile) };
    if is_settled(&opened, &known) && known.evaluation.is_some() {
        return Ok(Said::Settled);
    }
    say(ctx, &opened, at, Some(Evaluation { outcome, figure, learned, on: ctx.today() })).await
}

/// Takes back what was said came of it, as long as the case has not gone on.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn take_back_evaluation(
    ctx: &Ctx,
    school: &str,
    case: CaseId,
    at: (InterventionId, i64),
) -> Result<Said, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let Some(known) = one(ctx, &opened, at.0).await? else { return Ok(Said::Meanwhile) };
    if known.arrival != opened.case.arrival {
        return Ok(Said::Settled);
    }
    say(ctx, &opened, at, None).await
}

async fn say(
    ctx: &Ctx,
    opened: &Opened,
    at: (InterventionId, i64),
    said: Option<Evaluation>,
) -> Result<Said, Error> {
    let mut tx = ctx.write().await?;
    if !held(&mut tx, ctx, opened).await? {
        tx.undo().await?;
        return Ok(Said::Settled);
    }
    if !route::evaluate(&mut tx, &opened.scope, at, said.as_ref()).await? {
        tx.undo().await?;
        return Ok(Said::Meanwhile);
    }
    let about = opened.about();
    let deed = Deed::InterventionEvaluated {
        case: opened.case.id,
        intervention: at.0,
        pupil: about.pupil,
        group: about.group,
    };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(Said::Yes)
}

/// Takes something that was tried away, or puts it back; false when the case has none such, is closed, or stands on it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn set_intervention(
    ctx: &Ctx,
    school: &str,
    (case, id): (CaseId, InterventionId),
    is_removed: bool,
) -> Result<bool, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    if is_removed && one(ctx, &opened, id).await?.is_none_or(|known| is_settled(&opened, &known)) {
        return Ok(false);
    }
    let at = is_removed.then(|| second(ctx));
    let mut tx = ctx.write().await?;
    let is_done = held(&mut tx, ctx, &opened).await?
        && route::remove_intervention(&mut tx, &opened.scope, (case, id), at).await?;
    if is_done {
        let about = opened.about();
        let deed = Deed::InterventionSaved { case, intervention: id, pupil: about.pupil, group: about.group };
        tx.commit(&ctx.event(opened.school.id, deed)).await?;
    } else {
        tx.undo().await?;
    }
    Ok(is_done)
}
