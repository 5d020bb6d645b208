//! The rules over one pupil's progress in one series.

use super::{Evidence, Signal, Thresholds, weakest::weakest_tenth_thrice};
use crate::results::{Decimal, ExpectedGrowth, Level, LevelScale, Levels, Progress, Sitting};
use jiff::civil::Date;

/// What the rules need to know beside a pupil's progress in one series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// How much the pupil could have grown since the sitting before.
    pub expected: ExpectedGrowth,
    /// Whether the series is about reading words.
    pub is_word_reading: bool,
    /// The pupil's year group 1 to 8 by now.
    pub year_group: Option<u8>,
    /// How many periods of support in the subject were registered.
    pub support_periods: u8,
}

impl Circumstances {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        expected: ExpectedGrowth::Unknown,
        is_word_reading: false,
        year_group: None,
        support_periods: 0,
    };
}

/// What a rule finds: since which day it holds, and why.
type Found = Option<(Date, Evidence)>;

/// The signals that one pupil's progress in one series gives.
pub fn signals_of(
    progress: &Progress,
    thresholds: &Thresholds,
    circumstances: &Circumstances,
) -> Vec<Signal> {
    let latest = progress.latest().taken_on;
    let at_latest = |evidence: Option<Evidence>| evidence.map(|evidence| (latest, evidence));
    let found = [
        at_latest(low(progress, thresholds)),
        at_latest(drop(progress, thresholds)),
        at_latest(negative_growth(progress)),
        at_latest(slow_growth(progress, thresholds, circumstances.expected)),
        if circumstances.is_word_reading {
            weakest_tenth_thrice(progress, thresholds, circumstances.support_periods)
        } else {
            None
        },
        reference_level_at_risk(progress, thresholds, circumstances.year_group),
        at_latest(high(progress, thresholds)),
    ];
    let wanted = found.into_iter().flatten().filter(|(_, evidence)| thresholds.has(evidence.kind()));
    let signal = |(since, evidence)| Signal::new(progress.subject().map(str::to_owned), since, evidence);
    wanted.map(signal).collect()
}

fn low(progress: &Progress, thresholds: &Thresholds) -> Option<Evidence> {
    let latest = progress.latest();
    let lowest =
        latest.levels.all().find(|level| level.band().is_some_and(|band| band + thresholds.low_bands > 4));
    lowest.map(|level| Evidence::Low { level, on: latest.taken_on })
}

