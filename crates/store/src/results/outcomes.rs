//! Results: the largest table, read by pupil.

use crate::{Reads, Sealed as _, StoreError, WriteTx, bulk};
use domain::{
    SchoolYear,
    ids::{GroupId, ImportNo, NormTableId, PupilId, TestId},
    results::{Decimal, Level, LevelScale, Levels, TestResult},
};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, level_letter, level_avi, \
        level_reference, percentile, dle, functioning_level, other_scores, own_level, norm_id FROM results \
        WHERE school_id = $1 AND pupil_id = $2 ORDER BY taken_on";
    OF_GROUP = "SELECT pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, level_letter, level_avi, \
        level_reference, percentile, dle, functioning_level, NULL AS other_scores, own_level, norm_id FROM results \
        WHERE school_id = $1 AND taken_on >= $3 AND taken_on <= $4 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)";
    OF_YEAR = "SELECT pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, level_letter, level_avi, \
        level_reference, percentile, dle, functioning_level, NULL AS other_scores, own_level, norm_id FROM results \
        WHERE school_id = $1 AND taken_on >= $3 AND taken_on <= $4 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND school_year = $2)";
    COUNT = "SELECT count(*) FROM results WHERE school_id = $1";
    UPDATE = "UPDATE results SET skill_score = $5, raw_score = $6, level_roman = $7, level_letter = $8, level_avi = $9, \
        level_reference = $10, percentile = $11, dle = $12, functioning_level = $13, other_scores = $14, own_level = $15, norm_id = $16 \
        WHERE school_id = $1 AND pupil_id = $2 AND taken_on = $3 AND test_id = $4";
    IMPORT_OF = "SELECT import_no FROM results WHERE school_id = $1 AND pupil_id = $2 AND taken_on = $3 AND test_id = $4";
    KEYS_OF_IMPORT = "SELECT pupil_id, taken_on, test_id FROM results WHERE school_id = $1 AND import_no = $2";
    DELETE_OF_IMPORT = "DELETE FROM results WHERE school_id = $1 AND import_no = $2";
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pupil_id: Uuid,
    taken_on: jiff_sqlx::Date,
    test_id: Uuid,
    skill_score: Option<i64>,
    raw_score: Option<i64>,
    level_roman: Option<String>,
    level_letter: Option<String>,
    level_avi: Option<String>,
    level_reference: Option<String>,
    percentile: Option<i64>,
    dle: Option<i64>,
    functioning_level: Option<String>,
    other_scores: Option<String>,
    own_level: Option<String>,
    norm_id: Option<Uuid>,
}

pub(super) fn from_row(row: Row) -> Result<TestResult, StoreError> {
    let mut levels = Levels::default();
    for (scale, name) in [
        (LevelScale::Roman, row.level_roman),
        (LevelScale::Letter, row.level_letter),
        (LevelScale::Avi, row.level_avi),
        (LevelScale::Reference, row.level_reference),
    ] {
        if let Some(name) = name {
            levels.set(Level::named(scale, &name).ok_or(StoreError::Unreadable("results.level"))?);
        }
    }
    let other_scores = match row.other_scores {
        Some(json) => {
            serde_json::from_str(&json).map_err(|_| StoreError::Unreadable("results.other_scores"))?
        }
        None => Vec::new(),
    };
    Ok(TestResult {
        pupil: PupilId(row.pupil_id),
        test: TestId(row.test_id),
        taken_on: row.taken_on.to_jiff(),
        skill_score: row.skill_score.map(Decimal::from_thousandths),
        raw_score: row.raw_score.map(Decimal::from_thousandths),
        levels,
        percentile: row.percentile.map(Decimal::from_thousandths),
        dle: row.dle.map(Decimal::from_thousandths),
        functioning_level: row.functioning_level,
        own_level: row.own_level,
        norm: row.norm_id.map(NormTableId),
        other_scores,
    })
}

fn all(rows: Vec<Row>) -> Result<Vec<TestResult>, StoreError> {
    rows.into_iter().map(from_row).collect()
}

/// All results of one pupil, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn results_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<TestResult>, StoreError> {
    all(on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?)
}

