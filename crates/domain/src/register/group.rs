//! Groups.

use super::YearGroup;
use crate::{SchoolYear, ids::GroupId};
use serde::{Deserialize, Serialize};

/// What kind of group it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// Stamgroep: a pupil is in one at a time.
    Base,
    /// Samengestelde groep: a plus class or level group beside the stamgroep.
    Extra,
}

impl GroupKind {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Extra => "extra",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Base, Self::Extra].into_iter().find(|kind| kind.code() == code)
    }
}

/// A group in one school year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its id; a group of the same key in another school year has another id.
    pub id: GroupId,
    /// The school year in which it exists.
    pub school_year: SchoolYear,
    /// Its key in the school's own system, the same from file to file within a school year.
    pub key: String,
    /// Its name, for example `5A` or `6/7`.
    pub name: String,
    /// Stamgroep or extra group.
    pub kind: GroupKind,
    /// Its year group; a combination group has code C, an extra group has none.
    pub year_group: Option<YearGroup>,
    /// What the school wrote beside the name.
    pub description: Option<String>,
}
