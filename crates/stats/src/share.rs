//! A share with how sure it is.

/// The share of some in all, with the interval in which the true share lies with 95 per cent certainty.
///
/// By the score interval of Wilson (1927), which also holds for few and for shares near 0 and 1, unlike the usual plus and
/// minus two standard errors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareInterval {
    /// The share itself, from 0 to 1.
    pub share: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Between minus and plus this many standard errors lie 95 per cent of a normal distribution.
const Z: f64 = 1.959_964;

impl ShareInterval {
    /// Of so many in so many; none when that is nothing.
    pub fn of(part: u32, whole: u32) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        let n = f64::from(whole);
        let share = f64::from(part.min(whole)) / n;
        let (square, below) = (Z * Z, 1.0 + Z * Z / n);
        let middle = (share + square / (2.0 * n)) / below;
        let half = Z * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt() / below;
        Some(Self { share, low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
    }
}
