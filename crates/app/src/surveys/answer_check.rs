//! From what somebody filled in to an answer: what fits, and what is wrong beside each field.

use super::{edit::clean_text, once::Once};
use domain::{
    Personal,
    ids::{AnswerId, OpenAnswerId},
    surveys::{Answer, AnswerWay, OpenAnswer, Question, QuestionKind, Reply, RespondentGroup, Survey, Years},
};
use std::collections::BTreeMap;

/// The longest open answer, in letters.
pub const LONGEST_ANSWER: usize = 4000;

/// What somebody filled in, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedAnswer {
    /// The number of each level, in the order of the levels.
    pub levels: Vec<Personal<String>>,
    /// What was filled in at each question: the chosen options, the number of each option of a ranking, or one text.
    pub questions: BTreeMap<u8, Vec<Personal<String>>>,
}

impl TypedAnswer {
    /// All that was typed as one text, to know it again.
    pub(super) fn whole(&self) -> String {
        let questions =
            self.questions.iter().flat_map(|(no, given)| given.iter().map(move |one| (Some(*no), one)));
        let all = self.levels.iter().map(|one| (None, one)).chain(questions);
        all.map(|(no, one)| format!("{no:?} {}", one.reveal())).collect::<Vec<_>>().join("\0")
    }
}

/// The id of the answer that is kept with a form.
pub(super) fn answer_id(once: Once) -> AnswerId {
    AnswerId(once.id("answer"))
}

/// The id of the open answer to a question that is kept with a form.
pub(super) fn text_id(once: Once, question: u8) -> OpenAnswerId {
    OpenAnswerId(once.id(&format!("text {question}")))
}

/// A field of a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerField {
    /// The ranking of the levels as a whole.
    Levels,
    /// The number of a level, counting from 1.
    Level(usize),
    /// A question.
    Question(u8),
    /// The number of an option in a question, counting from 1.
    Option(u8, usize),
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerProblem {
    /// It must be answered.
    Empty,
    /// It is no number from 1 to this one.
    Outside {
        /// The highest number.
        most: usize,
    },
    /// The number stands at another one too, counting from 1.
    Twice {
        /// At which.
        first: usize,
    },
    /// It is too long.
    TooLong,
    /// It does not fit the question.
    Strange,
    /// Nothing at all was answered.
    Nothing,
}

/// What is wrong, by field.
pub(super) type Wrong = Vec<(AnswerField, AnswerProblem)>;

/// The questions that are put to a group, with their numbers.
pub fn questions_for(survey: &Survey, group: i64) -> impl Iterator<Item = (u8, &Question)> {
    let asked = move |question: &Question| question.groups.is_empty() || question.groups.contains(&group);
    (0..).zip(&survey.questions).filter(move |(_, question)| asked(question))
}

/// What was answered, ready to keep: figures in one piece, each text by itself.
pub(super) fn checked(
    survey: &Survey,
    group: &RespondentGroup,
    way: AnswerWay,
    (typed, once): (&TypedAnswer, Once),
) -> Result<(Answer, Vec<OpenAnswer>), Wrong> {
    // On paper people leave things out, and nobody can be asked any more.
    let is_strict = way == AnswerWay::Link;
    let mut wrong = Vec::new();
    let scores = ranking(&typed.levels, survey.levels.len(), (&mut wrong, AnswerField::Level));
    if is_strict && scores.is_none() && !survey.levels.is_empty() && wrong.is_empty() {
        wrong.push((AnswerField::Levels, AnswerProblem::Empty));
    }
    let mut answer = Answer { group: group.no, way, scores, replies: BTreeMap::new() };
    let mut texts = Vec::new();
    for (no, question) in questions_for(survey, group.no) {
        let given = typed.questions.get(&no).map_or(&[][..], Vec::as_slice);
        if question.kind.is_open() {
            texts.extend(open(given, &mut wrong, (no, group.no), once));
        } else if let Some(reply) = reply(&question.kind, given, (&mut wrong, no)) {
            match question.kind.accepts(&reply) {
                Ok(()) => drop(answer.replies.insert(no, reply)),
                Err(_) => wrong.push((AnswerField::Question(no), AnswerProblem::Strange)),
            }
        }
        let is_empty = given.iter().all(|one| one.reveal().trim().is_empty());
        if is_strict && question.is_required && is_empty {
            wrong.push((AnswerField::Question(no), AnswerProblem::Empty));
        }
    }
    if wrong.is_empty() && answer.scores.is_none() && answer.replies.is_empty() && texts.is_empty() {
        wrong.push((AnswerField::Levels, AnswerProblem::Nothing));
    }
    if wrong.is_empty() { Ok((answer, texts)) } else { Err(wrong) }
}

