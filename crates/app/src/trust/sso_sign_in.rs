//! Signing in with the school's own account, and linking it to one's account here.

use super::{
    factors::{Trouble, Wish, after_change, confirm},
    sessions::{Visitor, begin_session, sign_out},
};
use crate::{App, Ctx, Error};
use anyhow::Context as _;
use credentials::{
    sso::{Answer, Doubt, Identity, Pending, Provider, SsoError},
    token::{self, Token},
};
use domain::{Personal, ids::AccountId, trust::Email};
use jiff::{SignedDuration, Timestamp};
use policy::Actor;
use serde::{Deserialize, Serialize};
use store::{
    audit::Deed,
    trust::{self as kept, Account, OneTimeToken},
};

/// For so long the browser may stay at the provider. Our choice: time for a forgotten password there.
const AWAY: SignedDuration = SignedDuration::from_mins(15);

const KIND: &str = "sso";

/// What is kept until the browser comes back.
#[derive(Serialize, Deserialize)]
struct Kept {
    pending: Pending,
    /// The hash of the cookie of the browser that went.
    browser: String,
    /// Where the person wanted to go.
    back: String,
}

/// A browser that goes to the provider.
#[derive(Debug)]
pub struct SsoBegun {
    /// The address of the provider.
    pub address: Personal<String>,
    /// The secret that ties this sign-in to the browser, for a cookie.
    pub browser: Token,
}

/// Begins to sign in. `redirect_url` is where the browser comes back to, `back` where the person wanted to go.
///
/// # Errors
/// [`Error::NotFound`] when there is no such provider, or when the database fails. That the provider cannot be asked is
/// an answer, no error.
pub async fn begin_sso(
    app: &App,
    key: &str,
    (redirect_url, back): (&str, &str),
) -> Result<Result<SsoBegun, SsoError>, Error> {
    begin(&app.act_as(Actor::Nobody), key, None, (redirect_url, back)).await
}

/// Begins to link the school's own account, after who is signed in has shown that it is she.
///
/// # Errors
/// [`Error::NotFound`] when there is no such provider; when nobody signed in, or the database fails.
pub async fn begin_link(
    ctx: &Ctx,
    visitor: &Visitor,
    key: &str,
    (redirect_url, typed): (&str, Personal<String>),
) -> Result<Result<Result<SsoBegun, SsoError>, Trouble>, Error> {
    let own = match confirm(ctx, visitor, (typed, Wish::Add)).await? {
        Ok(own) => own,
        Err(trouble) => return Ok(Err(trouble)),
    };
    begin(ctx, key, Some(own.account()), (redirect_url, "")).await.map(Ok)
}

async fn begin(
    ctx: &Ctx,
    key: &str,
    account: Option<AccountId>,
    (redirect_url, back): (&str, &str),
) -> Result<Result<SsoBegun, SsoError>, Error> {
    let told = ctx.sso().provider(key, ctx.now()).await.ok_or(Error::NotFound)?;
    let (address, pending) = match told.and_then(|provider| provider.begin(redirect_url)) {
        Ok(begun) => begun,
        Err(error) => return Ok(Err(error)),
    };
    let browser = Token::random().context("a new secret")?;
    let hash = token::hash(pending.state());
    let state = Kept { pending, browser: browser.hash(), back: back.to_owned() };
    let state = serde_json::to_string(&state).context("a sign-in under way")?;
    let token = OneTimeToken { account, state, ends_at: ctx.now() + AWAY };
    kept::hold(ctx.db(), (&hash, KIND), &token, ctx.now()).await?;
    Ok(Ok(SsoBegun { address: Personal::new(address.into()), browser }))
}

/// What came of it.
#[derive(Debug)]
pub enum SsoFinished {
    /// She is in.
    In {
        /// The secret of her session, for the cookie.
        secret: Token,
        /// Where she wanted to go.
        back: String,
    },
    /// The school's own account is linked to the one she is signed in with.
    Linked,
    /// There is no account for this person, and none was made.
    Unknown,
    /// The school's own account is linked to somebody else's account here.
    OfAnother,
    /// It was not begun in this browser, took too long, or was done already.
    Over,
    /// The provider gave no identity that can be relied on.
    Failed(SsoError),
}

