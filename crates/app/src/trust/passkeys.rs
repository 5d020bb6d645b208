//! Passkeys: making one, and the questions that wait for the answer of a browser.

use super::{
    factors::{Trouble, Wish, after_change, confirm, first_codes, passkeys_of},
    sessions::Visitor,
};
use crate::{Ctx, Error};
use anyhow::Context as _;
use credentials::{
    passkey::{self, MINUTES, Owner, PasskeyError, Passkeys},
    token,
};
use domain::{Personal, ids::AccountId};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use store::{
    audit::Deed,
    trust::{self as kept, KeptPasskey, OneTimeToken},
};

/// The kind of the one-time token with the question for a new passkey.
const SETUP: &str = "passkey_setup";
/// The longest name of a passkey, in characters.
const LONGEST_NAME: usize = 60;

/// What is kept of a passkey that may have been copied: nothing that could be used.
const SHUT: &str = "";

/// Whether a passkey was shut because it may have been copied.
pub fn is_shut(passkey: &KeptPasskey) -> bool {
    passkey.credential == SHUT
}

/// Where people reach the program. Passkeys are tied to it: at another name they are not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Scheme, name and port: `https://stut.school.example`.
    pub origin: String,
    /// The name alone: `stut.school.example`.
    pub host: String,
}

impl Place {
    /// Passkeys at this address.
    pub(super) fn passkeys(&self) -> Result<Passkeys, PasskeyError> {
        // An address without a name is usual on the machine itself, and the library would log each as an error.
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        if bare.parse::<IpAddr>().is_ok() {
            return Err(PasskeyError::BadOrigin);
        }
        Passkeys::new(&self.origin, &self.host, "Stut")
    }

    /// Whether browsers have passkeys for this address: it needs a name.
    pub fn has_passkeys(&self) -> bool {
        self.passkeys().is_ok()
    }
}

/// What waits between the question for a new passkey and the answer.
#[derive(Serialize, Deserialize)]
struct Setup {
    name: Personal<String>,
    question: String,
}

/// The question for the browser with which it makes a passkey that has this name.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn new_passkey_question(
    ctx: &Ctx,
    visitor: &Visitor,
    place: &Place,
    (name, typed): (&str, Personal<String>),
) -> Result<Result<String, Trouble>, Error> {
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if name.is_empty() {
        return Ok(Err(Trouble::NoName));
    }
    let own = match confirm(ctx, visitor, (typed, Wish::Add)).await? {
        Ok(own) => own,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let account = kept::account(&mut ctx.read().await?, own.account()).await?.ok_or(Error::NotFound)?;
    let (_, have) = passkeys_of(ctx, account.id).await?;
    let owner =
        Owner { id: account.id.0, email: account.email.reveal(), name: account.name.reveal().as_str() };
    let asked = match place.passkeys().and_then(|here| here.start_registration(owner, &have)) {
        Ok(asked) => asked,
        Err(error) => return Ok(Err(trouble(error)?)),
    };
    let setup = Setup { name: Personal::new(name), question: asked.state };
    let state = serde_json::to_string(&setup).context("the question for a passkey")?;
    keep_question(ctx, (&visitor.session.to_string(), SETUP), account.id, state).await?;
    Ok(Ok(asked.question))
}

/// Keeps the new passkey, and gives recovery codes to who has none.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub async fn add_passkey(
    ctx: &Ctx,
    visitor: &Visitor,
    place: &Place,
    answer: &str,
) -> Result<Result<Vec<Personal<String>>, Trouble>, Error> {
    let own = ctx.own()?;
    let state = take_question(ctx, (&visitor.session.to_string(), SETUP), own.account()).await?;
    let Some(state) = state else { return Ok(Err(Trouble::Over)) };
    let setup: Setup = serde_json::from_str(&state).context("the question for a passkey")?;
    let made = place.passkeys().and_then(|here| here.finish_registration(&setup.question, answer));
    let made = match made {
        Ok(made) => made,
        Err(error) => return Ok(Err(trouble(error)?)),
    };
    let credential = made.kept().context("the passkey")?;
    let mut tx = ctx.write().await?;
    let passkey = (made.id(), setup.name.reveal());
    kept::add_passkey(&mut tx, own.account(), (&passkey.0, passkey.1, &credential), ctx.now()).await?;
    after_change(&mut tx, &own, visitor).await?;
    let deed = Deed::FactorAdded { account: own.account(), kind: "passkey" };
    tx.commit(&ctx.installation_event(deed)).await?;
    first_codes(ctx, &own, visitor).await.map(Ok)
}

/// Shuts the passkey that answered, because it may be a copy. It stays in the list until its owner takes it away: an
/// account whose only factor it was must not be open to the password alone. Only passkeys of this account are touched.
pub(super) async fn shut_copy(ctx: &Ctx, account: AccountId, answer: &str) -> Result<(), Error> {
    let Some(key) = passkey::id_in(answer) else { return Ok(()) };
    let mut tx = ctx.write().await?;
    if !kept::use_passkey(&mut tx, account, (&key, SHUT), ctx.now()).await? {
        return Ok(());
    }
    tx.commit(&ctx.installation_event(Deed::FactorRemoved { account, kind: "passkey" })).await?;
    Ok(())
}

/// Keeps a question at the server until its answer comes; `owner` is the session or the second step it belongs to.
pub(super) async fn keep_question(
    ctx: &Ctx,
    (owner, kind): (&str, &str),
    account: AccountId,
    state: String,
) -> Result<(), Error> {
    let ends_at = ctx.now() + SignedDuration::from_mins(MINUTES.into());
    let token = OneTimeToken { account: Some(account), state, ends_at };
    kept::hold(ctx.db(), (&place_of(owner, kind), kind), &token, ctx.now()).await?;
    Ok(())
}

/// Takes a question, so that it is answered once.
pub(super) async fn take_question(
    ctx: &Ctx,
    (owner, kind): (&str, &str),
    account: AccountId,
) -> Result<Option<String>, Error> {
    let token = kept::take_held(ctx.db(), (&place_of(owner, kind), kind), ctx.now()).await?;
    Ok(token.filter(|token| token.account == Some(account)).map(|token| token.state))
}

fn place_of(owner: &str, kind: &str) -> String {
    token::hash(&format!("{kind} {owner}"))
}

/// What a person reads about it; an error when it is no fault of hers.
pub(super) fn trouble(error: PasskeyError) -> Result<Trouble, Error> {
    match error {
        PasskeyError::BadOrigin => Ok(Trouble::NoPasskeysHere),
        PasskeyError::NoPasskey | PasskeyError::BadAnswer | PasskeyError::Refused => {
            Ok(Trouble::PasskeyRefused)
        }
        PasskeyError::MayBeCopied => Ok(Trouble::PasskeyCopied),
        PasskeyError::BadKept | PasskeyError::Failed => Err(anyhow::Error::new(error).into()),
    }
}
