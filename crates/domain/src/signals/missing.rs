//! Who misses where the group was tested.

use super::Evidence;
use crate::{
    SchoolYear,
    register::YearGroup,
    results::{Moment, Part, Sitting},
};
use jiff::civil::Date;

/// A sitting as far as this rule needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupSitting {
    /// The day.
    pub taken_on: Date,
    /// The moment.
    pub moment: Option<Moment>,
}

impl From<&Sitting> for GroupSitting {
    fn from(sitting: &Sitting) -> Self {
        Self { taken_on: sitting.taken_on, moment: sitting.moment }
    }
}

/// One pupil of the group in one subject: the own year group and all sittings in that subject.
pub type PupilSittings<'a> = (Option<YearGroup>, &'a [GroupSitting]);

/// Where a group is in one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrentPart {
    /// The part of the school year.
    pub part: Part,
    /// How many pupils have a result there.
    pub tested: usize,
    /// The day on which enough of them had.
    pub since: Date,
}

/// The first day in this part of the school year on which a pupil has a result, at the own year group.
fn tested_on(pupil: PupilSittings<'_>, year: SchoolYear, part: Part) -> Option<Date> {
    let (year_group, sittings) = pupil;
    let own = moment_for(year_group, part)?;
    let at_own = sittings.iter().filter(|one| year.contains(one.taken_on) && one.moment == Some(own));
    at_own.map(|sitting| sitting.taken_on).min()
}

fn moment_for(year_group: Option<YearGroup>, part: Part) -> Option<Moment> {
    Some(Moment { year_group: year_group?.primary()?, part })
}

/// The group's current part in one subject: the latest of B, M and E of this school year in which at least `share` per
/// cent of the pupils have a result, each at the own year group.
pub fn current_part(pupils: &[PupilSittings<'_>], year: SchoolYear, share: u8) -> Option<CurrentPart> {
    Part::ALL.into_iter().rev().find_map(|part| {
        let mut days: Vec<Date> = pupils.iter().filter_map(|pupil| tested_on(*pupil, year, part)).collect();
        days.sort_unstable();
        let enough = (pupils.len() * usize::from(share)).div_ceil(100).max(1);
        let since = *days.get(enough - 1)?;
        Some(CurrentPart { part, tested: days.len(), since })
    })
}

/// The signal that this pupil misses at the group's current part; `None` when there is a result, or when the pupil's
/// year group has no such moment.
pub fn missing_at(
    pupil: PupilSittings<'_>,
    year: SchoolYear,
    current: CurrentPart,
    pupils: usize,
) -> Option<(Date, Evidence)> {
    let moment = moment_for(pupil.0, current.part)?;
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let evidence = Evidence::Missing { moment, tested: count(current.tested), pupils: count(pupils) };
    tested_on(pupil, year, current.part).is_none().then_some((current.since, evidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn at(moment: &str, day: Date) -> GroupSitting {
        GroupSitting { taken_on: day, moment: moment.parse().ok() }
    }

    fn year() -> SchoolYear {
        SchoolYear::starting_in(2025).unwrap()
    }

    const FIVE: Option<YearGroup> = Some(YearGroup::Primary(5));
    const FOUR: Option<YearGroup> = Some(YearGroup::Primary(4));

    #[test]
    fn half_of_the_group_makes_the_moment_current() {
        let m5 = [at("M5", date(2026, 1, 20))];
        let none: [GroupSitting; 0] = [];
        let group: Vec<PupilSittings<'_>> = vec![(FIVE, &m5), (FIVE, &m5), (FIVE, &none), (FIVE, &none)];
        let current = current_part(&group, year(), 50).unwrap();
        let since = date(2026, 1, 20);
        assert_eq!(current, CurrentPart { part: Part::Middle, tested: 2, since });
        assert_eq!(missing_at(group[0], year(), current, 4), None);
        let (day, evidence) = missing_at(group[2], year(), current, 4).unwrap();
        assert_eq!(day, since);
        let moment = "M5".parse().unwrap();
        assert_eq!(evidence, Evidence::Missing { moment, tested: 2, pupils: 4 });
        assert_eq!(current_part(&group[1..], year(), 50), None, "one of three is less than half");
    }

    #[test]
    fn it_holds_since_the_day_on_which_half_of_the_group_was_tested() {
        let on = |day: i8| [at("M5", date(2026, 1, day))];
        let (early, late, last) = (on(12), on(19), on(26));
        let none: [GroupSitting; 0] = [];
        let group: Vec<PupilSittings<'_>> = vec![(FIVE, &last), (FIVE, &early), (FIVE, &late), (FIVE, &none)];
        assert_eq!(current_part(&group, year(), 50).unwrap().since, date(2026, 1, 19));
    }

    #[test]
    fn in_a_combination_group_everybody_counts_at_the_own_year_group() {
        let (m4, m5) = ([at("M4", date(2026, 1, 20))], [at("M5", date(2026, 1, 20))]);
        let group: Vec<PupilSittings<'_>> = vec![(FOUR, &m4), (FIVE, &m5), (FIVE, &m4)];
        let current = current_part(&group, year(), 50).unwrap();
        assert_eq!((current.part, current.tested), (Part::Middle, 2));
        assert!(
            missing_at(group[2], year(), current, 3).is_some(),
            "M4 is not the own moment of year group 5"
        );
    }

    #[test]
    fn the_latest_part_of_this_year_counts_and_last_year_does_not() {
        let both = [at("M5", date(2026, 1, 20)), at("E5", date(2026, 6, 10))];
        let last_year = [at("E5", date(2025, 6, 10))];
        let group: Vec<PupilSittings<'_>> = vec![(FIVE, &both), (FIVE, &last_year)];
        let current = current_part(&group, year(), 50).unwrap();
        assert_eq!((current.part, current.tested), (Part::End, 1));
        assert_eq!(current_part(&group[1..], year(), 50), None);
    }

    proptest! {
        #[test]
        fn tested_and_missing_make_the_whole_group(has in prop::collection::vec(any::<bool>(), 1..40)) {
            let m5 = [at("M5", date(2026, 1, 20))];
            let group: Vec<PupilSittings<'_>> = has.iter().map(|h| (FIVE, if *h { &m5[..] } else { &[] })).collect();
            if let Some(current) = current_part(&group, year(), 50) {
                let missing = group.iter().filter(|p| missing_at(**p, year(), current, group.len()).is_some()).count();
                prop_assert_eq!(missing + current.tested, group.len());
                prop_assert!(missing * 2 <= group.len());
            } else {
                prop_assert!(has.iter().filter(|h| **h).count() * 2 < has.len());
            }
        }
    }
}
