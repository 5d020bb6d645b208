use super::*;
use crate::testing::{AWKWARD, assert_conforming};
use jiff::civil::date;
use proptest::prelude::*;

const FIRST: [&str; 16] = [
    "Noor", "Emre", "Sem", "Julia", "Milan", "Zoë", "Daan", "Fatima", "Lotte", "Jayden", "Çelik", "Łucja",
    "Bram", "Sanne", "Thijs", "Amira",
];
const LAST: [&str; 12] = [
    "van den Berg",
    "Yıldız",
    "de Vries",
    "O'Neill",
    "van Dijk",
    "Bakker",
    "'t Hart",
    "El Amrani",
    "Jansen",
    "Peters",
    "van der Meulen-Kowalska",
    "Nguyễn",
];
const SUBJECTS: [&str; 6] =
    ["Rekenen", "Begrijpend lezen", "Spelling", "Spelling werkwoorden", "Technisch lezen", "Woordenschat"];

/// An invented group.
pub(super) fn invented(pupils: usize, subjects: usize) -> GroupOverviewDocument {
    let columns = (0..subjects)
        .map(|s| OverviewColumn {
            subject: SUBJECTS[s % SUBJECTS.len()].to_owned(),
            moment: "M5 · jan 2026".to_owned(),
            counts: [4, 6, 9, 5, u32::from(s % 3 != 1)],
            expected: [20.0; 5],
            distribution_label: "4 I, 6 II, 9 III, 5 IV, 1 V; verwacht elk 20%".to_owned(),
        })
        .collect();
    GroupOverviewDocument {
        language: "nl".to_owned(),
        date: date(2026, 2, 3),
        title: "Wat heeft groep 5A nodig?".to_owned(),
        subtitle_lines: vec![format!("{pupils} leerlingen"), "Kim de Boer en Anke Jansen".to_owned()],
        school_name: "Basisschool De Verzonnen Vlinder".to_owned(),
        logo: None,
        school_year: "Schooljaar 2025-2026".to_owned(),
        made_on: "Gemaakt op 3 februari 2026".to_owned(),
        words: OverviewWords {
            pupil: "Leerling".to_owned(),
            year_group: "Jrg".to_owned(),
            signals: "Signalen".to_owned(),
            blind_spot: "blinde vlek".to_owned(),
            table_summary: "Een rij per leerling, een kolom per vak.".to_owned(),
            page_before: "Pagina ".to_owned(),
            page_between: " van ".to_owned(),
            page_after: String::new(),
        },
        columns,
        rows: (0..pupils).map(|p| invented_row(p, subjects)).collect(),
        legend: legend(),
        legend_lines: vec![
            "Groei: vaardigheidsscore min die van de vorige afname in dezelfde toetsserie.".to_owned(),
        ],
        footer: "Verzonnen demogegevens".to_owned(),
    }
}

fn invented_row(p: usize, subjects: usize) -> OverviewRow {
    let levels = ["I", "II", "III", "IV", "V", "III+", "IV-"];
    let bands = [0, 1, 2, 3, 4, 2, 3];
    let cell = |s: usize| {
        let place = (p * 5 + s * 3 + p * s) % 7;
        if (p + s * 7) % 23 == 11 {
            return OverviewCell::default();
        }
        let growth = [8, 12, -3, 1, 14][(p + s * 2) % 5];
        let score = 150 + i32::try_from(p * 7 + s * 13).expect("small") % 70;
        OverviewCell {
            level: levels[place].to_owned(),
            band: Some(bands[place]),
            score: score.to_string(),
            growth: format!("{growth:+}"),
            direction: Some(match growth {
                ..0 => Direction::Down,
                0..3 => Direction::Flat,
                _ => Direction::Up,
            }),
            spark: [-39, -20, -9, -growth, 0].map(|d| f64::from(score + d)).to_vec(),
        }
    };
    let signals: &[&str] = match p % 6 {
        1 => &["rekenen laag", "begrijpend lezen twee niveaus gedaald", "spelling achteruit"],
        3 => &["spelling achteruit"],
        5 => &["technisch lezen hoog zonder uitdaging", "rekenen mist"],
        _ => &[],
    };
    OverviewRow {
        name: format!("{} {}", FIRST[p % FIRST.len()], LAST[(p * 5 + p / 12) % LAST.len()]),
        year_group: String::new(),
        cells: (0..subjects).map(cell).collect(),
        signals: signals.iter().map(|s| (*s).to_owned()).collect(),
        blind_spot: p % 6 == 1,
    }
}

