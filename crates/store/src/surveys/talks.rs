//! The talk about a round: one a round, open while it has a code.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{SchoolId, SurveyId};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    ONE = "SELECT code, opened_at, closed_at, version FROM survey_talks WHERE school_id = $1 AND survey_id = $2";
    BY_CODE = "SELECT school_id, survey_id FROM survey_talks WHERE code = $1";
    INSERT = "INSERT INTO survey_talks (school_id, survey_id, version, code, opened_at, closed_at) \
        VALUES ($1, $2, 1 + $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE survey_talks SET code = $4, opened_at = $5, closed_at = $6, version = version + 1 \
        WHERE school_id = $1 AND survey_id = $2 AND version = $3";
}

/// A talk about a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTalk {
    /// With what people come in; none when it is closed.
    pub code: Option<String>,
    /// When it was opened for the last time.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Counts the changes; 0 for one that is not there yet.
    pub version: i64,
}

/// The talk about a round, when there was one.
///
/// # Errors
/// When the database fails.
pub async fn talk(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Option<KeptTalk>, StoreError> {
    type Row = (Option<String>, jiff_sqlx::Timestamp, Option<jiff_sqlx::Timestamp>, i64);
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(survey.0).fetch_optional(c).await)?;
    Ok(row.map(|(code, opened_at, closed_at, version)| KeptTalk {
        code,
        opened_at: opened_at.to_jiff(),
        closed_at: closed_at.map(jiff_sqlx::Timestamp::to_jiff),
        version,
    }))
}

/// The open talk with this code. Takes no scope: who holds it has no account, and the scope comes from it.
///
/// # Errors
/// When the database fails.
pub async fn talk_by_code(
    tx: &mut impl Reads,
    code: &str,
) -> Result<Option<(SchoolId, SurveyId)>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid)>(BY_CODE).bind(code).fetch_optional(c).await)?;
    Ok(row.map(|(school, survey)| (SchoolId(school), SurveyId(survey))))
}

/// Keeps a talk that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_talk(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    talk: &KeptTalk,
) -> Result<bool, StoreError> {
    let statement = if talk.version == 0 { INSERT } else { CHANGE };
    let done = on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(survey.0)
        .bind(talk.version)
        .bind(talk.code.as_deref())
        .bind(jiff_sqlx::Timestamp::from(talk.opened_at))
        .bind(talk.closed_at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
