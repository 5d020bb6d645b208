//! How people come in: by name and address, or from the roster.

use super::{
    Checked, Fault, StaffLine, faults, granting, groups_now, list::staff_without_account, may_give,
    of_school, read_email, read_name, read_role, read_term, roles::has_role,
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    trust::{Link, invite},
};
use domain::{
    Personal,
    ids::{AccountId, RoleGrantId, StaffId},
    register::School,
    trust::{Email, Role, Term},
};
use policy::{Action, InSchool};
use std::{
    collections::{HashMap, HashSet},
    fmt,
};
use store::{
    WriteTx,
    audit::Deed,
    trust::{self as kept, Account},
};

/// Somebody who got a role and may come in.
#[derive(Debug)]
pub struct Newcomer {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: Personal<String>,
    /// The address.
    pub email: Email,
    /// The link with which she chooses a password; none when she has an account already with which she comes in, or when
    /// only somebody with wider rights may make one for her.
    pub link: Option<Link>,
}

/// A person as typed in a form.
#[derive(Clone, Default)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// The code of the role.
    pub role: String,
    /// The first day; today when it is empty.
    pub from: String,
    /// The last day; none when it is empty.
    pub until: String,
}

impl fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewPerson").field("role", &self.role).finish_non_exhaustive()
    }
}

/// Gives somebody who is not on the roster a role in the school, and an account when the address has none.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when the actor may not give this role.
pub async fn add_person(ctx: &Ctx, school: &str, typed: NewPerson) -> Checked<Newcomer> {
    let (scope, kept_school) = ctx.school(school, Action::ManagePeople).await?;
    let (name, email) = (read_name(&typed.name), read_email(&typed.email));
    let (role, term) = (read_role(&typed.role), read_term(&typed.from, &typed.until, ctx.today()));
    let (name, email, role, term) = match (name, email, role, term) {
        (Ok(name), Ok(email), Ok(role), Ok(term)) => (name, email, role, term),
        (name, email, role, term) => {
            let found = faults([name.err(), email.err(), role.err()]);
            return Ok(Err(found.into_iter().chain(term.err().into_iter().flatten()).collect()));
        }
    };
    let known = kept::account_by_email(&mut ctx.read().await?, &email).await?;
    let id = known.as_ref().map_or_else(|| AccountId(new_id()), |account| account.id);
    granting(ctx, kept_school.id, id, role).await?;
    let mut tx = ctx.write().await?;
    let account = match account_for(ctx, &mut tx, (id, &email, &name)).await? {
        Ok(account) => account,
        Err(fault) => return Ok(Err(vec![fault])),
    };
    if has_role(&mut tx, &scope, (id, role), (term, None)).await? {
        return Ok(Err(vec![Fault::AlreadyHere]));
    }
    kept::put_grant(&mut tx, &scope, (RoleGrantId(new_id()), id), (role, term)).await?;
    kept::mark_stale(&mut tx, id).await?;
    tx.commit(&ctx.event(scope.school(), Deed::role_granted(id, role, term))).await?;
    let link = invitation_for(ctx, school, &account).await?;
    Ok(Ok(Newcomer { account: id, name: account.name, email: account.email, link }))
}

/// The account with an address, made when there is none yet. Its event is one of the installation: the caller writes those
/// of a school behind it, so that no two transactions wait for each other.
pub(in crate::trust) async fn account_for(
    ctx: &Ctx,
    tx: &mut WriteTx,
    (id, email, name): (AccountId, &Email, &str),
) -> Result<Result<Account, Fault>, Error> {
    let made = account_made(ctx, tx, (id, email, name)).await?;
    if let Ok((_, true)) = &made {
        tx.record(&ctx.installation_event(Deed::AccountMade { account: id })).await?;
    }
    Ok(made.map(|(account, _)| account))
}

