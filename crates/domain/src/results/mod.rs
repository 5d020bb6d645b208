//! Tests, sittings and results: what was measured, when, and where a pupil stands.

mod decimal;
mod level;
mod moment;
mod progress;
mod result;
mod series;
mod suppression;

pub use decimal::{Decimal, NotADecimal};
pub use level::{Level, LevelScale, Levels, UnknownLevel};
pub use moment::{Moment, MomentWindows, NotAMoment, Part};
pub use progress::{Progress, Sitting, current_progress};
pub use result::TestResult;
pub use series::{OwnBand, Series, Test, TestKind, TestNames};
pub use suppression::{Figure, SMALLEST_SHOWN, Whole, suppress};

#[cfg(test)]
pub(crate) use progress::tests::sitting as progress_for_tests;
