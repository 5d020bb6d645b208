//! The series of tests from which one chooses: those that Stut ships, with what the school changed in them, those that it
//! added, and those that came in with results.

use crate::{Error, ctx::new_id, norms};
use domain::{
    ids::TestId,
    results::{LevelScale, Moment, Series, Test, TestKind, TestNames},
};
use policy::InSchool;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};
use store::{
    Reads,
    results::{self, KeptSeries},
};

/// How sure it is what a shipped line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Two sources say so.
    Two,
    /// One source says so.
    One,
    /// No source for a part of it: the school should look.
    None,
}

/// Where a series comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Shipped with Stut; the school may have changed it.
    Shipped {
        /// Where what it says comes from.
        source: &'static str,
        /// How sure that is.
        sure: Sure,
    },
    /// Added by the school.
    School,
    /// Not described: results of it came in.
    Results,
}

/// A series in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueSeries {
    /// What is known of it.
    pub series: KeptSeries,
    /// Where it comes from.
    pub origin: Origin,
}

impl CatalogueSeries {
    /// The series of its tests, as results name it.
    pub fn name_of_series(&self) -> Series {
        Series(self.series.key.clone())
    }

    /// Whether the school changed what was shipped.
    pub const fn is_changed(&self) -> bool {
        matches!(self.origin, Origin::Shipped { .. }) && self.series.version > 0
    }
}

/// The catalogue of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// All series, by subject, in the order of the school; hidden ones too.
    pub series: Vec<CatalogueSeries>,
    /// The tests that the school knows.
    pub tests: Vec<Test>,
}

#[derive(Deserialize)]
struct ShippedRow {
    key: String,
    supplier: String,
    name: String,
    subject: String,
    year_groups: String,
    moments: String,
    scale: String,
    level_scale: String,
    sure: Sure,
    source: String,
}

struct Shipped {
    series: KeptSeries,
    sure: Sure,
    source: String,
}

static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    let rows: Vec<ShippedRow> = norms::table(include_str!("../../data/test_catalogue.csv"));
    let mut source = String::new();
    let shipped = |(position, row): (i64, ShippedRow)| {
        if row.source != "idem" {
            source.clone_from(&row.source);
        }
        let series = KeptSeries {
            key: row.key,
            supplier: Some(row.supplier),
            name: row.name,
            subject: row.subject,
            kind: TestKind::Standard,
            year_groups: year_groups(&row.year_groups).unwrap_or_default(),
            moments: row.moments.split_whitespace().filter_map(|moment| moment.parse().ok()).collect(),
            scale: Some(row.scale).filter(|scale| !scale.is_empty()),
            level_scale: LevelScale::from_code(&row.level_scale),
            is_hidden: false,
            position,
            version: 0,
        };
        Shipped { series, sure: row.sure, source: source.clone() }
    };
    (1..).zip(rows).map(shipped).collect()
});

/// Reads year groups as people write them: `3-8`, `3 4 5`, `3, 5-7`; nothing when it is something else.
pub(super) fn year_groups(text: &str) -> Option<Vec<u8>> {
    let mut groups = Vec::new();
    for part in text.split([',', ' ']).map(str::trim).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (u8, u8) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        if first < 1 || last > 8 || first > last {
            return None;
        }
        groups.extend(first..=last);
    }
    groups.sort_unstable();
    groups.dedup();
    Some(groups)
}

impl Catalogue {
    /// The catalogue of a school.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        let kept = results::kept_series(tx, scope).await?;
        let tests = results::tests(tx, scope).await?;
        Ok(Self::joined(kept, tests))
    }

    fn joined(kept: Vec<KeptSeries>, tests: Vec<Test>) -> Self {
        let mut all: BTreeMap<String, CatalogueSeries> = BTreeMap::new();
        for test in tests.iter().filter(|test| test.names.part.is_none() || test.kind != TestKind::Standard) {
            let key = series_without_part(test);
            let found = all.entry(key.clone()).or_insert_with(|| found_in_results(key, test));
            found.series.moments.extend(test.moment);
            found.series.year_groups.extend(test.moment.map(|m| m.year_group).or(test.year_group));
        }
        for found in all.values_mut() {
            found.series.moments.sort_unstable();
            found.series.moments.dedup();
            found.series.year_groups.sort_unstable();
            found.series.year_groups.dedup();
        }
        for shipped in SHIPPED.iter() {
            let origin = Origin::Shipped { source: &shipped.source, sure: shipped.sure };
            all.insert(
                shipped.series.key.clone(),
                CatalogueSeries { series: shipped.series.clone(), origin },
            );
        }
        for series in kept {
            let origin = match all.get(&series.key).map(|known| known.origin) {
                Some(shipped @ Origin::Shipped { .. }) => shipped,
                _ => Origin::School,
            };
            all.insert(series.key.clone(), CatalogueSeries { series, origin });
        }
        let mut series: Vec<CatalogueSeries> = all.into_values().collect();
        series.sort_by_cached_key(|one| {
            let subject = &one.series.subject;
            (
                norms::subject_place(Some(subject)),
                subject.to_lowercase(),
                one.series.position,
                one.series.key.clone(),
            )
        });
        Self { series, tests }
    }

    /// The series that one may choose: those that are not hidden.
    pub fn shown(&self) -> impl Iterator<Item = &CatalogueSeries> {
        self.series.iter().filter(|one| !one.series.is_hidden)
    }

    /// The series with this key, however it is capitalised.
    pub fn find(&self, key: &str) -> Option<&CatalogueSeries> {
        let wanted = key.trim().to_lowercase();
        self.series.iter().find(|one| one.series.key.to_lowercase() == wanted)
    }

    /// The tests of a series, its parts included.
    pub fn tests_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Test> {
        self.tests.iter().filter(move |test| series_without_part(test) == key)
    }

    /// The test of a series at a moment: the one that is known, else a new one that is not kept yet. A series without
    /// moments has one test for all times.
    pub fn test_at(&self, one: &CatalogueSeries, moment: Option<Moment>) -> Test {
        let series = one.name_of_series();
        let known = self
            .tests
            .iter()
            .find(|test| test.series == series && test.names.part.is_none() && test.moment == moment);
        known.cloned().unwrap_or_else(|| Test {
            id: TestId(new_id()),
            names: TestNames {
                code: moment.map_or_else(|| series.0.clone(), |moment| format!("{} {moment}", series.0)),
                ..TestNames::default()
            },
            name: Some(
                moment.map_or_else(
                    || one.series.name.clone(),
                    |moment| format!("{} {moment}", one.series.name),
                ),
            ),
            subject: Some(one.series.subject.clone()),
            moment,
            year_group: None,
            kind: one.series.kind,
            bands: Vec::new(),
            series,
        })
    }
}

