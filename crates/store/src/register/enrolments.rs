//! Which pupil was in which group when.

use super::{day, from_day};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Enrolment, YearGroup},
};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_SCHOOL = "SELECT pupil_id, school_year, from_on, until_on, group_id, year_group FROM enrolments \
        WHERE school_id = $1 AND school_year = $2";
    EVERY = "SELECT pupil_id, school_year, from_on, until_on, group_id, year_group FROM enrolments WHERE school_id = $1";
    OF_PUPIL = "SELECT pupil_id, school_year, from_on, until_on, group_id, year_group FROM enrolments \
        WHERE school_id = $1 AND pupil_id = $2 ORDER BY school_year, from_on";
    OF_GROUP = "SELECT pupil_id, school_year, from_on, until_on, group_id, year_group FROM enrolments \
        WHERE school_id = $1 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)";
    OF_YEARS_PUPILS = "SELECT pupil_id, school_year, from_on, until_on, group_id, year_group FROM enrolments \
        WHERE school_id = $1 AND pupil_id IN (SELECT pupil_id FROM enrolments WHERE school_id = $1 AND school_year = $2)";
    EXTRA_SIZES = "SELECT m.group_id, count(*) FROM group_members m \
        JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id \
        WHERE m.school_id = $1 AND g.school_year = $2 GROUP BY m.group_id";
    PUT = "INSERT INTO enrolments (school_id, pupil_id, school_year, from_on, until_on, group_id, year_group) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (school_id, pupil_id, school_year, from_on) DO UPDATE SET \
        until_on = excluded.until_on, group_id = excluded.group_id, year_group = excluded.year_group";
    DELETE = "DELETE FROM enrolments WHERE school_id = $1 AND pupil_id = $2 AND school_year = $3 AND from_on = $4";
    PUT_MEMBER = "INSERT INTO group_members (school_id, group_id, pupil_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    DELETE_MEMBER = "DELETE FROM group_members WHERE school_id = $1 AND group_id = $2 AND pupil_id = $3";
    EXTRA_OF_PUPIL = "SELECT group_id FROM group_members WHERE school_id = $1 AND pupil_id = $2 ORDER BY group_id";
}

type Row = (Uuid, i64, jiff_sqlx::Date, Option<jiff_sqlx::Date>, Option<Uuid>, Option<String>);

fn from_row((pupil, school_year, from, until, group, group_year): Row) -> Result<Enrolment, StoreError> {
    Ok(Enrolment {
        pupil: PupilId(pupil),
        school_year: super::groups::year(school_year)?,
        from: from.to_jiff(),
        until: from_day(until),
        group: group.map(GroupId),
        year_group: year_group(group_year.as_deref())?,
    })
}

pub(super) fn year_group(code: Option<&str>) -> Result<Option<YearGroup>, StoreError> {
    code.map(str::parse).transpose().map_err(|_| StoreError::Unreadable("year_group"))
}

/// All enrolments of one school year.
///
/// # Errors
/// When the database fails.
pub async fn enrolments_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<Enrolment>, StoreError> {
    let start = i64::from(year.start());
    on!(tx, c => sqlx::query_as::<_, Row>(OF_SCHOOL).bind(scope.school().0).bind(start).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// All enrolments that the school ever had.
///
/// # Errors
/// When the database fails.
pub async fn every_enrolment(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Enrolment>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(EVERY).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// The enrolments of one pupil over the years, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn enrolments_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Enrolment>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL).bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// All enrolments over the years of every pupil who is or was in this group.
///
/// # Errors
/// When the database fails.
pub async fn enrolments_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Vec<Enrolment>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_GROUP).bind(scope.school().0).bind(group.0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// All enrolments over the years of every pupil who is enrolled in this school year.
///
/// # Errors
/// When the database fails.
pub async fn enrolments_of_all_years(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<Enrolment>, StoreError> {
    let start = i64::from(year.start());
    on!(tx, c => sqlx::query_as::<_, Row>(OF_YEARS_PUPILS).bind(scope.school().0).bind(start).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// How many pupils each extra group of a school year has.
///
/// # Errors
/// When the database fails.
pub async fn extra_group_sizes(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<(GroupId, usize)>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, i64)>(EXTRA_SIZES)
        .bind(scope.school().0).bind(i64::from(year.start())).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, size)| (GroupId(id), usize::try_from(size).unwrap_or(0))).collect())
}

/// Adds an enrolment, or changes the one that began on the same day.
///
/// # Errors
/// When the database fails.
pub async fn put_enrolment(tx: &mut WriteTx, scope: &InSchool, one: &Enrolment) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(one.pupil.0)
        .bind(i64::from(one.school_year.start()))
        .bind(jiff_sqlx::Date::from(one.from))
        .bind(day(one.until))
        .bind(one.group.map(|g| g.0))
        .bind(one.year_group.map(|g| g.to_string()))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Removes an enrolment.
///
/// # Errors
/// When the database fails.
pub async fn delete_enrolment(
    tx: &mut WriteTx,
    scope: &InSchool,
    (pupil, year, from): (PupilId, SchoolYear, Date),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE)
        .bind(scope.school().0)
        .bind(pupil.0)
        .bind(i64::from(year.start()))
        .bind(jiff_sqlx::Date::from(from))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Puts a pupil into an extra group.
///
/// # Errors
/// When the database fails.
pub async fn put_group_member(
    tx: &mut WriteTx,
    scope: &InSchool,
    (group, pupil): (GroupId, PupilId),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT_MEMBER).bind(scope.school().0).bind(group.0).bind(pupil.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes a pupil out of an extra group.
///
/// # Errors
/// When the database fails.
pub async fn delete_group_member(
    tx: &mut WriteTx,
    scope: &InSchool,
    (group, pupil): (GroupId, PupilId),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE_MEMBER).bind(scope.school().0).bind(group.0).bind(pupil.0).execute(c).await.map(drop))?;
    Ok(())
}

/// The extra groups of a pupil, of all school years.
///
/// # Errors
/// When the database fails.
pub async fn extra_groups_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<GroupId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(EXTRA_OF_PUPIL)
        .bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| GroupId(id)).collect())
}
