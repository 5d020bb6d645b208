//! The norm tables of a school at work: they give a result the level, percentile and DLE that it did not come with.
//!
//! A table is about skill scores. Nothing is taken from it when any of the three came with the result itself, so that a
//! result that names a table has all it says from that table, and loses all of it with the table.

use super::assess::YearGroups;
use crate::{Error, norms};
use domain::{
    ids::{PupilId, TestId},
    register::YearGroup,
    results::{
        Decimal, FunctioningLevel, Level, LevelScale, Moment, NormTable, OutsideTable, Series, Test,
        TestKind, TestResult, functioning_level, level_of_percentile,
    },
};
use jiff::civil::Date;
use policy::InSchool;
use std::collections::{BTreeSet, HashMap};
use store::{
    Reads, StoreError, WriteTx, register,
    results::{self, KeptNorm},
};

/// The norm tables of a school.
#[derive(Default)]
pub struct Norms {
    tables: HashMap<(Series, Moment), NormTable>,
    means: HashMap<Series, Vec<(Moment, Decimal)>>,
    year_groups: Option<YearGroups>,
}

/// Of which tables the rows are loaded.
enum Rows<'a> {
    All,
    Of(&'a Series),
    None,
}

impl Norms {
    /// All tables with their rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        Ok(Self::loaded(tx, scope, Rows::All).await?)
    }

    /// The same, knowing in which year group every pupil was when: for tests and tables that are yet to come.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn with_year_groups(
        mut self,
        tx: &mut impl Reads,
        scope: &InSchool,
    ) -> Result<Self, Error> {
        if self.year_groups.is_none() {
            let enrolments = register::every_enrolment(tx, scope).await?;
            self.year_groups = Some(YearGroups::new(&enrolments));
        }
        Ok(self)
    }

    /// The means of all tables, and the rows of one series: for who looks at one test.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load_series(tx: &mut impl Reads, scope: &InSchool, series: &Series) -> Result<Self, Error> {
        Ok(Self::loaded(tx, scope, Rows::Of(series)).await?)
    }

    /// The means of all tables without any rows: for functioning levels and expected growth. It completes no result.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load_means(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        Ok(Self::loaded(tx, scope, Rows::None).await?)
    }

    async fn loaded(tx: &mut impl Reads, scope: &InSchool, rows: Rows<'_>) -> Result<Self, StoreError> {
        let kept = results::norm_tables(tx, scope).await?;
        let mut norms = Self { means: means_of(&kept), ..Self::default() };
        let series = match rows {
            _ if kept.is_empty() => return Ok(norms),
            Rows::None => return Ok(norms),
            Rows::All => None,
            Rows::Of(series) => Some(series),
        };
        let mut rows = results::norm_rows(tx, scope, series).await?;
        for one in kept {
            let Some(rows) = rows.remove(&one.head.id) else { continue };
            let key = (one.head.series.clone(), one.head.moment);
            let table = NormTable::new(one.head, rows).map_err(|_| StoreError::Unreadable("norm_rows"))?;
            norms.tables.insert(key, table);
        }
        if norms.needs_year_groups(&results::tests(tx, scope).await?) {
            let enrolments = register::every_enrolment(tx, scope).await?;
            norms.year_groups = Some(YearGroups::new(&enrolments));
        }
        Ok(norms)
    }

    /// Whether a series with a table has a test that does not say for which moment it is.
    fn needs_year_groups(&self, tests: &[Test]) -> bool {
        let with_table: BTreeSet<&Series> = self.tables.keys().map(|(series, _)| series).collect();
        tests.iter().any(|test| test.moment.is_none() && with_table.contains(&test.series))
    }

    /// The same with other tables in the place of those of the same series and moment.
    pub(super) fn put(&mut self, tables: impl IntoIterator<Item = NormTable>) {
        for table in tables {
            self.tables.insert((table.series().clone(), table.moment()), table);
        }
    }

    /// Whether the school has no norm table at all.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.means.is_empty()
    }

    /// The table of a series at a moment, when it is loaded.
    pub fn table(&self, series: &Series, moment: Moment) -> Option<&NormTable> {
        self.tables.get(&(series.clone(), moment))
    }

    /// The mean of the norm group of a series at a moment.
    pub fn mean(&self, series: &Series, moment: Moment) -> Option<Decimal> {
        self.means_of(series).iter().find(|(of, _)| *of == moment).map(|(_, mean)| *mean)
    }

    /// The means of a series by moment.
    pub fn means_of(&self, series: &Series) -> &[(Moment, Decimal)] {
        self.means.get(series).map_or(&[], Vec::as_slice)
    }

    /// Where a skill score of a series functions.
    pub fn functioning_level(&self, series: &Series, score: Decimal) -> Option<FunctioningLevel> {
        functioning_level(self.means_of(series), score)
    }

    /// Gives a result what it did not come with: level, percentile and DLE from the table of its series and moment, and
    /// the band of a test with bands of its own. Says so when there is a table and the score is outside it; the result
    /// stays as it was then.
    pub fn complete(&self, test: &Test, result: &mut TestResult) -> Option<OutsideTable> {
        take_band(test, result);
        if test.kind != TestKind::Standard || !result.asks_for_a_norm() {
            return None;
        }
        let (table, score) = (self.table_of(test, result)?, result.skill_score?);
        match table.row_of(score) {
            Ok(row) => {
                result.take_norm(table.id(), row);
                None
            }
            Err(outside) => Some(outside),
        }
    }

    fn table_of(&self, test: &Test, result: &TestResult) -> Option<&NormTable> {
        let moment = moment_of(test, (result.pupil, result.taken_on), self.year_groups.as_ref())?;
        self.table(&test.series, moment)
    }
}

