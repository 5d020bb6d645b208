//! What was done for a plan, time by time.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, PlanId, PlanSessionId},
    plans::PlanSession,
};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, done_on, minutes, what, author_id, author_name, removed_at FROM plan_sessions \
        WHERE school_id = $1 AND plan_id = $2 AND removed_at IS NULL ORDER BY done_on DESC, made_at DESC, id";
    INSERT = "INSERT INTO plan_sessions (school_id, id, plan_id, done_on, minutes, what, author_id, author_name, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    REMOVE = "UPDATE plan_sessions SET removed_at = $4 WHERE school_id = $1 AND id = $2 AND plan_id = $3";
}

type Row = (Uuid, jiff_sqlx::Date, i64, String, Uuid, String, Option<jiff_sqlx::Timestamp>);

/// What was done for a plan, the newest first, without what was taken back.
///
/// # Errors
/// When the database fails.
pub async fn sessions(
    tx: &mut impl Reads,
    scope: &InSchool,
    plan: PlanId,
) -> Result<Vec<PlanSession>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(plan.0).fetch_all(c).await)?;
    let session = |(id, done_on, minutes, what, author, name, removed_at): Row| PlanSession {
        id: PlanSessionId(id),
        done_on: done_on.to_jiff(),
        minutes,
        what: Personal::new(what),
        author: AccountId(author),
        author_name: Personal::new(name),
        removed_at: removed_at.map(jiff_sqlx::Timestamp::to_jiff),
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Writes down what was done.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the same is sent twice.
pub async fn add_session(
    tx: &mut WriteTx,
    scope: &InSchool,
    (plan, session): (PlanId, &PlanSession),
    at: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(session.id.0)
        .bind(plan.0)
        .bind(jiff_sqlx::Date::from(session.done_on))
        .bind(session.minutes)
        .bind(session.what.reveal())
        .bind(session.author.0)
        .bind(session.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes back what was written down, or puts it back; false when the plan has nothing such.
///
/// # Errors
/// When the database fails.
pub async fn remove_session(
    tx: &mut WriteTx,
    scope: &InSchool,
    (plan, session): (PlanId, PlanSessionId),
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(session.0)
        .bind(plan.0)
        .bind(at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
