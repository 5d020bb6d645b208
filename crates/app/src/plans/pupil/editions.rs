//! A plan goes on: the next support plan from one that was evaluated, and a new edition of a development plan.

use super::make::place;
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::second,
    plans::{
        GoalStanding, Opened, Whose, is_of_evaluation,
        open::{Asked, open},
        standings,
    },
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GoalId, PlanId, PupilId},
    plans::{Goal, Outcome, Plan, PlanKind, PlanState, PlanText},
};
use jiff::Timestamp;
use store::{
    WriteTx,
    audit::Deed,
    plans::{self, NewText},
    register, trust,
};

/// What came of going on with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continued {
    /// The new plan, as a draft.
    Yes(PlanId),
    /// Somebody went on with it already: that plan.
    Already(PlanId),
    /// It is in a state from which one does not go on.
    NotNow,
}

/// Goes on with a plan as a new draft. Of a development plan it is the next edition, with all its texts and goals, that takes
/// the place of the one before when it begins; of another plan the next one, with its texts and the goals that were not
/// reached.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn continue_plan(
    ctx: &Ctx,
    school: &str,
    (pupil, plan): (PupilId, PlanId),
) -> Result<Continued, Error> {
    let opened = open(ctx, school, Whose::Pupil(pupil), plan, Asked::Write).await?;
    if !goes_on(&opened.plan) {
        return Ok(Continued::NotNow);
    }
    let mut tx = ctx.read().await?;
    let all = plans::plans_of_pupil(&mut tx, &opened.scope, pupil).await?;
    let follows = |one: &&Plan| (one.previous == Some(plan) || one.replaces == Some(plan)) && one.is_open();
    if let Some(next) = all.iter().find(follows) {
        return Ok(Continued::Already(next.id));
    }
    let known = register::pupil(&mut tx, &opened.scope, pupil).await?.ok_or(Error::NotFound)?;
    if known.left_on.is_some_and(|day| day < ctx.today()) {
        return Ok(Continued::NotNow);
    }
    let texts = plans::texts(&mut tx, &opened.scope, plan).await?;
    let goals = standings(ctx, &mut tx, &opened).await?;
    let account = ctx.own()?.account();
    let author = trust::account(&mut tx, account).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let by = By { account, name: author.name, at: second(ctx) };
    let next = next(ctx, &opened.plan, &by);
    let mut tx = ctx.write().await?;
    plans::add_plan(&mut tx, &opened.scope, &next).await?;
    let pupils: Vec<PupilId> = opened.pupils.iter().map(|one| one.pupil).collect();
    place(&mut tx, &opened.scope, next.id, &pupils).await?;
    copy_texts(&mut tx, &opened, (&next, &by), texts).await?;
    copy_goals(&mut tx, &opened, &next, goals).await?;
    let about = opened.about();
    let deed =
        Deed::PlanMade { plan: next.id, kind: next.kind.code(), pupil: about.pupil, group: about.group };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(Continued::Yes(next.id))
}

/// Whether one goes on from a plan as it stands now.
pub fn goes_on(plan: &Plan) -> bool {
    use PlanState::{Ended, Evaluated, Running};
    match plan.kind {
        PlanKind::Group => false,
        PlanKind::Development => matches!(plan.state, Running | Evaluated | Ended),
        PlanKind::Support | PlanKind::LearningLine => matches!(plan.state, Evaluated | Ended),
    }
}

struct By {
    account: AccountId,
    name: Personal<String>,
    at: Timestamp,
}

fn next(ctx: &Ctx, before: &Plan, by: &By) -> Plan {
    let is_edition = before.kind == PlanKind::Development;
    let starts_on = ctx.today();
    let length = before.starts_on.until(before.ends_on).unwrap_or_default();
    Plan {
        id: PlanId(new_id()),
        school_year: SchoolYear::of(starts_on),
        state: PlanState::Draft,
        starts_on,
        ends_on: starts_on.saturating_add(length),
        halfway_on: None,
        previous: (!is_edition).then_some(before.id),
        replaces: is_edition.then_some(before.id),
        edition: if is_edition { before.edition.saturating_add(1) } else { 1 },
        is_shared: false,
        author: by.account,
        author_name: by.name.clone(),
        made_at: by.at,
        changed_at: by.at,
        agreed_on: None,
        ended_at: None,
        version: 1,
        ..before.clone()
    }
}

