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

/// Whether a pupil has a result at this part of the school year, at the own year group.
fn has_result(pupil: PupilSittings<'_>, year: SchoolYear, part: Part) -> bool {
    let (year_group, sittings) = pupil;
    let Some(own) = moment_for(year_group, part) else { return false };
    sittings.iter().any(|sitting| year.contains(sitting.taken_on) && sitting.moment == Some(own))
}

fn moment_for(year_group: Option<YearGroup>, part: Part) -> Option<Moment> {
    Some(Moment { year_group: year_group?.primary()?, part })
}

/// The group's current part in one subject, with how many pupils have a result there: the latest of B, M and E of this
/// school year in which at least `share` per cent of the pupils have one, each at the own year group.
pub fn current_part(pupils: &[PupilSittings<'_>], year: SchoolYear, share: u8) -> Option<(Part, usize)> {
    Part::ALL.into_iter().rev().find_map(|part| {
        let tested = pupils.iter().filter(|pupil| has_result(**pupil, year, part)).count();
        (tested > 0 && tested * 100 >= pupils.len() * usize::from(share)).then_some((part, tested))
    })
}

/// The evidence that this pupil misses at the group's current part; `None` when there is a result, or when the pupil's
/// year group has no such moment.
pub fn missing_at(
    pupil: PupilSittings<'_>,
    year: SchoolYear,
    (part, tested): (Part, usize),
    pupils: usize,
) -> Option<Evidence> {
    let moment = moment_for(pupil.0, part)?;
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    (!has_result(pupil, year, part)).then(|| Evidence::Missing {
        moment,
        tested: count(tested),
        pupils: count(pupils),
    })
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
        assert_eq!(current, (Part::Middle, 2));
        assert_eq!(missing_at(group[0], year(), current, 4), None);
        let evidence = missing_at(group[2], year(), current, 4).unwrap();
        let moment = "M5".parse().unwrap();
        assert_eq!(evidence, Evidence::Missing { moment, tested: 2, pupils: 4 });
        assert_eq!(current_part(&group[1..], year(), 50), None, "one of three is less than half");
    }

    #[test]
    fn in_a_combination_group_everybody_counts_at_the_own_year_group() {
        let (m4, m5) = ([at("M4", date(2026, 1, 20))], [at("M5", date(2026, 1, 20))]);
        let group: Vec<PupilSittings<'_>> = vec![(FOUR, &m4), (FIVE, &m5), (FIVE, &m4)];
        let current = current_part(&group, year(), 50).unwrap();
        assert_eq!(current, (Part::Middle, 2));
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
        assert_eq!(current_part(&group, year(), 50), Some((Part::End, 1)));
        assert_eq!(current_part(&group[1..], year(), 50), None);
    }

    proptest! {
        #[test]
        fn tested_and_missing_make_the_whole_group(has in prop::collection::vec(any::<bool>(), 1..40)) {
            let m5 = [at("M5", date(2026, 1, 20))];
            let group: Vec<PupilSittings<'_>> = has.iter().map(|h| (FIVE, if *h { &m5[..] } else { &[] })).collect();
            if let Some(current) = current_part(&group, year(), 50) {
                let missing = group.iter().filter(|p| missing_at(**p, year(), current, group.len()).is_some()).count();
                prop_assert_eq!(missing + current.1, group.len());
                prop_assert!(missing * 2 <= group.len());
            } else {
                prop_assert!(has.iter().filter(|h| **h).count() * 2 < has.len());
            }
        }
    }
}
