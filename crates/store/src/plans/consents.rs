//! What guardians said about plans. Nothing is changed here: a record that was wrong is taken back.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, ConsentId, ContactId, PlanId, PupilId},
    plans::{Consent, ConsentAnswer},
};
use jiff::Timestamp;
use policy::InSchool;
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, pupil_id, contact_id, who, has_authority, answer, how, given_on, author_id, author_name, made_at, \
        removed_at, removed_because FROM plan_consents WHERE school_id = $1 AND plan_id = $2 ORDER BY given_on, made_at, id";
    OPEN = "SELECT c.plan_id, c.id, c.pupil_id, c.contact_id, c.who, c.has_authority, c.answer, c.how, c.given_on, \
        c.author_id, c.author_name, c.made_at, c.removed_at, c.removed_because FROM plan_consents c \
        JOIN plans p ON p.school_id = c.school_id AND p.id = c.plan_id \
        WHERE c.school_id = $1 AND p.state IN ('draft', 'discussed', 'agreed', 'running', 'evaluated') \
        ORDER BY c.given_on, c.made_at, c.id";
    INSERT = "INSERT INTO plan_consents (school_id, id, plan_id, pupil_id, contact_id, who, has_authority, answer, how, \
        given_on, author_id, author_name, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    TAKE_BACK = "UPDATE plan_consents SET removed_at = $4, removed_because = $5 \
        WHERE school_id = $1 AND plan_id = $2 AND id = $3 AND removed_at IS NULL";
    TAKE_ALL_BACK = "UPDATE plan_consents SET removed_at = $3, removed_because = $4 \
        WHERE school_id = $1 AND plan_id = $2 AND removed_at IS NULL";
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

#[derive(FromRow)]
struct OfPlan {
    plan_id: Uuid,
    #[sqlx(flatten)]
    consent: Row,
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
            answer: answer.ok_or(StoreError::Unreadable("plan_consents.answer"))?,
            how: Personal::new(row.how),
            given_on: row.given_on.to_jiff(),
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            removed: removed_at.map(|at| (at, row.removed_because.unwrap_or_default())),
        })
    }
}

/// What was said about a plan, in order of time, with what was taken back.
///
/// # Errors
/// When the database fails.
pub async fn consents(
    tx: &mut impl Reads,
    scope: &InSchool,
    plan: PlanId,
) -> Result<Vec<Consent>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(plan.0).fetch_all(c).await)?
        .into_iter()
        .map(Consent::try_from)
        .collect()
}

/// The same about all open plans of a school.
///
/// # Errors
/// When the database fails.
pub async fn consents_of(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<BTreeMap<PlanId, Vec<Consent>>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, OfPlan>(OPEN).bind(scope.school().0).fetch_all(c).await)?;
    let mut by_plan: BTreeMap<PlanId, Vec<Consent>> = BTreeMap::new();
    for row in rows {
        by_plan.entry(PlanId(row.plan_id)).or_default().push(row.consent.try_into()?);
    }
    Ok(by_plan)
}

/// Records what somebody said.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the same is sent twice.
pub async fn add_consent(
    tx: &mut WriteTx,
    scope: &InSchool,
    (plan, consent): (PlanId, &Consent),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(consent.id.0)
        .bind(plan.0)
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
    (plan, consent): (PlanId, ConsentId),
    (at, because): (Timestamp, &str),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(TAKE_BACK)
        .bind(scope.school().0)
        .bind(plan.0)
        .bind(consent.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(because)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Takes all records of a plan back: what they were about was changed.
///
/// # Errors
/// When the database fails.
pub async fn take_back_consents(
    tx: &mut WriteTx,
    scope: &InSchool,
    plan: PlanId,
    (at, because): (Timestamp, &str),
) -> Result<u64, StoreError> {
    on!(tx, c => sqlx::query(TAKE_ALL_BACK)
        .bind(scope.school().0)
        .bind(plan.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(because)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}
