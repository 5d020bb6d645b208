//! The builder: adding, changing, moving and taking away the questions of a draft.

use super::{
    course::{keep, to_change},
    edit::{LONGEST_LINE, clean, round_to_edit},
};
use crate::{Conflict, Ctx, Error};
use domain::{
    ids::SurveyId,
    register::School,
    surveys::{Question, QuestionKind, RespondentGroup, Survey, SurveyState},
};
use stats::{LEAST_LEVELS, MOST_LEVELS};
use store::audit::Deed;

/// The most questions of a round: more than anybody answers with attention.
pub const MOST_QUESTIONS: usize = 40;
/// The most options of a choice.
const MOST_OPTIONS: usize = 20;
/// The steps that a scale can have.
const STEPS: std::ops::RangeInclusive<u8> = 2..=10;

/// The kinds of questions by the code in forms.
pub const QUESTION_KINDS: [&str; 5] = ["scale", "choice", "ranking", "open", "years"];

/// The code of a kind of question.
pub const fn kind_code(kind: &QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Scale { .. } => "scale",
        QuestionKind::Choice { .. } => "choice",
        QuestionKind::Ranking { .. } => "ranking",
        QuestionKind::Open => "open",
        QuestionKind::Years => "years",
    }
}

/// What one fills in for a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedQuestion {
    /// The question.
    pub text: String,
    /// The code of its kind.
    pub kind: String,
    /// Whether it must be answered.
    pub is_required: bool,
    /// The groups to which it is put; all when empty.
    pub groups: Vec<i64>,
    /// The options, one a line.
    pub options: String,
    /// Whether more than one may be chosen.
    pub several: bool,
    /// The steps of a scale.
    pub steps: String,
    /// What the lowest step means.
    pub low: String,
    /// What the highest step means.
    pub high: String,
}

