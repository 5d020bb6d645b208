//! Links with which somebody may answer once. When she answers, her link and her address go in the same transaction as the
//! answer comes: what is left is who has not answered yet, and nobody is shown that.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{InvitationId, SchoolId, SurveyId},
};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO survey_invitations (school_id, id, survey_id, group_no, hash, address, sent_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    BY_HASH = "SELECT school_id, id, survey_id, group_no, address, sent_at, reminded_at FROM survey_invitations WHERE hash = $1";
    LIST = "SELECT school_id, id, survey_id, group_no, address, sent_at, reminded_at FROM survey_invitations \
        WHERE school_id = $1 AND survey_id = $2 ORDER BY group_no, id";
    DROP = "DELETE FROM survey_invitations WHERE school_id = $1 AND id = $2";
    DROP_ALL = "DELETE FROM survey_invitations WHERE school_id = $1 AND survey_id = $2";
    REMINDED = "UPDATE survey_invitations SET hash = $3, reminded_at = $4 WHERE school_id = $1 AND id = $2";
}

/// A link that was not used yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInvitation {
    /// The school.
    pub school: SchoolId,
    /// Its id.
    pub id: InvitationId,
    /// The round.
    pub survey: SurveyId,
    /// The group in which the answer counts.
    pub group: i64,
    /// The mail address, for one that is mailed.
    pub address: Option<Personal<String>>,
    /// When it was mailed.
    pub sent_at: Option<Timestamp>,
    /// When it was mailed once more.
    pub reminded_at: Option<Timestamp>,
}

type Row =
    (Uuid, Uuid, Uuid, i64, Option<String>, Option<jiff_sqlx::Timestamp>, Option<jiff_sqlx::Timestamp>);

fn kept((school, id, survey, group, address, sent_at, reminded_at): Row) -> KeptInvitation {
    KeptInvitation {
        school: SchoolId(school),
        id: InvitationId(id),
        survey: SurveyId(survey),
        group,
        address: address.map(Personal::new),
        sent_at: sent_at.map(jiff_sqlx::Timestamp::to_jiff),
        reminded_at: reminded_at.map(jiff_sqlx::Timestamp::to_jiff),
    }
}

/// Adds a link, by the hash of what stands in it.
///
/// # Errors
/// When the database fails.
pub async fn add_invitation(
    tx: &mut WriteTx,
    scope: &InSchool,
    (invitation, hash): (&KeptInvitation, &str),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(invitation.id.0)
        .bind(invitation.survey.0)
        .bind(invitation.group)
        .bind(hash)
        .bind(invitation.address.as_ref().map(|address| address.reveal().as_str()))
        .bind(invitation.sent_at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// The link with this hash. Takes no scope: who holds it has no account, and the scope comes from it.
///
/// # Errors
/// When the database fails.
pub async fn invitation_by_hash(
    tx: &mut impl Reads,
    hash: &str,
) -> Result<Option<KeptInvitation>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(BY_HASH).bind(hash).fetch_optional(c).await)?;
    Ok(row.map(kept))
}

/// The links of a round that were not used yet.
///
/// # Errors
/// When the database fails.
pub async fn invitations(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<KeptInvitation>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(kept).collect())
}

/// Takes a link away: it was used. False when it was gone already.
///
/// # Errors
/// When the database fails.
pub async fn drop_invitation(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: InvitationId,
) -> Result<bool, StoreError> {
    let gone = on!(tx, c => sqlx::query(DROP)
        .bind(scope.school().0).bind(id.0).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(gone == 1)
}

/// Takes all links of a round away: it is closed.
///
/// # Errors
/// When the database fails.
pub async fn drop_invitations(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DROP_ALL)
        .bind(scope.school().0).bind(survey.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Gives a link a new secret, because only its hash is kept, and writes down that it was mailed once more.
///
/// # Errors
/// When the database fails.
pub async fn mark_reminded(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: InvitationId,
    (hash, at): (&str, Timestamp),
) -> Result<(), StoreError> {
    let at = jiff_sqlx::Timestamp::from(at);
    on!(tx, c => sqlx::query(REMINDED)
        .bind(scope.school().0).bind(id.0).bind(hash).bind(at).execute(c).await.map(drop))?;
    Ok(())
}
