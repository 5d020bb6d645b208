//! Which groups did what an entry of the year plan asks, as somebody said.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    SchoolYear,
    ids::{AccountId, GroupId, YearEntryId},
};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_YEAR = "SELECT t.entry_id, t.group_id, t.done_on FROM year_entry_ticks t \
        JOIN year_entries e ON e.school_id = t.school_id AND e.id = t.entry_id \
        WHERE t.school_id = $1 AND e.school_year = $2";
    PUT = "INSERT INTO year_entry_ticks (school_id, entry_id, group_id, done_on, author_id) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (school_id, entry_id, group_id) DO NOTHING";
    OFF = "DELETE FROM year_entry_ticks WHERE school_id = $1 AND entry_id = $2 AND group_id = $3";
}

/// A group that did what an entry asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// The entry.
    pub entry: YearEntryId,
    /// The group.
    pub group: GroupId,
    /// When that was said.
    pub done_on: Date,
}

/// What was said about the entries of a school year.
///
/// # Errors
/// When the database fails.
pub async fn ticks_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<Tick>, StoreError> {
    let rows: Vec<(Uuid, Uuid, jiff_sqlx::Date)> = on!(tx, c => sqlx::query_as(OF_YEAR)
        .bind(scope.school().0).bind(i64::from(year.start())).fetch_all(c).await)?;
    let tick = |(entry, group, on): (Uuid, Uuid, jiff_sqlx::Date)| Tick {
        entry: YearEntryId(entry),
        group: GroupId(group),
        done_on: on.to_jiff(),
    };
    Ok(rows.into_iter().map(tick).collect())
}

/// Says that a group did it; who said it first stays.
///
/// # Errors
/// When the database fails.
pub async fn put_tick(
    tx: &mut WriteTx,
    scope: &InSchool,
    tick: Tick,
    author: AccountId,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(tick.entry.0)
        .bind(tick.group.0)
        .bind(jiff_sqlx::Date::from(tick.done_on))
        .bind(author.0)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes back that a group did it.
///
/// # Errors
/// When the database fails.
pub async fn take_tick_off(
    tx: &mut WriteTx,
    scope: &InSchool,
    (entry, group): (YearEntryId, GroupId),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(OFF)
        .bind(scope.school().0).bind(entry.0).bind(group.0).execute(c).await.map(drop))?;
    Ok(())
}
