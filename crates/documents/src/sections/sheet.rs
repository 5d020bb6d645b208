//! The document as the template reads it: printable lines that can break where they must, widths of columns.

use super::columns::{Claim, room_for_words, share};
use super::{Entry, EntryText, Pair, Part, Picture, Section, SectionsDocument, Table};
use crate::error::DocumentError;
use crate::fonts::{Weight, breakable, printable, shows_all};
use crate::paper::{Front, NO_WORDS, Paper, first_words, in_our_type};
use serde::Serialize;

/// Portrait A4 without its margins, in points.
const PAGE_WIDTH: f64 = 595.28 - 2.0 * MARGIN;
const MARGIN: f64 = 56.0;
/// Of what is measured so much may be used, as typst sets some letters closer and others wider.
pub(super) const SAFE: f64 = 0.98;
/// What a bar beside an entry takes, and the air between two columns, in points.
const BAR: f64 = 10.0;
const COLUMN_AIR: f64 = 8.0;
/// The sizes of a table that is too full for its own: the largest at which no word is broken and some room is left, so
/// that a text of several words is no pile of them.
const SMALLER: [f64; 3] = [8.5, 8.0, 7.5];
const ROOM_TO_SPARE: f64 = 1.1;
/// Type sizes, in points.
const TYPE: Type =
    Type { title: 18.0, subtitle: 12.0, heading: 13.0, text: 10.0, table: 9.0, small: 8.5, foot: 7.5 };

/// Paragraphs of lines.
type Lines = Vec<Vec<String>>;

/// All that the template reads.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    paper: Paper,
    sizes: Type,
    margin: f64,
    bar: f64,
    column_air: f64,
    title: String,
    subtitle: String,
    school: String,
    made_on: String,
    purpose: Lines,
    /// Empty when all letters can be printed.
    unprintable: Lines,
    contents: String,
    sections: Vec<PrintedSection>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Type {
    title: f64,
    subtitle: f64,
    heading: f64,
    text: f64,
    table: f64,
    small: f64,
    foot: f64,
}

#[derive(Debug, Serialize)]
struct PrintedSection {
    heading: String,
    parts: Vec<PrintedPart>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum PrintedPart {
    Text {
        lines: Lines,
    },
    Pairs {
        widths: Vec<f64>,
        rows: Vec<Vec<Lines>>,
    },
    Table {
        caption: String,
        summary: String,
        size: f64,
        widths: Vec<f64>,
        head: Vec<Lines>,
        rows: Vec<Vec<Lines>>,
    },
    Picture {
        caption: String,
        svg: String,
        label: String,
    },
    Entries {
        entries: Vec<PrintedEntry>,
    },
}

#[derive(Debug, Serialize)]
struct PrintedEntry {
    head: String,
    given: bool,
    lines: Lines,
}

impl Sheet {
    /// The document, ready for the template.
    pub(super) fn of(document: &SectionsDocument) -> Result<Self, DocumentError> {
        let paper = Paper::of(&Front {
            logo: document.logo.as_ref(),
            language: &document.language,
            date: document.date,
            title: &document.title,
            school_name: &document.school_name,
            footer: &document.reference,
            page: document.page.clone(),
        })?;
        let mut printer = Printer { lost: !shows_all(&document.title) };
        let line = |printer: &mut Printer, text: &str, size: f64| {
            printer.line(text, Weight::Regular, PAGE_WIDTH / size)
        };
        let sections = document.sections.iter().map(|section| printer.section(section)).collect();
        Ok(Self {
            title: breakable(&paper.title, Weight::Bold, PAGE_WIDTH / TYPE.title * SAFE),
            paper,
            sizes: TYPE,
            margin: MARGIN,
            bar: BAR,
            column_air: COLUMN_AIR,
            subtitle: line(&mut printer, &document.subtitle, TYPE.subtitle),
            school: line(&mut printer, &document.school_name, TYPE.text),
            made_on: line(&mut printer, &document.made_on, TYPE.text),
            contents: line(&mut printer, &document.contents, TYPE.heading),
            purpose: printer.lines(&document.purpose, Weight::Regular, PAGE_WIDTH / TYPE.text),
            sections,
            // Last, when all texts were seen.
            unprintable: if printer.lost {
                printer.lines(&document.unprintable, Weight::Regular, PAGE_WIDTH / TYPE.text)
            } else {
                Lines::new()
            },
        })
    }
}

/// Makes texts printable and remembers whether letters were lost.
struct Printer {
    lost: bool,
}

impl Printer {
    /// One line; `room` in type sizes.
    fn line(&mut self, text: &str, weight: Weight, room: f64) -> String {
        self.lost |= !shows_all(text);
        breakable(&printable(text), weight, room * SAFE)
    }

    /// Paragraphs of lines; `room` in type sizes.
    fn lines(&mut self, text: &str, weight: Weight, room: f64) -> Lines {
        let lines: Vec<String> = split(text).map(|line| self.line(line, weight, room)).collect();
        lines
            .split(|line| line.is_empty())
            .filter(|paragraph| !paragraph.is_empty())
            .map(<[String]>::to_vec)
            .collect()
    }

    fn section(&mut self, section: &Section) -> PrintedSection {
        let heading = self.line(&section.heading, Weight::Bold, PAGE_WIDTH / TYPE.heading);
        PrintedSection {
            heading: if heading.is_empty() { NO_WORDS.to_owned() } else { heading },
            parts: section.parts.iter().map(|part| self.part(part)).collect(),
        }
    }

