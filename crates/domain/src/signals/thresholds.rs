//! The thresholds of the rules. The shipped values are data with a source (`crates/app/data/signal_thresholds.csv`); a
//! school may set its own, within the bounds that stand here.

use super::SignalKind;
use std::collections::{BTreeMap, BTreeSet};

/// A threshold that a school may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// Its name in the data.
    pub name: &'static str,
    /// The kind of signal that it belongs to.
    pub kind: SignalKind,
    /// The smallest value with a meaning.
    pub least: u8,
    /// The largest.
    pub most: u8,
}

/// A threshold has a name or a value that the rules do not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidThreshold {
    /// The name as it stands in the data.
    pub name: String,
}

macro_rules! thresholds {
    ($($(#[$doc:meta])+ $name:ident: $kind:ident $least:literal to $most:literal;)+) => {
        /// The thresholds that the rules use, and which kinds are switched off.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Thresholds {
            $($(#[$doc])+ pub $name: u8,)+
            /// The kinds that the school does not want.
            pub off: BTreeSet<SignalKind>,
        }

        impl Thresholds {
            /// All thresholds, by kind.
            pub const ALL: &'static [Threshold] = &[$(Threshold {
                name: stringify!($name), kind: SignalKind::$kind, least: $least, most: $most,
            }),+];

            /// The value of a threshold, by its name.
            pub fn value(&self, name: &str) -> Option<u8> {
                match name {
                    $(stringify!($name) => Some(self.$name),)+
                    _ => None,
                }
            }

            fn of(mut take: impl FnMut(&str) -> Result<u8, InvalidThreshold>) -> Result<Self, InvalidThreshold> {
                Ok(Self { $($name: take(stringify!($name))?,)+ off: BTreeSet::new() })
            }
        }
    };
}

thresholds! {
    /// The latest level lies in the lowest so many of the five bands.
    low_bands: Low 1 to 4;
    /// The latest level lies this many steps or more below the one before.
    drop_steps: Drop 1 to 4;
    /// Or it fell at least this many steps twice in a row.
    repeated_drop_steps: Drop 1 to 4;
    /// Growth is below this share of the expected growth, in per cent.
    slow_growth_share: SlowGrowth 1 to 100;
    /// The percentile that counts as weakest, with the same or a lower one, in the dyslexia route.
    weakest_percentile: WeakestTenthThrice 1 to 50;
    /// So many sittings in a row.
    weakest_sittings: WeakestTenthThrice 2 to 5;
    /// From this year group on a reference level counts, until year group 8.
    reference_year_group: ReferenceLevelAtRisk 1 to 8;
    /// Absent for this many hours or more.
    absent_hours: AbsentOften 1 to 200;
    /// Within so many weeks.
    absent_weeks: AbsentOften 1 to 40;
    /// 1: hours without permission, and those of which the reason is not known. 2: all hours, also ill, with permission
    /// and late.
    absent_counts: AbsentOften 1 to 2;
    /// The moment counts once this share of the group, in per cent, has a result there.
    missing_share: Missing 1 to 100;
    /// The latest percentile (of the national norm group) is this or more.
    high_percentile: High 1 to 100;
    /// Or the level was in the highest band at this many last sittings.
    high_sittings: High 1 to 10;
}

impl Thresholds {
    /// Reads named values, for example from a table; every threshold must be there exactly once.
    ///
    /// # Errors
    /// When a name is unknown, double or left out, or a value is no whole number within its bounds.
    pub fn from_named<'a>(
        values: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, InvalidThreshold> {
        let mut found = BTreeMap::new();
        for (name, value) in values {
            if found.insert(name, value).is_some() {
                return Err(InvalidThreshold { name: name.to_owned() });
            }
        }
        let thresholds = Self::of(|name| {
            let value = found.remove(name).and_then(|text| Threshold::named(name)?.read(text));
            value.ok_or_else(|| InvalidThreshold { name: name.to_owned() })
        })?;
        match found.keys().next() {
            Some(unknown) => Err(InvalidThreshold { name: (*unknown).to_owned() }),
            None => Ok(thresholds),
        }
    }

    /// The same with other values for some names; a value that has no meaning leaves the threshold as it was.
    #[must_use]
    pub fn with(&self, values: &BTreeMap<&str, &str>) -> Self {
        let own = |name: &str| Threshold::named(name)?.read(values.get(name)?);
        let known = |name: &str| InvalidThreshold { name: name.to_owned() };
        let changed = Self::of(|name| own(name).or_else(|| self.value(name)).ok_or_else(|| known(name)));
        changed.map_or_else(|_| self.clone(), |changed| Self { off: self.off.clone(), ..changed })
    }

    /// Whether the school wants this kind.
    pub fn has(&self, kind: SignalKind) -> bool {
        !self.off.contains(&kind)
    }
}

impl Threshold {
    /// The threshold with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Thresholds::ALL.iter().find(|known| known.name == name)
    }

    /// A typed value, when it is a whole number within the bounds.
    pub fn read(&self, text: &str) -> Option<u8> {
        text.trim().parse().ok().filter(|value| (self.least..=self.most).contains(value))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const VALUES: [(&str, &str); 13] = [
        ("low_bands", "1"),
        ("drop_steps", "2"),
        ("repeated_drop_steps", "1"),
        ("slow_growth_share", "50"),
        ("weakest_percentile", "10"),
        ("weakest_sittings", "3"),
        ("reference_year_group", "6"),
        ("absent_hours", "16"),
        ("absent_weeks", "4"),
        ("absent_counts", "1"),
        ("missing_share", "50"),
        ("high_percentile", "90"),
        ("high_sittings", "2"),
    ];

    /// The thresholds that the rules are tested with: those of the shipped table.
    pub(crate) fn usual() -> Thresholds {
        Thresholds::from_named(VALUES).unwrap()
    }

    #[test]
    fn every_threshold_is_named_once_and_in_range() {
        assert_eq!(usual().high_percentile, 90);
        let with = |values: &[(&'static str, &'static str)]| {
            Thresholds::from_named(VALUES.into_iter().chain(values.iter().copied())).unwrap_err().name
        };
        assert_eq!(with(&[("low_bands", "2")]), "low_bands");
        assert_eq!(with(&[("spelling", "2")]), "spelling");
        let without_last = Thresholds::from_named(VALUES.into_iter().take(12));
        assert_eq!(without_last.unwrap_err().name, "high_sittings");
        let huge = VALUES.map(|(name, value)| (name, if name == "missing_share" { "101" } else { value }));
        assert_eq!(Thresholds::from_named(huge).unwrap_err().name, "missing_share");
    }

    #[test]
    fn a_school_changes_one_and_keeps_the_others() {
        let own = usual().with(&BTreeMap::from([("absent_hours", " 20 "), ("low_bands", "9"), ("x", "1")]));
        assert_eq!(own, Thresholds { absent_hours: 20, ..usual() });
        let mut off = usual();
        off.off.insert(SignalKind::High);
        assert!(!off.with(&BTreeMap::new()).has(SignalKind::High));
        for threshold in Thresholds::ALL {
            assert!(usual().value(threshold.name).is_some(), "{threshold:?}");
        }
    }
}
