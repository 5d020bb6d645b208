//! Rounds of questionnaires: which there are, and how far each is.

use crate::{Ctx, Error};
use domain::{
    ids::SurveyId,
    register::School,
    surveys::{AnswerWay, RespondentGroup, Survey, SurveyState},
};
use jiff::civil::Date;
use policy::{Action, InSchool};
use std::collections::BTreeMap;
use store::{Reads, surveys as kept};

/// A round in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundLine {
    /// The round.
    pub survey: Survey,
    /// How many were invited.
    pub invited: i64,
    /// How many answered.
    pub answered: i64,
}

/// All rounds of a school.
#[derive(Debug, Clone)]
pub struct RoundsPage {
    /// The school.
    pub school: School,
    /// The rounds, the newest first.
    pub rounds: Vec<RoundLine>,
    /// Whether the actor may make one.
    pub may_edit: bool,
}

/// A group of a round with what came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLine {
    /// The group.
    pub group: RespondentGroup,
    /// How many answered.
    pub answered: i64,
    /// Links on paper that were not used yet.
    pub links: usize,
    /// Links by mail that were not used yet.
    pub mailed: usize,
}

/// One round with all that its page shows.
#[derive(Debug, Clone)]
pub struct RoundPage {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// Its groups.
    pub groups: Vec<GroupLine>,
    /// The round before.
    pub previous: Option<Survey>,
    /// How many answers came from a file.
    pub from_file: usize,
    /// The day it is.
    pub today: Date,
    /// Whether the actor may change it.
    pub may_edit: bool,
    /// Whether links can be mailed.
    pub can_mail: bool,
}

impl RoundPage {
    /// How many answered in all groups together.
    pub fn answered(&self) -> i64 {
        self.groups.iter().map(|line| line.answered).sum()
    }

    /// Whether somebody holds a link.
    pub fn has_links(&self) -> bool {
        self.groups.iter().any(|line| line.links + line.mailed > 0)
    }

    /// Whether the last day on which people may answer has passed.
    pub fn is_late(&self) -> bool {
        is_late(&self.survey, self.today)
    }
}

/// Whether the last day of an open round has passed.
pub(super) fn is_late(survey: &Survey, today: Date) -> bool {
    survey.state == SurveyState::Open && survey.closes_on.is_some_and(|last| last < today)
}

/// One round with its groups, for who may see it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn round(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
) -> Result<(School, Survey, Vec<RespondentGroup>), Error> {
    let (scope, school) = ctx.school(school, Action::ViewSurveys).await?;
    let (survey, groups) = loaded(&mut ctx.read().await?, &scope, id).await?;
    Ok((school, survey, groups))
}

/// A round with its groups, in a transaction that is open.
pub(super) async fn loaded(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: SurveyId,
) -> Result<(Survey, Vec<RespondentGroup>), Error> {
    let survey = kept::survey(tx, scope, id).await?.ok_or(Error::NotFound)?;
    let groups = kept::groups(tx, scope, id).await?;
    Ok((survey, groups))
}

/// The rounds of a school with how many answered.
///
/// # Errors
/// As for [`round`].
pub async fn rounds(ctx: &Ctx, school: &str) -> Result<RoundsPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSurveys).await?;
    let mut tx = ctx.read().await?;
    let mut rounds = Vec::new();
    for survey in kept::surveys(&mut tx, &scope).await? {
        let groups = kept::groups(&mut tx, &scope, survey.id).await?;
        let counts = kept::count_answers(&mut tx, &scope, survey.id).await?;
        rounds.push(RoundLine {
            invited: groups.iter().map(|group| group.invited).sum(),
            answered: counts.iter().map(|(_, count)| count).sum(),
            survey,
        });
    }
    let may_edit = ctx.scope(Action::EditSurveys, school.id).is_ok();
    Ok(RoundsPage { school, rounds, may_edit })
}

/// One round with what came back in each group, and what can be done with it.
///
/// # Errors
/// As for [`round`].
pub async fn round_page(ctx: &Ctx, school: &str, id: SurveyId) -> Result<RoundPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSurveys).await?;
    let mut tx = ctx.read().await?;
    let (survey, groups) = loaded(&mut tx, &scope, id).await?;
    let answers = kept::answers(&mut tx, &scope, id).await?;
    let invitations = kept::invitations(&mut tx, &scope, id).await?;
    let mut answered: BTreeMap<i64, i64> = BTreeMap::new();
    for answer in &answers {
        *answered.entry(answer.group).or_default() += 1;
    }
    let waiting = |group: i64, by_mail: bool| {
        invitations.iter().filter(|one| one.group == group && one.address.is_some() == by_mail).count()
    };
    let line = |group: RespondentGroup| GroupLine {
        answered: answered.get(&group.no).copied().unwrap_or_default(),
        links: waiting(group.no, false),
        mailed: waiting(group.no, true),
        group,
    };
    let previous = match survey.previous {
        Some(previous) => kept::survey(&mut tx, &scope, previous).await?,
        None => None,
    };
    Ok(RoundPage {
        groups: groups.into_iter().map(line).collect(),
        previous,
        from_file: answers.iter().filter(|answer| answer.way == AnswerWay::File).count(),
        today: ctx.today(),
        may_edit: ctx.scope(Action::EditSurveys, school.id).is_ok(),
        can_mail: ctx.mailer().is_some(),
        school,
        survey,
    })
}
