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
    audit, calendar, documents, imports, needs, notes, plans, register, results, roles, signals, surveys,
    testing::on_both_engines, trust,
};
use sqlx::{Executor as _, SqlSafeStr as _};

#[tokio::test]
async fn every_statement_can_be_prepared_on_both_engines() {
    let statements = [
        audit::ALL.to_vec(),
        calendar::statements().to_vec(),
        imports::statements(),
        documents::statements(),
        needs::statements(),
        notes::statements(),
        register::statements(),
        results::statements(),
        plans::statements(),
        roles::statements(),
        signals::statements(),
        surveys::statements(),
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
