//! Norm tables, expected growth, the catalogue and tests of the school's own, on both engines.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, result, results_of, roster_of};
use app::{
    Ctx,
    imports::{Options, Source, What, import_results, roll_back},
    results::{
        catalogue::{Catalogue, Origin},
        catalogue_edit::{
            FieldProblem, SeriesEdit, SeriesField, SeriesSaved, catalogue, edit_of, forget_series,
            hide_series, save_series,
        },
        didactic::{ConventionChoice, choose_convention, convention, didactic_age},
        expected::Expected,
        norm_import::{NormFile, NormPlan, NormsRead, import, norm_list, preview, remove},
        norm_words::norm_message,
        own_tests::{
            BandEdit, OwnProblem, OwnTestEdit, OwnTestRemoved, OwnTestSaved, ScaleEdit, own_test, own_tests,
            remove_own_test, save_own_test,
        },
    },
};
use domain::{
    ids::ImportNo,
    register::{Enrolment, YearGroup},
    results::{DidacticConvention, ExpectedGrowth, Series, TestKind, TestResult},
};
use exchange::results::{ResultRecord, write_results};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, Resource};
use std::time::Duration;
use store::{
    Db,
    audit::{AuditEvent, Deed},
    imports, register, results,
    testing::on_both_engines,
};

const HEAD: &str = "series;version;subject;moment;score_from;score_to;level;percentile;mean;dle\n";
const M5: &str =
    "RW;;Rekenen;M5;0;99;V;10;180,5;12\nRW;;Rekenen;M5;100;199;III;50;;24\nRW;;Rekenen;M5;200;300;I;90;;36\n";
const MIDDLE: Date = date(2026, 1, 20);

async fn scope_of(db: &Db) -> InSchool {
    let school = register::schools(&mut db.read().await.unwrap()).await.unwrap()[0].id;
    InSchool::issue(&Actor::Operator, Action::EditTests, Resource::School(school)).unwrap()
}

async fn school_with(db: &Db, pupils: usize) -> Ctx {
    let ctx = ctx(db.clone());
    bring_roster(&ctx, &roster_of(pupils), Options::default()).await.unwrap();
    ctx
}

fn file(rows: &str) -> NormFile {
    NormFile { name: "normen.csv".into(), bytes: format!("{HEAD}{rows}").into_bytes(), source: None }
}

async fn take(ctx: &Ctx, rows: &str) -> NormPlan {
    match import(ctx, SCHOOL, &file(rows)).await.unwrap() {
        NormsRead::Good(plan) => plan,
        NormsRead::Refused(problems) => panic!("{problems:?}"),
    }
}

async fn refused(ctx: &Ctx, bytes: &[u8]) -> Vec<String> {
    let file = NormFile { name: "n.csv".into(), bytes: bytes.to_vec(), source: None };
    let NormsRead::Refused(problems) = import(ctx, SCHOOL, &file).await.unwrap() else { panic!("taken") };
    problems.iter().map(|one| norm_message(Texts::of(Language::Nl), "n.csv", one)).collect()
}

async fn kept(db: &Db) -> Vec<TestResult> {
    let scope = scope_of(db).await;
    results::scored_results(&mut db.read().await.unwrap(), &scope).await.unwrap()
}

/// Level, percentile and DLE of every result, by pupil.
async fn standing(db: &Db) -> Vec<(String, String, String)> {
    let text = |number: Option<domain::results::Decimal>| number.map(|n| n.to_string()).unwrap_or_default();
    let level = |one: &TestResult| one.levels.main().map(|level| level.name().to_owned()).unwrap_or_default();
    let mut all: Vec<_> =
        kept(db).await.iter().map(|one| (level(one), text(one.percentile), text(one.dle))).collect();
    all.sort();
    all
}

fn said(level: &str, percentile: &str, dle: &str) -> (String, String, String) {
    (level.into(), percentile.into(), dle.into())
}

fn scores() -> Vec<ResultRecord> {
    vec![
        result("1", "RW-M5", MIDDLE, Some(150), ""),
        result("2", "RW-M5", MIDDLE, Some(250), ""),
        result("3", "RW-M5", MIDDLE, Some(150), "IV"),
    ]
}

