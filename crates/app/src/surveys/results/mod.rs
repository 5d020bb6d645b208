//! What came back in a round, in figures: response, rankings and counted questions per group.
//!
//! Nothing is counted before a round is closed: who looks before and after one more answer would read that answer. A group
//! with too few answers (see [`may_show`]) has no figures, unless its respondents were told beforehand that it would. Groups are
//! never crossed with anything.

mod document;
mod export;
mod pictures;
mod questions;
mod ranking;
mod say;
mod tables;

pub use document::{highlights, results_pdf};
pub(super) use document::{part, sections};
pub use export::{results_csv, results_json};
pub use pictures::{Picture, Pictures, pictures};
pub use questions::{Counted, QuestionGroup, QuestionResult};
pub use ranking::{RankedFigures, RankedGap, RankedGroup, RankingResult};
pub(super) use say::check_sentence;
pub use say::{
    agreement_words, change_words, check_words, gap_words, hidden_words, mean_of_hundredths, mean_words,
    order_words, response_words, share_words, spread_words, sure_words,
};
pub use tables::{
    FigureTable, changes_table, gaps_table, means_table, places_table, question_table, response_table,
    spread_table,
};

use crate::{Ctx, Error};
use domain::{
    ids::SurveyId,
    register::School,
    surveys::{Answer, AnswerWay, RespondentGroup, Survey, SurveyState, may_show},
};
use policy::{Action, InSchool};
use store::{Reads, surveys};

/// The seed of everything that is drawn: the same answers always give the same figures.
const SEED: u64 = 2002;

/// What came back in a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// The round before, when this one repeats it and it was closed.
    pub previous: Option<Survey>,
    /// Each group with its response, in the order of their numbers.
    pub groups: Vec<GroupResponse>,
    /// How the levels were ranked; none when the round ranks none, or it is not closed.
    pub ranking: Option<RankingResult>,
    /// What was answered to the questions, in their order; none when the round is not closed.
    pub questions: Vec<QuestionResult>,
}

impl Results {
    /// Whether anything is counted yet.
    pub fn is_counted(&self) -> bool {
        self.survey.state == SurveyState::Closed
    }

    /// How many answered in all groups together.
    pub fn answered(&self) -> u32 {
        self.groups.iter().map(|one| one.answered).sum()
    }

    /// A group by its number.
    pub fn group(&self, no: i64) -> Option<&GroupResponse> {
        self.groups.iter().find(|one| one.group.no == no)
    }
}

/// The response of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupResponse {
    /// The group.
    pub group: RespondentGroup,
    /// How many answered.
    pub answered: u32,
    /// Whether its figures and words are shown.
    pub shown: Shown,
}

impl GroupResponse {
    /// The share of the invited who answered, 0 to 1; none when nobody was invited.
    pub fn response(&self) -> Option<f64> {
        let invited = u32::try_from(self.group.invited).ok().filter(|invited| *invited > 0)?;
        Some(f64::from(self.answered) / f64::from(invited))
    }
}

/// Whether the figures and words of a group are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// They are.
    Yes,
    /// Not before the round is closed.
    NotYet,
    /// Nobody answered.
    Nobody,
    /// Too few answered.
    TooFew,
}

/// A round with everything that came back, before it is counted.
pub(super) struct Answered {
    pub survey: Survey,
    pub groups: Vec<GroupResponse>,
    pub answers: Vec<Answer>,
}

impl Answered {
    /// The numbers of the groups whose figures are shown, with their names.
    fn shown(&self) -> impl Iterator<Item = &RespondentGroup> {
        self.groups.iter().filter(|one| one.shown == Shown::Yes).map(|one| &one.group)
    }

    /// The answers of a group.
    fn of_group(&self, group: i64) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(move |answer| answer.group == group)
    }

    /// Whether replies of a shown group that came in these ways may be counted.
    fn may_count(&self, ways: impl IntoIterator<Item = AnswerWay>) -> bool {
        may_show(self.survey.small_agreed, ways)
    }

    /// The group of this round that is the same as one of another: the same role, or the same name.
    fn like(&self, other: &RespondentGroup) -> Option<&RespondentGroup> {
        let same = |one: &&RespondentGroup| match (&one.role, &other.role) {
            (Some(one), Some(other)) => one == other,
            (None, None) => one.name == other.name,
            _ => false,
        };
        self.shown().find(same)
    }
}

/// Counts what came back in a round.
///
/// # Errors
/// When the school or the round is out of sight, or the database fails.
pub async fn results(ctx: &Ctx, school: &str, id: SurveyId) -> Result<Results, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSurveys).await?;
    let mut tx = ctx.read().await?;
    let now = answered(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let before = match now.survey.previous {
        Some(previous) => answered(&mut tx, &scope, previous).await?,
        None => None,
    };
    let before = before.filter(|round| round.survey.state == SurveyState::Closed);
    Ok(count(school, now, before))
}

/// Reads a round with its answers.
pub(super) async fn answered(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: SurveyId,
) -> Result<Option<Answered>, Error> {
    let Some(survey) = surveys::survey(tx, scope, id).await? else { return Ok(None) };
    let groups = surveys::groups(tx, scope, id).await?;
    let answers = surveys::answers(tx, scope, id).await?;
    let response = |group: RespondentGroup| {
        let ways: Vec<AnswerWay> =
            answers.iter().filter(|answer| answer.group == group.no).map(|answer| answer.way).collect();
        let answered = u32::try_from(ways.len()).unwrap_or(u32::MAX);
        GroupResponse { shown: shown(&survey, &ways), group, answered }
    };
    let groups = groups.into_iter().map(response).collect();
    Ok(Some(Answered { groups, survey, answers }))
}

/// Whether a group is shown of which answers came in these ways.
fn shown(survey: &Survey, ways: &[AnswerWay]) -> Shown {
    match ways {
        _ if survey.state != SurveyState::Closed => Shown::NotYet,
        [] => Shown::Nobody,
        ways if may_show(survey.small_agreed, ways.iter().copied()) => Shown::Yes,
        _ => Shown::TooFew,
    }
}

/// The ranking of the levels in a round that is closed.
pub(super) fn ranking_of(round: &Answered) -> Option<RankingResult> {
    let is_counted = round.survey.state == SurveyState::Closed && !round.survey.levels.is_empty();
    is_counted.then(|| ranking::of_levels(round, None))
}

fn count(school: School, now: Answered, before: Option<Answered>) -> Results {
    let is_counted = now.survey.state == SurveyState::Closed;
    let has_levels = !now.survey.levels.is_empty();
    Results {
        school,
        ranking: (is_counted && has_levels).then(|| ranking::of_levels(&now, before.as_ref())),
        questions: if is_counted { questions::counted(&now, before.as_ref()) } else { Vec::new() },
        previous: before.map(|round| round.survey),
        survey: now.survey,
        groups: now.groups,
    }
}

#[cfg(test)]
mod tests;
