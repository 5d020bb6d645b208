//! The form of a partnership: its questions in their order, and where an answer comes from when it exists already.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most questions of a form.
pub const MOST_QUESTIONS: usize = 20;

/// The longest question, in characters.
pub const LONGEST_LABEL: usize = 120;

/// The longest help with a question, in characters.
pub const LONGEST_HELP: usize = 300;

/// The longest name of a partnership, in characters.
pub const LONGEST_PARTNERSHIP: usize = 80;

/// What the key of every question begins with: its answer is kept as a text of the case under that key.
const KEY: &str = "request_";

/// Where the answer to a question comes from, until somebody writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormSource {
    /// Nowhere: somebody writes it.
    Typed,
    /// The question of the case, and what is wanted.
    Question,
    /// What the pupil needs.
    Needs,
    /// What was tried, and what it did.
    Tried,
    /// The plans, and what came of them.
    Plans,
    /// What was written down at the table with partners.
    Table,
    /// How guardians see it.
    Guardians,
    /// How the pupil sees it.
    Pupil,
}

impl FormSource {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::Typed,
        Self::Question,
        Self::Needs,
        Self::Tried,
        Self::Plans,
        Self::Table,
        Self::Guardians,
        Self::Pupil,
    ];

    /// The code in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Question => "question",
            Self::Needs => "needs",
            Self::Tried => "tried",
            Self::Plans => "plans",
            Self::Table => "table",
            Self::Guardians => "guardians",
            Self::Pupil => "pupil",
        }
    }

    /// The source with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A question of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormQuestion {
    /// Its key, which never comes to mean another question; empty while it is new.
    pub key: String,
    /// What is asked.
    pub label: String,
    /// What helps to answer it; empty for nothing.
    pub help: String,
    /// Whether a request lacks something without it.
    pub is_required: bool,
    /// Where its answer comes from, until somebody writes it.
    pub source: FormSource,
    /// Whether it is asked no more: it shows only where somebody answered it.
    pub is_removed: bool,
}

/// What is wrong with a form; the number is that of the question, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormProblem {
    /// Nothing is asked, or more than [`MOST_QUESTIONS`].
    Count,
    /// The name of the partnership is longer than [`LONGEST_PARTNERSHIP`].
    Partnership,
    /// A question has no words.
    NoLabel(usize),
    /// It is longer than [`LONGEST_LABEL`].
    LabelTooLong(usize),
    /// Its help is longer than [`LONGEST_HELP`].
    HelpTooLong(usize),
}

/// The form of a partnership.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RequestForm {
    /// What the partnership is called; empty when the school did not say.
    pub partnership: String,
    /// What is asked, in its order, with what is asked no more behind it.
    pub questions: Vec<FormQuestion>,
}

impl RequestForm {
    /// What is asked.
    pub fn asked(&self) -> impl Iterator<Item = &FormQuestion> {
        self.questions.iter().filter(|one| !one.is_removed)
    }

    /// The question whose answer is kept under a key, also when it is asked no more.
    pub fn question(&self, key: &str) -> Option<&FormQuestion> {
        self.questions.iter().find(|one| one.key == key)
    }

    /// What takes the place of this form. What is new gets a key that was never used; what is gone stays, as asked no more, so
    /// that what somebody answered keeps its question.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn becomes(&self, partnership: &str, asked: Vec<FormQuestion>) -> Result<Self, Vec<FormProblem>> {
        let problems = problems(partnership, &asked);
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut taken: BTreeSet<String> = self.questions.iter().map(|one| one.key.clone()).collect();
        let mut questions: Vec<FormQuestion> = Vec::with_capacity(asked.len());
        for one in asked {
            let is_known = self.question(&one.key).is_some();
            let is_twice = questions.iter().any(|other| other.key == one.key);
            let key = if is_known && !is_twice { one.key.clone() } else { free(&taken) };
            taken.insert(key.clone());
            questions.push(FormQuestion { key, is_removed: false, ..one });
        }
        let gone = self.questions.iter().filter(|one| !questions.iter().any(|kept| kept.key == one.key));
        let gone: Vec<FormQuestion> =
            gone.map(|one| FormQuestion { is_removed: true, ..one.clone() }).collect();
        questions.extend(gone);
        Ok(Self { partnership: partnership.trim().to_owned(), questions })
    }
}

