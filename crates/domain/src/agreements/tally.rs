//! How many promises were kept in a period.

use super::{Agreement, AgreementState};
use jiff::civil::Date;

/// From how many promises on a share says anything.
pub const FEWEST_FOR_A_SHARE: usize = 10;

/// What came of one agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// Done on its day or before.
    InTime,
    /// Done after its day.
    Late,
    /// Dropped, with a reason.
    Dropped,
    /// Its day is still to come.
    Open,
    /// Its day is over.
    Overdue,
}

impl Agreement {
    /// What came of it up to a day. It counts by the day that is promised now: who moved it told so, and is counted as that.
    pub fn ending(&self, today: Date) -> Ending {
        match (self.state, self.closed_on) {
            (AgreementState::Dropped, _) => Ending::Dropped,
            (AgreementState::Done, Some(day)) if day > self.due_on => Ending::Late,
            (AgreementState::Done, _) => Ending::InTime,
            (AgreementState::Open, _) if self.due_on < today => Ending::Overdue,
            (AgreementState::Open, _) => Ending::Open,
        }
    }
}

/// How many promises were kept. An agreement belongs to the period of the day that was promised first, and every one is
/// counted once, but for those that were moved: they are counted beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many were made.
    pub made: usize,
    /// Done on their day or before.
    pub in_time: usize,
    /// Done after their day.
    pub late: usize,
    /// Dropped.
    pub dropped: usize,
    /// Open, with their day to come.
    pub open: usize,
    /// Open, with their day over.
    pub overdue: usize,
    /// How many of all these were moved at least once.
    pub moved: usize,
}

impl Tally {
    /// Counts those that were promised for the days of a period, both counted.
    pub fn of<'a>(
        agreements: impl IntoIterator<Item = &'a Agreement>,
        (from, until): (Date, Date),
        today: Date,
    ) -> Self {
        let mut tally = Self::default();
        for one in agreements.into_iter().filter(|one| (from..=until).contains(&one.first_due_on)) {
            tally.made += 1;
            tally.moved += usize::from(one.moves > 0);
            let count = match one.ending(today) {
                Ending::InTime => &mut tally.in_time,
                Ending::Late => &mut tally.late,
                Ending::Dropped => &mut tally.dropped,
                Ending::Open => &mut tally.open,
                Ending::Overdue => &mut tally.overdue,
            };
            *count += 1;
        }
        tally
    }

    /// How many had to be done by now: all but those that were dropped and those whose day is to come.
    pub const fn asked(&self) -> usize {
        self.in_time + self.late + self.overdue
    }

    /// How many were kept, in time or late.
    pub const fn kept(&self) -> usize {
        self.in_time + self.late
    }

    /// Which per cent was kept in time; none while there are so few that a per cent says nothing.
    pub fn share_in_time(&self) -> Option<usize> {
        let asked = self.asked();
        (asked >= FEWEST_FOR_A_SHARE).then(|| (self.in_time * 100 + asked / 2) / asked)
    }
}

/// The half of a school year in which a day is: August to January, or February to July.
pub fn half_year_of(day: Date) -> (Date, Date) {
    let year = day.year();
    let of = |year: i16, month: i8| Date::new(year, month, 1).unwrap_or(day);
    let (from, last) = match day.month() {
        1 => (of(year - 1, 8), of(year, 1)),
        2..=7 => (of(year, 2), of(year, 7)),
        _ => (of(year, 8), of(year.saturating_add(1), 1)),
    };
    (from, last.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreements::agreement::tests::agreement;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn done(due: Date, on: Date) -> Agreement {
        let (state, closed_on) = (AgreementState::Done, Some(on));
        Agreement { first_due_on: due, due_on: due, state, closed_on, ..agreement() }
    }

    #[test]
    fn each_promise_is_counted_once_by_the_day_that_was_promised_first() {
        let today = date(2026, 3, 20);
        let first = date(2026, 3, 2);
        let all = [
            done(first, first),
            done(first, date(2026, 3, 3)),
            Agreement { due_on: date(2026, 3, 19), moves: 2, ..done(first, date(2026, 3, 18)) },
            Agreement { first_due_on: first, due_on: date(2026, 4, 1), moves: 1, ..agreement() },
            Agreement { first_due_on: first, due_on: first, ..agreement() },
            Agreement { first_due_on: first, state: AgreementState::Dropped, ..agreement() },
            Agreement { first_due_on: date(2026, 1, 31), ..agreement() },
        ];
        let tally = Tally::of(&all, half_year_of(today), today);
        let expected = Tally { made: 6, in_time: 2, late: 1, dropped: 1, open: 1, overdue: 1, moved: 2 };
        assert_eq!(tally, expected);
        assert_eq!((tally.asked(), tally.kept(), tally.share_in_time()), (4, 3, None), "too few for a share");
    }

    #[test]
    fn a_share_is_told_from_ten_on_and_of_those_that_had_to_be_done() {
        let tally = Tally { made: 15, in_time: 7, late: 2, overdue: 1, open: 3, dropped: 2, moved: 0 };
        assert_eq!(tally.share_in_time(), Some(70));
        assert_eq!(Tally { in_time: 6, ..tally }.share_in_time(), None);
        assert_eq!(Tally::default().share_in_time(), None);
    }

    #[test]
    fn the_halves_of_a_school_year() {
        let first = (date(2025, 8, 1), date(2026, 1, 31));
        let second = (date(2026, 2, 1), date(2026, 7, 31));
        assert_eq!(half_year_of(date(2025, 8, 1)), first);
        assert_eq!(half_year_of(date(2025, 12, 31)), first);
        assert_eq!(half_year_of(date(2026, 1, 31)), first);
        assert_eq!(half_year_of(date(2026, 2, 1)), second);
        assert_eq!(half_year_of(date(2026, 7, 31)), second);
    }

    proptest! {
        #[test]
        fn the_parts_make_the_whole_and_every_day_is_in_its_half(
            endings in proptest::collection::vec((0u8..5, 0i64..2), 0..40), month in 1i8..=12, day in 1i8..=28,
        ) {
            let today = date(2026, month, day);
            let period = half_year_of(today);
            prop_assert!((period.0..=period.1).contains(&today));
            let first = period.0;
            let one = |(ending, moves): &(u8, i64)| {
                let base = Agreement { first_due_on: first, due_on: today, moves: *moves, ..agreement() };
                match ending {
                    0 => Agreement { state: AgreementState::Done, closed_on: Some(today), ..base },
                    1 => Agreement { due_on: first, state: AgreementState::Done, closed_on: Some(today), ..base },
                    2 => Agreement { state: AgreementState::Dropped, closed_on: Some(today), ..base },
                    3 => base,
                    _ => Agreement { due_on: first, ..base },
                }
            };
            let all: Vec<Agreement> = endings.iter().map(one).collect();
            let tally = Tally::of(&all, period, today);
            let parts = tally.in_time + tally.late + tally.dropped + tally.open + tally.overdue;
            prop_assert_eq!((tally.made, parts), (all.len(), all.len()));
            prop_assert!(tally.moved <= tally.made);
            prop_assert!(tally.share_in_time().is_none_or(|share| share <= 100));
        }
    }
}