/// Finishes what was begun, with the query with which the browser came back. `browser` is the secret in its cookie,
/// `device` how it names itself.
///
/// # Errors
/// [`Error::NotFound`] when there is no such provider, or when the database fails.
pub async fn finish_sso(
    app: &App,
    visitor: Option<&Visitor>,
    (key, answer): (&str, &Answer),
    (browser, device): (&str, &str),
) -> Result<SsoFinished, Error> {
    let ctx = app.act_as(visitor.map_or(Actor::Nobody, |visitor| visitor.actor.clone()));
    let Some((token, kept)) = struck_out(&ctx, &answer.state).await? else { return Ok(SsoFinished::Over) };
    if !token::is_same(&kept.browser, &token::hash(browser)) {
        return Ok(SsoFinished::Over);
    }
    let told = ctx.sso().provider(key, ctx.now()).await.ok_or(Error::NotFound)?;
    let known = match told {
        Ok(provider) => {
            provider.finish(&kept.pending, answer, ctx.now()).await.map(|identity| (provider, identity))
        }
        Err(error) => Err(error),
    };
    match known {
        Ok((_, identity)) if token.account.is_some() => link(&ctx, visitor, (token.account, &identity)).await,
        Ok(known) => {
            let finished = come_in(&app.act_as(Actor::Nobody), &known, (device, kept.back)).await?;
            // The session of the cookie that came along is replaced by the new one.
            if let (SsoFinished::In { .. }, Some(former)) = (&finished, visitor) {
                sign_out(app, former).await?;
            }
            Ok(finished)
        }
        Err(error) => {
            if error == SsoError::Doubtful(Doubt::Signature) {
                ctx.sso().forget(key);
            }
            refused(&ctx, None, "sso").await?;
            Ok(SsoFinished::Failed(error))
        }
    }
}

/// What was begun, used up; none when it is not there, too old or unreadable.
async fn struck_out(ctx: &Ctx, state: &str) -> Result<Option<(OneTimeToken, Kept)>, Error> {
    let token = kept::take_held(ctx.db(), (&token::hash(state), KIND), ctx.now()).await?;
    Ok(token.and_then(|token| {
        let kept = serde_json::from_str(&token.state).ok()?;
        Some((token, kept))
    }))
}

/// Lets in whom the identity belongs to.
async fn come_in(
    ctx: &Ctx,
    (provider, identity): &(Provider, Identity),
    (device, back): (&str, String),
) -> Result<SsoFinished, Error> {
    let account = match known(ctx, identity).await? {
        Some(account) => Some(account),
        None => first_time(ctx, provider, identity).await?,
    };
    let Some(account) = account else {
        refused(ctx, None, "sso_unknown").await?;
        return Ok(SsoFinished::Unknown);
    };
    if account.closed_at.is_some() {
        refused(ctx, Some(account.id), "closed").await?;
        return Ok(SsoFinished::Unknown);
    }
    let mut tx = ctx.write().await?;
    let secret = begin_session(&mut tx, account.id, (device, "sso"), ctx.now()).await?;
    tx.commit(&ctx.installation_event(Deed::SignedIn { account: account.id, how: "sso" })).await?;
    Ok(SsoFinished::In { secret, back })
}

/// The account that the identity is linked to.
async fn known(ctx: &Ctx, identity: &Identity) -> Result<Option<Account>, Error> {
    let mut tx = ctx.read().await?;
    match kept::account_of_identity(&mut tx, &identity.issuer, &identity.subject).await? {
        Some(id) => Ok(kept::account(&mut tx, id).await?),
        None => Ok(None),
    }
}