#[tokio::test]
async fn a_norm_table_fills_what_came_without_a_level_and_takes_it_away_again() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 3).await;
        bring_results(&ctx, scores(), Options::default()).await.unwrap();
        let before = standing(&db).await;
        let NormsRead::Good(looked) = preview(&ctx, SCHOOL, &file(M5)).await.unwrap() else { panic!() };
        assert_eq!((looked.placed, looked.moved, looked.lost), (2, 0, 0));
        assert!(!looked.tables[0].replaces);
        assert_eq!(standing(&db).await, before, "looking changes nothing");

        assert_eq!(take(&ctx, M5).await.placed, 2);
        let filled = [said("I", "90", "36"), said("III", "50", "24"), said("IV", "", "")];
        assert_eq!(standing(&db).await, filled, "what came with a level keeps it");
        let list = norm_list(&ctx, SCHOOL).await.unwrap();
        assert_eq!((list.tables.len(), list.tables[0].1, list.tables[0].0.rows), (1, 2, 3));

        let again = bring_results(&ctx, scores(), Options::default()).await.unwrap();
        assert_eq!((again.no, again.counts.same), (None, 3), "what the table says is no news");

        let other = M5.replace("III", "II").replace(";300;", ";240;");
        let NormsRead::Good(looked) = preview(&ctx, SCHOOL, &file(&other)).await.unwrap() else { panic!() };
        assert_eq!((looked.placed, looked.moved, looked.lost), (0, 1, 1));
        assert!(take(&ctx, &other).await.tables[0].replaces);
        assert_eq!(standing(&db).await, [said("", "", ""), said("II", "50", "24"), said("IV", "", "")]);

        let table = norm_list(&ctx, SCHOOL).await.unwrap().tables[0].0.head.id;
        assert_eq!(remove(&ctx, SCHOOL, table).await.unwrap(), 1);
        assert_eq!(standing(&db).await, before);
        assert!(norm_list(&ctx, SCHOOL).await.unwrap().tables.is_empty());
        assert!(remove(&ctx, SCHOOL, table).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn results_that_come_later_take_their_level_from_the_table() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 3).await;
        // No result of the series is known yet, and the series is spelled otherwise.
        let plan = take(&ctx, &M5.replace("RW", "rw")).await;
        assert_eq!(plan.notices.len(), 1, "{:?}", plan.notices);
        take(&ctx, M5).await;
        let mut all = scores();
        all.push(result("3", "RW-M5", date(2026, 1, 21), Some(301), ""));
        let imported = bring_results(&ctx, all, Options::default()).await.unwrap();
        let expected = [said("", "", ""), said("I", "90", "36"), said("III", "50", "24"), said("IV", "", "")];
        assert_eq!(standing(&db).await, expected);
        let outside = |what: &What| matches!(what, What::OutsideNorm { .. });
        assert_eq!(imported.problems.iter().filter(|one| outside(&one.what)).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_test_without_a_moment_takes_it_from_the_day_and_the_pupil() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 1).await;
        take(&ctx, &M5.replace("RW", "DMT")).await;
        bring_results(&ctx, vec![result("1", "DMT", MIDDLE, Some(150), "")], Options::default())
            .await
            .unwrap();
        assert_eq!(standing(&db).await, [said("III", "50", "24")], "pupil 1 is in year group 5 in January");
    })
    .await;
}

#[tokio::test]
async fn a_file_with_anything_wrong_changes_nothing_and_says_where() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 3).await;
        bring_results(&ctx, scores(), Options::default()).await.unwrap();
        let lines = |rows: &str| format!("{HEAD}{rows}").into_bytes();
        let told = refused(&ctx, &lines("RW;;Rekenen;M5;0;99;V;;;\nRW;;Rekenen;M5;101;200;II;;;\n")).await;
        assert!(told[0].starts_with("n.csv:3: score_from: Tussen 99 en deze score zit een gat"), "{told:?}");
        let told = refused(&ctx, &lines("RW;;Rekenen;M5;0;99;V;;1;\nRW;;Rekenen;M5;99;200;B;;2;\n")).await;
        let places: Vec<&str> = told.iter().map(|one| one.split(": ").nth(1).unwrap()).collect();
        assert_eq!(places, ["score_from", "level", "mean"], "{told:?}");
        let told = refused(&ctx, &lines("RW;;Rekenen;K5;0;99;V;;;\nRW;;Rekenen;M5;200;100;II;;;\n")).await;
        assert!(told[0].starts_with("n.csv:2: moment: ‘K5’ is geen toetsmoment"), "{told:?}");
        assert!(told[1].starts_with("n.csv:3: score_to: "), "{told:?}");
        // The catalogue says that AVI has AVI levels.
        let told = refused(&ctx, &lines("AVI;;Lezen;M5;0;99;V;;;\n")).await;
        assert!(told.iter().any(|one| one.contains("level: Volgens de lijst van toetsen")), "{told:?}");
        assert!(
            refused(&ctx, b"PK\x03\x04").await[0].starts_with("n.csv:1: bestand: Dit is geen csv-bestand")
        );
        assert!(norm_list(&ctx, SCHOOL).await.unwrap().tables.is_empty());
        // A percentile in another band is worth a look, and no more.
        let plan = take(&ctx, "RW;;Rekenen;M5;0;99;V;35;;\n").await;
        assert_eq!((plan.notices.len(), plan.tables.len()), (1, 1));
    })
    .await;
}

