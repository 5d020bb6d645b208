//! The categories of a school.

use crate::{
    Reads, Sealed as _, StoreError, WriteTx,
    audit::{self, AuditEvent},
};
use domain::notes::{NoteCategory, Readers};
use policy::InSchool;
use std::collections::HashMap;

statements! {
    LIST = "SELECT key, name, readers, is_restricted, position, version FROM note_categories WHERE school_id = $1 \
        ORDER BY position, key";
    COUNTS = "SELECT category, count(*) FROM (SELECT category FROM notes WHERE school_id = $1 UNION ALL \
        SELECT category FROM documents WHERE school_id = $1) AS used GROUP BY category";
    INSERT = "INSERT INTO note_categories (school_id, key, name, readers, is_restricted, position, version) \
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    CHANGE = "UPDATE note_categories SET name = $4, readers = $5, is_restricted = $6, position = $7, version = version + 1 \
        WHERE school_id = $1 AND key = $2 AND version = $3";
    HOLD = "UPDATE note_categories SET version = version WHERE school_id = $1 AND key = $2 AND version = $3";
    USES = "SELECT count(*) FROM (SELECT category FROM note_versions WHERE school_id = $1 UNION ALL \
        SELECT category FROM documents WHERE school_id = $1) AS used WHERE category = $2";
}

/// A category as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCategory {
    /// The category.
    pub category: NoteCategory,
    /// Its place among the others, from 1.
    pub position: i64,
    /// Its version: 1 when it is new, one more with each change.
    pub version: i64,
}

type Row = (String, String, String, bool, i64, i64);

/// All categories of a school in their order; none before the first use.
///
/// # Errors
/// When the database fails.
pub async fn categories(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptCategory>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    let kept = |(key, name, readers, is_restricted, position, version): Row| KeptCategory {
        category: NoteCategory { key, name, readers: Readers::from_codes(&readers), is_restricted },
        position,
        version,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// How many notes and documents each category has, by its key; those that were taken away count too.
///
/// # Errors
/// When the database fails.
pub async fn counts(tx: &mut impl Reads, scope: &InSchool) -> Result<HashMap<String, i64>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, (String, i64)>(COUNTS).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// Whether any version of a note was written in a category, or a document added: also one that was taken away, or moved
/// to another since.
///
/// Nobody writes in the category until the end of a transaction that changed it first; see [`hold_category`].
///
/// # Errors
/// When the database fails.
pub async fn was_used(tx: &mut WriteTx, scope: &InSchool, key: &str) -> Result<bool, StoreError> {
    let (uses,) =
        on!(tx, c => sqlx::query_as::<_, (i64,)>(USES).bind(scope.school().0).bind(key).fetch_one(c).await)?;
    Ok(uses > 0)
}

/// Keeps a category as it is until the end of the transaction; false when it has another version by now. PostgreSQL
/// locks the row for it, which a reference to the category does not do.
///
/// # Errors
/// When the database fails.
pub async fn hold_category(
    tx: &mut WriteTx,
    scope: &InSchool,
    (key, version): (&str, i64),
) -> Result<bool, StoreError> {
    let rows = on!(tx, c => sqlx::query(HOLD)
        .bind(scope.school().0)
        .bind(key)
        .bind(version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Ends the transaction: keeps the changes with an event for each, or nothing when there is none. The events come last,
/// so that who writes a note and who changes a category wait for each other in one order.
///
/// # Errors
/// When the database fails.
pub async fn keep_categories(mut tx: WriteTx, events: &[AuditEvent]) -> Result<(), StoreError> {
    let Some((last, others)) = events.split_last() else { return tx.undo().await };
    for event in others {
        audit::write(&mut tx, event).await?;
    }
    tx.commit(last).await
}

/// Adds a category.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the school has one with this key.
pub async fn insert_category(
    tx: &mut WriteTx,
    scope: &InSchool,
    category: &NoteCategory,
    position: i64,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(&category.key)
        .bind(&category.name)
        .bind(category.readers.codes())
        .bind(category.is_restricted)
        .bind(position)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes a category that still has this version; false when somebody changed it in the meantime.
///
/// # Errors
/// When the database fails.
pub async fn change_category(
    tx: &mut WriteTx,
    scope: &InSchool,
    changed: &KeptCategory,
) -> Result<bool, StoreError> {
    let category = &changed.category;
    let rows = on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(&category.key)
        .bind(changed.version)
        .bind(&category.name)
        .bind(category.readers.codes())
        .bind(category.is_restricted)
        .bind(changed.position)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
