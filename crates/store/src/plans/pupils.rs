//! Which pupils are in a plan.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::{PlanId, PupilId},
    plans::{Arrangement, PlanPupil},
};
use policy::InSchool;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT pupil_id, part, position FROM plan_pupils WHERE school_id = $1 AND plan_id = $2 \
        ORDER BY position, pupil_id";
    OPEN = "SELECT pp.plan_id, pp.pupil_id, pp.part, pp.position FROM plan_pupils pp \
        JOIN plans p ON p.school_id = pp.school_id AND p.id = pp.plan_id \
        WHERE pp.school_id = $1 AND p.state IN ('draft', 'discussed', 'agreed', 'running', 'evaluated') \
        ORDER BY pp.position, pp.pupil_id";
    PUT = "INSERT INTO plan_pupils (school_id, plan_id, pupil_id, part, position) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (school_id, plan_id, pupil_id) DO UPDATE SET part = excluded.part, position = excluded.position";
    REMOVE = "DELETE FROM plan_pupils WHERE school_id = $1 AND plan_id = $2 AND pupil_id = $3";
}

fn one(pupil: Uuid, part: &str, position: i64) -> PlanPupil {
    PlanPupil { pupil: PupilId(pupil), arrangement: Arrangement::from_code(part), position }
}

/// The pupils of a plan in their order.
///
/// # Errors
/// When the database fails.
pub async fn pupils(
    tx: &mut impl Reads,
    scope: &InSchool,
    plan: PlanId,
) -> Result<Vec<PlanPupil>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, String, i64)>(LIST)
        .bind(scope.school().0).bind(plan.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(pupil, part, position)| one(pupil, &part, position)).collect())
}

/// The pupils of all open plans of a school.
///
/// # Errors
/// When the database fails.
pub async fn pupils_of(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<BTreeMap<PlanId, Vec<PlanPupil>>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid, String, i64)>(OPEN)
        .bind(scope.school().0).fetch_all(c).await)?;
    let mut by_plan: BTreeMap<PlanId, Vec<PlanPupil>> = BTreeMap::new();
    for (plan, pupil, part, position) in rows {
        by_plan.entry(PlanId(plan)).or_default().push(one(pupil, &part, position));
    }
    Ok(by_plan)
}

/// Puts a pupil into a plan, or at another place in it.
///
/// # Errors
/// When the database fails.
pub async fn place_pupil(
    tx: &mut WriteTx,
    scope: &InSchool,
    plan: PlanId,
    pupil: &PlanPupil,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(plan.0)
        .bind(pupil.pupil.0)
        .bind(pupil.arrangement.map_or("", Arrangement::code))
        .bind(pupil.position)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes a pupil out of a plan; what is written about her in it stays.
///
/// # Errors
/// When the database fails.
pub async fn remove_pupil(
    tx: &mut WriteTx,
    scope: &InSchool,
    (plan, pupil): (PlanId, PupilId),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(REMOVE).bind(scope.school().0).bind(plan.0).bind(pupil.0).execute(c).await.map(drop))?;
    Ok(())
}