/// The numbers that were given to so many things, each of 1 to `count` once; none when nothing was filled in.
fn ranking(
    given: &[Personal<String>],
    count: usize,
    (wrong, field): (&mut Wrong, impl Fn(usize) -> AnswerField),
) -> Option<Vec<u8>> {
    let typed = |at: usize| given.get(at).map(|one| one.reveal().trim()).unwrap_or_default();
    if (0..count).all(|at| typed(at).is_empty()) {
        return None;
    }
    let mut scores: Vec<u8> = Vec::new();
    for at in 0..count {
        let score = typed(at).parse::<u8>().ok().filter(|score| (1..=count).contains(&usize::from(*score)));
        let problem = match score {
            _ if typed(at).is_empty() => Some(AnswerProblem::Empty),
            None => Some(AnswerProblem::Outside { most: count }),
            Some(score) => scores
                .iter()
                .position(|other| *other == score)
                .map(|first| AnswerProblem::Twice { first: first + 1 }),
        };
        wrong.extend(problem.map(|problem| (field(at + 1), problem)));
        scores.push(score.unwrap_or_default());
    }
    Some(scores)
}

fn reply(kind: &QuestionKind, given: &[Personal<String>], (wrong, no): (&mut Wrong, u8)) -> Option<Reply> {
    let filled: Vec<&str> =
        given.iter().map(|one| one.reveal().trim()).filter(|text| !text.is_empty()).collect();
    let first = filled.first().copied();
    let mut strange = |problem| {
        wrong.push((AnswerField::Question(no), problem));
        None
    };
    match kind {
        QuestionKind::Scale { steps, .. } => match first?.parse() {
            Ok(step) if (1..=*steps).contains(&step) => Some(Reply::Scale(step)),
            _ => strange(AnswerProblem::Outside { most: usize::from(*steps) }),
        },
        QuestionKind::Choice { .. } => {
            first?;
            match filled.iter().map(|text| text.parse()).collect() {
                Ok(chosen) => Some(Reply::Choice(chosen)),
                Err(_) => strange(AnswerProblem::Strange),
            }
        }
        QuestionKind::Ranking { options } => {
            let before = wrong.len();
            let scores = ranking(given, options.len(), (wrong, |at| AnswerField::Option(no, at)))?;
            (wrong.len() == before).then_some(Reply::Ranking(scores))
        }
        QuestionKind::Years => {
            let code = first?;
            match Years::ALL.into_iter().find(|years| years.code() == code) {
                Some(years) => Some(Reply::Years(years)),
                None => strange(AnswerProblem::Strange),
            }
        }
        QuestionKind::Open => None,
    }
}

fn open(
    given: &[Personal<String>],
    wrong: &mut Wrong,
    (question, group): (u8, i64),
    once: Once,
) -> Option<OpenAnswer> {
    let text = clean_text(given.first()?.reveal());
    if text.chars().count() > LONGEST_ANSWER {
        wrong.push((AnswerField::Question(question), AnswerProblem::TooLong));
        return None;
    }
    let text = (!text.is_empty()).then(|| Personal::new(text))?;
    Some(OpenAnswer { id: text_id(once, question), group, question, text })
}
