//! Making a plan for a pupil, or for a few with the same question, and changing its head: title, dates, subjects, pupils.

use super::layouts::{chosen, layouts};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
    plans::{
        Opened, Whose,
        open::{About, Asked, open},
    },
};
use domain::{
    Personal, SchoolYear,
    ids::{PlanId, PupilId},
    plans::{Layout, Plan, PlanKind, PlanPupil, PlanState, PlanStyle, may_write},
    register::{Pupil, School},
};
use i18n::Language;
use jiff::{SignedDuration, ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use std::collections::BTreeSet;
use store::{ReadTx, WriteTx, audit::Deed, plans, register, results, trust};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;

/// The most pupils of one plan: with more the question is one of the group.
pub const MOST_PUPILS: usize = 8;

/// For how long a plan is made unless one says otherwise: within six weeks to three months, as is usual.
const WEEKS: i32 = 8;

/// Who makes the same plan again within this time pressed twice.
const TWICE: SignedDuration = SignedDuration::from_secs(60);

/// The longest plan: three years.
const LONGEST_YEARS: i32 = 3;

/// The head of a plan as it is typed.
#[derive(Debug, Clone, Default)]
pub struct PlanTyped {
    /// The kind by its code; only when the plan is made.
    pub kind: String,
    /// The style by its code; empty for none.
    pub style: String,
    /// The title; made from kind and subject when it is empty.
    pub title: Personal<String>,
    /// The subjects.
    pub subjects: Vec<String>,
    /// The first day; none when it is not readable.
    pub starts_on: Option<Date>,
    /// The day of the evaluation; none when it is not readable.
    pub ends_on: Option<Date>,
    /// The key of the layout; empty for the usual one.
    pub layout: String,
    /// The other pupils of a support plan.
    pub others: Vec<PupilId>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanProblem {
    /// No kind was chosen.
    Kind,
    /// There is no title.
    NoTitle,
    /// The title is longer than [`LONGEST_TITLE`].
    TitleTooLong,
    /// There is no first day, or none that is near.
    Starts,
    /// There is no last day, it is before the first, or more than three years later.
    Ends,
    /// A learning line is of a subject.
    NoSubject,
    /// More than [`MOST_PUPILS`].
    TooManyPupils,
    /// It is shared with the guardians of its pupil: they would read about others.
    Shared,
    /// The pupil left the school.
    Left,
    /// One of the others did.
    OtherLeft,
}

/// What the form to make a plan needs.
#[derive(Debug, Clone)]
pub struct PlanChoices {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// Who can be in the plan too: those of the same group in sight.
    pub companions: Vec<Pupil>,
    /// The subjects of the school's tests.
    pub subjects: Vec<String>,
    /// The layouts that are offered.
    pub layouts: Vec<Layout>,
    /// The first day that is proposed.
    pub starts_on: Date,
    /// The day of the evaluation that is proposed.
    pub ends_on: Date,
    /// Whether the pupil left the school.
    pub has_left: bool,
}

/// What one can choose for a new plan.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn plan_choices(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    language: Language,
) -> Result<PlanChoices, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::WritePlan).await?;
    ctx.looked(&of_pupil, "plans").await?;
    let scope = *of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let found = register::pupil(&mut tx, &scope, pupil).await?.ok_or(Error::NotFound)?;
    let near = near(&mut tx, &scope, pupil).await?;
    let tests = results::tests(&mut tx, &scope).await?;
    let subjects: BTreeSet<String> = tests.into_iter().filter_map(|test| test.subject.clone()).collect();
    let mut layouts = layouts(&mut tx, &scope, language).await?;
    layouts.retain(|one| !one.is_removed);
    drop(tx);
    let mut companions = Vec::new();
    for other in near {
        if ctx.may_with(school.id, other.id).await?.contains(&Action::WritePlan) {
            companions.push(other);
        }
    }
    let starts_on = ctx.today();
    Ok(PlanChoices {
        has_left: has_left(&found, starts_on),
        ends_on: starts_on.saturating_add(WEEKS.weeks()),
        subjects: subjects.into_iter().collect(),
        pupil: found,
        school,
        companions,
        layouts,
        starts_on,
    })
}

