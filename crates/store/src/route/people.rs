//! Who takes part in a case.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId},
    route::{CasePerson, PersonRole},
};
use jiff::Timestamp;
use policy::InSchool;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT case_id, no, account_id, name, role, added_at FROM case_people \
        WHERE school_id = $1 AND case_id = $2 AND removed_at IS NULL ORDER BY no";
    OPEN = "SELECT p.case_id, p.no, p.account_id, p.name, p.role, p.added_at FROM case_people p \
        JOIN cases c ON c.school_id = p.school_id AND c.id = p.case_id \
        WHERE p.school_id = $1 AND p.removed_at IS NULL AND c.is_open = $2 ORDER BY p.no";
    EVERY = "SELECT case_id, no, account_id, name, role, added_at, removed_at FROM case_people \
        WHERE school_id = $1 AND case_id = $2 ORDER BY no";
    OF_PERSON = "SELECT case_id FROM case_people WHERE school_id = $1 AND account_id = $2 AND removed_at IS NULL";
    LAST = "SELECT coalesce(max(no), 0) FROM case_people WHERE school_id = $1 AND case_id = $2";
    INSERT = "INSERT INTO case_people (school_id, case_id, no, account_id, name, role, added_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    REMOVE = "UPDATE case_people SET removed_at = $4 WHERE school_id = $1 AND case_id = $2 AND no = $3";
}

type Row = (Uuid, i64, Option<Uuid>, String, String, jiff_sqlx::Timestamp);

fn person((case, no, account, name, role, at): Row) -> Result<(CaseId, CasePerson), StoreError> {
    let role = PersonRole::from_code(&role).ok_or(StoreError::Unreadable("case_people.role"))?;
    let account = account.map(AccountId);
    Ok((CaseId(case), CasePerson { no, account, name: Personal::new(name), role, added_at: at.to_jiff() }))
}

/// Who takes part in a case, in the order in which they came.
///
/// # Errors
/// When the database fails.
pub async fn people(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<CasePerson>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(case.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| Ok(person(row)?.1)).collect()
}

/// Somebody who takes part, or took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPerson {
    /// Who.
    pub person: CasePerson,
    /// When she was taken out.
    pub removed_at: Option<Timestamp>,
}

/// Who takes part in a case and who did, in the order in which they came.
///
/// # Errors
/// When the database fails.
pub async fn all_people(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<KeptPerson>, StoreError> {
    type Kept = (Uuid, i64, Option<Uuid>, String, String, jiff_sqlx::Timestamp, Option<jiff_sqlx::Timestamp>);
    let rows = on!(tx, c => sqlx::query_as::<_, Kept>(EVERY)
        .bind(scope.school().0).bind(case.0).fetch_all(c).await)?;
    let kept = |(case, no, account, name, role, added_at, removed_at): Kept| {
        let (_, person) = person((case, no, account, name, role, added_at))?;
        Ok(KeptPerson { person, removed_at: removed_at.map(jiff_sqlx::Timestamp::to_jiff) })
    };
    rows.into_iter().map(kept).collect()
}

/// The cases in which somebody takes part.
///
/// # Errors
/// When the database fails.
pub async fn cases_of_person(
    tx: &mut impl Reads,
    scope: &InSchool,
    account: AccountId,
) -> Result<Vec<CaseId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(OF_PERSON)
        .bind(scope.school().0).bind(account.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(case,)| CaseId(case)).collect())
}

/// Who takes part in the open cases of a school.
///
/// # Errors
/// When the database fails.
pub async fn people_of_open(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<BTreeMap<CaseId, Vec<CasePerson>>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OPEN)
        .bind(scope.school().0).bind(true).fetch_all(c).await)?;
    let mut by_case: BTreeMap<CaseId, Vec<CasePerson>> = BTreeMap::new();
    for row in rows {
        let (case, one) = person(row)?;
        by_case.entry(case).or_default().push(one);
    }
    Ok(by_case)
}

/// Lets somebody take part, under the next number of the case, which is given back.
///
/// # Errors
/// When the database fails.
pub async fn add_person(
    tx: &mut WriteTx,
    scope: &InSchool,
    case: CaseId,
    new: &CasePerson,
) -> Result<i64, StoreError> {
    let (last,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(LAST)
        .bind(scope.school().0).bind(case.0).fetch_one(c).await)?;
    let no = last.saturating_add(1);
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(case.0)
        .bind(no)
        .bind(new.account.map(|account| account.0))
        .bind(new.name.reveal())
        .bind(new.role.code())
        .bind(jiff_sqlx::Timestamp::from(new.added_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(no)
}

/// Lets somebody no longer take part, or again; false when there is nobody with this number.
///
/// # Errors
/// When the database fails.
pub async fn remove_person(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, no): (CaseId, i64),
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(case.0)
        .bind(no)
        .bind(at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
