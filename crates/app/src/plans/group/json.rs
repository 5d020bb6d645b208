//! A group plan for other programs.

use super::{ARRANGEMENT_FIELDS, EVALUATION_FIELDS, EXCEPTION_FIELD, HALFWAY_FIELD, page::GroupPlan};
use crate::{Ctx, Error, plans::GoalStanding, results::Number};
use domain::{
    ids::{GroupId, PlanId},
    plans::{GoalOutcome, Measure, Outcome, Plan, PlanState, PlanStyle, Reading},
};
use policy::Action;
use serde::Serialize;
use std::collections::BTreeMap;
use store::plans;

#[derive(Serialize)]
struct Report<'a> {
    school: School<'a>,
    group: Group<'a>,
    plan: Head<'a>,
    arrangements: Vec<ArrangementPart<'a>>,
    exceptions: BTreeMap<&'a str, &'a str>,
    goals: Vec<GoalPart<'a>>,
    halfway: &'a str,
    evaluation: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize)]
struct School<'a> {
    brin: Option<&'a str>,
    branch: Option<&'a str>,
}

#[derive(Serialize)]
struct Group<'a> {
    key: &'a str,
    name: &'a str,
    school_year: String,
}

#[derive(Serialize)]
struct Head<'a> {
    id: String,
    title: &'a str,
    style: Option<&'static str>,
    subjects: &'a [String],
    state: &'static str,
    starts_on: String,
    ends_on: String,
    halfway_on: Option<String>,
    previous: Option<String>,
}

#[derive(Serialize)]
struct ArrangementPart<'a> {
    arrangement: &'static str,
    pupils: Vec<&'a str>,
    texts: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize)]
struct GoalPart<'a> {
    part: &'a str,
    wording: &'a str,
    measure: &'a Measure,
    share: Option<u8>,
    due: String,
    baseline: Option<SharePart>,
    target: Target<'a>,
    outcome: Option<&'static str>,
    actual: Option<SharePart>,
    learned: &'a str,
    pupils: Vec<PupilPart<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Target<'a> {
    Test(&'a domain::plans::Target),
    Seen(&'a str),
}

/// How many pupils of how many, as a count.
#[derive(Serialize)]
struct SharePart {
    reached: usize,
    known: usize,
}

#[derive(Serialize)]
struct PupilPart<'a> {
    key: &'a str,
    baseline: Option<ReadingPart>,
    actual: Option<ReadingPart>,
    outcome: Option<&'static str>,
    by_hand: bool,
}

#[derive(Serialize)]
struct ReadingPart {
    date: String,
    moment: Option<String>,
    level: Option<&'static str>,
    score: Option<Number>,
}

/// A plan as JSON: its goals with measure, baseline, target, due day, outcome and what came of them.
///
/// # Errors
/// When it cannot be written.
pub fn group_plan_json(found: &GroupPlan) -> Result<String, Error> {
    let codes = &found.school.codes;
    let text = |part: &str, field: &'static str| (field, found.text(part, field));
    let arrangement = |one: domain::plans::Arrangement| ArrangementPart {
        arrangement: one.code(),
        pupils: found.in_arrangement(one).map(|row| row.pupil.key.as_str()).collect(),
        texts: ARRANGEMENT_FIELDS.into_iter().map(|field| text(one.code(), field)).collect(),
    };
    let exceptions = found.rows.iter().filter_map(|row| {
        let said = found.text(&row.pupil.id.to_string(), EXCEPTION_FIELD);
        (!said.is_empty()).then_some((row.pupil.key.as_str(), said))
    });
    let report = Report {
        school: School {
            brin: codes.brin.as_ref().map(domain::register::Brin::as_str),
            branch: codes.branch.as_ref().map(domain::register::Branch::as_str),
        },
        group: Group {
            key: &found.group.key,
            name: &found.group.name,
            school_year: found.group.school_year.to_string(),
        },
        plan: head(&found.plan),
        arrangements: domain::plans::Arrangement::ALL.into_iter().map(arrangement).collect(),
        exceptions: exceptions.collect(),
        goals: found.goals.iter().map(|one| goal(found, one)).collect(),
        halfway: found.text("", HALFWAY_FIELD),
        evaluation: EVALUATION_FIELDS.into_iter().map(|field| text("", field)).collect(),
    };
    serde_json::to_string_pretty(&report).map_err(|error| Error::Broken(error.into()))
}

