//! Social-emotional and observation lists: which scales ask for attention.

use super::{AttentionScale, Evidence, Signal, SignalKind, Thresholds};
use crate::{
    SchoolYear,
    results::{Sitting, TestKind},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The signals of a pupil's social-emotional and observation lists, one for each subject: the scales whose latest result
/// lies in a band that asks for attention. A scale that was not filled in again when others of its subject were, in a
/// later school year, no longer counts.
pub fn social_emotional<'a>(
    sittings: impl IntoIterator<Item = &'a Sitting>,
    thresholds: &Thresholds,
) -> Vec<Signal> {
    if !thresholds.has(SignalKind::SocialEmotional) {
        return Vec::new();
    }
    let mut latest: BTreeMap<(Option<&str>, &str), &Sitting> = BTreeMap::new();
    for sitting in sittings.into_iter().filter(|sitting| is_of_list(sitting)) {
        let of = (sitting.test.subject.as_deref(), sitting.test.series.0.as_str());
        let known = latest.entry(of).or_insert(sitting);
        if sitting.taken_on > known.taken_on {
            *known = sitting;
        }
    }
    let mut by_subject: BTreeMap<Option<&str>, Vec<&Sitting>> = BTreeMap::new();
    for ((subject, _), sitting) in latest {
        by_subject.entry(subject).or_default().push(sitting);
    }
    by_subject.into_iter().filter_map(|(subject, scales)| of_subject(subject, &scales)).collect()
}

fn is_of_list(sitting: &Sitting) -> bool {
    matches!(sitting.test.kind, TestKind::SocialEmotional | TestKind::Observation)
        && (sitting.own_level.is_some() || sitting.raw_score.is_some())
}

fn of_subject(subject: Option<&str>, latest: &[&Sitting]) -> Option<Signal> {
    let newest = latest.iter().map(|sitting| SchoolYear::of(sitting.taken_on)).max()?;
    let of_now = latest.iter().filter(|sitting| SchoolYear::of(sitting.taken_on) == newest);
    let scales: Vec<AttentionScale> = of_now.filter_map(|sitting| attention(sitting)).collect();
    let since: Date = scales.iter().map(|scale| scale.on).max()?;
    Some(Signal::new(subject.map(str::to_owned), since, Evidence::SocialEmotional { scales }))
}

/// The scale of a result, when its band asks for attention.
fn attention(sitting: &Sitting) -> Option<AttentionScale> {
    let test = &sitting.test;
    let named = sitting.own_level.as_deref().and_then(|label| test.band_named(label));
    let band = named.or_else(|| test.band_of(sitting.raw_score?)).filter(|band| band.needs_attention)?;
    let place = test.bands.iter().position(|known| known.label == band.label)?;
    let scale = test.names.part.clone().or_else(|| test.name.clone());
    Some(AttentionScale {
        scale: scale.unwrap_or_else(|| test.series.0.clone()),
        band: band.label.clone(),
        place: u8::try_from(place).unwrap_or(u8::MAX),
        on: sitting.taken_on,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        results::{Decimal, OwnBand, progress_for_tests},
        signals::thresholds::tests::usual,
    };
    use jiff::civil::date;
    use std::sync::Arc;

    fn filled_in(scale: &str, day: Date, level: Option<&str>, score: Option<i32>) -> Sitting {
        let mut sitting = progress_for_tests("Welbevinden", scale, day, None, "");
        let test = Arc::make_mut(&mut sitting.test);
        test.kind = TestKind::SocialEmotional;
        let band = |label: &str, from, needs_attention| OwnBand {
            label: label.to_owned(),
            from: Some(Decimal::whole(from)),
            needs_attention,
        };
        test.bands = vec![band("zorg", 0, true), band("let op", 4, true), band("goed", 7, false)];
        sitting.own_level = level.map(Into::into);
        sitting.raw_score = score.map(Decimal::whole);
        sitting
    }

    fn scales(sittings: &[Sitting]) -> Vec<(String, String, u8)> {
        let signals = social_emotional(sittings, &usual());
        assert!(signals.len() <= 1);
        let of = |signal: Signal| match signal.evidence {
            Evidence::SocialEmotional { scales } => scales,
            other => panic!("{other:?}"),
        };
        signals.into_iter().flat_map(of).map(|scale| (scale.scale, scale.band, scale.place)).collect()
    }

    #[test]
    fn the_latest_result_of_each_scale_counts_by_label_or_score() {
        let (autumn, spring) = (date(2025, 10, 1), date(2026, 3, 1));
        let all = [
            filled_in("Rust", autumn, Some("goed"), None),
            filled_in("Rust", spring, Some("Zorg"), None),
            filled_in("Inzet", autumn, Some("zorg"), None),
            filled_in("Inzet", spring, None, Some(8)),
            filled_in("Sfeer", spring, None, Some(5)),
        ];
        let of = |scale: &str, band: &str, place| (scale.to_owned(), band.to_owned(), place);
        assert_eq!(scales(&all), [of("Rust", "zorg", 0), of("Sfeer", "let op", 1)]);
        assert_eq!(social_emotional(&all, &usual())[0].since, spring);
        assert_eq!(scales(&all[2..4]), [], "it became better");
    }

    #[test]
    fn a_list_of_years_ago_that_was_followed_up_no_longer_counts() {
        let old = filled_in("Rust", date(2023, 10, 1), Some("zorg"), None);
        let new = filled_in("Sfeer", date(2025, 10, 1), Some("goed"), None);
        assert_eq!(scales(std::slice::from_ref(&old)).len(), 1);
        assert_eq!(scales(&[old, new]), []);
    }

    #[test]
    fn other_tests_and_unknown_bands_are_silent() {
        let mut own = filled_in("Rust", date(2025, 10, 1), Some("zorg"), None);
        Arc::make_mut(&mut own.test).kind = TestKind::Own;
        assert_eq!(scales(&[own]), []);
        assert_eq!(scales(&[filled_in("Rust", date(2025, 10, 1), Some("anders"), None)]), []);
    }
}
