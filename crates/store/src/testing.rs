//! Databases for tests: SQLite always, PostgreSQL when `STUT_TEST_DATABASE_URL` names a server (`make test` starts one).

#![expect(clippy::expect_used, clippy::print_stderr, reason = "a test that has no database must stop loudly")]

use crate::Db;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use std::{future::Future, path::PathBuf};

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
    match std::env::var(URL_VARIABLE) {
        Ok(url) => on_postgres(&url, test).await,
        Err(_) => eprintln!("PostgreSQL left out: {URL_VARIABLE} is not set"),
    }
}

async fn on_postgres<F: Future<Output = ()>>(url: &str, test: impl Fn(Db) -> F) {
    let name = format!("stut_test_{}", fresh_name());
    let (server, query) = url.split_once('?').map_or((url, ""), |(server, query)| (server, query));
    let base = server.rsplit_once('/').map_or(server, |(base, _)| base);
    let mut admin = PgConnection::connect(url).await.expect("the PostgreSQL server of the tests");
    admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("a new database");
    let db = Db::open_url(&format!("{base}/{name}?{query}")).await.expect("an empty PostgreSQL database");
    test(db.clone()).await;
    db.close().await;
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {name}"))).await.expect("dropping it again");
}

/// A name that no other test uses: the folder name of a fresh temporary file.
fn fresh_name() -> String {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    let stem: PathBuf = file.path().file_name().map(PathBuf::from).unwrap_or_default();
    let letters = stem.to_string_lossy().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    format!("{}_{}", std::process::id(), letters.bytes().map(|b| format!("{b:x}")).collect::<String>())
}
