//! A plan goes on: the next support plan from one that was evaluated, and a new edition of a development plan.

use super::{
    frozen::{frozen_for, needs_of, own_sections},
    make::place,
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::second,
    plans::{
        GoalStanding, Opened, Whose, Writing,
        chain::other_editions,
        open::{About, Asked, open},
        standings, writing_in,
    },
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GoalId, PlanId, PupilId},
    needs::NeedLine,
    plans::{Goal, LayoutSection, Outcome, Plan, PlanKind, PlanState, PlanText},
};
use jiff::Timestamp;
use store::{
    ReadTx, WriteTx,
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
    let pupils = still_here(ctx, &mut tx, &opened).await?;
    if !pupils.contains(&pupil) {
        return Ok(Continued::NotNow);
    }
    let sections = own_sections(&mut tx, &opened).await?;
    let texts = plans::texts(&mut tx, &opened.scope, plan).await?;
    let result = texts.iter().find(|one| one.part.is_empty() && one.field == "evaluation_result");
    let result = result.map(|one| one.text.clone()).filter(|text| !text.reveal().is_empty());
    let goals = standings(ctx, &mut tx, &opened).await?;
    let account = ctx.own()?.account();
    let author = trust::account(&mut tx, account).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let by = By { account, name: author.name, at: second(ctx) };
    let mut tx = ctx.write().await?;
    let others = other_editions(&mut tx, &opened).await?;
    if let Some(known) = already(&mut tx, &opened, (pupil, &others)).await? {
        tx.undo().await?;
        return Ok(Continued::Already(known));
    }
    let newest = others.iter().map(|one| one.edition).max().unwrap_or_default();
    let next = next(ctx, &opened.plan, (&by, newest));
    plans::add_plan(&mut tx, &opened.scope, &next).await?;
    place(&mut tx, &opened.scope, next.id, &pupils).await?;
    let taken = texts.into_iter().filter(|one| writing_in(&sections, &one.field) == Writing::Plan);
    copy_texts(&mut tx, &opened, (&next, &by), (taken.collect(), result)).await?;
    copy_goals(&mut tx, &opened, &next, goals).await?;
    let deed = |about: About| Deed::PlanMade {
        plan: next.id,
        kind: next.kind.code(),
        pupil: about.pupil,
        group: about.group,
    };
    opened.commit(tx, ctx, deed).await?;
    Ok(Continued::Yes(next.id))
}

/// The pupils of a plan who did not leave the school.
async fn still_here(ctx: &Ctx, tx: &mut ReadTx, opened: &Opened) -> Result<Vec<PupilId>, Error> {
    let mut here = Vec::new();
    for one in &opened.pupils {
        let known = register::pupil(tx, &opened.scope, one.pupil).await?.ok_or(Error::NotFound)?;
        if known.left_on.is_none_or(|day| day >= ctx.today()) {
            here.push(one.pupil);
        }
    }
    Ok(here)
}

/// The plan by which somebody went on already. It is asked while nobody else can.
async fn already(
    tx: &mut WriteTx,
    opened: &Opened,
    (pupil, others): (PupilId, &[Plan]),
) -> Result<Option<PlanId>, Error> {
    let plan = &opened.plan;
    if plan.kind == PlanKind::Development {
        let is_ahead =
            |one: &&Plan| one.is_open() && (!one.state.is_in_force() || one.edition > plan.edition);
        return Ok(others.iter().find(is_ahead).map(|one| one.id));
    }
    plans::hold_plan(tx, &opened.scope, plan.id).await?;
    let all = plans::plans_of_pupil(tx, &opened.scope, pupil).await?;
    Ok(all.iter().find(|one| one.previous == Some(plan.id) && one.is_open()).map(|one| one.id))
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

fn next(ctx: &Ctx, before: &Plan, (by, newest): (&By, i64)) -> Plan {
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
        edition: if is_edition { before.edition.max(newest).saturating_add(1) } else { 1 },
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

/// What is written goes along, but for how the pupil was heard, which is asked anew, and the evaluation, which is of the plan
/// before. What it came to is where the next plan starts.
async fn copy_texts(
    tx: &mut WriteTx,
    opened: &Opened,
    (next, by): (&Plan, &By),
    (texts, result): (Vec<PlanText>, Option<Personal<String>>),
) -> Result<(), Error> {
    for one in texts.into_iter().filter(|one| !one.text.reveal().is_empty()) {
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
    /// The needs that are only in the edition before.
    pub needs_gone: Vec<NeedLine>,
    /// The needs that are only in this one.
    pub needs_new: Vec<NeedLine>,
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
    let (old_needs, new_needs) = match (before.plan.kind, now.plan.kind) {
        (PlanKind::Development, PlanKind::Development) => {
            (shown_needs(ctx, &mut tx, &before, pupil).await?, shown_needs(ctx, &mut tx, &now, pupil).await?)
        }
        _ => Default::default(),
    };
    let sections = own_sections(&mut tx, &now).await?;
    let is_in = |all: &[Goal], one: &Goal| {
        all.iter().any(|known| known.wording == one.wording && known.measure == one.measure)
    };
    let lacks = |of: &[Goal], among: &[Goal]| of.iter().filter(|one| !is_in(among, one)).cloned().collect();
    Ok(Some(Differences {
        texts: text_differences(&sections, &old, &new),
        needs_gone: needs_only_in(&old_needs, &new_needs),
        needs_new: needs_only_in(&new_needs, &old_needs),
        goals_gone: lacks(&old_goals, &new_goals),
        goals_new: lacks(&new_goals, &old_goals),
        before: before.plan,
    }))
}

/// The needs that a plan shows: as it was put before guardians, else as they are.
async fn shown_needs(
    ctx: &Ctx,
    tx: &mut ReadTx,
    of: &Opened,
    pupil: PupilId,
) -> Result<Vec<NeedLine>, Error> {
    let frozen = frozen_for(tx, &of.scope, (&of.plan, pupil)).await?;
    let today = ctx.today();
    Ok(needs_of(tx, &of.scope, (&of.plan, pupil), (frozen.as_ref(), today)).await?.lines)
}

fn needs_only_in(these: &[NeedLine], those: &[NeedLine]) -> Vec<NeedLine> {
    let is_there =
        |one: &&NeedLine| those.iter().any(|other| other.kind == one.kind && other.text == one.text);
    these.iter().filter(|one| !is_there(one)).cloned().collect()
}

fn text_differences(
    sections: &[LayoutSection],
    old: &[PlanText],
    new: &[PlanText],
) -> Vec<(String, Personal<String>, Personal<String>)> {
    let of_plan = |all: &[PlanText]| -> std::collections::BTreeMap<String, Personal<String>> {
        let counted = all
            .iter()
            .filter(|one| one.part.is_empty() && writing_in(sections, &one.field) != Writing::Evaluation);
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
