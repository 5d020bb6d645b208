//! The layouts of development plans that a school made or changed.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::plans::Layout;
use policy::InSchool;

statements! {
    LIST = "SELECT key, name, sections, is_usual, is_removed, version FROM plan_layouts WHERE school_id = $1 \
        ORDER BY name, key";
    ADD = "INSERT INTO plan_layouts (school_id, key, name, sections, is_usual, is_removed, version) \
        VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE plan_layouts SET name = $3, sections = $4, is_usual = $5, is_removed = $6, version = version + 1 \
        WHERE school_id = $1 AND key = $2 AND version = $7";
    LAY_ASIDE = "UPDATE plan_layouts SET is_usual = $3, version = version + 1 \
        WHERE school_id = $1 AND key <> $2 AND is_usual <> $3";
}

type Row = (String, String, String, bool, bool, i64);

/// The layouts of a school, also those that are no longer offered.
///
/// # Errors
/// When the database fails.
pub async fn layouts(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Layout>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    let layout = |(key, name, sections, is_usual, is_removed, version): Row| {
        let sections = read(&sections, "plan_layouts.sections")?;
        Ok(Layout { key, name, sections, is_usual, is_removed, version })
    };
    rows.into_iter().map(layout).collect()
}

/// Saves a layout over the version that was looked at (0 when the school had none of this key); false when somebody was
/// first. The one that is usual takes that from the others.
///
/// # Errors
/// When the database fails.
pub async fn put_layout(tx: &mut WriteTx, scope: &InSchool, layout: &Layout) -> Result<bool, StoreError> {
    let sections = written(&layout.sections)?;
    let is_new = layout.version == 0;
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE })
            .bind(scope.school().0)
            .bind(&layout.key)
            .bind(&layout.name)
            .bind(&sections)
            .bind(layout.is_usual)
            .bind(layout.is_removed);
        let query = if is_new { query } else { query.bind(layout.version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    if rows == 1 && layout.is_usual {
        on!(tx, c => sqlx::query(LAY_ASIDE)
            .bind(scope.school().0)
            .bind(&layout.key)
            .bind(false)
            .execute(c)
            .await
            .map(drop))?;
    }
    Ok(rows == 1)
}