fn has_left(pupil: &Pupil, today: Date) -> bool {
    pupil.left_on.is_some_and(|day| day < today)
}

/// The others of the pupil's group.
async fn near(tx: &mut ReadTx, scope: &InSchool, pupil: PupilId) -> Result<Vec<Pupil>, Error> {
    let enrolments = register::enrolments_of_pupil(tx, scope, pupil).await?;
    let Some(group) = enrolments.last().and_then(|newest| newest.group) else { return Ok(Vec::new()) };
    let mut all = register::pupils_of_group(tx, scope, group).await?;
    all.retain(|one| one.id != pupil);
    Ok(all)
}

/// What came of making a plan or changing its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanSaved {
    /// It is there.
    Yes(PlanId),
    /// Nothing is saved.
    Wrong(Vec<PlanProblem>),
    /// Somebody changed it in the meantime.
    Meanwhile,
    /// It is in a state in which this is not changed.
    Frozen,
}

/// Makes a plan for a pupil, or for a few.
///
/// # Errors
/// [`Error::NotFound`] when one of the pupils is not in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn make_plan(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    typed: &PlanTyped,
) -> Result<PlanSaved, Error> {
    let (of_pupil, found) = ctx.pupil(school, pupil, Action::WritePlan).await?;
    let kind = PlanKind::from_code(&typed.kind).filter(|kind| *kind != PlanKind::Group);
    let others = others(ctx, school, (kind, pupil), &typed.others).await?;
    let scope = *of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let known = register::pupil(&mut tx, &scope, pupil).await?.ok_or(Error::NotFound)?;
    let account = ctx.own()?.account();
    let author = trust::account(&mut tx, account).await?.ok_or(Error::NotFound)?;
    let layout = layout(&mut tx, &scope, kind, &typed.layout).await?;
    let has_gone = any_left(ctx, &mut tx, &scope, &others).await?;
    drop(tx);
    let mut problems = problems(typed, kind, others.len());
    problems.extend(has_gone.then_some(PlanProblem::OtherLeft));
    if has_left(&known, ctx.today()) {
        problems.push(PlanProblem::Left);
    }
    let (Some(kind), Some(starts_on), Some(ends_on), true) =
        (kind, typed.starts_on, typed.ends_on, problems.is_empty())
    else {
        return Ok(PlanSaved::Wrong(problems));
    };
    let now = second(ctx);
    let plan = Plan {
        id: PlanId(new_id()),
        kind,
        style: style(kind, &typed.style),
        title: title(typed),
        subjects: subjects(typed),
        group: None,
        school_year: SchoolYear::of(starts_on),
        layout,
        state: PlanState::Draft,
        starts_on,
        ends_on,
        halfway_on: None,
        previous: None,
        replaces: None,
        edition: 1,
        is_shared: false,
        author: account,
        author_name: author.name,
        made_at: now,
        changed_at: now,
        agreed_on: None,
        ended_at: None,
        version: 1,
    };
    add(ctx, (&scope, &found), &plan, (pupil, &others)).await
}

async fn add(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    plan: &Plan,
    (pupil, others): (PupilId, &[PupilId]),
) -> Result<PlanSaved, Error> {
    let pupils = [&[pupil][..], others].concat();
    let mut tx = ctx.write().await?;
    plans::hold_author(&mut tx, plan.author).await?;
    if let Some(same) = just_made(&mut tx, scope, (plan, &pupils)).await? {
        tx.undo().await?;
        return Ok(PlanSaved::Yes(same));
    }
    plans::add_plan(&mut tx, scope, plan).await?;
    place(&mut tx, scope, plan.id, &pupils).await?;
    let (id, kind) = (plan.id, plan.kind.code());
    let deed = |pupil| Deed::PlanMade { plan: id, kind, pupil: Some(pupil), group: None };
    for other in others {
        tx.record(&ctx.event(school.id, deed(*other))).await?;
    }
    tx.commit(&ctx.event(school.id, deed(pupil))).await?;
    Ok(PlanSaved::Yes(id))
}

