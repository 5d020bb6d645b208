//! The files fit together, and are the same each time.

use super::subjects;
use crate::demo::{SCHOOL, ability::level_of, results, rosters};
use domain::{
    SchoolYear,
    register::{GroupKind, StaffRole, YearGroup},
    results::Level,
};
use exchange::{results::TestRecord, roster::RosterPupil};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_demo_is_the_same_each_time() {
    assert_eq!(rosters(), rosters());
    assert_eq!(results(), results());
    // A sum over every pupil and result, the same on every machine. It changes only when the demo is meant to change.
    let (rosters, results) = (rosters(), results());
    let pupils = rosters
        .iter()
        .flat_map(|file| &file.pupils)
        .map(|pupil| format!("{} {} {:?} {:?}", pupil.key, pupil.name.full(), pupil.group, pupil.entered_on));
    let results = results.iter().flat_map(|file| &file.results).map(|result| {
        let score = result.skill_score.map(|score| score.to_string());
        format!("{} {} {} {score:?}", result.pupil_key, result.test_code, result.taken_on)
    });
    let bytes = pupils.chain(results).flat_map(String::into_bytes);
    let sum = bytes.fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    assert_eq!(sum, 10_334_334_221_576_367_034);
}

#[test]
fn nine_groups_about_220_pupils_and_twelve_staff() {
    let newest = rosters().pop().unwrap();
    assert_eq!(newest.school.school_year.to_string(), "2025-2026");
    assert!((215..=225).contains(&newest.pupils.len()), "{}", newest.pupils.len());
    assert!(newest.pupils.iter().all(|pupil| pupil.left_on.is_none()));
    assert_eq!(newest.staff.len(), 12);
    for code in ["DIR", "IB"] {
        let role = StaffRole::new(code);
        assert_eq!(newest.staff.iter().filter(|member| member.roles.contains(&role)).count(), 1);
    }
    let names: Vec<&str> = newest.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["1/2A", "1/2B", "3", "4", "5A", "5B", "6/7", "7", "8", "Plusklas"]);
    let plus = newest.pupils.iter().filter(|pupil| pupil.extra_groups == ["gplus"]).count();
    assert!((5..=15).contains(&plus), "{plus}");
}

#[test]
fn every_year_has_nine_groups_of_twenty_to_twenty_nine_with_a_teacher() {
    for roster in rosters() {
        let base: Vec<_> = roster.groups.iter().filter(|group| group.kind == GroupKind::Base).collect();
        assert_eq!(base.len(), 9);
        for group in base {
            let pupils: Vec<_> =
                roster.pupils.iter().filter(|p| p.group.as_ref() == Some(&group.key)).collect();
            assert!((20..=29).contains(&pupils.len()), "{} {}", group.name, pupils.len());
            let years: BTreeSet<_> = pupils.iter().map(|pupil| pupil.year_group).collect();
            assert_eq!(years.len() > 1, group.year_group == Some(YearGroup::Combination), "{}", group.name);
            assert!(roster.staff.iter().any(|member| member.groups.contains(&group.key)), "{}", group.name);
        }
        let keys: BTreeSet<&String> = roster.groups.iter().map(|group| &group.key).collect();
        assert_eq!(keys.len(), roster.groups.len());
        assert!(
            roster
                .pupils
                .iter()
                .flat_map(|p| p.group.iter().chain(&p.extra_groups))
                .all(|k| keys.contains(k))
        );
        assert!(roster.staff.iter().flat_map(|m| &m.groups).all(|key| keys.contains(key)));
        assert!(
            roster.staff.iter().all(|m| m.email.as_ref().is_some_and(|mail| mail.ends_with("@demo.example")))
        );
    }
}

