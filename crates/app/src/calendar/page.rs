//! The calendar of a school year, with who is late.

use super::todo::{TodoLine, taken, todo};
use crate::{Ctx, Error, register::group_order, results::stayed_until};
use domain::{
    SchoolYear,
    calendar::{TestWindow, WindowState},
    ids::{GroupId, PupilId},
    register::{Group, GroupKind, School, YearGroup},
};
use jiff::civil::Date;
use policy::{Action, Decision, InSchool, Resource, Sight, decide};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{ReadTx, calendar as kept, register, results};

/// What a group has still to do at a window.
#[derive(Debug, Clone)]
pub struct GroupTodo {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// By subject.
    pub lines: Vec<TodoLine>,
}

impl GroupTodo {
    /// How many pupils have no result in at least one subject.
    pub fn missing(&self) -> usize {
        self.lines.iter().flat_map(|line| &line.missing).collect::<BTreeSet<_>>().len()
    }
}

/// A window with what the groups have still to do.
#[derive(Debug, Clone)]
pub struct WindowPage {
    /// The window.
    pub window: TestWindow,
    /// How far it is today.
    pub state: WindowState,
    /// The groups in sight that take it and have begun, in the order of the list of groups.
    pub groups: Vec<GroupTodo>,
}

/// A series that a window may be about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesChoice {
    /// The subject.
    pub subject: String,
    /// Its name.
    pub series: String,
}

/// The calendar of a school year.
#[derive(Debug, Clone)]
pub struct CalendarPage {
    /// The school.
    pub school: School,
    /// The school year.
    pub year: SchoolYear,
    /// The school years one can look at, newest first.
    pub years: Vec<SchoolYear>,
    /// The windows, the first one first.
    pub windows: Vec<WindowPage>,
    /// The day it is.
    pub today: Date,
    /// Whether the actor may change it.
    pub may_edit: bool,
    /// Whether the year before has windows, which can be taken over.
    pub has_earlier: bool,
    /// The series of the school, to choose from.
    pub series: Vec<SeriesChoice>,
}

/// The calendar of a school year, or of the present one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn calendar(ctx: &Ctx, school: &str, year: Option<SchoolYear>) -> Result<CalendarPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewCalendar).await?;
    let today = ctx.today();
    let this_year = SchoolYear::of(today);
    let year = year.unwrap_or(this_year);
    let mut tx = ctx.read().await?;
    let mut years: BTreeSet<SchoolYear> = kept::window_years(&mut tx, &scope).await?.into_iter().collect();
    let has_earlier = years.contains(&year.previous());
    years.extend([this_year, this_year.next(), year]);
    // A school that has not begun the new year yet still looks at the one before.
    years.extend(register::school_years(&mut tx, &scope).await?.first());
    let windows = kept::windows_of_year(&mut tx, &scope, year).await?;
    let sight = ctx.sight(Action::ViewGroup, school.id);
    let begun = |window: &TestWindow| window.asks_results() && window.state_on(today) != WindowState::Coming;
    let groups = match windows.iter().any(begun) {
        true => groups(&mut tx, &scope, (year, today), &sight).await?,
        false => Groups::default(),
    };
    let page = |window: TestWindow| {
        let state = window.state_on(today);
        let groups = if begun(&window) { groups.todo(&window) } else { Vec::new() };
        WindowPage { window, state, groups }
    };
    let may_edit = decide(ctx.actor(), Action::EditCalendar, Resource::School(school.id));
    let tests = results::tests(&mut tx, &scope).await?;
    let series: BTreeSet<SeriesChoice> = tests
        .into_iter()
        .map(|test| SeriesChoice { subject: test.subject.unwrap_or_default(), series: test.series.0 })
        .collect();
    Ok(CalendarPage {
        windows: windows.into_iter().map(page).collect(),
        years: years.into_iter().rev().collect(),
        may_edit: matches!(may_edit, Decision::Allowed(_)),
        series: series.into_iter().collect(),
        has_earlier,
        school,
        year,
        today,
    })
}

