//! Sessions: who is signed in. Only the hash of a session's secret is kept.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::AccountId;
use jiff::Timestamp;
use policy::Own;
use uuid::Uuid;

statements! {
    BY_HASH = "SELECT hash, id, account_id, device, how, view_as, made_at, seen_at, renewed_at, is_stale FROM sessions \
        WHERE hash = $1 OR old_hash = $1";
    OF_ACCOUNT = "SELECT hash, id, account_id, device, how, view_as, made_at, seen_at, renewed_at, is_stale FROM sessions \
        WHERE account_id = $1 ORDER BY seen_at DESC, id";
    INSERT = "INSERT INTO sessions (hash, id, account_id, old_hash, device, how, view_as, made_at, seen_at, renewed_at, \
        is_stale) VALUES ($1, $2, $3, NULL, $4, $5, NULL, $6, $6, $6, $7)";
    SIGNED_IN = "UPDATE accounts SET signed_in_at = $2 WHERE id = $1";
    // Changes nothing; the row stays as it is until the transaction ends.
    HOLD_PASSWORD = "UPDATE accounts SET password = password WHERE id = $1 AND password = $2 AND closed_at IS NULL";
    TOUCH = "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
    RENEW = "UPDATE sessions SET old_hash = hash, hash = $3, renewed_at = $4, seen_at = $4, is_stale = $5 \
        WHERE id = $1 AND hash = $2";
    REPLACE = "UPDATE sessions SET old_hash = NULL, hash = $3, renewed_at = $4, seen_at = $4, is_stale = $5 \
        WHERE account_id = $1 AND id = $2";
    MARK_STALE = "UPDATE sessions SET is_stale = $2 WHERE account_id = $1";
    VIEW_AS = "UPDATE sessions SET view_as = $2 WHERE id = $1";
    END = "DELETE FROM sessions WHERE account_id = $1 AND id = $2";
    END_ALL = "DELETE FROM sessions WHERE account_id = $1 AND id <> $2";
    END_OLD = "DELETE FROM sessions WHERE seen_at < $1 OR made_at < $2";
}

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The hash of its secret.
    pub hash: String,
    /// What names it in lists and addresses; no secret.
    pub id: Uuid,
    /// Whose it is.
    pub account: AccountId,
    /// Browser and system, as they name themselves.
    pub device: String,
    /// How one signed in: `password`, `totp`, `passkey`, `recovery_code`, `sso`, ...
    pub how: String,
    /// As whom the pages are looked at.
    pub view_as: Option<AccountId>,
    /// When one signed in.
    pub made_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When it last got a new secret.
    pub renewed_at: Timestamp,
    /// Whether the rights of the account changed since, so that it must get a new secret.
    pub is_stale: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    hash: String,
    id: Uuid,
    account_id: Uuid,
    device: String,
    how: String,
    view_as: Option<Uuid>,
    made_at: jiff_sqlx::Timestamp,
    seen_at: jiff_sqlx::Timestamp,
    renewed_at: jiff_sqlx::Timestamp,
    is_stale: bool,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            hash: row.hash,
            id: row.id,
            account: AccountId(row.account_id),
            device: row.device,
            how: row.how,
            view_as: row.view_as.map(AccountId),
            made_at: row.made_at.to_jiff(),
            seen_at: row.seen_at.to_jiff(),
            renewed_at: row.renewed_at.to_jiff(),
            is_stale: row.is_stale,
        }
    }
}

/// The session with this hash; also for a short while by the hash that it had before it got a new secret, which the
/// caller tells by comparing.
///
/// # Errors
/// When the database fails.
pub async fn session_by_hash(tx: &mut impl Reads, hash: &str) -> Result<Option<Session>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(BY_HASH).bind(hash).fetch_optional(c).await)?;
    Ok(row.map(Session::from))
}

/// The own sessions, the one last used first.
///
/// # Errors
/// When the database fails.
pub async fn sessions_of(tx: &mut impl Reads, own: &Own) -> Result<Vec<Session>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_ACCOUNT).bind(own.account().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Session::from).collect())
}

