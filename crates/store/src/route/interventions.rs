//! What was tried for cases.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId, GroupId, InterventionId, PupilId},
    plans::Outcome,
    route::{Evaluation, Intervention},
};
use jiff::Timestamp;
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, case_id, step, arrival, kind, goal, measure, what, who, from_on, until_on, often, minutes, material, \
        outcome, figure, learned, evaluated_on, author_id, author_name, version FROM interventions \
        WHERE school_id = $1 AND case_id = $2 AND removed_at IS NULL ORDER BY from_on, id";
    EVERY = "SELECT id, case_id, step, arrival, kind, goal, measure, what, who, from_on, until_on, often, minutes, material, \
        outcome, figure, learned, evaluated_on, author_id, author_name, version, removed_at FROM interventions \
        WHERE school_id = $1 AND case_id = $2 ORDER BY from_on, id";
    OPEN = "SELECT i.id, i.case_id, i.step, i.arrival, i.kind, i.goal, i.measure, i.what, i.who, i.from_on, i.until_on, \
        i.often, i.minutes, i.material, i.outcome, i.figure, i.learned, i.evaluated_on, i.author_id, i.author_name, i.version \
        FROM interventions i JOIN cases c ON c.school_id = i.school_id AND c.id = i.case_id \
        WHERE i.school_id = $1 AND i.removed_at IS NULL AND c.is_open = $2 ORDER BY i.from_on, i.id";
    OF_PUPIL = "SELECT id, case_id, step, arrival, kind, goal, measure, what, who, from_on, until_on, often, minutes, \
        material, outcome, figure, learned, evaluated_on, author_id, author_name, version FROM interventions \
        WHERE school_id = $1 AND removed_at IS NULL AND case_id IN (\
            SELECT case_id FROM case_pupils WHERE school_id = $1 AND pupil_id = $2) ORDER BY from_on, id";
    EVALUATED = "SELECT i.case_id, c.subject, c.group_id, i.kind, i.step, i.outcome FROM interventions i \
        JOIN cases c ON c.school_id = i.school_id AND c.id = i.case_id \
        WHERE i.school_id = $1 AND i.removed_at IS NULL AND i.outcome IS NOT NULL AND c.kind <> 'own_teaching'";
    INSERT = "INSERT INTO interventions (school_id, id, case_id, step, arrival, kind, goal, measure, what, who, from_on, \
        until_on, often, minutes, material, outcome, figure, learned, evaluated_on, author_id, author_name, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 1)";
    CHANGE = "UPDATE interventions SET kind = $4, goal = $5, measure = $6, what = $7, who = $8, from_on = $9, \
        until_on = $10, often = $11, minutes = $12, material = $13, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL";
    EVALUATE = "UPDATE interventions SET outcome = $4, figure = $5, learned = $6, evaluated_on = $7, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL";
    REMOVE = "UPDATE interventions SET removed_at = $4, version = version + 1 \
        WHERE school_id = $1 AND case_id = $2 AND id = $3";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    case_id: Uuid,
    step: i64,
    arrival: i64,
    kind: String,
    goal: String,
    measure: String,
    what: String,
    who: String,
    from_on: jiff_sqlx::Date,
    until_on: jiff_sqlx::Date,
    often: String,
    minutes: Option<i64>,
    material: String,
    outcome: Option<String>,
    figure: String,
    learned: String,
    evaluated_on: Option<jiff_sqlx::Date>,
    author_id: Uuid,
    author_name: String,
    version: i64,
}

impl TryFrom<Row> for Intervention {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let outcome = match row.outcome {
            Some(code) => {
                Some(Outcome::from_code(&code).ok_or(StoreError::Unreadable("interventions.outcome"))?)
            }
            None => None,
        };
        let on = row.evaluated_on.map_or_else(|| row.until_on.to_jiff(), jiff_sqlx::Date::to_jiff);
        let (figure, learned) = (Personal::new(row.figure), Personal::new(row.learned));
        Ok(Self {
            id: InterventionId(row.id),
            case: CaseId(row.case_id),
            step: super::step(row.step)?,
            arrival: row.arrival,
            kind: row.kind,
            goal: Personal::new(row.goal),
            measure: read(&row.measure, "interventions.measure")?,
            what: Personal::new(row.what),
            who: Personal::new(row.who),
            from_on: row.from_on.to_jiff(),
            until_on: row.until_on.to_jiff(),
            often: row.often,
            minutes: row.minutes,
            material: row.material,
            evaluation: outcome.map(|outcome| Evaluation { outcome, figure, learned, on }),
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            version: row.version,
        })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<Intervention>, StoreError> {
    rows.into_iter().map(Intervention::try_from).collect()
}

/// What was tried for a case, in order of time.
///
/// # Errors
/// When the database fails.
pub async fn interventions(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<Intervention>, StoreError> {
    all(on!(tx, c => sqlx::query_as(LIST).bind(scope.school().0).bind(case.0).fetch_all(c).await)?)
}

#[derive(FromRow)]
struct KeptRow {
    #[sqlx(flatten)]
    row: Row,
    removed_at: Option<jiff_sqlx::Timestamp>,
}

/// Something that was tried, or was to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptIntervention {
    /// What.
    pub intervention: Intervention,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
}

/// What was tried for a case in order of time, with what was taken away.
///
/// # Errors
/// When the database fails.
pub async fn all_interventions(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<KeptIntervention>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, KeptRow>(EVERY)
        .bind(scope.school().0).bind(case.0).fetch_all(c).await)?;
    let kept = |one: KeptRow| {
        let removed_at = one.removed_at.map(jiff_sqlx::Timestamp::to_jiff);
        Ok(KeptIntervention { intervention: one.row.try_into()?, removed_at })
    };
    rows.into_iter().map(kept).collect()
}

