//! Every story really shows in the signals, and most pupils have none.

use super::{Now, subjects};
use crate::demo::stories;
use domain::{SchoolYear, register::GroupKind, signals::SignalKind};
use std::collections::{BTreeMap, BTreeSet};

fn expected(signals: &[(&str, SignalKind)]) -> BTreeSet<(String, SignalKind)> {
    signals.iter().map(|(subject, kind)| ((*subject).to_owned(), *kind)).collect()
}

#[test]
fn some_of_the_tested_pupils_have_a_signal_and_most_have_none() {
    let now = Now::read();
    let groups = now.roster.groups.iter().filter(|group| group.kind == GroupKind::Base);
    let missing: BTreeSet<String> = groups.flat_map(|group| now.missing(&group.key).into_keys()).collect();
    let tested: Vec<&String> = now
        .roster
        .pupils
        .iter()
        .map(|pupil| &pupil.key)
        .filter(|key| now.sittings.contains_key(*key))
        .collect();
    let with = tested.iter().filter(|key| missing.contains(**key) || !now.signals(key).is_empty()).count();
    let share = with * 100 / tested.len();
    assert!((20..=45).contains(&share), "{with} of {}", tested.len());
    assert!((3..=15).contains(&missing.len()), "{}", missing.len());
    let mut kinds: BTreeMap<SignalKind, usize> = BTreeMap::new();
    for key in &tested {
        for kind in now.signals(key).into_iter().map(|(_, kind)| kind).collect::<BTreeSet<_>>() {
            *kinds.entry(kind).or_default() += 1;
        }
    }
    let often = [SignalKind::Low, SignalKind::Drop, SignalKind::NegativeGrowth, SignalKind::High];
    assert!(often.into_iter().all(|kind| kinds.get(&kind).is_some_and(|n| *n >= 3)), "{kinds:?}");
    let seldom = [SignalKind::WeakestTenthThrice, SignalKind::ReferenceLevelAtRisk];
    assert!(
        seldom.into_iter().all(|kind| kinds.get(&kind).is_some_and(|n| (1..=10).contains(n))),
        "{kinds:?}"
    );
}

#[test]
fn the_pupil_who_dropped() {
    let now = Now::read();
    assert_eq!(now.levels(stories::DROPPED, "Rekenen-Wiskunde"), ["II", "II", "II", "IV", "V"]);
    let key = now.key_of(stories::DROPPED);
    let signals = [("Rekenen-Wiskunde", SignalKind::Low), ("Rekenen-Wiskunde", SignalKind::Drop)];
    assert_eq!(now.signals(&key), expected(&signals));
}

#[test]
fn the_pupil_who_is_bored() {
    let now = Now::read();
    let key = now.key_of(stories::BORED);
    let mut signals: BTreeSet<(String, SignalKind)> =
        subjects().into_iter().filter(|s| s != "Lezen AVI").map(|s| (s, SignalKind::High)).collect();
    signals.extend(expected(&[("Begrijpend lezen", SignalKind::NegativeGrowth)]));
    assert_eq!(now.signals(&key), signals);
    for subject in signals.iter().map(|(subject, _)| subject) {
        assert!(now.levels(stories::BORED, subject).iter().all(|level| *level == "I+"), "{subject}");
    }
    let progress = now.progress(&key);
    let arithmetic = progress.iter().find(|p| p.subject() == Some("Rekenen-Wiskunde")).unwrap();
    assert!((0.0..=3.0).contains(&arithmetic.growth().unwrap().as_f64()), "flat");
}

#[test]
fn the_pupil_whose_comprehension_went_back() {
    let now = Now::read();
    let levels = now.levels(stories::FALLING_COMPREHENSION, "Begrijpend lezen");
    assert_eq!(levels.last_chunk(), Some(&["III", "IV"]));
    let signals = now.signals(&now.key_of(stories::FALLING_COMPREHENSION));
    assert_eq!(signals, expected(&[("Begrijpend lezen", SignalKind::NegativeGrowth)]));
}

#[test]
fn the_pupil_who_missed_a_test() {
    let now = Now::read();
    let key = now.key_of(stories::MISSED_SPELLING);
    assert_eq!(now.missing("g5a")[&key], BTreeSet::from(["Spelling".to_owned()]));
    assert!(now.signals(&key).is_empty());
}

#[test]
fn the_pupil_who_repeated_a_year() {
    let now = Now::read();
    let key = now.key_of(stories::REPEATER);
    let moments: Vec<String> = now.sittings[&key]
        .iter()
        .filter(|s| s.test.subject.as_deref() == Some("Rekenen-Wiskunde"))
        .map(|s| s.moment.unwrap().to_string())
        .collect();
    assert_eq!(moments, ["M3", "E3", "M4", "E4", "M4", "E4", "M5"]);
    assert!(now.signals(&key).is_empty(), "{:?}", now.signals(&key));
}

#[test]
fn the_pupil_with_three_weakest_tenths_in_words() {
    let now = Now::read();
    assert_eq!(now.levels(stories::WORD_READER, "Technisch lezen"), ["V-", "V-", "V-"]);
    let signals = [
        ("Technisch lezen", SignalKind::Low),
        ("Technisch lezen", SignalKind::WeakestTenthThrice),
        ("Spelling", SignalKind::Low),
    ];
    assert_eq!(now.signals(&now.key_of(stories::WORD_READER)), expected(&signals));
}

#[test]
fn the_newcomer() {
    let now = Now::read();
    let key = now.key_of(stories::NEWCOMER);
    let pupil = now.roster.pupils.iter().find(|pupil| pupil.key == key).unwrap();
    assert_eq!(SchoolYear::of(pupil.entered_on.unwrap()).to_string(), "2024-2025");
    let signals = [
        ("Woordenschat", SignalKind::Low),
        ("Begrijpend lezen", SignalKind::Low),
        ("Begrijpend lezen", SignalKind::ReferenceLevelAtRisk),
        ("Rekenen-Wiskunde", SignalKind::High),
    ];
    assert_eq!(now.signals(&key), expected(&signals));
    assert!(now.progress(&key).iter().all(|p| p.growth().is_none_or(|growth| growth.as_f64() > 5.0)));
}

#[test]
fn brother_and_sister() {
    let now = Now::read();
    let keys = [stories::OLDER_SIBLING, stories::YOUNGER_SIBLING].map(|story| now.key_of(story));
    assert!(keys.iter().all(|key| now.signals(key).is_empty()));
    assert_eq!(stories::OLDER_SIBLING.last, stories::YOUNGER_SIBLING.last);
}

#[test]
fn the_weak_year_and_the_class_that_grew() {
    let now = Now::read();
    for subject in ["Begrijpend lezen", "Technisch lezen"] {
        let at = |moment| now.mean_percentile("g7", subject, moment);
        assert!(at("E4") - at("E5") > 15.0, "{subject} fell: {} {}", at("E4"), at("E5"));
        assert!(at("M7") - at("E5") > 5.0, "{subject} came back: {} {}", at("E5"), at("M7"));
        assert!(at("M7") < at("E4"), "{subject} in part");
    }
    let at = |moment| now.mean_percentile("g5a", "Rekenen-Wiskunde", moment);
    assert!(at("M5") - at("M3") > 20.0, "{} {}", at("M3"), at("M5"));
}
