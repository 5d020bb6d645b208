//! Planning a round: a talk for each group within a period, on days on which everybody works who has to be there.

use super::TalkTime;
use crate::ids::{AccountId, GroupId};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};
use std::collections::{BTreeMap, BTreeSet};

/// On which days of the week people work. Who is not named works on all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Availability(BTreeMap<AccountId, BTreeSet<i8>>);

impl Availability {
    /// Says on which days somebody works.
    pub fn set(&mut self, who: AccountId, days: &[Weekday]) {
        self.0.insert(who, days.iter().map(|day| day.to_monday_one_offset()).collect());
    }

    fn works(&self, who: AccountId, day: Date) -> bool {
        let weekday = day.weekday().to_monday_one_offset();
        self.0.get(&who).is_none_or(|days| days.contains(&weekday))
    }
}

/// When talks of a round may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundDays {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// From when a day has talks.
    pub starts_at: TalkTime,
    /// Until when: a talk is over by then.
    pub ends_at: TalkTime,
    /// How long a talk takes.
    pub minutes: i64,
    /// How many talks there are on one day at most.
    pub a_day: usize,
    /// Days on which there is no talk.
    pub not_on: BTreeSet<Date>,
}

/// A group with the people who have to be at its talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundGroup {
    /// The group.
    pub group: GroupId,
    /// Who has to be there.
    pub people: Vec<AccountId>,
}

/// When the talk about a group is; none when there is no moment left at which everybody can be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundSlot {
    /// The group.
    pub group: GroupId,
    /// The day and the time.
    pub at: Option<(Date, TalkTime)>,
}

/// Gives each group a moment: the groups with the fewest possible days first, each on the first day that is possible, no
/// day with more talks than asked for. The answer is in the order of the groups.
pub fn schedule(groups: &[RoundGroup], days: &RoundDays, works: &Availability) -> Vec<RoundSlot> {
    let open: Vec<Date> = open_days(days);
    let possible = |group: &RoundGroup| {
        let can = |day: &&Date| group.people.iter().all(|who| works.works(*who, **day));
        open.iter().filter(can).copied().collect::<Vec<Date>>()
    };
    let mut order: Vec<(usize, Vec<Date>)> = groups.iter().map(possible).enumerate().collect();
    order.sort_by_key(|(at, days)| (days.len(), *at));
    let mut taken: BTreeMap<Date, i64> = BTreeMap::new();
    let mut slots: Vec<RoundSlot> =
        groups.iter().map(|one| RoundSlot { group: one.group, at: None }).collect();
    for (at, possible) in order {
        let free = possible.into_iter().find_map(|day| {
            let before = taken.get(&day).copied().unwrap_or_default();
            moment(days, before).map(|time| (day, time))
        });
        if let (Some((day, time)), Some(slot)) = (free, slots.get_mut(at)) {
            *taken.entry(day).or_default() += 1;
            slot.at = Some((day, time));
        }
    }
    slots
}

/// When a talk is that comes after so many others on its day.
fn moment(days: &RoundDays, before: i64) -> Option<TalkTime> {
    let is_full = usize::try_from(before).is_ok_and(|before| before >= days.a_day);
    let start = days.starts_at.after(days.minutes.checked_mul(before)?)?;
    let end = start.minutes().saturating_add(days.minutes);
    (!is_full && days.minutes > 0 && end <= days.ends_at.minutes()).then_some(start)
}

fn open_days(days: &RoundDays) -> Vec<Date> {
    let is_weekend = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    days.from
        .series(1.day())
        .take_while(|day| *day <= days.until)
        .filter(|day| !is_weekend(*day) && !days.not_on.contains(day))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn who(number: u128) -> AccountId {
        AccountId(Uuid::from_u128(number))
    }

    fn group(number: u128, people: &[u128]) -> RoundGroup {
        RoundGroup {
            group: GroupId(Uuid::from_u128(number)),
            people: people.iter().map(|one| who(*one)).collect(),
        }
    }

    /// Monday 2 to Friday 6 March 2026, from half past three to five.
    fn week() -> RoundDays {
        RoundDays {
            from: date(2026, 3, 2),
            until: date(2026, 3, 8),
            starts_at: "15:30".parse().unwrap(),
            ends_at: "17:00".parse().unwrap(),
            minutes: 45,
            a_day: 2,
            not_on: BTreeSet::new(),
        }
    }

    fn told(slots: &[RoundSlot]) -> Vec<String> {
        slots
            .iter()
            .map(|slot| slot.at.map_or("-".to_owned(), |(day, time)| format!("{} {time}", day.day())))
            .collect()
    }

    #[test]
    fn talks_follow_each_other_and_a_day_gets_no_more_than_asked() {
        let groups: Vec<RoundGroup> = (1..=3).map(|number| group(number, &[1])).collect();
        assert_eq!(
            told(&schedule(&groups, &week(), &Availability::default())),
            ["2 15:30", "2 16:15", "3 15:30"]
        );
        let one = RoundDays { a_day: 1, ..week() };
        assert_eq!(
            told(&schedule(&groups, &one, &Availability::default())),
            ["2 15:30", "3 15:30", "4 15:30"]
        );
    }

    #[test]
    fn who_works_on_one_day_gets_that_day_before_who_is_always_there() {
        let mut works = Availability::default();
        works.set(who(2), &[Weekday::Monday]);
        let groups = [group(1, &[1]), group(2, &[1]), group(3, &[1, 2])];
        let days = RoundDays { a_day: 1, ..week() };
        assert_eq!(told(&schedule(&groups, &days, &works)), ["3 15:30", "4 15:30", "2 15:30"]);
    }

    #[test]
    fn a_group_for_which_there_is_no_moment_is_told_and_not_squeezed_in() {
        let mut works = Availability::default();
        works.set(who(1), &[Weekday::Monday, Weekday::Tuesday]);
        works.set(who(2), &[Weekday::Thursday]);
        assert_eq!(told(&schedule(&[group(1, &[1, 2])], &week(), &works)), ["-"]);
        let long = RoundDays { minutes: 91, ..week() };
        assert_eq!(told(&schedule(&[group(1, &[])], &long, &Availability::default())), ["-"]);
    }

    #[test]
    fn weekends_and_days_off_have_no_talks() {
        let days = RoundDays {
            from: date(2026, 3, 6),
            until: date(2026, 3, 10),
            a_day: 1,
            not_on: [date(2026, 3, 9)].into(),
            ..week()
        };
        let groups = [group(1, &[]), group(2, &[]), group(3, &[])];
        assert_eq!(told(&schedule(&groups, &days, &Availability::default())), ["6 15:30", "10 15:30", "-"]);
    }
}
