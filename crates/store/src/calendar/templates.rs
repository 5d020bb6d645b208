//! The school's own template of a year.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{SchoolYear, calendar::EntryContent};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    NEWEST = "SELECT id, school_year, entries, made_at FROM year_templates WHERE school_id = $1 \
        ORDER BY made_at DESC, id DESC LIMIT 1";
    ADD = "INSERT INTO year_templates (school_id, id, school_year, entries, made_at) VALUES ($1, $2, $3, $4, $5)";
    DROP = "DELETE FROM year_templates WHERE school_id = $1 AND id = $2";
}

/// A year as a school keeps it for later years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearTemplate {
    /// Its id.
    pub id: Uuid,
    /// From which school year it was kept: the days of its entries lie there.
    pub school_year: SchoolYear,
    /// What stands in it.
    pub entries: Vec<EntryContent>,
    /// When it was kept.
    pub made_at: Timestamp,
}

/// The newest template of a school.
///
/// # Errors
/// When the database fails.
pub async fn template(tx: &mut impl Reads, scope: &InSchool) -> Result<Option<YearTemplate>, StoreError> {
    type Row = (Uuid, i64, String, jiff_sqlx::Timestamp);
    let row: Option<Row> =
        on!(tx, c => sqlx::query_as(NEWEST).bind(scope.school().0).fetch_optional(c).await)?;
    let Some((id, year, entries, made_at)) = row else { return Ok(None) };
    let entries = serde_json::from_str(&entries);
    Ok(Some(YearTemplate {
        id,
        school_year: crate::register::groups::year(year)?,
        entries: entries.map_err(|_| StoreError::Unreadable("year_templates.entries"))?,
        made_at: made_at.to_jiff(),
    }))
}

/// Keeps a template; it holds from now on.
///
/// # Errors
/// When the database fails.
pub async fn add_template(
    tx: &mut WriteTx,
    scope: &InSchool,
    template: &YearTemplate,
) -> Result<(), StoreError> {
    let entries = serde_json::to_string(&template.entries);
    let entries = entries.map_err(|_| StoreError::Unreadable("year_templates.entries"))?;
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(template.id)
        .bind(i64::from(template.school_year.start()))
        .bind(&entries)
        .bind(jiff_sqlx::Timestamp::from(template.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes a template back: the one before holds again; false when it is not there.
///
/// # Errors
/// When the database fails.
pub async fn drop_template(tx: &mut WriteTx, scope: &InSchool, id: Uuid) -> Result<bool, StoreError> {
    let gone = on!(tx, c => sqlx::query(DROP).bind(scope.school().0).bind(id).execute(c).await
        .map(|done| done.rows_affected()))?;
    Ok(gone == 1)
}
