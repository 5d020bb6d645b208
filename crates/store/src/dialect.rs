//! The few things that the engines do differently. Each is a named function; the budget is twenty.

use crate::{Db, Engine, Sealed as _, StoreError, bulk, transfer::FLEETING};
use sqlx::{
    ConnectOptions as _, Connection as _,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};
use std::path::Path;

const VACUUM_INTO: &str = "VACUUM INTO $1";
const INTEGRITY: &str = "SELECT integrity_check FROM pragma_integrity_check LIMIT 20";
const DANGLING: &str = "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY \"table\"";

const EMPTY_THE_JOURNAL: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
const GIVE_BACK: &str = "VACUUM results, signal_answers, absences, portraits, contacts, documents, \
    document_contents, hand_overs, import_changes, notes, note_versions, corrections, pupil_ties, emergencies, \
    retention_holds, enrolments, group_members, pupil_keys, pupils, destruction_items";

const GIVE_BACK_ANSWERS: &str =
    "VACUUM survey_invitations, survey_invited, survey_answers, survey_texts, survey_remarks";

/// Writes a consistent copy of an SQLite database into a new file, while others go on; false on PostgreSQL, which has no
/// such file. What is fleeting is emptied in the copy, and overwritten there: whole pages of zeros stay behind. A copy of
/// which this fails is of no use to anybody, so it needs no journal.
pub(crate) async fn copy_to_file(db: &Db, file: &Path) -> Result<bool, StoreError> {
    let Some(pool) = db.sqlite() else { return Ok(false) };
    sqlx::query(VACUUM_INTO).bind(file.to_string_lossy()).execute(pool).await?;
    let options = SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(false)
        .journal_mode(SqliteJournalMode::Off)
        .pragma("secure_delete", "ON");
    let mut copy = options.connect().await?;
    for table in FLEETING {
        bulk::empty_table(&mut copy, table).await?;
    }
    copy.close().await?;
    Ok(true)
}

/// What is wrong with the pages or the references of a database, in the words of the engine; nothing when it is whole.
/// PostgreSQL guards both all the time and is asked nothing.
pub(crate) async fn damage(db: &Db) -> Result<Option<String>, StoreError> {
    if db.engine() != Engine::Sqlite {
        return Ok(None);
    }
    let mut tx = db.read().await?;
    let verdict = on!(tx, c => sqlx::query_as::<_, (String,)>(INTEGRITY).fetch_all(c).await)?;
    if let Some((line,)) = verdict.into_iter().find(|(line,)| line != "ok") {
        return Ok(Some(line));
    }
    let dangling = on!(tx, c => sqlx::query_as::<_, (String, i64)>(DANGLING).fetch_all(c).await)?;
    Ok(dangling.first().map(|(table, rows)| format!("{table}: {rows}")))
}

/// Lets the engine give back what was just deleted. SQLite overwrites what is deleted (`secure_delete`), and its journal,
/// which still holds the old pages, is emptied here; PostgreSQL makes the room of dead rows free for new ones.
pub(crate) async fn wipe(db: &Db) -> Result<(), StoreError> {
    if let Some(pool) = db.sqlite() {
        sqlx::query(EMPTY_THE_JOURNAL).execute(pool).await?;
    }
    if let Some(pool) = db.postgres() {
        sqlx::query(GIVE_BACK).execute(pool).await?;
    }
    Ok(())
}

/// Empties the journal of SQLite, in which the link that went stands beside the answer that came. PostgreSQL keeps its journal
/// for itself.
pub(crate) async fn wipe_journal(db: &Db) -> Result<(), StoreError> {
    if let Some(pool) = db.sqlite() {
        sqlx::query(EMPTY_THE_JOURNAL).execute(pool).await?;
    }
    Ok(())
}

/// Lets the engine give back what links, answers and remarks were before they were written anew: see [`wipe`].
pub(crate) async fn wipe_answers(db: &Db) -> Result<(), StoreError> {
    wipe_journal(db).await?;
    if let Some(pool) = db.postgres() {
        sqlx::query(GIVE_BACK_ANSWERS).execute(pool).await?;
    }
    Ok(())
}
