//! Plans for a pupil that ask for something that should have been done.

use super::{Evidence, Signal, SignalKind, Thresholds};
use jiff::civil::Date;

/// The signal that plans for a pupil are past their day, from the days of those that are: it holds since the first.
pub fn plan_overdue(days: &[Date], thresholds: &Thresholds) -> Option<Signal> {
    if !thresholds.has(SignalKind::PlanOverdue) {
        return None;
    }
    let first = *days.iter().min()?;
    let plans = u8::try_from(days.len()).unwrap_or(u8::MAX);
    Some(Signal::new(None, first, Evidence::PlanOverdue { due_on: first, plans }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::thresholds::tests::usual;
    use jiff::civil::date;

    #[test]
    fn holds_since_the_first_plan_was_due_and_counts_them() {
        let days = [date(2026, 3, 1), date(2026, 2, 1)];
        let signal = plan_overdue(&days, &usual()).unwrap();
        assert_eq!(signal.since, date(2026, 2, 1));
        assert_eq!(signal.evidence, Evidence::PlanOverdue { due_on: date(2026, 2, 1), plans: 2 });
        assert_eq!(plan_overdue(&[], &usual()), None);
        let mut off = usual();
        off.off.insert(SignalKind::PlanOverdue);
        assert_eq!(plan_overdue(&days, &off), None);
    }
}
