//! Whole databases: a copy in one file, and a copy from one database into another.

use super::{Filling, TABLES, Value, count_rows, read_rows};
use crate::{Db, ReadTx, StoreError, db, dialect};
use std::path::Path;

/// What a snapshot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The tables with how many rows each has.
    pub rows: Vec<(&'static str, i64)>,
}

/// Writes everything into a new SQLite file, as it is at one moment, while others go on. The same from both engines. The
/// file gets its name only when it is whole and checked; until then it lies in a folder beside that place.
///
/// # Errors
/// When the file is there already or cannot be written, or the database fails.
pub async fn snapshot(db: &Db, file: &Path) -> Result<Snapshot, StoreError> {
    let failed = |error: std::io::Error| cannot(file, &error.to_string());
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let making = tempfile::Builder::new().prefix(".stut-backup-").tempdir_in(parent).map_err(failed)?;
    let made = making.path().join("backup");
    if !dialect::copy_to_file(db, &made).await? {
        let copy = Db::open_folder(&making.path().join("copy")).await?;
        copy_into(db, &copy).await?;
        dialect::copy_to_file(&copy, &made).await?;
        copy.close().await;
    }
    let held = check_file(&made).await?;
    std::fs::File::open(&made).and_then(|made| made.sync_all()).map_err(failed)?;
    // A link refuses a name that is in use, which a rename would not.
    std::fs::hard_link(&made, file).map_err(failed)?;
    Ok(held)
}

/// Looks whether a snapshot is whole: its pages, its references, and that every table can be read.
///
/// # Errors
/// When it is not whole, or is no file of Stut.
pub async fn check_file(file: &Path) -> Result<Snapshot, StoreError> {
    let db = Db::open_file_to_read(file).await.map_err(|error| cannot(file, &error.to_string()))?;
    let damage = damage(&db).await;
    let counted = match &damage {
        Ok(None) => match db.read().await {
            Ok(mut tx) => counts(&mut tx).await.map_err(|error| cannot(file, &error.to_string())),
            Err(error) => Err(cannot(file, &error.to_string())),
        },
        Ok(Some(reason)) => Err(cannot(file, reason)),
        Err(error) => Err(cannot(file, &error.to_string())),
    };
    db.close().await;
    counted
}

/// Looks whether the pages and references of a snapshot are whole; it may be one of an older version, without tables
/// that came later.
async fn check_whole(file: &Path) -> Result<(), StoreError> {
    let db = Db::open_file_to_read(file).await.map_err(|error| cannot(file, &error.to_string()))?;
    let damage = damage(&db).await;
    db.close().await;
    match damage {
        Ok(None) => Ok(()),
        Ok(Some(reason)) => Err(cannot(file, &reason)),
        Err(error) => Err(cannot(file, &error.to_string())),
    }
}

/// What is wrong with the pages or the references of a database; nothing when it is whole.
///
/// # Errors
/// When the database fails.
pub async fn damage(db: &Db) -> Result<Option<String>, StoreError> {
    dialect::damage(db).await
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
    check_whole(file).await?;
    // Opened as a database of its own, so that a snapshot of an older version gets the tables of this one.
    let folder = tempfile::tempdir().map_err(|error| cannot(file, &error.to_string()))?;
    std::fs::copy(file, db::file_in(folder.path())).map_err(|error| cannot(file, &error.to_string()))?;
    let from = Db::open_folder(folder.path()).await?;
    let copied = copy_into(&from, to).await;
    let held = counts(&mut from.read().await?).await;
    from.close().await;
    copied?;
    held
}

async fn copy_into(from: &Db, to: &Db) -> Result<(), StoreError> {
    let (mut reading, mut filling) = (from.read().await?, Filling::begin(to).await?);
    for table in TABLES {
        let mut after: Option<Vec<Value>> = None;
        loop {
            let rows = read_rows(&mut reading, table, after.as_deref()).await?;
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
