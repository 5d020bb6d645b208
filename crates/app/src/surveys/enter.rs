//! Typing in answers that came on paper, one after the other, and taking the last one out again.

use super::{
    answer_check::{TypedAnswer, Wrong, checked},
    course::to_change,
    rounds::loaded,
};
use crate::{Ctx, Error, ctx::random_id};
use domain::{
    ids::{AnswerId, OpenAnswerId, SurveyId},
    register::School,
    surveys::{AnswerWay, RespondentGroup, Survey, SurveyState},
};
use policy::{Action, InSchool};
use store::{WriteTx, audit::Deed, surveys as kept};

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

/// An answer that was typed in, to be taken out again by who typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnteredAnswer {
    /// The answer and its open answers, as their ids.
    pub ids: Vec<uuid::Uuid>,
}

/// What came of typing an answer in.
#[derive(Debug, Clone)]
pub enum Entered {
    /// It is kept.
    Yes(EnteredAnswer),
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

/// Keeps an answer that was given on paper. Also after the last day: paper comes late.
///
/// # Errors
/// As for [`paper_page`].
pub async fn enter_paper(
    ctx: &Ctx,
    school: &str,
    (id, group): (SurveyId, i64),
    typed: &TypedAnswer,
) -> Result<Entered, Error> {
    let (scope, school, mut tx, survey, groups) = to_change(ctx, school, id).await?;
    let group = groups.into_iter().find(|one| one.no == group && survey.state == SurveyState::Open);
    let group = group.ok_or(Error::NotFound)?;
    let (answer, open) = match checked(&survey, &group, AnswerWay::Paper, typed) {
        Ok(good) => good,
        Err(wrong) => {
            tx.undo().await?;
            return Ok(Entered::Wrong(wrong));
        }
    };
    let answer_id = AnswerId(random_id());
    kept::add_answer(&mut tx, &scope, id, (answer_id, &answer)).await?;
    for text in &open {
        kept::add_open_answer(&mut tx, &scope, id, text).await?;
    }
    count_in(&mut tx, &scope, (id, &group)).await?;
    let deed = Deed::SurveyAnswersBrought { way: AnswerWay::Paper.code(), count: 1 };
    tx.commit(&ctx.event(school.id, deed)).await?;
    let ids = std::iter::once(answer_id.0).chain(open.iter().map(|text| text.id.0)).collect();
    Ok(Entered::Yes(EnteredAnswer { ids }))
}

/// Who answered was invited: where more answered than that, the number follows.
pub(super) async fn count_in(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, group): (SurveyId, &RespondentGroup),
) -> Result<(), Error> {
    let counts = kept::count_answers(tx, scope, id).await?;
    let links = kept::invitations(tx, scope, id).await?;
    let links = links.iter().filter(|one| one.group == group.no).count();
    let answered = counts.iter().find(|(no, _)| *no == group.no).map_or(0, |(_, count)| *count);
    let least = answered + i64::try_from(links).unwrap_or_default();
    if least > group.invited {
        kept::set_invited(tx, scope, id, (group.no, least)).await?;
    }
    Ok(())
}

/// Takes an answer out again that was typed in; false when it is not there any more.
///
/// # Errors
/// As for [`paper_page`].
pub async fn take_paper_back(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
    entered: &EnteredAnswer,
) -> Result<bool, Error> {
    let (scope, school, mut tx, survey, _) = to_change(ctx, school, id).await?;
    let Some((answer, texts)) = entered.ids.split_first() else { return Err(Error::NotFound) };
    let texts: Vec<OpenAnswerId> = texts.iter().copied().map(OpenAnswerId).collect();
    let of = (id, AnswerWay::Paper);
    let is_open = survey.state == SurveyState::Open;
    if !is_open || !kept::remove_answer(&mut tx, &scope, of, (AnswerId(*answer), &texts)).await? {
        tx.undo().await?;
        return Ok(false);
    }
    tx.commit(&ctx.event(school.id, Deed::SurveyAnswersRemoved { count: 1 })).await?;
    Ok(true)
}
