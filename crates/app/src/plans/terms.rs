//! The terms of the law about plans: data with a source, in `crates/app/data/plan_terms.csv`.

use crate::norms::table;
use domain::plans::DevelopmentTerms;
use i18n::Language;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
struct Row {
    name: String,
    value: u8,
    valid_from: Date,
    source: String,
    source_en: String,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| table(include_str!("../../data/plan_terms.csv")));

const MAKE: &str = "development_make_weeks";
const EVALUATE: &str = "development_evaluate_months";

/// Where a term comes from, and since when it holds as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermSource {
    /// The source.
    pub words: &'static str,
    /// Since when.
    pub valid_from: Date,
}

/// The terms for development plans, with the source of making and of evaluating one.
pub fn terms(language: Language) -> (DevelopmentTerms, [Option<TermSource>; 2]) {
    let row = |name: &str| ROWS.iter().find(|row| row.name == name);
    let value = |name: &str| row(name).map_or(u8::MAX, |row| row.value);
    let source = |name: &str| {
        row(name).map(|row| TermSource {
            words: match language {
                Language::Nl => &row.source,
                Language::En => &row.source_en,
            },
            valid_from: row.valid_from,
        })
    };
    let terms = DevelopmentTerms { make_weeks: value(MAKE), evaluate_months: value(EVALUATE) };
    (terms, [source(MAKE), source(EVALUATE)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_of_the_law_come_with_their_source() {
        let (terms, sources) = terms(Language::Nl);
        assert_eq!((terms.make_weeks, terms.evaluate_months), (6, 12));
        assert!(sources.iter().all(|source| source.is_some_and(|source| source.words.contains("40a"))));
    }
}
