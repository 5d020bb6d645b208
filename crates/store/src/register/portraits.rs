//! Portraits: what a pupil is good at, her own words, and what helps her.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{Personal, ids::AccountId};
use jiff::Timestamp;
use policy::OfPupil;
use uuid::Uuid;

statements! {
    ONE = "SELECT strengths, own_words, helps, author_id, author_name, changed_at, version FROM portraits \
        WHERE school_id = $1 AND pupil_id = $2";
    ADD = "INSERT INTO portraits (school_id, pupil_id, strengths, own_words, helps, author_id, author_name, changed_at, \
        version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE portraits SET strengths = $3, own_words = $4, helps = $5, author_id = $6, author_name = $7, \
        changed_at = $8, version = version + 1 WHERE school_id = $1 AND pupil_id = $2 AND version = $9";
}

/// A portrait as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPortrait {
    /// What she is good at and proud of; may be empty.
    pub strengths: Personal<String>,
    /// What she says herself; may be empty.
    pub own_words: Personal<String>,
    /// What helps her; may be empty.
    pub helps: Personal<String>,
    /// Who saved it last.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When.
    pub changed_at: Timestamp,
    /// Its version: 1 when it is new, one more with each change. In [`put_portrait`] the version that was looked at, 0
    /// when there was none yet.
    pub version: i64,
}

type Row = (String, String, String, Uuid, String, jiff_sqlx::Timestamp, i64);

/// The portrait of a pupil, when there is one.
///
/// # Errors
/// When the database fails.
pub async fn portrait(tx: &mut impl Reads, scope: &OfPupil) -> Result<Option<KeptPortrait>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_optional(c).await)?;
    let kept = |(strengths, own_words, helps, author, name, changed_at, version): Row| KeptPortrait {
        strengths: Personal::new(strengths),
        own_words: Personal::new(own_words),
        helps: Personal::new(helps),
        author: AccountId(author),
        author_name: Personal::new(name),
        changed_at: changed_at.to_jiff(),
        version,
    };
    Ok(row.map(kept))
}

/// Saves a portrait over the version that was looked at; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_portrait(
    tx: &mut WriteTx,
    scope: &OfPupil,
    portrait: &KeptPortrait,
) -> Result<bool, StoreError> {
    let is_new = portrait.version == 0;
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE })
            .bind(scope.school().0)
            .bind(scope.pupil().0)
            .bind(portrait.strengths.reveal())
            .bind(portrait.own_words.reveal())
            .bind(portrait.helps.reveal())
            .bind(portrait.author.0)
            .bind(portrait.author_name.reveal())
            .bind(jiff_sqlx::Timestamp::from(portrait.changed_at));
        let query = if is_new { query } else { query.bind(portrait.version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
