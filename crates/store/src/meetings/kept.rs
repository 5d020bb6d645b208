//! The talks themselves.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId, GroupId, PupilId, TalkId},
    meetings::{Talk, TalkState, TalkTime},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    ONE = "SELECT id, kind, title, held_on, starts_minute, minutes, place, group_id, case_id, state, is_private, round_id, \
        author_id, author_name, made_at, changed_at, prepared_at, version FROM talks WHERE school_id = $1 AND id = $2";
    BETWEEN = "SELECT id, kind, title, held_on, starts_minute, minutes, place, group_id, case_id, state, is_private, \
        round_id, author_id, author_name, made_at, changed_at, prepared_at, version FROM talks \
        WHERE school_id = $1 AND held_on >= $2 AND held_on <= $3 ORDER BY held_on, coalesce(starts_minute, -1), id";
    OF_ROUND = "SELECT id, kind, title, held_on, starts_minute, minutes, place, group_id, case_id, state, is_private, \
        round_id, author_id, author_name, made_at, changed_at, prepared_at, version FROM talks \
        WHERE school_id = $1 AND round_id = $2 ORDER BY held_on, coalesce(starts_minute, -1), id";
    OF_PUPIL = "SELECT id, kind, title, held_on, starts_minute, minutes, place, group_id, case_id, state, is_private, \
        round_id, author_id, author_name, made_at, changed_at, prepared_at, version FROM talks \
        WHERE school_id = $1 AND id IN (SELECT talk_id FROM talk_subjects \
            WHERE school_id = $1 AND pupil_id = $2 AND is_removed = $3) ORDER BY held_on DESC, coalesce(starts_minute, -1), id";
    MATTERS = "SELECT t.id, s.pupil_id FROM talks t \
        JOIN talk_subjects s ON s.school_id = t.school_id AND s.talk_id = t.id \
        WHERE t.school_id = $1 AND t.state = 'planned' AND t.held_on >= $2 AND t.is_private = $3 \
        AND s.is_removed = $3 AND s.pupil_id IS NOT NULL AND (s.is_main <> $3 OR s.is_by_hand <> $3)";
    MATTERS_OF_PUPIL = "SELECT t.id, s.pupil_id FROM talks t \
        JOIN talk_subjects s ON s.school_id = t.school_id AND s.talk_id = t.id \
        WHERE t.school_id = $1 AND t.state = 'planned' AND t.held_on >= $2 AND t.is_private = $3 \
        AND s.is_removed = $3 AND s.pupil_id = $4 AND (s.is_main <> $3 OR s.is_by_hand <> $3)";
    MATTERS_OF_GROUP = "SELECT t.id, s.pupil_id FROM talks t \
        JOIN talk_subjects s ON s.school_id = t.school_id AND s.talk_id = t.id \
        WHERE t.school_id = $1 AND t.state = 'planned' AND t.held_on >= $2 AND t.is_private = $3 \
        AND s.is_removed = $3 AND (s.is_main <> $3 OR s.is_by_hand <> $3) AND s.pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $4 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $4)";
    INSERT = "INSERT INTO talks (school_id, id, kind, title, held_on, starts_minute, minutes, place, group_id, case_id, \
        state, is_private, round_id, author_id, author_name, made_at, changed_at, prepared_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)";
    CHANGE = "UPDATE talks SET title = $4, held_on = $5, starts_minute = $6, minutes = $7, place = $8, state = $9, \
        changed_at = $10, prepared_at = $11, version = version + 1 WHERE school_id = $1 AND id = $2 AND version = $3";
    TOUCH = "UPDATE talks SET changed_at = $3 WHERE school_id = $1 AND id = $2 AND state = $4";
    FORGET_TEXTS = "DELETE FROM talk_texts WHERE school_id = $1 AND talk_id = $2";
    FORGET_VERSIONS = "DELETE FROM talk_text_versions WHERE school_id = $1 AND talk_id = $2";
    FORGET_SUBJECTS = "DELETE FROM talk_subjects WHERE school_id = $1 AND talk_id = $2";
    FORGET_PEOPLE = "DELETE FROM talk_people WHERE school_id = $1 AND talk_id = $2";
    FORGET = "DELETE FROM talks WHERE school_id = $1 AND id = $2";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    title: String,
    held_on: jiff_sqlx::Date,
    starts_minute: Option<i64>,
    minutes: i64,
    place: String,
    group_id: Option<Uuid>,
    case_id: Option<Uuid>,
    state: String,
    is_private: bool,
    round_id: Option<Uuid>,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    changed_at: jiff_sqlx::Timestamp,
    prepared_at: Option<jiff_sqlx::Timestamp>,
    version: i64,
}

impl TryFrom<Row> for Talk {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let time = |minutes: i64| TalkTime::at(minutes).ok_or(StoreError::Unreadable("talks.starts_minute"));
        Ok(Self {
            id: TalkId(row.id),
            kind: row.kind,
            title: Personal::new(row.title),
            held_on: row.held_on.to_jiff(),
            starts_at: row.starts_minute.map(time).transpose()?,
            minutes: row.minutes,
            place: row.place,
            group: row.group_id.map(GroupId),
            case: row.case_id.map(CaseId),
            state: TalkState::from_code(&row.state).ok_or(StoreError::Unreadable("talks.state"))?,
            is_private: row.is_private,
            round: row.round_id,
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            changed_at: row.changed_at.to_jiff(),
            prepared_at: row.prepared_at.map(jiff_sqlx::Timestamp::to_jiff),
            version: row.version,
        })
    }
}