#[test]
fn a_pupil_is_one_person_through_the_years() {
    let mut seen: BTreeMap<String, RosterPupil> = BTreeMap::new();
    let (mut repeated, mut left, mut without_eck_id) = (0, 0, 0);
    for roster in rosters() {
        let keys: BTreeSet<&String> = roster.pupils.iter().map(|pupil| &pupil.key).collect();
        assert_eq!(keys.len(), roster.pupils.len());
        for pupil in &roster.pupils {
            let entered = pupil.entered_on.unwrap();
            let age = entered.year() - pupil.born_on.as_ref().unwrap().reveal().year();
            assert!((3..=12).contains(&age), "{} {age}", pupil.key);
            assert!(SchoolYear::of(entered) <= roster.school.school_year);
            if let Some(before) = seen.insert(pupil.key.clone(), pupil.clone()) {
                assert_eq!(
                    (&before.name, &before.born_on, &before.eck_id),
                    (&pupil.name, &pupil.born_on, &pupil.eck_id)
                );
                assert!(before.left_on.is_none(), "{} came back", pupil.key);
                repeated += usize::from(before.year_group == pupil.year_group);
            }
            left += usize::from(pupil.left_on.is_some());
        }
    }
    for pupil in seen.values() {
        match &pupil.eck_id {
            Some(id) => assert!(id.reveal().starts_with("https://ketenid.nl/pilot/")),
            None => without_eck_id += 1,
        }
    }
    let names: BTreeSet<String> = seen.values().map(|pupil| pupil.name.full()).collect();
    assert_eq!(names.len(), seen.len(), "no two pupils have the same name");
    assert_eq!(repeated, 1);
    assert!(left > 70, "three groups 8 and a few more left: {left}");
    assert!((1..=12).contains(&without_eck_id), "{without_eck_id}");
    assert!(seen.values().any(|pupil| !pupil.name.prefix.reveal().is_empty()));
}

#[test]
fn every_result_is_of_a_known_pupil_and_a_described_test_on_a_school_day() {
    let rosters = rosters();
    for file in results() {
        let roster = rosters.iter().find(|r| r.school.school_year == file.school.school_year).unwrap();
        let pupils: BTreeMap<&String, &RosterPupil> = roster.pupils.iter().map(|p| (&p.key, p)).collect();
        let tests: BTreeMap<&String, &TestRecord> =
            file.tests.iter().map(|test| (&test.code, test)).collect();
        assert_eq!(tests.len(), file.tests.len());
        let mut taken = BTreeSet::new();
        for result in &file.results {
            let (pupil, test) = (pupils[&result.pupil_key], tests[&result.test_code]);
            assert!(test.code.starts_with("DEMO-") && test.name.as_ref().unwrap().ends_with("(demo)"));
            assert_eq!(pupil.eck_id, result.eck_id);
            assert_eq!(pupil.year_group, test.year_group.map(YearGroup::Primary));
            assert!(test.year_group >= Some(3));
            assert!(file.school.school_year.contains(result.taken_on));
            assert!(result.taken_on.weekday().to_monday_one_offset() <= 5, "{}", result.taken_on);
            assert!(pupil.left_on.is_none_or(|left| result.taken_on <= left));
            assert!(pupil.entered_on.is_some_and(|entered| entered <= result.taken_on));
            assert!(taken.insert((&result.pupil_key, &result.test_code)));
        }
        assert!(file.results.is_sorted_by_key(|result| &result.pupil_key));
    }
    assert_eq!(subjects().len(), 6);
}

#[test]
fn levels_are_those_of_the_percentile_and_avi_has_no_score() {
    let mut avi_before: BTreeMap<String, Level> = BTreeMap::new();
    for result in results().into_iter().flat_map(|file| file.results) {
        if let Some(avi) = result.levels.avi {
            assert!(result.skill_score.is_none() && result.percentile.is_none() && result.scale.is_none());
            let before = avi_before.insert(result.pupil_key.clone(), avi);
            assert!(before.is_none_or(|before| before.step() <= avi.step()));
        } else {
            let percentile = u8::try_from(result.percentile.unwrap().thousandths() / 1000).unwrap();
            assert!((1..=99).contains(&percentile));
            assert_eq!(result.levels.roman, level_of(percentile));
            assert!(result.skill_score.is_some() && result.scale.unwrap().starts_with("demo-"));
        }
    }
}

#[test]
fn the_school_says_that_it_is_invented() {
    assert_eq!(SCHOOL.codes().code(), "77QX00");
    assert!(SCHOOL.name.contains("demo") && SCHOOL.board.contains("verzonnen"));
}
