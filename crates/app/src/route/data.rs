//! What comes with Stut: the usual steps, the kinds of intervention, the form of the discussion and the checklist of a
//! request.

use crate::norms::table;
use domain::route::{FormQuestion, FormSource, RequestForm, Route, RouteStep, WaitsFor};
use i18n::Language;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct ShippedStep {
    waits_for: WaitsFor,
    long_days: u16,
    name_nl: String,
    name_en: String,
}

static STEPS: LazyLock<Vec<ShippedStep>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the shipped steps; a test reads them")]
    serde_json::from_str(include_str!("../../data/route_steps.json")).expect("readable steps")
});

/// The usual steps.
pub(super) fn usual_steps(language: Language) -> Vec<RouteStep> {
    let step = |shipped: &ShippedStep| RouteStep {
        name: pick(language, &shipped.name_nl, &shipped.name_en).to_owned(),
        waits_for: shipped.waits_for,
        long_days: shipped.long_days,
    };
    STEPS.iter().map(step).collect()
}

/// The usual route.
pub(super) fn usual_route(language: Language) -> Route {
    #[expect(clippy::expect_used, reason = "the shipped steps; a test reads them")]
    Route::new(usual_steps(language)).expect("a good route")
}

const fn pick<'a>(language: Language, nl: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// A kind of intervention.
#[derive(Debug, Deserialize)]
pub struct InterventionKind {
    /// Its key.
    pub key: String,
    name_nl: String,
    name_en: String,
}

static KINDS: LazyLock<Vec<InterventionKind>> =
    LazyLock::new(|| table(include_str!("../../data/intervention_kinds.csv")));

/// The kinds of intervention.
pub fn intervention_kinds() -> &'static [InterventionKind] {
    &KINDS
}

impl InterventionKind {
    /// What it is called.
    pub fn name(&self, language: Language) -> &str {
        pick(language, &self.name_nl, &self.name_en)
    }
}

/// What a kind of intervention is called; its key when it is not known any more.
pub fn kind_name(key: &str, language: Language) -> &str {
    KINDS.iter().find(|kind| kind.key == key).map_or(key, |kind| kind.name(language))
}

/// A field of the form for the discussion with partners.
#[derive(Debug, Deserialize)]
pub struct FormField {
    /// Its key.
    pub key: String,
    /// How many lines are shown of it at first.
    pub rows: u8,
    title_nl: String,
    title_en: String,
    hint_nl: String,
    hint_en: String,
}

static FORM: LazyLock<Vec<FormField>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the shipped form; a test reads it")]
    serde_json::from_str(include_str!("../../data/discussion_form.json")).expect("a readable form")
});

/// The fields of the form for the discussion with partners.
pub fn discussion_form() -> &'static [FormField] {
    &FORM
}

impl FormField {
    /// What it is called.
    pub fn title(&self, language: Language) -> &str {
        pick(language, &self.title_nl, &self.title_en)
    }

    /// What one writes there.
    pub fn hint(&self, language: Language) -> &str {
        pick(language, &self.hint_nl, &self.hint_en)
    }
}

/// A point of the checklist of a request.
#[derive(Debug, Deserialize)]
pub(super) struct ShippedPoint {
    pub(super) key: String,
    title_nl: String,
    title_en: String,
    missing_nl: String,
    missing_en: String,
}

static POINTS: LazyLock<Vec<ShippedPoint>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the shipped checklist; a test reads it")]
    serde_json::from_str(include_str!("../../data/request_checklist.json")).expect("a readable checklist")
});

pub(super) fn points() -> &'static [ShippedPoint] {
    &POINTS
}

impl ShippedPoint {
    pub(super) fn title(&self, language: Language) -> &str {
        pick(language, &self.title_nl, &self.title_en)
    }

    pub(super) fn missing(&self, language: Language) -> &str {
        pick(language, &self.missing_nl, &self.missing_en)
    }
}

#[derive(Deserialize)]
struct ShippedQuestion {
    source: FormSource,
    is_required: bool,
    label_nl: String,
    label_en: String,
    help_nl: String,
    help_en: String,
}

static REQUEST_FORM: LazyLock<Vec<ShippedQuestion>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the shipped form; a test reads it")]
    serde_json::from_str(include_str!("../../data/request_form.json")).expect("a readable form")
});

/// The form of a partnership that comes with Stut: what the forms of partnerships have in common, in words of Stut.
pub(super) fn usual_form(language: Language) -> RequestForm {
    let question = |shipped: &ShippedQuestion| FormQuestion {
        key: String::new(),
        label: pick(language, &shipped.label_nl, &shipped.label_en).to_owned(),
        help: pick(language, &shipped.help_nl, &shipped.help_en).to_owned(),
        is_required: shipped.is_required,
        source: shipped.source,
        is_removed: false,
    };
    let questions = REQUEST_FORM.iter().map(question).collect();
    #[expect(clippy::expect_used, reason = "the shipped form; a test reads it")]
    RequestForm::default().becomes("", questions).expect("a good form")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_shipped_tables_of_the_route_are_readable() {
        for language in [Language::Nl, Language::En] {
            assert_eq!(usual_route(language).last(), 5);
            assert!(usual_form(language).asked().all(|one| one.key.starts_with("request_")));
        }
        let keys: BTreeSet<&str> = intervention_kinds().iter().map(|kind| kind.key.as_str()).collect();
        assert_eq!(keys.len(), intervention_kinds().len(), "each key once");
        assert_eq!(kind_name("practice", Language::En), "More practice");
        assert_eq!(kind_name("gone", Language::En), "gone");
        assert!(discussion_form().iter().all(|field| field.key.starts_with("form_") && field.rows > 0));
        assert!(points().iter().all(|point| !point.missing(Language::Nl).is_empty()));
    }
}
