//! Adding, changing and taking away windows.

use crate::{Ctx, Error, ctx::new_id};
use domain::{SchoolYear, calendar::TestWindow, ids::TestWindowId, register::School, results::Part};
use jiff::civil::Date;
use policy::Action;
use store::{audit::Deed, calendar as kept};

/// The longest name, series or source, in letters.
pub const LONGEST_NAME: usize = 200;

/// What one fills in for a window; days as ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedWindow {
    /// What is done.
    pub name: String,
    /// The series; empty for none.
    pub series: String,
    /// The letter of the part; empty for none.
    pub part: String,
    /// The year groups.
    pub year_groups: Vec<u8>,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Last day of entering; may be empty.
    pub enter_by: String,
    /// Where the days come from; may be empty.
    pub source: String,
}

impl TypedWindow {
    /// What stands in the form of a window.
    pub fn of(window: &TestWindow) -> Self {
        Self {
            name: window.name.clone(),
            series: window.series.clone().unwrap_or_default(),
            part: window.part.map(|part| part.letter().to_string()).unwrap_or_default(),
            year_groups: window.year_groups.clone(),
            from: window.from.to_string(),
            until: window.until.to_string(),
            enter_by: window.enter_by.map(|day| day.to_string()).unwrap_or_default(),
            source: window.source.clone().unwrap_or_default(),
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowField {
    /// The name.
    Name,
    /// The series.
    Series,
    /// The year groups.
    YearGroups,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// The last day of entering.
    EnterBy,
    /// The source.
    Source,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowProblem {
    /// Nothing stands there.
    Empty,
    /// More than [`LONGEST_NAME`] letters.
    TooLong,
    /// It is no day.
    NotADay,
    /// The day lies in another school year.
    OtherYear,
    /// The day lies before the first day.
    BeforeFrom,
    /// The day lies before the last day.
    BeforeUntil,
}

/// What came of saving.
#[derive(Debug, Clone)]
pub enum WindowSaved {
    /// It is saved.
    Yes(TestWindowId),
    /// Nothing is saved: this is wrong with it.
    Wrong(Vec<(WindowField, WindowProblem)>),
    /// Nothing is saved: somebody else was first. This is how it is now.
    Meanwhile(Box<TestWindow>),
}

pub(super) fn new_window_id() -> TestWindowId {
    TestWindowId(new_id())
}

pub(super) fn calendar_edited(what: &'static str, year: SchoolYear, windows: usize) -> Deed {
    Deed::CalendarEdited {
        what,
        year: i64::from(year.start()),
        windows: i64::try_from(windows).unwrap_or(i64::MAX),
    }
}

fn checked(
    (id, version, year): (TestWindowId, i64, SchoolYear),
    typed: &TypedWindow,
) -> Result<TestWindow, Vec<(WindowField, WindowProblem)>> {
    let mut wrong = Vec::new();
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, series, source) = (clean(&typed.name), clean(&typed.series), clean(&typed.source));
    if name.is_empty() {
        wrong.push((WindowField::Name, WindowProblem::Empty));
    }
    for (field, text) in
        [(WindowField::Name, &name), (WindowField::Series, &series), (WindowField::Source, &source)]
    {
        if text.chars().count() > LONGEST_NAME {
            wrong.push((field, WindowProblem::TooLong));
        }
    }
    let mut year_groups: Vec<u8> =
        typed.year_groups.iter().copied().filter(|one| (1..=8).contains(one)).collect();
    year_groups.sort_unstable();
    year_groups.dedup();
    if year_groups.is_empty() {
        wrong.push((WindowField::YearGroups, WindowProblem::Empty));
    }
    let mut day = |field: WindowField, text: &str| -> Option<Date> {
        let problem = match text.trim() {
            "" => WindowProblem::Empty,
            text => match text.parse::<Date>() {
                Ok(day) if year.contains(day) => return Some(day),
                Ok(_) => WindowProblem::OtherYear,
                Err(_) => WindowProblem::NotADay,
            },
        };
        if problem != WindowProblem::Empty || field != WindowField::EnterBy {
            wrong.push((field, problem));
        }
        None
    };
    let from = day(WindowField::From, &typed.from);
    let until = day(WindowField::Until, &typed.until);
    let enter_by = day(WindowField::EnterBy, &typed.enter_by);
    if until.is_some_and(|until| from.is_some_and(|from| until < from)) {
        wrong.push((WindowField::Until, WindowProblem::BeforeFrom));
    }
    if enter_by.is_some_and(|last| until.is_some_and(|until| last < until)) {
        wrong.push((WindowField::EnterBy, WindowProblem::BeforeUntil));
    }
    let (Some(from), Some(until), true) = (from, until, wrong.is_empty()) else { return Err(wrong) };
    Ok(TestWindow {
        id,
        school_year: year,
        name,
        series: (!series.is_empty()).then_some(series),
        part: Part::ALL.into_iter().find(|part| typed.part == part.letter().to_string()),
        year_groups,
        from,
        until,
        enter_by,
        source: (!source.is_empty()).then_some(source),
        version,
    })
}

/// Adds a window to a school year.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn add_window(
    ctx: &Ctx,
    school: &str,
    year: SchoolYear,
    typed: &TypedWindow,
) -> Result<WindowSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditCalendar).await?;
    let window = match checked((new_window_id(), 1, year), typed) {
        Ok(window) => window,
        Err(wrong) => return Ok(WindowSaved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    kept::add_window(&mut tx, &scope, &window).await?;
    tx.commit(&ctx.event(school.id, calendar_edited("added", year, 1))).await?;
    Ok(WindowSaved::Yes(window.id))
}

/// One window, for who may change it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such window.
pub async fn one_window(ctx: &Ctx, school: &str, id: TestWindowId) -> Result<(School, TestWindow), Error> {
    let (scope, school) = ctx.school(school, Action::EditCalendar).await?;
    let window = kept::window(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    Ok((school, window))
}

/// Saves a change of a window by somebody who looked at this version.
///
/// # Errors
/// As for [`one_window`].
pub async fn change_window(
    ctx: &Ctx,
    school: &str,
    (id, version): (TestWindowId, i64),
    typed: &TypedWindow,
) -> Result<WindowSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditCalendar).await?;
    let known = kept::window(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    let window = match checked((id, version, known.school_year), typed) {
        Ok(window) => window,
        Err(wrong) => return Ok(WindowSaved::Wrong(wrong)),
    };
    if window == known {
        return Ok(WindowSaved::Yes(id));
    }
    let mut tx = ctx.write().await?;
    if kept::change_window(&mut tx, &scope, &window).await? {
        tx.commit(&ctx.event(school.id, calendar_edited("changed", window.school_year, 1))).await?;
        return Ok(WindowSaved::Yes(id));
    }
    tx.undo().await?;
    let now = kept::window(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    Ok(WindowSaved::Meanwhile(Box::new(now)))
}

/// Takes a window away; gives it back for who wants it again.
///
/// # Errors
/// As for [`one_window`].
pub async fn remove_window(ctx: &Ctx, school: &str, id: TestWindowId) -> Result<TestWindow, Error> {
    let (scope, school) = ctx.school(school, Action::EditCalendar).await?;
    let window = kept::window(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    let mut tx = ctx.write().await?;
    kept::delete_window(&mut tx, &scope, id).await?;
    tx.commit(&ctx.event(school.id, calendar_edited("removed", window.school_year, 1))).await?;
    Ok(window)
}
