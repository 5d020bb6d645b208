//! What is put in order by the clock: files that waited too long, contacts that were taken away long ago, what was told
//! long ago, and medians that nobody counted after typing; and who has to evaluate something is told so.

use crate::{
    Ctx, Error,
    imports::end_old,
    notices::{forget_old_letters, forget_old_notices, tell_of_evaluations},
    register::forget_old_contacts,
    results::expected,
};
use jiff::ToSpan as _;
use policy::{Action, InSchool};
use store::{audit::Deed, imports, imports::ImportWay, register};

/// So far back it is looked for typing that nobody ended, in hours: a session of typing is of one day, and the clock may
/// have been away for a night.
const TYPED_WITHIN_HOURS: i64 = 48;

/// As many imports of a school are looked at.
const LATEST_IMPORTS: i64 = 50;

/// Puts every school in order: drafts whose time is over go, contacts that can no longer be put back too, what was told long ago, who has to evaluate something is told so, and where somebody typed results and left without ending
/// that, how much the school's pupils grow is counted anew. What is in order already leaves nothing in the trail.
///
/// # Errors
/// When the actor may not or the database fails.
pub async fn tidy(ctx: &Ctx) -> Result<(), Error> {
    let schools = register::schools(&mut ctx.read().await?).await?;
    for school in schools {
        let scope = ctx.scope(Action::Tidy, school.id)?;
        end_old(ctx, &scope).await?;
        forget_old_contacts(ctx, &scope).await?;
        forget_old_notices(ctx, &scope).await?;
        tell_of_evaluations(ctx, &scope).await?;
        if was_typed(ctx, &scope).await? {
            count_again(ctx, &scope).await?;
        }
    }
    forget_old_letters(ctx).await
}

async fn was_typed(ctx: &Ctx, scope: &InSchool) -> Result<bool, Error> {
    let since = ctx.now() - TYPED_WITHIN_HOURS.hours();
    let latest = imports::list(&mut ctx.read().await?, scope, (LATEST_IMPORTS, 0)).await?;
    Ok(latest.iter().any(|one| one.way == ImportWay::Grid && one.made_at >= since))
}

async fn count_again(ctx: &Ctx, scope: &InSchool) -> Result<(), Error> {
    let mut tx = ctx.write().await?;
    if expected::refresh(ctx, &mut tx, scope).await? {
        return Ok(tx.commit(&ctx.event(scope.school(), Deed::MediansCounted)).await?);
    }
    Ok(tx.undo().await?)
}
