//! The invented files in `fixtures/` say what their README says.

mod support;

use exchange::{FileKind, ProblemKind, roster::RosterItem, sniff};
use support::*;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../fixtures/", $name)).as_slice()
    };
}

#[test]
fn the_roster_is_the_same_as_file_and_as_service() {
    let file = roster(fixture!("roster.xml"));
    let service = roster(fixture!("roster-uwlr.xml"));
    assert!(problems(&file).is_empty(), "{:?}", problems(&file));
    assert_eq!((groups(&file).len(), pupils(&file).len(), staff(&file).len()), (4, 8, 2));
    assert_eq!(groups(&file), groups(&service));
    assert_eq!(pupils(&file), pupils(&service));
    assert_eq!(staff(&file), staff(&service));
    let school = |items: &[RosterItem]| match items.first() {
        Some(RosterItem::School(_, school)) => Some(school.clone()),
        _ => None,
    };
    assert!(school(&file).is_some());
    assert_eq!(school(&file), school(&service));
    let names: Vec<String> = pupils(&file).iter().map(|pupil| pupil.name.full()).collect();
    assert_eq!((names[0].as_str(), names[5].as_str()), ("Noor van den Berg", "Finn O'Brien & Vis"));
}

#[test]
fn the_results_are_the_same_bare_and_in_an_envelope() {
    let bare = results(fixture!("results.xml"));
    let soap = results(fixture!("results-soap.xml"));
    assert!(problems(&bare).is_empty(), "{:?}", problems(&bare));
    assert_eq!((records(&bare).len(), tests(&bare).len()), (20, 8));
    assert_eq!((records(&bare), tests(&bare)), (records(&soap), tests(&soap)));
}

#[test]
fn the_bad_ones_are_bad_in_the_way_they_say() {
    let dangling = |key: &str| ProblemKind::DanglingReference { key: key.to_owned() };
    assert_eq!(kinds(&roster(fixture!("bad/roster-dangling-group.xml"))), [dangling("g5b")]);
    let double = ProblemKind::DuplicateKey { first_line: 8 };
    assert_eq!(kinds(&roster(fixture!("bad/roster-duplicate-pupil.xml"))), [double]);
    assert_eq!(kinds(&roster(fixture!("bad/roster-doctype.xml"))), [ProblemKind::DoctypeRefused]);
    assert_eq!(kinds(&roster(fixture!("bad/roster-cut-off.xml"))), [ProblemKind::CutOff]);
    let encoding = ProblemKind::WrongEncoding { encoding: "UTF-8".to_owned() };
    assert_eq!(kinds(&roster(fixture!("bad/roster-wrong-encoding.xml"))), [encoding]);
    assert_eq!(kinds(&results(fixture!("bad/results-missing-test.xml"))), [dangling("RW-M5")]);
    assert_eq!(kinds(&results(fixture!("bad/not-xml.csv"))), [ProblemKind::NotXml]);
}

#[test]
fn each_is_known_by_its_first_bytes() {
    assert_eq!(sniff(fixture!("roster.xml")), FileKind::Roster);
    assert_eq!(sniff(&fixture!("roster-uwlr.xml")[..500]), FileKind::Roster);
    assert_eq!(sniff(fixture!("results.xml")), FileKind::Results);
    assert_eq!(sniff(&fixture!("results-soap.xml")[..1000]), FileKind::Results);
    assert_eq!(sniff(fixture!("bad/not-xml.csv")), FileKind::NotXml);
}
