//! One result at a time, as somebody types it in: what is there, and with which import it came.

use super::outcomes::{Row, from_row};
use crate::{Reads, Sealed as _, StoreError, WriteTx, imports::ImportWay};
use domain::{
    ids::{GroupId, ImportNo, PupilId, TestId},
    results::TestResult,
};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

statements! {
    ONE = "SELECT pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, level_letter, level_avi, \
        level_reference, percentile, dle, functioning_level, other_scores, own_level, norm_id, import_no FROM results \
        WHERE school_id = $1 AND pupil_id = $2 AND taken_on = $3 AND test_id = $4";
    WITH_IMPORT = "SELECT pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, level_letter, level_avi, \
        level_reference, percentile, dle, functioning_level, other_scores, own_level, norm_id, import_no FROM results \
        WHERE school_id = $1 AND import_no = $2";
    DELETE = "DELETE FROM results WHERE school_id = $1 AND pupil_id = $2 AND taken_on = $3 AND test_id = $4";
    WAYS_OF_GROUP = "SELECT r.pupil_id, r.test_id, i.way FROM results r \
        LEFT JOIN imports i ON i.school_id = r.school_id AND i.no = r.import_no \
        WHERE r.school_id = $1 AND r.taken_on = $3 AND r.pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)";
    WAYS_OF_PUPIL = "SELECT r.pupil_id, r.test_id, i.way FROM results r \
        LEFT JOIN imports i ON i.school_id = r.school_id AND i.no = r.import_no \
        WHERE r.school_id = $1 AND r.pupil_id = $2 AND r.taken_on = $3";
    IN_GROUP = "SELECT (SELECT count(*) FROM enrolments WHERE school_id = $1 AND group_id = $2 AND pupil_id = $3) \
        + (SELECT count(*) FROM group_members WHERE school_id = $1 AND group_id = $2 AND pupil_id = $3)";
}

#[derive(sqlx::FromRow)]
struct CellRow {
    #[sqlx(flatten)]
    result: Row,
    import_no: i64,
}

/// Which result: the pupil, the day of the sitting, the test.
pub type ResultKey = (PupilId, Date, TestId);

/// One result with the number of the import it came with.
///
/// # Errors
/// When the database fails.
pub async fn kept_result(
    tx: &mut impl Reads,
    scope: &InSchool,
    (pupil, taken_on, test): ResultKey,
) -> Result<Option<(TestResult, ImportNo)>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, CellRow>(ONE)
        .bind(scope.school().0)
        .bind(pupil.0)
        .bind(jiff_sqlx::Date::from(taken_on))
        .bind(test.0)
        .fetch_optional(c)
        .await)?;
    row.map(|row| Ok((from_row(row.result)?, ImportNo(row.import_no)))).transpose()
}

/// All results that came with an import, in no order.
///
/// # Errors
/// When the database fails.
pub async fn results_of_import(
    tx: &mut impl Reads,
    scope: &InSchool,
    no: ImportNo,
) -> Result<Vec<TestResult>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, CellRow>(WITH_IMPORT)
        .bind(scope.school().0).bind(no.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| from_row(row.result)).collect()
}

/// Removes one result. Who does so has written down what it was.
///
/// # Errors
/// When the database fails.
pub async fn delete_result(
    tx: &mut WriteTx,
    scope: &InSchool,
    (pupil, taken_on, test): ResultKey,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE)
        .bind(scope.school().0)
        .bind(pupil.0)
        .bind(jiff_sqlx::Date::from(taken_on))
        .bind(test.0)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Whether a pupil is or was in a group.
///
/// # Errors
/// When the database fails.
pub async fn is_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    (pupil, group): (PupilId, GroupId),
) -> Result<bool, StoreError> {
    let (times,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(IN_GROUP)
        .bind(scope.school().0).bind(group.0).bind(pupil.0).fetch_one(c).await)?;
    Ok(times > 0)
}

/// Whose results of a day.
#[derive(Debug, Clone, Copy)]
pub enum Whose {
    /// Of all who are or were in a group.
    Group(GroupId),
    /// Of one pupil.
    Pupil(PupilId),
}

/// By which way the results of a day came in, for each pupil and test.
///
/// # Errors
/// When the database fails.
pub async fn ways_of_day(
    tx: &mut impl Reads,
    scope: &InSchool,
    (whose, taken_on): (Whose, Date),
) -> Result<Vec<(PupilId, TestId, Option<ImportWay>)>, StoreError> {
    let (statement, id) = match whose {
        Whose::Group(group) => (WAYS_OF_GROUP, group.0),
        Whose::Pupil(pupil) => (WAYS_OF_PUPIL, pupil.0),
    };
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid, Option<String>)>(statement)
        .bind(scope.school().0).bind(id).bind(jiff_sqlx::Date::from(taken_on)).fetch_all(c).await)?;
    let way = |code: &str| ImportWay::ALL.into_iter().find(|way| way.code() == code);
    let read = |(pupil, test, code): (Uuid, Uuid, Option<String>)| {
        (PupilId(pupil), TestId(test), code.as_deref().and_then(way))
    };
    Ok(rows.into_iter().map(read).collect())
}
