//! Notes as they are kept, and their versions.

use crate::{Reads, StoreError, fold};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, NoteId, PupilId},
    notes::{NoteFacts, Readers},
};
use jiff::{Timestamp, civil::date, tz::TimeZone};
use policy::{InSchool, OfPupil, SealedText};
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT n.id, n.pupil_id, n.category, c.name, c.readers, c.is_restricted, n.author_id, n.author_name, \
        n.school_year, n.written_at, n.changed_at, n.removed_at, n.version, n.text, \
        EXISTS (SELECT 1 FROM note_versions v WHERE v.school_id = n.school_id AND v.note_id = n.id AND v.version > 1) \
        AS has_earlier FROM notes n \
        JOIN note_categories c ON c.school_id = n.school_id AND c.key = n.category \
        WHERE n.school_id = $1 AND n.pupil_id = $2 ORDER BY n.written_at DESC, n.id DESC";
    ONE = "SELECT n.id, n.pupil_id, n.category, c.name, c.readers, c.is_restricted, n.author_id, n.author_name, \
        n.school_year, n.written_at, n.changed_at, n.removed_at, n.version, n.text, \
        EXISTS (SELECT 1 FROM note_versions v WHERE v.school_id = n.school_id AND v.note_id = n.id AND v.version > 1) \
        AS has_earlier FROM notes n \
        JOIN note_categories c ON c.school_id = n.school_id AND c.key = n.category \
        WHERE n.school_id = $1 AND n.pupil_id = $2 AND n.id = $3";
    NEWEST = "SELECT n.id, n.pupil_id, n.category, c.name, c.readers, c.is_restricted, n.author_id, n.author_name, \
        n.school_year, n.written_at, n.changed_at, n.removed_at, n.version, n.text, \
        EXISTS (SELECT 1 FROM note_versions v WHERE v.school_id = n.school_id AND v.note_id = n.id AND v.version > 1) \
        AS has_earlier FROM notes n \
        JOIN note_categories c ON c.school_id = n.school_id AND c.key = n.category \
        WHERE n.school_id = $1 AND n.school_year >= $2 AND n.removed_at IS NULL \
        AND (n.written_at < $3 OR (n.written_at = $3 AND n.id < $4)) ORDER BY n.written_at DESC, n.id DESC LIMIT $5";
    SEARCH = "SELECT n.id, n.pupil_id, n.category, c.name, c.readers, c.is_restricted, n.author_id, n.author_name, \
        n.school_year, n.written_at, n.changed_at, n.removed_at, n.version, n.text, \
        EXISTS (SELECT 1 FROM note_versions v WHERE v.school_id = n.school_id AND v.note_id = n.id AND v.version > 1) \
        AS has_earlier FROM notes n \
        JOIN note_categories c ON c.school_id = n.school_id AND c.key = n.category \
        WHERE n.school_id = $1 AND n.school_year >= $2 AND n.removed_at IS NULL AND c.is_restricted = $3 \
        AND (n.written_at < $4 OR (n.written_at = $4 AND n.id < $5)) \
        AND n.folded LIKE $6 AND n.folded LIKE $7 AND n.folded LIKE $8 AND n.folded LIKE $9 \
        ORDER BY n.written_at DESC, n.id DESC LIMIT $10";
    VERSIONS = "SELECT v.version, v.author_name, v.made_at, v.text, c.name, c.readers, c.is_restricted \
        FROM note_versions v JOIN note_categories c ON c.school_id = v.school_id AND c.key = v.category \
        WHERE v.school_id = $1 AND v.note_id = $2 ORDER BY v.version DESC";
}

/// A note as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNote {
    /// About whom.
    pub pupil: PupilId,
    /// The key of its category.
    pub category: String,
    /// The name of its category.
    pub category_name: String,
    /// Who wrote it, by the name she had then; it stays when her account is closed.
    pub author_name: Personal<String>,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
    /// Its version: 1 when it is new, one more with each change and each time it is taken away or put back.
    pub version: i64,
    /// Whether it once had another text or category.
    pub has_earlier: bool,
    /// What it says, with the facts by which it is guarded.
    pub text: SealedText,
}

impl KeptNote {
    /// By what it is guarded.
    pub const fn facts(&self) -> &NoteFacts {
        self.text.facts()
    }
}

/// A version of a note as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its number, from 1.
    pub version: i64,
    /// Who wrote it.
    pub author_name: Personal<String>,
    /// The name of the category it then had.
    pub category_name: String,
    /// When.
    pub made_at: Timestamp,
    /// What it said; guarded by the note's category now and by the one it then had.
    pub text: SealedText,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pupil_id: Uuid,
    category: String,
    name: String,
    readers: String,
    is_restricted: bool,
    author_id: Uuid,
    author_name: String,
    school_year: i64,
    written_at: jiff_sqlx::Timestamp,
    changed_at: jiff_sqlx::Timestamp,
    removed_at: Option<jiff_sqlx::Timestamp>,
    version: i64,
    has_earlier: bool,
    text: String,
}

