//! What came of goals, pupil by pupil.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{GoalId, PlanId, PupilId},
    plans::{GoalOutcome, Outcome, Reading},
};
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    LIST = "SELECT o.goal_id, o.pupil_id, o.baseline, o.actual, o.outcome, o.is_by_hand, o.remark FROM plan_outcomes o \
        JOIN plan_goals g ON g.school_id = o.school_id AND g.id = o.goal_id \
        WHERE o.school_id = $1 AND g.plan_id = $2 AND g.removed_at IS NULL ORDER BY o.goal_id, o.pupil_id";
    PUT = "INSERT INTO plan_outcomes (school_id, goal_id, pupil_id, baseline, actual, outcome, is_by_hand, remark) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (school_id, goal_id, pupil_id) DO UPDATE SET \
        baseline = excluded.baseline, actual = excluded.actual, outcome = excluded.outcome, \
        is_by_hand = excluded.is_by_hand, remark = excluded.remark";
    TAKE_BACK = "DELETE FROM plan_outcomes WHERE school_id = $1 AND goal_id = $2 AND pupil_id = $3";
}

#[derive(FromRow)]
struct Row {
    goal_id: Uuid,
    pupil_id: Uuid,
    baseline: Option<String>,
    actual: Option<String>,
    outcome: String,
    is_by_hand: bool,
    remark: String,
}

impl TryFrom<Row> for GoalOutcome {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let reading = |text: Option<String>| -> Result<Option<Reading>, StoreError> {
            text.map(|text| read(&text, "plan_outcomes")).transpose()
        };
        Ok(Self {
            goal: GoalId(row.goal_id),
            pupil: PupilId(row.pupil_id),
            baseline: reading(row.baseline)?,
            actual: reading(row.actual)?,
            outcome: Outcome::from_code(&row.outcome),
            is_by_hand: row.is_by_hand,
            remark: Personal::new(row.remark),
        })
    }
}

/// What is kept of the goals of a plan.
///
/// # Errors
/// When the database fails.
pub async fn outcomes(
    tx: &mut impl Reads,
    scope: &InSchool,
    plan: PlanId,
) -> Result<Vec<GoalOutcome>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(plan.0).fetch_all(c).await)?
        .into_iter()
        .map(GoalOutcome::try_from)
        .collect()
}

/// Keeps what came of a goal for a pupil, over what was kept before.
///
/// # Errors
/// When the database fails.
pub async fn put_outcome(
    tx: &mut WriteTx,
    scope: &InSchool,
    outcome: &GoalOutcome,
) -> Result<(), StoreError> {
    let json = |reading: &Option<Reading>| reading.as_ref().map(written).transpose();
    let (baseline, actual) = (json(&outcome.baseline)?, json(&outcome.actual)?);
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(outcome.goal.0)
        .bind(outcome.pupil.0)
        .bind(baseline.as_deref())
        .bind(actual.as_deref())
        .bind(outcome.outcome.map_or("", Outcome::code))
        .bind(outcome.is_by_hand)
        .bind(outcome.remark.reveal())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Forgets what was kept of a goal for a pupil: from now on the results tell.
///
/// # Errors
/// When the database fails.
pub async fn take_back_outcome(
    tx: &mut WriteTx,
    scope: &InSchool,
    (goal, pupil): (GoalId, PupilId),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(TAKE_BACK).bind(scope.school().0).bind(goal.0).bind(pupil.0).execute(c).await
        .map(drop))?;
    Ok(())
}
