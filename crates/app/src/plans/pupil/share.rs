//! Sharing a plan with the guardians of its pupil, and what they then see.

use super::paper::{PaperSection, shared_sections};
use crate::{
    Ctx, Error,
    notes::second,
    plans::{
        Opened, Whose,
        open::{About, Asked, open},
    },
};
use domain::{
    ids::{PlanId, PupilId},
    plans::{Plan, PlanKind, PlanState},
};
use i18n::Texts;
use policy::Action;
use store::{audit::Deed, plans, register};

/// What came of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// It is as asked.
    Yes,
    /// It is for several pupils: guardians would read about other children.
    SeveralPupils,
    /// Somebody changed the plan in the meantime.
    Meanwhile,
}

/// Shares a plan with the guardians of its pupil from now on, or no longer, over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn share_plan(
    ctx: &Ctx,
    school: &str,
    (pupil, plan, version): (PupilId, PlanId, i64),
    is_shared: bool,
) -> Result<Shared, Error> {
    let opened = open(ctx, school, Whose::Pupil(pupil), plan, Asked::Write).await?;
    if is_shared && opened.pupils.len() > 1 {
        return Ok(Shared::SeveralPupils);
    }
    if opened.plan.is_shared == is_shared {
        return Ok(Shared::Yes);
    }
    let changed = Plan { is_shared, changed_at: second(ctx), version, ..opened.plan.clone() };
    let mut tx = ctx.write().await?;
    if !plans::change_plan(&mut tx, &opened.scope, &changed).await? {
        tx.undo().await?;
        return Ok(Shared::Meanwhile);
    }
    let deed = |about: About| Deed::PlanShared { plan, pupil: about.pupil, group: about.group, is_shared };
    opened.commit(tx, ctx, deed).await?;
    Ok(Shared::Yes)
}

/// A plan as guardians see it: to read, without the log and without what the school keeps for itself.
#[derive(Debug, Clone)]
pub struct SharedPlan {
    /// The plan.
    pub plan: Plan,
    /// What it says.
    pub sections: Vec<PaperSection>,
}

/// The plans of a pupil that are shared with its guardians, the newest first. The page that shows them writes down the look.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn shared_plans(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    pupil: PupilId,
) -> Result<Vec<SharedPlan>, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::ViewShared).await?;
    let scope = *of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let all = plans::plans_of_pupil(&mut tx, &scope, pupil).await?;
    let mut shown = Vec::new();
    for plan in all.into_iter().filter(is_shown) {
        let pupils = plans::pupils(&mut tx, &scope, plan.id).await?;
        // Whoever joined later is nobody's business here.
        if pupils.len() == 1 {
            shown.push(Opened { school: school.clone(), plan, pupils, scope });
        }
    }
    let settings = register::settings_of(&mut tx, &scope).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let mut plans = Vec::with_capacity(shown.len());
    for opened in shown {
        let found = super::view::load(ctx, texts, opened, pupil).await?;
        plans.push(SharedPlan {
            sections: shared_sections(texts, &found, settings.shares_results),
            plan: found.opened.plan,
        });
    }
    Ok(plans)
}

fn is_shown(plan: &Plan) -> bool {
    let is_over = matches!(plan.state, PlanState::Dropped | PlanState::Replaced);
    plan.is_shared && plan.kind != PlanKind::Group && !is_over
}