/// The same without its event; and whether the account is new.
async fn account_made(
    ctx: &Ctx,
    tx: &mut WriteTx,
    (id, email, name): (AccountId, &Email, &str),
) -> Result<Result<(Account, bool), Fault>, Error> {
    if let Some(known) = kept::account_by_email(tx, email).await? {
        return Ok(if known.closed_at.is_some() { Err(Fault::Closed) } else { Ok((known, false)) });
    }
    kept::add_account(tx, (id, email, name), false, ctx.now()).await?;
    Ok(Ok((kept::account(tx, id).await?.ok_or(Error::NotFound)?, true)))
}

/// The link for who has no password yet. Who has one comes in with it; of who works elsewhere too, an administrator of
/// the installation makes the link.
pub(in crate::trust) async fn invitation_for(
    ctx: &Ctx,
    school: &str,
    account: &Account,
) -> Result<Option<Link>, Error> {
    if account.password.is_some() {
        return Ok(None);
    }
    match invite(ctx, Some(school), account.id).await {
        Ok(link) => Ok(Some(link)),
        Err(Error::Forbidden) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A new link for a person of the school: the invitation again, or a new password.
///
/// # Errors
/// [`Error::NotFound`] when she has and had no role here, [`Error::Forbidden`] when the actor may not make one for her.
pub async fn invite_again(ctx: &Ctx, school: &str, account: AccountId) -> Result<(School, Newcomer), Error> {
    let (scope, kept_school) = ctx.school(school, Action::ManagePeople).await?;
    let person = of_school(&mut ctx.read().await?, &scope, account).await?;
    super::one::managing(ctx, kept_school.id, account).await?;
    let link = Some(invite(ctx, Some(school), account).await?);
    Ok((kept_school, Newcomer { account, name: person.name, email: person.email, link }))
}

/// The staff of the roster who can be invited, all of them or one, with the roles that the actor may give.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school or member of staff without an account.
pub async fn staff_to_invite(
    ctx: &Ctx,
    school: &str,
    only: Option<StaffId>,
) -> Result<(School, Vec<StaffLine>, Vec<Role>), Error> {
    let (scope, school) = ctx.school(school, Action::ManagePeople).await?;
    let mut tx = ctx.read().await?;
    let groups = groups_now(ctx, &mut tx, &scope).await?;
    let roles = may_give(ctx, school.id, AccountId(new_id()));
    let mut staff = staff_without_account(&mut tx, &scope, (&groups, &roles)).await?;
    match only {
        Some(only) => staff.retain(|line| line.staff == only),
        None => staff.retain(|line| line.email.is_some()),
    }
    if only.is_some() && staff.is_empty() { Err(Error::NotFound) } else { Ok((school, staff, roles)) }
}

/// An invitation of a member of staff as typed in a form.
#[derive(Clone)]
pub struct StaffInvitation {
    /// The member of staff.
    pub staff: StaffId,
    /// The mail address.
    pub email: String,
    /// The code of the role.
    pub role: String,
}

impl fmt::Debug for StaffInvitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaffInvitation").field("role", &self.role).finish_non_exhaustive()
    }
}

/// What is wrong with the row of one member of staff.
pub type RowFault = (StaffId, Fault);

/// A row that can be saved.
struct Row {
    staff: StaffId,
    name: String,
    account: AccountId,
    email: Email,
    role: Role,
}

/// Invites members of staff: each gets an account, which is put together with the member of staff, and a role from today.
/// All of them or, when anything is wrong, none.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when the actor may not give one of the roles.
pub async fn invite_staff(
    ctx: &Ctx,
    school: &str,
    typed: &[StaffInvitation],
) -> Result<Result<Vec<Newcomer>, Vec<RowFault>>, Error> {
    let (scope, kept_school) = ctx.school(school, Action::ManagePeople).await?;
    let rows = match read_rows(ctx, &scope, typed).await? {
        Ok(rows) => rows,
        Err(faults) => return Ok(Err(faults)),
    };
    for row in &rows {
        granting(ctx, kept_school.id, row.account, row.role).await?;
    }
    let mut tx = ctx.write().await?;
    let mut accounts = match save_accounts(ctx, &mut tx, rows).await? {
        Ok(accounts) => accounts,
        Err(fault) => return Ok(Err(vec![fault])),
    };
    let mut deeds = Vec::new();
    for (row, account) in &accounts {
        match save_row(ctx, &mut tx, &scope, (row, account.id)).await? {
            Ok(done) => deeds.extend(done),
            Err(fault) => return Ok(Err(vec![(row.staff, fault)])),
        }
    }
    let Some(last) = deeds.pop() else { return Ok(Ok(Vec::new())) };
    for deed in deeds {
        tx.record(&ctx.event(scope.school(), deed)).await?;
    }
    tx.commit(&ctx.event(scope.school(), last)).await?;
    // Told in the order of the form.
    accounts.sort_by_key(|(row, _)| typed.iter().position(|one| one.staff == row.staff));
    let mut newcomers = Vec::with_capacity(accounts.len());
    for (_, account) in accounts {
        let link = invitation_for(ctx, school, &account).await?;
        newcomers.push(Newcomer { account: account.id, name: account.name, email: account.email, link });
    }
    Ok(Ok(newcomers))
}

