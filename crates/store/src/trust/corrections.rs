//! Corrections of a pupil's file and statements that were added to it. The file itself comes from the school's own
//! administration, so these stand beside it.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CorrectionId},
};
use jiff::Timestamp;
use policy::OfPupil;
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT id, kind, about, text, asked_by, author_id, author_name, made_at FROM corrections \
        WHERE school_id = $1 AND pupil_id = $2 ORDER BY made_at, id";
    ADD = "INSERT INTO corrections (school_id, id, pupil_id, kind, about, text, asked_by, author_id, author_name, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// A correction or a statement, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCorrection {
    /// Its id.
    pub id: CorrectionId,
    /// `correction` or `statement`.
    pub kind: String,
    /// What it is about; empty for a statement about the whole file.
    pub about: Personal<String>,
    /// What it should be, or the statement.
    pub text: Personal<String>,
    /// Who asked for it: a code.
    pub asked_by: String,
    /// Who wrote it down.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When.
    pub made_at: Timestamp,
}

type Row = (Uuid, String, String, String, String, Uuid, String, jiff_sqlx::Timestamp);

/// Corrections of a pupil's file, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn corrections_of(tx: &mut impl Reads, scope: &OfPupil) -> Result<Vec<KeptCorrection>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?;
    let kept = |(id, kind, about, text, asked_by, author, name, made_at): Row| KeptCorrection {
        id: CorrectionId(id),
        kind,
        about: Personal::new(about),
        text: Personal::new(text),
        asked_by,
        author: AccountId(author),
        author_name: Personal::new(name),
        made_at: made_at.to_jiff(),
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Adds a correction or a statement.
///
/// # Errors
/// When the database fails.
pub async fn add_correction(
    tx: &mut WriteTx,
    scope: &OfPupil,
    one: &KeptCorrection,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(one.id.0)
        .bind(scope.pupil().0)
        .bind(&one.kind)
        .bind(one.about.reveal())
        .bind(one.text.reveal())
        .bind(&one.asked_by)
        .bind(one.author.0)
        .bind(one.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(one.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
