//! Results that are typed in: what an import writes down about them, and rolling it back.

use super::suite::{event, id, import, result, scope, small_school};
use crate::{
    imports::{self, ImportChange, ImportWay},
    results::{self, Whose},
    testing::on_both_engines,
    trust,
};
use domain::{
    ids::{GroupId, ImportNo, PupilId, TestId},
    results::{Decimal, TestResult},
    trust::retention::Category,
};
use jiff::Timestamp;

fn later() -> Timestamp {
    Timestamp::from_second(1_790_000_100).unwrap()
}

#[tokio::test]
async fn a_result_is_found_with_its_import_and_way_and_can_be_removed_and_put_back() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let (scope, one) = (scope(1), result(20, 5));
        let key = (one.pupil, one.taken_on, one.test);
        let mut tx = db.write().await.unwrap();
        let first = imports::begin(&mut tx, &scope, import).await.unwrap();
        let typing = |no| imports::Import { way: ImportWay::Grid, file_name: "RW M5".into(), ..import(no) };
        let no = imports::begin(&mut tx, &scope, typing).await.unwrap();
        assert_eq!(results::kept_result(&mut tx, &scope, key).await.unwrap(), Some((one.clone(), first)));
        let day = |whose| (whose, one.taken_on);
        let ways = [(one.pupil, one.test, Some(ImportWay::File))];
        for whose in [Whose::Group(GroupId(id(10))), Whose::Pupil(one.pupil)] {
            assert_eq!(results::ways_of_day(&mut tx, &scope, day(whose)).await.unwrap(), ways);
        }
        assert!(results::is_of_group(&mut tx, &scope, (one.pupil, GroupId(id(10)))).await.unwrap());
        assert!(!results::is_of_group(&mut tx, &scope, (one.pupil, GroupId(id(11)))).await.unwrap());
        assert!(
            !results::is_of_group(&mut tx, &super::suite::scope(2), (one.pupil, GroupId(id(10))))
                .await
                .unwrap()
        );

        let gone = ImportChange::ResultGone { before: one.clone(), import_no: first };
        let seq = imports::next_seq(&mut tx, &scope, no).await.unwrap();
        assert_eq!(seq, 0);
        imports::record_change(&mut tx, &scope, (no, seq), &gone).await.unwrap();
        results::delete_result(&mut tx, &scope, key).await.unwrap();
        assert_eq!(imports::next_seq(&mut tx, &scope, no).await.unwrap(), 1);
        assert_eq!(results::kept_result(&mut tx, &scope, key).await.unwrap(), None);
        assert_eq!(imports::changes_of_result(&mut tx, &scope, &one).await.unwrap(), [(no, gone.clone())]);
        assert_eq!(imports::result_changes(&mut tx, &scope, no).await.unwrap(), [gone]);
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, first).await.unwrap(), Some(no));

        imports::undo(&mut tx, &scope, no, later()).await.unwrap();
        assert_eq!(results::kept_result(&mut tx, &scope, key).await.unwrap(), Some((one.clone(), first)));
        assert_eq!(imports::changes_of_result(&mut tx, &scope, &one).await.unwrap(), [], "it stands no more");
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_was_removed_and_brought_again_later_is_not_put_back_over_it() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let (scope, one) = (scope(1), result(20, 5));
        let mut tx = db.write().await.unwrap();
        let first = imports::begin(&mut tx, &scope, import).await.unwrap();
        let second = imports::begin(&mut tx, &scope, import).await.unwrap();
        let third = imports::begin(&mut tx, &scope, import).await.unwrap();
        let gone = ImportChange::ResultGone { before: one.clone(), import_no: first };
        imports::record_change(&mut tx, &scope, (second, 0), &gone).await.unwrap();
        results::delete_result(&mut tx, &scope, (one.pupil, one.taken_on, one.test)).await.unwrap();
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, second).await.unwrap(), None);
        let again = TestResult { percentile: Some(Decimal::whole(90)), ..one };
        results::insert_results(&mut tx, &scope, third, &[again]).await.unwrap();
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, second).await.unwrap(), Some(third));
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_first_later_import_that_builds_on_one_is_found_behind_thousands_of_changes() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let (scope, one) = (scope(1), result(20, 5));
        let mut tx = db.write().await.unwrap();
        let first = imports::begin(&mut tx, &scope, import).await.unwrap();
        let second = imports::begin(&mut tx, &scope, import).await.unwrap();
        let third = imports::begin(&mut tx, &scope, import).await.unwrap();
        let other = |n: u128| TestResult { test: TestId(id(n)), ..one.clone() };
        for seq in 0..2_100_i64 {
            let n = 1_000 + u128::try_from(seq).unwrap();
            let change = if seq % 2 == 0 {
                ImportChange::Result { before: other(n) }
            } else {
                ImportChange::ResultGone { before: other(n), import_no: second }
            };
            imports::record_change(&mut tx, &scope, (second, seq), &change).await.unwrap();
        }
        for seq in 0..4_100_i64 {
            let n = 9_000 + u128::try_from(seq).unwrap();
            let change = ImportChange::Result { before: other(n) };
            imports::record_change(&mut tx, &scope, (third, seq), &change).await.unwrap();
        }
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, first).await.unwrap(), None);
        let mine = ImportChange::Result { before: one.clone() };
        imports::record_change(&mut tx, &scope, (third, 5_000), &mine).await.unwrap();
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, first).await.unwrap(), Some(third));
        let gone = ImportChange::ResultGone { before: other(8_000), import_no: first };
        imports::record_change(&mut tx, &scope, (second, 5_000), &gone).await.unwrap();
        assert_eq!(imports::first_later_dependent(&mut tx, &scope, first).await.unwrap(), Some(second));
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn typing_goes_on_in_the_newest_import_that_stands() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let scope = scope(1);
        let mut tx = db.write().await.unwrap();
        let session = async |tx: &mut crate::WriteTx, actor: &str, name: &str| {
            imports::session(tx, &scope, (actor, name)).await.unwrap().map(|(no, _)| no)
        };
        imports::begin(&mut tx, &scope, import).await.unwrap();
        assert_eq!(session(&mut tx, "operator", "uitslagen.xml").await, None, "a file is no session");
        let typing = |no| imports::Import { way: ImportWay::Grid, file_name: "RW M5".into(), ..import(no) };
        let one = imports::begin(&mut tx, &scope, typing).await.unwrap();
        let two = imports::begin(&mut tx, &scope, typing).await.unwrap();
        assert_eq!(session(&mut tx, "operator", "RW M5").await, Some(two));
        assert_eq!(session(&mut tx, "somebody", "RW M5").await, None);
        assert_eq!(session(&mut tx, "operator", "RW E5").await, None);
        imports::undo(&mut tx, &scope, two, later()).await.unwrap();
        assert_eq!(session(&mut tx, "operator", "RW M5").await, Some(one));
        imports::add_counts(&mut tx, &scope, one, (3, 1)).await.unwrap();
        imports::add_counts(&mut tx, &scope, one, (-1, 0)).await.unwrap();
        imports::set_refused(&mut tx, &scope, (one, 2)).await.unwrap();
        let counts = imports::one(&mut tx, &scope, one).await.unwrap().unwrap().counts;
        assert_eq!((counts.added, counts.changed, counts.refused), (2, 1, 2));
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn destroying_results_takes_what_typing_remembers_of_them() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let (scope, one) = (scope(1), result(20, 5));
        let mut tx = db.write().await.unwrap();
        let no = imports::begin(&mut tx, &scope, import).await.unwrap();
        let gone = ImportChange::ResultGone { before: one.clone(), import_no: ImportNo(1) };
        imports::record_change(&mut tx, &scope, (no, 0), &gone).await.unwrap();
        let of = (PupilId(id(20)), Category::Results);
        trust::destroy(&mut tx, &scope, of, later()).await.unwrap();
        assert_eq!(imports::result_changes(&mut tx, &scope, no).await.unwrap(), []);
        assert!(imports::one(&mut tx, &scope, no).await.unwrap().unwrap().sealed_at.is_some());
        let other = TestResult { test: TestId(id(6)), ..one };
        imports::forget_changes(&mut tx, &scope, no, &other).await.unwrap();
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}
