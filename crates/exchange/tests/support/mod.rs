//! What the tests of this crate share: reading a text whole, and files around a few elements.

#![allow(dead_code, reason = "each test file uses a part of it")]

use exchange::{
    Problem, ProblemKind,
    results::{ResultRecord, ResultsItem, ResultsReader, TestRecord},
    roster::{RosterGroup, RosterItem, RosterPupil, RosterReader, RosterStaff},
};

/// All items of a roster.
pub(crate) fn roster(bytes: impl AsRef<[u8]>) -> Vec<RosterItem> {
    RosterReader::new(bytes.as_ref()).collect()
}

/// All items of a results file.
pub(crate) fn results(bytes: impl AsRef<[u8]>) -> Vec<ResultsItem> {
    ResultsReader::new(bytes.as_ref()).collect()
}

/// Pupils without their lines.
pub(crate) fn pupils(items: &[RosterItem]) -> Vec<RosterPupil> {
    items
        .iter()
        .filter_map(|item| if let RosterItem::Pupil(_, it) = item { Some(it.clone()) } else { None })
        .collect()
}

/// Groups without their lines.
pub(crate) fn groups(items: &[RosterItem]) -> Vec<RosterGroup> {
    items
        .iter()
        .filter_map(|item| if let RosterItem::Group(_, it) = item { Some(it.clone()) } else { None })
        .collect()
}

/// Staff without their lines.
pub(crate) fn staff(items: &[RosterItem]) -> Vec<RosterStaff> {
    items
        .iter()
        .filter_map(|item| if let RosterItem::Staff(_, it) = item { Some(it.clone()) } else { None })
        .collect()
}

/// Results without their lines.
pub(crate) fn records(items: &[ResultsItem]) -> Vec<ResultRecord> {
    items
        .iter()
        .filter_map(|item| if let ResultsItem::Result(_, it) = item { Some(it.clone()) } else { None })
        .collect()
}

/// Tests without their lines.
pub(crate) fn tests(items: &[ResultsItem]) -> Vec<TestRecord> {
    items
        .iter()
        .filter_map(|item| if let ResultsItem::Test(_, it) = item { Some(it.clone()) } else { None })
        .collect()
}

/// An item that may be a problem.
pub(crate) trait MayBeProblem {
    /// The problem, if it is one.
    fn problem(&self) -> Option<&Problem>;
}

impl MayBeProblem for RosterItem {
    fn problem(&self) -> Option<&Problem> {
        if let Self::Problem(problem) = self { Some(problem) } else { None }
    }
}

impl MayBeProblem for ResultsItem {
    fn problem(&self) -> Option<&Problem> {
        if let Self::Problem(problem) = self { Some(problem) } else { None }
    }
}

/// The problems as line, field and kind.
pub(crate) fn problems<T: MayBeProblem>(items: &[T]) -> Vec<(u64, String, ProblemKind)> {
    items.iter().filter_map(T::problem).map(|it| (it.line, it.field.clone(), it.kind.clone())).collect()
}

/// The kinds of the problems.
pub(crate) fn kinds<T: MayBeProblem>(items: &[T]) -> Vec<ProblemKind> {
    items.iter().filter_map(T::problem).map(|it| it.kind.clone()).collect()
}

/// A school block of one line.
pub(crate) const SCHOOL: &str =
    "<school><schooljaar>2025-2026</schooljaar><brincode>77QX</brincode></school>";

/// A roster with a school on line 1 and then these elements, from line 2.
pub(crate) fn edex(body: &str) -> String {
    format!("<EDEX>{SCHOOL}\n{body}</EDEX>")
}

/// A roster with groups 5A (line 2), 6/7 and the extra group plus, and then these pupils, from line 3.
pub(crate) fn edex_pupils(body: &str) -> String {
    edex(&format!(
        "<groepen><groep key=\"g5a\"><naam>5A</naam><jaargroep>5</jaargroep></groep>\
         <groep key=\"g67\"><naam>6/7</naam><jaargroep>C</jaargroep></groep>\
         <samengestelde_groep key=\"plus\"><naam>Plusklas</naam></samengestelde_groep></groepen>\n\
         <leerlingen>{body}</leerlingen>"
    ))
}

/// One pupil, key ll-1, with these elements, and what comes of it.
pub(crate) fn one_pupil(elements: &str) -> (Vec<RosterPupil>, Vec<(u64, String, ProblemKind)>) {
    let items = roster(edex_pupils(&format!("<leerling key=\"ll-1\">{elements}</leerling>")));
    (pupils(&items), problems(&items))
}

/// A results file with a school on line 1, these elements inside `toetsafnames` from line 2, and the tests RW and SP.
pub(crate) fn verzoek(sittings: &str) -> String {
    format!(
        "<leerresultaten_verzoek>{SCHOOL}\n<toetsafnames>{sittings}</toetsafnames>\
         <toetsen><toets><toetscode>RW</toetscode></toets><toets><toetscode>SP</toetscode></toets></toetsen>\
         </leerresultaten_verzoek>"
    )
}

/// A `toetsafname` of one pupil.
pub(crate) fn sitting(pupil: &str, results: &str) -> String {
    format!("<toetsafname><leerlingid>{pupil}</leerlingid><resultaten>{results}</resultaten></toetsafname>")
}

/// A `resultaat` of test RW on one day, with these elements for its scores.
pub(crate) fn result(key: &str, scores: &str) -> String {
    format!(
        "<resultaat key=\"{key}\"><afnamedatum>2026-01-27</afnamedatum><toetscode>RW</toetscode>{scores}</resultaat>"
    )
}

/// One result with these elements for its scores, and what comes of it.
pub(crate) fn one_result(scores: &str) -> (Vec<ResultRecord>, Vec<(u64, String, ProblemKind)>) {
    let items = results(verzoek(&sitting("ll-1", &result("r1", scores))));
    (records(&items), problems(&items))
}

/// A reference score of the national comparison group.
pub(crate) fn score(code: &str, value: &str) -> String {
    format!(
        "<referentiescore><codereferentiescore>{code}</codereferentiescore>\
         <codevergelijkingsgroep>Landelijk</codevergelijkingsgroep><waarde>{value}</waarde></referentiescore>"
    )
}
