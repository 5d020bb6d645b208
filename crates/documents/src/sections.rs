//! A document in sections on portrait A4: texts, lists, tables, pictures and entries in reading order, over as many pages
//! as it takes. The file of a pupil for a request for access, the processing register, a proof of destruction.
//!
//! Nothing is cut off: a word that is wider than its place is broken, a row or an entry goes on over the page.

mod columns;
mod sheet;

use crate::error::DocumentError;
use crate::paper::{Logo, PageWords};
use crate::{typesetting, world};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sheet::Sheet;
use std::sync::LazyLock;
use typst::syntax::Source;
use typst_layout::PagedDocument;

/// A document in sections, in words. Numbers and dates are formatted by the caller. In a text of several lines a line
/// break is kept, and one or more empty lines begin a paragraph; any text may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SectionsDocument {
    /// Language of all words: a code such as `nl` or `en`.
    pub language: String,
    /// The day the document is made; goes into the file, not on the page.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// What stands under the title, for example the name of the pupil.
    pub subtitle: String,
    /// Name of the school.
    pub school_name: String,
    /// Its sign.
    #[serde(default)]
    pub logo: Option<Logo>,
    /// When it was made, in words.
    pub made_on: String,
    /// For whom it is and why, in a sentence or a few; may have several lines.
    pub purpose: String,
    /// What stands under the purpose when a text has letters that the faces lack and that are printed as `?`.
    pub unprintable: String,
    /// Heading of the table of contents; empty leaves the table out.
    pub contents: String,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
    /// By what the document is found again; stands at the foot of every page.
    pub reference: String,
    /// The words around the number of a page.
    pub page: PageWords,
}

/// A heading and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// The heading; an empty one becomes a dash, as a reader finds the way by headings.
    pub heading: String,
    /// What stands under it, in reading order.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A text of any length, may have several lines.
    Text(String),
    /// Keys, each with its value.
    Pairs(Vec<Pair>),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// Entries, such as notes.
    Entries(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// What it is.
    pub key: String,
    /// What is known; may have several lines.
    pub value: String,
}

/// A table. Its head comes back on every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// What stands above it.
    pub caption: String,
    /// How to read it, for who hears it.
    pub summary: String,
    /// Heads of the columns; up to eight are easy to read.
    pub head: Vec<String>,
    /// The rows; a cell may have several lines. There are as many columns as the head or the longest row has.
    pub rows: Vec<Vec<String>>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// What stands above it.
    pub caption: String,
    /// The picture as SVG, such as crate `charts` draws, with letters as themselves and not as numbers (`&#233;`); it is
    /// as wide as it says, at most as the page.
    pub svg: String,
    /// The same in words, for who hears it.
    pub label: String,
}

/// An entry, such as a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of which day, in words.
    pub date: String,
    /// By whom.
    pub author: String,
    /// What kind of entry it is.
    pub category: String,
    /// What it says.
    pub text: EntryText,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryText {
    /// Its words, of any length, may have several lines.
    Given(String),
    /// Its words are not in this document: why.
    Withheld(String),
}

/// The text of the template.
pub(crate) const TEXT: &str = include_str!("../templates/sections.typ");

static TEMPLATE: LazyLock<Option<Source>> = LazyLock::new(|| world::template("sections.typ", TEXT));

/// The document in sections as PDF/A-2a and PDF/UA-1.
///
/// # Errors
/// When language or date cannot be those of a document, a picture is no SVG, or the template has a fault. Words never
/// are the cause.
pub fn sections(document: &SectionsDocument) -> Result<Vec<u8>, DocumentError> {
    typesetting::pdf(&pages(document)?, "sections")
}

/// What the template reads.
pub(crate) fn data(document: &SectionsDocument) -> Result<Vec<u8>, DocumentError> {
    typesetting::written(&Sheet::of(document)?)
}

/// Whether a picture can stand on paper as the sign of a school: a document with nothing else is made of it.
pub fn takes_logo(logo: &Logo) -> bool {
    let document = SectionsDocument {
        language: "nl".to_owned(),
        date: jiff::civil::date(2000, 1, 1),
        logo: Some(logo.clone()),
        ..SectionsDocument::default()
    };
    sections(&document).is_ok()
}

fn pages(document: &SectionsDocument) -> Result<PagedDocument, DocumentError> {
    typesetting::pages(TEMPLATE.as_ref(), &Sheet::of(document)?, document.logo.as_ref())
}

#[cfg(test)]
mod tests;
