//! What is worse than it was, for each kind of signal: then a signal that sleeps wakes.

use super::Evidence;
use crate::{
    SchoolYear,
    results::{Decimal, Level},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The figures of a signal, as an answer keeps them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The day since which the signal held.
    pub since: Date,
    /// What it rested on.
    pub evidence: Evidence,
}

/// Whether the figures of now are worse than those of then, for a signal of the same kind.
///
/// - a lower level, of `low`;
/// - at another sitting, or a lower level or score at the same one, of `drop`, `negative_growth` and
///   `weakest_tenth_thrice`; of `slow_growth` a larger shortfall;
/// - another test moment, of `missing`;
/// - a higher year group, of `reference_level_at_risk`: less time is left;
/// - another scale or a lower band, of `social_emotional`;
/// - more hours or another stretch, of `absent_often`;
/// - more plans, or others, of `plan_overdue`;
/// - a higher percentile, of `high`.
pub fn is_worse(now: &Figures, then: &Figures) -> bool {
    let at_the_sitting = |is_worse: bool| now.since > then.since || (now.since == then.since && is_worse);
    match (&now.evidence, &then.evidence) {
        (Evidence::Low { level, .. }, Evidence::Low { level: before, .. }) => is_lower(*level, *before),
        (
            Evidence::Drop { to, .. } | Evidence::DropTwice { levels: [_, _, to] },
            Evidence::Drop { to: before, .. } | Evidence::DropTwice { levels: [_, _, before] },
        ) => at_the_sitting(is_lower(*to, *before)),
        (Evidence::NegativeGrowth { to, .. }, Evidence::NegativeGrowth { to: before, .. }) => {
            at_the_sitting(to < before)
        }
        (
            Evidence::SlowGrowth { growth, expected, .. },
            Evidence::SlowGrowth { growth: grew, expected: was_expected, .. },
        ) => at_the_sitting(shortfall(*expected, *growth) > shortfall(*was_expected, *grew)),
        (
            Evidence::WeakestTenthThrice { sittings, .. },
            Evidence::WeakestTenthThrice { sittings: before, .. },
        ) => {
            let newest = |sittings: &[super::WeakSitting]| sittings.last().and_then(|one| one.percentile);
            at_the_sitting(newest(sittings).zip(newest(before)).is_some_and(|(now, then)| now < then))
        }
        (
            Evidence::ReferenceLevelAtRisk { year_group, .. },
            Evidence::ReferenceLevelAtRisk { year_group: before, .. },
        ) => year_group > before,
        (Evidence::SocialEmotional { scales }, Evidence::SocialEmotional { scales: before }) => {
            scales.iter().any(|scale| {
                let known = before.iter().find(|known| known.scale == scale.scale);
                known.is_none_or(|known| scale.place < known.place)
            })
        }
        (
            Evidence::AbsentOften { hours, from, until, .. },
            Evidence::AbsentOften { hours: were, from: began, until: ended, .. },
        ) => from > ended || (until >= began && hours > were),
        (Evidence::PlanOverdue { due_on, plans }, Evidence::PlanOverdue { due_on: was_due, plans: were }) => {
            due_on > was_due || plans > were
        }
        (Evidence::Missing { moment, .. }, Evidence::Missing { moment: before, .. }) => {
            let is_another = moment != before || SchoolYear::of(now.since) != SchoolYear::of(then.since);
            now.since > then.since && is_another
        }
        (Evidence::HighPercentile { percentile }, Evidence::HighPercentile { percentile: before }) => {
            percentile > before
        }
        (
            Evidence::HighPercentile { .. } | Evidence::HighLevel { .. },
            Evidence::HighPercentile { .. } | Evidence::HighLevel { .. },
        ) => false,
        _ => true,
    }
}

fn shortfall(expected: Decimal, growth: Decimal) -> i64 {
    expected.minus(growth).thousandths()
}

