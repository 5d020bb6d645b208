//! The demo's pupils: who they are, in which class they sit, when they came and when they left.

use super::{
    ability::Subject,
    chance::Chance,
    names::Family,
    sittings::GENERAL_SPREAD,
    stories::{STORIES, Story},
    years::{self, BaseGroup, LINES, Line, NEWEST, STARTS},
};
use domain::{
    Personal,
    register::{EckId, Gender, PersonName, YearGroup},
    results::Part,
};
use exchange::roster::RosterPupil;
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use std::collections::BTreeSet;

/// The key and name of the extra group for pupils who need more: it exists since 2024-2025.
pub(super) const PLUS_GROUP: (&str, &str) = ("gplus", "Plusklas");
const PLUS_SINCE: i16 = 2024;
const PLUS_FROM_STANDING: i32 = 650;

/// An invented pupil.
#[derive(Debug, Clone)]
pub(super) struct DemoPupil {
    /// The key in every roster.
    pub(super) key: String,
    /// The pseudonym, in the form of the chain's test environment; a few pupils have none.
    pub(super) eck_id: Option<EckId>,
    /// The story, for the few who have one.
    pub(super) story: Option<Story>,
    /// Where the pupil stands in everything, in thousandths of a spread above the mean.
    pub(super) general: i32,
    first: &'static str,
    family: Family,
    gender: Gender,
    born_on: Date,
    line: Line,
    place: u32,
    entered_on: Date,
    left_on: Option<Date>,
}

impl DemoPupil {
    /// The class the pupil sits in.
    pub(super) fn line_in(&self, start: i16) -> Line {
        match self.story.and_then(|story| story.came_from()) {
            Some((earlier, until)) if start < until => earlier,
            _ => self.line,
        }
    }

    /// Whether the pupil is at school on a day.
    pub(super) fn is_here_on(&self, day: Date) -> bool {
        self.entered_on <= day && self.left_on.is_none_or(|last| day <= last)
    }

    /// The own year group in a school year; `None` when the pupil is not at school in it.
    pub(super) fn year_group_in(&self, start: i16) -> Option<u8> {
        let year = years::school_year(start);
        let is_here =
            self.entered_on <= year.last_day() && self.left_on.is_none_or(|d| d >= year.first_day());
        self.line_in(start).year_group_in(start).filter(|_| is_here)
    }

    /// The stamgroep in a school year.
    pub(super) fn group_in(&self, start: i16) -> Option<BaseGroup> {
        self.year_group_in(start)?;
        BaseGroup::of(self.line_in(start), self.place, start)
    }

    /// The pupil as the roster of a school year has it; `None` when the pupil is not at school in that year.
    pub(super) fn roster_record(&self, start: i16) -> Option<RosterPupil> {
        let year_group = self.year_group_in(start)?;
        let year_three = date(began_in(self.line, self.story).cohort + 2, 8, 1);
        let knows_year_three = year_group >= 3 && self.entered_on <= year_three;
        let is_in_plus = start >= PLUS_SINCE && year_group >= 5 && self.general >= PLUS_FROM_STANDING;
        Some(RosterPupil {
            key: self.key.clone(),
            eck_id: self.eck_id.clone(),
            name: PersonName::new(self.first, self.family.prefix, self.family.last),
            born_on: Some(Personal::new(self.born_on)),
            gender: self.gender,
            year_group: Some(YearGroup::Primary(year_group)),
            year_three_since: knows_year_three.then_some(year_three),
            group: Some(self.group_in(start)?.key()),
            extra_groups: is_in_plus.then(|| PLUS_GROUP.0.to_owned()).into_iter().collect(),
            entered_on: Some(self.entered_on),
            left_on: self.left_on.filter(|day| years::school_year(start).contains(*day)),
        })
    }
}

/// All pupils who are at the school in any of its school years, oldest class first.
pub(super) fn pupils() -> Vec<DemoPupil> {
    let mut names_taken: BTreeSet<(&str, &str)> = STORIES.iter().map(|s| (s.first, s.last)).collect();
    let mut all: Vec<DemoPupil> = Vec::new();
    for line in LINES {
        let stories: Vec<Story> = STORIES.into_iter().filter(|story| story.line == line).collect();
        // One more than the size: the last place is for a pupil who left.
        for (place, index) in (0..=line.size).zip(0usize..) {
            let Some(stay) = stay(line, place) else { continue };
            let story = stories.get(index).copied();
            let pupil = pupil(all.len() + 1, (line, place), stay, story, &all, &mut names_taken);
            all.push(pupil);
        }
    }
    all
}

