//! A school's own details.

use crate::{Ctx, Error, ctx::new_id};
use domain::{ids::BoardId, register::School};
use policy::Action;
use store::{audit::Deed, register};

/// All schools, in the order of their codes.
///
/// # Errors
/// When the actor may not see them or the database fails.
pub async fn schools(ctx: &Ctx) -> Result<Vec<School>, Error> {
    ctx.require(Action::ListSchools)?;
    let mut tx = ctx.read().await?;
    Ok(register::schools(&mut tx).await?)
}

/// The longest name of a school or a board; a longer one is cut.
const LONGEST: usize = 200;

/// A school with the name of its board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolDetails {
    /// The school.
    pub school: School,
    /// The name of its board, once somebody gave it.
    pub board: Option<String>,
}

/// The details of a school.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn school_details(ctx: &Ctx, school: &str) -> Result<SchoolDetails, Error> {
    let (_, school) = ctx.school(school, Action::ViewSchool).await?;
    let mut tx = ctx.read().await?;
    let board = match school.board {
        Some(board) => register::board_of(&mut tx, board).await?,
        None => None,
    };
    Ok(SchoolDetails { school, board })
}

/// Gives a school its name and the name of its board; an empty text takes it away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn edit_school(ctx: &Ctx, school: &str, name: &str, board: &str) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditSchool).await?;
    let text = |text: &str| {
        let kept: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        (!kept.is_empty()).then_some(kept)
    };
    let mut tx = ctx.write().await?;
    let board_id = match (text(board), school.board) {
        (Some(board), Some(id)) => {
            register::edit_board(&mut tx, id, &board).await?;
            Some(id)
        }
        (Some(board), None) => {
            let id = BoardId(new_id());
            register::add_board(&mut tx, id, &board).await?;
            Some(id)
        }
        (None, _) => None,
    };
    register::edit_school(&mut tx, &scope, text(name).as_deref(), board_id).await?;
    tx.commit(&ctx.event(school.id, Deed::SchoolEdited)).await?;
    Ok(())
}
