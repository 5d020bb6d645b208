//! When somebody opened the page of the day: what she sees as new is what came since her visit before.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{AccountId, GroupId};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use uuid::Uuid;

statements! {
    ONE = "SELECT since_at, seen_at FROM desk_visits WHERE school_id = $1 AND account_id = $2";
    PUT = "INSERT INTO desk_visits (school_id, account_id, since_at, seen_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (school_id, account_id) DO UPDATE SET since_at = excluded.since_at, seen_at = excluded.seen_at";
    BROUGHT = "SELECT count(*), CAST(coalesce(sum(added), 0) AS BIGINT) FROM imports WHERE school_id = $1 \
        AND kind = 'results' AND made_at >= $2 AND rolled_back_at IS NULL";
    BROUGHT_TO = "SELECT e.group_id, count(DISTINCT r.pupil_id) FROM results r \
        JOIN enrolments e ON e.school_id = r.school_id AND e.pupil_id = r.pupil_id \
        WHERE r.school_id = $1 AND r.import_no IN (SELECT no FROM imports WHERE school_id = $1 AND kind = 'results' \
        AND made_at >= $2 AND rolled_back_at IS NULL) AND e.group_id IS NOT NULL \
        AND (e.until_on IS NULL OR e.until_on > $3) GROUP BY e.group_id";
}

/// The visits of one person: nobody else asks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskVisit {
    /// The visit before: what came later is new.
    pub since_at: Timestamp,
    /// The last visit.
    pub seen_at: Timestamp,
}

/// When somebody was here; none who never was.
///
/// # Errors
/// When the database fails.
pub async fn desk_visit(
    tx: &mut impl Reads,
    scope: &InSchool,
    account: AccountId,
) -> Result<Option<DeskVisit>, StoreError> {
    type Row = (jiff_sqlx::Timestamp, jiff_sqlx::Timestamp);
    let row: Option<Row> = on!(tx, c => sqlx::query_as(ONE)
        .bind(scope.school().0).bind(account.0).fetch_optional(c).await)?;
    Ok(row.map(|(since, seen)| DeskVisit { since_at: since.to_jiff(), seen_at: seen.to_jiff() }))
}

/// Writes down that somebody is here.
///
/// # Errors
/// When the database fails.
pub async fn put_desk_visit(
    tx: &mut WriteTx,
    scope: &InSchool,
    (account, visit): (AccountId, DeskVisit),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(account.0)
        .bind(jiff_sqlx::Timestamp::from(visit.since_at))
        .bind(jiff_sqlx::Timestamp::from(visit.seen_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// How many imports of results were made since a moment, and how many results they added.
///
/// # Errors
/// When the database fails.
pub async fn imports_since(
    tx: &mut impl Reads,
    scope: &InSchool,
    since: Timestamp,
) -> Result<(i64, i64), StoreError> {
    let since = jiff_sqlx::Timestamp::from(since);
    Ok(on!(tx, c => sqlx::query_as(BROUGHT).bind(scope.school().0).bind(since).fetch_one(c).await)?)
}

/// For how many pupils of each group of a day results were brought in since a moment.
///
/// # Errors
/// When the database fails.
pub async fn groups_brought_since(
    tx: &mut impl Reads,
    scope: &InSchool,
    (since, today): (Timestamp, Date),
) -> Result<Vec<(GroupId, i64)>, StoreError> {
    let (since, today) = (jiff_sqlx::Timestamp::from(since), jiff_sqlx::Date::from(today));
    let rows: Vec<(Uuid, i64)> = on!(tx, c => sqlx::query_as(BROUGHT_TO)
        .bind(scope.school().0).bind(since).bind(today).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(group, pupils)| (GroupId(group), pupils)).collect())
}
