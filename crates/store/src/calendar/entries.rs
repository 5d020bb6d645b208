//! The entries of the year plan.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    SchoolYear,
    calendar::{Audience, EntryContent, YearEntry},
    ids::{AccountId, YearEntryId},
    trust::Role,
};
use jiff::civil::Date;
use policy::InSchool;
use std::str::FromStr;
use uuid::Uuid;

statements! {
    OF_YEAR = "SELECT id, school_year, kind, title, span, from_on, until_on, year_groups, roles, people, asks, note, source, \
        rule, batch_id, is_removed, before, changed_at, version FROM year_entries \
        WHERE school_id = $1 AND school_year = $2 AND is_removed = $3 ORDER BY from_on, until_on, id";
    BETWEEN = "SELECT id, school_year, kind, title, span, from_on, until_on, year_groups, roles, people, asks, note, source, \
        rule, batch_id, is_removed, before, changed_at, version FROM year_entries \
        WHERE school_id = $1 AND from_on <= $3 AND until_on >= $2 AND is_removed = $4 ORDER BY from_on, until_on, id";
    OF_BATCH = "SELECT id, school_year, kind, title, span, from_on, until_on, year_groups, roles, people, asks, note, source, \
        rule, batch_id, is_removed, before, changed_at, version FROM year_entries \
        WHERE school_id = $1 AND batch_id = $2 ORDER BY from_on, until_on, id";
    ONE = "SELECT id, school_year, kind, title, span, from_on, until_on, year_groups, roles, people, asks, note, source, \
        rule, batch_id, is_removed, before, changed_at, version FROM year_entries WHERE school_id = $1 AND id = $2";
    YEARS = "SELECT DISTINCT school_year FROM year_entries WHERE school_id = $1 AND is_removed = $2 ORDER BY school_year DESC";
    INSERT = "INSERT INTO year_entries (school_id, id, version, kind, title, span, from_on, until_on, year_groups, roles, \
        people, asks, note, source, rule, is_removed, before, changed_at, school_year, batch_id) \
        VALUES ($1, $2, 1 + $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    CHANGE = "UPDATE year_entries SET kind = $4, title = $5, span = $6, from_on = $7, until_on = $8, year_groups = $9, \
        roles = $10, people = $11, asks = $12, note = $13, source = $14, rule = $15, is_removed = $16, before = $17, \
        changed_at = $18, school_year = $19, batch_id = $20, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
    FORGET_TICKS = "DELETE FROM year_entry_ticks WHERE school_id = $1 AND entry_id = $2";
    FORGET = "DELETE FROM year_entries WHERE school_id = $1 AND id = $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    school_year: i64,
    kind: String,
    title: String,
    span: String,
    from_on: jiff_sqlx::Date,
    until_on: jiff_sqlx::Date,
    year_groups: String,
    roles: String,
    people: String,
    asks: String,
    note: String,
    source: Option<String>,
    rule: Option<String>,
    batch_id: Option<Uuid>,
    is_removed: bool,
    before: Option<String>,
    changed_at: jiff_sqlx::Timestamp,
    version: i64,
}

/// Words with a blank between them, as they stand in one column.
fn listed<T: FromStr>(text: &str) -> Vec<T> {
    text.split(' ').filter_map(|one| one.parse().ok()).collect()
}

impl TryFrom<Row> for YearEntry {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let unreadable = |_| StoreError::Unreadable("year_entries");
        let before = row.before.as_deref().map(serde_json::from_str::<EntryContent>).transpose();
        Ok(Self {
            id: YearEntryId(row.id),
            school_year: crate::register::groups::year(row.school_year)?,
            content: EntryContent {
                kind: row.kind.parse().map_err(unreadable)?,
                title: row.title,
                span: row.span.parse().map_err(unreadable)?,
                from: row.from_on.to_jiff(),
                until: row.until_on.to_jiff(),
                audience: Audience {
                    year_groups: listed(&row.year_groups),
                    roles: listed::<Role>(&row.roles),
                    people: listed::<AccountId>(&row.people),
                },
                asks: row.asks.parse().map_err(unreadable)?,
                note: row.note,
                source: row.source,
                rule: row.rule,
            },
            batch: row.batch_id,
            is_removed: row.is_removed,
            before: before.map_err(|_| StoreError::Unreadable("year_entries.before"))?,
            changed_at: row.changed_at.to_jiff(),
            version: row.version,
        })
    }
}

