//! Second factors of accounts: one-time codes, recovery codes and passkeys.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{Personal, ids::AccountId};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    SET_TOTP = "UPDATE accounts SET totp_secret = $2, totp_step = $3 WHERE id = $1";
    USE_STEP = "UPDATE accounts SET totp_step = $2 WHERE id = $1 AND totp_secret IS NOT NULL \
        AND (totp_step IS NULL OR totp_step < $2)";
    CODES = "SELECT hash FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL ORDER BY hash";
    ADD_CODE = "INSERT INTO recovery_codes (account_id, hash, used_at) VALUES ($1, $2, NULL)";
    USE_CODE = "UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND hash = $2 AND used_at IS NULL";
    DROP_CODES = "DELETE FROM recovery_codes WHERE account_id = $1";
    PASSKEYS = "SELECT key, name, credential, made_at, used_at FROM passkeys WHERE account_id = $1 ORDER BY made_at, key";
    ADD_PASSKEY = "INSERT INTO passkeys (account_id, key, name, credential, made_at, used_at) VALUES ($1, $2, $3, $4, $5, NULL)";
    USE_PASSKEY = "UPDATE passkeys SET credential = $3, used_at = $4 WHERE account_id = $1 AND key = $2";
    DROP_PASSKEY = "DELETE FROM passkeys WHERE account_id = $1 AND key = $2";
    PROOF = "SELECT accounts.made_at, accounts.password, accounts.totp_secret, sessions.how, sessions.made_at, \
        (SELECT count(*) FROM passkeys WHERE passkeys.account_id = accounts.id) \
        FROM sessions JOIN accounts ON accounts.id = sessions.account_id WHERE sessions.id = $1";
}

/// A passkey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPasskey {
    /// Its id, to know it by among others.
    pub key: String,
    /// What its owner calls it.
    pub name: Personal<String>,
    /// Its public half.
    pub credential: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// When one last signed in with it.
    pub used_at: Option<Timestamp>,
}

/// What is known of how somebody who is signed in proved who she is, and how she could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// When her account was made.
    pub account_made_at: Timestamp,
    /// The hash of her password, when she has one.
    pub password: Option<Personal<String>>,
    /// Whether she has one-time codes.
    pub has_totp: bool,
    /// How many passkeys she has.
    pub passkeys: i64,
    /// How she signed in: `password`, `totp`, `sso`, ...
    pub how: String,
    /// When she signed in.
    pub signed_in_at: Timestamp,
}

/// How somebody proved who she is in a session; none when it has ended.
///
/// # Errors
/// When the database fails.
pub async fn proof_of_session(tx: &mut impl Reads, session: Uuid) -> Result<Option<Proof>, StoreError> {
    type Row = (jiff_sqlx::Timestamp, Option<String>, Option<String>, String, jiff_sqlx::Timestamp, i64);
    let row = on!(tx, c => sqlx::query_as::<_, Row>(PROOF).bind(session).fetch_optional(c).await)?;
    Ok(row.map(|(made_at, password, totp, how, signed_in_at, passkeys)| Proof {
        account_made_at: made_at.to_jiff(),
        password: password.map(Personal::new),
        has_totp: totp.is_some(),
        passkeys,
        how,
        signed_in_at: signed_in_at.to_jiff(),
    }))
}

/// Keeps the secret of the one-time codes with the step of the code that confirmed it, or takes both away.
///
/// # Errors
/// When the database fails.
pub async fn set_totp(
    tx: &mut WriteTx,
    account: AccountId,
    totp: Option<(&str, i64)>,
) -> Result<(), StoreError> {
    let (secret, step) = totp.unzip();
    on!(tx, c => sqlx::query(SET_TOTP).bind(account.0).bind(secret).bind(step).execute(c).await.map(drop))?;
    Ok(())
}

