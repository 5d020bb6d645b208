//! The demo's school years: which classes go up through the school, in which group each sits in each year, and when
//! the tests are taken.

use domain::{SchoolYear, register::YearGroup, results::Part};
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

/// The calendar years in which the demo's school years start, oldest first.
pub(super) const STARTS: [i16; 4] = [2022, 2023, 2024, 2025];
/// The start of the demo's newest school year.
pub(super) const NEWEST: i16 = 2025;

/// The school year that starts in one of [`STARTS`].
pub(super) fn school_year(start: i16) -> SchoolYear {
    SchoolYear::of(date(start, 8, 1))
}

/// The first day with lessons: a Monday late in August.
pub(super) fn first_school_day(start: i16) -> Date {
    monday_from(date(start, 8, 20))
}

/// The day on which the roster of a school year holds: the end of the year, and for the newest one the spring day on
/// which the demo stands, when the tests of January 2026 are the last ones.
pub(super) fn reference_date(start: i16) -> Date {
    if start == NEWEST { date(start + 1, 2, 16) } else { monday_from(date(start + 1, 7, 1)) }
}

/// Where a class sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Branch {
    /// In a group of its own.
    Whole,
    /// In the first of two groups of one year.
    A,
    /// In the second of two groups of one year.
    B,
    /// In a combination group with the year above or below.
    Mixed,
}

/// Pupils of one age who go up through the school together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    /// The calendar year in which they began in year group 1.
    pub(super) cohort: i16,
    /// Where they sit.
    pub(super) branch: Branch,
    /// How many of them there are in the last school year of the demo in which they are at this school.
    pub(super) size: u32,
}

const fn line(cohort: i16, branch: Branch, size: u32) -> Line {
    Line { cohort, branch, size }
}

/// The class that sits in 6/7 as year group 6 in 2025-2026.
pub(super) const SIX_OF_SIX_SEVEN: Line = line(2020, Branch::Mixed, 16);
/// The class that is group 7 in 2025-2026.
pub(super) const SEVEN: Line = line(2019, Branch::Whole, 22);
/// The class that is group 5A in 2025-2026.
pub(super) const FIVE_A: Line = line(2021, Branch::A, 24);
/// The class that is group 5B in 2025-2026.
pub(super) const FIVE_B: Line = line(2021, Branch::B, 23);
/// The class that is group 4 in 2025-2026.
pub(super) const FOUR: Line = line(2022, Branch::Whole, 25);
/// The class that is group 3 in 2025-2026.
pub(super) const THREE: Line = line(2023, Branch::Whole, 26);

/// All classes, oldest first.
pub(super) const LINES: [Line; 13] = [
    line(2015, Branch::Whole, 25),
    line(2016, Branch::Whole, 27),
    line(2017, Branch::Whole, 24),
    line(2018, Branch::Whole, 26),
    SEVEN,
    line(2019, Branch::Mixed, 10),
    SIX_OF_SIX_SEVEN,
    FIVE_A,
    FIVE_B,
    FOUR,
    THREE,
    line(2024, Branch::Whole, 24),
    line(2025, Branch::Whole, 25),
];

impl Line {
    /// The year group 1 to 8 in the school year that starts in `start`; `None` before and after.
    pub(super) fn year_group_in(self, start: i16) -> Option<u8> {
        u8::try_from(start - self.cohort + 1).ok().filter(|n| (1..=8).contains(n))
    }
}

/// A stamgroep of one school year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct BaseGroup {
    /// Its name: `5A`, `6/7`.
    pub(super) name: String,
    /// Its year group; C for a combination group.
    pub(super) year_group: YearGroup,
}

impl BaseGroup {
    /// The group of the pupil at `place` in a class; `None` when the class is not at school in that year.
    pub(super) fn of(line: Line, place: u32, start: i16) -> Option<Self> {
        let own = line.year_group_in(start)?;
        let combined = |name| Self { name, year_group: YearGroup::Combination };
        let single = |name| Self { name, year_group: YearGroup::Primary(own) };
        Some(match (own, line.branch) {
            (1 | 2, _) => combined(format!("1/2{}", youngest_letter(place, start))),
            (_, Branch::Whole) => single(own.to_string()),
            (_, Branch::A) => single(format!("{own}A")),
            (_, Branch::B) => single(format!("{own}B")),
            // The younger class of the two gives the first number.
            (_, Branch::Mixed) => {
                let younger = SIX_OF_SIX_SEVEN.year_group_in(start)?;
                combined(format!("{younger}/{}", younger + 1))
            }
        })
    }

    /// Its key in a roster: `g5a`, `g67`.
    pub(super) fn key(&self) -> String {
        group_key(&self.name)
    }
}

/// The key of a group with this name.
pub(super) fn group_key(name: &str) -> String {
    format!("g{}", name.replace('/', "").to_ascii_lowercase())
}

/// Year groups 1 and 2 sit together in two groups, in 2022-2023 in three; whoever sat in C moved to A or B later.
const fn youngest_letter(place: u32, start: i16) -> char {
    match (place % 6, start) {
        (4 | 5, 2022) => 'C',
        (0 | 2 | 4, _) => 'A',
        _ => 'B',
    }
}

/// The test rounds of a school year: begin (year group 8 only), middle and end; the newest year has no end yet.
pub(super) fn rounds(start: i16) -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(move |part| start != NEWEST || *part != Part::End)
}

/// How many school days a test round counts before the catch-up days.
pub(super) const ROUND_DAYS: u32 = 7;
/// How many catch-up days follow.
pub(super) const CATCH_UP_DAYS: u32 = 4;

/// A school day of a test round, counted from 0; weekends are passed over. Rounds begin on a Monday late in September,
/// in the middle of January, and in June after Whit Monday.
pub(super) fn round_day(start: i16, part: Part, number: u32) -> Date {
    let from = match part {
        Part::Begin => date(start, 9, 20),
        Part::Middle => date(start + 1, 1, 15),
        Part::End => date(start + 1, 6, 10),
    };
    monday_from(from) + i64::from(number / 5 * 7 + number % 5).days()
}

/// The first Monday on or after a day.
fn monday_from(day: Date) -> Date {
    day + day.weekday().until(Weekday::Monday).days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_begin_on_mondays_and_end_in_time() {
        assert_eq!(round_day(2025, Part::Middle, 0), date(2026, 1, 19));
        let last = ROUND_DAYS + CATCH_UP_DAYS - 1;
        for start in STARTS {
            for part in Part::ALL {
                assert_eq!(round_day(start, part, 0).weekday(), Weekday::Monday);
            }
            assert!(round_day(start, Part::Middle, last) < date(start + 1, 2, 10));
            assert!(round_day(start, Part::End, last) <= date(start + 1, 6, 30));
        }
    }

    #[test]
    fn classes_move_up_and_combination_groups_with_them() {
        let name = |line, start| BaseGroup::of(line, 0, start).map(|group| group.name);
        let names = |line| STARTS.map(|start| name(line, start).unwrap_or_default());
        assert_eq!(names(FIVE_A), ["1/2A", "3A", "4A", "5A"]);
        assert_eq!(names(SIX_OF_SIX_SEVEN), ["3/4", "4/5", "5/6", "6/7"]);
        assert_eq!(names(line(2017, Branch::Whole, 24)), ["6", "7", "8", ""]);
        assert_eq!(BaseGroup::of(SIX_OF_SIX_SEVEN, 0, 2025).unwrap().key(), "g67");
    }
}