/// The same for who is about to change it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn calendar_to_edit(ctx: &Ctx, school: &str, year: SchoolYear) -> Result<CalendarPage, Error> {
    ctx.school(school, Action::EditCalendar).await?;
    calendar(ctx, school, Some(year)).await
}

/// The base groups of a school year that are in sight, with their pupils and what these took.
#[derive(Default)]
struct Groups {
    groups: Vec<Group>,
    pupils: HashMap<GroupId, Vec<(PupilId, Option<YearGroup>)>>,
    taken: HashMap<PupilId, Vec<super::todo::Taken>>,
}

async fn groups(
    tx: &mut ReadTx,
    scope: &InSchool,
    (year, today): (SchoolYear, Date),
    sight: &Sight,
) -> Result<Groups, Error> {
    let mut groups = register::groups_of_year(tx, scope, year).await?;
    groups.retain(|group| group.kind == GroupKind::Base && sight.has_group(group.id));
    if groups.is_empty() {
        return Ok(Groups::default());
    }
    groups.sort_by_cached_key(group_order);
    let left = register::left_before(tx, scope, stayed_until(year, today.min(year.last_day()))).await?;
    let mut pupils: HashMap<GroupId, Vec<(PupilId, Option<YearGroup>)>> = HashMap::new();
    for one in register::enrolments_of_school(tx, scope, year).await? {
        if let Some(group) = one.group.filter(|_| one.until.is_none() && !left.contains(&one.pupil)) {
            pupils.entry(group).or_default().push((one.pupil, one.year_group));
        }
    }
    let days = (year.previous().first_day(), year.last_day());
    let results = results::results_of_year(tx, scope, year, days).await?;
    let tests = results::tests(tx, scope).await?;
    Ok(Groups { groups, pupils, taken: taken(&results, &tests) })
}

impl Groups {
    fn todo(&self, window: &TestWindow) -> Vec<GroupTodo> {
        let of = |group: &Group| {
            let pupils = self.pupils.get(&group.id).map(Vec::as_slice).unwrap_or_default();
            let lines = todo(window, pupils, &self.taken);
            (!lines.is_empty()).then(|| GroupTodo { group: group.id, name: group.name.clone(), lines })
        };
        self.groups.iter().filter_map(of).collect()
    }
}

/// The windows of a group's school year that ask for results of these pupils and have begun, with what they have still to
/// do; the newest first. The page of a group shows them; it has asked whether the group may be seen.
///
/// # Errors
/// When the database fails.
pub async fn windows_of_group(
    ctx: &Ctx,
    scope: &InSchool,
    group: &Group,
    pupils: &[(PupilId, Option<YearGroup>)],
) -> Result<Vec<WindowPage>, Error> {
    let mut tx = ctx.read().await?;
    let windows = kept::windows_of_year(&mut tx, scope, group.school_year).await?;
    let today = ctx.today();
    if windows.iter().all(|window| !window.asks_results()) {
        return Ok(Vec::new());
    }
    let days = (group.school_year.previous().first_day(), group.school_year.last_day());
    let results = results::results_of_group(&mut tx, scope, group.id, days).await?;
    let tests = results::tests(&mut tx, scope).await?;
    let taken = taken(&results, &tests);
    let mut pages: BTreeMap<(Date, Date, String), WindowPage> = BTreeMap::new();
    for window in windows {
        let state = window.state_on(today);
        let lines = todo(&window, pupils, &taken);
        if state != WindowState::Coming && !lines.is_empty() {
            let groups = vec![GroupTodo { group: group.id, name: group.name.clone(), lines }];
            let place = (window.from, window.until, window.id.to_string());
            pages.insert(place, WindowPage { window, state, groups });
        }
    }
    Ok(pages.into_values().rev().collect())
}
