use super::*;
use crate::testing::{AWKWARD, Piece, assert_conforming, keep, pieces};
use jiff::civil::date;
use proptest::prelude::*;
use std::fmt::Write as _;

const PAGE_WIDTH: f64 = 595.0;
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 480 160\">\
    <path d=\"M20 140H460M20 140V20\" stroke=\"#1c2733\" fill=\"none\"/>\
    <path d=\"M20 120L160 90L300 96L440 40\" stroke=\"#5b6672\" stroke-width=\"2\" fill=\"none\"/>\
    <text x=\"410\" y=\"30\" font-size=\"12\">212 سارة 👩</text></svg>";

fn table(rows: usize) -> Part {
    let row = |place: usize| {
        let day = format!("{} januari 2026", place % 28 + 1);
        vec![
            day,
            "Begrijpend lezen".to_owned(),
            "E5".to_owned(),
            format!("{}", 150 + place),
            "III".to_owned(),
        ]
    };
    Part::Table(Table {
        caption: "Alle afnames".to_owned(),
        summary: "Een rij per afname.".to_owned(),
        head: ["Dag", "Vak", "Moment", "Score", "Niveau"].map(str::to_owned).to_vec(),
        rows: (0..rows).map(row).collect(),
    })
}

fn pairs(pairs: &[(&str, &str)]) -> Part {
    let pair = |(key, value): &(&str, &str)| Pair { key: (*key).to_owned(), value: (*value).to_owned() };
    Part::Pairs(pairs.iter().map(pair).collect())
}

fn note(text: EntryText) -> Entry {
    Entry {
        date: "14 november 2025".to_owned(),
        author: "Anke Jansen".to_owned(),
        category: "Gesprek".to_owned(),
        text,
    }
}

fn notes(count: usize) -> Part {
    let given = "Gesprek met moeder en Noor.\nNoor leest thuis elke dag een kwartier.\n\nAfspraak: na de \
                 kerstvakantie kijken we samen of het lezen vlotter gaat, en of de extra tijd bij de toets helpt.";
    let text = |place: usize| match place % 4 {
        3 => EntryText::Withheld(
            "De tekst staat niet in deze kopie: er staan gegevens van een ander in.".to_owned(),
        ),
        _ => EntryText::Given(given.to_owned()),
    };
    Part::Entries((0..count).map(|place| note(text(place))).collect())
}

/// The invented file of a pupil.
fn invented(rows: usize, count: usize) -> SectionsDocument {
    let section = |heading: &str, parts| Section { heading: heading.to_owned(), parts };
    SectionsDocument {
        language: "nl".to_owned(),
        date: date(2026, 2, 3),
        title: "Alles wat de school over Noor bewaart".to_owned(),
        subtitle: "Noor van den Berg, groep 5A".to_owned(),
        school_name: "Basisschool De Verzonnen Vlinder".to_owned(),
        logo: None,
        made_on: "Gemaakt op 3 februari 2026".to_owned(),
        purpose: "Deze kopie is gemaakt voor de ouders van Noor, die erom vroegen.".to_owned(),
        unprintable: "Een ? staat voor letters die hier niet gedrukt kunnen worden.".to_owned(),
        contents: "Inhoud".to_owned(),
        sections: vec![
            section(
                "Wie is Noor",
                vec![pairs(&[
                    ("Naam", "Noor van den Berg"),
                    ("Geboren", "4 mei 2017"),
                    ("Op school sinds", "21 augustus 2023"),
                    ("Adres", "Verzonnenlaan 12\n1234 AB Nergens"),
                ])],
            ),
            section(
                "Toetsen",
                vec![
                    Part::Text("De uitslagen zoals de leverancier ze gaf.".to_owned()),
                    Part::Picture(Picture {
                        caption: "Begrijpend lezen".to_owned(),
                        svg: SVG.to_owned(),
                        label: "De vaardigheidsscore ging van 150 naar 212.".to_owned(),
                    }),
                    table(rows),
                ],
            ),
            section("Notities", vec![notes(count)]),
            section("Plannen", vec![Part::Text("Er is geen plan.".to_owned())]),
        ],
        reference: "Kenmerk 2026-0007".to_owned(),
        page: PageWords { before: "Pagina ".to_owned(), between: " van ".to_owned(), after: String::new() },
    }
}

/// A document that is nothing but this.
fn only(parts: Vec<Part>) -> SectionsDocument {
    let sections = vec![Section { heading: "Alles".to_owned(), parts }];
    SectionsDocument { sections, contents: String::new(), ..invented(0, 0) }
}

fn printed(document: &SectionsDocument) -> Vec<Vec<Piece>> {
    pieces(&pages(document).expect("a sound document"))
}

