//! Tests of the store as a whole, on both engines.

mod places;
mod rounds;
mod schemas;
mod suite;
mod talk;
mod transfer;
mod typed;
mod year;

pub(crate) use suite::small_school;

use crate::{
    agreements, audit, calendar, concerns, documents, imports, meetings, needs, notes, notices, plans,
    register, results, roles, route, signals, surveys, testing::on_both_engines, today, trust,
};
use sqlx::{Executor as _, SqlSafeStr as _};

#[tokio::test]
async fn every_statement_can_be_prepared_on_both_engines() {
    let statements = [
        agreements::statements(),
        audit::ALL.to_vec(),
        calendar::statements(),
        concerns::statements(),
        imports::statements(),
        documents::statements(),
        meetings::statements(),
        needs::statements(),
        notes::statements(),
        notices::statements(),
        register::statements(),
        results::statements(),
        plans::statements(),
        roles::statements(),
        route::statements(),
        signals::statements(),
        surveys::statements(),
        today::ALL.to_vec(),
        trust::statements(),
    ];
    let statements: Vec<_> = statements.concat();
    assert!(statements.len() > 50, "the registry is there");
    on_both_engines(|db| {
        let statements = statements.clone();
        async move {
            use crate::Sealed as _;
            let mut tx = db.read().await.unwrap();
            for (name, sql) in statements {
                let prepared = on!(tx, c => c.prepare(sql.into_sql_str()).await.map(drop));
                prepared.unwrap_or_else(|error| panic!("{name} on {:?}: {error}", db.engine()));
            }
        }
    })
    .await;
}
