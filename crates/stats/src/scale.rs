//! What a group answered on a scale.

use crate::{
    Spread,
    group::{ratio, spread},
};

/// The steps that a group chose.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleSummary {
    /// How many answered.
    pub answers: u32,
    /// How often each step was chosen, from 1.
    pub counts: Vec<u32>,
    /// The mean step.
    pub mean: f64,
    /// The spread.
    pub spread: Spread,
}

impl ScaleSummary {
    /// Sums up what was chosen on a scale of `steps`; none when nobody answered, or a step lies outside.
    pub fn of(chosen: &[u8], steps: u8) -> Option<Self> {
        if chosen.is_empty() || chosen.iter().any(|step| !(1..=steps).contains(step)) {
            return None;
        }
        let answers = u32::try_from(chosen.len()).ok()?;
        let count = |step| u32::try_from(chosen.iter().filter(|one| **one == step).count()).ok();
        let sum: u64 = chosen.iter().map(|step| u64::from(*step)).sum();
        Some(Self {
            answers,
            counts: (1..=steps).map(count).collect::<Option<_>>()?,
            mean: ratio(sum, u64::from(answers)),
            spread: spread(chosen),
        })
    }
}
