//! Snapshots and copies between the engines.

use crate::{
    Db, Engine, Sealed as _,
    audit::{AuditEvent, Deed},
    imports::{self, Draft, ImportKind, ImportWay},
    migrations::run_sqlite_until,
    testing::{on_both_engines, one_row_in_every_table},
    transfer::{FLEETING, Filling, Kind, TABLES, Value, check_file, read_rows, restore, snapshot},
};
use domain::{
    Personal,
    ids::{DraftId, SchoolId},
};
use policy::{Action, Actor, InSchool, Resource};
use sqlx::sqlite::SqliteConnectOptions;
use std::collections::BTreeSet;

const SQLITE_COLUMNS: &str = "SELECT m.name, c.name, c.\"notnull\" OR c.pk > 0 FROM sqlite_master m \
    JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' \
    AND m.name NOT LIKE 'sqlite%'";
const POSTGRES_COLUMNS: &str = "SELECT table_name::text, column_name::text, is_nullable = 'NO' \
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'";

#[tokio::test]
async fn the_description_of_the_tables_is_that_of_the_schema() {
    on_both_engines(|db| async move {
        let query = match db.engine() {
            Engine::Sqlite => SQLITE_COLUMNS,
            Engine::Postgres => POSTGRES_COLUMNS,
        };
        let mut tx = db.read().await.unwrap();
        type Row = (String, String, bool);
        let found: BTreeSet<Row> = on!(tx, c => sqlx::query_as::<_, Row>(query).fetch_all(c).await)
            .unwrap()
            .into_iter()
            .filter(|(table, ..)| !FLEETING.contains(&table.as_str()))
            .collect();
        let described = TABLES
            .iter()
            .flat_map(|t| t.columns.iter().map(|c| (t.name.to_owned(), c.name.to_owned(), c.required)))
            .collect();
        assert_eq!(found, described);
    })
    .await;
}

async fn everything(db: &Db) -> Vec<Vec<Vec<Value>>> {
    let mut tx = db.read().await.unwrap();
    let mut all = Vec::new();
    for table in TABLES {
        let mut rows = Vec::new();
        let mut after: Option<Vec<Value>> = None;
        loop {
            let page = read_rows(&mut tx, table, after.as_deref()).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(last[..table.key].to_vec());
            rows.extend(page);
        }
        rows.sort_by_key(|row| row.iter().map(Value::to_text).collect::<Vec<_>>());
        all.push(rows);
    }
    all
}

#[tokio::test]
async fn a_snapshot_restored_is_the_same_on_either_engine() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reference.stut");
    let reference = folder.path().join("reference");
    let db = Db::open_folder(&reference).await.unwrap();
    super::suite::small_school(&db).await;
    let held = snapshot(&db, &file).await.unwrap();
    assert_eq!(held.rows.iter().map(|(_, rows)| rows).sum::<i64>(), 7, "{held:?}");
    assert!(snapshot(&db, &file).await.is_err(), "a snapshot never overwrites a file");
    let expected = everything(&db).await;
    let (file, expected, folder) = (&file, &expected, &folder);
    on_both_engines(|db| async move {
        assert_eq!(restore(file, &db).await.unwrap(), check_file(file).await.unwrap());
        assert_eq!(&everything(&db).await, expected);
        assert!(restore(file, &db).await.is_err(), "only into an empty place");
        // And back out of this engine into a file again.
        let again = folder.path().join(format!("{:?}.stut", db.engine()));
        snapshot(&db, &again).await.unwrap();
        let copy = Db::open_file_to_read(&again).await.unwrap();
        assert_eq!(&everything(&copy).await, expected);
    })
    .await;
}