/// Text of all pages, without the places to break.
fn text(pages: &[Vec<Piece>]) -> String {
    let pieces = pages.iter().flatten().map(|piece| piece.text.replace('\u{200b}', ""));
    pieces.collect::<Vec<_>>().join(" ")
}

fn assert_within(pages: &[Vec<Piece>]) {
    for piece in pages.iter().flatten() {
        let inside = piece.left >= 50.0 && piece.right <= PAGE_WIDTH - 50.0 && piece.down <= 842.0;
        assert!(inside, "{:.0}-{:.0}: {}", piece.left, piece.right, piece.text);
    }
}

/// Every word is there, in this order.
fn assert_in_order<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) {
    let mut rest = text;
    for word in words {
        let (_, after) = rest.split_once(word).unwrap_or_else(|| panic!("{word} is missing or out of order"));
        rest = after;
    }
}

#[test]
fn the_file_of_a_pupil_reads_in_order() {
    let document = invented(60, 12);
    keep("sections_pupil", || sections(&document));
    let pages = printed(&document);
    assert_within(&pages);
    let words = [
        "Basisschool De Verzonnen Vlinder",
        "Alles wat de school",
        "Noor van den Berg, groep 5A",
        "Gemaakt op",
        "die erom vroegen",
        "Inhoud",
        "Wie is Noor",
        "Notities",
        "Wie is Noor",
        "Geboren",
        "4 mei 2017",
        "Verzonnenlaan 12",
        "1234 AB",
        "Toetsen",
        "leverancier",
        "Begrijpend lezen",
        "Alle afnames",
        "Score",
        "150",
        "209",
        "Notities",
        "14 november 2025 · Anke Jansen · Gesprek",
        "Gesprek met moeder",
        "Afspraak:",
        "staat niet in deze kopie",
        "Plannen",
        "Er is geen plan.",
    ];
    assert_in_order(&text(&pages), words);
    assert!(text(&pages).contains("niet gedrukt"), "the chart has letters that the faces lack");
    assert!(!text(&printed(&only(vec![table(1)]))).contains("niet gedrukt"));
}

#[test]
fn every_page_has_its_foot_and_a_table_its_head() {
    let pages = printed(&only(vec![table(150)]));
    assert!(pages.len() > 3, "{}", pages.len());
    let all = pages.len();
    for (place, page) in pages.into_iter().enumerate() {
        let text = text(&[page]);
        assert_in_order(&text, ["Moment", "Begrijpend lezen"]);
        assert_in_order(&text, ["Kenmerk 2026-0007", &format!("Pagina {} van {all}", place + 1)]);
    }
}

#[test]
fn lines_are_kept() {
    let pages = printed(&only(vec![notes(1)]));
    let find =
        |text: &str| pages.iter().flatten().find(|piece| piece.text.starts_with(text)).expect("a line");
    let (first, second, third) = (find("Gesprek met"), find("Noor leest"), find("Afspraak"));
    assert!(first.down < second.down && second.down < third.down);
    assert!(third.down - second.down > second.down - first.down, "a paragraph stands apart");
}

#[test]
fn a_very_long_note_loses_nothing() {
    let mut long = String::new();
    for place in 0..4000 {
        let end = if place % 90 == 0 { "\n\n" } else { " " };
        write!(long, "w{place}{end}").expect("a string takes all");
    }
    assert!(long.len() > 20_000);
    let document = only(vec![Part::Entries(vec![note(EntryText::Given(long.clone()))])]);
    keep("sections_long", || sections(&document));
    let pages = printed(&document);
    assert_within(&pages);
    assert_in_order(&text(&pages), long.split_whitespace());
}

#[test]
fn a_word_without_end_is_broken_and_loses_nothing() {
    let endless = "x".repeat(20_000);
    let cells = || vec![endless[..500].to_owned(); 7];
    let wide = Table { head: cells(), rows: vec![cells()], ..Table::default() };
    for part in [
        Part::Entries(vec![note(EntryText::Given(endless.clone()))]),
        Part::Text(endless.clone()),
        pairs(&[(&endless[..900], &endless)]),
        Part::Table(wide),
    ] {
        let wanted = match &part {
            Part::Table(_) => 7_000,
            Part::Pairs(_) => 20_900,
            _ => 20_000,
        };
        let pages = printed(&only(vec![part]));
        assert_within(&pages);
        // A head that comes back on a next page counts once more.
        let there = text(&pages).matches('x').count();
        assert!(there == wanted || (wanted == 7_000 && there > wanted), "{there} of {wanted}");
    }
    let titled = SectionsDocument {
        title: endless[..300].to_owned(),
        subtitle: endless[..300].to_owned(),
        ..invented(1, 1)
    };
    assert_within(&printed(&titled));
}

