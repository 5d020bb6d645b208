//! The phrases of a school: its own, the shipped ones it hides, and what grew from use.

use crate::{Reads, Sealed as _, StoreError, WriteTx, fold};
use domain::{ids::PhraseId, needs::NeedKind};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, kind, text, is_hidden, version FROM phrases WHERE school_id = $1 ORDER BY kind, folded, id";
    INSERT = "INSERT INTO phrases (school_id, id, kind, text, folded, is_hidden, version) VALUES ($1, $2, $3, $4, $5, $6, 1) \
        ON CONFLICT DO NOTHING";
    HIDE = "UPDATE phrases SET is_hidden = $4, version = version + 1 \
        WHERE school_id = $1 AND kind = $2 AND folded = $3 AND is_hidden <> $4";
    GROWN = "SELECT kind, MIN(text), COUNT(DISTINCT pupil_id) FROM need_lines WHERE school_id = $1 \
        GROUP BY kind, folded HAVING COUNT(DISTINCT pupil_id) >= $2";
    FIRST_NAMES = "SELECT DISTINCT first_name FROM pupils WHERE school_id = $1";
}

/// A phrase that a school added, or a shipped one that it hid or brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPhrase {
    /// Its id.
    pub id: PhraseId,
    /// For which lines.
    pub kind: NeedKind,
    /// What it says.
    pub text: String,
    /// Whether it is not offered.
    pub is_hidden: bool,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A text that stands in the lines of several pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrownPhrase {
    /// In which lines.
    pub kind: NeedKind,
    /// What it says.
    pub text: String,
    /// Of how many pupils.
    pub pupils: i64,
}

/// What a school added and hid.
///
/// # Errors
/// When the database fails.
pub async fn phrases(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptPhrase>, StoreError> {
    type Row = (Uuid, String, String, bool, i64);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    let kept = |(id, kind, text, is_hidden, version): Row| {
        let kind = NeedKind::from_code(&kind).ok_or(StoreError::Unreadable("phrases.kind"))?;
        Ok(KeptPhrase { id: PhraseId(id), kind, text, is_hidden, version })
    };
    rows.into_iter().map(kept).collect()
}

/// Adds a phrase, or the mark that a shipped one is hidden; false when the school has a row for this text already.
///
/// # Errors
/// When the database fails.
pub async fn add_phrase(tx: &mut WriteTx, scope: &InSchool, new: &KeptPhrase) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(new.id.0)
        .bind(new.kind.code())
        .bind(&new.text)
        .bind(fold(&new.text))
        .bind(new.is_hidden)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Hides the phrase with this text, or offers it again; false when it was so already, or there is none.
///
/// # Errors
/// When the database fails.
pub async fn hide_phrase(
    tx: &mut WriteTx,
    scope: &InSchool,
    (kind, text): (NeedKind, &str),
    is_hidden: bool,
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(HIDE)
        .bind(scope.school().0)
        .bind(kind.code())
        .bind(fold(text))
        .bind(is_hidden)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// The texts that stand in the lines of at least so many pupils of the school, of all years. Upper and lower case and
/// signs make no difference.
///
/// # Errors
/// When the database fails.
pub async fn grown_phrases(
    tx: &mut impl Reads,
    scope: &InSchool,
    fewest: i64,
) -> Result<Vec<GrownPhrase>, StoreError> {
    type Row = (String, String, i64);
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(GROWN).bind(scope.school().0).bind(fewest).fetch_all(c).await)?;
    let grown = |(kind, text, pupils): Row| {
        let kind = NeedKind::from_code(&kind).ok_or(StoreError::Unreadable("need_lines.kind"))?;
        Ok(GrownPhrase { kind, text, pupils })
    };
    rows.into_iter().map(grown).collect()
}

/// The first names of the school's pupils, folded, so that a phrase with one of them is not offered to others.
///
/// # Errors
/// When the database fails.
pub async fn first_names(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<String>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, (String,)>(FIRST_NAMES).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(name,)| fold(&name)).collect())
}
