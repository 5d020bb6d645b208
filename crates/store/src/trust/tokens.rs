//! Links and other secrets that are good once and for a while: set-up, invitation, new password, the middle of signing in.

use crate::{Db, Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::AccountId;
use jiff::Timestamp;
use std::fmt;
use uuid::Uuid;

statements! {
    ONE = "SELECT account_id, state, ends_at FROM one_time_tokens WHERE hash = $1 AND kind = $2";
    INSERT = "INSERT INTO one_time_tokens (hash, kind, account_id, state, made_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)";
    TAKE = "DELETE FROM one_time_tokens WHERE hash = $1 AND kind = $2 RETURNING account_id, state, ends_at";
    DROP_OF = "DELETE FROM one_time_tokens WHERE account_id = $1 AND kind = $2";
    DROP_ALL_OF_KIND = "DELETE FROM one_time_tokens WHERE kind = $1";
    DROP_OLD = "DELETE FROM one_time_tokens WHERE ends_at < $1";
}

/// A one-time token as it is kept: by the hash of its secret.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeToken {
    /// Whose it is, when it is somebody's.
    pub account: Option<AccountId>,
    /// What must be remembered until it is used.
    pub state: String,
    /// Until when it is good.
    pub ends_at: Timestamp,
}

impl fmt::Debug for OneTimeToken {
    /// Without the state, in which a secret can be.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OneTimeToken").field("account", &self.account).finish_non_exhaustive()
    }
}

type Row = (Option<Uuid>, String, jiff_sqlx::Timestamp);

fn from_row((account, state, ends_at): Row) -> OneTimeToken {
    OneTimeToken { account: account.map(AccountId), state, ends_at: ends_at.to_jiff() }
}

/// A token, to look at it before it is used. The caller looks whether it is still good.
///
/// # Errors
/// When the database fails.
pub async fn token(tx: &mut impl Reads, hash: &str, kind: &str) -> Result<Option<OneTimeToken>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(hash).bind(kind).fetch_optional(c).await)?;
    Ok(row.map(from_row))
}

/// Keeps a new token.
///
/// # Errors
/// When the database fails.
pub async fn add_token(
    tx: &mut WriteTx,
    (hash, kind): (&str, &str),
    token: &OneTimeToken,
    now: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(hash)
        .bind(kind)
        .bind(token.account.map(|account| account.0))
        .bind(&token.state)
        .bind(jiff_sqlx::Timestamp::from(now))
        .bind(jiff_sqlx::Timestamp::from(token.ends_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Keeps a token that is nobody's and the only one of its kind: the link with which the first account is made. The
/// program makes it by itself when it starts, so there is no event; its use is one.
///
/// # Errors
/// When the database fails.
pub async fn put_only_token(
    db: &Db,
    (hash, kind): (&str, &str),
    (now, ends_at): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    on!(tx, c => sqlx::query(DROP_ALL_OF_KIND).bind(kind).execute(c).await.map(drop))?;
    add_token(&mut tx, (hash, kind), &OneTimeToken { account: None, state: String::new(), ends_at }, now)
        .await?;
    tx.commit_use().await
}

/// Uses a token up: of two who try at once one gets it. The caller looks whether it was still good.
///
/// # Errors
/// When the database fails.
pub async fn take_token(
    tx: &mut WriteTx,
    hash: &str,
    kind: &str,
) -> Result<Option<OneTimeToken>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(TAKE).bind(hash).bind(kind).fetch_optional(c).await)?;
    Ok(row.map(from_row))
}

/// Forgets the tokens of one kind that an account has.
///
/// # Errors
/// When the database fails.
pub async fn drop_tokens_of(tx: &mut WriteTx, account: AccountId, kind: &str) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DROP_OF).bind(account.0).bind(kind).execute(c).await.map(drop))?;
    Ok(())
}

/// Forgets tokens that are no longer good.
///
/// # Errors
/// When the database fails.
pub async fn drop_old_tokens(tx: &mut WriteTx, now: Timestamp) -> Result<(), StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query(DROP_OLD).bind(now).execute(c).await.map(drop))?;
    Ok(())
}