#[test]
fn columns_do_not_touch() {
    let words =
        ["Gegevensbeschermingseffectbeoordeling", "ja", "ontwikkelingsperspectief van de leerling", "M5"];
    let row: Vec<_> = words.iter().chain(&words[..2]).map(|word| (*word).to_owned()).collect();
    let head = row.iter().rev().cloned().collect();
    let document = only(vec![Part::Table(Table { head, rows: vec![row; 3], ..Table::default() })]);
    keep("sections_columns", || sections(&document));
    let pages = printed(&document);
    assert_within(&pages);
    for one in pages.iter().flatten() {
        for other in pages.iter().flatten() {
            let on_one_line = (one.down - other.down).abs() < 1.0 && one.left < other.left;
            assert!(!on_one_line || one.right < other.left, "{} touches {}", one.text, other.text);
        }
    }
}

#[test]
fn words_and_dates_of_a_full_table_stay_whole() {
    let head = [
        "Datum",
        "Moment",
        "Vaardigheidsscore",
        "Groei",
        "Niveau",
        "Percentiel",
        "Functioneringsniveau",
        "Toets",
    ];
    let row = ["23-01-2026", "M4", "150", "+22", "III", "53", "M4", "Rekenen-Wiskunde M4 (demo)"];
    let [head, row] = [head, row].map(|words| words.map(str::to_owned).to_vec());
    let table = Table { head: head.clone(), rows: vec![row; 3], ..Table::default() };
    let document = only(vec![Part::Table(table)]);
    keep("sections_full_table", || sections(&document));
    let pages = printed(&document);
    assert_within(&pages);
    let pieces: Vec<&str> = pages.iter().flatten().map(|piece| piece.text.trim()).collect();
    for word in head.iter().map(String::as_str).chain(["23-01-2026", "Rekenen-", "Wiskunde"]) {
        assert!(pieces.iter().any(|piece| piece.contains(word)), "{word} is broken: {pieces:?}");
    }
}

#[test]
fn a_row_with_more_cells_than_the_head_shows_them() {
    let rows = vec![vec!["een".to_owned(), "twee".to_owned(), "drie".to_owned()], vec!["vier".to_owned()]];
    for head in [vec![], vec!["Kop".to_owned()]] {
        let document = only(vec![Part::Table(Table { head, rows: rows.clone(), ..Table::default() })]);
        assert_in_order(&text(&printed(&document)), ["een", "twee", "drie", "vier"]);
        assert!(sections(&document).is_ok());
    }
}

#[test]
fn it_is_a_tagged_document_that_keeps() {
    let bytes = sections(&invented(80, 9)).expect("a sound document");
    assert_conforming(&bytes);
    assert_eq!(bytes, sections(&invented(80, 9)).expect("a sound document"));
}

#[test]
fn awkward_words_are_words() {
    let all = || AWKWARD.iter().map(|text| (*text).to_owned());
    let mut document = invented(2, 2);
    for text in all() {
        let entry = |text: &String| Entry {
            date: text.clone(),
            author: text.clone(),
            category: text.clone(),
            text: EntryText::Given(text.clone()),
        };
        document.sections.push(Section {
            heading: text.clone(),
            parts: vec![
                Part::Text(text.clone()),
                pairs(&[(&text, &text), ("", &text)]),
                Part::Table(Table {
                    caption: text.clone(),
                    summary: text.clone(),
                    head: vec![text.clone(); 3],
                    rows: vec![vec![text.clone(); 3]],
                }),
                Part::Picture(Picture { caption: text.clone(), svg: SVG.to_owned(), label: text.clone() }),
                Part::Entries(vec![entry(&text), note(EntryText::Withheld(text.clone()))]),
            ],
        });
    }
    document.subtitle = all().collect::<Vec<_>>().join("\n");
    document.purpose.clone_from(&document.subtitle);
    keep("sections_awkward", || sections(&document));
    let pages = printed(&document);
    assert_within(&pages);
    let text = text(&pages);
    for text_of in
        ["<script>alert(1)</script>", "#panic(\"x\")", "*vet* _schuin_ `code`", "$x^2$ @label <label>"]
    {
        // As text and in the entry, the contents and the table.
        assert!(text.matches(text_of).count() > 5, "{text_of}");
    }
    assert!(text.contains("niet gedrukt kunnen worden"));
    assert!(sections(&document).is_ok());
}

#[test]
fn nothing_at_all_is_a_document_too() {
    let nothing = || {
        vec![
            Part::Text(String::new()),
            Part::Pairs(Vec::new()),
            Part::Table(Table::default()),
            Part::Table(Table { rows: vec![Vec::new(), Vec::new()], ..Table::default() }),
            Part::Table(Table { head: vec![String::new()], ..Table::default() }),
            Part::Entries(Vec::new()),
            Part::Entries(vec![Entry {
                date: String::new(),
                author: String::new(),
                category: String::new(),
                text: EntryText::Given(String::new()),
            }]),
        ]
    };
    let empty = SectionsDocument {
        title: String::new(),
        subtitle: String::new(),
        school_name: String::new(),
        made_on: String::new(),
        purpose: String::new(),
        reference: String::new(),
        page: PageWords::default(),
        sections: vec![Section::default(), Section { heading: String::new(), parts: nothing() }],
        ..invented(0, 0)
    };
    keep("sections_empty", || sections(&empty));
    assert!(sections(&empty).is_ok());
    assert!(sections(&SectionsDocument { sections: Vec::new(), ..empty }).is_ok());
}