fn talks(rows: Vec<Row>) -> Result<Vec<Talk>, StoreError> {
    rows.into_iter().map(Talk::try_from).collect()
}

/// One talk.
///
/// # Errors
/// When the database fails.
pub async fn talk(tx: &mut impl Reads, scope: &InSchool, id: TalkId) -> Result<Option<Talk>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?;
    row.map(Talk::try_from).transpose()
}

/// The talks of a school from one day to another, by day and time. Private ones are among them: the caller shows them to
/// nobody but who takes part.
///
/// # Errors
/// When the database fails.
pub async fn talks_between(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<Talk>, StoreError> {
    talks(on!(tx, c => sqlx::query_as(BETWEEN)
        .bind(scope.school().0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?)
}

/// The talks that were planned in one go.
///
/// # Errors
/// When the database fails.
pub async fn talks_of_round(
    tx: &mut impl Reads,
    scope: &InSchool,
    round: Uuid,
) -> Result<Vec<Talk>, StoreError> {
    talks(on!(tx, c => sqlx::query_as(OF_ROUND).bind(scope.school().0).bind(round).fetch_all(c).await)?)
}

/// The talks on whose agenda a pupil stands, the newest first; private ones are among them.
///
/// # Errors
/// When the database fails.
pub async fn talks_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Talk>, StoreError> {
    talks(on!(tx, c => sqlx::query_as(OF_PUPIL)
        .bind(scope.school().0).bind(pupil.0).bind(false).fetch_all(c).await)?)
}

/// A pupil about whom a talk is planned: who put the pupil on its agenda was a person, not a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TalkMatter {
    /// The talk.
    pub talk: TalkId,
    /// The pupil.
    pub pupil: PupilId,
}

fn matters(rows: Vec<(Uuid, Uuid)>) -> Vec<TalkMatter> {
    rows.into_iter().map(|(talk, pupil)| TalkMatter { talk: TalkId(talk), pupil: PupilId(pupil) }).collect()
}

/// About which pupils of a school a talk is planned on a day or later. Private talks count for nobody.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
    today: Date,
) -> Result<Vec<TalkMatter>, StoreError> {
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(today)).bind(false).fetch_all(c).await)?))
}

/// Which talks are planned about a pupil.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    (pupil, today): (PupilId, Date),
) -> Result<Vec<TalkMatter>, StoreError> {
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS_OF_PUPIL)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(today)).bind(false).bind(pupil.0).fetch_all(c).await)?))
}

/// About which of the pupils who are or were in a group a talk is planned.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    (group, today): (GroupId, Date),
) -> Result<Vec<TalkMatter>, StoreError> {
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS_OF_GROUP)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(today)).bind(false).bind(group.0).fetch_all(c).await)?))
}

/// Adds a talk, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_talk(tx: &mut WriteTx, scope: &InSchool, talk: &Talk) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(talk.id.0)
        .bind(&talk.kind)
        .bind(talk.title.reveal())
        .bind(jiff_sqlx::Date::from(talk.held_on))
        .bind(talk.starts_at.map(TalkTime::minutes))
        .bind(talk.minutes)
        .bind(&talk.place)
        .bind(talk.group.map(|group| group.0))
        .bind(talk.case.map(|case| case.0))
        .bind(talk.state.code())
        .bind(talk.is_private)
        .bind(talk.round)
        .bind(talk.author.0)
        .bind(talk.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(talk.made_at))
        .bind(jiff_sqlx::Timestamp::from(talk.changed_at))
        .bind(talk.prepared_at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes a talk that still has this version; false when somebody was first. Its kind, whom it is about and whether it is
/// private stay as they were made.
///
/// # Errors
/// When the database fails.
pub async fn change_talk(tx: &mut WriteTx, scope: &InSchool, talk: &Talk) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(talk.id.0)
        .bind(talk.version)
        .bind(talk.title.reveal())
        .bind(jiff_sqlx::Date::from(talk.held_on))
        .bind(talk.starts_at.map(TalkTime::minutes))
        .bind(talk.minutes)
        .bind(&talk.place)
        .bind(talk.state.code())
        .bind(jiff_sqlx::Timestamp::from(talk.changed_at))
        .bind(talk.prepared_at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Says that something of a talk was changed, and keeps its state until the end of the transaction; false when it is in
/// another state by now.
///
/// # Errors
/// When the database fails.
pub async fn touch(
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, state): (TalkId, TalkState),
    at: Timestamp,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(TOUCH)
        .bind(scope.school().0)
        .bind(talk.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(state.code())
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Forgets a talk with everything in it; gives how many records that were.
///
/// # Errors
/// When the database fails.
pub async fn forget_talk(tx: &mut WriteTx, scope: &InSchool, talk: TalkId) -> Result<u64, StoreError> {
    let mut records = 0_u64;
    for statement in [FORGET_TEXTS, FORGET_VERSIONS, FORGET_SUBJECTS, FORGET_PEOPLE, FORGET] {
        let gone = on!(tx, c => sqlx::query(statement).bind(scope.school().0).bind(talk.0).execute(c).await
            .map(|done| done.rows_affected()))?;
        records = records.saturating_add(gone);
    }
    Ok(records)
}
