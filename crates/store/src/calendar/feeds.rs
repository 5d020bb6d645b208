//! The secret links by which calendar programs read what one person has to do.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{AccountId, SchoolId};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    BY_HASH = "SELECT school_id, account_id FROM calendar_feeds WHERE hash = $1";
    MADE_AT = "SELECT made_at FROM calendar_feeds WHERE school_id = $1 AND account_id = $2";
    PUT = "INSERT INTO calendar_feeds (school_id, account_id, hash, made_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (school_id, account_id) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at";
    DROP = "DELETE FROM calendar_feeds WHERE school_id = $1 AND account_id = $2";
}

/// Whose link it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptFeed {
    /// In which school.
    pub school: SchoolId,
    /// Her account.
    pub account: AccountId,
}

/// Whose link has this hash. Takes no scope: a calendar program signs in as nobody, and the person comes from the link.
///
/// # Errors
/// When the database fails.
pub async fn feed_by_hash(tx: &mut impl Reads, hash: &str) -> Result<Option<KeptFeed>, StoreError> {
    let row: Option<(Uuid, Uuid)> = on!(tx, c => sqlx::query_as(BY_HASH).bind(hash).fetch_optional(c).await)?;
    Ok(row.map(|(school, account)| KeptFeed { school: SchoolId(school), account: AccountId(account) }))
}

/// Since when somebody has a link; none when she has none.
///
/// # Errors
/// When the database fails.
pub async fn feed_made_at(
    tx: &mut impl Reads,
    scope: &InSchool,
    account: AccountId,
) -> Result<Option<Timestamp>, StoreError> {
    let row: Option<(jiff_sqlx::Timestamp,)> = on!(tx, c => sqlx::query_as(MADE_AT)
        .bind(scope.school().0).bind(account.0).fetch_optional(c).await)?;
    Ok(row.map(|(at,)| at.to_jiff()))
}

/// Gives somebody a link; one that she had is good no more.
///
/// # Errors
/// When the database fails.
pub async fn put_feed(
    tx: &mut WriteTx,
    scope: &InSchool,
    (account, hash): (AccountId, &str),
    at: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(account.0)
        .bind(hash)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Revokes the link of somebody; false when she had none.
///
/// # Errors
/// When the database fails.
pub async fn drop_feed(tx: &mut WriteTx, scope: &InSchool, account: AccountId) -> Result<bool, StoreError> {
    let gone = on!(tx, c => sqlx::query(DROP).bind(scope.school().0).bind(account.0).execute(c).await
        .map(|done| done.rows_affected()))?;
    Ok(gone == 1)
}
