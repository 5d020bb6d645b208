//! The texts of cases, each with a version of its own: two people who write in different places do not meet, and who
//! writes in the same place sees what the other wrote. What was there before is kept.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId},
    route::CaseText,
};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT field, text, author_id, author_name, changed_at, version FROM case_texts \
        WHERE school_id = $1 AND case_id = $2 ORDER BY field";
    VERSIONS = "SELECT field, text, author_id, author_name, changed_at, version FROM case_text_versions \
        WHERE school_id = $1 AND case_id = $2 AND field = $3 ORDER BY version DESC";
    ADD = "INSERT INTO case_texts (school_id, case_id, field, text, author_id, author_name, changed_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1) ON CONFLICT DO NOTHING";
    KEEP = "INSERT INTO case_text_versions (school_id, case_id, field, version, text, author_id, author_name, \
        changed_at) SELECT school_id, case_id, field, version, text, author_id, author_name, changed_at \
        FROM case_texts WHERE school_id = $1 AND case_id = $2 AND field = $3 AND version = $4 \
        AND (author_id <> $5 OR changed_at < $6)";
    CHANGE = "UPDATE case_texts SET text = $4, author_id = $5, author_name = $6, changed_at = $7, version = version + 1 \
        WHERE school_id = $1 AND case_id = $2 AND field = $3 AND version = $8";
}

type Row = (String, String, Uuid, String, jiff_sqlx::Timestamp, i64);

fn text((field, text, author, name, changed_at, version): Row) -> CaseText {
    CaseText {
        field,
        text: Personal::new(text),
        author: AccountId(author),
        author_name: Personal::new(name),
        changed_at: changed_at.to_jiff(),
        version,
    }
}

/// The texts of a case.
///
/// # Errors
/// When the database fails.
pub async fn texts(tx: &mut impl Reads, scope: &InSchool, case: CaseId) -> Result<Vec<CaseText>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(case.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(text).collect())
}

/// What stood in one place of a case before, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn text_versions(
    tx: &mut impl Reads,
    scope: &InSchool,
    (case, field): (CaseId, &str),
) -> Result<Vec<CaseText>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(VERSIONS)
        .bind(scope.school().0).bind(case.0).bind(field).fetch_all(c).await)?;
    Ok(rows.into_iter().map(text).collect())
}

/// A text that takes the place of another.
#[derive(Debug, Clone)]
pub struct NewText<'a> {
    /// The text; its version is the one that was looked at, 0 when there was none.
    pub text: &'a CaseText,
    /// What its author wrote since then is not kept beside it: she is still typing.
    pub typing_since: Timestamp,
}

/// Saves a text over the version that was looked at; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_text(
    tx: &mut WriteTx,
    scope: &InSchool,
    case: CaseId,
    new: NewText<'_>,
) -> Result<bool, StoreError> {
    let text = new.text;
    let is_new = text.version == 0;
    if !is_new {
        on!(tx, c => sqlx::query(KEEP)
            .bind(scope.school().0)
            .bind(case.0)
            .bind(&text.field)
            .bind(text.version)
            .bind(text.author.0)
            .bind(jiff_sqlx::Timestamp::from(new.typing_since))
            .execute(c)
            .await
            .map(drop))?;
    }
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE })
            .bind(scope.school().0)
            .bind(case.0)
            .bind(&text.field)
            .bind(text.text.reveal())
            .bind(text.author.0)
            .bind(text.author_name.reveal())
            .bind(jiff_sqlx::Timestamp::from(text.changed_at));
        let query = if is_new { query } else { query.bind(text.version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
