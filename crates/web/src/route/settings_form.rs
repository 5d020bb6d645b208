//! The form of the partnership on the page of the settings: a line for each question.

use super::{
    Choice, choice, count,
    form::{Fields, value},
};
use app::route::{RouteSettings, words::source_words};
use domain::route::{
    FormProblem, FormQuestion, FormSource, LONGEST_HELP, LONGEST_LABEL, LONGEST_PARTNERSHIP, MOST_QUESTIONS,
};
use i18n::Texts;

/// How many empty lines stand behind the questions.
const EMPTY: usize = 2;

/// The form with what is wrong with it.
pub(super) struct FormRows {
    pub(super) version: i64,
    pub(super) partnership: String,
    pub(super) partnership_problem: Option<String>,
    pub(super) rows: Vec<QuestionRow>,
    pub(super) problem: Option<String>,
}

/// A line of the form.
pub(super) struct QuestionRow {
    pub(super) number: usize,
    pub(super) heading: String,
    pub(super) key: String,
    pub(super) order: String,
    pub(super) label: String,
    pub(super) help: String,
    pub(super) is_required: bool,
    pub(super) sources: Vec<Choice>,
    pub(super) label_problem: Option<String>,
    pub(super) help_problem: Option<String>,
}

/// A question with the place that was typed.
pub(super) type Placed = (String, FormQuestion);

/// The questions that were sent, by the place that was typed. A line without words is no question.
pub(super) fn sent(fields: &Fields) -> Vec<Placed> {
    let one = |number: usize| {
        let get = |name: &str| value(fields, &format!("{name}-{number}")).to_owned();
        let question = FormQuestion {
            key: get("key"),
            label: get("label"),
            help: get("help"),
            is_required: get("required") == "1",
            source: FormSource::from_code(&get("source")).unwrap_or(FormSource::Typed),
            is_removed: false,
        };
        (get("order"), question)
    };
    let mut all: Vec<Placed> = (1..=MOST_QUESTIONS.saturating_add(EMPTY)).map(one).collect();
    all.retain(|(_, one)| !one.label.is_empty() || !one.help.is_empty());
    // What has no readable place goes behind what has one.
    all.sort_by_key(|(order, _)| order.parse::<u32>().unwrap_or(u32::MAX));
    all
}

impl FormRows {
    /// The form as it is kept.
    pub(super) fn known(texts: &Texts, found: &RouteSettings) -> Self {
        let (form, version) = &found.form;
        let asked: Vec<Placed> = (1..)
            .zip(form.asked())
            .map(|(number, one): (usize, _)| (number.to_string(), one.clone()))
            .collect();
        Self::typed(texts, (*version, &form.partnership), &asked, (&[], None))
    }

    /// The form as it was typed.
    pub(super) fn typed(
        texts: &Texts,
        (version, partnership): (i64, &str),
        asked: &[Placed],
        (problems, words): (&[FormProblem], Option<String>),
    ) -> Self {
        let too_long = |most: usize| texts.route_form_wrong_long(count(most));
        let is_count = problems.contains(&FormProblem::Count);
        let empty = FormQuestion {
            key: String::new(),
            label: String::new(),
            help: String::new(),
            is_required: false,
            source: FormSource::Typed,
            is_removed: false,
        };
        let room = MOST_QUESTIONS.saturating_sub(asked.len()).min(EMPTY);
        let more = (0..room).map(|_| (String::new(), empty.clone()));
        let rows = (1..).zip(asked.iter().cloned().chain(more));
        Self {
            version,
            partnership: partnership.to_owned(),
            partnership_problem: problems
                .contains(&FormProblem::Partnership)
                .then(|| too_long(LONGEST_PARTNERSHIP)),
            rows: rows.map(|(number, placed)| row(texts, number, placed, problems)).collect(),
            problem: words.or_else(|| is_count.then(|| texts.route_form_wrong_count(count(MOST_QUESTIONS)))),
        }
    }
}

fn row(texts: &Texts, number: usize, (order, one): Placed, problems: &[FormProblem]) -> QuestionRow {
    let too_long = |most: usize| texts.route_form_wrong_long(count(most));
    let label_problem = problems.iter().find_map(|problem| match problem {
        FormProblem::NoLabel(at) if *at == number => Some(texts.route_form_wrong_label().to_owned()),
        FormProblem::LabelTooLong(at) if *at == number => Some(too_long(LONGEST_LABEL)),
        _ => None,
    });
    let is_help = problems.contains(&FormProblem::HelpTooLong(number));
    let source =
        |source: FormSource| choice(source.code(), source_words(texts, source), source == one.source);
    QuestionRow {
        number,
        heading: texts.route_form_question(count(number)),
        order: if order.is_empty() { number.to_string() } else { order },
        sources: FormSource::ALL.map(source).into(),
        label_problem,
        help_problem: is_help.then(|| too_long(LONGEST_HELP)),
        key: one.key,
        label: one.label,
        help: one.help,
        is_required: one.is_required,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_by_the_place_that_was_typed_and_empty_lines_are_none() {
        let fields: Fields = [
            ("label-1", "Eerst"),
            ("order-1", "2"),
            ("label-2", ""),
            ("order-2", "1"),
            ("label-3", "Dan"),
            ("order-3", "1"),
            ("required-3", "1"),
            ("source-3", "needs"),
            ("label-4", "Nergens"),
            ("order-4", "x"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
        let read = sent(&fields);
        let labels: Vec<&str> = read.iter().map(|(_, one)| one.label.as_str()).collect();
        assert_eq!(labels, ["Dan", "Eerst", "Nergens"]);
        assert!(read[0].1.is_required && read[0].1.source == FormSource::Needs && !read[1].1.is_required);
    }
}