fn legend() -> Vec<LegendEntry> {
    let level = |level: &str, band, words: &str| LegendEntry {
        mark: Mark::Level { level: level.to_owned(), band: Some(band) },
        words: words.to_owned(),
    };
    let other = |mark, words: &str| LegendEntry { mark, words: words.to_owned() };
    vec![
        level("I", 0, "hoogste 20%"),
        level("II", 1, "61-80"),
        level("III", 2, "41-60"),
        level("IV", 3, "21-40"),
        level("V", 4, "laagste 20%"),
        other(Mark::Growth(Direction::Up), "vooruit"),
        other(Mark::Growth(Direction::Flat), "nauwelijks vooruit"),
        other(Mark::Growth(Direction::Down), "achteruit"),
        other(Mark::Spark, "eerdere afnames"),
        other(Mark::Expected, "verwachte verdeling"),
        other(Mark::BlindSpot, "signaal waar nog niets voor loopt"),
    ]
}

fn page_count(document: &GroupOverviewDocument) -> usize {
    pages(document).expect("a sound document").pages().len()
}

/// Keeps a document where it can be looked at, when asked.
fn keep(name: &str, document: &GroupOverviewDocument) {
    crate::testing::keep(name, || group_overview(document));
}

#[test]
fn a_group_stands_on_one_page_and_a_large_one_flows() {
    for (pupils, subjects) in [(1, 1), (2, 6), (14, 2), (28, 6), (32, 6), (36, 6), (28, 12), (32, 0)] {
        let document = invented(pupils, subjects);
        keep(&format!("overview_{pupils}_{subjects}"), &document);
        assert_eq!(page_count(&document), 1, "{pupils} pupils, {subjects} subjects");
    }
    let large = invented(45, 6);
    keep("overview_45_6", &large);
    assert_eq!(page_count(&large), 2);
}

#[test]
fn a_combination_group_shows_year_groups() {
    let mut document = invented(26, 5);
    for (place, row) in document.rows.iter_mut().enumerate() {
        row.year_group = if place < 12 { "5" } else { "6" }.to_owned();
    }
    keep("overview_combination", &document);
    assert_eq!(page_count(&document), 1);
}

#[test]
fn it_is_a_tagged_document_that_keeps() {
    assert_conforming(&group_overview(&invented(28, 6)).expect("a sound document"));
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let document = invented(9, 3);
    let once = group_overview(&document).expect("a sound document");
    let between = group_overview(&invented(3, 1)).expect("a sound document");
    assert_ne!(once, between);
    assert_eq!(once, group_overview(&document).expect("a sound document"));
}

#[test]
fn awkward_words_are_words() {
    let mut document = invented(AWKWARD.len(), AWKWARD.len().min(4));
    for (text, row) in AWKWARD.iter().zip(&mut document.rows) {
        row.name = (*text).to_owned();
        row.signals = vec![(*text).to_owned(), (*text).to_owned()];
        row.year_group = (*text).to_owned();
        for cell in &mut row.cells {
            cell.level = (*text).to_owned();
            cell.score = (*text).to_owned();
            cell.growth = (*text).to_owned();
        }
    }
    for (text, column) in AWKWARD.iter().zip(&mut document.columns) {
        column.subject = (*text).to_owned();
        column.moment = (*text).to_owned();
        column.distribution_label = (*text).to_owned();
    }
    document.title = AWKWARD[0].to_owned();
    document.footer = AWKWARD[1].to_owned();
    keep("overview_awkward", &document);
    assert!(group_overview(&document).is_ok());
}

#[test]
fn nothing_at_all_is_a_document_too() {
    for (pupils, subjects) in [(0, 0), (0, 6), (3, 0)] {
        assert!(group_overview(&invented(pupils, subjects)).is_ok(), "{pupils} pupils, {subjects} subjects");
    }
    let mut document = invented(2, 1);
    document.title = String::new();
    document.school_name = String::new();
    document.words = OverviewWords::default();
    document.legend.clear();
    document.legend_lines.clear();
    document.columns[0].distribution_label = String::new();
    document.columns[0].subject = String::new();
    document.columns[0].moment = String::new();
    document.rows[0].cells.clear();
    assert!(group_overview(&document).is_ok());
}

#[test]
fn no_document_without_a_language() {
    for language in ["", "NL", "nederlands", "n1", "nl-NL"] {
        let document = GroupOverviewDocument { language: language.to_owned(), ..invented(1, 1) };
        assert!(matches!(group_overview(&document), Err(DocumentError::Language)), "{language}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_document_is_made(
        words in proptest::collection::vec(any::<String>(), 6),
        pupils in 0usize..40,
        subjects in 0usize..9,
        numbers in proptest::collection::vec(any::<f64>(), 0..9),
        band in proptest::option::of(any::<u8>()),
    ) {
        let mut document = invented(pupils, subjects);
        document.title = words[0].clone();
        document.made_on = words[1].clone();
        for (place, row) in document.rows.iter_mut().enumerate() {
            row.name = words[place % 6].clone();
            for cell in &mut row.cells {
                cell.spark.clone_from(&numbers);
                cell.band = band;
                cell.level = words[(place + 1) % 6].clone();
            }
        }
        for column in &mut document.columns {
            column.subject = words[2].clone();
            column.distribution_label = words[3].clone();
            column.expected = [numbers.first().copied().unwrap_or(0.0); 5];
        }
        prop_assert!(group_overview(&document).is_ok());
    }
}
