//! Who is signed in: sessions with their limits.

use crate::{App, Ctx, Error, ctx::new_id};
use anyhow::Context as _;
use credentials::token::{self, Token};
use domain::{
    Personal,
    ids::{AccountId, SchoolId},
};
use jiff::{SignedDuration, Timestamp};
use policy::{Actor, Own};
use std::sync::Arc;
use store::{
    ReadTx, WriteTx,
    audit::Deed,
    notices,
    trust::{self as kept, Session},
};
use uuid::Uuid;

/// A session that is not used ends after this time. Source: ASVS 5.0 7.3.1 asks for a documented limit; an hour lets a
/// lesson pass and keeps a laptop that was left in the staff room from staying open.
pub const IDLE: SignedDuration = SignedDuration::from_hours(1);

/// A session ends after this time however much it is used. Source: ASVS 5.0 7.3.2 asks for a documented limit; twelve
/// hours is a long day at school.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);

/// For so long a session is still known by its former secret: requests that were under way when it was renewed.
const GRACE: SignedDuration = SignedDuration::from_secs(30);

/// How often it is written down that a session is in use.
const TOUCH: SignedDuration = SignedDuration::from_secs(60);

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who asks.
    pub actor: Actor,
    /// Her account.
    pub account: AccountId,
    /// Her name, for the frame of the page.
    pub name: Personal<String>,
    /// Her session.
    pub session: Uuid,
    /// The name of the person as whom she looks.
    pub viewing_as: Option<Personal<String>>,
    /// The new secret of the session, when it just got one.
    pub renewed: Option<Token>,
    /// How many notices she has not read, by school; nothing while she looks as another.
    pub unread: Vec<(SchoolId, i64)>,
}

impl App {
    /// Who holds the secret of a session; none when there is no such session or it has ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn visitor(&self, secret: &str) -> Result<Option<Visitor>, Error> {
        self.holder(secret, true).await
    }

    /// The same for a page that listens: it is no use of the session, which so ends when nobody does anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn listener(&self, secret: &str) -> Result<Option<Visitor>, Error> {
        self.holder(secret, false).await
    }

    async fn holder(&self, secret: &str, is_use: bool) -> Result<Option<Visitor>, Error> {
        let ctx = self.act_as(Actor::Nobody);
        let (now, today) = (ctx.now(), ctx.today());
        let hash = token::hash(secret);
        let mut tx = ctx.read().await?;
        let Some(session) = kept::session_by_hash(&mut tx, &hash).await? else { return Ok(None) };
        let by_former = session.hash != hash;
        if has_ended(&session, now) || (by_former && now > session.renewed_at + GRACE) {
            return Ok(None);
        }
        let Some(account) = kept::account(&mut tx, session.account).await? else { return Ok(None) };
        let Some(person) = kept::person(&mut tx, session.account, (now, today)).await? else {
            return Ok(None);
        };
        let person = Arc::new(person);
        let (mut actor, mut viewing_as) = (Actor::Person(Arc::clone(&person)), None);
        if let Some(other) = session.view_as
            && let Some(seen_as) = kept::person(&mut tx, other, (now, today)).await?
        {
            viewing_as = kept::account(&mut tx, other).await?.map(|account| account.name);
            actor = Actor::ViewingAs { viewer: person, seen_as: Arc::new(seen_as) };
        }
        let unread = match Own::issue(&actor) {
            Ok(own) => notices::unread_by_school(&mut tx, &own).await?,
            Err(_) => Vec::new(),
        };
        drop(tx);
        let mut visitor = Visitor {
            actor,
            account: account.id,
            name: account.name,
            session: session.id,
            viewing_as,
            renewed: None,
            unread,
        };
        if !is_use {
            return Ok(Some(visitor));
        }
        if session.is_stale && !by_former {
            visitor.renewed = self.renew(&session, &visitor.actor).await?;
        } else if now > session.seen_at + TOUCH {
            kept::touch_session(ctx.db(), session.id, now).await?;
        }
        Ok(Some(visitor))
    }

    /// Gives a session a new secret; nothing when another request just did.
    async fn renew(&self, session: &Session, actor: &Actor) -> Result<Option<Token>, Error> {
        let ctx = self.act_as(actor.clone());
        let secret = Token::random().context("a new secret")?;
        let mut tx = ctx.write().await?;
        let is_done =
            kept::renew_session(&mut tx, (session.id, &session.hash), &secret.hash(), ctx.now()).await?;
        if !is_done {
            return Ok(None);
        }
        tx.commit(&ctx.installation_event(Deed::SessionRenewed { account: session.account })).await?;
        Ok(Some(secret))
    }
}

/// A clock that was set back by less than this ends no session: machines put theirs right by little steps.
const SLACK: SignedDuration = SignedDuration::from_mins(5);

/// Whether a session has ended. One that was begun or used at a time that is still to come ends too, so that a clock that
/// was set back makes none last longer.
pub(super) fn has_ended(session: &Session, now: Timestamp) -> bool {
    let is_over = |since: Timestamp, limit: SignedDuration| now > since + limit || since > now + SLACK;
    is_over(session.seen_at, IDLE) || is_over(session.made_at, ABSOLUTE)
}

/// Whether a session of one's own goes on.
pub(crate) async fn is_signed_in(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (own, session): (&Own, Uuid),
) -> Result<bool, Error> {
    let all = kept::sessions_of(tx, own).await?;
    Ok(all.iter().any(|one| one.id == session && !has_ended(one, ctx.now())))
}

/// Begins a session in a transaction, and gives its secret for the cookie.
pub(super) async fn begin_session(
    tx: &mut WriteTx,
    account: AccountId,
    (device, how): (&str, &str),
    now: Timestamp,
) -> Result<Token, Error> {
    let secret = Token::random().context("a new secret")?;
    // The name of the browser stands at the end of what it says of itself.
    let device: String = device.chars().filter(|c| !c.is_control()).take(300).collect();
    kept::end_old_sessions(tx, (now - IDLE, now - ABSOLUTE)).await?;
    kept::add_session(tx, (&secret.hash(), new_id(), account), (&device, how), now).await?;
    Ok(secret)
}

/// Ends the session in which one asks.
///
/// # Errors
/// When the database fails.
pub async fn sign_out(app: &App, visitor: &Visitor) -> Result<(), Error> {
    let ctx = app.act_as(visitor.actor.clone());
    let mut tx = ctx.write().await?;
    kept::end_session(&mut tx, visitor.account, visitor.session).await?;
    tx.commit(&ctx.installation_event(Deed::SessionEnded { account: visitor.account, sessions: 1 })).await?;
    Ok(())
}
