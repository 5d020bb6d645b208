//! The steps of the route as a school has them.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::route::RouteStep;
use policy::InSchool;

statements! {
    ONE = "SELECT steps, version FROM route_settings WHERE school_id = $1";
    ADD = "INSERT INTO route_settings (school_id, steps, version) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE route_settings SET steps = $2, version = version + 1 WHERE school_id = $1 AND version = $3";
}

/// The steps that a school chose, with the version of that choice; none when it has those that come with Stut.
///
/// # Errors
/// When the database fails.
pub async fn settings(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Option<(Vec<RouteStep>, i64)>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (String, i64)>(ONE)
        .bind(scope.school().0).fetch_optional(c).await)?;
    row.map(|(steps, version)| Ok((read(&steps, "route_settings.steps")?, version))).transpose()
}

/// Saves the steps over the version that was looked at (0 when there was none); false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_settings(
    tx: &mut WriteTx,
    scope: &InSchool,
    (steps, version): (&[RouteStep], i64),
) -> Result<bool, StoreError> {
    let steps = written(steps)?;
    let is_new = version == 0;
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE }).bind(scope.school().0).bind(&steps);
        let query = if is_new { query } else { query.bind(version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
