//! Groups.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    SchoolYear,
    ids::GroupId,
    register::{Group, GroupKind},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    ONE = "SELECT id, school_year, key, name, kind, year_group, description FROM groups WHERE school_id = $1 AND id = $2";
    OF_YEAR = "SELECT id, school_year, key, name, kind, year_group, description FROM groups \
        WHERE school_id = $1 AND school_year = $2";
    NEWEST_YEAR_OF = "SELECT max(school_year) FROM groups WHERE school_id = $1 AND (key = $2 OR name = $2)";
    YEARS = "SELECT DISTINCT g.school_year FROM groups g WHERE g.school_id = $1 AND NOT EXISTS (\
        SELECT 1 FROM own_groups o WHERE o.school_id = g.school_id AND o.group_id = g.id) ORDER BY g.school_year DESC";
    PUT = "INSERT INTO groups (school_id, id, school_year, key, name, kind, year_group, description) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (school_id, id) DO UPDATE SET \
        name = excluded.name, kind = excluded.kind, year_group = excluded.year_group, description = excluded.description";
    DELETE = "DELETE FROM groups WHERE school_id = $1 AND id = $2";
}

pub(crate) type Row = (Uuid, i64, String, String, String, Option<String>, Option<String>);

pub(crate) fn from_row(
    (id, school_year, key, name, kind, year_group, description): Row,
) -> Result<Group, StoreError> {
    Ok(Group {
        id: GroupId(id),
        school_year: year(school_year)?,
        key,
        name,
        kind: GroupKind::from_code(&kind).ok_or(StoreError::Unreadable("groups.kind"))?,
        year_group: super::enrolments::year_group(year_group.as_deref())?,
        description,
    })
}

pub(crate) fn year(start: i64) -> Result<SchoolYear, StoreError> {
    let unreadable = StoreError::Unreadable("school_year");
    let Ok(start) = i16::try_from(start) else { return Err(unreadable) };
    SchoolYear::starting_in(start).map_err(|_| unreadable)
}

/// One group.
///
/// # Errors
/// When the database fails.
pub async fn group(tx: &mut impl Reads, scope: &InSchool, id: GroupId) -> Result<Option<Group>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(from_row)
        .transpose()
}

/// The groups of one school year, in no order.
///
/// # Errors
/// When the database fails.
pub async fn groups_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<Group>, StoreError> {
    let start = i64::from(year.start());
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_YEAR).bind(scope.school().0).bind(start).fetch_all(c).await)?;
    rows.into_iter().map(from_row).collect()
}

/// The newest school year in which a group with this key or name exists.
///
/// # Errors
/// When the database fails.
pub async fn newest_year_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    key_or_name: &str,
) -> Result<Option<SchoolYear>, StoreError> {
    let (start,) = on!(tx, c => sqlx::query_as::<_, (Option<i64>,)>(NEWEST_YEAR_OF)
        .bind(scope.school().0).bind(key_or_name).fetch_one(c).await)?;
    start.map(year).transpose()
}

/// The school years that have groups of a roster, newest first: a year begins with its roster.
///
/// # Errors
/// When the database fails.
pub async fn school_years(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<SchoolYear>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (i64,)>(YEARS).bind(scope.school().0).fetch_all(c).await)?;
    rows.into_iter().map(|(start,)| year(start)).collect()
}

/// Adds a group, or changes what is known of it. Key and school year of a group never change.
///
/// # Errors
/// When the database fails.
pub async fn put_group(tx: &mut WriteTx, scope: &InSchool, group: &Group) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(group.id.0)
        .bind(i64::from(group.school_year.start()))
        .bind(&group.key)
        .bind(&group.name)
        .bind(group.kind.code())
        .bind(group.year_group.map(|g| g.to_string()))
        .bind(group.description.as_deref())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Removes a group.
///
/// # Errors
/// When a pupil or member of staff is still in it, or the database fails.
pub async fn delete_group(tx: &mut WriteTx, scope: &InSchool, id: GroupId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}
