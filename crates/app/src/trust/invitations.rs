//! Links with which somebody chooses a password: the first one, or a new one. The link is shown to who makes it, and
//! mailed when mail is set up.

use super::{
    accounts::hashed,
    attempts::{Attempt, CameFrom, missed_link},
    factors_sign_in,
    mail::NotSent,
    sign_in::{SignedIn, account_of, go_on},
};
use crate::{App, Ctx, Error};
use anyhow::Context as _;
use credentials::{
    password::{self, Weakness},
    token::{self, Token},
};
use domain::{Personal, ids::AccountId, trust::Email};
use i18n::Texts;
use jiff::{SignedDuration, Timestamp};
use policy::{Action, Actor, may_grant};
use store::{
    WriteTx,
    audit::Deed,
    register,
    trust::{self as kept, Account, KeptGrant, OneTimeToken},
};
use uuid::Uuid;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// The first password of an account.
    Invitation,
    /// A new password.
    Reset,
}

impl LinkKind {
    const ALL: [Self; 2] = [Self::Invitation, Self::Reset];

    const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    const fn good_for(self) -> SignedDuration {
        match self {
            Self::Invitation => SignedDuration::from_hours(7 * 24),
            Self::Reset => SignedDuration::from_hours(24),
        }
    }

    fn of(account: &Account) -> Self {
        if account.password.is_some() { Self::Reset } else { Self::Invitation }
    }
}

/// A link that was made. It is kept by its hash only, so this is the one time that it can be shown.
#[derive(Debug)]
pub struct Link {
    /// What it is for.
    pub kind: LinkKind,
    /// Until when it is good.
    pub ends_at: Timestamp,
    /// Who it is for.
    pub name: Personal<String>,
    /// Her address.
    pub email: Email,
    /// The secret in it.
    pub secret: Token,
}

impl Link {
    /// The path of the link within the program.
    pub fn path(&self) -> String {
        format!("/invitation/{}", self.secret.reveal())
    }
}

/// Makes a link with which the person of an account chooses a password; earlier ones are good no longer. Without a school
/// the actor manages all accounts; in a school she may give every role that the account has anywhere, so that nobody
/// comes by a link at more than she could give.
///
/// # Errors
/// [`Error::NotFound`] when there is no such open account (in the school), [`Error::Forbidden`] when the actor may not.
pub async fn invite(ctx: &Ctx, school: Option<&str>, account: AccountId) -> Result<Link, Error> {
    let school = match school {
        Some(code) => Some(ctx.school(code, Action::ManagePeople).await?.0.school()),
        None => {
            ctx.require(Action::ManageAccounts)?;
            None
        }
    };
    let mut tx = ctx.read().await?;
    let wanted = kept::account(&mut tx, account).await?.filter(|account| account.closed_at.is_none());
    let wanted = wanted.ok_or(Error::NotFound)?;
    let grants = kept::grants_of_account(&mut tx, account).await?;
    drop(tx);
    if let Some(school) = school {
        if !grants.iter().any(|grant| grant.school == school) {
            return Err(Error::NotFound);
        }
        let holds = |grant: &&KeptGrant| grant.term.until.is_none_or(|until| ctx.today() <= until);
        let gives = |grant: &KeptGrant| may_grant(ctx.actor(), grant.school, account, grant.role);
        let manages_all = ctx.require(Action::ManageAccounts).is_ok();
        if !manages_all && (wanted.is_administrator || !grants.iter().filter(holds).all(gives)) {
            return Err(Error::Forbidden);
        }
    }
    make(ctx, &wanted).await
}

/// The same for an account that was just made; none when it has a password already.
///
/// # Errors
/// As [`invite`].
pub async fn invite_new(ctx: &Ctx, account: AccountId) -> Result<Option<Link>, Error> {
    ctx.require(Action::ManageAccounts)?;
    let found = kept::account(&mut ctx.read().await?, account).await?.ok_or(Error::NotFound)?;
    if found.password.is_some() { Ok(None) } else { Ok(Some(make(ctx, &found).await?)) }
}

