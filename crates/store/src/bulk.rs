//! The one place where the text of a statement is built while the program runs: many rows in one `INSERT`, and rows of
//! any table. Only the number of placeholders and names from constants differ; no value ever becomes part of the text.

use crate::{
    Reads, Sealed as _, StoreError, WriteTx,
    transfer::{Column, Kind, Table, Value},
};
use domain::{
    ids::ImportNo,
    results::{Decimal, Level, LevelScale, TestResult},
};
use policy::InSchool;
use sqlx::{QueryBuilder, Row as _, SqliteConnection};
use uuid::Uuid;

/// Binds a value as the kind of its column; nothing is bound with the type too, which PostgreSQL asks for.
macro_rules! bind {
    ($list:expr, $column:expr, $value:expr) => {
        match ($column.kind, $value) {
            (_, Value::Id(id)) => $list.push_bind(Some(*id)),
            (_, Value::Text(text)) => $list.push_bind(Some(text.clone())),
            (_, Value::Number(number)) => $list.push_bind(Some(*number)),
            (_, Value::Flag(flag)) => $list.push_bind(Some(*flag)),
            (_, Value::Date(date)) => $list.push_bind(Some(jiff_sqlx::Date::from(*date))),
            (_, Value::Time(time)) => $list.push_bind(Some(jiff_sqlx::Timestamp::from(*time))),
            (_, Value::Bytes(bytes)) => $list.push_bind(Some(bytes.clone())),
            (Kind::Id, Value::Null) => $list.push_bind(None::<Uuid>),
            (Kind::Text, Value::Null) => $list.push_bind(None::<String>),
            (Kind::Number, Value::Null) => $list.push_bind(None::<i64>),
            (Kind::Flag, Value::Null) => $list.push_bind(None::<bool>),
            (Kind::Date, Value::Null) => $list.push_bind(None::<jiff_sqlx::Date>),
            (Kind::Time, Value::Null) => $list.push_bind(None::<jiff_sqlx::Timestamp>),
            (Kind::Bytes, Value::Null) => $list.push_bind(None::<Vec<u8>>),
        }
    };
}

/// Rows per statement; seventeen values each stays well below the limit of both engines (32,766 and 65,535).
const ROWS: usize = 200;

const RESULTS: &str = "INSERT INTO results (school_id, pupil_id, taken_on, test_id, skill_score, raw_score, level_roman, \
    level_letter, level_avi, level_reference, percentile, dle, functioning_level, other_scores, import_no, own_level, norm_id) ";

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
                    .push_bind(no.0)
                    .push_bind(result.own_level.clone())
                    .push_bind(result.norm.map(|norm| norm.0));
            });
            builder.build().execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// A page of rows of any table, in the order of its key.
pub(crate) async fn read_rows(
    tx: &mut impl Reads,
    table: &Table,
    after: Option<&[Value]>,
) -> Result<Vec<Vec<Value>>, StoreError> {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let keys: Vec<&Column> = table.columns.iter().take(table.key).collect();
    let key = keys.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
    let select = format!("SELECT {} FROM {}", names.join(", "), table.name);
    on!(tx, c => {
        let mut builder = QueryBuilder::new(select);
        if let Some(after) = after {
            builder.push(format!(" WHERE ({key}) > ("));
            let mut list = builder.separated(", ");
            for (column, value) in keys.iter().zip(after) {
                bind!(list, column, value);
            }
            builder.push(")");
        }
        builder.push(format!(" ORDER BY {key} LIMIT ")).push_bind(i64::try_from(table.page()).unwrap_or(1));
        let rows = builder.build().fetch_all(c).await?;
        rows.iter().map(|row| {
            table.columns.iter().enumerate().map(|(at, column)| Ok(match column.kind {
                Kind::Id => row.try_get::<Option<Uuid>, _>(at)?.map_or(Value::Null, Value::Id),
                Kind::Text => row.try_get::<Option<String>, _>(at)?.map_or(Value::Null, Value::Text),
                Kind::Number => row.try_get::<Option<i64>, _>(at)?.map_or(Value::Null, Value::Number),
                Kind::Flag => row.try_get::<Option<bool>, _>(at)?.map_or(Value::Null, Value::Flag),
                Kind::Date => row.try_get::<Option<jiff_sqlx::Date>, _>(at)?
                    .map_or(Value::Null, |date| Value::Date(date.to_jiff())),
                Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(at)?.map_or(Value::Null, Value::Bytes),
                Kind::Time => row.try_get::<Option<jiff_sqlx::Timestamp>, _>(at)?
                    .map_or(Value::Null, |time| Value::Time(time.to_jiff())),
            })).collect()
        }).collect::<Result<_, sqlx::Error>>()
    })
    .map_err(StoreError::from)
}

/// Adds rows to any table.
pub(crate) async fn insert_rows(
    tx: &mut WriteTx,
    table: &Table,
    rows: &[Vec<Value>],
) -> Result<(), StoreError> {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let insert = format!("INSERT INTO {} ({}) ", table.name, names.join(", "));
    for chunk in rows.chunks(table.in_one()) {
        on!(tx, c => {
            let mut builder = QueryBuilder::new(insert.as_str());
            builder.push_values(chunk, |mut list, row| {
                for (column, value) in table.columns.iter().zip(row) {
                    bind!(list, column, value);
                }
            });
            builder.build().execute(c).await.map(drop)
        })?;
    }
    Ok(())
}

/// Empties a table in a file of its own that nobody else has open.
pub(crate) async fn empty_table(file: &mut SqliteConnection, table: &str) -> Result<(), StoreError> {
    QueryBuilder::new(format!("DELETE FROM {table}")).build().execute(file).await?;
    Ok(())
}

/// How many rows any table has.
pub(crate) async fn count_rows(tx: &mut impl Reads, table: &Table) -> Result<i64, StoreError> {
    let count = format!("SELECT count(*) FROM {}", table.name);
    let (count,) = on!(tx, c => QueryBuilder::new(count).build_query_as::<(i64,)>().fetch_one(c).await)?;
    Ok(count)
}
