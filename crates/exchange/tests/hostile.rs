//! Files that are wrong, cut off, endless or out to do harm: an error a person can act on, and bounded memory.

mod support;

use exchange::{
    Problem, ProblemKind, Severity,
    results::{ResultsItem, ResultsReader},
    roster::{RosterItem, RosterReader},
};
use proptest::prelude::*;
use std::io::{self, Read};
use support::*;

/// The one problem that ends a roster, with its line.
fn end_of(bytes: impl AsRef<[u8]>) -> (u64, ProblemKind) {
    let items = roster(bytes);
    match items.last() {
        Some(RosterItem::Problem(Problem { line, kind, .. })) if kind.severity() == Severity::File => {
            (*line, kind.clone())
        }
        other => panic!("no end: {other:?}"),
    }
}

fn pupil(text: &str) -> String {
    edex_pupils(&format!("\n<leerling key='a'><roepnaam>{text}</roepnaam></leerling>"))
}

#[test]
fn what_is_no_xml() {
    let zip = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml";
    let web_page = b"<!DOCTYPE html>\n<html><body>Inloggen</body></html>";
    for bytes in [
        &zip[..],
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"naam;groep\nNoor;5A\n",
        b"{\"a\":1}",
        web_page,
        b"<html>",
    ] {
        assert_eq!(end_of(bytes), (0, ProblemKind::NotXml));
    }
    for bytes in [&b""[..], b"  \r\n", b"\xef\xbb\xbf"] {
        assert_eq!(end_of(bytes), (0, ProblemKind::EmptyFile));
    }
}

#[test]
fn entity_tricks() {
    let laughs = "<!DOCTYPE EDEX [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n";
    let outside = "<!DOCTYPE EDEX SYSTEM \"file:///etc/passwd\">";
    assert_eq!(
        end_of(format!("<?xml version='1.0'?>\n{laughs}{}", pupil("&b;"))),
        (2, ProblemKind::DoctypeRefused)
    );
    assert_eq!(end_of(format!("{outside}{}", pupil(""))), (1, ProblemKind::DoctypeRefused));
    assert_eq!(end_of(pupil("&b;")), (4, ProblemKind::UnknownEntity));
    assert_eq!(end_of(pupil("").replace("key='a'", "key='&b;'")), (4, ProblemKind::UnknownEntity));
    assert_eq!(end_of(pupil("").replace("key='a'", "x='&b;'")), (4, ProblemKind::UnknownEntity));
    let name = |text: &str| pupils(&roster(pupil(text)))[0].name.first.reveal().clone();
    assert_eq!(name("Jip &amp; &#74;anneke &lt;&#x1F431;&gt; &quot;&apos;"), "Jip & Janneke <🐱> \"'");
    assert_eq!(name("<![CDATA[Jip & <b>]]>"), "Jip & <b>");
    assert_eq!(name("No<!-- , -->or"), "Noor");
    let key = roster(pupil("N").replace("key='a'", "key='&amp;&#65;&lt;'"));
    assert_eq!(pupils(&key)[0].key, "&A<");
}

#[test]
fn what_is_not_well_formed() {
    for (file, line) in [
        ("<EDEX>\n<school>\n</EDEX>", 3),
        ("<EDEX>\n</school></EDEX>", 2),
        ("<EDEX/>\n<EDEX/>", 2),
        ("<EDEX/>\ntekst", 2),
        ("<EDEX>\n<1a/></EDEX>", 2),
        ("<EDEX>\n<a b/></EDEX>", 2),
        ("<EDEX>\n<a b='1' b='2'/></EDEX>", 2),
        ("<EDEX>\n<a b=1/></EDEX>", 2),
        ("<EDEX>\n& </EDEX>", 2),
        ("<EDEX>\n&#0;</EDEX>", 2),
        ("<EDEX>\n&#xD800;</EDEX>", 2),
        ("<EDEX>\n<!x></EDEX>", 2),
        ("<EDEX>\n\u{1}</EDEX>", 2),
        ("<EDEX>\n\0</EDEX>", 2),
        ("<EDEX><a/>\n<?xml version='1.0'?></EDEX>", 2),
    ] {
        // The school comes later or not at all, so that only the form is judged.
        assert_eq!(end_of(file), (line, ProblemKind::MalformedXml), "{file}");
    }
}

