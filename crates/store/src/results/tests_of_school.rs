//! The tests that a school's results refer to.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::TestId,
    results::{Series, Test, TestKind, TestNames},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, code, part, version, scale, name, subject, series, moment, year_group, kind, bands FROM tests WHERE school_id = $1";
    PUT = "INSERT INTO tests (school_id, id, code, part, version, scale, name, subject, series, moment, year_group, \
        kind, bands) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (school_id, id) DO UPDATE SET \
        scale = excluded.scale, name = excluded.name, subject = excluded.subject, series = excluded.series, moment = excluded.moment, \
        year_group = excluded.year_group, kind = excluded.kind, bands = excluded.bands";
    PUT_BACK = "UPDATE tests SET scale = $3, name = $4, subject = $5, series = $6, moment = $7, year_group = $8 \
        WHERE school_id = $1 AND id = $2";
    DELETE = "DELETE FROM tests WHERE school_id = $1 AND id = $2";
}

type Row = (
    Uuid,
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    String,
    Option<String>,
    Option<i64>,
    String,
    String,
);

/// An empty text stands for "none": a unique key may not hold NULL on either engine.
fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn from_row(row: Row) -> Result<Test, StoreError> {
    let (id, code, part, version, scale, name, subject, series, moment, year_group, kind, bands) = row;
    Ok(Test {
        id: TestId(id),
        names: TestNames { code, part: some(part), version: some(version), scale: some(scale) },
        name,
        subject,
        series: Series(series),
        moment: moment.map(|m| m.parse()).transpose().map_err(|_| StoreError::Unreadable("tests.moment"))?,
        year_group: year_group.and_then(|n| u8::try_from(n).ok()),
        kind: TestKind::from_code(&kind).ok_or(StoreError::Unreadable("tests.kind"))?,
        bands: serde_json::from_str(&bands).map_err(|_| StoreError::Unreadable("tests.bands"))?,
    })
}

/// All tests of the school, in no order.
///
/// # Errors
/// When the database fails.
pub async fn tests(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Test>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// Adds a test, or changes what is known of it; of how its supplier names it only the scale can become known later.
///
/// # Errors
/// When another test has these names, or the database fails.
pub async fn put_test(tx: &mut WriteTx, scope: &InSchool, test: &Test) -> Result<(), StoreError> {
    let bands = serde_json::to_string(&test.bands).map_err(|_| StoreError::Unreadable("tests.bands"))?;
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(test.id.0)
        .bind(&test.names.code)
        .bind(test.names.part.as_deref().unwrap_or(""))
        .bind(test.names.version.as_deref().unwrap_or(""))
        .bind(test.names.scale.as_deref().unwrap_or(""))
        .bind(test.name.as_deref())
        .bind(test.subject.as_deref())
        .bind(&test.series.0)
        .bind(test.moment.map(|m| m.to_string()))
        .bind(test.year_group.map(i64::from))
        .bind(test.kind.code())
        .bind(&bands)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Puts back what an import can change of a test. Its kind and its bands are the school's to say and stay as they are now;
/// a test that is gone stays away.
///
/// # Errors
/// When another test has these names, or the database fails.
pub(crate) async fn put_test_back(tx: &mut WriteTx, scope: &InSchool, test: &Test) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT_BACK)
        .bind(scope.school().0)
        .bind(test.id.0)
        .bind(test.names.scale.as_deref().unwrap_or(""))
        .bind(test.name.as_deref())
        .bind(test.subject.as_deref())
        .bind(&test.series.0)
        .bind(test.moment.map(|m| m.to_string()))
        .bind(test.year_group.map(i64::from))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Removes a test.
///
/// # Errors
/// When a result still refers to it, or the database fails.
pub async fn delete_test(tx: &mut WriteTx, scope: &InSchool, id: TestId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}
