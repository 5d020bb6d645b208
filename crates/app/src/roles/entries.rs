//! Pieces of one's own time: looking at one, changing it, adding one of a day that is over, taking it away.

use super::{
    forms::Saved,
    models::{chosen, models},
    time::{TypedTime, choices_now, own_time},
};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    Personal,
    ids::TimeEntryId,
    register::School,
    roles::{RoleModel, TimeEntry},
};
use i18n::Language;
use store::{audit::Deed, roles as kept};

/// One entry of one's own, with the model whose levels it may have.
///
/// # Errors
/// [`Error::NotFound`] when there is no such entry of one's own.
pub async fn one_entry(
    ctx: &Ctx,
    school: &str,
    language: Language,
    id: TimeEntryId,
) -> Result<(School, RoleModel, TimeEntry), Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.read().await?;
    let entry = kept::entry(&mut tx, (&scope, &own), id).await?.ok_or(Error::NotFound)?;
    let all = models(&mut tx, &scope, language).await?;
    let model = chosen(&all, Some(&entry.model.0)).cloned().ok_or(Error::NotFound)?;
    Ok((school, model, entry))
}

/// Saves a change of an entry.
///
/// # Errors
/// As for [`one_entry`].
pub async fn change_entry(
    ctx: &Ctx,
    school: &str,
    language: Language,
    (id, version): (TimeEntryId, i64),
    typed: &TypedTime,
) -> Result<Saved<TimeEntry>, Error> {
    let (scope, own, at) = own_time(ctx, school).await?;
    let (_, model, was) = one_entry(ctx, school, language, id).await?;
    let entry = match typed.checked(&TimeEntry { version, ..was }, (&model, ctx.today(), None)) {
        Ok(entry) => entry,
        Err(wrong) => return Ok(Saved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    if kept::change_entry(&mut tx, (&scope, &own), &entry).await? {
        tx.commit(&ctx.event(at.id, Deed::TimeKept)).await?;
        return Ok(Saved::Yes(entry));
    }
    tx.undo().await?;
    let (_, _, now) = one_entry(ctx, school, language, id).await?;
    Ok(Saved::Meanwhile(Box::new(now)))
}

/// Takes an entry away, also one that runs.
///
/// # Errors
/// [`Error::NotFound`] when there is no such entry of one's own.
pub async fn remove_entry(ctx: &Ctx, school: &str, id: TimeEntryId) -> Result<School, Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.write().await?;
    if !kept::remove_entry(&mut tx, (&scope, &own), id).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    tx.commit(&ctx.event(school.id, Deed::TimeKept)).await?;
    Ok(school)
}

/// Adds a piece of time of a day that is over.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn add_entry(
    ctx: &Ctx,
    school: &str,
    language: Language,
    typed: &TypedTime,
) -> Result<Saved<TimeEntry>, Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.write().await?;
    let (_, model) = choices_now(&mut tx, (&scope, &own), language).await?;
    let blank = TimeEntry {
        id: TimeEntryId(new_id()),
        day: ctx.today(),
        minutes: None,
        // What has a beginning is a piece of its own; what has none is a cell of the week.
        started_at: Some(ctx.now()),
        model: model.key.clone(),
        level: None,
        kind: None,
        what: Personal::default(),
        version: 1,
    };
    let entry = match typed.checked(&blank, (&model, ctx.today(), None)) {
        Ok(entry) => entry,
        Err(wrong) => {
            tx.undo().await?;
            return Ok(Saved::Wrong(wrong));
        }
    };
    kept::add_entry(&mut tx, (&scope, &own), &entry).await?;
    tx.commit(&ctx.event(school.id, Deed::TimeKept)).await?;
    Ok(Saved::Yes(entry))
}

/// Takes everything away that one wrote down about one's time; how many pieces there were.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn forget_time(ctx: &Ctx, school: &str) -> Result<u64, Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.write().await?;
    let gone = kept::remove_entries(&mut tx, (&scope, &own)).await?;
    tx.commit(&ctx.event(school.id, Deed::TimeKept)).await?;
    Ok(gone)
}
