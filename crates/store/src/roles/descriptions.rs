//! The versions of the description of the role. A statement changes a draft only: what was agreed stays as it was.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{Personal, roles::RoleDescription};
use policy::InSchool;

statements! {
    LIST = "SELECT version, sections, changed_at, author_name, agreed_on, agreed_by, save_no FROM role_descriptions \
        WHERE school_id = $1 ORDER BY version DESC";
    INSERT = "INSERT INTO role_descriptions (school_id, version, state, save_no, sections, changed_at, author_name) \
        VALUES ($1, $2, $3, 1 + $4, $5, $6, $7)";
    CHANGE = "UPDATE role_descriptions SET sections = $5, changed_at = $6, author_name = $7, save_no = save_no + 1 \
        WHERE school_id = $1 AND version = $2 AND state = $3 AND save_no = $4";
    AGREE = "UPDATE role_descriptions SET state = $4, agreed_on = $5, agreed_by = $6 \
        WHERE school_id = $1 AND version = $2 AND save_no = $3 AND agreed_on IS NULL";
    REMOVE = "DELETE FROM role_descriptions WHERE school_id = $1 AND version = $2 AND save_no = $3 AND agreed_on IS NULL";
}

const DRAFT: &str = "draft";
const AGREED: &str = "agreed";

type Row = (i64, String, jiff_sqlx::Timestamp, String, Option<jiff_sqlx::Date>, Option<String>, i64);

fn description(
    (version, sections, changed_at, author, agreed_on, agreed_by, save_no): Row,
) -> Result<RoleDescription, StoreError> {
    Ok(RoleDescription {
        version,
        sections: read(&sections, "role_descriptions.sections")?,
        changed_at: changed_at.to_jiff(),
        author: Personal::new(author),
        agreed: agreed_on.map(jiff_sqlx::Date::to_jiff).zip(agreed_by),
        save_no,
    })
}

/// All versions, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn descriptions(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<RoleDescription>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(description)
        .collect()
}

/// Keeps a draft: a new one when its `save_no` is 0, else the one that still has this `save_no`; false when somebody was
/// first, or it was agreed.
///
/// # Errors
/// When the database fails; [`StoreError::AlreadyThere`] when two begin the same version at once.
pub async fn put_draft(
    tx: &mut WriteTx,
    scope: &InSchool,
    draft: &RoleDescription,
) -> Result<bool, StoreError> {
    let sections = written(&draft.sections)?;
    let statement = if draft.save_no == 0 { INSERT } else { CHANGE };
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(draft.version)
        .bind(DRAFT)
        .bind(draft.save_no)
        .bind(&sections)
        .bind(jiff_sqlx::Timestamp::from(draft.changed_at))
        .bind(draft.author.reveal().as_str())
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Marks a draft as agreed, so that it is never changed again; false when it was changed or agreed meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn agree(
    tx: &mut WriteTx,
    scope: &InSchool,
    (version, save_no): (i64, i64),
    (on, by): (jiff::civil::Date, &str),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(AGREE)
        .bind(scope.school().0)
        .bind(version)
        .bind(save_no)
        .bind(AGREED)
        .bind(jiff_sqlx::Date::from(on))
        .bind(by)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Throws a draft away that still has this `save_no`; false when it was changed or agreed meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn drop_draft(
    tx: &mut WriteTx,
    scope: &InSchool,
    (version, save_no): (i64, i64),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(version)
        .bind(save_no)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
