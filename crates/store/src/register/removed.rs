//! Taking something of a pupil's file away and putting it back: it is kept either way, with since when it is gone.

use crate::{Sealed as _, StoreError, WriteTx};
use jiff::Timestamp;
use policy::OfPupil;
use uuid::Uuid;

/// Runs a statement that sets since when something of a pupil is taken away; none puts it back.
pub(crate) async fn set_removed(
    tx: &mut WriteTx,
    statement: &'static str,
    (scope, id): (&OfPupil, Uuid),
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(id)
        .bind(at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
