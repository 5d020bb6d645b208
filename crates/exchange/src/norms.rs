//! Norm tables as a CSV file: bytes ↔ rows and problems.
//!
//! The first line names the columns: `series;version;subject;moment;score_from;score_to;level;percentile;mean;dle`, in any
//! order. Version, percentile, mean and dle may be empty or left out. Columns are kept apart by `;` or a tab; numbers have a
//! decimal comma or point. The text is UTF-8 or UTF-16 with a byte order mark, UTF-8, or else Windows-1252. Whether the rows
//! of a table fit together is asked of `domain::results::NormTable`.

use domain::results::{Decimal, Level, Moment};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The columns in the order in which an empty file has them.
pub const COLUMNS: [&str; 10] = [
    "series",
    "version",
    "subject",
    "moment",
    "score_from",
    "score_to",
    "level",
    "percentile",
    "mean",
    "dle",
];

/// Columns without which nothing can be read.
const NEEDED: [&str; 6] = ["series", "subject", "moment", "score_from", "score_to", "level"];

/// The longest text in a column, in characters.
const LONGEST: usize = 120;

/// The most problems that are kept; a file with more is of another kind.
const MOST: usize = 1000;

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormRecord {
    /// The line, counted from 1.
    pub line: u64,
    /// The series as the file names it.
    pub series: String,
    /// Its version.
    pub version: Option<String>,
    /// The subject.
    pub subject: String,
    /// The test moment.
    pub moment: Moment,
    /// The lowest skill score of the row.
    pub from: Decimal,
    /// The highest skill score of the row.
    pub to: Decimal,
    /// The level.
    pub level: Level,
    /// Percentile of the norm group, 0 to 100.
    pub percentile: Option<Decimal>,
    /// The mean of the norm group at this moment.
    pub mean: Option<Decimal>,
    /// Didactic age equivalent in months.
    pub dle: Option<Decimal>,
}

/// What is wrong with a file or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NormFileProblem {
    /// There is nothing in it.
    Empty,
    /// It is no text: a workbook, a picture, a PDF.
    NotText,
    /// The first line does not name this column.
    NoColumn,
    /// The first line names this column twice.
    ColumnTwice,
    /// Below the first line there is no row.
    NoRows,
    /// The field is empty.
    Missing,
    /// The field holds more characters than a name ever has.
    TooLong {
        /// The most.
        most: usize,
    },
    /// The field is no number.
    NotANumber,
    /// The field is no test moment such as M5.
    NotAMoment {
        /// What it holds.
        found: String,
    },
    /// The field is no level of any scale.
    NotALevel {
        /// What it holds.
        found: String,
    },
    /// A percentile lies between 0 and 100.
    NoPercentile,
    /// There are more problems than are told.
    More,
}

/// A problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormProblem {
    /// The line, counted from 1; 0 when it is about the file as a whole.
    pub line: u64,
    /// The column; empty when it is about the line or the file.
    pub column: &'static str,
    /// What is wrong.
    pub what: NormFileProblem,
}

/// Reads a file: its good rows, and everything that is wrong with the others.
pub fn read_norms(bytes: &[u8]) -> (Vec<NormRecord>, Vec<NormProblem>) {
    let of_file = |what| (Vec::new(), vec![NormProblem { line: 0, column: "", what }]);
    let Some(text) = text_of(bytes) else { return of_file(NormFileProblem::NotText) };
    // With one kind of line end the reader counts lines as an editor does.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return of_file(NormFileProblem::Empty);
    }
    // Excel writes and reads a first line that says how columns are kept apart.
    let (skipped, body) = match text.split_once('\n') {
        Some((first, rest)) if first.trim().eq_ignore_ascii_case("sep=;") => (1, rest),
        _ => (0, text.as_str()),
    };
    let first = body.lines().next().unwrap_or_default();
    let delimiter = if first.contains(';') || !first.contains('\t') { b';' } else { b'\t' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(body.as_bytes());
    let mut reading = Reading::default();
    for record in reader.records() {
        // Only bytes that are no text can break a record, and this is text.
        let Ok(record) = record else { return of_file(NormFileProblem::NotText) };
        let line = record.position().map_or(0, csv::Position::line) + skipped;
        if !reading.take(line, &record) {
            break;
        }
    }
    reading.end()
}

/// The text of a file; nothing when it is none.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        let (text, has_errors) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
        return (!has_errors).then(|| text.into_owned());
    }
    if bytes.starts_with(b"PK") || bytes.starts_with(b"%PDF") || bytes.contains(&0) {
        return None;
    }
    let (text, has_errors) = UTF_8.decode_without_bom_handling(bytes);
    if !has_errors {
        return Some(text.into_owned());
    }
    Some(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned())
}

/// A file that is being read.
#[derive(Default)]
struct Reading {
    /// Which place each column has; none before the first line.
    places: Option<[Option<usize>; COLUMNS.len()]>,
    records: Vec<NormRecord>,
    problems: Vec<NormProblem>,
    rows: usize,
}

