//! From when until when something holds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A first day and, when it ends, a last day; both count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// The first day.
    pub from: Date,
    /// The last day; none when no end is known.
    pub until: Option<Date>,
}

impl Term {
    /// Whether a day lies in it.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_first_and_the_last_day_count() {
        let term = Term { from: date(2026, 1, 1), until: Some(date(2026, 1, 31)) };
        assert!(term.covers(date(2026, 1, 1)) && term.covers(date(2026, 1, 31)));
        assert!(!term.covers(date(2025, 12, 31)) && !term.covers(date(2026, 2, 1)));
        assert!(Term { until: None, ..term }.covers(date(2099, 1, 1)));
    }
}