/// What is written goes along, but for what belongs to the evaluation: that is of the plan before. What it came to is where
/// the next plan starts.
async fn copy_texts(
    tx: &mut WriteTx,
    opened: &Opened,
    (next, by): (&Plan, &By),
    texts: Vec<PlanText>,
) -> Result<(), Error> {
    let result = texts.iter().find(|one| one.part.is_empty() && one.field == "evaluation_result");
    let result = result.map(|one| one.text.clone()).filter(|text| !text.reveal().is_empty());
    for one in texts {
        if is_of_evaluation(&one.field) || one.text.reveal().is_empty() {
            continue;
        }
        let is_start = one.part.is_empty() && one.field == "start";
        let text = result.clone().filter(|_| is_start).unwrap_or_else(|| one.text.clone());
        let new = PlanText {
            text,
            author: by.account,
            author_name: by.name.clone(),
            changed_at: by.at,
            version: 0,
            ..one
        };
        let new = NewText { text: &new, typing_since: by.at };
        plans::put_text(tx, &opened.scope, next.id, new).await?;
    }
    Ok(())
}

/// The goals of an edition, or those that were not reached, due at the end of the next plan.
async fn copy_goals(
    tx: &mut WriteTx,
    opened: &Opened,
    next: &Plan,
    goals: Vec<GoalStanding>,
) -> Result<(), Error> {
    let is_kept = |one: &GoalStanding| next.replaces.is_some() || one.outcome != Some(Outcome::Reached);
    for one in goals.into_iter().filter(is_kept) {
        let goal = Goal {
            id: GoalId(new_id()),
            plan: next.id,
            due_on: one.goal.due_on.max(next.ends_on),
            outcome: None,
            learned: Personal::default(),
            version: 1,
            ..one.goal
        };
        plans::add_goal(tx, &opened.scope, &goal).await?;
    }
    Ok(())
}

/// What differs between two editions of a plan.
#[derive(Debug, Clone)]
pub struct Differences {
    /// The edition it is compared with.
    pub before: Plan,
    /// The texts that differ: field, before and after.
    pub texts: Vec<(String, Personal<String>, Personal<String>)>,
    /// The goals that are only in the edition before.
    pub goals_gone: Vec<Goal>,
    /// The goals that are only in this one.
    pub goals_new: Vec<Goal>,
}

/// What a plan says otherwise than the edition that it replaces, or the plan that it goes on from; none when it is the first.
/// Who asks looked at the plan already.
///
/// # Errors
/// [`Error::NotFound`] when the plan before is not in sight.
pub async fn differences(
    ctx: &Ctx,
    school: &str,
    (pupil, plan): (PupilId, PlanId),
) -> Result<Option<Differences>, Error> {
    let now = open(ctx, school, Whose::Pupil(pupil), plan, Asked::Look).await?;
    let Some(before) = now.plan.replaces.or(now.plan.previous) else { return Ok(None) };
    let before = open(ctx, school, Whose::Pupil(pupil), before, Asked::Look).await?;
    crate::plans::looked(ctx, &before, "plan").await?;
    let mut tx = ctx.read().await?;
    let old = plans::texts(&mut tx, &before.scope, before.plan.id).await?;
    let new = plans::texts(&mut tx, &now.scope, plan).await?;
    let old_goals = plans::goals(&mut tx, &before.scope, before.plan.id).await?;
    let new_goals = plans::goals(&mut tx, &now.scope, plan).await?;
    let is_in = |all: &[Goal], one: &Goal| {
        all.iter().any(|known| known.wording == one.wording && known.measure == one.measure)
    };
    let lacks = |of: &[Goal], among: &[Goal]| of.iter().filter(|one| !is_in(among, one)).cloned().collect();
    Ok(Some(Differences {
        texts: text_differences(&old, &new),
        goals_gone: lacks(&old_goals, &new_goals),
        goals_new: lacks(&new_goals, &old_goals),
        before: before.plan,
    }))
}

fn text_differences(old: &[PlanText], new: &[PlanText]) -> Vec<(String, Personal<String>, Personal<String>)> {
    let of_plan = |all: &[PlanText]| -> std::collections::BTreeMap<String, Personal<String>> {
        let counted = all.iter().filter(|one| one.part.is_empty() && !is_of_evaluation(&one.field));
        counted.map(|one| (one.field.clone(), one.text.clone())).collect()
    };
    let (old, new) = (of_plan(old), of_plan(new));
    let fields: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let both = fields.into_iter().map(|field| {
        let of = |all: &std::collections::BTreeMap<String, Personal<String>>| {
            all.get(field).cloned().unwrap_or_default()
        };
        (field.clone(), of(&old), of(&new))
    });
    both.filter(|(_, before, after)| before != after).collect()
}
