//! The plans that were made of cases.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{CaseId, PlanId};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT plan_id FROM case_plans WHERE school_id = $1 AND case_id = $2 ORDER BY plan_id";
    ADD = "INSERT INTO case_plans (school_id, case_id, plan_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
}

/// The plans that were made of a case, the first in front.
///
/// # Errors
/// When the database fails.
pub async fn plans_of_case(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<PlanId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(LIST)
        .bind(scope.school().0).bind(case.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(plan,)| PlanId(plan)).collect())
}

/// Keeps that a plan was made of a case.
///
/// # Errors
/// When the database fails.
pub async fn add_plan_of_case(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, plan): (CaseId, PlanId),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD).bind(scope.school().0).bind(case.0).bind(plan.0).execute(c).await.map(drop))?;
    Ok(())
}
