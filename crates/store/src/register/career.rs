//! A pupil's way through the school: the groups over the years, and who taught them.

use super::{
    groups::{Row, from_row},
    staff::GroupTeacher,
};
use crate::{Reads, StoreError};
use domain::{
    ids::{GroupId, PupilId},
    register::{Group, PersonName},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    GROUPS = "SELECT id, school_year, key, name, kind, year_group, description FROM groups \
        WHERE school_id = $1 AND id IN (\
            SELECT group_id FROM enrolments WHERE school_id = $1 AND pupil_id = $2 \
            UNION SELECT group_id FROM group_members WHERE school_id = $1 AND pupil_id = $2)";
    TEACHERS = "SELECT sg.group_id, s.first_name, s.name_prefix, s.last_name FROM staff_groups sg \
        JOIN staff s ON s.school_id = sg.school_id AND s.id = sg.staff_id \
        WHERE sg.school_id = $1 AND sg.group_id IN (\
            SELECT group_id FROM enrolments WHERE school_id = $1 AND pupil_id = $2 \
            UNION SELECT group_id FROM group_members WHERE school_id = $1 AND pupil_id = $2) \
        ORDER BY s.sort_key, s.id";
}

/// All groups in which a pupil is or was, base and extra, in no order.
///
/// # Errors
/// When the database fails.
pub async fn groups_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Group>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(GROUPS).bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// Who teaches or taught the groups of a pupil, by family name.
///
/// # Errors
/// When the database fails.
pub async fn teachers_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<GroupTeacher>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, String, String, String)>(TEACHERS)
        .bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?;
    let teacher = |(group, first, prefix, last): (Uuid, String, String, String)| GroupTeacher {
        group: GroupId(group),
        name: PersonName::new(&first, &prefix, &last),
    };
    Ok(rows.into_iter().map(teacher).collect())
}
