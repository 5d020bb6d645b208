//! Which results were brought in lately: what they say is new, however old the sitting is.

use crate::{Reads, StoreError};
use domain::ids::{GroupId, PupilId};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use uuid::Uuid;

statements! {
    SINCE = "SELECT DISTINCT pupil_id, taken_on FROM results WHERE school_id = $1 AND import_no IN (\
        SELECT no FROM imports WHERE school_id = $1 AND made_at >= $2) \
        AND pupil_id IN (SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $3 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $3)";
}

/// The pupils of a group and the days of their results that were brought in by imports since a moment.
///
/// # Errors
/// When the database fails.
pub async fn results_brought_since(
    tx: &mut impl Reads,
    scope: &InSchool,
    (group, since): (GroupId, Timestamp),
) -> Result<Vec<(PupilId, Date)>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, jiff_sqlx::Date)>(SINCE)
        .bind(scope.school().0)
        .bind(jiff_sqlx::Timestamp::from(since))
        .bind(group.0)
        .fetch_all(c)
        .await)?;
    Ok(rows.into_iter().map(|(pupil, day)| (PupilId(pupil), day.to_jiff())).collect())
}
