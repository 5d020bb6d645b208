//! Who has a result at a window, and who has none yet.

use crate::norms;
use domain::{
    calendar::TestWindow,
    ids::{PupilId, TestId},
    register::YearGroup,
    results::{Part, Test, TestKind, TestResult},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A result, as far as the calendar looks at it.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    subject: String,
    series: String,
    part: Part,
    on: Date,
    /// Whether it is of a test of a supplier: only of those it is expected that everybody takes them.
    is_standard: bool,
}

/// Results by pupil. Those of a part of a test do not count: the whole test does.
pub(super) fn taken(results: &[TestResult], tests: &[Test]) -> HashMap<PupilId, Vec<Taken>> {
    let tests: HashMap<TestId, &Test> = tests.iter().map(|test| (test.id, test)).collect();
    let mut by_pupil: HashMap<PupilId, Vec<Taken>> = HashMap::new();
    for result in results {
        let Some(test) = tests.get(&result.test).filter(|test| test.names.part.is_none()) else { continue };
        let part = test.moment.map(|moment| moment.part);
        by_pupil.entry(result.pupil).or_default().push(Taken {
            subject: test.subject.clone().unwrap_or_else(|| test.series.0.clone()),
            series: test.series.0.clone(),
            part: part.unwrap_or_else(|| norms::moment_windows().part_of(result.taken_on)),
            on: result.taken_on,
            is_standard: test.kind == TestKind::Standard,
        });
    }
    by_pupil
}

/// What a group has still to do in one subject, at one window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodoLine {
    /// The subject; none while nobody took any test of the window.
    pub subject: Option<String>,
    /// How many have a result.
    pub done: usize,
    /// Who has none.
    pub missing: Vec<PupilId>,
}

impl TodoLine {
    /// How many pupils take it.
    pub const fn pupils(&self) -> usize {
        self.done + self.missing.len()
    }
}

/// What the pupils of a group have still to do at a window, by subject. Nothing when the window asks for no results, or for
/// none of these pupils.
pub(super) fn todo(
    window: &TestWindow,
    pupils: &[(PupilId, Option<YearGroup>)],
    taken: &HashMap<PupilId, Vec<Taken>>,
) -> Vec<TodoLine> {
    let is_asked = |own: &Option<YearGroup>| {
        own.and_then(YearGroup::primary).is_some_and(|year_group| window.is_for(year_group))
    };
    let asked: Vec<PupilId> =
        pupils.iter().filter(|(_, own)| is_asked(own)).map(|(pupil, _)| *pupil).collect();
    if asked.is_empty() || !window.asks_results() {
        return Vec::new();
    }
    let of = |pupil: &PupilId| taken.get(pupil).map(Vec::as_slice).unwrap_or_default();
    let counts = |one: &Taken| {
        window.school_year.contains(one.on)
            && window.series.as_ref().is_none_or(|series| *series == one.series)
            && window.part.is_none_or(|part| part == one.part)
            // A series without a part is taken at the window itself, or shortly before.
            && (window.part.is_some() || one.on.saturating_add(jiff::ToSpan::days(31)) >= window.from)
    };
    let subjects = match &window.series {
        Some(_) => subjects_of(asked.iter().flat_map(of).filter(|one| counts(one))),
        None => expected(&asked, taken, window),
    };
    let line = |subject: Option<String>| {
        let has = |pupil: &&PupilId| {
            let is_it = |one: &&Taken| subject.as_ref().is_none_or(|subject| *subject == one.subject);
            of(pupil).iter().filter(is_it).any(counts)
        };
        let (done, missing): (Vec<PupilId>, Vec<PupilId>) = asked.iter().partition(has);
        TodoLine { subject, done: done.len(), missing }
    };
    if subjects.is_empty() {
        return vec![line(None)];
    }
    let mut subjects: Vec<String> = subjects.into_iter().collect();
    subjects.sort_by_cached_key(|subject| (norms::subject_place(Some(subject)), subject.clone()));
    subjects.into_iter().map(|subject| line(Some(subject))).collect()
}

fn subjects_of<'a>(taken: impl Iterator<Item = &'a Taken>) -> BTreeSet<String> {
    taken.map(|one| one.subject.clone()).collect()
}