/// The same plan, made by the same author less than a minute ago: a button that was pressed twice makes one plan.
async fn just_made(
    tx: &mut WriteTx,
    scope: &InSchool,
    (plan, pupils): (&Plan, &[PupilId]),
) -> Result<Option<PlanId>, Error> {
    let Some(first) = pupils.first() else { return Ok(None) };
    let is_same = |one: &Plan| {
        let all = Plan { id: one.id, made_at: one.made_at, changed_at: one.changed_at, ..plan.clone() };
        *one == all && plan.made_at.duration_since(one.made_at) < TWICE
    };
    for known in plans::plans_of_pupil(tx, scope, *first).await?.iter().filter(|one| is_same(one)) {
        let of_known: Vec<PupilId> =
            plans::pupils(tx, scope, known.id).await?.iter().map(|one| one.pupil).collect();
        if of_known == pupils {
            return Ok(Some(known.id));
        }
    }
    Ok(None)
}

async fn any_left(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool, pupils: &[PupilId]) -> Result<bool, Error> {
    for one in pupils {
        let known = register::pupil(tx, scope, *one).await?.ok_or(Error::NotFound)?;
        if has_left(&known, ctx.today()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The other pupils of a support plan, each of whom one may write a plan for; other kinds are for one pupil.
async fn others(
    ctx: &Ctx,
    school: &str,
    (kind, pupil): (Option<PlanKind>, PupilId),
    typed: &[PupilId],
) -> Result<Vec<PupilId>, Error> {
    if kind != Some(PlanKind::Support) {
        return Ok(Vec::new());
    }
    let mut all: Vec<PupilId> = Vec::new();
    for other in typed {
        if *other != pupil && !all.contains(other) {
            ctx.pupil(school, *other, Action::WritePlan).await?;
            all.push(*other);
        }
    }
    Ok(all)
}

/// Puts pupils into a plan, in this order.
pub(super) async fn place(
    tx: &mut WriteTx,
    scope: &InSchool,
    plan: PlanId,
    pupils: &[PupilId],
) -> Result<(), Error> {
    for (position, pupil) in (1..).zip(pupils) {
        let one = PlanPupil { pupil: *pupil, arrangement: None, position };
        plans::place_pupil(tx, scope, plan, &one).await?;
    }
    Ok(())
}

fn title(typed: &PlanTyped) -> Personal<String> {
    Personal::new(cleaned(typed.title.reveal()).replace('\n', " "))
}

fn subjects(typed: &PlanTyped) -> Vec<String> {
    let all: BTreeSet<String> =
        typed.subjects.iter().map(|one| cleaned(one)).filter(|one| !one.is_empty()).collect();
    all.into_iter().collect()
}

fn style(kind: PlanKind, code: &str) -> Option<PlanStyle> {
    let style = PlanStyle::from_code(code)?;
    let is_file = matches!(style, PlanStyle::Dyslexia | PlanStyle::Giftedness);
    (kind == PlanKind::Support && is_file).then_some(style)
}

/// The key of the layout of a development plan: the one that was chosen, else the usual one. It is kept, so that the plan
/// stays as it was made when the school chooses another.
async fn layout(
    tx: &mut ReadTx,
    scope: &InSchool,
    kind: Option<PlanKind>,
    key: &str,
) -> Result<Option<String>, Error> {
    if kind != Some(PlanKind::Development) {
        return Ok(None);
    }
    let all = layouts(tx, scope, Language::Nl).await?;
    Ok(chosen(all, Some(key)).map(|layout| layout.key))
}

fn problems(typed: &PlanTyped, kind: Option<PlanKind>, others: usize) -> Vec<PlanProblem> {
    let title = title(typed);
    let is_near = |day: &Date| (2000..=2100).contains(&day.year());
    let starts_on = typed.starts_on.filter(is_near);
    let fits = |end: &Date| {
        starts_on.is_none_or(|start| *end > start && *end <= start.saturating_add(LONGEST_YEARS.years()))
    };
    let found = [
        (kind.is_none(), PlanProblem::Kind),
        (title.reveal().is_empty(), PlanProblem::NoTitle),
        (title.reveal().chars().count() > LONGEST_TITLE, PlanProblem::TitleTooLong),
        (starts_on.is_none(), PlanProblem::Starts),
        (typed.ends_on.filter(is_near).filter(fits).is_none(), PlanProblem::Ends),
        (kind == Some(PlanKind::LearningLine) && subjects(typed).is_empty(), PlanProblem::NoSubject),
        (others >= MOST_PUPILS, PlanProblem::TooManyPupils),
    ];
    found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).collect()
}

/// Changes the head of a plan, over the version that was looked at: title, dates, subjects, layout and the other pupils.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan, or one of the pupils, in sight; [`Error::Forbidden`] when it is not for
/// the actor.
pub async fn edit_plan(
    ctx: &Ctx,
    school: &str,
    (pupil, plan, version): (PupilId, PlanId, i64),
    typed: &PlanTyped,
) -> Result<PlanSaved, Error> {
    let opened = open(ctx, school, Whose::Pupil(pupil), plan, Asked::Write).await?;
    if !may_write(opened.plan.kind, opened.plan.state, false) {
        return Ok(PlanSaved::Frozen);
    }
    let kind = opened.plan.kind;
    let others = others(ctx, school, (Some(kind), pupil), &typed.others).await?;
    let key =
        if typed.layout.is_empty() { opened.plan.layout.as_deref() } else { Some(typed.layout.as_str()) };
    let mut tx = ctx.read().await?;
    let layout = layout(&mut tx, &opened.scope, Some(kind), key.unwrap_or_default()).await?;
    let mut joining = others.clone();
    joining.retain(|other| opened.pupils.iter().all(|one| one.pupil != *other));
    let has_gone = any_left(ctx, &mut tx, &opened.scope, &joining).await?;
    drop(tx);
    let mut problems = problems(typed, Some(kind), others.len());
    problems.extend(has_gone.then_some(PlanProblem::OtherLeft));
    if opened.plan.is_shared && !others.is_empty() {
        problems.push(PlanProblem::Shared);
    }
    let (Some(starts_on), Some(ends_on), true) = (typed.starts_on, typed.ends_on, problems.is_empty()) else {
        return Ok(PlanSaved::Wrong(problems));
    };
    let changed = Plan {
        style: style(kind, &typed.style),
        title: title(typed),
        subjects: subjects(typed),
        layout,
        starts_on,
        ends_on,
        changed_at: second(ctx),
        version,
        ..opened.plan.clone()
    };
    let mut tx = ctx.write().await?;
    if !plans::change_plan(&mut tx, &opened.scope, &changed).await? {
        tx.undo().await?;
        return Ok(PlanSaved::Meanwhile);
    }
    change_pupils(&mut tx, &opened, pupil, &others).await?;
    let deed = |about: About| Deed::PlanEdited { plan, pupil: about.pupil, group: about.group };
    opened.commit(tx, ctx, deed).await?;
    Ok(PlanSaved::Yes(plan))
}

/// Whoever is no longer in the plan leaves it; what was written about her in it stays.
async fn change_pupils(
    tx: &mut WriteTx,
    opened: &Opened,
    pupil: PupilId,
    others: &[PupilId],
) -> Result<(), Error> {
    let gone = opened.pupils.iter().filter(|one| one.pupil != pupil && !others.contains(&one.pupil));
    for one in gone {
        plans::remove_pupil(tx, &opened.scope, (opened.plan.id, one.pupil)).await?;
    }
    place(tx, &opened.scope, opened.plan.id, &[&[pupil][..], others].concat()).await
}