fn entries(rows: Vec<Row>) -> Result<Vec<YearEntry>, StoreError> {
    rows.into_iter().map(YearEntry::try_from).collect()
}

/// The entries of a school year that were not taken away, the first one first.
///
/// # Errors
/// When the database fails.
pub async fn entries_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<YearEntry>, StoreError> {
    entries(on!(tx, c => sqlx::query_as(OF_YEAR)
        .bind(scope.school().0).bind(i64::from(year.start())).bind(false).fetch_all(c).await)?)
}

/// The entries of which something lies between two days, the first one first.
///
/// # Errors
/// When the database fails.
pub async fn entries_between(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<YearEntry>, StoreError> {
    entries(on!(tx, c => sqlx::query_as(BETWEEN)
        .bind(scope.school().0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .bind(false)
        .fetch_all(c)
        .await)?)
}

/// The entries that were put there together, also those that were taken away since.
///
/// # Errors
/// When the database fails.
pub async fn entries_of_batch(
    tx: &mut impl Reads,
    scope: &InSchool,
    batch: Uuid,
) -> Result<Vec<YearEntry>, StoreError> {
    entries(on!(tx, c => sqlx::query_as(OF_BATCH).bind(scope.school().0).bind(batch).fetch_all(c).await)?)
}

/// One entry, also one that was taken away.
///
/// # Errors
/// When the database fails.
pub async fn entry(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: YearEntryId,
) -> Result<Option<YearEntry>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(YearEntry::try_from)
        .transpose()
}

/// The school years that have entries, newest first.
///
/// # Errors
/// When the database fails.
pub async fn entry_years(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<SchoolYear>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (i64,)>(YEARS)
        .bind(scope.school().0).bind(false).fetch_all(c).await)?;
    rows.into_iter().map(|(start,)| crate::register::groups::year(start)).collect()
}

/// Adds an entry, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_entry(tx: &mut WriteTx, scope: &InSchool, entry: &YearEntry) -> Result<(), StoreError> {
    save(tx, scope, (INSERT, 0), entry).await.map(drop)
}

/// Changes an entry that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_entry(tx: &mut WriteTx, scope: &InSchool, entry: &YearEntry) -> Result<bool, StoreError> {
    Ok(save(tx, scope, (CHANGE, entry.version), entry).await? == 1)
}

fn joined<T: ToString>(all: &[T]) -> String {
    all.iter().map(T::to_string).collect::<Vec<_>>().join(" ")
}

async fn save(
    tx: &mut WriteTx,
    scope: &InSchool,
    (statement, version): (&'static str, i64),
    entry: &YearEntry,
) -> Result<u64, StoreError> {
    let content = &entry.content;
    let roles: Vec<&str> = content.audience.roles.iter().map(|role| role.code()).collect();
    let before = entry.before.as_ref().map(serde_json::to_string).transpose();
    let before = before.map_err(|_| StoreError::Unreadable("year_entries.before"))?;
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(entry.id.0)
        .bind(version)
        .bind(content.kind.code())
        .bind(&content.title)
        .bind(content.span.code())
        .bind(jiff_sqlx::Date::from(content.from))
        .bind(jiff_sqlx::Date::from(content.until))
        .bind(joined(&content.audience.year_groups))
        .bind(joined(&roles))
        .bind(joined(&content.audience.people))
        .bind(content.asks.code())
        .bind(&content.note)
        .bind(content.source.as_deref())
        .bind(content.rule.as_deref())
        .bind(entry.is_removed)
        .bind(before.as_deref())
        .bind(jiff_sqlx::Timestamp::from(entry.changed_at))
        .bind(i64::from(entry.school_year.start()))
        .bind(entry.batch)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// Forgets an entry with its ticks.
///
/// # Errors
/// When the database fails.
pub async fn forget_entry(tx: &mut WriteTx, scope: &InSchool, id: YearEntryId) -> Result<(), StoreError> {
    for statement in [FORGET_TICKS, FORGET] {
        on!(tx, c => sqlx::query(statement).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    }
    Ok(())
}
