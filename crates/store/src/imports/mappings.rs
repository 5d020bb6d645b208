//! How kinds of spreadsheets are read, as a school decided.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use jiff::Timestamp;
use policy::InSchool;

statements! {
    LIST = "SELECT name, kind, columns, mapping, version FROM sheet_mappings WHERE school_id = $1 ORDER BY changed_at DESC, name";
    PUT = "INSERT INTO sheet_mappings (school_id, name, kind, columns, mapping, changed_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (school_id, name) DO UPDATE SET kind = excluded.kind, \
        columns = excluded.columns, mapping = excluded.mapping, changed_at = excluded.changed_at, \
        version = sheet_mappings.version + 1";
    DELETE = "DELETE FROM sheet_mappings WHERE school_id = $1 AND name = $2";
}

/// How a kind of spreadsheet is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMapping {
    /// Its name, for people and for the command line.
    pub name: String,
    /// What its rows are: `results` or `absences`.
    pub kind: String,
    /// The names of its columns in small letters, in order, as JSON: what tells the kind of sheet.
    pub columns: String,
    /// The mapping, as JSON.
    pub mapping: String,
    /// One more with each change.
    pub version: i64,
}

/// All of a school, the one that was changed last first.
///
/// # Errors
/// When the database fails.
pub async fn sheet_mappings(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptMapping>, StoreError> {
    type Row = (String, String, String, String, i64);
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?.into_iter();
    Ok(rows
        .map(|(name, kind, columns, mapping, version)| KeptMapping { name, kind, columns, mapping, version })
        .collect())
}

/// Keeps one under its name, over an earlier one.
///
/// # Errors
/// When the database fails.
pub async fn put_sheet_mapping(
    tx: &mut WriteTx,
    scope: &InSchool,
    kept: &KeptMapping,
    at: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(&kept.name)
        .bind(&kept.kind)
        .bind(&kept.columns)
        .bind(&kept.mapping)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Forgets one.
///
/// # Errors
/// When the database fails.
pub async fn delete_sheet_mapping(tx: &mut WriteTx, scope: &InSchool, name: &str) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE).bind(scope.school().0).bind(name).execute(c).await.map(drop))?;
    Ok(())
}
