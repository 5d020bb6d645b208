//! The list of people: who has a role, and who of the roster has no account yet.

use super::{groups_now, may, may_give, proposals::proposed_role};
use crate::{Ctx, Error};
use domain::{
    Personal,
    ids::{AccountId, GroupId, StaffId},
    register::{PersonName, School},
    trust::{Email, Role, Term},
};
use jiff::Timestamp;
use policy::{Action, InSchool};
use std::collections::{HashMap, HashSet};
use store::{
    ReadTx, fold, register,
    trust::{self as kept, SchoolPerson},
};
use uuid::Uuid;

/// One person in the list.
#[derive(Debug, Clone)]
pub struct PersonLine {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: Personal<String>,
    /// The address.
    pub email: Email,
    /// The roles that hold or are still to begin; of who has none any more, those that have ended.
    pub roles: Vec<(Role, Term)>,
    /// The names of the groups of this school year.
    pub groups: Vec<String>,
    /// When she last signed in; none when she never did.
    pub signed_in_at: Option<Timestamp>,
    /// Whether she chose a password.
    pub has_password: bool,
    /// Whether she has a second factor.
    pub has_second_factor: bool,
    /// Whether the account is closed.
    pub is_closed: bool,
    /// Whether this is who asks.
    pub is_self: bool,
}

/// A member of staff of the roster who has no account.
#[derive(Debug, Clone)]
pub struct StaffLine {
    /// The member of staff.
    pub staff: StaffId,
    /// The name.
    pub name: PersonName,
    /// The roles as the roster has them.
    pub codes: Vec<String>,
    /// The role that they propose, when the actor may give it.
    pub proposed: Option<Role>,
    /// The address, when the roster has one.
    pub email: Option<Email>,
    /// The names of the groups of this school year.
    pub groups: Vec<String>,
}

/// What the page of people shows.
#[derive(Debug, Clone)]
pub struct PeoplePage {
    /// The school.
    pub school: School,
    /// Who has a role now or will have one, and is found, by name.
    pub people: Vec<PersonLine>,
    /// How many there are, found or not.
    pub count: usize,
    /// Who had a role once and is found, by name.
    pub former: Vec<PersonLine>,
    /// Staff of the roster without an account, those with a group first.
    pub staff: Vec<StaffLine>,
    /// The roles that the actor may give.
    pub may_give: Vec<Role>,
    /// Whether she may see in which emergencies files were opened.
    pub may_see_emergencies: bool,
}

/// The people of a school whose name or address has words that begin as typed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when the actor may not see its people.
pub async fn people(ctx: &Ctx, school: &str, typed: &str) -> Result<PeoplePage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewPeople).await?;
    let mut tx = ctx.read().await?;
    let groups = groups_now(ctx, &mut tx, &scope).await?;
    let (now, mut former) = lines(ctx, &mut tx, &scope, &groups).await?;
    let (count, words) = (now.len(), fold(typed));
    let is_hit = |line: &PersonLine| {
        let text = format!(" {} {}", fold(line.name.reveal()), fold(line.email.reveal()));
        words.split_whitespace().all(|word| text.contains(&format!(" {word}")))
    };
    former.retain(is_hit);
    let nobody = AccountId(Uuid::nil());
    let may_give = may_give(ctx, school.id, nobody);
    let staff = match may(ctx, Action::ManagePeople, school.id) && words.is_empty() {
        true => staff_without_account(&mut tx, &scope, (&groups, &may_give)).await?,
        false => Vec::new(),
    };
    Ok(PeoplePage {
        people: now.into_iter().filter(is_hit).collect(),
        count,
        former,
        staff,
        may_give,
        may_see_emergencies: may(ctx, Action::ViewEmergencies, school.id),
        school,
    })
}

/// Everybody who has or will have a role, and everybody who had one.
async fn lines(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    groups: &HashMap<GroupId, String>,
) -> Result<(Vec<PersonLine>, Vec<PersonLine>), Error> {
    let mut roles: HashMap<AccountId, Vec<(Role, Term)>> = HashMap::new();
    for grant in kept::grants_of_school(tx, scope).await? {
        roles.entry(grant.account).or_default().push((grant.role, grant.term));
    }
    let mut own_groups: HashMap<AccountId, Vec<String>> = HashMap::new();
    for (account, group) in kept::groups_of_people(tx, scope, ctx.today()).await? {
        own_groups.entry(account).or_default().extend(groups.get(&group).cloned());
    }
    let (mut now, mut former) = (Vec::new(), Vec::new());
    for person in kept::people_of_school(tx, scope).await? {
        let all = roles.remove(&person.id).unwrap_or_default();
        let (ended, lasting): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, term)| term.until.is_some_and(|until| until < ctx.today()));
        let mut groups = own_groups.remove(&person.id).unwrap_or_default();
        groups.sort();
        if lasting.is_empty() || person.closed_at.is_some() {
            let all = [ended, lasting].concat();
            former.push(line(ctx, person, (all, groups)));
        } else {
            now.push(line(ctx, person, (lasting, groups)));
        }
    }
    Ok((now, former))
}

fn line(
    ctx: &Ctx,
    person: SchoolPerson,
    (mut roles, groups): (Vec<(Role, Term)>, Vec<String>),
) -> PersonLine {
    roles.sort_by_key(|(role, term)| (*role, term.from));
    PersonLine {
        is_self: ctx.actor().account() == Some(person.id),
        account: person.id,
        name: person.name,
        email: person.email,
        roles,
        groups,
        signed_in_at: person.signed_in_at,
        has_password: person.has_password,
        has_second_factor: person.has_second_factor,
        is_closed: person.closed_at.is_some(),
    }
}

/// The staff of the roster without an account, those with a group this school year first, then by name.
pub(super) async fn staff_without_account(
    tx: &mut ReadTx,
    scope: &InSchool,
    (groups, may_give): (&HashMap<GroupId, String>, &[Role]),
) -> Result<Vec<StaffLine>, Error> {
    let linked = kept::staff_accounts(tx, scope).await?;
    let linked: HashSet<StaffId> = linked.into_iter().map(|one| one.staff).collect();
    let all = register::kept_staff(tx, scope).await?;
    let line = |one: register::KeptStaff| {
        let mut own: Vec<String> = one.groups.iter().filter_map(|id| groups.get(id).cloned()).collect();
        own.sort();
        StaffLine {
            staff: one.member.id,
            codes: one.member.roles.iter().map(|role| role.as_str().to_owned()).collect(),
            proposed: proposed_role(&one.member.roles).filter(|role| may_give.contains(role)),
            email: one.member.email.as_deref().and_then(|email| email.parse().ok()),
            groups: own,
            name: one.member.name,
        }
    };
    let free = all.into_iter().filter(|one| !linked.contains(&one.member.id));
    let mut lines: Vec<StaffLine> = free.map(line).collect();
    lines.sort_by_cached_key(|line| (line.groups.is_empty(), fold(&line.name.listed()), line.staff));
    Ok(lines)
}
