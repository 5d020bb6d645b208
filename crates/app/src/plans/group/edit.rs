//! The title, the subjects and the days of a plan, which two people may change at once.

use super::{
    begin::{BeginField, BeginProblem, LONGEST_TITLE, read_period},
    period::PeriodProblem,
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    plans::{Asked, Whose, looked, open},
};
use domain::{
    Personal,
    ids::{GroupId, PlanId},
    plans::{Plan, PlanStyle, may_write},
    register::{Group, School},
};
use store::{audit::Deed, plans, register};

/// What one fills in; days as ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditTyped {
    /// The title.
    pub title: Personal<String>,
    /// The first day.
    pub starts_on: String,
    /// The last day.
    pub ends_on: String,
    /// The day of the check half-way; may be empty.
    pub halfway_on: String,
}

impl EditTyped {
    /// What stands in the form of a plan.
    pub fn of(plan: &Plan) -> Self {
        Self {
            title: plan.title.clone(),
            starts_on: plan.starts_on.to_string(),
            ends_on: plan.ends_on.to_string(),
            halfway_on: plan.halfway_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// What is wrong: with a field of the days, or with the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditProblem {
    /// The title.
    Title(BeginProblem),
    /// A day.
    Day(BeginField, PeriodProblem),
}

/// What came of saving.
#[derive(Debug, Clone)]
pub enum Edited {
    /// It is saved.
    Yes,
    /// Nothing is saved.
    Wrong(Vec<EditProblem>),
    /// Nothing is saved: somebody was first. This is how it is now.
    Meanwhile(Box<Plan>),
    /// The plan is in a state in which its days are not changed.
    Frozen,
}

/// The plan of a group, for who may change its days.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn plan_to_edit(
    ctx: &Ctx,
    school: &str,
    (group, plan): (GroupId, PlanId),
) -> Result<(School, Group, Plan), Error> {
    let opened = open(ctx, school, Whose::Group(group), plan, Asked::Write).await?;
    looked(ctx, &opened, "plan_edit").await?;
    let group = register::group(&mut ctx.read().await?, &opened.scope, group).await?;
    Ok((opened.school, group.ok_or(Error::NotFound)?, opened.plan))
}

/// Saves title and days over the version that was looked at.
///
/// # Errors
/// As for [`plan_to_edit`].
pub async fn edit_plan(
    ctx: &Ctx,
    school: &str,
    (id, plan): (GroupId, PlanId),
    (typed, version): (&EditTyped, i64),
) -> Result<Edited, Error> {
    let opened = open(ctx, school, Whose::Group(id), plan, Asked::Write).await?;
    let group = register::group(&mut ctx.read().await?, &opened.scope, id).await?.ok_or(Error::NotFound)?;
    let known = &opened.plan;
    if !may_write(known.kind, known.state, false) {
        return Ok(Edited::Frozen);
    }
    let style = known.style.unwrap_or(PlanStyle::Period);
    let title = cleaned(typed.title.reveal());
    let days = [typed.starts_on.clone(), typed.ends_on.clone(), typed.halfway_on.clone()];
    let mut wrong = Vec::new();
    wrong.extend(title.is_empty().then_some(EditProblem::Title(BeginProblem::Empty)));
    let is_long = title.chars().count() > LONGEST_TITLE;
    wrong.extend(is_long.then_some(EditProblem::Title(BeginProblem::TooLong)));
    let period = match read_period(&group, style, &days) {
        Ok(period) if wrong.is_empty() => period,
        Ok(_) => return Ok(Edited::Wrong(wrong)),
        Err((field, problem)) => {
            wrong.push(EditProblem::Day(field, problem));
            return Ok(Edited::Wrong(wrong));
        }
    };
    let changed = Plan {
        title: Personal::new(title),
        starts_on: period.starts_on,
        ends_on: period.ends_on,
        halfway_on: period.halfway_on,
        changed_at: second(ctx),
        version,
        ..known.clone()
    };
    let mut tx = ctx.write().await?;
    if plans::change_plan(&mut tx, &opened.scope, &changed).await? {
        let deed = Deed::PlanEdited { plan, pupil: None, group: Some(id) };
        tx.commit(&ctx.event(opened.school.id, deed)).await?;
        return Ok(Edited::Yes);
    }
    tx.undo().await?;
    let now = plans::plan(&mut ctx.read().await?, &opened.scope, plan).await?;
    Ok(Edited::Meanwhile(Box::new(now.ok_or(Error::NotFound)?)))
}
