//! A small invented school for the tests of the use cases.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

pub(crate) mod smtp;

use app::{
    App, Clock, Ctx,
    imports::{ImportError, ImportProblem, Imported, Options, Source, import_results, import_roster},
    results::{GroupOverview, group_by_key, group_overview},
};
use domain::{
    Personal, SchoolYear,
    register::{Gender, GroupKind, PersonName, StaffRole},
    results::{Decimal, Level, LevelScale, Levels},
};
use exchange::{
    results::{ResultRecord, ResultsFile, ResultsSchool, TestRecord, write_results},
    roster::{RosterFile, RosterForm, RosterGroup, RosterPupil, RosterSchool, RosterStaff, write_roster},
};
use jiff::civil::{Date, date};
use policy::Actor;
use store::Db;

/// The code of the school of the tests.
pub(crate) const SCHOOL: &str = "77QX00";

/// The coordinator's working day: 1 March 2026.
pub(crate) fn ctx(db: Db) -> Ctx {
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    App::new(db, Clock::Fixed(now)).act_as(Actor::Operator)
}

pub(crate) fn year(start: i16) -> SchoolYear {
    SchoolYear::starting_in(start).unwrap()
}

/// A roster of 2025-2026 with groups 5A and 6/7 (combination) and an extra group, and no pupils yet.
pub(crate) fn roster() -> RosterFile {
    let group = |key: &str, name: &str, kind, year_group: Option<&str>| RosterGroup {
        key: key.into(),
        name: name.into(),
        kind,
        year_group: year_group.and_then(|g| g.parse().ok()),
        description: None,
    };
    RosterFile {
        school: RosterSchool {
            school: SCHOOL.parse().unwrap(),
            school_year: year(2025),
            reference_date: Some(date(2025, 10, 1)),
            author: Some("Test".into()),
        },
        groups: vec![
            group("g5a", "5A", GroupKind::Base, Some("5")),
            group("g67", "6/7", GroupKind::Base, Some("C")),
            group("plus", "Plusklas", GroupKind::Extra, None),
        ],
        pupils: Vec::new(),
        staff: vec![RosterStaff {
            key: "lk-1".into(),
            name: PersonName::new("Anke", "", "Jansen"),
            email: None,
            roles: vec![StaffRole::new("LRK")],
            groups: vec!["g5a".into()],
        }],
    }
}

/// A pupil by key, in a group, with a name made from the key.
pub(crate) fn pupil(key: &str, group: &str, year_group: u8) -> RosterPupil {
    RosterPupil {
        key: key.into(),
        eck_id: None,
        name: PersonName::new(&format!("Kind{key}"), "van", &format!("Voorbeeld{key}")),
        born_on: Some(Personal::new(date(2015, 5, 17))),
        gender: Gender::Girl,
        year_group: Some(format!("{year_group}").parse().unwrap()),
        year_three_since: None,
        group: Some(group.into()),
        extra_groups: Vec::new(),
        entered_on: None,
        left_on: None,
    }
}

/// A roster with so many pupils `1`, `2`, ... in 5A.
pub(crate) fn roster_of(pupils: usize) -> RosterFile {
    let mut file = roster();
    file.pupils = (1..=pupils).map(|n| pupil(&n.to_string(), "g5a", 5)).collect();
    file
}

/// A result: skill score and level on I to V at an invented test such as `RW-M5`.
pub(crate) fn result(pupil: &str, test: &str, day: Date, score: Option<i32>, level: &str) -> ResultRecord {
    let mut levels = Levels::default();
    if let Ok(level) = Level::parse(LevelScale::Roman, level) {
        levels.set(level);
    }
    ResultRecord {
        pupil_key: pupil.into(),
        eck_id: None,
        taken_on: day,
        test_code: test.into(),
        version: None,
        part_code: None,
        scale: None,
        skill_score: score.map(Decimal::whole),
        raw_score: None,
        levels,
        percentile: None,
        dle: None,
        functioning_level: None,
        other_scores: Vec::new(),
    }
}

/// A file with results; tests that begin with `RW` are arithmetic, others spelling.
pub(crate) fn results_of(results: Vec<ResultRecord>) -> ResultsFile {
    let mut codes: Vec<String> = results.iter().map(|one| one.test_code.clone()).collect();
    codes.sort();
    codes.dedup();
    let test = |code: String| TestRecord {
        name: None,
        subject: Some(if code.starts_with("RW") { "Rekenen-Wiskunde" } else { "Spelling" }.into()),
        version: None,
        part_code: None,
        year_group: None,
        code,
    };
    ResultsFile {
        school: ResultsSchool { school: SCHOOL.parse().unwrap(), school_year: year(2025), author: None },
        results,
        tests: codes.into_iter().map(test).collect(),
    }
}

pub(crate) fn roster_source(file: &RosterFile) -> Source {
    let mut bytes = Vec::new();
    write_roster(file, RosterForm::File, &mut bytes).unwrap();
    Source::memory("roster.xml", bytes)
}

pub(crate) fn results_source(file: &ResultsFile) -> Source {
    let mut bytes = Vec::new();
    write_results(file, false, &mut bytes).unwrap();
    Source::memory("results.xml", bytes)
}

pub(crate) async fn bring_roster(
    ctx: &Ctx,
    file: &RosterFile,
    options: Options,
) -> Result<Imported, ImportError> {
    import_roster(ctx, roster_source(file), options, None).await
}

pub(crate) async fn bring_results(
    ctx: &Ctx,
    results: Vec<ResultRecord>,
    options: Options,
) -> Result<Imported, ImportError> {
    import_results(ctx, vec![results_source(&results_of(results))], options, None).await
}

/// The problems of a refused import.
pub(crate) fn refused(outcome: Result<Imported, ImportError>) -> Vec<ImportProblem> {
    match outcome {
        Err(ImportError::Refused(problems)) => problems,
        other => panic!("not refused: {other:?}"),
    }
}

/// The overview of a group by its key.
pub(crate) async fn overview(ctx: &Ctx, key: &str, year: Option<SchoolYear>) -> GroupOverview {
    let group = group_by_key(ctx, SCHOOL, key, year).await.unwrap();
    group_overview(ctx, SCHOOL, group, "test").await.unwrap()
}
