//! All plans of a pupil for the complete file: also the group plans in which it is, as far as they are about it.

use crate::{
    Ctx, Error,
    plans::{Opened, standings},
};
use domain::{
    ids::PupilId,
    needs::NeedLine,
    plans::{Arrangement, Consent, Goal, GoalOutcome, Plan, PlanKind, PlanPupil, PlanSession, PlanText},
};
use jiff::Timestamp;
use policy::OfPupil;
use store::{ReadTx, plans, register};

/// A plan as far as it is about one pupil.
pub(crate) struct PlanForExport {
    /// The plan.
    pub(crate) plan: Plan,
    /// The texts, each followed by what stood there before, the newest first.
    pub(crate) texts: Vec<PlanText>,
    /// The goals, with what came of them for the pupil.
    pub(crate) goals: Vec<(Goal, Option<GoalOutcome>)>,
    /// What the pupil needed when a development plan was put before guardians, and when that was.
    pub(crate) frozen: Vec<(Timestamp, NeedLine)>,
    /// What was done; of a group plan nothing is kept by pupil.
    pub(crate) sessions: Vec<PlanSession>,
    /// What was said about it for the pupil, also what was taken back.
    pub(crate) consents: Vec<Consent>,
}

/// All plans in which a pupil is, the newest first.
///
/// # Errors
/// When the database fails.
pub(crate) async fn plans_for_export(ctx: &Ctx, of_pupil: &OfPupil) -> Result<Vec<PlanForExport>, Error> {
    let (scope, pupil) = (*of_pupil.in_school(), of_pupil.pupil());
    let mut tx = ctx.read().await?;
    let school = register::school_of(&mut tx, &scope).await?.ok_or(Error::NotFound)?;
    let all = plans::plans_of_pupil(&mut tx, &scope, pupil).await?;
    let mut exported = Vec::with_capacity(all.len());
    for plan in all {
        let pupils = plans::pupils(&mut tx, &scope, plan.id).await?;
        let opened = Opened { school: school.clone(), plan, pupils, scope };
        exported.push(one(ctx, &mut tx, opened, pupil).await?);
    }
    Ok(exported)
}

async fn one(ctx: &Ctx, tx: &mut ReadTx, opened: Opened, pupil: PupilId) -> Result<PlanForExport, Error> {
    let (scope, id) = (&opened.scope, opened.plan.id);
    let own = opened.pupils.iter().find(|one| one.pupil == pupil);
    let arrangement = own.and_then(|one: &PlanPupil| one.arrangement).map(Arrangement::code);
    let mut texts = Vec::new();
    for text in plans::texts(tx, scope, id).await? {
        let is_own = text.part == pupil.to_string() || Some(text.part.as_str()) == arrangement;
        if is_own || text.part.is_empty() || text.part == super::checks::CHECK {
            let before = plans::text_versions(tx, scope, (id, &text.part, &text.field)).await?;
            texts.push(text);
            texts.extend(before);
        }
    }
    let goals = standings(ctx, tx, &opened).await?.into_iter().filter_map(|one| {
        let outcome = one.pupils.into_iter().find(|outcome| outcome.pupil == pupil);
        (one.goal.part.is_empty() || outcome.is_some()).then_some((one.goal, outcome))
    });
    let goals = goals.collect();
    let is_own = opened.plan.kind != PlanKind::Group;
    let sessions = if is_own { plans::sessions(tx, scope, id).await? } else { Vec::new() };
    let mut consents = plans::consents(tx, scope, id).await?;
    consents.retain(|one| one.pupil == pupil);
    let frozen = plans::frozen(tx, scope, id).await?.into_iter().filter(|one| one.pupil == pupil);
    let frozen = frozen.flat_map(|one| one.needs.into_iter().map(move |line| (one.at, line))).collect();
    Ok(PlanForExport { plan: opened.plan, texts, goals, frozen, sessions, consents })
}
