//! Attempts that did not succeed, and the devices from which they count apart. A bucket is kept by the hash of what it
//! is about, so that no address stands here in the clear.

use crate::{Db, Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::AccountId;
use jiff::{SignedDuration, Timestamp};

statements! {
    // What failed so long ago that it counts no more begins again at one.
    COUNT = "INSERT INTO sign_in_attempts (bucket, failures, last_at, blocked_until_at) VALUES ($1, 1, $2, NULL) \
        ON CONFLICT (bucket) DO UPDATE SET \
        failures = CASE WHEN sign_in_attempts.last_at < $3 THEN 1 ELSE sign_in_attempts.failures + 1 END, \
        last_at = excluded.last_at RETURNING failures, blocked_until_at";
    BLOCK = "UPDATE sign_in_attempts SET blocked_until_at = $2 WHERE bucket = $1";
    UNCOUNT = "UPDATE sign_in_attempts SET failures = failures - 1, blocked_until_at = NULL WHERE bucket = $1";
    FORGET = "DELETE FROM sign_in_attempts WHERE bucket = $1";
    OLD = "SELECT bucket FROM sign_in_attempts WHERE last_at < $1 ORDER BY last_at LIMIT 10";
    FORGET_OLD = "DELETE FROM sign_in_attempts WHERE bucket = $1 AND last_at < $2";
    KNOWN = "SELECT count(*) FROM known_devices WHERE account_id = $1 AND hash = $2 AND seen_at >= $3";
    KNOWN_TO_ANY = "SELECT count(*) FROM (SELECT hash FROM known_devices WHERE hash = $1 AND seen_at >= $2 LIMIT 1) AS one";
    PUT_DEVICE = "INSERT INTO known_devices (account_id, hash, seen_at) VALUES ($1, $2, $3) \
        ON CONFLICT (account_id, hash) DO UPDATE SET seen_at = excluded.seen_at";
    FORGET_DEVICES = "DELETE FROM known_devices WHERE account_id = $1";
    FORGET_OLD_DEVICES = "DELETE FROM known_devices WHERE seen_at < $1";
}

/// What attempts are counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// The hash of what it is about.
    pub hash: String,
    /// How many attempts are free; from there on each brings a longer wait.
    pub free: i64,
}

/// What came of counting an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// It may be tried; `is_last` when a failure now brings a wait.
    Free {
        /// Whether the next one must wait, unless this one succeeds.
        is_last: bool,
    },
    /// It may not be tried before then, and was not counted.
    BlockedUntil(Timestamp),
}

/// Counts an attempt as failed before it is tried, so that many at once do not get more than one after the other; one
/// that succeeds is taken back. `wait` says how long the next one waits after so many failures beyond the free ones.
///
/// # Errors
/// When the database fails.
pub async fn count_attempt(
    db: &Db,
    buckets: &[Bucket],
    (now, forgotten_before): (Timestamp, Timestamp),
    wait: impl Fn(i64) -> SignedDuration + Send,
) -> Result<Counted, StoreError> {
    let mut tx = db.write().await?;
    let (at, before) = (jiff_sqlx::Timestamp::from(now), jiff_sqlx::Timestamp::from(forgotten_before));
    let mut is_last = false;
    for bucket in in_order(buckets) {
        let (failures, blocked) = on!(tx, c => sqlx::query_as::<_, (i64, Option<jiff_sqlx::Timestamp>)>(COUNT)
            .bind(&bucket.hash).bind(at).bind(before).fetch_one(c).await)?;
        if let Some(until) = blocked.map(jiff_sqlx::Timestamp::to_jiff).filter(|until| *until > now) {
            tx.undo().await?;
            // A clock that was set back lengthens no wait.
            return Ok(Counted::BlockedUntil(until.min(now + wait(i64::MAX))));
        }
        if failures >= bucket.free {
            is_last = true;
            let until = jiff_sqlx::Timestamp::from(now + wait(failures - bucket.free));
            on!(tx, c => sqlx::query(BLOCK).bind(&bucket.hash).bind(Some(until)).execute(c).await.map(drop))?;
        }
    }
    tx.commit_use().await?;
    forget_old(db, forgotten_before).await?;
    Ok(Counted::Free { is_last })
}

/// Forgets buckets that count no more: some at each attempt, which is more than it adds. Each goes in a transaction of
/// its own, for they are those of others: who held one of them while waiting for the next could be waited for in turn.
async fn forget_old(db: &Db, before: Timestamp) -> Result<(), StoreError> {
    let before = jiff_sqlx::Timestamp::from(before);
    let mut tx = db.read().await?;
    let old = on!(tx, c => sqlx::query_as::<_, (String,)>(OLD).bind(before).fetch_all(c).await)?;
    drop(tx);
    for (hash,) in old {
        let mut tx = db.write().await?;
        on!(tx, c => sqlx::query(FORGET_OLD).bind(hash).bind(before).execute(c).await.map(drop))?;
        tx.commit_use().await?;
    }
    Ok(())
}

/// Takes an attempt back that succeeded: all of what the first bucket counted, and of the others this one.
///
/// # Errors
/// When the database fails.
pub async fn uncount_attempt(db: &Db, buckets: &[Bucket]) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    for bucket in in_order(buckets) {
        let how = if buckets.first() == Some(bucket) { FORGET } else { UNCOUNT };
        on!(tx, c => sqlx::query(how).bind(&bucket.hash).execute(c).await.map(drop))?;
    }
    tx.commit_use().await
}

/// Always in the same order, so that two attempts at once do not wait for each other.
fn in_order(buckets: &[Bucket]) -> Vec<&Bucket> {
    let mut all: Vec<&Bucket> = buckets.iter().collect();
    all.sort_by(|a, b| a.hash.cmp(&b.hash));
    all
}

/// Whether somebody signed in to this account from this device before, not before a moment.
///
/// # Errors
/// When the database fails.
pub async fn is_known_device(
    tx: &mut impl Reads,
    account: AccountId,
    hash: &str,
    since: Timestamp,
) -> Result<bool, StoreError> {
    let since = jiff_sqlx::Timestamp::from(since);
    let (count,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(KNOWN)
        .bind(account.0).bind(hash).bind(since).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Whether somebody signed in to any account from this device before: then its cookie is ours.
///
/// # Errors
/// When the database fails.
pub async fn is_known_to_any(tx: &mut impl Reads, hash: &str, since: Timestamp) -> Result<bool, StoreError> {
    let since = jiff_sqlx::Timestamp::from(since);
    let (count,) =
        on!(tx, c => sqlx::query_as::<_, (i64,)>(KNOWN_TO_ANY).bind(hash).bind(since).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Notes that somebody signed in to an account from a device, and forgets devices that were not seen since a moment.
/// Nothing that needs an audit event: the sign-in has one.
///
/// # Errors
/// When the database fails.
pub async fn know_device(
    db: &Db,
    (account, hash): (AccountId, &str),
    (now, since): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    let (now, since) = (jiff_sqlx::Timestamp::from(now), jiff_sqlx::Timestamp::from(since));
    on!(tx, c => sqlx::query(PUT_DEVICE).bind(account.0).bind(hash).bind(now).execute(c).await.map(drop))?;
    on!(tx, c => sqlx::query(FORGET_OLD_DEVICES).bind(since).execute(c).await.map(drop))?;
    tx.commit_use().await
}

/// Forgets all devices of an account.
///
/// # Errors
/// When the database fails.
pub async fn forget_devices(tx: &mut WriteTx, account: AccountId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(FORGET_DEVICES).bind(account.0).execute(c).await.map(drop))?;
    Ok(())
}

#[cfg(test)]
mod tests;
