//! The group overview on paper: pupils down, subjects across, on one landscape A4.

mod plan;
mod sheet;

use crate::error::DocumentError;
use crate::paper::Logo;
use crate::{typesetting, world};
use jiff::civil::Date;
use plan::Plan;
use serde::{Deserialize, Serialize};
use sheet::Sheet;
use std::sync::LazyLock;
use typst::syntax::Source;
use typst_layout::PagedDocument;

/// A group overview in words. Numbers and dates are formatted by the caller.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GroupOverviewDocument {
    /// Language of all words: a code such as `nl` or `en`.
    pub language: String,
    /// The day the document is made; goes into the file, not on the page.
    pub date: Date,
    /// What the page says, as its title.
    pub title: String,
    /// Lines under the title: how many pupils, whose group.
    pub subtitle_lines: Vec<String>,
    /// Name of the school.
    pub school_name: String,
    /// Its sign.
    #[serde(default)]
    pub logo: Option<Logo>,
    /// The school year.
    pub school_year: String,
    /// When it was made, in words.
    pub made_on: String,
    /// The fixed words around the table.
    pub words: OverviewWords,
    /// The subjects, left to right.
    pub columns: Vec<OverviewColumn>,
    /// The pupils, top to bottom.
    pub rows: Vec<OverviewRow>,
    /// The marks that the legend explains.
    pub legend: Vec<LegendEntry>,
    /// Further lines of the legend.
    pub legend_lines: Vec<String>,
    /// What stands at the foot of every page, for example that the data are invented.
    pub footer: String,
}

/// The fixed words around the table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OverviewWords {
    /// Head of the column of names.
    pub pupil: String,
    /// Head of the column of year groups; the column is there when a row has a year group.
    pub year_group: String,
    /// Head of the column of signals.
    pub signals: String,
    /// What marks a pupil with a signal about which nothing is open.
    pub blind_spot: String,
    /// How to read the table, for who hears it.
    pub table_summary: String,
    /// Before the page number.
    pub page_before: String,
    /// Between the page number and the number of pages.
    pub page_between: String,
    /// After the number of pages.
    pub page_after: String,
}

/// A subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverviewColumn {
    /// Name of the subject.
    pub subject: String,
    /// The current test moment.
    pub moment: String,
    /// Pupils in each band, from the highest (I or A) to the lowest (V or E).
    pub counts: [u32; 5],
    /// Per cent of the norm group in each band, in the same order.
    pub expected: [f64; 5],
    /// Counts and expectation in words, for who hears it.
    pub distribution_label: String,
}

/// A pupil.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OverviewRow {
    /// Name of the pupil.
    pub name: String,
    /// Year group; empty leaves it open.
    pub year_group: String,
    /// One cell for each subject; missing ones are empty, surplus ones are not shown.
    pub cells: Vec<OverviewCell>,
    /// The signals, each in a few words.
    pub signals: Vec<String>,
    /// There is a signal and nothing is open about it.
    pub blind_spot: bool,
}

/// What a pupil has in a subject; every part may be absent.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct OverviewCell {
    /// Level in letters.
    pub level: String,
    /// Band from 0 (I or A) to 4 (V or E).
    pub band: Option<u8>,
    /// Skill score.
    pub score: String,
    /// Growth since the sitting before, with its sign.
    pub growth: String,
    /// Which way the growth goes.
    pub direction: Option<Direction>,
    /// Skill scores of earlier sittings and this one, oldest first, all on one scale.
    pub spark: Vec<f64>,
}

/// Which way growth goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Forward.
    Up,
    /// Hardly.
    Flat,
    /// Back.
    Down,
}

/// A mark and what it means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegendEntry {
    /// The mark.
    pub mark: Mark,
    /// What it means.
    pub words: String,
}

/// A mark on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A level on the colour of its band.
    Level {
        /// Level in letters.
        level: String,
        /// Band from 0 (I or A) to 4 (V or E).
        band: Option<u8>,
    },
    /// The sign of growth.
    Growth(Direction),
    /// The small line of earlier sittings.
    Spark,
    /// The strip of expected shares under a distribution.
    Expected,
    /// The sign of a blind spot.
    BlindSpot,
}

/// The text of the template.
pub(crate) const TEXT: &str = include_str!("../templates/group_overview.typ");

static TEMPLATE: LazyLock<Option<Source>> = LazyLock::new(|| world::template("group_overview.typ", TEXT));

/// The group overview as PDF/A-2a and PDF/UA-1. Up to 36 pupils stand on one page, in smaller type as there are more of
/// them and more subjects; more pupils flow on to further pages under the same head.
///
/// # Errors
/// When language or date cannot be those of a document, or the template has a fault. Words never are the cause.
pub fn group_overview(document: &GroupOverviewDocument) -> Result<Vec<u8>, DocumentError> {
    typesetting::pdf(&pages(document)?, "group-overview")
}

/// At most so many layouts are tried to keep a group on one page.
const MOST_TRIES: usize = 4;

fn pages(document: &GroupOverviewDocument) -> Result<PagedDocument, DocumentError> {
    fitted(document).map(|(_, pages)| pages)
}

/// What the template reads, as it fits best.
pub(crate) fn data(document: &GroupOverviewDocument) -> Result<Vec<u8>, DocumentError> {
    fitted(document).and_then(|(sheet, _)| typesetting::written(&sheet))
}

fn fitted(document: &GroupOverviewDocument) -> Result<(Sheet, PagedDocument), DocumentError> {
    let mut sheet = Sheet::of(document)?;
    let plans = Plan::candidates(&sheet);
    let mut pages = None;
    for plan in plans.into_iter().take(MOST_TRIES) {
        let wants_one_page = plan.one_page;
        sheet.set(plan);
        let laid_out = typesetting::pages(TEMPLATE.as_ref(), &sheet, document.logo.as_ref())?;
        let done = !wants_one_page || laid_out.pages().len() <= 1;
        pages = Some(laid_out);
        if done {
            break;
        }
    }
    let pages = pages.ok_or_else(|| DocumentError::Template("no layout".to_owned()))?;
    Ok((sheet, pages))
}

#[cfg(test)]
mod tests;
