//! Accounts, as the person at the machine makes and lists them.

use super::invitations::drop_what_a_password_opened;
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
use std::fmt;
use store::{
    StoreError, WriteTx,
    audit::Deed,
    register,
    trust::{self as kept, Account, KeptGrant},
};
use tokio::sync::Semaphore;
use uuid::Uuid;

/// An account to be made. Its `Debug` hides who it is for.
#[derive(Clone)]
pub struct NewAccount {
    /// The address with which one signs in.
    pub email: Email,
    /// The name that others see.
    pub name: String,
    /// The first password; none when one is chosen through a link.
    pub password: Option<Personal<String>>,
}

impl fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewAccount(..)")
    }
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
        drop_what_a_password_opened(&mut tx, id).await?;
        kept::end_sessions_of(&mut tx, id, Uuid::nil()).await?;
    }
    kept::mark_stale(&mut tx, id).await?;
    // Events of the installation come before those of a school, as everywhere.
    if hash.is_some() {
        tx.record(&ctx.installation_event(Deed::PasswordChanged { account: id })).await?;
    }
    let of_account = ctx.installation_event(match &known {
        None => Deed::AccountMade { account: id },
        Some(_) => Deed::AccountEdited { account: id },
    });
    let event = match &in_school {
        None => of_account,
        Some((scope, role)) => {
            tx.record(&of_account).await?;
            let term = Term { from: ctx.today(), until: None };
            give_role(&mut tx, scope, (id, *role), term).await?;
            ctx.event(scope.school(), Deed::role_granted(id, *role, term))
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

/// The hash of a password.
pub(crate) async fn hashed(typed: Personal<String>) -> Result<String, Error> {
    let hash = in_turn(move || password::hash(typed.reveal())).await?;
    hash.map_err(|_| Error::Conflict(Conflict::NoRandomness))
}

/// How many passwords and recovery codes are hashed at once, the others wait for their turn. Each takes 19 MiB and a
/// processor: without an end many sign-ins at once would take all memory. Our choice: four of some 20 milliseconds let a
/// school sign in within a second.
const AT_ONCE: usize = 4;

static HASHING: Semaphore = Semaphore::const_new(AT_ONCE);

/// Hashes or verifies passwords or recovery codes when it is their turn, on a thread where it keeps nobody waiting.
pub(super) async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let turn = HASHING.acquire().await.context("a turn to hash")?;
    let done = tokio::task::spawn_blocking(move || {
        // The work goes on when nobody waits for it any more, and its turn with it.
        let _turn = turn;
        work()
    });
    Ok(done.await.context("hashing")?)
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
    let term = Term { from: ctx.today(), until: None };
    give_role(tx, &scope, (account, role), term).await?;
    kept::mark_stale(tx, account).await?;
    tx.record(&ctx.event(school.id, Deed::role_granted(account, role, term))).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering::SeqCst},
        time::Duration,
    };
    use tokio::task::JoinSet;

    #[tokio::test]
    async fn only_some_hash_at_once_also_when_nobody_waits_for_them() {
        static NOW: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        static DONE: AtomicUsize = AtomicUsize::new(0);
        let work = || {
            MOST.fetch_max(NOW.fetch_add(1, SeqCst) + 1, SeqCst);
            std::thread::sleep(Duration::from_millis(30));
            NOW.fetch_sub(1, SeqCst);
            DONE.fetch_add(1, SeqCst);
        };
        let mut left = JoinSet::new();
        for _ in 0..AT_ONCE {
            left.spawn(in_turn(work));
        }
        while NOW.load(SeqCst) < AT_ONCE {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        // The browsers of these went away; what they began is not undone.
        left.shutdown().await;
        let mut all = JoinSet::new();
        for _ in 0..3 * AT_ONCE {
            all.spawn(in_turn(work));
        }
        for done in all.join_all().await {
            done.unwrap();
        }
        assert_eq!((MOST.load(SeqCst), DONE.load(SeqCst)), (AT_ONCE, 4 * AT_ONCE));
    }
}