/// Links the open account with the same address, when the provider may be believed about the address.
async fn first_time(ctx: &Ctx, provider: &Provider, identity: &Identity) -> Result<Option<Account>, Error> {
    let email = provider.config().trusted_email(identity).and_then(|email| email.parse::<Email>().ok());
    let Some(email) = email else { return Ok(None) };
    let account = kept::account_by_email(&mut ctx.read().await?, &email).await?;
    let Some(account) = account.filter(|account| account.closed_at.is_none()) else { return Ok(None) };
    add(ctx, account.id, identity).await?;
    Ok(Some(account))
}

async fn add(ctx: &Ctx, account: AccountId, identity: &Identity) -> Result<(), Error> {
    let mut tx = ctx.write().await?;
    kept::add_identity(&mut tx, account, (&identity.issuer, &identity.subject), ctx.now()).await?;
    tx.commit(&ctx.installation_event(Deed::FactorAdded { account, kind: "sso" })).await?;
    Ok(())
}

/// Links the identity to the account that began it and is still signed in.
async fn link(
    ctx: &Ctx,
    visitor: Option<&Visitor>,
    (begun_by, identity): (Option<AccountId>, &Identity),
) -> Result<SsoFinished, Error> {
    let Some(visitor) = visitor.filter(|visitor| Some(visitor.account) == begun_by) else {
        return Ok(SsoFinished::Over);
    };
    let account = visitor.account;
    let own = ctx.own()?;
    if let Some(known) = known(ctx, identity).await? {
        return Ok(if known.id == account { SsoFinished::Linked } else { SsoFinished::OfAnother });
    }
    let mut tx = ctx.write().await?;
    kept::add_identity(&mut tx, account, (&identity.issuer, &identity.subject), ctx.now()).await?;
    after_change(&mut tx, &own, visitor).await?;
    tx.commit(&ctx.installation_event(Deed::FactorAdded { account, kind: "sso" })).await?;
    Ok(SsoFinished::Linked)
}

async fn refused(ctx: &Ctx, account: Option<AccountId>, why: &'static str) -> Result<(), Error> {
    ctx.record(None, Deed::SignInRefused { account, why }).await
}

/// A school's own account that is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// Names it in a form.
    pub id: String,
    /// The name of the provider; none when it is no longer in the list.
    pub provider: Option<String>,
    /// Since when.
    pub since: Timestamp,
}

/// The linked accounts of who asks, oldest first.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn linked(ctx: &Ctx) -> Result<Vec<Linked>, Error> {
    let known = kept::identities_of(&mut ctx.read().await?, ctx.own()?.account()).await?;
    let linked = |one: &kept::KeptIdentity| Linked {
        id: id_of(one),
        provider: ctx
            .sso()
            .iter()
            .find(|config| config.issuer == one.issuer)
            .map(|config| config.name.clone()),
        since: one.made_at,
    };
    Ok(known.iter().map(linked).collect())
}

fn id_of(one: &kept::KeptIdentity) -> String {
    token::hash(&format!("{} {}", one.issuer, one.subject.reveal()))
}

/// Takes a link away. Who has no password keeps the last one: she could not sign in any more.
///
/// # Errors
/// [`Error::NotFound`] when there is no such link; when nobody signed in, or the database fails.
pub async fn unlink(
    ctx: &Ctx,
    visitor: &Visitor,
    id: &str,
    typed: Personal<String>,
) -> Result<Result<(), Trouble>, Error> {
    let own = match confirm(ctx, visitor, (typed, Wish::Remove)).await? {
        Ok(own) => own,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let mut tx = ctx.write().await?;
    let known = kept::identities_of(&mut tx, own.account()).await?;
    let one = known.iter().find(|one| id_of(one) == id).ok_or(Error::NotFound)?;
    let account = kept::account(&mut tx, own.account()).await?.ok_or(Error::NotFound)?;
    if account.password.is_none() && known.len() == 1 {
        return Ok(Err(Trouble::OnlyWayIn));
    }
    kept::remove_identity(&mut tx, own.account(), (&one.issuer, one.subject.reveal())).await?;
    after_change(&mut tx, &own, visitor).await?;
    tx.commit(&ctx.installation_event(Deed::FactorRemoved { account: account.id, kind: "sso" })).await?;
    Ok(Ok(()))
}
