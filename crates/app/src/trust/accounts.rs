//! Accounts, as the person at the machine makes and lists them.

use super::invitations::drop_links;
use crate::{Conflict, Ctx, Error, ctx::new_id};
use anyhow::Context as _;
use credentials::password;
use domain::{
    Personal,
    ids::{AccountId, RoleGrantId},
    register::School,
    trust::{Email, Role, Term},
};
use policy::{Action, InSchool};
use store::{
    StoreError, WriteTx,
    audit::Deed,
    register,
    trust::{self as kept, Account, KeptGrant},
};
use uuid::Uuid;

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The address with which one signs in.
    pub email: Email,
    /// The name that others see.
    pub name: String,
    /// The first password; none when one is chosen through a link.
    pub password: Option<Personal<String>>,
}

/// Makes an account with a role in a school from today; an account that is there already gets the role beside those that
/// it has, and the password when one is given. Without a school it administers the installation.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when the actor may not make accounts.
pub async fn add_user(ctx: &Ctx, new: NewAccount, role: Option<(&str, Role)>) -> Result<AccountId, Error> {
    ctx.require(Action::ManageAccounts)?;
    let in_school = match role {
        Some((code, role)) => Some((ctx.school(code, Action::ManagePeople).await?.0, role)),
        None => None,
    };
    let hash = match new.password {
        Some(typed) => Some(hashed(typed).await?),
        None => None,
    };
    let mut tx = ctx.write().await?;
    let known = kept::account_by_email(&mut tx, &new.email).await?;
    let id = match &known {
        Some(account) => account.id,
        None => {
            let id = AccountId(new_id());
            kept::add_account(&mut tx, (id, &new.email, &new.name), in_school.is_none(), ctx.now()).await?;
            id
        }
    };
    if known.is_some() && in_school.is_none() {
        kept::set_administrator(&mut tx, id, true).await?;
    }
    if let Some(hash) = &hash {
        kept::set_password(&mut tx, id, hash, ctx.now()).await?;
        drop_links(&mut tx, id).await?;
        kept::end_sessions_of(&mut tx, id, Uuid::nil()).await?;
    }
    kept::mark_stale(&mut tx, id).await?;
    let event = match &in_school {
        None => ctx.installation_event(Deed::AccountMade { account: id }),
        Some((scope, role)) => {
            give_role(&mut tx, scope, (id, *role), Term { from: ctx.today(), until: None }).await?;
            ctx.event(scope.school(), Deed::RoleGranted { account: id, role: *role })
        }
    };
    tx.commit(&event).await?;
    Ok(id)
}

/// Gives a role unless the account has it in this term already.
pub(crate) async fn give_role(
    tx: &mut WriteTx,
    scope: &InSchool,
    (account, role): (AccountId, Role),
    term: Term,
) -> Result<(), StoreError> {
    let has = |grant: &KeptGrant| {
        grant.school == scope.school() && grant.role == role && grant.term.covers(term.from)
    };
    if !kept::grants_of_account(tx, account).await?.iter().any(has) {
        kept::put_grant(tx, scope, (RoleGrantId(new_id()), account), (role, term)).await?;
    }
    Ok(())
}

/// The hash of a password, made on a thread where it keeps nobody waiting.
pub(crate) async fn hashed(typed: Personal<String>) -> Result<String, Error> {
    let hash = tokio::task::spawn_blocking(move || password::hash(typed.reveal())).await;
    hash.context("the password")?.map_err(|_| Error::Conflict(Conflict::NoRandomness))
}

/// An account with its roles.
#[derive(Debug, Clone)]
pub struct User {
    /// The account.
    pub account: Account,
    /// Its roles, each with its school.
    pub roles: Vec<(School, Role, Term)>,
}

/// All accounts with their roles, oldest first.
///
/// # Errors
/// When the actor may not see them or the database fails.
pub async fn users(ctx: &Ctx) -> Result<Vec<User>, Error> {
    ctx.require(Action::ManageAccounts)?;
    let mut tx = ctx.read().await?;
    let schools = register::schools(&mut tx).await?;
    let mut users = Vec::new();
    for account in kept::accounts(&mut tx).await? {
        let mut roles = Vec::new();
        for grant in kept::grants_of_account(&mut tx, account.id).await? {
            let school = schools.iter().find(|school| school.id == grant.school).cloned();
            roles.extend(school.map(|school| (school, grant.role, grant.term)));
        }
        users.push(User { account, roles });
    }
    Ok(users)
}

/// Whether anybody can sign in at all.
///
/// # Errors
/// When the database fails.
pub async fn has_accounts(ctx: &Ctx) -> Result<bool, Error> {
    Ok(kept::any_account(&mut ctx.read().await?).await?)
}

/// Gives the person who took a school into the register a role there.
pub(crate) async fn give_own_role(
    ctx: &Ctx,
    tx: &mut WriteTx,
    school: &School,
    role: Role,
) -> Result<(), Error> {
    let Some(account) = ctx.actor().account() else { return Ok(()) };
    let scope = ctx.scope(Action::ManagePeople, school.id)?;
    give_role(tx, &scope, (account, role), Term { from: ctx.today(), until: None }).await?;
    kept::mark_stale(tx, account).await?;
    Ok(())
}
