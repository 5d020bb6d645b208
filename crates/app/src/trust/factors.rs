//! The second factors of one's own account: what there is, new recovery codes, and taking one away.

use super::{
    accounts::in_turn,
    attempts::{Attempt, bucket},
    factors_sign_in,
    sessions::Visitor,
};
use crate::{Ctx, Error};
use anyhow::Context as _;
use credentials::{passkey::Passkey, password, recovery};
use domain::{Personal, ids::AccountId};
use jiff::{SignedDuration, Timestamp};
use policy::Own;
use store::{
    WriteTx,
    audit::Deed,
    trust::{self as kept, KeptPasskey, Proof},
};

/// Who signed in less than this long ago need not show again that it is she. Source: ASVS 5.0 7.5.1 asks for it before a
/// factor is changed, without a figure; ten minutes is our choice.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// Free attempts at the present password by who is signed in, counted with those of changing it. Our choice, as at the
/// door.
const FREE: i64 = 5;

/// Why a step with a factor was not done, for a person to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The password is not hers.
    WrongPassword,
    /// She has no password and signed in too long ago: she must sign in anew.
    SignInAgain,
    /// There were too many failures: it was not tried, and may be again after this time.
    Wait(SignedDuration),
    /// The code is wrong, too old, or was used before.
    WrongCode,
    /// It took too long, or was done already: it must be begun anew.
    Over,
    /// It has no name.
    NoName,
    /// The address has no name, so browsers make no passkeys for it.
    NoPasskeysHere,
    /// The passkey is not one of hers, or its answer does not fit.
    PasskeyRefused,
    /// The passkey may have been copied, and works no more.
    PasskeyCopied,
    /// She could not sign in any more without it.
    OnlyWayIn,
}

/// The second factors of an account.
#[derive(Debug, Clone)]
pub struct Factors {
    /// Whether it has one-time codes.
    pub has_totp: bool,
    /// Its passkeys, oldest first.
    pub passkeys: Vec<KeptPasskey>,
    /// How many recovery codes are still good.
    pub codes_left: usize,
    /// What is asked before something is changed.
    pub asked: Asked,
}

impl Factors {
    /// Whether there is a second factor at all.
    pub fn has_any(&self) -> bool {
        self.has_totp || !self.passkeys.is_empty()
    }
}

/// What is asked of somebody before she changes a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The password, for everything.
    Password,
    /// The password, to take something away only: she signed in just now.
    PasswordToRemove,
    /// Nothing: she has no password, and signed in just now.
    Nothing,
    /// To sign in anew: she has no password, and signed in a while ago.
    SignIn,
}

/// One's own second factors.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn own_factors(ctx: &Ctx, visitor: &Visitor) -> Result<Factors, Error> {
    let own = ctx.own()?;
    let mut tx = ctx.read().await?;
    let proof = kept::proof_of_session(&mut tx, visitor.session).await?.ok_or(Error::NotFound)?;
    Ok(Factors {
        has_totp: proof.has_totp,
        passkeys: kept::passkeys(&mut tx, own.account()).await?,
        codes_left: kept::recovery_codes(&mut tx, own.account()).await?.len(),
        asked: asked(&proof, ctx.now()),
    })
}

fn asked(proof: &Proof, now: Timestamp) -> Asked {
    match (proof.password.is_some(), now <= proof.signed_in_at + FRESH) {
        (true, true) => Asked::PasswordToRemove,
        (true, false) => Asked::Password,
        (false, true) => Asked::Nothing,
        (false, false) => Asked::SignIn,
    }
}

/// What somebody wants to do with a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// To add what was not there.
    Add,
    /// To take away or replace what was.
    Remove,
}

/// Lets somebody show again that it is she, before she changes how she signs in.
pub(super) async fn confirm(
    ctx: &Ctx,
    visitor: &Visitor,
    (typed, wish): (Personal<String>, Wish),
) -> Result<Result<Own, Trouble>, Error> {
    let own = ctx.own()?;
    let proof = kept::proof_of_session(&mut ctx.read().await?, visitor.session).await?;
    let proof = proof.ok_or(Error::NotFound)?;
    let is_asked = match asked(&proof, ctx.now()) {
        Asked::Password => true,
        Asked::PasswordToRemove => wish == Wish::Remove,
        Asked::Nothing => false,
        Asked::SignIn => return Ok(Err(Trouble::SignInAgain)),
    };
    let Some(hash) = proof.password.filter(|_| is_asked) else { return Ok(Ok(own)) };
    let tries = vec![bucket(&["own password", &own.account().to_string()], FREE)];
    let attempt = match Attempt::begin(ctx, tries).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(Err(Trouble::Wait(wait))),
    };
    let check = move || password::verify(typed.reveal(), hash.reveal());
    if in_turn(check).await? {
        attempt.succeeded(ctx).await?;
        return Ok(Ok(own));
    }
    attempt.failed(ctx, Some(own.account()), "password").await?;
    Ok(Err(Trouble::WrongPassword))
}

