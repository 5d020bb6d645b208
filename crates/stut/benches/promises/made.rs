//! Invented files and databases of any size.

use domain::{
    SchoolYear,
    register::{Gender, GroupKind, PersonName, SchoolRef},
    results::{Decimal, Level, LevelScale, Levels},
};
use exchange::{
    results::{ResultRecord, ResultsFile, ResultsSchool, TestRecord, write_results},
    roster::{RosterFile, RosterForm, RosterGroup, RosterPupil, RosterSchool, write_roster},
};
use jiff::civil::{Date, date};
use std::io::Write;

/// The code of the school in the files.
pub(crate) const SCHOOL: &str = "77QX00";

/// The subjects with the start of the codes of their tests.
pub(crate) const SUBJECTS: [(&str, &str); 6] = [
    ("Rekenen-Wiskunde", "RW"),
    ("Begrijpend lezen", "BL"),
    ("Spelling", "SP"),
    ("Technisch lezen", "TL"),
    ("Woordenschat", "WS"),
    ("Taalverzorging", "TV"),
];

pub(crate) fn year() -> SchoolYear {
    SchoolYear::starting_in(2025).unwrap()
}

fn school() -> SchoolRef {
    SCHOOL.parse().unwrap()
}

/// A roster with so many pupils in groups of 25.
pub(crate) fn roster(pupils: usize) -> Vec<u8> {
    roster_in_groups_of(25, pupils)
}

/// A roster with so many pupils in groups of a size.
pub(crate) fn roster_in_groups_of(size: usize, pupils: usize) -> Vec<u8> {
    let groups = pupils.div_ceil(size);
    let group = |n: usize| RosterGroup {
        key: format!("g{n}"),
        name: format!("{}{n}", n % 6 + 3),
        kind: GroupKind::Base,
        year_group: format!("{}", n % 6 + 3).parse().ok(),
        description: None,
    };
    let pupil = |n: usize| RosterPupil {
        key: format!("ll-{n:06}"),
        eck_id: None,
        name: PersonName::new(&format!("Kind{n}"), "van", &format!("Voorbeeld{}", n % 977)),
        born_on: Some(domain::Personal::new(date(2015, 1, 1))),
        gender: Gender::Unknown,
        year_group: format!("{}", (n / size) % 6 + 3).parse().ok(),
        year_three_since: None,
        group: Some(format!("g{}", n / size)),
        extra_groups: Vec::new(),
        entered_on: None,
        left_on: None,
    };
    let file = RosterFile {
        school: RosterSchool {
            school: school(),
            school_year: year(),
            reference_date: Some(date(2025, 10, 1)),
            author: Some("invented".into()),
        },
        groups: (0..groups).map(group).collect(),
        pupils: (0..pupils).map(pupil).collect(),
        staff: Vec::new(),
    };
    let mut bytes = Vec::new();
    write_roster(&file, RosterForm::File, &mut bytes).unwrap();
    bytes
}

/// The day and the test moment of the n-th sitting, two a year, the newest in January 2026.
pub(crate) fn moment(n: usize, year_group: usize) -> (Date, String) {
    let back = i16::try_from(n.div_ceil(2)).unwrap_or(0);
    let is_middle = n.is_multiple_of(2);
    let day = if is_middle { date(2026 - back, 1, 20) } else { date(2026 - back, 6, 10) };
    let part = if is_middle { 'M' } else { 'E' };
    let now = i16::try_from(year_group).unwrap_or(0);
    (day, format!("{part}{}", (now - 1 - back).rem_euclid(8) + 1))
}

fn result(pupil: usize, subject: &str, (day, moment): (Date, String), seed: usize) -> ResultRecord {
    let mut levels = Levels::default();
    let name = ["I", "II", "III", "IV", "V"][(seed / 7) % 5];
    levels.set(Level::parse(LevelScale::Roman, name).unwrap());
    ResultRecord {
        pupil_key: format!("ll-{pupil:06}"),
        eck_id: None,
        taken_on: day,
        test_code: format!("{subject}-{moment}"),
        version: None,
        part_code: None,
        scale: None,
        skill_score: Some(Decimal::whole(i32::try_from(100 + seed % 150).unwrap())),
        raw_score: None,
        levels,
        percentile: Some(Decimal::whole(i32::try_from(seed % 101).unwrap())),
        dle: None,
        functioning_level: None,
        other_scores: Vec::new(),
    }
}

/// Writes results of so many pupils, so many sittings in each subject; says how many results.
pub(crate) fn results(pupils: usize, sittings: usize, out: &mut impl Write) -> usize {
    let mut file = ResultsFile {
        school: ResultsSchool { school: school(), school_year: year(), author: None },
        results: Vec::with_capacity(pupils * sittings * SUBJECTS.len()),
        tests: Vec::new(),
    };
    let mut codes = std::collections::BTreeMap::new();
    for pupil in 0..pupils {
        for (place, (subject, code)) in SUBJECTS.iter().enumerate() {
            for sitting in 0..sittings {
                let seed = pupil * 31 + place * 17 + sitting * 7;
                let one = result(pupil, code, moment(sitting, (pupil / 25) % 6 + 3), seed);
                codes.insert(one.test_code.clone(), *subject);
                file.results.push(one);
            }
        }
    }
    let test = |(code, subject): (String, &str)| TestRecord {
        name: None,
        subject: Some(subject.to_owned()),
        version: None,
        part_code: None,
        year_group: None,
        code,
    };
    file.tests = codes.into_iter().map(test).collect();
    write_results(&file, false, out).unwrap();
    file.results.len()
}
