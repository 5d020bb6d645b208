//! The school year: 1 August to 31 July.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A school year, known by the calendar year in which it starts.
///
/// Source of the boundary: WPO, definition of *schooljaar* (1 August up to and including 31 July).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolYear(i16);

/// The text is no school year: two years of four digits, the second one later than the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASchoolYear;

impl SchoolYear {
    /// The school year that starts on 1 August of `year`.
    ///
    /// # Errors
    /// When the year lies outside 1900 to 2200.
    pub const fn starting_in(year: i16) -> Result<Self, NotASchoolYear> {
        if year < 1900 || year > 2200 { Err(NotASchoolYear) } else { Ok(Self(year)) }
    }

    /// The school year in which a day lies.
    pub fn of(day: Date) -> Self {
        Self(if day.month() >= 8 { day.year() } else { day.year() - 1 })
    }

    /// The calendar year in which it starts.
    pub const fn start(self) -> i16 {
        self.0
    }

    /// Its first day, 1 August.
    pub fn first_day(self) -> Date {
        date(self.0, 8, 1)
    }

    /// Its last day, 31 July.
    pub fn last_day(self) -> Date {
        date(self.0 + 1, 7, 31)
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        Self::of(day) == self
    }

    /// The year after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The year before.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0 - 1)
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

impl FromStr for SchoolYear {
    type Err = NotASchoolYear;

    /// Reads `2025-2026`. Any year is taken: the enumeration of EDEXML 2.1 ends at 2024-2025 and is not a rule.
    fn from_str(text: &str) -> Result<Self, NotASchoolYear> {
        let (first, second) = text.trim().split_once('-').ok_or(NotASchoolYear)?;
        let four = |part: &str| -> Result<i16, NotASchoolYear> {
            if part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().map_err(|_| NotASchoolYear)
            } else {
                Err(NotASchoolYear)
            }
        };
        let (first, second) = (four(first)?, four(second)?);
        if second == first + 1 { Self::starting_in(first) } else { Err(NotASchoolYear) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_years_beyond_the_enumeration_of_the_standard() {
        assert_eq!("2025-2026".parse(), SchoolYear::starting_in(2025));
        assert_eq!("2041-2042".parse(), SchoolYear::starting_in(2041));
    }

    #[test]
    fn refuses_what_is_no_school_year() {
        for text in ["", "2025", "2025-2027", "2025/2026", "25-26", "2026-2025", "+025-2026"] {
            assert_eq!(text.parse::<SchoolYear>(), Err(NotASchoolYear), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_own_year(offset in 0i32..80_000) {
            let day = date(1950, 1, 1) + jiff::Span::new().days(offset);
            let year = SchoolYear::of(day);
            prop_assert!(year.first_day() <= day && day <= year.last_day());
            prop_assert!(year.contains(day) && !year.previous().contains(day));
        }

        #[test]
        fn text_and_back(start in 1900i16..2200) {
            let year = SchoolYear::starting_in(start).unwrap();
            prop_assert_eq!(year.to_string().parse(), Ok(year));
        }
    }
}
