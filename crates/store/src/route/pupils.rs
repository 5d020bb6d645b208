//! About which pupils a case is.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{CaseId, PupilId};
use policy::InSchool;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT pupil_id FROM case_pupils WHERE school_id = $1 AND case_id = $2 ORDER BY position, pupil_id";
    EVERY = "SELECT case_id, pupil_id FROM case_pupils WHERE school_id = $1 ORDER BY position, pupil_id";
    PUT = "INSERT INTO case_pupils (school_id, case_id, pupil_id, position) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (school_id, case_id, pupil_id) DO UPDATE SET position = excluded.position";
}

/// The pupils of a case in their order.
///
/// # Errors
/// When the database fails.
pub async fn pupils(tx: &mut impl Reads, scope: &InSchool, case: CaseId) -> Result<Vec<PupilId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(LIST)
        .bind(scope.school().0).bind(case.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(pupil,)| PupilId(pupil)).collect())
}

/// The pupils of all cases of a school.
///
/// # Errors
/// When the database fails.
pub async fn pupils_of_all(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<BTreeMap<CaseId, Vec<PupilId>>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid)>(EVERY)
        .bind(scope.school().0).fetch_all(c).await)?;
    let mut by_case: BTreeMap<CaseId, Vec<PupilId>> = BTreeMap::new();
    for (case, pupil) in rows {
        by_case.entry(CaseId(case)).or_default().push(PupilId(pupil));
    }
    Ok(by_case)
}

/// Says that a case is about a pupil, at a place among the others.
///
/// # Errors
/// When the database fails.
pub async fn place_pupil(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, pupil): (CaseId, PupilId),
    position: i64,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(case.0)
        .bind(pupil.0)
        .bind(position)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
