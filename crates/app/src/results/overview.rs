//! The group overview: pupils down, subjects across.

use super::{
    Assessment,
    assess::{Sittings, YearGroups, assess_group, looking_back},
};
use crate::{Ctx, Error, norms, signals::Rules};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Enrolment, Group, GroupKind, PersonName, Pupil, School, YearGroup},
    results::{LevelScale, Moment, Progress},
};
use jiff::civil::Date;
use policy::{Action, InSchool};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{ReadTx, Reads, audit::Deed, register, results};

/// Everything that the group overview shows.
#[derive(Debug, Clone)]
pub struct GroupOverview {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// Who teaches it, by family name.
    pub teachers: Vec<PersonName>,
    /// The subjects, or the series where a subject has parallel ones.
    pub columns: Vec<Column>,
    /// The pupils, by family name.
    pub pupils: Vec<PupilRow>,
    /// The day up to which results count: today, or the last day of an earlier school year.
    pub as_of: Date,
}

/// One column: a subject, or one of its parallel series.
#[derive(Debug, Clone)]
pub struct Column {
    /// The subject as the files name it; none when the test has no subject.
    pub subject: Option<String>,
    /// The series, when the subject has more than one column or the test has no subject.
    pub series: Option<String>,
    /// The moments of the newest sittings in this column, in order.
    pub moments: Vec<Moment>,
    /// The day of the newest sitting.
    pub newest_on: Option<Date>,
    /// The scale with bands that the distribution is on.
    pub scale: Option<LevelScale>,
    /// How many pupils have their newest level in each band, highest first, of those tested in the column's newest
    /// school year.
    pub distribution: [u32; 5],
}

/// One pupil in the overview.
#[derive(Debug, Clone)]
pub struct PupilRow {
    /// The pupil.
    pub pupil: Pupil,
    /// The own year group.
    pub year_group: Option<YearGroup>,
    /// Where the pupil stands.
    pub standing: Assessment,
    /// For each column the place in `standing.progress`, if the pupil has anything there.
    pub cells: Vec<Option<usize>>,
}

impl PupilRow {
    /// What stands in a column.
    pub fn cell(&self, column: usize) -> Option<&Progress> {
        self.standing.progress.get((*self.cells.get(column)?)?)
    }
}

/// The overview of one group, in a form (`page`, `pdf`, `csv`, ...) that the audit trail names.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such group.
pub async fn group_overview(
    ctx: &Ctx,
    school: &str,
    group: GroupId,
    form: &'static str,
) -> Result<GroupOverview, Error> {
    let (scope, school) = ctx.group(school, group, Action::ViewGroup).await?;
    let group = register::group(&mut ctx.read().await?, &scope, group).await?.ok_or(Error::NotFound)?;
    let deed = Deed::GroupLooked { group: group.id, form, reason: scope.reason().code() };
    // No reading transaction is held meanwhile: who waits for the writer must not keep readers waiting.
    ctx.record(Some(school.id), deed).await?;
    let mut tx = ctx.read().await?;
    let as_of = ctx.today().min(group.school_year.last_day());
    let members = members(&mut tx, &scope, &group, as_of).await?;
    let rules = Rules::of_group(ctx, &mut tx, &scope, (&group, as_of)).await?;
    let results =
        results::results_of_group(&mut tx, &scope, group.id, looking_back(group.school_year, as_of)).await?;
    let tests = results::tests(&mut tx, &scope).await?;
    let teachers = register::teachers_of_year(&mut tx, &scope, group.school_year).await?;
    let teachers = teachers.into_iter().filter(|t| t.group == group.id).map(|t| t.name).collect();

    let mut sittings = Sittings::new(results, tests, &members.enrolments);
    let own: Vec<_> = members.pupils.iter().map(|(pupil, own)| (pupil.id, *own)).collect();
    let standings = assess_group(&own, &mut sittings, group.school_year, &rules);
    let (columns, cells) = columns(&standings);
    let rows = members.pupils.into_iter().zip(standings).zip(cells);
    let pupils = rows
        .map(|(((pupil, year_group), standing), cells)| PupilRow { pupil, year_group, standing, cells })
        .collect();
    Ok(GroupOverview { school, group, teachers, columns, pupils, as_of })
}