    fn part(&mut self, part: &Part) -> PrintedPart {
        match part {
            Part::Text(text) => {
                PrintedPart::Text { lines: self.lines(text, Weight::Regular, PAGE_WIDTH / TYPE.text) }
            }
            Part::Pairs(pairs) => self.pairs(pairs),
            Part::Table(table) => self.table(table),
            Part::Picture(picture) => self.picture(picture),
            Part::Entries(entries) => {
                PrintedPart::Entries { entries: entries.iter().map(|entry| self.entry(entry)).collect() }
            }
        }
    }

    fn pairs(&mut self, pairs: &[Pair]) -> PrintedPart {
        let key = pairs.iter().fold(Claim::KEY, |claim, pair| claimed(claim, &pair.key, Weight::Bold));
        let rooms = rooms(&[key, Claim::VALUE], TYPE.text);
        let cells = |printer: &mut Self, pair: &Pair| {
            let texts = [(&pair.key, Weight::Bold), (&pair.value, Weight::Regular)];
            let cells = texts.into_iter().zip(&rooms);
            cells.map(|((text, weight), room)| printer.lines(text, weight, *room)).collect()
        };
        let rows = pairs.iter().map(|pair| cells(self, pair)).collect();
        PrintedPart::Pairs { widths: widths(&rooms, TYPE.text), rows }
    }

    fn table(&mut self, table: &Table) -> PrintedPart {
        let count = table.rows.iter().map(Vec::len).fold(table.head.len(), usize::max);
        let mut claims = vec![Claim::NONE; count];
        let rows = table.rows.iter().map(|row| (row, Weight::Regular));
        for (row, weight) in rows.chain([(&table.head, Weight::Bold)]) {
            for (claim, text) in claims.iter_mut().zip(row) {
                *claim = claimed(*claim, text, weight);
            }
        }
        let fits = |size: &f64| room_for_words(&claims) * ROOM_TO_SPARE <= room(&claims, *size);
        let size = [TYPE.table].into_iter().chain(SMALLER).find(fits).unwrap_or(TYPE.table);
        let rooms = rooms(&claims, size);
        let cells = |printer: &mut Self, row: &[String], weight| {
            let texts = row.iter().map(String::as_str).chain(std::iter::repeat(""));
            rooms.iter().zip(texts).map(|(room, text)| printer.lines(text, weight, *room)).collect()
        };
        PrintedPart::Table {
            caption: self.line(&table.caption, Weight::Bold, PAGE_WIDTH / TYPE.text),
            summary: printable(&table.summary),
            head: if table.head.is_empty() { Vec::new() } else { cells(self, &table.head, Weight::Bold) },
            rows: table.rows.iter().map(|row| cells(self, row, Weight::Regular)).collect(),
            widths: widths(&rooms, size),
            size,
        }
    }

    fn picture(&mut self, picture: &Picture) -> PrintedPart {
        self.lost |= !shows_all(&picture.svg);
        PrintedPart::Picture {
            caption: self.line(&picture.caption, Weight::Bold, PAGE_WIDTH / TYPE.text),
            svg: in_our_type(&picture.svg),
            // A picture must have words.
            label: first_words([picture.label.as_str(), picture.caption.as_str()]),
        }
    }

    fn entry(&mut self, entry: &Entry) -> PrintedEntry {
        let about = [&entry.date, &entry.author, &entry.category].map(|text| text.trim());
        let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
        let room = PAGE_WIDTH - BAR;
        let (given, text) = match &entry.text {
            EntryText::Given(text) => (true, text),
            EntryText::Withheld(reason) => (false, reason),
        };
        PrintedEntry {
            head: self.line(&about.join(" · "), Weight::Bold, room / TYPE.small),
            given,
            lines: self.lines(text, Weight::Regular, room / TYPE.text),
        }
    }
}

/// The lines of a text, whatever system it was written on.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split("\r\n")
        .flat_map(|text| text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']))
}

fn claimed(claim: Claim, text: &str, weight: Weight) -> Claim {
    split(text).fold(claim, |claim, line| claim.and(&printable(line), weight))
}

/// The room for words in each column, in type sizes.
fn rooms(claims: &[Claim], size: f64) -> Vec<f64> {
    share(claims, room(claims, size))
}

/// The room for words in all columns together, in type sizes.
fn room(claims: &[Claim], size: f64) -> f64 {
    let air = claims.iter().map(|_| COLUMN_AIR).sum::<f64>();
    // A table of more columns than fit has no room at all: a letter stands on each line.
    ((PAGE_WIDTH - air) / size).max(0.0)
}

/// The width of each column with its air, in points.
fn widths(rooms: &[f64], size: f64) -> Vec<f64> {
    rooms.iter().map(|room| room * size + COLUMN_AIR).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_paragraphs_are_kept() {
        let mut printer = Printer { lost: false };
        let lines =
            printer.lines("\n een  twee\r\ndrie\r\n \r\n\n\nvier\rvijf\u{2028}zes\n", Weight::Regular, 40.0);
        assert_eq!(lines, [vec!["een twee", "drie"], vec!["vier", "vijf", "zes"]]);
        assert_eq!(printer.lines(" \n\u{200b}\r\n", Weight::Regular, 40.0), Lines::new());
        assert!(!printer.lost);
        printer.lines("goed 👍", Weight::Regular, 40.0);
        assert!(printer.lost);
    }
}
