//! A questionnaire as a form: what is asked, what was filled in, and what is wrong beside each field. The same for who holds
//! a link, for who looks how it will be, and for who types in what came on paper.

use app::surveys::{AnswerField, FieldProblem, LONGEST_ANSWER, TypedAnswer, questions_for, years_words};
use domain::{
    Personal,
    surveys::{Question, QuestionKind, RespondentGroup, Survey, Years},
};
use i18n::Texts;

/// `{% include "surveys/questions.html" %}` where this is called `form`.
pub(super) struct AnswerForm {
    /// The levels to be ranked; none when nothing is ranked.
    pub(super) levels: Option<Ranking>,
    pub(super) questions: Vec<QuestionView>,
    /// What is wrong with it as a whole.
    pub(super) whole: Option<String>,
}

/// Things that each get another number.
pub(super) struct Ranking {
    pub(super) items: Vec<RankItem>,
    pub(super) how: String,
    pub(super) problem: Option<String>,
    pub(super) count: usize,
    /// Whether numbers are typed, not chosen.
    pub(super) is_typed: bool,
}

pub(super) struct RankItem {
    pub(super) name: String,
    pub(super) words: String,
    pub(super) about: String,
    pub(super) value: String,
    pub(super) problem: Option<String>,
    /// Number, words, and whether it was chosen.
    pub(super) numbers: Vec<(String, String, bool)>,
}

pub(super) struct QuestionView {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) is_required: bool,
    /// Whether more than one may be chosen.
    pub(super) several: bool,
    pub(super) help: Option<&'static str>,
    pub(super) problem: Option<String>,
    pub(super) options: Vec<OptionView>,
    pub(super) ranking: Option<Ranking>,
    /// What was typed, for a question in words.
    pub(super) text_value: Option<String>,
    pub(super) low: String,
    pub(super) high: String,
}

pub(super) struct OptionView {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) is_chosen: bool,
}

struct Filling<'a> {
    texts: &'static Texts,
    typed: &'a TypedAnswer,
    wrong: &'a [(AnswerField, FieldProblem)],
    is_paper: bool,
}

impl AnswerForm {
    pub(super) fn of(
        texts: &'static Texts,
        (survey, group): (&Survey, &RespondentGroup),
        (typed, wrong): (&TypedAnswer, &[(AnswerField, FieldProblem)]),
        is_paper: bool,
    ) -> Self {
        let filling = Filling { texts, typed, wrong, is_paper };
        let levels = (!survey.levels.is_empty()).then(|| {
            let things = survey.levels.iter().map(|level| (level.name.as_str(), level.description.as_str()));
            filling.ranking("level", (things.collect(), &typed.levels), AnswerField::Level)
        });
        let nothing = wrong.iter().any(|(_, problem)| *problem == FieldProblem::Nothing);
        let levels = levels.map(|levels| Ranking { problem: filling.words(AnswerField::Levels), ..levels });
        let questions = questions_for(survey, group.no);
        Self {
            levels,
            questions: questions.map(|(no, question)| filling.question(no, question)).collect(),
            whole: nothing.then(|| texts.surveys_answer_nothing().to_owned()),
        }
    }
}

