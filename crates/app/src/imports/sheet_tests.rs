//! Which test a row of a sheet is about.

use super::{ImportError, problems::What, run::Run};
use crate::{
    ctx::new_id,
    norms,
    results::catalogue::{Catalogue, CatalogueSeries},
};
use domain::{
    ids::TestId,
    register::YearGroup,
    results::{Moment, Series, Test, TestKind, TestNames},
};
use exchange::sheet::SheetResult;
use std::collections::HashMap;
use store::{Reads, WriteTx, imports::ImportChange, results};

/// The tests of a school, as rows may name them.
pub(super) struct SheetTests {
    catalogue: Catalogue,
    pub(super) by_id: HashMap<TestId, Test>,
    /// Series of which a person said that they are tests of this school.
    own_series: Vec<String>,
    /// The kind of tests that are made anew; standard ones must be in the catalogue.
    kind: TestKind,
    settled: HashMap<Asked, Result<TestId, String>>,
    /// Series that are not known, each once.
    pub(super) unknown: Vec<String>,
}

/// How a row names a test.
type Asked = (Option<String>, Option<String>, Option<String>, Option<Moment>);

impl SheetTests {
    pub(super) async fn load(
        tx: &mut impl Reads,
        run: &Run,
        (own_series, kind): (&[String], TestKind),
    ) -> Result<Self, ImportError> {
        let catalogue = Catalogue::load(tx, &run.scope).await?;
        Ok(Self {
            by_id: catalogue.tests.iter().map(|test| (test.id, test.clone())).collect(),
            own_series: own_series.to_vec(),
            settled: HashMap::new(),
            unknown: Vec::new(),
            catalogue,
            kind,
        })
    }

    /// The test of a result; one that is new is kept with the import.
    pub(super) async fn of(
        &mut self,
        tx: &mut WriteTx,
        run: &mut Run,
        row: &SheetResult,
        year_group: Option<YearGroup>,
    ) -> Result<Result<TestId, What>, ImportError> {
        let (series, moment) = self.series_and_moment(row, year_group);
        let asked = (series.clone(), row.code.clone(), row.part.clone(), moment);
        if let Some(settled) = self.settled.get(&asked) {
            return Ok(settled.clone().map_err(|series| What::UnknownSeries { series }));
        }
        let found = self.find(row, series.as_deref(), moment);
        let settled = match found {
            Ok(test) => {
                let id = test.id;
                if !self.by_id.contains_key(&id) {
                    run.record(tx, &ImportChange::Test { id, before: None }).await?;
                    results::put_test(tx, &run.scope, &test).await?;
                    self.catalogue.tests.push(test.clone());
                    self.by_id.insert(id, test);
                }
                Ok(id)
            }
            Err(series) => {
                if !self.unknown.contains(&series) {
                    self.unknown.push(series.clone());
                }
                Err(series)
            }
        };
        self.settled.insert(asked, settled.clone());
        Ok(settled.map_err(|series| What::UnknownSeries { series }))
    }

    /// The series without a test moment in its name, and the moment: as the row says, else from that name, else from
    /// the day and the year group where the series has moments.
    fn series_and_moment(
        &self,
        row: &SheetResult,
        year_group: Option<YearGroup>,
    ) -> (Option<String>, Option<Moment>) {
        let Some(series) = &row.series else { return (None, row.moment) };
        let known = |name: &str| self.catalogue.find(name).or_else(|| self.by_name(name));
        if let Some(found) = known(series) {
            let is_momentary = !found.series.moments.is_empty();
            let by_day =
                || norms::moment_windows().moment_of(row.taken_on, year_group).filter(|_| is_momentary);
            return (Some(found.series.key.clone()), row.moment.or_else(by_day));
        }
        match Moment::find_in(series) {
            Some((moment, _)) => {
                let base = Series::of(series, None, None).0;
                let key = known(&base).map(|found| found.series.key.clone());
                (Some(key.unwrap_or(base)), row.moment.or(Some(moment)))
            }
            None => (Some(series.clone()), row.moment),
        }
    }

    /// A series by the name that people see, when only one has it.
    fn by_name(&self, name: &str) -> Option<&CatalogueSeries> {
        let wanted = name.trim().to_lowercase();
        let mut found = self.catalogue.series.iter().filter(|one| one.series.name.to_lowercase() == wanted);
        found.next().filter(|_| found.next().is_none())
    }

    /// The test, known or new; else the series that is not known.
    fn find(&self, row: &SheetResult, series: Option<&str>, moment: Option<Moment>) -> Result<Test, String> {
        let part = row.part.as_deref();
        if let Some(code) = &row.code {
            let fits = |test: &&Test| test.names.code == *code && test.names.part.as_deref() == part;
            if let Some(known) = self.catalogue.tests.iter().filter(fits).max_by_key(|test| test.id) {
                return Ok(known.clone());
            }
        }
        let derived = row.code.as_deref().map(|code| Series::of(code, series, None).0);
        let Some(series) = series.map(str::to_owned).or(derived) else { return Err(String::new()) };
        let Some(known) = self.catalogue.find(&series) else {
            let is_own = self.own_series.iter().any(|own| own.to_lowercase() == series.to_lowercase());
            return match (self.kind, is_own) {
                (TestKind::Standard, false) => Err(series),
                (TestKind::Standard, true) => Ok(self.new_test(row, &series, moment, TestKind::Own)),
                (kind, _) => Ok(self.new_test(row, &series, moment, kind)),
            };
        };
        let fits =
            |test: &&Test| test.names.part.as_deref() == part && (test.moment == moment || moment.is_none());
        // The same test under two names of its supplier: what was added last counts.
        let exact = self.catalogue.tests_of(&known.series.key).filter(fits).max_by_key(|test| test.id);
        if let Some(test) = exact {
            return Ok(test.clone());
        }
        if part.is_none() && row.code.is_none() {
            return Ok(self.catalogue.test_at(known, moment));
        }
        let kind = known.series.kind;
        Ok(Test {
            subject: row.subject.clone().or_else(|| Some(known.series.subject.clone())),
            ..self.new_test(row, &known.series.key, moment, kind)
        })
    }

    /// A test that is not kept yet. Scales of one list are parts of one test.
    fn new_test(&self, row: &SheetResult, series: &str, moment: Option<Moment>, kind: TestKind) -> Test {
        let code = row.code.clone().unwrap_or_else(|| match moment {
            Some(moment) => format!("{series} {moment}"),
            None => series.to_owned(),
        });
        let name = match moment {
            Some(moment) if row.code.is_none() => format!("{series} {moment}"),
            _ => series.to_owned(),
        };
        Test {
            id: TestId(new_id()),
            series: Series(series.to_owned()).of_part(row.part.as_deref()),
            name: Some(name),
            subject: row.subject.clone().or_else(|| Some(series.to_owned())),
            moment,
            year_group: moment.map(|moment| moment.year_group),
            kind,
            bands: self.bands_like(series, row.part.as_deref()),
            names: TestNames { code, part: row.part.clone(), version: None, scale: None },
        }
    }

    /// The bands of a test of the same series and part at another moment.
    fn bands_like(&self, series: &str, part: Option<&str>) -> Vec<domain::results::OwnBand> {
        let like = self.catalogue.tests_of(series).filter(|test| test.names.part.as_deref() == part);
        like.max_by_key(|test| test.id).map(|test| test.bands.clone()).unwrap_or_default()
    }
}
