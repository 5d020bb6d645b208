//! Starting a year: from the shipped example, the school's own template or the year before; looked at first, then put there
//! in one go, and taken back in one go.

use super::{
    edit::calendar_edited,
    entry_edit::deed,
    template::{in_next_year, usual_windows},
    year_plan::breaks,
    year_usual::{USUAL, usual_days},
};
use crate::{Ctx, Error, ctx::new_id, notes::second};
use domain::{
    SchoolYear,
    calendar::{EntryContent, EntryKind, TestWindow, YearEntry, after_breaks, in_year},
    ids::YearEntryId,
    register::School,
};
use i18n::Texts;
use policy::{Action, InSchool};
use std::{collections::BTreeSet, str::FromStr};
use store::{Reads, calendar as kept, imports};
use uuid::Uuid;

/// From what a year starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartFrom {
    /// The example that comes with Stut.
    Stut,
    /// The school's own template.
    School,
    /// The year before.
    Last,
}

impl StartFrom {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Last, Self::School, Self::Stut];

    /// The word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stut => "stut",
            Self::School => "school",
            Self::Last => "last",
        }
    }
}

impl FromStr for StartFrom {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|one| one.code() == text).ok_or(Error::NotFound)
    }
}

/// An entry as it would be, and why its days are what they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// What would stand there.
    pub content: EntryContent,
    /// Whether its days follow a law or the rule of the example.
    pub is_by_rule: bool,
    /// The days without school from which it moved on.
    pub moved_after: Option<String>,
    /// Whether an entry of this kind with this title is there already: then it is left out.
    pub is_there: bool,
    /// Whether it is a duty that comes along with the test windows: then it stands there once.
    pub is_with_tests: bool,
}

/// How a year would start.
#[derive(Debug, Clone)]
pub struct YearStart {
    /// The school.
    pub school: School,
    /// The school year.
    pub year: SchoolYear,
    /// From what.
    pub from: StartFrom,
    /// From what one can choose.
    pub choices: Vec<StartFrom>,
    /// The entries, the first one first.
    pub rows: Vec<Proposed>,
    /// Test windows that come along, as the year has none yet.
    pub windows: Vec<TestWindow>,
}

/// How a year would start: nothing is put there yet. Without a wish it is the year before, else the school's template, else
/// the example.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn propose_year(
    ctx: &Ctx,
    texts: &Texts,
    code: &str,
    (year, from): (SchoolYear, Option<StartFrom>),
) -> Result<YearStart, Error> {
    let (scope, school) = ctx.school(code, Action::EditCalendar).await?;
    proposed(&mut ctx.read().await?, texts, (&scope, school), (year, from)).await
}

