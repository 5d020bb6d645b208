//! Typing results in: a group at one test, a row for each pupil.

use super::{
    assess::{Sittings, looking_back},
    catalogue::{Catalogue, Origin},
    grid_cell::{self, Field, Value},
    grid_plan::{self, Column, GridKey, Offer, Plan},
    grid_session::{Before, befores},
    norm_tables::Norms,
    overview::members,
};
use crate::{Ctx, Error, norms::subject_place};
use domain::{
    SchoolYear,
    ids::{GroupId, ImportNo, PupilId, TestId},
    register::{Group, Pupil, School, YearGroup},
    results::{Decimal, Level, Levels, Moment, Series, Sitting, Test, TestResult},
};
use jiff::civil::Date;
use policy::{Action, InSchool};
use std::collections::{BTreeSet, HashMap};
use store::{
    ReadTx, Reads,
    audit::Deed,
    imports::{self, ImportChange, ImportWay},
    register,
    results::{self, KeptSeries, ResultKey, Whose},
};

/// Why a grid cannot be opened for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayProblem {
    /// Nobody was tested there yet.
    InFuture,
    /// The group is of another school year.
    OutsideYear,
}

/// The day of the sitting: the one that is asked, or else today, or the last day of a school year that is over.
///
/// # Errors
/// When nobody of the group can have been tested on the day that is asked.
pub fn day_of_sitting(year: SchoolYear, today: Date, asked: Option<Date>) -> Result<Date, DayProblem> {
    let newest = today.min(year.last_day());
    match asked.unwrap_or(newest) {
        day if day > today => Err(DayProblem::InFuture),
        day if !year.contains(day) => Err(DayProblem::OutsideYear),
        day => Ok(day),
    }
}

/// What one chooses from.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// The day it is.
    pub today: Date,
    /// All tests, those that this group took last first.
    pub offers: Vec<Offer>,
    /// How many of them this group took this school year.
    pub recent: usize,
}

/// The tests for which one can type in results of a group.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group in sight, [`Error::Forbidden`] when the actor may not.
pub async fn grid_choices(ctx: &Ctx, school: &str, group: GroupId) -> Result<Choices, Error> {
    let (scope, school) = ctx.group(school, group, Action::EnterResults).await?;
    let mut tx = ctx.read().await?;
    let group = register::group(&mut tx, &scope, group).await?.ok_or(Error::NotFound)?;
    let today = ctx.today();
    let as_of = today.min(group.school_year.last_day());
    let members = members(&mut tx, &scope, &group, as_of).await?;
    let (tests, described) = described(&mut tx, &scope).await?;
    let days = (group.school_year.first_day(), as_of);
    let taken = results::results_of_group(&mut tx, &scope, group.id, days).await?;
    let year_groups: BTreeSet<u8> =
        members.pupils.iter().filter_map(|(_, own)| own.and_then(YearGroup::primary)).collect();
    let newest = newest_of_series(&tests, &taken);
    let mut offers = grid_plan::offers(&tests, &described, &year_groups);
    let place = |offer: &Offer| {
        let days_ago = newest.get(&offer.series).map(|day| std::cmp::Reverse(*day));
        (
            days_ago.is_none(),
            days_ago,
            !offer.fits,
            subject_place(offer.subject.as_deref()),
            offer.name.clone(),
        )
    };
    offers.sort_by_cached_key(place);
    let recent = offers.iter().filter(|offer| newest.contains_key(&offer.series)).count();
    Ok(Choices { school, group, today, offers, recent })
}

/// The newest day of each series in results.
fn newest_of_series(tests: &[Test], taken: &[TestResult]) -> HashMap<String, Date> {
    let series: HashMap<TestId, String> = tests.iter().map(|test| (test.id, grid_plan::base(test))).collect();
    let mut newest: HashMap<String, Date> = HashMap::new();
    for result in taken {
        let Some(series) = series.get(&result.test) else { continue };
        let day = newest.entry(series.clone()).or_insert(result.taken_on);
        *day = (*day).max(result.taken_on);
    }
    newest
}

/// A group at one test on one day.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// Which test.
    pub key: GridKey,
    /// The day of the sitting.
    pub on: Date,
    /// What the test is called.
    pub name: String,
    /// The subject.
    pub subject: Option<String>,
    /// Whether it is a list: a column for each scale.
    pub is_list: bool,
    /// The columns.
    pub columns: Vec<Column>,
    /// The pupils, by family name.
    pub rows: Vec<Row>,
    /// The import that the actor typed in today, when there is one that stands.
    pub import: Option<ImportNo>,
}

