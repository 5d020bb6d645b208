//! The next plan begins from this one: pupils proposed anew from the newest results, texts taken over, goals moved on.

use super::{
    begin::{NewPlan, first_text, keep_rule, made},
    drafts::{moved_on, part_at},
    page::rule_in,
    period::{Period, SHORTEST_WEEKS, halfway, has_room, preset},
    propose::proposal,
    rule::rule_of,
    standing::{GroupNow, author, windows_of},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::second,
    plans::{Asked, Opened, Whose, open},
};
use domain::{
    Personal, SchoolYear,
    ids::{GoalId, GroupId, PlanId, PupilId},
    plans::{Arrangement, Goal, Plan, PlanPupil, PlanState, PlanStyle, PlanText},
    register::GroupKind,
};
use i18n::Texts;
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    ReadTx, WriteTx,
    plans::{self, NewText},
    register,
};

/// The texts that a next plan takes over; what is about this period only stays behind.
const TAKEN_OVER: [&str; 6] =
    ["content", "approach", "organisation", "materials", "evaluation_how", "exception"];

/// What came of going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continued {
    /// The next plan, in the group where most of the pupils are now.
    Yes(GroupId, PlanId),
    /// The plan goes on only when it runs, or is evaluated or over.
    NotNow,
    /// What is left of the school year is too short for a plan, and the groups of the next year are not there yet.
    NoRoom,
}

/// Makes the plan that goes on from this one; when somebody made it already, that one is it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn continue_plan(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (group, plan): (GroupId, PlanId),
) -> Result<Continued, Error> {
    let opened = open(ctx, school, Whose::Group(group), plan, Asked::Write).await?;
    let begins_after = [PlanState::Running, PlanState::Evaluated, PlanState::Ended];
    if !begins_after.contains(&opened.plan.state) {
        return Ok(Continued::NotNow);
    }
    let Some(home) = home_of(ctx, &mut ctx.read().await?, &opened, group).await? else {
        return Ok(Continued::NoRoom);
    };
    let (scope, _) = ctx.group(school, home, Action::WriteGroupPlan).await?;
    let Some(next) = Next::load(ctx, texts, &scope, (&opened, home)).await? else {
        return Ok(Continued::NoRoom);
    };
    let mut tx = ctx.write().await?;
    let others = plans::plans_of_group(&mut tx, &scope, home).await?;
    let known = others.iter().find(|one| one.previous == Some(plan) && one.is_open());
    if let Some(known) = known {
        tx.undo().await?;
        return Ok(Continued::Yes(home, known.id));
    }
    next.save(&mut tx, &scope).await?;
    tx.commit(&ctx.event(opened.school.id, made(&next.plan))).await?;
    Ok(Continued::Yes(home, next.plan.id))
}

/// The group in which the plan goes on: the same as long as its school year has room for a plan, then the one in which most
/// of its pupils are. None when that group is not there yet.
async fn home_of(
    ctx: &Ctx,
    tx: &mut ReadTx,
    opened: &Opened,
    group: GroupId,
) -> Result<Option<GroupId>, Error> {
    let (year, today) = (opened.plan.school_year, ctx.today());
    let is_over = SchoolYear::of(today) > year;
    if !is_over && has_room(first_free(&opened.plan, today), year) {
        return Ok(Some(group));
    }
    let this_year = SchoolYear::of(today).max(year.next());
    // A year that is over and has no successor is looked back at: schools try the program with the figures of last year.
    let otherwise = is_over.then_some(group);
    let in_plan: BTreeSet<PupilId> = opened.pupils.iter().map(|one| one.pupil).collect();
    let mut counts: BTreeMap<GroupId, usize> = BTreeMap::new();
    let enrolments = register::enrolments_of_group(tx, &opened.scope, group).await?;
    let now = enrolments.iter().filter(|one| one.school_year == this_year && one.until.is_none());
    for home in now.filter(|one| in_plan.contains(&one.pupil)).filter_map(|one| one.group) {
        *counts.entry(home).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(home, _)| home);
    let Some(most) = most else { return Ok(otherwise) };
    let is_base =
        register::group(tx, &opened.scope, most).await?.is_some_and(|one| one.kind == GroupKind::Base);
    Ok(if is_base { Some(most) } else { otherwise })
}

/// The first day on which nothing of a plan stands in the way: the day after it, or today when it was evaluated before.
fn first_free(plan: &Plan, today: Date) -> Date {
    let after = plan.ends_on.saturating_add(1.day());
    if plan.state == PlanState::Running { after.max(today) } else { today }
}

/// Everything that the next plan has.
struct Next {
    plan: Plan,
    pupils: Vec<PlanPupil>,
    texts: Vec<PlanText>,
    goals: Vec<Goal>,
    rule: domain::plans::ClusterRule,
}

