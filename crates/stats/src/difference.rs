//! How two groups differ, and how sure that is.

use crate::{GroupSummary, Ranking, group::ratio};
use rand_xoshiro::{
    SplitMix64,
    rand_core::{RngCore, SeedableRng},
};
use std::cmp::Ordering;

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
        larger_first(a.difference, b.difference)
            .then((a.level, a.group_a, a.group_b).cmp(&(b.level, b.group_a, b.group_b)))
    });
    found
}

/// Orders differences by their size, the largest first, whatever their sign. Those that differ by less than a fraction of two
/// groups can are equal: that is left of counting with broken numbers.
pub fn larger_first(one: f64, other: f64) -> Ordering {
    let size = |difference: f64| (difference.abs() * 1e9).round();
    size(other).total_cmp(&size(one))
}

/// A difference at one level with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The mean of the one group less the mean of the other.
    pub difference: f64,
    /// The interval in which 95 of 100 differences lie when both groups are drawn again with replacement, widened for small
    /// groups; none when one of them is too small to say: it has fewer than [`Difference::LEAST_ANSWERS`] answers, or fewer
    /// than [`Difference::LEAST_ALIKE`] that are all the same.
    pub interval: Option<(f64, f64)>,
}

impl Difference {
    /// Fewer answers than this in either group are too few for an interval: with so few, drawing again shows little more
    /// than the same answers, and the interval comes out too small.
    pub const LEAST_ANSWERS: usize = 5;
    /// Fewer answers than this that are all the same are too few as well: drawing again gives the same each time, while as
    /// many others might well have said something else.
    pub const LEAST_ALIKE: usize = 15;
    /// How often the groups are drawn again.
    const DRAWS: usize = 2000;

    /// The same, seen from the group with the higher mean.
    #[must_use]
    pub fn upward(self) -> Self {
        if self.difference >= 0.0 {
            return self;
        }
        Self { difference: -self.difference, interval: self.interval.map(|(low, high)| (-high, -low)) }
    }

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
    let interval = (is_enough(&one) && is_enough(&other)).then(|| interval(&one, &other, seed));
    Some(Difference { difference: mean(&one) - mean(&other), interval })
}

fn is_enough(scores: &[u64]) -> bool {
    let is_alike = scores.windows(2).all(|pair| pair.first() == pair.last());
    scores.len() >= if is_alike { Difference::LEAST_ALIKE } else { Difference::LEAST_ANSWERS }
}

fn mean(scores: &[u64]) -> f64 {
    ratio(scores.iter().sum(), u64::try_from(scores.len()).unwrap_or(u64::MAX))
}

fn interval(one: &[u64], other: &[u64], seed: u64) -> (f64, f64) {
    let mut chance = SplitMix64::seed_from_u64(seed);
    let wider = student(one.len().min(other.len()).saturating_sub(1)) / NORMAL;
    let mut drawn: Vec<f64> = (0..Difference::DRAWS)
        .map(|_| {
            let off = off_in_draw(one, &mut chance) - off_in_draw(other, &mut chance);
            wider.mul_add(off, mean(one) - mean(other))
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |place: usize| drawn.get(place).copied().unwrap_or_default();
    let tail = Difference::DRAWS / 40;
    (at(tail), at(Difference::DRAWS - 1 - tail))
}

/// Within so many standard deviations lie 95 of 100 of a normal distribution.
const NORMAL: f64 = 1.959_964;

/// The same for the distribution of Student, with so many degrees of freedom: the first terms of its expansion around the
/// normal one, which from four on is right to a hundredth. The smaller group gives the degrees, which is the careful choice.
fn student(freedom: usize) -> f64 {
    let freedom = u32::try_from(freedom).map_or(f64::MAX, f64::from);
    let power = |exponent: i32| NORMAL.powi(exponent);
    let first = (power(3) + NORMAL) / 4.0;
    let second = (5.0 * power(5) + 16.0 * power(3) + 3.0 * NORMAL) / 96.0;
    let third = (3.0 * power(7) + 19.0 * power(5) + 17.0 * power(3) - 15.0 * NORMAL) / 384.0;
    NORMAL + first / freedom + second / freedom.powi(2) + third / freedom.powi(3)
}

/// How far the mean of as many scores as there are, drawn with replacement, lies off their own, widened by what drawing from
/// so few makes too small.
fn off_in_draw(scores: &[u64], chance: &mut SplitMix64) -> f64 {
    let count = u64::try_from(scores.len()).unwrap_or(u64::MAX);
    let drawn = (0..count).map(|_| {
        let place = (u128::from(chance.next_u64()) * u128::from(count)) >> 64;
        usize::try_from(place).ok().and_then(|place| scores.get(place)).copied().unwrap_or_default()
    });
    let (whole, drawn) = (mean(scores), ratio(drawn.sum(), count));
    // The variance of a resampled mean is (n - 1) / n of what it should be.
    (drawn - whole) * ratio(count, count - 1).sqrt()
}
