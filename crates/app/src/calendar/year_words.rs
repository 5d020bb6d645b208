//! The year plan in words, for pages and paper.

use super::{
    late::GroupDone,
    year_plan::{ItemOf, YearItem},
};
use domain::{
    calendar::{Audience, EntrySpan},
    ids::AccountId,
};
use i18n::Texts;
use jiff::civil::Date;
use std::collections::HashMap;

/// When something is: a day, a week by its number, or a period.
pub fn days_words(texts: &Texts, span: EntrySpan, (from, until): (Date, Date)) -> String {
    let language = texts.language();
    match span {
        _ if from == until => language.day_and_month(from),
        EntrySpan::Week => texts.year_plan_week_no(i64::from(from.iso_week_date().week())),
        _ => texts
            .year_plan_days(language.day_and_month(from).as_str(), language.day_and_month(until).as_str()),
    }
}

/// For whom something is. People are named by `people`; who is not in it left the school.
pub fn who_words(texts: &Texts, audience: &Audience, people: &HashMap<AccountId, String>) -> String {
    if audience.is_whole_team() {
        return texts.year_plan_whole_team().to_owned();
    }
    let mut all: Vec<String> = Vec::new();
    if !audience.year_groups.is_empty() {
        let is_row =
            audience.year_groups.windows(2).all(|two| matches!(two, [a, b] if *b == a.saturating_add(1)));
        let numbers = match audience.year_groups.as_slice() {
            [first, _, .., last] if is_row => format!("{first}–{last}"),
            numbers => numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(", "),
        };
        all.push(texts.year_plan_filter_group(numbers.as_str()));
    }
    all.extend(audience.roles.iter().map(|role| texts.year_plan_role(role.code())));
    all.extend(audience.people.iter().filter_map(|id| people.get(id).cloned()));
    all.join(", ")
}

/// What else there is to say of something in the year plan: for whom, how many talks.
pub fn about_words(texts: &Texts, item: &YearItem, people: &HashMap<AccountId, String>) -> String {
    match &item.of {
        ItemOf::Talks(_, count) => texts.year_plan_talks_count(*count),
        ItemOf::Entry(_) | ItemOf::Window(_) => who_words(texts, &item.audience, people),
    }
}

/// How many groups did it, when it asks something of them.
pub fn done_words(texts: &Texts, item: &YearItem) -> Option<String> {
    let missing = item.missing().count();
    let done = item.groups.len().saturating_sub(missing);
    (!item.groups.is_empty()).then(|| texts.year_plan_done_of(done, item.groups.len()))
}

/// How it is known that a group did it.
pub fn group_done_words(texts: &Texts, done: GroupDone) -> String {
    let language = texts.language();
    let (how, day) = match done {
        GroupDone::Said(day) => ("said", language.day_and_month(day)),
        GroupDone::Plan(day) => ("plan", language.day_and_month(day)),
        GroupDone::Talk(day) => ("talk", language.day_and_month(day)),
        GroupDone::Results => ("results", String::new()),
    };
    texts.year_plan_done(day.as_str(), how)
}
