//! What signals rest on: the figures that explain each in one sentence.

use super::SignalKind;
use crate::results::{Decimal, Level, Moment};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a signal rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Evidence {
    /// The level, and when.
    Low {
        /// Latest level.
        level: Level,
        /// Day of the sitting.
        on: Date,
    },
    /// The fall in one go.
    Drop {
        /// The level before.
        from: Level,
        /// The latest level.
        to: Level,
    },
    /// The fall in two goes.
    DropTwice {
        /// The three levels, oldest first.
        levels: [Level; 3],
    },
    /// The two skill scores.
    NegativeGrowth {
        /// The score before.
        from: Decimal,
        /// The latest score.
        to: Decimal,
    },
    /// Growth beside the expected growth.
    SlowGrowth {
        /// Points of the skill score since the sitting before.
        growth: Decimal,
        /// Points that are expected between the same two test moments.
        expected: Decimal,
        /// Growth below this share of the expected one is slow, in per cent.
        share: u8,
        /// How many pupils of the school the expected growth is the median of; none when it comes from a norm table.
        pupils: Option<u32>,
    },
    /// The sittings in a row in the weakest part at reading words, oldest first.
    WeakestTenthThrice {
        /// The sittings.
        sittings: Vec<WeakSitting>,
        /// How many periods of support in reading were registered: support plans that run or are over.
        #[serde(default)]
        periods: u8,
    },
    /// The reference level, and when.
    ReferenceLevelAtRisk {
        /// The latest indication.
        level: Level,
        /// Day of the sitting.
        on: Date,
        /// The pupil's year group.
        year_group: u8,
    },
    /// The scales of one subject in a band that asks for attention.
    SocialEmotional {
        /// The scales, by name.
        scales: Vec<AttentionScale>,
    },
    /// The hours of absence.
    AbsentOften {
        /// Hours in the stretch.
        hours: Decimal,
        /// The longest that the stretch may be, in weeks.
        weeks: u8,
        /// First day of absence in it.
        from: Date,
        /// Last day of absence in it.
        until: Date,
    },
    /// The plans that are past their day.
    PlanOverdue {
        /// The day of the first of them.
        due_on: Date,
        /// How many there are.
        plans: u8,
    },
    /// The latest percentile.
    HighPercentile {
        /// Percentile of the national norm group.
        percentile: Decimal,
    },
    /// The level that was in the highest band at all of the last sittings.
    HighLevel {
        /// The latest level.
        level: Level,
        /// How many sittings in a row.
        sittings: u8,
    },
    /// The moment at which the pupil has no result.
    Missing {
        /// The moment for this pupil's year group.
        moment: Moment,
        /// How many pupils of the group do have a result.
        tested: u16,
        /// How many pupils the group has.
        pupils: u16,
    },
}

/// A sitting in the weakest part of the norm group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeakSitting {
    /// The day.
    pub on: Date,
    /// The test moment.
    pub moment: Moment,
    /// The percentile, when the result has one.
    pub percentile: Option<Decimal>,
    /// The level, when it is the weakest one of its scale (V- or E).
    pub level: Option<Level>,
}

/// A scale of a social-emotional or observation list in a band that asks for attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttentionScale {
    /// The scale.
    pub scale: String,
    /// The label of the band.
    pub band: String,
    /// The place of the band among those of its scale, 0 is the lowest.
    pub place: u8,
    /// Day of the latest result.
    pub on: Date,
}

impl Evidence {
    /// The kind of signal this is evidence for.
    pub const fn kind(&self) -> SignalKind {
        match self {
            Self::Low { .. } => SignalKind::Low,
            Self::Drop { .. } | Self::DropTwice { .. } => SignalKind::Drop,
            Self::NegativeGrowth { .. } => SignalKind::NegativeGrowth,
            Self::SlowGrowth { .. } => SignalKind::SlowGrowth,
            Self::WeakestTenthThrice { .. } => SignalKind::WeakestTenthThrice,
            Self::ReferenceLevelAtRisk { .. } => SignalKind::ReferenceLevelAtRisk,
            Self::SocialEmotional { .. } => SignalKind::SocialEmotional,
            Self::AbsentOften { .. } => SignalKind::AbsentOften,
            Self::PlanOverdue { .. } => SignalKind::PlanOverdue,
            Self::HighPercentile { .. } | Self::HighLevel { .. } => SignalKind::High,
            Self::Missing { .. } => SignalKind::Missing,
        }
    }
}
