//! Adding, changing and taking away entries of the year plan, each with the way back, and saying what groups did.

use super::{
    entry_typed::{EntryField, EntryProblem, TypedEntry, checked},
    late::{GroupState, Groups},
};
use crate::{Ctx, Error, ctx::new_id, notes::second};
use domain::{
    Personal, SchoolYear,
    calendar::{Asks, EntryKind, YearEntry},
    ids::{AccountId, GroupId, YearEntryId},
    register::School,
};
use jiff::civil::Date;
use policy::{Action, Actor, Decision, InSchool, Resource, decide};
use std::collections::BTreeSet;
use store::{Reads, audit::Deed, calendar as kept, trust};

/// Somebody of the school for whom an entry can be.
pub type YearColleague = (AccountId, Personal<String>);

/// What came of saving.
#[derive(Debug, Clone)]
pub enum EntrySaved {
    /// It is saved.
    Yes(YearEntryId, SchoolYear),
    /// Nothing is saved: this is wrong with it.
    Wrong(Vec<(EntryField, EntryProblem)>),
    /// Nothing is saved: somebody else was first. This is how it is now.
    Meanwhile(Box<YearEntry>),
}

/// An entry with what its groups did.
#[derive(Debug, Clone)]
pub struct EntryPage {
    /// The school.
    pub school: School,
    /// The entry.
    pub entry: YearEntry,
    /// The groups in sight of which it asks something.
    pub groups: Vec<GroupState>,
    /// The groups about which a round of talks can be planned from it.
    pub round: Vec<GroupId>,
    /// Who is named.
    pub people: Vec<YearColleague>,
    /// The day it is.
    pub today: Date,
    /// Whether the actor may change it.
    pub may_edit: bool,
}

pub(super) fn deed(what: &'static str, year: SchoolYear, entries: usize) -> Deed {
    let entries = i64::try_from(entries).unwrap_or(i64::MAX);
    Deed::YearPlanEdited { what, year: i64::from(year.start()), entries }
}

/// Who works in a school today, by name.
pub(super) async fn staff(
    ctx: &Ctx,
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Vec<YearColleague>, Error> {
    let today = ctx.today();
    let grants = trust::grants_of_school(tx, scope).await?;
    let now = grants
        .into_iter()
        .filter(|one| one.term.covers(today) && super::entry_typed::ENTRY_ROLES.contains(&one.role));
    let working: BTreeSet<AccountId> = now.map(|one| one.account).collect();
    let people = trust::people_of_school(tx, scope).await?;
    let open = people.into_iter().filter(|one| one.closed_at.is_none() && working.contains(&one.id));
    Ok(open.map(|one| (one.id, one.name)).collect())
}

/// Whom one can name, for who is about to write an entry.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn entry_choices(ctx: &Ctx, code: &str) -> Result<(School, Vec<YearColleague>), Error> {
    let (scope, school) = ctx.school(code, Action::EditCalendar).await?;
    let people = staff(ctx, &mut ctx.read().await?, &scope).await?;
    Ok((school, people))
}

/// An entry, also one that was taken away, for who sees the year plan.
///
/// # Errors
/// [`Error::NotFound`] when there is no such entry.
pub async fn one_entry(ctx: &Ctx, code: &str, id: YearEntryId) -> Result<EntryPage, Error> {
    let (scope, school) = ctx.school(code, Action::ViewCalendar).await?;
    let mut tx = ctx.read().await?;
    let entry = kept::entry(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let of_year = Groups::load(ctx, &mut tx, (&scope, entry.school_year)).await?;
    let groups = of_year.of(&entry);
    let round = match entry.content.kind {
        EntryKind::GroupTalks => of_year.in_audience(&entry).map(|group| group.id).collect(),
        _ => Vec::new(),
    };
    let mut people = staff(ctx, &mut tx, &scope).await?;
    people.retain(|(account, _)| entry.content.audience.people.contains(account));
    let may_edit = decide(ctx.actor(), Action::EditCalendar, Resource::School(school.id));
    let may_edit = matches!(may_edit, Decision::Allowed(_));
    let today = ctx.today();
    Ok(EntryPage { school, entry, groups, round, people, today, may_edit })
}

/// Adds an entry to a school year.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn add_year_entry(
    ctx: &Ctx,
    code: &str,
    year: SchoolYear,
    typed: &TypedEntry,
) -> Result<EntrySaved, Error> {
    let (scope, school) = ctx.school(code, Action::EditCalendar).await?;
    let staff = accounts(ctx, &scope).await?;
    let content = match checked(typed, year, &staff) {
        Ok(content) => content,
        Err(wrong) => return Ok(EntrySaved::Wrong(wrong)),
    };
    let entry = YearEntry {
        id: YearEntryId(new_id()),
        school_year: year,
        content,
        batch: None,
        is_removed: false,
        before: None,
        changed_at: second(ctx),
        version: 1,
    };
    let mut tx = ctx.write().await?;
    kept::add_entry(&mut tx, &scope, &entry).await?;
    tx.commit(&ctx.event(school.id, deed("added", year, 1))).await?;
    Ok(EntrySaved::Yes(entry.id, year))
}

async fn accounts(ctx: &Ctx, scope: &InSchool) -> Result<Vec<AccountId>, Error> {
    let staff = staff(ctx, &mut ctx.read().await?, scope).await?;
    Ok(staff.into_iter().map(|(account, _)| account).collect())
}

