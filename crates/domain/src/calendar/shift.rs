//! The same entry in another school year: in the same week on the same weekday, and not in days without school.

use super::{EntryContent, EntryKind};
use crate::SchoolYear;
use jiff::{
    ToSpan as _,
    civil::{Date, ISOWeekDate},
};

/// Days without school, with what they are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// What they are called.
    pub name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// The most weeks that an entry moves on: longer than the longest holiday.
const MOST_WEEKS: usize = 10;

/// An entry of one school year in another one: the same week of the calendar, the same weekday, as many days long.
pub fn in_year(content: &EntryContent, from: SchoolYear, to: SchoolYear) -> EntryContent {
    let length = content.until.since(content.from).map(|span| span.get_days()).unwrap_or_default();
    let first = day_in(content.from, (from, to));
    EntryContent { from: first, until: first.saturating_add(length.days()), ..content.clone() }
}

/// The day of the same week and weekday. Where the other year has no such week, or it lies outside the school year, it is
/// the nearest week that does.
fn day_in(day: Date, (from, to): (SchoolYear, SchoolYear)) -> Date {
    let week = day.iso_week_date();
    let year = week.year().saturating_add(to.start().saturating_sub(from.start()));
    let found = ISOWeekDate::new(year, week.week(), week.weekday())
        .or_else(|_| ISOWeekDate::new(year, week.week().saturating_sub(1), week.weekday()))
        .map_or(day, Date::from);
    if found < to.first_day() {
        found.saturating_add(1.week())
    } else if found > to.last_day() {
        found.saturating_sub(1.week())
    } else {
        found
    }
}

/// An entry whose first day lies in days without school, in the first week after them, with what these are called; none
/// when it may stay. Holidays stay where they are, and what a law asks does too.
pub fn after_breaks(content: &EntryContent, breaks: &[Break]) -> Option<(EntryContent, String)> {
    if matches!(content.kind, EntryKind::Holiday | EntryKind::Legal) {
        return None;
    }
    let (mut moved, mut name) = (content.clone(), None);
    for _ in 0..MOST_WEEKS {
        let day = moved.from;
        let Some(hit) = breaks.iter().find(|one| one.from <= day && day <= one.until) else { break };
        name.get_or_insert_with(|| hit.name.clone());
        moved.from = moved.from.saturating_add(1.week());
        moved.until = moved.until.saturating_add(1.week());
    }
    name.map(|name| (moved, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Asks, Audience, EntrySpan};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn entry(kind: EntryKind, from: Date, until: Date) -> EntryContent {
        EntryContent {
            kind,
            title: "Groepsbesprekingen".to_owned(),
            span: EntrySpan::Period,
            from,
            until,
            audience: Audience::default(),
            asks: Asks::Nothing,
            note: String::new(),
            source: None,
            rule: None,
        }
    }

    fn year(start: i16) -> SchoolYear {
        SchoolYear::starting_in(start).unwrap()
    }

    #[test]
    fn it_keeps_its_week_its_weekday_and_its_length() {
        // Monday of week 41 of 2025 to the Friday of the week after.
        let one = entry(EntryKind::GroupTalks, date(2025, 10, 6), date(2025, 10, 17));
        let next = in_year(&one, year(2025), year(2026));
        assert_eq!((next.from, next.until), (date(2026, 10, 5), date(2026, 10, 16)));
        let later =
            in_year(&entry(EntryKind::Other, date(2026, 2, 4), date(2026, 2, 4)), year(2025), year(2027));
        assert_eq!((later.from, later.from.iso_week_date().week()), (date(2028, 2, 9), 6));
    }

    #[test]
    fn a_week_53_that_the_next_year_lacks_becomes_week_52() {
        // 2026 has 53 weeks, 2027 has 52.
        let one = entry(EntryKind::Other, date(2026, 12, 30), date(2026, 12, 30));
        assert_eq!(in_year(&one, year(2026), year(2027)).from, date(2027, 12, 29));
    }

    #[test]
    fn what_falls_in_a_holiday_moves_to_the_first_week_after_it_and_says_so() {
        let autumn = |from, until| Break { name: "Herfstvakantie".to_owned(), from, until };
        let breaks = [autumn(date(2026, 10, 10), date(2026, 10, 18))];
        let one = entry(EntryKind::Visits, date(2026, 10, 14), date(2026, 10, 16));
        let (moved, name) = after_breaks(&one, &breaks).unwrap();
        assert_eq!(
            (moved.from, moved.until, name.as_str()),
            (date(2026, 10, 21), date(2026, 10, 23), "Herfstvakantie")
        );
        let before = entry(EntryKind::Visits, date(2026, 10, 9), date(2026, 10, 9));
        assert_eq!(after_breaks(&before, &breaks), None);
        let two_weeks = [autumn(date(2026, 10, 10), date(2026, 10, 25))];
        assert_eq!(after_breaks(&one, &two_weeks).unwrap().0.from, date(2026, 10, 28));
        for kind in [EntryKind::Holiday, EntryKind::Legal] {
            assert_eq!(after_breaks(&EntryContent { kind, ..one.clone() }, &breaks), None);
        }
    }

    proptest! {
        #[test]
        fn a_day_stays_in_the_school_year_on_its_weekday(offset in 0i64..18_000, ahead in 1i16..4) {
            let day = date(1990, 1, 1).saturating_add(offset.days());
            let (from, to) = (SchoolYear::of(day), year(SchoolYear::of(day).start() + ahead));
            let moved = day_in(day, (from, to));
            prop_assert_eq!(moved.weekday(), day.weekday());
            prop_assert!(to.contains(moved), "{} to {}", day, moved);
        }
    }
}
