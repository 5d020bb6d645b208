//! Documents as they are kept. The content stands in a table of its own, so that a list does not read it.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    documents::{DocumentFacts, FileKind},
    ids::{AccountId, DocumentId},
    notes::Readers,
};
use jiff::Timestamp;
use policy::{MayOpen, OfPupil, SealedTitle};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT d.id, d.title, d.category, c.name, c.readers, c.is_restricted, d.file_name, d.media_type, d.size, \
        d.hash, d.author_id, d.author_name, d.added_at, d.removed_at FROM documents d \
        JOIN note_categories c ON c.school_id = d.school_id AND c.key = d.category \
        WHERE d.school_id = $1 AND d.pupil_id = $2 ORDER BY d.added_at DESC, d.id DESC";
    ONE = "SELECT d.id, d.title, d.category, c.name, c.readers, c.is_restricted, d.file_name, d.media_type, d.size, \
        d.hash, d.author_id, d.author_name, d.added_at, d.removed_at FROM documents d \
        JOIN note_categories c ON c.school_id = d.school_id AND c.key = d.category \
        WHERE d.school_id = $1 AND d.pupil_id = $2 AND d.id = $3";
    CONTENT = "SELECT t.content FROM document_contents t JOIN documents d \
        ON d.school_id = t.school_id AND d.id = t.document_id \
        WHERE t.school_id = $1 AND d.pupil_id = $2 AND t.document_id = $3";
    ADD = "INSERT INTO documents (school_id, id, pupil_id, title, category, file_name, media_type, size, hash, author_id, \
        author_name, added_at, removed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL)";
    ADD_CONTENT = "INSERT INTO document_contents (school_id, document_id, content) VALUES ($1, $2, $3)";
    SET_REMOVED = "UPDATE documents SET removed_at = $4 WHERE school_id = $1 AND pupil_id = $2 AND id = $3";
}

/// A document as it is kept, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDocument {
    /// The title and the name of the file, with the facts by which the document is guarded.
    pub title: SealedTitle,
    /// The key of its category.
    pub category: String,
    /// The name of its category.
    pub category_name: String,
    /// What kind of file it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: i64,
    /// The fingerprint of its content: see [`fingerprint`].
    pub hash: String,
    /// Who added it, by the name she had then; it stays when her account is closed.
    pub author_name: Personal<String>,
    /// When it was added.
    pub added_at: Timestamp,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
}

impl KeptDocument {
    /// By what it is guarded.
    pub const fn facts(&self) -> &DocumentFacts {
        self.title.facts()
    }
}

/// A document that is added.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its id.
    pub id: DocumentId,
    /// What it is called.
    pub title: Personal<String>,
    /// The key of its category.
    pub category: String,
    /// The name of the file, tidied.
    pub file_name: Personal<String>,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Its content.
    pub content: Personal<Vec<u8>>,
    /// Who adds it.
    pub author: AccountId,
    /// Her name now.
    pub author_name: Personal<String>,
    /// When; whole seconds, so that the order is the same on both engines.
    pub added_at: Timestamp,
}

/// The fingerprint by which the same file is known again: SHA-256 as 64 hexadecimal digits.
pub fn fingerprint(content: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(content) {
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    title: String,
    category: String,
    name: String,
    readers: String,
    is_restricted: bool,
    file_name: String,
    media_type: String,
    size: i64,
    hash: String,
    author_id: Uuid,
    author_name: String,
    added_at: jiff_sqlx::Timestamp,
    removed_at: Option<jiff_sqlx::Timestamp>,
}

impl Row {
    fn kept(self) -> Result<KeptDocument, StoreError> {
        let facts = DocumentFacts {
            id: DocumentId(self.id),
            author: AccountId(self.author_id),
            readers: Readers::from_codes(&self.readers),
            is_restricted: self.is_restricted,
            is_removed: self.removed_at.is_some(),
        };
        let kind = FileKind::of_media_type(&self.media_type);
        Ok(KeptDocument {
            title: SealedTitle::new(facts, (self.title, self.file_name)),
            category: self.category,
            category_name: self.name,
            kind: kind.map_err(|_| StoreError::Unreadable("documents.media_type"))?,
            size: self.size,
            hash: self.hash,
            author_name: Personal::new(self.author_name),
            added_at: self.added_at.to_jiff(),
            removed_at: self.removed_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

/// All documents in a pupil's file, newest first, also those that were taken away.
///
/// # Errors
/// When the database fails.
pub async fn documents_of_pupil(
    tx: &mut impl Reads,
    scope: &OfPupil,
) -> Result<Vec<KeptDocument>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?;
    rows.into_iter().map(Row::kept).collect()
}

/// One document in a pupil's file.
///
/// # Errors
/// When the database fails.
pub async fn document(
    tx: &mut impl Reads,
    scope: &OfPupil,
    id: DocumentId,
) -> Result<Option<KeptDocument>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(scope.pupil().0).bind(id.0).fetch_optional(c).await)?;
    row.map(Row::kept).transpose()
}

/// The content of the document that a proof is for.
///
/// # Errors
/// When the database fails.
pub async fn content(
    tx: &mut impl Reads,
    scope: &OfPupil,
    proof: &MayOpen,
) -> Result<Option<Personal<Vec<u8>>>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (Vec<u8>,)>(CONTENT)
        .bind(scope.school().0).bind(scope.pupil().0).bind(proof.facts().id.0).fetch_optional(c).await)?;
    Ok(row.map(|(content,)| Personal::new(content)))
}

/// Adds a document to a pupil's file.
///
/// # Errors
/// When the school has no such category, or the database fails.
pub async fn add_document(tx: &mut WriteTx, scope: &OfPupil, new: &NewDocument) -> Result<(), StoreError> {
    let content = new.content.reveal().as_slice();
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(new.id.0)
        .bind(scope.pupil().0)
        .bind(new.title.reveal())
        .bind(&new.category)
        .bind(new.file_name.reveal())
        .bind(new.kind.media_type())
        .bind(i64::try_from(content.len()).unwrap_or(i64::MAX))
        .bind(fingerprint(content))
        .bind(new.author.0)
        .bind(new.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(new.added_at))
        .execute(c)
        .await
        .map(drop))?;
    on!(tx, c => sqlx::query(ADD_CONTENT)
        .bind(scope.school().0).bind(new.id.0).bind(content).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes a document away, or puts it back. It is kept either way, until the file is destroyed.
///
/// # Errors
/// When the database fails.
pub async fn set_document_removed(
    tx: &mut WriteTx,
    scope: &OfPupil,
    id: DocumentId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    crate::register::set_removed(tx, SET_REMOVED, (scope, id.0), at).await
}
