//! Own tests of the school, social-emotional scales and observation lists: a small profile with the latest band and the
//! one before.

use super::pupil_lines::age_class;
use app::results::{age_of, ago};
use charts::steps::{Steps, steps};
use domain::results::{Progress, Sitting, TestKind};
use i18n::Texts;
use jiff::civil::Date;

/// The scales of one list, or the own tests of one subject.
pub(super) struct Profile {
    pub(super) title: String,
    pub(super) scales: Vec<Scale>,
}

/// One scale.
pub(super) struct Scale {
    pub(super) name: String,
    pub(super) picture: Option<String>,
    pub(super) now: Reading,
    pub(super) before: Option<Reading>,
    pub(super) asks_attention: bool,
}

/// What a sitting said.
pub(super) struct Reading {
    pub(super) words: String,
    pub(super) date: String,
    pub(super) ago: String,
    pub(super) age: &'static str,
}

/// The profiles of a pupil: lists first in the order of their names, each with its scales.
pub(super) fn profiles(texts: &Texts, series: &[Progress], today: Date, own_tests: bool) -> Vec<Profile> {
    let belongs = |progress: &&Progress| match progress.latest().test.kind {
        TestKind::Standard => false,
        TestKind::Own => own_tests,
        TestKind::SocialEmotional | TestKind::Observation => !own_tests,
    };
    let mut profiles: Vec<Profile> = Vec::new();
    for progress in series.iter().filter(belongs) {
        let title = list_name(progress);
        let scale = scale(texts, progress, today);
        match profiles.iter_mut().find(|profile| profile.title == title) {
            Some(profile) => profile.scales.push(scale),
            None => profiles.push(Profile { title, scales: vec![scale] }),
        }
    }
    profiles.sort_by(|a, b| a.title.cmp(&b.title));
    for profile in &mut profiles {
        profile.scales.sort_by(|a, b| a.name.cmp(&b.name));
    }
    profiles
}

/// What the scales have in common: the code of the list whose parts they are, else their subject.
fn list_name(progress: &Progress) -> String {
    let test = &progress.latest().test;
    match (&test.names.part, &test.subject) {
        (Some(_), _) | (None, None) => test.names.code.clone(),
        (None, Some(subject)) => subject.clone(),
    }
}

fn scale(texts: &Texts, progress: &Progress, today: Date) -> Scale {
    let latest = progress.latest();
    let test = &latest.test;
    let named = test.names.part.clone().or_else(|| test.name.clone());
    let band = band_at(latest);
    let before = progress.previous().filter(|before| before.test.bands.len() == test.bands.len());
    let attention: Vec<bool> = test.bands.iter().map(|band| band.needs_attention).collect();
    let place = band.map_or(0, |at| at + 1);
    let label = match band {
        Some(_) => texts.pupil_profile_position(place, attention.len()),
        None => texts.pupil_profile_no_band().to_owned(),
    };
    let row = Steps { label: &label, attention: &attention, now: band, before: before.and_then(band_at) };
    Scale {
        name: named.unwrap_or_else(|| test.names.code.clone()),
        picture: band.and_then(|_| steps(&row)),
        now: reading(texts, latest, today),
        before: progress.previous().map(|before| reading(texts, before, today)),
        asks_attention: band.and_then(|at| test.bands.get(at)).is_some_and(|band| band.needs_attention),
    }
}

/// The place of the band of a sitting among those of its test.
fn band_at(sitting: &Sitting) -> Option<usize> {
    let test = &sitting.test;
    let named = sitting.own_level.as_deref().and_then(|label| test.band_named(label));
    let band = named.or_else(|| test.band_of(sitting.raw_score?))?;
    test.bands.iter().position(|one| one.label == band.label)
}

fn reading(texts: &Texts, sitting: &Sitting, today: Date) -> Reading {
    let language = texts.language();
    let band = band_at(sitting).and_then(|at| sitting.test.bands.get(at)).map(|band| band.label.clone());
    let level = band.or_else(|| sitting.own_level.as_deref().map(str::to_owned));
    let level = level.or_else(|| sitting.levels.main().map(|level| level.name().to_owned()));
    let score = sitting.raw_score.or(sitting.skill_score);
    let score = score.map(|score| language.decimal(score.thousandths()));
    let words = match (level, score) {
        (Some(level), Some(score)) => format!("{level} ({score})"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => texts.pupil_profile_no_band().to_owned(),
    };
    Reading {
        words,
        date: language.date(sitting.taken_on),
        ago: ago(texts, sitting.taken_on, today),
        age: age_class(age_of(sitting.taken_on, today)),
    }
}
