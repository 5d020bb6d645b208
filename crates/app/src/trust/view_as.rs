//! Looking at the pages as another person sees them: never more than one may see oneself.

use super::{Visitor, people::herself};
use crate::{App, Ctx, Error};
use domain::{ids::AccountId, register::School};
use policy::{Action, Denied, Reason, Resource};
use store::{audit::Deed, trust as kept};

/// Lets the session of who asks show the pages as a person of the school sees them, until she stops.
///
/// # Errors
/// [`Error::NotFound`] when nobody with this account works in the school now; [`Error::Forbidden`] when the actor may not,
/// when it is herself, or when she looks as somebody else already.
pub async fn view_as(
    ctx: &Ctx,
    visitor: &Visitor,
    school: &str,
    account: AccountId,
) -> Result<School, Error> {
    let (_, school) = ctx.school(school, Action::ViewAs).await?;
    if herself(ctx, Action::ViewAs, school.id).await? == account {
        let denied = Denied::Forbidden(Reason::RoleDoesNot);
        return Err(ctx.refused(Action::ViewAs, Resource::School(school.id), denied).await?);
    }
    let seen = kept::person(&mut ctx.read().await?, account, (ctx.now(), ctx.today())).await?;
    seen.filter(|person| person.works_in(school.id)).ok_or(Error::NotFound)?;
    let mut tx = ctx.write().await?;
    kept::view_as(&mut tx, visitor.session, Some(account)).await?;
    // What the session may do is another now: it gets a new secret.
    kept::mark_stale(&mut tx, visitor.account).await?;
    tx.commit(&ctx.event(school.id, Deed::ViewedAs { account })).await?;
    Ok(school)
}

/// Lets the session show the pages as its own person sees them again. In the trail that is: viewed as herself.
///
/// # Errors
/// When the database fails.
pub async fn stop_viewing(app: &App, visitor: &Visitor) -> Result<(), Error> {
    let ctx = app.act_as(visitor.actor.clone());
    let mut tx = ctx.write().await?;
    kept::view_as(&mut tx, visitor.session, None).await?;
    kept::mark_stale(&mut tx, visitor.account).await?;
    tx.commit(&ctx.installation_event(Deed::ViewedAs { account: visitor.account })).await?;
    Ok(())
}
