//! The texts of talks, each with a version of its own: two people who write in different places do not meet, and who
//! writes in the same place sees what the other wrote. What was there before is kept.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, TalkId},
    meetings::TalkText,
};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT part, field, text, author_id, author_name, changed_at, version FROM talk_texts \
        WHERE school_id = $1 AND talk_id = $2 ORDER BY part, field";
    VERSIONS = "SELECT part, field, text, author_id, author_name, changed_at, version FROM talk_text_versions \
        WHERE school_id = $1 AND talk_id = $2 AND part = $3 AND field = $4 ORDER BY version DESC";
    ADD = "INSERT INTO talk_texts (school_id, talk_id, part, field, text, author_id, author_name, changed_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT DO NOTHING";
    KEEP = "INSERT INTO talk_text_versions (school_id, talk_id, part, field, version, text, author_id, author_name, \
        changed_at) SELECT school_id, talk_id, part, field, version, text, author_id, author_name, changed_at \
        FROM talk_texts WHERE school_id = $1 AND talk_id = $2 AND part = $3 AND field = $4 AND version = $5 \
        AND (author_id <> $6 OR changed_at < $7)";
    CHANGE = "UPDATE talk_texts SET text = $5, author_id = $6, author_name = $7, changed_at = $8, version = version + 1 \
        WHERE school_id = $1 AND talk_id = $2 AND part = $3 AND field = $4 AND version = $9";
}

type Row = (String, String, String, Uuid, String, jiff_sqlx::Timestamp, i64);

fn text((part, field, text, author, name, changed_at, version): Row) -> TalkText {
    TalkText {
        part,
        field,
        text: Personal::new(text),
        author: AccountId(author),
        author_name: Personal::new(name),
        changed_at: changed_at.to_jiff(),
        version,
    }
}

/// The texts of a talk.
///
/// # Errors
/// When the database fails.
pub async fn texts(tx: &mut impl Reads, scope: &InSchool, talk: TalkId) -> Result<Vec<TalkText>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(talk.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(text).collect())
}

/// What stood in one place of a talk before, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn text_versions(
    tx: &mut impl Reads,
    scope: &InSchool,
    (talk, part, field): (TalkId, &str, &str),
) -> Result<Vec<TalkText>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(VERSIONS)
        .bind(scope.school().0).bind(talk.0).bind(part).bind(field).fetch_all(c).await)?;
    Ok(rows.into_iter().map(text).collect())
}

/// A text that takes the place of another.
#[derive(Debug, Clone)]
pub struct NewText<'a> {
    /// The text; its version is the one that was looked at, 0 when there was none.
    pub text: &'a TalkText,
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
    talk: TalkId,
    new: NewText<'_>,
) -> Result<bool, StoreError> {
    let text = new.text;
    let is_new = text.version == 0;
    if !is_new {
        on!(tx, c => sqlx::query(KEEP)
            .bind(scope.school().0)
            .bind(talk.0)
            .bind(&text.part)
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
            .bind(talk.0)
            .bind(&text.part)
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
