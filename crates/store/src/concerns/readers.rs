//! Who reads the protected records, who is appointed to read those that begin, and for how long they are kept.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    concerns::ConcernReader,
    ids::{AccountId, ConcernId},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    OF_ONE = "SELECT r.account_id, a.name, r.by_name, r.made_at, \
        (a.closed_at IS NULL AND r.account_id IN (SELECT account_id FROM role_grants WHERE school_id = $1 \
            AND from_on <= $3 AND (until_on IS NULL OR until_on >= $3) \
            AND role IN ('teacher', 'coordinator', 'principal', 'specialist'))) AS is_active \
        FROM concern_readers r JOIN accounts a ON a.id = r.account_id \
        WHERE r.school_id = $1 AND r.concern_id = $2 ORDER BY r.made_at, a.name, r.account_id";
    OF_SCHOOL = "SELECT r.concern_id, r.account_id, a.name, r.by_name, r.made_at, \
        (a.closed_at IS NULL AND r.account_id IN (SELECT account_id FROM role_grants WHERE school_id = $1 \
            AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2) \
            AND role IN ('teacher', 'coordinator', 'principal', 'specialist'))) AS is_active \
        FROM concern_readers r JOIN accounts a ON a.id = r.account_id \
        WHERE r.school_id = $1 ORDER BY r.made_at, a.name, r.account_id";
    ADD = "INSERT INTO concern_readers (school_id, concern_id, account_id, by_name, made_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (school_id, concern_id, account_id) DO NOTHING";
    LOCK = "UPDATE concerns SET version = version WHERE school_id = $1 AND id = $2";
    REMOVE = "DELETE FROM concern_readers WHERE school_id = $1 AND concern_id = $2 AND account_id = $3";
    OFFICERS = "SELECT r.account_id, a.name, r.by_name, r.made_at, \
        (a.closed_at IS NULL AND r.account_id IN (SELECT account_id FROM role_grants WHERE school_id = $1 \
            AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2) \
            AND role IN ('teacher', 'coordinator', 'principal', 'specialist'))) AS is_active \
        FROM concern_officers r JOIN accounts a ON a.id = r.account_id \
        WHERE r.school_id = $1 ORDER BY r.made_at, a.name, r.account_id";
    ADD_OFFICER = "INSERT INTO concern_officers (school_id, account_id, by_name, made_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (school_id, account_id) DO NOTHING";
    REMOVE_OFFICER = "DELETE FROM concern_officers WHERE school_id = $1 AND account_id = $2";
    TEAM = "SELECT a.id, a.name FROM accounts a WHERE a.closed_at IS NULL AND a.id IN (\
        SELECT account_id FROM role_grants WHERE school_id = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2) \
        AND role IN ('teacher', 'coordinator', 'principal', 'specialist')) ORDER BY a.name, a.id";
    RULES = "SELECT months, version FROM concern_rules WHERE school_id = $1";
    ADD_RULES = "INSERT INTO concern_rules (school_id, months, version) VALUES ($1, $2, 1)";
    CHANGE_RULES = "UPDATE concern_rules SET months = $2, version = version + 1 WHERE school_id = $1 AND version = $3";
}

type Row = (Uuid, String, String, jiff_sqlx::Timestamp, bool);
type SchoolRow = (Uuid, Uuid, String, String, jiff_sqlx::Timestamp, bool);

fn reader((account, name, by_name, made_at, is_active): Row) -> ConcernReader {
    ConcernReader {
        account: AccountId(account),
        name: Personal::new(name),
        by_name: Personal::new(by_name),
        made_at: made_at.to_jiff(),
        is_active,
    }
}

/// The list of a record, in the order in which people came on it, as it is on a day.
///
/// # Errors
/// When the database fails.
pub async fn readers(
    tx: &mut impl Reads,
    scope: &InSchool,
    (concern, today): (ConcernId, Date),
) -> Result<Vec<ConcernReader>, StoreError> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(OF_ONE)
        .bind(scope.school().0).bind(concern.0).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(reader).collect())
}

