//! The absences of one group: its overview does not read those of the whole school.

use crate::{Reads, StoreError};
use domain::{
    ids::{GroupId, PupilId},
    register::{Absence, AbsenceKind},
    results::Decimal,
};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_GROUP = "SELECT pupil_id, absent_on, kind, hours FROM absences \
        WHERE school_id = $1 AND absent_on >= $3 AND absent_on <= $4 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)";
}

/// When the pupils who are or were in a group were absent between two days, both included.
///
/// # Errors
/// When the database fails.
pub async fn absences_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
    (from, until): (Date, Date),
) -> Result<Vec<Absence>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, jiff_sqlx::Date, String, i64)>(OF_GROUP)
        .bind(scope.school().0)
        .bind(group.0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?;
    let absence = |(pupil, absent_on, kind, hours): (Uuid, jiff_sqlx::Date, String, i64)| {
        let kind = AbsenceKind::from_code(&kind).ok_or(StoreError::Unreadable("absences.kind"))?;
        let hours = Decimal::from_thousandths(hours);
        Ok(Absence { pupil: PupilId(pupil), absent_on: absent_on.to_jiff(), kind, hours })
    };
    rows.into_iter().map(absence).collect()
}
