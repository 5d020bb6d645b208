//! XLSX: a zip with XML, read cell by cell. What the zip holds is measured before anything of it is kept.

use super::{
    LARGEST_UNZIPPED, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Row, Table, Wrong, tidy,
    values::UNKNOWN,
};
use crate::ProblemKind;
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Xlsx};
use domain::Personal;
use std::{
    collections::HashSet,
    io::{Cursor, Read as _},
};
use zip::ZipArchive;

/// Files in the zip; a workbook has some tens.
const MOST_PARTS: usize = 2_000;

/// How many different texts a workbook may announce; the library makes room for them before it reads one.
const MOST_TEXTS: u64 = 4_000_000;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Wrong> {
    measure(bytes, LARGEST_UNZIPPED)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| (0, ProblemKind::NotASheet))?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut tables = Vec::with_capacity(names.len());
    let mut kept = Kept::default();
    for name in names {
        let rows = rows_of(&mut book, &name, &mut kept)?;
        tables.push(Table { name, rows });
    }
    Ok(tables)
}

/// Unzips everything once without keeping it: sizes that a zip tells of itself need not be true.
fn measure(bytes: &[u8], most: u64) -> Result<(), Wrong> {
    let no_sheet = (0, ProblemKind::NotASheet);
    let too_large = (0, ProblemKind::TooLarge);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_sheet.clone())?;
    if zip.len() > MOST_PARTS {
        return Err(too_large);
    }
    let mut left = most;
    let mut piece = vec![0_u8; 1 << 16];
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).map_err(|_| no_sheet.clone())?;
        let mut announced = Announced::default();
        loop {
            let read = part.read(&mut piece).map_err(|_| no_sheet.clone())?;
            if read == 0 {
                break;
            }
            left =
                left.checked_sub(u64::try_from(read).unwrap_or(u64::MAX)).ok_or_else(|| too_large.clone())?;
            let is_too_many = piece.get(..read).is_some_and(|piece| announced.goes_beyond(piece, MOST_TEXTS));
            if is_too_many {
                return Err(too_large);
            }
        }
    }
    Ok(())
}

/// Looks in a stream of bytes for the number of texts that a workbook announces (`uniqueCount="…"`), in any encoding
/// whose letters are those of ASCII, zero bytes apart.
#[derive(Default)]
struct Announced {
    matched: usize,
    number: Option<u64>,
    /// Bytes since the name that were no digit.
    gap: usize,
}

const NAME: &[u8] = b"uniqueCount";

impl Announced {
    fn goes_beyond(&mut self, piece: &[u8], most: u64) -> bool {
        for byte in piece.iter().copied().filter(|byte| *byte != 0) {
            if self.matched == NAME.len() {
                if byte.is_ascii_digit() {
                    let number = self.number.unwrap_or(0);
                    let number = number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                    if number > most {
                        return true;
                    }
                    self.number = Some(number);
                    continue;
                }
                self.gap += 1;
                if self.number.is_none() && self.gap < 64 {
                    continue;
                }
                *self = Self::default();
            }
            self.matched = match NAME.get(self.matched) {
                Some(wanted) if *wanted == byte => self.matched + 1,
                _ => usize::from(NAME.first() == Some(&byte)),
            };
        }
        false
    }
}

/// What is kept of a workbook, over all its sheets. One text that a workbook holds once may stand in every cell.
#[derive(Default)]
struct Kept {
    cells: usize,
    /// Bytes of text in them.
    text: usize,
}

impl Kept {
    /// Whether this much more goes beyond what is kept at most.
    const fn goes_beyond(&mut self, cells: usize, text: usize) -> bool {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        self.cells > MOST_CELLS || self.text > MOST_TEXT
    }
}

