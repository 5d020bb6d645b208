//! The first run: a link with which the first account is made, the administrator of the installation.

use super::{
    accounts::hashed,
    attempts::{CameFrom, missed_link},
    invitations::Chosen,
    sign_in::go_on,
};
use crate::{App, Ctx, Error, ctx::new_id};
use anyhow::Context as _;
use credentials::{
    password,
    token::{self, Token},
};
use domain::{Personal, ids::AccountId, trust::Email};
use jiff::SignedDuration;
use policy::{Action, Actor};
use store::{audit::Deed, trust as kept};

/// The kind of the one-time token behind the link.
const KIND: &str = "set_up";

/// For so long the link is good; starting the program again makes a new one.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The path of the link with which the first account is made, in the place of an earlier one; none when there is an
/// account already.
///
/// # Errors
/// When the actor may not manage accounts, or the database fails.
pub async fn set_up_link(ctx: &Ctx) -> Result<Option<String>, Error> {
    ctx.require(Action::ManageAccounts)?;
    if kept::any_account(&mut ctx.read().await?).await? {
        return Ok(None);
    }
    let secret = Token::random().context("a new secret")?;
    let now = ctx.now();
    kept::put_only_token(ctx.db(), (&secret.hash(), KIND), (now, now + GOOD_FOR)).await?;
    Ok(Some(format!("/set-up/{}", secret.reveal())))
}

/// What is filled in for the first account.
#[derive(Debug, Clone)]
pub struct FirstAccount {
    /// The address with which she signs in.
    pub email: Email,
    /// Her name.
    pub name: String,
    /// Her password.
    pub password: Personal<String>,
}

/// Whether the link is good now; the error is how long one must wait to try again.
///
/// # Errors
/// [`Error::NotFound`] when it is not, or there is an account already.
pub async fn open_set_up(
    app: &App,
    secret: &str,
    from: &CameFrom,
) -> Result<Result<(), SignedDuration>, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let mut tx = ctx.read().await?;
    let token = kept::token(&mut tx, &token::hash(secret), KIND).await?;
    let is_good =
        token.is_some_and(|token| ctx.now() <= token.ends_at) && !kept::any_account(&mut tx).await?;
    drop(tx);
    if is_good { Ok(Ok(())) } else { missed_link(&ctx, from).await.map(Err) }
}

/// Makes the first account and signs her in.
///
/// # Errors
/// [`Error::NotFound`] when the link is not good any more, or there is an account already.
pub async fn set_up(app: &App, secret: &str, first: FirstAccount, from: &CameFrom) -> Result<Chosen, Error> {
    if let Err(wait) = open_set_up(app, secret, from).await? {
        return Ok(Chosen::Wait(wait));
    }
    let ctx = app.act_as(Actor::Nobody);
    let about = [first.name.as_str(), first.email.reveal()];
    if let Err(weakness) = password::check_new(first.password.reveal(), &about) {
        return Ok(Chosen::Weak(weakness));
    }
    let hash = hashed(first.password).await?;
    let id = AccountId(new_id());
    let mut tx = ctx.write().await?;
    let token = kept::take_token(&mut tx, &token::hash(secret), KIND).await?;
    if token.is_none_or(|token| token.ends_at < ctx.now()) || kept::any_account(&mut tx).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    kept::add_account(&mut tx, (id, &first.email, &first.name), true, ctx.now()).await?;
    kept::set_password(&mut tx, id, &hash, ctx.now()).await?;
    let made = kept::account(&mut tx, id).await?.context("the account that was just made")?;
    tx.commit(&ctx.installation_event(Deed::AccountMade { account: id })).await?;
    Ok(Chosen::Yes(go_on(&ctx, &made, from).await?))
}
