//! What has to hold between the records of a file: no result twice, and a description of every test.

use super::{ResultRecord, TestRecord, test::ReadTest};
use crate::{Problem, ProblemKind, seen::Seen};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

/// Results among which repeats are found; a school of 1,000 pupils gathers 250,000 in eight years. Behind it the table
/// takes no more, so that memory stays under 60 MB.
const MOST_RESULTS: usize = 1_500_000;
/// Different tests of one file.
const MOST_TESTS: usize = 10_000;

/// What the reader has seen.
pub(super) struct Integrity {
    hasher: RandomState,
    keys: Seen<()>,
    sittings: Seen<[u16; 2]>,
    used: HashMap<u64, UsedTest>,
    described: HashMap<u64, Described>,
}

struct UsedTest {
    code: String,
    version: Option<String>,
    line: u64,
    result_key: String,
}

#[derive(Clone, Copy)]
struct Described {
    line: u64,
    content: u64,
}

/// What to do with a result.
pub(super) enum Verdict {
    /// Give it out.
    New,
    /// It says what an earlier one says: leave it out.
    Same,
    /// It is at odds with an earlier one.
    Wrong {
        /// The element at which that shows.
        element: &'static str,
        kind: ProblemKind,
    },
}

impl Integrity {
    pub(super) fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            keys: Seen::new(MOST_RESULTS),
            sittings: Seen::new(MOST_RESULTS),
            used: HashMap::new(),
            described: HashMap::new(),
        }
    }

    /// Judges a result. Two results of one pupil for one test (or part) on one day are one when they say the same, and a
    /// problem when they do not; so are two with one key.
    pub(super) fn judge(&mut self, line: u64, key: &str, result: &ResultRecord) -> Verdict {
        let r = result;
        let sitting = (&r.pupil_key, &r.test_code, &r.version, &r.part_code, r.taken_on);
        let scores = (&r.scale, r.skill_score, r.raw_score, r.levels, r.percentile, r.dle);
        let more = (&r.functioning_level, &r.other_scores, &r.eck_id);
        let sitting = self.hasher.hash_one(sitting);
        let [a, b, c, d, ..] = self.hasher.hash_one((scores, more)).to_be_bytes();
        let content = [u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])];
        match self.sittings.note(sitting, line, content) {
            Some((_, earlier)) if earlier == content => return Verdict::Same,
            Some((first_line, _)) => {
                return Verdict::Wrong {
                    element: "toetscode",
                    kind: ProblemKind::DuplicateKey { first_line },
                };
            }
            None => {}
        }
        match self.note_key(line, key) {
            Some(kind) => Verdict::Wrong { element: "key", kind },
            None => Verdict::New,
        }
    }

    /// Notes the key of a result, also of one that is refused.
    pub(super) fn note_key(&mut self, line: u64, key: &str) -> Option<ProblemKind> {
        if key.is_empty() {
            return None;
        }
        let (first_line, ()) = self.keys.note(self.hasher.hash_one(key), line, ())?;
        Some(ProblemKind::DuplicateKey { first_line })
    }

    /// Notes that a result uses a test.
    ///
    /// # Errors
    /// `TooLarge` when the file names too many tests.
    pub(super) fn use_test(
        &mut self,
        line: u64,
        key: &str,
        result: &ResultRecord,
    ) -> Result<(), ProblemKind> {
        let id = self.hasher.hash_one((&result.test_code, &result.version));
        if self.used.contains_key(&id) {
            return Ok(());
        }
        if self.used.len() == MOST_TESTS {
            return Err(ProblemKind::TooLarge);
        }
        let (code, version) = (result.test_code.clone(), result.version.clone());
        self.used.insert(id, UsedTest { code, version, line, result_key: key.to_owned() });
        Ok(())
    }

    /// Judges a test: described before in the same words, before in other words, or new.
    pub(super) fn judge_test(&mut self, read: &ReadTest, itself: &TestRecord) -> Verdict {
        let id = self.hasher.hash_one((&itself.code, &itself.version));
        let content = self.hasher.hash_one(&read.records);
        let line = read.heading.line;
        let wrong = |kind| Verdict::Wrong { element: "toetscode", kind };
        match self.described.get(&id) {
            Some(earlier) if earlier.content == content => Verdict::Same,
            Some(earlier) => wrong(ProblemKind::DuplicateKey { first_line: earlier.line }),
            None if self.described.len() == 2 * MOST_TESTS => wrong(ProblemKind::TooLarge),
            None => {
                self.described.insert(id, Described { line, content });
                if itself.version.is_some() {
                    let any = self.hasher.hash_one((&itself.code, "any version"));
                    self.described.entry(any).or_insert(Described { line, content });
                }
                Verdict::New
            }
        }
    }

    /// At the end of the file: the tests that results use and that are not described, by the line of their first use.
    ///
    /// A test without a version stands for every version, and a result without a version may be of any.
    pub(super) fn missing_tests(&self) -> Vec<Problem> {
        let none = None::<String>;
        let is_described = |test: &UsedTest| {
            let exactly = self.hasher.hash_one((&test.code, &test.version));
            let without = self.hasher.hash_one((&test.code, &none));
            let any = self.hasher.hash_one((&test.code, "any version"));
            let has = |id| self.described.contains_key(&id);
            has(exactly) || has(without) || test.version.is_none() && has(any)
        };
        let mut missing: Vec<&UsedTest> = self.used.values().filter(|test| !is_described(test)).collect();
        missing.sort_by_key(|test| test.line);
        let problem = |test: &UsedTest| {
            let kind = ProblemKind::DanglingReference { key: test.code.clone() };
            let owner =
                if test.result_key.is_empty() { String::new() } else { format!(" {}", test.result_key) };
            Problem { line: test.line, field: format!("resultaat{owner}/toetscode"), kind }
        };
        missing.into_iter().map(problem).collect()
    }
}
