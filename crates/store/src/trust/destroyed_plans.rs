//! Destroying what a pupil needs and what was planned for the pupil. A plan for several stays for the others; one in which
//! nobody is left goes as a whole.

use crate::{Sealed as _, StoreError, WriteTx, agreements, plans};
use domain::{
    agreements::AgreementSource,
    ids::{PlanId, PupilId},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    NEEDS = "DELETE FROM need_lines WHERE school_id = $1 AND pupil_id = $2";
    PLANS_OF = "SELECT plan_id FROM plan_pupils WHERE school_id = $1 AND pupil_id = $2";
    CONSENTS = "DELETE FROM plan_consents WHERE school_id = $1 AND pupil_id = $2";
    FROZEN = "DELETE FROM plan_frozen WHERE school_id = $1 AND pupil_id = $2";
    OUTCOMES = "DELETE FROM plan_outcomes WHERE school_id = $1 AND pupil_id = $2";
    PLACES = "DELETE FROM plan_pupils WHERE school_id = $1 AND pupil_id = $2";
    OWN_OUTCOMES = "DELETE FROM plan_outcomes WHERE school_id = $1 AND goal_id IN (\
        SELECT id FROM plan_goals WHERE school_id = $1 AND part = $2)";
    OWN_GOALS = "DELETE FROM plan_goals WHERE school_id = $1 AND part = $2";
    OWN_TEXTS = "DELETE FROM plan_texts WHERE school_id = $1 AND part = $2";
    OWN_VERSIONS = "DELETE FROM plan_text_versions WHERE school_id = $1 AND part = $2";
    ANYBODY = "SELECT count(*) FROM plan_pupils WHERE school_id = $1 AND plan_id = $2";
}

/// Destroys the needs of a pupil and the pupil's part in plans; gives how many records that were.
pub(super) async fn destroy_needs_and_plans(
    tx: &mut WriteTx,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<u64, StoreError> {
    let school = scope.school().0;
    let of_pupil = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(PLANS_OF)
        .bind(school).bind(pupil.0).fetch_all(c).await)?;
    let mut gone = 0;
    for statement in [NEEDS, CONSENTS, FROZEN, OUTCOMES, PLACES] {
        gone += on!(tx, c => sqlx::query(statement).bind(school).bind(pupil.0)
            .execute(c).await.map(|done| done.rows_affected()))?;
    }
    let part = pupil.to_string();
    for statement in [OWN_OUTCOMES, OWN_GOALS, OWN_TEXTS, OWN_VERSIONS] {
        gone += on!(tx, c => sqlx::query(statement).bind(school).bind(&part)
            .execute(c).await.map(|done| done.rows_affected()))?;
    }
    for (plan,) in of_pupil {
        let (others,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(ANYBODY)
            .bind(school).bind(plan).fetch_one(c).await)?;
        if others == 0 {
            let source = AgreementSource::Plan(PlanId(plan));
            gone += agreements::forget_agreements_of_source(tx, scope, source).await?;
            gone += plans::forget_plan(tx, scope, PlanId(plan)).await?;
        }
    }
    Ok(gone)
}
