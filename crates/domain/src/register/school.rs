//! A school and the codes it is known by.

use crate::ids::{BoardId, SchoolId};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The national number of a school: two digits and two capitals, for example `77QX`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Brin(String);

/// The text is not two digits followed by two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotABrin;

impl Brin {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Brin {
    type Err = NotABrin;
    fn from_str(text: &str) -> Result<Self, NotABrin> {
        let upper = text.trim().to_ascii_uppercase();
        match upper.as_bytes() {
            [a, b, c, d]
                if a.is_ascii_digit()
                    && b.is_ascii_digit()
                    && c.is_ascii_uppercase()
                    && d.is_ascii_uppercase() =>
            {
                Ok(Self(upper))
            }
            _ => Err(NotABrin),
        }
    }
}

impl fmt::Display for Brin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number of a branch (dependance) of a school: two digits, `00` for the main one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Branch(String);

/// The text is not two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotABranch;

impl Branch {
    /// The main branch, `00`.
    pub fn main() -> Self {
        Self("00".to_owned())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Branch {
    type Err = NotABranch;
    fn from_str(text: &str) -> Result<Self, NotABranch> {
        let text = text.trim();
        if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotABranch)
        }
    }
}

impl fmt::Display for Branch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a file or a person names a school. The files of the field carry a BRIN with a branch, a key that the school's
/// own system gave, or both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct SchoolRef {
    /// BRIN, where there is one.
    pub brin: Option<Brin>,
    /// Branch; the main one when the file leaves it out.
    pub branch: Option<Branch>,
    /// Key given by the school's administration system, or the institution number of a Flemish school.
    pub key: Option<String>,
}

impl SchoolRef {
    /// The short text a school is known by in an address and on the command line: `77QX00`, else its key.
    pub fn code(&self) -> String {
        match (&self.brin, &self.branch) {
            (Some(brin), Some(branch)) => format!("{brin}{branch}"),
            (Some(brin), None) => format!("{brin}00"),
            (None, _) => self.key.clone().unwrap_or_default(),
        }
    }

    /// Whether both name the same school. A BRIN decides when both have one; only else does the key.
    pub fn names_same_school(&self, other: &Self) -> bool {
        match (&self.brin, &other.brin) {
            (Some(a), Some(b)) => {
                let main = Branch::main();
                a == b && self.branch.as_ref().unwrap_or(&main) == other.branch.as_ref().unwrap_or(&main)
            }
            _ => self.key.is_some() && self.key == other.key,
        }
    }
}

impl FromStr for SchoolRef {
    type Err = NotABrin;

    /// Reads what a person types after `--school`: `77QX00`, `77QX`, or the key of a school without BRIN.
    fn from_str(text: &str) -> Result<Self, NotABrin> {
        let text = text.trim();
        if text.is_empty() || text.chars().any(char::is_control) {
            return Err(NotABrin);
        }
        if let Some((head, tail)) = text.split_at_checked(4)
            && let Ok(brin) = head.parse::<Brin>()
        {
            if tail.is_empty() {
                return Ok(Self { brin: Some(brin), branch: Some(Branch::main()), key: None });
            }
            if let Ok(branch) = tail.parse() {
                return Ok(Self { brin: Some(brin), branch: Some(branch), key: None });
            }
        }
        Ok(Self { brin: None, branch: None, key: Some(text.to_owned()) })
    }
}

/// A school as Stut keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// Its id.
    pub id: SchoolId,
    /// The board it belongs to, once somebody said so: the roster file does not tell.
    pub board: Option<BoardId>,
    /// Its codes.
    pub codes: SchoolRef,
    /// Its name, once somebody gave it: the roster file has none.
    pub name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brin_is_two_digits_and_two_letters() {
        assert_eq!("77qx".parse::<Brin>().unwrap().as_str(), "77QX");
        for text in ["", "7QXX", "77Q", "77QX0", "QX77", "77Q9", "é7QX"] {
            assert!(text.parse::<Brin>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_person_may_leave_out_the_main_branch() {
        let full: SchoolRef = "77QX00".parse().unwrap();
        let short: SchoolRef = "77qx".parse().unwrap();
        assert_eq!(full, short);
        assert_eq!(short.code(), "77QX00");
        assert_eq!("mijn-school".parse::<SchoolRef>().unwrap().code(), "mijn-school");
    }

    #[test]
    fn another_branch_is_another_school_and_the_brin_beats_the_key() {
        let main: SchoolRef = "77QX00".parse().unwrap();
        let branch: SchoolRef = "77QX01".parse().unwrap();
        assert!(!main.names_same_school(&branch));
        let keyed = SchoolRef { key: Some("s1".into()), ..main.clone() };
        let other_brin = SchoolRef { key: Some("s1".into()), ..branch };
        assert!(!keyed.names_same_school(&other_brin));
        let only_key = SchoolRef { key: Some("s1".into()), ..SchoolRef::default() };
        assert!(keyed.names_same_school(&only_key));
        assert!(!SchoolRef::default().names_same_school(&SchoolRef::default()));
    }
}
