//! Filling an empty database from elsewhere.

use super::{Table, Value, insert_rows, is_empty};
use crate::{Db, StoreError, WriteTx};

/// A database that is being filled. Dropping it leaves the database empty.
#[derive(Debug)]
pub struct Filling(WriteTx);

impl Filling {
    /// Begins to fill a database.
    ///
    /// # Errors
    /// When it is not empty, or fails.
    pub async fn begin(db: &Db) -> Result<Self, StoreError> {
        if is_empty(db).await? { Ok(Self(db.write().await?)) } else { Err(StoreError::NotEmpty) }
    }

    /// Adds rows; a row that another refers to comes first.
    ///
    /// # Errors
    /// When a row refers to something that is not there, or the database fails.
    pub async fn insert(&mut self, table: &Table, rows: &[Vec<Value>]) -> Result<(), StoreError> {
        insert_rows(&mut self.0, table, rows).await
    }

    /// Keeps everything. What was brought in has its own audit trail.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish(self) -> Result<(), StoreError> {
        self.0.commit_copy().await
    }
}
