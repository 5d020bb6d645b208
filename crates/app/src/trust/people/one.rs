//! One person of a school.

use super::{groups_now, list::staff_without_account, may, may_give, may_manage, of_school};
use crate::{Ctx, Error};
use domain::{
    ids::{AccountId, SchoolId, StaffId},
    register::{PersonName, School},
    trust::Role,
};
use policy::{Action, Denied, Reason, Resource, may_grant};
use std::collections::HashMap;
use store::{
    audit::Deed,
    register,
    trust::{self as kept, KeptGrant, SchoolPerson},
};
use uuid::Uuid;

/// Whether a role holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoleState {
    /// Today.
    Holds,
    /// From a later day on.
    ToCome,
    /// No longer.
    Ended,
}

/// A role of the person.
#[derive(Debug, Clone)]
pub struct HeldRole {
    /// The role with its dates.
    pub grant: KeptGrant,
    /// Whether it holds.
    pub state: RoleState,
    /// Whether the actor may change and end it.
    pub may_change: bool,
}

/// What the page of one person shows.
#[derive(Debug, Clone)]
pub struct PersonPage {
    /// The school.
    pub school: School,
    /// The person.
    pub person: SchoolPerson,
    /// Her roles here, those that hold first.
    pub roles: Vec<HeldRole>,
    /// The names of her groups of this school year.
    pub groups: Vec<String>,
    /// The member of staff that she is.
    pub staff: Option<(StaffId, PersonName)>,
    /// The staff of the roster without an account, when the actor may put the two together.
    pub free_staff: Vec<(StaffId, PersonName)>,
    /// Whether she may.
    pub may_link: bool,
    /// The roles that the actor may give her.
    pub may_give: Vec<Role>,
    /// Whether the actor may make a link for her, and close or open the account.
    pub may_manage: bool,
    /// Whether the actor may see the pages as she sees them.
    pub may_view_as: bool,
    /// Whether this is who asks.
    pub is_self: bool,
}

/// One person of a school.
///
/// # Errors
/// [`Error::NotFound`] when she has and had no role here, [`Error::Forbidden`] when the actor may not see its people.
pub async fn person_page(ctx: &Ctx, school: &str, account: AccountId) -> Result<PersonPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewPeople).await?;
    let mut tx = ctx.read().await?;
    let person = of_school(&mut tx, &scope, account).await?;
    let grants = kept::grants_of_school(&mut tx, &scope).await?;
    let mut roles: Vec<HeldRole> =
        grants.into_iter().filter(|grant| grant.account == account).map(|grant| held(ctx, grant)).collect();
    roles.sort_by_key(|held| (held.state, held.grant.role, held.grant.term.from));
    let names = groups_now(ctx, &mut tx, &scope).await?;
    let own = kept::groups_of_people(&mut tx, &scope, ctx.today()).await?;
    let own = own.into_iter().filter(|(whose, _)| *whose == account);
    let mut groups: Vec<String> = own.filter_map(|(_, group)| names.get(&group).cloned()).collect();
    groups.sort();
    let linked = kept::staff_accounts(&mut tx, &scope).await?;
    let linked = linked.into_iter().find(|one| one.account == account).map(|one| one.staff);
    let staff = register::kept_staff(&mut tx, &scope).await?.into_iter();
    let staff = staff.map(|one| (one.member.id, one.member.name)).find(|(id, _)| Some(*id) == linked);
    let may_link = may_grant(ctx.actor(), school.id, account, Role::Teacher);
    let free = staff_without_account(&mut tx, &scope, (&HashMap::new(), &[])).await?;
    let free_staff = free.into_iter().filter(|_| may_link).map(|line| (line.staff, line.name)).collect();
    let is_self = ctx.actor().account() == Some(account);
    let works_now = roles.iter().any(|held| held.state == RoleState::Holds) && person.closed_at.is_none();
    let is_looking = matches!(ctx.actor(), policy::Actor::Person(_));
    Ok(PersonPage {
        may_manage: may_manage(ctx, &mut tx, school.id, account).await?,
        may_view_as: works_now && is_looking && !is_self && may(ctx, Action::ViewAs, school.id),
        may_give: may_give(ctx, school.id, account),
        school,
        person,
        roles,
        groups,
        staff,
        free_staff,
        may_link,
        is_self,
    })
}

fn held(ctx: &Ctx, grant: KeptGrant) -> HeldRole {
    let state = match grant.term.until {
        Some(until) if until < ctx.today() => RoleState::Ended,
        _ if ctx.today() < grant.term.from => RoleState::ToCome,
        _ => RoleState::Holds,
    };
    let may_change = may_grant(ctx.actor(), grant.school, grant.account, grant.role);
    HeldRole { grant, state, may_change }
}

/// Whether the actor may make a link for this account, and close or open it; a refusal is audited.
pub(in crate::trust) async fn managing(ctx: &Ctx, school: SchoolId, account: AccountId) -> Result<(), Error> {
    if may_manage(ctx, &mut ctx.read().await?, school, account).await? {
        return Ok(());
    }
    let denied = Denied::Forbidden(Reason::RoleDoesNot);
    Err(ctx.refused(Action::ManagePeople, Resource::School(school), denied).await?)
}

/// Puts an account and a member of staff of the roster together, so that her groups are those of the roster; or takes
/// them apart.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person, or no such member of staff without an account;
/// [`Error::Forbidden`] when the actor may not.
pub async fn link_to_staff(
    ctx: &Ctx,
    school: &str,
    account: AccountId,
    staff: Option<StaffId>,
) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::ManagePeople).await?;
    of_school(&mut ctx.read().await?, &scope, account).await?;
    super::granting(ctx, school.id, account, Role::Teacher).await?;
    let mut tx = ctx.write().await?;
    if let Some(staff) = staff {
        let linked = kept::staff_accounts(&mut tx, &scope).await?;
        let is_free = !linked.iter().any(|one| one.staff == staff && one.account != account);
        let all = register::kept_staff(&mut tx, &scope).await?;
        if !is_free || !all.iter().any(|one| one.member.id == staff) {
            return Err(Error::NotFound);
        }
    }
    kept::unlink_staff(&mut tx, &scope, account).await?;
    let deed = match staff {
        Some(staff) => {
            kept::link_staff(&mut tx, &scope, (staff, account)).await?;
            Deed::StaffLinked { account }
        }
        None => Deed::AccountEdited { account },
    };
    kept::mark_stale(&mut tx, account).await?;
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(())
}

/// Closes an account, so that nobody signs in with it and who did is out at once; or opens it again.
///
/// # Errors
/// [`Error::NotFound`] when she has and had no role here, [`Error::Forbidden`] when the actor may not.
pub async fn set_closed(ctx: &Ctx, school: &str, account: AccountId, is_closed: bool) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::ManagePeople).await?;
    of_school(&mut ctx.read().await?, &scope, account).await?;
    managing(ctx, school.id, account).await?;
    let mut tx = ctx.write().await?;
    let deed = if is_closed {
        kept::close_account(&mut tx, account, ctx.now()).await?;
        kept::end_sessions_of(&mut tx, account, Uuid::nil()).await?;
        Deed::AccountClosed { account }
    } else {
        kept::open_account(&mut tx, account).await?;
        kept::mark_stale(&mut tx, account).await?;
        Deed::AccountOpened { account }
    };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(())
}
