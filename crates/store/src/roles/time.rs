//! What somebody wrote down about her own time. Every statement but one asks for her account; that one gives sums, of
//! those who share them.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, TimeEntryId},
    roles::{ModelKey, TimeChoices, TimeEntry, WorkKind},
};
use jiff::civil::Date;
use policy::{InSchool, Own};
use uuid::Uuid;

statements! {
    LIST = "SELECT id, day, minutes, started_at, model, level, kind, what, version FROM time_entries \
        WHERE school_id = $1 AND account_id = $2 AND day >= $3 AND day <= $4 ORDER BY day, started_at, id";
    ONE = "SELECT id, day, minutes, started_at, model, level, kind, what, version FROM time_entries \
        WHERE school_id = $1 AND account_id = $2 AND id = $3";
    RUNNING = "SELECT id, day, minutes, started_at, model, level, kind, what, version FROM time_entries \
        WHERE school_id = $1 AND account_id = $2 AND minutes IS NULL ORDER BY started_at, id";
    INSERT = "INSERT INTO time_entries (school_id, account_id, id, version, day, minutes, started_at, model, \
        level, kind, what) VALUES ($1, $2, $3, 1 + $4, $5, $6, $7, $8, $9, $10, $11)";
    CHANGE = "UPDATE time_entries SET day = $5, minutes = $6, started_at = $7, model = $8, level = $9, kind = $10, \
        what = $11, version = version + 1 WHERE school_id = $1 AND account_id = $2 AND id = $3 AND version = $4";
    REMOVE = "DELETE FROM time_entries WHERE school_id = $1 AND account_id = $2 AND id = $3";
    REMOVE_ALL = "DELETE FROM time_entries WHERE school_id = $1 AND account_id = $2";
    CHOICES = "SELECT model, is_shared, wishes, hours_week, version FROM time_choices \
        WHERE school_id = $1 AND account_id = $2";
    INSERT_CHOICES = "INSERT INTO time_choices (school_id, account_id, version, model, is_shared, wishes, hours_week) \
        VALUES ($1, $2, 1 + $3, $4, $5, $6, $7)";
    CHANGE_CHOICES = "UPDATE time_choices SET model = $4, is_shared = $5, wishes = $6, hours_week = $7, \
        version = version + 1 WHERE school_id = $1 AND account_id = $2 AND version = $3";
    SHARED = "SELECT a.id, a.name, c.model, e.model, e.level, e.kind, CAST(sum(e.minutes) AS BIGINT) FROM time_choices c \
        JOIN accounts a ON a.id = c.account_id LEFT JOIN time_entries e ON e.school_id = c.school_id \
        AND e.account_id = c.account_id AND e.day >= $3 AND e.day <= $4 AND e.minutes IS NOT NULL \
        WHERE c.school_id = $1 AND c.is_shared = $2 GROUP BY a.id, a.name, c.model, e.model, e.level, e.kind \
        ORDER BY a.name, a.id, e.model, e.level, e.kind";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    day: jiff_sqlx::Date,
    minutes: Option<i64>,
    started_at: Option<jiff_sqlx::Timestamp>,
    model: String,
    level: Option<i64>,
    kind: Option<String>,
    what: String,
    version: i64,
}

fn kind(code: Option<String>) -> Result<Option<WorkKind>, StoreError> {
    let find = |code: String| WorkKind::ALL.into_iter().find(|one| one.code() == code);
    code.map(|code| find(code).ok_or(StoreError::Unreadable("time_entries.kind"))).transpose()
}

fn level(number: Option<i64>) -> Result<Option<u8>, StoreError> {
    number.map(u8::try_from).transpose().map_err(|_| StoreError::Unreadable("time_entries.level"))
}

impl Row {
    fn entry(self) -> Result<TimeEntry, StoreError> {
        Ok(TimeEntry {
            id: TimeEntryId(self.id),
            day: self.day.to_jiff(),
            minutes: self.minutes,
            started_at: self.started_at.map(jiff_sqlx::Timestamp::to_jiff),
            model: ModelKey(self.model),
            level: level(self.level)?,
            kind: kind(self.kind)?,
            what: Personal::new(self.what),
            version: self.version,
        })
    }
}

/// Her own entries on these days, the first day first; both days count.
///
/// # Errors
/// When the database fails.
pub async fn entries(
    tx: &mut impl Reads,
    (scope, own): (&InSchool, &Own),
    (from, until): (Date, Date),
) -> Result<Vec<TimeEntry>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0)
        .bind(own.account().0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?
    .into_iter()
    .map(Row::entry)
    .collect()
}

/// One entry of her own.
///
/// # Errors
/// When the database fails.
pub async fn entry(
    tx: &mut impl Reads,
    (scope, own): (&InSchool, &Own),
    id: TimeEntryId,
) -> Result<Option<TimeEntry>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(own.account().0).bind(id.0).fetch_optional(c).await)?
    .map(Row::entry)
    .transpose()
}

