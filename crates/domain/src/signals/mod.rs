//! Signals: computed from results, never typed. A pupil with a signal about whom nothing is open is a blind spot.

mod missing;
mod rules;
mod thresholds;

pub use missing::{GroupSitting, PupilSittings, current_part, missing_at};
pub use rules::signals_of;
pub use thresholds::{InvalidThreshold, Thresholds};

use crate::results::{Decimal, Level, Moment};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The kinds of signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// The latest level is in the lowest band.
    Low,
    /// The level fell by several steps at once, or twice in a row.
    Drop,
    /// The latest skill score is below the one before on the same scale.
    NegativeGrowth,
    /// The latest percentile is very high, or the level was in the highest band at the last sittings.
    High,
    /// The group was tested, this pupil was not.
    Missing,
}

impl SignalKind {
    /// All kinds, in the order in which a page shows them.
    pub const ALL: [Self; 5] = [Self::Low, Self::Drop, Self::NegativeGrowth, Self::Missing, Self::High];

    /// The word in files and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Drop => "drop",
            Self::NegativeGrowth => "negative_growth",
            Self::High => "high",
            Self::Missing => "missing",
        }
    }
}

/// What a signal rests on: the figures that explain it in one sentence.
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

impl Evidence {
    /// The kind of signal this is evidence for.
    pub const fn kind(&self) -> SignalKind {
        match self {
            Self::Low { .. } => SignalKind::Low,
            Self::Drop { .. } | Self::DropTwice { .. } => SignalKind::Drop,
            Self::NegativeGrowth { .. } => SignalKind::NegativeGrowth,
            Self::HighPercentile { .. } | Self::HighLevel { .. } => SignalKind::High,
            Self::Missing { .. } => SignalKind::Missing,
        }
    }
}

/// A signal about one pupil in one subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// The subject as the file names it; none when the test has no subject.
    pub subject: Option<String>,
    /// What it rests on.
    pub evidence: Evidence,
}

impl Signal {
    /// Its kind.
    pub const fn kind(&self) -> SignalKind {
        self.evidence.kind()
    }
}

/// What is open about a pupil: plans, cases, planned talks and agreements, as far as the product has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenMatters {
    /// How many.
    pub count: u32,
}

/// Whether a pupil is a blind spot: there is a signal, and nothing is open.
pub fn is_blind_spot(signals: &[Signal], open: OpenMatters) -> bool {
    !signals.is_empty() && open.count == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blind_spot_needs_a_signal_and_nothing_open() {
        let signal =
            Signal { subject: None, evidence: Evidence::HighPercentile { percentile: Decimal::whole(95) } };
        assert!(is_blind_spot(std::slice::from_ref(&signal), OpenMatters::default()));
        assert!(!is_blind_spot(&[signal], OpenMatters { count: 1 }));
        assert!(!is_blind_spot(&[], OpenMatters::default()));
    }
}
