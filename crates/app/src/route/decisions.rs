//! Decisions of the partnership of which somebody is to think by now, also of cases that are closed: most are by then.

use super::{board::write_looks, seen::Seen};
use crate::{Ctx, Error};
use domain::{
    ids::PupilId,
    register::PersonName,
    route::{Case, Request},
};
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, Decision, Resource, decide};
use store::{register, route};

/// For how many days after its end a decision is still named.
const AFTER: i32 = 30;

/// A decision to think of.
#[derive(Debug, Clone)]
pub struct DecisionDue {
    /// The case.
    pub case: Case,
    /// Its request with the decision.
    pub request: Request,
    /// About whom.
    pub names: Vec<PersonName>,
}

/// The decisions that somebody is to think of today, those that end first in front; only for who writes in all cases of the
/// school. Who is named is in the trail.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn decisions_due(ctx: &Ctx, code: &str) -> Result<Vec<DecisionDue>, Error> {
    let (scope, school) = ctx.school(code, Action::ViewCases).await?;
    let sight = ctx.sight(Action::OpenCase, school.id);
    let may = decide(ctx.actor(), Action::OpenCase, Resource::School(school.id));
    if sight != policy::Sight::School || !matches!(may, Decision::Allowed(_)) {
        return Ok(Vec::new());
    }
    let mut tx = ctx.read().await?;
    let seen = Seen::load(ctx, &mut tx, (&scope, &sight)).await?;
    let (mut due, mut shown) = (Vec::new(), Vec::new());
    for (id, request) in route::requests_to_remember(&mut tx, &scope, ctx.today()).await? {
        let Some(case) =
            route::case(&mut tx, &scope, id).await?.filter(|_| still_matters(&request, ctx.today()))
        else {
            continue;
        };
        let pupils: Vec<PupilId> = route::pupils(&mut tx, &scope, id).await?;
        if !seen.has(ctx, &school, (&case, &pupils)) {
            continue;
        }
        let mut names = Vec::with_capacity(pupils.len());
        for pupil in &pupils {
            names.extend(register::pupil(&mut tx, &scope, *pupil).await?.map(|pupil| pupil.name));
        }
        shown.push((case.clone(), pupils));
        due.push(DecisionDue { case, request, names });
    }
    drop(tx);
    write_looks(ctx, (&scope, &school), &shown).await?;
    due.sort_by_key(|one| (one.request.valid_until, one.case.id));
    Ok(due)
}

/// Whether a decision is not over for long.
fn still_matters(request: &Request, today: Date) -> bool {
    request.valid_until.is_none_or(|until| until.saturating_add(AFTER.days()) >= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_decision_that_is_over_for_a_month_is_not_named_any_more() {
        let until = |day: Date| Request { valid_until: Some(day), ..Request::default() };
        let today = date(2026, 8, 30);
        assert!(still_matters(&until(date(2026, 7, 31)), today));
        assert!(!still_matters(&until(date(2026, 7, 30)), today));
        assert!(still_matters(&Request::default(), today));
    }
}
