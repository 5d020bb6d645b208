//! Goals: each with a measure, and with what came of it.

use super::open::{About, Asked, Opened, Whose, looked, open};
use crate::{
    Ctx, Error,
    ctx::new_id,
    norms,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    ids::{GoalId, PlanId},
    plans::{Goal, Measure, Plan, may_write},
    register::School,
};
use jiff::{ToSpan as _, civil::Date};
use std::collections::BTreeSet;
use store::{WriteTx, audit::Deed, plans, results};

/// The longest wording of a goal, in characters.
pub const LONGEST_GOAL: usize = 500;

/// The most goals of a plan: more than anybody follows.
pub const MOST_GOALS: usize = 60;

/// A goal as it is typed.
#[derive(Debug, Clone)]
pub struct GoalTyped {
    /// For whom: empty for all of the plan, else the code of an arrangement or the id of a pupil.
    pub part: String,
    /// What it says.
    pub wording: Personal<String>,
    /// How one sees whether it was reached.
    pub measure: Measure,
    /// When; the last day of the plan when none is given.
    pub due_on: Option<Date>,
    /// The share of pupils who have to reach it, in per cent.
    pub share: Option<u8>,
}

/// What is wrong with a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalProblem {
    /// It says nothing.
    NoWording,
    /// It says more than [`LONGEST_GOAL`] characters.
    TooLong,
    /// Nothing says how one sees that it was reached.
    NoMeasure,
    /// How one sees it takes more than [`LONGEST_GOAL`] characters.
    MeasureTooLong,
    /// A share is from 1 to 100.
    Share,
    /// It is due before the plan begins, or more than a year after it ends.
    Due,
    /// The plan has no such part.
    NoSuchPart,
    /// The plan has [`MOST_GOALS`] goals.
    TooMany,
}

/// What came of saving a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalSaved {
    /// It is saved.
    Yes(GoalId),
    /// Nothing is saved.
    Problems(Vec<GoalProblem>),
    /// The plan is in a state in which goals are not changed.
    Frozen,
    /// Somebody changed it in the meantime, or took it away.
    Meanwhile(Option<Box<Goal>>),
}

/// What the form of a goal needs.
#[derive(Debug, Clone)]
pub struct GoalPage {
    /// The school.
    pub school: School,
    /// The plan.
    pub plan: Plan,
    /// Its goals.
    pub goals: Vec<Goal>,
    /// The subjects of the school's tests, those of the plan first.
    pub subjects: Vec<String>,
}

/// What the form of a goal needs, for who may write in the plan.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn goal_page(ctx: &Ctx, school: &str, whose: Whose, plan: PlanId) -> Result<GoalPage, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Write).await?;
    looked(ctx, &opened, "goal").await?;
    let mut tx = ctx.read().await?;
    let goals = plans::goals(&mut tx, &opened.scope, plan).await?;
    let tests = results::tests(&mut tx, &opened.scope).await?;
    let others: BTreeSet<_> = tests
        .into_iter()
        .filter_map(|test| test.subject)
        .filter(|subject| !opened.plan.subjects.contains(subject))
        .map(|subject| (norms::subject_place(Some(&subject)), subject))
        .collect();
    let others = others.into_iter().map(|(_, subject)| subject);
    let subjects = opened.plan.subjects.iter().cloned().chain(others).collect();
    Ok(GoalPage { school: opened.school, plan: opened.plan, goals, subjects })
}

