//! Any roster and any results, for properties. Names and codes are random characters.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use domain::{
    Personal, SchoolYear,
    register::{EckId, Gender, GroupKind, PersonName, SchoolRef, StaffRole, YearGroup},
    results::{Decimal, Level, LevelScale, Levels},
};
use exchange::{
    results::{ResultRecord, ResultsFile, ResultsSchool, TestRecord},
    roster::{RosterFile, RosterGroup, RosterPupil, RosterSchool, RosterStaff},
};
use jiff::civil::{Date, date};
use proptest::{option, prelude::*, sample::select};

/// One or two words, with everything that has to be escaped.
pub(crate) fn words(most: usize) -> impl Strategy<Value = String> {
    let word =
        move || proptest::string::string_regex(&format!("[A-Za-z0-9é&<>\"'ş🐱.-]{{1,{most}}}")).unwrap();
    prop_oneof![word(), (word(), word()).prop_map(|(a, b)| format!("{a} {b}"))]
}

pub(crate) fn day() -> impl Strategy<Value = Date> {
    (0i32..40_000).prop_map(|days| date(1990, 1, 1) + jiff::Span::new().days(days))
}

fn eck_id() -> impl Strategy<Value = EckId> {
    any::<u64>().prop_map(|number| format!("https://ketenid.nl/pilot/{number:0128x}").parse().unwrap())
}

fn school() -> impl Strategy<Value = SchoolRef> {
    prop_oneof![
        "[0-9]{2}[A-Z]{2}[0-9]{2}".prop_map(|code| code.parse().unwrap()),
        words(20).prop_map(|key| SchoolRef { brin: None, branch: None, key: Some(key) }),
    ]
}

/// Any school year; with `in_schema`, one of those that the schema of UWLR 2.2 has.
pub(crate) fn year(in_schema: bool) -> impl Strategy<Value = SchoolYear> {
    let years = if in_schema { 2015i16..2024 } else { 1990..2100 };
    years.prop_map(|start| SchoolYear::starting_in(start).unwrap())
}

pub(crate) fn name() -> impl Strategy<Value = PersonName> {
    prop_oneof![
        words(20).prop_map(|first| PersonName::new(&first, "", "")),
        (option::of(words(20)), option::of("[a-z]{1,4} [a-z]{1,4}"), words(30)).prop_map(
            |(first, prefix, last)| {
                PersonName::new(&first.unwrap_or_default(), &prefix.unwrap_or_default(), &last)
            }
        ),
    ]
}

pub(crate) fn year_group() -> impl Strategy<Value = YearGroup> {
    select(vec!["B", "D", "0", "1", "5", "8", "11", "16", "S", "V", "N", "H"])
        .prop_map(|code| code.parse().unwrap())
}

fn groups() -> impl Strategy<Value = Vec<RosterGroup>> {
    let group = (
        words(20),
        any::<bool>(),
        prop_oneof![year_group(), Just(YearGroup::Combination)],
        option::of(words(40)),
    );
    prop::collection::vec(group, 0..5).prop_map(|groups| {
        let with_key =
            groups.into_iter().enumerate().map(|(number, (name, is_base, year_group, description))| {
                RosterGroup {
                    key: format!("g & {number}"),
                    name,
                    kind: if is_base { GroupKind::Base } else { GroupKind::Extra },
                    year_group: is_base.then_some(year_group),
                    description,
                }
            });
        with_key.collect()
    })
}

type Dates = (Option<Date>, Option<Date>, Option<Date>, Option<Date>);

fn pupils() -> impl Strategy<Value = Vec<(RosterPupil, usize)>> {
    let gender = select(vec![Gender::Unknown, Gender::Boy, Gender::Girl, Gender::Unspecified]);
    let dates = (option::of(day()), option::of(day()), option::of(day()), option::of(day()));
    let pupil = (name(), gender, year_group(), dates, any::<bool>(), 0usize..6).prop_map(
        |(name, gender, year_group, dates, has_eck_id, group): (_, _, _, Dates, bool, usize)| {
            let pupil = RosterPupil {
                key: String::new(),
                eck_id: has_eck_id
                    .then(|| format!("https://ketenid.nl/pilot/{}", "0".repeat(128)).parse().unwrap()),
                name,
                born_on: dates.0.map(Personal::new),
                gender,
                year_group: Some(year_group),
                year_three_since: dates.1,
                group: None,
                extra_groups: Vec::new(),
                entered_on: dates.2,
                left_on: dates.3,
            };
            (pupil, group)
        },
    );
    prop::collection::vec(pupil, 1..6)
}

fn staff() -> impl Strategy<Value = Vec<RosterStaff>> {
    let role = prop_oneof![Just("LRK".to_owned()), Just("IB".to_owned()), words(20)];
    let one = (name(), option::of("[a-z]{1,9}@school[.]example"), prop::collection::btree_set(role, 0..3));
    prop::collection::vec(one, 0..4).prop_map(|staff| {
        let with_key = staff.into_iter().enumerate().map(|(number, (name, email, roles))| RosterStaff {
            key: format!("lk-{number}"),
            name,
            email,
            roles: roles.iter().map(|role| StaffRole::new(role)).collect(),
            groups: Vec::new(),
        });
        with_key.collect()
    })
}

