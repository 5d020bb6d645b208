//! Databases for tests: SQLite always, PostgreSQL when `STUT_TEST_DATABASE_URL` names a server (`make test` starts one).

#![expect(clippy::expect_used, clippy::print_stderr, reason = "a test that has no database must stop loudly")]

use crate::{
    Db,
    transfer::{Column, Filling, Kind, TABLES, Value},
};
use jiff::civil::date;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use std::{
    future::Future,
    path::{Path, PathBuf},
};
use uuid::Uuid;

/// The variable with the address of a PostgreSQL server on which tests may create and drop databases.
pub const URL_VARIABLE: &str = "STUT_TEST_DATABASE_URL";

/// Runs the same test on an empty database of each engine.
///
/// # Panics
/// When a database cannot be made.
pub async fn on_both_engines<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let db = Db::open_folder(folder.path()).await.expect("an empty SQLite database");
    test(db.clone()).await;
    db.close().await;
    if let Some(own) = OwnPostgres::new().await {
        let db = Db::open_url(own.url()).await.expect("an empty PostgreSQL database");
        test(db.clone()).await;
        db.close().await;
        own.drop().await;
    }
}

/// An empty database of its own on the PostgreSQL server of the tests, with which a test may do what it likes.
pub struct OwnPostgres {
    admin: PgConnection,
    name: String,
    url: String,
}

impl OwnPostgres {
    /// Makes one; nothing when there is no server.
    ///
    /// # Panics
    /// When the server does not let it be made.
    pub async fn new() -> Option<Self> {
        let Ok(server) = std::env::var(URL_VARIABLE) else {
            eprintln!("PostgreSQL left out: {URL_VARIABLE} is not set");
            return None;
        };
        let name = format!("stut_test_{}", fresh_name());
        let (base, query) = server.split_once('?').unwrap_or((&server, ""));
        let base = base.rsplit_once('/').map_or(base, |(base, _)| base);
        let url = format!("{base}/{name}?{query}");
        let admin = PgConnection::connect(&server).await.expect("the PostgreSQL server of the tests");
        let mut own = Self { admin, name, url };
        own.run(|name| format!("CREATE DATABASE {name}")).await;
        Some(own)
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Breaks all connections, as when a server falls over; new ones can be made at once.
    ///
    /// # Panics
    /// When the server does not do it.
    pub async fn cut_connections(&mut self) {
        self.run(|name| {
            format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        })
        .await;
    }

    /// Breaks all connections and lets nobody in, until [`OwnPostgres::open`].
    ///
    /// # Panics
    /// When the server does not do it.
    pub async fn shut(&mut self) {
        self.run(|name| format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")).await;
        self.cut_connections().await;
    }

    /// Lets people in again.
    ///
    /// # Panics
    /// When the server does not do it.
    pub async fn open(&mut self) {
        self.run(|name| format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")).await;
    }

    /// Removes the database, whoever is still in it.
    ///
    /// # Panics
    /// When it cannot be removed.
    pub async fn drop(mut self) {
        self.run(|name| format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    async fn run(&mut self, sql: impl Fn(&str) -> String) {
        let sql = sql(&self.name);
        self.admin.execute(AssertSqlSafe(sql)).await.expect("the server of the tests does what it is asked");
    }
}

/// A name that no other test uses: the folder name of a fresh temporary file.
fn fresh_name() -> String {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    let stem: PathBuf = file.path().file_name().map(PathBuf::from).unwrap_or_default();
    let letters = stem.to_string_lossy().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    format!("{}_{}", std::process::id(), letters.bytes().map(|b| format!("{b:x}")).collect::<String>())
}

/// Copies an SQLite database as it is into a new file, with who is signed in, which no backup holds.
///
/// # Panics
/// When it is no SQLite database, or the file cannot be written.
pub async fn copy_with_sessions(db: &Db, file: &Path) {
    let pool = db.sqlite().expect("an SQLite database");
    sqlx::query("VACUUM INTO $1").bind(file.to_string_lossy()).execute(pool).await.expect("a copy");
}

/// Puts one row into every table of which copies are made, each column with a value of its kind and each reference to a row
/// that is there. The texts hold what is awkward in a file. A table that is added is filled without a word about it here,
/// unless the database asks for certain words.
///
/// # Panics
/// When a row is refused.
pub async fn one_row_in_every_table(db: &Db) {
    let mut filling = Filling::begin(db).await.expect("an empty database");
    for table in TABLES {
        let row: Vec<Value> = table.columns.iter().map(|column| invented(table.name, column)).collect();
        filling.insert(table, &[row]).await.expect(table.name);
    }
    filling.finish().await.expect("every table filled");
}

fn invented(table: &str, column: &Column) -> Value {
    match (column.kind, column.name) {
        // Every reference names the one row there is: the id of its table, or of the account behind a word for a person.
        (Kind::Id, _) => Value::Id(Uuid::from_u128(1)),
        (Kind::Text, _) => Value::Text(invented_text(table, column.name).to_owned()),
        (Kind::Number, "school_year") => Value::Number(2025),
        (Kind::Number, _) => Value::Number(1),
        (Kind::Flag, _) => Value::Flag(true),
        (Kind::Bytes, _) => Value::Bytes(vec![0, 255, 10]),
        (Kind::Date, _) => Value::Date(date(2026, 2, 28)),
        (Kind::Time, _) => Value::Time(
            date(2026, 2, 28).at(23, 59, 59, 999_999_000).in_tz("UTC").expect("a time").timestamp(),
        ),
    }
}

fn invented_text(table: &str, column: &str) -> &'static str {
    match (table, column) {
        ("groups", "kind") => "base",
        ("imports", "kind") => "roster",
        ("imports", "way") => "file",
        ("tests", "kind") => "standard",
        ("tests", "bands") => "[]",
        ("documents", "category") => "zorg",
        ("corrections", "kind") => "statement",
        ("destructions", "state") => "proposed",
        ("note_categories", "key") | ("notes" | "note_versions", "category") => "zorg",
        _ => "\\N \u{e9}\u{11f} \"; ja,\nen 'nee'",
    }
}