async fn proposed(
    tx: &mut impl Reads,
    texts: &Texts,
    (scope, school): (&InSchool, School),
    (year, wish): (SchoolYear, Option<StartFrom>),
) -> Result<YearStart, Error> {
    let before = kept::entries_of_year(tx, scope, year.previous()).await?;
    let template = kept::template(tx, scope).await?;
    let has = |from: &StartFrom| match from {
        StartFrom::Last => !before.is_empty(),
        StartFrom::School => template.is_some(),
        StartFrom::Stut => true,
    };
    let choices: Vec<StartFrom> = StartFrom::ALL.into_iter().filter(has).collect();
    let wish = wish.filter(|from| choices.contains(from));
    let from = wish.or_else(|| choices.first().copied()).unwrap_or(StartFrom::Stut);
    let contents: Vec<(EntryContent, bool)> = match from {
        StartFrom::Stut => USUAL.iter().map(|usual| (usual.in_year(texts, year), true)).collect(),
        StartFrom::School => {
            let (years, kept) = template.map_or((year, Vec::new()), |one| (one.school_year, one.entries));
            kept.iter().map(|content| shifted(content, (years, year))).collect()
        }
        StartFrom::Last => {
            before.iter().map(|entry| shifted(&entry.content, (year.previous(), year))).collect()
        }
    };
    let there = kept::entries_of_year(tx, scope, year).await?;
    let windows_there = kept::windows_of_year(tx, scope, year).await?;
    let windows = match windows_there.is_empty() {
        true => windows_along(tx, texts, (scope, year), from).await?,
        false => Vec::new(),
    };
    let mut holidays = breaks(&there);
    let own = contents.iter().map(|(content, _)| content).filter(|one| one.kind == EntryKind::Holiday);
    holidays.extend(own.map(|one| domain::calendar::Break {
        name: one.title.clone(),
        from: one.from,
        until: one.until,
    }));
    // What the law asks stands on the test calendar once.
    let is_among = |windows: &[TestWindow], content: &EntryContent| {
        let is_it = |one: &TestWindow| (one.from, one.until) == (content.from, content.until);
        content.kind == EntryKind::Legal && windows.iter().any(is_it)
    };
    let row = |(content, is_by_rule): (EntryContent, bool)| {
        let is_there =
            there.iter().any(|one| one.content.kind == content.kind && one.content.title == content.title);
        let (content, moved_after) = match after_breaks(&content, &holidays) {
            Some((moved, name)) => (moved, Some(name)),
            None => (content, None),
        };
        let is_with_tests = is_among(&windows, &content);
        Proposed { content, is_by_rule, moved_after, is_there, is_with_tests }
    };
    let mut rows: Vec<Proposed> =
        contents.into_iter().filter(|(content, _)| !is_among(&windows_there, content)).map(row).collect();
    rows.sort_by_key(|one| (one.content.from, one.content.until, one.content.title.clone()));
    Ok(YearStart { school, year, from, choices, rows, windows })
}

/// An entry in another school year, and whether its days follow a rule there as they did before.
fn shifted(content: &EntryContent, (from, to): (SchoolYear, SchoolYear)) -> (EntryContent, bool) {
    let days = |year| content.rule.as_deref().and_then(|rule| usual_days(rule, year));
    if days(from) == Some((content.from, content.until))
        && let Some((first, last)) = days(to)
    {
        return (EntryContent { from: first, until: last, ..content.clone() }, true);
    }
    (in_year(content, from, to), false)
}

/// The test windows for a year that has none.
async fn windows_along(
    tx: &mut impl Reads,
    texts: &Texts,
    (scope, year): (&InSchool, SchoolYear),
    from: StartFrom,
) -> Result<Vec<TestWindow>, Error> {
    let before = kept::windows_of_year(tx, scope, year.previous()).await?;
    if from == StartFrom::Stut || before.is_empty() {
        return Ok(usual_windows(texts, year));
    }
    Ok(before.iter().map(|window| in_next_year(texts, window)).collect())
}

/// Puts the entries with these numbers, counted from 0, and if wished the test windows into the year; gives the id under which they can
/// be taken back, how many entries there are, and whether anything was put there.
///
/// # Errors
/// As for [`propose_year`].
pub async fn start_year(
    ctx: &Ctx,
    texts: &Texts,
    code: &str,
    (year, from): (SchoolYear, StartFrom),
    (take, with_tests): (&BTreeSet<usize>, bool),
) -> Result<(Uuid, usize, bool), Error> {
    let (scope, school) = ctx.school(code, Action::EditCalendar).await?;
    let (id, mut tx) = (new_id(), ctx.write().await?);
    // Two people who both start it: the second waits for the first, and finds its entries there.
    imports::lock(&mut tx, &scope).await?;
    let mut start = proposed(&mut tx, texts, (&scope, school), (year, Some(from))).await?;
    if !with_tests {
        start.windows.clear();
    }
    let wanted =
        |no: &usize, row: &Proposed| take.contains(no) && !row.is_there && !(with_tests && row.is_with_tests);
    let rows = start.rows.iter().enumerate().filter(|(no, row)| wanted(no, row));
    let mut count = 0_usize;
    for (_, row) in rows {
        let entry = YearEntry {
            id: YearEntryId(new_id()),
            school_year: year,
            content: row.content.clone(),
            batch: Some(id),
            is_removed: false,
            before: None,
            changed_at: second(ctx),
            version: 1,
        };
        kept::add_entry(&mut tx, &scope, &entry).await?;
        count = count.saturating_add(1);
    }
    if count == 0 && start.windows.is_empty() {
        tx.undo().await?;
        return Ok((id, 0, false));
    }
    for window in &start.windows {
        kept::add_window(&mut tx, &scope, window).await?;
    }
    let windows = start.windows.iter().map(|window| window.id).collect();
    let batch = kept::YearBatch { id, school_year: year, windows };
    kept::add_batch(&mut tx, &scope, &batch, second(ctx)).await?;
    if !start.windows.is_empty() {
        let deed = calendar_edited("template", year, start.windows.len());
        tx.record(&ctx.event(start.school.id, deed)).await?;
    }
    tx.commit(&ctx.event(start.school.id, deed("started", year, count))).await?;
    Ok((id, count, true))
}

