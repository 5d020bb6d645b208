//! Each time that an agreement was moved, and why.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    agreements::AgreementMove,
    ids::{AccountId, AgreementId},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_ONE = "SELECT no, from_on, to_on, reason, author_name, made_at FROM agreement_moves \
        WHERE school_id = $1 AND agreement_id = $2 ORDER BY no";
    INSERT = "INSERT INTO agreement_moves (school_id, agreement_id, no, from_on, to_on, reason, author_id, author_name, \
        made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OF_PUPIL = "DELETE FROM agreement_moves WHERE school_id = $1 AND agreement_id IN (\
        SELECT id FROM agreements WHERE school_id = $1 AND pupil_id = $2)";
    AGREEMENTS_OF_PUPIL = "DELETE FROM agreements WHERE school_id = $1 AND pupil_id = $2";
}

type Row = (i64, jiff_sqlx::Date, jiff_sqlx::Date, String, String, jiff_sqlx::Timestamp);

/// The times that an agreement was moved, the first one first.
///
/// # Errors
/// When the database fails.
pub async fn moves_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    agreement: AgreementId,
) -> Result<Vec<AgreementMove>, StoreError> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(OF_ONE)
        .bind(scope.school().0).bind(agreement.0).fetch_all(c).await)?;
    let one = |(no, from_on, to_on, reason, author_name, made_at): Row| AgreementMove {
        no,
        from_on: from_on.to_jiff(),
        to_on: to_on.to_jiff(),
        reason: Personal::new(reason),
        author_name: Personal::new(author_name),
        made_at: made_at.to_jiff(),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Writes down that an agreement was moved.
///
/// # Errors
/// When the database fails.
pub async fn add_move(
    tx: &mut WriteTx,
    scope: &InSchool,
    (agreement, author): (AgreementId, AccountId),
    moved: &AgreementMove,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(agreement.0)
        .bind(moved.no)
        .bind(jiff_sqlx::Date::from(moved.from_on))
        .bind(jiff_sqlx::Date::from(moved.to_on))
        .bind(moved.reason.reveal())
        .bind(author.0)
        .bind(moved.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(moved.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Destroys the agreements about a pupil; gives how many records that were.
pub(crate) async fn destroy_agreements(
    tx: &mut WriteTx,
    scope: &InSchool,
    pupil: domain::ids::PupilId,
) -> Result<u64, StoreError> {
    let mut gone = 0;
    for statement in [OF_PUPIL, AGREEMENTS_OF_PUPIL] {
        let school: Uuid = scope.school().0;
        gone += on!(tx, c => sqlx::query(statement).bind(school).bind(pupil.0)
            .execute(c).await.map(|done| done.rows_affected()))?;
    }
    Ok(gone)
}
