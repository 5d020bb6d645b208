//! Which row is the header, and what its columns are called.

use super::{MOST_COLUMNS, Row, Sheet, Table, guess::is_never_stored};
use domain::Personal;
use std::collections::HashSet;

/// Rows that may stand above a header: a title, the name of a group, a date.
const LOOKED_AT: usize = 20;

/// A sheet of rows; none when no row has content. The header is the first of the upper rows that fills at least half
/// of the columns that the fullest of them fills.
pub(super) fn sheet_of(table: Table) -> Option<Sheet> {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.reveal().is_empty()).count();
    let mut rows: Vec<Row> = table.rows.into_iter().filter(|row| filled(row) > 0).collect();
    let fullest = rows.iter().take(LOOKED_AT).map(filled).max()?;
    let place = rows.iter().position(|row| 2 * filled(row) >= fullest)?;
    let body = rows.split_off(place + 1);
    let first = rows.pop()?;
    let last_used =
        |row: &Row| row.cells.iter().rposition(|cell| !cell.reveal().is_empty()).map_or(0, |at| at + 1);
    let width = body.iter().map(last_used).chain([last_used(&first)]).max().unwrap_or(0).min(MOST_COLUMNS);
    let header = names(&first, width);
    let hidden: Vec<usize> =
        header.iter().enumerate().filter(|(_, name)| is_never_stored(name)).map(|(at, _)| at).collect();
    let rows = body
        .into_iter()
        .map(|mut row| {
            row.cells.truncate(width);
            for at in &hidden {
                if let Some(cell) = row.cells.get_mut(*at) {
                    *cell = Personal::default();
                }
            }
            row
        })
        .collect();
    Some(Sheet { name: table.name, header, rows })
}

/// The names of the columns, each once; a column without a name is called by its number.
fn names(row: &Row, width: usize) -> Vec<String> {
    let mut met: HashSet<String> = HashSet::new();
    (0..width)
        .map(|at| {
            let text = crate::xml::cut(row.cell(at), 100);
            let base = if text.is_empty() { format!("({})", at + 1) } else { text };
            let mut name = base.clone();
            let mut again = 2;
            while !met.insert(name.to_lowercase()) {
                name = format!("{base} ({again})");
                again += 1;
            }
            name
        })
        .collect()
}
