//! What a school decides about partners and requests.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::route::RouteRules;
use policy::InSchool;

statements! {
    ONE = "SELECT needs_consent, remind_days, version FROM route_rules WHERE school_id = $1";
    ADD = "INSERT INTO route_rules (school_id, needs_consent, remind_days, version) VALUES ($1, $2, $3, 1) \
        ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE route_rules SET needs_consent = $2, remind_days = $3, version = version + 1 \
        WHERE school_id = $1 AND version = $4";
}

/// What a school decided, with its version; the usual rules with version 0 when it decided nothing.
///
/// # Errors
/// When the database fails.
pub async fn rules(tx: &mut impl Reads, scope: &InSchool) -> Result<(RouteRules, i64), StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (bool, i64, i64)>(ONE)
        .bind(scope.school().0).fetch_optional(c).await)?;
    let Some((needs_consent, days, version)) = row else { return Ok((RouteRules::default(), 0)) };
    let remind_days = u16::try_from(days).map_err(|_| StoreError::Unreadable("route_rules.remind_days"))?;
    Ok((RouteRules { needs_consent, remind_days }, version))
}

/// Saves them over the version that was looked at (0 when there was none); false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_rules(
    tx: &mut WriteTx,
    scope: &InSchool,
    (rules, version): (RouteRules, i64),
) -> Result<bool, StoreError> {
    let is_new = version == 0;
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE })
            .bind(scope.school().0)
            .bind(rules.needs_consent)
            .bind(i64::from(rules.remind_days));
        let query = if is_new { query } else { query.bind(version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
