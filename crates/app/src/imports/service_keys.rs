//! The keys that a school gives to other systems.

use crate::{Ctx, Error, ctx::new_id};
use anyhow::Context as _;
use credentials::token::Token;
use domain::{ids::ServiceKeyId, register::School};
use policy::Action;
use std::collections::HashMap;
use store::{
    audit::Deed,
    imports::{self, Delivery, ServiceKey},
    trust,
};

/// The longest name of a system, in characters.
pub const LONGEST_SYSTEM_NAME: usize = 64;
/// So many of the last deliveries are shown.
const SHOWN: i64 = 20;

/// The keys of a school.
#[derive(Debug, Clone)]
pub struct ServiceKeys {
    /// The school.
    pub school: School,
    /// Keys, those that are good first, then the newest first.
    pub keys: Vec<KeyLine>,
    /// What was asked last with them, the newest first.
    pub deliveries: Vec<DeliveryLine>,
}

/// A key in the list.
#[derive(Debug, Clone)]
pub struct KeyLine {
    /// The key.
    pub key: ServiceKey,
    /// The name of who made it; none when the account is no longer there.
    pub made_by: Option<String>,
}

/// A delivery in the list.
#[derive(Debug, Clone)]
pub struct DeliveryLine {
    /// The delivery.
    pub delivery: Delivery,
    /// The name of the system.
    pub system: String,
}

/// A key that was just made.
#[derive(Debug)]
pub struct NewKey {
    /// The school.
    pub school: School,
    /// The name of the system.
    pub name: String,
    /// The key itself, which is shown once and not kept.
    pub secret: Token,
}

/// What is wrong with the name of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SystemNameFault {
    /// There is none.
    Empty,
    /// It is longer than [`LONGEST_SYSTEM_NAME`].
    TooLong,
}

/// The keys of a school.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when it is not for the actor.
pub async fn service_keys(ctx: &Ctx, school: &str) -> Result<ServiceKeys, Error> {
    let (scope, school) = ctx.school(school, Action::ManageServiceKeys).await?;
    let mut tx = ctx.read().await?;
    let mut keys = imports::service_keys(&mut tx, &scope).await?;
    keys.sort_by_key(|key| key.revoked_at.is_some());
    let is_used = keys.iter().any(|key| key.used_at.is_some());
    let recent = if is_used { imports::deliveries(&mut tx, &scope, SHOWN).await? } else { Vec::new() };
    let names: HashMap<ServiceKeyId, String> = keys.iter().map(|key| (key.id, key.name.clone())).collect();
    let named = |delivery: Delivery| DeliveryLine {
        system: names.get(&delivery.key).cloned().unwrap_or_default(),
        delivery,
    };
    let mut lines = Vec::with_capacity(keys.len());
    for key in keys {
        let account = trust::account(&mut tx, key.made_by).await?;
        lines.push(KeyLine { key, made_by: account.map(|account| account.name.into_inner()) });
    }
    Ok(ServiceKeys { school, keys: lines, deliveries: recent.into_iter().map(named).collect() })
}

/// Makes a key for a system.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when it is not for the actor.
pub async fn make_service_key(
    ctx: &Ctx,
    school: &str,
    name: &str,
    holds: bool,
) -> Result<Result<NewKey, SystemNameFault>, Error> {
    let (scope, school) = ctx.school(school, Action::ManageServiceKeys).await?;
    let made_by = ctx.actor().account().ok_or(Error::Forbidden)?;
    let name = match tidied(name) {
        Ok(name) => name,
        Err(fault) => return Ok(Err(fault)),
    };
    let secret = Token::random().context("a new key")?;
    let key = ServiceKey {
        id: ServiceKeyId(new_id()),
        name: name.clone(),
        holds,
        made_by,
        made_at: ctx.now(),
        revoked_at: None,
        used_at: None,
    };
    let mut tx = ctx.write().await?;
    imports::add_service_key(&mut tx, &scope, &key, &secret.hash()).await?;
    tx.commit(&ctx.event(school.id, Deed::ServiceKeyMade { key: key.id, holds })).await?;
    Ok(Ok(NewKey { school, name, secret }))
}

/// A typed name without what does not show.
fn tidied(text: &str) -> Result<String, SystemNameFault> {
    let kept: String = text.chars().filter(|c| !c.is_control()).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    match kept.chars().count() {
        0 => Err(SystemNameFault::Empty),
        length if length > LONGEST_SYSTEM_NAME => Err(SystemNameFault::TooLong),
        _ => Ok(kept),
    }
}

/// Says whether what comes in with a key waits for a person.
///
/// # Errors
/// [`Error::NotFound`] when there is no such key, or it was revoked.
pub async fn set_service_key_holds(
    ctx: &Ctx,
    school: &str,
    key: ServiceKeyId,
    holds: bool,
) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::ManageServiceKeys).await?;
    let mut tx = ctx.write().await?;
    if !imports::set_service_key_holds(&mut tx, &scope, key, holds).await? {
        return Err(Error::NotFound);
    }
    Ok(tx.commit(&ctx.event(school.id, Deed::ServiceKeyChanged { key, holds })).await?)
}

/// Revokes a key: from now on it is good for nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such key, or it was revoked before.
pub async fn revoke_service_key(ctx: &Ctx, school: &str, key: ServiceKeyId) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::ManageServiceKeys).await?;
    let mut tx = ctx.write().await?;
    if !imports::revoke_service_key(&mut tx, &scope, key, ctx.now()).await? {
        return Err(Error::NotFound);
    }
    Ok(tx.commit(&ctx.event(school.id, Deed::ServiceKeyRevoked { key })).await?)
}
