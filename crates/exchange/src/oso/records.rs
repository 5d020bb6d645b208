//! What goes into a transfer file, before it is XML.

use domain::{
    Personal, SchoolYear,
    register::{Branch, Brin, Gender, PersonName, YearGroup},
    results::{Decimal, Levels},
};
use jiff::civil::Date;

/// A file for the partnership about one pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoFile {
    /// Name and version of the program that writes it.
    pub program: (String, String),
    /// The day it is made.
    pub made_on: Date,
    /// What guardians saw and said.
    pub insight: OsoInsight,
    /// The school.
    pub school: OsoSchool,
    /// The pupil.
    pub pupil: OsoPupil,
}

/// What guardians saw and said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoInsight {
    /// When they saw it; none when nobody recorded that they did.
    pub seen_on: Option<Date>,
    /// Whether they agree with what is in it; none when that is not known.
    pub agrees: Option<bool>,
    /// Why they do not; empty when nobody wrote that down.
    pub why_not: Personal<String>,
    /// Whether they permit that it is sent; none when that is not known.
    pub permits: Option<bool>,
}

/// The school that sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoSchool {
    /// Its name.
    pub name: String,
    /// Its national number.
    pub brin: Brin,
    /// Its branch.
    pub branch: Branch,
}

/// A person with a name in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoPerson {
    /// The name.
    pub name: PersonName,
    /// Gender.
    pub gender: Gender,
}

/// The pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoPupil {
    /// Who she is.
    pub person: OsoPerson,
    /// Day of birth.
    pub born_on: Option<Personal<Date>>,
    /// The key in the school's own system.
    pub key: String,
    /// First day at this school.
    pub entered_on: Option<Date>,
    /// Last day at this school.
    pub left_on: Option<Date>,
    /// The years at this school.
    pub years: Vec<OsoYear>,
    /// An explanation of what the pupil needs.
    pub explanation: Option<OsoDocument>,
    /// Support plans.
    pub plans: Vec<OsoPlan>,
    /// The development plan (OPP).
    pub development: Option<OsoPlan>,
    /// Arrangements that the partnership granted.
    pub arrangements: Vec<OsoArrangement>,
    /// Results.
    pub results: Vec<OsoResult>,
    /// Other documents.
    pub documents: Vec<OsoDocument>,
    /// Guardians.
    pub guardians: Vec<OsoGuardian>,
}

/// A year of the pupil at the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoYear {
    /// The school year.
    pub school_year: SchoolYear,
    /// The name of the group.
    pub group: String,
    /// The year group.
    pub year_group: YearGroup,
    /// From when.
    pub from: Date,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoDocument {
    /// The name of the file.
    pub name: String,
    /// What it is.
    pub title: String,
    /// The file.
    pub content: Vec<u8>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoPlan {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// What it is about; a development plan has none.
    pub about: String,
    /// The plan.
    pub document: OsoDocument,
}

/// An arrangement that the partnership granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoArrangement {
    /// From when.
    pub from: Date,
    /// Until when.
    pub until: Option<Date>,
    /// The number of the decision; empty when there is none.
    pub number: String,
}

/// A result of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoResult {
    /// The code of the test.
    pub code: String,
    /// Its subject.
    pub subject: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// When.
    pub taken_on: Date,
    /// In which year group.
    pub year_group: Option<YearGroup>,
    /// Skill score.
    pub skill_score: Option<Decimal>,
    /// Levels.
    pub levels: Levels,
    /// Percentile.
    pub percentile: Option<Decimal>,
    /// Didactic age equivalent.
    pub dle: Option<Decimal>,
    /// Functioning level.
    pub functioning_level: Option<String>,
}

/// A guardian.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OsoGuardian {
    /// The name as it is known: in one piece.
    pub name: Personal<String>,
    /// The telephone number; empty when there is none.
    pub phone: Personal<String>,
    /// The mail address; empty when there is none.
    pub email: Personal<String>,
    /// Whether she has authority.
    pub has_authority: bool,
}
