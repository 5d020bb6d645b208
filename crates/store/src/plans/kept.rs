//! The plans themselves.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, PlanId, PupilId},
    plans::{Plan, PlanKind, PlanState, PlanStyle},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    ONE = "SELECT id, kind, style, title, subjects, group_id, school_year, layout, state, starts_on, ends_on, halfway_on, \
        previous_id, replaces_id, edition, is_shared, author_id, author_name, made_at, changed_at, agreed_on, ended_at, \
        version FROM plans WHERE school_id = $1 AND id = $2";
    OF_GROUP = "SELECT id, kind, style, title, subjects, group_id, school_year, layout, state, starts_on, ends_on, \
        halfway_on, previous_id, replaces_id, edition, is_shared, author_id, author_name, made_at, changed_at, agreed_on, \
        ended_at, version FROM plans WHERE school_id = $1 AND group_id = $2 AND kind = 'group' ORDER BY starts_on DESC, id DESC";
    OF_PUPIL = "SELECT id, kind, style, title, subjects, group_id, school_year, layout, state, starts_on, ends_on, \
        halfway_on, previous_id, replaces_id, edition, is_shared, author_id, author_name, made_at, changed_at, agreed_on, \
        ended_at, version FROM plans WHERE school_id = $1 AND id IN (\
            SELECT plan_id FROM plan_pupils WHERE school_id = $1 AND pupil_id = $2) ORDER BY starts_on DESC, id DESC";
    OPEN = "SELECT id, kind, style, title, subjects, group_id, school_year, layout, state, starts_on, ends_on, halfway_on, \
        previous_id, replaces_id, edition, is_shared, author_id, author_name, made_at, changed_at, agreed_on, ended_at, \
        version FROM plans WHERE school_id = $1 AND state IN ('draft', 'discussed', 'agreed', 'running', 'evaluated') \
        ORDER BY ends_on, id";
    OF_YEAR = "SELECT id, kind, style, title, subjects, group_id, school_year, layout, state, starts_on, ends_on, \
        halfway_on, previous_id, replaces_id, edition, is_shared, author_id, author_name, made_at, changed_at, agreed_on, \
        ended_at, version FROM plans WHERE school_id = $1 AND school_year = $2 ORDER BY ends_on, id";
    MATTERS = "SELECT p.id, pp.pupil_id, p.kind, p.subjects, p.starts_on, p.ends_on, p.state FROM plans p \
        JOIN plan_pupils pp ON pp.school_id = p.school_id AND pp.plan_id = p.id \
        WHERE p.school_id = $1 AND (p.kind NOT IN ('group', 'support') AND p.state IN ('draft', 'discussed', 'agreed', 'running') \
        OR p.kind = 'support' AND p.state IN ('running', 'evaluated', 'ended') \
        OR p.kind = 'group' AND p.state = 'running' AND pp.part = 'intensive')";
    MATTERS_OF_PUPIL = "SELECT p.id, pp.pupil_id, p.kind, p.subjects, p.starts_on, p.ends_on, p.state FROM plans p \
        JOIN plan_pupils pp ON pp.school_id = p.school_id AND pp.plan_id = p.id \
        WHERE p.school_id = $1 AND (p.kind NOT IN ('group', 'support') AND p.state IN ('draft', 'discussed', 'agreed', 'running') \
        OR p.kind = 'support' AND p.state IN ('running', 'evaluated', 'ended') \
        OR p.kind = 'group' AND p.state = 'running' AND pp.part = 'intensive') AND pp.pupil_id = $2";
    MATTERS_OF_GROUP = "SELECT p.id, pp.pupil_id, p.kind, p.subjects, p.starts_on, p.ends_on, p.state FROM plans p \
        JOIN plan_pupils pp ON pp.school_id = p.school_id AND pp.plan_id = p.id \
        WHERE p.school_id = $1 AND (p.kind NOT IN ('group', 'support') AND p.state IN ('draft', 'discussed', 'agreed', 'running') \
        OR p.kind = 'support' AND p.state IN ('running', 'evaluated', 'ended') \
        OR p.kind = 'group' AND p.state = 'running' AND pp.part = 'intensive') AND pp.pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)";
    INSERT = "INSERT INTO plans (school_id, id, kind, style, title, subjects, group_id, school_year, layout, state, \
        starts_on, ends_on, halfway_on, previous_id, replaces_id, edition, is_shared, author_id, author_name, made_at, \
        changed_at, agreed_on, ended_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
        $16, $17, $18, $19, $20, $21, $22, $23, 1)";
    CHANGE = "UPDATE plans SET style = $4, title = $5, subjects = $6, layout = $7, state = $8, starts_on = $9, ends_on = $10, \
        halfway_on = $11, is_shared = $12, changed_at = $13, agreed_on = $14, ended_at = $15, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
    TOUCH = "UPDATE plans SET changed_at = $3 WHERE school_id = $1 AND id = $2 AND state = $4";
    HOLD_AUTHOR = "UPDATE accounts SET name = name WHERE id = $1";
    HOLD = "UPDATE plans SET version = version WHERE school_id = $1 AND id = $2";
    FORGET_TEXTS = "DELETE FROM plan_texts WHERE school_id = $1 AND plan_id = $2";
    FORGET_VERSIONS = "DELETE FROM plan_text_versions WHERE school_id = $1 AND plan_id = $2";
    FORGET_OUTCOMES = "DELETE FROM plan_outcomes WHERE school_id = $1 AND goal_id IN (\
        SELECT id FROM plan_goals WHERE school_id = $1 AND plan_id = $2)";
    FORGET_GOALS = "DELETE FROM plan_goals WHERE school_id = $1 AND plan_id = $2";
    FORGET_SESSIONS = "DELETE FROM plan_sessions WHERE school_id = $1 AND plan_id = $2";
    FORGET_CONSENTS = "DELETE FROM plan_consents WHERE school_id = $1 AND plan_id = $2";
    FORGET_FROZEN = "DELETE FROM plan_frozen WHERE school_id = $1 AND plan_id = $2";
    FORGET_CASES = "DELETE FROM case_plans WHERE school_id = $1 AND plan_id = $2";
    FORGET_PUPILS = "DELETE FROM plan_pupils WHERE school_id = $1 AND plan_id = $2";
    FORGET = "DELETE FROM plans WHERE school_id = $1 AND id = $2";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    style: Option<String>,
    title: String,
    subjects: String,
    group_id: Option<Uuid>,
    school_year: i64,
    layout: Option<String>,
    state: String,
    starts_on: jiff_sqlx::Date,
    ends_on: jiff_sqlx::Date,
    halfway_on: Option<jiff_sqlx::Date>,
    previous_id: Option<Uuid>,
    replaces_id: Option<Uuid>,
    edition: i64,
    is_shared: bool,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    changed_at: jiff_sqlx::Timestamp,
    agreed_on: Option<jiff_sqlx::Date>,
    ended_at: Option<jiff_sqlx::Timestamp>,
    version: i64,
}

