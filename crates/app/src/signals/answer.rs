//! Answering a signal: seen, why it may wait, and when to look again. And taking that back.

use super::rules::answer_of;
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    results::pupil_standing,
};
use domain::{
    Personal,
    ids::PupilId,
    register::{Pupil, School},
    signals::{Answer, Signal, SignalKind},
};
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use store::{
    audit::Deed,
    register,
    signals::{self as kept, KeptAnswer},
    trust,
};

/// The longest reason, in letters.
pub const LONGEST_REASON: usize = 500;

/// What one fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerTyped {
    /// The kind of signal.
    pub kind: SignalKind,
    /// The subject; empty when it is about none.
    pub subject: String,
    /// Why it may wait.
    pub reason: Personal<String>,
    /// The day to look again, as it was typed.
    pub again_on: String,
    /// The version of the answer that was there; 0 when there was none.
    pub version: i64,
}

/// What is wrong with what was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerProblem {
    /// There is no reason.
    NoReason,
    /// The reason is longer than [`LONGEST_REASON`].
    TooLong,
    /// There is no day, or it is not one.
    NoDay,
    /// The day is not after today, or more than a year away.
    DayOutOfReach,
}

/// What came of answering or taking back.
#[derive(Debug, Clone)]
pub enum Answered {
    /// It is saved.
    Yes,
    /// Nothing is saved: this is wrong.
    Wrong(Vec<AnswerProblem>),
    /// There is no such signal any more: the figures changed.
    NoSignal,
    /// Nothing is saved: somebody else answered first, or took it back. This is the answer that is there now.
    Meanwhile(Option<Box<Answer>>),
}

/// A pupil's signals of now.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when the actor may not answer.
pub async fn signals_of_pupil(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
) -> Result<(School, Pupil, Vec<Signal>), Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::AnswerSignal).await?;
    ctx.looked(&of_pupil, "signals").await?;
    let mut tx = ctx.read().await?;
    let known = register::pupil(&mut tx, of_pupil.in_school(), pupil).await?.ok_or(Error::NotFound)?;
    let signals = pupil_standing(ctx, &mut tx, of_pupil.in_school(), pupil).await?.signals;
    Ok((school, known, signals))
}

/// Answers a signal. The figures that it has now are kept with the answer.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when the actor may not answer.
pub async fn answer_signal(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    typed: &AnswerTyped,
) -> Result<Answered, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::AnswerSignal).await?;
    let (reason, again_on) = match checked(ctx, typed) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Answered::Wrong(problems)),
    };
    let author = ctx.own()?.account();
    let mut tx = ctx.read().await?;
    let account = trust::account(&mut tx, author).await?.ok_or(Error::NotFound)?;
    let standing = pupil_standing(ctx, &mut tx, of_pupil.in_school(), pupil).await?;
    drop(tx);
    let is_it = |signal: &&Signal| {
        signal.kind() == typed.kind && signal.subject.as_deref().unwrap_or_default() == typed.subject
    };
    let Some(signal) = standing.signals.iter().find(is_it) else { return Ok(Answered::NoSignal) };
    let answer = KeptAnswer {
        pupil,
        kind: typed.kind,
        subject: typed.subject.clone(),
        reason,
        again_on,
        figures: Some(signal.figures()),
        author,
        author_name: account.name,
        made_at: second(ctx),
        version: typed.version,
    };
    let mut tx = ctx.write().await?;
    if !kept::put_answer(&mut tx, &of_pupil, &answer).await? {
        tx.undo().await?;
        return meanwhile(ctx, of_pupil.in_school(), pupil, (typed.kind, &typed.subject)).await;
    }
    let deed = Deed::SignalAnswered { pupil, kind: typed.kind.code() };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(Answered::Yes)
}

/// Takes back the answer to a signal, which asks for attention again.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when the actor may not answer.
pub async fn take_back_answer(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    (kind, subject, version): (SignalKind, &str, i64),
) -> Result<Answered, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::AnswerSignal).await?;
    let mut tx = ctx.write().await?;
    if !kept::remove_answer(&mut tx, &of_pupil, (kind, subject), version).await? {
        tx.undo().await?;
        return meanwhile(ctx, of_pupil.in_school(), pupil, (kind, subject)).await;
    }
    let deed = Deed::SignalAnswerTakenBack { pupil, kind: kind.code() };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(Answered::Yes)
}

async fn meanwhile(
    ctx: &Ctx,
    scope: &InSchool,
    pupil: PupilId,
    (kind, subject): (SignalKind, &str),
) -> Result<Answered, Error> {
    let answers = kept::answers_of_pupil(&mut ctx.read().await?, scope, pupil).await?;
    let there = answers.iter().find(|one| one.kind == kind && one.subject == subject);
    Ok(Answered::Meanwhile(there.map(|one| Box::new(answer_of(one)))))
}

/// The reason and the day, when both will do.
fn checked(ctx: &Ctx, typed: &AnswerTyped) -> Result<(Personal<String>, Date), Vec<AnswerProblem>> {
    let mut problems = Vec::new();
    let reason = cleaned(typed.reason.reveal());
    if reason.is_empty() {
        problems.push(AnswerProblem::NoReason);
    } else if reason.chars().count() > LONGEST_REASON {
        problems.push(AnswerProblem::TooLong);
    }
    let day: Option<Date> = typed.again_on.trim().parse().ok();
    let latest = ctx.today().saturating_add(1.year());
    match day {
        None => problems.push(AnswerProblem::NoDay),
        Some(day) if day <= ctx.today() || day > latest => problems.push(AnswerProblem::DayOutOfReach),
        Some(_) => {}
    }
    match day.filter(|_| problems.is_empty()) {
        Some(day) => Ok((Personal::new(reason), day)),
        None => Err(problems),
    }
}
