//! From rows of the database to where each pupil of a group stands.

use super::norm_tables::moment_of;
use crate::{norms, signals::Rules};
use domain::{
    SchoolYear,
    ids::{PupilId, TestId},
    register::{Enrolment, YearGroup},
    results::{Progress, Sitting, Test, TestResult, current_progress},
    signals::{
        GroupSitting, PupilSittings, Signal, SignalKind, current_part, is_blind_spot, missing_at, signals_of,
        social_emotional,
    },
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

/// Where one pupil stands.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The series that count now, by subject.
    pub progress: Vec<Progress>,
    /// The signals, in the order of the subjects.
    pub signals: Vec<Signal>,
    /// Whether there is a signal that is not asleep, while nothing is open.
    pub blind_spot: bool,
}

/// The days whose results count for where a group stands on a day: the school year itself and the four before. That is
/// more than the small line of earlier sittings shows; a pupil's own page shows everything.
pub(super) fn looking_back(year: SchoolYear, as_of: Date) -> (Date, Date) {
    let first = (0..4).fold(year, |year, _| year.previous());
    (first.first_day(), as_of)
}

/// The sittings of pupils, with the test moment of each.
#[derive(Clone)]
pub(super) struct Sittings(HashMap<PupilId, Vec<Sitting>>);

impl Sittings {
    /// Joins results with their tests and with the year group that the pupil was in on the day.
    pub(super) fn new(results: Vec<TestResult>, tests: Vec<Test>, enrolments: &[Enrolment]) -> Self {
        let tests: HashMap<TestId, Arc<Test>> = tests.into_iter().map(|t| (t.id, Arc::new(t))).collect();
        let year_groups = YearGroups::new(enrolments);
        let mut sittings: HashMap<PupilId, Vec<Sitting>> = HashMap::new();
        for result in results {
            // A foreign key guards that every result has its test.
            let Some(test) = tests.get(&result.test) else { continue };
            let of_pupil = sittings.entry(result.pupil).or_default();
            of_pupil.push(sitting(result, test, &year_groups));
        }
        Self(sittings)
    }

    pub(super) fn take(&mut self, pupil: PupilId) -> Vec<Sitting> {
        self.0.remove(&pupil).unwrap_or_default()
    }
}

fn sitting(result: TestResult, test: &Arc<Test>, year_groups: &YearGroups) -> Sitting {
    let moment = moment_of(test, (result.pupil, result.taken_on), Some(year_groups));
    Sitting {
        test: Arc::clone(test),
        taken_on: result.taken_on,
        moment,
        skill_score: result.skill_score,
        levels: result.levels,
        percentile: result.percentile,
        dle: result.dle,
        functioning_level: result.functioning_level.map(Into::into),
        own_level: result.own_level.map(Into::into),
        is_normed_here: result.norm.is_some(),
        raw_score: result.raw_score,
    }
}

/// The year group of each pupil through the years.
pub(super) struct YearGroups(HashMap<(PupilId, SchoolYear), Vec<Stretch>>);

/// Since which day a pupil was in which year group.
type Stretch = (Date, Option<YearGroup>);

impl YearGroups {
    pub(super) fn new(enrolments: &[Enrolment]) -> Self {
        let mut by_year: HashMap<_, Vec<_>> = HashMap::new();
        for one in enrolments {
            by_year.entry((one.pupil, one.school_year)).or_default().push((one.from, one.year_group));
        }
        for stretches in by_year.values_mut() {
            stretches.sort_by_key(|(from, _)| *from);
        }
        Self(by_year)
    }

    /// The year group on a day. A day before the first enrolment of the year counts as the first: rosters tell when
    /// they were made, not since when a pupil was there.
    pub(super) fn on(&self, pupil: PupilId, day: Date) -> Option<YearGroup> {
        let stretches = self.0.get(&(pupil, SchoolYear::of(day)))?;
        let begun = stretches.iter().rev().find(|(from, _)| *from <= day);
        begun.or_else(|| stretches.first())?.1
    }
}

/// A pupil with the own year group.
pub(crate) type Own = (PupilId, Option<YearGroup>);

