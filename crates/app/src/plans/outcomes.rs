//! What somebody says came of a goal: for one pupil, or for all together. What a person says counts before what the results tell.

use super::{
    goals::{LONGEST_GOAL, held},
    open::{About, Asked, Opened, Whose, open},
};
use crate::{Ctx, Error, notes::cleaned};
use domain::{
    Personal,
    ids::{GoalId, PlanId, PupilId},
    plans::{Goal, GoalOutcome, Outcome, may_write},
};
use store::{WriteTx, audit::Deed, plans};

/// What somebody says: what came of it, or nothing so that the results tell; and in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// A remark about a pupil, or what was learned.
    pub words: Personal<String>,
}

impl Said {
    fn cleaned(&self) -> Self {
        Self { outcome: self.outcome, words: Personal::new(cleaned(self.words.reveal())) }
    }
}

/// What came of saying it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutcomeSaved {
    /// It is kept.
    Yes,
    /// Nothing is kept: the words take more than [`LONGEST_GOAL`] characters.
    TooLong,
    /// Nothing is kept: a remark goes with an outcome that a person says, not with what the results tell.
    NoOutcome,
    /// Nothing is kept: the plan is over.
    Frozen,
    /// Nothing is kept: somebody was first. This stands there now, with the version of the goal.
    Meanwhile(Said, i64),
}

/// Says what came of a goal for one pupil, over what stood there when one looked (`seen`).
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan, goal or pupil in sight, [`Error::Forbidden`] when it is not for the actor to
/// write.
pub async fn say_outcome(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    (goal, pupil): (GoalId, PupilId),
    (said, seen): (&Said, &Said),
) -> Result<OutcomeSaved, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Write).await?;
    let said = said.cleaned();
    if said.words.reveal().chars().count() > LONGEST_GOAL {
        return Ok(OutcomeSaved::TooLong);
    }
    if said.outcome.is_none() && !said.words.reveal().is_empty() {
        return Ok(OutcomeSaved::NoOutcome);
    }
    let mut tx = ctx.read().await?;
    let standings = super::standings(ctx, &mut tx, &opened).await?;
    drop(tx);
    let of_goal = standings.iter().find(|one| one.goal.id == goal);
    let told =
        of_goal.and_then(|one| one.pupils.iter().find(|one| one.pupil == pupil)).ok_or(Error::NotFound)?;
    if !may_write(opened.plan.kind, opened.plan.state, true) {
        return Ok(OutcomeSaved::Frozen);
    }
    let mut tx = ctx.write().await?;
    if !held(&mut tx, ctx, &opened).await? {
        tx.undo().await?;
        return Ok(OutcomeSaved::Frozen);
    }
    let kept = plans::outcomes(&mut tx, &opened.scope, plan).await?;
    let now = said_now(&kept, goal, pupil);
    if now != seen.cleaned() && now != said {
        tx.undo().await?;
        return Ok(OutcomeSaved::Meanwhile(now, 0));
    }
    match said.outcome {
        Some(outcome) => {
            let new =
                GoalOutcome { outcome: Some(outcome), is_by_hand: true, remark: said.words, ..told.clone() };
            plans::put_outcome(&mut tx, &opened.scope, &new).await?;
        }
        None => plans::take_back_outcome(&mut tx, &opened.scope, (goal, pupil)).await?,
    }
    commit(tx, ctx, &opened, goal).await?;
    Ok(OutcomeSaved::Yes)
}

/// What a person said of a pupil; nothing where the results tell.
fn said_now(kept: &[GoalOutcome], goal: GoalId, pupil: PupilId) -> Said {
    let said = kept.iter().find(|one| one.goal == goal && one.pupil == pupil && one.is_by_hand);
    match said {
        Some(said) => Said { outcome: said.outcome, words: said.remark.clone() },
        None => Said { outcome: None, words: Personal::new(String::new()) },
    }
}

/// Says what came of a goal for all together and what was learned, over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan or goal in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn say_of_all(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    (goal, version): (GoalId, i64),
    said: &Said,
) -> Result<OutcomeSaved, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Write).await?;
    let said = said.cleaned();
    if said.words.reveal().chars().count() > LONGEST_GOAL {
        return Ok(OutcomeSaved::TooLong);
    }
    let known = one_goal(ctx, &opened, goal).await?.ok_or(Error::NotFound)?;
    if !may_write(opened.plan.kind, opened.plan.state, true) {
        return Ok(OutcomeSaved::Frozen);
    }
    let mut tx = ctx.write().await?;
    if !held(&mut tx, ctx, &opened).await? {
        tx.undo().await?;
        return Ok(OutcomeSaved::Frozen);
    }
    let new = Goal { outcome: said.outcome, learned: said.words, version, ..known };
    if plans::say_outcome(&mut tx, &opened.scope, &new).await? {
        commit(tx, ctx, &opened, goal).await?;
        return Ok(OutcomeSaved::Yes);
    }
    tx.undo().await?;
    let now = one_goal(ctx, &opened, goal).await?.ok_or(Error::NotFound)?;
    Ok(OutcomeSaved::Meanwhile(Said { outcome: now.outcome, words: now.learned }, now.version))
}

async fn one_goal(ctx: &Ctx, opened: &Opened, goal: GoalId) -> Result<Option<Goal>, Error> {
    let goals = plans::goals(&mut ctx.read().await?, &opened.scope, opened.plan.id).await?;
    Ok(goals.into_iter().find(|known| known.id == goal))
}

async fn commit(tx: WriteTx, ctx: &Ctx, opened: &Opened, goal: GoalId) -> Result<(), Error> {
    let plan = opened.plan.id;
    let deed = |about: About| Deed::PlanOutcomeSaid { plan, goal, pupil: about.pupil, group: about.group };
    opened.commit(tx, ctx, deed).await
}
