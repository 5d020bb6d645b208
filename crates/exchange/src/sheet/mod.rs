//! Spreadsheets: CSV and XLSX as suppliers and administrations export them, and what their columns mean.
//!
//! [`read_sheets`] turns bytes into a header and rows of text cells, each with its line; [`Mapping`] says what each
//! column is, [`guess()`] guesses that from the header, [`read_rows`] makes records of the rows, or problems with line
//! and column. Nothing here knows a pupil, a test or the day of today.

mod csv;
mod guess;
mod header;
mod mapping;
mod rows;
mod values;
mod xlsx;

pub use guess::{guess, is_never_stored, plain};
pub use mapping::{Brings, Field, Fixed, Lack, LevelChoice, Mapping, OwnTest, Score, ScoreColumn, Use};
pub use rows::{CellProblem, PupilNamed, RowRead, SheetAbsence, SheetResult, Value, read_cell, read_rows};
pub use values::{read_day, read_number};

use crate::{Problem, ProblemKind};
use domain::Personal;
use serde::{Deserialize, Serialize};

/// Rows of a sheet that are read; a region of forty schools has fewer pupils.
pub const MOST_ROWS: usize = 100_000;
/// Columns that are read.
pub const MOST_COLUMNS: usize = 400;
/// Cells of all sheets together.
pub const MOST_CELLS: usize = 4_000_000;
/// Bytes of text in the cells of all sheets together.
pub const MOST_TEXT: usize = 64 << 20;
/// Characters of a cell that are kept; what is longer is cut off.
pub const LONGEST_CELL: usize = 2_000;
/// Bytes of an XLSX file when unzipped.
pub const LARGEST_UNZIPPED: u64 = 256 << 20;

/// One sheet: a header and rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name; empty in a CSV file.
    pub name: String,
    /// The names of the columns, each once: a name that comes again gets a number behind it.
    pub header: Vec<String>,
    /// The rows below the header, those without content left out.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its line in the file or its number in the sheet, counted from 1.
    pub line: u64,
    /// The cells as text, as many as the header has at most: dates as `2026-01-20`, numbers with a point.
    pub cells: Vec<Personal<String>>,
}

impl Row {
    /// The text of a cell; empty beyond the end of the row.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.reveal())
    }
}

/// Reads a CSV or XLSX file: every sheet with content, in the order of the file. Columns whose header names what is
/// never stored (service numbers, countries, ethnicity) come without their values.
///
/// # Errors
/// `EmptyFile`, `NotASheet`, `LockedSheet`, `WrongEncoding` or `TooLarge`.
pub fn read_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    let file = |line, kind| Problem { line, field: String::new(), kind };
    if bytes.is_empty() {
        return Err(file(0, ProblemKind::EmptyFile));
    }
    let tables = match bytes {
        [b'P', b'K', 3, 4, ..] => xlsx::read(bytes),
        // The container of old workbooks (XLS) and of workbooks with a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err((0, ProblemKind::LockedSheet)),
        _ => csv::read(bytes).map(|table| vec![table]),
    };
    let tables = tables.map_err(|(line, kind)| file(line, kind))?;
    let sheets: Vec<Sheet> = tables.into_iter().filter_map(header::sheet_of).collect();
    if sheets.is_empty() { Err(file(0, ProblemKind::EmptyFile)) } else { Ok(sheets) }
}

/// Rows as they came, before the header is found.
struct Table {
    name: String,
    rows: Vec<Row>,
}

/// What is wrong with a file, with its line.
type Wrong = (u64, ProblemKind);

/// A cell as it is kept: white space at its ends and line breaks inside are gone, and what is too long is cut off.
fn tidy(text: &str) -> Personal<String> {
    let mut kept = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}') {
        if word.is_empty() {
            continue;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    Personal::new(crate::xml::cut(&kept, LONGEST_CELL))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(bytes: &[u8]) -> Sheet {
        read_sheets(bytes).unwrap().remove(0)
    }

    fn wrong(bytes: &[u8]) -> ProblemKind {
        read_sheets(bytes).unwrap_err().kind
    }

    #[test]
    fn what_is_no_sheet_is_said_so() {
        assert_eq!(wrong(b""), ProblemKind::EmptyFile);
        assert_eq!(wrong(b"\n\n ; ;\n"), ProblemKind::EmptyFile);
        assert_eq!(wrong(b"%PDF-1.7 x;y\n1;2"), ProblemKind::NotASheet);
        assert_eq!(wrong(b"<html><table><tr><td>a</td></tr>"), ProblemKind::NotASheet);
        assert_eq!(wrong(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ProblemKind::NotASheet);
        assert_eq!(wrong(b"PK\x03\x04 and then nothing of a zip"), ProblemKind::NotASheet);
        assert_eq!(wrong(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ProblemKind::LockedSheet);
    }

    #[test]
    fn a_header_is_found_below_a_title_and_names_are_made_different() {
        let sheet = one(b"Groep 5A\n\nNaam;Score;Score;\nNoor;1;2;\n;;;\nSem;3;4;5\n");
        assert_eq!(sheet.header, ["Naam", "Score", "Score (2)", "(4)"]);
        assert_eq!(sheet.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 6]);
        assert_eq!(sheet.rows[1].cell(3), "5");
        assert_eq!(sheet.rows[1].cell(9), "");
    }

    #[test]
    fn what_is_never_stored_is_left_behind() {
        let sheet = one(b"Leerlingnummer;BSN;Score\n1;123456782;10\n");
        assert_eq!(sheet.header, ["Leerlingnummer", "BSN", "Score"]);
        assert_eq!((sheet.rows[0].cell(0), sheet.rows[0].cell(1)), ("1", ""));
        assert!(!serde_json_like(&sheet).contains("123456782"));
    }

    fn serde_json_like(sheet: &Sheet) -> String {
        sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.reveal().as_str()).collect()
    }

    #[test]
    fn a_long_cell_is_cut_and_a_debug_text_hides_it() {
        let long = "é".repeat(5_000);
        let sheet = one(format!("a;b\n1;{long}\n").as_bytes());
        assert_eq!(sheet.rows[0].cell(1).chars().count(), LONGEST_CELL);
        assert!(!format!("{sheet:?}").contains('é'));
    }
}
