//! Writing notes. Every version is kept.

use crate::{Sealed as _, StoreError, WriteTx, fold};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, NoteId},
};
use jiff::Timestamp;
use policy::OfPupil;

statements! {
    INSERT = "INSERT INTO notes (school_id, id, pupil_id, category, author_id, author_name, school_year, written_at, \
        changed_at, removed_at, version, text, folded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, NULL, 1, $9, $10)";
    INSERT_VERSION = "INSERT INTO note_versions (school_id, note_id, version, author_id, author_name, category, made_at, \
        text) SELECT school_id, id, version, author_id, author_name, category, changed_at, text FROM notes \
        WHERE school_id = $1 AND id = $2";
    CHANGE = "UPDATE notes SET category = $5, text = $6, folded = $7, changed_at = $8, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND version = $4 AND removed_at IS NULL";
    SET_REMOVED = "UPDATE notes SET removed_at = $4, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND id = $3";
}

/// A note that is written.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// Its id.
    pub id: NoteId,
    /// The key of its category.
    pub category: String,
    /// Who wrote it.
    pub author: AccountId,
    /// Her name now.
    pub author_name: Personal<String>,
    /// The school year to which it belongs.
    pub school_year: SchoolYear,
    /// When; whole seconds, so that the order is the same on both engines.
    pub written_at: Timestamp,
    /// What it says.
    pub text: Personal<String>,
}

/// A text in the form in which it is searched: each word has a space in front.
fn folded(text: &str) -> String {
    format!(" {}", fold(text))
}

/// Writes a note about a pupil, as its first version.
///
/// # Errors
/// When the school has no such category, or the database fails.
pub async fn insert_note(tx: &mut WriteTx, scope: &OfPupil, note: &NewNote) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(note.id.0)
        .bind(scope.pupil().0)
        .bind(&note.category)
        .bind(note.author.0)
        .bind(note.author_name.reveal())
        .bind(i64::from(note.school_year.start()))
        .bind(jiff_sqlx::Timestamp::from(note.written_at))
        .bind(note.text.reveal())
        .bind(folded(note.text.reveal()))
        .execute(c)
        .await
        .map(drop))?;
    insert_version(tx, scope, note.id).await
}

async fn insert_version(tx: &mut WriteTx, scope: &OfPupil, id: NoteId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT_VERSION).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Changes a note that still has this version and was not taken away; false when somebody was first.
///
/// # Errors
/// When the school has no such category, or the database fails.
pub async fn change_note(
    tx: &mut WriteTx,
    scope: &OfPupil,
    (id, version): (NoteId, i64),
    (category, text): (&str, &Personal<String>),
    at: Timestamp,
) -> Result<bool, StoreError> {
    let rows = on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(id.0)
        .bind(version)
        .bind(category)
        .bind(text.reveal())
        .bind(folded(text.reveal()))
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    if rows == 1 {
        insert_version(tx, scope, id).await?;
    }
    Ok(rows == 1)
}

/// Takes a note away, or puts it back. It is kept either way. The version goes up, so that who looked at the note before
/// does not save over it; that number then has no text of its own.
///
/// # Errors
/// When the database fails.
pub async fn set_removed(
    tx: &mut WriteTx,
    scope: &OfPupil,
    id: NoteId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    crate::register::set_removed(tx, SET_REMOVED, (scope, id.0), at).await
}
