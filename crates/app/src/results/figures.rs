//! Figures of a school without names, for who may see no child. [`domain::results::suppress`] says which numbers may stand
//! there beside each other, and why.

use super::{
    Assessment,
    counts::{GroupCounts, group_standings},
    overview::columns,
};
use crate::{Ctx, Error, register::group_order};
use domain::{
    SchoolYear,
    ids::GroupId,
    register::{Group, GroupKind, School, YearGroup},
    results::{Figure, LevelScale, Whole, suppress},
};
use policy::Action;
use std::{collections::HashMap, ops::Range};
use store::register;

/// The figures of a school in one school year.
#[derive(Debug, Clone)]
pub struct SchoolFigures {
    /// The school.
    pub school: School,
    /// The newest school year; none when the school has no groups yet.
    pub year: Option<SchoolYear>,
    /// The school, its year groups and their groups, an outer row before those inside it. In the order of the year
    /// groups and the names, never by a figure.
    pub rows: Vec<FigureRow>,
    /// The levels of the whole school by subject.
    pub subjects: Vec<SubjectFigures>,
}

/// One row.
#[derive(Debug, Clone)]
pub struct FigureRow {
    /// What it is about.
    pub of: RowOf,
    /// Pupils.
    pub pupils: Figure,
    /// Those with a signal.
    pub with_signal: Figure,
    /// Those who are a blind spot.
    pub blind_spots: Figure,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOf {
    /// The whole school.
    School,
    /// All stamgroepen of a year group, when there are several; combination groups are together.
    YearGroup(Option<YearGroup>),
    /// One stamgroep.
    Group(String),
}

/// How the levels in a subject are spread over the school.
#[derive(Debug, Clone)]
pub struct SubjectFigures {
    /// The subject as the files name it; none when the test has no subject.
    pub subject: Option<String>,
    /// The series, when the subject has several or the test has no subject.
    pub series: Option<String>,
    /// The scale of the levels.
    pub scale: LevelScale,
    /// How many pupils have a level.
    pub tested: Figure,
    /// How many have their newest level in each band, highest first.
    pub levels: [Figure; 5],
}

/// The figures of the newest school year.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when they are not for the actor.
pub async fn school_figures(ctx: &Ctx, school: &str) -> Result<SchoolFigures, Error> {
    let (scope, school) = ctx.school(school, Action::ViewFigures).await?;
    let mut tx = ctx.read().await?;
    let Some(year) = register::school_years(&mut tx, &scope).await?.first().copied() else {
        return Ok(SchoolFigures { school, year: None, rows: Vec::new(), subjects: Vec::new() });
    };
    let mut groups = register::groups_of_year(&mut tx, &scope, year).await?;
    groups.retain(|group| group.kind == GroupKind::Base);
    let standings = group_standings(ctx, &mut tx, &scope, year, &groups).await?;
    let rows = rows(groups, &standings);
    let pupils: Vec<Assessment> = standings.into_values().flatten().collect();
    Ok(SchoolFigures { school, year: Some(year), rows, subjects: subjects(&pupils) })
}

fn rows(groups: Vec<Group>, standings: &HashMap<GroupId, Vec<Assessment>>) -> Vec<FigureRow> {
    let (of, stretches, groups) = outline(groups);
    let counts = |group: &Group| standings.get(&group.id).map(|pupils| GroupCounts::of(pupils));
    let counts: Vec<GroupCounts> = groups.iter().map(|group| counts(group).unwrap_or_default()).collect();
    let column = |which: fn(&GroupCounts) -> usize| -> Vec<u32> {
        counts.iter().map(|counts| u32::try_from(which(counts)).unwrap_or(u32::MAX)).collect()
    };
    let (pupils, with_signal) = (column(|counts| counts.pupils), column(|counts| counts.with_signal));
    let blind_spots = column(|counts| counts.blind_spots);
    // A number of some of the pupils stands only where the one that it is a part of does.
    let is_shown = |figures: &[Figure], row: usize| figures.get(row).is_some_and(|figure| figure.is_shown());
    let of_pupils = suppress(&pupils, Whole::Itself, &stretches, |_| true);
    let of_signals = suppress(&with_signal, Whole::Of(&pupils), &stretches, |row| is_shown(&of_pupils, row));
    let whole = Whole::OfPerhapsAll(&with_signal);
    let of_blind = suppress(&blind_spots, whole, &stretches, |row| is_shown(&of_signals, row));
    let figures = of_pupils.into_iter().zip(of_signals).zip(of_blind);
    let row = |(of, ((pupils, with_signal), blind_spots))| FigureRow { of, pupils, with_signal, blind_spots };
    of.into_iter().zip(figures).map(row).collect()
}

/// The rows of the table, which stretch of groups each has, and the groups in that order.
fn outline(mut groups: Vec<Group>) -> (Vec<RowOf>, Vec<Range<usize>>, Vec<Group>) {
    groups.sort_by_cached_key(|group| (group.year_group.is_none(), group.year_group, group_order(group)));
    let (mut of, mut stretches) = (vec![RowOf::School], vec![0..groups.len()]);
    for (at, group) in groups.iter().enumerate() {
        let is_same = |other: &&Group| other.year_group == group.year_group;
        let is_first = at.checked_sub(1).and_then(|at| groups.get(at)).filter(is_same).is_none();
        let together = groups.iter().skip(at).take_while(is_same).count();
        if is_first && together > 1 {
            of.push(RowOf::YearGroup(group.year_group));
            stretches.push(at..at + together);
        }
        of.push(RowOf::Group(group.name.clone()));
        stretches.push(at..at + 1);
    }
    (of, stretches, groups)
}

/// The subjects in which some pupil has a level with a band.
fn subjects(pupils: &[Assessment]) -> Vec<SubjectFigures> {
    let (columns, _) = columns(pupils);
    let all = u32::try_from(pupils.len()).unwrap_or(u32::MAX);
    let figures = columns.into_iter().filter_map(|column| {
        let (tested, levels) = spread(column.distribution, all);
        let scale = column.scale?;
        Some(SubjectFigures { subject: column.subject, series: column.series, scale, tested, levels })
    });
    figures.collect()
}

/// How many have a level at all, and in which band. How many of the school have none is a part too: it has no row, but
/// would follow from the number of pupils.
fn spread(levels: [u32; 5], all: u32) -> (Figure, [Figure; 5]) {
    let without = all.saturating_sub(levels.iter().sum());
    let mut parts = levels.to_vec();
    parts.extend((without > 0).then_some(without));
    let stretches: Vec<Range<usize>> =
        [0..parts.len(), 0..5].into_iter().chain((0..5).map(|at| at..at + 1)).collect();
    let mut figures = suppress(&parts, Whole::Itself, &stretches, |_| true);
    if !figures.first().is_some_and(|figure| figure.is_shown()) {
        // The number of pupils stands elsewhere on the page all the same.
        figures = suppress(&parts, Whole::Itself, &stretches, |_| false);
    }
    let at = |row: usize| figures.get(row).copied().unwrap_or(Figure::Withheld);
    (at(1), [at(2), at(3), at(4), at(5), at(6)])
}