/// What runs now.
///
/// # Errors
/// When the database fails.
pub async fn running(
    tx: &mut impl Reads,
    (scope, own): (&InSchool, &Own),
) -> Result<Option<TimeEntry>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(RUNNING)
        .bind(scope.school().0).bind(own.account().0).fetch_optional(c).await)?
    .map(Row::entry)
    .transpose()
}

/// Adds an entry, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_entry(
    tx: &mut WriteTx,
    own: (&InSchool, &Own),
    entry: &TimeEntry,
) -> Result<(), StoreError> {
    save(tx, own, (INSERT, 0), entry).await.map(drop)
}

/// Changes an entry that still has the version that is given with it; false when it was changed meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn change_entry(
    tx: &mut WriteTx,
    own: (&InSchool, &Own),
    entry: &TimeEntry,
) -> Result<bool, StoreError> {
    Ok(save(tx, own, (CHANGE, entry.version), entry).await? == 1)
}

async fn save(
    tx: &mut WriteTx,
    (scope, own): (&InSchool, &Own),
    (statement, version): (&'static str, i64),
    entry: &TimeEntry,
) -> Result<u64, StoreError> {
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(own.account().0)
        .bind(entry.id.0)
        .bind(version)
        .bind(jiff_sqlx::Date::from(entry.day))
        .bind(entry.minutes)
        .bind(entry.started_at.map(jiff_sqlx::Timestamp::from))
        .bind(&entry.model.0)
        .bind(entry.level.map(i64::from))
        .bind(entry.kind.map(WorkKind::code))
        .bind(entry.what.reveal().as_str())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// Takes an entry away; false when there is none such of her own.
///
/// # Errors
/// When the database fails.
pub async fn remove_entry(
    tx: &mut WriteTx,
    (scope, own): (&InSchool, &Own),
    id: TimeEntryId,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(own.account().0)
        .bind(id.0)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Takes all her entries away; how many there were.
///
/// # Errors
/// When the database fails.
pub async fn remove_entries(tx: &mut WriteTx, (scope, own): (&InSchool, &Own)) -> Result<u64, StoreError> {
    on!(tx, c => sqlx::query(REMOVE_ALL)
        .bind(scope.school().0).bind(own.account().0).execute(c).await.map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// What she chose; none before the first time.
///
/// # Errors
/// When the database fails.
pub async fn choices(
    tx: &mut impl Reads,
    (scope, own): (&InSchool, &Own),
) -> Result<Option<TimeChoices>, StoreError> {
    type Row = (String, bool, String, Option<i64>, i64);
    let row = on!(tx, c => sqlx::query_as::<_, Row>(CHOICES)
        .bind(scope.school().0).bind(own.account().0).fetch_optional(c).await)?;
    let choices = |(model, is_shared, wishes, minutes_a_week, version): Row| {
        Ok(TimeChoices {
            account: own.account(),
            model: ModelKey(model),
            is_shared,
            wishes: read(&wishes, "time_choices.wishes")?,
            minutes_a_week,
            version,
        })
    };
    row.map(choices).transpose()
}

/// Keeps what she chose; false when it was changed since the version that is given with it.
///
/// # Errors
/// When the database fails; [`StoreError::AlreadyThere`] when two first choices came at once.
pub async fn put_choices(
    tx: &mut WriteTx,
    (scope, own): (&InSchool, &Own),
    choices: &TimeChoices,
) -> Result<bool, StoreError> {
    let wishes = written(&choices.wishes)?;
    let statement = if choices.version == 0 { INSERT_CHOICES } else { CHANGE_CHOICES };
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(own.account().0)
        .bind(choices.version)
        .bind(&choices.model.0)
        .bind(choices.is_shared)
        .bind(&wishes)
        .bind(choices.minutes_a_week)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// The time that somebody shares: sums only, no days and no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedTime {
    /// Who.
    pub account: AccountId,
    /// Her name.
    pub name: Personal<String>,
    /// The model to whose levels she writes.
    pub model: ModelKey,
    /// The minutes by level and kind; what was written to another model has no level here.
    pub sums: Vec<(Option<u8>, Option<WorkKind>, i64)>,
}

/// The time of all who share it, between two days, by name. Who shares and wrote nothing has no sums.
///
/// # Errors
/// When the database fails.
pub async fn shared_time(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<SharedTime>, StoreError> {
    type Row = (Uuid, String, String, Option<String>, Option<i64>, Option<String>, Option<i64>);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(SHARED)
        .bind(scope.school().0)
        .bind(true)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?;
    let mut all: Vec<SharedTime> = Vec::new();
    for (id, name, model, of, at, code, minutes) in rows {
        if all.last().is_none_or(|last| last.account.0 != id) {
            let (name, model) = (Personal::new(name), ModelKey(model));
            all.push(SharedTime { account: AccountId(id), name, model, sums: Vec::new() });
        }
        if let (Some(last), Some(minutes)) = (all.last_mut(), minutes) {
            let at = at.filter(|_| of.as_ref() == Some(&last.model.0));
            last.sums.push((level(at)?, kind(code)?, minutes));
        }
    }
    Ok(all)
}
