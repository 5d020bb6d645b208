//! A document in sections as a file for a word processor, for who has to go on writing in it. It has the same words in the
//! same order as the PDF; of a picture its words.

use crate::error::DocumentError;
use crate::paper::first_words;
use crate::sections::{Entry, EntryText, Part, Section, SectionsDocument, Table};
use docx_rs::{
    BreakType, Docx, Footer, LineSpacing, NumPages, PageMargin, PageNum, Paragraph, Run, RunFonts, Shading,
    Style, StyleType, Table as WordTable, TableCell, TableLayoutType, TableRow, WidthType,
};
use std::io::Cursor;

/// Portrait A4 and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1_134;
/// Fiftieths of a per cent: how a table says that it is as wide as the page.
const FULL_WIDTH: usize = 5_000;
/// Type sizes, in half points.
const TITLE: usize = 36;
const HEADING: usize = 26;
const TEXT: usize = 20;
const SMALL: usize = 16;
const FACE: &str = "Calibri";
const HEAD_FILL: &str = "E9EEF2";
/// Where the file says which language its text is in: the library leaves it out.
const DEFAULTS: &str = "</w:rPr></w:rPrDefault>";

/// The document in sections as the bytes of a DOCX file.
///
/// # Errors
/// When the file cannot be put together. Words never are the cause.
pub fn word(document: &SectionsDocument) -> Result<Vec<u8>, DocumentError> {
    let mut file = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margins())
        .default_fonts(RunFonts::new().ascii(FACE).hi_ansi(FACE).cs(FACE))
        .default_size(TEXT)
        .created_at(&moment(document))
        .updated_at(&moment(document))
        .add_style(heading("Title", "Title", TITLE))
        .add_style(heading("Heading1", "heading 1", HEADING).outline_lvl(0))
        .footer(foot(document));
    file = file.add_paragraph(Paragraph::new().style("Title").add_run(run(&document.title)));
    let under = [&document.subtitle, &document.school_name, &document.made_on, &document.purpose];
    for text in under.into_iter().filter(|text| !text.is_empty()) {
        file = paragraphs(text).into_iter().fold(file, Docx::add_paragraph);
    }
    for section in &document.sections {
        file = with_section(file, section);
    }
    let mut built = file.build();
    built.styles = in_language(built.styles, &document.language);
    let mut bytes = Cursor::new(Vec::new());
    built.pack(&mut bytes).map_err(|_| DocumentError::Written("word"))?;
    Ok(bytes.into_inner())
}

fn margins() -> PageMargin {
    PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN)
}

fn moment(document: &SectionsDocument) -> String {
    format!("{}T00:00:00Z", document.date)
}

fn heading(id: &str, name: &str, size: usize) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .size(size)
        .bold()
        .q_format(true)
        .line_spacing(LineSpacing::new().before(240).after(80))
}

fn foot(document: &SectionsDocument) -> Footer {
    let small = |text: &str| run(text).size(SMALL);
    let words = &document.page;
    let page = Paragraph::new()
        .add_run(small(&format!("{}   {}", document.reference, words.before)))
        .add_page_num(PageNum::new())
        .add_run(small(&words.between))
        .add_num_pages(NumPages::new())
        .add_run(small(&words.after));
    Footer::new().add_paragraph(page)
}

/// Says in which language the file is, so that a word processor checks its spelling by that one.
fn in_language(styles: Vec<u8>, language: &str) -> Vec<u8> {
    let code = if language == "nl" { "nl-NL" } else { "en-GB" };
    match String::from_utf8(styles) {
        Ok(text) => {
            text.replacen(DEFAULTS, &format!("<w:lang w:val=\"{code}\" />{DEFAULTS}"), 1).into_bytes()
        }
        Err(error) => error.into_bytes(),
    }
}

/// A run of text, without what no file of this kind may hold.
fn run(text: &str) -> Run {
    Run::new().add_text(text.chars().filter(|c| !c.is_control() || *c == '\t').collect::<String>())
}

/// The paragraphs of a text: a line break is kept, an empty line begins a new one.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Paragraph::new().add_run(lines(part))).collect()
}

fn lines(text: &str) -> Run {
    let mut all = Run::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            all = all.add_break(BreakType::TextWrapping);
        }
        all = all.add_text(line.chars().filter(|c| !c.is_control() || *c == '\t').collect::<String>());
    }
    all
}

fn with_section(file: Docx, section: &Section) -> Docx {
    let head = Paragraph::new().style("Heading1").keep_next(true).add_run(run(&section.heading));
    section.parts.iter().fold(file.add_paragraph(head), with_part)
}

fn with_part(file: Docx, part: &Part) -> Docx {
    match part {
        Part::Text(text) => paragraphs(text).into_iter().fold(file, Docx::add_paragraph),
        Part::Pairs(pairs) => pairs.iter().fold(file, |file, pair| {
            let key = Paragraph::new().keep_next(true).add_run(run(&pair.key).bold());
            paragraphs(&pair.value).into_iter().fold(file.add_paragraph(key), Docx::add_paragraph)
        }),
        Part::Table(table) => with_table(file, table),
        Part::Picture(picture) => {
            let words = first_words([picture.label.as_str(), picture.caption.as_str()]);
            file.add_paragraph(Paragraph::new().add_run(run(&words).italic()))
        }
        Part::Entries(entries) => entries.iter().fold(file, with_entry),
    }
}