impl TryFrom<Row> for Plan {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let style = match row.style {
            Some(code) => Some(PlanStyle::from_code(&code).ok_or(StoreError::Unreadable("plans.style"))?),
            None => None,
        };
        Ok(Self {
            id: PlanId(row.id),
            kind: PlanKind::from_code(&row.kind).ok_or(StoreError::Unreadable("plans.kind"))?,
            style,
            title: Personal::new(row.title),
            subjects: read(&row.subjects, "plans.subjects")?,
            group: row.group_id.map(GroupId),
            school_year: crate::register::groups::year(row.school_year)?,
            layout: row.layout,
            state: PlanState::from_code(&row.state).ok_or(StoreError::Unreadable("plans.state"))?,
            starts_on: row.starts_on.to_jiff(),
            ends_on: row.ends_on.to_jiff(),
            halfway_on: row.halfway_on.map(jiff_sqlx::Date::to_jiff),
            previous: row.previous_id.map(PlanId),
            replaces: row.replaces_id.map(PlanId),
            edition: row.edition,
            is_shared: row.is_shared,
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            changed_at: row.changed_at.to_jiff(),
            agreed_on: row.agreed_on.map(jiff_sqlx::Date::to_jiff),
            ended_at: row.ended_at.map(jiff_sqlx::Timestamp::to_jiff),
            version: row.version,
        })
    }
}