/// Results at E4 and M5 of so many pupils; pupil `n` grows by `n` points.
fn pairs(pupils: i32) -> Vec<ResultRecord> {
    (1..=pupils)
        .flat_map(|n| {
            let key = n.to_string();
            [
                result(&key, "RW-E4", date(2025, 6, 10), Some(100), "III"),
                result(&key, "RW-M5", MIDDLE, Some(100 + n), "III"),
            ]
        })
        .collect()
}

async fn expected(db: &Db) -> ExpectedGrowth {
    let scope = scope_of(db).await;
    let expected = Expected::load(&mut db.read().await.unwrap(), &scope).await.unwrap();
    expected.between(&Series("RW".into()), ("E4".parse().unwrap(), "M5".parse().unwrap()))
}

#[tokio::test]
async fn expected_growth_is_of_the_norm_else_of_ten_pupils_else_not_known() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 11).await;
        assert_eq!(expected(&db).await, ExpectedGrowth::Unknown);
        bring_results(&ctx, pairs(9), Options::default()).await.unwrap();
        assert_eq!(expected(&db).await, ExpectedGrowth::Unknown, "nine pupils are too few");
        bring_results(&ctx, pairs(11), Options::default()).await.unwrap();
        let of_school = ExpectedGrowth::FromSchool { growth: "6".parse().unwrap(), pupils: 11 };
        assert_eq!(expected(&db).await, of_school);

        take(&ctx, "RW;;Rekenen;E4;0;300;III;;170;\nRW;;Rekenen;M5;0;300;III;;182,5;\n").await;
        assert_eq!(expected(&db).await, ExpectedGrowth::FromNorm { growth: "12.5".parse().unwrap() });
        for (table, _) in norm_list(&ctx, SCHOOL).await.unwrap().tables {
            remove(&ctx, SCHOOL, table.head.id).await.unwrap();
        }
        assert_eq!(expected(&db).await, of_school);
        roll_back(&ctx, SCHOOL, ImportNo(3)).await.unwrap();
        assert_eq!(expected(&db).await, ExpectedGrowth::Unknown, "the pupils of the import are gone again");
    })
    .await;
}

#[tokio::test]
async fn an_import_that_is_undone_leaves_no_level_of_a_table_that_is_gone() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 1).await;
        take(&ctx, M5).await;
        let one = |score| vec![result("1", "RW-M5", MIDDLE, Some(score), "")];
        bring_results(&ctx, one(150), Options::default()).await.unwrap();
        bring_results(&ctx, one(250), Options::default()).await.unwrap();
        let table = norm_list(&ctx, SCHOOL).await.unwrap().tables[0].0.head.id;
        remove(&ctx, SCHOOL, table).await.unwrap();
        roll_back(&ctx, SCHOOL, ImportNo(3)).await.unwrap();
        let back = kept(&db).await;
        assert_eq!((back[0].skill_score.unwrap().to_string(), back[0].norm), ("150".to_owned(), None));
        assert_eq!(standing(&db).await, [said("", "", "")]);
    })
    .await;
}

fn edit() -> SeriesEdit {
    SeriesEdit {
        key: "Eigen reeks".into(),
        is_new: true,
        name: "Onze reeks".into(),
        subject: "Rekenen".into(),
        year_groups: "3-5".into(),
        moments: "m3, E3".into(),
        ..SeriesEdit::default()
    }
}

