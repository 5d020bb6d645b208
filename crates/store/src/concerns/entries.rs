//! What stands in a protected record, for who reads it; and what somebody handed in herself.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    concerns::{ConcernEntry, EntryKind, Nature, StepTaken, Struck},
    ids::{AccountId, ConcernEntryId, ConcernId, PupilId},
};
use jiff::{Timestamp, civil::Date};
use policy::{InSchool, Own, ReadsConcern};
use sqlx::FromRow;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, kind, happened_on, source, nature, text, is_handed_in, author_id, author_name, made_at, struck_at, \
        struck_by_name, struck_why FROM concern_entries WHERE school_id = $1 AND concern_id = $2 \
        ORDER BY happened_on DESC, made_at DESC, id DESC";
    INSERT = "INSERT INTO concern_entries (school_id, id, concern_id, kind, happened_on, source, nature, text, is_handed_in, \
        author_id, author_name, made_at, struck_at, struck_by_name, struck_why) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, '', '')";
    STRIKE = "UPDATE concern_entries SET struck_at = $4, struck_by_name = $5, struck_why = $6 \
        WHERE school_id = $1 AND concern_id = $2 AND id = $3 AND struck_at IS NULL";
    OWN = "SELECT e.happened_on, e.text, e.made_at, c.pupil_id FROM concern_entries e \
        JOIN concerns c ON c.school_id = e.school_id AND c.id = e.concern_id \
        WHERE e.school_id = $1 AND e.author_id = $2 AND e.is_handed_in = $3 ORDER BY e.made_at DESC, e.id DESC";
    STEPS = "SELECT step, taken_on, author_name FROM concern_steps WHERE school_id = $1 AND concern_id = $2 ORDER BY step";
    STEPS_OF_SCHOOL = "SELECT concern_id, step FROM concern_steps WHERE school_id = $1 ORDER BY step";
    PUT_STEP = "INSERT INTO concern_steps (school_id, concern_id, step, taken_on, author_name, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (school_id, concern_id, step) DO UPDATE \
        SET taken_on = excluded.taken_on, author_name = excluded.author_name, made_at = excluded.made_at";
    STEP_BACK = "DELETE FROM concern_steps WHERE school_id = $1 AND concern_id = $2 AND step = $3";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    happened_on: jiff_sqlx::Date,
    source: String,
    nature: String,
    text: String,
    is_handed_in: bool,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    struck_at: Option<jiff_sqlx::Timestamp>,
    struck_by_name: String,
    struck_why: String,
}

impl TryFrom<Row> for ConcernEntry {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let kind = EntryKind::from_code(&row.kind);
        let nature = Nature::from_code(&row.nature);
        let (by_name, why) = (Personal::new(row.struck_by_name), Personal::new(row.struck_why));
        Ok(Self {
            id: ConcernEntryId(row.id),
            kind: kind.ok_or(StoreError::Unreadable("concern_entries.kind"))?,
            happened_on: row.happened_on.to_jiff(),
            source: Personal::new(row.source),
            nature: nature.ok_or(StoreError::Unreadable("concern_entries.nature"))?,
            text: Personal::new(row.text),
            is_handed_in: row.is_handed_in,
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            struck: row.struck_at.map(|at| Struck { at: at.to_jiff(), by_name, why }),
        })
    }
}

/// The entries of a record, the newest day first, also those that were struck out.
///
/// # Errors
/// When the database fails or holds something unreadable.
pub async fn entries(tx: &mut impl Reads, proof: &ReadsConcern) -> Result<Vec<ConcernEntry>, StoreError> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(LIST)
        .bind(proof.school().0).bind(proof.concern().0).fetch_all(c).await)?;
    rows.into_iter().map(ConcernEntry::try_from).collect()
}

