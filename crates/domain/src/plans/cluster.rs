//! Clustering: which arrangement of a group plan fits a pupil, by a rule that the school sets. It is a proposal; a teacher
//! moves who belongs elsewhere.

use crate::results::Level;
use serde::{Deserialize, Serialize};

/// The arrangements of a group plan (`facts.md` E3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// More instruction and time, before or after the others (intensief).
    Intensive,
    /// With the group (basis).
    Basic,
    /// Shorter instruction, deeper work (verdiept, meer).
    Extended,
}

impl Arrangement {
    /// All arrangements, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Intensive, Self::Basic, Self::Extended];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Intensive => "intensive",
            Self::Basic => "basic",
            Self::Extended => "extended",
        }
    }

    /// The arrangement with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// The rule of a school. Bands are counted from the highest, 0 to 4 (I to V, or A to E).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterRule {
    /// Who is in this band or lower gets the intensive arrangement.
    pub intensive_from: u8,
    /// Who is in this band or higher gets the extended one.
    pub extended_until: u8,
    /// Whether who fell back gets one arrangement more support than the level alone says.
    pub minds_falls: bool,
}

impl ClusterRule {
    /// Whether it makes sense: the extended bands lie above the intensive ones, and something lies between or beside.
    pub const fn is_sound(self) -> bool {
        self.extended_until < self.intensive_from && self.intensive_from <= 4
    }
}

/// Where a pupil stands in the subjects of a plan: the lowest of them counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The latest level on a scale with bands.
    pub level: Option<Level>,
    /// Whether there is a signal that the pupil fell back.
    pub has_fallen: bool,
}

/// Why an arrangement is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposed {
    /// For the level.
    Level(Arrangement, Level),
    /// For the level, and one arrangement more support as the pupil fell back.
    Fallen(Arrangement, Level),
    /// Nothing is known: with the group.
    Unknown,
}

impl Proposed {
    /// The arrangement.
    pub const fn arrangement(self) -> Arrangement {
        match self {
            Self::Level(arrangement, _) | Self::Fallen(arrangement, _) => arrangement,
            Self::Unknown => Arrangement::Basic,
        }
    }
}

/// The arrangement that a rule proposes.
pub fn propose(rule: ClusterRule, standing: Standing) -> Proposed {
    let Some((level, band)) = standing.level.and_then(|level| Some((level, level.band()?))) else {
        return Proposed::Unknown;
    };
    let by_level = if band >= rule.intensive_from {
        Arrangement::Intensive
    } else if band <= rule.extended_until {
        Arrangement::Extended
    } else {
        Arrangement::Basic
    };
    match (rule.minds_falls && standing.has_fallen, by_level) {
        (true, Arrangement::Extended) => Proposed::Fallen(Arrangement::Basic, level),
        (true, Arrangement::Basic) => Proposed::Fallen(Arrangement::Intensive, level),
        _ => Proposed::Level(by_level, level),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::LevelScale;

    const RULE: ClusterRule = ClusterRule { intensive_from: 3, extended_until: 0, minds_falls: true };

    fn at(name: &str, has_fallen: bool) -> Proposed {
        propose(RULE, Standing { level: Level::named(LevelScale::Roman, name), has_fallen })
    }

    #[test]
    fn the_bands_of_the_rule_decide() {
        let told = ["I", "II", "III", "IV", "V"].map(|name| at(name, false).arrangement());
        use Arrangement::{Basic, Extended, Intensive};
        assert_eq!(told, [Extended, Basic, Basic, Intensive, Intensive]);
    }

    #[test]
    fn who_fell_back_gets_more_support_and_who_is_unknown_works_with_the_group() {
        assert!(matches!(at("I", true), Proposed::Fallen(Arrangement::Basic, _)));
        assert!(matches!(at("III", true), Proposed::Fallen(Arrangement::Intensive, _)));
        assert!(matches!(at("V", true), Proposed::Level(Arrangement::Intensive, _)));
        assert_eq!(propose(RULE, Standing::default()).arrangement(), Arrangement::Basic);
    }

    #[test]
    fn a_rule_whose_bands_cross_is_not_sound() {
        assert!(RULE.is_sound());
        assert!(!ClusterRule { intensive_from: 1, extended_until: 1, minds_falls: false }.is_sound());
        assert!(!ClusterRule { intensive_from: 5, extended_until: 0, minds_falls: false }.is_sound());
    }
}
