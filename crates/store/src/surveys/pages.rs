//! Texts that belong to a round: the subjects of the talk and what is written in the report.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::SurveyId;
use jiff::Timestamp;
use policy::InSchool;

statements! {
    LIST = "SELECT name, text, changed_at, version FROM survey_pages WHERE school_id = $1 AND survey_id = $2 ORDER BY name";
    INSERT = "INSERT INTO survey_pages (school_id, survey_id, name, version, text, changed_at) \
        VALUES ($1, $2, $3, 1 + $4, $5, $6) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE survey_pages SET text = $5, changed_at = $6, version = version + 1 \
        WHERE school_id = $1 AND survey_id = $2 AND name = $3 AND version = $4";
}

/// A text of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPage {
    /// Which.
    pub name: String,
    /// The text.
    pub text: String,
    /// When it was written.
    pub changed_at: Timestamp,
    /// Counts the changes; 0 for one that is not there yet.
    pub version: i64,
}

/// The texts of a round.
///
/// # Errors
/// When the database fails.
pub async fn pages(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<KeptPage>, StoreError> {
    type Row = (String, String, jiff_sqlx::Timestamp, i64);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    let page = |(name, text, changed_at, version): Row| KeptPage {
        name,
        text,
        changed_at: changed_at.to_jiff(),
        version,
    };
    Ok(rows.into_iter().map(page).collect())
}

/// Keeps a text that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_page(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    page: &KeptPage,
) -> Result<bool, StoreError> {
    let statement = if page.version == 0 { INSERT } else { CHANGE };
    let done = on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(survey.0)
        .bind(&page.name)
        .bind(page.version)
        .bind(&page.text)
        .bind(jiff_sqlx::Timestamp::from(page.changed_at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
