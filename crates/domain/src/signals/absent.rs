//! Many hours of absence in a few weeks.

use super::{Evidence, Signal, SignalKind, Thresholds};
use crate::{
    register::{Absence, AbsenceKind},
    results::Decimal,
};
use jiff::{ToSpan as _, civil::Date};

/// The signal that a pupil was absent often, from the absences of one school year: the newest stretch of so many weeks
/// with so many hours or more. Weeks are counted by the calendar, holidays too: nothing tells which these are.
pub fn absent_often(absences: &[Absence], thresholds: &Thresholds) -> Option<Signal> {
    if !thresholds.has(SignalKind::AbsentOften) {
        return None;
    }
    let mut counted: Vec<&Absence> = absences.iter().filter(|one| counts(one.kind, thresholds)).collect();
    counted.sort_by_key(|absence| absence.absent_on);
    let enough = i64::from(thresholds.absent_hours) * 1000;
    let days = i64::from(thresholds.absent_weeks) * 7 - 1;
    (0..counted.len()).rev().find_map(|last| {
        let until = counted.get(last)?.absent_on;
        let first_day = until.checked_sub(days.days()).unwrap_or(Date::MIN);
        let stretch: Vec<&&Absence> =
            counted.iter().take(last + 1).skip_while(|absence| absence.absent_on < first_day).collect();
        let hours: i64 = stretch.iter().map(|absence| absence.hours.thousandths()).sum();
        (hours >= enough).then(|| signal(&stretch, hours, thresholds)).flatten()
    })
}

fn signal(stretch: &[&&Absence], hours: i64, thresholds: &Thresholds) -> Option<Signal> {
    let enough = i64::from(thresholds.absent_hours) * 1000;
    let mut so_far = 0;
    let reached = stretch.iter().find(|absence| {
        so_far += absence.hours.thousandths();
        so_far >= enough
    });
    let (from, until) = (stretch.first()?.absent_on, stretch.last()?.absent_on);
    let hours = Decimal::from_thousandths(hours);
    let evidence = Evidence::AbsentOften { hours, weeks: thresholds.absent_weeks, from, until };
    Some(Signal::new(None, reached?.absent_on, evidence))
}

const fn counts(kind: AbsenceKind, thresholds: &Thresholds) -> bool {
    thresholds.absent_counts == 2 || matches!(kind, AbsenceKind::Unpermitted | AbsenceKind::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ids::PupilId, signals::thresholds::tests::usual};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn absent(day: Date, hours: i32, kind: AbsenceKind) -> Absence {
        Absence { pupil: PupilId(uuid::Uuid::nil()), absent_on: day, kind, hours: Decimal::whole(hours) }
    }

    fn away(days: &[(Date, i32)]) -> Vec<Absence> {
        days.iter().map(|(day, hours)| absent(*day, *hours, AbsenceKind::Unpermitted)).collect()
    }

    #[test]
    fn sixteen_hours_in_four_weeks() {
        let (first, last, later) = (date(2025, 11, 3), date(2025, 11, 30), date(2025, 12, 1));
        let signal = absent_often(&away(&[(first, 8), (last, 8)]), &usual()).unwrap();
        assert_eq!(signal.since, last);
        let hours = Decimal::whole(16);
        assert_eq!(signal.evidence, Evidence::AbsentOften { hours, weeks: 4, from: first, until: last });
        assert_eq!(absent_often(&away(&[(first, 8), (later, 8)]), &usual()), None, "four weeks and a day");
        assert_eq!(absent_often(&away(&[(first, 8), (last, 7)]), &usual()), None);
    }

    #[test]
    fn the_newest_stretch_counts_and_it_holds_since_there_was_enough() {
        let days = [(9, 1, 20), (11, 3, 10), (11, 4, 10), (11, 5, 3)];
        let all: Vec<_> = days.map(|(month, day, hours)| (date(2025, month, day), hours)).to_vec();
        let signal = absent_often(&away(&all), &usual()).unwrap();
        assert_eq!(signal.since, date(2025, 11, 4));
        let Evidence::AbsentOften { hours, from, .. } = signal.evidence else { panic!() };
        assert_eq!((hours, from), (Decimal::whole(23), date(2025, 11, 3)));
    }

    #[test]
    fn illness_counts_only_when_the_school_wants_it() {
        let ill = [absent(date(2025, 11, 3), 20, AbsenceKind::Ill)];
        assert_eq!(absent_often(&ill, &usual()), None);
        assert!(absent_often(&ill, &Thresholds { absent_counts: 2, ..usual() }).is_some());
        let unknown = [absent(date(2025, 11, 3), 20, AbsenceKind::Unknown)];
        assert!(absent_often(&unknown, &usual()).is_some());
    }

    proptest! {
        #[test]
        fn more_absence_never_silences_it(days in prop::collection::vec((0i64..200, 1i32..8), 0..30), more in (0i64..200, 1i32..8)) {
            let day = |(after, hours): (i64, i32)| (date(2025, 9, 1).checked_add(after.days()).unwrap(), hours);
            let mut some: Vec<_> = days.into_iter().map(day).collect();
            let before = absent_often(&away(&some), &usual());
            some.push(day(more));
            prop_assert!(before.is_none() || absent_often(&away(&some), &usual()).is_some());
        }
    }
}