/// A key that was never used.
fn free(taken: &BTreeSet<String>) -> String {
    let mut number = taken.len();
    loop {
        number = number.saturating_add(1);
        let key = format!("{KEY}{number}");
        if !taken.contains(&key) {
            return key;
        }
    }
}

fn problems(partnership: &str, asked: &[FormQuestion]) -> Vec<FormProblem> {
    let is_longer = |text: &str, than: usize| text.chars().count() > than;
    let mut problems = Vec::new();
    if asked.is_empty() || asked.len() > MOST_QUESTIONS {
        problems.push(FormProblem::Count);
    }
    if is_longer(partnership.trim(), LONGEST_PARTNERSHIP) {
        problems.push(FormProblem::Partnership);
    }
    for (number, one) in (1..).zip(asked) {
        if one.label.is_empty() {
            problems.push(FormProblem::NoLabel(number));
        } else if is_longer(&one.label, LONGEST_LABEL) {
            problems.push(FormProblem::LabelTooLong(number));
        }
        if is_longer(&one.help, LONGEST_HELP) {
            problems.push(FormProblem::HelpTooLong(number));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(key: &str, label: &str) -> FormQuestion {
        FormQuestion {
            key: key.to_owned(),
            label: label.to_owned(),
            help: String::new(),
            is_required: true,
            source: FormSource::Typed,
            is_removed: false,
        }
    }

    fn keys(form: &RequestForm) -> Vec<(&str, bool)> {
        form.questions.iter().map(|one| (one.key.as_str(), one.is_removed)).collect()
    }

    #[test]
    fn an_answer_never_comes_to_stand_under_another_question() {
        let first =
            RequestForm::default().becomes(" De Brug ", vec![question("", "A"), question("", "B")]).unwrap();
        assert_eq!(first.partnership, "De Brug");
        assert_eq!(keys(&first), [("request_1", false), ("request_2", false)]);
        let turned = first.becomes("", vec![question("request_2", "B"), question("", "C")]).unwrap();
        assert_eq!(keys(&turned), [("request_2", false), ("request_3", false), ("request_1", true)]);
        let forged = turned.becomes(
            "",
            vec![question("effect", "D"), question("request_2", "B"), question("request_2", "E")],
        );
        let forged = forged.unwrap();
        let fresh: Vec<&str> = forged.asked().map(|one| one.key.as_str()).collect();
        assert_eq!(
            fresh,
            ["request_4", "request_2", "request_5"],
            "a key that is not of the form is given anew"
        );
        let back = turned.becomes("", vec![question("request_1", "A")]).unwrap();
        assert_eq!(keys(&back)[0], ("request_1", false), "what was gone can come back");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_number() {
        let form = RequestForm::default();
        assert_eq!(form.becomes("", Vec::new()), Err(vec![FormProblem::Count]));
        let many = vec![question("", "A"); MOST_QUESTIONS + 1];
        assert_eq!(form.becomes("", many), Err(vec![FormProblem::Count]));
        let long = FormQuestion {
            help: "x".repeat(LONGEST_HELP + 1),
            ..question("", &"x".repeat(LONGEST_LABEL + 1))
        };
        let wrong = form.becomes(&"x".repeat(LONGEST_PARTNERSHIP + 1), vec![question("", ""), long]);
        let all = [
            FormProblem::Partnership,
            FormProblem::NoLabel(1),
            FormProblem::LabelTooLong(2),
            FormProblem::HelpTooLong(2),
        ];
        assert_eq!(wrong, Err(all.to_vec()));
    }

    #[test]
    fn a_source_reads_back_from_its_code() {
        for source in FormSource::ALL {
            assert_eq!(FormSource::from_code(source.code()), Some(source));
        }
    }
}
