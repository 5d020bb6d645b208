//! Whole databases: a copy in one file, and a copy from one database into another.

use super::{Filling, TABLES, Value, count_rows, read_rows};
use crate::{Db, Engine, ReadTx, Sealed as _, StoreError};
use std::path::Path;

/// Rows that are read and written at a time.
const PAGE: i64 = 2000;

const INTEGRITY: &str = "SELECT integrity_check FROM pragma_integrity_check LIMIT 20";
const DANGLING: &str = "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY \"table\"";

/// What a snapshot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The tables with how many rows each has.
    pub rows: Vec<(&'static str, i64)>,
}

/// Writes everything into a new SQLite file, as it is at one moment, while others go on. The same from both engines.
///
/// # Errors
/// When the file is there already or cannot be written, or the database fails.
pub async fn snapshot(db: &Db, file: &Path) -> Result<Snapshot, StoreError> {
    if file.exists() {
        return Err(cannot(file, "there is a file already"));
    }
    if !db.vacuum_into(file).await? {
        let folder = file.with_extension("making");
        let copy = Db::open_folder(&folder).await?;
        copy_into(db, &copy).await?;
        copy.vacuum_into(file).await?;
        copy.close().await;
        std::fs::remove_dir_all(&folder).map_err(|error| cannot(&folder, &error.to_string()))?;
    }
    check_file(file).await
}

/// Looks whether a snapshot is whole: its pages, its references, and that every table can be read.
///
/// # Errors
/// When it is not whole, or is no file of Stut.
pub async fn check_file(file: &Path) -> Result<Snapshot, StoreError> {
    let db = Db::open_file_to_read(file).await.map_err(|error| cannot(file, &error.to_string()))?;
    let damage = damage(&db).await;
    let counted = match &damage {
        Ok(None) => counts(&mut db.read().await?).await,
        Ok(Some(reason)) => Err(cannot(file, reason)),
        Err(error) => Err(cannot(file, &error.to_string())),
    };
    db.close().await;
    counted
}

/// What is wrong with the pages or the references of a database, in the words of the engine; nothing when it is whole.
/// PostgreSQL guards both all the time and is asked nothing.
///
/// # Errors
/// When the database fails.
pub async fn damage(db: &Db) -> Result<Option<String>, StoreError> {
    if db.engine() != Engine::Sqlite {
        return Ok(None);
    }
    let mut tx = db.read().await?;
    let verdict = on!(tx, c => sqlx::query_as::<_, (String,)>(INTEGRITY).fetch_all(c).await)?;
    if let Some((line,)) = verdict.into_iter().find(|(line,)| line != "ok") {
        return Ok(Some(line));
    }
    let dangling = on!(tx, c => sqlx::query_as::<_, (String, i64)>(DANGLING).fetch_all(c).await)?;
    Ok(dangling.first().map(|(table, rows)| format!("{table}: {rows}")))
}

/// Whether nothing has been put into a database yet.
///
/// # Errors
/// When the database fails.
pub async fn is_empty(db: &Db) -> Result<bool, StoreError> {
    Ok(counts(&mut db.read().await?).await?.rows.iter().all(|(_, rows)| *rows == 0))
}

async fn counts(tx: &mut ReadTx) -> Result<Snapshot, StoreError> {
    let mut rows = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        rows.push((table.name, count_rows(tx, table).await?));
    }
    Ok(Snapshot { rows })
}

/// Copies a snapshot into an empty database of either engine; all of it or nothing.
///
/// # Errors
/// When the snapshot is not whole, the database is not empty, or it fails.
pub async fn restore(file: &Path, to: &Db) -> Result<Snapshot, StoreError> {
    let held = check_file(file).await?;
    let from = Db::open_file_to_read(file).await?;
    let copied = copy_into(&from, to).await;
    from.close().await;
    copied?;
    Ok(held)
}

async fn copy_into(from: &Db, to: &Db) -> Result<(), StoreError> {
    let (mut reading, mut filling) = (from.read().await?, Filling::begin(to).await?);
    for table in TABLES {
        let mut after: Option<Vec<Value>> = None;
        loop {
            let rows = read_rows(&mut reading, table, after.as_deref(), PAGE).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.iter().take(table.key).cloned().collect());
            filling.insert(table, &rows).await?;
        }
    }
    filling.finish().await
}

fn cannot(file: &Path, reason: &str) -> StoreError {
    StoreError::CannotOpen { path: file.display().to_string(), reason: reason.to_owned() }
}
