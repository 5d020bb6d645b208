//! Answers to signals, one for each pupil, kind and subject.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, PupilId},
    signals::{Figures, SignalKind},
};
use jiff::{Timestamp, civil::Date};
use policy::{InSchool, OfPupil};
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT pupil_id, kind, subject, reason, again_on, figures, author_id, author_name, made_at, version \
        FROM signal_answers WHERE school_id = $1 AND pupil_id = $2 ORDER BY kind, subject";
    OF_GROUP = "SELECT pupil_id, kind, subject, reason, again_on, figures, author_id, author_name, made_at, version \
        FROM signal_answers WHERE school_id = $1 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)";
    OF_YEAR = "SELECT pupil_id, kind, subject, reason, again_on, figures, author_id, author_name, made_at, version \
        FROM signal_answers WHERE school_id = $1 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND school_year = $2)";
    ADD = "INSERT INTO signal_answers (school_id, pupil_id, kind, subject, reason, again_on, figures, author_id, \
        author_name, made_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
        ON CONFLICT (school_id, pupil_id, kind, subject) DO NOTHING";
    CHANGE = "UPDATE signal_answers SET reason = $5, again_on = $6, figures = $7, author_id = $8, author_name = $9, \
        made_at = $10, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND kind = $3 AND subject = $4 AND version = $11";
    REMOVE = "DELETE FROM signal_answers \
        WHERE school_id = $1 AND pupil_id = $2 AND kind = $3 AND subject = $4 AND version = $5";
}

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptAnswer {
    /// About whom.
    pub pupil: PupilId,
    /// To which kind of signal.
    pub kind: SignalKind,
    /// In which subject; empty when the signal is about none.
    pub subject: String,
    /// Why the signal may wait.
    pub reason: Personal<String>,
    /// The day to look again.
    pub again_on: Date,
    /// The figures of the signal at the answer; none when a later program wrote them in a way this one does not know.
    pub figures: Option<Figures>,
    /// Who answered.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When.
    pub made_at: Timestamp,
    /// Its version: one more with each change. It begins at the second of the first answer, so that one that was taken
    /// back and given anew is never taken for the old one. In [`put_answer`] the version that was looked at, 0 when
    /// there was none.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    pupil_id: Uuid,
    kind: String,
    subject: String,
    reason: String,
    again_on: jiff_sqlx::Date,
    figures: String,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    version: i64,
}

/// The answers whose kind this program knows; one that a later program wrote is passed over.
fn known(rows: Vec<Row>) -> Vec<KeptAnswer> {
    let kept = |row: Row| {
        Some(KeptAnswer {
            pupil: PupilId(row.pupil_id),
            kind: SignalKind::from_code(&row.kind)?,
            subject: row.subject,
            reason: Personal::new(row.reason),
            again_on: row.again_on.to_jiff(),
            figures: serde_json::from_str(&row.figures).ok(),
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
            version: row.version,
        })
    };
    rows.into_iter().filter_map(kept).collect()
}

/// The answers about one pupil.
///
/// # Errors
/// When the database fails.
pub async fn answers_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<KeptAnswer>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?;
    Ok(known(rows))
}

/// The answers about all pupils who are or were in a group.
///
/// # Errors
/// When the database fails.
pub async fn answers_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Vec<KeptAnswer>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_GROUP)
        .bind(scope.school().0).bind(group.0).fetch_all(c).await)?;
    Ok(known(rows))
}

/// The answers about all pupils who are enrolled in a school year.
///
/// # Errors
/// When the database fails.
pub async fn answers_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<KeptAnswer>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_YEAR)
        .bind(scope.school().0).bind(i64::from(year.start())).fetch_all(c).await)?;
    Ok(known(rows))
}

/// Keeps an answer over the version that was looked at; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_answer(tx: &mut WriteTx, scope: &OfPupil, answer: &KeptAnswer) -> Result<bool, StoreError> {
    let figures = serde_json::to_string(&answer.figures)
        .map_err(|_| StoreError::Unreadable("signal_answers.figures"))?;
    let (statement, version) = match answer.version {
        0 => (ADD, answer.made_at.as_second()),
        looked_at => (CHANGE, looked_at),
    };
    let rows = on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(answer.kind.code())
        .bind(&answer.subject)
        .bind(answer.reason.reveal())
        .bind(jiff_sqlx::Date::from(answer.again_on))
        .bind(&figures)
        .bind(answer.author.0)
        .bind(answer.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(answer.made_at))
        .bind(version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Takes an answer back that still has this version; false when it is another one by now, or gone.
///
/// # Errors
/// When the database fails.
pub async fn remove_answer(
    tx: &mut WriteTx,
    scope: &OfPupil,
    (kind, subject): (SignalKind, &str),
    version: i64,
) -> Result<bool, StoreError> {
    let rows = on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(kind.code())
        .bind(subject)
        .bind(version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
