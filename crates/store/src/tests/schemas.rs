//! Both engines have the same tables, columns, keys and indexes.

use crate::{Engine, Sealed as _, testing::on_both_engines};
use std::{collections::BTreeSet, sync::Mutex};

const SQLITE_COLUMNS: &str = "SELECT m.name, c.name, c.type, c.\"notnull\" OR c.pk > 0 FROM sqlite_master m \
    JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' \
    AND m.name NOT LIKE 'sqlite%'";
const POSTGRES_COLUMNS: &str = "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO' \
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'";
const SQLITE_KEYS: &str = "SELECT m.name, group_concat(i.name, ','), l.\"unique\" FROM sqlite_master m \
    JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i \
    WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' GROUP BY m.name, l.name, l.\"unique\"";
const POSTGRES_KEYS: &str = "SELECT t.relname::text, string_agg(a.attname, ',' ORDER BY k.n), x.indisunique \
    FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace s ON s.oid = t.relnamespace \
    CROSS JOIN unnest(x.indkey::int[]) WITH ORDINALITY AS k(attnum, n) \
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum \
    WHERE s.nspname = 'public' AND t.relname NOT LIKE '\\_sqlx%' GROUP BY t.relname, x.indexrelid, x.indisunique";
const SQLITE_REFERENCES: &str = "SELECT m.name, group_concat(f.\"from\", ','), f.\"table\" FROM sqlite_master m \
    JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' GROUP BY m.name, f.id";
const POSTGRES_REFERENCES: &str = "SELECT t.relname::text, string_agg(a.attname, ',' ORDER BY k.n), r.relname::text \
    FROM pg_constraint x JOIN pg_class t ON t.oid = x.conrelid JOIN pg_class r ON r.oid = x.confrelid \
    CROSS JOIN unnest(x.conkey) WITH ORDINALITY AS k(attnum, n) \
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum \
    WHERE x.contype = 'f' GROUP BY t.relname, x.oid, r.relname";
const NOT_STRICT: &str = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 \
    AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'";

/// The kind of value, by the name each engine has for it. SQLite keeps a UUID as bytes too.
fn kind(type_name: &str) -> &str {
    match type_name {
        "BLOB" | "uuid" | "bytea" => "id",
        "INTEGER" | "bigint" | "boolean" => "number",
        "TEXT" | "text" | "date" | "timestamp with time zone" => "text",
        other => other,
    }
}

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let seen: Mutex<Vec<(Engine, BTreeSet<String>)>> = Mutex::default();
    on_both_engines(|db| {
        let seen = &seen;
        async move {
            let mut tx = db.read().await.unwrap();
            let (columns, keys, references) = match db.engine() {
                Engine::Sqlite => (SQLITE_COLUMNS, SQLITE_KEYS, SQLITE_REFERENCES),
                Engine::Postgres => (POSTGRES_COLUMNS, POSTGRES_KEYS, POSTGRES_REFERENCES),
            };
            let mut schema = BTreeSet::new();
            type Column = (String, String, String, bool);
            for (table, column, kind_name, required) in
                on!(tx, c => sqlx::query_as::<_, Column>(columns).fetch_all(c).await).unwrap()
            {
                schema.insert(format!("{table}.{column} {} {required}", kind(&kind_name)));
            }
            for (table, columns, unique) in
                on!(tx, c => sqlx::query_as::<_, (String, String, bool)>(keys).fetch_all(c).await).unwrap()
            {
                schema.insert(format!("index {table}({columns}) {unique}"));
            }
            for (table, columns, target) in
                on!(tx, c => sqlx::query_as::<_, (String, String, String)>(references).fetch_all(c).await)
                    .unwrap()
            {
                schema.insert(format!("reference {table}({columns}) {target}"));
            }
            assert!(schema.len() > 100, "{:?} has a schema of {} parts", db.engine(), schema.len());
            seen.lock().unwrap().push((db.engine(), schema));
        }
    })
    .await;
    let seen = seen.into_inner().unwrap();
    if let [(_, sqlite), (_, postgres)] = seen.as_slice() {
        let only_sqlite: Vec<_> = sqlite.difference(postgres).collect();
        let only_postgres: Vec<_> = postgres.difference(sqlite).collect();
        assert_eq!((only_sqlite, only_postgres), (vec![], vec![]));
    }
}

#[tokio::test]
async fn sqlite_tables_are_strict_in_wal_mode_with_foreign_keys() {
    on_both_engines(|db| async move {
        if db.engine() != Engine::Sqlite {
            return;
        }
        let mut tx = db.read().await.unwrap();
        let loose = on!(tx, c => sqlx::query_as::<_, (String,)>(NOT_STRICT).fetch_all(c).await).unwrap();
        assert_eq!(loose, []);
        let (mode,) =
            on!(tx, c => sqlx::query_as::<_, (String,)>("SELECT journal_mode FROM pragma_journal_mode").fetch_one(c).await)
                .unwrap();
        assert_eq!(mode, "wal");
        let (on,) =
            on!(tx, c => sqlx::query_as::<_, (i64,)>("SELECT foreign_keys FROM pragma_foreign_keys").fetch_one(c).await)
                .unwrap();
        assert_eq!(on, 1);
    })
    .await;
}

#[test]
fn migrations_come_in_pairs_with_one_number() {
    let numbers: Vec<i64> = crate::migrations::PAIRS.iter().map(|(no, ..)| *no).collect();
    assert_eq!(numbers, (1..).take(numbers.len()).collect::<Vec<_>>());
}
