//! How two groups differ, and how sure that is.

use crate::{GroupSummary, Ranking, group::ratio};
use rand_xoshiro::{
    SplitMix64,
    rand_core::{RngCore, SeedableRng},
};

/// A difference between two groups at one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The level, from 1.
    pub level: usize,
    /// The place of the one group among the groups, from 0.
    pub group_a: usize,
    /// The place of the other.
    pub group_b: usize,
    /// The mean of the one less the mean of the other.
    pub difference: f64,
}

/// All differences between any two groups at any level, the largest first whatever its sign; equal ones in the order of
/// levels, then of groups.
pub fn gaps(groups: &[GroupSummary]) -> Vec<Gap> {
    let mut found = Vec::new();
    for (group_a, one) in groups.iter().enumerate() {
        for (group_b, other) in groups.iter().enumerate().skip(group_a + 1) {
            for ((mean, other), level) in one.means.iter().zip(&other.means).zip(1..) {
                found.push(Gap { level, group_a, group_b, difference: mean - other });
            }
        }
    }
    found.sort_by(|a, b| {
        let size = b.difference.abs().total_cmp(&a.difference.abs());
        size.then((a.level, a.group_a, a.group_b).cmp(&(b.level, b.group_a, b.group_b)))
    });
    found
}

/// A difference at one level with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The mean of the one group less the mean of the other.
    pub difference: f64,
    /// The interval in which 95 of 100 differences lie when both groups are drawn again with replacement; none when one
    /// of them has fewer than [`Difference::LEAST_ANSWERS`] answers: that is too few to say.
    pub interval: Option<(f64, f64)>,
}

impl Difference {
    /// Fewer answers than this in either group are too few for an interval: with so few, drawing again shows little more
    /// than the same answers, and the interval comes out too small.
    pub const LEAST_ANSWERS: usize = 5;
    /// How often the groups are drawn again.
    const DRAWS: usize = 2000;

    /// Whether the interval lies on one side of nothing.
    pub fn is_clear(&self) -> bool {
        self.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0)
    }
}

/// The difference between two groups at a level (from 1), with an interval by resampling; the same seed and answers always
/// give the same interval. None when a group is empty or the level is not there.
pub fn difference(one: &[Ranking], other: &[Ranking], level: usize, seed: u64) -> Option<Difference> {
    let scores = |rankings: &[Ranking]| -> Option<Vec<u8>> {
        rankings.iter().map(|ranking| ranking.scores().get(level.checked_sub(1)?).copied()).collect()
    };
    difference_of(&scores(one)?, &scores(other)?, seed)
}

/// The difference between the means of two groups of numbers, such as the steps of a scale. None when a group is empty.
pub fn difference_of(one: &[u8], other: &[u8], seed: u64) -> Option<Difference> {
    let numbers = |scores: &[u8]| scores.iter().map(|score| u64::from(*score)).collect::<Vec<_>>();
    let (one, other) = (numbers(one), numbers(other));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let enough = one.len().min(other.len()) >= Difference::LEAST_ANSWERS;
    let interval = enough.then(|| interval(&one, &other, seed));
    Some(Difference { difference: mean(&one) - mean(&other), interval })
}

fn mean(scores: &[u64]) -> f64 {
    ratio(scores.iter().sum(), u64::try_from(scores.len()).unwrap_or(u64::MAX))
}

fn interval(one: &[u64], other: &[u64], seed: u64) -> (f64, f64) {
    let mut chance = SplitMix64::seed_from_u64(seed);
    let mut drawn: Vec<f64> = (0..Difference::DRAWS)
        .map(|_| mean_of_draw(one, &mut chance) - mean_of_draw(other, &mut chance))
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |place: usize| drawn.get(place).copied().unwrap_or_default();
    let tail = Difference::DRAWS / 40;
    (at(tail), at(Difference::DRAWS - 1 - tail))
}

/// The mean of as many scores as there are, drawn with replacement, widened by what drawing from so few makes too small.
fn mean_of_draw(scores: &[u64], chance: &mut SplitMix64) -> f64 {
    let count = u64::try_from(scores.len()).unwrap_or(u64::MAX);
    let drawn = (0..count).map(|_| {
        let place = (u128::from(chance.next_u64()) * u128::from(count)) >> 64;
        usize::try_from(place).ok().and_then(|place| scores.get(place)).copied().unwrap_or_default()
    });
    let (whole, drawn) = (mean(scores), ratio(drawn.sum(), count));
    // The variance of a resampled mean is (n - 1) / n of what it should be.
    whole + (drawn - whole) * ratio(count, count - 1).sqrt()
}