/// Saves a change by somebody who looked at this version. What it was is kept for the way back.
///
/// # Errors
/// [`Error::NotFound`] when there is no such entry, [`Error::Forbidden`] when it is not allowed.
pub async fn change_year_entry(
    ctx: &Ctx,
    code: &str,
    (id, version): (YearEntryId, i64),
    typed: &TypedEntry,
) -> Result<EntrySaved, Error> {
    let (scope, _) = ctx.school(code, Action::EditCalendar).await?;
    let known = kept::entry(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    let mut staff = accounts(ctx, &scope).await?;
    // Who left the school stays named where she was.
    staff.extend(
        known.content.audience.people.iter().filter(|one| !staff.contains(one)).copied().collect::<Vec<_>>(),
    );
    let mut content = match checked(typed, known.school_year, &staff) {
        Ok(content) => content,
        Err(wrong) => return Ok(EntrySaved::Wrong(wrong)),
    };
    // Its days are still those of the rule when nobody changed them.
    if (content.from, content.until) == (known.content.from, known.content.until) {
        content.rule.clone_from(&known.content.rule);
    }
    if content == known.content {
        return Ok(EntrySaved::Yes(id, known.school_year));
    }
    let changed = YearEntry { before: Some(known.content.clone()), content, version, ..known };
    saved(ctx, code, (&scope, "changed"), changed).await
}

/// Puts a change back: what stood in the entry before it stands there again.
///
/// # Errors
/// As for [`change_year_entry`].
pub async fn undo_change(
    ctx: &Ctx,
    code: &str,
    (id, version): (YearEntryId, i64),
) -> Result<EntrySaved, Error> {
    let (scope, _) = ctx.school(code, Action::EditCalendar).await?;
    let known = kept::entry(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    let before = known.before.clone().ok_or(Error::NotFound)?;
    let changed = YearEntry { before: None, content: before, version, ..known };
    saved(ctx, code, (&scope, "undone"), changed).await
}

/// Takes an entry away, or puts it back.
///
/// # Errors
/// As for [`change_year_entry`].
pub async fn remove_year_entry(
    ctx: &Ctx,
    code: &str,
    (id, is_removed): (YearEntryId, bool),
) -> Result<EntrySaved, Error> {
    let (scope, _) = ctx.school(code, Action::EditCalendar).await?;
    let known = kept::entry(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    if known.is_removed == is_removed {
        return Ok(EntrySaved::Yes(id, known.school_year));
    }
    let what = if is_removed { "removed" } else { "restored" };
    saved(ctx, code, (&scope, what), YearEntry { is_removed, ..known }).await
}

async fn saved(
    ctx: &Ctx,
    code: &str,
    (scope, what): (&InSchool, &'static str),
    entry: YearEntry,
) -> Result<EntrySaved, Error> {
    let school = ctx.school_named(code).await?;
    let entry = YearEntry { changed_at: second(ctx), ..entry };
    let mut tx = ctx.write().await?;
    if kept::change_entry(&mut tx, scope, &entry).await? {
        tx.commit(&ctx.event(school.id, deed(what, entry.school_year, 1))).await?;
        return Ok(EntrySaved::Yes(entry.id, entry.school_year));
    }
    tx.undo().await?;
    let now = kept::entry(&mut ctx.read().await?, scope, entry.id).await?.ok_or(Error::NotFound)?;
    Ok(EntrySaved::Meanwhile(Box::new(now)))
}

/// Says that a group did what an entry asks, or takes that back: who changes the year plan, or teaches the group.
///
/// # Errors
/// [`Error::NotFound`] when there is no such entry, or it asks nothing of this group; [`Error::Forbidden`] when it is not
/// allowed.
pub async fn tick(
    ctx: &Ctx,
    code: &str,
    (id, group): (YearEntryId, GroupId),
    is_done: bool,
) -> Result<(), Error> {
    let (scope, school) = ctx.school(code, Action::FollowCalendar).await?;
    let author = ctx.own()?.account();
    let mut tx = ctx.read().await?;
    let entry = kept::entry(&mut tx, &scope, id).await?.filter(|one| !one.is_removed);
    let entry = entry.ok_or(Error::NotFound)?;
    let groups = Groups::load(ctx, &mut tx, (&scope, entry.school_year)).await?.of(&entry);
    drop(tx);
    if entry.content.asks == Asks::Nothing || !groups.iter().any(|one| one.group == group) {
        return Err(Error::NotFound);
    }
    if !may_tick(ctx, (school.id, group)) {
        return Err(Error::Forbidden);
    }
    let mut tx = ctx.write().await?;
    if is_done {
        let tick = kept::Tick { entry: id, group, done_on: ctx.today() };
        kept::put_tick(&mut tx, &scope, tick, author).await?;
    } else {
        kept::take_tick_off(&mut tx, &scope, (id, group)).await?;
    }
    tx.commit(&ctx.event(school.id, Deed::YearPlanTicked { group, done: is_done })).await?;
    Ok(())
}

pub(super) fn may_tick(ctx: &Ctx, (school, group): (domain::ids::SchoolId, GroupId)) -> bool {
    let Actor::Person(person) = ctx.actor() else { return false };
    let edits = decide(ctx.actor(), Action::EditCalendar, Resource::School(school));
    matches!(edits, Decision::Allowed(_))
        || person.groups.iter().any(|own| own.school == school && own.group == group)
}
