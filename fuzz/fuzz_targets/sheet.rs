//! Any bytes as a spreadsheet: reading ends, stays within its bounds, and whatever is guessed about the columns, each
//! row is read or told.

#![no_main]

use exchange::sheet::{
    Brings, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Use, guess, is_never_stored, plain, read_rows, read_sheets,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(sheets) = read_sheets(bytes) else { return };
    for sheet in sheets {
        assert!(sheet.rows.len() <= MOST_ROWS && sheet.header.len() <= MOST_COLUMNS);
        let guessed = guess(&sheet);
        assert_eq!(guessed.for_header(&sheet.header), guessed, "a mapping fits the sheet it was made for");
        for (at, name) in sheet.header.iter().enumerate().filter(|(_, name)| is_never_stored(name)) {
            assert_eq!(*guessed.use_of(at), Use::Skip, "{name}");
            assert!(sheet.rows.iter().all(|row| row.cell(at).is_empty()), "{name}");
        }
        let mut absences = guessed.clone();
        absences.brings = Brings::Absences;
        for mapping in [guessed, absences, plain().for_header(&sheet.header)] {
            let read = read_rows(&sheet, &mapping);
            assert_eq!(read.len(), sheet.rows.len());
            for (row, read) in sheet.rows.iter().zip(read) {
                assert_eq!(row.line, read.line);
                assert!(row.cells.iter().all(|cell| cell.reveal().chars().count() <= LONGEST_CELL));
                assert!(read.problems.iter().all(|problem| problem.column <= sheet.header.len()));
            }
        }
    }
});
