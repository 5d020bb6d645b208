//! One respondent's ranking.

/// Fewer levels than this are no ranking worth the name.
pub const LEAST_LEVELS: usize = 3;
/// More levels than this nobody ranks.
pub const MOST_LEVELS: usize = 9;

/// The scores that one respondent gave, in the order of the levels: each of 1 to `k` once, `k` for the most important.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking(Vec<u8>);

/// Why scores are no ranking. Levels count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotARanking {
    /// There are fewer than three levels or more than nine.
    Levels {
        /// How many.
        found: usize,
    },
    /// A score lies outside 1 to `k`.
    Outside {
        /// At which level.
        level: usize,
    },
    /// Two levels got the same score.
    Twice {
        /// The score.
        score: u8,
        /// The first level that got it.
        first: usize,
        /// The other one.
        second: usize,
    },
}

impl Ranking {
    /// Takes scores in the order of the levels.
    ///
    /// # Errors
    /// When they are no ranking.
    pub fn new(scores: Vec<u8>) -> Result<Self, NotARanking> {
        let levels = scores.len();
        if !(LEAST_LEVELS..=MOST_LEVELS).contains(&levels) {
            return Err(NotARanking::Levels { found: levels });
        }
        for (at, score) in scores.iter().enumerate() {
            if *score == 0 || usize::from(*score) > levels {
                return Err(NotARanking::Outside { level: at + 1 });
            }
            if let Some(first) = scores.iter().take(at).position(|other| other == score) {
                return Err(NotARanking::Twice { score: *score, first: first + 1, second: at + 1 });
            }
        }
        Ok(Self(scores))
    }

    /// The scores in the order of the levels.
    pub fn scores(&self) -> &[u8] {
        &self.0
    }
}
