//! Tests, sittings and results: what was measured, when, and where a pupil stands.

mod decimal;
mod didactic;
mod expected;
mod level;
mod moment;
mod norms;
mod progress;
mod result;
mod series;
mod suppression;

pub use decimal::{Decimal, NotADecimal};
pub use didactic::{DidacticAge, DidacticConvention, DidacticGrowth, STABLE_FROM};
pub use expected::{ExpectedGrowth, FEWEST_PUPILS, OwnGrowth, expected_growth};
pub use level::{Level, LevelScale, Levels, UnknownLevel};
pub use moment::{Moment, MomentWindows, NotAMoment, Part};
pub use norms::{
    FaultyRow, FunctioningLevel, NormFault, NormHead, NormRow, NormTable, OutsideTable, functioning_level,
    level_of_percentile,
};
pub use progress::{Progress, Sitting, current_progress};
pub use result::TestResult;
pub use series::{OwnBand, Series, Test, TestKind, TestNames};
pub use suppression::{Figure, SMALLEST_SHOWN, Whole, suppress};

#[cfg(test)]
pub(crate) use progress::tests::sitting as progress_for_tests;
