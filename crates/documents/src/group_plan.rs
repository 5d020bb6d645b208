//! A group plan on paper: the arrangements beside each other on landscape A4, then what goes with them.

use crate::error::DocumentError;
use crate::fonts::{Weight, breakable, printable};
use crate::paper::{Front, Logo, NO_WORDS, PageWords, Paper};
use crate::{typesetting, world};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use typst::syntax::Source;
use typst_layout::PagedDocument;

/// A group plan in words. Numbers and dates are formatted by the caller; a line break in a text is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GroupPlanDocument {
    /// Language of all words: a code such as `nl` or `en`.
    pub language: String,
    /// The day the document is made; goes into the file, not on the page.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// What stands under the title: period, style, who made it.
    pub subtitle: String,
    /// Name of the school.
    pub school_name: String,
    /// Its sign.
    #[serde(default)]
    pub logo: Option<Logo>,
    /// When it was made, in words.
    pub made_on: String,
    /// What stands before the arrangements: the goals of the whole group.
    pub front: Vec<PlanPart>,
    /// The arrangements beside each other.
    pub grid: PlanGrid,
    /// What stands behind them: exceptions, the check half-way, the evaluation.
    pub parts: Vec<PlanPart>,
    /// What stands at the foot of every page.
    pub footer: String,
    /// The words around the number of a page.
    pub page: PageWords,
}

/// The arrangements beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PlanGrid {
    /// How to read it, for who hears it.
    pub summary: String,
    /// What the first column is.
    pub corner: String,
    /// The arrangements.
    pub heads: Vec<String>,
    /// What is said of each: the name of the row, and a text for each arrangement.
    pub rows: Vec<(String, Vec<String>)>,
}

/// A heading with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanPart {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub content: PlanContent,
}

