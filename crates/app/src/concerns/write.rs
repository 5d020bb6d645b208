//! What the readers of a protected record do with it: entries, steps, its list, closing and destroying.

use super::open::{author, open};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    concerns::{
        ConcernEntry, DestroyReason, EntryKind, LONGEST_ENTRY, LONGEST_LINE, Nature, STEPS, StepTaken,
        Struck as StruckOut,
    },
    ids::{AccountId, ConcernEntryId, ConcernId, PupilId},
};
use jiff::{Timestamp, civil::Date};
use policy::Action;
use store::{audit::Deed, concerns as kept, trust};

/// Of which pupil a record is, and which.
type Of = (PupilId, ConcernId);

/// An entry as it is typed.
#[derive(Debug, Clone, Default)]
pub struct EntryTyped {
    /// What it is.
    pub kind: Option<EntryKind>,
    /// The day it is about.
    pub happened_on: Option<Date>,
    /// Who saw or said it.
    pub source: Personal<String>,
    /// Fact or opinion.
    pub nature: Option<Nature>,
    /// What it says.
    pub text: Personal<String>,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryProblem {
    /// Nothing says what it is.
    Kind,
    /// The day is not readable, or lies in the future.
    Day,
    /// Nothing says from whom it comes.
    NoSource,
    /// The source is longer than [`LONGEST_LINE`].
    SourceTooLong,
    /// Nothing says whether it is a fact or an opinion.
    Nature,
    /// There is no text.
    NoText,
    /// The text is longer than [`LONGEST_ENTRY`].
    TooLong,
}

/// What came of saving an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntrySaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: this is wrong.
    Wrong(Vec<EntryProblem>),
}

/// The entry that was typed, without an author yet, or everything that is wrong with it.
pub(super) fn checked(typed: &EntryTyped, today: Date) -> Result<ConcernEntry, Vec<EntryProblem>> {
    use EntryProblem as Problem;
    let (source, text) = (cleaned(typed.source.reveal()), cleaned(typed.text.reveal()));
    let happened_on = typed.happened_on.filter(|day| *day <= today && day.year() >= 1990);
    let mut problems = Vec::new();
    let mut wrong = |is_wrong: bool, problem| problems.extend(is_wrong.then_some(problem));
    wrong(typed.kind.is_none(), Problem::Kind);
    wrong(happened_on.is_none(), Problem::Day);
    wrong(source.is_empty(), Problem::NoSource);
    wrong(source.chars().count() > LONGEST_LINE, Problem::SourceTooLong);
    wrong(typed.nature.is_none(), Problem::Nature);
    wrong(text.is_empty(), Problem::NoText);
    wrong(text.chars().count() > LONGEST_ENTRY, Problem::TooLong);
    match (typed.kind, happened_on, typed.nature) {
        (Some(kind), Some(happened_on), Some(nature)) if problems.is_empty() => Ok(ConcernEntry {
            id: ConcernEntryId(new_id()),
            kind,
            happened_on,
            source: Personal::new(source),
            nature,
            text: Personal::new(text),
            is_handed_in: false,
            author: AccountId(new_id()),
            author_name: Personal::default(),
            made_at: Timestamp::UNIX_EPOCH,
            struck: None,
        }),
        _ => Err(problems),
    }
}

/// Writes an entry; one in a record that is closed opens it again.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn write_entry(ctx: &Ctx, school: &str, of: Of, typed: &EntryTyped) -> Result<EntrySaved, Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let ready = match checked(typed, ctx.today()) {
        Ok(ready) => ready,
        Err(problems) => return Ok(EntrySaved::Wrong(problems)),
    };
    let (author, author_name) = author(ctx).await?;
    let entry = ConcernEntry { author, author_name, made_at: second(ctx), ..ready };
    let (scope, concern) = (&opened.scope, opened.concern.id);
    let mut tx = ctx.write().await?;
    if !kept::touch_concern(&mut tx, scope, (concern, entry.made_at)).await? {
        return Err(Error::NotFound);
    }
    kept::add_entry(&mut tx, scope, concern, &entry).await?;
    let deed = Deed::ConcernEntryWritten { concern, kind: entry.kind.code() };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(EntrySaved::Yes)
}

/// What came of striking out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Struck {
    /// It is struck out.
    Yes,
    /// Nothing says why.
    NoReason,
    /// Why is longer than [`LONGEST_LINE`].
    TooLong,
    /// Somebody was first, or it is gone.
    Meanwhile,
}

/// Strikes an entry out, with the reason.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn strike_out(
    ctx: &Ctx,
    school: &str,
    (of, entry): (Of, ConcernEntryId),
    why: &Personal<String>,
) -> Result<Struck, Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let why = cleaned(why.reveal());
    if why.is_empty() {
        return Ok(Struck::NoReason);
    }
    if why.chars().count() > LONGEST_LINE {
        return Ok(Struck::TooLong);
    }
    let (_, by_name) = author(ctx).await?;
    let struck = StruckOut { at: second(ctx), by_name, why: Personal::new(why) };
    let mut tx = ctx.write().await?;
    if !kept::strike_out(&mut tx, &opened.proof, entry, &struck).await? {
        tx.undo().await?;
        return Ok(Struck::Meanwhile);
    }
    let deed = Deed::ConcernEntryStruck { concern: opened.concern.id };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(Struck::Yes)
}

