//! The test calendar: in which days which test is taken, by whom, and until when results are entered.

use crate::{SchoolYear, ids::TestWindowId, results::Part};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday, date},
};
use std::str::FromStr;

/// A stretch of days in which something of the year's tests happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestWindow {
    /// Its id.
    pub id: TestWindowId,
    /// The school year.
    pub school_year: SchoolYear,
    /// What is done, for people.
    pub name: String,
    /// The series that is taken; none when it is about every test of that part, or about no test.
    pub series: Option<String>,
    /// The part of the school year whose tests are taken; without part and series only the days are told.
    pub part: Option<Part>,
    /// The year groups that take it, 1 to 8, in order.
    pub year_groups: Vec<u8>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Last day on which results are entered.
    pub enter_by: Option<Date>,
    /// Where the days come from, for example a law.
    pub source: Option<String>,
    /// Counts the changes, for who looked at an older one.
    pub version: i64,
}

/// How far a window is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WindowState {
    /// It begins later.
    Coming,
    /// It is now.
    Open,
    /// The days of testing are over; results can still be entered in time.
    ToEnter,
    /// All is over: who has no result is late.
    Over,
}

impl WindowState {
    /// The code for pages and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::Open => "open",
            Self::ToEnter => "to_enter",
            Self::Over => "over",
        }
    }
}

impl TestWindow {
    /// How far it is on a day.
    pub fn state_on(&self, day: Date) -> WindowState {
        if day < self.from {
            WindowState::Coming
        } else if day <= self.until {
            WindowState::Open
        } else if self.enter_by.is_some_and(|last| day <= last) {
            WindowState::ToEnter
        } else {
            WindowState::Over
        }
    }

    /// Whether it asks for results.
    pub const fn asks_results(&self) -> bool {
        self.series.is_some() || self.part.is_some()
    }

    /// Whether a year group takes it.
    pub fn is_for(&self, year_group: u8) -> bool {
        self.year_groups.contains(&year_group)
    }

    /// The same a year later: each day on the same weekday, as near to the same date as can be.
    #[must_use]
    pub fn a_year_later(&self, id: TestWindowId) -> Self {
        let years = self.school_year.next();
        Self {
            id,
            school_year: years,
            from: a_year_later(self.from),
            until: a_year_later(self.until),
            enter_by: self.enter_by.map(a_year_later),
            version: 1,
            ..self.clone()
        }
    }
}

/// The day of the same weekday that lies nearest to the same date one year later.
fn a_year_later(day: Date) -> Date {
    let same_date = day.saturating_add(1.year());
    let ahead = i64::from(same_date.weekday().until(day.weekday()));
    same_date.saturating_add(if ahead > 3 { ahead - 7 } else { ahead }.days())
}

/// A day of every school year, told by a rule.
///
/// As text: `01-10` (month and day), `week 2 1 Mo` (the Monday of the first full week of February), `until+14` (so many
/// days after the last day of the window).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayRule {
    /// Month and day.
    On(i8, i8),
    /// A weekday in the n-th full week of a month: of a week that begins on a Monday within that month.
    InFullWeek {
        /// The month.
        month: i8,
        /// Which full week, counted from 1.
        week: i8,
        /// The day of that week.
        day: Weekday,
    },
    /// So many days after the last day of the window.
    AfterLastDay(i16),
}

/// The text is no rule for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADayRule;

impl FromStr for DayRule {
    type Err = NotADayRule;

    fn from_str(text: &str) -> Result<Self, NotADayRule> {
        let number = |text: &str| text.parse::<i8>().map_err(|_| NotADayRule);
        if let Some(days) = text.strip_prefix("until+") {
            return days.parse().map(Self::AfterLastDay).map_err(|_| NotADayRule);
        }
        if let Some(rest) = text.strip_prefix("week ") {
            let mut words = rest.split(' ');
            let (month, week, day) = (words.next(), words.next(), words.next());
            let day = match day {
                Some("Mo") => Weekday::Monday,
                Some("Fr") => Weekday::Friday,
                _ => return Err(NotADayRule),
            };
            let month = number(month.unwrap_or_default())?;
            let week = number(week.unwrap_or_default())?;
            let is_there = (1..=12).contains(&month) && (1..=5).contains(&week) && words.next().is_none();
            return if is_there { Ok(Self::InFullWeek { month, week, day }) } else { Err(NotADayRule) };
        }
        let (month, day) = text.split_once('-').ok_or(NotADayRule)?;
        let (month, day) = (number(month)?, number(day)?);
        // A leap year knows every day there is.
        Date::new(2024, month, day).map(|_| Self::On(month, day)).map_err(|_| NotADayRule)
    }
}

