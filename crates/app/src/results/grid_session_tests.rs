//! Every step of a result in a typing session, as a table.

use super::*;
use domain::{
    ids::{PupilId, TestId},
    results::{Decimal, Levels},
};
use jiff::civil::date;
use uuid::Uuid;

const SESSION: ImportNo = ImportNo(5);
const FILE: ImportNo = ImportNo(2);

/// A result with a score; without one it says nothing.
fn scored(score: Option<i32>) -> TestResult {
    TestResult {
        pupil: PupilId(Uuid::nil()),
        test: TestId(Uuid::nil()),
        taken_on: date(2026, 1, 20),
        skill_score: score.map(Decimal::whole),
        raw_score: None,
        levels: Levels::default(),
        percentile: None,
        dle: None,
        functioning_level: None,
        own_level: None,
        norm: None,
        other_scores: Vec::new(),
    }
}

fn touched(score: i32) -> ImportChange {
    ImportChange::Result { before: scored(Some(score)) }
}

fn gone(score: i32) -> ImportChange {
    ImportChange::ResultGone { before: scored(Some(score)), import_no: FILE }
}

fn back(score: i32, came_with: ImportNo) -> Step {
    Step::PutBack { result: scored(Some(score)), came_with }
}

#[test]
fn each_step_writes_down_what_was_before_it_once() {
    let update = |record| Step::Update { record };
    let remove = |record| Step::Remove { record };
    // What the session wrote down before; what is kept and with which import it came; what is typed; what is done.
    let table = [
        ("new", vec![], None, Some(1), Step::Insert, (1, 0)),
        ("new, typed again", vec![], Some((1, SESSION)), Some(2), update(None), (0, 0)),
        ("new, emptied", vec![], Some((1, SESSION)), None, remove(None), (-1, 0)),
        ("of a file", vec![], Some((1, FILE)), Some(2), update(Some(touched(1))), (0, 1)),
        ("of a file, emptied", vec![], Some((1, FILE)), None, remove(Some(gone(1))), (0, 1)),
        ("touched", vec![touched(1)], Some((2, FILE)), Some(3), update(None), (0, 0)),
        ("touched, emptied", vec![touched(1)], Some((2, FILE)), None, remove(Some(gone(2))), (0, 0)),
        ("touched and back", vec![touched(1)], Some((2, FILE)), Some(1), back(1, FILE), (0, -1)),
        ("emptied and other", vec![gone(1)], None, Some(3), Step::Insert, (0, 0)),
        ("emptied and back", vec![gone(1)], None, Some(1), back(1, FILE), (0, -1)),
        ("emptied, other, emptied", vec![gone(1)], Some((3, SESSION)), None, remove(None), (0, 0)),
        ("emptied, other, back", vec![gone(1)], Some((3, SESSION)), Some(1), back(1, FILE), (0, -1)),
        ("touched, emptied, back", vec![touched(1), gone(2)], None, Some(1), back(1, FILE), (0, -1)),
    ];
    for (name, changes, kept, typed, wanted, counts) in table {
        let before = befores(changes).remove(&key_of(&scored(None)));
        let kept = kept.map(|(score, came)| (scored(Some(score)), came));
        let after = scored(typed);
        assert_eq!(step(before.as_ref(), kept.as_ref(), &after, SESSION), (wanted, counts), "{name}");
    }
}
