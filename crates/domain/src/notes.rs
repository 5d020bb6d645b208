//! Notes about a pupil: who wrote them, in which category, and who reads that category.

use crate::{
    SchoolYear,
    ids::{AccountId, NoteId},
    trust::Role,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Roles, as a set.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Readers(u16);

impl Readers {
    /// No role: only the author reads it.
    pub const NOBODY: Self = Self(0);

    /// These roles.
    pub fn of(roles: &[Role]) -> Self {
        Self(roles.iter().fold(0, |set, role| set | Self::bit(*role)))
    }

    fn bit(role: Role) -> u16 {
        Role::ALL.iter().position(|other| *other == role).map_or(0, |at| 1 << at)
    }

    /// Whether a role is in it.
    pub fn has(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// The roles, in the order of [`Role::ALL`].
    pub fn roles(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// The codes with a space between them, as they are kept.
    pub fn codes(self) -> String {
        self.roles().map(Role::code).collect::<Vec<_>>().join(" ")
    }

    /// The roles that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Reads the codes; an unknown one is left out, so that a newer word never opens a note to more people.
    pub fn from_codes(text: &str) -> Self {
        Self::of(&text.split_whitespace().filter_map(|code| code.parse().ok()).collect::<Vec<_>>())
    }
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Readers({})", self.codes())
    }
}

/// A category of notes. A school can change names and readers, and add categories of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteCategory {
    /// Its key within the school.
    pub key: String,
    /// Its name on screen.
    pub name: String,
    /// Who reads it, beside the author.
    pub readers: Readers,
    /// Whether everybody who may see the pupil sees that a note exists and by whom, and its readers see the text on
    /// request only.
    pub is_restricted: bool,
}

impl NoteCategory {
    /// Whether its notes are memory aids of their authors. Such notes are shared with nobody and so are no part of the
    /// pupil's file: a parent who asks for the file does not get them.
    ///
    /// Source: AP, *persoonlijke werkaantekeningen* (AVG article 15).
    pub fn is_personal(&self) -> bool {
        self.readers == Readers::NOBODY && !self.is_restricted
    }
}

/// Why somebody asks for the text of a restricted or past note. One chooses from a list, so that no name and no story
/// comes into the audit trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestReason {
    /// To prepare a talk.
    Talk,
    /// To choose or adjust the support.
    Support,
    /// The pupil goes to another group or school.
    Transfer,
    /// The guardians, or the pupil, ask for it.
    Guardians,
    /// To check or correct what it says.
    Check,
}

/// There is no such reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownReason;

impl RequestReason {
    /// All reasons, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Talk, Self::Support, Self::Transfer, Self::Guardians, Self::Check];

    /// The word for forms and the audit trail.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Support => "support",
            Self::Transfer => "transfer",
            Self::Guardians => "guardians",
            Self::Check => "check",
        }
    }
}

impl FromStr for RequestReason {
    type Err = UnknownReason;

    fn from_str(text: &str) -> Result<Self, UnknownReason> {
        Self::ALL.into_iter().find(|reason| reason.code() == text).ok_or(UnknownReason)
    }
}

/// What the policy must know of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteFacts {
    /// The note.
    pub id: NoteId,
    /// Who wrote it.
    pub author: AccountId,
    /// Who reads its category.
    pub readers: Readers,
    /// Whether its category is restricted.
    pub is_restricted: bool,
    /// The school year in which it was written.
    pub school_year: SchoolYear,
    /// Whether it was taken away; it is kept until the file is destroyed.
    pub is_removed: bool,
}

impl NoteFacts {
    /// Whether the note lies behind the fresh start: only notes of this school year and the one before are open.
    ///
    /// Source: a choice of Stut after the wish of schools that a pupil is not followed for ever by old notes.
    pub fn is_past(&self, this_year: SchoolYear) -> bool {
        self.school_year < this_year.previous()
    }

    /// Whether it is a memory aid of its author: [`NoteCategory::is_personal`].
    pub fn is_personal(&self) -> bool {
        self.readers == Readers::NOBODY && !self.is_restricted
    }

    /// The same note as it was written in another category: who may not read both reads neither. An earlier version
    /// stays closed to who could not read it then, also when the note was moved to a category with more readers.
    #[must_use]
    pub const fn narrowed(self, readers: Readers, is_restricted: bool) -> Self {
        Self {
            readers: self.readers.and(readers),
            is_restricted: self.is_restricted || is_restricted,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_read_back_from_their_codes() {
        let readers = Readers::of(&[Role::Coordinator, Role::Guardian]);
        assert_eq!(readers.codes(), "coordinator guardian");
        assert_eq!(Readers::from_codes(&readers.codes()), readers);
        assert!(readers.has(Role::Guardian) && !readers.has(Role::Teacher));
        assert_eq!(Readers::from_codes("coordinator inspector"), Readers::of(&[Role::Coordinator]));
    }

    #[test]
    fn every_reason_is_read_back_from_its_code() {
        for reason in RequestReason::ALL {
            assert_eq!(reason.code().parse(), Ok(reason));
        }
        assert_eq!("".parse::<RequestReason>(), Err(UnknownReason));
    }

    #[test]
    fn this_and_the_last_school_year_are_not_past() {
        let year = |start| SchoolYear::starting_in(start).unwrap();
        let note = |start| NoteFacts {
            id: NoteId(uuid::Uuid::nil()),
            author: AccountId(uuid::Uuid::nil()),
            readers: Readers::NOBODY,
            is_restricted: false,
            school_year: year(start),
            is_removed: false,
        };
        assert!(!note(2026).is_past(year(2026)) && !note(2025).is_past(year(2026)));
        assert!(note(2024).is_past(year(2026)));
    }
}
