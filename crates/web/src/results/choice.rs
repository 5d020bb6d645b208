//! Who of a group is shown, and in which order: the same addresses with and without script.

use super::overview::Row;
use serde::Deserialize;

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Choice {
    filter: Option<String>,
    sort: Option<String>,
}

impl Choice {
    /// The filter: `all`, `signal`, `blind` or a kind of signal.
    pub(super) fn filter(&self) -> &str {
        self.filter.as_deref().unwrap_or("all")
    }

    /// The order: `name`, `signals` or the number of a column.
    pub(super) fn sort(&self) -> &str {
        self.sort.as_deref().unwrap_or("name")
    }

    fn shows(&self, row: &Row) -> bool {
        match self.filter() {
            "signal" => !row.kinds.is_empty(),
            "blind" => row.blind_spot,
            "all" => true,
            kind => row.kinds.split(' ').any(|one| one == kind),
        }
    }

    /// Hides the rows that are not asked for and puts the others in order; equals stay by name.
    pub(super) fn apply(&self, rows: &mut [Row]) {
        for row in rows.iter_mut() {
            row.hidden = !self.shows(row);
        }
        match self.sort() {
            "signals" => rows.sort_by_key(|row| std::cmp::Reverse(row.weight)),
            column => {
                if let Ok(column) = column.parse::<usize>() {
                    let place = |row: &Row| row.cells.get(column).and_then(|cell| cell.place);
                    rows.sort_by_key(|row| place(row).unwrap_or(i64::MAX));
                }
            }
        }
    }

    /// The query that changes one part of the choice and keeps the other.
    pub(super) fn with(&self, filter: Option<&str>, sort: Option<&str>) -> String {
        let parts = [
            ("filter", filter.unwrap_or_else(|| self.filter()), "all"),
            ("sort", sort.unwrap_or_else(|| self.sort()), "name"),
        ];
        let said = parts.into_iter().filter(|(_, value, usual)| value != usual);
        let query: Vec<String> =
            said.map(|(name, value, _)| format!("{name}={}", crate::page::in_query(value))).collect();
        format!("?{}", query.join("&"))
    }
}