#[tokio::test]
async fn a_series_is_added_changed_hidden_and_forgotten() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 1).await;
        let wrong = SeriesEdit {
            key: "RW M5".into(),
            year_groups: "9".into(),
            moments: "K3".into(),
            ..SeriesEdit::default()
        };
        let wrong = SeriesEdit { is_new: true, name: "x".into(), ..wrong };
        let SeriesSaved::Wrong(problems) = save_series(&ctx, SCHOOL, &wrong).await.unwrap() else { panic!() };
        assert!(problems.contains(&(SeriesField::Key, FieldProblem::HasMoment)));
        assert!(problems.contains(&(SeriesField::Subject, FieldProblem::Empty)));
        assert_eq!(problems.len(), 4, "{problems:?}");

        assert_eq!(save_series(&ctx, SCHOOL, &edit()).await.unwrap(), SeriesSaved::Yes);
        let taken = save_series(&ctx, SCHOOL, &edit()).await.unwrap();
        assert_eq!(taken, SeriesSaved::Wrong(vec![(SeriesField::Key, FieldProblem::Taken)]));
        let first = SeriesEdit { is_new: false, version: 1, name: "Anders".into(), ..edit() };
        assert_eq!(save_series(&ctx, SCHOOL, &first).await.unwrap(), SeriesSaved::Yes);
        let late = SeriesEdit { name: "Te laat".into(), ..first };
        let SeriesSaved::Meanwhile(theirs) = save_series(&ctx, SCHOOL, &late).await.unwrap() else {
            panic!()
        };
        assert_eq!((theirs.name.as_str(), theirs.version), ("Anders", 2));

        let find = |all: &Catalogue, key: &str| all.find(key).cloned().unwrap();
        hide_series(&ctx, SCHOOL, ("AVI", 0), true).await.unwrap();
        let (_, all) = catalogue(&ctx, SCHOOL).await.unwrap();
        let avi = find(&all, "AVI");
        assert!(avi.series.is_hidden && avi.is_changed() && all.shown().all(|one| one.series.key != "AVI"));
        assert!(hide_series(&ctx, SCHOOL, ("AVI", 0), false).await.is_err(), "somebody was first");
        let named = SeriesEdit { name: "Avi".into(), ..edit_of(&avi) };
        assert_eq!(save_series(&ctx, SCHOOL, &named).await.unwrap(), SeriesSaved::Yes);
        let (_, all) = catalogue(&ctx, SCHOOL).await.unwrap();
        assert!(find(&all, "AVI").series.is_hidden, "naming it does not show it");
        forget_series(&ctx, SCHOOL, ("AVI", 2)).await.unwrap();
        forget_series(&ctx, SCHOOL, ("Eigen reeks", 2)).await.unwrap();
        let (_, all) = catalogue(&ctx, SCHOOL).await.unwrap();
        assert_eq!((find(&all, "AVI").series.name.as_str(), find(&all, "AVI").series.version), ("AVI", 0));
        assert!(all.find("Eigen reeks").is_none());
        assert!(matches!(find(&all, "AVI").origin, Origin::Shipped { .. }));
    })
    .await;
}

fn band(label: &str, from: &str) -> BandEdit {
    BandEdit { before: String::new(), label: label.into(), from: from.into(), needs_attention: from == "0" }
}

fn own(name: &str, scales: &[&str]) -> OwnTestEdit {
    OwnTestEdit {
        key: None,
        name: name.into(),
        subject: "Rekenen".into(),
        kind: TestKind::Own,
        scales: scales.iter().map(|name| ScaleEdit { test: None, name: (*name).into() }).collect(),
        bands: vec![band("voldoende", "5,5"), band("onvoldoende", "0")],
        version: 0,
    }
}

/// Raw scores at a test of the school's own.
async fn bring_raw(ctx: &Ctx, code: &str, scores: &[i32]) {
    let raw = |(n, score): (usize, &i32)| ResultRecord {
        raw_score: Some(domain::results::Decimal::whole(*score)),
        ..result(&(n + 1).to_string(), code, MIDDLE, None, "")
    };
    let file = results_of(scores.iter().enumerate().map(raw).collect());
    let mut bytes = Vec::new();
    write_results(&file, false, &mut bytes).unwrap();
    import_results(ctx, vec![Source::memory("own.xml", bytes)], Options::default(), None).await.unwrap();
}

