//! From when until when a group plan runs: as long as its style asks, up to the tests that tell what came of it.

use domain::{SchoolYear, calendar::TestWindow, plans::PlanStyle};
use jiff::{ToSpan as _, civil::Date};

/// A plan takes at least this many weeks.
pub const SHORTEST_WEEKS: i32 = 6;
/// A plan for a period takes at most this many weeks.
const LONGEST_WEEKS: i32 = 26;
/// A plan for a block takes at most this many weeks.
pub(super) const LONGEST_BLOCK: i32 = 10;
/// A block where nobody says otherwise.
const USUAL_BLOCK: i32 = 8;
/// A period where no test lies ahead.
const USUAL_WEEKS: i32 = 20;

/// The most weeks of a style.
pub const fn longest_weeks(style: PlanStyle) -> i32 {
    match style {
        PlanStyle::Block => LONGEST_BLOCK,
        _ => LONGEST_WEEKS,
    }
}

/// The days of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    /// Its first day.
    pub(super) starts_on: Date,
    /// The day on which it is evaluated.
    pub(super) ends_on: Date,
    /// The day of the check half-way.
    pub(super) halfway_on: Option<Date>,
}

/// The period that is proposed from a day: for a block eight weeks, else up to the last day of the next tests that lie at
/// least six weeks ahead. Two year groups in one group may be tested in other days: the later ones count.
pub(super) fn preset(
    style: PlanStyle,
    starts_on: Date,
    (windows, year_groups): (&[TestWindow], &[u8]),
) -> Period {
    let after = |weeks: i32| starts_on.saturating_add(weeks.weeks());
    let ends_on = match style {
        PlanStyle::Block => after(USUAL_BLOCK),
        _ => next_tests(windows, year_groups, after(SHORTEST_WEEKS))
            .unwrap_or_else(|| after(USUAL_WEEKS))
            .min(after(LONGEST_WEEKS)),
    };
    Period { starts_on, ends_on, halfway_on: halfway(starts_on, ends_on) }
}

fn next_tests(windows: &[TestWindow], year_groups: &[u8], not_before: Date) -> Option<Date> {
    let is_ours =
        |one: &&TestWindow| year_groups.is_empty() || year_groups.iter().any(|group| one.is_for(*group));
    let mut ours: Vec<&TestWindow> =
        windows.iter().filter(|one| one.part.is_some()).filter(is_ours).collect();
    ours.sort_by_key(|one| one.until);
    let first = ours.iter().find(|one| one.until >= not_before)?;
    let same = ours.iter().filter(|one| one.part == first.part && one.school_year == first.school_year);
    same.map(|one| one.until).max()
}

/// The day in the middle of two.
pub(super) fn halfway(starts_on: Date, ends_on: Date) -> Option<Date> {
    let days = starts_on.until(ends_on).ok()?.get_days();
    (days > 1).then(|| starts_on.saturating_add((days / 2).days()))
}

/// What is wrong with the days of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodProblem {
    /// This is no day.
    NotADay,
    /// It takes less than [`SHORTEST_WEEKS`].
    TooShort,
    /// It takes longer than its style may.
    TooLong,
    /// The group is not there any more by then, or not yet.
    OtherYear,
    /// The check half-way lies outside of it.
    Outside,
}

/// Whether there is room for the shortest plan between a day and the end of a school year.
pub(super) fn has_room(from: Date, year: SchoolYear) -> bool {
    from.saturating_add(SHORTEST_WEEKS.weeks()) <= year.last_day()
}

/// What is wrong with a period, if anything. A day more or less than whole weeks is nobody's mistake.
pub(super) fn problem_with(style: PlanStyle, period: Period) -> Option<PeriodProblem> {
    let after =
        |weeks: i32, days: i32| period.starts_on.saturating_add(weeks.weeks()).saturating_add(days.days());
    if period.ends_on < after(SHORTEST_WEEKS, -3) {
        Some(PeriodProblem::TooShort)
    } else if period.ends_on > after(longest_weeks(style), 3) {
        Some(PeriodProblem::TooLong)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{ids::TestWindowId, results::Part};
    use jiff::civil::date;

    fn window(part: Part, year_groups: &[u8], from: Date, until: Date) -> TestWindow {
        TestWindow {
            id: TestWindowId(uuid::Uuid::nil()),
            school_year: SchoolYear::of(from),
            name: String::new(),
            series: None,
            part: Some(part),
            year_groups: year_groups.to_vec(),
            from,
            until,
            enter_by: None,
            source: None,
            version: 1,
        }
    }

    fn year() -> Vec<TestWindow> {
        vec![
            window(Part::Middle, &[4, 5], date(2026, 1, 15), date(2026, 2, 15)),
            window(Part::End, &[4], date(2026, 5, 15), date(2026, 6, 19)),
            window(Part::End, &[5], date(2026, 6, 1), date(2026, 6, 30)),
        ]
    }

    fn ends(style: PlanStyle, from: Date, groups: &[u8]) -> Date {
        preset(style, from, (&year(), groups)).ends_on
    }

    #[test]
    fn a_period_runs_up_to_the_next_tests() {
        use PlanStyle::{Block, Period};
        assert_eq!(ends(Period, date(2025, 9, 1), &[4]), date(2026, 2, 15));
        assert_eq!(ends(Period, date(2026, 3, 1), &[4]), date(2026, 6, 19));
        assert_eq!(ends(Period, date(2026, 1, 20), &[4]), date(2026, 6, 19), "the tests of now are too near");
        assert_eq!(ends(Period, date(2026, 3, 1), &[4, 5]), date(2026, 6, 30), "a combination group waits");
        assert_eq!(ends(Block, date(2026, 3, 2), &[4]), date(2026, 4, 27));
    }

    #[test]
    fn without_tests_ahead_it_is_twenty_weeks_and_never_more_than_half_a_year() {
        let from = date(2026, 6, 15);
        assert_eq!(ends(PlanStyle::Period, from, &[4]), date(2026, 11, 2));
        assert_eq!(ends(PlanStyle::Period, date(2025, 8, 1), &[4]), date(2026, 1, 30));
    }

    #[test]
    fn a_period_that_is_too_short_or_too_long_is_said() {
        let of = |style, starts_on: Date, ends_on: Date| {
            problem_with(style, Period { starts_on, ends_on, halfway_on: None })
        };
        let from = date(2026, 3, 2);
        assert_eq!(of(PlanStyle::Period, from, date(2026, 4, 10)), None, "the Friday of the sixth week");
        assert_eq!(of(PlanStyle::Period, from, date(2026, 4, 3)), Some(PeriodProblem::TooShort));
        assert_eq!(of(PlanStyle::Period, from, date(2026, 9, 10)), Some(PeriodProblem::TooLong));
        assert_eq!(of(PlanStyle::Block, from, date(2026, 6, 1)), Some(PeriodProblem::TooLong));
        assert_eq!(of(PlanStyle::Block, from, from), Some(PeriodProblem::TooShort));
    }
}
