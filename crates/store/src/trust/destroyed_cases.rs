//! Destroying what was asked about a pupil. A case about several stays for the others; one in which nobody is left goes as a
//! whole.

use crate::{Sealed as _, StoreError, WriteTx, agreements, route};
use domain::{
    agreements::AgreementSource,
    ids::{CaseId, PupilId},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    CASES_OF = "SELECT case_id FROM case_pupils WHERE school_id = $1 AND pupil_id = $2";
    CONSENTS = "DELETE FROM case_consents WHERE school_id = $1 AND pupil_id = $2";
    FILES = "DELETE FROM request_files WHERE school_id = $1 AND pupil_id = $2";
    PLACES = "DELETE FROM case_pupils WHERE school_id = $1 AND pupil_id = $2";
    ANYBODY = "SELECT count(*) FROM case_pupils WHERE school_id = $1 AND case_id = $2";
}

/// Destroys the part of a pupil in cases; gives how many records that were.
pub(super) async fn destroy_cases(
    tx: &mut WriteTx,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<u64, StoreError> {
    let school = scope.school().0;
    let of_pupil = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(CASES_OF)
        .bind(school).bind(pupil.0).fetch_all(c).await)?;
    let mut gone = 0;
    for statement in [CONSENTS, FILES, PLACES] {
        gone += on!(tx, c => sqlx::query(statement).bind(school).bind(pupil.0)
            .execute(c).await.map(|done| done.rows_affected()))?;
    }
    for (case,) in of_pupil {
        let (others,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(ANYBODY)
            .bind(school).bind(case).fetch_one(c).await)?;
        if others == 0 {
            let source = AgreementSource::Case(CaseId(case));
            gone += agreements::forget_agreements_of_source(tx, scope, source).await?;
            gone += route::forget_case(tx, scope, CaseId(case)).await?;
        }
    }
    Ok(gone)
}
