//! What is under way: the middle of a sign-in, and the setting up of a factor. It is kept for minutes as a one-time token,
//! and it changes nothing that a person would want to find in the audit trail: that comes with the end of it.

use super::tokens::{OneTimeToken, add_token, drop_old_tokens, take_token};
use crate::{Db, StoreError};
use jiff::Timestamp;

/// Keeps what is under way, in the place of what had the same hash and kind.
///
/// # Errors
/// When the database fails.
pub async fn hold(
    db: &Db,
    (hash, kind): (&str, &str),
    token: &OneTimeToken,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    drop_old_tokens(&mut tx, now).await?;
    take_token(&mut tx, hash, kind).await?;
    add_token(&mut tx, (hash, kind), token, now).await?;
    tx.commit_use().await
}

/// Takes what is under way out, so that it is used once; none when it is not there or no longer good.
///
/// # Errors
/// When the database fails.
pub async fn take_held(
    db: &Db,
    (hash, kind): (&str, &str),
    now: Timestamp,
) -> Result<Option<OneTimeToken>, StoreError> {
    let mut tx = db.write().await?;
    let token = take_token(&mut tx, hash, kind).await?;
    tx.commit_use().await?;
    Ok(token.filter(|token| token.ends_at >= now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_both_engines;

    #[tokio::test]
    async fn what_is_under_way_is_replaced_and_taken_once_and_in_time() {
        on_both_engines(|db| async move {
            let at = |second: i64| Timestamp::from_second(1_790_000_000 + second).unwrap();
            let token = |state: &str, end: i64| OneTimeToken {
                account: None,
                state: state.to_owned(),
                ends_at: at(end),
            };
            hold(&db, ("h", "sso"), &token("one", 10), at(0)).await.unwrap();
            hold(&db, ("h", "sso"), &token("two", 10), at(1)).await.unwrap();
            assert_eq!(take_held(&db, ("h", "totp_setup"), at(2)).await.unwrap(), None, "another kind");
            let taken = take_held(&db, ("h", "sso"), at(10)).await.unwrap().unwrap();
            assert_eq!(taken.state, "two");
            assert_eq!(take_held(&db, ("h", "sso"), at(2)).await.unwrap(), None, "it was taken");
            hold(&db, ("h", "sso"), &token("three", 10), at(0)).await.unwrap();
            assert_eq!(take_held(&db, ("h", "sso"), at(11)).await.unwrap(), None, "too late");
        })
        .await;
    }
}
