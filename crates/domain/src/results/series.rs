//! Tests and the series they belong to.

use super::{Decimal, Moment};
use crate::ids::TestId;
use serde::{Deserialize, Serialize};

/// How a supplier names a test in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct TestNames {
    /// The code of the test.
    pub code: String,
    /// The code of a part of the test, when the result is about that part only.
    pub part: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// The scale of its skill scores, as the supplier codes it.
    pub scale: Option<String>,
}

/// The name of a series: tests of one supplier and subject that follow each other through the years, so that their
/// skill scores may be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Series(pub String);

impl Series {
    /// The series of a test: its code without the test moment (`LIB-RW-M5` is of `LIB-RW`), else its name without the
    /// moment, and its version, because scores of two versions cannot be compared.
    pub fn of(code: &str, name: Option<&str>, version: Option<&str>) -> Self {
        let base = without_moment(code)
            .or_else(|| without_moment(name.unwrap_or_default()))
            .unwrap_or_else(|| code.trim().to_owned());
        match version.map(str::trim) {
            Some(version) if !version.is_empty() && !base.contains(version) => {
                Self(format!("{base} {version}"))
            }
            _ => Self(base),
        }
    }
}

impl Series {
    /// The series of a part of a test: scores of a part cannot be compared with those of the whole.
    #[must_use]
    pub fn of_part(self, part: Option<&str>) -> Self {
        match part {
            Some(part) => Self(format!("{} / {part}", self.0)),
            None => self,
        }
    }
}

/// The text without the moment in it; `None` when it has none or nothing else is left.
fn without_moment(text: &str) -> Option<String> {
    let (_, range) = Moment::find_in(text)?;
    let is_joint = |c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.' | '/' | ':');
    let before = text.get(..range.start)?.trim_end_matches(is_joint);
    let after = text.get(range.end..)?.trim_start_matches(is_joint);
    let joint = if before.is_empty() || after.is_empty() { "" } else { " " };
    let rest = format!("{before}{joint}{after}");
    let rest = rest.trim_matches(is_joint);
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// A test as Stut keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// Its id.
    pub id: TestId,
    /// How its supplier names it.
    pub names: TestNames,
    /// The name for people.
    pub name: Option<String>,
    /// The subject (vakgebied) as the file names it.
    pub subject: Option<String>,
    /// The series it belongs to.
    pub series: Series,
    /// The moment it is made for, where code or name say so.
    pub moment: Option<Moment>,
    /// The year group it is made for (leerjaar), where the file says so.
    pub year_group: Option<u8>,
    /// What kind of test it is.
    #[serde(default)]
    pub kind: TestKind,
    /// Bands of its own, lowest first; none for a test whose levels come with the result or from a norm table.
    #[serde(default)]
    pub bands: Vec<OwnBand>,
}

/// What kind of test it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestKind {
    /// A test of a supplier with national norms.
    #[default]
    Standard,
    /// A test of the school's own or of a method (methodetoets), with norms of its own.
    Own,
    /// A scale of a social-emotional list.
    SocialEmotional,
    /// A scale of an observation list.
    Observation,
}

impl TestKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Own, Self::SocialEmotional, Self::Observation];

    /// The code in the database and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Own => "own",
            Self::SocialEmotional => "social_emotional",
            Self::Observation => "observation",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One band of a test that has bands of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OwnBand {
    /// Its label, for example `onvoldoende`.
    pub label: String,
    /// The lowest raw score in it, in the unit of the test; none when a score says nothing about the band.
    pub from: Option<Decimal>,
    /// Whether a pupil in this band asks for attention.
    pub needs_attention: bool,
}

impl Test {
    /// The band a raw score lies in: the highest one that begins at or below it.
    pub fn band_of(&self, score: Decimal) -> Option<&OwnBand> {
        self.bands
            .iter()
            .filter(|band| band.from.is_some_and(|from| from <= score))
            .max_by_key(|band| band.from)
    }

    /// The band with this label, however it is capitalised.
    pub fn band_named(&self, label: &str) -> Option<&OwnBand> {
        let wanted = label.trim().to_lowercase();
        self.bands.iter().find(|band| band.label.to_lowercase() == wanted)
    }
}

impl Test {
    /// Whether skill scores of both tests are on one scale: the same series, and no two different scale codes.
    pub fn shares_scale_with(&self, other: &Self) -> bool {
        self.series == other.series
            && match (&self.names.scale, &other.names.scale) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_the_code_without_the_moment() {
        let of = |code, name, version| Series::of(code, name, version).0;
        assert_eq!(of("RW-M5", None, None), "RW");
        assert_eq!(of("RW-E5", Some("Rekenen E5"), None), "RW");
        assert_eq!(of("LIB_RW_M5_2024", None, None), "LIB_RW 2024");
        assert_eq!(of("M5-RW", None, Some("3.0")), "RW 3.0");
        assert_eq!(of("RW 3.0 M5", None, Some("3.0")), "RW 3.0");
        assert_eq!(of("81273", Some("Spelling M4"), None), "Spelling");
        assert_eq!(of("M5", None, None), "M5");
        assert_eq!(of("DMT", Some("Drie Minuten Toets"), Some("2018")), "DMT 2018");
    }
}
