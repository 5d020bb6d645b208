//! The roles in which a person works with Stut.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A role of a person in one school. Which role may do what stands in the matrix of the `policy` crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Teacher (leerkracht): the own groups of this school year.
    Teacher,
    /// Coordinator (intern begeleider): the whole school.
    Coordinator,
    /// Principal (schoolleider): the whole school.
    Principal,
    /// Specialist: the pupils she is tied to.
    Specialist,
    /// Partner from outside the school: the pupils of an invited case, for its time.
    OutsidePartner,
    /// Guardian (ouder of verzorger): what the school shares about the own child.
    Guardian,
    /// Officer of the board (bestuur): figures without names.
    BoardOfficer,
    /// Officer of the partnership (samenwerkingsverband): what was sent to it.
    PartnershipOfficer,
    /// Administrator (beheerder): people and settings, no files of pupils.
    Administrator,
}

/// There is no such role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownRole;

impl Role {
    /// All roles, in the order of the matrix.
    pub const ALL: [Self; 9] = [
        Self::Teacher,
        Self::Coordinator,
        Self::Principal,
        Self::Specialist,
        Self::OutsidePartner,
        Self::Guardian,
        Self::BoardOfficer,
        Self::PartnershipOfficer,
        Self::Administrator,
    ];

    /// The word for files, forms and the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Coordinator => "coordinator",
            Self::Principal => "principal",
            Self::Specialist => "specialist",
            Self::OutsidePartner => "outside_partner",
            Self::Guardian => "guardian",
            Self::BoardOfficer => "board_officer",
            Self::PartnershipOfficer => "partnership_officer",
            Self::Administrator => "administrator",
        }
    }

    /// Whether this role sees a pupil only when something ties the person to that pupil.
    pub const fn needs_tie(self) -> bool {
        matches!(self, Self::Specialist | Self::OutsidePartner | Self::Guardian)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    /// Reads the code; a hyphen may stand for the underscore.
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        let wanted = text.trim().replace('-', "_");
        Self::ALL.into_iter().find(|role| role.code() == wanted).ok_or(UnknownRole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_read_back_from_its_code() {
        for role in Role::ALL {
            assert_eq!(role.code().parse(), Ok(role));
            assert_eq!(role.code().replace('_', "-").parse(), Ok(role));
        }
        assert_eq!("boss".parse::<Role>(), Err(UnknownRole));
    }
}