/// Saves a new goal, or changes one over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn save_goal(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    goal: Option<(GoalId, i64)>,
    typed: &GoalTyped,
) -> Result<GoalSaved, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Write).await?;
    if !may_write(opened.plan.kind, opened.plan.state, false) {
        return Ok(GoalSaved::Frozen);
    }
    let goals = plans::goals(&mut ctx.read().await?, &opened.scope, plan).await?;
    let mut problems = problems(&opened, typed);
    if goal.is_none() && goals.len() >= MOST_GOALS {
        problems.push(GoalProblem::TooMany);
    }
    if !problems.is_empty() {
        return Ok(GoalSaved::Problems(problems));
    }
    let known = goal.map(|(id, _)| goals.iter().find(|known| known.id == id));
    let Some(known) = known.map_or(Some(None), |known| known.map(Some)) else {
        return Ok(GoalSaved::Meanwhile(None));
    };
    let in_part = goals.iter().filter(|known| known.part == typed.part);
    let last = in_part.map(|known| known.position).max().unwrap_or_default();
    let new = Goal {
        id: goal.map_or_else(|| GoalId(new_id()), |(id, _)| id),
        plan,
        part: typed.part.clone(),
        wording: Personal::new(cleaned(typed.wording.reveal())),
        measure: cleaned_measure(&typed.measure),
        due_on: typed.due_on.unwrap_or(opened.plan.ends_on),
        share: typed.share,
        outcome: known.and_then(|known| known.outcome),
        learned: known.map_or_else(|| Personal::new(String::new()), |known| known.learned.clone()),
        position: known.map_or(last.saturating_add(1), |known| known.position),
        version: goal.map_or(1, |(_, version)| version),
    };
    let mut tx = ctx.write().await?;
    if !held(&mut tx, ctx, &opened).await? {
        tx.undo().await?;
        return Ok(GoalSaved::Frozen);
    }
    let is_saved = match goal {
        None => plans::add_goal(&mut tx, &opened.scope, &new).await.map(|()| true)?,
        Some(_) => plans::change_goal(&mut tx, &opened.scope, &new).await?,
    };
    if is_saved {
        commit(tx, ctx, &opened, new.id).await?;
        return Ok(GoalSaved::Yes(new.id));
    }
    tx.undo().await?;
    let now = plans::goals(&mut ctx.read().await?, &opened.scope, plan).await?;
    Ok(GoalSaved::Meanwhile(now.into_iter().find(|one| one.id == new.id).map(Box::new)))
}

fn problems(opened: &Opened, typed: &GoalTyped) -> Vec<GoalProblem> {
    let wording = cleaned(typed.wording.reveal());
    let (plan, due) = (&opened.plan, typed.due_on.unwrap_or(opened.plan.ends_on));
    let has_measure = match &typed.measure {
        Measure::Test { subject, .. } => !subject.trim().is_empty(),
        Measure::Seen { how } => !how.trim().is_empty(),
    };
    let found = [
        (wording.is_empty(), GoalProblem::NoWording),
        (wording.chars().count() > LONGEST_GOAL, GoalProblem::TooLong),
        (!has_measure, GoalProblem::NoMeasure),
        (is_long(&typed.measure), GoalProblem::MeasureTooLong),
        (typed.share.is_some_and(|share| !(1..=100).contains(&share)), GoalProblem::Share),
        (due < plan.starts_on || due > plan.ends_on.saturating_add(1.year()), GoalProblem::Due),
        (!opened.has_part(&typed.part), GoalProblem::NoSuchPart),
    ];
    found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).collect()
}

fn is_long(measure: &Measure) -> bool {
    matches!(measure, Measure::Seen { how } if cleaned(how).chars().count() > LONGEST_GOAL)
}

fn cleaned_measure(measure: &Measure) -> Measure {
    match measure {
        Measure::Seen { how } => Measure::Seen { how: cleaned(how) },
        Measure::Test { .. } => measure.clone(),
    }
}

/// Takes a goal away, or puts it back; false when the plan has none such, or does not change any more.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn remove_goal(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    goal: GoalId,
) -> Result<bool, Error> {
    set_removed(ctx, school, (whose, plan), goal, true).await
}

/// Puts a goal back that was taken away; see [`remove_goal`].
///
/// # Errors
/// The same.
pub async fn put_goal_back(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    goal: GoalId,
) -> Result<bool, Error> {
    set_removed(ctx, school, (whose, plan), goal, false).await
}

async fn set_removed(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    goal: GoalId,
    is_removed: bool,
) -> Result<bool, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Write).await?;
    if !may_write(opened.plan.kind, opened.plan.state, false) {
        return Ok(false);
    }
    let at = is_removed.then(|| second(ctx));
    let mut tx = ctx.write().await?;
    let is_done = held(&mut tx, ctx, &opened).await?
        && plans::remove_goal(&mut tx, &opened.scope, (plan, goal), at).await?;
    if is_done {
        commit(tx, ctx, &opened, goal).await?
    } else {
        tx.undo().await?
    }
    Ok(is_done)
}

/// Whether the plan still is in the state in which it was looked at; it stays so until the end of the transaction.
pub(super) async fn held(tx: &mut WriteTx, ctx: &Ctx, opened: &Opened) -> Result<bool, Error> {
    let held = (opened.plan.id, opened.plan.state);
    Ok(plans::touch(tx, &opened.scope, held, second(ctx)).await?)
}

async fn commit(tx: WriteTx, ctx: &Ctx, opened: &Opened, goal: GoalId) -> Result<(), Error> {
    let plan = opened.plan.id;
    let deed = |about: About| Deed::PlanGoalSaved { plan, goal, pupil: about.pupil, group: about.group };
    opened.commit(tx, ctx, deed).await
}
