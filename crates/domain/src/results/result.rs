//! One result as it is kept.

use super::{Decimal, Levels, NormRow};
use crate::ids::{NormTableId, PupilId, TestId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The result of one pupil at one test on one day. Pupil, test and day together tell it from every other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TestResult {
    /// The pupil.
    pub pupil: PupilId,
    /// The test.
    pub test: TestId,
    /// The day of the sitting.
    pub taken_on: Date,
    /// Skill score (vaardigheidsscore) on the scale of the test's series.
    pub skill_score: Option<Decimal>,
    /// Items right, or the score of a school's own test.
    pub raw_score: Option<Decimal>,
    /// Levels, each on its own scale.
    pub levels: Levels,
    /// Percentile of the national norm group, 0 to 100.
    pub percentile: Option<Decimal>,
    /// Didactic age equivalent in months.
    pub dle: Option<Decimal>,
    /// Functioning level as the supplier gives it, for example `M5`.
    pub functioning_level: Option<String>,
    /// The band of a test with bands of its own (an own test, a social-emotional scale, an observation), by its label.
    #[serde(default)]
    pub own_level: Option<String>,
    /// The school's norm table that level, percentile and DLE come from; none when they came with the result.
    #[serde(default)]
    pub norm: Option<NormTableId>,
    /// Other scores of the supplier, code and value as they came.
    pub other_scores: Vec<(String, String)>,
}

impl TestResult {
    /// The result as it was told: without level, percentile and DLE when those come from a norm table of the school.
    #[must_use]
    pub fn told(&self) -> Self {
        let mut told = self.clone();
        if told.norm.take().is_some() {
            (told.levels, told.percentile, told.dle) = (Levels::default(), None, None);
        }
        told
    }

    /// Whether a norm table can say more: there is a skill score, and neither level, percentile nor DLE came with it.
    pub fn asks_for_a_norm(&self) -> bool {
        let is_placed = self.levels.main().is_some() || self.percentile.is_some() || self.dle.is_some();
        self.skill_score.is_some() && !is_placed
    }

    /// Takes level, percentile and DLE from a row of a norm table.
    pub const fn take_norm(&mut self, norm: NormTableId, row: &NormRow) {
        self.levels.set(row.level);
        (self.percentile, self.dle, self.norm) = (row.percentile, row.dle, Some(norm));
    }
}