async fn own_levels(ctx: &Ctx, db: &Db, key: &str) -> Vec<Option<String>> {
    let scope = scope_of(db).await;
    let (_, one) = own_test(ctx, SCHOOL, key).await.unwrap();
    let of =
        results::results_of_test(&mut db.read().await.unwrap(), &scope, one.scales[0].test).await.unwrap();
    let mut all: Vec<_> = of.into_iter().map(|one| (one.raw_score, one.own_level)).collect();
    all.sort();
    all.into_iter().map(|(_, level)| level).collect()
}

#[tokio::test]
async fn an_own_test_gives_its_bands_and_results_follow_when_they_change() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 3).await;
        let saved = save_own_test(&ctx, SCHOOL, &own("Blok 3", &[])).await.unwrap();
        assert_eq!(saved, OwnTestSaved::Yes { key: "Blok 3".into(), results: 0 });
        bring_raw(&ctx, "Blok 3", &[3, 5, 8]).await;
        let level = |label: &str| Some(label.to_owned());
        let before = [level("onvoldoende"), level("onvoldoende"), level("voldoende")];
        assert_eq!(own_levels(&ctx, &db, "Blok 3").await, before);

        let (_, one) = own_test(&ctx, SCHOOL, "Blok 3").await.unwrap();
        assert_eq!(one.bands[0].label, "onvoldoende", "lowest first");
        assert_eq!((one.results(), one.series.kind), (3, TestKind::Own), "results keep the kind");
        let mut changed = own("Blok 3", &[]);
        (changed.key, changed.version) = (Some("Blok 3".into()), one.series.version);
        changed.bands = vec![band("zwak", "0"), band("matig", "5"), band("goed", "8")];
        let saved = save_own_test(&ctx, SCHOOL, &changed).await.unwrap();
        assert_eq!(saved, OwnTestSaved::Yes { key: "Blok 3".into(), results: 3 });
        assert_eq!(own_levels(&ctx, &db, "Blok 3").await, [level("zwak"), level("matig"), level("goed")]);

        let late = save_own_test(&ctx, SCHOOL, &changed).await.unwrap();
        assert!(matches!(late, OwnTestSaved::Meanwhile(_)), "{late:?}");
        let removed = remove_own_test(&ctx, SCHOOL, ("Blok 3", 2)).await.unwrap();
        assert_eq!(removed, OwnTestRemoved::HasResults(3));
        roll_back(&ctx, SCHOOL, ImportNo(2)).await.unwrap();
        assert_eq!(remove_own_test(&ctx, SCHOOL, ("Blok 3", 2)).await.unwrap(), OwnTestRemoved::Yes);
        assert!(own_tests(&ctx, SCHOOL).await.unwrap().1.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_cell_that_is_saved_while_bands_change_gets_the_new_band() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 1).await;
        save_own_test(&ctx, SCHOOL, &own("Blok 3", &[])).await.unwrap();
        bring_raw(&ctx, "Blok 3", &[3]).await;
        let (_, one) = own_test(&ctx, SCHOOL, "Blok 3").await.unwrap();
        let scope = scope_of(&db).await;
        let mut tx = db.write().await.unwrap();
        imports::lock(&mut tx, &scope).await.unwrap();
        let all = results::results_of_test(&mut tx, &scope, one.scales[0].test).await.unwrap();
        let cell = TestResult {
            raw_score: Some(domain::results::Decimal::whole(8)),
            own_level: Some("voldoende".into()),
            ..all[0].clone()
        };
        results::update_result(&mut tx, &scope, &cell).await.unwrap();
        let keep_soon = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            let school = Some(scope.school());
            let event =
                AuditEvent { at: ctx.now(), actor: Actor::Operator, school, deed: Deed::SchoolEdited };
            tx.commit(&event).await.unwrap();
        };
        let changed = OwnTestEdit {
            key: Some("Blok 3".into()),
            version: one.series.version,
            bands: vec![band("zwak", "0"), band("matig", "5"), band("goed", "8")],
            ..own("Blok 3", &[])
        };
        let (saved, ()) = tokio::join!(save_own_test(&ctx, SCHOOL, &changed), keep_soon);
        assert_eq!(saved.unwrap(), OwnTestSaved::Yes { key: "Blok 3".into(), results: 1 });
        assert_eq!(own_levels(&ctx, &db, "Blok 3").await, [Some("goed".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_list_has_any_number_of_scales_which_are_parts_of_one_code() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 1).await;
        let list = OwnTestEdit {
            kind: TestKind::SocialEmotional,
            ..own("Onze kijklijst", &["Welbevinden", "Rust"])
        };
        assert!(matches!(save_own_test(&ctx, SCHOOL, &list).await.unwrap(), OwnTestSaved::Yes { .. }));
        let (_, one) = own_test(&ctx, SCHOOL, "Onze kijklijst").await.unwrap();
        let names: Vec<&str> = one.scales.iter().map(|scale| scale.name.as_str()).collect();
        assert_eq!(names, ["Welbevinden", "Rust"]);
        let scope = scope_of(&db).await;
        let tests = results::tests(&mut db.read().await.unwrap(), &scope).await.unwrap();
        let part = tests.iter().find(|test| test.names.part.as_deref() == Some("Rust")).unwrap();
        assert_eq!(
            (part.names.code.as_str(), part.series.0.as_str()),
            ("Onze kijklijst", "Onze kijklijst / Rust")
        );
        assert_eq!(part.name.as_deref(), Some("Onze kijklijst: Rust"));

        // One is renamed, one goes, one comes: with the name that the renamed one had.
        let renamed = OwnTestEdit {
            key: Some("Onze kijklijst".into()),
            version: one.series.version,
            scales: vec![
                ScaleEdit { test: Some(one.scales[0].test), name: "Zich prettig voelen".into() },
                ScaleEdit { test: Some(one.scales[1].test), name: String::new() },
                ScaleEdit { test: None, name: "Welbevinden".into() },
            ],
            ..list.clone()
        };
        assert!(matches!(save_own_test(&ctx, SCHOOL, &renamed).await.unwrap(), OwnTestSaved::Yes { .. }));
        let (_, now) = own_test(&ctx, SCHOOL, "Onze kijklijst").await.unwrap();
        let names: Vec<&str> = now.scales.iter().map(|scale| scale.name.as_str()).collect();
        assert_eq!(names, ["Zich prettig voelen", "Welbevinden"]);
        assert_eq!(now.scales[0].test, one.scales[0].test, "it stays the same scale");

        let mut wrong = own("onze KIJKLIJST", &["a", "A"]);
        wrong.bands = vec![band("x", "1"), band("X", "1"), band("y", "veel")];
        let OwnTestSaved::Wrong(problems) = save_own_test(&ctx, SCHOOL, &wrong).await.unwrap() else {
            panic!()
        };
        let all = [
            OwnProblem::NameTaken,
            OwnProblem::Scale(1),
            OwnProblem::BandLabel(1),
            OwnProblem::BandScore(1),
            OwnProblem::BandScore(2),
        ];
        assert_eq!(problems, all);
    })
    .await;
}

