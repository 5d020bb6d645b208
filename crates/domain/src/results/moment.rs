//! Test moments: B, M or E with a year group.

use crate::register::YearGroup;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, ops::Range, str::FromStr};

/// A part of the school year. Source: toetsmomenten, see `crates/app/data/moment_windows.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Part {
    /// B: begin.
    Begin,
    /// M: middle.
    Middle,
    /// E: end.
    End,
}

impl Part {
    /// All parts in the order of the school year.
    pub const ALL: [Self; 3] = [Self::Begin, Self::Middle, Self::End];

    /// The letter.
    pub const fn letter(self) -> char {
        match self {
            Self::Begin => 'B',
            Self::Middle => 'M',
            Self::End => 'E',
        }
    }

    fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.letter() == letter.to_ascii_uppercase())
    }
}

/// A test moment: the part of the school year with the year group it is meant for, for example M5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// Year group 1 to 8.
    pub year_group: u8,
    /// Part of the school year.
    pub part: Part,
}

impl Moment {
    /// Finds the first moment that stands on its own in a code or a name (`RW-M5`, `Rekenen M5 (3.0)`), with its place.
    pub fn find_in(text: &str) -> Option<(Self, Range<usize>)> {
        let mut before: Option<char> = None;
        for (start, letter) in text.char_indices() {
            let stands_free = before.is_none_or(|c| !c.is_alphanumeric());
            before = Some(letter);
            let Some(part) = Part::from_letter(letter) else { continue };
            let mut rest = text.get(start..).unwrap_or("").chars().skip(1);
            let year_group = rest.next().and_then(|c| c.to_digit(10)).and_then(|n| u8::try_from(n).ok());
            let ends = rest.next().is_none_or(|c| !c.is_alphanumeric());
            if let Some(year_group @ 1..=8) = year_group
                && stands_free
                && ends
            {
                return Some((Self { year_group, part }, start..start + 2));
            }
        }
        None
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.part.letter(), self.year_group)
    }
}

/// The text is no test moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMoment;

impl FromStr for Moment {
    type Err = NotAMoment;
    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        match Self::find_in(text) {
            Some((moment, range)) if range == (0..text.len()) => Ok(moment),
            _ => Err(NotAMoment),
        }
    }
}

/// Which part of the school year a date belongs to, when the test itself does not say. Every day belongs to exactly
/// one part; where the parts begin is data (`crates/app/data/moment_windows.csv`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentWindows {
    /// Month and day from which a date counts as M, until `end_from`.
    pub middle_from: (i8, i8),
    /// Month and day from which a date counts as E, until 31 July.
    pub end_from: (i8, i8),
}

impl MomentWindows {
    /// The part a day belongs to.
    pub fn part_of(&self, day: Date) -> Part {
        // Counted from August, so that the order of the school year is the order of the numbers.
        let place = |month: i8, day: i8| ((month + 4) % 12, day);
        let here = place(day.month(), day.day());
        if here >= place(self.end_from.0, self.end_from.1) {
            Part::End
        } else if here >= place(self.middle_from.0, self.middle_from.1) {
            Part::Middle
        } else {
            Part::Begin
        }
    }

    /// The moment of a sitting whose test does not say it: from the date and the year group the pupil was in.
    pub fn moment_of(&self, day: Date, year_group: Option<YearGroup>) -> Option<Moment> {
        Some(Moment { year_group: year_group?.primary()?, part: self.part_of(day) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn found(text: &str) -> Option<String> {
        Moment::find_in(text).map(|(moment, _)| moment.to_string())
    }

    #[test]
    fn finds_the_moment_where_it_stands_on_its_own() {
        for (text, moment) in [
            ("RW-M5", "M5"),
            ("CITO3_BL_E4", "E4"),
            ("Rekenen-Wiskunde M5 (fictief)", "M5"),
            ("b8 Rekenen", "B8"),
            ("M3", "M3"),
        ] {
            assert_eq!(found(text).as_deref(), Some(moment), "{text}");
        }
        for text in ["RWM5", "M55", "M9", "M0", "DMT", "ME5", "M5a", "", "É5", "LEM 5"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_and_the_year_group_make_a_moment() {
        let windows = MomentWindows { middle_from: (12, 1), end_from: (4, 1) };
        let at = |y, m, d, group: &str| {
            windows.moment_of(date(y, m, d), group.parse().ok()).map(|moment| moment.to_string())
        };
        assert_eq!(at(2025, 9, 20, "8").as_deref(), Some("B8"));
        assert_eq!(at(2026, 1, 20, "5").as_deref(), Some("M5"));
        assert_eq!(at(2025, 12, 1, "5").as_deref(), Some("M5"));
        assert_eq!(at(2026, 6, 10, "3").as_deref(), Some("E3"));
        assert_eq!(at(2026, 7, 31, "3").as_deref(), Some("E3"));
        assert_eq!(at(2026, 1, 20, "S"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_safe_and_what_is_found_is_there(text in ".{0,40}") {
            if let Some((moment, range)) = Moment::find_in(&text) {
                prop_assert_eq!(text[range].to_uppercase(), moment.to_string());
            }
        }
    }
}