async fn make(ctx: &Ctx, account: &Account) -> Result<Link, Error> {
    let (kind, secret) = (LinkKind::of(account), Token::random().context("a new secret")?);
    let ends_at = ctx.now() + kind.good_for();
    let mut tx = ctx.write().await?;
    drop_links(&mut tx, account.id).await?;
    let token = OneTimeToken { account: Some(account.id), state: String::new(), ends_at };
    kept::add_token(&mut tx, (&secret.hash(), kind.code()), &token, ctx.now()).await?;
    tx.commit(&ctx.installation_event(Deed::LinkMade { account: account.id, kind: kind.code() })).await?;
    Ok(Link { kind, ends_at, name: account.name.clone(), email: account.email.clone(), secret })
}

/// Forgets the links of an account.
async fn drop_links(tx: &mut WriteTx, account: AccountId) -> Result<(), Error> {
    for kind in LinkKind::ALL {
        kept::drop_tokens_of(tx, account, kind.code()).await?;
    }
    Ok(())
}

/// Forgets what the former password of an account was good for, or could replace it: links to choose one, and sign-ins
/// that are half done.
pub(super) async fn drop_what_a_password_opened(tx: &mut WriteTx, account: AccountId) -> Result<(), Error> {
    drop_links(tx, account).await?;
    kept::drop_tokens_of(tx, account, factors_sign_in::KIND).await?;
    Ok(())
}

/// Whether a link was mailed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mailed {
    /// It was.
    Yes,
    /// Mail is not set up; the link must reach her in another way.
    NotSetUp,
    /// It could not be sent; the link must reach her in another way.
    Failed(NotSent),
}

/// Mails a link to who it is for. Called when no transaction is open: a mail server may be slow.
pub async fn mail_link(ctx: &Ctx, texts: &Texts, link: &Link) -> Mailed {
    let Some(mailer) = ctx.mailer() else { return Mailed::NotSetUp };
    let name = link.name.reveal().as_str();
    let address = ctx.address(&link.path());
    let (subject, text) = match link.kind {
        LinkKind::Invitation => {
            (texts.mail_invitation_subject(), texts.mail_invitation_text(address.as_str(), name))
        }
        LinkKind::Reset => (texts.mail_reset_subject(), texts.mail_reset_text(address.as_str(), name)),
    };
    match mailer.send((name, &link.email), (subject, text)).await {
        Ok(()) => Mailed::Yes,
        Err(why) => Mailed::Failed(why),
    }
}

/// A wish for a new password by mail, from somebody who may have an account.
#[derive(Debug)]
pub struct NewPasswordWish {
    ctx: Ctx,
    typed: Personal<String>,
}

/// Takes the wish of somebody who forgot her password; the error is how long one must wait. It takes as long whether
/// there is such an account or not; what comes of it is for [`NewPasswordWish::fulfil`], behind her back.
///
/// # Errors
/// [`Error::NotFound`] when mail is not set up.
pub async fn wish_new_password(
    app: &App,
    typed: Personal<String>,
    from: &CameFrom,
) -> Result<Result<NewPasswordWish, SignedDuration>, Error> {
    let ctx = app.act_as(Actor::Nobody);
    ctx.mailer().ok_or(Error::NotFound)?;
    // Whatever comes of it, it stays counted: each one may be a letter.
    let attempt = Attempt::at_forgotten(&ctx, typed.reveal(), from).await?;
    Ok(attempt.map(|_counted| NewPasswordWish { ctx, typed }))
}

impl NewPasswordWish {
    /// Mails a link, when there is an account with this address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fulfil(self, texts: &Texts) -> Result<Option<Mailed>, Error> {
        let Some(account) = account_of(&self.ctx, self.typed.reveal()).await? else { return Ok(None) };
        let link = make(&self.ctx, &account).await?;
        Ok(Some(mail_link(&self.ctx, texts, &link).await))
    }
}

/// Who holds a link.
#[derive(Debug, Clone)]
pub struct Invited {
    /// What the link is for.
    pub kind: LinkKind,
    /// Her name.
    pub name: Personal<String>,
    /// The address with which she will sign in.
    pub email: Email,
}

