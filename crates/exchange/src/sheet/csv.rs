//! CSV: which encoding, which separator, and the rows.

use super::{LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Row, Table, Wrong, tidy};
use crate::ProblemKind;
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::{borrow::Cow, collections::BTreeMap};

/// The separators that programs use; Dutch ones mostly the first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Rows that are looked at to find the separator.
const LOOKED_AT: usize = 30;

/// A field beyond this length is no cell but a quote that was never closed.
const LONGEST_FIELD: usize = 100 * LONGEST_CELL;

pub(super) fn read(bytes: &[u8]) -> Result<Table, Wrong> {
    // One kind of line end: the reader counts a line late after the other.
    let text = decode(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    let (separator, text, skipped) = named_separator(&text);
    let separator = separator.unwrap_or_else(|| find_separator(text));
    let mut rows: Vec<Row> = Vec::new();
    let (mut cells, mut kept) = (0_usize, 0_usize);
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| (0, ProblemKind::NotASheet))? {
        // The reader counts from where its text begins.
        let line = skipped + record.position().map_or(0, csv::Position::line);
        if record.len() > MOST_COLUMNS || record.iter().any(|field| field.len() > LONGEST_FIELD) {
            return Err((line, ProblemKind::TooLarge));
        }
        cells = cells.saturating_add(record.len());
        kept = kept.saturating_add(record.as_slice().len());
        if rows.len() >= MOST_ROWS || cells > MOST_CELLS || kept > MOST_TEXT {
            return Err((line, ProblemKind::TooLarge));
        }
        rows.push(Row { line, cells: record.iter().map(tidy).collect() });
    }
    Ok(Table { name: String::new(), rows })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The text: UTF-8 or UTF-16 with a mark, else UTF-8 when all of it is, else Windows-1252 as Excel writes it.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Wrong> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    let (text, _, is_broken) = encoding.decode(bytes);
    if is_broken {
        return Err((0, ProblemKind::WrongEncoding { encoding: encoding.name().to_owned() }));
    }
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{80}'..='\u{9f}');
    let start = text.trim_start();
    if start.starts_with('<') || start.starts_with("%PDF") || text.chars().any(is_control) {
        return Err((0, ProblemKind::NotASheet));
    }
    Ok(text)
}

/// The separator that a first line `sep=;` names, as Excel understands it, with the rest of the text and the lines
/// that were passed.
fn named_separator(text: &str) -> (Option<u8>, &str, u64) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text, 0) };
    let named = first.trim().strip_prefix("sep=").or_else(|| first.trim().strip_prefix("SEP="));
    match named.map(str::as_bytes) {
        Some([separator]) if SEPARATORS.contains(separator) => (Some(*separator), rest, 1),
        Some([]) => (Some(b'\t'), rest, 1),
        _ => (None, text, 0),
    }
}

/// The separator by which most of the first rows have the same number of columns, more than one; of equals the one
/// that gives more columns.
fn find_separator(text: &str) -> u8 {
    let fit = |separator: u8| {
        let mut rows_of_width: BTreeMap<usize, usize> = BTreeMap::new();
        let records = reader(text, separator).into_records().take(LOOKED_AT).filter_map(Result::ok);
        for record in records.filter(|record| record.len() > 1) {
            *rows_of_width.entry(record.len()).or_default() += 1;
        }
        rows_of_width.into_iter().map(|(width, rows)| (rows, width)).max().unwrap_or_default()
    };
    // The first of equals: `max_by_key` would take the last.
    let mut best = (b';', (0, 0));
    for separator in SEPARATORS {
        let found = fit(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
        let rows = read(bytes).unwrap().rows;
        rows.into_iter()
            .map(|row| (row.line, row.cells.into_iter().map(domain::Personal::into_inner).collect()))
            .collect()
    }

    fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn the_separator_is_found_also_beside_decimal_commas() {
        assert_eq!(cells(b"a;b\n1,5;2,5\n"), [row(1, &["a", "b"]), row(2, &["1,5", "2,5"])]);
        assert_eq!(cells(b"a\tb\tc\n1,5\t2\t3\n")[1], row(2, &["1,5", "2", "3"]));
        assert_eq!(cells(b"a,b\n1.5,2\n")[1], row(2, &["1.5", "2"]));
        assert_eq!(cells(b"sep=,\r\na;x,b\r\n1,2\r\n")[1], row(3, &["1", "2"]));
        assert_eq!(cells(b"naam\nNoor\n")[1], row(2, &["Noor"]));
    }

    #[test]
    fn the_encoding_is_found() {
        let expected = row(2, &["Zoë", "€"]);
        assert_eq!(cells("a;b\nZoë;€\n".as_bytes())[1], expected);
        assert_eq!(cells("\u{feff}a;b\nZoë;€\n".as_bytes())[1], expected);
        assert_eq!(cells("\u{feff}a;b\nZoë;€\n".as_bytes())[0], row(1, &["a", "b"]));
        assert_eq!(cells(b"a;b\nZo\xeb;\x80\n")[1], expected);
        let utf16: Vec<u8> = "\u{feff}a;b\nZoë;€\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&utf16)[1], expected);
    }

    #[test]
    fn a_quoted_field_may_hold_separators_quotes_and_line_breaks() {
        let rows = cells(b"a;b\n\"x;\"\"y\"\"\r\nz\";2\n3;4\n");
        assert_eq!(rows[1], row(2, &["x;\"y\" z", "2"]));
        assert_eq!(rows[2], row(4, &["3", "4"]));
    }

    #[test]
    fn too_much_is_refused_with_its_line() {
        let wide = "x;".repeat(MOST_COLUMNS + 1);
        assert_eq!(read(wide.as_bytes()).err(), Some((1, ProblemKind::TooLarge)));
        let long = "a;b\n".repeat(MOST_ROWS + 1);
        assert_eq!(read(long.as_bytes()).err().map(|(_, kind)| kind), Some(ProblemKind::TooLarge));
        let open = format!("a;b\n\"{}", "x\n".repeat(LONGEST_FIELD));
        assert_eq!(read(open.as_bytes()).err(), Some((2, ProblemKind::TooLarge)));
    }
}
