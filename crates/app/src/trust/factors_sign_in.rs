//! The second step of signing in: after the password a code or a passkey.

use super::{
    accounts::in_turn,
    attempts::{Attempt, bucket},
    factors::{Trouble, passkeys_of},
    passkeys::{self, Place},
    sessions::begin_session,
};
use crate::{App, Ctx, Error};
use anyhow::Context as _;
use credentials::{
    recovery,
    token::{self, Token},
    totp::Secret,
};
use domain::{Personal, ids::AccountId};
use jiff::SignedDuration;
use policy::Actor;
use store::{
    audit::Deed,
    trust::{self as kept, Account, OneTimeToken},
};

/// For so long the second step may take. Source: our choice; a phone must be found, and ASVS 5.0 6.6.2 wants what is
/// sent out of band to be good for at most ten minutes.
const STEP: SignedDuration = SignedDuration::from_mins(10);

/// Free attempts at the second step of one account. Our choice, as at the door: with the waits that follow, somebody who
/// knows the password tries some hundred of a million codes a day.
const FREE: i64 = 5;

/// The kind of the one-time token that stands for a right password.
pub(super) const KIND: &str = "second_factor";
/// The kind of the one-time token with the question to a passkey.
const QUESTION: &str = "passkey_sign_in";

/// Whether an account has a second factor.
pub(super) async fn has_second_factor(ctx: &Ctx, account: &Account) -> Result<bool, Error> {
    Ok(account.totp_secret.is_some() || !kept::passkeys(&mut ctx.read().await?, account.id).await?.is_empty())
}

/// Remembers that the password with this hash was right, and gives the secret with which the second step goes on; none
/// when the account has another password by now.
pub(super) async fn hold_for_second(
    ctx: &Ctx,
    (account, password): (AccountId, &str),
    device: &str,
) -> Result<Option<Token>, Error> {
    let secret = Token::random().context("a new secret")?;
    let token = OneTimeToken { account: Some(account), state: device.to_owned(), ends_at: ctx.now() + STEP };
    let held = (&token, account, password);
    let is_held = kept::hold_for_password(ctx.db(), (&secret.hash(), KIND), held, ctx.now()).await?;
    Ok(is_held.then_some(secret))
}

/// What somebody whose password was right can go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondStep {
    /// Codes from an app.
    pub has_totp: bool,
    /// A passkey.
    pub has_passkeys: bool,
    /// Recovery codes.
    pub has_codes: bool,
}

/// The second step that goes with the secret of a browser; none when there is none under way.
///
/// # Errors
/// When the database fails.
pub async fn second_step(app: &App, pending: &str) -> Result<Option<SecondStep>, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let Some((account, _)) = under_way(&ctx, pending).await? else { return Ok(None) };
    let mut tx = ctx.read().await?;
    Ok(Some(SecondStep {
        has_totp: account.totp_secret.is_some(),
        has_passkeys: !kept::passkeys(&mut tx, account.id).await?.iter().all(passkeys::is_shut),
        has_codes: !kept::recovery_codes(&mut tx, account.id).await?.is_empty(),
    }))
}

/// The account whose password was right, and the browser in which; none when it was too long ago.
async fn under_way(ctx: &Ctx, pending: &str) -> Result<Option<(Account, String)>, Error> {
    let mut tx = ctx.read().await?;
    let token = kept::token(&mut tx, &token::hash(pending), KIND).await?;
    let Some(token) = token.filter(|token| token.ends_at >= ctx.now()) else { return Ok(None) };
    let Some(id) = token.account else { return Ok(None) };
    let account = kept::account(&mut tx, id).await?.filter(|account| account.closed_at.is_none());
    Ok(account.map(|account| (account, token.state)))
}

/// What was good, to be used up with the sign-in.
enum Proven {
    Totp(i64),
    Recovery(String),
    Passkey { key: String, credential: String },
}

impl Proven {
    const fn how(&self) -> &'static str {
        match self {
            Self::Totp(_) => "totp",
            Self::Recovery(_) => "recovery_code",
            Self::Passkey { .. } => "passkey",
        }
    }
}

/// Lets in who gives a code from her app, or one of her recovery codes.
///
/// # Errors
/// When the database fails.
pub async fn second_by_code(
    app: &App,
    pending: &str,
    typed: Personal<String>,
) -> Result<Result<Token, Trouble>, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let Some((account, device)) = under_way(&ctx, pending).await? else { return Ok(Err(Trouble::Over)) };
    let attempt = match attempt(&ctx, account.id).await? {
        Ok(attempt) => attempt,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let proven = match totp_step(&ctx, &account, typed.reveal())? {
        Some(step) => Some(Proven::Totp(step)),
        None => recovery_hash(&ctx, account.id, typed).await?.map(Proven::Recovery),
    };
    let Some(proven) = proven else { return failed(&ctx, attempt, account.id, Trouble::WrongCode).await };
    go_in(&ctx, attempt, (pending, &account, &device), proven).await
}

