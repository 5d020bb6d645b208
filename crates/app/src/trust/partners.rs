//! The account of a partner from outside who is invited in a case: the role for its days, and no tie to a pupil.

use super::{
    people::{Fault, Newcomer, account_for, granting, invitation_for, read_email, read_name},
    ties::give_for,
};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    ids::{AccountId, SchoolId},
    trust::{Email, Role, Term},
};
use policy::InSchool;
use store::{
    Reads, WriteTx,
    audit::AuditEvent,
    trust::{self as kept, Account},
};

/// Somebody to invite, as read from a form: a name and an address.
pub(crate) struct Partner {
    id: AccountId,
    email: Email,
    name: String,
}

/// What is wrong with whom one would invite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartnerFault {
    /// There is no name, or a very long one.
    Name,
    /// This is no mail address.
    Email,
    /// Who has this address works in the school or is a guardian here.
    WorksHere,
    /// The account with this address is closed.
    Closed,
}

/// Reads whom one would invite, and asks whether one may give the role.
///
/// # Errors
/// [`Error::Forbidden`] when the actor may not.
pub(crate) async fn read_partner(
    ctx: &Ctx,
    scope: &InSchool,
    (name, email): (&str, &str),
) -> Result<Result<Partner, Vec<PartnerFault>>, Error> {
    let (name, email) = match (read_name(name), read_email(email)) {
        (Ok(name), Ok(email)) => (name, email),
        (name, email) => {
            let name = name.is_err().then_some(PartnerFault::Name);
            let email = email.is_err().then_some(PartnerFault::Email);
            return Ok(Err(name.into_iter().chain(email).collect()));
        }
    };
    let mut tx = ctx.read().await?;
    let known = kept::account_by_email(&mut tx, &email).await?;
    let id = known.map_or_else(|| AccountId(new_id()), |account| account.id);
    let is_of_school = works_here(&mut tx, scope, id, ctx).await?;
    drop(tx);
    granting(ctx, scope.school(), id, Role::OutsidePartner).await?;
    if is_of_school {
        return Ok(Err(vec![PartnerFault::WorksHere]));
    }
    Ok(Ok(Partner { id, email, name }))
}

/// Whether somebody has another role in the school than that of a partner.
async fn works_here(
    tx: &mut impl Reads,
    scope: &InSchool,
    account: AccountId,
    ctx: &Ctx,
) -> Result<bool, Error> {
    let grants = kept::grants_of_school(tx, scope).await?;
    let mut own = grants.iter().filter(|one| one.account == account && one.role != Role::OutsidePartner);
    Ok(own.any(|one| one.term.covers(ctx.today())))
}

/// Gives her an account when she has none, and the role for these days. The event of the role is for the caller to write
/// behind everything else.
///
/// # Errors
/// When the database fails.
pub(crate) async fn take_in(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    (partner, term): (&Partner, Term),
) -> Result<Result<(Account, Option<AuditEvent>), PartnerFault>, Error> {
    let who = (partner.id, &partner.email, partner.name.as_str());
    let account = match account_for(ctx, tx, who).await? {
        Ok(account) => account,
        Err(Fault::Closed) => return Ok(Err(PartnerFault::Closed)),
        Err(_) => return Ok(Err(PartnerFault::Email)),
    };
    let given = give_for(ctx, tx, scope, (account.id, Role::OutsidePartner, term)).await?;
    kept::mark_stale(tx, account.id).await?;
    Ok(Ok((account, given)))
}

/// What who invited her hands over: the link for who has no password yet.
///
/// # Errors
/// When the database fails.
pub(crate) async fn newcomer(ctx: &Ctx, school: &str, account: Account) -> Result<Newcomer, Error> {
    let link = invitation_for(ctx, school, &account).await?;
    Ok(Newcomer { account: account.id, name: account.name, email: account.email, link })
}

/// Whether an actor may invite partners into a school at all, to show only what works.
pub(crate) fn may_invite(ctx: &Ctx, school: SchoolId) -> bool {
    policy::may_grant(ctx.actor(), school, AccountId(uuid::Uuid::nil()), Role::OutsidePartner)
}
