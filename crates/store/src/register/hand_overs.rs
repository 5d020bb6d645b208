//! What a teacher hands over about a pupil to the next one, a row a pupil and school year.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, PupilId},
    register::HandOverTexts,
};
use jiff::Timestamp;
use policy::{InSchool, OfPupil};
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT pupil_id, school_year, from_pupil, from_parents, from_teacher, attention, author_name, changed_at, \
        version FROM hand_overs WHERE school_id = $1 AND pupil_id = $2 ORDER BY school_year DESC";
    OF_GROUP = "SELECT pupil_id, school_year, from_pupil, from_parents, from_teacher, attention, author_name, changed_at, \
        version FROM hand_overs WHERE school_id = $1 AND school_year = $3 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2)";
    INSERT = "INSERT INTO hand_overs (school_id, pupil_id, school_year, from_pupil, from_parents, from_teacher, attention, \
        author_id, author_name, changed_at, version) VALUES ($1, $2, $3, $5, $6, $7, $8, $9, $10, $11, 1 + $4) \
        ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE hand_overs SET from_pupil = $5, from_parents = $6, from_teacher = $7, attention = $8, \
        author_id = $9, author_name = $10, changed_at = $11, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND school_year = $3 AND version = $4";
}

/// What was handed over about a pupil in one school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptHandOver {
    /// The pupil.
    pub pupil: PupilId,
    /// The school year at whose end it is handed over.
    pub school_year: SchoolYear,
    /// What it says.
    pub texts: HandOverTexts,
    /// Who wrote it last.
    pub author_name: Personal<String>,
    /// When.
    pub changed_at: Timestamp,
    /// Counts the changes.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    pupil_id: Uuid,
    school_year: i64,
    from_pupil: String,
    from_parents: String,
    from_teacher: String,
    attention: String,
    author_name: String,
    changed_at: jiff_sqlx::Timestamp,
    version: i64,
}

impl Row {
    fn kept(self) -> Result<KeptHandOver, StoreError> {
        Ok(KeptHandOver {
            pupil: PupilId(self.pupil_id),
            school_year: super::groups::year(self.school_year)?,
            texts: HandOverTexts {
                from_pupil: Personal::new(self.from_pupil),
                from_parents: Personal::new(self.from_parents),
                from_teacher: Personal::new(self.from_teacher),
                attention: Personal::new(self.attention),
            },
            author_name: Personal::new(self.author_name),
            changed_at: self.changed_at.to_jiff(),
            version: self.version,
        })
    }
}

/// What was handed over about a pupil, the newest school year first.
///
/// # Errors
/// When the database fails.
pub async fn hand_overs_of_pupil(
    tx: &mut impl Reads,
    scope: &OfPupil,
) -> Result<Vec<KeptHandOver>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?
    .into_iter()
    .map(Row::kept)
    .collect()
}

/// What was handed over in a school year about everybody who is or was in a base group, which may be one of another year.
///
/// # Errors
/// When the database fails.
pub async fn hand_overs_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    (group, year): (GroupId, SchoolYear),
) -> Result<Vec<KeptHandOver>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_GROUP)
        .bind(scope.school().0).bind(group.0).bind(i64::from(year.start())).fetch_all(c).await)?
    .into_iter()
    .map(Row::kept)
    .collect()
}

/// Who writes, and when.
#[derive(Debug, Clone)]
pub struct Writer {
    /// Who.
    pub author: AccountId,
    /// Her name now.
    pub name: Personal<String>,
    /// When; whole seconds.
    pub at: Timestamp,
}

/// Writes what is handed over about a pupil that still has this version (0 when nothing was written yet); false when
/// somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_hand_over(
    tx: &mut WriteTx,
    scope: &OfPupil,
    (year, version): (SchoolYear, i64),
    texts: &HandOverTexts,
    writer: &Writer,
) -> Result<bool, StoreError> {
    let statement = if version == 0 { INSERT } else { CHANGE };
    let rows = on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(i64::from(year.start()))
        .bind(version)
        .bind(texts.from_pupil.reveal())
        .bind(texts.from_parents.reveal())
        .bind(texts.from_teacher.reveal())
        .bind(texts.attention.reveal())
        .bind(writer.author.0)
        .bind(writer.name.reveal())
        .bind(jiff_sqlx::Timestamp::from(writer.at))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