/// The step of a code from the app that is good now and was not used.
fn totp_step(ctx: &Ctx, account: &Account, typed: &str) -> Result<Option<i64>, Error> {
    let Some(secret) = &account.totp_secret else { return Ok(None) };
    let secret = Secret::from_kept(secret.reveal()).context("the one-time codes")?;
    let last = account.totp_step.and_then(|step| u64::try_from(step).ok());
    Ok(secret.check(typed, ctx.now(), last).and_then(|step| i64::try_from(step).ok()))
}

/// The hash of the recovery code that was typed.
async fn recovery_hash(
    ctx: &Ctx,
    account: AccountId,
    typed: Personal<String>,
) -> Result<Option<String>, Error> {
    let codes = kept::recovery_codes(&mut ctx.read().await?, account).await?;
    let found = move || recovery::find(typed.reveal(), &codes).and_then(|at| codes.get(at).cloned());
    in_turn(found).await
}

/// The question for the browser with which a passkey signs in.
///
/// # Errors
/// When the database fails.
pub async fn second_question(
    app: &App,
    pending: &str,
    place: &Place,
) -> Result<Result<String, Trouble>, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let Some((account, _)) = under_way(&ctx, pending).await? else { return Ok(Err(Trouble::Over)) };
    let (_, have) = passkeys_of(&ctx, account.id).await?;
    let asked = match place.passkeys().and_then(|here| here.start_authentication(&have)) {
        Ok(asked) => asked,
        Err(error) => return Ok(Err(passkeys::trouble(error)?)),
    };
    passkeys::keep_question(&ctx, (pending, QUESTION), account.id, asked.state).await?;
    Ok(Ok(asked.question))
}

/// Lets in who answers the question with her passkey. One that counted back may be a copy: it is shut.
///
/// # Errors
/// When the database fails.
pub async fn second_by_passkey(
    app: &App,
    pending: &str,
    place: &Place,
    answer: &str,
) -> Result<Result<Token, Trouble>, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let Some((account, device)) = under_way(&ctx, pending).await? else { return Ok(Err(Trouble::Over)) };
    let question = passkeys::take_question(&ctx, (pending, QUESTION), account.id).await?;
    let Some(question) = question else { return Ok(Err(Trouble::Over)) };
    let attempt = match attempt(&ctx, account.id).await? {
        Ok(attempt) => attempt,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let (_, have) = passkeys_of(&ctx, account.id).await?;
    let used = place.passkeys().and_then(|here| here.finish_authentication(&question, answer, &have));
    let used = match used {
        Ok(used) => used,
        Err(error) => {
            let trouble = passkeys::trouble(error)?;
            if trouble == Trouble::PasskeyCopied {
                passkeys::shut_copy(&ctx, account.id, answer).await?;
            }
            return failed(&ctx, attempt, account.id, trouble).await;
        }
    };
    let credential = used.passkey.kept().context("the passkey")?;
    let proven = Proven::Passkey { key: used.passkey.id(), credential };
    go_in(&ctx, attempt, (pending, &account, &device), proven).await
}

/// Begins the session; what proved her is used up in the same transaction, and the secret of the second step too.
async fn go_in(
    ctx: &Ctx,
    attempt: Attempt,
    (pending, account, device): (&str, &Account, &str),
    proven: Proven,
) -> Result<Result<Token, Trouble>, Error> {
    let mut tx = ctx.write().await?;
    let is_first = kept::take_token(&mut tx, &token::hash(pending), KIND).await?.is_some();
    let is_unused = match &proven {
        Proven::Totp(step) => kept::use_totp_step(&mut tx, account.id, *step).await?,
        Proven::Recovery(hash) => kept::use_recovery_code(&mut tx, account.id, hash, ctx.now()).await?,
        Proven::Passkey { key, credential } => {
            kept::use_passkey(&mut tx, account.id, (key, credential), ctx.now()).await?
        }
    };
    if !is_first || !is_unused {
        tx.undo().await?;
        return failed(ctx, attempt, account.id, Trouble::WrongCode).await;
    }
    let how = proven.how();
    let secret = begin_session(&mut tx, account.id, (device, how), ctx.now()).await?;
    tx.commit(&ctx.installation_event(Deed::SignedIn { account: account.id, how })).await?;
    attempt.succeeded(ctx).await?;
    Ok(Ok(secret))
}

/// Begins an attempt at the second step; counted by account, for who comes this far knew its password.
async fn attempt(ctx: &Ctx, account: AccountId) -> Result<Result<Attempt, Trouble>, Error> {
    let tries = vec![bucket(&["second step", &account.to_string()], FREE)];
    Ok(Attempt::begin(ctx, tries).await?.map_err(Trouble::Wait))
}

async fn failed<T>(
    ctx: &Ctx,
    attempt: Attempt,
    account: AccountId,
    trouble: Trouble,
) -> Result<Result<T, Trouble>, Error> {
    attempt.failed(ctx, Some(account), "second_factor").await?;
    Ok(Err(trouble))
}
