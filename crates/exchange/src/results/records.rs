//! The records of a results file, as far as Stut keeps them.

use crate::Problem;
use domain::{
    SchoolYear,
    register::{EckId, SchoolRef},
    results::{Decimal, Levels},
};
use jiff::civil::Date;

/// The `school` block: whose results these are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsSchool {
    /// The codes of the school.
    pub school: SchoolRef,
    /// The school year of the delivery; results may be older.
    pub school_year: SchoolYear,
    /// The program that made the file.
    pub author: Option<String>,
}

/// One `resultaat` of one pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultRecord {
    /// `leerlingid`: the pupil's key in the school's own system.
    pub pupil_key: String,
    /// The pupil's national pseudonym, which beats the key.
    pub eck_id: Option<EckId>,
    /// The day of the sitting.
    pub taken_on: Date,
    /// `toetscode`; the file must describe it under `toetsen`.
    pub test_code: String,
    /// `versie`.
    pub version: Option<String>,
    /// `toetsonderdeelcode`: the result is about this part only.
    pub part_code: Option<String>,
    /// `codevaardigheidsschaal`.
    pub scale: Option<String>,
    /// `vaardigheidsscore` on that scale.
    pub skill_score: Option<Decimal>,
    /// `score` of a school's own test, else `aantalgoed`.
    pub raw_score: Option<Decimal>,
    /// Reference scores IV, AE, AVI and RNTRM, each on its own scale.
    pub levels: Levels,
    /// Reference score Percentiel, 0 to 100, of the national norm group.
    pub percentile: Option<Decimal>,
    /// Reference score DLE, months.
    pub dle: Option<Decimal>,
    /// Reference score FN, for example `M5`, as it came.
    pub functioning_level: Option<String>,
    /// Other reference scores with a national comparison group, code and value as they came.
    pub other_scores: Vec<(String, String)>,
}

/// One `toets`, or one of its `toetsonderdelen`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TestRecord {
    /// `toetscode`.
    pub code: String,
    /// `versie`.
    pub version: Option<String>,
    /// `toetsonderdeelcode`, when this describes a part.
    pub part_code: Option<String>,
    /// `toetsnaam`, or `toetsonderdeelnaam` of a part.
    pub name: Option<String>,
    /// `vakgebied` as the file names it.
    pub subject: Option<String>,
    /// `leerjaar` 1 to 8.
    pub year_group: Option<u8>,
}

/// What the reader gives, in the order of the file: the school, the results, then the tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResultsItem {
    /// The school; always before any record.
    School(u64, ResultsSchool),
    /// A result, with the line on which it starts.
    Result(u64, ResultRecord),
    /// A test, with its line. Tests stand behind the results that refer to them.
    Test(u64, TestRecord),
    /// Something that is wrong. After one with [`crate::Severity::File`] nothing follows.
    Problem(Problem),
}

/// A whole results file in memory, for writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultsFile {
    /// The school block.
    pub school: ResultsSchool,
    /// Results, those of one pupil behind each other.
    pub results: Vec<ResultRecord>,
    /// Tests.
    pub tests: Vec<TestRecord>,
}

impl TestRecord {
    /// Whether this describes the test of a result, whatever part the result is about. A test without a version stands
    /// for every version, and a result without a version may be of any; the format itself has one version of a code in
    /// a file.
    pub fn describes(&self, result: &ResultRecord) -> bool {
        self.code == result.test_code
            && (self.version.is_none() || result.version.is_none() || self.version == result.version)
    }
}