impl Filling<'_> {
    fn words(&self, field: AnswerField) -> Option<String> {
        let (_, problem) = self.wrong.iter().find(|(of, _)| *of == field)?;
        let texts = self.texts;
        Some(match problem {
            FieldProblem::Empty if matches!(field, AnswerField::Levels) => {
                texts.surveys_answer_rank().to_owned()
            }
            FieldProblem::Empty if matches!(field, AnswerField::Level(_) | AnswerField::Option(..)) => {
                texts.surveys_answer_number().to_owned()
            }
            FieldProblem::Empty => texts.surveys_answer_empty().to_owned(),
            FieldProblem::Outside { most } => texts.surveys_answer_outside(*most),
            FieldProblem::Twice { first } => texts.surveys_answer_twice(*first),
            FieldProblem::TooLong => texts.surveys_too_long(LONGEST_ANSWER),
            FieldProblem::Strange => texts.surveys_answer_strange().to_owned(),
            FieldProblem::Nothing => return None,
        })
    }

    fn ranking(
        &self,
        name: &str,
        (things, given): (Vec<(&str, &str)>, &[Personal<String>]),
        field: impl Fn(usize) -> AnswerField,
    ) -> Ranking {
        let count = things.len();
        let item = |(at, (words, about)): (usize, &(&str, &str))| {
            let value = given.get(at).map(|one| one.reveal().trim().to_owned()).unwrap_or_default();
            RankItem {
                name: format!("{name}_{}", at + 1),
                words: (*words).to_owned(),
                about: (*about).to_owned(),
                numbers: self.numbers(count, &value),
                value,
                problem: self.words(field(at + 1)),
            }
        };
        Ranking {
            items: things.iter().enumerate().map(item).collect(),
            how: self.texts.surveys_rank_how(count),
            problem: None,
            count,
            is_typed: self.is_paper,
        }
    }

    fn numbers(&self, count: usize, chosen: &str) -> Vec<(String, String, bool)> {
        let one = |number: usize| {
            let value = number.to_string();
            let words = match number {
                _ if number == count => self.texts.surveys_rank_most(number),
                1 => self.texts.surveys_rank_least().to_owned(),
                _ => value.clone(),
            };
            (value.clone(), words, value == chosen)
        };
        (1..=count).rev().map(one).collect()
    }

    fn question(&self, at: u8, question: &Question) -> QuestionView {
        let none = Vec::new();
        let given = self.typed.questions.get(&at).unwrap_or(&none);
        let is_chosen = |value: &str| given.iter().any(|one| one.reveal().trim() == value);
        let option = |value: String, words: String| OptionView { is_chosen: is_chosen(&value), value, words };
        let mut view = QuestionView {
            name: format!("q{at}"),
            text: question.text.clone(),
            is_required: question.is_required && !self.is_paper,
            several: false,
            help: None,
            problem: self.words(AnswerField::Question(at)),
            options: Vec::new(),
            ranking: None,
            text_value: None,
            low: String::new(),
            high: String::new(),
        };
        match &question.kind {
            QuestionKind::Scale { steps, low, high } => {
                view.options = (1..=*steps).map(|step| option(step.to_string(), step.to_string())).collect();
                (view.low, view.high) = (low.clone(), high.clone());
            }
            QuestionKind::Choice { options, several } => {
                let each = options.iter().enumerate();
                view.options = each.map(|(at, words)| option(at.to_string(), words.clone())).collect();
                view.several = *several;
                view.help = several.then(|| self.texts.surveys_choose_several());
            }
            QuestionKind::Ranking { options } => {
                let things = options.iter().map(|words| (words.as_str(), "")).collect();
                view.ranking =
                    Some(self.ranking(&view.name, (things, given), |item| AnswerField::Option(at, item)));
            }
            QuestionKind::Years => {
                let words = |years: Years| years_words(self.texts, years).to_owned();
                view.options =
                    Years::ALL.into_iter().map(|one| option(one.code().to_owned(), words(one))).collect();
            }
            QuestionKind::Open => {
                view.text_value = Some(given.first().map(|one| one.reveal().clone()).unwrap_or_default());
                view.help = (!self.is_paper).then(|| self.texts.surveys_open_help());
            }
        }
        view
    }
}

/// What was sent.
pub(super) fn read(survey: &Survey, fields: &[(String, String)]) -> TypedAnswer {
    let all = |name: &str| -> Vec<Personal<String>> {
        let of = fields.iter().filter(|(key, _)| key == name);
        of.map(|(_, value)| Personal::new(value.clone())).collect()
    };
    let one = |name: String| all(&name).into_iter().next().unwrap_or_default();
    let question = |(at, question): (u8, &Question)| {
        let given = match &question.kind {
            QuestionKind::Ranking { options } => {
                (1..=options.len()).map(|item| one(format!("q{at}_{item}"))).collect()
            }
            _ => all(&format!("q{at}")),
        };
        (at, given)
    };
    TypedAnswer {
        levels: (1..=survey.levels.len()).map(|level| one(format!("level_{level}"))).collect(),
        questions: (0..).zip(&survey.questions).map(question).collect(),
    }
}
