//! What all documents have in common: what the file says of itself, the colours, the foot of every page.

use crate::error::DocumentError;
use crate::fonts::{FAMILY, printable};
use charts::palette;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stands where words are needed and none were given.
pub(crate) const NO_WORDS: &str = "–";

/// The words around the number of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageWords {
    /// Before the page number.
    pub before: String,
    /// Between the page number and the number of pages.
    pub between: String,
    /// After the number of pages.
    pub after: String,
}

/// The sign of a school, on the first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// The picture.
    pub bytes: Vec<u8>,
    /// Of which kind it is.
    pub kind: LogoKind,
    /// What it is, for who hears it.
    pub label: String,
}

/// The kinds of pictures that a document takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogoKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpg,
}

/// The name of the picture as templates read it.
pub(crate) const LOGO_FILE: &str = "logo";

#[derive(Debug, Serialize)]
struct PrintedLogo {
    format: LogoKind,
    label: String,
}

/// What any document tells of itself, as its caller gave it.
pub(crate) struct Front<'a> {
    pub(crate) language: &'a str,
    pub(crate) date: Date,
    pub(crate) title: &'a str,
    pub(crate) school_name: &'a str,
    pub(crate) footer: &'a str,
    pub(crate) page: PageWords,
    pub(crate) logo: Option<&'a Logo>,
}

/// The same as the template `paper.typ` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Paper {
    language: String,
    date: Day,
    family: &'static str,
    colours: Colours,
    pub(crate) title: String,
    footer: String,
    page: PageWords,
    logo: Option<PrintedLogo>,
}

#[derive(Debug, Serialize)]
struct Day {
    year: i16,
    month: i8,
    day: i8,
}

#[derive(Debug, Serialize)]
struct Colours {
    ink: &'static str,
    soft: &'static str,
    bands: [(&'static str, &'static str); 5],
}

impl Paper {
    /// Language and date checked, words printable. A document must have a title: without one it is that of its school,
    /// or a dash.
    pub(crate) fn of(front: &Front<'_>) -> Result<Self, DocumentError> {
        let (code, date) = (front.language, front.date);
        if !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(DocumentError::Language);
        }
        if date.year() < 1 {
            return Err(DocumentError::Date);
        }
        Ok(Self {
            language: code.to_owned(),
            date: Day { year: date.year(), month: date.month(), day: date.day() },
            family: FAMILY,
            colours: Colours {
                ink: palette::INK,
                soft: palette::SOFT,
                bands: palette::BANDS.map(|look| (look.fill, look.on_fill)),
            },
            title: first_words([front.title, front.school_name]),
            footer: printable(front.footer),
            page: PageWords {
                before: printable(&front.page.before),
                between: printable(&front.page.between),
                after: printable(&front.page.after),
            },
            logo: front.logo.map(|logo| PrintedLogo {
                format: logo.kind,
                label: first_words([logo.label.as_str(), front.school_name]),
            }),
        })
    }
}

/// The first text that has something to print, or a dash.
pub(crate) fn first_words<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut printable = texts.into_iter().map(printable);
    printable.find(|text| !text.is_empty()).unwrap_or_else(|| NO_WORDS.to_owned())
}

/// A picture in the type of the document, with the letters that it has.
pub(crate) fn in_our_type(svg: &str) -> String {
    printable(svg).replacen("<svg ", &format!("<svg font-family=\"{FAMILY}\" "), 1)
}
