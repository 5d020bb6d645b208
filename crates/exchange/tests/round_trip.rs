//! What is written is read back as it was.

mod support {
    pub(crate) mod generated;
}

use exchange::{
    results::{ResultsFile, ResultsItem, ResultsReader, write_results},
    roster::{RosterFile, RosterForm, RosterItem, RosterReader, write_roster},
};
use proptest::prelude::*;
use support::generated;

/// The items of a roster file in the order in which it is written, without lines.
fn roster_items(file: &RosterFile) -> Vec<RosterItem> {
    let groups = file.groups.iter().cloned().map(|it| RosterItem::Group(0, it));
    let pupils = file.pupils.iter().cloned().map(|it| RosterItem::Pupil(0, it));
    let staff = file.staff.iter().cloned().map(|it| RosterItem::Staff(0, it));
    std::iter::once(RosterItem::School(0, file.school.clone()))
        .chain(groups)
        .chain(pupils)
        .chain(staff)
        .collect()
}

fn results_items(file: &ResultsFile) -> Vec<ResultsItem> {
    let results = file.results.iter().cloned().map(|it| ResultsItem::Result(0, it));
    let tests = file.tests.iter().cloned().map(|it| ResultsItem::Test(0, it));
    std::iter::once(ResultsItem::School(0, file.school.clone())).chain(results).chain(tests).collect()
}

fn without_line(item: RosterItem) -> RosterItem {
    match item {
        RosterItem::School(_, it) => RosterItem::School(0, it),
        RosterItem::Group(_, it) => RosterItem::Group(0, it),
        RosterItem::Pupil(_, it) => RosterItem::Pupil(0, it),
        RosterItem::Staff(_, it) => RosterItem::Staff(0, it),
        RosterItem::Problem(it) => RosterItem::Problem(it),
    }
}

fn without_result_line(item: ResultsItem) -> ResultsItem {
    match item {
        ResultsItem::School(_, it) => ResultsItem::School(0, it),
        ResultsItem::Result(_, it) => ResultsItem::Result(0, it),
        ResultsItem::Test(_, it) => ResultsItem::Test(0, it),
        ResultsItem::Problem(it) => ResultsItem::Problem(it),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_roster_in_both_forms(file in generated::roster(false)) {
        for form in [RosterForm::File, RosterForm::Service] {
            let mut bytes = Vec::new();
            write_roster(&file, form, &mut bytes).unwrap();
            let read: Vec<RosterItem> = RosterReader::new(bytes.as_slice()).map(without_line).collect();
            prop_assert_eq!(read, roster_items(&file), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn results_bare_and_in_an_envelope(file in generated::results()) {
        for envelope in [false, true] {
            let mut bytes = Vec::new();
            write_results(&file, envelope, &mut bytes).unwrap();
            let read: Vec<ResultsItem> = ResultsReader::new(bytes.as_slice()).map(without_result_line).collect();
            prop_assert_eq!(read, results_items(&file), "{}", String::from_utf8_lossy(&bytes));
        }
    }
}
