//! The cases themselves.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId, GroupId, PupilId},
    route::{Case, CaseKind, Closing, NeedOf},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    ONE = "SELECT id, kind, title, subject, needs, group_id, is_open, step, arrival, here_since, asker_id, asker_name, \
        is_shared, closing, opened_on, closed_on, changed_at, version FROM cases WHERE school_id = $1 AND id = $2";
    WAITING = "SELECT id, kind, title, subject, needs, group_id, is_open, step, arrival, here_since, asker_id, asker_name, \
        is_shared, closing, opened_on, closed_on, changed_at, version FROM cases WHERE school_id = $1 AND is_open = $2 \
        ORDER BY here_since, id";
    SINCE = "SELECT id, kind, title, subject, needs, group_id, is_open, step, arrival, here_since, asker_id, asker_name, \
        is_shared, closing, opened_on, closed_on, changed_at, version FROM cases WHERE school_id = $1 \
        AND (is_open = $3 OR closed_on >= $2) ORDER BY opened_on, id";
    OF_PUPIL = "SELECT id, kind, title, subject, needs, group_id, is_open, step, arrival, here_since, asker_id, asker_name, \
        is_shared, closing, opened_on, closed_on, changed_at, version FROM cases WHERE school_id = $1 AND id IN (\
            SELECT case_id FROM case_pupils WHERE school_id = $1 AND pupil_id = $2) ORDER BY opened_on DESC, id DESC";
    MATTERS = "SELECT cp.pupil_id, c.subject FROM cases c JOIN case_pupils cp \
        ON cp.school_id = c.school_id AND cp.case_id = c.id WHERE c.school_id = $1 AND c.is_open = $2";
    MATTERS_OF_PUPIL = "SELECT cp.pupil_id, c.subject FROM case_pupils cp JOIN cases c \
        ON c.school_id = cp.school_id AND c.id = cp.case_id \
        WHERE cp.school_id = $1 AND cp.pupil_id = $3 AND c.is_open = $2";
    MATTERS_OF_GROUP = "SELECT cp.pupil_id, c.subject FROM cases c JOIN case_pupils cp \
        ON cp.school_id = c.school_id AND cp.case_id = c.id \
        WHERE c.school_id = $1 AND c.is_open = $2 AND cp.pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $3 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $3)";
    INSERT = "INSERT INTO cases (school_id, id, kind, title, subject, needs, group_id, is_open, step, arrival, here_since, \
        asker_id, asker_name, is_shared, closing, opened_on, closed_on, changed_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)";
    CHANGE = "UPDATE cases SET title = $4, subject = $5, needs = $6, is_open = $7, step = $8, arrival = $9, \
        here_since = $10, is_shared = $11, closing = $12, closed_on = $13, changed_at = $14, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
    TOUCH = "UPDATE cases SET changed_at = $3 WHERE school_id = $1 AND id = $2 AND is_open = $4 AND arrival = $5";
    FORGET_TEXTS = "DELETE FROM case_texts WHERE school_id = $1 AND case_id = $2";
    FORGET_VERSIONS = "DELETE FROM case_text_versions WHERE school_id = $1 AND case_id = $2";
    FORGET_INTERVENTIONS = "DELETE FROM interventions WHERE school_id = $1 AND case_id = $2";
    FORGET_MOVES = "DELETE FROM case_moves WHERE school_id = $1 AND case_id = $2";
    FORGET_PEOPLE = "DELETE FROM case_people WHERE school_id = $1 AND case_id = $2";
    FORGET_CONSENTS = "DELETE FROM case_consents WHERE school_id = $1 AND case_id = $2";
    FORGET_REQUEST = "DELETE FROM case_requests WHERE school_id = $1 AND case_id = $2";
    FORGET_INVITATIONS = "DELETE FROM case_invitations WHERE school_id = $1 AND case_id = $2";
    FORGET_FILES = "DELETE FROM request_files WHERE school_id = $1 AND case_id = $2";
    FORGET_PLANS = "DELETE FROM case_plans WHERE school_id = $1 AND case_id = $2";
    FORGET_PUPILS = "DELETE FROM case_pupils WHERE school_id = $1 AND case_id = $2";
    FORGET = "DELETE FROM cases WHERE school_id = $1 AND id = $2";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    title: String,
    subject: Option<String>,
    needs: String,
    group_id: Option<Uuid>,
    is_open: bool,
    step: i64,
    arrival: i64,
    here_since: jiff_sqlx::Date,
    asker_id: Uuid,
    asker_name: String,
    is_shared: bool,
    closing: Option<String>,
    opened_on: jiff_sqlx::Date,
    closed_on: Option<jiff_sqlx::Date>,
    changed_at: jiff_sqlx::Timestamp,
    version: i64,
}

impl TryFrom<Row> for Case {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let unreadable = StoreError::Unreadable;
        let closing = match row.closing {
            Some(code) => Some(Closing::from_code(&code).ok_or(unreadable("cases.closing"))?),
            None => None,
        };
        Ok(Self {
            id: CaseId(row.id),
            kind: CaseKind::from_code(&row.kind).ok_or(unreadable("cases.kind"))?,
            title: Personal::new(row.title),
            subject: row.subject,
            needs: row.needs.split(',').filter_map(NeedOf::from_code).collect(),
            group: row.group_id.map(GroupId),
            is_open: row.is_open,
            step: super::step(row.step)?,
            arrival: row.arrival,
            here_since: row.here_since.to_jiff(),
            asker: AccountId(row.asker_id),
            asker_name: Personal::new(row.asker_name),
            is_shared: row.is_shared,
            closing,
            opened_on: row.opened_on.to_jiff(),
            closed_on: row.closed_on.map(jiff_sqlx::Date::to_jiff),
            changed_at: row.changed_at.to_jiff(),
            version: row.version,
        })
    }
}

