//! The goals of plans.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{GoalId, PlanId},
    plans::{Goal, Outcome},
};
use jiff::Timestamp;
use policy::InSchool;
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, plan_id, part, wording, measure, due_on, share, outcome, learned, position, version FROM plan_goals \
        WHERE school_id = $1 AND plan_id = $2 AND removed_at IS NULL ORDER BY part, position, id";
    OPEN = "SELECT g.id, g.plan_id, g.part, g.wording, g.measure, g.due_on, g.share, g.outcome, g.learned, g.position, \
        g.version FROM plan_goals g JOIN plans p ON p.school_id = g.school_id AND p.id = g.plan_id \
        WHERE g.school_id = $1 AND g.removed_at IS NULL \
        AND p.state IN ('draft', 'discussed', 'agreed', 'running', 'evaluated') ORDER BY g.due_on, g.id";
    INSERT = "INSERT INTO plan_goals (school_id, id, plan_id, part, wording, measure, due_on, share, outcome, learned, \
        position, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    CHANGE = "UPDATE plan_goals SET part = $4, wording = $5, measure = $6, due_on = $7, share = $8, position = $9, \
        version = version + 1 WHERE school_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL";
    SAY = "UPDATE plan_goals SET outcome = $4, learned = $5, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL";
    REMOVE = "UPDATE plan_goals SET removed_at = $4, version = version + 1 WHERE school_id = $1 AND id = $2 AND plan_id = $3";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    plan_id: Uuid,
    part: String,
    wording: String,
    measure: String,
    due_on: jiff_sqlx::Date,
    share: Option<i64>,
    outcome: Option<String>,
    learned: String,
    position: i64,
    version: i64,
}

impl TryFrom<Row> for Goal {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let unreadable = StoreError::Unreadable;
        let outcome = match row.outcome {
            Some(code) => Some(Outcome::from_code(&code).ok_or(unreadable("plan_goals.outcome"))?),
            None => None,
        };
        let share = row.share.map(u8::try_from).transpose().map_err(|_| unreadable("plan_goals.share"))?;
        Ok(Self {
            id: GoalId(row.id),
            plan: PlanId(row.plan_id),
            part: row.part,
            wording: Personal::new(row.wording),
            measure: read(&row.measure, "plan_goals.measure")?,
            due_on: row.due_on.to_jiff(),
            share,
            outcome,
            learned: Personal::new(row.learned),
            position: row.position,
            version: row.version,
        })
    }
}

/// The goals of a plan, by part and place.
///
/// # Errors
/// When the database fails.
pub async fn goals(tx: &mut impl Reads, scope: &InSchool, plan: PlanId) -> Result<Vec<Goal>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(plan.0).fetch_all(c).await)?
        .into_iter()
        .map(Goal::try_from)
        .collect()
}

/// The goals of all open plans of a school, those that are due first in front.
///
/// # Errors
/// When the database fails.
pub async fn goals_of(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<BTreeMap<PlanId, Vec<Goal>>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OPEN).bind(scope.school().0).fetch_all(c).await)?;
    let mut by_plan: BTreeMap<PlanId, Vec<Goal>> = BTreeMap::new();
    for row in rows {
        let goal = Goal::try_from(row)?;
        by_plan.entry(goal.plan).or_default().push(goal);
    }
    Ok(by_plan)
}

/// Adds a goal, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_goal(tx: &mut WriteTx, scope: &InSchool, goal: &Goal) -> Result<(), StoreError> {
    let measure = written(&goal.measure)?;
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(goal.id.0)
        .bind(goal.plan.0)
        .bind(&goal.part)
        .bind(goal.wording.reveal())
        .bind(&measure)
        .bind(jiff_sqlx::Date::from(goal.due_on))
        .bind(goal.share.map(i64::from))
        .bind(goal.outcome.map(Outcome::code))
        .bind(goal.learned.reveal())
        .bind(goal.position)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes what a goal asks, when it still has this version; false when somebody was first or it is gone.
///
/// # Errors
/// When the database fails.
pub async fn change_goal(tx: &mut WriteTx, scope: &InSchool, goal: &Goal) -> Result<bool, StoreError> {
    let measure = written(&goal.measure)?;
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(goal.id.0)
        .bind(goal.version)
        .bind(&goal.part)
        .bind(goal.wording.reveal())
        .bind(&measure)
        .bind(jiff_sqlx::Date::from(goal.due_on))
        .bind(goal.share.map(i64::from))
        .bind(goal.position)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Says what came of a goal for all together and what was learned, when it still has this version; false when somebody
/// was first or it is gone.
///
/// # Errors
/// When the database fails.
pub async fn say_outcome(tx: &mut WriteTx, scope: &InSchool, goal: &Goal) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(SAY)
        .bind(scope.school().0)
        .bind(goal.id.0)
        .bind(goal.version)
        .bind(goal.outcome.map(Outcome::code))
        .bind(goal.learned.reveal())
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Takes a goal of a plan away, or puts it back.
///
/// # Errors
/// When the database fails.
pub async fn remove_goal(
    tx: &mut WriteTx,
    scope: &InSchool,
    (plan, goal): (PlanId, GoalId),
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(goal.0)
        .bind(plan.0)
        .bind(at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