/// One plan.
///
/// # Errors
/// When the database fails.
pub async fn plan(tx: &mut impl Reads, scope: &InSchool, id: PlanId) -> Result<Option<Plan>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?;
    row.map(Plan::try_from).transpose()
}

/// The group plans of a group, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn plans_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Vec<Plan>, StoreError> {
    plans(on!(tx, c => sqlx::query_as(OF_GROUP).bind(scope.school().0).bind(group.0).fetch_all(c).await)?)
}

/// All plans in which a pupil is, those of its groups too, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn plans_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Plan>, StoreError> {
    plans(on!(tx, c => sqlx::query_as(OF_PUPIL).bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?)
}

/// The plans of a school with which something is still done, those that end first in front.
///
/// # Errors
/// When the database fails.
pub async fn open_plans(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Plan>, StoreError> {
    plans(on!(tx, c => sqlx::query_as(OPEN).bind(scope.school().0).fetch_all(c).await)?)
}

/// The plans that began in a school year, those that end first in front.
///
/// # Errors
/// When the database fails.
pub async fn plans_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<Plan>, StoreError> {
    let year = i64::from(year.start());
    plans(on!(tx, c => sqlx::query_as(OF_YEAR).bind(scope.school().0).bind(year).fetch_all(c).await)?)
}

fn plans(rows: Vec<Row>) -> Result<Vec<Plan>, StoreError> {
    rows.into_iter().map(Plan::try_from).collect()
}

/// A pupil with a plan that signals and blind spots ask for: one of its own that is made or runs, a support plan that is
/// over, or a running group plan in which it gets the intensive arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanMatter {
    /// The plan.
    pub plan: PlanId,
    /// The pupil.
    pub pupil: PupilId,
    /// Of which kind.
    pub kind: PlanKind,
    /// Its subjects; none when it is about the pupil as a whole.
    pub subjects: Vec<String>,
    /// Its first day.
    pub starts_on: Date,
    /// The day on which it is evaluated.
    pub ends_on: Date,
    /// Where it stands.
    pub state: PlanState,
}

type Matter = (Uuid, Uuid, String, String, jiff_sqlx::Date, jiff_sqlx::Date, String);

fn matters(rows: Vec<Matter>) -> Result<Vec<PlanMatter>, StoreError> {
    let matter = |(plan, pupil, kind, subjects, starts_on, ends_on, state): Matter| {
        Ok(PlanMatter {
            plan: PlanId(plan),
            pupil: PupilId(pupil),
            kind: PlanKind::from_code(&kind).ok_or(StoreError::Unreadable("plans.kind"))?,
            subjects: read(&subjects, "plans.subjects")?,
            starts_on: starts_on.to_jiff(),
            ends_on: ends_on.to_jiff(),
            state: PlanState::from_code(&state).ok_or(StoreError::Unreadable("plans.state"))?,
        })
    };
    rows.into_iter().map(matter).collect()
}

/// About which pupils of a school a plan is open.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_school(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<PlanMatter>, StoreError> {
    matters(on!(tx, c => sqlx::query_as(MATTERS).bind(scope.school().0).fetch_all(c).await)?)
}

/// Which plans are open about a pupil.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<PlanMatter>, StoreError> {
    matters(on!(tx, c => sqlx::query_as(MATTERS_OF_PUPIL)
        .bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?)
}

/// About which of the pupils who are or were in a group a plan is open.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Vec<PlanMatter>, StoreError> {
    matters(on!(tx, c => sqlx::query_as(MATTERS_OF_GROUP)
        .bind(scope.school().0).bind(group.0).fetch_all(c).await)?)
}

