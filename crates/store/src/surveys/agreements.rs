//! What was agreed at the talk about a round.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::{SurveyAgreementId, SurveyId},
    surveys::{AgreementState, SurveyAgreement},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, who, what, due_on, state, reason, position, version FROM survey_agreements \
        WHERE school_id = $1 AND survey_id = $2 ORDER BY position, id";
    INSERT = "INSERT INTO survey_agreements (school_id, id, version, who, what, due_on, state, reason, position, survey_id) \
        VALUES ($1, $2, 1 + $3, $4, $5, $6, $7, $8, $9, $10)";
    CHANGE = "UPDATE survey_agreements SET who = $4, what = $5, due_on = $6, state = $7, reason = $8, position = $9, \
        version = version + 1 WHERE school_id = $1 AND id = $2 AND version = $3 AND survey_id = $10";
}

type Row = (Uuid, String, String, Option<jiff_sqlx::Date>, String, Option<String>, i64, i64);

/// The agreements about a round, in their order.
///
/// # Errors
/// When the database fails.
pub async fn agreements(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<SurveyAgreement>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    let agreement = |(id, who, what, due_on, state, reason, position, version): Row| {
        let state =
            AgreementState::of_code(&state).ok_or(StoreError::Unreadable("survey_agreements.state"))?;
        Ok(SurveyAgreement {
            id: SurveyAgreementId(id),
            who,
            what,
            due: due_on.map(jiff_sqlx::Date::to_jiff),
            state,
            reason,
            position,
            version,
        })
    };
    rows.into_iter().map(agreement).collect()
}

/// Adds an agreement, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_agreement(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    agreement: &SurveyAgreement,
) -> Result<(), StoreError> {
    save(tx, scope, (INSERT, 0, survey), agreement).await.map(drop)
}

/// Changes an agreement that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_agreement(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    agreement: &SurveyAgreement,
) -> Result<bool, StoreError> {
    Ok(save(tx, scope, (CHANGE, agreement.version, survey), agreement).await? == 1)
}

async fn save(
    tx: &mut WriteTx,
    scope: &InSchool,
    (statement, version, survey): (&'static str, i64, SurveyId),
    agreement: &SurveyAgreement,
) -> Result<u64, StoreError> {
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(agreement.id.0)
        .bind(version)
        .bind(&agreement.who)
        .bind(&agreement.what)
        .bind(agreement.due.map(jiff_sqlx::Date::from))
        .bind(agreement.state.code())
        .bind(agreement.reason.as_deref())
        .bind(agreement.position)
        .bind(survey.0)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}