/// When a pupil came and left.
#[derive(Debug, Clone, Copy)]
struct Stay {
    /// Start of the first school year, when that is later than the class's own.
    joined: Option<i16>,
    /// Last day.
    left_on: Option<Date>,
}

/// When the pupil at this place of a class came and left; `None` when the class has no such place.
fn stay(line: Line, place: u32) -> Option<Stay> {
    let mut chance = Chance::of(&format!("stay {} {:?} {place}", line.cohort, line.branch));
    let ends = date(line.cohort + 8, 7, 31);
    let ends = (ends <= years::school_year(NEWEST - 1).last_day()).then_some(ends);
    let years_between: Vec<i16> = STARTS
        .into_iter()
        .filter(|start| line.year_group_in(*start).is_some_and(|n| n < 8) && *start < NEWEST)
        .collect();
    if place == line.size {
        // Left before the class did, at Christmas or in summer.
        let start = chance.pick(&years_between)?;
        let left_on = if chance.happens(300) { date(*start, 12, 22) } else { date(start + 1, 7, 31) };
        Some(Stay { joined: None, left_on: Some(left_on) })
    } else if place + 1 == line.size {
        let joined = chance.pick(&years_between).map(|start| start + 1);
        Some(Stay { joined, left_on: ends })
    } else {
        Some(Stay { joined: None, left_on: ends })
    }
}

fn pupil(
    number: usize,
    (line, place): (Line, u32),
    stay: Stay,
    story: Option<Story>,
    elders: &[DemoPupil],
    names_taken: &mut BTreeSet<(&'static str, &'static str)>,
) -> DemoPupil {
    let key = format!("d{number:04}");
    let mut chance = Chance::of(&key);
    let eck_id = eck_id(&mut chance);
    let gender = if chance.happens(500) { Gender::Girl } else { Gender::Boy };
    let gender = story.map_or(gender, |story| story.gender);
    let family = story.map(|story| Family::named(story.prefix, story.last));
    let mut family = family.unwrap_or_else(|| family_beside(line, elders, &mut chance));
    let mut first = story.map_or_else(|| family.first_name(gender, &mut chance), |story| story.first);
    while story.is_none() && !names_taken.insert((first, family.last)) {
        family = Family::any(&mut chance);
        first = family.first_name(gender, &mut chance);
    }
    let first_line = began_in(line, story);
    // A cohort is born from October to September; its oldest turn five in October of year group 1.
    let born_on = date(first_line.cohort - 5, 10, 1) + i64::from(chance.below(365)).days();
    let joined = story.map_or(stay.joined, |story| story.joined());
    let begin = years::first_school_day(joined.unwrap_or(first_line.cohort));
    // Who turns four after the summer begins on that birthday.
    let entered_on = begin.max(born_on + 4.years());
    let general = story.map_or_else(
        || chance.normal(GENERAL_SPREAD),
        |story| story.standing(Subject::Vocabulary, (NEWEST, Part::Middle)),
    );
    DemoPupil {
        key,
        eck_id,
        story,
        general,
        first,
        family,
        gender,
        born_on,
        line,
        place,
        entered_on,
        left_on: stay.left_on,
    }
}

/// The class in which a pupil who now sits in `line` began.
fn began_in(line: Line, story: Option<Story>) -> Line {
    story.and_then(|story| story.came_from()).map_or(line, |(earlier, _)| earlier)
}

/// A family: now and then that of a pupil two to four classes higher, so that there are brothers and sisters.
fn family_beside(line: Line, elders: &[DemoPupil], chance: &mut Chance) -> Family {
    let older: Vec<Family> = elders
        .iter()
        .filter(|elder| elder.story.is_none() && (2..=4).contains(&(line.cohort - elder.line.cohort)))
        .map(|elder| elder.family)
        .collect();
    match chance.pick(&older) {
        Some(family) if chance.happens(180) => *family,
        _ => Family::any(chance),
    }
}

/// A pseudonym that looks like those of the chain's test environment; two pupils in a hundred have none.
fn eck_id(chance: &mut Chance) -> Option<EckId> {
    let address = format!("https://ketenid.nl/pilot/{}", chance.hex(128));
    if chance.happens(20) { None } else { address.parse().ok() }
}