impl DayRule {
    /// The day in a school year; `last` is the last day of the window, for a rule that counts from it.
    pub fn day_in(self, year: SchoolYear, last: Date) -> Date {
        let calendar_year = |month: i8| if month >= 8 { year.start() } else { year.start() + 1 };
        match self {
            Self::On(month, day) => Date::new(calendar_year(month), month, day)
                .unwrap_or_else(|_| date(calendar_year(month), month, 1).last_of_month()),
            Self::InFullWeek { month, week, day } => {
                let first = date(calendar_year(month), month, 1);
                let monday = first.saturating_add(i64::from(first.weekday().until(Weekday::Monday)).days());
                let weeks = i64::from(week - 1) * 7;
                monday.saturating_add((weeks + i64::from(Weekday::Monday.until(day))).days())
            }
            Self::AfterLastDay(days) => last.saturating_add(i64::from(days).days()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn year(start: i16) -> SchoolYear {
        SchoolYear::starting_in(start).unwrap()
    }

    fn window(from: Date, until: Date, enter_by: Option<Date>) -> TestWindow {
        TestWindow {
            id: TestWindowId(uuid::Uuid::nil()),
            school_year: SchoolYear::of(from),
            name: "M".to_owned(),
            series: None,
            part: Some(Part::Middle),
            year_groups: vec![3, 4],
            from,
            until,
            enter_by,
            source: None,
            version: 1,
        }
    }

    #[test]
    fn a_window_goes_from_coming_to_over() {
        let one = window(date(2026, 1, 15), date(2026, 2, 15), Some(date(2026, 3, 1)));
        for (day, state) in [
            (date(2026, 1, 14), WindowState::Coming),
            (date(2026, 1, 15), WindowState::Open),
            (date(2026, 2, 15), WindowState::Open),
            (date(2026, 2, 16), WindowState::ToEnter),
            (date(2026, 3, 1), WindowState::ToEnter),
            (date(2026, 3, 2), WindowState::Over),
        ] {
            assert_eq!(one.state_on(day), state, "{day}");
        }
        let without = TestWindow { enter_by: None, ..one };
        assert_eq!(without.state_on(date(2026, 2, 16)), WindowState::Over);
    }

    #[test]
    fn the_full_weeks_of_february_are_those_of_the_law() {
        let (monday, friday): (DayRule, DayRule) =
            ("week 2 1 Mo".parse().unwrap(), "week 2 2 Fr".parse().unwrap());
        for (start, from, until) in [
            (2024, date(2025, 2, 3), date(2025, 2, 14)),
            (2025, date(2026, 2, 2), date(2026, 2, 13)),
            // 1 February 2027 is a Monday itself.
            (2026, date(2027, 2, 1), date(2027, 2, 12)),
        ] {
            assert_eq!(monday.day_in(year(start), from), from);
            assert_eq!(friday.day_in(year(start), from), until);
        }
    }

    #[test]
    fn days_of_autumn_lie_in_the_first_calendar_year() {
        let september: DayRule = "09-01".parse().unwrap();
        let march: DayRule = "03-24".parse().unwrap();
        assert_eq!(september.day_in(year(2025), date(2026, 1, 1)), date(2025, 9, 1));
        assert_eq!(march.day_in(year(2025), date(2026, 1, 1)), date(2026, 3, 24));
        let leap: DayRule = "02-29".parse().unwrap();
        assert_eq!(leap.day_in(year(2025), date(2026, 1, 1)), date(2026, 2, 28));
        let later: DayRule = "until+14".parse().unwrap();
        assert_eq!(later.day_in(year(2025), date(2026, 2, 15)), date(2026, 3, 1));
        for text in ["", "2-30", "week 2 1", "week 13 1 Mo", "week 2 1 Sa", "until", "1", "week 2 1 Mo x"] {
            assert_eq!(text.parse::<DayRule>(), Err(NotADayRule), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_year_later_is_the_same_weekday_close_by(offset in 0i32..40_000) {
            let day = date(1990, 1, 1) + jiff::Span::new().days(offset);
            let later = super::a_year_later(day);
            prop_assert_eq!(later.weekday(), day.weekday());
            let same_date = day.saturating_add(1.year());
            prop_assert!((later - same_date).get_days().abs() <= 3);
        }

        #[test]
        fn a_window_keeps_its_length_within_a_few_days(offset in 0i32..10_000, length in 0i32..60) {
            let from = date(2000, 1, 1) + jiff::Span::new().days(offset);
            let until = from + jiff::Span::new().days(length);
            let later = window(from, until, None).a_year_later(TestWindowId(uuid::Uuid::nil()));
            prop_assert!(later.from <= later.until);
            prop_assert!(((later.until - later.from).get_days() - length).abs() <= 7);
        }
    }
}