fn drop(progress: &Progress, thresholds: &Thresholds) -> Option<Evidence> {
    let mut newest_first = progress.steps_back().map(|sitting| sitting.levels);
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

fn negative_growth(progress: &Progress) -> Option<Evidence> {
    let (from, to) = (progress.previous_score()?.skill_score?, progress.latest().skill_score?);
    (to < from).then_some(Evidence::NegativeGrowth { from, to })
}

/// Growth below a share of what is expected. Where nothing is expected, or no growth, there is nothing to be slow at.
fn slow_growth(progress: &Progress, thresholds: &Thresholds, expected: ExpectedGrowth) -> Option<Evidence> {
    let growth = progress.growth()?;
    let (expected, pupils) = match expected {
        ExpectedGrowth::FromNorm { growth } => (growth, None),
        ExpectedGrowth::FromSchool { growth, pupils } => (growth, Some(pupils)),
        ExpectedGrowth::Unknown => return None,
    };
    let share = thresholds.slow_growth_share;
    let is_slow =
        growth.thousandths().saturating_mul(100) < expected.thousandths().saturating_mul(i64::from(share));
    (expected > Decimal::whole(0) && is_slow).then_some(Evidence::SlowGrowth {
        growth,
        expected,
        share,
        pupils,
    })
}

/// The newest sitting with a reference level says below 1F.
fn reference_level_at_risk(progress: &Progress, thresholds: &Thresholds, year_group: Option<u8>) -> Found {
    let year_group =
        year_group.filter(|year_group| (thresholds.reference_year_group..=8).contains(year_group))?;
    let newest = progress.sittings().iter().rev().find(|sitting| sitting.levels.reference.is_some())?;
    let level = newest.levels.reference.filter(|level| level.step() == 0)?;
    let on = newest.taken_on;
    Some((on, Evidence::ReferenceLevelAtRisk { level, on, year_group }))
}

fn high(progress: &Progress, thresholds: &Thresholds) -> Option<Evidence> {
    let least = Decimal::whole(i32::from(thresholds.high_percentile));
    let percentile = progress.latest().percentile.filter(|percentile| *percentile >= least);
    if let Some(percentile) = percentile {
        return Some(Evidence::HighPercentile { percentile });
    }
    let wanted = usize::from(thresholds.high_sittings);
    let newest_first = progress.steps_back().take(wanted);
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
        kinds_when(steps, &Circumstances::UNKNOWN)
    }

    fn kinds_when(steps: &[(&str, Option<i32>)], circumstances: &Circumstances) -> Vec<SignalKind> {
        signals_of(&progress(steps), &usual(), circumstances).iter().map(Signal::kind).collect()
    }

    fn expecting(growth: i32) -> Circumstances {
        let expected = ExpectedGrowth::FromSchool { growth: Decimal::whole(growth), pupils: 12 };
        Circumstances { expected, ..Circumstances::UNKNOWN }
    }

    #[test]
    fn growth_is_slow_below_half_of_the_expected() {
        let grew = |points: i32, expected: i32| {
            let steps = [("III", Some(200)), ("III", Some(200 + points))];
            kinds_when(&steps, &expecting(expected)).contains(&SignalKind::SlowGrowth)
        };
        assert!(grew(4, 10));
        assert!(!grew(5, 10), "half is enough");
        assert!(grew(-1, 10), "going back is slow too");
        assert!(!grew(-1, 0) && !grew(-1, -3), "no growth was expected");
        assert_eq!(kinds(&[("III", Some(200)), ("III", Some(200))]), [], "nothing is known");
        assert_eq!(kinds_when(&[("III", Some(200))], &expecting(10)), [], "one sitting is no growth");
    }

    #[test]
    fn a_kind_that_is_switched_off_is_silent() {
        let mut off = usual();
        off.off.insert(SignalKind::Low);
        assert_eq!(signals_of(&progress(&[("V", None)]), &off, &Circumstances::UNKNOWN), []);
    }

    #[test]
    fn a_reference_level_below_1f_is_a_risk_in_the_last_years() {
        let found = |levels: &[Option<&str>], year_group| {
            let mut sittings = progress(&vec![("III", None); levels.len()]).sittings().to_vec();
            for (sitting, level) in sittings.iter_mut().zip(levels) {
                sitting.levels.reference = level.and_then(|level| Level::named(LevelScale::Reference, level));
            }
            let circumstances = Circumstances { year_group, ..Circumstances::UNKNOWN };
            signals_of(&Progress::new(sittings).unwrap(), &usual(), &circumstances)
        };
        assert_eq!(found(&[Some("<1F")], Some(7))[0].kind(), SignalKind::ReferenceLevelAtRisk);
        assert_eq!(found(&[Some("<1F")], Some(5)), []);
        assert_eq!(found(&[Some("<1F")], None), []);
        assert_eq!(found(&[Some("<1F"), Some("1F")], Some(8)), [], "the latest indication counts");
        let earlier = found(&[Some("<1F"), None], Some(8));
        assert_eq!(earlier[0].since, date(2020, 1, 20), "the latest sitting gives none");
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
            let signals =
                signals_of(&Progress::new(sittings.clone()).unwrap(), &usual(), &Circumstances::UNKNOWN);
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
        fn a_lower_share_never_finds_more(scores in prop::collection::vec(0i32..400, 2..6), share in 1u8..=100) {
            let steps: Vec<_> = scores.into_iter().map(|score| ("III", Some(score))).collect();
            let slow = |share| {
                let thresholds = Thresholds { slow_growth_share: share, ..usual() };
                let found = signals_of(&progress(&steps), &thresholds, &expecting(20));
                found.iter().any(|signal| signal.kind() == SignalKind::SlowGrowth)
            };
            prop_assert!(!slow(share) || slow(100));
            prop_assert!(!slow(1) || slow(share));
        }

        #[test]
        fn a_pupil_who_only_rises_gives_no_warning(mut scores in prop::collection::vec(0i32..400, 1..10)) {
            scores.sort_unstable();
            let steps: Vec<_> = scores.into_iter().map(|score| ("III", Some(score))).collect();
            prop_assert_eq!(kinds(&steps), []);
        }
    }
}
