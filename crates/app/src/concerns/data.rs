//! The five steps of the meldcode: data with a source, in words of our own. They say what belongs to a step and are no advice
//! about the law; the framework with which professionals weigh is not copied.

use crate::norms::table;
use i18n::Language;
use serde::Deserialize;
use std::sync::LazyLock;

/// A step in words.
#[derive(Debug, Deserialize)]
pub struct StepWords {
    /// Which, from 1.
    pub step: u8,
    title_nl: String,
    title_en: String,
    what_nl: String,
    what_en: String,
    /// Where it comes from.
    pub source: String,
}

impl StepWords {
    /// What it is called.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.title_nl,
            Language::En => &self.title_en,
        }
    }

    /// What belongs to it.
    pub fn what(&self, language: Language) -> &str {
        match language {
            Language::Nl => &self.what_nl,
            Language::En => &self.what_en,
        }
    }
}

static STEPS: LazyLock<Vec<StepWords>> =
    LazyLock::new(|| table(include_str!("../../data/concern_steps.csv")));

/// The steps, in their order.
pub fn meldcode_steps() -> &'static [StepWords] {
    &STEPS
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::concerns;

    #[test]
    fn there_are_five_steps_in_their_order_each_with_words_and_a_source() {
        let numbers: Vec<u8> = meldcode_steps().iter().map(|one| one.step).collect();
        assert_eq!(numbers, (1..=concerns::STEPS).collect::<Vec<_>>());
        for one in meldcode_steps() {
            for language in [Language::Nl, Language::En] {
                assert!(!one.title(language).is_empty() && !one.what(language).is_empty(), "{}", one.step);
            }
            assert!(!one.source.is_empty());
        }
    }
}
