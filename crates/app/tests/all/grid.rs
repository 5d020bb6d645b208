//! Typing results in: each cell for itself, what a norm table says, two people at once, and rolling all of it back.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, pupil, result, roster, roster_of};
use app::{
    Ctx, Error,
    imports::{ImportWay, Options, imports, roll_back},
    results::{
        Grid, GridKey, Outcome, Refusal, Row, Summary, Typed, Value, finish_typing, grid, grid_choices,
        grid_summary, group_by_key, norm_import, save_cells,
    },
};
use domain::{
    ids::{GroupId, ImportNo, PupilId},
    results::{Decimal, Level, LevelScale},
};
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, Resource};
use std::time::Duration;
use store::{
    Db,
    audit::{self, AuditEvent, Deed},
    register,
    testing::on_both_engines,
};

const ON: Date = date(2026, 1, 20);

fn key(text: &str) -> GridKey {
    text.parse().unwrap()
}

/// A school with pupils 1 to 4 in 5A, each with a result at RW-E4, and pupil 1 with one at RW-M5 from a file.
async fn school(db: &Db) -> (Ctx, GroupId) {
    let ctx = ctx(db.clone());
    bring_roster(&ctx, &roster_of(4), Options::default()).await.unwrap();
    let before = date(2025, 6, 10);
    let mut results: Vec<_> =
        (1..=4).map(|n| result(&n.to_string(), "RW-E4", before, Some(100 + n), "III")).collect();
    let mut of_file = result("1", "RW-M5", ON, Some(120), "II");
    (of_file.dle, of_file.percentile) = (Some(Decimal::whole(24)), Some(Decimal::whole(70)));
    results.push(of_file);
    bring_results(&ctx, results, Options::default()).await.unwrap();
    let group = group_by_key(&ctx, SCHOOL, "g5a", None).await.unwrap();
    (ctx, group)
}

async fn bring_norms(ctx: &Ctx) {
    let text = "series;version;subject;moment;score_from;score_to;level;percentile;mean;dle\n\
        RW;;Rekenen-Wiskunde;M5;50;99;V;10;120;15\nRW;;Rekenen-Wiskunde;M5;100;180;III;50;120;25\n";
    let file = norm_import::NormFile { name: "normen.csv".into(), source: None, bytes: text.into() };
    match norm_import::import(ctx, SCHOOL, &file).await.unwrap() {
        norm_import::NormsRead::Good(_) => {}
        norm_import::NormsRead::Refused(problems) => panic!("{problems:?}"),
    }
}

async fn sheet(ctx: &Ctx, group: GroupId, of: &str, on: Date) -> Grid {
    grid(ctx, SCHOOL, (group, &key(of), Some(on))).await.unwrap().unwrap()
}

/// The row of a pupil by key.
fn row<'a>(grid: &'a Grid, key: &str) -> &'a Row {
    grid.rows.iter().find(|row| row.pupil.key == key).unwrap()
}

fn value<'a>(grid: &'a Grid, pupil: &str, column: &str) -> (&'a Value, &'a Value) {
    let at = grid.columns.iter().position(|one| one.code == column).unwrap();
    let cell = &row(grid, pupil).cells[at];
    (&cell.value, &cell.computed)
}

fn typed(grid: &Grid, pupil: &str, column: &str, text: &str, seen: &str) -> Typed {
    let (column, text, seen) = (column.to_owned(), text.to_owned(), seen.to_owned());
    Typed { pupil: row(grid, pupil).pupil.id, column, text, seen, insists: false }
}

async fn save(ctx: &Ctx, group: GroupId, cells: &[Typed]) -> Vec<Outcome> {
    let columns = ["skill".to_owned(), "roman".to_owned(), "percentile".to_owned()];
    save_cells(ctx, SCHOOL, (group, &key("M.RW"), Some(ON)), cells, &columns).await.unwrap().outcomes
}

async fn save_one(ctx: &Ctx, grid: &Grid, (pupil, column): (&str, &str), text: &str, seen: &str) -> Outcome {
    save(ctx, grid.group.id, &[typed(grid, pupil, column, text, seen)]).await.remove(0)
}

const SAVED: Outcome = Outcome::Saved { level_stands: false };