/// Adds an entry. Who hands one in does not read the record, so this asks for no proof.
///
/// # Errors
/// When the database fails.
pub async fn add_entry(
    tx: &mut WriteTx,
    scope: &InSchool,
    concern: ConcernId,
    new: &ConcernEntry,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(new.id.0)
        .bind(concern.0)
        .bind(new.kind.code())
        .bind(jiff_sqlx::Date::from(new.happened_on))
        .bind(new.source.reveal())
        .bind(new.nature.code())
        .bind(new.text.reveal())
        .bind(new.is_handed_in)
        .bind(new.author.0)
        .bind(new.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(new.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Strikes an entry out. False when there is none, or it is struck out already.
///
/// # Errors
/// When the database fails.
pub async fn strike_out(
    tx: &mut WriteTx,
    proof: &ReadsConcern,
    entry: ConcernEntryId,
    struck: &Struck,
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(STRIKE)
        .bind(proof.school().0)
        .bind(proof.concern().0)
        .bind(entry.0)
        .bind(jiff_sqlx::Timestamp::from(struck.at))
        .bind(struck.by_name.reveal())
        .bind(struck.why.reveal())
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// A signal that somebody handed in herself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSignal {
    /// About whom.
    pub pupil: PupilId,
    /// The day it is about.
    pub happened_on: Date,
    /// What she wrote.
    pub text: Personal<String>,
    /// When she handed it in.
    pub made_at: Timestamp,
}

/// What somebody handed in herself in a school, the newest first. What became of it is not told: also what was struck out
/// stands there as she wrote it.
///
/// # Errors
/// When the database fails.
pub async fn own_signals(
    tx: &mut impl Reads,
    scope: &InSchool,
    own: &Own,
) -> Result<Vec<OwnSignal>, StoreError> {
    let rows: Vec<(jiff_sqlx::Date, String, jiff_sqlx::Timestamp, Uuid)> = on!(tx, c => sqlx::query_as(OWN)
        .bind(scope.school().0).bind(own.account().0).bind(true).fetch_all(c).await)?;
    let one = |(day, text, at, pupil): (jiff_sqlx::Date, String, jiff_sqlx::Timestamp, Uuid)| OwnSignal {
        pupil: PupilId(pupil),
        happened_on: day.to_jiff(),
        text: Personal::new(text),
        made_at: at.to_jiff(),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The steps of the meldcode that were taken in a record, in their order.
///
/// # Errors
/// When the database fails or holds something unreadable.
pub async fn steps(tx: &mut impl Reads, proof: &ReadsConcern) -> Result<Vec<StepTaken>, StoreError> {
    let rows: Vec<(i64, jiff_sqlx::Date, String)> = on!(tx, c => sqlx::query_as(STEPS)
        .bind(proof.school().0).bind(proof.concern().0).fetch_all(c).await)?;
    let one = |(step, day, name): (i64, jiff_sqlx::Date, String)| {
        Ok(StepTaken { step: readable(step)?, taken_on: day.to_jiff(), author_name: Personal::new(name) })
    };
    rows.into_iter().map(one).collect()
}

fn readable(step: i64) -> Result<u8, StoreError> {
    u8::try_from(step).map_err(|_| StoreError::Unreadable("concern_steps.step"))
}

/// Which steps were taken in each record of a school.
///
/// # Errors
/// When the database fails or holds something unreadable.
pub async fn steps_taken(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<BTreeMap<ConcernId, Vec<u8>>, StoreError> {
    let rows: Vec<(Uuid, i64)> =
        on!(tx, c => sqlx::query_as(STEPS_OF_SCHOOL).bind(scope.school().0).fetch_all(c).await)?;
    let mut all: BTreeMap<ConcernId, Vec<u8>> = BTreeMap::new();
    for (concern, step) in rows {
        all.entry(ConcernId(concern)).or_default().push(readable(step)?);
    }
    Ok(all)
}

/// Keeps that a step was taken on a day; said again it has the later day.
///
/// # Errors
/// When the database fails.
pub async fn put_step(
    tx: &mut WriteTx,
    proof: &ReadsConcern,
    (taken, at): (&StepTaken, Timestamp),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT_STEP)
        .bind(proof.school().0)
        .bind(proof.concern().0)
        .bind(i64::from(taken.step))
        .bind(jiff_sqlx::Date::from(taken.taken_on))
        .bind(taken.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes back that a step was taken. False when it was not.
///
/// # Errors
/// When the database fails.
pub async fn take_step_back(tx: &mut WriteTx, proof: &ReadsConcern, step: u8) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(STEP_BACK)
        .bind(proof.school().0).bind(proof.concern().0).bind(i64::from(step))
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
