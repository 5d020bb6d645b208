//! The rules over one pupil's progress in one series.

use super::{Evidence, Signal, Thresholds};
use crate::results::{Level, LevelScale, Levels, Progress, Sitting};

/// The signals that one pupil's progress in one series gives.
pub fn signals_of(progress: &Progress, thresholds: &Thresholds) -> Vec<Signal> {
    let rules = [low, drop, negative_growth, high];
    rules
        .into_iter()
        .filter_map(|rule| rule(progress, thresholds))
        .map(|evidence| Signal { subject: progress.subject().map(str::to_owned), evidence })
        .collect()
}

fn low(progress: &Progress, thresholds: &Thresholds) -> Option<Evidence> {
    let latest = progress.latest();
    let lowest =
        latest.levels.all().find(|level| level.band().is_some_and(|band| band + thresholds.low_bands > 4));
    lowest.map(|level| Evidence::Low { level, on: latest.taken_on })
}

fn drop(progress: &Progress, thresholds: &Thresholds) -> Option<Evidence> {
    let mut newest_first = progress.sittings().iter().rev().map(|sitting| sitting.levels);
    let (latest, before) = (newest_first.next()?, newest_first.next()?);
    let fall = fall_between(&before, &latest);
    if let Some((from, to, steps)) = fall
        && steps >= i16::from(thresholds.drop_steps)
    {
        return Some(Evidence::Drop { from, to });
    }
    let (middle, to, second) = fall?;
    let first = newest_first.next()?;
    let from = first.on(middle.scale())?;
    let steps = i16::from(thresholds.repeated_drop_steps);
    (middle.steps_below(from)? >= steps && second >= steps)
        .then_some(Evidence::DropTwice { levels: [from, middle, to] })
}

/// The levels of two sittings on the first scale that both have, with the whole steps between them.
fn fall_between(before: &Levels, latest: &Levels) -> Option<(Level, Level, i16)> {
    LevelScale::PREFERRED.into_iter().find_map(|scale| {
        let (from, to) = (before.on(scale)?, latest.on(scale)?);
        Some((from, to, to.steps_below(from)?))
    })
}

fn negative_growth(progress: &Progress, _: &Thresholds) -> Option<Evidence> {
    let (from, to) = (progress.previous_score()?.skill_score?, progress.latest().skill_score?);
    (to < from).then_some(Evidence::NegativeGrowth { from, to })
}

fn high(progress: &Progress, thresholds: &Thresholds) -> Option<Evidence> {
    let percentile = progress.latest().percentile.filter(|p| *p >= thresholds.high_percentile);
    if let Some(percentile) = percentile {
        return Some(Evidence::HighPercentile { percentile });
    }
    let wanted = usize::from(thresholds.high_sittings);
    let newest_first = progress.sittings().iter().rev().take(wanted);
    let highest: Vec<Level> = newest_first.map_while(highest_band).collect();
    let level = *highest.first()?;
    (highest.len() == wanted).then_some(Evidence::HighLevel { level, sittings: thresholds.high_sittings })
}

