//! The plans of a group.

use crate::{Ctx, Error};
use domain::{
    ids::GroupId,
    plans::Plan,
    register::{Group, School},
};
use policy::{Action, Decision, Resource, decide};
use store::{audit::Deed, plans, register};

/// The plans of a group.
#[derive(Debug, Clone)]
pub struct GroupPlans {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// The plans, the newest first.
    pub plans: Vec<Plan>,
    /// Whether the actor may make one.
    pub may_write: bool,
}

/// The plans of a group.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group in sight.
pub async fn group_plans(ctx: &Ctx, school: &str, group: GroupId) -> Result<GroupPlans, Error> {
    let (scope, school) = ctx.group(school, group, Action::ViewGroup).await?;
    let deed = Deed::GroupLooked { group, form: "plans", reason: scope.reason().code() };
    ctx.record(Some(school.id), deed).await?;
    let mut tx = ctx.read().await?;
    let plans = plans::plans_of_group(&mut tx, &scope, group).await?;
    let may = decide(ctx.actor(), Action::WriteGroupPlan, Resource::Group { school: school.id, group });
    let group = register::group(&mut tx, &scope, group).await?.ok_or(Error::NotFound)?;
    Ok(GroupPlans { school, group, plans, may_write: matches!(may, Decision::Allowed(_)) })
}