/// Any roster whose references hold.
pub(crate) fn roster(in_schema: bool) -> impl Strategy<Value = RosterFile> {
    let school = (school(), year(in_schema), option::of(day()), option::of(words(30))).prop_map(
        |(school, school_year, reference_date, author)| RosterSchool {
            school,
            school_year,
            reference_date,
            author,
        },
    );
    (school, groups(), pupils(), staff()).prop_map(|(school, groups, pupils, mut staff)| {
        let of = |kind| groups.iter().filter(move |group| group.kind == kind).map(|group| group.key.clone());
        let base: Vec<String> = of(GroupKind::Base).collect();
        let pupils = pupils.into_iter().enumerate().map(|(number, (mut pupil, group))| {
            pupil.key = format!("ll-{number}");
            pupil.eck_id =
                pupil.eck_id.map(|_| format!("https://ketenid.nl/pilot/{number:0128x}").parse().unwrap());
            pupil.group = base.get(group).cloned();
            pupil.extra_groups = of(GroupKind::Extra).take(group).collect();
            pupil
        });
        let pupils = pupils.collect();
        for (number, one) in staff.iter_mut().enumerate() {
            one.groups = groups.iter().skip(number).map(|group| group.key.clone()).collect();
        }
        RosterFile { school, groups, pupils, staff }
    })
}

fn levels() -> impl Strategy<Value = Levels> {
    let level = |scale, names: &'static [&'static str]| {
        option::of(select(names.to_vec()).prop_map(move |name| Level::parse(scale, name).unwrap()))
    };
    let levels = (
        level(LevelScale::Roman, &["V-", "III", "I+"]),
        level(LevelScale::Letter, &["E", "C", "A"]),
        level(LevelScale::Avi, &["Start", "E4", "Plus"]),
        level(LevelScale::Reference, &["<1F", "1F", "1S/2F"]),
    );
    levels.prop_map(|(roman, letter, avi, reference)| Levels { roman, letter, avi, reference })
}

fn decimal(range: std::ops::Range<i64>) -> impl Strategy<Value = Decimal> {
    range.prop_map(Decimal::from_thousandths)
}

fn result() -> impl Strategy<Value = ResultRecord> {
    let scores = (
        option::of(decimal(-9_000..900_000)),
        option::of((0i32..200).prop_map(Decimal::whole)),
        levels(),
        option::of(decimal(0..100_001)),
        option::of(decimal(0..60_000)),
    );
    let texts = (option::of(words(9)), option::of(words(9)), option::of(words(9)), option::of("[ME][3-8]"));
    let others = prop::collection::vec(
        (select(vec!["T-score", "CIV", "Stanine"]).prop_map(str::to_owned), words(9)),
        0..3,
    );
    (day(), select(vec!["RW", "SP & TL"]), scores, texts, others).prop_map(
        |(taken_on, test_code, scores, texts, other_scores)| ResultRecord {
            pupil_key: String::new(),
            eck_id: None,
            taken_on,
            test_code: test_code.to_owned(),
            version: texts.0,
            part_code: texts.1,
            scale: texts.2,
            skill_score: scores.0,
            raw_score: scores.1,
            levels: scores.2,
            percentile: scores.3,
            dle: scores.4,
            functioning_level: texts.3,
            other_scores,
        },
    )
}

fn test(code: &'static str) -> impl Strategy<Value = Vec<TestRecord>> {
    let parts = prop::collection::btree_map(words(9), option::of(words(20)), 0..3);
    (option::of(words(20)), option::of(words(20)), option::of(1u8..9), parts).prop_map(
        move |(name, subject, year_group, parts)| {
            let itself = TestRecord {
                code: code.to_owned(),
                version: None,
                part_code: None,
                name,
                subject,
                year_group,
            };
            let parts = parts.into_iter().map(|(part, name)| TestRecord {
                part_code: Some(part),
                name,
                ..itself.clone()
            });
            let parts: Vec<TestRecord> = parts.collect();
            [vec![itself], parts].concat()
        },
    )
}

/// Any results whose tests are described and that do not contradict each other.
pub(crate) fn results() -> impl Strategy<Value = ResultsFile> {
    let school = (school(), year(false), option::of(words(30)))
        .prop_map(|(school, school_year, author)| ResultsSchool { school, school_year, author });
    let of_pupil = (words(9), option::of(eck_id()), prop::collection::vec(result(), 1..5));
    (school, prop::collection::vec(of_pupil, 1..4), test("RW"), test("SP & TL")).prop_map(
        |(school, pupils, first, second)| {
            let mut results = Vec::new();
            for (number, (key, eck_id, of_pupil)) in pupils.into_iter().enumerate() {
                let mut sittings = std::collections::HashSet::new();
                results.extend(
                    of_pupil
                        .into_iter()
                        .filter(|it| {
                            sittings.insert((
                                it.taken_on,
                                it.test_code.clone(),
                                it.version.clone(),
                                it.part_code.clone(),
                            ))
                        })
                        .map(|result| ResultRecord {
                            pupil_key: format!("{key} {number}"),
                            eck_id: eck_id.clone(),
                            ..result
                        }),
                );
            }
            ResultsFile { school, results, tests: [first, second].concat() }
        },
    )
}
