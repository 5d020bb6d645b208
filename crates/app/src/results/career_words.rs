//! The way through the school in words, for page and paper.

use super::{
    career::{Career, CareerYear, Stay},
    pupil_lanes::short_year_group,
};
use domain::register::{PersonName, YearStep};
use i18n::Texts;

/// A row for each stay, newest first: school year, year group, group, teachers, and what is special about it.
pub fn career_rows(texts: &Texts, career: &Career) -> Vec<[String; 5]> {
    let rows = career.years.iter().flat_map(|year| {
        year.stays.iter().enumerate().map(move |(at, stay)| row(texts, career, year, (at, stay)))
    });
    let mut rows: Vec<_> = rows.collect();
    rows.reverse();
    rows
}

fn row(texts: &Texts, career: &Career, year: &CareerYear, (at, stay): (usize, &Stay)) -> [String; 5] {
    let teachers: Vec<String> = stay.teachers.iter().map(PersonName::full).collect();
    [
        year.year.to_string(),
        stay.year_group.map(|group| short_year_group(texts, group)).unwrap_or_default(),
        stay.group.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
        teachers.join(", "),
        remarks(texts, career, year, (at, stay)).join("; "),
    ]
}

fn remarks(texts: &Texts, career: &Career, year: &CareerYear, (at, stay): (usize, &Stay)) -> Vec<String> {
    let date = |day| texts.language().date(day);
    let (is_first, is_last) = (at == 0, at + 1 == year.stays.len());
    let within = |day: Option<jiff::civil::Date>| day.filter(|day| year.year.contains(*day));
    let step = match year.step {
        Some(YearStep::Doubled) => Some(texts.pupil_career_doubled()),
        Some(YearStep::Skipped | YearStep::SkippedMore) => Some(texts.pupil_career_skipped()),
        Some(YearStep::Back) => Some(texts.pupil_career_back()),
        None | Some(YearStep::Next | YearStep::Unknown) => None,
    };
    let mut all = Vec::new();
    if is_first {
        all.extend(within(career.entered_on).map(|day| texts.pupil_career_entered(date(day).as_str())));
        if year.years_elsewhere > 0 {
            all.push(texts.pupil_career_elsewhere(year.years_elsewhere));
        }
        all.extend(step.map(str::to_owned));
        if !year.extra_groups.is_empty() {
            all.push(texts.pupil_career_extra(year.extra_groups.join(", ").as_str()));
        }
    } else {
        all.push(texts.pupil_career_moved(date(stay.from).as_str()));
    }
    if is_last {
        all.extend(within(career.left_on).map(|day| texts.pupil_career_left(date(day).as_str())));
    }
    all
}
