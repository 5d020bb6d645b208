//! What one group of respondents says together.

use crate::Ranking;

/// The spread of the scores that one level got.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The lowest score.
    pub lowest: u8,
    /// The highest score.
    pub highest: u8,
    /// The standard deviation of the sample (divided by `n - 1`); none for a single answer.
    pub deviation: Option<f64>,
}

/// What one group says. Levels count from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupSummary {
    /// How many answered.
    pub answers: u32,
    /// The mean score of each level, in the order of the levels.
    pub means: Vec<f64>,
    /// The spread at each level, in the order of the levels.
    pub spreads: Vec<Spread>,
    /// The levels from most to least important; those with exactly the same mean share a place.
    pub order: Vec<Vec<usize>>,
    /// Kendall's coefficient of concordance W: 0 when the answers cancel out, 1 when all rank alike. Rankings have no ties,
    /// so no correction is needed. A single answer agrees with itself.
    pub kendall_w: f64,
}

impl GroupSummary {
    /// Sums up the answers of a group; none when there is no answer or the rankings have different numbers of levels.
    pub fn of(rankings: &[Ranking]) -> Option<Self> {
        let levels = rankings.first()?.scores().len();
        if rankings.iter().any(|one| one.scores().len() != levels) {
            return None;
        }
        let answers = u32::try_from(rankings.len()).ok()?;
        let columns: Vec<Vec<u8>> = (0..levels)
            .map(|level| rankings.iter().filter_map(|one| one.scores().get(level).copied()).collect())
            .collect();
        let sums: Vec<u64> =
            columns.iter().map(|column| column.iter().map(|score| u64::from(*score)).sum()).collect();
        Some(Self {
            answers,
            means: sums.iter().map(|sum| ratio(*sum, u64::from(answers))).collect(),
            spreads: columns.iter().map(|column| spread(column)).collect(),
            order: order(&sums),
            kendall_w: kendall_w(&sums, u64::from(answers)),
        })
    }
}

impl GroupSummary {
    /// The place of a level (from 1) in the order, 1 for the most important, and whether it shares it; after two that share
    /// place 1 comes place 3.
    pub fn place(&self, level: usize) -> Option<(usize, bool)> {
        let at = self.order.iter().position(|place| place.contains(&level))?;
        let before: usize = self.order.iter().take(at).map(Vec::len).sum();
        Some((before + 1, self.order.get(at).is_some_and(|place| place.len() > 1)))
    }
}

/// The levels by their sums, highest first, equal ones together. Whole numbers, so that equal is really equal.
fn order(sums: &[u64]) -> Vec<Vec<usize>> {
    let mut levels: Vec<(u64, usize)> = sums.iter().copied().zip(1..).collect();
    levels.sort_by_key(|(sum, level)| (std::cmp::Reverse(*sum), *level));
    levels.chunk_by(|a, b| a.0 == b.0).map(|place| place.iter().map(|(_, level)| *level).collect()).collect()
}

/// W = 12 S / (m² (k³ - k)), with S the sum of squared distances of the `k` sums from their mean, for `m` answers.
pub(crate) fn kendall_w(sums: &[u64], answers: u64) -> f64 {
    let levels = u64::try_from(sums.len()).unwrap_or(u64::MAX);
    // The mean of the sums is m (k + 1) / 2; twice of everything keeps the numbers whole.
    let twice_mean = answers * (levels + 1);
    let four_s: u64 = sums.iter().map(|sum| (2 * sum).abs_diff(twice_mean).pow(2)).sum();
    ratio(3 * four_s, answers * answers * (levels.pow(3) - levels))
}

/// The spread of numbers that were given; of none when there are none.
pub(crate) fn spread(scores: &[u8]) -> Spread {
    let count = u64::try_from(scores.len()).unwrap_or(u64::MAX);
    let sum: u64 = scores.iter().map(|score| u64::from(*score)).sum();
    let squares: u64 = scores.iter().map(|score| u64::from(*score).pow(2)).sum();
    let deviation = (count > 1).then(|| ratio(count * squares - sum * sum, count * (count - 1)).sqrt());
    Spread {
        lowest: scores.iter().copied().min().unwrap_or(0),
        highest: scores.iter().copied().max().unwrap_or(0),
        deviation,
    }
}

/// A fraction of two whole numbers.
pub(crate) fn ratio(part: u64, whole: u64) -> f64 {
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "far below 2^53 for any number of answers that people give"
    )]
    let (part, whole) = (part as f64, whole as f64);
    part / whole
}