/// Where each pupil of a group stands; the group matters for who misses a result.
pub(super) fn assess_group(
    pupils: &[Own],
    sittings: &mut Sittings,
    year: SchoolYear,
    rules: &Rules,
) -> Vec<Assessment> {
    let all: Vec<Vec<Sitting>> = pupils.iter().map(|(pupil, _)| sittings.take(*pupil)).collect();
    let mut missing = missing_signals(pupils, &all, year, rules);
    all.into_iter()
        .zip(pupils)
        .enumerate()
        .map(|(index, (sittings, own))| {
            assess(*own, sittings, missing.remove(&index).unwrap_or_default(), rules)
        })
        .collect()
}

/// Where one pupil stands, when it is known which results are missing.
pub(super) fn assess(
    (pupil, year_group): Own,
    sittings: Vec<Sitting>,
    missing: Vec<Signal>,
    rules: &Rules,
) -> Assessment {
    let lists = social_emotional(&sittings, rules.thresholds());
    let progress = progress_of(sittings);
    let of_series = progress
        .iter()
        .flat_map(|one| signals_of(one, rules.thresholds(), &rules.circumstances(one, (pupil, year_group))));
    let mut signals: Vec<Signal> = Vec::new();
    for signal in of_series.chain(lists).chain(missing).chain(rules.beside_results(pupil)) {
        // Two parallel series of one subject may say the same; it is said once.
        let same = |s: &Signal| s.kind() == signal.kind() && s.subject == signal.subject;
        let known = signal.subject.is_some() && signals.iter().any(same);
        if !known {
            signals.push(signal);
        }
    }
    signals.sort_by_key(|signal| norms::subject_place(signal.subject.as_deref()));
    rules.answer(pupil, &mut signals);
    let blind_spot = is_blind_spot(&signals, &rules.open_matters(pupil));
    Assessment { progress, signals, blind_spot }
}

/// The series that count now, by subject, for who is not shown any signal.
pub(super) fn without_signals(sittings: Vec<Sitting>) -> Assessment {
    Assessment { progress: progress_of(sittings), signals: Vec::new(), blind_spot: false }
}

fn progress_of(sittings: Vec<Sitting>) -> Vec<Progress> {
    let mut progress = current_progress(sittings);
    progress.sort_by_key(|one| norms::subject_place(one.subject()));
    progress
}

/// Who of a group misses a result in which subject, by place in the group.
fn missing_signals(
    pupils: &[Own],
    sittings: &[Vec<Sitting>],
    year: SchoolYear,
    rules: &Rules,
) -> BTreeMap<usize, Vec<Signal>> {
    let mut missing: BTreeMap<usize, Vec<Signal>> = BTreeMap::new();
    if !rules.thresholds().has(SignalKind::Missing) {
        return missing;
    }
    let this_year: Vec<Vec<(&str, GroupSitting)>> = sittings
        .iter()
        .map(|all| {
            let counts = all.iter().filter(|s| year.contains(s.taken_on) && s.counts_as_tested());
            counts.filter_map(|s| Some((s.test.subject.as_deref()?, s.into()))).collect()
        })
        .collect();
    let subjects: BTreeSet<&str> = this_year.iter().flatten().map(|(subject, _)| *subject).collect();
    for subject in subjects {
        let of_subject: Vec<Vec<GroupSitting>> = this_year
            .iter()
            .map(|all| all.iter().filter(|(of, _)| *of == subject).map(|(_, sitting)| *sitting).collect())
            .collect();
        let group: Vec<PupilSittings<'_>> =
            pupils.iter().zip(&of_subject).map(|((_, own), sittings)| (*own, sittings.as_slice())).collect();
        let Some(current) = current_part(&group, year, rules.thresholds().missing_share) else { continue };
        for (index, pupil) in group.iter().enumerate() {
            if let Some((since, evidence)) = missing_at(*pupil, year, current, group.len()) {
                let signal = Signal::new(Some(subject.to_owned()), since, evidence);
                missing.entry(index).or_default().push(signal);
            }
        }
    }
    missing
}
