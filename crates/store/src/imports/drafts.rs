//! Imports that wait: a file that was looked through, or a delivery, until a person takes it or its time is over.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{ids::DraftId, personal::Personal};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

use super::{ImportKind, ImportWay};

statements! {
    ADD = "INSERT INTO import_drafts (school_id, id, kind, way, file_name, settings, actor, made_at, ends_at, content) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    SET = "UPDATE import_drafts SET settings = $3 WHERE school_id = $1 AND id = $2";
    ONE = "SELECT id, kind, way, file_name, settings, actor, made_at, ends_at FROM import_drafts \
        WHERE school_id = $1 AND id = $2 AND ends_at > $3";
    LIST = "SELECT id, kind, way, file_name, settings, actor, made_at, ends_at FROM import_drafts \
        WHERE school_id = $1 AND ends_at > $2 ORDER BY made_at DESC, id";
    CONTENT = "SELECT content FROM import_drafts WHERE school_id = $1 AND id = $2 AND ends_at > $3";
    DROP = "DELETE FROM import_drafts WHERE school_id = $1 AND id = $2";
    COUNT_OLD = "SELECT count(*) FROM import_drafts WHERE school_id = $1 AND ends_at <= $2";
    DROP_OLD = "DELETE FROM import_drafts WHERE school_id = $1 AND ends_at <= $2";
}

/// An import that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// What it would import.
    pub kind: ImportKind,
    /// How it came.
    pub way: ImportWay,
    /// The name of the file, without its folder.
    pub file_name: String,
    /// How it is to be read, as JSON: the mapping of a spreadsheet, options.
    pub settings: String,
    /// Who brought it, as the audit trail writes it.
    pub actor: String,
    /// When.
    pub made_at: Timestamp,
    /// Until when it waits.
    pub ends_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    way: String,
    file_name: String,
    settings: String,
    actor: String,
    made_at: jiff_sqlx::Timestamp,
    ends_at: jiff_sqlx::Timestamp,
}

impl Row {
    fn draft(self) -> Result<Draft, StoreError> {
        let kind = ImportKind::ALL.into_iter().find(|kind| kind.code() == self.kind);
        let way = ImportWay::ALL.into_iter().find(|way| way.code() == self.way);
        Ok(Draft {
            id: DraftId(self.id),
            kind: kind.ok_or(StoreError::Unreadable("import_drafts.kind"))?,
            way: way.ok_or(StoreError::Unreadable("import_drafts.way"))?,
            file_name: self.file_name,
            settings: self.settings,
            actor: self.actor,
            made_at: self.made_at.to_jiff(),
            ends_at: self.ends_at.to_jiff(),
        })
    }
}

/// Keeps a file until a person takes it.
///
/// # Errors
/// When the database fails.
pub async fn add_draft(
    tx: &mut WriteTx,
    scope: &InSchool,
    draft: &Draft,
    content: &Personal<Vec<u8>>,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(draft.id.0)
        .bind(draft.kind.code())
        .bind(draft.way.code())
        .bind(&draft.file_name)
        .bind(&draft.settings)
        .bind(&draft.actor)
        .bind(jiff_sqlx::Timestamp::from(draft.made_at))
        .bind(jiff_sqlx::Timestamp::from(draft.ends_at))
        .bind(content.reveal().as_slice())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes how a waiting file is to be read.
///
/// # Errors
/// When the database fails.
pub async fn set_draft_settings(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: DraftId,
    settings: &str,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(SET).bind(scope.school().0).bind(id.0).bind(settings).execute(c).await.map(drop))?;
    Ok(())
}

/// One that still waits.
///
/// # Errors
/// When the database fails.
pub async fn draft(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: DraftId,
    now: Timestamp,
) -> Result<Option<Draft>, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(id.0).bind(now).fetch_optional(c).await)?
    .map(Row::draft)
    .transpose()
}

/// All that wait, newest first.
///
/// # Errors
/// When the database fails.
pub async fn drafts(tx: &mut impl Reads, scope: &InSchool, now: Timestamp) -> Result<Vec<Draft>, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(now).fetch_all(c).await)?
        .into_iter()
        .map(Row::draft)
        .collect()
}

/// The bytes of one that still waits.
///
/// # Errors
/// When the database fails.
pub async fn draft_content(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: DraftId,
    now: Timestamp,
) -> Result<Option<Personal<Vec<u8>>>, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    let row = on!(tx, c => sqlx::query_as::<_, (Vec<u8>,)>(CONTENT)
        .bind(scope.school().0).bind(id.0).bind(now).fetch_optional(c).await)?;
    Ok(row.map(|(content,)| Personal::new(content)))
}

/// Drops one: it was taken, or nobody wants it.
///
/// # Errors
/// When the database fails.
pub async fn drop_draft(tx: &mut WriteTx, scope: &InSchool, id: DraftId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DROP).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Drops those whose time is over.
///
/// # Errors
/// When the database fails.
pub async fn drop_old_drafts(tx: &mut WriteTx, scope: &InSchool, now: Timestamp) -> Result<(), StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    on!(tx, c => sqlx::query(DROP_OLD).bind(scope.school().0).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// How many are kept of which the time is over.
///
/// # Errors
/// When the database fails.
pub async fn old_drafts(tx: &mut impl Reads, scope: &InSchool, now: Timestamp) -> Result<i64, StoreError> {
    let now = jiff_sqlx::Timestamp::from(now);
    let (count,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(COUNT_OLD)
        .bind(scope.school().0).bind(now).fetch_one(c).await)?;
    Ok(count)
}
