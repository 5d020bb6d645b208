//! People of a school: who has which role, and how they come in.

mod inviting;
mod list;
mod one;
mod proposals;
mod roles;
mod typed;

pub use inviting::{
    NewPerson, Newcomer, RowFault, StaffInvitation, add_person, invite_again, invite_staff, staff_to_invite,
};
pub use list::{PeoplePage, PersonLine, StaffLine, people};
pub use one::{HeldRole, PersonPage, RoleState, link_to_staff, person_page, set_closed};
pub use roles::{End, NewRole, NewTerm, change_role, end_role, grant_role};
pub use typed::{Checked, Fault};

pub(super) use inviting::{account_for, invitation_for};
pub(super) use one::managing;
pub(super) use roles::granting;
pub(super) use typed::{faults, read_day, read_email, read_name, read_reason, read_role, read_term};

use crate::{Ctx, Error};
use domain::{
    SchoolYear,
    ids::{AccountId, GroupId, SchoolId},
    trust::Role,
};
use policy::{Action, Actor, Decision, InSchool, Resource, decide, may_grant, may_manage_account};
use std::collections::HashMap;
use store::{
    Reads, register,
    trust::{self as kept, SchoolPerson},
};

/// Whether the actor may do something in a school, to show only what works.
pub(super) fn may(ctx: &Ctx, action: Action, school: SchoolId) -> bool {
    matches!(decide(ctx.actor(), action, Resource::School(school)), Decision::Allowed(_))
}

/// The roles that the actor may give to an account.
fn may_give(ctx: &Ctx, school: SchoolId, to: AccountId) -> Vec<Role> {
    // Who looks with the eyes of another gives nothing.
    Role::ALL.into_iter().filter(|role| may_grant(ctx.actor(), school, to, *role)).collect()
}

/// The person of a school behind an account.
pub(super) async fn of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
    account: AccountId,
) -> Result<SchoolPerson, Error> {
    let people = kept::people_of_school(tx, scope).await?;
    people.into_iter().find(|person| person.id == account).ok_or(Error::NotFound)
}

/// Whether the actor may make a link for an account, and close or open it.
async fn may_manage(
    ctx: &Ctx,
    tx: &mut impl Reads,
    school: SchoolId,
    account: AccountId,
) -> Result<bool, Error> {
    let Some(kept) = kept::account(tx, account).await? else { return Ok(false) };
    let person = kept::facts_of_account(tx, &kept, (ctx.now(), ctx.today())).await?;
    Ok(may_manage_account(ctx.actor(), school, &person))
}

/// The names of the groups of this school year, and of later ones that the school has already brought in.
pub(super) async fn groups_now(
    ctx: &Ctx,
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<HashMap<GroupId, String>, Error> {
    let years = register::school_years(tx, scope).await?;
    let this = SchoolYear::of(ctx.today());
    let begun = years.iter().copied().filter(|year| *year <= this).max();
    let mut names = HashMap::new();
    for year in years.into_iter().filter(|year| begun.is_none_or(|begun| *year >= begun)) {
        names.extend(register::groups_of_year(tx, scope, year).await?.into_iter().map(|g| (g.id, g.name)));
    }
    Ok(names)
}

/// Who asks must be herself, not look with the eyes of another.
pub(super) async fn herself(ctx: &Ctx, action: Action, school: SchoolId) -> Result<AccountId, Error> {
    match ctx.actor() {
        Actor::Person(person) => Ok(person.account),
        _ => {
            let denied = policy::Denied::Forbidden(policy::Reason::OnlyLooking);
            Err(ctx.refused(action, Resource::School(school), denied).await?)
        }
    }
}
