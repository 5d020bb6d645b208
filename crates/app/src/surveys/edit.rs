//! The settings of a round: its title, the words above it, its last day, and who is asked.

use super::{course::keep, course::to_change, rounds::loaded};
use crate::{Ctx, Error};
use domain::{
    ids::SurveyId,
    register::School,
    surveys::{RespondentGroup, Survey, SurveyState},
};
use jiff::civil::Date;
use policy::Action;
use store::{audit::Deed, surveys as kept};

/// The longest title, name, option or question, in letters.
pub const LONGEST_LINE: usize = 200;
/// The longest text above a questionnaire, in letters.
const LONGEST_INTRO: usize = 4000;
/// The most groups of a round.
pub const MOST_GROUPS: usize = 12;
/// The roles that a group can stand for.
pub const GROUP_ROLES: [&str; 3] = ["principal", "coordinator", "teacher"];

/// What one fills in for a round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedRound {
    /// The title.
    pub title: String,
    /// What stands above the questions.
    pub intro: String,
    /// The last day, as ISO 8601; may be empty.
    pub closes_on: String,
    /// Whether groups smaller than four are shown too.
    pub small_agreed: bool,
    /// The groups; one without a name counts for nothing.
    pub groups: Vec<TypedGroup>,
}

/// A group as it is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedGroup {
    /// Its number; 0 for a new one.
    pub no: i64,
    /// Its name.
    pub name: String,
    /// The role that it stands for; empty for none.
    pub role: String,
}

