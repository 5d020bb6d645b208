//! One signal of the demo school that somebody answered: the coordinator knows that Daan's spelling is weak, and looks
//! again in six weeks.

use super::{SCHOOL, stories};
use crate::{Ctx, Error, results::pupil_standing, trust::users};
use anyhow::Context as _;
use domain::{Personal, signals::SignalKind};
use jiff::ToSpan as _;
use policy::Action;
use store::{
    audit::Deed,
    register,
    signals::{self as kept, KeptAnswer},
};

const COORDINATOR: &str = "ib@demo.example";
const REASON: &str = "Daan oefent drie keer per week in de leesgroep; spelling loopt daarin mee.";

/// Answers the signal, unless it is answered.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let (scope, school) = ctx.school(&code, Action::Search).await?;
    let name = format!("{} {}", stories::WORD_READER.first, stories::WORD_READER.last);
    let found = register::search_pupils(&mut ctx.read().await?, &scope, &name, (1, 0)).await?;
    let pupil = found.first().context("a pupil of the demo")?.id;
    let (of_pupil, _) = ctx.pupil(&code, pupil, Action::AnswerSignal).await?;
    let people = users(ctx).await?;
    let author = people.into_iter().find(|user| user.account.email.reveal() == COORDINATOR);
    let author = author.context("an account of the demo")?.account;
    let mut tx = ctx.read().await?;
    let is_there = !kept::answers_of_pupil(&mut tx, &scope, pupil).await?.is_empty();
    let signals = pupil_standing(ctx, &mut tx, &scope, pupil).await?.signals;
    drop(tx);
    let is_it = |signal: &&domain::signals::Signal| {
        signal.kind() == SignalKind::Low && signal.subject.as_deref() == Some("Spelling")
    };
    let Some(signal) = signals.iter().find(is_it).filter(|_| !is_there) else { return Ok(()) };
    let answer = KeptAnswer {
        pupil,
        kind: signal.kind(),
        subject: signal.subject.clone().unwrap_or_default(),
        reason: Personal::new(REASON.to_owned()),
        again_on: ctx.today().saturating_add(6.weeks()),
        figures: Some(signal.figures()),
        author: author.id,
        author_name: author.name,
        made_at: ctx.now(),
        version: 0,
    };
    let mut tx = ctx.write().await?;
    kept::put_answer(&mut tx, &of_pupil, &answer).await?;
    tx.commit(&ctx.event(school.id, Deed::SignalAnswered { pupil, kind: signal.kind().code() })).await?;
    Ok(())
}
