//! How the goals of a plan stand: worked out from the results, or as a person said.

use super::open::Opened;
use crate::{
    Ctx, Error,
    results::{progress_of_group, progress_of_pupil},
};
use domain::{
    Personal,
    ids::PupilId,
    plans::{
        Arrangement, Goal, GoalOutcome, Measure, Outcome, PlanPupil, PlanState, Tally, actual, baseline,
        judge, readings,
    },
    results::Progress,
};
use std::collections::HashMap;
use store::{ReadTx, plans, register};

/// How one goal stands.
#[derive(Debug, Clone)]
pub struct GoalStanding {
    /// The goal.
    pub goal: Goal,
    /// What came of it for each pupil whom it is for, in the order of the plan.
    pub pupils: Vec<GoalOutcome>,
    /// How many reached it.
    pub tally: Tally,
    /// What came of it for all together: as a person said, else as the figures say.
    pub outcome: Option<Outcome>,
}

/// What the tests say of the pupils of a plan: all series of each.
type Measured = HashMap<PupilId, Vec<Progress>>;

/// Reads what the tests say of the pupils of a plan up to today.
///
/// # Errors
/// When the database fails.
async fn measured(ctx: &Ctx, tx: &mut ReadTx, opened: &Opened) -> Result<Measured, Error> {
    let until = ctx.today();
    if let Some(group) = opened.plan.group
        && let Some(group) = register::group(tx, &opened.scope, group).await?
    {
        return progress_of_group(tx, &opened.scope, &group, until).await;
    }
    let mut all = Measured::new();
    for one in &opened.pupils {
        all.insert(one.pupil, progress_of_pupil(tx, &opened.scope, one.pupil, until).await?);
    }
    Ok(all)
}

/// How the goals of a plan stand. What a person said counts; when the plan is over, so does what was kept then.
///
/// # Errors
/// When the database fails.
pub(crate) async fn standings(
    ctx: &Ctx,
    tx: &mut ReadTx,
    opened: &Opened,
) -> Result<Vec<GoalStanding>, Error> {
    let plan = &opened.plan;
    let goals = plans::goals(tx, &opened.scope, plan.id).await?;
    let kept = plans::outcomes(tx, &opened.scope, plan.id).await?;
    let asks = goals.iter().any(|goal| matches!(goal.measure, Measure::Test { .. }));
    let measured = if asks { measured(ctx, tx, opened).await? } else { Measured::new() };
    let is_kept = matches!(plan.state, PlanState::Evaluated | PlanState::Ended | PlanState::Replaced);
    let of_goal = |goal: Goal| {
        let pupils = opened.pupils.iter().filter(|one| is_for(&goal, one));
        let told = |one: &PlanPupil| {
            let said = kept.iter().find(|kept| kept.goal == goal.id && kept.pupil == one.pupil);
            match said.filter(|said| said.is_by_hand || is_kept) {
                Some(said) => said.clone(),
                None => worked_out(&goal, one.pupil, plan.starts_on, &measured),
            }
        };
        let pupils: Vec<GoalOutcome> = pupils.map(told).collect();
        let tally = Tally::of(pupils.iter().map(|one| one.outcome));
        let outcome = goal.outcome.or_else(|| tally.outcome(goal.share));
        GoalStanding { goal, pupils, tally, outcome }
    };
    Ok(goals.into_iter().map(of_goal).collect())
}

/// Whether a goal is for a pupil: it is for all, for the pupil's arrangement, or for the pupil.
fn is_for(goal: &Goal, one: &PlanPupil) -> bool {
    goal.part.is_empty()
        || one.arrangement.map(Arrangement::code) == Some(goal.part.as_str())
        || one.pupil.to_string() == goal.part
}

fn worked_out(goal: &Goal, pupil: PupilId, starts_on: jiff::civil::Date, measured: &Measured) -> GoalOutcome {
    let readings = measured.get(&pupil).map(|all| readings(&goal.measure, all)).unwrap_or_default();
    let before = baseline(&goal.measure, &readings, starts_on);
    let after = actual(&goal.measure, &readings, (starts_on, goal.due_on));
    let outcome = match &goal.measure {
        Measure::Test { target, .. } => judge(*target, before, after),
        Measure::Seen { .. } => None,
    };
    GoalOutcome {
        goal: goal.id,
        pupil,
        baseline: before,
        actual: after,
        outcome,
        is_by_hand: false,
        remark: Personal::new(String::new()),
    }
}
