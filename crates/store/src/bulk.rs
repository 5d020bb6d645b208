//! The one place where the text of a statement is built while the program runs: many rows in one `INSERT`. Only the
//! number of placeholders differs; no value ever becomes part of the text.

use crate::{Sealed as _, StoreError, WriteTx};
use domain::{
    ids::ImportNo,
    results::{Decimal, Level, LevelScale, TestResult},
};
use policy::InSchool;
use sqlx::QueryBuilder;

/// Rows per statement; fifteen values each stays well below the limit of both engines (32,766 and 65,535).
const ROWS: usize = 200;

const RESULTS: &str = "INSERT INTO results (school_id, pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, \
    level_letter, level_avi, level_reference, percentile, dle, functioning_level, other_scores, import_no) ";

/// Other scores as JSON text; nothing when there are none.
pub(crate) fn other_scores(result: &TestResult) -> Result<Option<String>, StoreError> {
    if result.other_scores.is_empty() {
        return Ok(None);
    }
    let text = serde_json::to_string(&result.other_scores);
    text.map(Some).map_err(|_| StoreError::Unreadable("results.other_scores"))
}

pub(crate) async fn insert_results(
    tx: &mut WriteTx,
    scope: &InSchool,
    no: ImportNo,
    results: &[TestResult],
) -> Result<(), StoreError> {
    for chunk in results.chunks(ROWS) {
        let others = chunk.iter().map(other_scores).collect::<Result<Vec<_>, _>>()?;
        on!(tx, c => {
            let mut builder = QueryBuilder::new(RESULTS);
            builder.push_values(chunk.iter().zip(others), |mut row, (result, other)| {
                let level = |scale| result.levels.on(scale).map(Level::name);
                row.push_bind(scope.school().0)
                    .push_bind(result.pupil.0)
                    .push_bind(jiff_sqlx::Date::from(result.taken_on))
                    .push_bind(result.test.0)
                    .push_bind(result.skill_score.map(Decimal::thousandths))
                    .push_bind(result.raw_score.map(Decimal::thousandths))
                    .push_bind(level(LevelScale::Roman))
                    .push_bind(level(LevelScale::Letter))
                    .push_bind(level(LevelScale::Avi))
                    .push_bind(level(LevelScale::Reference))
                    .push_bind(result.percentile.map(Decimal::thousandths))
                    .push_bind(result.dle.map(Decimal::thousandths))
                    .push_bind(result.functioning_level.clone())
                    .push_bind(other)
                    .push_bind(no.0);
            });
            builder.build().execute(c).await.map(drop)
        })?;
    }
    Ok(())
}
