//! Telling that something has to be evaluated: by the clock, to who made the plan or tried the intervention.

use super::told::{Told, tell};
use crate::{Ctx, Error, plans::due_to_evaluate};
use domain::ids::AccountId;
use jiff::{SignedDuration, civil::Date};
use policy::InSchool;
use store::{ReadTx, audit::Deed, notices, route};

/// What was due longer ago is on the page of the day, and told no more.
const LATEST_DAYS: i64 = 14;

/// Tells each once that a plan is to be evaluated, or that what was tried for a case is over.
///
/// # Errors
/// When the database fails.
pub(crate) async fn tell_of_evaluations(ctx: &Ctx, scope: &InSchool) -> Result<(), Error> {
    let mut tx = ctx.read().await?;
    let mut due: Vec<(AccountId, Told, Date)> = Vec::new();
    for (plan, due_on) in due_to_evaluate(ctx, &mut tx, scope).await? {
        due.push((plan.author, Told::plan(plan.id), due_on));
    }
    for one in route::interventions_of_open(&mut tx, scope).await? {
        if one.evaluation.is_none() && one.until_on < ctx.today() {
            due.push((one.author, Told::case(one.case), one.until_on));
        }
    }
    let mut fresh = Vec::new();
    for (account, told, due_on) in due {
        if is_fresh(ctx, &mut tx, scope, (account, told, due_on)).await? {
            fresh.push((account, told));
        }
    }
    drop(tx);
    if fresh.is_empty() {
        return Ok(());
    }
    let (mut tx, mut notices) = (ctx.write().await?, 0);
    for (account, told) in fresh {
        notices += tell(&mut tx, ctx, scope, ([account], told)).await?;
    }
    match notices {
        0 => Ok(tx.undo().await?),
        _ => Ok(tx.commit(&ctx.event(scope.school(), Deed::EvaluationsTold { notices })).await?),
    }
}

/// Whether something became due lately and was not told since.
async fn is_fresh(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    (account, told, due_on): (AccountId, Told, Date),
) -> Result<bool, Error> {
    let days = ctx.today().duration_since(due_on);
    if days > SignedDuration::from_hours(24 * LATEST_DAYS) {
        return Ok(false);
    }
    let (kind, Some(about)) = told.parts() else { return Ok(false) };
    let zone = ctx.here().time_zone().clone();
    let Ok(since) = due_on.to_zoned(zone) else { return Ok(false) };
    Ok(!notices::was_told(tx, scope, (account, kind, about), since.timestamp()).await?)
}
