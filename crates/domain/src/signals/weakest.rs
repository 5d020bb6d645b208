//! The weakest tenth at reading words, several main test moments in a row: the first step of the dyslexia route. What
//! must be shown next are two periods of intensive support without enough growth (facts of the protocol, B8).

use super::{Evidence, Thresholds, WeakSitting};
use crate::results::{Decimal, Level, Part, Progress, Sitting};
use jiff::civil::Date;

/// The last sittings at M and E, when there are enough and all of them are in the weakest part. Those at B are passed
/// over, and so are those of which no moment is known.
pub(super) fn weakest_tenth_thrice(
    progress: &Progress,
    thresholds: &Thresholds,
    periods: u8,
) -> Option<(Date, Evidence)> {
    let wanted = usize::from(thresholds.weakest_sittings);
    let is_main = |sitting: &&Sitting| sitting.moment.is_some_and(|moment| moment.part != Part::Begin);
    let newest_first = progress.steps_back().filter(is_main).take(wanted);
    let most = Decimal::whole(i32::from(thresholds.weakest_percentile));
    let mut sittings: Vec<WeakSitting> = newest_first.map_while(|sitting| weak(sitting, most)).collect();
    sittings.reverse();
    let since = sittings.last()?.on;
    (sittings.len() == wanted).then_some((since, Evidence::WeakestTenthThrice { sittings, periods }))
}

/// A sitting in the weakest part: by its percentile, or by a level that stands for the weakest tenth.
fn weak(sitting: &Sitting, most: Decimal) -> Option<WeakSitting> {
    let level = sitting.levels.all().find(|level| is_weakest_tenth(*level));
    let is_low = sitting.percentile.is_some_and(|percentile| percentile <= most);
    (is_low || level.is_some()).then_some(WeakSitting {
        on: sitting.taken_on,
        moment: sitting.moment?,
        percentile: sitting.percentile,
        level,
    })
}

/// E holds a tenth of the norm group (with all its shades), of V only V- does.
fn is_weakest_tenth(level: Level) -> bool {
    level.name() == "V-" || level.name().starts_with('E') && level.band() == Some(4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        results::{LevelScale, progress_for_tests},
        signals::thresholds::tests::usual,
    };
    use jiff::civil::date;
    use proptest::prelude::*;

    const MOMENTS: [(&str, i16, i8); 6] = [
        ("M3", 2024, 1),
        ("E3", 2024, 6),
        ("M4", 2025, 1),
        ("E4", 2025, 6),
        ("M5", 2026, 1),
        ("E5", 2026, 6),
    ];

    /// Sittings at M3, E3, M4, ... each by percentile or level.
    fn words(outcomes: &[(Option<i32>, &str)]) -> Progress {
        let sittings = MOMENTS.iter().zip(outcomes).map(|((moment, year, month), (percentile, level))| {
            let day = date(*year, *month, 20);
            let mut sitting =
                progress_for_tests("Technisch lezen", &format!("DMT-{moment}"), day, None, level);
            sitting.percentile = percentile.map(Decimal::whole);
            if let Ok(letter) = Level::parse(LevelScale::Letter, level) {
                sitting.levels.set(letter);
            }
            sitting
        });
        Progress::new(sittings.collect()).unwrap()
    }

    fn found(outcomes: &[(Option<i32>, &str)]) -> Option<Date> {
        weakest_tenth_thrice(&words(outcomes), &usual(), 0).map(|(since, _)| since)
    }

    #[test]
    fn three_in_a_row_by_percentile_or_level() {
        let weak = (Some(10), "");
        assert_eq!(found(&[weak, weak, weak]), Some(date(2025, 1, 20)));
        assert_eq!(found(&[(None, "V-"), (None, "E"), (Some(3), "V")]), Some(date(2025, 1, 20)));
        assert_eq!(found(&[weak, weak]), None);
        assert_eq!(found(&[weak, weak, (Some(11), "V")]), None);
        assert_eq!(found(&[weak, (None, "V"), weak]), None, "V is a fifth, not a tenth");
        assert_eq!(found(&[weak, weak, weak, (Some(40), "III")]), None, "it must be the last three");
    }

    #[test]
    fn a_test_taken_again_at_one_moment_is_one_step() {
        let weak = (Some(10), "");
        let mut sittings = words(&[weak, weak]).sittings().to_vec();
        let again = |on| {
            let mut again = progress_for_tests("Technisch lezen", "DMT-E3", on, None, "");
            again.percentile = Some(Decimal::whole(5));
            again
        };
        sittings.push(again(date(2024, 6, 21)));
        let found = |sittings: &[Sitting]| {
            weakest_tenth_thrice(&Progress::new(sittings.to_vec()).unwrap(), &usual(), 0).is_some()
        };
        assert!(!found(&sittings), "two moments are not three");
        sittings.push(again(date(2025, 6, 21)));
        assert!(found(&sittings), "the same moment a year later is a moment of its own");
    }

    #[test]
    fn the_begin_of_a_year_is_no_main_moment() {
        let mut sittings = words(&[(Some(5), ""), (Some(5), ""), (Some(5), "")]).sittings().to_vec();
        sittings.push(progress_for_tests("Technisch lezen", "DMT-B5", date(2025, 9, 20), None, "III"));
        assert!(weakest_tenth_thrice(&Progress::new(sittings).unwrap(), &usual(), 0).is_some());
    }

    proptest! {
        #[test]
        fn only_the_last_three_matter(outcomes in prop::collection::vec(0i32..25, 1..6)) {
            let sittings: Vec<_> = outcomes.iter().map(|percentile| (Some(*percentile), "")).collect();
            let is_weak = |percentile: &&i32| **percentile <= 10;
            let weak = outcomes.iter().rev().take_while(is_weak).count();
            prop_assert_eq!(found(&sittings).is_some(), weak >= 3);
        }
    }
}
