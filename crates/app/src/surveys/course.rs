//! The course of a round: opened, taken back, closed, thrown away.

use super::rounds::{is_late, loaded};
use crate::{Conflict, Ctx, Error, ctx::random_id};
use domain::{
    ids::SurveyId,
    register::School,
    surveys::{RespondentGroup, Survey, SurveyState},
};
use policy::{Action, InSchool};
use store::{WriteTx, audit::Deed, surveys as kept};

/// Why a round cannot be opened yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotReady {
    /// Nobody is asked.
    NoGroup,
    /// Nothing is asked.
    NoQuestion,
    /// The last day has passed already.
    DayPassed,
}

/// What is lacking before a draft can be opened.
pub fn lacking(survey: &Survey, groups: usize, today: jiff::civil::Date) -> Vec<NotReady> {
    let is_open = Survey { state: SurveyState::Open, ..survey.clone() };
    let all = [
        (groups == 0, NotReady::NoGroup),
        (survey.levels.is_empty() && survey.questions.is_empty(), NotReady::NoQuestion),
        (is_late(&is_open, today), NotReady::DayPassed),
    ];
    all.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
}

/// A round in a write transaction, for who may change it. Others who want to change it wait.
pub(super) async fn to_change(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
) -> Result<(InSchool, School, WriteTx, Survey, Vec<RespondentGroup>), Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.write().await?;
    kept::hold_survey(&mut tx, &scope, id).await?;
    let (survey, groups) = loaded(&mut tx, &scope, id).await?;
    Ok((scope, school, tx, survey, groups))
}

/// Keeps a change of a round that was just read in the same transaction.
pub(super) async fn keep(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    mut tx: WriteTx,
    survey: &Survey,
    deed: Deed,
) -> Result<(), Error> {
    if !kept::change_survey(&mut tx, scope, survey).await? {
        tx.undo().await?;
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(())
}

/// Opens a draft: from now on people can be invited. What is lacking, when something is.
///
/// # Errors
/// [`Error::NotFound`] when there is no such draft in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn open_round(ctx: &Ctx, school: &str, id: SurveyId) -> Result<Vec<NotReady>, Error> {
    let (scope, school, tx, survey, groups) = to_change(ctx, school, id).await?;
    let lacks = lacking(&survey, groups.len(), ctx.today());
    if !lacks.is_empty() || survey.state != SurveyState::Draft {
        tx.undo().await?;
        return Ok(lacks);
    }
    let survey = Survey { state: SurveyState::Open, opened_at: Some(ctx.now()), ..survey };
    keep(ctx, (&scope, &school), tx, &survey, Deed::SurveyOpened { survey: id }).await?;
    Ok(Vec::new())
}

/// Makes an open round a draft again. False when somebody holds a link or answered: then it stays as it is.
///
/// # Errors
/// As for [`open_round`].
pub async fn back_to_draft(ctx: &Ctx, school: &str, id: SurveyId) -> Result<bool, Error> {
    let (scope, school, mut tx, survey, _) = to_change(ctx, school, id).await?;
    let is_used = !kept::count_answers(&mut tx, &scope, id).await?.is_empty()
        || !kept::invitations(&mut tx, &scope, id).await?.is_empty();
    if is_used || survey.state != SurveyState::Open {
        tx.undo().await?;
        return Ok(false);
    }
    let survey = Survey { state: SurveyState::Draft, opened_at: None, ..survey };
    keep(ctx, (&scope, &school), tx, &survey, Deed::SurveyEdited { survey: id }).await?;
    Ok(true)
}

/// Closes a round: the links that were not used go, with their addresses. The answers are written anew, so that from then on
/// nothing leads from one to the time at which it came, or to its words.
///
/// # Errors
/// As for [`open_round`].
pub async fn close_round(ctx: &Ctx, school: &str, id: SurveyId) -> Result<(), Error> {
    let (scope, school, mut tx, survey, groups) = to_change(ctx, school, id).await?;
    if survey.state != SurveyState::Open {
        return Ok(tx.undo().await?);
    }
    for group in &groups {
        // Who held a link was invited, also now that it goes.
        kept::set_invited(&mut tx, &scope, id, (group.no, group.invited)).await?;
    }
    // Who is answering right now is waited for: then her link is gone and her answer is there.
    kept::drop_invitations(&mut tx, &scope, id).await?;
    kept::rewrite_answers(&mut tx, &scope, id, random_id).await?;
    let survey = Survey { state: SurveyState::Closed, closed_at: Some(ctx.now()), ..survey };
    keep(ctx, (&scope, &school), tx, &survey, Deed::SurveyClosed { survey: id }).await?;
    // It is closed, whatever comes of this.
    kept::wipe_answers(ctx.db()).await.ok();
    Ok(())
}

/// Throws a round away with all that belongs to it. It does not come back.
///
/// # Errors
/// As for [`open_round`].
pub async fn remove_round(ctx: &Ctx, school: &str, id: SurveyId) -> Result<(), Error> {
    let (scope, school, mut tx, _, _) = to_change(ctx, school, id).await?;
    kept::remove_survey(&mut tx, &scope, id).await?;
    tx.commit(&ctx.event(school.id, Deed::SurveyRemoved { survey: id })).await?;
    Ok(())
}
