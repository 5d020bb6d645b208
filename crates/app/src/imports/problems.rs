//! What can be wrong with an import: in the file itself, or against what the register knows.

use exchange::{ProblemKind, Severity};
use jiff::civil::Date;

/// One problem, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The name of the file as the person gave it.
    pub file: String,
    /// Line, counted from 1; 0 when it is about the file as a whole.
    pub line: u64,
    /// Element or attribute, with the key of its record.
    pub field: String,
    /// What is wrong.
    pub what: What,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Something in the file itself.
    InFile(ProblemKind),
    /// The file is of another school than the one that is known here.
    OtherSchool {
        /// The school of the file.
        found: String,
        /// The school that is known; none when there are several.
        known: Option<String>,
    },
    /// Results of a school that has no roster here yet.
    UnknownSchool {
        /// The school of the file.
        found: String,
    },
    /// A result of a pupil who is not in the register.
    UnknownPupil {
        /// The key in the file.
        key: String,
    },
    /// The ECK iD names one pupil and the key another.
    KeyOfAnother {
        /// The key in the file.
        key: String,
    },
    /// A pupil with a new key has the name and birth date of a known pupil: a person must say whether it is the same.
    LooksLikeKnown {
        /// The key in the file.
        key: String,
        /// The key under which the known pupil is known.
        known: String,
    },
    /// The file of this pupil, or what the record is about, was destroyed when its term had ended; the record is left out.
    Destroyed {
        /// The key in the file.
        key: String,
    },
    /// A row names a pupil by name only, and nobody here has that name.
    UnknownByName,
    /// A row names a pupil who is probably a known one; a person must say so.
    AsksWhoItIs,
    /// A series that the school does not know.
    UnknownSeries {
        /// Its name in the file.
        series: String,
    },
    /// A test of a series with test moments, and neither the file nor the group of the pupil says which moment it is.
    NoMoment,
    /// A test moment that the series does not have.
    WrongMoment {
        /// The moment.
        moment: String,
    },
    /// A level that the test does not have.
    WrongLevel {
        /// The level in the file.
        level: String,
    },
    /// No mapping of sheets has this name.
    NoMapping {
        /// The name that was asked.
        name: String,
    },
    /// A day that is still to come.
    InFuture,
    /// A day before the pupil was born, or after the pupil left.
    NotAtSchool,
    /// A day before the pupil came to this school; it is taken.
    BeforeEntering,
    /// Another result at the same sitting stands on an earlier line.
    TwiceInFile {
        /// That line.
        first_line: u64,
    },
    /// The details of this file are older than what is known; only the group history was taken from it.
    OlderRoster,
    /// The norm table of the school says nothing about this score; the result is taken without a level.
    OutsideNorm {
        /// The lowest score that it knows.
        from: String,
        /// The highest score that it knows.
        to: String,
    },
    /// The test has bands of its own and this score is below them all; the result is taken without one.
    BelowBands {
        /// Where the lowest one begins.
        from: String,
    },
    /// The pupil has another result of this series and test moment in this school year; the later one counts.
    SameMoment {
        /// The day of the other one.
        taken_on: Date,
    },
    /// The sheet gives a known test another subject; that is not taken.
    OtherSubject {
        /// The subject in the sheet.
        subject: String,
        /// The subject of the test.
        known: String,
    },
    /// There are more problems than are listed.
    More {
        /// How many more.
        count: u64,
    },
}

impl ImportProblem {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match &self.what {
            What::InFile(kind) => kind.severity(),
            What::OtherSchool { .. } | What::UnknownSchool { .. } | What::NoMapping { .. } => Severity::File,
            What::UnknownPupil { .. }
            | What::KeyOfAnother { .. }
            | What::LooksLikeKnown { .. }
            | What::UnknownByName
            | What::AsksWhoItIs
            | What::UnknownSeries { .. }
            | What::NoMoment
            | What::WrongMoment { .. }
            | What::WrongLevel { .. }
            | What::InFuture
            | What::NotAtSchool
            | What::TwiceInFile { .. } => Severity::Record,
            What::Destroyed { .. }
            | What::BeforeEntering
            | What::OlderRoster
            | What::OutsideNorm { .. }
            | What::BelowBands { .. }
            | What::SameMoment { .. }
            | What::OtherSubject { .. }
            | What::More { .. } => Severity::Notice,
        }
    }
}

/// How many problems are kept at most; the rest is counted. A file with more is of the wrong kind altogether.
const MOST: usize = 100_000;

/// The problems met so far, in bounded memory.
#[derive(Debug, Default)]
pub(super) struct Problems {
    kept: Vec<ImportProblem>,
    not_kept: u64,
    refused: u64,
    /// The record that the last refusal was about: the problems of one record come behind each other.
    last_refused: Option<(String, String)>,
    file_refused: bool,
}

impl Problems {
    pub(super) fn add(&mut self, problem: ImportProblem) {
        match problem.severity() {
            Severity::Notice => {}
            Severity::Record => self.refuse(&problem),
            Severity::File => self.file_refused = true,
        }
        if self.kept.len() < MOST { self.kept.push(problem) } else { self.not_kept += 1 }
    }

    fn refuse(&mut self, problem: &ImportProblem) {
        // `leerling ll-1/geboortedatum` and `leerling ll-1/jaargroep` are of one record; without a key nothing says so.
        let record = match (&problem.what, problem.field.split_once('/')) {
            (What::InFile(_), Some((record, _))) if record.contains(' ') => Some(record.to_owned()),
            _ => None,
        };
        let record = record.map(|record| (problem.file.clone(), record));
        if record.is_none() || record != self.last_refused {
            self.refused += 1;
        }
        self.last_refused = record;
    }

    /// One more problem of a record that was refused already.
    pub(super) fn add_beside(&mut self, problem: ImportProblem) {
        if self.kept.len() < MOST { self.kept.push(problem) } else { self.not_kept += 1 }
    }

    /// Counts a record that is refused for a problem which was already told.
    pub(super) const fn refuse_more(&mut self, records: u64) {
        self.refused += records;
    }

    /// How many records were refused.
    pub(super) fn refused(&self) -> i64 {
        i64::try_from(self.refused).unwrap_or(i64::MAX)
    }

    /// Whether the import must stop: the file as a whole is refused, or a record is while all are wanted.
    pub(super) const fn stops(&self, partial: bool) -> bool {
        self.file_refused || (self.refused > 0 && !partial)
    }

    /// Whether nothing more can be read.
    pub(super) const fn file_refused(&self) -> bool {
        self.file_refused
    }

    /// All of them, by file and line.
    pub(super) fn into_list(mut self) -> Vec<ImportProblem> {
        self.kept.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        if self.not_kept > 0 {
            let file = self.kept.last().map(|p| p.file.clone()).unwrap_or_default();
            self.kept.push(ImportProblem {
                file,
                line: 0,
                field: String::new(),
                what: What::More { count: self.not_kept },
            });
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(field: &str) -> ImportProblem {
        let what = What::InFile(ProblemKind::InvalidDate);
        ImportProblem { file: "f".into(), line: 1, field: field.into(), what }
    }

    #[test]
    fn a_record_with_two_problems_is_one_refused_record() {
        let mut problems = Problems::default();
        for field in [
            "leerling 1/geboortedatum",
            "leerling 1/jaargroep",
            "leerling 2/groep",
            "leerling/key",
            "leerling/key",
        ] {
            problems.add(problem(field));
        }
        assert_eq!(problems.refused(), 4);
        assert_eq!(problems.into_list().len(), 5);
    }
}
