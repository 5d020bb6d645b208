//! Pupils and how people are named.

use crate::{Personal, ids::PupilId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A person's name as far as Stut keeps it: what one is called, and the family name with its prefix.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct PersonName {
    /// What one is called (roepnaam), or else the first of the given names or the initials.
    pub first: Personal<String>,
    /// The prefix of the family name, for example `van den`; empty when there is none.
    pub prefix: Personal<String>,
    /// The family name without its prefix; empty when the file leaves it out.
    pub last: Personal<String>,
}

impl PersonName {
    /// Makes a name from its three parts.
    pub fn new(first: &str, prefix: &str, last: &str) -> Self {
        let part = |text: &str| Personal::new(text.trim().to_owned());
        Self { first: part(first), prefix: part(prefix), last: part(last) }
    }

    /// The name as one says it: `Noor van den Berg`. For a page or document the reader may see.
    pub fn full(&self) -> String {
        join([self.first.reveal(), self.prefix.reveal(), self.last.reveal()])
    }

    /// The name as it stands in a Dutch list: family name, first name, prefix. Sorting by this text puts
    /// *Noor van den Berg* under the B, as Dutch schools do.
    pub fn listed(&self) -> String {
        join([self.last.reveal(), self.first.reveal(), self.prefix.reveal()])
    }
}

fn join(parts: [&String; 3]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// The national pseudonym of a pupil in the learning-materials chain. It is personal data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EckId(Personal<String>);

/// The text is empty or longer than a key may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnEckId;

impl EckId {
    /// The address itself.
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }
}

impl FromStr for EckId {
    type Err = NotAnEckId;

    /// Reads a pseudonym of 1 to 256 characters, as the schema of EDEXML 2.1 has it. The usual form is the address
    /// `https://ketenid.nl/<chain>/` with 128 hexadecimal characters, of which capitals do not count; other forms are
    /// taken as they are, because a pseudonym only serves to be compared.
    fn from_str(text: &str) -> Result<Self, NotAnEckId> {
        let text = text.trim();
        if text.is_empty() || text.chars().nth(256).is_some() {
            return Err(NotAnEckId);
        }
        let is_address = text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
        Ok(Self(Personal::new(if is_address { text.to_ascii_lowercase() } else { text.to_owned() })))
    }
}

/// Gender as the school's administration has it. Source: code list *geslacht* of EDEXML 2.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// 0: unknown, or left out.
    #[default]
    Unknown,
    /// 1.
    Boy,
    /// 2.
    Girl,
    /// 9: not specified.
    Unspecified,
}

impl Gender {
    /// The code in EDEXML and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "0",
            Self::Boy => "1",
            Self::Girl => "2",
            Self::Unspecified => "9",
        }
    }

    /// The gender with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Unknown, Self::Boy, Self::Girl, Self::Unspecified]
            .into_iter()
            .find(|g| g.code() == code.trim())
    }
}

/// A pupil's file.
///
/// What Stut does not keep although rosters may hold it: citizen service number, education number, ethnicity,
/// countries of birth, weighting, postcode, photo, user name and mail address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pupil {
    /// The id of the file; it never changes.
    pub id: PupilId,
    /// The key in the school's own system that the newest roster gave.
    pub key: String,
    /// The national pseudonym, where the files have it.
    pub eck_id: Option<EckId>,
    /// The name.
    pub name: PersonName,
    /// Day of birth.
    pub born_on: Option<Personal<Date>>,
    /// Gender.
    pub gender: Gender,
    /// The day on which education in year group 3 began; counting of didactic age starts here.
    pub year_three_since: Option<Date>,
    /// First day at this school.
    pub entered_on: Option<Date>,
    /// Last day at this school.
    pub left_on: Option<Date>,
}

impl fmt::Debug for Pupil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pupil").field("id", &self.id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_and_listed_the_dutch_way() {
        let name = PersonName::new("Noor", "van den", "Berg");
        assert_eq!(name.full(), "Noor van den Berg");
        assert_eq!(name.listed(), "Berg Noor van den");
        assert_eq!(PersonName::new("Emre", "", "").full(), "Emre");
    }

    #[test]
    fn no_part_of_a_name_shows_in_debug_text() {
        let shown = format!("{:?}", PersonName::new("Noor", "van den", "Berg"));
        assert!(!shown.contains("Noor") && !shown.contains("Berg"), "{shown}");
    }

    #[test]
    fn an_eck_id_is_any_text_of_the_length_of_a_key_and_an_address_has_no_capitals() {
        let address = format!("https://ketenid.nl/201703/{}", "0a".repeat(64));
        assert_eq!(address.to_uppercase().parse::<EckId>().unwrap().reveal(), address);
        assert_eq!(" Eck-1 ".parse::<EckId>().unwrap().reveal(), "Eck-1");
        for bad in ["", "  ", &"a".repeat(257)] {
            assert!(bad.parse::<EckId>().is_err(), "{bad}");
        }
    }
}
