//! What is under way: the middle of a sign-in, and the setting up of a factor. It is kept for minutes as a one-time token,
//! and it changes nothing that a person would want to find in the audit trail: that comes with the end of it.

use super::{
    sessions::holds_password,
    tokens::{OneTimeToken, add_token, drop_old_tokens, take_token},
};
use crate::{Db, StoreError, WriteTx};
use domain::ids::AccountId;
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
    put(&mut tx, (hash, kind), token, now).await?;
    tx.commit_use().await
}

/// The same for who gave a password, as long as the account has it; false when it has another one by now.
///
/// # Errors
/// When the database fails.
pub async fn hold_for_password(
    db: &Db,
    (hash, kind): (&str, &str),
    (token, account, password): (&OneTimeToken, AccountId, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = db.write().await?;
    if !holds_password(&mut tx, account, password).await? {
        tx.undo().await?;
        return Ok(false);
    }
    put(&mut tx, (hash, kind), token, now).await?;
    tx.commit_use().await?;
    Ok(true)
}

async fn put(
    tx: &mut WriteTx,
    (hash, kind): (&str, &str),
    token: &OneTimeToken,
    now: Timestamp,
) -> Result<(), StoreError> {
    drop_old_tokens(tx, now).await?;
    take_token(tx, hash, kind).await?;
    add_token(tx, (hash, kind), token, now).await
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
    use crate::{
        audit::{AuditEvent, Deed},
        testing::on_both_engines,
        trust,
    };
    use policy::Actor;
    use uuid::Uuid;

    #[tokio::test]
    async fn what_a_password_began_is_kept_for_that_password_only() {
        on_both_engines(|db| async move {
            let now = Timestamp::from_second(1_790_000_000).unwrap();
            let account = AccountId(Uuid::from_u128(1));
            let event = || AuditEvent {
                at: now,
                actor: Actor::Operator,
                school: None,
                deed: Deed::PasswordChanged { account },
            };
            let mut tx = db.write().await.unwrap();
            let email = "een@school.example".parse().unwrap();
            trust::add_account(&mut tx, (account, &email, "Iemand"), false, now).await.unwrap();
            trust::set_password(&mut tx, account, "hash", now).await.unwrap();
            tx.commit(&event()).await.unwrap();
            let token = OneTimeToken { account: Some(account), state: String::new(), ends_at: now };
            let held = async |of, password| {
                hold_for_password(&db, ("h", "second_factor"), (&token, of, password), now).await.unwrap()
            };
            assert!(!held(account, "other").await && !held(account, "").await);
            assert!(!held(AccountId(Uuid::from_u128(2)), "hash").await, "of somebody else");
            assert_eq!(take_held(&db, ("h", "second_factor"), now).await.unwrap(), None);
            assert!(held(account, "hash").await);
            assert!(take_held(&db, ("h", "second_factor"), now).await.unwrap().is_some());
            let mut tx = db.write().await.unwrap();
            trust::close_account(&mut tx, account, now).await.unwrap();
            tx.commit(&event()).await.unwrap();
            assert!(!held(account, "hash").await, "closed");
        })
        .await;
    }

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