fn number(number: i32) -> Value {
    Value::Number(Decimal::whole(number))
}

fn roman(name: &str) -> Value {
    Value::Level(Level::named(LevelScale::Roman, name).unwrap())
}

async fn trail(ctx: &Ctx, db: &Db) -> Vec<(String, Option<PupilId>, String)> {
    let school = app::register::schools(ctx).await.unwrap()[0].id;
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    let mut tx = db.read().await.unwrap();
    assert!(audit::verify(&mut tx, &scope).await.unwrap().is_ok());
    let lines = audit::page(&mut tx, &scope, (0, 1000)).await.unwrap();
    lines.into_iter().map(|line| (line.action, line.pupil, line.detail)).collect()
}

#[tokio::test]
async fn a_score_gets_its_level_from_the_table_and_a_typed_level_goes_first() {
    on_both_engines(|db| async move {
        let (ctx, group) = school(&db).await;
        bring_norms(&ctx).await;
        let before = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!((before.done(), before.rows.len()), (1, 4));
        assert_eq!(row(&before, "2").cells[0].last.as_ref().unwrap().score, Some(Decimal::whole(102)));
        assert_eq!(save_one(&ctx, &before, ("2", "skill"), "98", "").await, SAVED);
        let now = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(value(&now, "2", "skill"), (&number(98), &Value::Empty));
        assert_eq!(value(&now, "2", "roman"), (&Value::Empty, &roman("V")));
        assert_eq!(value(&now, "2", "percentile"), (&Value::Empty, &number(10)));
        assert_eq!((row(&now, "2").growth, now.done()), (Some(Decimal::whole(-4)), 2));

        assert_eq!(save_one(&ctx, &now, ("2", "roman"), "V", "").await, Outcome::Same, "it says so already");
        assert_eq!(save_one(&ctx, &now, ("2", "roman"), "iv", "").await, SAVED);
        let now = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(value(&now, "2", "roman"), (&roman("IV"), &Value::Empty));
        assert!(row(&now, "2").cells[1].chosen_by_hand);
        assert_eq!(
            value(&now, "2", "percentile"),
            (&Value::Empty, &Value::Empty),
            "no figure of another level"
        );
        assert_eq!(save_one(&ctx, &now, ("2", "roman"), "", "IV").await, SAVED);
        let now = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(value(&now, "2", "roman"), (&Value::Empty, &roman("V")), "computed once more");
    })
    .await;
}

#[tokio::test]
async fn a_score_outside_the_table_is_told_and_taken_when_it_is_meant() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, group) = school(&Db::open_folder(folder.path()).await.unwrap()).await;
    bring_norms(&ctx).await;
    let grid = sheet(&ctx, group, "M.RW", ON).await;
    let bounds = (Decimal::whole(50), Decimal::whole(180));
    let outside = Outcome::Refused(Refusal::OutsideTable { from: bounds.0, to: bounds.1 });
    assert_eq!(save_one(&ctx, &grid, ("3", "skill"), "999", "").await, outside);
    let meant = Typed { insists: true, ..typed(&grid, "3", "skill", "999", "") };
    assert_eq!(save(&ctx, group, &[meant]).await, [SAVED]);
    let now = sheet(&ctx, group, "M.RW", ON).await;
    assert_eq!(row(&now, "3").cells[0].outside, Some(bounds));
    assert_eq!(value(&now, "3", "roman"), (&Value::Empty, &Value::Empty));
}