/// Takes back what was put into a year in one go. What somebody changed since, or a group did, stays. Gives the year, how many
/// entries went and how many stayed.
///
/// # Errors
/// [`Error::NotFound`] when that was never done, or taken back already.
pub async fn take_back_start(ctx: &Ctx, code: &str, id: Uuid) -> Result<(SchoolYear, usize, usize), Error> {
    let (scope, school) = ctx.school(code, Action::EditCalendar).await?;
    let mut tx = ctx.write().await?;
    let Some(batch) = kept::batch(&mut tx, &scope, id).await? else {
        tx.undo().await?;
        return Err(Error::NotFound);
    };
    let ticks = kept::ticks_of_year(&mut tx, &scope, batch.school_year).await?;
    let (mut gone, mut stay) = (0_usize, 0_usize);
    for entry in kept::entries_of_batch(&mut tx, &scope, id).await? {
        if entry.version > 1 || ticks.iter().any(|one| one.entry == entry.id) {
            stay = stay.saturating_add(usize::from(!entry.is_removed));
        } else {
            kept::forget_entry(&mut tx, &scope, entry.id).await?;
            gone = gone.saturating_add(1);
        }
    }
    for window in &batch.windows {
        if kept::window(&mut tx, &scope, *window).await?.is_some_and(|known| known.version == 1) {
            kept::delete_window(&mut tx, &scope, *window).await?;
        }
    }
    kept::drop_batch(&mut tx, &scope, id).await?;
    tx.commit(&ctx.event(school.id, deed("taken_back", batch.school_year, gone))).await?;
    Ok((batch.school_year, gone, stay))
}

/// Keeps the entries of a year as the school's template; gives its id, to take it back, and how many entries there are. A year
/// without entries makes none.
///
/// # Errors
/// As for [`propose_year`].
pub async fn keep_template(ctx: &Ctx, code: &str, year: SchoolYear) -> Result<Option<(Uuid, usize)>, Error> {
    let (scope, school) = ctx.school(code, Action::EditCalendar).await?;
    let entries = kept::entries_of_year(&mut ctx.read().await?, &scope, year).await?;
    let entries: Vec<EntryContent> = entries.into_iter().map(|one| one.content).collect();
    if entries.is_empty() {
        return Ok(None);
    }
    let (id, count) = (new_id(), entries.len());
    let template = kept::YearTemplate { id, school_year: year, entries, made_at: second(ctx) };
    let mut tx = ctx.write().await?;
    kept::add_template(&mut tx, &scope, &template).await?;
    tx.commit(&ctx.event(school.id, deed("kept", year, count))).await?;
    Ok(Some((id, count)))
}

/// Takes a template back; the one before holds again.
///
/// # Errors
/// [`Error::NotFound`] when it is not there.
pub async fn drop_template(ctx: &Ctx, code: &str, id: Uuid) -> Result<(), Error> {
    let (scope, school) = ctx.school(code, Action::EditCalendar).await?;
    let mut tx = ctx.write().await?;
    if !kept::drop_template(&mut tx, &scope, id).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let year = SchoolYear::of(ctx.today());
    tx.commit(&ctx.event(school.id, deed("dropped", year, 1))).await?;
    Ok(())
}
