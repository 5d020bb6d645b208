//! An entry of the year plan as it is typed, and what is wrong with it.

use domain::{
    SchoolYear,
    calendar::{Asks, Audience, EntryContent, EntryKind, EntrySpan},
    ids::AccountId,
    trust::Role,
};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

/// The longest title and source, in letters.
pub const LONGEST_TITLE: usize = 120;
/// The longest note, in letters.
pub const LONGEST_ENTRY_NOTE: usize = 1000;

/// How far after the end of its school year an entry may go on: the summer holidays do.
const BEYOND_DAYS: i32 = 45;

/// The roles for which an entry can be.
pub const ENTRY_ROLES: [Role; 4] = [Role::Teacher, Role::Coordinator, Role::Principal, Role::Specialist];

/// What one fills in; days as ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedEntry {
    /// The code of its kind.
    pub kind: String,
    /// What is done.
    pub title: String,
    /// The code of how long it is.
    pub span: String,
    /// First day.
    pub from: String,
    /// Last day, of a period.
    pub until: String,
    /// The year groups.
    pub year_groups: Vec<u8>,
    /// The codes of the roles.
    pub roles: Vec<String>,
    /// The accounts of the people.
    pub people: Vec<String>,
    /// The code of what it asks of each group.
    pub asks: String,
    /// What else there is to know.
    pub note: String,
    /// Where it comes from.
    pub source: String,
}