/// Whether a level lies below another one of its scale; here plus and minus count.
fn is_lower(now: Level, then: Level) -> bool {
    let height = |level: Level| {
        let shade = match level.name().chars().last() {
            _ if level.band().is_none() => 0,
            Some('-') => 0,
            Some('+') => 2,
            _ => 1,
        };
        i16::from(level.step()) * 3 + shade
    };
    now.scale() == then.scale() && height(now) < height(then)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        results::{LevelScale, Moment},
        signals::{AttentionScale, WeakSitting},
    };
    use jiff::civil::date;
    use proptest::prelude::*;

    fn level(name: &str) -> Level {
        Level::named(LevelScale::Roman, name).unwrap()
    }

    fn any_level() -> impl Strategy<Value = Level> {
        prop::sample::select(vec!["V-", "V", "V+", "IV-", "III", "II", "I", "I+"]).prop_map(level)
    }

    fn any_number() -> impl Strategy<Value = Decimal> {
        (0i32..100).prop_map(Decimal::whole)
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (2024i16..2027, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    fn any_moment() -> impl Strategy<Value = Moment> {
        prop::sample::select(vec!["M5", "E5", "M6"]).prop_map(|text| text.parse().unwrap())
    }

    fn absent(hours: Decimal, (a, b): (Date, Date)) -> Evidence {
        Evidence::AbsentOften { hours, weeks: 4, from: a.min(b), until: a.max(b) }
    }

    fn any_evidence() -> impl Strategy<Value = Evidence> {
        prop_oneof![
            (any_level(), any_day()).prop_map(|(level, on)| Evidence::Low { level, on }),
            (any_level(), any_level()).prop_map(|(from, to)| Evidence::Drop { from, to }),
            [any_level(), any_level(), any_level()].prop_map(|levels| Evidence::DropTwice { levels }),
            (any_number(), any_number()).prop_map(|(from, to)| Evidence::NegativeGrowth { from, to }),
            (any_number(), any_number()).prop_map(|(growth, expected)| Evidence::SlowGrowth {
                growth,
                expected,
                share: 50,
                pupils: None
            }),
            (any_moment(), prop::option::of(any_number()), any_day()).prop_map(|(moment, percentile, on)| {
                Evidence::WeakestTenthThrice {
                    sittings: vec![WeakSitting { on, moment, percentile, level: None }],
                    periods: 0,
                }
            }),
            (6u8..=8, any_day()).prop_map(|(year_group, on)| {
                let level = Level::named(LevelScale::Reference, "<1F").unwrap();
                Evidence::ReferenceLevelAtRisk { level, on, year_group }
            }),
            prop::collection::btree_map("[ab]", 0u8..3, 1..3).prop_map(|scales| Evidence::SocialEmotional {
                scales: scales
                    .into_iter()
                    .map(|(scale, place)| AttentionScale {
                        scale,
                        band: place.to_string(),
                        place,
                        on: date(2026, 1, 20)
                    })
                    .collect()
            }),
            (any_number(), (any_day(), any_day())).prop_map(|(hours, days)| absent(hours, days)),
            any_number().prop_map(|percentile| Evidence::HighPercentile { percentile }),
            any_level().prop_map(|level| Evidence::HighLevel { level, sittings: 2 }),
            (any_moment(), 1u16..20).prop_map(|(moment, tested)| Evidence::Missing {
                moment,
                tested,
                pupils: 20
            }),
        ]
    }

    fn any_figures() -> impl Strategy<Value = Figures> {
        (any_day(), any_evidence()).prop_map(|(since, evidence)| Figures { since, evidence })
    }

    proptest! {
        #[test]
        fn nothing_is_worse_than_itself(figures in any_figures()) {
            prop_assert!(!is_worse(&figures, &figures));
        }

        #[test]
        fn two_are_never_worse_than_each_other(a in any_figures(), b in any_figures()) {
            let is_same_kind = a.evidence.kind() == b.evidence.kind();
            // One list may get worse on one scale and better on another.
            let has_scales = matches!(a.evidence, Evidence::SocialEmotional { .. });
            if is_same_kind && !has_scales {
                prop_assert!(!(is_worse(&a, &b) && is_worse(&b, &a)));
            }
        }

        #[test]
        fn more_hours_in_the_same_weeks_are_worse(a in any_number(), b in any_number(), days in (any_day(), any_day())) {
            let at = |hours| Figures { since: days.0, evidence: absent(hours, days) };
            prop_assert_eq!(is_worse(&at(a), &at(b)), a > b);
        }

        #[test]
        fn a_lower_score_at_the_same_sitting_is_worse(a in any_number(), b in any_number(), since in any_day()) {
            let from = Decimal::whole(200);
            let at = |to| Figures { since, evidence: Evidence::NegativeGrowth { from, to } };
            prop_assert_eq!(is_worse(&at(a), &at(b)), a < b);
        }
    }

    #[test]
    fn low_wakes_at_a_lower_level_only() {
        let at = |name, day| Figures { since: day, evidence: Evidence::Low { level: level(name), on: day } };
        let (january, june) = (date(2026, 1, 20), date(2026, 6, 10));
        assert!(!is_worse(&at("V", june), &at("V", january)), "the same level at another sitting");
        assert!(is_worse(&at("V-", june), &at("V", january)));
        assert!(!is_worse(&at("V+", june), &at("V", january)));
    }

    #[test]
    fn another_moment_missed_is_worse_and_more_classmates_tested_is_not() {
        let at = |moment: &str, tested, since| Figures {
            since,
            evidence: Evidence::Missing { moment: moment.parse().unwrap(), tested, pupils: 20 },
        };
        let then = at("M5", 12, date(2026, 1, 20));
        assert!(!is_worse(&at("M5", 18, date(2026, 1, 25)), &then));
        assert!(is_worse(&at("E5", 12, date(2026, 6, 1)), &then));
        assert!(is_worse(&at("M5", 12, date(2027, 1, 20)), &then), "who stays down misses it again");
    }

    #[test]
    fn another_scale_or_a_lower_band_is_worse() {
        let of = |scales: &[(&str, u8)]| Figures {
            since: date(2026, 1, 20),
            evidence: Evidence::SocialEmotional {
                scales: scales
                    .iter()
                    .map(|(scale, place)| AttentionScale {
                        scale: (*scale).to_owned(),
                        band: String::new(),
                        place: *place,
                        on: date(2026, 1, 20),
                    })
                    .collect(),
            },
        };
        assert!(is_worse(&of(&[("rust", 1), ("inzet", 1)]), &of(&[("rust", 1)])));
        assert!(is_worse(&of(&[("rust", 0)]), &of(&[("rust", 1)])));
        assert!(!is_worse(&of(&[("rust", 1)]), &of(&[("rust", 1), ("inzet", 1)])));
    }
}
