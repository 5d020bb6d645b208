//! The few things that the engines do differently. Each is a named function with two bodies; the budget is twenty.

use crate::{Sealed, StoreError, WriteTx, db::Conn};

/// Tells the engine that many rows came in, so that it plans well from the next statement on.
pub(crate) async fn refresh_statistics(tx: &mut WriteTx) -> Result<(), StoreError> {
    match tx.conn() {
        Conn::Sqlite(tx) => sqlx::query("PRAGMA optimize").execute(&mut **tx).await.map(drop)?,
        Conn::Postgres(tx) => sqlx::query("ANALYZE results").execute(&mut **tx).await.map(drop)?,
    }
    Ok(())
}