/// What stands under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanContent {
    /// A text.
    Text(String),
    /// Lines, each by itself.
    Lines(Vec<String>),
    /// A table; `shares` says how wide the columns are beside each other.
    Table {
        /// How to read it, for who hears it.
        summary: String,
        /// Heads of the columns.
        head: Vec<String>,
        /// How wide each column is, beside the others.
        shares: Vec<u8>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// Landscape A4 without its margins, in points.
const WIDTH: f64 = 842.0 - 2.0 * MARGIN;
const MARGIN: f64 = 40.0;
/// The type size, and that of the title and of headings, in points.
const SIZE: f64 = 9.0;
const TITLE: f64 = 17.0;
const HEADING: f64 = 11.5;
/// The width of the first column of the grid, and the air of a cell, in points.
const FIRST: f64 = 92.0;
const AIR: f64 = 10.0;
/// Of what is measured so much may be used, as typst sets some letters closer and others wider.
const SAFE: f64 = 0.97;

type Lines = Vec<String>;

#[derive(Serialize)]
struct Sheet {
    paper: Paper,
    margin: f64,
    size: f64,
    title_size: f64,
    heading_size: f64,
    air: f64,
    title: String,
    subtitle: String,
    school: String,
    made_on: String,
    front: Vec<Printed>,
    grid: PrintedTable,
    parts: Vec<Printed>,
}

#[derive(Serialize)]
struct Printed {
    heading: String,
    lines: Lines,
    table: Option<PrintedTable>,
}

#[derive(Serialize)]
struct PrintedTable {
    summary: String,
    widths: Vec<f64>,
    head: Vec<String>,
    /// Whether the first cell of a row is its head.
    has_row_heads: bool,
    rows: Vec<Vec<Lines>>,
}

/// A text in lines that fit into a width in points.
fn lines(text: &str, weight: Weight, width: f64) -> Lines {
    let printed = text.lines().map(|line| breakable(&printable(line), weight, width / SIZE * SAFE));
    printed.filter(|line| !line.is_empty()).collect()
}

fn line(text: &str, weight: Weight, (width, size): (f64, f64)) -> String {
    breakable(&printable(text), weight, width / size * SAFE)
}

fn count(number: usize) -> f64 {
    u32::try_from(number.max(1)).map_or(1.0, f64::from)
}

fn grid(plan: &PlanGrid) -> PrintedTable {
    let each = (WIDTH - FIRST) / count(plan.heads.len());
    let head = |text: &String| line(text, Weight::Bold, (each - AIR, SIZE));
    let row = |(name, texts): &(String, Vec<String>)| {
        let name = lines(name, Weight::Bold, FIRST - AIR);
        // A row without some of its texts, or with more than there are arrangements, is filled up or cut.
        let texts = texts.iter().map(String::as_str).chain(std::iter::repeat("")).take(plan.heads.len());
        [name].into_iter().chain(texts.map(|text| lines(text, Weight::Regular, each - AIR))).collect()
    };
    PrintedTable {
        summary: printable(&plan.summary),
        widths: [FIRST].into_iter().chain(plan.heads.iter().map(|_| each)).collect(),
        head: [line(&plan.corner, Weight::Bold, (FIRST - AIR, SIZE))]
            .into_iter()
            .chain(plan.heads.iter().map(head))
            .collect(),
        has_row_heads: true,
        rows: plan.rows.iter().map(row).collect(),
    }
}

fn part(one: &PlanPart) -> Printed {
    let heading = line(&one.heading, Weight::Bold, (WIDTH, HEADING));
    let heading = if heading.is_empty() { NO_WORDS.to_owned() } else { heading };
    match &one.content {
        PlanContent::Text(text) => {
            Printed { heading, lines: lines(text, Weight::Regular, WIDTH), table: None }
        }
        PlanContent::Lines(all) => {
            let all = all.iter().flat_map(|text| lines(text, Weight::Regular, WIDTH)).collect();
            Printed { heading, lines: all, table: None }
        }
        PlanContent::Table { summary, head, shares, rows } => {
            let table = table((summary, head, shares), rows);
            Printed { heading, lines: Vec::new(), table: Some(table) }
        }
    }
}

fn table((summary, head, shares): (&str, &[String], &[u8]), rows: &[Vec<String>]) -> PrintedTable {
    let shares: Vec<f64> =
        head.iter().zip(shares.iter().chain(std::iter::repeat(&1))).map(|(_, one)| f64::from(*one)).collect();
    let all: f64 = shares.iter().sum::<f64>().max(1.0);
    let widths: Vec<f64> = shares.iter().map(|share| share / all * WIDTH).collect();
    let cells = |texts: &[String], weight: Weight| -> Vec<Lines> {
        let texts = texts.iter().map(String::as_str).chain(std::iter::repeat(""));
        widths.iter().zip(texts).map(|(width, text)| lines(text, weight, width - AIR)).collect()
    };
    PrintedTable {
        summary: printable(summary),
        head: cells(head, Weight::Bold).into_iter().map(|lines| lines.join(" ")).collect(),
        rows: rows.iter().map(|row| cells(row, Weight::Regular)).collect(),
        has_row_heads: false,
        widths,
    }
}

/// The text of the template.
pub(crate) const TEXT: &str = include_str!("../templates/group_plan.typ");

static TEMPLATE: LazyLock<Option<Source>> = LazyLock::new(|| world::template("group_plan.typ", TEXT));

/// The group plan as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// When language or date cannot be those of a document, or the template has a fault. Words never are the cause.
pub fn group_plan(document: &GroupPlanDocument) -> Result<Vec<u8>, DocumentError> {
    typesetting::pdf(&pages(document)?, "group-plan")
}

fn pages(document: &GroupPlanDocument) -> Result<PagedDocument, DocumentError> {
    typesetting::pages(TEMPLATE.as_ref(), &sheet(document)?, document.logo.as_ref())
}

/// What the template reads.
pub(crate) fn data(document: &GroupPlanDocument) -> Result<Vec<u8>, DocumentError> {
    typesetting::written(&sheet(document)?)
}

fn sheet(document: &GroupPlanDocument) -> Result<Sheet, DocumentError> {
    let paper = Paper::of(&Front {
        logo: document.logo.as_ref(),
        language: &document.language,
        date: document.date,
        title: &document.title,
        school_name: &document.school_name,
        footer: &document.footer,
        page: document.page.clone(),
    })?;
    Ok(Sheet {
        title: line(&paper.title, Weight::Bold, (WIDTH, TITLE)),
        paper,
        margin: MARGIN,
        size: SIZE,
        title_size: TITLE,
        heading_size: HEADING,
        air: AIR,
        subtitle: line(&document.subtitle, Weight::Regular, (WIDTH, SIZE)),
        school: line(&document.school_name, Weight::Regular, (WIDTH, SIZE)),
        made_on: line(&document.made_on, Weight::Regular, (WIDTH, SIZE)),
        front: document.front.iter().map(part).collect(),
        grid: grid(&document.grid),
        parts: document.parts.iter().map(part).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{AWKWARD, assert_conforming, keep, pieces};
    use jiff::civil::date;

    fn plan(text: &str, rows: usize) -> GroupPlanDocument {
        let text = text.to_owned();
        let part = |content| PlanPart { heading: text.clone(), content };
        GroupPlanDocument {
            language: "nl".to_owned(),
            date: date(2026, 3, 1),
            title: text.clone(),
            subtitle: text.clone(),
            school_name: text.clone(),
            logo: None,
            made_on: text.clone(),
            front: vec![part(PlanContent::Lines(vec![text.clone(), text.clone()]))],
            grid: PlanGrid {
                summary: text.clone(),
                corner: text.clone(),
                heads: vec![text.clone(), text.clone(), text.clone()],
                rows: (0..rows)
                    .map(|_| (text.clone(), vec![format!("{text}\n{text}"), text.clone()]))
                    .collect(),
            },
            parts: vec![
                part(PlanContent::Text(format!("{text}\n\n{text}"))),
                part(PlanContent::Table {
                    summary: text.clone(),
                    head: vec![text.clone(), text.clone()],
                    shares: vec![1, 3],
                    rows: vec![vec![text.clone()], vec![text.clone(), text.clone(), text.clone()]],
                }),
            ],
            footer: text.clone(),
            page: PageWords::default(),
        }
    }

    #[test]
    fn it_is_a_tagged_document_that_keeps() {
        let document = plan("Rekenen in 5A", 7);
        assert_conforming(&group_plan(&document).unwrap());
        keep("group_plan", || group_plan(&document));
        assert_eq!(group_plan(&document).unwrap(), group_plan(&document).unwrap(), "the same bytes");
    }

    #[test]
    fn no_words_break_it_and_nothing_runs_off_the_page() {
        for text in AWKWARD {
            let pages = pages(&plan(text, 3)).unwrap();
            for piece in pieces(&pages).into_iter().flatten() {
                assert!(
                    piece.left >= MARGIN - 1.0 && piece.right <= 842.0 - MARGIN + 1.0,
                    "{text}: {}",
                    piece.text
                );
            }
        }
    }

    #[test]
    fn a_plan_without_anything_is_a_page_too() {
        let empty = GroupPlanDocument {
            language: "nl".to_owned(),
            date: date(2026, 3, 1),
            ..GroupPlanDocument::default()
        };
        assert_conforming(&group_plan(&empty).unwrap());
    }

    #[test]
    fn a_long_plan_goes_on_over_the_page() {
        let long = "Iedere dag een kwartier verlengde instructie aan de instructietafel. ".repeat(12);
        let pages = pages(&plan(&long, 9)).unwrap();
        assert!(pages.pages().len() > 1);
    }
}
