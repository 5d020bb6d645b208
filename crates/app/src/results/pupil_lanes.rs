//! What happened to a pupil, in lanes on the time axis of the results: school years and groups now. A room with plans,
//! talks or interventions adds a lane of its own; a lane without entries is not drawn.

use super::career::{Career, CareerYear, Stay};
pub use charts::timeline::Tone;
use domain::register::{PersonName, YearGroup, YearStep};
use i18n::Texts;
use jiff::{ToSpan as _, civil::Date};

/// A lane of what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// What happened, in order of time.
    pub entries: Vec<LaneEntry>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneEntry {
    /// First day.
    pub from: Date,
    /// Last day; none for what was on one day.
    pub until: Option<Date>,
    /// What it was, in a few words.
    pub title: String,
    /// The page about it, where there is one; links stand in the table beside the picture.
    pub address: Option<String>,
    /// How it looks.
    pub tone: Tone,
}

impl Lane {
    /// All days at which something begins or ends.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> + Clone + '_ {
        self.entries.iter().flat_map(|entry| [Some(entry.from), entry.until]).flatten()
    }
}

/// The lanes of a career: the school years with the year group, and the groups with their teachers.
pub fn lanes_of(texts: &Texts, career: &Career, address: impl Fn(&Stay) -> Option<String>) -> Vec<Lane> {
    let years = career.years.iter().map(|year| year_entry(texts, career, year));
    let groups = career.years.iter().flat_map(|year| {
        let address = &address;
        year.stays.iter().filter_map(move |stay| group_entry(career, year, stay, address(stay)))
    });
    let lanes = [
        Lane { name: texts.pupil_lane_years().to_owned(), entries: years.collect() },
        Lane { name: texts.pupil_lane_groups().to_owned(), entries: groups.collect() },
    ];
    lanes.into_iter().filter(|lane| !lane.entries.is_empty()).collect()
}

/// The days of a school year at which the pupil was at this school, as far as is known.
fn days_here(career: &Career, year: &CareerYear) -> (Date, Date) {
    let within = |day: Option<Date>| day.filter(|day| year.year.contains(*day));
    let first = within(career.entered_on).unwrap_or_else(|| year.year.first_day());
    let last = within(career.left_on).unwrap_or_else(|| year.year.last_day());
    (first, last.max(first))
}

fn year_entry(texts: &Texts, career: &Career, year: &CareerYear) -> LaneEntry {
    let group = year.year_group().map(|group| short_year_group(texts, group));
    let again = match year.step {
        Some(YearStep::Doubled) => Some(texts.pupil_step_doubled()),
        Some(YearStep::Skipped | YearStep::SkippedMore) => Some(texts.pupil_step_skipped()),
        _ => None,
    };
    let is_marked = again.is_some() || year.step == Some(YearStep::Back);
    let parts = [group, again.map(str::to_owned)];
    let title: Vec<String> = parts.into_iter().flatten().collect();
    let (from, until) = days_here(career, year);
    LaneEntry {
        from,
        until: Some(until),
        title: if title.is_empty() { year.year.to_string() } else { title.join(", ") },
        address: None,
        tone: if is_marked { Tone::Marked } else { Tone::Plain },
    }
}

/// The year group in a word or two.
pub(super) fn short_year_group(texts: &Texts, group: YearGroup) -> String {
    match group.primary() {
        Some(number) => texts.year_group_primary(u64::from(number)),
        None => group.to_string(),
    }
}

fn group_entry(
    career: &Career,
    year: &CareerYear,
    stay: &Stay,
    address: Option<String>,
) -> Option<LaneEntry> {
    let (_, name) = stay.group.as_ref()?;
    let (first, last) = days_here(career, year);
    let until = stay.until.and_then(|day| day.checked_sub(1.day()).ok()).unwrap_or(last).min(last);
    let teachers: Vec<String> = stay.teachers.iter().map(PersonName::full).collect();
    let title = if teachers.is_empty() { name.clone() } else { format!("{name} · {}", teachers.join(", ")) };
    // A roster tells when it was made, not since when: the first stay of a year began with the year.
    let is_first = year.stays.first().is_some_and(|other| other.from == stay.from);
    let from = if is_first { first } else { stay.from };
    Some(LaneEntry { from, until: Some(until.max(from)), title, address, tone: Tone::Plain })
}