/// Looks at a link before it is used; the error is how long one must wait to try again.
///
/// # Errors
/// [`Error::NotFound`] when the link is not good.
pub async fn open_invitation(
    app: &App,
    secret: &str,
    from: &CameFrom,
) -> Result<Result<Invited, SignedDuration>, Error> {
    let ctx = app.act_as(Actor::Nobody);
    Ok(opened(&ctx, secret, from).await?.map(|(kind, account)| Invited {
        kind,
        name: account.name,
        email: account.email,
    }))
}

async fn opened(
    ctx: &Ctx,
    secret: &str,
    from: &CameFrom,
) -> Result<Result<(LinkKind, Account), SignedDuration>, Error> {
    let (hash, mut tx) = (token::hash(secret), ctx.read().await?);
    let mut found = None;
    for kind in LinkKind::ALL {
        let token = kept::token(&mut tx, &hash, kind.code()).await?;
        if let Some(id) = token.filter(|token| ctx.now() <= token.ends_at).and_then(|token| token.account) {
            let account = kept::account(&mut tx, id).await?;
            found = account.filter(|account| account.closed_at.is_none()).map(|account| (kind, account));
        }
    }
    drop(tx);
    match found {
        Some(found) => Ok(Ok(found)),
        None => missed_link(ctx, from).await.map(Err),
    }
}

/// What came of choosing a password.
#[derive(Debug)]
pub enum Chosen {
    /// It was taken; she goes on as after signing in.
    Yes(SignedIn),
    /// It is not good enough.
    Weak(Weakness),
    /// There were too many attempts; after this time one may try again.
    Wait(SignedDuration),
}

/// Takes the password that the holder of a link chose, ends what was open on the account, and signs her in.
///
/// # Errors
/// [`Error::NotFound`] when the link is not good any more.
pub async fn choose_password(
    app: &App,
    secret: &str,
    typed: Personal<String>,
    from: &CameFrom,
) -> Result<Chosen, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let (kind, account) = match opened(&ctx, secret, from).await? {
        Ok(found) => found,
        Err(wait) => return Ok(Chosen::Wait(wait)),
    };
    if let Err(weakness) = check_password(&ctx, &account, &typed).await? {
        return Ok(Chosen::Weak(weakness));
    }
    let hash = hashed(typed).await?;
    let mut tx = ctx.write().await?;
    if kept::take_token(&mut tx, &token::hash(secret), kind.code()).await?.is_none() {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    drop_what_a_password_opened(&mut tx, account.id).await?;
    kept::set_password(&mut tx, account.id, &hash, ctx.now()).await?;
    kept::end_sessions_of(&mut tx, account.id, Uuid::nil()).await?;
    kept::forget_devices(&mut tx, account.id).await?;
    tx.commit(&ctx.installation_event(Deed::PasswordChanged { account: account.id })).await?;
    let account = Account { password: Some(Personal::new(hash)), ..account };
    Ok(Chosen::Yes(go_on(&ctx, &account, from).await?))
}

/// Whether a new password is good enough for somebody: not made of her name, her address or the names of her schools.
pub(super) async fn check_password(
    ctx: &Ctx,
    account: &Account,
    typed: &Personal<String>,
) -> Result<Result<(), Weakness>, Error> {
    let mut tx = ctx.read().await?;
    let schools = register::schools(&mut tx).await?;
    let grants = kept::grants_of_account(&mut tx, account.id).await?;
    drop(tx);
    let hers = schools.into_iter().filter(|school| grants.iter().any(|grant| grant.school == school.id));
    let mut about = vec![account.name.reveal().clone(), account.email.reveal().clone()];
    about.extend(hers.filter_map(|school| school.name));
    let typed = typed.clone();
    let check = move || {
        let about: Vec<&str> = about.iter().map(String::as_str).collect();
        password::check_new(typed.reveal(), &about)
    };
    Ok(tokio::task::spawn_blocking(check).await.context("the password")?)
}
