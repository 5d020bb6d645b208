//! Absence of a pupil, as the school's own administration counts it.

use crate::{ids::PupilId, results::Decimal};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How long a pupil was absent on one day for one kind of reason. Pupil, day and kind tell it from every other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Absence {
    /// The pupil.
    pub pupil: PupilId,
    /// The day.
    pub absent_on: Date,
    /// Why.
    pub kind: AbsenceKind,
    /// How many hours of lessons.
    pub hours: Decimal,
}

/// Why a pupil was absent. The law counts the hours without permission (16 hours in four weeks).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceKind {
    /// Ill.
    Ill,
    /// With permission: leave, a doctor, a religious duty.
    Permitted,
    /// Without permission.
    Unpermitted,
    /// Late.
    Late,
    /// The file does not say, or in other words.
    Unknown,
}

impl AbsenceKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Ill, Self::Permitted, Self::Unpermitted, Self::Late, Self::Unknown];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ill => "ill",
            Self::Permitted => "permitted",
            Self::Unpermitted => "unpermitted",
            Self::Late => "late",
            Self::Unknown => "unknown",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind that a Dutch word of an administration means; one of the codes counts too. The words are guesses
    /// (UNVERIFIED): every administration has its own.
    pub fn from_words(words: &str) -> Self {
        let words = words.trim().to_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        if let Some(kind) = Self::from_code(&words) {
            kind
        } else if has(&["ziek"]) {
            Self::Ill
        } else if has(&["te laat", "telaat"]) {
            Self::Late
        } else if has(&["ongeoorloofd", "zonder toestemming", "spijbel"]) {
            Self::Unpermitted
        } else if has(&["geoorloofd", "verlof", "arts", "toestemming"]) {
            Self::Permitted
        } else {
            Self::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_codes_are_understood() {
        for (words, kind) in [
            ("Ziek", AbsenceKind::Ill),
            ("Ongeoorloofd afwezig", AbsenceKind::Unpermitted),
            ("geoorloofd", AbsenceKind::Permitted),
            ("Te laat", AbsenceKind::Late),
            ("late", AbsenceKind::Late),
            ("code 7", AbsenceKind::Unknown),
            ("", AbsenceKind::Unknown),
        ] {
            assert_eq!(AbsenceKind::from_words(words), kind, "{words}");
        }
        for kind in AbsenceKind::ALL {
            assert_eq!(AbsenceKind::from_code(kind.code()), Some(kind));
        }
    }
}
