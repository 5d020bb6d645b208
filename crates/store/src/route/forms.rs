//! The form of the partnership as a school wants it.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::route::RequestForm;
use policy::InSchool;

statements! {
    ONE = "SELECT form, version FROM request_forms WHERE school_id = $1";
    ADD = "INSERT INTO request_forms (school_id, form, version) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE request_forms SET form = $2, version = version + 1 WHERE school_id = $1 AND version = $3";
}

/// The form that a school made, with its version; none when it has the one that comes with Stut.
///
/// # Errors
/// When the database fails.
pub async fn form(tx: &mut impl Reads, scope: &InSchool) -> Result<Option<(RequestForm, i64)>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (String, i64)>(ONE)
        .bind(scope.school().0).fetch_optional(c).await)?;
    row.map(|(form, version)| Ok((read(&form, "request_forms.form")?, version))).transpose()
}

/// Saves the form over the version that was looked at (0 when there was none); false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_form(
    tx: &mut WriteTx,
    scope: &InSchool,
    (form, version): (&RequestForm, i64),
) -> Result<bool, StoreError> {
    let form = written(form)?;
    let is_new = version == 0;
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE }).bind(scope.school().0).bind(&form);
        let query = if is_new { query } else { query.bind(version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