/// The series of a test as a whole, also of a part of it.
pub(crate) fn series_without_part(test: &Test) -> String {
    match &test.names.part {
        Some(part) => {
            let end = format!(" / {part}");
            test.series.0.strip_suffix(&end).unwrap_or(&test.series.0).to_owned()
        }
        None => test.series.0.clone(),
    }
}

fn found_in_results(key: String, test: &Test) -> CatalogueSeries {
    let series = KeptSeries {
        name: key.clone(),
        key,
        supplier: None,
        subject: test.subject.clone().unwrap_or_default(),
        kind: test.kind,
        year_groups: Vec::new(),
        moments: Vec::new(),
        scale: None,
        level_scale: None,
        is_hidden: false,
        position: 0,
        version: 0,
    };
    CatalogueSeries { series, origin: Origin::Results }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_series_are_whole_and_their_keys_name_their_tests() {
        assert!(SHIPPED.len() >= 20);
        let catalogue = Catalogue::joined(Vec::new(), Vec::new());
        assert_eq!(catalogue.series.len(), SHIPPED.len(), "no key stands there twice");
        for one in &catalogue.series {
            let Origin::Shipped { source, .. } = one.origin else { panic!("{one:?}") };
            assert!(!source.is_empty() && source != "idem", "{}", one.series.key);
            for moment in one.series.moments.iter().copied().map(Some).chain([None]) {
                let test = catalogue.test_at(one, moment);
                let read = Series::of(&test.names.code, test.name.as_deref(), None);
                assert_eq!(read, test.series, "a file with this code is of this series");
                assert_eq!(Moment::find_in(&test.names.code).map(|(moment, _)| moment), moment);
            }
            let in_groups = |moment: &Moment| one.series.year_groups.contains(&moment.year_group);
            assert!(one.series.moments.iter().all(in_groups), "{}", one.series.key);
        }
    }

    #[test]
    fn the_school_has_the_last_word_and_results_add_what_is_missing() {
        let mut own = SHIPPED[0].series.clone();
        (own.name, own.is_hidden, own.version) = ("Onze rekentoets".into(), true, 3);
        let new = KeptSeries { key: "Eigen".into(), ..own.clone() };
        let mut test = Catalogue::joined(Vec::new(), Vec::new())
            .test_at(&CatalogueSeries { series: new.clone(), origin: Origin::School }, "M5".parse().ok());
        test.series = Series("DEMO-RW".into());
        let catalogue = Catalogue::joined(vec![own.clone(), new], vec![test]);
        let first = catalogue.find(&own.key.to_uppercase()).unwrap();
        assert!(first.is_changed() && matches!(first.origin, Origin::Shipped { .. }));
        assert!(catalogue.shown().all(|one| one.series.key != own.key));
        assert_eq!(catalogue.find("eigen").unwrap().origin, Origin::School);
        let found = catalogue.find("DEMO-RW").unwrap();
        assert_eq!(
            (found.origin, found.series.moments.as_slice()),
            (Origin::Results, &["M5".parse().unwrap()][..])
        );
    }

    #[test]
    fn year_groups_are_read_as_people_write_them() {
        assert_eq!(year_groups("3-5"), Some(vec![3, 4, 5]));
        assert_eq!(year_groups("8, 3-4 3"), Some(vec![3, 4, 8]));
        assert_eq!(year_groups(""), Some(Vec::new()));
        for bad in ["0", "9", "5-3", "x", "3-", "3-9"] {
            assert_eq!(year_groups(bad), None, "{bad}");
        }
    }
}