impl Grid {
    /// How many pupils have a result.
    pub fn done(&self) -> usize {
        self.rows.iter().filter(|row| row.is_done).count()
    }
}

/// One pupil in a grid.
#[derive(Debug, Clone)]
pub struct Row {
    /// The pupil.
    pub pupil: Pupil,
    /// The moment of the pupil's own year group; none for a test that is taken at any time.
    pub moment: Option<Moment>,
    /// Whether it is known which test the pupil takes.
    pub is_open: bool,
    /// What stands in each column.
    pub cells: Vec<Cell>,
    /// Growth of the skill score since the time before.
    pub growth: Option<Decimal>,
    /// Another day of this school year on which the pupil took the same test.
    pub other_day: Option<Date>,
    /// Whether the pupil has a result, of this day or of another.
    pub is_done: bool,
}

/// One cell of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What was typed or came with the result.
    pub value: Value,
    /// What the program computed.
    pub computed: Value,
    /// The lowest and highest score of the norm table, when this one is outside it.
    pub outside: Option<(Decimal, Decimal)>,
    /// What stood here before the actor changed it today.
    pub was: Option<Value>,
    /// Whether somebody chose a level where the program would have computed another one.
    pub chosen_by_hand: bool,
    /// By which way it came in, when nobody typed it.
    pub came: Option<ImportWay>,
    /// The time before, in the first column of each series.
    pub last: Option<Last>,
}

/// How a pupil did the time before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    /// The day.
    pub on: Date,
    /// The test moment.
    pub moment: Option<Moment>,
    /// The skill score, or else the raw score.
    pub score: Option<Decimal>,
    /// The level.
    pub level: Option<Level>,
    /// The band of the test itself.
    pub own_level: Option<String>,
}

/// Which grid: the group, the test and the day.
pub type Which<'a> = (GroupId, &'a GridKey, Option<Date>);

/// The grid of a group at a test on a day.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group or test in sight, [`Error::Forbidden`] when the actor may not.
pub async fn grid(ctx: &Ctx, school: &str, which: Which<'_>) -> Result<Result<Grid, DayProblem>, Error> {
    let known = ctx.group(school, which.0, Action::EnterResults).await?;
    let desk = match Desk::load(ctx, &mut ctx.read().await?, known, which).await? {
        Ok(desk) => desk,
        Err(problem) => return Ok(Err(problem)),
    };
    let deed = Deed::GroupLooked { group: which.0, form: "grid", reason: desk.scope.reason().code() };
    ctx.record(Some(desk.school.id), deed).await?;
    let mut tx = ctx.read().await?;
    Ok(Ok(desk.grid(ctx, &mut tx).await?))
}

/// Everything that is needed to show and save cells of a grid.
pub(super) struct Desk {
    pub(super) scope: InSchool,
    pub(super) school: School,
    pub(super) group: Group,
    pub(super) plan: Plan,
    pub(super) norms: Norms,
    pub(super) on: Date,
    /// What the session is called in the list of imports.
    pub(super) title: String,
}

impl Desk {
    /// Who saves has the lock of imports by now: an import or other norms would leave behind what was loaded before.
    pub(super) async fn load(
        ctx: &Ctx,
        tx: &mut impl Reads,
        (scope, school): (InSchool, School),
        (group, key, asked): Which<'_>,
    ) -> Result<Result<Self, DayProblem>, Error> {
        let group = register::group(tx, &scope, group).await?.ok_or(Error::NotFound)?;
        let on = match day_of_sitting(group.school_year, ctx.today(), asked) {
            Ok(on) => on,
            Err(problem) => return Ok(Err(problem)),
        };
        let plan = plan(tx, &scope, key).await?;
        let norms = Norms::load_series(tx, &scope, &Series(key.series.clone())).await?;
        let title = plan.title(&group.name, on);
        Ok(Ok(Self { scope, school, group, plan, norms, on, title }))
    }

    /// Looks once more which tests there are: typing makes those that are not there yet.
    pub(super) async fn renew(&mut self, tx: &mut impl Reads) -> Result<(), Error> {
        self.plan = plan(tx, &self.scope, &self.plan.key.clone()).await?;
        Ok(())
    }

