//! The norm tables of a school, and the results that take their level from them.

use super::outcomes::{Row as ResultRow, from_row as result_of};
use crate::{
    Reads, Sealed as _, StoreError, WriteTx, bulk,
    transfer::{TABLES, Value},
};
use domain::{
    ids::{NormTableId, TestId},
    results::{Decimal, Level, LevelScale, NormHead, NormRow, NormTable, Series, TestResult},
};
use jiff::Timestamp;
use policy::InSchool;
use std::collections::HashMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT n.id, n.series, n.subject, n.moment, n.mean, n.source, n.file_name, n.made_at, n.actor, \
        (SELECT count(*) FROM norm_rows r WHERE r.school_id = n.school_id AND r.norm_id = n.id) FROM norm_tables n \
        WHERE n.school_id = $1 ORDER BY n.series, n.moment";
    ROWS = "SELECT norm_id, score_from, score_to, level, percentile, dle FROM norm_rows WHERE school_id = $1 \
        ORDER BY norm_id, score_from";
    ROWS_OF_SERIES = "SELECT norm_id, score_from, score_to, level, percentile, dle FROM norm_rows \
        WHERE school_id = $1 AND norm_id IN (SELECT id FROM norm_tables WHERE school_id = $1 AND series = $2) \
        ORDER BY norm_id, score_from";
    INSERT = "INSERT INTO norm_tables (school_id, id, series, subject, moment, mean, source, file_name, made_at, actor) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    DELETE_ROWS = "DELETE FROM norm_rows WHERE school_id = $1 AND norm_id = $2";
    DELETE = "DELETE FROM norm_tables WHERE school_id = $1 AND id = $2";
    USES = "SELECT norm_id, count(*) FROM results WHERE school_id = $1 AND norm_id IS NOT NULL GROUP BY norm_id";
    SCORED = "SELECT pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, level_letter, level_avi, \
        level_reference, percentile, dle, functioning_level, NULL AS other_scores, own_level, norm_id FROM results \
        WHERE school_id = $1 AND skill_score IS NOT NULL ORDER BY pupil_id, taken_on, test_id";
    OF_TEST = "SELECT pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, level_letter, level_avi, \
        level_reference, percentile, dle, functioning_level, NULL AS other_scores, own_level, norm_id FROM results \
        WHERE school_id = $1 AND test_id = $2 ORDER BY pupil_id, taken_on";
    PLACE = "UPDATE results SET level_roman = $5, level_letter = $6, level_avi = $7, level_reference = $8, \
        percentile = $9, dle = $10, norm_id = $11, own_level = $12 \
        WHERE school_id = $1 AND pupil_id = $2 AND taken_on = $3 AND test_id = $4";
    COUNTS = "SELECT test_id, count(*) FROM results WHERE school_id = $1 GROUP BY test_id";
}

/// A norm table as it is kept, without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNorm {
    /// What it is about.
    pub head: NormHead,
    /// Where its figures come from, in the words of the school.
    pub source: Option<String>,
    /// The file it came with.
    pub file_name: String,
    /// When it was brought in.
    pub made_at: Timestamp,
    /// Who brought it in, by code.
    pub actor: String,
    /// How many rows it has.
    pub rows: i64,
}

type Row =
    (Uuid, String, String, String, Option<i64>, Option<String>, String, jiff_sqlx::Timestamp, String, i64);

fn from_row(row: Row) -> Result<KeptNorm, StoreError> {
    let (id, series, subject, moment, mean, source, file_name, made_at, actor, rows) = row;
    let head = NormHead {
        id: NormTableId(id),
        series: Series(series),
        subject,
        moment: moment.parse().map_err(|_| StoreError::Unreadable("norm_tables.moment"))?,
        mean: mean.map(Decimal::from_thousandths),
    };
    Ok(KeptNorm { head, source, file_name, made_at: made_at.to_jiff(), actor, rows })
}

/// The norm tables of a school by series, without their rows.
///
/// # Errors
/// When the database fails.
pub async fn norm_tables(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptNorm>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

type NormRowRow = (Uuid, i64, i64, String, Option<i64>, Option<i64>);

/// The rows of norm tables, by table: of one series, or of all of them.
///
/// # Errors
/// When the database fails.
pub async fn norm_rows(
    tx: &mut impl Reads,
    scope: &InSchool,
    series: Option<&Series>,
) -> Result<HashMap<NormTableId, Vec<NormRow>>, StoreError> {
    let school = scope.school().0;
    let rows = match series {
        Some(series) => on!(tx, c => sqlx::query_as::<_, NormRowRow>(ROWS_OF_SERIES)
            .bind(school).bind(&series.0).fetch_all(c).await)?,
        None => on!(tx, c => sqlx::query_as::<_, NormRowRow>(ROWS).bind(school).fetch_all(c).await)?,
    };
    let mut tables: HashMap<NormTableId, Vec<NormRow>> = HashMap::new();
    for (norm, from, to, level, percentile, dle) in rows {
        let row = NormRow {
            from: Decimal::from_thousandths(from),
            to: Decimal::from_thousandths(to),
            level: Level::parse_any(&level).map_err(|_| StoreError::Unreadable("norm_rows.level"))?,
            percentile: percentile.map(Decimal::from_thousandths),
            dle: dle.map(Decimal::from_thousandths),
        };
        tables.entry(NormTableId(norm)).or_default().push(row);
    }
    Ok(tables)
}

/// What is known of a norm table beside its rows.
#[derive(Debug, Clone, Copy)]
pub struct NormOrigin<'a> {
    /// Where its figures come from, in the words of the school.
    pub source: Option<&'a str>,
    /// The file it came with.
    pub file_name: &'a str,
    /// When.
    pub made_at: Timestamp,
    /// Who, by code.
    pub actor: &'a str,
}