#[tokio::test]
async fn a_school_chooses_how_didactic_age_is_counted() {
    on_both_engines(|db| async move {
        let ctx = school_with(&db, 1).await;
        let scope = scope_of(&db).await;
        let now = convention(&mut db.read().await.unwrap(), &scope).await.unwrap();
        assert_eq!((now.convention, now.version), (DidacticConvention::MonthsCompleted, 0));
        let running = ConventionChoice { convention: DidacticConvention::MonthRunning, version: 0 };
        assert_eq!(choose_convention(&ctx, SCHOOL, running).await.unwrap(), None);
        let late = choose_convention(&ctx, SCHOOL, running).await.unwrap().unwrap();
        assert_eq!((late.convention, late.version), (DidacticConvention::MonthRunning, 1));

        let kept = register::kept_pupils(&mut db.read().await.unwrap(), &scope).await.unwrap();
        let mut pupil = kept[0].pupil.clone();
        let enrolled = |year: i16, group: u8| Enrolment {
            pupil: pupil.id,
            school_year: crate::support::year(year),
            from: crate::support::year(year).first_day(),
            until: None,
            group: None,
            year_group: Some(YearGroup::Primary(group)),
        };
        let months = |pupil: &_, enrolments: &[Enrolment]| {
            didactic_age(pupil, enrolments, MIDDLE, late.convention).map(|age| age.months())
        };
        assert_eq!(months(&pupil, &[enrolled(2025, 5)]), Some(25), "as if no year was repeated");
        let repeated = [enrolled(2022, 3), enrolled(2023, 3), enrolled(2024, 4), enrolled(2025, 5)];
        assert_eq!(months(&pupil, &repeated), Some(35), "who repeats counts on");
        pupil.year_three_since = Some(date(2021, 8, 20));
        assert_eq!(months(&pupil, &repeated), Some(45), "the roster has the last word");
    })
    .await;
}