/// The group with a key of the school's own system (or with this name, when only one has it), in a school year or else
/// in the newest one that has such a group.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn group_by_key(
    ctx: &Ctx,
    school: &str,
    key: &str,
    year: Option<SchoolYear>,
) -> Result<GroupId, Error> {
    let (scope, _) = ctx.school(school, Action::ViewSchool).await?;
    let mut tx = ctx.read().await?;
    let year = match year {
        Some(year) => year,
        None => register::newest_year_of_group(&mut tx, &scope, key).await?.ok_or(Error::NotFound)?,
    };
    let groups = register::groups_of_year(&mut tx, &scope, year).await?;
    let by_key = groups.iter().find(|group| group.key == key);
    // Who types the name of the group means the group, when only one has that name.
    let by_name = || {
        let mut named = groups.iter().filter(|group| group.name == key);
        named.next().filter(|_| named.next().is_none())
    };
    by_key.or_else(by_name).map(|group| group.id).ok_or(Error::NotFound)
}

/// The pupils of a group on a day, by family name, with their own year group.
pub(super) struct Members {
    pub(super) pupils: Vec<(Pupil, Option<YearGroup>)>,
    pub(super) enrolments: Vec<Enrolment>,
}

pub(super) async fn members(
    tx: &mut ReadTx,
    scope: &InSchool,
    group: &Group,
    as_of: Date,
) -> Result<Members, Error> {
    let pupils = register::pupils_of_group(tx, scope, group.id).await?;
    let enrolments = register::enrolments_of_group(tx, scope, group.id).await?;
    let year_groups = YearGroups::new(&enrolments);
    let moved = moved_away(group, &enrolments);
    let pupils = pupils
        .into_iter()
        .filter(|pupil| is_here(group, as_of, (pupil, &moved)))
        .map(|pupil| {
            let own = own_year_group(group, as_of, (&pupil, &year_groups));
            (pupil, own)
        })
        .collect();
    Ok(Members { pupils, enrolments })
}

/// One of the pupils of a group on a day, as [`members`] has them; none when it is not of them.
pub(super) async fn member(
    tx: &mut impl Reads,
    scope: &InSchool,
    (group, as_of): (&Group, Date),
    pupil: PupilId,
) -> Result<Option<(Pupil, Option<YearGroup>)>, Error> {
    if !results::is_of_group(tx, scope, (pupil, group.id)).await? {
        return Ok(None);
    }
    let Some(pupil) = register::pupil(tx, scope, pupil).await? else { return Ok(None) };
    let enrolments = register::enrolments_of_pupil(tx, scope, pupil.id).await?;
    if !is_here(group, as_of, (&pupil, &moved_away(group, &enrolments))) {
        return Ok(None);
    }
    let own = own_year_group(group, as_of, (&pupil, &YearGroups::new(&enrolments)));
    Ok(Some((pupil, own)))
}

/// Who is in another group than this one by now.
fn moved_away(group: &Group, enrolments: &[Enrolment]) -> BTreeSet<PupilId> {
    let elsewhere = enrolments
        .iter()
        .filter(|e| e.school_year == group.school_year && e.until.is_none() && e.group != Some(group.id));
    elsewhere.map(|e| e.pupil).collect()
}

/// Whether who is or was in a group is counted in it on a day: who left or moved to another group is not.
fn is_here(group: &Group, as_of: Date, (pupil, moved): (&Pupil, &BTreeSet<PupilId>)) -> bool {
    let has_left = pupil.left_on.is_some_and(|left| left < stayed_until(group.school_year, as_of));
    let has_moved = group.kind == GroupKind::Base && moved.contains(&pupil.id);
    !has_left && !has_moved
}

