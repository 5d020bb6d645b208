//! What the forms of this room have in common.

use app::roles::{FORGOTTEN_AFTER, LEAST_LEVELS, Problem, Wrong};
use i18n::Texts;
use std::collections::BTreeMap;

/// What was sent: names with values, in their order.
pub(super) type Fields = Vec<(String, String)>;

/// One field of what was sent; empty when it is not there.
pub(super) fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

/// All numbers that were sent under a name.
pub(super) fn numbers(fields: &Fields, name: &str) -> Vec<u8> {
    fields.iter().filter(|(key, _)| key == name).filter_map(|(_, value)| value.trim().parse().ok()).collect()
}

/// The version that was looked at.
pub(super) fn version(fields: &Fields) -> i64 {
    value(fields, "version").parse().unwrap_or(0)
}

/// What is wrong, in words, by the name of the field, which is its id too.
#[derive(Default)]
pub(super) struct Bad(BTreeMap<String, String>);

impl Bad {
    pub(super) fn of(texts: &Texts, wrong: &Wrong) -> Self {
        let mut words = BTreeMap::new();
        for (field, problem) in wrong {
            words.entry(field.clone()).or_insert_with(|| problem_words(texts, field, *problem));
        }
        Self(words)
    }

    /// What a field says about itself to who does not see it; `help` is the id of its help, or empty.
    pub(super) fn attrs(&self, field: &str, help: &str) -> String {
        let mut about: Vec<String> = Vec::new();
        about.extend((!help.is_empty()).then(|| help.to_owned()));
        about.extend(self.0.contains_key(field).then(|| format!("{field}-error")));
        let described = match about.is_empty() {
            true => String::new(),
            false => format!(" aria-describedby=\"{}\"", about.join(" ")),
        };
        let invalid = if self.0.contains_key(field) { " aria-invalid=\"true\"" } else { "" };
        format!("{described}{invalid}")
    }

    /// What is wrong with a field.
    pub(super) fn get(&self, field: &str) -> Option<&String> {
        self.0.get(field)
    }
}

fn problem_words(texts: &Texts, field: &str, problem: Problem) -> String {
    match problem {
        Problem::Empty => texts.role_problem_empty().to_owned(),
        Problem::TooLong => texts.role_problem_too_long().to_owned(),
        Problem::NotANumber if field.starts_with("wish") => texts.role_problem_not_a_number().to_owned(),
        Problem::NotANumber => texts.role_problem_not_a_time().to_owned(),
        Problem::NotKnown => texts.role_problem_not_known().to_owned(),
        Problem::NotADay => texts.role_problem_not_a_day().to_owned(),
        Problem::Later => texts.role_problem_later().to_owned(),
        Problem::TooFewLevels => texts.role_problem_few_levels(LEAST_LEVELS),
        Problem::GapInLevels => texts.role_problem_gap().to_owned(),
        Problem::NotAHundred => texts.role_problem_not_a_hundred().to_owned(),
        Problem::RanTooLong => texts.role_problem_ran_too_long(FORGOTTEN_AFTER / 60),
    }
}

/// Something to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) is_chosen: bool,
}

impl Choice {
    pub(super) fn new(value: impl Into<String>, words: impl Into<String>, chosen: &str) -> Self {
        let value = value.into();
        Self { is_chosen: value == chosen, words: words.into(), value }
    }
}