/// Keeps that a step of the meldcode was taken on a day. False when there is no such step or the day lies in the future.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn take_step(
    ctx: &Ctx,
    school: &str,
    of: Of,
    (step, day): (u8, Option<Date>),
) -> Result<bool, Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let day = day.filter(|day| *day <= ctx.today() && day.year() >= 1990);
    let Some(taken_on) = day.filter(|_| (1..=STEPS).contains(&step)) else { return Ok(false) };
    let (_, author_name) = author(ctx).await?;
    let at = second(ctx);
    let mut tx = ctx.write().await?;
    kept::touch_concern(&mut tx, &opened.scope, (opened.concern.id, at)).await?;
    let taken = StepTaken { step, taken_on, author_name };
    kept::put_step(&mut tx, &opened.proof, (&taken, at)).await?;
    let deed = Deed::ConcernStepped { concern: opened.concern.id, step, taken: true };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(true)
}

/// Takes back that a step was taken.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn take_step_back(ctx: &Ctx, school: &str, of: Of, step: u8) -> Result<(), Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let mut tx = ctx.write().await?;
    if !kept::take_step_back(&mut tx, &opened.proof, step).await? {
        tx.undo().await?;
        return Ok(());
    }
    let deed = Deed::ConcernStepped { concern: opened.concern.id, step, taken: false };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(())
}

/// Puts somebody of the team on the list. False when she is not of the team, or on it already.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn add_reader(ctx: &Ctx, school: &str, of: Of, account: AccountId) -> Result<bool, Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let (scope, concern) = (&opened.scope, opened.concern.id);
    let (me, by_name) = author(ctx).await?;
    let by = (&by_name, second(ctx));
    let mut tx = ctx.write().await?;
    let team = kept::team(&mut tx, scope, ctx.today()).await?;
    let is_new = team.iter().any(|(one, _)| *one == account)
        && kept::add_reader(&mut tx, scope, (concern, account), by).await?;
    if !is_new {
        tx.undo().await?;
        return Ok(false);
    }
    // Who reads it for nobody of the list does so any more stays a reader.
    if kept::add_reader(&mut tx, scope, (concern, me), by).await? {
        tx.record(&ctx.event(opened.school.id, Deed::ConcernReaderAdded { concern, account: me })).await?;
    }
    let deed = Deed::ConcernReaderAdded { concern, account };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(true)
}

/// What came of taking somebody off the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaderRemoved {
    /// She is off the list.
    Yes,
    /// Nobody would read the record any more.
    LastOne,
    /// She was not on it.
    NotThere,
}

/// Takes somebody off the list, but for the last one who reads the record.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn remove_reader(
    ctx: &Ctx,
    school: &str,
    of: Of,
    account: AccountId,
) -> Result<ReaderRemoved, Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let (scope, concern) = (&opened.scope, opened.concern.id);
    let mut tx = ctx.write().await?;
    // Written first, so that two who take each other off wait for one another.
    kept::lock_readers(&mut tx, scope, concern).await?;
    let list = kept::readers(&mut tx, scope, (concern, ctx.today())).await?;
    let others = list.iter().filter(|one| one.is_active && one.account != account).count();
    if others == 0 {
        tx.undo().await?;
        return Ok(ReaderRemoved::LastOne);
    }
    if !kept::remove_reader(&mut tx, scope, (concern, account)).await? {
        tx.undo().await?;
        return Ok(ReaderRemoved::NotThere);
    }
    let deed = Deed::ConcernReaderRemoved { concern, account };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(ReaderRemoved::Yes)
}

/// Closes a record today, or opens it again. False when somebody was first.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn close_record(
    ctx: &Ctx,
    school: &str,
    (of, version): (Of, i64),
    is_closed: bool,
) -> Result<bool, Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let concern = opened.concern.id;
    let closed_on = is_closed.then(|| ctx.today());
    let mut tx = ctx.write().await?;
    if !kept::close_concern(&mut tx, &opened.scope, (concern, version), (closed_on, second(ctx))).await? {
        tx.undo().await?;
        return Ok(false);
    }
    let deed = Deed::ConcernClosed { concern, closed: is_closed };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(true)
}

/// Destroys a record for good, for a reason that stays in the trail.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record that the actor reads.
pub async fn destroy_record(ctx: &Ctx, school: &str, of: Of, why: DestroyReason) -> Result<(), Error> {
    let opened = open(ctx, school, of, Action::WriteConcerns).await?;
    let mut tx = ctx.write().await?;
    if !kept::destroy_concern(&mut tx, &opened.proof).await? {
        return Err(Error::NotFound);
    }
    let deed = Deed::ConcernDestroyed { concern: opened.concern.id, why: why.code() };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    // It is destroyed, whatever comes of this: the next destruction or backup tries again.
    trust::wipe(ctx.db()).await.ok();
    Ok(())
}
