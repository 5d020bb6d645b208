//! What builds on an import that somebody wants to roll back.

use super::{ImportChange, typed::read};
use crate::{Reads, StoreError, results};
use domain::ids::{GroupId, ImportNo};
use policy::InSchool;
use std::collections::HashSet;

/// Changes that are read at a time.
const AT_ONCE: i64 = 2_000;

statements! {
    LATER_SAME_RECORD = "SELECT min(later.import_no) FROM import_changes mine \
        JOIN import_changes later ON later.school_id = mine.school_id AND later.record = mine.record \
        JOIN imports i ON i.school_id = later.school_id AND i.no = later.import_no \
        WHERE mine.school_id = $1 AND mine.import_no = $2 AND later.import_no > $2 AND i.rolled_back_at IS NULL";
    LATER_RESULTS = "SELECT c.import_no, c.seq, c.record FROM import_changes c \
        JOIN imports i ON i.school_id = c.school_id AND i.no = c.import_no \
        WHERE c.school_id = $1 AND (c.import_no > $2 OR (c.import_no = $2 AND c.seq > $3)) AND c.import_no < $4 \
        AND i.rolled_back_at IS NULL AND c.record LIKE 'result:%' AND c.change LIKE '{\"record\":\"result\"%' \
        ORDER BY c.import_no, c.seq LIMIT $5";
    LATER_GONE = "SELECT min(c.import_no) FROM import_changes c \
        JOIN imports i ON i.school_id = c.school_id AND i.no = c.import_no \
        WHERE c.school_id = $1 AND c.import_no > $2 AND i.rolled_back_at IS NULL AND c.record LIKE 'result:%' \
        AND c.change LIKE $3";
    GROUPS = "SELECT change FROM import_changes WHERE school_id = $1 AND import_no = $2 AND record LIKE 'group:%'";
    GONE = "SELECT change FROM import_changes WHERE school_id = $1 AND import_no = $2 AND record LIKE 'result:%' \
        AND change LIKE '{\"record\":\"result_gone\"%'";
}

/// The first later import that changed something which this one brought, and that still stands.
///
/// # Errors
/// When the database fails.
pub async fn first_later_dependent(
    tx: &mut impl Reads,
    scope: &InSchool,
    no: ImportNo,
) -> Result<Option<ImportNo>, StoreError> {
    let school = scope.school().0;
    let (same_record,) = on!(tx, c => sqlx::query_as::<_, (Option<i64>,)>(LATER_SAME_RECORD)
        .bind(school).bind(no.0).fetch_one(c).await)?;
    // So ends what says that a result is gone which this import had brought.
    let of_this = format!("{{\"record\":\"result_gone\"%,\"import_no\":{}}}", no.0);
    let (gone,) = on!(tx, c => sqlx::query_as::<_, (Option<i64>,)>(LATER_GONE)
        .bind(school).bind(no.0).bind(&of_this).fetch_one(c).await)?;
    let known = same_record.into_iter().chain(gone).min();
    let changed = later_change(tx, scope, (no, known)).await?;
    let again = brought_again(tx, scope, no).await?;
    Ok(known.into_iter().chain(changed).map(ImportNo).chain(again).min())
}

/// The first later import, before the one that is known already, that changed a result which this one brought.
async fn later_change(
    tx: &mut impl Reads,
    scope: &InSchool,
    (no, known): (ImportNo, Option<i64>),
) -> Result<Option<i64>, StoreError> {
    let brought: HashSet<String> = results::keys_of_import(tx, scope, no)
        .await?
        .into_iter()
        .map(|(pupil, taken_on, test)| super::result_record(pupil, taken_on, test))
        .collect();
    let (mut at, end) = ((no.0, i64::MAX), known.unwrap_or(i64::MAX));
    while !brought.is_empty() {
        let rows = on!(tx, c => sqlx::query_as::<_, (i64, i64, String)>(LATER_RESULTS)
            .bind(scope.school().0).bind(at.0).bind(at.1).bind(end).bind(AT_ONCE).fetch_all(c).await)?;
        let Some((later, seq, _)) = rows.last() else { break };
        at = (*later, *seq);
        if let Some((later, ..)) = rows.iter().find(|(.., record)| brought.contains(record)) {
            return Ok(Some(*later));
        }
    }
    Ok(None)
}

/// The groups that an import brought, and that go with it.
///
/// # Errors
/// When the database fails.
pub async fn groups_brought(
    tx: &mut impl Reads,
    scope: &InSchool,
    no: ImportNo,
) -> Result<HashSet<GroupId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (String,)>(GROUPS)
        .bind(scope.school().0).bind(no.0).fetch_all(c).await)?;
    let mut brought = HashSet::new();
    for (change,) in rows {
        if let ImportChange::Group { id, before: None } = read(&change)? {
            brought.insert(id);
        }
    }
    Ok(brought)
}

/// The first later import that brought a result again which this one had removed: putting it back would meet that one.
async fn brought_again(
    tx: &mut impl Reads,
    scope: &InSchool,
    no: ImportNo,
) -> Result<Option<ImportNo>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (String,)>(GONE)
        .bind(scope.school().0).bind(no.0).fetch_all(c).await)?;
    let mut first = None;
    for (change,) in rows {
        let ImportChange::ResultGone { before, .. } = read(&change)? else { continue };
        let now = results::import_of_result(tx, scope, &before).await?;
        if let Some(now) = now.filter(|now| *now > no) {
            first = Some(first.map_or(now, |known: ImportNo| known.min(now)));
        }
    }
    Ok(first)
}
