//! The agendas of talks.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{PupilId, TalkId, TalkSubjectId},
    meetings::{SubjectKind, TalkSubject},
};
use jiff::civil::Date;
use policy::InSchool;
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT talk_id, id, kind, about_id, pupil_id, title, why, part, is_main, is_by_hand, is_done, is_removed, \
        position, version FROM talk_subjects WHERE school_id = $1 AND talk_id = $2 ORDER BY position, id";
    BETWEEN = "SELECT s.talk_id, s.id, s.kind, s.about_id, s.pupil_id, s.title, s.why, s.part, s.is_main, s.is_by_hand, \
        s.is_done, s.is_removed, s.position, s.version FROM talk_subjects s \
        JOIN talks t ON t.school_id = s.school_id AND t.id = s.talk_id \
        WHERE s.school_id = $1 AND t.held_on >= $2 AND t.held_on <= $3 AND s.is_removed = $4 ORDER BY s.position, s.id";
    ADD = "INSERT INTO talk_subjects (school_id, talk_id, id, kind, about_id, pupil_id, title, why, part, is_main, \
        is_by_hand, is_done, is_removed, position, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
        $14, 1)";
    CHANGE = "UPDATE talk_subjects SET title = $5, why = $6, part = $7, is_done = $8, is_removed = $9, is_by_hand = $10, \
        position = $11, version = version + 1 WHERE school_id = $1 AND talk_id = $2 AND id = $3 AND version = $4";
    FORGET = "DELETE FROM talk_subjects WHERE school_id = $1 AND talk_id = $2 AND id = $3 AND version = $4 \
        AND NOT EXISTS (SELECT 1 FROM talk_texts WHERE school_id = $1 AND talk_id = $2 AND part = $5)";
}

#[derive(FromRow)]
struct Row {
    talk_id: Uuid,
    id: Uuid,
    kind: String,
    about_id: Option<Uuid>,
    pupil_id: Option<Uuid>,
    title: String,
    why: String,
    part: String,
    is_main: bool,
    is_by_hand: bool,
    is_done: bool,
    is_removed: bool,
    position: i64,
    version: i64,
}

fn subject(row: Row) -> Result<TalkSubject, StoreError> {
    Ok(TalkSubject {
        id: TalkSubjectId(row.id),
        kind: SubjectKind::from_code(&row.kind).ok_or(StoreError::Unreadable("talk_subjects.kind"))?,
        about: row.about_id,
        pupil: row.pupil_id.map(PupilId),
        title: Personal::new(row.title),
        why: read(&row.why, "talk_subjects.why")?,
        part: row.part,
        is_main: row.is_main,
        is_by_hand: row.is_by_hand,
        is_done: row.is_done,
        is_removed: row.is_removed,
        position: row.position,
        version: row.version,
    })
}

/// The subjects of a talk, also those that were taken off.
///
/// # Errors
/// When the database fails.
pub async fn subjects(
    tx: &mut impl Reads,
    scope: &InSchool,
    talk: TalkId,
) -> Result<Vec<TalkSubject>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(talk.0).fetch_all(c).await)?;
    rows.into_iter().map(subject).collect()
}

/// The subjects of the talks from one day to another, without those that were taken off.
///
/// # Errors
/// When the database fails.
pub async fn subjects_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<BTreeMap<TalkId, Vec<TalkSubject>>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(BETWEEN)
        .bind(scope.school().0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .bind(false)
        .fetch_all(c)
        .await)?;
    let mut by_talk: BTreeMap<TalkId, Vec<TalkSubject>> = BTreeMap::new();
    for row in rows {
        by_talk.entry(TalkId(row.talk_id)).or_default().push(subject(row)?);
    }
    Ok(by_talk)
}

/// Puts a subject on an agenda, as its first version.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when the same is sent twice.
pub async fn add_subject(
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, subject): (TalkId, &TalkSubject),
) -> Result<(), StoreError> {
    let why = written(&subject.why)?;
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(talk.0)
        .bind(subject.id.0)
        .bind(subject.kind.code())
        .bind(subject.about)
        .bind(subject.pupil.map(|pupil| pupil.0))
        .bind(subject.title.reveal())
        .bind(&why)
        .bind(&subject.part)
        .bind(subject.is_main)
        .bind(subject.is_by_hand)
        .bind(subject.is_done)
        .bind(subject.is_removed)
        .bind(subject.position)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes a subject that still has this version; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_subject(
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, subject): (TalkId, &TalkSubject),
) -> Result<bool, StoreError> {
    let why = written(&subject.why)?;
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(talk.0)
        .bind(subject.id.0)
        .bind(subject.version)
        .bind(subject.title.reveal())
        .bind(&why)
        .bind(&subject.part)
        .bind(subject.is_done)
        .bind(subject.is_removed)
        .bind(subject.is_by_hand)
        .bind(subject.position)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Forgets a subject that Stut put there and nobody touched; false when somebody changed it or wrote about it in the
/// meantime: then it stays.
///
/// # Errors
/// When the database fails.
pub async fn forget_subject(
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, subject): (TalkId, &TalkSubject),
) -> Result<bool, StoreError> {
    let part = subject.id.to_string();
    on!(tx, c => sqlx::query(FORGET)
        .bind(scope.school().0)
        .bind(talk.0)
        .bind(subject.id.0)
        .bind(subject.version)
        .bind(&part)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