/// Uses a one-time code up; false when it, or a later one, was used before. Of two who try at once one gets it.
///
/// # Errors
/// When the database fails.
pub async fn use_totp_step(tx: &mut WriteTx, account: AccountId, step: i64) -> Result<bool, StoreError> {
    let used = on!(tx, c => sqlx::query(USE_STEP).bind(account.0).bind(step).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(used == 1)
}

/// The hashes of the recovery codes that are still good.
///
/// # Errors
/// When the database fails.
pub async fn recovery_codes(tx: &mut impl Reads, account: AccountId) -> Result<Vec<String>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (String,)>(CODES).bind(account.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

/// Keeps the hashes of new recovery codes in the place of all earlier ones; without new ones there are none left.
///
/// # Errors
/// When the database fails.
pub async fn replace_recovery_codes(
    tx: &mut WriteTx,
    account: AccountId,
    hashes: &[String],
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DROP_CODES).bind(account.0).execute(c).await.map(drop))?;
    for hash in hashes {
        on!(tx, c => sqlx::query(ADD_CODE).bind(account.0).bind(hash).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Uses a recovery code up; false when it was used before. Of two who try at once one gets it.
///
/// # Errors
/// When the database fails.
pub async fn use_recovery_code(
    tx: &mut WriteTx,
    account: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let now = Some(jiff_sqlx::Timestamp::from(now));
    let used = on!(tx, c => sqlx::query(USE_CODE).bind(account.0).bind(hash).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(used == 1)
}

/// The passkeys of an account, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn passkeys(tx: &mut impl Reads, account: AccountId) -> Result<Vec<KeptPasskey>, StoreError> {
    type Row = (String, String, String, jiff_sqlx::Timestamp, Option<jiff_sqlx::Timestamp>);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(PASSKEYS).bind(account.0).fetch_all(c).await)?;
    let kept = |(key, name, credential, made_at, used_at): Row| KeptPasskey {
        key,
        name: Personal::new(name),
        credential,
        made_at: made_at.to_jiff(),
        used_at: used_at.map(jiff_sqlx::Timestamp::to_jiff),
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Keeps a new passkey.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the account has it already, or when the database fails.
pub async fn add_passkey(
    tx: &mut WriteTx,
    account: AccountId,
    (key, name, credential): (&str, &str, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD_PASSKEY)
        .bind(account.0)
        .bind(key)
        .bind(name)
        .bind(credential)
        .bind(jiff_sqlx::Timestamp::from(now))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Keeps a passkey as it is after a sign-in with it; false when it was taken away in the meantime.
///
/// # Errors
/// When the database fails.
pub async fn use_passkey(
    tx: &mut WriteTx,
    account: AccountId,
    (key, credential): (&str, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let now = Some(jiff_sqlx::Timestamp::from(now));
    let used = on!(tx, c => sqlx::query(USE_PASSKEY).bind(account.0).bind(key).bind(credential).bind(now)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(used == 1)
}

/// Takes a passkey away; false when the account has no such passkey.
///
/// # Errors
/// When the database fails.
pub async fn remove_passkey(tx: &mut WriteTx, account: AccountId, key: &str) -> Result<bool, StoreError> {
    let removed = on!(tx, c => sqlx::query(DROP_PASSKEY).bind(account.0).bind(key).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(removed == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::{AuditEvent, Deed},
        testing::on_both_engines,
        trust::{add_account, add_session},
    };
    use policy::Actor;

    const NOOR: AccountId = AccountId(Uuid::from_u128(1));
    const BO: AccountId = AccountId(Uuid::from_u128(2));
    const SESSION: Uuid = Uuid::from_u128(3);

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    fn event() -> AuditEvent {
        let deed = Deed::FactorAdded { account: NOOR, kind: "totp" };
        AuditEvent { at: at(0), actor: Actor::Operator, school: None, deed }
    }

    async fn people(tx: &mut WriteTx) {
        add_account(tx, (NOOR, &"noor@school.example".parse().unwrap(), "Noor"), false, at(0)).await.unwrap();
        add_account(tx, (BO, &"bo@school.example".parse().unwrap(), "Bo"), false, at(0)).await.unwrap();
        add_session(tx, ("hash", SESSION, NOOR), ("Firefox", "password"), at(5)).await.unwrap();
    }

    #[tokio::test]
    async fn a_one_time_code_is_used_once() {
        on_both_engines(|db| async move {
            let mut tx = db.write().await.unwrap();
            people(&mut tx).await;
            assert!(!use_totp_step(&mut tx, NOOR, 7).await.unwrap(), "there are no codes");
            set_totp(&mut tx, NOOR, Some(("SECRET", 7))).await.unwrap();
            assert!(!use_totp_step(&mut tx, NOOR, 7).await.unwrap(), "it confirmed the secret");
            assert!(use_totp_step(&mut tx, NOOR, 8).await.unwrap());
            assert!(!use_totp_step(&mut tx, NOOR, 8).await.unwrap());
            assert!(!use_totp_step(&mut tx, NOOR, 7).await.unwrap(), "an older one");
            assert!(!use_totp_step(&mut tx, BO, 9).await.unwrap(), "somebody else");
            set_totp(&mut tx, NOOR, None).await.unwrap();
            assert!(!use_totp_step(&mut tx, NOOR, 9).await.unwrap(), "they were taken away");
            tx.commit(&event()).await.unwrap();
        })
        .await;
    }

    #[tokio::test]
    async fn a_recovery_code_is_used_once_and_new_ones_replace_all() {
        on_both_engines(|db| async move {
            let mut tx = db.write().await.unwrap();
            people(&mut tx).await;
            let hashes = ["a".to_owned(), "b".to_owned()];
            replace_recovery_codes(&mut tx, NOOR, &hashes).await.unwrap();
            replace_recovery_codes(&mut tx, BO, &hashes).await.unwrap();
            assert!(use_recovery_code(&mut tx, NOOR, "a", at(1)).await.unwrap());
            assert!(!use_recovery_code(&mut tx, NOOR, "a", at(2)).await.unwrap());
            assert_eq!(recovery_codes(&mut tx, NOOR).await.unwrap(), ["b"]);
            replace_recovery_codes(&mut tx, NOOR, &["c".to_owned()]).await.unwrap();
            assert_eq!(recovery_codes(&mut tx, NOOR).await.unwrap(), ["c"]);
            assert_eq!(recovery_codes(&mut tx, BO).await.unwrap(), ["a", "b"], "somebody else");
            tx.commit(&event()).await.unwrap();
        })
        .await;
    }

    #[tokio::test]
    async fn a_passkey_comes_back_and_is_of_one_account() {
        on_both_engines(|db| async move {
            let mut tx = db.write().await.unwrap();
            people(&mut tx).await;
            add_passkey(&mut tx, NOOR, ("k1", "telefoon", "{}"), at(1)).await.unwrap();
            assert!(use_passkey(&mut tx, NOOR, ("k1", "{1}"), at(2)).await.unwrap());
            assert!(!use_passkey(&mut tx, BO, ("k1", "{2}"), at(2)).await.unwrap(), "somebody else");
            let kept = KeptPasskey {
                key: "k1".to_owned(),
                name: Personal::new("telefoon".to_owned()),
                credential: "{1}".to_owned(),
                made_at: at(1),
                used_at: Some(at(2)),
            };
            assert_eq!(passkeys(&mut tx, NOOR).await.unwrap(), [kept]);
            assert!(!remove_passkey(&mut tx, BO, "k1").await.unwrap());
            assert!(remove_passkey(&mut tx, NOOR, "k1").await.unwrap());
            assert!(passkeys(&mut tx, NOOR).await.unwrap().is_empty());
            tx.commit(&event()).await.unwrap();
        })
        .await;
    }

    #[tokio::test]
    async fn a_session_tells_how_she_proved_who_she_is() {
        on_both_engines(|db| async move {
            let mut tx = db.write().await.unwrap();
            people(&mut tx).await;
            let bare = Proof {
                account_made_at: at(0),
                password: None,
                has_totp: false,
                passkeys: 0,
                how: "password".to_owned(),
                signed_in_at: at(5),
            };
            assert_eq!(proof_of_session(&mut tx, SESSION).await.unwrap(), Some(bare.clone()));
            set_totp(&mut tx, NOOR, Some(("SECRET", 7))).await.unwrap();
            add_passkey(&mut tx, NOOR, ("k1", "telefoon", "{}"), at(1)).await.unwrap();
            add_passkey(&mut tx, BO, ("k2", "laptop", "{}"), at(1)).await.unwrap();
            let now = proof_of_session(&mut tx, SESSION).await.unwrap();
            assert_eq!(now, Some(Proof { has_totp: true, passkeys: 1, ..bare }));
            assert_eq!(proof_of_session(&mut tx, Uuid::from_u128(9)).await.unwrap(), None);
            tx.commit(&event()).await.unwrap();
        })
        .await;
    }
}
