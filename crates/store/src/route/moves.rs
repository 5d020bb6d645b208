//! The moves of cases. None is ever changed.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId},
    route::{CaseMove, MoveKind},
};
use jiff::civil::Date;
use policy::InSchool;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT case_id, no, kind, from_step, to_step, word, moved_on, author_id, author_name FROM case_moves \
        WHERE school_id = $1 AND case_id = $2 ORDER BY no";
    SINCE = "SELECT m.case_id, m.no, m.kind, m.from_step, m.to_step, m.word, m.moved_on, m.author_id, m.author_name \
        FROM case_moves m JOIN cases c ON c.school_id = m.school_id AND c.id = m.case_id \
        WHERE m.school_id = $1 AND (c.is_open = $3 OR c.closed_on >= $2) ORDER BY m.no";
    INSERT = "INSERT INTO case_moves (school_id, case_id, no, kind, from_step, to_step, word, moved_on, author_id, \
        author_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

type Row = (Uuid, i64, String, i64, i64, String, jiff_sqlx::Date, Uuid, String);

fn one((case, no, kind, from, to, word, on, author, name): Row) -> Result<(CaseId, CaseMove), StoreError> {
    let made = CaseMove {
        no,
        kind: MoveKind::from_code(&kind).ok_or(StoreError::Unreadable("case_moves.kind"))?,
        from: super::step(from)?,
        to: super::step(to)?,
        word: Personal::new(word),
        on: on.to_jiff(),
        author: AccountId(author),
        author_name: Personal::new(name),
    };
    Ok((CaseId(case), made))
}

/// The moves of a case in their order.
///
/// # Errors
/// When the database fails.
pub async fn moves(tx: &mut impl Reads, scope: &InSchool, case: CaseId) -> Result<Vec<CaseMove>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(case.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| Ok(one(row)?.1)).collect()
}

/// The moves of the open cases of a school and of those that were closed on a day or later, each in their order.
///
/// # Errors
/// When the database fails.
pub async fn moves_since(
    tx: &mut impl Reads,
    scope: &InSchool,
    since: Date,
) -> Result<BTreeMap<CaseId, Vec<CaseMove>>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(SINCE)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(since)).bind(true).fetch_all(c).await)?;
    let mut by_case: BTreeMap<CaseId, Vec<CaseMove>> = BTreeMap::new();
    for row in rows {
        let (case, made) = one(row)?;
        by_case.entry(case).or_default().push(made);
    }
    Ok(by_case)
}

/// Adds a move.
///
/// # Errors
/// When the case has one of this number, or the database fails.
pub async fn add_move(
    tx: &mut WriteTx,
    scope: &InSchool,
    case: CaseId,
    made: &CaseMove,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(case.0)
        .bind(made.no)
        .bind(made.kind.code())
        .bind(i64::from(made.from))
        .bind(i64::from(made.to))
        .bind(made.word.reveal())
        .bind(jiff_sqlx::Date::from(made.on))
        .bind(made.author.0)
        .bind(made.author_name.reveal())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
