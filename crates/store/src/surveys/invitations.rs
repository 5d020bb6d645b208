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
    BY_HASH = "SELECT school_id, id, survey_id, group_no, address, sent_at, reminded_at FROM survey_invitations \
        WHERE hash = $1 OR earlier_hash = $1";
    LIST = "SELECT school_id, id, survey_id, group_no, address, sent_at, reminded_at FROM survey_invitations \
        WHERE school_id = $1 AND survey_id = $2 ORDER BY group_no, id";
    DROP = "DELETE FROM survey_invitations WHERE school_id = $1 AND id = $2";
    DROP_ALL = "DELETE FROM survey_invitations WHERE school_id = $1 AND survey_id = $2";
    CLAIM = "UPDATE survey_invitations SET reminded_at = $3 WHERE school_id = $1 AND id = $2 \
        AND (reminded_at IS NULL OR reminded_at < $4)";
    LET_GO = "UPDATE survey_invitations SET reminded_at = $3 WHERE school_id = $1 AND id = $2";
    RENEW = "UPDATE survey_invitations SET earlier_hash = hash, hash = $3 WHERE school_id = $1 AND id = $2";
    ADD_INVITED = "INSERT INTO survey_invited (school_id, id, survey_id, hash) VALUES ($1, $2, $3, $4)";
    INVITED = "SELECT id, hash FROM survey_invited WHERE school_id = $1 AND survey_id = $2 ORDER BY id";
    FORGET_INVITED = "DELETE FROM survey_invited WHERE school_id = $1 AND id = $2";
    FORGET_ALL_INVITED = "DELETE FROM survey_invited WHERE school_id = $1 AND survey_id = $2";
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

/// The link with this hash, or with this hash before a reminder. Takes no scope: who holds it has no account, and the scope comes from it.
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

/// Takes all links of a round away, and forgets who was invited: it is closed.
///
/// # Errors
/// When the database fails.
pub async fn drop_invitations(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<(), StoreError> {
    for statement in [DROP_ALL, FORGET_ALL_INVITED] {
        on!(tx, c => sqlx::query(statement)
            .bind(scope.school().0).bind(survey.0).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// An address that was invited into a round, as a hash; the id is its salt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitedHash {
    /// Random, and the salt.
    pub id: Uuid,
    /// The hash of the salt and the address.
    pub hash: String,
}

/// Keeps that an address was invited into a round.
///
/// # Errors
/// When the database fails.
pub async fn add_invited(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    invited: &InvitedHash,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD_INVITED)
        .bind(scope.school().0)
        .bind(invited.id)
        .bind(survey.0)
        .bind(&invited.hash)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// All addresses that were invited into an open round, whether they answered or not.
///
/// # Errors
/// When the database fails.
pub async fn invited(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<InvitedHash>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, String)>(INVITED)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, hash)| InvitedHash { id, hash }).collect())
}

/// Forgets that an address was invited: its letter did not go out, or its link was withdrawn.
///
/// # Errors
/// When the database fails.
pub async fn forget_invited(tx: &mut WriteTx, scope: &InSchool, id: Uuid) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(FORGET_INVITED).bind(scope.school().0).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes it upon oneself to remind somebody now; false when it was done since `before`, or she answered meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn claim_reminder(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: InvitationId,
    (now, before): (Timestamp, Timestamp),
) -> Result<bool, StoreError> {
    let claimed = on!(tx, c => sqlx::query(CLAIM)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(jiff_sqlx::Timestamp::from(now))
        .bind(jiff_sqlx::Timestamp::from(before))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(claimed == 1)
}

/// Says when somebody was reminded before, as her reminder did not go out.
///
/// # Errors
/// When the database fails.
pub async fn let_go_reminder(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, before): (InvitationId, Option<Timestamp>),
) -> Result<(), StoreError> {
    let before = before.map(jiff_sqlx::Timestamp::from);
    on!(tx, c => sqlx::query(LET_GO)
        .bind(scope.school().0).bind(id.0).bind(before).execute(c).await.map(drop))?;
    Ok(())
}

/// Gives a link a new secret, because only its hash is kept. The one before holds beside it: somebody may be answering with it.
///
/// # Errors
/// When the database fails.
pub async fn renew_invitation(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, hash): (InvitationId, &str),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(RENEW)
        .bind(scope.school().0).bind(id.0).bind(hash).execute(c).await.map(drop))?;
    Ok(())
}