fn highest_band(sitting: &Sitting) -> Option<Level> {
    sitting.levels.all().find(|level| level.band() == Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        results::Decimal,
        signals::{SignalKind, thresholds::tests::usual},
    };
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Progress from levels on I-V with scores, oldest first, half a year apart.
    fn progress(steps: &[(&str, Option<i32>)]) -> Progress {
        let sittings = steps.iter().zip(0i16..).map(|((level, score), n)| {
            let day = if n % 2 == 0 { date(2020 + n / 2, 1, 20) } else { date(2020 + n / 2, 6, 10) };
            crate::results::progress_for_tests("Rekenen", "RW", day, *score, level)
        });
        Progress::new(sittings.collect()).unwrap()
    }

    fn kinds(steps: &[(&str, Option<i32>)]) -> Vec<SignalKind> {
        signals_of(&progress(steps), &usual()).iter().map(Signal::kind).collect()
    }

    #[test]
    fn low_is_the_lowest_band_whatever_its_shade() {
        assert_eq!(kinds(&[("V", None)]), [SignalKind::Low]);
        assert_eq!(kinds(&[("V-", None)]), [SignalKind::Low]);
        assert_eq!(kinds(&[("V+", None)]), [SignalKind::Low]);
        assert_eq!(kinds(&[("IV-", None)]), []);
        assert_eq!(kinds(&[("V", None), ("IV", None)]), []);
    }

    #[test]
    fn drop_is_two_steps_at_once_or_one_step_twice() {
        assert_eq!(kinds(&[("I", None), ("III", None)]), [SignalKind::Drop]);
        assert_eq!(kinds(&[("I", None), ("II", None)]), []);
        assert_eq!(kinds(&[("I", None), ("II", None), ("III", None)]), [SignalKind::Drop]);
        assert_eq!(kinds(&[("I", None), ("II", None), ("II", None)]), []);
        assert_eq!(kinds(&[("II", None), ("I", None), ("II", None)]), []);
        assert_eq!(kinds(&[("II+", None), ("II", None), ("II-", None)]), []);
        assert_eq!(kinds(&[("I", None), ("IV", None), ("IV", None)]), [], "the fall is not the latest step");
    }

    #[test]
    fn negative_growth_is_any_lower_score_on_the_same_scale() {
        assert_eq!(kinds(&[("III", Some(200)), ("III", Some(199))]), [SignalKind::NegativeGrowth]);
        assert_eq!(kinds(&[("III", Some(200)), ("III", Some(200))]), []);
        assert_eq!(kinds(&[("III", Some(200)), ("III", None)]), []);
        assert_eq!(
            kinds(&[("III", Some(200)), ("III", None), ("III", Some(190))]),
            [SignalKind::NegativeGrowth]
        );
    }

    #[test]
    fn high_is_a_percentile_or_the_highest_band_twice() {
        assert_eq!(kinds(&[("I", None)]), []);
        assert_eq!(kinds(&[("I", None), ("I-", None)]), [SignalKind::High]);
        assert_eq!(kinds(&[("I", None), ("II", None)]), []);
        let mut sittings = progress(&[("II", None)]).sittings().to_vec();
        for (percentile, expected) in [(89, false), (90, true), (100, true)] {
            sittings[0].percentile = Some(Decimal::whole(percentile));
            let signals = signals_of(&Progress::new(sittings.clone()).unwrap(), &usual());
            assert_eq!(signals.iter().any(|s| s.kind() == SignalKind::High), expected, "{percentile}");
        }
    }

    fn any_steps() -> impl Strategy<Value = Vec<(&'static str, Option<i32>)>> {
        let level = prop::sample::select(vec!["I+", "I", "II", "III", "IV", "V", "V-", ""]);
        prop::collection::vec((level, prop::option::of(0i32..400)), 1..12)
    }

    proptest! {
        #[test]
        fn each_kind_at_most_once_and_never_low_with_high_level(steps in any_steps()) {
            let found = kinds(&steps);
            let mut unique = found.clone();
            unique.sort();
            unique.dedup();
            prop_assert_eq!(unique.len(), found.len());
            prop_assert!(!(found.contains(&SignalKind::Low) && found.contains(&SignalKind::High)));
        }

        #[test]
        fn only_the_last_three_levels_matter_for_levels(steps in any_steps(), older in any_steps()) {
            let longer: Vec<_> = older.into_iter().map(|(l, _)| (l, None)).chain(steps.iter().copied()).collect();
            if steps.len() >= 3 {
                let of_levels = |kinds: Vec<SignalKind>| -> Vec<SignalKind> {
                    kinds.into_iter().filter(|kind| *kind != SignalKind::NegativeGrowth).collect()
                };
                prop_assert_eq!(of_levels(kinds(&longer)), of_levels(kinds(&steps)));
            }
        }

        #[test]
        fn a_pupil_who_only_rises_gives_no_warning(mut scores in prop::collection::vec(0i32..400, 1..10)) {
            scores.sort_unstable();
            let steps: Vec<_> = scores.into_iter().map(|score| ("III", Some(score))).collect();
            prop_assert_eq!(kinds(&steps), []);
        }
    }
}
