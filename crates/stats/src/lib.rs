//! What small groups of answers say: means, spread, order, agreement, and how sure a difference is.
//!
//! A respondent ranks the levels of a model: `k` for the most important one down to 1, each number once. The number that a
//! level got is called its score. Everything here counts over scores of one group, or of two.

mod difference;
mod group;
mod ranking;

pub use difference::{Difference, Gap, difference, gaps};
pub use group::{GroupSummary, Spread};
pub use ranking::{LEAST_LEVELS, MOST_LEVELS, NotARanking, Ranking};

#[cfg(test)]
mod tests;
