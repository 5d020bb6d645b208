//! How long documents take as PDF. The promise: under 150 ms for the overview of 28 pupils in 6 subjects; the whole file
//! of a pupil, which is asked for seldom, is measured without one.
//!
//! `cargo bench -p documents` measures the optimised program, `cargo test -p documents --bench pdf` the development one.
#![expect(clippy::print_stdout, reason = "a benchmark says what it measured")]

use documents::group_overview::{
    Direction, LegendEntry, Mark, OverviewCell, OverviewColumn, OverviewRow, OverviewWords,
};
use documents::sections::{Entry, EntryText, Pair, Part, Section, Table};
use documents::{
    DocumentError, GroupOverviewDocument, PageWords, SectionsDocument, group_overview, sections, warm_up,
};
use jiff::civil::date;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 10;

fn main() -> Result<(), DocumentError> {
    let (_, start) = timed(|| {
        warm_up();
        Ok(())
    })?;
    println!("fonts and library     {:8.1} ms", milliseconds(start));
    let (bytes, first) = timed(|| group_overview(&invented(28, 6, 0)))?;
    println!("first, 28 x 6         {:8.1} ms  ({} kB)", milliseconds(first), bytes.len() / 1000);
    for (pupils, subjects) in [(28, 6), (32, 6), (36, 8), (60, 6)] {
        measure(&format!("later, {pupils} x {subjects}"), |round| {
            group_overview(&invented(pupils, subjects, round))
        })?;
    }
    for (rows, notes) in [(20, 20), (200, 400)] {
        measure(&format!("pupil, {rows} + {notes}"), |round| sections(&pupil_file(rows, notes, round)))?;
    }
    Ok(())
}

fn measure(what: &str, make: impl Fn(u32) -> Result<Vec<u8>, DocumentError>) -> Result<(), DocumentError> {
    let mut all = Vec::new();
    for round in 1..=ROUNDS {
        let (_, took) = timed(|| make(round))?;
        all.push(took);
    }
    all.sort();
    let middle = all.get(all.len() / 2).copied().unwrap_or_default();
    let longest = all.last().copied().unwrap_or_default();
    println!(
        "{what:<21} {:8.1} ms in the middle, {:.1} ms at most",
        milliseconds(middle),
        milliseconds(longest)
    );
    Ok(())
}

fn timed<T>(make: impl FnOnce() -> Result<T, DocumentError>) -> Result<(T, Duration), DocumentError> {
    let start = Instant::now();
    let made = make()?;
    Ok((made, start.elapsed()))
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// An invented group, another one in each round, so that nothing is remembered.
fn invented(pupils: u32, subjects: u32, round: u32) -> GroupOverviewDocument {
    GroupOverviewDocument {
        language: "nl".to_owned(),
        date: date(2026, 2, 3),
        title: format!("Groep {round}"),
        subtitle_lines: vec![format!("{pupils} leerlingen")],
        school_name: "Basisschool De Verzonnen Vlinder".to_owned(),
        logo: None,
        school_year: "2025-2026".to_owned(),
        made_on: "Gemaakt op 3 februari 2026".to_owned(),
        words: OverviewWords {
            pupil: "Leerling".to_owned(),
            signals: "Signalen".to_owned(),
            blind_spot: "blinde vlek".to_owned(),
            ..OverviewWords::default()
        },
        columns: (0..subjects).map(column).collect(),
        rows: (0..pupils).map(|pupil| row(pupil, subjects, round)).collect(),
        legend: vec![LegendEntry { mark: Mark::Spark, words: "eerdere afnames".to_owned() }],
        legend_lines: Vec::new(),
        footer: "Verzonnen gegevens".to_owned(),
    }
}

fn column(subject: u32) -> OverviewColumn {
    OverviewColumn {
        subject: format!("Vakgebied {subject}"),
        moment: "M5".to_owned(),
        counts: [4, 6, 9, 5, subject],
        expected: [20.0; 5],
        distribution_label: format!("Verdeling van vakgebied {subject}"),
    }
}

fn row(pupil: u32, subjects: u32, round: u32) -> OverviewRow {
    let cell = |subject: u32| {
        let score = f64::from(100 + (pupil * 7 + subject * 13 + round * 3) % 90);
        OverviewCell {
            level: "III".to_owned(),
            band: u8::try_from((pupil + subject) % 5).ok(),
            score: score.to_string(),
            growth: "+8".to_owned(),
            direction: Some(Direction::Up),
            spark: vec![score - 30.0, score - 12.0, score - 8.0, score],
        }
    };
    OverviewRow {
        name: format!("Leerling {pupil} van ronde {round}"),
        year_group: String::new(),
        cells: (0..subjects).map(cell).collect(),
        signals: if pupil.is_multiple_of(4) {
            vec!["rekenen laag".to_owned(), "spelling achteruit".to_owned()]
        } else {
            vec![]
        },
        blind_spot: pupil.is_multiple_of(8),
    }
}

/// The invented file of a pupil with so many results and notes.
fn pupil_file(rows: u32, notes: u32, round: u32) -> SectionsDocument {
    let about =
        ["Naam", "Geboren", "Groep"].map(|key| Pair { key: key.to_owned(), value: format!("{key} {round}") });
    let row = |place: u32| vec![format!("{place} mei"), "Spelling".to_owned(), format!("{}", place * round)];
    let results = Table {
        head: ["Dag", "Vak", "Score"].map(str::to_owned).to_vec(),
        rows: (0..rows).map(row).collect(),
        ..Table::default()
    };
    let note = |place: u32| Entry {
        date: format!("{place} mei"),
        author: "Anke Jansen".to_owned(),
        category: "Gesprek".to_owned(),
        text: EntryText::Given(format!("Gesprek {place} van ronde {round} over hoe het gaat. ").repeat(8)),
    };
    let section = |heading: &str, part| Section { heading: heading.to_owned(), parts: vec![part] };
    SectionsDocument {
        language: "nl".to_owned(),
        date: date(2026, 2, 3),
        title: format!("Alles over leerling {round}"),
        subtitle: "Groep 5".to_owned(),
        school_name: "Basisschool De Verzonnen Vlinder".to_owned(),
        logo: None,
        made_on: "Gemaakt op 3 februari 2026".to_owned(),
        purpose: "Voor de ouders.".to_owned(),
        unprintable: String::new(),
        contents: "Inhoud".to_owned(),
        sections: vec![
            section("Wie", Part::Pairs(about.to_vec())),
            section("Toetsen", Part::Table(results)),
            section("Notities", Part::Entries((0..notes).map(note).collect())),
        ],
        reference: format!("Kenmerk {round}"),
        page: PageWords::default(),
    }
}
