//! What can be wrong in a file, with the place where it stands. No sentences here (those are in `i18n`) and no names of
//! people: a problem names elements, keys and codes only.

use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record is taken; something in it was left out or deserves a look.
    Notice,
    /// The record cannot be taken.
    Record,
    /// The file as a whole cannot be taken, not even in part.
    File,
}

/// One problem in one file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Problem {
    /// Line in the file, counted from 1; 0 when the problem is about the file as a whole.
    pub line: u64,
    /// The element or attribute, with the record's key where it has one: `leerling ll-0001/geboortedatum`.
    pub field: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

impl Problem {
    /// How bad it is; follows from the kind.
    pub const fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum ProblemKind {
    // About the file as a whole.
    /// The file is empty.
    EmptyFile,
    /// The file is not XML at all (a spreadsheet, a picture, plain text).
    NotXml,
    /// The XML is not well-formed: a tag that does not match, a stray character.
    MalformedXml,
    /// The file ends in the middle.
    CutOff,
    /// The file has a document type declaration; those are refused because of entity tricks.
    DoctypeRefused,
    /// An entity that XML does not define by itself.
    UnknownEntity,
    /// The bytes do not fit the encoding that the file says it has.
    WrongEncoding {
        /// The name of that encoding.
        encoding: String,
    },
    /// A single element, text or nesting is larger than any real file has.
    TooLarge,
    /// Reading the file failed.
    Unreadable,
    /// The root element is not that of this kind of file.
    WrongRoot {
        /// The element that was found.
        found: String,
    },
    /// The file is of the other kind: results given as roster, or the other way round.
    OtherKind,
    /// The file has no `school` element, or one without BRIN and without key.
    NoSchool,
    /// The file is neither CSV nor XLSX.
    NotASheet,
    /// An old workbook (XLS), or one with a password.
    LockedSheet,
    /// A column is needed and is not there.
    NoColumn {
        /// Its name.
        name: String,
    },
    /// The school year is no two years that follow each other.
    InvalidSchoolYear,

    // About one record.
    /// A needed element or attribute is missing or empty.
    Missing,
    /// A date is no date; `yyyy-mm-dd` is asked.
    InvalidDate,
    /// A number is no number.
    InvalidNumber,
    /// A cell of a sheet holds a formula that failed, or that was never worked out.
    BrokenFormula,
    /// A number is below zero, or above the largest one that can be.
    OutOfRange {
        /// The largest number, where there is one.
        most: Option<u32>,
    },
    /// A code is not in its list.
    UnknownCode {
        /// The code as it stands in the file, shortened.
        code: String,
    },
    /// A value is longer than the format allows.
    TooLong {
        /// The largest number of characters.
        most: u32,
    },
    /// A key is used by an earlier record of this file.
    DuplicateKey {
        /// The line of the earlier record.
        first_line: u64,
    },
    /// A reference to a record that is not in this file.
    DanglingReference {
        /// The key that is referred to.
        key: String,
    },

    // Good to know; the record is taken.
    /// The element is known and never stored: a service number, ethnicity, countries of birth.
    NeverStored,
    /// The element is not known and was passed over.
    UnknownElement,
}

impl ProblemKind {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::EmptyFile
            | Self::NotXml
            | Self::MalformedXml
            | Self::CutOff
            | Self::DoctypeRefused
            | Self::UnknownEntity
            | Self::WrongEncoding { .. }
            | Self::TooLarge
            | Self::Unreadable
            | Self::WrongRoot { .. }
            | Self::OtherKind
            | Self::NoSchool
            | Self::NotASheet
            | Self::LockedSheet
            | Self::NoColumn { .. }
            | Self::InvalidSchoolYear => Severity::File,
            Self::Missing
            | Self::InvalidDate
            | Self::InvalidNumber
            | Self::BrokenFormula
            | Self::OutOfRange { .. }
            | Self::UnknownCode { .. }
            | Self::TooLong { .. }
            | Self::DuplicateKey { .. }
            | Self::DanglingReference { .. } => Severity::Record,
            Self::NeverStored | Self::UnknownElement => Severity::Notice,
        }
    }
}
