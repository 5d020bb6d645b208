//! Which later import builds on one that somebody wants to roll back.

use super::{ImportChange, typed::read};
use crate::{Reads, StoreError, results};
use domain::ids::ImportNo;
use policy::InSchool;

statements! {
    LATER_SAME_RECORD = "SELECT min(later.import_no) FROM import_changes mine \
        JOIN import_changes later ON later.school_id = mine.school_id AND later.record = mine.record \
        JOIN imports i ON i.school_id = later.school_id AND i.no = later.import_no \
        WHERE mine.school_id = $1 AND mine.import_no = $2 AND later.import_no > $2 AND i.rolled_back_at IS NULL";
    LATER_RESULT_CHANGES = "SELECT c.import_no, c.change FROM import_changes c \
        JOIN imports i ON i.school_id = c.school_id AND i.no = c.import_no \
        WHERE c.school_id = $1 AND c.import_no > $2 AND i.rolled_back_at IS NULL AND c.record LIKE 'result:%' \
        ORDER BY c.import_no";
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
    let changes = on!(tx, c => sqlx::query_as::<_, (i64, String)>(LATER_RESULT_CHANGES)
        .bind(school).bind(no.0).fetch_all(c).await)?;
    let mut first = same_record;
    for (later, change) in
        changes.into_iter().take_while(|(later, _)| same_record.is_none_or(|known| *later < known))
    {
        let change = read(&change)?;
        let builds_on_this = match &change {
            ImportChange::Result { before } => {
                results::import_of_result(tx, scope, before).await? == Some(no)
            }
            ImportChange::ResultGone { import_no, .. } => *import_no == no,
            _ => false,
        };
        if builds_on_this {
            first = Some(later);
            break;
        }
    }
    let again = brought_again(tx, scope, no).await?;
    Ok(first.map(ImportNo).into_iter().chain(again).min())
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
