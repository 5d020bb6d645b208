//! The test calendar: windows by school year.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{SchoolYear, calendar::TestWindow, ids::TestWindowId, results::Part};
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_YEAR = "SELECT id, school_year, name, series, part, year_groups, from_on, until_on, enter_by_on, source, version \
        FROM test_windows WHERE school_id = $1 AND school_year = $2 ORDER BY from_on, until_on, id";
    ONE = "SELECT id, school_year, name, series, part, year_groups, from_on, until_on, enter_by_on, source, version \
        FROM test_windows WHERE school_id = $1 AND id = $2";
    YEARS = "SELECT DISTINCT school_year FROM test_windows WHERE school_id = $1 ORDER BY school_year DESC";
    INSERT = "INSERT INTO test_windows (school_id, id, version, name, series, part, year_groups, from_on, until_on, \
        enter_by_on, source, school_year) VALUES ($1, $2, 1 + $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    CHANGE = "UPDATE test_windows SET name = $4, series = $5, part = $6, year_groups = $7, from_on = $8, until_on = $9, \
        enter_by_on = $10, source = $11, school_year = $12, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
    DELETE = "DELETE FROM test_windows WHERE school_id = $1 AND id = $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    school_year: i64,
    name: String,
    series: Option<String>,
    part: Option<String>,
    year_groups: String,
    from_on: jiff_sqlx::Date,
    until_on: jiff_sqlx::Date,
    enter_by_on: Option<jiff_sqlx::Date>,
    source: Option<String>,
    version: i64,
}

impl Row {
    fn window(self) -> Result<TestWindow, StoreError> {
        let part = |text: String| {
            let found = Part::ALL.into_iter().find(|part| text == part.letter().to_string());
            found.ok_or(StoreError::Unreadable("test_windows.part"))
        };
        Ok(TestWindow {
            id: TestWindowId(self.id),
            school_year: crate::register::groups::year(self.school_year)?,
            name: self.name,
            series: self.series,
            part: self.part.map(part).transpose()?,
            year_groups: self.year_groups.split(' ').filter_map(|one| one.parse().ok()).collect(),
            from: self.from_on.to_jiff(),
            until: self.until_on.to_jiff(),
            enter_by: self.enter_by_on.map(jiff_sqlx::Date::to_jiff),
            source: self.source,
            version: self.version,
        })
    }
}

/// The windows of a school year, the first one first.
///
/// # Errors
/// When the database fails.
pub async fn windows_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<TestWindow>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_YEAR)
        .bind(scope.school().0).bind(i64::from(year.start())).fetch_all(c).await)?
    .into_iter()
    .map(Row::window)
    .collect()
}

/// One window.
///
/// # Errors
/// When the database fails.
pub async fn window(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: TestWindowId,
) -> Result<Option<TestWindow>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(Row::window)
        .transpose()
}

/// The school years that have windows, newest first.
///
/// # Errors
/// When the database fails.
pub async fn window_years(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<SchoolYear>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (i64,)>(YEARS).bind(scope.school().0).fetch_all(c).await)?;
    rows.into_iter().map(|(start,)| crate::register::groups::year(start)).collect()
}

/// Adds a window, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_window(tx: &mut WriteTx, scope: &InSchool, window: &TestWindow) -> Result<(), StoreError> {
    save(tx, scope, (INSERT, 0), window).await.map(drop)
}

/// Changes a window that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_window(
    tx: &mut WriteTx,
    scope: &InSchool,
    window: &TestWindow,
) -> Result<bool, StoreError> {
    Ok(save(tx, scope, (CHANGE, window.version), window).await? == 1)
}

async fn save(
    tx: &mut WriteTx,
    scope: &InSchool,
    (statement, version): (&'static str, i64),
    window: &TestWindow,
) -> Result<u64, StoreError> {
    let year_groups = window.year_groups.iter().map(u8::to_string).collect::<Vec<_>>().join(" ");
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(window.id.0)
        .bind(version)
        .bind(&window.name)
        .bind(window.series.as_deref())
        .bind(window.part.map(|part| part.letter().to_string()))
        .bind(&year_groups)
        .bind(jiff_sqlx::Date::from(window.from))
        .bind(jiff_sqlx::Date::from(window.until))
        .bind(window.enter_by.map(jiff_sqlx::Date::from))
        .bind(window.source.as_deref())
        .bind(i64::from(window.school_year.start()))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// Removes a window.
///
/// # Errors
/// When the database fails.
pub async fn delete_window(tx: &mut WriteTx, scope: &InSchool, id: TestWindowId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}