impl Next {
    async fn load(
        ctx: &Ctx,
        texts: &Texts,
        scope: &InSchool,
        (opened, home): (&Opened, GroupId),
    ) -> Result<Option<Self>, Error> {
        let mut tx = ctx.read().await?;
        let now = GroupNow::load(ctx, &mut tx, scope, home).await?;
        let windows = windows_of(&mut tx, texts, scope, &now.group).await?;
        let old_texts = plans::texts(&mut tx, scope, opened.plan.id).await?;
        let old_goals = plans::goals(&mut tx, scope, opened.plan.id).await?;
        let rule = match rule_in(&old_texts) {
            Some(rule) => rule,
            None => rule_of(&mut tx, scope).await?.rule,
        };
        let (author, author_name) = author(ctx, &mut tx).await?;
        drop(tx);
        let style = opened.plan.style.unwrap_or(PlanStyle::Period);
        let year = now.group.school_year;
        let Some(first) = first_day(&now, &opened.plan, ctx.today()) else { return Ok(None) };
        let period = fitted(preset(style, first, (&windows, &now.numbers())), year);
        let new = NewPlan {
            group: &now.group,
            subjects: opened.plan.subjects.clone(),
            style,
            period,
            previous: Some(opened.plan.id),
            author,
            author_name,
            at: second(ctx),
        };
        let plan = new.plan(texts);
        let place = |(position, (id, standing)): (i64, &(PupilId, _))| PlanPupil {
            pupil: *id,
            arrangement: Some(proposal(rule, &plan.subjects, (*id, standing)).proposed.arrangement()),
            position,
        };
        let pupils: Vec<PlanPupil> = (1..).zip(&now.standings).map(place).collect();
        let is_part = |part: &str| has_part(&pupils, part);
        let goals = old_goals.iter().filter(|goal| is_part(&goal.part));
        let goals = goals.map(|goal| next_goal(texts, goal, &plan)).collect();
        let taken = old_texts.into_iter().filter(|one| TAKEN_OVER.contains(&one.field.as_str()));
        let taken = taken.filter(|one| is_part(&one.part) && !one.text.reveal().is_empty());
        let texts = taken.map(|one| first_text(&plan, (&one.part, &one.field), one.text)).collect();
        Ok(Some(Self { pupils, texts, goals, rule, plan }))
    }

    async fn save(&self, tx: &mut WriteTx, scope: &InSchool) -> Result<(), Error> {
        plans::add_plan(tx, scope, &self.plan).await?;
        for pupil in &self.pupils {
            plans::place_pupil(tx, scope, self.plan.id, pupil).await?;
        }
        keep_rule(tx, scope, &self.plan, self.rule).await?;
        for text in &self.texts {
            let new = NewText { text, typing_since: self.plan.made_at };
            plans::put_text(tx, scope, self.plan.id, new).await?;
        }
        for goal in &self.goals {
            plans::add_goal(tx, scope, goal).await?;
        }
        Ok(())
    }
}

/// The first day of the next plan: the day after the one before, as early as the group can. In a year that is over there is
/// always room, as late as it takes; none when there is none.
fn first_day(now: &GroupNow, before: &Plan, today: Date) -> Option<Date> {
    let year = now.group.school_year;
    let after = before.ends_on.saturating_add(1.day());
    let is_over = before.state == PlanState::Running || before.ends_on < today;
    let after = if is_over { after } else { year.first_day() };
    let first = now.first_day(today).max(after);
    if has_room(first, year) {
        return Some(first);
    }
    (today > year.last_day()).then(|| year.last_day().saturating_sub(SHORTEST_WEEKS.weeks()))
}

/// A period that stays within the school year of the group.
fn fitted(period: Period, year: SchoolYear) -> Period {
    let ends_on = period.ends_on.min(year.last_day()).max(period.starts_on);
    Period { ends_on, halfway_on: halfway(period.starts_on, ends_on), ..period }
}

fn has_part(pupils: &[PlanPupil], part: &str) -> bool {
    part.is_empty()
        || Arrangement::from_code(part).is_some()
        || pupils.iter().any(|one| one.pupil.to_string() == part)
}

fn next_goal(texts: &Texts, goal: &Goal, plan: &Plan) -> Goal {
    let (wording, measure) = moved_on(texts, goal, part_at(plan.ends_on));
    Goal {
        id: GoalId(new_id()),
        plan: plan.id,
        wording,
        measure,
        due_on: plan.ends_on,
        outcome: None,
        learned: Personal::new(String::new()),
        version: 1,
        ..goal.clone()
    }
}
