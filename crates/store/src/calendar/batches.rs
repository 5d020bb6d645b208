//! What was put into a year in one go, to take it back in one go: entries carry its id, windows stand in it.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{SchoolYear, ids::TestWindowId};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    ONE = "SELECT school_year, windows FROM year_batches WHERE school_id = $1 AND id = $2";
    ADD = "INSERT INTO year_batches (school_id, id, school_year, windows, made_at) VALUES ($1, $2, $3, $4, $5)";
    DROP = "DELETE FROM year_batches WHERE school_id = $1 AND id = $2";
}

/// What was put into a year in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearBatch {
    /// Its id.
    pub id: Uuid,
    /// The school year.
    pub school_year: SchoolYear,
    /// The windows of the test calendar that came with it.
    pub windows: Vec<TestWindowId>,
}

/// What was put into a year under an id.
///
/// # Errors
/// When the database fails.
pub async fn batch(tx: &mut impl Reads, scope: &InSchool, id: Uuid) -> Result<Option<YearBatch>, StoreError> {
    let row: Option<(i64, String)> =
        on!(tx, c => sqlx::query_as(ONE).bind(scope.school().0).bind(id).fetch_optional(c).await)?;
    let Some((year, windows)) = row else { return Ok(None) };
    let windows = windows.split(' ').filter_map(|one| one.parse().ok()).collect();
    Ok(Some(YearBatch { id, school_year: crate::register::groups::year(year)?, windows }))
}

/// Writes down what was put into a year.
///
/// # Errors
/// When the database fails.
pub async fn add_batch(
    tx: &mut WriteTx,
    scope: &InSchool,
    batch: &YearBatch,
    at: Timestamp,
) -> Result<(), StoreError> {
    let windows = batch.windows.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(batch.id)
        .bind(i64::from(batch.school_year.start()))
        .bind(&windows)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Forgets that something was put into a year in one go; false when that was done already.
///
/// # Errors
/// When the database fails.
pub async fn drop_batch(tx: &mut WriteTx, scope: &InSchool, id: Uuid) -> Result<bool, StoreError> {
    let gone = on!(tx, c => sqlx::query(DROP).bind(scope.school().0).bind(id).execute(c).await
        .map(|done| done.rows_affected()))?;
    Ok(gone == 1)
}
