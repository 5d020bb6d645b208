//! The plans of one pupil.

use crate::{Ctx, Error, plans::terms};
use domain::{
    ids::{PlanId, PupilId},
    plans::{ConsentStanding, DevelopmentTerms, Plan, PlanKind, consent_standing},
    register::{Pupil, School},
};
use i18n::Language;
use jiff::civil::Date;
use policy::Action;
use std::collections::BTreeSet;
use store::{plans, register};

/// The plans of a pupil.
#[derive(Debug, Clone)]
pub struct PupilPlans {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// The plans of its own, the newest first.
    pub own: Vec<Plan>,
    /// Those of them that are open and with which somebody with authority does not agree.
    pub refused: BTreeSet<PlanId>,
    /// The group plans in which it is, the newest first, each with whether who looks may see that group.
    pub of_groups: Vec<(Plan, bool)>,
    /// How many of its plans are for others too, one of whom is out of sight: they are not shown.
    pub hidden: usize,
    /// The terms of the law.
    pub terms: DevelopmentTerms,
    /// Whether who looks may make one.
    pub may_write: bool,
    /// The day it is looked at.
    pub today: Date,
}

/// The plans of a pupil; one for several pupils only when all of them are in sight.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn plans_of_pupil(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<PupilPlans, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::ViewPlans).await?;
    ctx.looked(&of_pupil, "plans").await?;
    let scope = *of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let found = register::pupil(&mut tx, &scope, pupil).await?.ok_or(Error::NotFound)?;
    let all = plans::plans_of_pupil(&mut tx, &scope, pupil).await?;
    let mut with_others = Vec::with_capacity(all.len());
    for plan in all {
        let pupils = plans::pupils(&mut tx, &scope, plan.id).await?;
        with_others.push((plan, pupils));
    }
    let mut refused = BTreeSet::new();
    for (plan, _) in with_others.iter().filter(|(plan, _)| plan.is_open()) {
        let said = plans::consents(&mut tx, &scope, plan.id).await?;
        refused.extend((consent_standing(&said) == ConsentStanding::Refused).then_some(plan.id));
    }
    drop(tx);
    let sight = ctx.sight(Action::ViewGroup, school.id);
    let (mut own, mut of_groups, mut hidden) = (Vec::new(), Vec::new(), 0_usize);
    for (plan, pupils) in with_others {
        if plan.kind == PlanKind::Group {
            let is_open = plan.group.is_some_and(|group| sight.has_group(group));
            of_groups.push((plan, is_open));
            continue;
        }
        let mut is_open = true;
        for other in pupils.iter().filter(|one| one.pupil != pupil) {
            is_open &= ctx.may_with(school.id, other.pupil).await?.contains(&Action::ViewPlans);
        }
        if is_open { own.push(plan) } else { hidden = hidden.saturating_add(1) }
    }
    let may_write = ctx.may_with(school.id, pupil).await?.contains(&Action::WritePlan);
    let (terms, _) = terms(Language::Nl);
    let left = found.left_on.is_some_and(|day| day < ctx.today());
    Ok(PupilPlans {
        may_write: may_write && !left,
        today: ctx.today(),
        pupil: found,
        school,
        own,
        refused,
        of_groups,
        hidden,
        terms,
    })
}