impl TypedEntry {
    /// What stands in the form of an entry.
    pub fn of(content: &EntryContent) -> Self {
        let audience = &content.audience;
        Self {
            kind: content.kind.code().to_owned(),
            title: content.title.clone(),
            span: content.span.code().to_owned(),
            from: content.from.to_string(),
            until: content.until.to_string(),
            year_groups: audience.year_groups.clone(),
            roles: audience.roles.iter().map(|role| role.code().to_owned()).collect(),
            people: audience.people.iter().map(ToString::to_string).collect(),
            asks: content.asks.code().to_owned(),
            note: content.note.clone(),
            source: content.source.clone().unwrap_or_default(),
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryField {
    /// What is done.
    Title,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// The note.
    Note,
    /// The source.
    Source,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryProblem {
    /// Nothing stands there.
    Empty,
    /// More letters than there may be.
    TooLong(usize),
    /// It is no day.
    NotADay,
    /// The day lies in another school year.
    OtherYear,
    /// The last day lies before the first day.
    BeforeFrom,
}

/// What is wrong, by field.
pub(super) type Wrong = Vec<(EntryField, EntryProblem)>;

/// What was typed as an entry of a school year; people who are not among `staff` are left out.
pub(super) fn checked(
    typed: &TypedEntry,
    year: SchoolYear,
    staff: &[AccountId],
) -> Result<EntryContent, Wrong> {
    let mut wrong = Vec::new();
    let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (title, source) = (clean(&typed.title), clean(&typed.source));
    let note = crate::notes::cleaned(&typed.note);
    if title.is_empty() {
        wrong.push((EntryField::Title, EntryProblem::Empty));
    }
    for (field, text, most) in [
        (EntryField::Title, &title, LONGEST_TITLE),
        (EntryField::Note, &note, LONGEST_ENTRY_NOTE),
        (EntryField::Source, &source, LONGEST_TITLE),
    ] {
        if text.chars().count() > most {
            wrong.push((field, EntryProblem::TooLong(most)));
        }
    }
    let span = typed.span.parse().unwrap_or(EntrySpan::Day);
    let days = days(typed, (span, year), &mut wrong);
    let (Some((from, until)), true) = (days, wrong.is_empty()) else { return Err(wrong) };
    Ok(EntryContent {
        kind: typed.kind.parse().unwrap_or(EntryKind::Other),
        title,
        span,
        from,
        until,
        audience: audience(typed, staff),
        asks: typed.asks.parse().unwrap_or(Asks::Nothing),
        note,
        source: (!source.is_empty()).then_some(source),
        rule: None,
    })
}

fn audience(typed: &TypedEntry, staff: &[AccountId]) -> Audience {
    let mut year_groups: Vec<u8> =
        typed.year_groups.iter().copied().filter(|one| (1..=8).contains(one)).collect();
    year_groups.sort_unstable();
    year_groups.dedup();
    let roles = ENTRY_ROLES.into_iter().filter(|role| typed.roles.iter().any(|one| one == role.code()));
    let is_named = |account: &&AccountId| typed.people.contains(&account.to_string());
    Audience { year_groups, roles: roles.collect(), people: staff.iter().filter(is_named).copied().collect() }
}

/// The first and the last day.
fn days(
    typed: &TypedEntry,
    (span, year): (EntrySpan, SchoolYear),
    wrong: &mut Wrong,
) -> Option<(Date, Date)> {
    let read = |text: &str| match text.trim() {
        "" => Err(EntryProblem::Empty),
        text => text.parse::<Date>().map_err(|_| EntryProblem::NotADay),
    };
    let from = read(&typed.from).and_then(|day| match year.contains(day) {
        true => Ok(day),
        false => Err(EntryProblem::OtherYear),
    });
    let until = match span {
        EntrySpan::Day | EntrySpan::Week => Ok(from.unwrap_or(year.first_day())),
        EntrySpan::Period => read(&typed.until).and_then(|day| {
            let last = year.last_day().saturating_add(BEYOND_DAYS.days());
            if day > last || day < year.first_day() { Err(EntryProblem::OtherYear) } else { Ok(day) }
        }),
    };
    for (field, day) in [(EntryField::From, from), (EntryField::Until, until)] {
        wrong.extend(day.err().map(|problem| (field, problem)));
    }
    let (from, until) = (from.ok()?, until.ok()?);
    if until < from {
        wrong.push((EntryField::Until, EntryProblem::BeforeFrom));
        return None;
    }
    Some(match span {
        EntrySpan::Week => {
            let monday = from.saturating_sub(i64::from(Weekday::Monday.until(from.weekday())).days());
            (monday, monday.saturating_add(4.days()))
        }
        _ => (from, until),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn typed(span: &str, from: &str, until: &str) -> TypedEntry {
        TypedEntry {
            title: "Groepsplannen af".to_owned(),
            span: span.to_owned(),
            from: from.to_owned(),
            until: until.to_owned(),
            ..TypedEntry::default()
        }
    }

    fn year() -> SchoolYear {
        SchoolYear::starting_in(2025).unwrap()
    }

    #[test]
    fn a_week_is_monday_to_friday_and_a_day_is_one_day() {
        let week = checked(&typed("week", "2025-10-08", ""), year(), &[]).unwrap();
        assert_eq!((week.from, week.until), (date(2025, 10, 6), date(2025, 10, 10)));
        let day = checked(&typed("day", "2025-10-08", "2025-12-01"), year(), &[]).unwrap();
        assert_eq!((day.from, day.until), (date(2025, 10, 8), date(2025, 10, 8)));
    }

    #[test]
    fn the_summer_goes_on_after_the_year_and_nothing_begins_outside_it() {
        let problems =
            |span: &str, from: &str, until: &str| checked(&typed(span, from, until), year(), &[]).err();
        assert_eq!(problems("period", "2026-07-18", "2026-08-30"), None);
        let other = (EntryField::From, EntryProblem::OtherYear);
        assert_eq!(problems("day", "2026-08-30", ""), Some(vec![other]));
        let before = (EntryField::Until, EntryProblem::BeforeFrom);
        assert_eq!(problems("period", "2026-03-05", "2026-03-04"), Some(vec![before]));
        let no_day = (EntryField::Until, EntryProblem::NotADay);
        assert_eq!(problems("period", "2026-03-05", "maart"), Some(vec![no_day]));
        let empty = (EntryField::From, EntryProblem::Empty);
        assert_eq!(problems("day", " ", ""), Some(vec![empty]));
    }

    #[test]
    fn only_people_of_the_school_and_known_roles_are_named() {
        let colleague = AccountId(Uuid::from_u128(1));
        let one = TypedEntry {
            roles: vec!["principal".to_owned(), "guardian".to_owned(), "boss".to_owned()],
            people: vec![colleague.to_string(), Uuid::from_u128(2).to_string()],
            year_groups: vec![5, 4, 5, 11],
            ..typed("day", "2025-10-08", "")
        };
        let audience = checked(&one, year(), &[colleague]).unwrap().audience;
        assert_eq!(audience.roles, [Role::Principal]);
        assert_eq!((audience.people, audience.year_groups), (vec![colleague], vec![4, 5]));
    }
}