#[tokio::test]
async fn what_cannot_be_taken_keeps_nothing_else_back() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let (ctx, group) = school(&db).await;
    let grid = sheet(&ctx, group, "M.RW", ON).await;
    let mut stranger = typed(&grid, "4", "skill", "110", "");
    stranger.pupil = PupilId(uuid::Uuid::from_u128(7));
    let cells = [
        typed(&grid, "2", "skill", "1O4", ""),
        typed(&grid, "2", "roman", "B", ""),
        typed(&grid, "3", "percentile", "101", ""),
        stranger.clone(),
        typed(&grid, "3", "skill", "104,5", ""),
    ];
    let outcomes = save(&ctx, group, &cells).await;
    let refused = |refusal| Outcome::Refused(refusal);
    assert_eq!(
        outcomes,
        [
            refused(Refusal::NotANumber),
            refused(Refusal::NoLevel(LevelScale::Roman)),
            refused(Refusal::NoPercentile),
            refused(Refusal::NotOfGroup),
            SAVED
        ]
    );
    let now = sheet(&ctx, group, "M.RW", ON).await;
    assert_eq!(value(&now, "3", "skill").0, &Value::Number("104.5".parse().unwrap()));
    assert_eq!(value(&now, "2", "skill").0, &Value::Empty);
    // A pupil of another group alone is not there at all, and that it was tried is written down.
    let alone = save_cells(&ctx, SCHOOL, (group, &key("M.RW"), Some(ON)), &[stranger], &[]).await;
    assert!(matches!(alone, Err(Error::NotFound)));
    let tried = trail(&ctx, &db).await.into_iter().filter(|(action, _, _)| action == "refused").count();
    assert_eq!(tried, 2);
}

#[tokio::test]
async fn who_moved_to_another_group_is_typed_there_and_not_here() {
    on_both_engines(|db| async move {
        let (ctx, group) = school(&db).await;
        let before = sheet(&ctx, group, "M.RW", ON).await;
        let mut moved = roster_of(4);
        moved.school.reference_date = Some(date(2026, 2, 1));
        moved.pupils[1].group = Some("g67".into());
        bring_roster(&ctx, &moved, Options::default()).await.unwrap();
        let now = sheet(&ctx, group, "M.RW", ON).await;
        assert!(now.rows.iter().all(|row| row.pupil.key != "2"));
        // A page that was open already still has the row.
        let cells = [typed(&before, "2", "skill", "111", ""), typed(&before, "3", "skill", "112", "")];
        let (columns, day) = (["skill".to_owned()], Some(ON));
        let saved = save_cells(&ctx, SCHOOL, (group, &key("M.RW"), day), &cells, &columns).await.unwrap();
        assert_eq!(saved.outcomes, [Outcome::Refused(Refusal::NotOfGroup), SAVED]);
        let rows: Vec<&str> = saved.rows.iter().map(|row| row.pupil.key.as_str()).collect();
        assert_eq!(rows, ["3"], "nothing is told of who is elsewhere");
        let there = group_by_key(&ctx, SCHOOL, "g67", None).await.unwrap();
        let there = sheet(&ctx, there, "M.RW", ON).await;
        assert_eq!(value(&there, "2", "skill").0, &Value::Empty);
        assert_eq!(save_one(&ctx, &there, ("2", "skill"), "111", "").await, SAVED);
    })
    .await;
}

#[tokio::test]
async fn a_cell_that_waited_for_other_norms_gets_nothing_from_the_old_ones() {
    on_both_engines(|db| async move {
        let (ctx, group) = school(&db).await;
        bring_norms(&ctx).await;
        let before = sheet(&ctx, group, "M.RW", ON).await;
        let school = app::register::schools(&ctx).await.unwrap()[0].id;
        let scope = InSchool::issue(&Actor::Operator, Action::EditTests, Resource::School(school)).unwrap();
        let mut tx = db.write().await.unwrap();
        store::imports::lock(&mut tx, &scope).await.unwrap();
        for one in store::results::norm_tables(&mut tx, &scope).await.unwrap() {
            store::results::delete_norm_table(&mut tx, &scope, one.head.id).await.unwrap();
        }
        let (at, school) = (ctx.now(), Some(school));
        let keep_soon = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let event = AuditEvent { at, actor: Actor::Operator, school, deed: Deed::SchoolEdited };
            tx.commit(&event).await.unwrap();
        };
        let cells = [typed(&before, "2", "skill", "98", "")];
        let (outcomes, ()) = tokio::join!(save(&ctx, group, &cells), keep_soon);
        assert_eq!(outcomes, [SAVED]);
        let now = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(value(&now, "2", "skill").0, &number(98));
        assert_eq!(value(&now, "2", "roman"), (&Value::Empty, &Value::Empty));
    })
    .await;
}