impl Reading {
    /// Takes a line; false when nothing more can be read.
    fn take(&mut self, line: u64, record: &csv::StringRecord) -> bool {
        let Some(places) = self.places else { return self.take_head(line, record) };
        if record.iter().all(|field| field.trim().is_empty()) {
            return true;
        }
        self.rows += 1;
        let mut row = Row { line, record, places, problems: &mut self.problems };
        self.records.extend(row.read());
        let is_enough = self.problems.len() >= MOST;
        if is_enough {
            self.problems.push(NormProblem { line, column: "", what: NormFileProblem::More });
        }
        !is_enough
    }

    fn take_head(&mut self, line: u64, record: &csv::StringRecord) -> bool {
        let mut places = [None; COLUMNS.len()];
        for (place, name) in record.iter().enumerate() {
            let name = name.trim().to_lowercase().replace([' ', '-'], "_");
            for (column, known) in COLUMNS.iter().zip(&mut places).filter(|(column, _)| **column == name) {
                if known.replace(place).is_some() {
                    self.problems.push(NormProblem { line, column, what: NormFileProblem::ColumnTwice });
                }
            }
        }
        for (column, place) in COLUMNS.iter().zip(places) {
            if place.is_none() && NEEDED.contains(column) {
                self.problems.push(NormProblem { line, column, what: NormFileProblem::NoColumn });
            }
        }
        self.places = Some(places);
        self.problems.is_empty()
    }

    fn end(mut self) -> (Vec<NormRecord>, Vec<NormProblem>) {
        if self.rows == 0 && self.problems.is_empty() {
            self.problems.push(NormProblem { line: 0, column: "", what: NormFileProblem::NoRows });
        }
        (self.records, self.problems)
    }
}

/// One row that is being read.
struct Row<'a> {
    line: u64,
    record: &'a csv::StringRecord,
    places: [Option<usize>; COLUMNS.len()],
    problems: &'a mut Vec<NormProblem>,
}

impl Row<'_> {
    fn read(&mut self) -> Option<NormRecord> {
        let series = self.text("series");
        let version = self.field("version").map(str::to_owned);
        let subject = self.text("subject");
        let moment = self.needed("moment").and_then(|text| self.moment(&text));
        let (from, to) = (self.needed_number("score_from"), self.needed_number("score_to"));
        let level = self.needed("level").and_then(|text| self.level(&text));
        let (percentile, mean, dle) = (self.percentile(), self.number("mean"), self.number("dle"));
        Some(NormRecord {
            line: self.line,
            series: series?,
            version,
            subject: subject?,
            moment: moment?,
            from: from?,
            to: to?,
            level: level?,
            percentile: percentile?,
            mean: mean?,
            dle: dle?,
        })
    }

    fn tell<T>(&mut self, column: &'static str, what: NormFileProblem) -> Option<T> {
        self.problems.push(NormProblem { line: self.line, column, what });
        None
    }

    /// What a field holds; nothing when it is empty or left out.
    fn field(&self, column: &str) -> Option<&str> {
        let (_, place) = COLUMNS.iter().zip(self.places).find(|(name, _)| **name == column)?;
        let text = self.record.get(place?)?.trim();
        (!text.is_empty()).then_some(text)
    }

    fn needed(&mut self, column: &'static str) -> Option<String> {
        match self.field(column).map(str::to_owned) {
            Some(text) => Some(text),
            None => self.tell(column, NormFileProblem::Missing),
        }
    }

    fn text(&mut self, column: &'static str) -> Option<String> {
        let text = self.needed(column)?;
        match text.chars().count() > LONGEST {
            true => self.tell(column, NormFileProblem::TooLong { most: LONGEST }),
            false => Some(text),
        }
    }

    fn moment(&mut self, text: &str) -> Option<Moment> {
        match text.to_uppercase().parse() {
            Ok(moment) => Some(moment),
            Err(_) => self.tell("moment", NormFileProblem::NotAMoment { found: start_of(text) }),
        }
    }

    fn level(&mut self, text: &str) -> Option<Level> {
        match Level::parse_any(text) {
            Ok(level) => Some(level),
            Err(_) => self.tell("level", NormFileProblem::NotALevel { found: start_of(text) }),
        }
    }

    fn needed_number(&mut self, column: &'static str) -> Option<Decimal> {
        let text = self.needed(column)?;
        match text.parse() {
            Ok(number) => Some(number),
            Err(_) => self.tell(column, NormFileProblem::NotANumber),
        }
    }

    /// A number that may be empty; nothing at all when it is none.
    fn number(&mut self, column: &'static str) -> Option<Option<Decimal>> {
        match self.field(column).map(str::parse) {
            None => Some(None),
            Some(Ok(number)) => Some(Some(number)),
            Some(Err(_)) => self.tell(column, NormFileProblem::NotANumber),
        }
    }

    fn percentile(&mut self) -> Option<Option<Decimal>> {
        let number = self.number("percentile")?;
        match number.is_some_and(|one| one < Decimal::default() || one > Decimal::whole(100)) {
            true => self.tell("percentile", NormFileProblem::NoPercentile),
            false => Some(number),
        }
    }
}

