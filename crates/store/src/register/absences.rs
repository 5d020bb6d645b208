//! When pupils were absent.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::{ImportNo, PupilId},
    register::{Absence, AbsenceKind},
    results::Decimal,
};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT pupil_id, absent_on, kind, hours, import_no FROM absences \
        WHERE school_id = $1 AND pupil_id = $2 ORDER BY absent_on, kind";
    BETWEEN = "SELECT pupil_id, absent_on, kind, hours, import_no FROM absences \
        WHERE school_id = $1 AND absent_on >= $2 AND absent_on <= $3 ORDER BY pupil_id, absent_on, kind";
    PUT = "INSERT INTO absences (school_id, pupil_id, absent_on, kind, hours, import_no) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (school_id, pupil_id, absent_on, kind) DO UPDATE SET hours = excluded.hours, \
        import_no = excluded.import_no";
    DELETE = "DELETE FROM absences WHERE school_id = $1 AND pupil_id = $2 AND absent_on = $3 AND kind = $4";
}

type Row = (Uuid, jiff_sqlx::Date, String, i64, i64);

fn from_row((pupil, absent_on, kind, hours, no): Row) -> Result<(Absence, ImportNo), StoreError> {
    let kind = AbsenceKind::from_code(&kind).ok_or(StoreError::Unreadable("absences.kind"))?;
    let hours = Decimal::from_thousandths(hours);
    Ok((Absence { pupil: PupilId(pupil), absent_on: absent_on.to_jiff(), kind, hours }, ImportNo(no)))
}

/// When one pupil was absent, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn absences_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Absence>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL).bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?
        .into_iter()
        .map(|row| from_row(row).map(|(absence, _)| absence))
        .collect()
}

/// When the pupils of a school were absent between two days (both counted), each with the import it came with; those
/// of one pupil behind each other, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn absences_between(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<(Absence, ImportNo)>, StoreError> {
    let (from, until) = (jiff_sqlx::Date::from(from), jiff_sqlx::Date::from(until));
    on!(tx, c => sqlx::query_as::<_, Row>(BETWEEN)
        .bind(scope.school().0).bind(from).bind(until).fetch_all(c).await)?
    .into_iter()
    .map(from_row)
    .collect()
}

/// Writes how long a pupil was absent on a day for a reason, with the import it came with.
///
/// # Errors
/// When the database fails.
pub async fn put_absence(
    tx: &mut WriteTx,
    scope: &InSchool,
    absence: &Absence,
    no: ImportNo,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(absence.pupil.0)
        .bind(jiff_sqlx::Date::from(absence.absent_on))
        .bind(absence.kind.code())
        .bind(absence.hours.thousandths())
        .bind(no.0)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Removes one.
///
/// # Errors
/// When the database fails.
pub async fn delete_absence(
    tx: &mut WriteTx,
    scope: &InSchool,
    (pupil, absent_on, kind): (PupilId, Date, AbsenceKind),
) -> Result<(), StoreError> {
    let day = jiff_sqlx::Date::from(absent_on);
    on!(tx, c => sqlx::query(DELETE).bind(scope.school().0).bind(pupil.0).bind(day).bind(kind.code())
        .execute(c).await.map(drop))?;
    Ok(())
}