/// The lists of all records of a school.
///
/// # Errors
/// When the database fails.
pub async fn readers_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
    today: Date,
) -> Result<BTreeMap<ConcernId, Vec<ConcernReader>>, StoreError> {
    let rows: Vec<SchoolRow> = on!(tx, c => sqlx::query_as(OF_SCHOOL)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    let mut all: BTreeMap<ConcernId, Vec<ConcernReader>> = BTreeMap::new();
    for (concern, account, name, by_name, made_at, is_active) in rows {
        let one = reader((account, name, by_name, made_at, is_active));
        all.entry(ConcernId(concern)).or_default().push(one);
    }
    Ok(all)
}

/// Puts somebody on the list of a record. False when she is on it.
///
/// # Errors
/// When the database fails.
pub async fn add_reader(
    tx: &mut WriteTx,
    scope: &InSchool,
    (concern, account): (ConcernId, AccountId),
    (by_name, at): (&Personal<String>, Timestamp),
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(concern.0)
        .bind(account.0)
        .bind(by_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Waits for whoever else changes the list of a record, and keeps it from others until this is saved or undone.
///
/// # Errors
/// When the database fails.
pub async fn lock_readers(tx: &mut WriteTx, scope: &InSchool, concern: ConcernId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(LOCK).bind(scope.school().0).bind(concern.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes somebody off the list of a record. False when she is not on it.
///
/// # Errors
/// When the database fails.
pub async fn remove_reader(
    tx: &mut WriteTx,
    scope: &InSchool,
    (concern, account): (ConcernId, AccountId),
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(REMOVE).bind(scope.school().0).bind(concern.0).bind(account.0)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Who is appointed in a school, as it is on a day.
///
/// # Errors
/// When the database fails.
pub async fn officers(
    tx: &mut impl Reads,
    scope: &InSchool,
    today: Date,
) -> Result<Vec<ConcernReader>, StoreError> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(OFFICERS)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(reader).collect())
}

/// Appoints somebody. False when she is.
///
/// # Errors
/// When the database fails.
pub async fn add_officer(
    tx: &mut WriteTx,
    scope: &InSchool,
    account: AccountId,
    (by_name, at): (&Personal<String>, Timestamp),
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(ADD_OFFICER)
        .bind(scope.school().0)
        .bind(account.0)
        .bind(by_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Ends an appointment. False when there was none.
///
/// # Errors
/// When the database fails.
pub async fn remove_officer(
    tx: &mut WriteTx,
    scope: &InSchool,
    account: AccountId,
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(REMOVE_OFFICER).bind(scope.school().0).bind(account.0)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Who works in the team of a school on a day and has an account, by name: teachers, coordinators, principals and
/// specialists.
///
/// # Errors
/// When the database fails.
pub async fn team(
    tx: &mut impl Reads,
    scope: &InSchool,
    today: Date,
) -> Result<Vec<(AccountId, Personal<String>)>, StoreError> {
    let rows: Vec<(Uuid, String)> = on!(tx, c => sqlx::query_as(TEAM)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, name)| (AccountId(id), Personal::new(name))).collect())
}

/// For how many months a school keeps a record that is closed, where it said so, with the version; 0 when it never did.
///
/// # Errors
/// When the database fails or holds something unreadable.
pub async fn concern_rules(tx: &mut impl Reads, scope: &InSchool) -> Result<(Option<u16>, i64), StoreError> {
    let row: Option<(Option<i64>, i64)> =
        on!(tx, c => sqlx::query_as(RULES).bind(scope.school().0).fetch_optional(c).await)?;
    let Some((months, version)) = row else { return Ok((None, 0)) };
    let months = months.map(u16::try_from).transpose();
    Ok((months.map_err(|_| StoreError::Unreadable("concern_rules.months"))?, version))
}

/// Keeps that over the version that was looked at. False when somebody was first.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when somebody was first at the same moment; when the database fails.
pub async fn put_concern_rules(
    tx: &mut WriteTx,
    scope: &InSchool,
    (months, version): (Option<u16>, i64),
) -> Result<bool, StoreError> {
    let (school, months) = (scope.school().0, months.map(i64::from));
    if version == 0 {
        if concern_rules(tx, scope).await?.1 != 0 {
            return Ok(false);
        }
        on!(tx, c => sqlx::query(ADD_RULES).bind(school).bind(months).execute(c).await.map(drop))?;
        return Ok(true);
    }
    let done = on!(tx, c => sqlx::query(CHANGE_RULES).bind(school).bind(months).bind(version)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