/// The first letters of what a field holds: enough to find it, too few for a text about somebody.
fn start_of(text: &str) -> String {
    text.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEAD: &str = "series;version;subject;moment;score_from;score_to;level;percentile;mean;dle\n";

    fn problems(text: &str) -> Vec<(u64, &'static str, NormFileProblem)> {
        let (_, problems) = read_norms(text.as_bytes());
        problems.into_iter().map(|one| (one.line, one.column, one.what)).collect()
    }

    #[test]
    fn decimal_comma_and_point_and_empty_columns_are_read() {
        let text = format!("{HEAD}RW;3.0;Rekenen;m5;0;187,5;V;10;201.4;\nRW;;Rekenen;M5;187,6;300;I;;;24\n");
        let (records, problems) = read_norms(text.as_bytes());
        assert_eq!(problems, []);
        assert_eq!((records[0].version.as_deref(), records[1].version.as_deref()), (Some("3.0"), None));
        assert_eq!((records[0].to.to_string(), records[0].moment.to_string()), ("187.5".into(), "M5".into()));
        assert_eq!((records[0].mean, records[1].mean), ("201.4".parse().ok(), None));
        assert_eq!((records[0].percentile, records[1].dle), ("10".parse().ok(), "24".parse().ok()));
        assert_eq!((records[0].line, records[1].line), (2, 3));
    }

    #[test]
    fn columns_stand_in_any_order_and_the_optional_ones_may_be_left_out() {
        let text =
            "sep=;\r\nLevel;Moment;Series;Subject;Score from;Score to\r\nV;M5;RW;Rekenen;0;9\r\n;;;;;\r\n";
        let (records, problems) = read_norms(text.as_bytes());
        assert_eq!((records.len(), problems.len()), (1, 0));
        assert_eq!((records[0].series.as_str(), records[0].line), ("RW", 3));
        let tabs = text.replace("sep=;\r\n", "").replace(';', "\t");
        assert_eq!(read_norms(tabs.as_bytes()).0.len(), 1);
    }

    #[test]
    fn the_encodings_of_spreadsheets_are_understood() {
        let text = format!("{HEAD}RW;;Taal én meer;M5;0;9;V;;;\n");
        let subject = |bytes: &[u8]| read_norms(bytes).0[0].subject.clone();
        let old: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let marked = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
        let wide: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for bytes in [text.as_bytes(), &old, &marked, &wide] {
            assert_eq!(subject(bytes), "Taal én meer");
        }
    }

    #[test]
    fn every_problem_has_its_line_and_column() {
        use NormFileProblem::*;
        let row = |fields: &str| problems(&format!("{HEAD}{fields}\n"));
        assert_eq!(problems(""), [(0, "", Empty)]);
        assert_eq!(problems("PK\u{3}\u{4}"), [(0, "", NotText)]);
        assert_eq!(problems(HEAD), [(0, "", NoRows)]);
        assert_eq!(problems("series;moment;score_from;score_to;level;level\n").len(), 2);
        assert_eq!(row("RW;;Rekenen;M9;0;9;V;;;"), [(2, "moment", NotAMoment { found: "M9".into() })]);
        assert_eq!(row("RW;;Rekenen;M5;0;9;VI;;;"), [(2, "level", NotALevel { found: "VI".into() })]);
        assert_eq!(row("RW;;Rekenen;M5;nul;9;V;;;"), [(2, "score_from", NotANumber)]);
        assert_eq!(row("RW;;Rekenen;M5;0;9;V;101;;"), [(2, "percentile", NoPercentile)]);
        assert_eq!(
            row("RW;;;M5;0;;V;;;x"),
            [(2, "subject", Missing), (2, "score_to", Missing), (2, "dle", NotANumber)]
        );
        assert_eq!(
            row(&format!("{};;R;M5;0;9;V;;;", "a".repeat(121))),
            [(2, "series", TooLong { most: 120 })]
        );
    }

    #[test]
    fn a_file_of_another_kind_stops_at_its_first_line() {
        let found = problems("Naam;Geboortedatum\nNoor;2015-01-01\n");
        assert_eq!(found.len(), NEEDED.len());
        assert!(found.iter().all(|(line, _, what)| *line == 1 && *what == NormFileProblem::NoColumn));
        let many = format!("{HEAD}{}", "x;;;;;;;;;\n".repeat(2000));
        let found = problems(&many);
        assert!(found.len() <= MOST + 6 && found.last().unwrap().2 == NormFileProblem::More);
    }

    proptest! {
        #[test]
        fn any_bytes_are_safe(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let (records, problems) = read_norms(&bytes);
            prop_assert!(records.is_empty() && !problems.is_empty());
        }

        #[test]
        fn any_row_is_taken_or_told(row in "[^\n\"]{0,60}") {
            let (records, problems) = read_norms(format!("{HEAD}{row}\n").as_bytes());
            prop_assert_eq!(records.is_empty(), !problems.is_empty());
        }
    }
}
