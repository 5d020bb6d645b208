//! Boards and schools.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::{BoardId, SchoolId},
    register::{School, SchoolRef},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, board_id, brin, branch, key, name FROM schools ORDER BY code";
    ANY = "SELECT count(*) FROM (SELECT id FROM schools LIMIT 1) AS one";
    BY_ID = "SELECT id, board_id, brin, branch, key, name FROM schools WHERE id = $1";
    BY_CODE = "SELECT id, board_id, brin, branch, key, name FROM schools WHERE code = $1";
    BY_KEY = "SELECT id, board_id, brin, branch, key, name FROM schools WHERE key = $1 ORDER BY code";
    INSERT = "INSERT INTO schools (id, board_id, code, brin, branch, key, name) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SETTINGS = "SELECT s.name, b.name, s.shares_results, s.version FROM schools s LEFT JOIN boards b ON b.id = s.board_id \
        WHERE s.id = $1";
    EDIT = "UPDATE schools SET name = $2, board_id = $3, shares_results = $4, version = version + 1 \
        WHERE id = $1 AND version = $5";
    INSERT_BOARD = "INSERT INTO boards (id, name) VALUES ($1, $2)";
    EDIT_BOARD = "UPDATE boards SET name = $2 WHERE id = $1";
}

type Row = (Uuid, Option<Uuid>, Option<String>, Option<String>, Option<String>, Option<String>);

fn school((id, board, brin, branch, key, name): Row) -> Result<School, StoreError> {
    let brin = brin.map(|t| t.parse()).transpose().map_err(|_| StoreError::Unreadable("schools.brin"))?;
    let branch =
        branch.map(|t| t.parse()).transpose().map_err(|_| StoreError::Unreadable("schools.branch"))?;
    Ok(School { id: SchoolId(id), board: board.map(BoardId), codes: SchoolRef { brin, branch, key }, name })
}

/// All schools in the order of their codes. The caller has asked the policy for `ListSchools`.
///
/// # Errors
/// When the database fails.
pub async fn schools(tx: &mut impl Reads) -> Result<Vec<School>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).fetch_all(c).await)?;
    rows.into_iter().map(school).collect()
}

/// Whether there is a school at all; the lightest question that needs a table.
///
/// # Errors
/// When the database fails.
pub async fn any_school(tx: &mut impl Reads) -> Result<bool, StoreError> {
    let (count,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(ANY).fetch_one(c).await)?;
    Ok(count > 0)
}

/// The school that a file or a person names: by BRIN and branch, else by the key of its own system.
///
/// # Errors
/// When the database fails.
pub async fn school_by_ref(tx: &mut impl Reads, named: &SchoolRef) -> Result<Option<School>, StoreError> {
    let by_code = on!(tx, c => sqlx::query_as::<_, Row>(BY_CODE).bind(named.code()).fetch_optional(c).await)?;
    if let Some(row) = by_code {
        return school(row).map(Some);
    }
    let (None, Some(key)) = (&named.brin, &named.key) else { return Ok(None) };
    let mut rows = on!(tx, c => sqlx::query_as::<_, Row>(BY_KEY).bind(key).fetch_all(c).await)?;
    // A key that two schools share names neither of them.
    if rows.len() == 1 { rows.pop().map(school).transpose() } else { Ok(None) }
}

/// The school of a scope.
///
/// # Errors
/// When the database fails.
pub async fn school_of(tx: &mut impl Reads, scope: &InSchool) -> Result<Option<School>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(BY_ID).bind(scope.school().0).fetch_optional(c).await)?
        .map(school)
        .transpose()
}

/// Takes a school into the register.
///
/// # Errors
/// When its code is already in use, or the database fails.
pub async fn insert_school(tx: &mut WriteTx, school: &School) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(school.id.0)
        .bind(school.board.map(|id| id.0))
        .bind(school.codes.code())
        .bind(school.codes.brin.as_ref().map(|b| b.as_str()))
        .bind(school.codes.branch.as_ref().map(|b| b.as_str()))
        .bind(school.codes.key.as_deref())
        .bind(school.name.as_deref())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// What people of the school filled in about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSettings {
    /// The name of the school.
    pub name: Option<String>,
    /// The name of its board.
    pub board: Option<String>,
    /// Whether guardians see the results of their own child.
    pub shares_results: bool,
    /// Goes up by one each time it is saved.
    pub version: i64,
}

/// What people of the school filled in about it; none when there is no such school.
///
/// # Errors
/// When the database fails.
pub async fn settings_of(tx: &mut impl Reads, scope: &InSchool) -> Result<Option<KeptSettings>, StoreError> {
    type Row = (Option<String>, Option<String>, bool, i64);
    let row =
        on!(tx, c => sqlx::query_as::<_, Row>(SETTINGS).bind(scope.school().0).fetch_optional(c).await)?;
    Ok(row.map(|(name, board, shares_results, version)| KeptSettings {
        name,
        board,
        shares_results,
        version,
    }))
}

/// Changes what is filled in about a school, when it still has the version that `new` has; false when it no longer
/// does. The board is bound by its id.
///
/// # Errors
/// When the database fails.
pub async fn edit_school(
    tx: &mut WriteTx,
    scope: &InSchool,
    new: &KeptSettings,
    board: Option<BoardId>,
) -> Result<bool, StoreError> {
    let changed = on!(tx, c => sqlx::query(EDIT)
        .bind(scope.school().0)
        .bind(new.name.as_deref())
        .bind(board.map(|board| board.0))
        .bind(new.shares_results)
        .bind(new.version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// Takes a board into the register.
///
/// # Errors
/// When the database fails.
pub async fn add_board(tx: &mut WriteTx, board: BoardId, name: &str) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT_BOARD).bind(board.0).bind(name).execute(c).await.map(drop))?;
    Ok(())
}

/// Gives a board another name.
///
/// # Errors
/// When the database fails.
pub async fn edit_board(tx: &mut WriteTx, board: BoardId, name: &str) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(EDIT_BOARD).bind(board.0).bind(name).execute(c).await.map(drop))?;
    Ok(())
}