fn cases(rows: Vec<Row>) -> Result<Vec<Case>, StoreError> {
    rows.into_iter().map(Case::try_from).collect()
}

fn needs(case: &Case) -> String {
    case.needs.iter().map(|need| need.code()).collect::<Vec<_>>().join(",")
}

/// One case.
///
/// # Errors
/// When the database fails.
pub async fn case(tx: &mut impl Reads, scope: &InSchool, id: CaseId) -> Result<Option<Case>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?;
    row.map(Case::try_from).transpose()
}

/// The open cases of a school, those that stand at their step longest in front.
///
/// # Errors
/// When the database fails.
pub async fn waiting_cases(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Case>, StoreError> {
    cases(on!(tx, c => sqlx::query_as(WAITING).bind(scope.school().0).bind(true).fetch_all(c).await)?)
}

/// The open cases of a school, and those that were closed on a day or later, in the order in which they were opened.
///
/// # Errors
/// When the database fails.
pub async fn cases_since(
    tx: &mut impl Reads,
    scope: &InSchool,
    since: Date,
) -> Result<Vec<Case>, StoreError> {
    cases(on!(tx, c => sqlx::query_as(SINCE).bind(scope.school().0)
        .bind(jiff_sqlx::Date::from(since)).bind(true).fetch_all(c).await)?)
}

/// All cases about a pupil, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn cases_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Case>, StoreError> {
    cases(on!(tx, c => sqlx::query_as(OF_PUPIL).bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?)
}

/// A pupil about whom a case is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseMatter {
    /// The pupil.
    pub pupil: PupilId,
    /// The subject; none when it is about the pupil as a whole.
    pub subject: Option<String>,
}

fn matters(rows: Vec<(Uuid, Option<String>)>) -> Vec<CaseMatter> {
    rows.into_iter().map(|(pupil, subject)| CaseMatter { pupil: PupilId(pupil), subject }).collect()
}

/// About which pupils of a school a case is open.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_school(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<CaseMatter>, StoreError> {
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS).bind(scope.school().0).bind(true).fetch_all(c).await)?))
}

/// Which cases are open about a pupil.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<CaseMatter>, StoreError> {
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS_OF_PUPIL)
        .bind(scope.school().0).bind(true).bind(pupil.0).fetch_all(c).await)?))
}

/// About which of the pupils who are or were in a group a case is open.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Vec<CaseMatter>, StoreError> {
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS_OF_GROUP)
        .bind(scope.school().0).bind(true).bind(group.0).fetch_all(c).await)?))
}

/// Adds a case, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_case(tx: &mut WriteTx, scope: &InSchool, case: &Case) -> Result<(), StoreError> {
    let needs = needs(case);
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(case.id.0)
        .bind(case.kind.code())
        .bind(case.title.reveal())
        .bind(case.subject.as_deref())
        .bind(&needs)
        .bind(case.group.map(|group| group.0))
        .bind(case.is_open)
        .bind(i64::from(case.step))
        .bind(case.arrival)
        .bind(jiff_sqlx::Date::from(case.here_since))
        .bind(case.asker.0)
        .bind(case.asker_name.reveal())
        .bind(case.is_shared)
        .bind(case.closing.map(Closing::code))
        .bind(jiff_sqlx::Date::from(case.opened_on))
        .bind(case.closed_on.map(jiff_sqlx::Date::from))
        .bind(jiff_sqlx::Timestamp::from(case.changed_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes a case that still has this version; false when somebody was first. Kind, group, asker and when it was opened stay
/// as they were.
///
/// # Errors
/// When the database fails.
pub async fn change_case(tx: &mut WriteTx, scope: &InSchool, case: &Case) -> Result<bool, StoreError> {
    let needs = needs(case);
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(case.id.0)
        .bind(case.version)
        .bind(case.title.reveal())
        .bind(case.subject.as_deref())
        .bind(&needs)
        .bind(case.is_open)
        .bind(i64::from(case.step))
        .bind(case.arrival)
        .bind(jiff_sqlx::Date::from(case.here_since))
        .bind(case.is_shared)
        .bind(case.closing.map(Closing::code))
        .bind(case.closed_on.map(jiff_sqlx::Date::from))
        .bind(jiff_sqlx::Timestamp::from(case.changed_at))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Says that something of a case was changed, and keeps where it stands until the end of the transaction; false when it stands
/// elsewhere by now, where that may not be so any more.
///
/// # Errors
/// When the database fails.
pub async fn touch(
    tx: &mut WriteTx,
    scope: &InSchool,
    case: &Case,
    at: Timestamp,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(TOUCH)
        .bind(scope.school().0)
        .bind(case.id.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(case.is_open)
        .bind(case.arrival)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Forgets a case with everything in it; gives how many records that were.
///
/// # Errors
/// When the database fails.
pub async fn forget_case(tx: &mut WriteTx, scope: &InSchool, case: CaseId) -> Result<u64, StoreError> {
    let mut records = 0_u64;
    for statement in [
        FORGET_TEXTS,
        FORGET_VERSIONS,
        FORGET_INTERVENTIONS,
        FORGET_MOVES,
        FORGET_PEOPLE,
        FORGET_CONSENTS,
        FORGET_REQUEST,
        FORGET_INVITATIONS,
        FORGET_FILES,
        FORGET_PLANS,
        FORGET_PUPILS,
        FORGET,
    ] {
        let gone = on!(tx, c => sqlx::query(statement).bind(scope.school().0).bind(case.0).execute(c).await
            .map(|done| done.rows_affected()))?;
        records = records.saturating_add(gone);
    }
    Ok(records)
}
