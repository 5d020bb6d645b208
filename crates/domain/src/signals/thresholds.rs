//! The thresholds of the rules. Their values are data with a source (`crates/app/data/signal_thresholds.csv`).

use crate::results::Decimal;
use serde::{Deserialize, Serialize};

/// The thresholds that the rules use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// `low`: the latest level lies in the lowest `low_bands` of the five bands.
    pub low_bands: u8,
    /// `drop`: the latest level lies this many steps or more below the one before.
    pub drop_steps: u8,
    /// `drop`: or it fell at least this many steps twice in a row.
    pub repeated_drop_steps: u8,
    /// `high`: the latest percentile (of the national norm group) is this or more.
    pub high_percentile: Decimal,
    /// `high`: or the level was in the highest band at this many last sittings.
    pub high_sittings: u8,
    /// `missing`: the moment counts once this share of the group, in per cent, has a result there.
    pub missing_share: u8,
}

/// A threshold has a name or a value that the rules do not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidThreshold {
    /// The name as it stands in the data.
    pub name: String,
}

impl Thresholds {
    /// Reads named values, for example from a table; every threshold must be there exactly once.
    ///
    /// # Errors
    /// When a name is unknown, double or left out, or a value is no number or out of range.
    pub fn from_named<'a>(
        values: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, InvalidThreshold> {
        let mut found = std::collections::BTreeMap::new();
        for (name, value) in values {
            if found.insert(name, value).is_some() {
                return Err(InvalidThreshold { name: name.to_owned() });
            }
        }
        let mut take = |name: &str, most: u8| {
            let value = found.remove(name).and_then(|text| text.trim().parse::<u8>().ok());
            value.filter(|n| (1..=most).contains(n)).ok_or_else(|| InvalidThreshold { name: name.to_owned() })
        };
        let thresholds = Self {
            low_bands: take("low_bands", 4)?,
            drop_steps: take("drop_steps", 4)?,
            repeated_drop_steps: take("repeated_drop_steps", 4)?,
            high_percentile: Decimal::whole(i32::from(take("high_percentile", 100)?)),
            high_sittings: take("high_sittings", 10)?,
            missing_share: take("missing_share", 100)?,
        };
        match found.keys().next() {
            Some(unknown) => Err(InvalidThreshold { name: (*unknown).to_owned() }),
            None => Ok(thresholds),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const VALUES: [(&str, &str); 6] = [
        ("low_bands", "1"),
        ("drop_steps", "2"),
        ("repeated_drop_steps", "1"),
        ("high_percentile", "90"),
        ("high_sittings", "2"),
        ("missing_share", "50"),
    ];

    /// The thresholds that the rules are tested with: those of the shipped table.
    pub(crate) fn usual() -> Thresholds {
        Thresholds::from_named(VALUES).unwrap()
    }

    #[test]
    fn every_threshold_is_named_once_and_in_range() {
        assert_eq!(usual().high_percentile, Decimal::whole(90));
        let with = |values: &[(&'static str, &'static str)]| {
            Thresholds::from_named(VALUES.into_iter().chain(values.iter().copied())).unwrap_err().name
        };
        assert_eq!(with(&[("low_bands", "2")]), "low_bands");
        assert_eq!(with(&[("spelling", "2")]), "spelling");
        let without_share = Thresholds::from_named(VALUES.into_iter().take(5));
        assert_eq!(without_share.unwrap_err().name, "missing_share");
        let huge = VALUES.map(|(name, value)| (name, if name == "missing_share" { "101" } else { value }));
        assert_eq!(Thresholds::from_named(huge).unwrap_err().name, "missing_share");
    }
}