#[tokio::test]
async fn a_session_is_one_import_with_every_cell_in_the_trail_and_goes_back_as_a_whole() {
    on_both_engines(|db| async move {
        let (ctx, group) = school(&db).await;
        let before = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(row(&before, "1").cells[0].came, Some(ImportWay::File));
        assert_eq!(save_one(&ctx, &before, ("2", "skill"), "111", "").await, SAVED);
        assert_eq!(save_one(&ctx, &before, ("2", "percentile"), "40", "").await, SAVED);
        assert_eq!(save_one(&ctx, &before, ("3", "skill"), "112", "").await, SAVED);
        assert_eq!(save_one(&ctx, &before, ("3", "skill"), "", "112").await, SAVED, "emptied again");
        let stands = Outcome::Saved { level_stands: true };
        assert_eq!(save_one(&ctx, &before, ("1", "skill"), "150", "120").await, stands);
        finish_typing(&ctx, SCHOOL, (group, &key("M.RW"), Some(ON)), 0).await.unwrap();
        let (_, list, _) = imports(&ctx, SCHOOL, 1).await.unwrap();
        let session = &list[0];
        assert_eq!((session.no, session.way), (ImportNo(3), ImportWay::Grid));
        assert_eq!((session.counts.added, session.counts.changed), (1, 1));
        assert_eq!(session.file_name, "Rekenen-Wiskunde (RW) M · 5A · 2026-01-20");

        let now = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(row(&now, "1").cells[0].was, Some(number(120)));
        let summary = grid_summary(&ctx, SCHOOL, &now).await.unwrap();
        let Summary { added, changed, same, nothing, .. } = &summary;
        let key_of = |at: usize| now.rows[at].pupil.key.as_str();
        assert_eq!(added.iter().map(|at| key_of(*at)).collect::<Vec<_>>(), ["2"]);
        assert_eq!((key_of(changed[0].row), &changed[0].cells), ("1", &vec![(0, number(120), number(150))]));
        assert_eq!((same.len(), nothing.len()), (0, 2));

        let trail = trail(&ctx, &db).await;
        let of = |action: &str| trail.iter().filter(|line| line.0 == action).collect::<Vec<_>>();
        assert_eq!((of("typing_begun").len(), of("typing_done").len()), (1, 1));
        let cells = of("result_typed");
        assert_eq!(cells.len(), 5);
        assert_eq!(cells[0].1, Some(row(&now, "2").pupil.id));
        // By whole words: the ids in it may hold any digits.
        let mut words = cells.iter().flat_map(|line| line.2.split(|c: char| !c.is_alphanumeric()));
        assert!(!words.any(|word| ["111", "111000", "150", "150000"].contains(&word)), "no value");

        roll_back(&ctx, SCHOOL, ImportNo(3)).await.unwrap();
        let again = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(again.done(), 1);
        assert_eq!(value(&again, "1", "skill").0, &number(120));
        assert_eq!(again.import, None, "what is rolled back is not gone on with");
        assert_eq!(save_one(&ctx, &again, ("4", "skill"), "101", "").await, SAVED);
        assert_eq!(imports(&ctx, SCHOOL, 1).await.unwrap().1[0].no, ImportNo(4));
    })
    .await;
}

