//! What was typed for a round, read: the period, who works when, and moments that were changed by hand.

use super::round::{RoundProblem, RoundRow, RoundTyped};
use domain::{
    ids::{AccountId, GroupId},
    meetings::{Availability, RoundDays, TalkTime},
};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};
use std::collections::BTreeSet;

/// The days of the week on which schools have talks.
const WORKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// How far ahead a talk is planned.
const FURTHEST_MONTHS: i32 = 18;

/// On which days of the week somebody works: all when nothing was asked about her, none when no day was chosen.
pub(super) fn days_of(typed: &RoundTyped, who: AccountId) -> Vec<i8> {
    let who = who.to_string();
    let mine = typed.works.iter().filter_map(|one| one.split_once(':')).filter(|(of, _)| *of == who);
    let days: Vec<i8> = mine.filter_map(|(_, day)| day.parse().ok()).collect();
    if days.is_empty() && !typed.asked.contains(&who) {
        return WORKDAYS.iter().map(|day| day.to_monday_one_offset()).collect();
    }
    days
}

/// On which days of the week these people work.
pub(super) fn availability(typed: &RoundTyped, people: &BTreeSet<AccountId>) -> Availability {
    let mut works = Availability::default();
    for who in people {
        let days = days_of(typed, *who);
        let days: Vec<Weekday> =
            WORKDAYS.into_iter().filter(|day| days.contains(&day.to_monday_one_offset())).collect();
        works.set(*who, &days);
    }
    works
}

/// The period and what a day of it looks like; what is wrong is added to the problems.
pub(super) fn read_days(
    typed: &RoundTyped,
    today: Date,
    problems: &mut Vec<(&'static str, RoundProblem)>,
) -> Option<RoundDays> {
    let period = period(typed, today);
    if period.is_none() {
        problems.push(("days", RoundProblem::Days));
    }
    let [starts_at, ends_at] = typed.times.each_ref().map(|time| time.parse::<TalkTime>().ok());
    let times = starts_at.zip(ends_at).filter(|(start, end)| start < end);
    if times.is_none() {
        problems.push(("times", RoundProblem::Times));
    }
    let minutes = typed.minutes.trim().parse::<i64>().ok().filter(|minutes| (5..=480).contains(minutes));
    if minutes.is_none() {
        problems.push(("minutes", RoundProblem::Minutes));
    }
    let a_day = typed.a_day.trim().parse::<usize>().ok().filter(|count| (1..=8).contains(count));
    if a_day.is_none() {
        problems.push(("a_day", RoundProblem::ADay));
    }
    let off = typed.not_on.split([',', ';', ' ', '\n']).map(str::trim).filter(|day| !day.is_empty());
    let not_on: Option<BTreeSet<Date>> = off.map(|day| day.parse::<Date>().ok()).collect();
    if not_on.is_none() {
        problems.push(("not_on", RoundProblem::NotOn));
    }
    let ((from, until), (starts_at, ends_at)) = (period?, times?);
    Some(RoundDays { from, until, starts_at, ends_at, minutes: minutes?, a_day: a_day?, not_on: not_on? })
}

/// The days from which moments are taken: none that is over.
fn period(typed: &RoundTyped, today: Date) -> Option<(Date, Date)> {
    let [from, until] = typed.days.each_ref().map(|day| day.trim().parse::<Date>().ok());
    let (from, until) = from.zip(until)?;
    let is_short = from <= until && until <= from.saturating_add(6.months());
    let is_near = until >= today && until <= today.saturating_add(FURTHEST_MONTHS.months());
    (is_short && is_near).then_some((from.max(today), until))
}

/// The day and the time that were typed for a group; none when both are empty.
pub(super) fn typed_moment(typed: &RoundTyped, group: GroupId) -> Option<(String, String)> {
    let group = group.to_string();
    let (_, day, time) = typed.moments.iter().find(|(of, ..)| *of == group)?;
    (!day.trim().is_empty() || !time.trim().is_empty()).then(|| (day.clone(), time.clone()))
}

/// A moment that was typed, or why it will not do.
pub(super) fn read_moment(
    (day, time): &(String, String),
    today: Date,
) -> Result<(Date, TalkTime), RoundProblem> {
    let read = day.trim().parse::<Date>().ok().zip(time.parse::<TalkTime>().ok());
    let (day, time) = read.ok_or(RoundProblem::NotAMoment)?;
    if day < today {
        return Err(RoundProblem::Past);
    }
    if day > today.saturating_add(FURTHEST_MONTHS.months()) {
        return Err(RoundProblem::FarAway);
    }
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return Err(RoundProblem::Weekend);
    }
    Ok((day, time))
}

/// Finds the moments by hand at which somebody has to be at two talks at once.
pub(super) fn find_double(rows: &mut [RoundRow], minutes: i64) {
    let mut taken: Vec<(Date, i64, BTreeSet<AccountId>)> = Vec::new();
    let (by_hand, proposed): (Vec<&mut RoundRow>, Vec<&mut RoundRow>) =
        rows.iter_mut().partition(|row| row.typed.is_some());
    for row in proposed.into_iter().chain(by_hand) {
        let Some((day, time)) = row.at else { continue };
        let start = time.minutes();
        let people: BTreeSet<AccountId> = row.people.iter().map(|(who, _)| *who).collect();
        let is_taken = taken.iter().any(|(of_day, from, who)| {
            let meets = *from < start.saturating_add(minutes) && start < from.saturating_add(minutes);
            *of_day == day && meets && !who.is_disjoint(&people)
        });
        if is_taken && row.typed.is_some() {
            row.problem = Some(RoundProblem::Double);
        }
        taken.push((day, start, people));
    }
}