impl Row {
    fn note(self) -> Result<KeptNote, StoreError> {
        let year = i16::try_from(self.school_year).ok().and_then(|start| SchoolYear::starting_in(start).ok());
        let facts = NoteFacts {
            id: NoteId(self.id),
            author: AccountId(self.author_id),
            readers: Readers::from_codes(&self.readers),
            is_restricted: self.is_restricted,
            school_year: year.ok_or(StoreError::Unreadable("notes.school_year"))?,
            is_removed: self.removed_at.is_some(),
        };
        Ok(KeptNote {
            pupil: PupilId(self.pupil_id),
            category: self.category,
            category_name: self.name,
            author_name: Personal::new(self.author_name),
            written_at: self.written_at.to_jiff(),
            changed_at: self.changed_at.to_jiff(),
            removed_at: self.removed_at.map(jiff_sqlx::Timestamp::to_jiff),
            version: self.version,
            has_earlier: self.has_earlier,
            text: SealedText::new(facts, self.text),
        })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<KeptNote>, StoreError> {
    rows.into_iter().map(Row::note).collect()
}

/// All notes about a pupil, newest first; also past ones and those that were taken away.
///
/// # Errors
/// When the database fails.
pub async fn of_pupil(tx: &mut impl Reads, scope: &OfPupil) -> Result<Vec<KeptNote>, StoreError> {
    all(on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?)
}

/// One note about a pupil.
///
/// # Errors
/// When the database fails.
pub async fn note(tx: &mut impl Reads, scope: &OfPupil, id: NoteId) -> Result<Option<KeptNote>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(scope.pupil().0).bind(id.0).fetch_optional(c).await)?;
    row.map(Row::note).transpose()
}

/// Behind all notes that can be.
fn end_of_time() -> (Timestamp, NoteId) {
    let end = date(9000, 1, 1).to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |zoned| zoned.timestamp());
    (end, NoteId(Uuid::max()))
}

/// The newest notes of a school since a school year, before a place; without those that were taken away.
///
/// # Errors
/// When the database fails.
pub async fn newest(
    tx: &mut impl Reads,
    scope: &InSchool,
    since: SchoolYear,
    (before, limit): (Option<(Timestamp, NoteId)>, i64),
) -> Result<Vec<KeptNote>, StoreError> {
    let (at, id) = before.unwrap_or_else(end_of_time);
    all(on!(tx, c => sqlx::query_as::<_, Row>(NEWEST)
        .bind(scope.school().0)
        .bind(i64::from(since.start()))
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(id.0)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The newest notes of a school since a school year, before a place, that have words that begin as typed; only those
/// whose text can show without being asked for.
///
/// # Errors
/// When the database fails.
pub async fn search(
    tx: &mut impl Reads,
    scope: &InSchool,
    (typed, since): (&str, SchoolYear),
    (before, limit): (Option<(Timestamp, NoteId)>, i64),
) -> Result<Vec<KeptNote>, StoreError> {
    // Folding leaves letters, digits and spaces, so nothing that LIKE treats as special. More than four words narrow
    // nothing any further.
    let folded = fold(typed);
    let mut words = folded.split(' ').filter(|word| !word.is_empty()).map(|word| format!("% {word}%"));
    let mut next = || words.next().unwrap_or_else(|| "%".to_owned());
    let (one, two, three, four) = (next(), next(), next(), next());
    let (at, id) = before.unwrap_or_else(end_of_time);
    all(on!(tx, c => sqlx::query_as::<_, Row>(SEARCH)
        .bind(scope.school().0)
        .bind(i64::from(since.start()))
        .bind(false)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(id.0)
        .bind(one)
        .bind(two)
        .bind(three)
        .bind(four)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

#[derive(sqlx::FromRow)]
struct VersionRow {
    version: i64,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    text: String,
    name: String,
    readers: String,
    is_restricted: bool,
}

/// All versions of a note, newest first. The scope must be that of its pupil, which the note shows by having been found
/// under it.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    tx: &mut impl Reads,
    scope: &OfPupil,
    note: &KeptNote,
) -> Result<Vec<KeptVersion>, StoreError> {
    let facts = *note.facts();
    let rows = on!(tx, c => sqlx::query_as::<_, VersionRow>(VERSIONS)
        .bind(scope.school().0).bind(facts.id.0).fetch_all(c).await)?;
    let kept = |row: VersionRow| {
        let then = facts.narrowed(Readers::from_codes(&row.readers), row.is_restricted);
        KeptVersion {
            version: row.version,
            author_name: Personal::new(row.author_name),
            category_name: row.name,
            made_at: row.made_at.to_jiff(),
            text: SealedText::new(then, row.text),
        }
    };
    Ok(rows.into_iter().map(kept).collect())
}
