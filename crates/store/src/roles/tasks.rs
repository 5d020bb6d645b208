//! Tasks as documents name them. One that was taken away can be put back.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::RoleTaskId,
    roles::{Frequency, RoleTask},
};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, text, source, source_year, places, asked, frequency, minutes, done_by, is_past, position, version \
        FROM role_tasks WHERE school_id = $1 AND removed_at IS NULL ORDER BY position, id";
    ONE = "SELECT id, text, source, source_year, places, asked, frequency, minutes, done_by, is_past, position, version \
        FROM role_tasks WHERE school_id = $1 AND id = $2 AND removed_at IS NULL";
    LAST = "SELECT coalesce(max(position), 0) FROM role_tasks WHERE school_id = $1";
    INSERT = "INSERT INTO role_tasks (school_id, id, version, text, source, source_year, places, asked, frequency, \
        minutes, done_by, is_past, position) VALUES ($1, $2, 1 + $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    CHANGE = "UPDATE role_tasks SET text = $4, source = $5, source_year = $6, places = $7, asked = $8, frequency = $9, \
        minutes = $10, done_by = $11, is_past = $12, position = $13, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL";
    REMOVE = "UPDATE role_tasks SET removed_at = $3, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND removed_at IS NULL";
    PUT_BACK = "UPDATE role_tasks SET removed_at = NULL, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND removed_at IS NOT NULL";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    text: String,
    source: String,
    source_year: Option<String>,
    places: String,
    asked: Option<String>,
    frequency: Option<String>,
    minutes: Option<i64>,
    done_by: String,
    is_past: bool,
    position: i64,
    version: i64,
}

impl Row {
    fn task(self) -> Result<RoleTask, StoreError> {
        let frequency = |code: String| {
            let found = Frequency::ALL.into_iter().find(|one| one.code() == code);
            found.ok_or(StoreError::Unreadable("role_tasks.frequency"))
        };
        Ok(RoleTask {
            id: RoleTaskId(self.id),
            text: self.text,
            source: self.source,
            source_year: self.source_year,
            places: read(&self.places, "role_tasks.places")?,
            asked: self.asked,
            frequency: self.frequency.map(frequency).transpose()?,
            minutes: self.minutes,
            done_by: self.done_by,
            is_past: self.is_past,
            position: self.position,
            version: self.version,
        })
    }
}

/// All tasks of a school in their order.
///
/// # Errors
/// When the database fails.
pub async fn tasks(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<RoleTask>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(Row::task)
        .collect()
}

/// One task.
///
/// # Errors
/// When the database fails.
pub async fn task(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: RoleTaskId,
) -> Result<Option<RoleTask>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(Row::task)
        .transpose()
}

/// The last place in the list; 0 when there never was a task.
///
/// # Errors
/// When the database fails.
pub async fn last_position(tx: &mut impl Reads, scope: &InSchool) -> Result<i64, StoreError> {
    let (last,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(LAST).bind(scope.school().0).fetch_one(c).await)?;
    Ok(last)
}

/// Adds a task, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_task(tx: &mut WriteTx, scope: &InSchool, task: &RoleTask) -> Result<(), StoreError> {
    save(tx, scope, (INSERT, 0), task).await.map(drop)
}

/// Changes a task that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_task(tx: &mut WriteTx, scope: &InSchool, task: &RoleTask) -> Result<bool, StoreError> {
    Ok(save(tx, scope, (CHANGE, task.version), task).await? == 1)
}

async fn save(
    tx: &mut WriteTx,
    scope: &InSchool,
    (statement, version): (&'static str, i64),
    task: &RoleTask,
) -> Result<u64, StoreError> {
    let places = written(&task.places)?;
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(task.id.0)
        .bind(version)
        .bind(&task.text)
        .bind(&task.source)
        .bind(task.source_year.as_deref())
        .bind(&places)
        .bind(task.asked.as_deref())
        .bind(task.frequency.map(Frequency::code))
        .bind(task.minutes)
        .bind(&task.done_by)
        .bind(task.is_past)
        .bind(task.position)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// Takes a task away; false when there is none such.
///
/// # Errors
/// When the database fails.
pub async fn remove_task(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, at): (RoleTaskId, Timestamp),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Puts back a task that was taken away; false when it was not.
///
/// # Errors
/// When the database fails.
pub async fn put_task_back(tx: &mut WriteTx, scope: &InSchool, id: RoleTaskId) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(PUT_BACK)
        .bind(scope.school().0)
        .bind(id.0)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