fn head(plan: &Plan) -> Head<'_> {
    Head {
        id: plan.id.to_string(),
        title: plan.title.reveal(),
        style: plan.style.map(PlanStyle::code),
        subjects: &plan.subjects,
        state: plan.state.code(),
        starts_on: plan.starts_on.to_string(),
        ends_on: plan.ends_on.to_string(),
        halfway_on: plan.halfway_on.map(|day| day.to_string()),
        previous: plan.previous.map(|id| id.to_string()),
    }
}

fn goal<'a>(found: &'a GroupPlan, one: &'a GoalStanding) -> GoalPart<'a> {
    let goal = &one.goal;
    let pupil = |outcome: &GoalOutcome| {
        let row = found.rows.iter().find(|row| row.pupil.id == outcome.pupil)?;
        Some(PupilPart {
            key: &row.pupil.key,
            baseline: outcome.baseline.as_ref().map(reading),
            actual: outcome.actual.as_ref().map(reading),
            outcome: outcome.outcome.map(Outcome::code),
            by_hand: outcome.is_by_hand,
        })
    };
    GoalPart {
        part: &goal.part,
        wording: goal.wording.reveal(),
        measure: &goal.measure,
        share: goal.share,
        due: goal.due_on.to_string(),
        baseline: at_beginning(one),
        target: match &goal.measure {
            Measure::Test { target, .. } => Target::Test(target),
            Measure::Seen { how } => Target::Seen(how),
        },
        outcome: one.outcome.map(Outcome::code),
        actual: now(one),
        learned: goal.learned.reveal(),
        pupils: one.pupils.iter().filter_map(pupil).collect(),
    }
}

/// How many stood at the goal already when the plan began.
fn at_beginning(one: &GoalStanding) -> Option<SharePart> {
    let Measure::Test { target, .. } = &one.goal.measure else { return None };
    let known = one.pupils.iter().filter_map(|outcome| outcome.baseline);
    let told: Vec<Outcome> =
        known.filter_map(|reading| domain::plans::judge(*target, None, Some(reading))).collect();
    let reached = told.iter().filter(|outcome| **outcome == Outcome::Reached).count();
    (!told.is_empty()).then_some(SharePart { reached, known: told.len() })
}

fn now(one: &GoalStanding) -> Option<SharePart> {
    let known = one.pupils.iter().filter_map(|outcome| outcome.outcome);
    let told: Vec<Outcome> = known.collect();
    let reached = told.iter().filter(|outcome| **outcome == Outcome::Reached).count();
    (!told.is_empty()).then_some(SharePart { reached, known: told.len() })
}

fn reading(one: &Reading) -> ReadingPart {
    ReadingPart {
        date: one.on.to_string(),
        moment: one.moment.map(|moment| moment.to_string()),
        level: one.level.map(domain::results::Level::name),
        score: one.score.map(Into::into),
    }
}

/// The plan of a group that one means without naming it: the one that runs, else the newest.
///
/// # Errors
/// [`Error::NotFound`] when the group is not in sight or has no plan.
pub async fn newest_plan(ctx: &Ctx, school: &str, group: GroupId) -> Result<PlanId, Error> {
    let (scope, _) = ctx.group(school, group, Action::ViewGroup).await?;
    let all = plans::plans_of_group(&mut ctx.read().await?, &scope, group).await?;
    let running = all.iter().find(|plan| plan.state == PlanState::Running);
    running.or_else(|| all.first()).map(|plan| plan.id).ok_or(Error::NotFound)
}
