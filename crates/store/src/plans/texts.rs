//! The texts of plans, each with a version of its own: two people who write in different places do not meet, and who
//! writes in the same place sees what the other wrote. What was there before is kept.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, PlanId},
    plans::PlanText,
};
use jiff::Timestamp;
use policy::InSchool;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LIST = "SELECT part, field, text, author_id, author_name, changed_at, version FROM plan_texts \
        WHERE school_id = $1 AND plan_id = $2 ORDER BY part, field";
    OPEN = "SELECT t.plan_id, t.part, t.field, t.text, t.author_id, t.author_name, t.changed_at, t.version \
        FROM plan_texts t JOIN plans p ON p.school_id = t.school_id AND p.id = t.plan_id \
        WHERE t.school_id = $1 AND p.state IN ('draft', 'discussed', 'agreed', 'running', 'evaluated') \
        ORDER BY t.part, t.field";
    VERSIONS = "SELECT part, field, text, author_id, author_name, changed_at, version FROM plan_text_versions \
        WHERE school_id = $1 AND plan_id = $2 AND part = $3 AND field = $4 ORDER BY version DESC";
    ADD = "INSERT INTO plan_texts (school_id, plan_id, part, field, text, author_id, author_name, changed_at, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT DO NOTHING";
    KEEP = "INSERT INTO plan_text_versions (school_id, plan_id, part, field, version, text, author_id, author_name, \
        changed_at) SELECT school_id, plan_id, part, field, version, text, author_id, author_name, changed_at \
        FROM plan_texts WHERE school_id = $1 AND plan_id = $2 AND part = $3 AND field = $4 AND version = $5 \
        AND (author_id <> $6 OR changed_at < $7)";
    CHANGE = "UPDATE plan_texts SET text = $5, author_id = $6, author_name = $7, changed_at = $8, version = version + 1 \
        WHERE school_id = $1 AND plan_id = $2 AND part = $3 AND field = $4 AND version = $9";
}

type Row = (String, String, String, Uuid, String, jiff_sqlx::Timestamp, i64);

fn text((part, field, text, author, name, changed_at, version): Row) -> PlanText {
    PlanText {
        part,
        field,
        text: Personal::new(text),
        author: AccountId(author),
        author_name: Personal::new(name),
        changed_at: changed_at.to_jiff(),
        version,
    }
}

/// The texts of a plan.
///
/// # Errors
/// When the database fails.
pub async fn texts(tx: &mut impl Reads, scope: &InSchool, plan: PlanId) -> Result<Vec<PlanText>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(plan.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(text).collect())
}

/// The texts of all open plans of a school.
///
/// # Errors
/// When the database fails.
pub async fn texts_of(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<BTreeMap<PlanId, Vec<PlanText>>, StoreError> {
    type OfPlan = (Uuid, String, String, String, Uuid, String, jiff_sqlx::Timestamp, i64);
    let rows = on!(tx, c => sqlx::query_as::<_, OfPlan>(OPEN).bind(scope.school().0).fetch_all(c).await)?;
    let mut by_plan: BTreeMap<PlanId, Vec<PlanText>> = BTreeMap::new();
    for (plan, part, field, said, author, name, changed_at, version) in rows {
        let one = text((part, field, said, author, name, changed_at, version));
        by_plan.entry(PlanId(plan)).or_default().push(one);
    }
    Ok(by_plan)
}

/// What stood in one place of a plan before, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn text_versions(
    tx: &mut impl Reads,
    scope: &InSchool,
    (plan, part, field): (PlanId, &str, &str),
) -> Result<Vec<PlanText>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(VERSIONS)
        .bind(scope.school().0).bind(plan.0).bind(part).bind(field).fetch_all(c).await)?;
    Ok(rows.into_iter().map(text).collect())
}

/// A text that takes the place of another.
#[derive(Debug, Clone)]
pub struct NewText<'a> {
    /// The text; its version is the one that was looked at, 0 when there was none.
    pub text: &'a PlanText,
    /// What its author wrote since then is not kept beside it: she is still typing.
    pub typing_since: Timestamp,
}

/// Saves a text over the version that was looked at; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_text(
    tx: &mut WriteTx,
    scope: &InSchool,
    plan: PlanId,
    new: NewText<'_>,
) -> Result<bool, StoreError> {
    let text = new.text;
    let is_new = text.version == 0;
    if !is_new {
        on!(tx, c => sqlx::query(KEEP)
            .bind(scope.school().0)
            .bind(plan.0)
            .bind(&text.part)
            .bind(&text.field)
            .bind(text.version)
            .bind(text.author.0)
            .bind(jiff_sqlx::Timestamp::from(new.typing_since))
            .execute(c)
            .await
            .map(drop))?;
    }
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE })
            .bind(scope.school().0)
            .bind(plan.0)
            .bind(&text.part)
            .bind(&text.field)
            .bind(text.text.reveal())
            .bind(text.author.0)
            .bind(text.author_name.reveal())
            .bind(jiff_sqlx::Timestamp::from(text.changed_at));
        let query = if is_new { query } else { query.bind(text.version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