/// What every change of a factor does beside it: other sessions end, this one gets a new secret, and who is in the
/// middle of signing in begins anew.
pub(super) async fn after_change(tx: &mut WriteTx, own: &Own, visitor: &Visitor) -> Result<(), Error> {
    kept::end_sessions_of(tx, own.account(), visitor.session).await?;
    kept::mark_stale(tx, own.account()).await?;
    kept::drop_tokens_of(tx, own.account(), factors_sign_in::KIND).await?;
    Ok(())
}

/// New recovery codes in the place of all earlier ones; they can be shown this once.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn new_recovery_codes(
    ctx: &Ctx,
    visitor: &Visitor,
    typed: Personal<String>,
) -> Result<Result<Vec<Personal<String>>, Trouble>, Error> {
    let own = match confirm(ctx, visitor, (typed, Wish::Remove)).await? {
        Ok(own) => own,
        Err(trouble) => return Ok(Err(trouble)),
    };
    if !own_factors(ctx, visitor).await?.has_any() {
        return Ok(Err(Trouble::Over));
    }
    give_codes(ctx, &own, visitor).await.map(Ok)
}

/// Recovery codes for who just set up her first factor; nothing for who still has some.
pub(super) async fn first_codes(
    ctx: &Ctx,
    own: &Own,
    visitor: &Visitor,
) -> Result<Vec<Personal<String>>, Error> {
    if kept::recovery_codes(&mut ctx.read().await?, own.account()).await?.is_empty() {
        give_codes(ctx, own, visitor).await
    } else {
        Ok(Vec::new())
    }
}

async fn give_codes(ctx: &Ctx, own: &Own, visitor: &Visitor) -> Result<Vec<Personal<String>>, Error> {
    let codes = in_turn(recovery::make).await?.context("the recovery codes")?;
    let (shown, hashes): (Vec<_>, Vec<_>) =
        codes.into_iter().map(|code| (Personal::new(code.shown), code.kept)).unzip();
    let mut tx = ctx.write().await?;
    kept::replace_recovery_codes(&mut tx, own.account(), &hashes).await?;
    after_change(&mut tx, own, visitor).await?;
    let deed = Deed::FactorAdded { account: own.account(), kind: "recovery_codes" };
    tx.commit(&ctx.installation_event(deed)).await?;
    Ok(shown)
}

/// Takes the one-time codes away.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn remove_totp(
    ctx: &Ctx,
    visitor: &Visitor,
    typed: Personal<String>,
) -> Result<Result<(), Trouble>, Error> {
    let own = match confirm(ctx, visitor, (typed, Wish::Remove)).await? {
        Ok(own) => own,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let mut tx = ctx.write().await?;
    kept::set_totp(&mut tx, own.account(), None).await?;
    removed(ctx, tx, (&own, visitor), "totp").await.map(Ok)
}

/// Takes a passkey away.
///
/// # Errors
/// [`Error::NotFound`] when she has no such passkey; when nobody signed in, or the database fails.
pub async fn remove_passkey(
    ctx: &Ctx,
    visitor: &Visitor,
    key: &str,
    typed: Personal<String>,
) -> Result<Result<(), Trouble>, Error> {
    let own = match confirm(ctx, visitor, (typed, Wish::Remove)).await? {
        Ok(own) => own,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let mut tx = ctx.write().await?;
    if !kept::remove_passkey(&mut tx, own.account(), key).await? {
        return Err(Error::NotFound);
    }
    removed(ctx, tx, (&own, visitor), "passkey").await.map(Ok)
}

/// Ends a removal: recovery codes go with the last factor, for there is no second step left that they could stand for.
async fn removed(
    ctx: &Ctx,
    mut tx: WriteTx,
    (own, visitor): (&Own, &Visitor),
    kind: &'static str,
) -> Result<(), Error> {
    let account = own.account();
    let proof = kept::proof_of_session(&mut tx, visitor.session).await?;
    if proof.is_some_and(|proof| !proof.has_totp && proof.passkeys == 0) {
        kept::replace_recovery_codes(&mut tx, account, &[]).await?;
    }
    after_change(&mut tx, own, visitor).await?;
    tx.commit(&ctx.installation_event(Deed::FactorRemoved { account, kind })).await?;
    Ok(())
}

/// The passkeys of an account, as they are kept and as they are used. One that cannot be read is left out of the second.
pub(super) async fn passkeys_of(
    ctx: &Ctx,
    account: AccountId,
) -> Result<(Vec<KeptPasskey>, Vec<Passkey>), Error> {
    let known = kept::passkeys(&mut ctx.read().await?, account).await?;
    let read = known.iter().filter_map(|one| Passkey::from_kept(&one.credential).ok()).collect();
    Ok((known, read))
}
