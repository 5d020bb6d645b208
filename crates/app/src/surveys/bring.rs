//! Answers from a file: looked at first, taken in, and taken out again as a whole.

use super::{
    answers::{AnswerProblem, Answers, read_answers},
    course::to_change,
    once::Once,
    rounds::loaded,
};
use crate::{Ctx, Error};
use domain::{
    ids::{AnswerId, SurveyId},
    register::School,
    surveys::{Answer, AnswerWay, RespondentGroup, Survey, SurveyState},
};
use policy::Action;
use std::collections::BTreeMap;
use store::{StoreError, audit::Deed, surveys as kept};

/// The largest file: some thousands of answers.
pub const LARGEST_ANSWERS: usize = 1 << 20;

/// A round into which answers can be brought.
#[derive(Debug, Clone)]
pub struct BringPage {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// Its groups.
    pub groups: Vec<RespondentGroup>,
    /// How many answers came from a file already.
    pub from_file: usize,
}

/// A group in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupInFile {
    /// Its name there.
    pub name: String,
    /// How many answers it has.
    pub count: usize,
    /// The group of the round with the same name.
    pub same: Option<i64>,
}

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BringRead {
    /// It can be taken, once each group is known.
    Good(Vec<GroupInFile>),
    /// These lines cannot be taken.
    Wrong(Vec<AnswerProblem>),
    /// It ranks another number of levels than the round.
    OtherLevels {
        /// How many the file has.
        found: usize,
        /// How many the round has.
        expected: usize,
    },
}

/// The page on which answers are brought in: of an open round that ranks levels.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn bring_page(ctx: &Ctx, school: &str, id: SurveyId) -> Result<BringPage, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.read().await?;
    let (survey, groups) = loaded(&mut tx, &scope, id).await?;
    if survey.state != SurveyState::Open || survey.levels.is_empty() {
        return Err(Error::NotFound);
    }
    let answers = kept::answers(&mut tx, &scope, id).await?;
    let from_file = answers.iter().filter(|answer| answer.way == AnswerWay::File).count();
    Ok(BringPage { school, survey, groups, from_file })
}

fn fitting(csv: &[u8], levels: usize) -> Result<Answers, BringRead> {
    let answers = read_answers(csv).map_err(BringRead::Wrong)?;
    if answers.levels == levels {
        Ok(answers)
    } else {
        Err(BringRead::OtherLevels { found: answers.levels, expected: levels })
    }
}

impl BringPage {
    /// What a file says for this round.
    pub fn read(&self, csv: &[u8]) -> BringRead {
        let answers = match fitting(csv, self.survey.levels.len()) {
            Ok(answers) => answers,
            Err(why) => return why,
        };
        let same = |name: &str| {
            let found = self.groups.iter().find(|group| group.name.to_lowercase() == name.to_lowercase());
            found.map(|group| group.no)
        };
        let group = |group: &super::GroupOfAnswers| GroupInFile {
            same: same(&group.name),
            count: group.rankings.len(),
            name: group.name.clone(),
        };
        BringRead::Good(answers.groups.iter().map(group).collect())
    }
}

/// Takes the answers of a file in; `chosen` says for the groups of the file, from 0, which group of the round each is.
/// None when a group of the file has no group of the round, or the file cannot be taken. The same form sent twice is taken once.
///
/// # Errors
/// As for [`bring_page`].
pub async fn bring(
    ctx: &Ctx,
    school: &str,
    (id, csv): (SurveyId, &str),
    (chosen, form): (&BTreeMap<usize, i64>, Once),
) -> Result<Option<usize>, Error> {
    let (scope, school, mut tx, survey, groups) = to_change(ctx, school, id).await?;
    let answers =
        fitting(csv.as_bytes(), survey.levels.len()).ok().filter(|_| survey.state == SurveyState::Open);
    let placed = answers.and_then(|answers| placed(&answers, &groups, chosen));
    let Some(placed) = placed else {
        tx.undo().await?;
        return Ok(None);
    };
    let once = form.with(&format!("{chosen:?}\0{csv}"));
    for (at, (group, scores)) in placed.iter().enumerate() {
        let answer = Answer {
            group: *group,
            way: AnswerWay::File,
            scores: Some(scores.clone()),
            replies: BTreeMap::new(),
        };
        match kept::add_answer(&mut tx, &scope, id, (AnswerId(once.id(&at.to_string())), &answer)).await {
            Err(StoreError::AlreadyThere) => {
                tx.undo().await?;
                return Ok(Some(placed.len()));
            }
            added => added?,
        }
    }
    let count = i64::try_from(placed.len()).unwrap_or(i64::MAX);
    let deed = Deed::SurveyAnswersBrought { survey: id, way: AnswerWay::File.code(), count };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(Some(placed.len()))
}

fn placed(
    answers: &Answers,
    groups: &[RespondentGroup],
    chosen: &BTreeMap<usize, i64>,
) -> Option<Vec<(i64, Vec<u8>)>> {
    let mut all = Vec::new();
    for (at, of_file) in answers.groups.iter().enumerate() {
        let no = chosen.get(&at).filter(|no| groups.iter().any(|group| group.no == **no))?;
        all.extend(of_file.rankings.iter().map(|ranking| (*no, ranking.scores().to_vec())));
    }
    Some(all)
}

/// Takes all answers that came from files out again; how many there were.
///
/// # Errors
/// As for [`bring_page`].
pub async fn take_file_out(ctx: &Ctx, school: &str, id: SurveyId) -> Result<u64, Error> {
    let (scope, school, mut tx, survey, _) = to_change(ctx, school, id).await?;
    if survey.state != SurveyState::Open {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let count = kept::remove_answers(&mut tx, &scope, id, AnswerWay::File).await?;
    if count == 0 {
        tx.undo().await?;
        return Ok(0);
    }
    let removed = i64::try_from(count).unwrap_or(i64::MAX);
    tx.commit(&ctx.event(school.id, Deed::SurveyAnswersRemoved { survey: id, count: removed })).await?;
    Ok(count)
}
