//! What guardians said about cases. Nothing is changed here: a record that was wrong is taken back.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId, ConsentId, ContactId, PupilId},
    plans::{Consent, ConsentAnswer},
};
use jiff::Timestamp;
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, pupil_id, contact_id, who, has_authority, answer, how, given_on, author_id, author_name, made_at, \
        removed_at, removed_because FROM case_consents WHERE school_id = $1 AND case_id = $2 ORDER BY given_on, made_at, id";
    INSERT = "INSERT INTO case_consents (school_id, id, case_id, pupil_id, contact_id, who, has_authority, answer, how, \
        given_on, author_id, author_name, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    TAKE_BACK = "UPDATE case_consents SET removed_at = $4, removed_because = $5 \
        WHERE school_id = $1 AND case_id = $2 AND id = $3 AND removed_at IS NULL";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    pupil_id: Uuid,
    contact_id: Option<Uuid>,
    who: String,
    has_authority: bool,
    answer: String,
    how: String,
    given_on: jiff_sqlx::Date,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    removed_at: Option<jiff_sqlx::Timestamp>,
    removed_because: Option<String>,
}

impl TryFrom<Row> for Consent {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let answer = ConsentAnswer::from_code(&row.answer);
        let removed_at = row.removed_at.map(jiff_sqlx::Timestamp::to_jiff);
        Ok(Self {
            id: ConsentId(row.id),
            pupil: PupilId(row.pupil_id),
            contact: row.contact_id.map(ContactId),
            who: Personal::new(row.who),
            has_authority: row.has_authority,
            answer: answer.ok_or(StoreError::Unreadable("case_consents.answer"))?,
            how: Personal::new(row.how),
            given_on: row.given_on.to_jiff(),
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            removed: removed_at.map(|at| (at, row.removed_because.unwrap_or_default())),
        })
    }
}

/// What was said about a case, in order of time, with what was taken back.
///
/// # Errors
/// When the database fails.
pub async fn consents(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<Consent>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(case.0).fetch_all(c).await)?
        .into_iter()
        .map(Consent::try_from)
        .collect()
}

/// Records what somebody said.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the same is sent twice.
pub async fn add_consent(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, consent): (CaseId, &Consent),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(consent.id.0)
        .bind(case.0)
        .bind(consent.pupil.0)
        .bind(consent.contact.map(|id| id.0))
        .bind(consent.who.reveal())
        .bind(consent.has_authority)
        .bind(consent.answer.code())
        .bind(consent.how.reveal())
        .bind(jiff_sqlx::Date::from(consent.given_on))
        .bind(consent.author.0)
        .bind(consent.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(consent.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes a record back, with the reason; false when there is none such.
///
/// # Errors
/// When the database fails.
pub async fn take_back_consent(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, consent): (CaseId, ConsentId),
    (at, because): (Timestamp, &str),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(TAKE_BACK)
        .bind(scope.school().0)
        .bind(case.0)
        .bind(consent.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(because)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
