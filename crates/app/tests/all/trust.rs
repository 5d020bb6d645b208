//! What is kept is whole, can be copied, and can be taken along; on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, overview, result, roster_of};
use app::{
    results::overview_json,
    trust::{Finding, back_up, check, export_all, import_all, restore},
};
use jiff::civil::date;
use std::{collections::BTreeMap, path::Path};
use store::{
    Db,
    testing::{on_both_engines, one_row_in_every_table},
};

/// A small school with results in a database.
async fn small_school(db: &Db) -> String {
    let ctx = ctx(db.clone());
    bring_roster(&ctx, &roster_of(3), app::imports::Options::default()).await.unwrap();
    let results = vec![
        result("1", "RW-E4", date(2025, 6, 10), Some(174), "II"),
        result("1", "RW-M5", date(2026, 1, 20), Some(160), "V"),
    ];
    bring_results(&ctx, results, app::imports::Options::default()).await.unwrap();
    let settings = app::register::SchoolSettings {
        name: "\\De \"Brug\"; ja".to_owned(),
        board: "Ons bestuur".to_owned(),
        shares_results: false,
    };
    let saved = app::register::edit_school(&ctx, SCHOOL, &settings, 1).await.unwrap();
    assert_eq!(saved, app::register::SettingsSent::Saved);
    overview_json(&overview(&ctx, "g5a", None).await).unwrap()
}

#[tokio::test]
async fn a_backup_of_either_engine_comes_back_in_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let home = Db::open_folder(&folder.path().join("home")).await.unwrap();
    let shown = small_school(&home).await;
    let file = folder.path().join("backup.stut");
    back_up(&ctx(home), &file, &[], folder.path()).await.unwrap();
    let (folder, file, shown) = (folder.path(), &file, &shown);
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        restore(&ctx, file, None, folder).await.unwrap();
        assert_eq!(&overview_json(&overview(&ctx, "g5a", None).await).unwrap(), shown);
        let findings = check(&ctx).await.unwrap();
        // Three changes, and the look at the overview on each side.
        let own = Finding::OwnTrail { lines: 0 };
        assert_eq!(findings, [Finding::Database, own, Finding::Trail { school: SCHOOL.into(), lines: 5 }]);
        assert!(restore(&ctx, file, None, folder).await.is_err(), "only into an empty place");

        let again = folder.join(format!("{:?}.stut", db.engine()));
        back_up(&ctx, &again, &[], folder).await.unwrap();
        let third = Db::open_folder(&folder.join(format!("{:?}-third", db.engine()))).await.unwrap();
        let third = crate::support::ctx(third);
        restore(&third, &again, None, folder).await.unwrap();
        assert_eq!(&overview_json(&overview(&third, "g5a", None).await).unwrap(), shown);
    })
    .await;
}

/// The files of an export with their lines in one order, because the engines sort text differently.
fn files(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let read = |entry: std::fs::DirEntry| {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        (entry.file_name().into_string().unwrap(), lines)
    };
    folder.read_dir().unwrap().map(|entry| read(entry.unwrap())).collect()
}

#[tokio::test]
async fn an_export_of_everything_comes_back_the_same_on_either_engine() {
    let folder = tempfile::tempdir().unwrap();
    let home = Db::open_folder(&folder.path().join("home")).await.unwrap();
    small_school(&home).await;
    let first = folder.path().join("first");
    let rows = export_all(&ctx(home), &first).await.unwrap();
    assert!(rows > 15, "{rows}");
    let expected = files(&first);
    assert!(
        expected["schools.csv"].iter().any(|line| line.contains("\\\\De \"\"Brug\"\"; ja")),
        "{expected:?}"
    );
    let (folder, first, expected) = (folder.path(), &first, &expected);
    on_both_engines(|db| async move {
        let name = format!("{:?}", db.engine());
        let ctx = ctx(db);
        assert_eq!(import_all(&ctx, first).await.unwrap(), rows);
        assert!(import_all(&ctx, first).await.is_err(), "only into an empty place");
        let second = folder.join(name);
        export_all(&ctx, &second).await.unwrap();
        assert_eq!(&files(&second), expected);
        assert!(export_all(&ctx, &second).await.is_err(), "never over other files");
    })
    .await;
}

#[tokio::test]
async fn an_export_holds_every_table_with_every_column() {
    let folder = tempfile::tempdir().unwrap();
    let home = Db::open_folder(&folder.path().join("home")).await.unwrap();
    one_row_in_every_table(&home).await;
    let first = folder.path().join("first");
    let rows = export_all(&ctx(home), &first).await.unwrap();
    let expected = files(&first);
    assert_eq!(
        u64::try_from(expected.len()).unwrap(),
        rows + 1,
        "a file for each table, and the description"
    );
    let (folder, first, expected) = (folder.path(), &first, &expected);
    on_both_engines(|db| async move {
        let second = folder.join(format!("{:?}", db.engine()));
        let ctx = ctx(db);
        assert_eq!(import_all(&ctx, first).await.unwrap(), rows);
        export_all(&ctx, &second).await.unwrap();
        assert_eq!(&files(&second), expected);
    })
    .await;
}

#[tokio::test]
async fn a_broken_export_is_refused_with_its_place_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let home = Db::open_folder(&folder.path().join("home")).await.unwrap();
    small_school(&home).await;
    let export = folder.path().join("export");
    export_all(&ctx(home), &export).await.unwrap();
    let results = export.join("results.csv");
    let text = std::fs::read_to_string(&results).unwrap();
    std::fs::write(&results, text.replace("2026-01-20", "2026-13-20")).unwrap();
    let export = &export;
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        let refused = import_all(&ctx, export).await.unwrap_err().to_string();
        assert!(refused.contains("results.csv:") && refused.ends_with("taken_on"), "{refused}");
        assert!(app::register::schools(&ctx).await.unwrap().is_empty());
    })
    .await;
    std::fs::write(export.join("schema.json"), "{}").unwrap();
    let elsewhere = Db::open_folder(&folder.path().join("elsewhere")).await.unwrap();
    assert!(import_all(&ctx(elsewhere), export).await.is_err());
}