#[tokio::test]
async fn every_table_goes_along_and_comes_back_with_every_column() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(&folder.path().join("home")).await.unwrap();
    one_row_in_every_table(&db).await;
    let file = folder.path().join("full.stut");
    let held = snapshot(&db, &file).await.unwrap();
    assert!(held.rows.iter().all(|(_, rows)| *rows == 1), "{held:?}");
    let expected = everything(&db).await;
    let (file, expected, folder) = (&file, &expected, &folder);
    on_both_engines(|db| async move {
        restore(file, &db).await.unwrap();
        assert_eq!(&everything(&db).await, expected);
        let again = folder.path().join(format!("{:?}-full.stut", db.engine()));
        snapshot(&db, &again).await.unwrap();
        let copy = Db::open_file_to_read(&again).await.unwrap();
        assert_eq!(&everything(&copy).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_snapshot_of_an_earlier_version_gets_the_tables_of_this_one() {
    const SCHOOL: &str =
        "INSERT INTO schools (id, code, last_import, last_audit) VALUES ($1, '77QX00', 0, 0)";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("earlier.stut");
    let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    run_sqlite_until(&pool, 1).await.unwrap();
    sqlx::query(SCHOOL).bind(uuid::Uuid::from_u128(1)).execute(&pool).await.unwrap();
    pool.close().await;
    let file = &file;
    on_both_engines(|db| async move {
        restore(file, &db).await.unwrap();
        let mut tx = db.read().await.unwrap();
        let (version, shares) = on!(tx, c => sqlx::query_as::<_, (i64, bool)>(
            "SELECT version, shares_results FROM schools").fetch_one(c).await)
        .unwrap();
        assert_eq!((version, shares), (1, true));
    })
    .await;
}

#[tokio::test]
async fn a_damaged_snapshot_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(&folder.path().join("data")).await.unwrap();
    super::suite::small_school(&db).await;
    let file = folder.path().join("whole.stut");
    snapshot(&db, &file).await.unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4000].fill(0xAA);
    let damaged = folder.path().join("damaged.stut");
    std::fs::write(&damaged, &bytes).unwrap();
    assert!(check_file(&damaged).await.is_err());
    std::fs::write(&damaged, b"no database").unwrap();
    assert!(check_file(&damaged).await.is_err());
}

#[test]
fn values_survive_being_text() {
    for (kind, text) in [
        (Kind::Id, "019a0000-0000-7000-8000-000000000001"),
        (Kind::Number, "-12"),
        (Kind::Flag, "true"),
        (Kind::Date, "2026-02-28"),
        (Kind::Time, "2026-02-28T09:00:00.123456Z"),
        (Kind::Text, "Şahin; \"zo\""),
    ] {
        assert_eq!(Value::from_text(kind, text).unwrap().to_text().as_deref(), Some(text));
    }
    assert_eq!(Value::from_text(Kind::Number, "x"), None);
}

#[tokio::test]
async fn whole_files_are_copied_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    one_row_in_every_table(&db).await;
    let one_of_each = everything(&db).await;
    let one_of_each = &one_of_each;
    on_both_engines(|db| async move {
        let mut filling = Filling::begin(&db).await.unwrap();
        for (table, rows) in TABLES.iter().zip(one_of_each) {
            let mut rows = rows.clone();
            if table.name.starts_with("document") {
                let mut second = rows[0].clone();
                second[1] = Value::Id(uuid::Uuid::from_u128(2));
                rows.push(second);
            }
            filling.insert(table, &rows).await.unwrap();
        }
        filling.finish().await.unwrap();
        let mut tx = db.read().await.unwrap();
        for (name, at_a_time) in [("documents", 2), ("document_contents", 1)] {
            let table = TABLES.iter().find(|table| table.name == name).unwrap();
            let first = read_rows(&mut tx, table, None).await.unwrap();
            assert_eq!(first.len(), at_a_time, "{name}");
            assert!(table.in_one() >= at_a_time && (table.in_one() == 1) == (at_a_time == 1), "{name}");
            let after = &first[at_a_time - 1][..table.key];
            assert_eq!(read_rows(&mut tx, table, Some(after)).await.unwrap().len(), 2 - at_a_time, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_fleeting_stands_nowhere_in_a_snapshot() {
    const MARK: &[u8] = b"MERKTEKEN-van-een-concept";
    let scope = InSchool::issue(
        &Actor::Operator,
        Action::Import,
        Resource::School(SchoolId(uuid::Uuid::from_u128(1))),
    )
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    super::suite::small_school(&db).await;
    let at = jiff::Timestamp::from_second(1_790_000_000).unwrap();
    let draft = Draft {
        id: DraftId(uuid::Uuid::from_u128(9)),
        kind: ImportKind::Roster,
        way: ImportWay::File,
        file_name: String::from_utf8(MARK.to_vec()).unwrap(),
        settings: String::new(),
        actor: "operator".into(),
        made_at: at,
        ends_at: at,
    };
    let mut tx = db.write().await.unwrap();
    imports::add_draft(&mut tx, &scope, &draft, &Personal::new(MARK.repeat(10_000))).await.unwrap();
    let event =
        AuditEvent { at, actor: Actor::Operator, school: Some(scope.school()), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
    let file = folder.path().join("copy.stut");
    snapshot(&db, &file).await.unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.windows(MARK.len()).any(|part| part == MARK));
    let left = imports::old_drafts(&mut db.read().await.unwrap(), &scope, at).await.unwrap();
    assert_eq!(left, 1, "it still waits where it was");
}
