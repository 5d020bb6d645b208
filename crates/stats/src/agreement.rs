//! What Kendall's W means in plain words.

use crate::{GroupSummary, group::kendall_w};
use rand_xoshiro::{
    SplitMix64,
    rand_core::{RngCore, SeedableRng},
};

/// How far a group ranks alike. The bands are a choice of Stut: W alone misleads, because two people who rank at random reach
/// 0.5 on average, and twenty only 0.05.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// A single answer, which agrees with itself.
    Single,
    /// No more than people who rank at random reach in one of twenty cases.
    Chance,
    /// More than chance, and less than [`Agreement::STRONG`].
    Some,
    /// More than chance, and at least [`Agreement::STRONG`].
    Strong,
}

impl Agreement {
    /// From this W on people rank largely alike.
    pub const STRONG: f64 = 0.6;
    /// How often as many people as answered are let rank at random.
    const DRAWS: u32 = 2000;

    /// What the W of a group means; the same group and seed always give the same.
    pub fn of(group: &GroupSummary, seed: u64) -> Self {
        if group.answers < 2 {
            return Self::Single;
        }
        let mut chance = SplitMix64::seed_from_u64(seed);
        let levels = group.means.len();
        let as_high = (0..Self::DRAWS)
            .filter(|_| at_random(group.answers, levels, &mut chance) + 1e-9 >= group.kendall_w)
            .count();
        let limit = usize::try_from(Self::DRAWS / 20).unwrap_or_default();
        match group.kendall_w {
            _ if as_high >= limit => Self::Chance,
            w if w < Self::STRONG => Self::Some,
            _ => Self::Strong,
        }
    }
}

/// The W of people who rank at random.
fn at_random(answers: u32, levels: usize, chance: &mut SplitMix64) -> f64 {
    let mut sums = vec![0_u64; levels];
    let mut scores: Vec<u64> = (1..).take(levels).collect();
    for _ in 0..answers {
        for end in (1..levels).rev() {
            let count = u128::try_from(end + 1).unwrap_or(u128::MAX);
            let place = (u128::from(chance.next_u64()) * count) >> 64;
            scores.swap(end, usize::try_from(place).unwrap_or_default());
        }
        for (sum, score) in sums.iter_mut().zip(&scores) {
            *sum += score;
        }
    }
    kendall_w(&sums, u64::from(answers))
}
