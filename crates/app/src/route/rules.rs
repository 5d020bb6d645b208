//! What a school decides about partners and requests.

use crate::{Ctx, Error};
use domain::{
    ids::{CaseId, PupilId},
    plans::{ConsentStanding, consent_standing},
    route::RouteRules,
};
use policy::{Action, InSchool};
use store::{Reads, audit::Deed, route};

/// Whether guardians of every pupil agree that partners see a case, or need not be asked in this school.
pub(super) async fn is_agreed(
    tx: &mut impl Reads,
    scope: &InSchool,
    (case, pupils): (CaseId, &[PupilId]),
) -> Result<bool, Error> {
    let (rules, _) = route::rules(tx, scope).await?;
    if !rules.needs_consent {
        return Ok(true);
    }
    let consents = route::consents(tx, scope, case).await?;
    Ok(pupils.iter().all(|pupil| {
        let own: Vec<_> = consents.iter().filter(|one| one.pupil == *pupil).cloned().collect();
        consent_standing(&own) == ConsentStanding::Agreed
    }))
}

/// What came of saving the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulesSaved {
    /// They are saved.
    Yes,
    /// More days than [`RouteRules::MOST_DAYS`], or no number.
    Days,
    /// Somebody changed them in the meantime.
    Meanwhile,
}

/// Saves the rules over the version that was looked at. The days are none when what was typed is no number.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn save_rules(
    ctx: &Ctx,
    code: &str,
    version: i64,
    (needs_consent, remind_days): (bool, Option<u16>),
) -> Result<RulesSaved, Error> {
    let (scope, school) = ctx.school(code, Action::EditRoute).await?;
    let Some(remind_days) = remind_days.filter(|days| *days <= RouteRules::MOST_DAYS) else {
        return Ok(RulesSaved::Days);
    };
    let mut tx = ctx.write().await?;
    if !route::put_rules(&mut tx, &scope, (RouteRules { needs_consent, remind_days }, version)).await? {
        tx.undo().await?;
        return Ok(RulesSaved::Meanwhile);
    }
    tx.commit(&ctx.event(school.id, Deed::RouteRulesSaved)).await?;
    Ok(RulesSaved::Yes)
}
