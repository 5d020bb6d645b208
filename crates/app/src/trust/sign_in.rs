//! Signing in with address and password.

use super::{
    accounts::hashed,
    attempts::{Attempt, CameFrom, know_device},
    factors_sign_in::{has_second_factor, hold_for_second},
    sessions::begin_session,
};
use crate::{App, Ctx, Error};
use anyhow::Context as _;
use credentials::{password, token::Token};
use domain::{Personal, trust::Email};
use jiff::SignedDuration;
use policy::Actor;
use store::{
    audit::Deed,
    trust::{self as kept, Account},
};

/// What somebody typed, and where.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// What was typed as address.
    pub email: String,
    /// What was typed as password.
    pub password: Personal<String>,
    /// Where it was typed.
    pub from: CameFrom,
}

/// What came of it.
#[derive(Debug)]
pub enum SignedIn {
    /// She is in.
    Yes(Entry),
    /// The password is right, and a second factor is asked for; the secret with which that goes on.
    SecondStep(Entry),
    /// There is no such account, or it has another password. Which of the two is not said.
    No,
    /// There were too many failures: it was not tried, and may be again after this time.
    Wait(SignedDuration),
}

/// What the browser of somebody gets whose password was right.
#[derive(Debug)]
pub struct Entry {
    /// The secret of her session, or of the second step.
    pub secret: Token,
    /// The secret by which her browser is known from now on, when it got a new one.
    pub device: Option<Token>,
}

/// Lets somebody in who knows the password.
///
/// # Errors
/// When the database fails.
pub async fn sign_in(app: &App, typed: SignIn) -> Result<SignedIn, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let account = account_of(&ctx, &typed.email).await?;
    let attempt = match Attempt::at_password(&ctx, (&typed.email, account.as_ref()), &typed.from).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(SignedIn::Wait(wait)),
    };
    let is_right = is_right(account.as_ref(), &typed.password).await?;
    match account {
        Some(account) if is_right => {
            attempt.succeeded(&ctx).await?;
            rehash(&ctx, &account, typed.password).await?;
            go_on(&ctx, &account, &typed.from).await
        }
        account => {
            attempt.failed(&ctx, account.map(|account| account.id), "password").await?;
            Ok(SignedIn::No)
        }
    }
}

/// The open account with the address that somebody typed.
pub(super) async fn account_of(ctx: &Ctx, typed: &str) -> Result<Option<Account>, Error> {
    let Ok(email) = typed.parse::<Email>() else { return Ok(None) };
    let account = kept::account_by_email(&mut ctx.read().await?, &email).await?;
    Ok(account.filter(|account| account.closed_at.is_none()))
}

/// Goes on with somebody whose password is right: into a session, or to the second step.
pub(super) async fn go_on(ctx: &Ctx, account: &Account, from: &CameFrom) -> Result<SignedIn, Error> {
    let device = know_device(ctx, account.id, from).await?;
    if has_second_factor(ctx, account).await? {
        let secret = hold_for_second(ctx, account.id, &from.browser).await?;
        return Ok(SignedIn::SecondStep(Entry { secret, device }));
    }
    let mut tx = ctx.write().await?;
    let secret = begin_session(&mut tx, account.id, (&from.browser, "password"), ctx.now()).await?;
    tx.commit(&ctx.installation_event(Deed::SignedIn { account: account.id, how: "password" })).await?;
    Ok(SignedIn::Yes(Entry { secret, device }))
}

/// Whether the password is that of the account. It takes as long when there is no account, so that nobody learns which
/// addresses have one.
pub(super) async fn is_right(account: Option<&Account>, typed: &Personal<String>) -> Result<bool, Error> {
    let hash = account.and_then(|account| account.password.clone());
    let typed = typed.clone();
    let check = move || match hash {
        Some(hash) => password::verify(typed.reveal(), hash.reveal()),
        None => password::verify_nobody(typed.reveal()),
    };
    Ok(tokio::task::spawn_blocking(check).await.context("the password")?)
}

/// Keeps the password by today's hash, when it was kept by an older one.
async fn rehash(ctx: &Ctx, account: &Account, typed: Personal<String>) -> Result<(), Error> {
    if let Some(old) = account.password.as_ref().filter(|old| password::needs_rehash(old.reveal())) {
        let new = hashed(typed).await?;
        kept::rehash_password(ctx.db(), account.id, (old.reveal(), &new)).await?;
    }
    Ok(())
}
