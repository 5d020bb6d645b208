//! Whole databases: a copy in one file, and a copy from one database into another.

use super::{TABLES, Value, count_rows, insert_rows, read_rows};
use crate::{Db, ReadTx, StoreError};
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
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
    let options = SqliteConnectOptions::new().filename(file).read_only(true).create_if_missing(false);
    let mut connection =
        SqliteConnection::connect_with(&options).await.map_err(|error| cannot(file, &error.to_string()))?;
    let verdict: Vec<(String,)> = sqlx::query_as(INTEGRITY).fetch_all(&mut connection).await?;
    if verdict.iter().any(|(line,)| line != "ok") {
        return Err(cannot(file, "its pages are damaged"));
    }
    let dangling: Vec<(String, i64)> = sqlx::query_as(DANGLING).fetch_all(&mut connection).await?;
    if let Some((table, _)) = dangling.first() {
        return Err(cannot(file, &format!("references in {table} lead nowhere")));
    }
    connection.close().await?;
    let db = Db::open_file_to_read(file).await?;
    let counted = counts(&mut db.read().await?).await;
    db.close().await;
    counted
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
    if !is_empty(to).await? {
        return Err(cannot(file, "the place it should go to is not empty"));
    }
    let from = Db::open_file_to_read(file).await?;
    let copied = copy_into(&from, to).await;
    from.close().await;
    copied?;
    Ok(held)
}

async fn copy_into(from: &Db, to: &Db) -> Result<(), StoreError> {
    let (mut reading, mut writing) = (from.read().await?, to.write().await?);
    for table in TABLES {
        let mut after: Option<Vec<Value>> = None;
        loop {
            let rows = read_rows(&mut reading, table, after.as_deref(), PAGE).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.iter().take(table.key).cloned().collect());
            insert_rows(&mut writing, table, &rows).await?;
        }
    }
    writing.commit_copy().await
}

fn cannot(file: &Path, reason: &str) -> StoreError {
    StoreError::CannotOpen { path: file.display().to_string(), reason: reason.to_owned() }
}
