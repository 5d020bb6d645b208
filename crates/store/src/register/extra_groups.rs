//! Groups that were made in Stut beside those of a roster: extra groups, and halves of a base group. What every group has
//! stands in `groups`, under the key [`KEY`] with its id; a roster knows no such key and leaves these groups alone.

use super::{day, from_day};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{GroupId, PupilId, StaffId};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

/// How the key of a group begins that was made in Stut.
pub const KEY: &str = "stut:";

statements! {
    ONE = "SELECT group_id, half_of, year_groups, ended_on, version FROM own_groups WHERE school_id = $1 AND group_id = $2";
    ALL_OF_SCHOOL = "SELECT group_id, half_of, year_groups, ended_on, version FROM own_groups WHERE school_id = $1";
    INSERT = "INSERT INTO own_groups (school_id, group_id, half_of, year_groups, ended_on, version) \
        VALUES ($1, $2, $3, $4, $5, 1)";
    EDIT = "UPDATE own_groups SET year_groups = $4, version = version + 1 \
        WHERE school_id = $1 AND group_id = $2 AND version = $3";
    END = "UPDATE own_groups SET ended_on = $3, version = version + 1 WHERE school_id = $1 AND group_id = $2";
    DELETE = "DELETE FROM own_groups WHERE school_id = $1 AND group_id = $2";
    MEMBERS = "SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2 ORDER BY pupil_id";
    DELETE_MEMBERS = "DELETE FROM group_members WHERE school_id = $1 AND group_id = $2";
    TEACHERS = "SELECT staff_id FROM staff_groups WHERE school_id = $1 AND group_id = $2 ORDER BY staff_id";
    DELETE_TEACHERS = "DELETE FROM staff_groups WHERE school_id = $1 AND group_id = $2";
    PUT_TEACHER = "INSERT INTO staff_groups (school_id, group_id, staff_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
}

/// What is kept of a group that was made in Stut beside what every group has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnGroup {
    /// The group.
    pub group: GroupId,
    /// The base group it is a half of, when it is one.
    pub half_of: Option<GroupId>,
    /// The year groups it is meant for, 1 to 8, in order.
    pub year_groups: Vec<u8>,
    /// The first day on which it no longer is; none while it goes on.
    pub ended_on: Option<Date>,
    /// Counts the changes.
    pub version: i64,
}

type Row = (Uuid, Option<Uuid>, String, Option<jiff_sqlx::Date>, i64);

fn from_row((group, half_of, year_groups, ended_on, version): Row) -> OwnGroup {
    OwnGroup {
        group: GroupId(group),
        half_of: half_of.map(GroupId),
        year_groups: year_groups.split(' ').filter_map(|one| one.parse().ok()).collect(),
        ended_on: from_day(ended_on),
        version,
    }
}

fn in_text(year_groups: &[u8]) -> String {
    year_groups.iter().map(u8::to_string).collect::<Vec<_>>().join(" ")
}

/// One of them.
///
/// # Errors
/// When the database fails.
pub async fn own_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: GroupId,
) -> Result<Option<OwnGroup>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(from_row))
}

/// All of them, of all school years, in no order.
///
/// # Errors
/// When the database fails.
pub async fn own_groups(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<OwnGroup>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(ALL_OF_SCHOOL)
        .bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// Marks a group that was just added as made in Stut.
///
/// # Errors
/// When it is one already, or the database fails.
pub async fn add_own_group(tx: &mut WriteTx, scope: &InSchool, own: &OwnGroup) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(own.group.0)
        .bind(own.half_of.map(|group| group.0))
        .bind(in_text(&own.year_groups))
        .bind(day(own.ended_on))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes the year groups of one that still has this version; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn edit_own_group(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, version): (GroupId, i64),
    year_groups: &[u8],
) -> Result<bool, StoreError> {
    let rows = on!(tx, c => sqlx::query(EDIT)
        .bind(scope.school().0).bind(id.0).bind(version).bind(in_text(year_groups))
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Ends one from a day on, or lets it go on.
///
/// # Errors
/// When the database fails.
pub async fn end_own_group(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: GroupId,
    ended_on: Option<Date>,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(END)
        .bind(scope.school().0).bind(id.0).bind(day(ended_on)).execute(c).await.map(drop))?;
    Ok(())
}

/// Removes one with who was in it and who taught it.
///
/// # Errors
/// When anything else refers to it, or the database fails.
pub async fn delete_own_group(tx: &mut WriteTx, scope: &InSchool, id: GroupId) -> Result<(), StoreError> {
    let school = scope.school().0;
    for statement in [DELETE_MEMBERS, DELETE_TEACHERS, DELETE] {
        on!(tx, c => sqlx::query(statement).bind(school).bind(id.0).execute(c).await.map(drop))?;
    }
    super::delete_group(tx, scope, id).await
}

/// Who is in an extra group.
///
/// # Errors
/// When the database fails.
pub async fn members_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: GroupId,
) -> Result<Vec<PupilId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(MEMBERS)
        .bind(scope.school().0).bind(id.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(pupil,)| PupilId(pupil)).collect())
}

/// Who teaches a group.
///
/// # Errors
/// When the database fails.
pub async fn teachers_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: GroupId,
) -> Result<Vec<StaffId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(TEACHERS)
        .bind(scope.school().0).bind(id.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(staff,)| StaffId(staff)).collect())
}

/// Says who teaches a group; who taught it before and is not named no longer does.
///
/// # Errors
/// When one of them is no member of staff, or the database fails.
pub async fn set_teachers(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: GroupId,
    teachers: &[StaffId],
) -> Result<(), StoreError> {
    let school = scope.school().0;
    on!(tx, c => sqlx::query(DELETE_TEACHERS).bind(school).bind(id.0).execute(c).await.map(drop))?;
    for staff in teachers {
        on!(tx, c => sqlx::query(PUT_TEACHER).bind(school).bind(id.0).bind(staff.0).execute(c).await.map(drop))?;
    }
    Ok(())
}
