//! The next plan begins from this one: pupils proposed anew from the newest results, texts taken over, goals moved on.

use super::{
    begin::{NewPlan, first_text, keep_rule, made},
    drafts::{moved_on, part_at},
    page::rule_in,
    period::{Period, halfway, preset},
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
    let home = home_of(ctx, &mut ctx.read().await?, &opened, group).await?;
    let (scope, _) = ctx.group(school, home, Action::WriteGroupPlan).await?;
    let next = Next::load(ctx, texts, &scope, (&opened, home)).await?;
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

/// The group in which the plan goes on: the same as long as its school year lasts, then the one in which most of its
/// pupils are now.
async fn home_of(ctx: &Ctx, tx: &mut ReadTx, opened: &Opened, group: GroupId) -> Result<GroupId, Error> {
    let this_year = SchoolYear::of(ctx.today());
    if this_year <= opened.plan.school_year {
        return Ok(group);
    }
    let in_plan: BTreeSet<PupilId> = opened.pupils.iter().map(|one| one.pupil).collect();
    let mut counts: BTreeMap<GroupId, usize> = BTreeMap::new();
    let enrolments = register::enrolments_of_group(tx, &opened.scope, group).await?;
    let now = enrolments.iter().filter(|one| one.school_year == this_year && one.until.is_none());
    for home in now.filter(|one| in_plan.contains(&one.pupil)).filter_map(|one| one.group) {
        *counts.entry(home).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(home, _)| home);
    let Some(most) = most else { return Ok(group) };
    let is_base =
        register::group(tx, &opened.scope, most).await?.is_some_and(|one| one.kind == GroupKind::Base);
    Ok(if is_base { most } else { group })
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
    ) -> Result<Self, Error> {
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
        let first =
            now.first_day(ctx.today()).max(day_after(&opened.plan, (now.group.school_year, ctx.today())));
        let period = fitted(preset(style, first, (&windows, &now.numbers())), now.group.school_year);
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
        Ok(Self { pupils, texts, goals, rule, plan })
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

/// The day after a plan, as long as that leaves room in the school year; a plan that was evaluated before its day makes
/// room at once.
fn day_after(plan: &Plan, (year, today): (SchoolYear, Date)) -> Date {
    let after = plan.ends_on.saturating_add(1.day());
    let is_over = plan.state == PlanState::Running || plan.ends_on < today;
    if is_over && year.contains(after) { after } else { year.first_day() }
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