fn rows_of(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, kept: &mut Kept) -> Result<Vec<Row>, Wrong> {
    let no_sheet = |_| (0, ProblemKind::NotASheet);
    let formulas = formulas_of(book, name)?;
    let mut reader = book.worksheet_cells_reader(name).map_err(no_sheet)?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(no_sheet)? {
        let (row, column) = cell.get_position();
        let line = u64::from(row) + 1;
        let is_unknown = matches!(cell.get_value(), DataRef::Empty) && formulas.contains(&(row, column));
        let text = if is_unknown { Personal::new(UNKNOWN.to_owned()) } else { text_of(cell.get_value()) };
        if text.reveal().is_empty() {
            continue;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        // What stands far to the right of everything is no column of this table.
        if column >= MOST_COLUMNS {
            continue;
        }
        if rows.last().is_none_or(|last| last.line != line) {
            if rows.len() >= MOST_ROWS || rows.last().is_some_and(|last| last.line > line) {
                return Err((line, ProblemKind::TooLarge));
            }
            rows.push(Row { line, cells: Vec::new() });
        }
        let Some(last) = rows.last_mut() else { continue };
        let more = (column + 1).saturating_sub(last.cells.len());
        if kept.goes_beyond(more, text.reveal().len()) {
            return Err((line, ProblemKind::TooLarge));
        }
        if more > 0 {
            last.cells.resize(column + 1, Personal::default());
        }
        if let Some(place) = last.cells.get_mut(column) {
            *place = text;
        }
    }
    Ok(rows)
}

/// Where formulas stand. The value of one that was never worked out is not in the file, and the cell is not empty.
fn formulas_of(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<HashSet<(u32, u32)>, Wrong> {
    let mut formulas = HashSet::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| (0, ProblemKind::NotASheet))?;
    // A formula that cannot be read is none: its value can be, all the same.
    while let Ok(Some(cell)) = reader.next_formula() {
        if !cell.get_value().is_empty() {
            formulas.insert(cell.get_position());
        }
        if formulas.len() > MOST_CELLS {
            return Err((0, ProblemKind::TooLarge));
        }
    }
    Ok(formulas)
}

fn text_of(value: &DataRef<'_>) -> Personal<String> {
    match value {
        DataRef::Int(number) => Personal::new(number.to_string()),
        DataRef::Float(number) => Personal::new(number_text(*number)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => tidy(text),
        DataRef::SharedString(text) => tidy(text),
        DataRef::Bool(is_so) => Personal::new(if *is_so { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(time) => Personal::new(time_text(*time)),
        DataRef::Error(failed) => Personal::new(failed.to_string()),
        DataRef::Empty => Personal::default(),
    }
}

/// A number without the noise of binary fractions: at most six decimals, as 0.3 and not 0.30000000000000004.
fn number_text(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn time_text(time: ExcelDateTime) -> String {
    if time.is_duration() || time.as_f64() < 1.0 {
        return number_text(time.as_f64());
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime as Day, Format, Workbook};
    use std::io::Write as _;
    use zip::{ZipWriter, write::SimpleFileOptions};

    type Named = (String, Vec<(u64, Vec<String>)>);

    fn cells(bytes: &[u8]) -> Vec<Named> {
        let rows = |table: Table| {
            let rows = table.rows.into_iter();
            let rows = rows.map(|r| (r.line, r.cells.into_iter().map(Personal::into_inner).collect()));
            (table.name, rows.collect())
        };
        read(bytes).unwrap().into_iter().map(rows).collect()
    }

    #[test]
    fn dates_are_dates_and_numbers_have_no_noise() {
        let mut book = Workbook::new();
        book.add_worksheet().set_name("Leeg").unwrap();
        let sheet = book.add_worksheet().set_name("Toetsen").unwrap();
        let day = Format::new().set_num_format("dd-mm-yyyy");
        sheet.write(1, 0, "Naam").unwrap();
        sheet.write(1, 1, 0.1 + 0.2).unwrap();
        sheet.write(1, 2, 210).unwrap();
        sheet.write_with_format(1, 3, Day::from_ymd(2026, 1, 20).unwrap(), &day).unwrap();
        sheet.write(3, 1, true).unwrap();
        sheet.write(3, 2, " Zoë \n b ").unwrap();
        sheet.write(4, 0, 123_456_789_012_f64).unwrap();
        let sheets = cells(&book.save_to_buffer().unwrap());
        assert_eq!(sheets[0], ("Leeg".to_owned(), vec![]));
        let rows = &sheets[1].1;
        assert_eq!(rows[0], (2, ["Naam", "0.3", "210", "2026-01-20"].map(str::to_owned).to_vec()));
        assert_eq!(rows[1], (4, ["", "TRUE", "Zoë b"].map(str::to_owned).to_vec()));
        assert_eq!(rows[2].1, ["123456789012"]);
    }

    /// A workbook with these parts.
    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn book(sheet: &str, texts: &str) -> Vec<u8> {
        zipped(&[
            ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
            ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
            ("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ("xl/sharedStrings.xml", texts.as_bytes()),
        ])
    }

    const NO_TEXTS: &str = r#"<sst count="0" uniqueCount="0"></sst>"#;

    #[test]
    fn a_cell_far_away_takes_no_memory_and_rows_out_of_order_are_refused() {
        let far = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c><c r="B1048576"><v>3</v></c></row></sheetData></worksheet>"#;
        let rows = cells(&book(far, NO_TEXTS)).remove(0).1;
        assert_eq!(rows, [(1, vec!["1".to_owned()]), (1_048_576, vec![String::new(), "3".to_owned()])]);
        let back = r#"<worksheet><sheetData><row r="9"><c r="A9"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>"#;
        assert_eq!(read(&book(back, NO_TEXTS)).err(), Some((1, ProblemKind::TooLarge)));
    }

    #[test]
    fn a_formula_that_failed_or_has_no_value_is_not_empty() {
        let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1" t="e"><f>B9</f><v>#REF!</v></c><c r="B1"><f>1+1</f></c><c r="C1" s="0"/><c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1" t="b"><v>1</v></c></row></sheetData></worksheet>"#;
        let rows = cells(&book(sheet, NO_TEXTS)).remove(0).1;
        assert_eq!(rows[0].1, ["#REF!", "#?", "", "2", "", "TRUE"]);
    }

    #[test]
    fn one_text_in_many_cells_is_refused_when_it_grows_too_large() {
        let long = "x".repeat(super::super::LONGEST_CELL);
        let texts = format!(r#"<sst count="1" uniqueCount="1"><si><t>{long}</t></si></sst>"#);
        let sheet = |rows: usize| {
            let cell = r#"<c t="s"><v>0</v></c>"#.repeat(200);
            let rows: String = (1..=rows).map(|row| format!(r#"<row r="{row}">{cell}</row>"#)).collect();
            format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
        };
        let of_row = 200 * super::super::LONGEST_CELL;
        let fits = MOST_TEXT / of_row;
        assert_eq!(read(&book(&sheet(fits), &texts)).map(|tables| tables[0].rows.len()), Ok(fits));
        let line = u64::try_from(fits + 1).unwrap();
        assert_eq!(read(&book(&sheet(fits + 1), &texts)).err(), Some((line, ProblemKind::TooLarge)));
    }

    #[test]
    fn a_zip_bomb_and_a_false_announcement_are_refused_before_anything_is_kept() {
        let zeros = vec![b' '; 1 << 20];
        let sheet = "<worksheet><sheetData></sheetData></worksheet>";
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..8 {
            zip.start_file(format!("xl/media/{at}.xml"), SimpleFileOptions::default()).unwrap();
            zip.write_all(&zeros).unwrap();
        }
        let bomb = zip.finish().unwrap().into_inner();
        assert!(bomb.len() < 1 << 16, "{}", bomb.len());
        assert_eq!(measure(&bomb, 7 << 20).err(), Some((0, ProblemKind::TooLarge)));
        assert_eq!(measure(&bomb, 8 << 20), Ok(()));
        for texts in [
            r#"<sst uniqueCount="99999999999999"></sst>"#,
            r#"<sst uniqueCount = '18446744073709551615'></sst>"#,
        ] {
            assert_eq!(read(&book(sheet, texts)).err(), Some((0, ProblemKind::TooLarge)), "{texts}");
        }
        let utf16: Vec<u8> =
            r#"<sst uniqueCount="99999999999999">"#.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(Announced::default().goes_beyond(&utf16, MOST_TEXTS));
    }

    #[test]
    fn entities_of_a_document_type_do_not_grow_and_half_a_file_is_no_sheet() {
        let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"#;
        match read(&book(bomb, NO_TEXTS)) {
            Ok(tables) => {
                assert!(tables[0].rows.iter().flat_map(|row| &row.cells).all(|cell| cell.reveal().len() < 10))
            }
            Err((_, kind)) => assert_eq!(kind, ProblemKind::NotASheet),
        }
        let whole = book("<worksheet><sheetData></sheetData></worksheet>", NO_TEXTS);
        assert_eq!(read(&whole[..whole.len() / 2]).err(), Some((0, ProblemKind::NotASheet)));
        assert_eq!(read(&zipped(&[("a.txt", b"hello")])).err(), Some((0, ProblemKind::NotASheet)));
    }
}
