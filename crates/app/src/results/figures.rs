//! Figures of a school without names, for who may see no child. [`domain::results::suppress`] says which numbers may stand
//! there beside each other, and why.

use super::{
    Assessment,
    counts::{GroupCounts, Standing, group_standings},
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
    pub with_level: Figure,
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
    let of_group = |pupils: Vec<Standing>| pupils.into_iter().map(|(_, standing)| standing).collect();
    let groups: Vec<Vec<Assessment>> = standings.into_values().map(of_group).collect();
    Ok(SchoolFigures { school, year: Some(year), rows, subjects: subjects(groups) })
}

fn rows(groups: Vec<Group>, standings: &HashMap<GroupId, Vec<Standing>>) -> Vec<FigureRow> {
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
    let mut of = vec![RowOf::School];
    let mut stretches: Vec<Range<usize>> = std::iter::once(0..groups.len()).collect();
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
fn subjects(groups: Vec<Vec<Assessment>>) -> Vec<SubjectFigures> {
    let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
    let (columns, cells) = columns(&groups.into_iter().flatten().collect::<Vec<_>>());
    let count = |pupils: usize| u32::try_from(pupils).unwrap_or(u32::MAX);
    let figures = columns.into_iter().enumerate().filter_map(|(at, column)| {
        let is_tested = |cells: &Vec<Option<usize>>| cells.get(at).is_some_and(Option::is_some);
        let mut rest = cells.as_slice();
        let mut tested = 0;
        for size in &sizes {
            let (group, others) = rest.split_at_checked(*size)?;
            tested += if group.iter().any(is_tested) { *size } else { 0 };
            rest = others;
        }
        let (with_level, levels) = spread(column.distribution, [count(cells.len()), count(tested)]);
        let (subject, series) = (column.subject, column.series);
        Some(SubjectFigures { subject, series, scale: column.scale?, with_level, levels })
    });
    figures.collect()
}

/// How many have a level at all, and in which band; as far as neither betrays who has none, of the whole school or of
/// the groups that take this test: the number of their pupils stands on the same page.
fn spread(levels: [u32; 5], wholes: [u32; 2]) -> (Figure, [Figure; 5]) {
    let [of_school, of_groups] = wholes.map(|whole| spread_within(levels, whole));
    let both = |at: usize| match (of_school.get(at), of_groups.get(at)) {
        (Some(Figure::Shown(_)), Some(figure)) | (Some(figure), Some(_)) => *figure,
        _ => Figure::Withheld,
    };
    (both(0), [both(1), both(2), both(3), both(4), both(5)])
}

/// How many have a level, and in which band, beside a known whole. Who has none is a part that has no row.
fn spread_within(levels: [u32; 5], whole: u32) -> Vec<Figure> {
    let without = whole.saturating_sub(levels.iter().sum());
    let mut parts = levels.to_vec();
    parts.extend((without > 0).then_some(without));
    let stretches: Vec<Range<usize>> =
        [0..parts.len(), 0..5].into_iter().chain((0..5).map(|at| at..at + 1)).collect();
    let mut figures = suppress(&parts, Whole::Itself, &stretches, |_| true);
    if !figures.first().is_some_and(|figure| figure.is_shown()) {
        // The whole is known all the same, so nothing beside it may be.
        figures = suppress(&parts, Whole::Itself, &stretches, |_| false);
    }
    figures.split_off(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{ids::GroupId, results::Figure::*};

    fn group(name: &str, year_group: YearGroup) -> Group {
        Group {
            id: GroupId(crate::ctx::new_id()),
            school_year: SchoolYear::of(jiff::civil::date(2026, 3, 1)),
            key: name.to_owned(),
            name: name.to_owned(),
            kind: GroupKind::Base,
            year_group: Some(year_group),
            description: None,
        }
    }

    #[test]
    fn a_year_group_has_a_row_when_it_has_several_groups() {
        let (six, both) = (YearGroup::Primary(6), YearGroup::Combination);
        let groups = [("6/7", both), ("7", YearGroup::Primary(7)), ("6B", six), ("3/4", both), ("6A", six)];
        let (of, stretches, _) = outline(groups.map(|(name, year_group)| group(name, year_group)).to_vec());
        let named = |name: &str| RowOf::Group(name.to_owned());
        let (sixes, combined) = (RowOf::YearGroup(Some(six)), RowOf::YearGroup(Some(both)));
        let rows = [
            RowOf::School,
            sixes,
            named("6A"),
            named("6B"),
            named("7"),
            combined,
            named("3/4"),
            named("6/7"),
        ];
        assert_eq!(of, rows);
        assert_eq!(stretches, [0..5, 0..2, 0..1, 1..2, 2..3, 3..5, 3..4, 4..5]);
    }

    #[test]
    fn levels_are_shown_when_nobody_follows_from_them() {
        assert_eq!(spread([20, 30, 40, 20, 10], [180, 120]), (Shown(120), [20, 30, 40, 20, 10].map(Shown)));
        assert_eq!(spread([20, 30, 40, 20, 10], [120, 120]), (Shown(120), [20, 30, 40, 20, 10].map(Shown)));
    }

    #[test]
    fn who_was_not_tested_does_not_follow_from_the_levels() {
        // One of the groups that were tested has no level: neither the sum nor all of its parts may be there.
        let (with_level, levels) = spread([20, 30, 40, 20, 10], [180, 121]);
        assert_eq!((with_level, levels), (Withheld, [Shown(20), Shown(30), Shown(40), Withheld, Shown(10)]));
        // Six of the school were not tested, all in a group that takes no test.
        let (with_level, _) = spread([20, 30, 40, 20, 10], [126, 120]);
        assert_eq!(with_level, Withheld);
    }

    #[test]
    fn a_small_level_takes_another_one_along() {
        let (with_level, levels) = spread([4, 30, 40, 20, 12], [180, 106]);
        assert_eq!((with_level, levels), (Shown(106), [Small, Shown(30), Shown(40), Shown(20), Withheld]));
    }
}
