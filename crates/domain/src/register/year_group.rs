//! Year groups (jaargroepen).

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A year group with the code that EDEXML uses.
///
/// Source: code list *jaargroep* of EDEXML 2.1. A combination group has the code C; the year is then on the pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum YearGroup {
    /// B: 0 to 12 months.
    Baby,
    /// D: 1 to 2 years.
    Toddler,
    /// 0: 3 to 4 years.
    Preschool,
    /// 1 to 8: the year groups of a primary school.
    Primary(u8),
    /// 11 to 16: years 1 to 6 of secondary education.
    Secondary(u8),
    /// S: special primary education.
    Special,
    /// V: special secondary education.
    SpecialSecondary,
    /// C: combination group, on a group only.
    Combination,
    /// N: neither primary nor secondary.
    Other,
    /// H: historic.
    Historic,
}

/// The code is not in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownYearGroup;

impl fmt::Display for UnknownYearGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown year group")
    }
}

impl YearGroup {
    /// The number 1 to 8 of a primary year group.
    pub const fn primary(self) -> Option<u8> {
        match self {
            Self::Primary(n) => Some(n),
            _ => None,
        }
    }
}

impl FromStr for YearGroup {
    type Err = UnknownYearGroup;
    fn from_str(text: &str) -> Result<Self, UnknownYearGroup> {
        Ok(match text.trim() {
            "B" => Self::Baby,
            "D" => Self::Toddler,
            "0" => Self::Preschool,
            "S" => Self::Special,
            "V" => Self::SpecialSecondary,
            "C" => Self::Combination,
            "N" => Self::Other,
            "H" => Self::Historic,
            number => match number.parse::<u8>() {
                Ok(n @ 1..=8) => Self::Primary(n),
                Ok(n @ 11..=16) => Self::Secondary(n),
                _ => return Err(UnknownYearGroup),
            },
        })
    }
}

impl fmt::Display for YearGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Baby => "B",
            Self::Toddler => "D",
            Self::Preschool => "0",
            Self::Primary(n) | Self::Secondary(n) => return write!(f, "{n}"),
            Self::Special => "S",
            Self::SpecialSecondary => "V",
            Self::Combination => "C",
            Self::Other => "N",
            Self::Historic => "H",
        })
    }
}

impl TryFrom<String> for YearGroup {
    type Error = UnknownYearGroup;
    fn try_from(text: String) -> Result<Self, UnknownYearGroup> {
        text.parse()
    }
}

impl From<YearGroup> for String {
    fn from(value: YearGroup) -> Self {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_list_survives_the_round_trip() {
        let codes = "B D 0 1 2 3 4 5 6 7 8 11 12 13 14 15 16 S V C N H";
        for code in codes.split(' ') {
            assert_eq!(code.parse::<YearGroup>().unwrap().to_string(), code);
        }
        for code in ["9", "10", "17", "", "b", "5a", "-1"] {
            assert_eq!(code.parse::<YearGroup>(), Err(UnknownYearGroup), "{code}");
        }
    }
}