fn with_table(file: Docx, table: &Table) -> Docx {
    let count = table.rows.iter().map(Vec::len).fold(table.head.len(), usize::max);
    let cell = |text: &str, is_head: bool| {
        let write = |paragraph: &str| {
            let run = lines(paragraph);
            Paragraph::new().add_run(if is_head { run.bold() } else { run })
        };
        let all: Vec<Paragraph> = text.split("\n\n").map(write).collect();
        let cell = all.into_iter().fold(TableCell::new(), TableCell::add_paragraph);
        if is_head { cell.shading(Shading::new().fill(HEAD_FILL)) } else { cell }
    };
    let row = |texts: &[String], is_head: bool| {
        let all = texts.iter().map(String::as_str).chain(std::iter::repeat("")).take(count);
        TableRow::new(all.map(|text| cell(text, is_head)).collect()).cant_split()
    };
    let head = (!table.head.is_empty()).then(|| row(&table.head, true));
    let rows: Vec<TableRow> = head.into_iter().chain(table.rows.iter().map(|one| row(one, false))).collect();
    if rows.is_empty() {
        return file;
    }
    let caption = Paragraph::new().keep_next(true).add_run(run(&table.caption).bold());
    let file = if table.caption.is_empty() { file } else { file.add_paragraph(caption) };
    let drawn = WordTable::new(rows).width(FULL_WIDTH, WidthType::Pct).layout(TableLayoutType::Autofit);
    // Two tables behind each other would become one.
    file.add_table(drawn).add_paragraph(Paragraph::new())
}

fn with_entry(file: Docx, entry: &Entry) -> Docx {
    let about = [&entry.date, &entry.author, &entry.category].map(|text| text.trim());
    let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
    let head = Paragraph::new().keep_next(true).add_run(run(&about.join(" · ")).bold());
    let (EntryText::Given(text) | EntryText::Withheld(text)) = &entry.text;
    paragraphs(text).into_iter().fold(file.add_paragraph(head), Docx::add_paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::PageWords;
    use crate::sections::{Pair, Picture};
    use jiff::civil::date;

    fn document() -> SectionsDocument {
        let table = Table {
            head: vec!["Doel".to_owned(), "Wanneer".to_owned()],
            rows: vec![vec!["Leest & begrijpt <E4>".to_owned()]],
            ..Table::default()
        };
        let parts = vec![
            Part::Text("Eerste regel\nTweede regel\n\nNieuwe alinea\u{1}".to_owned()),
            Part::Pairs(vec![Pair { key: "Aanpak".to_owned(), value: "Voor- en nalezen".to_owned() }]),
            Part::Table(table),
            Part::Picture(Picture {
                caption: String::new(),
                svg: String::new(),
                label: "De groei".to_owned(),
            }),
            Part::Entries(vec![Entry {
                date: "3 maart 2026".to_owned(),
                author: "Ib".to_owned(),
                category: String::new(),
                text: EntryText::Given("Gelezen".to_owned()),
            }]),
        ];
        SectionsDocument {
            language: "nl".to_owned(),
            date: date(2026, 3, 3),
            title: "Handelingsplan".to_owned(),
            subtitle: "Noor".to_owned(),
            school_name: "De School".to_owned(),
            logo: None,
            made_on: "Gemaakt".to_owned(),
            purpose: String::new(),
            unprintable: String::new(),
            contents: String::new(),
            sections: vec![Section { heading: "Hulpvraag".to_owned(), parts }],
            reference: "Vertrouwelijk".to_owned(),
            page: PageWords { before: "Blad ".to_owned(), between: " van ".to_owned(), after: String::new() },
        }
    }

    /// A part of the file as text, before it is packed.
    fn parts(document: &SectionsDocument) -> (String, String) {
        let fonts = RunFonts::new().ascii(FACE);
        let begun = Docx::new().default_fonts(fonts);
        let file = document.sections.iter().fold(begun, with_section).build();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(file.document), text(in_language(file.styles, "nl")))
    }

    #[test]
    fn it_is_a_zip_with_all_words_escaped_and_headings_that_are_headings() {
        let document = document();
        assert!(word(&document).unwrap().starts_with(b"PK"));
        let (body, styles) = parts(&document);
        for said in ["Hulpvraag", "Tweede regel", "Leest &amp; begrijpt &lt;E4&gt;", "De groei", "Gelezen"] {
            assert!(body.contains(said), "{said}");
        }
        assert!(body.contains("w:val=\"Heading1\"") && !body.contains('\u{1}'));
        assert!(styles.contains("w:lang w:val=\"nl-NL\""), "a word processor knows that it is Dutch");
    }

    #[test]
    fn a_cell_that_has_no_words_is_still_there() {
        let (body, _) = parts(&document());
        assert_eq!(body.matches("<w:tc>").count(), 4, "two columns in both rows");
    }
}