/// Where all pupils who are or were in a group stood between two days, both included. Other scores are left out.
///
/// # Errors
/// When the database fails.
pub async fn results_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
    (from, until): (Date, Date),
) -> Result<Vec<TestResult>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_GROUP)
        .bind(scope.school().0)
        .bind(group.0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?
    .into_iter()
    .map(from_row)
    .collect()
}

/// Where all pupils who are enrolled in a school year stood between two days, both included. Other scores are left out.
///
/// # Errors
/// When the database fails.
pub async fn results_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
    (from, until): (Date, Date),
) -> Result<Vec<TestResult>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_YEAR)
        .bind(scope.school().0)
        .bind(i64::from(year.start()))
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?
    .into_iter()
    .map(from_row)
    .collect()
}

/// How many results the school has.
///
/// # Errors
/// When the database fails.
pub async fn result_count(tx: &mut impl Reads, scope: &InSchool) -> Result<i64, StoreError> {
    let (count,) =
        on!(tx, c => sqlx::query_as::<_, (i64,)>(COUNT).bind(scope.school().0).fetch_one(c).await)?;
    Ok(count)
}

/// Adds new results of an import.
///
/// # Errors
/// When one of them is already there, or the database fails.
pub async fn insert_results(
    tx: &mut WriteTx,
    scope: &InSchool,
    no: ImportNo,
    results: &[TestResult],
) -> Result<(), StoreError> {
    bulk::insert_results(tx, scope, no, results).await
}

/// Changes the values of a result that is there; which import it came with stays as it was.
///
/// # Errors
/// When the database fails.
pub async fn update_result(
    tx: &mut WriteTx,
    scope: &InSchool,
    result: &TestResult,
) -> Result<(), StoreError> {
    let level = |scale| result.levels.on(scale).map(Level::name);
    on!(tx, c => sqlx::query(UPDATE)
        .bind(scope.school().0)
        .bind(result.pupil.0)
        .bind(jiff_sqlx::Date::from(result.taken_on))
        .bind(result.test.0)
        .bind(result.skill_score.map(Decimal::thousandths))
        .bind(result.raw_score.map(Decimal::thousandths))
        .bind(level(LevelScale::Roman))
        .bind(level(LevelScale::Letter))
        .bind(level(LevelScale::Avi))
        .bind(level(LevelScale::Reference))
        .bind(result.percentile.map(Decimal::thousandths))
        .bind(result.dle.map(Decimal::thousandths))
        .bind(result.functioning_level.as_deref())
        .bind(bulk::other_scores(result)?)
        .bind(result.own_level.as_deref())
        .bind(result.norm.map(|norm| norm.0))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Which results came with an import and still stand: pupil, day and test.
///
/// # Errors
/// When the database fails.
pub async fn keys_of_import(
    tx: &mut impl Reads,
    scope: &InSchool,
    no: ImportNo,
) -> Result<Vec<(PupilId, Date, TestId)>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, jiff_sqlx::Date, Uuid)>(KEYS_OF_IMPORT)
        .bind(scope.school().0).bind(no.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(pupil, day, test)| (PupilId(pupil), day.to_jiff(), TestId(test))).collect())
}

/// The import that a result came with.
///
/// # Errors
/// When the database fails.
pub async fn import_of_result(
    tx: &mut impl Reads,
    scope: &InSchool,
    result: &TestResult,
) -> Result<Option<ImportNo>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (i64,)>(IMPORT_OF)
        .bind(scope.school().0)
        .bind(result.pupil.0)
        .bind(jiff_sqlx::Date::from(result.taken_on))
        .bind(result.test.0)
        .fetch_optional(c)
        .await)?;
    Ok(row.map(|(no,)| ImportNo(no)))
}

/// Removes the results that came with an import.
///
/// # Errors
/// When the database fails.
pub async fn delete_results_of_import(
    tx: &mut WriteTx,
    scope: &InSchool,
    no: ImportNo,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE_OF_IMPORT).bind(scope.school().0).bind(no.0).execute(c).await.map(drop))?;
    Ok(())
}
