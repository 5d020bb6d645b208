//! Who an account is at a provider of single sign-on.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{Personal, ids::AccountId};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    ACCOUNT = "SELECT account_id FROM sso_identities WHERE issuer = $1 AND subject = $2";
    OF_ACCOUNT = "SELECT issuer, subject, made_at FROM sso_identities WHERE account_id = $1 ORDER BY made_at, issuer, subject";
    INSERT = "INSERT INTO sso_identities (issuer, subject, account_id, made_at) VALUES ($1, $2, $3, $4)";
    REMOVE = "DELETE FROM sso_identities WHERE issuer = $1 AND subject = $2 AND account_id = $3";
}

/// Who somebody is at a provider: issuer and subject together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptIdentity {
    /// The provider.
    pub issuer: String,
    /// The person at this provider.
    pub subject: Personal<String>,
    /// Since when the account has it.
    pub made_at: Timestamp,
}

/// The account of an identity.
///
/// # Errors
/// When the database fails.
pub async fn account_of_identity(
    tx: &mut impl Reads,
    issuer: &str,
    subject: &str,
) -> Result<Option<AccountId>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(ACCOUNT).bind(issuer).bind(subject).fetch_optional(c).await)?;
    Ok(row.map(|(account,)| AccountId(account)))
}

/// The identities of an account, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn identities_of(tx: &mut impl Reads, account: AccountId) -> Result<Vec<KeptIdentity>, StoreError> {
    type Row = (String, String, jiff_sqlx::Timestamp);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_ACCOUNT).bind(account.0).fetch_all(c).await)?;
    let kept = |(issuer, subject, made_at): Row| KeptIdentity {
        issuer,
        subject: Personal::new(subject),
        made_at: made_at.to_jiff(),
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Links an identity to an account.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when it is linked to an account, or when the database fails.
pub async fn add_identity(
    tx: &mut WriteTx,
    account: AccountId,
    (issuer, subject): (&str, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query(INSERT).bind(issuer).bind(subject).bind(account.0).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes an identity away from an account; false when it has no such identity.
///
/// # Errors
/// When the database fails.
pub async fn remove_identity(
    tx: &mut WriteTx,
    account: AccountId,
    (issuer, subject): (&str, &str),
) -> Result<bool, StoreError> {
    let removed = on!(tx, c => sqlx::query(REMOVE).bind(issuer).bind(subject).bind(account.0)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(removed == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::{AuditEvent, Deed},
        testing::on_both_engines,
        trust::add_account,
    };
    use policy::Actor;

    const NOOR: AccountId = AccountId(Uuid::from_u128(1));
    const BO: AccountId = AccountId(Uuid::from_u128(2));

    #[tokio::test]
    async fn an_identity_is_issuer_and_subject_and_has_one_account() {
        on_both_engines(|db| async move {
            let now = Timestamp::from_second(1_790_000_000).unwrap();
            let mut tx = db.write().await.unwrap();
            for (id, email) in [(NOOR, "noor@school.example"), (BO, "bo@school.example")] {
                add_account(&mut tx, (id, &email.parse().unwrap(), "N"), false, now).await.unwrap();
            }
            add_identity(&mut tx, NOOR, ("https://a.example", "1"), now).await.unwrap();
            add_identity(&mut tx, BO, ("https://b.example", "1"), now).await.unwrap();
            let found = account_of_identity(&mut tx, "https://a.example", "1").await.unwrap();
            assert_eq!(found, Some(NOOR));
            assert_eq!(account_of_identity(&mut tx, "https://a.example", "2").await.unwrap(), None);
            let kept = identities_of(&mut tx, NOOR).await.unwrap();
            assert_eq!(kept.len(), 1);
            assert_eq!((kept[0].issuer.as_str(), kept[0].made_at), ("https://a.example", now));
            assert!(!remove_identity(&mut tx, BO, ("https://a.example", "1")).await.unwrap());
            assert!(remove_identity(&mut tx, NOOR, ("https://a.example", "1")).await.unwrap());
            assert!(identities_of(&mut tx, NOOR).await.unwrap().is_empty());
            let deed = Deed::FactorAdded { account: BO, kind: "sso" };
            tx.commit(&AuditEvent { at: now, actor: Actor::Operator, school: None, deed }).await.unwrap();
            let mut tx = db.write().await.unwrap();
            let again = add_identity(&mut tx, NOOR, ("https://b.example", "1"), now).await;
            assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
        })
        .await;
    }
}
