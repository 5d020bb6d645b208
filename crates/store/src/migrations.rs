//! Migrations, in pairs: the same number and name for both engines. One that has landed is never edited.

use crate::StoreError;
use sqlx::{
    SqlSafeStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};
use std::borrow::Cow;

/// Number, name, text for SQLite, text for PostgreSQL.
pub(crate) const PAIRS: &[(i64, &str, &str, &str)] = &[
    (
        1,
        "register and results",
        include_str!("../migrations/sqlite/0001_register_and_results.sql"),
        include_str!("../migrations/postgres/0001_register_and_results.sql"),
    ),
    (
        2,
        "trust",
        include_str!("../migrations/sqlite/0002_trust.sql"),
        include_str!("../migrations/postgres/0002_trust.sql"),
    ),
    (
        3,
        "tracking",
        include_str!("../migrations/sqlite/0003_tracking.sql"),
        include_str!("../migrations/postgres/0003_tracking.sql"),
    ),
    (
        4,
        "roles",
        include_str!("../migrations/sqlite/0004_roles.sql"),
        include_str!("../migrations/postgres/0004_roles.sql"),
    ),
    (
        5,
        "survey invited",
        include_str!("../migrations/sqlite/0005_survey_invited.sql"),
        include_str!("../migrations/postgres/0005_survey_invited.sql"),
    ),
    (
        6,
        "plans",
        include_str!("../migrations/sqlite/0006_plans.sql"),
        include_str!("../migrations/postgres/0006_plans.sql"),
    ),
    (
        7,
        "plan frozen",
        include_str!("../migrations/sqlite/0007_plan_frozen.sql"),
        include_str!("../migrations/postgres/0007_plan_frozen.sql"),
    ),
    (
        8,
        "school logo",
        include_str!("../migrations/sqlite/0008_school_logo.sql"),
        include_str!("../migrations/postgres/0008_school_logo.sql"),
    ),
    (
        9,
        "agreements",
        include_str!("../migrations/sqlite/0009_agreements.sql"),
        include_str!("../migrations/postgres/0009_agreements.sql"),
    ),
    (
        10,
        "route",
        include_str!("../migrations/sqlite/0010_route.sql"),
        include_str!("../migrations/postgres/0010_route.sql"),
    ),
    (
        11,
        "meetings",
        include_str!("../migrations/sqlite/0011_meetings.sql"),
        include_str!("../migrations/postgres/0011_meetings.sql"),
    ),
    (
        12,
        "year plan",
        include_str!("../migrations/sqlite/0012_year_plan.sql"),
        include_str!("../migrations/postgres/0012_year_plan.sql"),
    ),
    (
        13,
        "notices",
        include_str!("../migrations/sqlite/0013_notices.sql"),
        include_str!("../migrations/postgres/0013_notices.sql"),
    ),
    (
        14,
        "request",
        include_str!("../migrations/sqlite/0014_request.sql"),
        include_str!("../migrations/postgres/0014_request.sql"),
    ),
    (
        15,
        "concerns",
        include_str!("../migrations/sqlite/0015_concerns.sql"),
        include_str!("../migrations/postgres/0015_concerns.sql"),
    ),
];

pub(crate) async fn run_sqlite(pool: &sqlx::SqlitePool) -> Result<(), StoreError> {
    outcome(migrator(PAIRS.iter().map(|(no, name, sqlite, _)| (*no, *name, *sqlite))).run(pool).await)
}

/// Brings a database up to the tables of an earlier version only, to test what the present one makes of it.
#[cfg(test)]
pub(crate) async fn run_sqlite_until(pool: &sqlx::SqlitePool, last: i64) -> Result<(), StoreError> {
    let earlier = PAIRS.iter().filter(|(no, ..)| *no <= last);
    outcome(migrator(earlier.map(|(no, name, sqlite, _)| (*no, *name, *sqlite))).run(pool).await)
}

pub(crate) async fn run_postgres(pool: &sqlx::PgPool) -> Result<(), StoreError> {
    outcome(migrator(PAIRS.iter().map(|(no, name, _, postgres)| (*no, *name, *postgres))).run(pool).await)
}

fn migrator(texts: impl Iterator<Item = (i64, &'static str, &'static str)>) -> Migrator {
    let migration = |(no, name, sql): (i64, &'static str, &'static str)| {
        Migration::new(no, Cow::Borrowed(name), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(texts.map(migration).collect())
}

fn outcome(result: Result<(), MigrateError>) -> Result<(), StoreError> {
    result.map_err(|error| match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => StoreError::NewerDatabase,
        MigrateError::Execute(error) => error.into(),
        other => StoreError::CannotOpen { path: "migration".into(), reason: other.to_string() },
    })
}
