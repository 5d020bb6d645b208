//! What a school chose: thresholds of signals, how didactic age is counted, and other values with a name.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use policy::InSchool;

statements! {
    LIST = "SELECT name, value, source, version FROM school_settings WHERE school_id = $1 ORDER BY name";
    ONE = "SELECT name, value, source, version FROM school_settings WHERE school_id = $1 AND name = $2";
    INSERT = "INSERT INTO school_settings (school_id, name, value, source, version) VALUES ($1, $2, $3, $4, 1) \
        ON CONFLICT (school_id, name) DO NOTHING";
    CHANGE = "UPDATE school_settings SET value = $4, source = $5, version = version + 1 \
        WHERE school_id = $1 AND name = $2 AND version = $3";
}

/// A value that a school chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptChoice {
    /// What it is about.
    pub name: String,
    /// The value.
    pub value: String,
    /// Why this one: where it comes from, in the words of the school.
    pub source: String,
    /// Its version: 1 when it is new, one more with each change; 0 for one that is not kept yet.
    pub version: i64,
}

type Row = (String, String, String, i64);

fn from_row((name, value, source, version): Row) -> KeptChoice {
    KeptChoice { name, value, source, version }
}

/// Everything that a school chose, by name.
///
/// # Errors
/// When the database fails.
pub async fn choices(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptChoice>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// What a school chose under a name; nothing when it chose nothing.
///
/// # Errors
/// When the database fails.
pub async fn choice(
    tx: &mut impl Reads,
    scope: &InSchool,
    name: &str,
) -> Result<Option<KeptChoice>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(name).fetch_optional(c).await)?;
    Ok(row.map(from_row))
}

/// Keeps a choice over the version that it was made from (0 when there was none); false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_choice(tx: &mut WriteTx, scope: &InSchool, new: &KeptChoice) -> Result<bool, StoreError> {
    let school = scope.school().0;
    let rows = if new.version == 0 {
        on!(tx, c => sqlx::query(INSERT)
            .bind(school)
            .bind(&new.name)
            .bind(&new.value)
            .bind(&new.source)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?
    } else {
        on!(tx, c => sqlx::query(CHANGE)
            .bind(school)
            .bind(&new.name)
            .bind(new.version)
            .bind(&new.value)
            .bind(&new.source)
            .execute(c)
            .await
            .map(|done| done.rows_affected()))?
    };
    Ok(rows == 1)
}
