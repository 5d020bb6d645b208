//! How a pupil goes from one school year to a later one.

use super::YearGroup;

/// What lies between the year groups of two school years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum YearStep {
    /// One year group on, for each year that passed.
    Next,
    /// Fewer year groups on than years passed: one was done once more.
    Doubled,
    /// One year group was left out.
    Skipped,
    /// More than one year group was left out.
    SkippedMore,
    /// To an earlier year group.
    Back,
    /// One of the two has no number: another kind of education, or not known.
    Unknown,
}

impl YearStep {
    /// The step between the year groups of two school years that lie some years apart.
    pub fn between(before: Option<YearGroup>, now: Option<YearGroup>, years: i16) -> Self {
        let number = |of: Option<YearGroup>| of.and_then(YearGroup::primary).map(i16::from);
        let (Some(before), Some(now)) = (number(before), number(now)) else { return Self::Unknown };
        let steps = now - before;
        match steps - years {
            _ if steps < 0 => Self::Back,
            0 => Self::Next,
            1 => Self::Skipped,
            2.. => Self::SkippedMore,
            _ => Self::Doubled,
        }
    }

    /// The word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Doubled => "doubled",
            Self::Skipped | Self::SkippedMore => "skipped",
            Self::Back => "back",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_told_from_two_year_groups_and_the_years_between() {
        let step =
            |before: &str, now: &str, years| YearStep::between(before.parse().ok(), now.parse().ok(), years);
        assert_eq!(step("5", "6", 1), YearStep::Next);
        assert_eq!(step("5", "5", 1), YearStep::Doubled);
        assert_eq!(step("5", "7", 1), YearStep::Skipped);
        assert_eq!(step("5", "8", 1), YearStep::SkippedMore);
        assert_eq!(step("5", "4", 1), YearStep::Back);
        assert_eq!(step("S", "5", 1), YearStep::Unknown);
        assert_eq!(step("", "5", 1), YearStep::Unknown);
        assert_eq!(step("3", "6", 3), YearStep::Next);
        assert_eq!(step("3", "5", 3), YearStep::Doubled);
        assert_eq!(step("3", "2", 3), YearStep::Back);
        assert_eq!(step("3", "7", 3), YearStep::Skipped);
    }
}