/// Adds a plan, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_plan(tx: &mut WriteTx, scope: &InSchool, plan: &Plan) -> Result<(), StoreError> {
    let subjects = written(&plan.subjects)?;
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(plan.id.0)
        .bind(plan.kind.code())
        .bind(plan.style.map(PlanStyle::code))
        .bind(plan.title.reveal())
        .bind(&subjects)
        .bind(plan.group.map(|group| group.0))
        .bind(i64::from(plan.school_year.start()))
        .bind(plan.layout.as_deref())
        .bind(plan.state.code())
        .bind(jiff_sqlx::Date::from(plan.starts_on))
        .bind(jiff_sqlx::Date::from(plan.ends_on))
        .bind(plan.halfway_on.map(jiff_sqlx::Date::from))
        .bind(plan.previous.map(|id| id.0))
        .bind(plan.replaces.map(|id| id.0))
        .bind(plan.edition)
        .bind(plan.is_shared)
        .bind(plan.author.0)
        .bind(plan.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(plan.made_at))
        .bind(jiff_sqlx::Timestamp::from(plan.changed_at))
        .bind(plan.agreed_on.map(jiff_sqlx::Date::from))
        .bind(plan.ended_at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes a plan that still has this version; false when somebody was first. Kind, group, year, author and where it comes
/// from stay as they were made.
///
/// # Errors
/// When the database fails.
pub async fn change_plan(tx: &mut WriteTx, scope: &InSchool, plan: &Plan) -> Result<bool, StoreError> {
    let subjects = written(&plan.subjects)?;
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(plan.id.0)
        .bind(plan.version)
        .bind(plan.style.map(PlanStyle::code))
        .bind(plan.title.reveal())
        .bind(&subjects)
        .bind(plan.layout.as_deref())
        .bind(plan.state.code())
        .bind(jiff_sqlx::Date::from(plan.starts_on))
        .bind(jiff_sqlx::Date::from(plan.ends_on))
        .bind(plan.halfway_on.map(jiff_sqlx::Date::from))
        .bind(plan.is_shared)
        .bind(jiff_sqlx::Timestamp::from(plan.changed_at))
        .bind(plan.agreed_on.map(jiff_sqlx::Date::from))
        .bind(plan.ended_at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Says that something of a plan was changed, and keeps its state until the end of the transaction; false when it is in
/// another state by now, in which that may not be so any more.
///
/// # Errors
/// When the database fails.
pub async fn touch(
    tx: &mut WriteTx,
    scope: &InSchool,
    (plan, state): (PlanId, PlanState),
    at: Timestamp,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(TOUCH)
        .bind(scope.school().0)
        .bind(plan.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(state.code())
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Keeps others from doing the same with a plan until the end of the transaction: what is read of it afterwards holds.
///
/// # Errors
/// When the database fails.
pub async fn hold_plan(tx: &mut WriteTx, scope: &InSchool, plan: PlanId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(HOLD).bind(scope.school().0).bind(plan.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Lets somebody who makes a plan twice at once do so one after the other, until the end of the transaction.
///
/// # Errors
/// When the database fails.
pub async fn hold_author(tx: &mut WriteTx, author: AccountId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(HOLD_AUTHOR).bind(author.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Forgets a plan with everything in it; gives how many records that were.
///
/// # Errors
/// When the database fails.
pub async fn forget_plan(tx: &mut WriteTx, scope: &InSchool, plan: PlanId) -> Result<u64, StoreError> {
    let mut records = 0_u64;
    for statement in [
        FORGET_TEXTS,
        FORGET_VERSIONS,
        FORGET_OUTCOMES,
        FORGET_GOALS,
        FORGET_SESSIONS,
        FORGET_CONSENTS,
        FORGET_FROZEN,
        FORGET_CASES,
        FORGET_PUPILS,
        FORGET,
    ] {
        let gone = on!(tx, c => sqlx::query(statement).bind(scope.school().0).bind(plan.0).execute(c).await
            .map(|done| done.rows_affected()))?;
        records = records.saturating_add(gone);
    }
    Ok(records)
}
