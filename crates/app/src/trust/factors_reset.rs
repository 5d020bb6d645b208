//! Taking all second factors of somebody else away: for who lost her phone or key and her recovery codes, and comes in no
//! more.

use super::{
    factors_sign_in,
    people::{managing, of_school},
};
use crate::{Ctx, Error};
use domain::{ids::AccountId, trust::Email};
use policy::Action;
use store::{audit::Deed, trust as kept};
use uuid::Uuid;

/// Takes the second factors of a person of a school away: one-time codes, passkeys and recovery codes. Who is signed in
/// with the account is out, and who is in the middle of signing in begins anew. The account at a provider with which she
/// signs in stays. Says whether there was anything to take away. Who may make a link for her may do this; nobody may for
/// herself, who does it where she shows again that it is she.
///
/// # Errors
/// [`Error::NotFound`] when she has and had no role here, [`Error::Forbidden`] when the actor may not.
pub async fn reset_factors(ctx: &Ctx, school: &str, account: AccountId) -> Result<bool, Error> {
    let (scope, school) = ctx.school(school, Action::ManagePeople).await?;
    of_school(&mut ctx.read().await?, &scope, account).await?;
    managing(ctx, school.id, account).await?;
    reset(ctx, account).await
}

/// The same by address, for who manages all accounts.
///
/// # Errors
/// [`Error::NotFound`] when no account has this address, [`Error::Forbidden`] when the actor may not, or it is her own.
pub async fn reset_factors_of(ctx: &Ctx, email: &Email) -> Result<bool, Error> {
    ctx.require(Action::ManageAccounts)?;
    let account = kept::account_by_email(&mut ctx.read().await?, email).await?.ok_or(Error::NotFound)?;
    if ctx.actor().account() == Some(account.id) {
        return Err(Error::Forbidden);
    }
    reset(ctx, account.id).await
}

async fn reset(ctx: &Ctx, account: AccountId) -> Result<bool, Error> {
    let mut tx = ctx.write().await?;
    let has_totp = kept::account(&mut tx, account).await?.is_some_and(|found| found.totp_secret.is_some());
    let passkeys = kept::passkeys(&mut tx, account).await?;
    let codes = kept::recovery_codes(&mut tx, account).await?;
    if !has_totp && passkeys.is_empty() && codes.is_empty() {
        tx.undo().await?;
        return Ok(false);
    }
    kept::set_totp(&mut tx, account, None).await?;
    for passkey in &passkeys {
        kept::remove_passkey(&mut tx, account, &passkey.key).await?;
    }
    kept::replace_recovery_codes(&mut tx, account, &[]).await?;
    kept::end_sessions_of(&mut tx, account, Uuid::nil()).await?;
    kept::drop_tokens_of(&mut tx, account, factors_sign_in::KIND).await?;
    tx.commit(&ctx.installation_event(Deed::FactorRemoved { account, kind: "all" })).await?;
    Ok(true)
}