/// Adds a norm table with its rows.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the school has one of this series at this moment.
pub async fn insert_norm_table(
    tx: &mut WriteTx,
    scope: &InSchool,
    table: &NormTable,
    origin: NormOrigin<'_>,
) -> Result<(), StoreError> {
    let school = scope.school().0;
    on!(tx, c => sqlx::query(INSERT)
        .bind(school)
        .bind(table.id().0)
        .bind(&table.series().0)
        .bind(table.subject())
        .bind(table.moment().to_string())
        .bind(table.mean().map(Decimal::thousandths))
        .bind(origin.source)
        .bind(origin.file_name)
        .bind(jiff_sqlx::Timestamp::from(origin.made_at))
        .bind(origin.actor)
        .execute(c)
        .await
        .map(drop))?;
    let number = |number: Option<Decimal>| number.map_or(Value::Null, |one| Value::Number(one.thousandths()));
    let row = |row: &NormRow| {
        vec![
            Value::Id(school),
            Value::Id(table.id().0),
            Value::Number(row.from.thousandths()),
            Value::Number(row.to.thousandths()),
            Value::Text(row.level.name().to_owned()),
            number(row.percentile),
            number(row.dle),
        ]
    };
    let rows: Vec<Vec<Value>> = table.rows().iter().map(row).collect();
    let into = TABLES.iter().find(|table| table.name == "norm_rows");
    bulk::insert_rows(tx, into.ok_or(StoreError::Unreadable("norm_rows"))?, &rows).await
}

/// Removes a norm table with its rows; false when there is none. What results took from it stays with them until it is
/// taken away or put in place of with [`place_result`].
///
/// # Errors
/// When the database fails.
pub async fn delete_norm_table(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: NormTableId,
) -> Result<bool, StoreError> {
    let school = scope.school().0;
    on!(tx, c => sqlx::query(DELETE_ROWS).bind(school).bind(id.0).execute(c).await.map(drop))?;
    let rows = on!(tx, c => sqlx::query(DELETE).bind(school).bind(id.0).execute(c).await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// How many results take their level from each norm table.
///
/// # Errors
/// When the database fails.
pub async fn norm_uses(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<HashMap<NormTableId, i64>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, (Uuid, i64)>(USES).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(norm, count)| (NormTableId(norm), count)).collect())
}

/// How many results each test has.
///
/// # Errors
/// When the database fails.
pub async fn result_counts(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<HashMap<TestId, i64>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, (Uuid, i64)>(COUNTS).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(test, count)| (TestId(test), count)).collect())
}

/// All results of a school with a skill score, by pupil and day. Other scores are left out.
///
/// # Errors
/// When the database fails.
pub async fn scored_results(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<TestResult>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, ResultRow>(SCORED).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(result_of)
        .collect()
}

/// All results of one test, by pupil and day. Other scores are left out.
///
/// # Errors
/// When the database fails.
pub async fn results_of_test(
    tx: &mut impl Reads,
    scope: &InSchool,
    test: TestId,
) -> Result<Vec<TestResult>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, ResultRow>(OF_TEST).bind(scope.school().0).bind(test.0).fetch_all(c).await)?
        .into_iter()
        .map(result_of)
        .collect()
}

/// Changes where a result stands (levels, percentile, DLE, the table they come from, the band of an own test) and nothing
/// else of it.
///
/// # Errors
/// When the database fails.
pub async fn place_result(tx: &mut WriteTx, scope: &InSchool, result: &TestResult) -> Result<(), StoreError> {
    let level = |scale| result.levels.on(scale).map(Level::name);
    on!(tx, c => sqlx::query(PLACE)
        .bind(scope.school().0)
        .bind(result.pupil.0)
        .bind(jiff_sqlx::Date::from(result.taken_on))
        .bind(result.test.0)
        .bind(level(LevelScale::Roman))
        .bind(level(LevelScale::Letter))
        .bind(level(LevelScale::Avi))
        .bind(level(LevelScale::Reference))
        .bind(result.percentile.map(Decimal::thousandths))
        .bind(result.dle.map(Decimal::thousandths))
        .bind(result.norm.map(|norm| norm.0))
        .bind(result.own_level.as_deref())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