    async fn grid(self, ctx: &Ctx, tx: &mut ReadTx) -> Result<Grid, Error> {
        let members = members(tx, &self.scope, &self.group, self.on).await?;
        let days = looking_back(self.group.school_year, ctx.today().min(self.group.school_year.last_day()));
        let mut taken = results::results_of_group(tx, &self.scope, self.group.id, days).await?;
        let own: BTreeSet<TestId> = self.plan.tests().iter().map(|test| test.id).collect();
        taken.retain(|result| own.contains(&result.test));
        let columns = self.plan.columns(taken.iter());
        let ways = results::ways_of_day(tx, &self.scope, (Whose::Group(self.group.id), self.on)).await?;
        let import = self.session(ctx, tx).await?;
        let changes = match import {
            Some(no) => imports::result_changes(tx, &self.scope, no).await?,
            None => Vec::new(),
        };
        let facts = Facts::new(ways, changes);
        let mut by_pupil: HashMap<PupilId, Vec<TestResult>> = HashMap::new();
        for result in &taken {
            by_pupil.entry(result.pupil).or_default().push(result.clone());
        }
        let mut sittings = Sittings::new(taken, self.plan.tests().to_vec(), &members.enrolments);
        let rows = members.pupils.into_iter().map(|(pupil, year_group)| {
            let results = by_pupil.remove(&pupil.id).unwrap_or_default();
            let sittings = sittings.take(pupil.id);
            self.row(&columns, (pupil, year_group), (&results, &sittings), &facts)
        });
        let rows = rows.collect();
        Ok(Grid {
            is_list: self.plan.is_list(),
            name: self.plan.name.clone(),
            subject: self.plan.subject.clone(),
            key: self.plan.key,
            school: self.school,
            group: self.group,
            on: self.on,
            columns,
            rows,
            import,
        })
    }

    /// The row of one pupil as it is now.
    pub(super) async fn row_of(
        &self,
        tx: &mut impl Reads,
        columns: &[Column],
        (pupil, year_group): (Pupil, Option<YearGroup>),
        import: Option<ImportNo>,
    ) -> Result<Row, Error> {
        let own: BTreeSet<TestId> = self.plan.tests().iter().map(|test| test.id).collect();
        let mut taken = results::results_of_pupil(tx, &self.scope, pupil.id).await?;
        taken.retain(|result| own.contains(&result.test));
        let enrolments = register::enrolments_of_pupil(tx, &self.scope, pupil.id).await?;
        let ways = results::ways_of_day(tx, &self.scope, (Whose::Pupil(pupil.id), self.on)).await?;
        let mut changes = Vec::new();
        for result in taken.iter().filter(|result| result.taken_on == self.on) {
            let known = imports::changes_of_result(tx, &self.scope, result).await?;
            changes.extend(known.into_iter().filter(|(no, _)| Some(*no) == import).map(|(_, change)| change));
        }
        let facts = Facts::new(ways, changes);
        let sittings = Sittings::new(taken.clone(), self.plan.tests().to_vec(), &enrolments).take(pupil.id);
        Ok(self.row(columns, (pupil, year_group), (&taken, &sittings), &facts))
    }

    fn row(
        &self,
        columns: &[Column],
        (pupil, year_group): (Pupil, Option<YearGroup>),
        (results, sittings): (&[TestResult], &[Sitting]),
        facts: &Facts,
    ) -> Row {
        let moment = self.plan.moment_for(year_group);
        let mut row = Row {
            moment: moment.ok().flatten(),
            is_open: moment.is_ok(),
            cells: Vec::with_capacity(columns.len()),
            growth: None,
            other_day: None,
            is_done: false,
            pupil,
        };
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for column in columns {
            let Ok((test, _)) = self.plan.test_for(column, year_group, || TestId(uuid::Uuid::nil())) else {
                row.cells.push(Cell::default());
                continue;
            };
            let now = results.iter().find(|result| result.test == test.id && result.taken_on == self.on);
            let earlier = last(sittings, column, self.on);
            let mut cell = Cell::default();
            if let Some(now) = now {
                cell.value = grid_cell::value(column.field, &test, now);
                cell.computed = grid_cell::computed(column.field, &test, now);
                cell.came = facts.came(now);
                cell.outside = self.outside(&test, now).filter(|_| column.field == Field::Skill);
                cell.chosen_by_hand = cell.came.is_none() && self.is_chosen(column.field, &test, now);
                row.is_done = true;
            }
            let before = facts.before.get(&(row.pupil.id, self.on, test.id));
            let was = before.map(|before| grid_cell::value(column.field, &test, &before.result));
            cell.was = was.filter(|was| *was != cell.value && *was != Value::Empty);
            if told.insert(&column.series.0) {
                let score = now.and_then(|now| now.skill_score);
                row.growth = row.growth.or_else(|| growth(sittings, &test, self.on, score?));
                let other = other_day(sittings, &test, self.on);
                row.other_day = row.other_day.max(other);
                cell.last = earlier;
            }
            row.cells.push(cell);
        }
        row.is_done |= row.other_day.is_some();
        row
    }

