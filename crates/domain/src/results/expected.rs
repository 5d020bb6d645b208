//! Expected growth: what a pupil could have grown between two sittings, and where that figure comes from.

use super::{Decimal, Moment};
use serde::{Deserialize, Serialize};

/// The fewest pupils of whom a median says something. A choice of Stut: below it one pupil weighs too much.
pub const FEWEST_PUPILS: u32 = 10;

/// Growth that can be expected between two sittings of one series, always with where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum ExpectedGrowth {
    /// The difference between the means of the norm table at both moments.
    FromNorm {
        /// Skill score points.
        growth: Decimal,
    },
    /// The median growth of the school's own pupils on the same pair of tests.
    FromSchool {
        /// Skill score points.
        growth: Decimal,
        /// Of how many pupils.
        pupils: u32,
    },
    /// Neither is known.
    Unknown,
}

impl ExpectedGrowth {
    /// The growth, wherever it comes from.
    pub const fn growth(self) -> Option<Decimal> {
        match self {
            Self::FromNorm { growth } | Self::FromSchool { growth, .. } => Some(growth),
            Self::Unknown => None,
        }
    }
}

/// The growth of a school's own pupils on one pair of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnGrowth {
    /// The median.
    pub median: Decimal,
    /// Of how many pupils.
    pub pupils: u32,
}

impl OwnGrowth {
    /// The median of the growth of so many pupils, one figure each; nothing when they are too few. With an even number
    /// it is halfway between the two in the middle.
    pub fn of(mut growths: Vec<Decimal>) -> Option<Self> {
        let pupils = u32::try_from(growths.len()).ok().filter(|pupils| *pupils >= FEWEST_PUPILS)?;
        growths.sort_unstable();
        let middle = growths.len() / 2;
        let (low, high) = (growths.get(middle - 1 + growths.len() % 2)?, growths.get(middle)?);
        let median = Decimal::from_thousandths((low.thousandths() + high.thousandths()).div_euclid(2));
        Some(Self { median, pupils })
    }
}

/// The growth to expect from one moment to another: from the means of the norm table, else from the school's own pupils,
/// else not known. From a moment to the same or an earlier one (after repeating a year) no growth can be expected.
pub fn expected_growth(
    (from, to): (Moment, Moment),
    means: Option<(Decimal, Decimal)>,
    own: Option<OwnGrowth>,
) -> ExpectedGrowth {
    if from >= to {
        return ExpectedGrowth::Unknown;
    }
    match (means, own.filter(|own| own.pupils >= FEWEST_PUPILS)) {
        (Some((before, after)), _) => ExpectedGrowth::FromNorm { growth: after.minus(before) },
        (None, Some(own)) => ExpectedGrowth::FromSchool { growth: own.median, pupils: own.pupils },
        (None, None) => ExpectedGrowth::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pair(from: &str, to: &str) -> (Moment, Moment) {
        (from.parse().unwrap(), to.parse().unwrap())
    }

    #[test]
    fn the_norm_goes_before_the_school_and_ten_pupils_are_needed() {
        let means = Some((Decimal::whole(180), Decimal::whole(192)));
        let own = |pupils| Some(OwnGrowth { median: Decimal::whole(9), pupils });
        let year = pair("M4", "M5");
        assert_eq!(
            expected_growth(year, means, own(30)),
            ExpectedGrowth::FromNorm { growth: Decimal::whole(12) }
        );
        let from_school = ExpectedGrowth::FromSchool { growth: Decimal::whole(9), pupils: 10 };
        assert_eq!(expected_growth(year, None, own(10)), from_school);
        assert_eq!(expected_growth(year, None, own(9)), ExpectedGrowth::Unknown);
        assert_eq!(expected_growth(year, None, None), ExpectedGrowth::Unknown);
        assert_eq!(
            expected_growth(pair("M4", "M4"), means, own(30)),
            ExpectedGrowth::Unknown,
            "a year again"
        );
    }

    #[test]
    fn a_median_needs_ten_pupils_and_lies_in_the_middle() {
        let growths = |all: &[i32]| all.iter().copied().map(Decimal::whole).collect::<Vec<_>>();
        assert_eq!(OwnGrowth::of(growths(&[1, 2, 3, 4, 5, 6, 7, 8, 9])), None);
        let even = OwnGrowth::of(growths(&[10, 1, 2, 9, 3, 8, 4, 7, 5, 6])).unwrap();
        assert_eq!((even.median.to_string().as_str(), even.pupils), ("5.5", 10));
        let odd = OwnGrowth::of(growths(&[11, 10, 1, 2, 9, 3, 8, 4, 7, 5, 6])).unwrap();
        assert_eq!((odd.median, odd.pupils), (Decimal::whole(6), 11));
    }

    proptest! {
        #[test]
        fn half_of_the_pupils_lie_on_either_side(all in proptest::collection::vec(-500i32..500, 10..60)) {
            let own = OwnGrowth::of(all.iter().copied().map(Decimal::whole).collect()).unwrap();
            let half = all.len().div_ceil(2);
            let at_most = all.iter().filter(|one| Decimal::whole(**one) <= own.median).count();
            let at_least = all.iter().filter(|one| Decimal::whole(**one) >= own.median).count();
            prop_assert!(at_most >= all.len() / 2 && at_least >= all.len() / 2);
            prop_assert!(at_most >= half || at_least >= half);
        }
    }
}