fn means_of(kept: &[KeptNorm]) -> HashMap<Series, Vec<(Moment, Decimal)>> {
    let mut means: HashMap<Series, Vec<(Moment, Decimal)>> = HashMap::new();
    for one in kept {
        let mean = one.head.mean.map(|mean| (one.head.moment, mean));
        means.entry(one.head.series.clone()).or_default().extend(mean);
    }
    for of_series in means.values_mut() {
        of_series.sort_unstable();
    }
    means
}

/// Gives a result the band that its score lies in, when it has none and its test has bands.
fn take_band(test: &Test, result: &mut TestResult) {
    if result.own_level.is_none()
        && let Some(score) = result.raw_score.or(result.skill_score)
    {
        result.own_level = test.band_of(score).map(|band| band.label.clone());
    }
}

/// The moment of a sitting: as its test says, else from the day and the year group that the pupil was in, else from the
/// day and the year group that the test is made for.
pub(super) fn moment_of(
    test: &Test,
    (pupil, taken_on): (PupilId, Date),
    year_groups: Option<&YearGroups>,
) -> Option<Moment> {
    test.moment.or_else(|| {
        let made_for = test.year_group.map(YearGroup::Primary);
        let year_group = year_groups.and_then(|known| known.on(pupil, taken_on)).or(made_for);
        norms::moment_windows().moment_of(taken_on, year_group)
    })
}

/// Which results stand elsewhere with these norms than they do now.
pub(super) fn moved(
    norms: &Norms,
    tests: &HashMap<TestId, Test>,
    scored: Vec<TestResult>,
) -> Vec<(TestResult, TestResult)> {
    let moved = |before: TestResult| {
        let mut after = before.told();
        norms.complete(tests.get(&before.test)?, &mut after);
        (after != before).then_some((before, after))
    };
    scored.into_iter().filter_map(moved).collect()
}

/// The tests of a school by id.
pub(super) async fn tests_by_id(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<HashMap<TestId, Test>, StoreError> {
    Ok(results::tests(tx, scope).await?.into_iter().map(|test| (test.id, test)).collect())
}

/// Lets every result of a school stand where the norm tables put it by now; gives how many stand elsewhere than before.
///
/// # Errors
/// When the database fails.
pub(crate) async fn refill(tx: &mut WriteTx, scope: &InSchool) -> Result<i64, Error> {
    let norms = Norms::load(tx, scope).await?;
    let tests = tests_by_id(tx, scope).await?;
    let moved = moved(&norms, &tests, results::scored_results(tx, scope).await?);
    for (_, after) in &moved {
        results::place_result(tx, scope, after).await?;
    }
    Ok(i64::try_from(moved.len()).unwrap_or(i64::MAX))
}

/// The level of a scale whose part of the norm group a percentile lies in.
pub fn level_at(scale: LevelScale, percentile: Decimal) -> Option<Level> {
    let bands = norms::level_bands(scale).iter();
    let bands: Vec<(Level, Decimal)> = bands
        .filter_map(|band| {
            Some((Level::named(scale, &band.level)?, Decimal::whole(i32::from(band.percentile_from))))
        })
        .collect();
    level_of_percentile(&bands, percentile)
}