/// Begins a session; from then on the account has signed in.
///
/// # Errors
/// When the database fails.
pub async fn add_session(
    tx: &mut WriteTx,
    (hash, id, account): (&str, Uuid, AccountId),
    (device, how): (&str, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(hash)
        .bind(id)
        .bind(account.0)
        .bind(device)
        .bind(how)
        .bind(jiff_sqlx::Timestamp::from(now))
        .bind(false)
        .execute(c)
        .await
        .map(drop))?;
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query(SIGNED_IN).bind(account.0).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// Whether an account is open and has this hash of a password, and goes on having it until the transaction ends: hashing
/// takes long enough for another password to be chosen meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn holds_password(tx: &mut WriteTx, account: AccountId, hash: &str) -> Result<bool, StoreError> {
    let held = on!(tx, c => sqlx::query(HOLD_PASSWORD).bind(account.0).bind(hash)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(held == 1)
}

/// Notes that a session is in use. Nothing that needs an audit event: who only uses the pages changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn touch_session(db: &crate::Db, id: Uuid, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query(TOUCH).bind(id).bind(now).execute(c).await.map(drop))?;
    tx.commit_use().await
}

/// Gives a session a new secret; false when another request did so first.
///
/// # Errors
/// When the database fails.
pub async fn renew_session(
    tx: &mut WriteTx,
    (id, old_hash): (Uuid, &str),
    hash: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    let changed = on!(tx, c => sqlx::query(RENEW).bind(id).bind(old_hash).bind(hash).bind(now).bind(false)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// Gives a session a new secret and forgets the former one at once, because it may be in other hands; false when the
/// account has no such session.
///
/// # Errors
/// When the database fails.
pub async fn replace_secret(
    tx: &mut WriteTx,
    (account, id): (AccountId, Uuid),
    hash: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    let changed = on!(tx, c => sqlx::query(REPLACE).bind(account.0).bind(id).bind(hash).bind(now).bind(false)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// Notes that the rights of an account changed: each of its sessions gets a new secret at its next use.
///
/// # Errors
/// When the database fails.
pub async fn mark_stale(tx: &mut WriteTx, account: AccountId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(MARK_STALE).bind(account.0).bind(true).execute(c).await.map(drop))?;
    Ok(())
}

/// Lets a session look at the pages as another person, or as herself again.
///
/// # Errors
/// When the database fails.
pub async fn view_as(tx: &mut WriteTx, id: Uuid, account: Option<AccountId>) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(VIEW_AS).bind(id).bind(account.map(|a| a.0)).execute(c).await.map(drop))?;
    Ok(())
}

/// Ends one session of an account; false when it has no such session.
///
/// # Errors
/// When the database fails.
pub async fn end_session(tx: &mut WriteTx, account: AccountId, id: Uuid) -> Result<bool, StoreError> {
    let ended = on!(tx, c => sqlx::query(END).bind(account.0).bind(id).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(ended == 1)
}

/// Ends all sessions of an account but one; of [`Uuid::nil`] there is none. Says how many.
///
/// # Errors
/// When the database fails.
pub async fn end_sessions_of(tx: &mut WriteTx, account: AccountId, but: Uuid) -> Result<i64, StoreError> {
    let ended = on!(tx, c => sqlx::query(END_ALL).bind(account.0).bind(but).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(i64::try_from(ended).unwrap_or(i64::MAX))
}

/// Forgets sessions that were last used, or begun, too long ago.
///
/// # Errors
/// When the database fails.
pub async fn end_old_sessions(
    tx: &mut WriteTx,
    (not_seen_since, begun_before): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let (seen, begun) =
        (jiff_sqlx::Timestamp::from(not_seen_since), jiff_sqlx::Timestamp::from(begun_before));
    on!(tx, c => sqlx::query(END_OLD).bind(seen).bind(begun).execute(c).await.map(drop))?;
    Ok(())
}
