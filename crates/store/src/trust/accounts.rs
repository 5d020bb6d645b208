//! Accounts: people who can sign in. They belong to the installation, their roles to schools.

use crate::{Db, Reads, Sealed as _, StoreError, WriteTx};
use domain::{Personal, ids::AccountId, trust::Email};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    BY_ID = "SELECT id, email, name, password, totp_secret, totp_step, is_administrator, made_at, closed_at FROM accounts \
        WHERE id = $1";
    BY_EMAIL = "SELECT id, email, name, password, totp_secret, totp_step, is_administrator, made_at, closed_at FROM accounts \
        WHERE email = $1";
    LIST = "SELECT id, email, name, password, totp_secret, totp_step, is_administrator, made_at, closed_at FROM accounts \
        ORDER BY made_at, id";
    ANY = "SELECT count(*) FROM (SELECT id FROM accounts LIMIT 1) AS one";
    INSERT = "INSERT INTO accounts (id, email, name, password, password_at, totp_secret, totp_step, is_administrator, \
        made_at, closed_at) VALUES ($1, $2, $3, NULL, NULL, NULL, NULL, $4, $5, NULL)";
    EDIT = "UPDATE accounts SET email = $2, name = $3 WHERE id = $1";
    SET_PASSWORD = "UPDATE accounts SET password = $2, password_at = $3 WHERE id = $1";
    REHASH = "UPDATE accounts SET password = $3 WHERE id = $1 AND password = $2";
    SET_ADMINISTRATOR = "UPDATE accounts SET is_administrator = $2 WHERE id = $1";
    SET_CLOSED = "UPDATE accounts SET closed_at = $2 WHERE id = $1";
}

/// An account as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The address with which one signs in.
    pub email: Email,
    /// The name that others see.
    pub name: Personal<String>,
    /// The hash of the password, once one was chosen.
    pub password: Option<Personal<String>>,
    /// The secret of the one-time codes, once they were set up.
    pub totp_secret: Option<Personal<String>>,
    /// The step of the last code that was used; a code is good once.
    pub totp_step: Option<i64>,
    /// Whether it administers the installation as a whole.
    pub is_administrator: bool,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was closed; nobody signs in with it then.
    pub closed_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    email: String,
    name: String,
    password: Option<String>,
    totp_secret: Option<String>,
    totp_step: Option<i64>,
    is_administrator: bool,
    made_at: jiff_sqlx::Timestamp,
    closed_at: Option<jiff_sqlx::Timestamp>,
}

impl Row {
    fn account(self) -> Result<Account, StoreError> {
        Ok(Account {
            id: AccountId(self.id),
            email: self.email.parse().map_err(|_| StoreError::Unreadable("accounts.email"))?,
            name: Personal::new(self.name),
            password: self.password.map(Personal::new),
            totp_secret: self.totp_secret.map(Personal::new),
            totp_step: self.totp_step,
            is_administrator: self.is_administrator,
            made_at: self.made_at.to_jiff(),
            closed_at: self.closed_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

/// One account.
///
/// # Errors
/// When the database fails.
pub async fn account(tx: &mut impl Reads, id: AccountId) -> Result<Option<Account>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(BY_ID).bind(id.0).fetch_optional(c).await)?
        .map(Row::account)
        .transpose()
}

/// The account with an address.
///
/// # Errors
/// When the database fails.
pub async fn account_by_email(tx: &mut impl Reads, email: &Email) -> Result<Option<Account>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(BY_EMAIL).bind(email.reveal()).fetch_optional(c).await)?
        .map(Row::account)
        .transpose()
}

/// All accounts, oldest first. The caller has asked the policy for `ManageAccounts`.
///
/// # Errors
/// When the database fails.
pub async fn accounts(tx: &mut impl Reads) -> Result<Vec<Account>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).fetch_all(c).await)?;
    rows.into_iter().map(Row::account).collect()
}

/// Whether there is an account at all; before that, the set-up link makes the first.
///
/// # Errors
/// When the database fails.
pub async fn any_account(tx: &mut impl Reads) -> Result<bool, StoreError> {
    let (count,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(ANY).fetch_one(c).await)?;
    Ok(count > 0)
}

/// Makes an account without a password.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the address is in use, or when the database fails.
pub async fn add_account(
    tx: &mut WriteTx,
    (id, email, name): (AccountId, &Email, &str),
    is_administrator: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(id.0)
        .bind(email.reveal())
        .bind(name)
        .bind(is_administrator)
        .bind(jiff_sqlx::Timestamp::from(now))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Gives an account another address and name.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the address is in use, or when the database fails.
pub async fn edit_account(
    tx: &mut WriteTx,
    id: AccountId,
    email: &Email,
    name: &str,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(EDIT).bind(id.0).bind(email.reveal()).bind(name).execute(c).await.map(drop))?;
    Ok(())
}

/// Keeps the hash of a new password.
///
/// # Errors
/// When the database fails.
pub async fn set_password(
    tx: &mut WriteTx,
    id: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query(SET_PASSWORD).bind(id.0).bind(hash).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// Keeps another hash of the same password, unless it was changed in the meantime. Nothing that a person would want to
/// find in the audit trail.
///
/// # Errors
/// When the database fails.
pub async fn rehash_password(db: &Db, id: AccountId, (old, new): (&str, &str)) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    on!(tx, c => sqlx::query(REHASH).bind(id.0).bind(old).bind(new).execute(c).await.map(drop))?;
    tx.commit_use().await
}

/// Makes an account administrator of the installation, or takes that away.
///
/// # Errors
/// When the database fails.
pub async fn set_administrator(tx: &mut WriteTx, id: AccountId, is: bool) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(SET_ADMINISTRATOR).bind(id.0).bind(is).execute(c).await.map(drop))?;
    Ok(())
}

/// Closes an account.
///
/// # Errors
/// When the database fails.
pub async fn close_account(tx: &mut WriteTx, id: AccountId, now: Timestamp) -> Result<(), StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query(SET_CLOSED).bind(id.0).bind(Some(now)).execute(c).await.map(drop))?;
    Ok(())
}

/// Opens a closed account again.
///
/// # Errors
/// When the database fails.
pub async fn open_account(tx: &mut WriteTx, id: AccountId) -> Result<(), StoreError> {
    let never: Option<jiff_sqlx::Timestamp> = None;
    on!(tx, c => sqlx::query(SET_CLOSED).bind(id.0).bind(never).execute(c).await.map(drop))?;
    Ok(())
}