#[test]
fn what_is_cut_off_at_any_place() {
    let whole = edex_pupils("\n<leerling key='a'><roepnaam>Zoë &amp; <!-- x --> Noor</roepnaam></leerling>");
    assert!(kinds(&roster(&whole)).is_empty());
    for length in 1..whole.len() {
        let (_, kind) = end_of(&whole.as_bytes()[..length]);
        assert_eq!(
            kind,
            ProblemKind::CutOff,
            "after {length} bytes: {}",
            &whole[..whole.floor_char_boundary(length)]
        );
    }
    let results_file = verzoek(&sitting("ll-1", &result("r1", "<score>1</score>")));
    for length in 1..results_file.len() {
        assert_eq!(kinds(&results(&results_file[..length])).last(), Some(&ProblemKind::CutOff), "{length}");
    }
}

#[test]
fn nesting_without_end() {
    let deep = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert!(kinds(&roster(edex(&format!("<leerlingen>{}</leerlingen>", deep(60))))).len() == 1);
    assert_eq!(end_of(edex(&format!("<leerlingen>{}", deep(100_000)))).1, ProblemKind::TooLarge);
}

#[test]
fn one_element_with_very_many_children_or_attributes() {
    let many = "<roepnaam>N</roepnaam>".repeat(30_000);
    assert_eq!(end_of(edex_pupils(&format!("<leerling key='a'>{many}</leerling>"))).1, ProblemKind::TooLarge);
    let references: String = (0..2_000).map(|n| format!("<samengestelde_groep key='{n}'/>")).collect();
    let groups = format!("<samengestelde_groepen>{references}</samengestelde_groepen>");
    assert_eq!(
        end_of(edex_pupils(&format!("<leerling key='a'>{groups}</leerling>"))).1,
        ProblemKind::TooLarge
    );
    let attributes: String = (0..100).map(|n| format!(" a{n}='x'")).collect();
    assert_eq!(end_of(edex_pupils(&format!("<leerling{attributes}/>"))).1, ProblemKind::TooLarge);
    let name = "x".repeat(10_000);
    assert_eq!(end_of(edex(&format!("<{name}/>"))).1, ProblemKind::TooLarge);
    assert_eq!(kinds(&roster(pupil(&"x".repeat(900_000)))), [ProblemKind::TooLong { most: 64 }]);
    let pieces = format!("{}<!-- -->", "x".repeat(900_000)).repeat(2);
    assert_eq!(end_of(pupil(&pieces)), (4, ProblemKind::TooLarge));
}

#[test]
fn very_many_unknown_names_give_a_bounded_number_of_notices() {
    let unknown: String = (0..1_000).map(|n| format!("<x{n}/>")).collect();
    let items = roster(edex_pupils(&format!("<leerling key='a'><roepnaam>N</roepnaam>{unknown}</leerling>")));
    assert_eq!((pupils(&items).len(), problems(&items).len()), (1, 200));
}

/// A start and then one byte for ever, up to two thousand million.
struct Endless {
    start: &'static [u8],
    byte: u8,
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.start.is_empty() {
            return self.start.read(buffer);
        }
        let count = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        buffer.iter_mut().take(count).for_each(|place| *place = self.byte);
        self.left -= u64::try_from(count).unwrap_or(0);
        Ok(count)
    }
}

#[test]
fn a_token_without_end_is_given_up_after_a_megabyte() {
    for start in [
        &b"<EDEX><school><auteur>"[..],
        b"<EDEX>\n<school ",
        b"<EDEX><a b='",
        b"<EDEX><!-- ",
        b"<EDEX><![CDATA[",
        b"<EDEX><?x ",
        b"<EDEX>&",
        b"<",
        b"<EDEX></",
        b"<!DOCTYPE ",
        b"<EDEX/>",
    ] {
        let byte = if start == b"<EDEX/>" { b' ' } else { b'x' };
        let mut reader = RosterReader::new(Endless { start, byte, left: 2_000_000_000 });
        let last = reader.by_ref().last();
        let kind = last.and_then(|item| item.problem().map(|problem| problem.kind.clone()));
        assert_eq!(kind, Some(ProblemKind::TooLarge), "{}", String::from_utf8_lossy(start));
        assert!(
            reader.bytes_read() < 2_000_000,
            "{} bytes of {}",
            reader.bytes_read(),
            String::from_utf8_lossy(start)
        );
    }
}

