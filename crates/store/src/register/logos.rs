//! The sign of a school on its documents.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{documents::FileKind, ids::SchoolId};
use jiff::Timestamp;
use policy::InSchool;

statements! {
    ONE = "SELECT media_type, content FROM school_logos WHERE school_id = $1";
    PUT = "INSERT INTO school_logos (school_id, media_type, content, changed_at) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (school_id) DO UPDATE SET media_type = excluded.media_type, content = excluded.content, \
        changed_at = excluded.changed_at";
    REMOVE = "DELETE FROM school_logos WHERE school_id = $1";
}

/// The sign of a school. It tells nothing about anybody, so that no scope is asked.
///
/// # Errors
/// When the database fails.
pub async fn logo(tx: &mut impl Reads, school: SchoolId) -> Result<Option<(FileKind, Vec<u8>)>, StoreError> {
    let row =
        on!(tx, c => sqlx::query_as::<_, (String, Vec<u8>)>(ONE).bind(school.0).fetch_optional(c).await)?;
    row.map(|(media_type, content)| {
        let kind = FileKind::of_media_type(&media_type)
            .map_err(|_| StoreError::Unreadable("school_logos.media_type"));
        Ok((kind?, content))
    })
    .transpose()
}

/// Keeps the sign of a school, over the one before.
///
/// # Errors
/// When the database fails.
pub async fn put_logo(
    tx: &mut WriteTx,
    scope: &InSchool,
    (kind, content): (FileKind, &[u8]),
    at: Timestamp,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(kind.media_type())
        .bind(content)
        .bind(jiff_sqlx::Timestamp::from(at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Takes the sign of a school away; false when it has none.
///
/// # Errors
/// When the database fails.
pub async fn remove_logo(tx: &mut WriteTx, scope: &InSchool) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE).bind(scope.school().0).execute(c).await.map(|done| done.rows_affected() == 1))
        .map_err(StoreError::from)
}
