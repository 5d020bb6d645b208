//! The heads of protected records: ids and days, and no word of what is written.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    concerns::Concern,
    ids::{ConcernId, PupilId},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    ONE = "SELECT id, pupil_id, opened_at, changed_at, closed_on, version FROM concerns \
        WHERE school_id = $1 AND id = $2";
    OF_PUPIL = "SELECT id, pupil_id, opened_at, changed_at, closed_on, version FROM concerns \
        WHERE school_id = $1 AND pupil_id = $2";
    LIST = "SELECT id, pupil_id, opened_at, changed_at, closed_on, version FROM concerns \
        WHERE school_id = $1 ORDER BY changed_at DESC, id";
    INSERT = "INSERT INTO concerns (school_id, id, pupil_id, opened_at, changed_at, closed_on, version) \
        VALUES ($1, $2, $3, $4, $4, NULL, 1)";
    TOUCH = "UPDATE concerns SET changed_at = $3, closed_on = NULL WHERE school_id = $1 AND id = $2";
    CLOSE = "UPDATE concerns SET closed_on = $4, changed_at = $5, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    pupil_id: Uuid,
    opened_at: jiff_sqlx::Timestamp,
    changed_at: jiff_sqlx::Timestamp,
    closed_on: Option<jiff_sqlx::Date>,
    version: i64,
}

impl From<Row> for Concern {
    fn from(row: Row) -> Self {
        Self {
            id: ConcernId(row.id),
            pupil: PupilId(row.pupil_id),
            opened_at: row.opened_at.to_jiff(),
            changed_at: row.changed_at.to_jiff(),
            closed_on: row.closed_on.map(jiff_sqlx::Date::to_jiff),
            version: row.version,
        }
    }
}

/// The head of one record.
///
/// # Errors
/// When the database fails.
pub async fn concern(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: ConcernId,
) -> Result<Option<Concern>, StoreError> {
    let row: Option<Row> =
        on!(tx, c => sqlx::query_as(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(Concern::from))
}

/// The head of the record of a pupil.
///
/// # Errors
/// When the database fails.
pub async fn concern_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Option<Concern>, StoreError> {
    let row: Option<Row> =
        on!(tx, c => sqlx::query_as(OF_PUPIL).bind(scope.school().0).bind(pupil.0).fetch_optional(c).await)?;
    Ok(row.map(Concern::from))
}

/// The heads of all records of a school, in which something was written last in front.
///
/// # Errors
/// When the database fails.
pub async fn concerns(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Concern>, StoreError> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(LIST).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Concern::from).collect())
}

/// Begins a record.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the pupil has one; when the database fails.
pub async fn add_concern(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, pupil, at): (ConcernId, PupilId, Timestamp),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(pupil.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Keeps that something was written in a record, which opens it again. False when it is gone.
///
/// # Errors
/// When the database fails.
pub async fn touch_concern(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, at): (ConcernId, Timestamp),
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(TOUCH)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Closes a record on a day, or opens it again. False when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn close_concern(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, version): (ConcernId, i64),
    (closed_on, at): (Option<Date>, Timestamp),
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(CLOSE)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(version)
        .bind(closed_on.map(jiff_sqlx::Date::from))
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
