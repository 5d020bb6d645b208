//! What small groups of answers say: means, spread, order, agreement, and how sure a difference is.
//!
//! A respondent ranks the levels of a model: `k` for the most important one down to 1, each number once. The number that a
//! level got is called its score. Everything here counts over scores of one group, or of two.

mod agreement;
mod difference;
mod group;
mod kappa;
mod ranking;
mod scale;
mod share;

pub use agreement::Agreement;
pub use difference::{Difference, Gap, difference, difference_of, gaps, larger_first};
pub use group::{GroupSummary, Spread};
pub use kappa::{Kappa, kappa};
pub use ranking::{LEAST_LEVELS, MOST_LEVELS, NotARanking, Ranking};
pub use scale::ScaleSummary;
pub use share::ShareInterval;

#[cfg(test)]
mod tests;