impl TypedQuestion {
    /// What stands in the form of a question.
    pub fn of(question: &Question) -> Self {
        let typed = Self {
            text: question.text.clone(),
            kind: kind_code(&question.kind).to_owned(),
            is_required: question.is_required,
            groups: question.groups.clone(),
            ..Self::default()
        };
        match &question.kind {
            QuestionKind::Scale { steps, low, high } => {
                Self { steps: steps.to_string(), low: low.clone(), high: high.clone(), ..typed }
            }
            QuestionKind::Choice { options, several } => {
                Self { options: options.join("\n"), several: *several, ..typed }
            }
            QuestionKind::Ranking { options } => Self { options: options.join("\n"), ..typed },
            QuestionKind::Open | QuestionKind::Years => typed,
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionField {
    /// The question.
    Text,
    /// The options.
    Options,
    /// The steps of a scale.
    Steps,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionProblem {
    /// Nothing stands there.
    Empty,
    /// It has more letters than [`LONGEST_LINE`].
    TooLong,
    /// There are fewer or more than these.
    Count {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
    /// An option stands there twice.
    Twice,
    /// There are [`MOST_QUESTIONS`] already.
    Full,
}

/// What came of saving a question.
#[derive(Debug, Clone)]
pub enum QuestionSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: this is wrong with it.
    Wrong(Vec<(QuestionField, QuestionProblem)>),
    /// Nothing is saved: somebody else changed the round; this is its version now.
    Meanwhile(i64),
}

/// A draft whose questions can be changed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such draft in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn draft(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
) -> Result<(School, Survey, Vec<RespondentGroup>), Error> {
    let found = round_to_edit(ctx, school, id).await?;
    if found.1.state == SurveyState::Draft { Ok(found) } else { Err(Error::NotFound) }
}

/// Puts a question at a place (from 0), in the stead of what stands there when `is_new` is false.
///
/// # Errors
/// As for [`draft`].
pub async fn put_question(
    ctx: &Ctx,
    school: &str,
    (id, version): (SurveyId, i64),
    (at, is_new): (usize, bool),
    typed: &TypedQuestion,
) -> Result<QuestionSaved, Error> {
    let (scope, school, tx, mut survey, groups) = to_change(ctx, school, id).await?;
    if survey.state != SurveyState::Draft || (!is_new && at >= survey.questions.len()) {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let mut checked = checked(typed, &groups);
    if is_new && survey.questions.len() >= MOST_QUESTIONS {
        checked = Err(vec![(QuestionField::Text, QuestionProblem::Full)]);
    }
    let question = match checked {
        Ok(question) if survey.version == version => question,
        Ok(_) => {
            tx.undo().await?;
            return Ok(QuestionSaved::Meanwhile(survey.version));
        }
        Err(wrong) => {
            tx.undo().await?;
            return Ok(QuestionSaved::Wrong(wrong));
        }
    };
    if is_new {
        let at = at.min(survey.questions.len());
        survey.questions.insert(at, question);
    } else if let Some(place) = survey.questions.get_mut(at) {
        *place = question;
    }
    keep(ctx, (&scope, &school), tx, &survey, Deed::SurveyEdited { survey: id }).await?;
    Ok(QuestionSaved::Yes)
}

/// Moves a question one place up or down.
///
/// # Errors
/// As for [`draft`], and when somebody else changed the round.
pub async fn move_question(
    ctx: &Ctx,
    school: &str,
    (id, version): (SurveyId, i64),
    (at, up): (usize, bool),
) -> Result<(), Error> {
    let (scope, school, tx, mut survey, _) = to_change(ctx, school, id).await?;
    let to = if up { at.checked_sub(1) } else { at.checked_add(1) };
    let to = to.filter(|to| *to < survey.questions.len() && at < survey.questions.len());
    if survey.version != version || survey.state != SurveyState::Draft {
        tx.undo().await?;
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    let Some(to) = to else { return Ok(tx.undo().await?) };
    survey.questions.swap(at, to);
    keep(ctx, (&scope, &school), tx, &survey, Deed::SurveyEdited { survey: id }).await
}

/// Takes a question away; gives it back for who wants it again.
///
/// # Errors
/// As for [`move_question`].
pub async fn remove_question(
    ctx: &Ctx,
    school: &str,
    (id, version): (SurveyId, i64),
    at: usize,
) -> Result<TypedQuestion, Error> {
    let (scope, school, tx, mut survey, _) = to_change(ctx, school, id).await?;
    if survey.version != version || survey.state != SurveyState::Draft || at >= survey.questions.len() {
        tx.undo().await?;
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    let gone = TypedQuestion::of(&survey.questions.remove(at));
    keep(ctx, (&scope, &school), tx, &survey, Deed::SurveyEdited { survey: id }).await?;
    Ok(gone)
}

fn checked(
    typed: &TypedQuestion,
    groups: &[RespondentGroup],
) -> Result<Question, Vec<(QuestionField, QuestionProblem)>> {
    let mut wrong = Vec::new();
    let text = clean(&typed.text);
    if text.is_empty() {
        wrong.push((QuestionField::Text, QuestionProblem::Empty));
    } else if text.chars().count() > LONGEST_LINE {
        wrong.push((QuestionField::Text, QuestionProblem::TooLong));
    }
    let kind = match typed.kind.as_str() {
        "scale" => {
            let steps = typed.steps.trim().parse().ok().filter(|steps| STEPS.contains(steps));
            if steps.is_none() {
                let (least, most) = (usize::from(*STEPS.start()), usize::from(*STEPS.end()));
                wrong.push((QuestionField::Steps, QuestionProblem::Count { least, most }));
            }
            QuestionKind::Scale {
                steps: steps.unwrap_or(5),
                low: short(&typed.low),
                high: short(&typed.high),
            }
        }
        "choice" => {
            let options = options(&typed.options, (2, MOST_OPTIONS), &mut wrong);
            QuestionKind::Choice { options, several: typed.several }
        }
        "ranking" => QuestionKind::Ranking {
            options: options(&typed.options, (LEAST_LEVELS, MOST_LEVELS), &mut wrong),
        },
        "years" => QuestionKind::Years,
        _ => QuestionKind::Open,
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut asked: Vec<i64> = typed.groups.clone();
    asked.retain(|no| groups.iter().any(|group| group.no == *no));
    asked.sort_unstable();
    asked.dedup();
    if asked.len() == groups.len() {
        asked.clear();
    }
    Ok(Question { text, kind, is_required: typed.is_required, groups: asked })
}

/// A word at the end of a scale.
fn short(text: &str) -> String {
    clean(text).chars().take(LONGEST_LINE).collect()
}

fn options(
    text: &str,
    (least, most): (usize, usize),
    wrong: &mut Vec<(QuestionField, QuestionProblem)>,
) -> Vec<String> {
    let options: Vec<String> = text.lines().map(clean).filter(|line| !line.is_empty()).collect();
    let mut seen: Vec<String> = options.iter().map(|one| one.to_lowercase()).collect();
    seen.sort();
    seen.dedup();
    let problem = if !(least..=most).contains(&options.len()) {
        Some(QuestionProblem::Count { least, most })
    } else if options.iter().any(|one| one.chars().count() > LONGEST_LINE) {
        Some(QuestionProblem::TooLong)
    } else {
        (seen.len() != options.len()).then_some(QuestionProblem::Twice)
    };
    wrong.extend(problem.map(|problem| (QuestionField::Options, problem)));
    options
}