#[tokio::test]
async fn emptying_what_came_from_a_file_removes_it_and_rolling_back_brings_it_back() {
    on_both_engines(|db| async move {
        let (ctx, group) = school(&db).await;
        let grid = sheet(&ctx, group, "M.RW", ON).await;
        for (column, seen) in [("skill", "120"), ("roman", "II"), ("percentile", "70")] {
            assert_eq!(save_one(&ctx, &grid, ("1", column), "", seen).await, SAVED, "{column}");
        }
        let now = sheet(&ctx, group, "M.RW", ON).await;
        assert!(!row(&now, "1").is_done);
        assert_eq!(row(&now, "1").cells[0].was, Some(number(120)));
        // The file can only go when what was done to it is back.
        let file = roll_back(&ctx, SCHOOL, ImportNo(2)).await;
        assert!(matches!(file, Err(Error::Conflict(app::Conflict::LaterImport(ImportNo(3))))), "{file:?}");
        roll_back(&ctx, SCHOOL, ImportNo(3)).await.unwrap();
        let back = sheet(&ctx, group, "M.RW", ON).await;
        assert_eq!(value(&back, "1", "percentile").0, &number(70));
        assert_eq!(row(&back, "1").cells[0].came, Some(ImportWay::File));
        roll_back(&ctx, SCHOOL, ImportNo(2)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn typed_back_to_how_it_was_it_is_wholly_so_and_the_import_forgets_it() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let (ctx, group) = school(&db).await;
    let grid = sheet(&ctx, group, "M.RW", ON).await;
    let dle = async || {
        let school = app::register::schools(&ctx).await.unwrap()[0].id;
        let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
        let mut tx = db.read().await.unwrap();
        let pupil = row(&grid, "1").pupil.id;
        let all = store::results::results_of_pupil(&mut tx, &scope, pupil).await.unwrap();
        all.iter().find(|result| result.taken_on == ON).and_then(|result| result.dle)
    };
    save_one(&ctx, &grid, ("1", "skill"), "150", "120").await;
    assert_eq!(dle().await, None, "the DLE was that of the other score");
    assert_eq!(save_one(&ctx, &grid, ("1", "skill"), "120", "150").await, SAVED);
    assert_eq!(dle().await, Some(Decimal::whole(24)));
    // Emptied wholly and typed in again.
    for (column, seen) in [("skill", "120"), ("roman", "II"), ("percentile", "70")] {
        save_one(&ctx, &grid, ("1", column), "", seen).await;
    }
    assert_eq!(dle().await, None);
    for (column, text) in [("percentile", "70"), ("roman", "II"), ("skill", "120")] {
        assert_eq!(save_one(&ctx, &grid, ("1", column), text, "").await, SAVED, "{column}");
    }
    assert_eq!(dle().await, Some(Decimal::whole(24)));
    let now = sheet(&ctx, group, "M.RW", ON).await;
    assert_eq!((row(&now, "1").cells[0].came, &row(&now, "1").cells[0].was), (Some(ImportWay::File), &None));
    let counts = imports(&ctx, SCHOOL, 1).await.unwrap().1[0].counts;
    assert_eq!((counts.added, counts.changed), (0, 0));
    // Nothing builds on the file any more.
    roll_back(&ctx, SCHOOL, ImportNo(2)).await.unwrap();
}

#[tokio::test]
async fn what_somebody_else_changed_since_is_shown_and_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, group) = school(&Db::open_folder(folder.path()).await.unwrap()).await;
    let grid = sheet(&ctx, group, "M.RW", ON).await;
    assert_eq!(save_one(&ctx, &grid, ("2", "skill"), "111", "").await, SAVED);
    assert_eq!(save_one(&ctx, &grid, ("2", "skill"), "99", "").await, Outcome::Meanwhile(number(111)));
    assert_eq!(save_one(&ctx, &grid, ("2", "skill"), "111", "").await, Outcome::Same, "the same typed twice");
    assert_eq!(save_one(&ctx, &grid, ("2", "skill"), "", "110").await, Outcome::Meanwhile(number(111)));
    assert_eq!(save_one(&ctx, &grid, ("2", "skill"), "99", "111").await, SAVED, "chosen");
}

#[tokio::test]
async fn a_new_import_begins_when_another_one_touched_the_same_result_in_between() {
    on_both_engines(|db| async move {
        let (ctx, group) = school(&db).await;
        let grid = sheet(&ctx, group, "M.RW", ON).await;
        save_one(&ctx, &grid, ("2", "skill"), "111", "").await;
        save_one(&ctx, &grid, ("3", "skill"), "111", "").await;
        let from_file = vec![result("2", "RW-M5", ON, Some(130), "I")];
        let file = bring_results(&ctx, from_file, Options::default()).await.unwrap();
        assert_eq!(file.no, Some(ImportNo(4)));
        save_one(&ctx, &grid, ("3", "skill"), "112", "111").await;
        let newest = imports(&ctx, SCHOOL, 1).await.unwrap().1[0].no;
        assert_eq!(newest, ImportNo(4), "another result goes on in the same import");
        assert!(save_one(&ctx, &grid, ("2", "skill"), "140", "130").await.is_there());
        let newest = imports(&ctx, SCHOOL, 1).await.unwrap().1[0].no;
        assert_eq!(newest, ImportNo(5));
        // Back in the order in which it was made: each step shows what was there before.
        let score = async || {
            let now = sheet(&ctx, group, "M.RW", ON).await;
            value(&now, "2", "skill").0.clone()
        };
        for (no, then) in [(5, number(130)), (4, number(111)), (3, Value::Empty)] {
            roll_back(&ctx, SCHOOL, ImportNo(no)).await.unwrap();
            assert_eq!(score().await, then, "{no}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_pupil_of_a_combination_group_gets_the_test_of_the_own_year_group() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let ctx = ctx(db.clone());
    let mut file = roster();
    file.pupils = vec![pupil("6", "g67", 6), pupil("7", "g67", 7), pupil("8", "g67", 7)];
    file.pupils[2].year_group = Some("S".parse().unwrap());
    bring_roster(&ctx, &file, Options::default()).await.unwrap();
    bring_results(&ctx, vec![result("6", "RW-E5", date(2025, 6, 10), Some(100), "III")], Options::default())
        .await
        .unwrap();
    let group = group_by_key(&ctx, SCHOOL, "g67", None).await.unwrap();
    let grid = sheet(&ctx, group, "M.RW", ON).await;
    let moment = |key: &str| row(&grid, key).moment.map(|moment| moment.to_string());
    assert_eq!((moment("6").as_deref(), moment("7").as_deref()), (Some("M6"), Some("M7")));
    assert!(!row(&grid, "8").is_open);
    let cells = ["6", "7", "8"].map(|key| typed(&grid, key, "skill", "150", ""));
    let refused = Outcome::Refused(Refusal::NoYearGroup);
    assert_eq!(save(&ctx, group, &cells).await, [SAVED, SAVED, refused]);
    let school = app::register::schools(&ctx).await.unwrap()[0].id;
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    let mut tx = db.read().await.unwrap();
    let mut codes: Vec<String> = store::results::tests(&mut tx, &scope)
        .await
        .unwrap()
        .into_iter()
        .map(|test| test.names.code)
        .collect();
    codes.sort();
    assert_eq!(codes, ["RW-E5", "RW-M6", "RW-M7"], "each made once");
    assert_eq!(register::groups_of_year(&mut tx, &scope, crate::support::year(2025)).await.unwrap().len(), 3);
    drop(tx);
    // The tests go with the import that made them.
    roll_back(&ctx, SCHOOL, ImportNo(3)).await.unwrap();
    let mut tx = db.read().await.unwrap();
    assert_eq!(store::results::tests(&mut tx, &scope).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_day_to_come_and_one_of_another_year_have_no_grid() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, group) = school(&Db::open_folder(folder.path()).await.unwrap()).await;
    let of = async |on| grid(&ctx, SCHOOL, (group, &key("M.RW"), on)).await.unwrap().map(|grid| grid.on);
    assert_eq!(of(None).await, Ok(date(2026, 3, 1)), "today");
    assert_eq!(of(Some(date(2026, 3, 2))).await, Err(app::results::DayProblem::InFuture));
    assert_eq!(of(Some(date(2025, 7, 31))).await, Err(app::results::DayProblem::OutsideYear));
    let cells = [typed(&sheet(&ctx, group, "M.RW", ON).await, "2", "skill", "100", "")];
    for on in [Some(date(2026, 3, 2)), None] {
        let saved = save_cells(&ctx, SCHOOL, (group, &key("M.RW"), on), &cells, &[]).await;
        assert!(matches!(saved, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn what_the_group_took_last_comes_first_and_another_day_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (ctx, group) = school(&Db::open_folder(folder.path()).await.unwrap()).await;
    let choices = grid_choices(&ctx, SCHOOL, group).await.unwrap();
    assert_eq!((choices.offers[0].series.as_str(), choices.recent), ("RW", 1));
    assert!(choices.offers.len() > 10, "the catalogue is there too");
    let other_day = sheet(&ctx, group, "M.RW", date(2026, 1, 27)).await;
    assert_eq!(row(&other_day, "1").other_day, Some(ON));
    assert_eq!(other_day.done(), 1);
}
