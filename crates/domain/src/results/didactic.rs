//! Didactic age: months of education since the start of year group 3, and what a DLE says beside it.
//!
//! Sources: edumax.nl, onderwijsconsument.nl, manual of toets.nl (seen November 2026): ten months a year, September is the
//! first and June the tenth; July and August do not count; who repeats year group 3 or later counts on.

use super::Decimal;
use crate::SchoolYear;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How the month that is going on is counted. Sources differ, so a school chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DidacticConvention {
    /// Months that are completed: in February of year group 7 it is 45.
    #[default]
    MonthsCompleted,
    /// The month that is running counts already: in February of year group 7 it is 46.
    MonthRunning,
}

impl DidacticConvention {
    /// Both.
    pub const ALL: [Self; 2] = [Self::MonthsCompleted, Self::MonthRunning];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MonthsCompleted => "months_completed",
            Self::MonthRunning => "month_running",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Months of this school year that count on a day, 0 to 10. A month is completed on its last day.
    fn months(self, day: Date) -> u16 {
        let running = match day.month() {
            8 => return 0,
            7 => return 10,
            month @ 9.. => month - 8,
            month => month + 4,
        };
        let is_over = day == day.last_of_month();
        let months = match self {
            Self::MonthRunning => running,
            Self::MonthsCompleted if is_over => running,
            Self::MonthsCompleted => running - 1,
        };
        u16::try_from(months).unwrap_or_default()
    }
}

/// Didactic age (DL) in months, 0 to 60: the scale ends with year group 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DidacticAge(u16);

const MONTHS_A_YEAR: u16 = 10;
const HIGHEST: u16 = 60;

/// Below this didactic age the didactic growth says little: one month more or less changes it by a tenth and more.
pub const STABLE_FROM: u16 = 10;

impl DidacticAge {
    /// The age on a day of who was in year group 3 for the first time in a school year. Nothing before that.
    pub fn since(year_three: SchoolYear, day: Date, convention: DidacticConvention) -> Option<Self> {
        let years = SchoolYear::of(day).start().checked_sub(year_three.start())?;
        let years = u16::try_from(years).ok()?;
        let months = years.saturating_mul(MONTHS_A_YEAR).saturating_add(convention.months(day));
        Some(Self(months.min(HIGHEST)))
    }

    /// The age on a day of who is in a year group and never repeated one. Nothing before year group 3.
    pub fn in_year_group(year_group: u8, day: Date, convention: DidacticConvention) -> Option<Self> {
        let years = u16::from(year_group.checked_sub(3)?);
        Some(Self((years * MONTHS_A_YEAR + convention.months(day)).min(HIGHEST)))
    }

    /// The months.
    pub const fn months(self) -> u16 {
        self.0
    }

    /// How many months a DLE lies above this age; below it the number is negative.
    pub fn lead_of(self, dle: Decimal) -> Decimal {
        dle.minus(Decimal::whole(i32::from(self.0)))
    }

    /// Didactic growth (leerrendement): the DLE as a part of the didactic age. Nothing at age 0.
    pub fn growth(self, dle: Decimal) -> Option<DidacticGrowth> {
        let age = i64::from(self.0);
        if age == 0 {
            return None;
        }
        let twice = dle.thousandths().saturating_mul(200) / (age * 1000);
        let per_cent = (twice + twice.signum()) / 2;
        Some(DidacticGrowth { per_cent, is_unstable: self.0 < STABLE_FROM })
    }
}

/// Didactic growth (leerrendement).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DidacticGrowth {
    /// In whole per cent; 100 is the growth of the average pupil.
    pub per_cent: i64,
    /// Whether the didactic age is so low that the figure says little.
    pub is_unstable: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use DidacticConvention::{MonthRunning, MonthsCompleted};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn in_group(group: u8, day: Date, convention: DidacticConvention) -> Option<u16> {
        DidacticAge::in_year_group(group, day, convention).map(DidacticAge::months)
    }

    #[test]
    fn the_anchors_of_the_sources_hold() {
        for convention in DidacticConvention::ALL {
            assert_eq!(in_group(3, date(2025, 8, 25), convention), Some(0), "start of group 3");
            assert_eq!(in_group(3, date(2026, 7, 1), convention), Some(10), "end of group 3");
            assert_eq!(in_group(6, date(2026, 3, 31), convention), Some(37), "end of March, group 6");
            assert_eq!(in_group(8, date(2026, 6, 30), convention), Some(60), "the scale ends");
            assert_eq!(in_group(2, date(2026, 3, 1), convention), None);
        }
        assert_eq!(in_group(8, date(2025, 10, 15), MonthRunning), Some(52), "mid October, group 8");
        assert_eq!(in_group(8, date(2025, 9, 1), MonthRunning), Some(51), "start of group 8");
        assert_eq!(in_group(7, date(2026, 2, 10), MonthsCompleted), Some(45));
        assert_eq!(in_group(7, date(2026, 2, 10), MonthRunning), Some(46));
    }

    #[test]
    fn who_repeats_a_year_counts_on() {
        let first = SchoolYear::starting_in(2021).unwrap();
        let day = date(2026, 2, 10);
        assert_eq!(DidacticAge::since(first, day, MonthRunning).unwrap().months(), 46);
        assert_eq!(in_group(6, day, MonthRunning), Some(36), "the same day without having repeated");
        assert_eq!(DidacticAge::since(first, date(2020, 9, 1), MonthRunning), None);
    }

    #[test]
    fn didactic_growth_is_the_dle_as_a_part_of_the_age() {
        let age = |months| DidacticAge(months);
        let growth = age(45).growth(Decimal::whole(20)).unwrap();
        assert_eq!((growth.per_cent, growth.is_unstable), (44, false));
        assert_eq!(age(45).lead_of(Decimal::whole(20)), Decimal::whole(-25));
        assert!(age(9).growth(Decimal::whole(9)).unwrap().is_unstable);
        assert!(!age(10).growth(Decimal::whole(9)).unwrap().is_unstable);
        assert_eq!(age(0).growth(Decimal::whole(3)), None);
        assert_eq!(age(8).growth(Decimal::whole(1)).unwrap().per_cent, 13, "12.5 is rounded up");
    }

    proptest! {
        #[test]
        fn the_age_never_goes_back_within_a_year(start in 2000i16..2100, first in 0i16..9, days in 0i32..364) {
            let year = SchoolYear::starting_in(start).unwrap();
            let three = SchoolYear::starting_in(start - first).unwrap();
            let day = year.first_day().checked_add(jiff::Span::new().days(days)).unwrap();
            for convention in DidacticConvention::ALL {
                let today = DidacticAge::since(three, day, convention).unwrap();
                let tomorrow = DidacticAge::since(three, day.tomorrow().unwrap(), convention).unwrap();
                prop_assert!(today <= tomorrow && tomorrow.months() <= today.months() + 1);
            }
            let completed = DidacticAge::since(three, day, MonthsCompleted).unwrap().months();
            let running = DidacticAge::since(three, day, MonthRunning).unwrap().months();
            prop_assert!(completed <= running && running <= completed + 1);
        }
    }
}