    /// The lowest and highest score of the norm table of a test, when the score of a result is outside it.
    pub(super) fn outside(&self, test: &Test, result: &TestResult) -> Option<(Decimal, Decimal)> {
        let told = (Levels::default(), None, None);
        let mut bare = result.clone();
        (bare.levels, bare.percentile, bare.dle) = told;
        let outside = self.norms.complete(test, &mut bare)?;
        Some((outside.lowest, outside.highest))
    }

    /// Whether a level was typed where a norm table or the bands of the test would have given one.
    fn is_chosen(&self, field: Field, test: &Test, result: &TestResult) -> bool {
        if !matches!(field, Field::Level(_) | Field::OwnLevel)
            || grid_cell::value(field, test, result) == Value::Empty
        {
            return false;
        }
        let mut bare = result.clone();
        (bare.levels, bare.percentile, bare.dle, bare.own_level) = (Levels::default(), None, None, None);
        self.norms.complete(test, &mut bare);
        grid_cell::computed(field, test, &bare) != Value::Empty
    }
}

async fn plan(tx: &mut impl Reads, scope: &InSchool, key: &GridKey) -> Result<Plan, Error> {
    let (tests, described) = described(tx, scope).await?;
    Plan::new(key, tests, described).ok_or(Error::NotFound)
}

/// The tests that the school knows, and the series that the catalogue describes.
async fn described(tx: &mut impl Reads, scope: &InSchool) -> Result<(Vec<Test>, Vec<KeptSeries>), Error> {
    let Catalogue { series, tests } = Catalogue::load(tx, scope).await?;
    // What only results tell of a series stands with its tests.
    let described = series.into_iter().filter(|one| one.origin != Origin::Results);
    Ok((tests, described.map(|one| one.series).collect()))
}

/// How results of the day came in, and what they were before the actor changed them.
struct Facts {
    ways: HashMap<(PupilId, TestId), ImportWay>,
    before: HashMap<ResultKey, Before>,
}

impl Facts {
    fn new(ways: Vec<(PupilId, TestId, Option<ImportWay>)>, changes: Vec<ImportChange>) -> Self {
        let ways = ways.into_iter().filter_map(|(pupil, test, way)| Some(((pupil, test), way?))).collect();
        Self { ways, before: befores(changes) }
    }

    /// By which way a result came in, when nobody typed it.
    fn came(&self, result: &TestResult) -> Option<ImportWay> {
        let way = self.ways.get(&(result.pupil, result.test)).copied();
        way.filter(|way| *way != ImportWay::Grid)
    }
}

/// The newest sitting in a series before a day.
fn last(sittings: &[Sitting], column: &Column, on: Date) -> Option<Last> {
    let earlier = sittings.iter().filter(|one| one.test.series == column.series && one.taken_on < on);
    let newest = earlier.max_by_key(|one| one.taken_on)?;
    Some(Last {
        on: newest.taken_on,
        moment: newest.moment,
        score: newest.skill_score.or(newest.raw_score),
        level: newest.levels.main(),
        own_level: newest.own_level.as_deref().map(str::to_owned),
    })
}

/// Growth since the newest skill score on the same scale before a day.
fn growth(sittings: &[Sitting], test: &Test, on: Date, now: Decimal) -> Option<Decimal> {
    let earlier = sittings
        .iter()
        .filter(|one| one.taken_on < on && one.skill_score.is_some() && one.test.shares_scale_with(test));
    let before = earlier.max_by_key(|one| one.taken_on)?.skill_score?;
    Some(now.minus(before))
}

/// The newest other day of the school year on which the same test was taken, when it is made for one moment.
fn other_day(sittings: &[Sitting], test: &Test, on: Date) -> Option<Date> {
    test.moment?;
    let year = SchoolYear::of(on);
    let same = sittings
        .iter()
        .filter(|one| one.test.id == test.id && one.taken_on != on && year.contains(one.taken_on));
    same.map(|one| one.taken_on).max()
}
