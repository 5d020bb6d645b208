//! Answering with a link, without an account. The link and its address go in the transaction in which the answer comes, and
//! the answer keeps nothing that leads back to them.

use super::{
    answer_check::{TypedAnswer, Wrong, answer_id, checked},
    once::Once,
    rounds::{is_late, loaded},
};
use crate::{App, Ctx, Error};
use credentials::token;
use domain::{
    register::School,
    surveys::{AnswerWay, RespondentGroup, Survey, SurveyState},
};
use policy::{Action, Actor, Guest};
use store::{
    audit::Deed,
    register,
    surveys::{self as kept, KeptInvitation},
};

/// What somebody with a link is asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The school that asks.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// The group in which the answer counts.
    pub group: RespondentGroup,
}

/// What a link leads to.
#[derive(Debug, Clone)]
pub enum Opened {
    /// The questions.
    Yes(Box<Asked>),
    /// It was used, or it never was a link.
    Gone,
    /// The last day has passed.
    Late,
}

/// What came of answering.
#[derive(Debug, Clone)]
pub enum Answered {
    /// It is kept, and the link is gone.
    Yes,
    /// Nothing is kept: this is wrong with it.
    Wrong(Box<Asked>, Wrong),
    /// The link holds no more.
    Gone,
    /// The last day has passed.
    Late,
}

/// The guest that a link makes.
fn guest(app: &App, invitation: &KeptInvitation) -> Ctx {
    app.act_as(Actor::Guest(Guest { school: invitation.school, survey: invitation.survey }))
}

/// What a link leads to.
///
/// # Errors
/// When the database fails.
pub async fn open_link(app: &App, secret: &str) -> Result<Opened, Error> {
    let nobody = app.act_as(Actor::Nobody);
    let mut tx = nobody.read().await?;
    let Some(invitation) = kept::invitation_by_hash(&mut tx, &token::hash(secret)).await? else {
        return Ok(Opened::Gone);
    };
    let ctx = guest(app, &invitation);
    let scope = ctx.scope(Action::TakePart, invitation.school)?;
    let (survey, groups) = loaded(&mut tx, &scope, invitation.survey).await?;
    let group = groups.into_iter().find(|group| group.no == invitation.group).ok_or(Error::NotFound)?;
    let school = register::school_of(&mut tx, &scope).await?.ok_or(Error::NotFound)?;
    Ok(if survey.state != SurveyState::Open || is_late(&survey, ctx.today()) {
        Opened::Late
    } else {
        Opened::Yes(Box::new(Asked { school, survey, group }))
    })
}

/// Takes an answer. Of two that come with the same link at the same time one is kept.
///
/// # Errors
/// When the database fails.
pub async fn answer(app: &App, secret: &str, typed: &TypedAnswer) -> Result<Answered, Error> {
    let asked = match open_link(app, secret).await? {
        Opened::Yes(asked) => asked,
        Opened::Gone => return Ok(Answered::Gone),
        Opened::Late => return Ok(Answered::Late),
    };
    let once = Once::made();
    let (answer, open) = match checked(&asked.survey, &asked.group, AnswerWay::Link, (typed, once)) {
        Ok(good) => good,
        Err(wrong) => return Ok(Answered::Wrong(asked, wrong)),
    };
    let ctx = app.act_as(Actor::Guest(Guest { school: asked.school.id, survey: asked.survey.id }));
    let scope = ctx.scope(Action::TakePart, asked.school.id)?;
    let mut tx = ctx.write().await?;
    let invitation = kept::invitation_by_hash(&mut tx, &token::hash(secret)).await?;
    let survey = kept::survey(&mut tx, &scope, asked.survey.id).await?;
    let is_open = survey.is_some_and(|survey| survey.state == SurveyState::Open);
    // Only who takes the link away answers with it: the others, and who closes the round, wait here and find it gone.
    let is_taken = match invitation.filter(|_| is_open) {
        Some(invitation) => kept::drop_invitation(&mut tx, &scope, invitation.id).await?,
        None => false,
    };
    if !is_taken {
        tx.undo().await?;
        return Ok(Answered::Gone);
    }
    kept::add_answer(&mut tx, &scope, asked.survey.id, (answer_id(once), &answer)).await?;
    for text in &open {
        kept::add_open_answer(&mut tx, &scope, asked.survey.id, text).await?;
    }
    tx.commit(&ctx.event(asked.school.id, Deed::SurveyAnswered)).await?;
    // The answer is kept, whatever comes of this.
    kept::wipe_journal(ctx.db()).await.ok();
    Ok(Answered::Yes)
}