/// The subjects that the pupils are expected to take at a window: those that somebody took at it, and in the middle and at
/// the end of the year those that at least half of them took since the year before.
fn expected(
    asked: &[PupilId],
    taken: &HashMap<PupilId, Vec<Taken>>,
    window: &TestWindow,
) -> BTreeSet<String> {
    let since = window.school_year.previous().first_day();
    let mut subjects = BTreeSet::new();
    let mut pupils: BTreeMap<&str, usize> = BTreeMap::new();
    for pupil in asked {
        let own = taken.get(pupil).map(Vec::as_slice).unwrap_or_default();
        let now = own.iter().filter(|one| {
            one.is_standard && window.school_year.contains(one.on) && Some(one.part) == window.part
        });
        subjects.extend(subjects_of(now));
        let recent: BTreeSet<&str> = own
            .iter()
            .filter(|one| one.is_standard && one.on >= since && one.on <= window.school_year.last_day())
            .map(|one| one.subject.as_str())
            .collect();
        for subject in recent {
            *pupils.entry(subject).or_default() += 1;
        }
    }
    if window.part != Some(Part::Begin) {
        let usual = pupils.into_iter().filter(|(_, count)| count * 2 >= asked.len());
        subjects.extend(usual.map(|(subject, _)| subject.to_owned()));
    }
    subjects
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{SchoolYear, ids::TestWindowId};
    use jiff::civil::date;
    use uuid::Uuid;

    fn pupil(n: u128) -> PupilId {
        PupilId(Uuid::from_u128(n))
    }

    fn window(part: Option<Part>, series: Option<&str>) -> TestWindow {
        TestWindow {
            id: TestWindowId(Uuid::nil()),
            school_year: SchoolYear::of(date(2026, 1, 1)),
            name: String::new(),
            series: series.map(str::to_owned),
            part,
            year_groups: vec![5],
            from: date(2026, 1, 15),
            until: date(2026, 2, 15),
            enter_by: None,
            source: None,
            version: 1,
        }
    }

    fn took(subject: &str, part: Part, on: Date) -> Taken {
        Taken { subject: subject.to_owned(), series: format!("{subject}-S"), part, on, is_standard: true }
    }

    fn group() -> Vec<(PupilId, Option<YearGroup>)> {
        let five = Some(YearGroup::Primary(5));
        vec![(pupil(1), five), (pupil(2), five), (pupil(3), Some(YearGroup::Primary(6)))]
    }

    #[test]
    fn a_subject_of_last_year_is_expected_again_and_another_year_group_is_not_asked() {
        let (before, now) = (date(2025, 6, 10), date(2026, 1, 20));
        let taken = HashMap::from([
            (pupil(1), vec![took("Rekenen", Part::Middle, now), took("Spelling", Part::End, before)]),
            (pupil(3), vec![took("Rekenen", Part::Middle, now)]),
        ]);
        let lines = todo(&window(Some(Part::Middle), None), &group(), &taken);
        let told: Vec<_> =
            lines.iter().map(|l| (l.subject.as_deref().unwrap(), l.done, l.missing.clone())).collect();
        assert_eq!(told, [("Rekenen", 1, vec![pupil(2)]), ("Spelling", 0, vec![pupil(1), pupil(2)])]);
    }

    #[test]
    fn nobody_tested_is_one_line_without_a_subject() {
        let lines = todo(&window(Some(Part::Middle), None), &group(), &HashMap::new());
        assert_eq!(lines, [TodoLine { subject: None, done: 0, missing: vec![pupil(1), pupil(2)] }]);
    }

    #[test]
    fn a_series_is_looked_for_by_name_and_a_window_of_days_asks_nothing() {
        let taken = HashMap::from([(pupil(1), vec![took("DT", Part::Middle, date(2026, 2, 4))])]);
        let lines = todo(&window(None, Some("DT-S")), &group(), &taken);
        assert_eq!((lines[0].done, lines[0].missing.clone()), (1, vec![pupil(2)]));
        let early = HashMap::from([(pupil(1), vec![took("DT", Part::Begin, date(2025, 9, 4))])]);
        assert_eq!(todo(&window(None, Some("DT-S")), &group(), &early)[0].done, 0);
        assert_eq!(todo(&window(None, None), &group(), &taken), []);
    }
}