#[test]
fn encodings_that_are_declared_or_marked() {
    let text = format!("<?xml version='1.0' encoding='LABEL'?>\r\n{}", pupil("Zoë €"));
    let expected = roster(text.replace("LABEL", "utf-8"));
    assert_eq!(pupils(&expected)[0].name.first.reveal(), "Zoë €");
    let windows: Vec<u8> = text
        .replace("LABEL", "windows-1252")
        .chars()
        .map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() })
        .collect();
    let utf16 = |to: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{}", text.replace("LABEL", "UTF-16")).encode_utf16().flat_map(to).collect()
    };
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(text.replace("LABEL", "UTF-8").bytes());
    let left_behind = text.replace("LABEL", "utf-16").into_bytes();
    for bytes in [windows, utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), marked, left_behind] {
        assert_eq!(roster(&bytes), expected, "{}", String::from_utf8_lossy(&bytes));
    }
    let latin = text.replace("LABEL", "ISO-8859-1").replace(" €", "");
    let latin: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(pupils(&roster(latin))[0].name.first.reveal(), "Zoë");
}

#[test]
fn large_files_in_another_encoding_are_decoded_in_pieces() {
    let many: String =
        (0..5_000).map(|n| format!("<leerling key='{n}'><roepnaam>Zoë €</roepnaam></leerling>\n")).collect();
    let text = edex(&format!("<leerlingen>{many}</leerlingen>"));
    let expected = roster(&text);
    assert_eq!(pupils(&expected).len(), 5_000);
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(roster(utf16), expected);
}

#[test]
fn bytes_that_do_not_fit_the_encoding() {
    let wrong = |name: &str| ProblemKind::WrongEncoding { encoding: name.to_owned() };
    let latin: Vec<u8> = pupil("Zo\u{eb}").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert_eq!(end_of(latin), (4, wrong("UTF-8")));
    let mut lone: Vec<u8> = "\u{feff}<EDEX>\n<a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    lone.extend([0, 0xdc, b'<', 0]);
    assert_eq!(end_of(lone), (2, wrong("UTF-16LE")));
    assert_eq!(end_of("<?xml version='1.0' encoding='klingon'?><EDEX/>").1, wrong("klingon"));
    assert_eq!(end_of(b"\xff\xfe\0\0<\0\0\0").1, wrong("UTF-32"));
}

#[test]
fn an_error_of_the_disk() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("gone"))
        }
    }
    let items: Vec<ResultsItem> = ResultsReader::new(b"<leerresultaten_verzoek>".chain(Broken)).collect();
    assert_eq!(kinds(&items), [ProblemKind::Unreadable]);
}

/// Gives one byte at a time.
struct Slowly<'a>(&'a [u8]);

impl Read for Slowly<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (buffer.first_mut(), self.0.split_first()) {
            (Some(place), Some((byte, rest))) => {
                *place = *byte;
                self.0 = rest;
                Ok(1)
            }
            _ => Ok(0),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_and_nothing_follows_a_problem_with_the_file(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for start in ["", "<EDEX>", "<leerresultaten_verzoek><toetsafnames>", "\u{feff}<a>"] {
            let bytes = [start.as_bytes(), &bytes].concat();
            let (roster, results) = (roster(&bytes), results(&bytes));
            let is_last = |kinds: Vec<ProblemKind>, count: usize| {
                kinds.iter().filter(|kind| kind.severity() == Severity::File).count() == 1 && count > 0
            };
            prop_assert!(is_last(kinds(&roster), roster.len()));
            prop_assert!(is_last(kinds(&results), results.len()));
        }
    }

    #[test]
    fn it_does_not_matter_in_which_pieces_a_file_comes(noise in "[<>&;a-z\"'é\n\r/!\\[\\]-]{0,60}", at in 0usize..4) {
        let mut lines = pupil("Zoë").split('\n').map(str::to_owned).collect::<Vec<_>>();
        lines.insert(at.min(lines.len()), noise);
        let file = lines.join("\n");
        let slowly: Vec<RosterItem> = RosterReader::new(Slowly(file.as_bytes())).collect();
        prop_assert_eq!(slowly, roster(file));
    }
}