/// The year group of a member; where it is not known, the one that the group is made for.
fn own_year_group(
    group: &Group,
    as_of: Date,
    (pupil, year_groups): (&Pupil, &YearGroups),
) -> Option<YearGroup> {
    // A group without any result is looked at in its first days too: the year itself decides, not the day.
    let day = as_of.max(group.school_year.first_day());
    year_groups.on(pupil.id, day).or(group.year_group.filter(|g| g.primary().is_some()))
}

/// Who left before this day is no longer of the group. In a year that is over these are the ones who left before June:
/// the last day at school lies before the last day of the school year.
pub(crate) fn stayed_until(year: SchoolYear, as_of: Date) -> Date {
    let june = year.last_day().with().month(6).day(1).build().unwrap_or(as_of);
    if as_of == year.last_day() { june } else { as_of }
}

/// The columns of the group, and for each pupil which progress stands in which column.
pub(super) fn columns(standings: &[Assessment]) -> (Vec<Column>, Vec<Vec<Option<usize>>>) {
    let split = subjects_with_parallel_series(standings);
    let key_of = |progress: &Progress| {
        let subject = progress.subject().map(str::to_owned);
        let series = &progress.latest().test.series.0;
        let is_split = subject.as_ref().is_none_or(|subject| split.contains(subject));
        (norms::subject_place(subject.as_deref()), subject, is_split.then(|| series.clone()))
    };
    let mut by_key: BTreeMap<_, Vec<&Progress>> = BTreeMap::new();
    for progress in standings.iter().flat_map(|standing| &standing.progress) {
        by_key.entry(key_of(progress)).or_default().push(progress);
    }
    let place: HashMap<_, usize> = by_key.keys().cloned().zip(0..).collect();
    let cells = standings.iter().map(|standing| {
        let mut cells = vec![None; place.len()];
        for (index, progress) in standing.progress.iter().enumerate() {
            let cell = place.get(&key_of(progress)).and_then(|column| cells.get_mut(*column));
            if let Some(cell) = cell {
                // The newest comes first in a subject and keeps the cell.
                cell.get_or_insert(index);
            }
        }
        cells
    });
    let cells = cells.collect();
    let columns =
        by_key.into_iter().map(|((_, subject, series), all)| column(subject, series, &all)).collect();
    (columns, cells)
}

/// The subjects in which some pupil has two current series beside each other.
fn subjects_with_parallel_series(standings: &[Assessment]) -> BTreeSet<String> {
    let mut split = BTreeSet::new();
    for standing in standings {
        let mut seen = BTreeSet::new();
        for subject in standing.progress.iter().filter_map(Progress::subject) {
            if !seen.insert(subject) {
                split.insert(subject.to_owned());
            }
        }
    }
    split
}

fn column(subject: Option<String>, series: Option<String>, all: &[&Progress]) -> Column {
    let newest_on = all.iter().map(|progress| progress.latest().taken_on).max();
    let newest_year = newest_on.map(SchoolYear::of);
    let newest: Vec<_> = all
        .iter()
        .map(|progress| progress.latest())
        .filter(|sitting| Some(SchoolYear::of(sitting.taken_on)) == newest_year)
        .collect();
    let moments: BTreeSet<Moment> = newest.iter().filter_map(|sitting| sitting.moment).collect();
    let count =
        |scale: LevelScale| newest.iter().filter(|sitting| sitting.levels.on(scale).is_some()).count();
    let scale = [LevelScale::Roman, LevelScale::Letter].into_iter().rev().max_by_key(|scale| count(*scale));
    let scale = scale.filter(|scale| count(*scale) > 0);
    let mut distribution = [0; 5];
    let bands = newest.iter().filter_map(|sitting| sitting.levels.on(scale?)?.band());
    for band in bands {
        if let Some(number) = distribution.get_mut(usize::from(band)) {
            *number += 1;
        }
    }
    Column { subject, series, moments: moments.into_iter().collect(), newest_on, scale, distribution }
}
