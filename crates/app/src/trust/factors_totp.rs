//! Setting up one-time codes from an app: a secret, and a code that shows that the app has it.

use super::{
    factors::{Trouble, Wish, after_change, confirm, first_codes, own_factors},
    sessions::Visitor,
};
use crate::{Ctx, Error};
use anyhow::Context as _;
use credentials::{token, totp::Secret};
use domain::Personal;
use jiff::SignedDuration;
use store::{
    audit::Deed,
    trust::{self as kept, OneTimeToken},
};

/// For so long a secret waits for its first code. Our choice: time to install an app.
const SETUP: SignedDuration = SignedDuration::from_mins(20);

const KIND: &str = "totp_setup";

/// A secret that waits for its first code.
#[derive(Debug, Clone)]
pub struct TotpSetup {
    /// The secret for who types it, in groups of four.
    pub secret: Personal<String>,
    /// The same as a QR code: an `svg` element.
    pub picture: Personal<String>,
}

/// Makes a secret that waits for its first code. Who has codes already replaces them, and shows again that it is she.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn begin_totp(
    ctx: &Ctx,
    visitor: &Visitor,
    typed: Personal<String>,
) -> Result<Result<(), Trouble>, Error> {
    let wish = if own_factors(ctx, visitor).await?.has_totp { Wish::Remove } else { Wish::Add };
    let own = match confirm(ctx, visitor, (typed, wish)).await? {
        Ok(own) => own,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let secret = Secret::random().context("a new secret")?;
    let token =
        OneTimeToken { account: Some(own.account()), state: secret.reveal(), ends_at: ctx.now() + SETUP };
    kept::hold(ctx.db(), (&place(visitor), KIND), &token, ctx.now()).await?;
    Ok(Ok(()))
}

/// The secret that waits in this session; none when there is none.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn totp_setup(ctx: &Ctx, visitor: &Visitor) -> Result<Option<TotpSetup>, Error> {
    let own = ctx.own()?;
    let Some(secret) = waiting(ctx, visitor).await? else { return Ok(None) };
    let account = kept::account(&mut ctx.read().await?, own.account()).await?.ok_or(Error::NotFound)?;
    let picture = secret.picture(account.email.reveal()).context("the picture of the secret")?;
    let letters: Vec<char> = secret.reveal().chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(Some(TotpSetup { secret: Personal::new(groups.join(" ")), picture: Personal::new(picture) }))
}

/// Confirms the secret with its first code, and gives recovery codes to who has none. The secret counts from now on, and
/// this code is used.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn confirm_totp(
    ctx: &Ctx,
    visitor: &Visitor,
    code: &str,
) -> Result<Result<Vec<Personal<String>>, Trouble>, Error> {
    let own = ctx.own()?;
    let Some(secret) = waiting(ctx, visitor).await? else { return Ok(Err(Trouble::Over)) };
    let step = secret.check(code, ctx.now(), None).and_then(|step| i64::try_from(step).ok());
    let Some(step) = step else { return Ok(Err(Trouble::WrongCode)) };
    let mut tx = ctx.write().await?;
    if kept::take_token(&mut tx, &place(visitor), KIND).await?.is_none() {
        return Ok(Err(Trouble::Over));
    }
    kept::set_totp(&mut tx, own.account(), Some((&secret.reveal(), step))).await?;
    after_change(&mut tx, &own, visitor).await?;
    let deed = Deed::FactorAdded { account: own.account(), kind: "totp" };
    tx.commit(&ctx.installation_event(deed)).await?;
    first_codes(ctx, &own, visitor).await.map(Ok)
}

async fn waiting(ctx: &Ctx, visitor: &Visitor) -> Result<Option<Secret>, Error> {
    let token = kept::token(&mut ctx.read().await?, &place(visitor), KIND).await?;
    let token = token.filter(|token| token.ends_at >= ctx.now() && token.account == Some(visitor.account));
    let secret = token.map(|token| Secret::from_kept(&token.state)).transpose();
    Ok(secret.context("the secret that waits")?)
}

/// Where the secret of a session waits.
fn place(visitor: &Visitor) -> String {
    token::hash(&format!("{KIND} {}", visitor.session))
}