#[test]
fn a_picture_must_be_one_and_reaches_nothing() {
    let picture = |svg: &str| {
        let picture = Picture { caption: String::new(), svg: svg.to_owned(), label: String::new() };
        sections(&only(vec![Part::Picture(picture)]))
    };
    assert!(picture(SVG).is_ok());
    for svg in ["", "geen plaatje van Noor", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>"] {
        let fault = picture(svg).expect_err("no picture");
        assert!(
            matches!(fault, DocumentError::Template(_)) && !fault.to_string().contains("Noor"),
            "{fault}"
        );
    }
    let tall =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 90000\"><path d=\"M0 0L9 9\"/></svg>";
    assert!(picture(tall).is_ok());
    let reaching = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\
        <image href=\"file:///etc/hostname\" width=\"9\" height=\"9\"/></svg>";
    assert!(picture(reaching).is_err());
}

#[test]
fn a_register_and_a_proof_are_the_same_document() {
    let activity = pairs(&[
        ("Doel", "Zien welke leerling iets nodig heeft, en bijhouden wat daarvoor gedaan wordt."),
        ("Grondslag", "Taak van algemeen belang (AVG artikel 6 lid 1 onder e)"),
        ("Wie het betreft", "Leerlingen van de school\nhun ouders of verzorgers"),
        ("Bewaartermijn", "Twee jaar na vertrek"),
    ]);
    let section =
        |heading: &str, part: &Part| Section { heading: heading.to_owned(), parts: vec![part.clone()] };
    let register = SectionsDocument {
        title: "Register van verwerkingen".to_owned(),
        subtitle: String::new(),
        contents: String::new(),
        sections: ["Toetsresultaten", "Notities", "Wie keek wat in"].map(|h| section(h, &activity)).to_vec(),
        ..invented(0, 0)
    };
    keep("sections_register", || sections(&register));
    let pages = printed(&register);
    assert_eq!(pages.len(), 1);
    assert_in_order(
        &text(&pages),
        ["Register", "Toetsresultaten", "Doel", "Bewaartermijn", "Notities", "Doel"],
    );
    assert!(!text(&pages).contains("Inhoud"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_document_is_made_and_plain_words_stay(
        odd in proptest::collection::vec(any::<String>(), 5),
        plain in proptest::collection::vec("[a-z]{3,12}( |\n|\r\n|\n\n)[a-z]{3,12}", 5..9),
        columns in 0usize..9,
        rows in 0usize..6,
    ) {
        let odd_rows = (0..rows).map(|r| odd.iter().cycle().skip(r).take(columns).cloned().collect()).collect();
        let odd_table = Table { caption: odd[0].clone(), summary: odd[1].clone(), head: odd[..columns.min(5)].to_vec(), rows: odd_rows };
        let plain_table = Table { rows: vec![plain[2..5].to_vec()], ..Table::default() };
        let mut document = only(vec![
            Part::Text(plain[0].clone()),
            Part::Text(odd[2].clone()),
            pairs(&[(&plain[1], "")]),
            pairs(&[(&odd[3], &odd[4])]),
            Part::Table(plain_table),
            Part::Table(odd_table),
            Part::Entries(plain[5..].iter().chain(&odd).map(|text| note(EntryText::Given(text.clone()))).collect()),
        ]);
        document.title.clone_from(&odd[0]);
        document.sections[0].heading.clone_from(&odd[1]);
        document.reference.clone_from(&odd[2]);
        prop_assert!(sections(&document).is_ok());
        let text = text(&printed(&document));
        // Cells that have several lines are printed line by line, each whole.
        for word in plain.iter().flat_map(|text| text.split_whitespace()) {
            prop_assert!(text.contains(word), "{}", word);
        }
    }
}

#[test]
fn a_sign_is_taken_when_it_is_a_picture_and_a_broken_one_is_not() {
    let good = crate::testing::logo();
    assert!(takes_logo(&good));
    let half = Logo { bytes: good.bytes[..good.bytes.len() / 2].to_vec(), ..good.clone() };
    let text = Logo { bytes: b"<svg/>".to_vec(), ..good.clone() };
    let other = Logo { kind: crate::paper::LogoKind::Jpg, ..good };
    assert!(!takes_logo(&half) && !takes_logo(&text) && !takes_logo(&other));
}
