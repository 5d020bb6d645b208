//! What was made of pupils for the partnership.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, CaseId, PupilId, RequestFileId},
    route::{FileForm, Insight, RequestFile},
};
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    OF_CASE = "SELECT id, case_id, pupil_id, form, parts, seen_on, agrees, why_not, permits, author_id, author_name, \
        made_at FROM request_files \
        WHERE school_id = $1 AND case_id = $2 ORDER BY made_at DESC, id";
    OF_SCHOOL = "SELECT id, case_id, pupil_id, form, parts, seen_on, agrees, why_not, permits, author_id, author_name, \
        made_at FROM request_files \
        WHERE school_id = $1 ORDER BY made_at DESC, id LIMIT $2";
    ADD = "INSERT INTO request_files (school_id, id, case_id, pupil_id, form, parts, seen_on, agrees, why_not, \
        permits, author_id, author_name, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    case_id: Uuid,
    pupil_id: Uuid,
    form: String,
    parts: String,
    seen_on: Option<jiff_sqlx::Date>,
    agrees: String,
    why_not: String,
    permits: String,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
}

impl TryFrom<Row> for RequestFile {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: RequestFileId(row.id),
            case: CaseId(row.case_id),
            pupil: PupilId(row.pupil_id),
            form: FileForm::from_code(&row.form).ok_or(StoreError::Unreadable("request_files.form"))?,
            parts: read(&row.parts, "request_files.parts")?,
            insight: Insight {
                seen_on: row.seen_on.map(jiff_sqlx::Date::to_jiff),
                agrees: said(&row.agrees, "request_files.agrees")?,
                why_not: Personal::new(row.why_not),
                permits: said(&row.permits, "request_files.permits")?,
            },
            author: AccountId(row.author_id),
            author_name: Personal::new(row.author_name),
            made_at: row.made_at.to_jiff(),
        })
    }
}

/// What guardians said: yes, no, or nothing.
fn said(code: &str, place: &'static str) -> Result<Option<bool>, StoreError> {
    match code {
        "yes" => Ok(Some(true)),
        "no" => Ok(Some(false)),
        "" => Ok(None),
        _ => Err(StoreError::Unreadable(place)),
    }
}

const fn code(said: Option<bool>) -> &'static str {
    match said {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

/// What was made for the request of a case, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn files(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Vec<RequestFile>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_CASE).bind(scope.school().0).bind(case.0).fetch_all(c).await)?
        .into_iter()
        .map(RequestFile::try_from)
        .collect()
}

/// What was made in a school, the newest first, at most so many.
///
/// # Errors
/// When the database fails.
pub async fn files_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
    most: i64,
) -> Result<Vec<RequestFile>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_SCHOOL).bind(scope.school().0).bind(most).fetch_all(c).await)?
        .into_iter()
        .map(RequestFile::try_from)
        .collect()
}

/// Writes down that a file was made.
///
/// # Errors
/// When the database fails.
pub async fn add_file(tx: &mut WriteTx, scope: &InSchool, file: &RequestFile) -> Result<(), StoreError> {
    let parts = written(&file.parts)?;
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(file.id.0)
        .bind(file.case.0)
        .bind(file.pupil.0)
        .bind(file.form.code())
        .bind(&parts)
        .bind(file.insight.seen_on.map(jiff_sqlx::Date::from))
        .bind(code(file.insight.agrees))
        .bind(file.insight.why_not.reveal())
        .bind(code(file.insight.permits))
        .bind(file.author.0)
        .bind(file.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(file.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}
