//! Saving results that a file or a sheet brought: compared with what is known, completed from norm tables, and each
//! change written down.

use super::feed::Source;
use super::{
    ImportError,
    differences::{About, Difference, Who, differing, of_result},
    problems::{Problems, What},
    run::{Run, problem},
};
use crate::results::norm_tables::Norms;
use domain::{
    SchoolYear,
    ids::{PupilId, TestId},
    results::{Test, TestResult},
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::{Reads, WriteTx, imports::ImportChange, results};

/// A result with its place in the file.
pub(super) struct Incoming {
    pub(super) line: u64,
    /// What a message about it calls its field.
    pub(super) field: String,
    pub(super) result: TestResult,
}

/// What tells one sitting from every other.
type Key = (PupilId, TestId, Date);

fn key(result: &TestResult) -> Key {
    (result.pupil, result.test, result.taken_on)
}

/// The running import of results.
pub(super) struct Saving {
    pub(super) run: Run,
    norms: Norms,
    /// Pupils of whom the database may hold results already.
    may_have_results: bool,
    met: HashSet<PupilId>,
}

impl Saving {
    pub(super) async fn begin(tx: &mut impl Reads, run: Run) -> Result<Self, ImportError> {
        let norms = Norms::load(tx, &run.scope).await?;
        // A test that is new may not say for which moment it is.
        let norms = if norms.is_empty() { norms } else { norms.with_year_groups(tx, &run.scope).await? };
        Ok(Self {
            norms,
            may_have_results: results::result_count(tx, &run.scope).await? > 0,
            met: HashSet::new(),
            run,
        })
    }

    /// Saves a batch; `tests` knows every test of it. A score outside the norm table is mentioned.
    pub(super) async fn save(
        &mut self,
        tx: &mut WriteTx,
        (source, problems): (&Source, &mut Problems),
        tests: &HashMap<TestId, Test>,
        mut batch: Vec<Incoming>,
    ) -> Result<(), ImportError> {
        for one in &mut batch {
            let Some(test) = tests.get(&one.result.test) else { continue };
            if let Some(outside) = self.norms.complete(test, &mut one.result) {
                let (from, to) = (outside.lowest.to_string(), outside.highest.to_string());
                problems.add(problem(source, one.line, one.field.clone(), What::OutsideNorm { from, to }));
            } else if let Some(from) = below_bands(test, &one.result) {
                problems.add(problem(source, one.line, one.field.clone(), What::BelowBands { from }));
            }
        }
        let mut known = self.known_results(tx, &batch).await?;
        for (line, field, taken_on) in same_moments(&known, tests, &batch) {
            problems.add(problem(source, line, field, What::SameMoment { taken_on }));
        }
        let mut new: Vec<Incoming> = Vec::with_capacity(batch.len());
        let mut places: HashMap<Key, usize> = HashMap::new();
        for one in batch {
            let sitting = key(&one.result);
            if let Some(place) = places.get(&sitting).copied() {
                // Twice in one batch under two names of one pupil: the last one counts.
                if let Some(earlier) = new.get_mut(place) {
                    *earlier = one;
                }
                continue;
            }
            if known.get(&sitting).is_none_or(|before| before.told() != one.result.told()) {
                self.run.touched.extend(tests.get(&one.result.test).map(|test| test.series.clone()));
            }
            match known.get(&sitting) {
                None => {
                    places.insert(sitting, new.len());
                    new.push(one);
                }
                // What the norm tables say of it is no news.
                Some(before) if before.told() == one.result.told() => self.run.counts.same += 1,
                Some(before) => {
                    let before = before.clone();
                    let test = tests.get(&one.result.test);
                    self.run.differences.add_changed(|| difference(test, Some(&before), &one));
                    self.run.record(tx, &ImportChange::Result { before }).await?;
                    results::update_result(tx, &self.run.scope, &one.result).await?;
                    self.run.counts.changed += 1;
                    known.insert(sitting, one.result);
                }
            }
        }
        self.run.counts.added += i64::try_from(new.len()).unwrap_or(i64::MAX);
        for one in &new {
            let test = tests.get(&one.result.test);
            self.run.differences.add_new(|| difference(test, None, one));
        }
        let new: Vec<TestResult> = new.into_iter().map(|one| one.result).collect();
        results::insert_results(tx, &self.run.scope, self.run.no, &new).await?;
        Ok(())
    }

    /// What the database already holds of the pupils in a batch.
    async fn known_results(
        &mut self,
        tx: &mut WriteTx,
        batch: &[Incoming],
    ) -> Result<HashMap<Key, TestResult>, ImportError> {
        let pupils: HashSet<PupilId> = batch.iter().map(|one| one.result.pupil).collect();
        let mut known = HashMap::new();
        for pupil in pupils {
            let is_new_here = self.met.insert(pupil);
            if is_new_here && !self.may_have_results {
                continue;
            }
            for result in results::results_of_pupil(tx, &self.run.scope, pupil).await? {
                known.insert(key(&result), result);
            }
        }
        Ok(known)
    }
}

/// Where the lowest band of a test begins, when a score is below it.
fn below_bands(test: &Test, result: &TestResult) -> Option<String> {
    let score = result.raw_score.or(result.skill_score)?;
    let lowest = test.bands.iter().filter_map(|band| band.from).min()?;
    (result.own_level.is_none() && score < lowest).then(|| lowest.to_string())
}

/// The new results of a batch that are of a moment at which the pupil has another result, on another day: with line,
/// field and that day. Of the two only the later one counts ([`domain::results::Sitting::is_same_moment_as`]).
fn same_moments(
    known: &HashMap<Key, TestResult>,
    tests: &HashMap<TestId, Test>,
    batch: &[Incoming],
) -> Vec<(u64, String, Date)> {
    let place = |result: &TestResult| {
        let test = tests.get(&result.test)?;
        Some((result.pupil, &test.series, test.moment?, SchoolYear::of(result.taken_on)))
    };
    let mut days: HashMap<_, BTreeSet<Date>> = HashMap::new();
    for result in known.values() {
        if let Some(place) = place(result) {
            days.entry(place).or_default().insert(result.taken_on);
        }
    }
    let mut found = Vec::new();
    for one in batch.iter().filter(|one| !known.contains_key(&key(&one.result))) {
        let Some(place) = place(&one.result) else { continue };
        let met = days.entry(place).or_default();
        if let Some(other) = met.iter().rfind(|day| **day != one.result.taken_on) {
            found.push((one.line, one.field.clone(), *other));
        }
        met.insert(one.result.taken_on);
    }
    found
}

fn difference(test: Option<&Test>, before: Option<&TestResult>, after: &Incoming) -> Difference {
    let name = test.map(|test| test.name.as_ref().unwrap_or(&test.names.code).clone()).unwrap_or_default();
    // The name of a scale of a list of the school has the scale in it already.
    let part = test.and_then(|test| test.names.part.as_ref()).filter(|part| !name.ends_with(part.as_str()));
    let part = part.map(|part| format!(" / {part}")).unwrap_or_default();
    Difference {
        line: after.line,
        who: Some(Who::Known(after.result.pupil)),
        about: About::Result { test: format!("{name}{part}"), taken_on: after.result.taken_on },
        fields: differing(before.map(of_result), of_result(&after.result)),
    }
}
