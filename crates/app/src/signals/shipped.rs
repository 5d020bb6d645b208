//! The thresholds and words with which every school begins: data with a source, in `crates/app/data`.

use crate::norms::table;
use domain::signals::Thresholds;
use i18n::Language;
use serde::Deserialize;
use std::sync::LazyLock;

/// How sure a shipped value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Sure {
    /// A choice of Stut: nobody prescribes it.
    #[serde(rename = "choice")]
    Choice,
    /// Two or more independent sources were seen.
    V2,
    /// One source was seen.
    V1,
}

/// A shipped value.
#[derive(Debug, Clone, Deserialize)]
pub struct Shipped {
    /// The name of the threshold.
    pub name: String,
    /// The value.
    pub value: String,
    /// How sure it is.
    pub sure: Sure,
    /// Where it comes from.
    #[serde(flatten)]
    pub source: Source,
}

/// Where a shipped value comes from, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    #[serde(rename = "source")]
    dutch: String,
    #[serde(rename = "source_en")]
    english: String,
}

impl Source {
    /// In a language.
    pub fn words(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.dutch,
            Language::En => &self.english,
        }
    }
}

static TABLE: LazyLock<Vec<Shipped>> =
    LazyLock::new(|| table(include_str!("../../data/signal_thresholds.csv")));

static THRESHOLDS: LazyLock<Thresholds> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the shipped table; a test reads it")]
    Thresholds::from_named(TABLE.iter().map(|row| (row.name.as_str(), row.value.as_str())))
        .expect("signal_thresholds.csv names every threshold once")
});

/// The shipped thresholds.
pub(crate) fn thresholds() -> &'static Thresholds {
    &THRESHOLDS
}

/// A shipped threshold with its source.
pub(super) fn threshold(name: &str) -> Option<&'static Shipped> {
    TABLE.iter().find(|row| row.name == name)
}

/// A word by which a series is known to be about reading words.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct WordReading {
    /// What the subject or the series contains, in small letters.
    pub(super) contains: String,
    /// How sure it is.
    pub(super) sure: Sure,
    /// Where it comes from.
    #[serde(flatten)]
    pub(super) source: Source,
}

static WORD_READING: LazyLock<Vec<WordReading>> =
    LazyLock::new(|| table(include_str!("../../data/word_reading.csv")));

/// The shipped words for reading words.
pub(super) fn word_reading() -> &'static [WordReading] {
    &WORD_READING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_are_readable_and_have_a_source() {
        assert_eq!((thresholds().drop_steps, thresholds().absent_hours), (2, 16));
        let sources = TABLE.iter().map(|row| &row.source);
        for source in sources.chain(word_reading().iter().map(|row| &row.source)) {
            let (dutch, english) = (source.words(Language::Nl), source.words(Language::En));
            assert!(!dutch.is_empty() && !english.is_empty(), "{source:?}");
            assert!(dutch != english || dutch == "idem", "{source:?}");
        }
        for threshold in Thresholds::ALL {
            assert!(super::threshold(threshold.name).is_some(), "{threshold:?}");
        }
        assert!(word_reading().iter().any(|row| row.contains == "dmt" && row.sure == Sure::V1));
        assert!(word_reading().iter().all(|row| row.contains == row.contains.to_lowercase()));
    }
}
