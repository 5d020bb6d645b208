//! Results that are typed in: one import for what somebody types of a group at a test on a day, made longer cell by cell.

use super::ImportChange;
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{ids::ImportNo, results::TestResult};
use jiff::Timestamp;
use policy::InSchool;

statements! {
    SESSION = "SELECT no, made_at FROM imports WHERE school_id = $1 AND way = 'grid' AND actor = $2 AND file_name = $3 \
        AND rolled_back_at IS NULL AND sealed_at IS NULL ORDER BY no DESC LIMIT 1";
    ADD_COUNTS = "UPDATE imports SET added = added + $3, changed = changed + $4 WHERE school_id = $1 AND no = $2";
    SET_REFUSED = "UPDATE imports SET refused = $3 WHERE school_id = $1 AND no = $2";
    NEXT_SEQ = "SELECT coalesce(max(seq) + 1, 0) FROM import_changes WHERE school_id = $1 AND import_no = $2";
    OF_RECORD = "SELECT c.import_no, c.change FROM import_changes c \
        JOIN imports i ON i.school_id = c.school_id AND i.no = c.import_no \
        WHERE c.school_id = $1 AND c.record = $2 AND i.rolled_back_at IS NULL ORDER BY c.import_no, c.seq";
    OF_IMPORT = "SELECT change FROM import_changes WHERE school_id = $1 AND import_no = $2 AND record LIKE 'result:%' \
        ORDER BY seq";
    FORGET = "DELETE FROM import_changes WHERE school_id = $1 AND import_no = $2 AND record = $3";
}

/// The newest import in which an actor types under a name that still stands, with when it began.
///
/// # Errors
/// When the database fails.
pub async fn session(
    tx: &mut impl Reads,
    scope: &InSchool,
    (actor, name): (&str, &str),
) -> Result<Option<(ImportNo, Timestamp)>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (i64, jiff_sqlx::Timestamp)>(SESSION)
        .bind(scope.school().0).bind(actor).bind(name).fetch_optional(c).await)?;
    Ok(row.map(|(no, made_at)| (ImportNo(no), made_at.to_jiff())))
}

/// Counts results that an import brought or changed; less than nothing when one is taken back.
///
/// # Errors
/// When the database fails.
pub async fn add_counts(
    tx: &mut WriteTx,
    scope: &InSchool,
    no: ImportNo,
    (added, changed): (i64, i64),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD_COUNTS)
        .bind(scope.school().0).bind(no.0).bind(added).bind(changed).execute(c).await.map(drop))?;
    Ok(())
}

/// Writes down how many records could not be taken when somebody was done.
///
/// # Errors
/// When the database fails.
pub async fn set_refused(
    tx: &mut WriteTx,
    scope: &InSchool,
    (no, refused): (ImportNo, i64),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(SET_REFUSED)
        .bind(scope.school().0).bind(no.0).bind(refused).execute(c).await.map(drop))?;
    Ok(())
}

/// The number of the next change of an import.
///
/// # Errors
/// When the database fails.
pub async fn next_seq(tx: &mut impl Reads, scope: &InSchool, no: ImportNo) -> Result<i64, StoreError> {
    let (seq,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(NEXT_SEQ)
        .bind(scope.school().0).bind(no.0).fetch_one(c).await)?;
    Ok(seq)
}

/// A change as it was written down.
pub(super) fn read(change: &str) -> Result<ImportChange, StoreError> {
    serde_json::from_str(change).map_err(|_| StoreError::Unreadable("import_changes.change"))
}

/// What imports that stand wrote down about one result, oldest first, each with its import. Only pupil, day and test of
/// the result say which it is.
///
/// # Errors
/// When the database fails.
pub async fn changes_of_result(
    tx: &mut impl Reads,
    scope: &InSchool,
    result: &TestResult,
) -> Result<Vec<(ImportNo, ImportChange)>, StoreError> {
    let record = ImportChange::Result { before: result.clone() }.record();
    let rows = on!(tx, c => sqlx::query_as::<_, (i64, String)>(OF_RECORD)
        .bind(scope.school().0).bind(&record).fetch_all(c).await)?;
    rows.into_iter().map(|(no, change)| Ok((ImportNo(no), read(&change)?))).collect()
}

/// What one import wrote down about results, in the order in which it happened.
///
/// # Errors
/// When the database fails.
pub async fn result_changes(
    tx: &mut impl Reads,
    scope: &InSchool,
    no: ImportNo,
) -> Result<Vec<ImportChange>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (String,)>(OF_IMPORT)
        .bind(scope.school().0).bind(no.0).fetch_all(c).await)?;
    rows.iter().map(|(change,)| read(change)).collect()
}

/// Forgets what an import wrote down about one result that is again as it was before.
///
/// # Errors
/// When the database fails.
pub async fn forget_changes(
    tx: &mut WriteTx,
    scope: &InSchool,
    no: ImportNo,
    result: &TestResult,
) -> Result<(), StoreError> {
    let record = ImportChange::Result { before: result.clone() }.record();
    on!(tx, c => sqlx::query(FORGET)
        .bind(scope.school().0).bind(no.0).bind(&record).execute(c).await.map(drop))?;
    Ok(())
}
