use super::*;
use domain::results::{Decimal, Levels, OwnBand};
use jiff::civil::date;
use uuid::Uuid;

fn test(n: u128, code: &str, moment: Option<&str>, kind: TestKind) -> Test {
    Test {
        id: TestId(Uuid::from_u128(n)),
        names: TestNames { code: code.to_owned(), scale: Some("rw".to_owned()), ..TestNames::default() },
        name: Some(format!("Rekenen {}", moment.unwrap_or("los"))),
        subject: Some("Rekenen-Wiskunde".to_owned()),
        series: Series::of(code, None, None),
        moment: moment.map(|moment| moment.parse().unwrap()),
        year_group: None,
        kind,
        bands: Vec::new(),
    }
}

fn scale(n: u128, part: &str, label: &str) -> Test {
    let mut test = test(n, "KIJK", None, TestKind::Observation);
    test.names.part = Some(part.to_owned());
    test.series = Series::of("KIJK", None, None).of_part(Some(part));
    test.bands = vec![OwnBand { label: label.to_owned(), from: None, needs_attention: false }];
    test
}

fn catalogue(key: &str, level_scale: LevelScale) -> KeptSeries {
    KeptSeries {
        key: key.to_owned(),
        supplier: None,
        name: "Spelling nieuw".to_owned(),
        subject: "Spelling".to_owned(),
        kind: TestKind::Standard,
        year_groups: vec![4, 5],
        moments: vec!["M4".parse().unwrap(), "E4".parse().unwrap()],
        scale: None,
        level_scale: Some(level_scale),
        is_hidden: false,
        position: 0,
        version: 0,
    }
}

fn plan(key: &str, tests: &[Test], known: &[KeptSeries]) -> Plan {
    Plan::new(&key.parse().unwrap(), tests.to_vec(), known.to_vec()).unwrap()
}

fn codes(columns: &[Column]) -> Vec<&str> {
    columns.iter().map(|column| column.code.as_str()).collect()
}

fn year(number: u8) -> Option<YearGroup> {
    Some(YearGroup::Primary(number))
}

const fn no_new_test() -> TestId {
    TestId(Uuid::nil())
}

#[test]
fn an_address_names_a_series_at_a_part_of_the_year() {
    for text in ["M.RW", "x.DMT 2018", "E.RW 3.0 / lezen"] {
        assert_eq!(text.parse::<GridKey>().unwrap().to_string(), text);
    }
    for text in ["", "RW", "Q.RW", "M.", "m.RW"] {
        assert_eq!(text.parse::<GridKey>(), Err(NoGridKey), "{text}");
    }
}

#[test]
fn each_pupil_of_a_combination_group_has_the_test_of_the_own_year_group() {
    let tests =
        [test(1, "RW-M6", Some("M6"), TestKind::Standard), test(2, "RW-M7", Some("M7"), TestKind::Standard)];
    let plan = plan("M.RW", &tests, &[]);
    let column = plan.column("skill").unwrap();
    let of = |number| plan.test_for(&column, year(number), no_new_test).unwrap().0.names.code;
    assert_eq!((of(6).as_str(), of(7).as_str()), ("RW-M6", "RW-M7"));
    assert_eq!(plan.test_for(&column, Some(YearGroup::Special), no_new_test).unwrap_err(), NoYearGroup);
}

#[test]
fn a_test_that_is_not_known_yet_is_made_like_its_siblings_and_stays_in_the_series() {
    let plan = plan("E.RW", &[test(1, "RW-M6", Some("M6"), TestKind::Standard)], &[]);
    let column = plan.column("skill").unwrap();
    let (made, is_known) = plan.test_for(&column, year(5), no_new_test).unwrap();
    assert!(!is_known);
    assert_eq!((made.names.code.as_str(), made.name.as_deref()), ("RW-E5", Some("Rekenen E5")));
    assert_eq!(Series::of(&made.names.code, None, None), made.series);
    assert_eq!((made.names.scale.as_deref(), made.moment), (Some("rw"), "E5".parse().ok()));
    assert!(made.shares_scale_with(&plan.tests()[0]));
}

