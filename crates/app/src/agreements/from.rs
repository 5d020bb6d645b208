//! What an agreement comes from: a talk, a plan or a case that its author may see.

use crate::{Ctx, Error, meetings, route};
use domain::{agreements::AgreementSource, ids::PlanId};
use i18n::Language;
use policy::Action;
use store::plans;

/// Asks whether the source is one of the school that the actor sees; says whether what is agreed there is private.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk, plan or case in sight, [`Error::Forbidden`] when it is not for the actor.
pub(super) async fn may_come_from(ctx: &Ctx, code: &str, source: AgreementSource) -> Result<bool, Error> {
    match source {
        AgreementSource::None => Ok(false),
        AgreementSource::Talk(talk) => {
            // The language is that of the kind of talk, which nobody reads here.
            let opened = meetings::open(ctx, code, talk, (Action::ViewTalks, Language::Nl)).await?;
            Ok(opened.talk.is_private)
        }
        AgreementSource::Plan(plan) => may_see_plan(ctx, code, plan).await.map(|()| false),
        AgreementSource::Case(case) => route::is_own_teaching(ctx, code, case).await,
    }
}

async fn may_see_plan(ctx: &Ctx, code: &str, id: PlanId) -> Result<(), Error> {
    let (scope, _) = ctx.school(code, Action::WriteAgreements).await?;
    let mut tx = ctx.read().await?;
    let plan = plans::plan(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let pupils = plans::pupils(&mut tx, &scope, id).await?;
    drop(tx);
    if let Some(group) = plan.group {
        ctx.group(code, group, Action::ViewGroup).await?;
        return Ok(());
    }
    if pupils.is_empty() {
        return Err(Error::NotFound);
    }
    for one in pupils {
        ctx.pupil(code, one.pupil, Action::ViewPlans).await?;
    }
    Ok(())
}
