//! Partners from outside who are invited in cases.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId, CaseInvitationId, SchoolId},
    route::{Invitation, PersonRole, SharedPart},
};
use jiff::Timestamp;
use policy::{InSchool, Own};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    OF_CASE = "SELECT i.id, i.case_id, i.account_id, i.name, i.role, i.shares, i.from_on, i.until_on, i.withdrawn_at, \
        i.answer, i.answered_at, i.author_id, i.author_name, i.made_at, i.version, c.is_open FROM case_invitations i \
        JOIN cases c ON c.school_id = i.school_id AND c.id = i.case_id \
        WHERE i.school_id = $1 AND i.case_id = $2 ORDER BY i.made_at, i.id";
    OF_ACCOUNT = "SELECT i.id, i.case_id, i.account_id, i.name, i.role, i.shares, i.from_on, i.until_on, \
        i.withdrawn_at, i.answer, i.answered_at, i.author_id, i.author_name, i.made_at, i.version, c.is_open \
        FROM case_invitations i JOIN cases c ON c.school_id = i.school_id AND c.id = i.case_id \
        WHERE i.school_id = $1 AND i.account_id = $2 ORDER BY i.made_at DESC, i.id";
    ADD = "INSERT INTO case_invitations (school_id, id, case_id, account_id, name, role, shares, from_on, until_on, \
        answer, author_id, author_name, made_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    WITHDRAW = "UPDATE case_invitations SET withdrawn_at = $4, version = version + 1 \
        WHERE school_id = $1 AND case_id = $2 AND id = $3 AND withdrawn_at IS NULL";
    ANSWER = "UPDATE case_invitations SET answer = $4, answered_at = $5, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND account_id = $3 AND version = $6 AND withdrawn_at IS NULL";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    case_id: Uuid,
    account_id: Uuid,
    name: String,
    role: String,
    shares: String,
    from_on: jiff_sqlx::Date,
    until_on: jiff_sqlx::Date,
    withdrawn_at: Option<jiff_sqlx::Timestamp>,
    answer: String,
    answered_at: Option<jiff_sqlx::Timestamp>,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    version: i64,
    is_open: bool,
}

/// An invitation, and whether its case is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// Whether its case is open.
    pub is_open: bool,
}

impl TryFrom<Row> for KnownInvitation {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let shares: Vec<String> = read(&row.shares, "case_invitations.shares")?;
        let time = |at: Option<jiff_sqlx::Timestamp>| at.map(jiff_sqlx::Timestamp::to_jiff);
        let role = PersonRole::from_code(&row.role).ok_or(StoreError::Unreadable("case_invitations.role"))?;
        let invitation = Invitation {
            id: CaseInvitationId(row.id),
            case: CaseId(row.case_id),
            account: AccountId(row.account_id),
            name: Personal::new(row.name),
            role,
            shares: shares.iter().filter_map(|code| SharedPart::from_code(code)).collect(),
            from_on: row.from_on.to_jiff(),
            until_on: row.until_on.to_jiff(),
            withdrawn_at: time(row.withdrawn_at),
            answer: Personal::new(row.answer),
            answered_at: time(row.answered_at),
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            version: row.version,
        };
        Ok(Self { invitation, is_open: row.is_open })
    }
}

/// Who was invited in a case, in order of time.
///
/// # Errors
/// When the database fails.
pub async fn invitations(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<KnownInvitation>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_CASE).bind(scope.school().0).bind(case.0).fetch_all(c).await)?
        .into_iter()
        .map(KnownInvitation::try_from)
        .collect()
}

/// One's own invitations in a school, the newest first: also those that are over, which open nothing.
///
/// # Errors
/// When the database fails.
pub async fn invitations_of_account(
    tx: &mut impl Reads,
    own: &Own,
    school: SchoolId,
) -> Result<Vec<KnownInvitation>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_ACCOUNT)
        .bind(school.0).bind(own.account().0).fetch_all(c).await)?
    .into_iter()
    .map(KnownInvitation::try_from)
    .collect()
}

/// The invitations of somebody in a school, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn invitations_of_person(
    tx: &mut impl Reads,
    scope: &InSchool,
    account: AccountId,
) -> Result<Vec<KnownInvitation>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_ACCOUNT)
        .bind(scope.school().0).bind(account.0).fetch_all(c).await)?
    .into_iter()
    .map(KnownInvitation::try_from)
    .collect()
}

/// Invites somebody.
///
/// # Errors
/// When the database fails.
pub async fn add_invitation(tx: &mut WriteTx, scope: &InSchool, new: &Invitation) -> Result<(), StoreError> {
    let shares: Vec<&str> = new.shares.iter().map(|part| part.code()).collect();
    let shares = written(&shares)?;
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(new.id.0)
        .bind(new.case.0)
        .bind(new.account.0)
        .bind(new.name.reveal())
        .bind(new.role.code())
        .bind(&shares)
        .bind(jiff_sqlx::Date::from(new.from_on))
        .bind(jiff_sqlx::Date::from(new.until_on))
        .bind(new.answer.reveal())
        .bind(new.author.0)
        .bind(new.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(new.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Withdraws an invitation; false when there is none that is not withdrawn.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_invitation(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, invitation): (CaseId, CaseInvitationId),
    at: Timestamp,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(WITHDRAW)
        .bind(scope.school().0)
        .bind(case.0)
        .bind(invitation.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Keeps what somebody who is invited answers, over the version that she looked at; false when that is not so any more.
///
/// # Errors
/// When the database fails.
pub async fn answer_invitation(
    tx: &mut WriteTx,
    (scope, own): (&InSchool, &Own),
    (invitation, version): (CaseInvitationId, i64),
    (answer, at): (&Personal<String>, Timestamp),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(ANSWER)
        .bind(scope.school().0)
        .bind(invitation.0)
        .bind(own.account().0)
        .bind(answer.reveal())
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(version)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