async fn read_rows(
    ctx: &Ctx,
    scope: &InSchool,
    typed: &[StaffInvitation],
) -> Result<Result<Vec<Row>, Vec<RowFault>>, Error> {
    let mut tx = ctx.read().await?;
    let free = staff_without_account(&mut tx, scope, (&HashMap::new(), &[])).await?;
    let (mut rows, mut faults, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for one in typed {
        let Some(member) = free.iter().find(|line| line.staff == one.staff) else {
            faults.push((one.staff, Fault::StaffTaken));
            continue;
        };
        match (read_email(&one.email), read_role(&one.role)) {
            (Ok(email), Ok(_)) if !seen.insert(email.clone()) => faults.push((one.staff, Fault::SameEmail)),
            (Ok(email), Ok(role)) => {
                let known = kept::account_by_email(&mut tx, &email).await?;
                let account = known.map_or_else(|| AccountId(new_id()), |account| account.id);
                rows.push(Row { staff: one.staff, name: member.name.full(), account, email, role });
            }
            (email, role) => {
                faults
                    .extend([email.err(), role.err()].into_iter().flatten().map(|fault| (one.staff, fault)));
            }
        }
    }
    Ok(if faults.is_empty() { Ok(rows) } else { Err(faults) })
}

/// Makes the accounts that are not there yet. All accounts come before any event, and those of the installation before those
/// of the school, as everywhere: so no two transactions wait for each other.
async fn save_accounts(
    ctx: &Ctx,
    tx: &mut WriteTx,
    mut rows: Vec<Row>,
) -> Result<Result<Vec<(Row, Account)>, RowFault>, Error> {
    rows.sort_by(|one, other| one.email.cmp(&other.email));
    let (mut accounts, mut new) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let (account, is_new) = match account_made(ctx, tx, (row.account, &row.email, &row.name)).await? {
            Ok(made) => made,
            Err(fault) => return Ok(Err((row.staff, fault))),
        };
        if is_new {
            new.push(account.id);
        }
        accounts.push((row, account));
    }
    for account in new {
        tx.record(&ctx.installation_event(Deed::AccountMade { account })).await?;
    }
    Ok(Ok(accounts))
}

/// Saves one row, but for what it puts into the trail: the caller writes that.
async fn save_row(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    (row, account): (&Row, AccountId),
) -> Result<Result<Vec<Deed>, Fault>, Error> {
    // The address may be that of another member of staff who came in before.
    let linked = kept::staff_accounts(tx, scope).await?;
    if linked.iter().any(|one| one.account == account || one.staff == row.staff) {
        return Ok(Err(Fault::AlreadyHere));
    }
    kept::link_staff(tx, scope, (row.staff, account)).await?;
    let (role, term) = (row.role, Term { from: ctx.today(), until: None });
    let mut deeds = Vec::with_capacity(2);
    if !has_role(tx, scope, (account, role), (term, None)).await? {
        kept::put_grant(tx, scope, (RoleGrantId(new_id()), account), (role, term)).await?;
        deeds.push(Deed::role_granted(account, role, term));
    }
    kept::mark_stale(tx, account).await?;
    deeds.push(Deed::StaffLinked { account });
    Ok(Ok(deeds))
}