impl TypedRound {
    /// What stands in the form of a round.
    pub fn of(survey: &Survey, groups: &[RespondentGroup]) -> Self {
        let group = |group: &RespondentGroup| TypedGroup {
            no: group.no,
            name: group.name.clone(),
            role: group.role.clone().unwrap_or_default(),
        };
        Self {
            title: survey.title.clone(),
            intro: survey.intro.clone(),
            closes_on: survey.closes_on.map(|day| day.to_string()).unwrap_or_default(),
            small_agreed: survey.small_agreed,
            groups: groups.iter().map(group).collect(),
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundField {
    /// The title.
    Title,
    /// What stands above the questions.
    Intro,
    /// The last day.
    ClosesOn,
    /// The groups together.
    Groups,
    /// One group, counting from 0.
    Group(usize),
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundProblem {
    /// Nothing stands there.
    Empty,
    /// It has more letters than fit.
    TooLong {
        /// How many fit.
        most: usize,
    },
    /// It is no day.
    NotADay,
    /// The day has passed.
    Passed,
    /// Another group has the same name.
    Twice,
    /// There are more than [`MOST_GROUPS`].
    TooMany,
    /// The question at this place, from 0, is put to none but groups that go, and would be put to all.
    Asked(usize),
}

/// What came of saving.
#[derive(Debug, Clone)]
pub enum RoundSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: this is wrong with it.
    Wrong(Vec<(RoundField, RoundProblem)>),
    /// Nothing is saved: somebody else was first. This is how it is now.
    Meanwhile(Box<(School, Survey, Vec<RespondentGroup>)>),
}

/// One round to change, for who may.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight or it is closed, [`Error::Forbidden`] when it is not allowed.
pub async fn round_to_edit(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
) -> Result<(School, Survey, Vec<RespondentGroup>), Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let (survey, groups) = loaded(&mut ctx.read().await?, &scope, id).await?;
    if survey.state == SurveyState::Closed {
        return Err(Error::NotFound);
    }
    Ok((school, survey, groups))
}

/// Saves the settings of a round by somebody who looked at this version. Of an open round the groups and what respondents
/// were told about small groups stay as they were.
///
/// # Errors
/// As for [`round_to_edit`].
pub async fn change_round(
    ctx: &Ctx,
    school: &str,
    (id, version): (SurveyId, i64),
    typed: &TypedRound,
) -> Result<RoundSaved, Error> {
    let (scope, school, mut tx, survey, known) = to_change(ctx, school, id).await?;
    if survey.state == SurveyState::Closed {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let checked = checked(typed, &survey, &known, ctx.today());
    if survey.version != version {
        tx.undo().await?;
        return Ok(RoundSaved::Meanwhile(Box::new((school, survey, known))));
    }
    let (survey, groups) = match checked {
        Ok(good) => good,
        Err(wrong) => {
            tx.undo().await?;
            return Ok(RoundSaved::Wrong(wrong));
        }
    };
    if survey.state == SurveyState::Draft {
        kept::put_groups(&mut tx, &scope, id, &groups).await?;
    }
    keep(ctx, (&scope, &school), tx, &survey, Deed::SurveyEdited { survey: id }).await?;
    Ok(RoundSaved::Yes)
}

/// One line of words without more spaces than needed.
pub(super) fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of several lines as it is kept: without the line ends of a browser, without space around it.
pub(super) fn clean_text(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

type Wrong = Vec<(RoundField, RoundProblem)>;

fn checked(
    typed: &TypedRound,
    survey: &Survey,
    known: &[RespondentGroup],
    today: Date,
) -> Result<(Survey, Vec<RespondentGroup>), Wrong> {
    let mut wrong = Vec::new();
    let (title, intro) = (clean(&typed.title), clean_text(&typed.intro));
    if title.is_empty() {
        wrong.push((RoundField::Title, RoundProblem::Empty));
    }
    let lengths = [(RoundField::Title, &title, LONGEST_LINE), (RoundField::Intro, &intro, LONGEST_INTRO)];
    for (field, text, most) in lengths {
        if text.chars().count() > most {
            wrong.push((field, RoundProblem::TooLong { most }));
        }
    }
    let closes_on = match typed.closes_on.trim() {
        "" => None,
        text => match text.parse::<Date>() {
            Ok(day) if day >= today || survey.closes_on == Some(day) => Some(day),
            Ok(_) => {
                wrong.push((RoundField::ClosesOn, RoundProblem::Passed));
                None
            }
            Err(_) => {
                wrong.push((RoundField::ClosesOn, RoundProblem::NotADay));
                None
            }
        },
    };
    let is_draft = survey.state == SurveyState::Draft;
    let groups = if is_draft { groups(typed, known, &mut wrong) } else { known.to_vec() };
    let remains = |no: &i64| groups.iter().any(|group| group.no == *no);
    if !groups.is_empty() {
        let without = |asked: &[i64]| !asked.is_empty() && !asked.iter().any(remains);
        let lost = survey.questions.iter().position(|question| without(&question.groups));
        wrong.extend(lost.map(|at| (RoundField::Groups, RoundProblem::Asked(at))));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut survey = Survey { title, intro, closes_on, ..survey.clone() };
    if is_draft {
        survey.small_agreed = typed.small_agreed;
        for question in &mut survey.questions {
            question.groups.retain(remains);
        }
    }
    Ok((survey, groups))
}

fn groups(typed: &TypedRound, known: &[RespondentGroup], wrong: &mut Wrong) -> Vec<RespondentGroup> {
    let mut groups: Vec<RespondentGroup> = Vec::new();
    let mut next = known.iter().map(|group| group.no).max().unwrap_or(0);
    for (at, one) in typed.groups.iter().enumerate() {
        let name = clean(&one.name);
        if name.is_empty() {
            continue;
        }
        if name.chars().count() > LONGEST_LINE {
            wrong.push((RoundField::Group(at), RoundProblem::TooLong { most: LONGEST_LINE }));
        }
        if groups.iter().any(|group| group.name.to_lowercase() == name.to_lowercase()) {
            wrong.push((RoundField::Group(at), RoundProblem::Twice));
        }
        let is_free = |no: i64| !groups.iter().any(|group| group.no == no);
        let no = if known.iter().any(|group| group.no == one.no) && is_free(one.no) {
            one.no
        } else {
            next += 1;
            next
        };
        let role = GROUP_ROLES.contains(&one.role.as_str()).then(|| one.role.clone());
        groups.push(RespondentGroup { no, name, role, invited: 0 });
    }
    if groups.is_empty() {
        wrong.push((RoundField::Groups, RoundProblem::Empty));
    } else if groups.len() > MOST_GROUPS {
        wrong.push((RoundField::Groups, RoundProblem::TooMany));
    }
    groups
}
