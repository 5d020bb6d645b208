//! Typing in answers that came on paper, one after the other, and taking the last one out again.

use super::{
    answer_check::{TypedAnswer, Wrong, answer_id, checked, text_id},
    course::to_change,
    once::Once,
    rounds::loaded,
};
use crate::{Ctx, Error};
use domain::{
    ids::{OpenAnswerId, SurveyId},
    register::School,
    surveys::{AnswerWay, RespondentGroup, Survey, SurveyState},
};
use policy::Action;
use store::{StoreError, audit::Deed, surveys as kept};

/// What the page shows on which paper answers are typed in.
#[derive(Debug, Clone)]
pub struct PaperPage {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// The groups, each with how many of its answers came on paper and how many in all.
    pub groups: Vec<(RespondentGroup, usize, usize)>,
}

/// What came of typing an answer in.
#[derive(Debug, Clone)]
pub enum Entered {
    /// It is kept; with this it can be taken out again by who typed it.
    Yes(Once),
    /// Nothing is kept: this is wrong with it.
    Wrong(Wrong),
}

/// The page on which paper answers are typed in; of an open round only.
///
/// # Errors
/// [`Error::NotFound`] when there is no such open round in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn paper_page(ctx: &Ctx, school: &str, id: SurveyId) -> Result<PaperPage, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.read().await?;
    let (survey, groups) = loaded(&mut tx, &scope, id).await?;
    if survey.state != SurveyState::Open {
        return Err(Error::NotFound);
    }
    let answers = kept::answers(&mut tx, &scope, id).await?;
    let with_counts = |group: RespondentGroup| {
        let of_group = || answers.iter().filter(|answer| answer.group == group.no);
        let on_paper = of_group().filter(|answer| answer.way == AnswerWay::Paper).count();
        let all = of_group().count();
        (group, on_paper, all)
    };
    Ok(PaperPage { groups: groups.into_iter().map(with_counts).collect(), school, survey })
}

/// Keeps an answer that was given on paper. Also after the last day: paper comes late. The same form sent twice with the same
/// answer is kept once.
///
/// # Errors
/// As for [`paper_page`].
pub async fn enter_paper(
    ctx: &Ctx,
    school: &str,
    (id, group): (SurveyId, i64),
    (typed, form): (&TypedAnswer, Once),
) -> Result<Entered, Error> {
    let (scope, school, mut tx, survey, groups) = to_change(ctx, school, id).await?;
    let group = groups.into_iter().find(|one| one.no == group && survey.state == SurveyState::Open);
    let group = group.ok_or(Error::NotFound)?;
    let once = form.with(&format!("{}\0{}", group.no, typed.whole()));
    let (answer, open) = match checked(&survey, &group, AnswerWay::Paper, (typed, once)) {
        Ok(good) => good,
        Err(wrong) => {
            tx.undo().await?;
            return Ok(Entered::Wrong(wrong));
        }
    };
    match kept::add_answer(&mut tx, &scope, id, (answer_id(once), &answer)).await {
        Err(StoreError::AlreadyThere) => {
            tx.undo().await?;
            return Ok(Entered::Yes(once));
        }
        added => added?,
    }
    for text in &open {
        kept::add_open_answer(&mut tx, &scope, id, text).await?;
    }
    let deed = Deed::SurveyAnswersBrought { survey: id, way: AnswerWay::Paper.code(), count: 1 };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(Entered::Yes(once))
}

/// Takes an answer out again that was typed in; false when it is not there any more.
///
/// # Errors
/// As for [`paper_page`].
pub async fn take_paper_back(ctx: &Ctx, school: &str, id: SurveyId, entered: Once) -> Result<bool, Error> {
    let (scope, school, mut tx, survey, _) = to_change(ctx, school, id).await?;
    let texts: Vec<OpenAnswerId> =
        (0..).zip(&survey.questions).map(|(question, _)| text_id(entered, question)).collect();
    let of = (id, AnswerWay::Paper);
    let is_open = survey.state == SurveyState::Open;
    if !is_open || !kept::remove_answer(&mut tx, &scope, of, (answer_id(entered), &texts)).await? {
        tx.undo().await?;
        return Ok(false);
    }
    tx.commit(&ctx.event(school.id, Deed::SurveyAnswersRemoved { survey: id, count: 1 })).await?;
    Ok(true)
}
