//! Who is in which arrangement: moved one at a time, saved at once, and never over what somebody else just did.

use super::page::Loaded;
use crate::{
    Ctx, Error,
    notes::second,
    plans::{Asked, Opened, Whose, open},
};
use domain::{
    ids::{GroupId, PlanId, PupilId},
    plans::{Arrangement, PlanPupil, may_write},
};
use store::{WriteTx, audit::Deed, plans};

/// What came of moving a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// It is done.
    Yes,
    /// Somebody else moved the pupil: this is where she is now; none when she was taken out.
    Meanwhile(Option<Arrangement>),
    /// The plan is in a state in which nobody is moved.
    Frozen,
}

/// Moves a pupil from the arrangement that was looked at into another one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn move_pupil(
    ctx: &Ctx,
    school: &str,
    (group, plan): (GroupId, PlanId),
    pupil: PupilId,
    (from, to): (Arrangement, Arrangement),
) -> Result<Moved, Error> {
    let opened = open(ctx, school, Whose::Group(group), plan, Asked::Write).await?;
    let Some(mut tx) = begin_edit(ctx, &opened).await? else { return Ok(Moved::Frozen) };
    let all = plans::pupils(&mut tx, &opened.scope, plan).await?;
    let known = all.into_iter().find(|one| one.pupil == pupil);
    let now = known.and_then(|one| one.arrangement);
    match known {
        // Who sends the same again, as an answer was lost on its way, is right.
        Some(_) if now == Some(to) => tx.undo().await?,
        Some(known) if now == Some(from) => {
            let place = PlanPupil { arrangement: Some(to), ..known };
            plans::place_pupil(&mut tx, &opened.scope, plan, &place).await?;
            edited(ctx, tx, &opened).await?;
        }
        _ => {
            tx.undo().await?;
            return Ok(Moved::Meanwhile(now));
        }
    }
    Ok(Moved::Yes)
}

/// Begins to change a plan that is held in its state; none when it is not changed in that state.
async fn begin_edit(ctx: &Ctx, opened: &Opened) -> Result<Option<WriteTx>, Error> {
    let plan = &opened.plan;
    if !may_write(plan.kind, plan.state, false) {
        return Ok(None);
    }
    let mut tx = ctx.write().await?;
    if plans::touch(&mut tx, &opened.scope, (plan.id, plan.state), second(ctx)).await? {
        return Ok(Some(tx));
    }
    tx.undo().await?;
    Ok(None)
}

async fn edited(ctx: &Ctx, tx: WriteTx, opened: &Opened) -> Result<(), Error> {
    let deed = Deed::PlanEdited { plan: opened.plan.id, pupil: None, group: opened.plan.group };
    Ok(tx.commit(&ctx.event(opened.school.id, deed)).await?)
}

/// Takes pupils who joined the group into the plan, each in the arrangement that is proposed; false when the plan does not
/// change any more.
///
/// # Errors
/// As for [`move_pupil`].
pub async fn take_in(
    ctx: &Ctx,
    school: &str,
    (group, plan): (GroupId, PlanId),
    pupils: &[PupilId],
) -> Result<bool, Error> {
    let opened = open(ctx, school, Whose::Group(group), plan, Asked::Write).await?;
    let loaded = Loaded::of(ctx, &mut ctx.read().await?, &opened, group).await?;
    let Some(mut tx) = begin_edit(ctx, &opened).await? else { return Ok(false) };
    let there = plans::pupils(&mut tx, &opened.scope, plan).await?;
    let last = there.iter().map(|one| one.position).max().unwrap_or_default();
    let wanted = loaded.newcomers.iter().filter(|row| pupils.contains(&row.pupil.id));
    let wanted = wanted.filter(|row| there.iter().all(|one| one.pupil != row.pupil.id));
    let mut position = last;
    for row in wanted {
        position = position.saturating_add(1);
        let place = PlanPupil { pupil: row.pupil.id, arrangement: Some(row.arrangement), position };
        plans::place_pupil(&mut tx, &opened.scope, plan, &place).await?;
    }
    if position == last {
        tx.undo().await?;
    } else {
        edited(ctx, tx, &opened).await?;
    }
    Ok(true)
}

/// Takes a pupil out of the plan; what is written about her in it stays. False when the plan does not change any more.
///
/// # Errors
/// As for [`move_pupil`].
pub async fn take_out(
    ctx: &Ctx,
    school: &str,
    (group, plan): (GroupId, PlanId),
    pupil: PupilId,
) -> Result<bool, Error> {
    let opened = open(ctx, school, Whose::Group(group), plan, Asked::Write).await?;
    let Some(mut tx) = begin_edit(ctx, &opened).await? else { return Ok(false) };
    plans::remove_pupil(&mut tx, &opened.scope, (plan, pupil)).await?;
    edited(ctx, tx, &opened).await?;
    Ok(true)
}
