//! The agreements themselves.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    agreements::{Agreement, AgreementSource, AgreementState},
    ids::{AccountId, AgreementId, GroupId, PupilId},
};
use jiff::civil::Date;
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    ONE = "SELECT id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, pupil_id, group_id, source_kind, \
        source_id, is_private, state, closed_on, reason, moves, author_id, author_name, made_at, changed_at, version \
        FROM agreements WHERE school_id = $1 AND id = $2";
    OPEN = "SELECT id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, pupil_id, group_id, source_kind, \
        source_id, is_private, state, closed_on, reason, moves, author_id, author_name, made_at, changed_at, version \
        FROM agreements WHERE school_id = $1 AND state = 'open' ORDER BY due_on, id";
    CLOSED = "SELECT id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, pupil_id, group_id, source_kind, \
        source_id, is_private, state, closed_on, reason, moves, author_id, author_name, made_at, changed_at, version \
        FROM agreements WHERE school_id = $1 AND state IN ('done', 'dropped') AND closed_on >= $2 \
        ORDER BY closed_on DESC, id DESC LIMIT $3";
    PROMISED = "SELECT id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, pupil_id, group_id, source_kind, \
        source_id, is_private, state, closed_on, reason, moves, author_id, author_name, made_at, changed_at, version \
        FROM agreements WHERE school_id = $1 AND first_due_on BETWEEN $2 AND $3 ORDER BY first_due_on, id";
    OF_SOURCE = "SELECT id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, pupil_id, group_id, source_kind, \
        source_id, is_private, state, closed_on, reason, moves, author_id, author_name, made_at, changed_at, version \
        FROM agreements WHERE school_id = $1 AND source_id = $2 AND source_kind = $3 ORDER BY due_on, id";
    ABOUT_PUPIL = "SELECT id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, pupil_id, group_id, source_kind, \
        source_id, is_private, state, closed_on, reason, moves, author_id, author_name, made_at, changed_at, version \
        FROM agreements WHERE school_id = $1 AND pupil_id = $2 ORDER BY due_on DESC, id DESC";
    OF_GROUP = "SELECT id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, pupil_id, group_id, source_kind, \
        source_id, is_private, state, closed_on, reason, moves, author_id, author_name, made_at, changed_at, version \
        FROM agreements WHERE school_id = $1 AND (group_id = $2 OR pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)) \
        ORDER BY due_on DESC, id DESC";
    INSERT = "INSERT INTO agreements (school_id, id, what, owner_id, owner_name, first_due_on, due_on, halfway_on, halfway_at, \
        pupil_id, group_id, source_kind, source_id, is_private, state, closed_on, reason, moves, author_id, author_name, \
        made_at, changed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
        $18, $19, $20, $21, $22, 1)";
    CHANGE = "UPDATE agreements SET what = $4, owner_id = $5, owner_name = $6, due_on = $7, halfway_on = $8, \
        halfway_at = $9, pupil_id = $10, group_id = $11, is_private = $12, state = $13, closed_on = $14, reason = $15, \
        moves = $16, changed_at = $17, first_due_on = $18, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
    FORGET_MOVES = "DELETE FROM agreement_moves WHERE school_id = $1 AND agreement_id IN (\
        SELECT id FROM agreements WHERE school_id = $1 AND source_id = $2 AND source_kind = $3)";
    FORGET = "DELETE FROM agreements WHERE school_id = $1 AND source_id = $2 AND source_kind = $3";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    what: String,
    owner_id: Option<Uuid>,
    owner_name: String,
    first_due_on: jiff_sqlx::Date,
    due_on: jiff_sqlx::Date,
    halfway_on: Option<jiff_sqlx::Date>,
    halfway_at: Option<jiff_sqlx::Timestamp>,
    pupil_id: Option<Uuid>,
    group_id: Option<Uuid>,
    source_kind: String,
    source_id: Option<Uuid>,
    is_private: bool,
    state: String,
    closed_on: Option<jiff_sqlx::Date>,
    reason: String,
    moves: i64,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    changed_at: jiff_sqlx::Timestamp,
    version: i64,
}

impl TryFrom<Row> for Agreement {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let source = AgreementSource::from_parts(&row.source_kind, row.source_id);
        Ok(Self {
            id: AgreementId(row.id),
            what: Personal::new(row.what),
            owner: row.owner_id.map(AccountId),
            owner_name: Personal::new(row.owner_name),
            first_due_on: row.first_due_on.to_jiff(),
            due_on: row.due_on.to_jiff(),
            halfway_on: row.halfway_on.map(jiff_sqlx::Date::to_jiff),
            halfway_at: row.halfway_at.map(jiff_sqlx::Timestamp::to_jiff),
            pupil: row.pupil_id.map(PupilId),
            group: row.group_id.map(GroupId),
            source: source.ok_or(StoreError::Unreadable("agreements.source_kind"))?,
            is_private: row.is_private,
            state: AgreementState::from_code(&row.state).ok_or(StoreError::Unreadable("agreements.state"))?,
            closed_on: row.closed_on.map(jiff_sqlx::Date::to_jiff),
            reason: Personal::new(row.reason),
            moves: row.moves,
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            changed_at: row.changed_at.to_jiff(),
            version: row.version,
        })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<Agreement>, StoreError> {
    rows.into_iter().map(Agreement::try_from).collect()
}

/// One agreement.
///
/// # Errors
/// When the database fails.
pub async fn agreement(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: AgreementId,
) -> Result<Option<Agreement>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?;
    row.map(Agreement::try_from).transpose()
}

