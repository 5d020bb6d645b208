//! The page of one month: its weeks with what is going on.

use i18n::Texts;
use jiff::{ToSpan as _, civil::Date};

/// A month.
pub(super) struct MonthView {
    pub(super) name: String,
    /// The address of the month before and after, with its name.
    pub(super) previous: Option<(String, String)>,
    pub(super) next: Option<(String, String)>,
    /// What goes along to another month.
    pub(super) also: String,
    pub(super) heads: Vec<String>,
    pub(super) weeks: Vec<Week>,
}

/// Something that goes on for some days.
pub(super) struct Going {
    pub(super) from: Date,
    pub(super) until: Date,
    pub(super) name: String,
    /// The days and for whom, in words.
    pub(super) days: String,
    pub(super) groups: String,
    pub(super) address: Option<String>,
}

/// A week from Monday to Sunday.
pub(super) struct Week {
    pub(super) days: Vec<Day>,
    /// What is going on in it.
    pub(super) lines: Vec<Line>,
}

pub(super) struct Day {
    pub(super) number: i8,
    pub(super) is_outside: bool,
    pub(super) is_today: bool,
    pub(super) is_busy: bool,
}

pub(super) struct Line {
    pub(super) name: String,
    pub(super) days: String,
    pub(super) groups: String,
    pub(super) address: Option<String>,
}

impl Line {
    fn of(going: &Going) -> Self {
        Self {
            name: going.name.clone(),
            days: going.days.clone(),
            groups: going.groups.clone(),
            address: going.address.clone(),
        }
    }
}

impl MonthView {
    /// The month in which a day lies.
    pub(super) fn new(
        texts: &Texts,
        (first, last): (Date, Date),
        (month, today): (Date, Date),
        all: &[Going],
    ) -> Self {
        let language = texts.language();
        let begin = month.first_of_month();
        let monday = begin.saturating_sub(i64::from(begin.weekday().to_monday_zero_offset()).days());
        let mut weeks = Vec::new();
        let mut from = monday;
        while from <= begin.last_of_month() {
            let until = from.saturating_add(6.days());
            let inside = |one: &&Going| one.from <= until && one.until >= from;
            let day = |ahead: i64| {
                let day = from.saturating_add(ahead.days());
                let is_in = |one: &Going| one.from <= day && day <= one.until;
                Day {
                    number: day.day(),
                    is_outside: day.month() != begin.month(),
                    is_today: day == today,
                    is_busy: all.iter().any(is_in),
                }
            };
            weeks.push(Week {
                days: (0..7).map(day).collect(),
                lines: all.iter().filter(inside).map(Line::of).collect(),
            });
            from = from.saturating_add(7.days());
        }
        let link = |day: Date| {
            let within = day.last_of_month() >= first && day <= last;
            let code = format!("{:04}-{:02}", day.year(), day.month());
            within.then(|| (code, language.month_and_year(day)))
        };
        Self {
            name: language.month_and_year(begin),
            also: String::new(),
            previous: link(begin.saturating_sub(1.days()).first_of_month()),
            next: link(begin.last_of_month().saturating_add(1.days())),
            heads: texts.calendar_week_days().split(' ').map(str::to_owned).collect(),
            weeks,
        }
    }
}

/// Year groups in a few words: `3–8`, `3, 5`.
pub(super) fn groups_words(texts: &Texts, groups: &[u8]) -> String {
    let is_row = groups.windows(2).all(|two| matches!(two, [a, b] if *b == a + 1));
    let numbers = match groups {
        [first, .., last] if is_row && groups.len() > 2 => format!("{first}–{last}"),
        _ => groups.iter().map(u8::to_string).collect::<Vec<_>>().join(", "),
    };
    texts.calendar_for_groups(numbers.as_str())
}