/// What was tried for all open cases of a school, in order of time.
///
/// # Errors
/// When the database fails.
pub async fn interventions_of_open(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Vec<Intervention>, StoreError> {
    all(on!(tx, c => sqlx::query_as(OPEN).bind(scope.school().0).bind(true).fetch_all(c).await)?)
}

/// What was tried for all cases about a pupil, in order of time.
///
/// # Errors
/// When the database fails.
pub async fn interventions_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<Intervention>, StoreError> {
    all(on!(tx, c => sqlx::query_as(OF_PUPIL).bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?)
}

/// Something that was tried and evaluated, without a word about whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkedBefore {
    /// The case it was of.
    pub case: CaseId,
    /// The subject of that case.
    pub subject: Option<String>,
    /// The group that it was about, when it was about one.
    pub group: Option<GroupId>,
    /// The key of its kind.
    pub kind: String,
    /// At which step.
    pub step: u8,
    /// What came of it.
    pub outcome: Outcome,
}

/// Everything that was tried and evaluated in a school, but for what was about somebody's own teaching.
///
/// # Errors
/// When the database fails.
pub async fn evaluated_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Vec<WorkedBefore>, StoreError> {
    type Told = (Uuid, Option<String>, Option<Uuid>, String, i64, String);
    let rows = on!(tx, c => sqlx::query_as::<_, Told>(EVALUATED).bind(scope.school().0).fetch_all(c).await)?;
    let told = |(case, subject, group, kind, step, outcome): Told| {
        let outcome = Outcome::from_code(&outcome).ok_or(StoreError::Unreadable("interventions.outcome"))?;
        let (case, group) = (CaseId(case), group.map(GroupId));
        Ok(WorkedBefore { case, subject, group, kind, step: super::step(step)?, outcome })
    };
    rows.into_iter().map(told).collect()
}

/// Adds something that is tried, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_intervention(
    tx: &mut WriteTx,
    scope: &InSchool,
    new: &Intervention,
) -> Result<(), StoreError> {
    let measure = written(&new.measure)?;
    let evaluation = new.evaluation.as_ref();
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(new.id.0)
        .bind(new.case.0)
        .bind(i64::from(new.step))
        .bind(new.arrival)
        .bind(&new.kind)
        .bind(new.goal.reveal())
        .bind(&measure)
        .bind(new.what.reveal())
        .bind(new.who.reveal())
        .bind(jiff_sqlx::Date::from(new.from_on))
        .bind(jiff_sqlx::Date::from(new.until_on))
        .bind(&new.often)
        .bind(new.minutes)
        .bind(&new.material)
        .bind(evaluation.map(|one| one.outcome.code()))
        .bind(evaluation.map_or("", |one| one.figure.reveal()))
        .bind(evaluation.map_or("", |one| one.learned.reveal()))
        .bind(evaluation.map(|one| jiff_sqlx::Date::from(one.on)))
        .bind(new.author.0)
        .bind(new.author_name.reveal())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes what is tried, when it still has this version; false when somebody was first or it is gone.
///
/// # Errors
/// When the database fails.
pub async fn change_intervention(
    tx: &mut WriteTx,
    scope: &InSchool,
    new: &Intervention,
) -> Result<bool, StoreError> {
    let measure = written(&new.measure)?;
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(new.id.0)
        .bind(new.version)
        .bind(&new.kind)
        .bind(new.goal.reveal())
        .bind(&measure)
        .bind(new.what.reveal())
        .bind(new.who.reveal())
        .bind(jiff_sqlx::Date::from(new.from_on))
        .bind(jiff_sqlx::Date::from(new.until_on))
        .bind(&new.often)
        .bind(new.minutes)
        .bind(&new.material)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Says what came of it, or takes that back, when it still has this version; false when somebody was first or it is gone.
///
/// # Errors
/// When the database fails.
pub async fn evaluate(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, version): (InterventionId, i64),
    said: Option<&Evaluation>,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(EVALUATE)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(version)
        .bind(said.map(|one| one.outcome.code()))
        .bind(said.map_or("", |one| one.figure.reveal()))
        .bind(said.map_or("", |one| one.learned.reveal()))
        .bind(said.map(|one| jiff_sqlx::Date::from(one.on)))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Takes something that was tried away, or puts it back; false when the case has none such.
///
/// # Errors
/// When the database fails.
pub async fn remove_intervention(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, id): (CaseId, InterventionId),
    at: Option<Timestamp>,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(case.0)
        .bind(id.0)
        .bind(at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