/// All open agreements of a school, those that are due first in front.
///
/// # Errors
/// When the database fails.
pub async fn open_agreements(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Agreement>, StoreError> {
    all(on!(tx, c => sqlx::query_as(OPEN).bind(scope.school().0).fetch_all(c).await)?)
}

/// The agreements that were done or dropped since a day, the last ones first, so many at most.
///
/// # Errors
/// When the database fails.
pub async fn closed_agreements(
    tx: &mut impl Reads,
    scope: &InSchool,
    (since, most): (Date, i64),
) -> Result<Vec<Agreement>, StoreError> {
    all(on!(tx, c => sqlx::query_as(CLOSED)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(since)).bind(most).fetch_all(c).await)?)
}

/// The agreements that were first promised for a day in a period, both ends counted.
///
/// # Errors
/// When the database fails.
pub async fn agreements_promised_between(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<Agreement>, StoreError> {
    let (from, until) = (jiff_sqlx::Date::from(from), jiff_sqlx::Date::from(until));
    all(on!(tx, c => sqlx::query_as(PROMISED)
        .bind(scope.school().0).bind(from).bind(until).fetch_all(c).await)?)
}

/// The agreements of a talk, a plan or a case; none of nothing.
///
/// # Errors
/// When the database fails.
pub async fn agreements_of_source(
    tx: &mut impl Reads,
    scope: &InSchool,
    source: AgreementSource,
) -> Result<Vec<Agreement>, StoreError> {
    let (kind, Some(id)) = source.parts() else { return Ok(Vec::new()) };
    all(
        on!(tx, c => sqlx::query_as(OF_SOURCE).bind(scope.school().0).bind(id).bind(kind).fetch_all(c).await)?,
    )
}

/// The agreements about a pupil, those that are due last in front.
///
/// # Errors
/// When the database fails.
pub async fn agreements_about_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Agreement>, StoreError> {
    all(on!(tx, c => sqlx::query_as(ABOUT_PUPIL).bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?)
}

/// The agreements about a group and about the pupils who are or were in it, those that are due last in front.
///
/// # Errors
/// When the database fails.
pub async fn agreements_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Vec<Agreement>, StoreError> {
    all(on!(tx, c => sqlx::query_as(OF_GROUP).bind(scope.school().0).bind(group.0).fetch_all(c).await)?)
}

/// Adds an agreement, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_agreement(tx: &mut WriteTx, scope: &InSchool, one: &Agreement) -> Result<(), StoreError> {
    let (kind, source) = one.source.parts();
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(one.id.0)
        .bind(one.what.reveal())
        .bind(one.owner.map(|owner| owner.0))
        .bind(one.owner_name.reveal())
        .bind(jiff_sqlx::Date::from(one.first_due_on))
        .bind(jiff_sqlx::Date::from(one.due_on))
        .bind(one.halfway_on.map(jiff_sqlx::Date::from))
        .bind(one.halfway_at.map(jiff_sqlx::Timestamp::from))
        .bind(one.pupil.map(|pupil| pupil.0))
        .bind(one.group.map(|group| group.0))
        .bind(kind)
        .bind(source)
        .bind(one.is_private)
        .bind(one.state.code())
        .bind(one.closed_on.map(jiff_sqlx::Date::from))
        .bind(one.reason.reveal())
        .bind(one.moves)
        .bind(one.author.0)
        .bind(one.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(one.made_at))
        .bind(jiff_sqlx::Timestamp::from(one.changed_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes an agreement that still has this version; false when somebody was first. Its author and where it comes from
/// stay.
///
/// # Errors
/// When the database fails.
pub async fn change_agreement(
    tx: &mut WriteTx,
    scope: &InSchool,
    one: &Agreement,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(one.id.0)
        .bind(one.version)
        .bind(one.what.reveal())
        .bind(one.owner.map(|owner| owner.0))
        .bind(one.owner_name.reveal())
        .bind(jiff_sqlx::Date::from(one.due_on))
        .bind(one.halfway_on.map(jiff_sqlx::Date::from))
        .bind(one.halfway_at.map(jiff_sqlx::Timestamp::from))
        .bind(one.pupil.map(|pupil| pupil.0))
        .bind(one.group.map(|group| group.0))
        .bind(one.is_private)
        .bind(one.state.code())
        .bind(one.closed_on.map(jiff_sqlx::Date::from))
        .bind(one.reason.reveal())
        .bind(one.moves)
        .bind(jiff_sqlx::Timestamp::from(one.changed_at))
        .bind(jiff_sqlx::Date::from(one.first_due_on))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Forgets the agreements of a talk, a plan or a case that is forgotten itself; gives how many records that were.
///
/// # Errors
/// When the database fails.
pub async fn forget_agreements_of_source(
    tx: &mut WriteTx,
    scope: &InSchool,
    source: AgreementSource,
) -> Result<u64, StoreError> {
    let (kind, Some(id)) = source.parts() else { return Ok(0) };
    let mut records = 0_u64;
    for statement in [FORGET_MOVES, FORGET] {
        let gone = on!(tx, c => sqlx::query(statement).bind(scope.school().0).bind(id).bind(kind).execute(c).await
            .map(|done| done.rows_affected()))?;
        records = records.saturating_add(gone);
    }
    Ok(records)
}
