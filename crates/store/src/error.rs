//! What can go wrong in the store.

use std::fmt;

/// An error of the store. Its text names tables and columns, never a value from a row.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or failed.
    #[error("database: {0}")]
    Database(#[source] Quiet),
    /// A row still depends on what should be removed.
    #[error("other records depend on it")]
    StillNeeded,
    /// Two records with one key.
    #[error("the key is already in use")]
    AlreadyThere,
    /// A value in the database that the program cannot read.
    #[error("unreadable value in {0}")]
    Unreadable(&'static str),
    /// The database file or folder cannot be used.
    #[error("cannot open {path}: {reason}")]
    CannotOpen {
        /// The file or, without its password, the address.
        path: String,
        /// What the engine says.
        reason: String,
    },
    /// Only an empty database can be filled.
    #[error("the database is not empty")]
    NotEmpty,
    /// The disk is full, or cannot be written to.
    #[error("the disk is full or cannot be written to")]
    NoRoom,
    /// The database was made by a newer version of Stut.
    #[error("the database was made by a newer version of Stut")]
    NewerDatabase,
}

/// A database error without the values that engines like to put into their messages.
#[derive(Debug)]
pub struct Quiet(sqlx::Error);

impl fmt::Display for Quiet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The message of an engine may hold a value of a row, so it is left out.
        match &self.0 {
            sqlx::Error::Database(error) => {
                write!(f, "{:?} {}", error.kind(), error.code().unwrap_or_default())?;
                if let Some(constraint) = error.constraint() {
                    write!(f, " on {constraint}")?;
                }
                Ok(())
            }
            sqlx::Error::Io(error) => write!(f, "connection: {}", error.kind()),
            sqlx::Error::PoolTimedOut => f.write_str("all connections are in use"),
            sqlx::Error::PoolClosed => f.write_str("closed"),
            sqlx::Error::RowNotFound => f.write_str("no row"),
            sqlx::Error::ColumnDecode { index, .. } => write!(f, "unreadable column {index}"),
            _ => f.write_str("driver"),
        }
    }
}

impl std::error::Error for Quiet {}

/// What the engines say when a disk takes no more: SQLite's `FULL` and its failures to write, sync, cut off and make the
/// index of its journal; PostgreSQL's `disk_full` and `io_error`.
const NO_ROOM: &[&str] = &["13", "778", "1034", "1546", "4874", "53100", "58030"];

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(inner) = &error {
            if inner.is_foreign_key_violation() {
                return Self::StillNeeded;
            }
            if inner.is_unique_violation() {
                return Self::AlreadyThere;
            }
            if inner.code().is_some_and(|code| NO_ROOM.contains(&code.as_ref())) {
                return Self::NoRoom;
            }
        }
        Self::Database(Quiet(error))
    }
}
