//! Who takes part in talks.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, TalkId},
    meetings::{PersonRole, TalkPerson},
};
use jiff::civil::Date;
use policy::InSchool;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, account_id, name, role, is_absent FROM talk_people WHERE school_id = $1 AND talk_id = $2 \
        ORDER BY position, name, id";
    BETWEEN = "SELECT p.talk_id, p.id, p.account_id, p.name, p.role, p.is_absent FROM talk_people p \
        JOIN talks t ON t.school_id = p.school_id AND t.id = p.talk_id \
        WHERE p.school_id = $1 AND t.held_on >= $2 AND t.held_on <= $3 ORDER BY p.position, p.name, p.id";
    ADD = "INSERT INTO talk_people (school_id, talk_id, id, account_id, name, role, is_absent, position) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, \
        (SELECT coalesce(max(position), 0) + 1 FROM talk_people WHERE school_id = $1 AND talk_id = $2))";
    CHANGE = "UPDATE talk_people SET role = $4, is_absent = $5 WHERE school_id = $1 AND talk_id = $2 AND id = $3";
    REMOVE = "DELETE FROM talk_people WHERE school_id = $1 AND talk_id = $2 AND id = $3";
}

type Row = (Uuid, Option<Uuid>, String, String, bool);

fn person((id, account, name, role, is_absent): Row) -> Result<TalkPerson, StoreError> {
    Ok(TalkPerson {
        id,
        account: account.map(AccountId),
        name: Personal::new(name),
        role: PersonRole::from_code(&role).ok_or(StoreError::Unreadable("talk_people.role"))?,
        is_absent,
    })
}

/// Who takes part in a talk.
///
/// # Errors
/// When the database fails.
pub async fn people(
    tx: &mut impl Reads,
    scope: &InSchool,
    talk: TalkId,
) -> Result<Vec<TalkPerson>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(talk.0).fetch_all(c).await)?;
    rows.into_iter().map(person).collect()
}

/// Who takes part in the talks from one day to another.
///
/// # Errors
/// When the database fails.
pub async fn people_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<BTreeMap<TalkId, Vec<TalkPerson>>, StoreError> {
    type OfTalk = (Uuid, Uuid, Option<Uuid>, String, String, bool);
    let rows = on!(tx, c => sqlx::query_as::<_, OfTalk>(BETWEEN)
        .bind(scope.school().0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?;
    let mut by_talk: BTreeMap<TalkId, Vec<TalkPerson>> = BTreeMap::new();
    for (talk, id, account, name, role, is_absent) in rows {
        by_talk.entry(TalkId(talk)).or_default().push(person((id, account, name, role, is_absent))?);
    }
    Ok(by_talk)
}

/// Adds somebody, behind the others.
///
/// # Errors
/// When the database fails.
pub async fn add_person(
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, person): (TalkId, &TalkPerson),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(talk.0)
        .bind(person.id)
        .bind(person.account.map(|account| account.0))
        .bind(person.name.reveal())
        .bind(person.role.code())
        .bind(person.is_absent)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes as what somebody takes part, and whether she was there; false when she does not take part.
///
/// # Errors
/// When the database fails.
pub async fn change_person(
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, person): (TalkId, &TalkPerson),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(talk.0)
        .bind(person.id)
        .bind(person.role.code())
        .bind(person.is_absent)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Takes somebody off; false when she did not take part.
///
/// # Errors
/// When the database fails.
pub async fn remove_person(
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, person): (TalkId, Uuid),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(talk.0)
        .bind(person)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