#[test]
fn a_series_of_the_catalogue_needs_no_test_yet() {
    let plan = plan("M.SP", &[], &[catalogue("SP", LevelScale::Letter)]);
    assert_eq!(codes(&plan.columns(std::iter::empty())), ["skill", "letter", "percentile"]);
    let column = plan.column("letter").unwrap();
    let (made, _) = plan.test_for(&column, year(4), no_new_test).unwrap();
    assert_eq!((made.names.code.as_str(), made.series.0.as_str()), ("SP M4", "SP"));
    assert_eq!(
        (made.name.as_deref(), made.subject.as_deref()),
        (Some("Spelling nieuw M4"), Some("Spelling"))
    );
}

#[test]
fn columns_follow_what_earlier_results_have_filled() {
    let tests = [test(1, "AVI-M5", Some("M5"), TestKind::Standard)];
    let plan = plan("M.AVI", &tests, &[]);
    let mut levels = Levels::default();
    levels.set(domain::results::Level::named(LevelScale::Avi, "E4").unwrap());
    let earlier = TestResult {
        pupil: domain::ids::PupilId(Uuid::nil()),
        test: tests[0].id,
        taken_on: date(2026, 1, 20),
        skill_score: None,
        raw_score: None,
        levels,
        percentile: None,
        dle: None,
        functioning_level: None,
        own_level: None,
        norm: None,
        other_scores: Vec::new(),
    };
    assert_eq!(codes(&plan.columns([&earlier].into_iter())), ["avi"]);
    let scored =
        TestResult { skill_score: Some(Decimal::whole(1)), raw_score: Some(Decimal::whole(2)), ..earlier };
    assert_eq!(codes(&plan.columns([&scored].into_iter())), ["skill", "raw", "avi", "percentile"]);
    assert_eq!(codes(&plan.columns(std::iter::empty())), ["skill", "roman", "percentile"]);
}

#[test]
fn a_list_has_a_column_for_each_scale_with_its_own_bands() {
    let tests = [scale(1, "Taal", "op niveau"), scale(2, "Motoriek", "vlot")];
    let plan = plan("x.KIJK", &tests, &[]);
    let columns = plan.columns(std::iter::empty());
    let said: Vec<_> =
        columns.iter().map(|one| (one.scale.as_deref().unwrap(), one.labels.clone())).collect();
    assert_eq!(said, [("Taal", vec!["op niveau".to_owned()]), ("Motoriek", vec!["vlot".to_owned()])]);
    let (test, is_known) = plan.test_for(&columns[0], None, no_new_test).unwrap();
    assert_eq!((test.id, is_known), (tests[0].id, true));
    assert!(plan.column("skill").is_none(), "a list has no other columns");
}

#[test]
fn own_tests_and_tests_without_a_moment_are_taken_at_any_time() {
    let mut own = test(1, "BLOK3", None, TestKind::Own);
    own.bands = vec![OwnBand {
        label: "voldoende".to_owned(),
        from: Some(Decimal::whole(6)),
        needs_attention: false,
    }];
    let tests = [own, test(2, "RW-M6", Some("M6"), TestKind::Standard)];
    let plan = plan("x.BLOK3", &tests, &[]);
    assert_eq!(codes(&plan.columns(std::iter::empty())), ["raw", "own_level"]);
    assert!(Plan::new(&"M.BLOK3".parse().unwrap(), tests.to_vec(), Vec::new()).is_none());
    assert!(Plan::new(&"x.RW".parse().unwrap(), tests.to_vec(), Vec::new()).is_none());
    assert!(Plan::new(&"x.NIETS".parse().unwrap(), tests.to_vec(), Vec::new()).is_none());
}

#[test]
fn what_can_be_chosen_are_the_school_s_tests_and_the_catalogue_and_nothing_hidden() {
    let tests = [
        test(1, "RW-M6", Some("M6"), TestKind::Standard),
        test(2, "RW-E6", Some("E6"), TestKind::Standard),
        scale(3, "Taal", "op niveau"),
        scale(4, "Motoriek", "vlot"),
    ];
    let known = [
        catalogue("SP", LevelScale::Roman),
        KeptSeries { is_hidden: true, ..catalogue("OUD", LevelScale::Roman) },
    ];
    let offers = offers(&tests, &known, &BTreeSet::from([6]));
    let said: Vec<_> = offers.iter().map(|one| (one.series.as_str(), one.parts.len(), one.fits)).collect();
    assert_eq!(said, [("KIJK", 0, true), ("RW", 2, true), ("SP", 2, false)]);
}
