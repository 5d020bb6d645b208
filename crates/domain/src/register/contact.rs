//! Parents and other contacts of a pupil: who they are to her, and whether they have authority.

use crate::Personal;
use std::str::FromStr;

/// There is no such word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCode;

/// What a contact is to the pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// Mother.
    Mother,
    /// Father.
    Father,
    /// Somebody who brings her up beside or instead of a parent.
    Carer,
    /// Stepparent.
    Stepparent,
    /// Foster parent.
    FosterParent,
    /// Legal guardian, as the court appointed one.
    LegalGuardian,
    /// Grandparent.
    Grandparent,
    /// Somebody who gives help by profession.
    Professional,
    /// Somebody else; who that is stands in the remark.
    Other,
}

impl Relation {
    /// All relations, in the order of the list.
    pub const ALL: [Self; 9] = [
        Self::Mother,
        Self::Father,
        Self::Carer,
        Self::Stepparent,
        Self::FosterParent,
        Self::LegalGuardian,
        Self::Grandparent,
        Self::Professional,
        Self::Other,
    ];

    /// The word for forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Carer => "carer",
            Self::Stepparent => "stepparent",
            Self::FosterParent => "foster_parent",
            Self::LegalGuardian => "legal_guardian",
            Self::Grandparent => "grandparent",
            Self::Professional => "professional",
            Self::Other => "somebody_else",
        }
    }

    /// Whether this is a parent: who has no authority and asks is told how the child is doing.
    ///
    /// Source: *Burgerlijk Wetboek* book 1, article 377c.
    pub const fn is_parent(self) -> bool {
        matches!(self, Self::Mother | Self::Father)
    }
}

impl FromStr for Relation {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.into_iter().find(|relation| relation.code() == text).ok_or(UnknownCode)
    }
}

/// Whether a contact has authority over the pupil (*gezag*). It is never guessed from the relation: both, one or none of the
/// parents can have it, and somebody who is no parent can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Authority {
    /// Has authority: decides, together with everybody else who has it.
    Yes,
    /// Has none.
    No,
    /// Nobody at the school found out yet.
    Unknown,
}

impl Authority {
    /// All answers, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// The word for forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

impl FromStr for Authority {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.into_iter().find(|authority| authority.code() == text).ok_or(UnknownCode)
    }
}

/// A telephone number as it was typed, with the blanks and lines that make it easy to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber(Personal<String>);

/// The text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPhoneNumber;

impl PhoneNumber {
    /// The number as text.
    pub const fn reveal(&self) -> &String {
        self.0.reveal()
    }

    /// The number as a telephone dials it: digits, with a plus in front when it has one.
    pub fn dialled(&self) -> String {
        let text = self.reveal();
        // The nought in brackets is for who dials within the country: +31 (0)6.
        let text = if text.starts_with('+') { text.replacen("(0)", "", 1) } else { text.clone() };
        text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

impl FromStr for PhoneNumber {
    type Err = NotAPhoneNumber;

    /// Takes what somebody could dial: 3 to 15 digits (ITU-T E.164 has 15 at most), with blanks, lines, dots, a slash and
    /// brackets between them and perhaps a plus in front. Whether it rings is found out by calling.
    fn from_str(text: &str) -> Result<Self, NotAPhoneNumber> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let rest = text.strip_prefix('+').unwrap_or(&text);
        let is_plain = rest.chars().all(|c| c.is_ascii_digit() || " -.()/\u{2013}".contains(c));
        let is_number = is_plain && (3..=15).contains(&digits) && text.chars().count() <= 30;
        if is_number { Ok(Self(Personal::new(text))) } else { Err(NotAPhoneNumber) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for relation in Relation::ALL {
            assert_eq!(relation.code().parse(), Ok(relation));
        }
        for authority in Authority::ALL {
            assert_eq!(authority.code().parse(), Ok(authority));
        }
        assert_eq!("aunt".parse::<Relation>(), Err(UnknownCode));
        assert_eq!("".parse::<Authority>(), Err(UnknownCode));
    }

    #[test]
    fn a_number_is_kept_as_typed_and_dialled_plain() {
        for (typed, kept, dialled) in [
            (" 06  5550 1234", "06 5550 1234", "0655501234"),
            ("+31 (0)6-5550 1234", "+31 (0)6-5550 1234", "+31655501234"),
            ("(020) 555.01/23", "(020) 555.01/23", "0205550123"),
            ("112", "112", "112"),
        ] {
            let number: PhoneNumber = typed.parse().unwrap();
            assert_eq!((number.reveal().as_str(), number.dialled().as_str()), (kept, dialled));
        }
        for wrong in ["", "12", "bel oma", "06 5550 1234 of 06", "0655501234567890", "06+55501234"] {
            assert_eq!(wrong.parse::<PhoneNumber>(), Err(NotAPhoneNumber), "{wrong}");
        }
        assert!(!format!("{:?}", "0655501234".parse::<PhoneNumber>()).contains("555"));
    }
}
