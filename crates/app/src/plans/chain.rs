//! The editions of a development plan. One is in force and one is made beside it; never two of either.

use super::open::Opened;
use crate::Error;
use domain::{
    ids::PlanId,
    plans::{Plan, PlanKind},
};
use store::{Reads, WriteTx, plans};

/// The other editions of a development plan; of another plan none. Until the transaction ends nobody makes another one, and
/// nobody takes a step with one that depends on the others.
pub(super) async fn other_editions(tx: &mut WriteTx, opened: &Opened) -> Result<Vec<Plan>, Error> {
    if opened.plan.kind != PlanKind::Development {
        return Ok(Vec::new());
    }
    let first = first_edition(&all(tx, opened).await?, opened.plan.id);
    plans::hold_plan(tx, &opened.scope, first).await?;
    // Read again: who held it before may have made one.
    let known = all(tx, opened).await?;
    let is_other = |one: &&Plan| one.id != opened.plan.id && first_edition(&known, one.id) == first;
    Ok(known.iter().filter(is_other).cloned().collect())
}

async fn all(tx: &mut impl Reads, opened: &Opened) -> Result<Vec<Plan>, Error> {
    let Some(one) = opened.pupils.first() else { return Ok(Vec::new()) };
    let mut all = plans::plans_of_pupil(tx, &opened.scope, one.pupil).await?;
    all.retain(|plan| plan.kind == PlanKind::Development);
    Ok(all)
}

/// The first of the editions to which a plan belongs.
fn first_edition(all: &[Plan], plan: PlanId) -> PlanId {
    let before = |id: &PlanId| {
        let before = all.iter().find(|one| one.id == *id)?.replaces?;
        all.iter().any(|one| one.id == before).then_some(before)
    };
    // No longer than there are plans: a circle would go on for ever.
    let mut first = plan;
    for _ in all {
        match before(&first) {
            Some(earlier) => first = earlier,
            None => break,
        }
    }
    first
}
