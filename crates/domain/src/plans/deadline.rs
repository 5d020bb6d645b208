//! When something has to be done with a plan.

use super::{Plan, PlanKind, PlanState};
use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

/// Terms of the law on development plans; the figures stand in `crates/app/data/plan_terms.csv` with their source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DevelopmentTerms {
    /// Within how many weeks after it is clear that a pupil needs one.
    pub make_weeks: u8,
    /// After how many months it is evaluated at the latest.
    pub evaluate_months: u8,
}

/// The day by which something has to be done with a plan in a state: made, when it is a development plan that is not
/// agreed; evaluated, when it runs (a development plan never later than the term of the law after it began). None when
/// nothing has a day.
pub fn due_on(
    (kind, state): (PlanKind, PlanState),
    (starts_on, ends_on): (Date, Date),
    terms: DevelopmentTerms,
) -> Option<Date> {
    let is_development = kind == PlanKind::Development;
    match state {
        PlanState::Running if is_development => {
            Some(ends_on.min(starts_on.saturating_add(i32::from(terms.evaluate_months).months())))
        }
        PlanState::Running => Some(ends_on),
        PlanState::Draft | PlanState::Discussed | PlanState::Agreed if is_development => {
            Some(starts_on.saturating_add(i32::from(terms.make_weeks).weeks()))
        }
        _ => None,
    }
}

/// The same for a whole plan.
pub fn due_of(plan: &Plan, terms: DevelopmentTerms) -> Option<Date> {
    due_on((plan.kind, plan.state), (plan.starts_on, plan.ends_on), terms)
}

/// Whether a plan asks for something that should have been done.
pub fn is_overdue(plan: &Plan, today: Date, terms: DevelopmentTerms) -> bool {
    due_of(plan, terms).is_some_and(|due| due < today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TERMS: DevelopmentTerms = DevelopmentTerms { make_weeks: 6, evaluate_months: 12 };

    fn due(kind: PlanKind, state: PlanState) -> Option<Date> {
        due_on((kind, state), (date(2025, 9, 1), date(2027, 7, 1)), TERMS)
    }

    #[test]
    fn a_development_plan_is_made_in_six_weeks_and_evaluated_within_the_year() {
        assert_eq!(due(PlanKind::Development, PlanState::Draft), Some(date(2025, 10, 13)));
        assert_eq!(due(PlanKind::Development, PlanState::Discussed), Some(date(2025, 10, 13)));
        assert_eq!(due(PlanKind::Development, PlanState::Running), Some(date(2026, 9, 1)));
        assert_eq!(due(PlanKind::Support, PlanState::Running), Some(date(2027, 7, 1)));
        assert_eq!(due(PlanKind::Support, PlanState::Draft), None);
        assert_eq!(due(PlanKind::Development, PlanState::Ended), None);
    }
}
