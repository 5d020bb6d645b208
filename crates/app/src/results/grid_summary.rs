//! What came of typing in: new, changed with old and new, the same; and who has nothing yet.

use super::{
    grid::{Cell, Grid, Row},
    grid_cell::Value,
};
use crate::{Ctx, Error};
use domain::ids::ImportNo;
use policy::Action;
use std::collections::BTreeSet;
use store::{
    ReadTx,
    imports::{self, Import, ImportChange},
    results,
};

/// What came of typing in results of a group at a test on a day.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The import of it, when anything was changed today.
    pub import: Option<Import>,
    /// The rows that are new, by their place in the grid.
    pub added: Vec<usize>,
    /// The rows that were changed, with the columns that differ.
    pub changed: Vec<ChangedRow>,
    /// The rows whose result was there already and stayed.
    pub same: Vec<usize>,
    /// The rows of which nothing is known this school year.
    pub nothing: Vec<usize>,
}

/// A row that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// Its place in the grid.
    pub row: usize,
    /// For each column that differs its place, what was there before and what is there now.
    pub cells: Vec<(usize, Value, Value)>,
}

/// What came of it: the rows of a grid laid beside what the actor typed today.
///
/// # Errors
/// [`Error::NotFound`] when the group is not in sight, [`Error::Forbidden`] when the actor may not.
pub async fn grid_summary(ctx: &Ctx, school: &str, grid: &Grid) -> Result<Summary, Error> {
    let (scope, _) = ctx.group(school, grid.group.id, Action::EnterResults).await?;
    let mut tx = ctx.read().await?;
    let Some(no) = grid.import else { return Ok(Summary::of(grid, None, &Touched::default())) };
    let import = imports::one(&mut tx, &scope, no).await?;
    let touched = touched(&mut tx, &scope, no).await?;
    Ok(Summary::of(grid, import, &touched))
}

/// The pupils whose results an import brought or changed.
#[derive(Default)]
struct Touched {
    added: BTreeSet<domain::ids::PupilId>,
    changed: BTreeSet<domain::ids::PupilId>,
}

async fn touched(tx: &mut ReadTx, scope: &policy::InSchool, no: ImportNo) -> Result<Touched, Error> {
    let mut touched = Touched::default();
    for change in imports::result_changes(tx, scope, no).await? {
        if let ImportChange::Result { before } | ImportChange::ResultGone { before, .. } = change {
            touched.changed.insert(before.pupil);
        }
    }
    let brought = results::results_of_import(tx, scope, no).await?;
    touched.added = brought.into_iter().map(|result| result.pupil).collect();
    Ok(touched)
}

impl Summary {
    fn of(grid: &Grid, import: Option<Import>, touched: &Touched) -> Self {
        let mut summary =
            Self { import, added: Vec::new(), changed: Vec::new(), same: Vec::new(), nothing: Vec::new() };
        for (at, row) in grid.rows.iter().enumerate() {
            let pupil = row.pupil.id;
            if touched.changed.contains(&pupil) {
                summary.changed.push(ChangedRow { row: at, cells: differing(row) });
            } else if touched.added.contains(&pupil) {
                summary.added.push(at);
            } else if row
                .cells
                .iter()
                .any(|cell| *cell != Cell { last: cell.last.clone(), ..Cell::default() })
            {
                summary.same.push(at);
            } else if !row.is_done {
                summary.nothing.push(at);
            }
        }
        summary
    }
}

fn differing(row: &Row) -> Vec<(usize, Value, Value)> {
    let cells = row.cells.iter().enumerate();
    cells.filter_map(|(at, cell)| Some((at, cell.was.clone()?, cell.value.clone()))).collect()
}
