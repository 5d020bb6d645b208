//! Destroying a protected record. How much that was is not counted where others read it.

use crate::{Sealed as _, StoreError, WriteTx};
use domain::ids::PupilId;
use policy::{InSchool, ReadsConcern};
use uuid::Uuid;

statements! {
    ENTRIES = "DELETE FROM concern_entries WHERE school_id = $1 AND concern_id = $2";
    STEPS = "DELETE FROM concern_steps WHERE school_id = $1 AND concern_id = $2";
    READERS = "DELETE FROM concern_readers WHERE school_id = $1 AND concern_id = $2";
    NOTICES = "DELETE FROM notices WHERE school_id = $1 AND about_id = $2 AND kind = 'concern_handed_in'";
    CONCERN = "DELETE FROM concerns WHERE school_id = $1 AND id = $2";
    OF_PUPIL = "SELECT id FROM concerns WHERE school_id = $1 AND pupil_id = $2";
}

/// Destroys a record, for one of its readers. False when it is gone already.
///
/// # Errors
/// When the database fails.
pub async fn destroy_concern(tx: &mut WriteTx, proof: &ReadsConcern) -> Result<bool, StoreError> {
    destroy(tx, (proof.school().0, proof.concern().0)).await
}

/// Destroys the record of a pupil whose file is destroyed.
pub(crate) async fn destroy_concern_of_pupil(
    tx: &mut WriteTx,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<(), StoreError> {
    let school = scope.school().0;
    let found: Option<(Uuid,)> =
        on!(tx, c => sqlx::query_as(OF_PUPIL).bind(school).bind(pupil.0).fetch_optional(c).await)?;
    if let Some((concern,)) = found {
        destroy(tx, (school, concern)).await?;
    }
    Ok(())
}

async fn destroy(tx: &mut WriteTx, (school, concern): (Uuid, Uuid)) -> Result<bool, StoreError> {
    let mut gone = 0;
    for statement in [ENTRIES, STEPS, READERS, NOTICES, CONCERN] {
        gone = on!(tx, c => sqlx::query(statement).bind(school).bind(concern)
            .execute(c).await.map(|done| done.rows_affected()))?;
    }
    Ok(gone == 1)
}
