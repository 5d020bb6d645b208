//! Remarks at a talk. They carry no name and no time, and stand in an order that says nothing.

use super::answers::in_order;
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{RemarkId, SurveyId},
    surveys::{Remark, RemarkKind},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, kind, text, subject, is_hidden, version FROM survey_remarks \
        WHERE school_id = $1 AND survey_id = $2 ORDER BY id";
    COUNT = "SELECT count(*) FROM survey_remarks WHERE school_id = $1 AND survey_id = $2 AND is_hidden = $3";
    INSERT = "INSERT INTO survey_remarks (school_id, id, survey_id, kind, text, subject, is_hidden, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REMOVE_ALL = "DELETE FROM survey_remarks WHERE school_id = $1 AND survey_id = $2";
    SORT = "UPDATE survey_remarks SET subject = $4, is_hidden = $5, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
}

/// The remarks about a round.
///
/// # Errors
/// When the database fails.
pub async fn remarks(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<Remark>, StoreError> {
    type Row = (Uuid, String, String, Option<i64>, bool, i64);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    let remark = |(id, kind, text, subject, is_hidden, version): Row| {
        let kind = RemarkKind::of_code(&kind).ok_or(StoreError::Unreadable("survey_remarks.kind"))?;
        Ok(Remark { id: RemarkId(id), kind, text: Personal::new(text), subject, is_hidden, version })
    };
    rows.into_iter().map(remark).collect()
}

/// How many remarks about a round are on the screen; one that was taken from it makes place for another.
///
/// # Errors
/// When the database fails.
pub async fn count_remarks(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<i64, StoreError> {
    let (count,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(COUNT)
        .bind(scope.school().0).bind(survey.0).bind(false).fetch_one(c).await)?;
    Ok(count)
}

/// Adds a remark. Its id must be random, so that its place says nothing.
///
/// # Errors
/// When the database fails.
pub async fn add_remark(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    remark: &Remark,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(remark.id.0)
        .bind(survey.0)
        .bind(remark.kind.code())
        .bind(remark.text.reveal())
        .bind(remark.subject)
        .bind(remark.is_hidden)
        .bind(remark.version)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Writes all remarks about a round anew in this one transaction, under other random ids and in their order: neither an id
/// nor the transaction in which one came then says when.
///
/// # Errors
/// When the database fails.
pub async fn rewrite_remarks(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    new_id: impl Fn() -> Uuid,
) -> Result<(), StoreError> {
    let remarks = in_order(remarks(tx, scope, survey).await?, &new_id);
    on!(tx, c => sqlx::query(REMOVE_ALL)
        .bind(scope.school().0).bind(survey.0).execute(c).await.map(drop))?;
    for (id, remark) in remarks {
        add_remark(tx, scope, survey, &Remark { id: RemarkId(id), ..remark }).await?;
    }
    Ok(())
}

/// Puts a remark under a subject or takes it from the screen, when it still has the version that is given with it; false
/// when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn sort_remark(tx: &mut WriteTx, scope: &InSchool, remark: &Remark) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(SORT)
        .bind(scope.school().0)
        .bind(remark.id.0)
        .bind(remark.version)
        .bind(remark.subject)
        .bind(remark.is_hidden)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
