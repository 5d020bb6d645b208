//! A round of a published study, to see what a round gives before one has made one. It says everywhere that it is one.

use super::{answers::read_answers, begin::empty};
use crate::{Ctx, Error, ctx::random_id, roles};
use anyhow::anyhow;
use domain::{
    ids::{AnswerId, SurveyId},
    roles::ModelKey,
    surveys::{Answer, AnswerWay, RespondentGroup, Survey, SurveyKind, SurveyState},
};
use i18n::Texts;
use policy::Action;
use store::{audit::Deed, surveys as kept};

/// The answers: rankings that give the means which the study prints.
const ANSWERS: &str = include_str!("../../data/example_round.csv");
/// How many were invited, in the order of the groups.
const INVITED: [i64; 3] = [4, 5, 15];

/// Puts the example among the rounds of a school; the one that is there already when it is.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn add_example(ctx: &Ctx, texts: &Texts, school: &str) -> Result<SurveyId, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.write().await?;
    let known = kept::surveys(&mut tx, &scope).await?.into_iter().find(|survey| survey.is_example);
    if let Some(known) = known {
        tx.undo().await?;
        return Ok(known.id);
    }
    let key = ModelKey("greven".to_owned());
    let model = roles::model(&mut tx, &scope, texts.language(), &key).await?.ok_or(Error::NotFound)?;
    let words = (texts.surveys_example_title().to_owned(), texts.surveys_example_intro().to_owned());
    let survey = Survey {
        state: SurveyState::Closed,
        model: Some(model.key),
        levels: model.levels,
        // The study printed the figures of its group of three.
        small_agreed: true,
        is_example: true,
        opened_at: Some(ctx.now()),
        closed_at: Some(ctx.now()),
        ..empty(ctx, SurveyKind::Expectation, words)
    };
    let answers = read_answers(ANSWERS.as_bytes()).map_err(|_| anyhow!("the shipped example round"))?;
    kept::add_survey(&mut tx, &scope, &survey).await?;
    let groups: Vec<RespondentGroup> = super::begin::usual_groups(texts)
        .into_iter()
        .zip(INVITED)
        .map(|(group, invited)| RespondentGroup { invited, ..group })
        .collect();
    kept::put_groups(&mut tx, &scope, survey.id, &groups).await?;
    for (group, of_file) in groups.iter().zip(&answers.groups) {
        for ranking in &of_file.rankings {
            let answer = Answer {
                group: group.no,
                way: AnswerWay::File,
                scores: Some(ranking.scores().to_vec()),
                replies: std::collections::BTreeMap::new(),
            };
            kept::add_answer(&mut tx, &scope, survey.id, (AnswerId(random_id()), &answer)).await?;
        }
    }
    tx.commit(&ctx.event(school.id, Deed::SurveyMade { survey: survey.id })).await?;
    Ok(survey.id)
}
