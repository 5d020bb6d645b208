//! What one does with one's own account: look at it, change the password, end sessions.

use super::{
    accounts::hashed,
    attempts::{Attempt, bucket},
    invitations::{check_password, drop_what_a_password_opened},
    sessions::{Visitor, has_ended},
    sign_in::is_right,
};
use crate::{Ctx, Error};
use anyhow::Context as _;
use credentials::{password::Weakness, token::Token};
use domain::{Personal, trust::Email};
use jiff::{SignedDuration, Timestamp};
use store::{
    audit::Deed,
    trust::{self as kept, Session},
};
use uuid::Uuid;

/// Free attempts at the present password by who is signed in: our choice, as at the door.
const FREE: i64 = 5;

/// One's own account.
#[derive(Debug, Clone)]
pub struct OwnAccount {
    /// Her name.
    pub name: Personal<String>,
    /// The address with which she signs in.
    pub email: Email,
    /// Whether she has a password; who signs in elsewhere has none.
    pub has_password: bool,
    /// Her sessions, the one last used first.
    pub sessions: Vec<OwnSession>,
}

/// One of one's own sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// What names it; no secret.
    pub id: Uuid,
    /// Browser and system, as they name themselves.
    pub browser: String,
    /// When she signed in.
    pub made_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// Whether it is the one in which she asks.
    pub is_this: bool,
}

/// One's own account with its sessions.
///
/// # Errors
/// [`Error::Forbidden`] for who looks as another person.
pub async fn own_account(ctx: &Ctx, visitor: &Visitor) -> Result<OwnAccount, Error> {
    let own = ctx.own()?;
    let mut tx = ctx.read().await?;
    let account = kept::account(&mut tx, own.account()).await?.ok_or(Error::NotFound)?;
    let sessions = kept::sessions_of(&mut tx, &own).await?;
    let session = |one: Session| OwnSession {
        id: one.id,
        browser: one.device,
        made_at: one.made_at,
        seen_at: one.seen_at,
        is_this: one.id == visitor.session,
    };
    let now = ctx.now();
    Ok(OwnAccount {
        name: account.name,
        email: account.email,
        has_password: account.password.is_some(),
        sessions: sessions.into_iter().filter(|one| !has_ended(one, now)).map(session).collect(),
    })
}

/// What came of changing the password.
#[derive(Debug)]
pub enum Changed {
    /// It was changed; the new secret of this session.
    Yes(Token),
    /// The present password is not what was typed.
    WrongPresent,
    /// The new one is not good enough.
    Weak(Weakness),
    /// There were too many attempts; after this time one may try again.
    Wait(SignedDuration),
}

/// Changes one's own password. All other sessions end, links to choose a password and sign-ins that are half done are good
/// no longer, and this session gets a new secret.
///
/// # Errors
/// [`Error::Forbidden`] for who looks as another person, [`Error::NotFound`] when the session just ended.
pub async fn change_password(
    ctx: &Ctx,
    visitor: &Visitor,
    present: Personal<String>,
    new: Personal<String>,
) -> Result<Changed, Error> {
    let own = ctx.own()?;
    let id = own.account();
    let account = kept::account(&mut ctx.read().await?, id).await?.ok_or(Error::NotFound)?;
    let tries = vec![bucket(&["own password", &id.to_string()], FREE)];
    let attempt = match Attempt::begin(ctx, tries).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(Changed::Wait(wait)),
    };
    if !is_right(Some(&account), &present).await? {
        attempt.failed(ctx, Some(id), "password").await?;
        return Ok(Changed::WrongPresent);
    }
    attempt.succeeded(ctx).await?;
    if let Err(weakness) = check_password(ctx, &account, &new).await? {
        return Ok(Changed::Weak(weakness));
    }
    let hash = hashed(new).await?;
    let secret = Token::random().context("a new secret")?;
    let mut tx = ctx.write().await?;
    kept::set_password(&mut tx, id, &hash, ctx.now()).await?;
    kept::end_sessions_of(&mut tx, id, visitor.session).await?;
    if !kept::replace_secret(&mut tx, (id, visitor.session), &secret.hash(), ctx.now()).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    drop_what_a_password_opened(&mut tx, id).await?;
    tx.commit(&ctx.installation_event(Deed::PasswordChanged { account: id })).await?;
    Ok(Changed::Yes(secret))
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Error::NotFound`] when there is no such session, [`Error::Forbidden`] for who looks as another person.
pub async fn end_own_session(ctx: &Ctx, session: &str) -> Result<(), Error> {
    let account = ctx.own()?.account();
    let session: Uuid = session.parse().map_err(|_| Error::NotFound)?;
    let mut tx = ctx.write().await?;
    if !kept::end_session(&mut tx, account, session).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    tx.commit(&ctx.installation_event(Deed::SessionEnded { account, sessions: 1 })).await?;
    Ok(())
}

/// Ends all of one's own sessions but the one in which one asks.
///
/// # Errors
/// [`Error::Forbidden`] for who looks as another person.
pub async fn end_other_sessions(ctx: &Ctx, visitor: &Visitor) -> Result<(), Error> {
    let account = ctx.own()?.account();
    let mut tx = ctx.write().await?;
    let sessions = kept::end_sessions_of(&mut tx, account, visitor.session).await?;
    if sessions == 0 {
        tx.undo().await?;
        return Ok(());
    }
    tx.commit(&ctx.installation_event(Deed::SessionEnded { account, sessions })).await?;
    Ok(())
}
