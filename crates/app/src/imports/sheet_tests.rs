//! Which test a row of a sheet is about.

use super::{ImportError, problems::What, run::Run};
use crate::{
    ctx::new_id,
    norms,
    results::catalogue::{Catalogue, CatalogueSeries, Origin, series_without_part},
};
use domain::{
    ids::TestId,
    register::YearGroup,
    results::{LevelScale, Moment, Series, Test, TestKind, TestNames},
};
use exchange::sheet::SheetResult;
use std::collections::{HashMap, HashSet};
use store::{
    Reads, WriteTx,
    imports::ImportChange,
    results::{self, KeptSeries},
};

/// The tests of a school, as rows may name them.
pub(super) struct SheetTests {
    catalogue: Catalogue,
    pub(super) by_id: HashMap<TestId, Test>,
    /// Series of which a person said that they are tests of this school.
    own_series: Vec<String>,
    /// The kind of tests that are made anew; standard ones must be in the catalogue.
    kind: TestKind,
    /// Tests of which it was told that the sheet gives them another subject.
    told_subjects: HashSet<(TestId, String)>,
    settled: HashMap<Asked, Result<TestId, What>>,
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
        let mut catalogue = Catalogue::load(tx, &run.scope).await?;
        for norm in results::norm_tables(tx, &run.scope).await? {
            add_normed(&mut catalogue, norm.head.series, norm.head.moment);
        }
        Ok(Self {
            by_id: catalogue.tests.iter().map(|test| (test.id, test.clone())).collect(),
            own_series: own_series.to_vec(),
            told_subjects: HashSet::new(),
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
            return Ok(settled.clone());
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
            Err(what) => {
                if let What::UnknownSeries { series } = &what
                    && !self.unknown.contains(series)
                {
                    self.unknown.push(series.clone());
                }
                Err(what)
            }
        };
        self.settled.insert(asked, settled.clone());
        Ok(settled)
    }

    /// The scale of the levels of a test, where the catalogue tells it.
    pub(super) fn level_scale(&self, test: &Test) -> Option<LevelScale> {
        self.catalogue.find(&series_without_part(test)).and_then(|one| one.series.level_scale)
    }

    /// That the sheet gives a known test another subject, once for each of them; the subject of the test stays.
    pub(super) fn other_subject(&mut self, id: TestId, row: &SheetResult) -> Option<What> {
        let subject = row.subject.as_ref()?;
        let known = self.by_id.get(&id)?.subject.as_ref().filter(|known| !known.is_empty())?;
        let plain = |text: &str| text.to_lowercase();
        let (named, here) = (plain(subject), plain(known));
        // `Rekenen` is a short word for `Rekenen-Wiskunde`.
        let is_same = named.starts_with(&here) || here.starts_with(&named);
        let is_news = !is_same && self.told_subjects.insert((id, named));
        is_news.then(|| What::OtherSubject { subject: subject.clone(), known: known.clone() })
    }

    /// The series without a test moment in its name, and the moment: as the row says, else from its code, else from that
    /// name, else from the day and the year group where the series has moments.
    fn series_and_moment(
        &self,
        row: &SheetResult,
        year_group: Option<YearGroup>,
    ) -> (Option<String>, Option<Moment>) {
        let in_code = || row.code.as_deref().and_then(Moment::find_in).map(|(moment, _)| moment);
        let told = row.moment.or_else(in_code);
        let Some(series) = &row.series else { return (None, told) };
        let known = |name: &str| self.catalogue.find(name).or_else(|| self.by_name(name));
        if let Some(found) = known(series) {
            let is_momentary = !found.series.moments.is_empty();
            let by_day =
                || norms::moment_windows().moment_of(row.taken_on, year_group).filter(|_| is_momentary);
            return (Some(found.series.key.clone()), told.or_else(by_day));
        }
        match Moment::find_in(series) {
            Some((moment, _)) => {
                let base = Series::of(series, None, None).0;
                let key = known(&base).map(|found| found.series.key.clone());
                (Some(key.unwrap_or(base)), told.or(Some(moment)))
            }
            None => (Some(series.clone()), told),
        }
    }

    /// A series by the name that people see, when only one has it.
    fn by_name(&self, name: &str) -> Option<&CatalogueSeries> {
        let wanted = name.trim().to_lowercase();
        let mut found = self.catalogue.series.iter().filter(|one| one.series.name.to_lowercase() == wanted);
        found.next().filter(|_| found.next().is_none())
    }

    /// The test, known or new; else why it cannot be told.
    fn find(&self, row: &SheetResult, series: Option<&str>, moment: Option<Moment>) -> Result<Test, What> {
        let part = row.part.as_deref();
        if let Some(code) = &row.code {
            let fits = |test: &&Test| test.names.code == *code && test.names.part.as_deref() == part;
            if let Some(known) = self.catalogue.tests.iter().filter(fits).max_by_key(|test| test.id) {
                return Ok(known.clone());
            }
        }
        let derived = row.code.as_deref().map(|code| Series::of(code, series, None).0);
        let Some(series) = series.map(str::to_owned).or(derived) else {
            return Err(What::UnknownSeries { series: String::new() });
        };
        let Some(known) = self.catalogue.find(&series) else {
            let is_own = self.own_series.iter().any(|own| own.to_lowercase() == series.to_lowercase());
            return match (self.kind, is_own) {
                (TestKind::Standard, false) => Err(What::UnknownSeries { series }),
                (TestKind::Standard, true) => Ok(self.new_test(row, &series, moment, TestKind::Own)),
                (kind, _) => Ok(self.new_test(row, &series, moment, kind)),
            };
        };
        if moment.is_none() && !known.series.moments.is_empty() {
            return Err(What::NoMoment);
        }
        let fits = |test: &&Test| test.names.part.as_deref() == part && test.moment == moment;
        // The same test under two names of its supplier: what was added last counts.
        let exact = self.catalogue.tests_of(&known.series.key).filter(fits).max_by_key(|test| test.id);
        if let Some(test) = exact {
            return Ok(test.clone());
        }
        // What is only known by results and norm tables may have moments that were not met yet.
        let is_described = matches!(known.origin, Origin::Shipped { .. } | Origin::School);
        if let Some(moment) = moment.filter(|moment| is_described && !known.series.moments.contains(moment))
            && !known.series.moments.is_empty()
        {
            return Err(What::WrongMoment { moment: moment.to_string() });
        }
        let subject = Some(known.series.subject.clone()).filter(|subject| !subject.is_empty());
        if part.is_none() && row.code.is_none() {
            let test = self.catalogue.test_at(known, moment);
            let subject = subject.or_else(|| row.subject.clone()).or(Some(series));
            return Ok(Test { subject, ..test });
        }
        let kind = known.series.kind;
        Ok(Test {
            subject: row.subject.clone().or(subject).or_else(|| Some(series.clone())),
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

/// A series with a norm table of the school is known, also when no result of it came in yet.
fn add_normed(catalogue: &mut Catalogue, Series(key): Series, moment: Moment) {
    if let Some(known) = catalogue.series.iter_mut().find(|one| one.series.key == key) {
        if known.origin == Origin::Results && !known.series.moments.contains(&moment) {
            known.series.moments.push(moment);
        }
        return;
    }
    let series = KeptSeries {
        name: key.clone(),
        key,
        supplier: None,
        subject: String::new(),
        kind: TestKind::Standard,
        year_groups: Vec::new(),
        moments: vec![moment],
        scale: None,
        level_scale: None,
        is_hidden: false,
        position: 0,
        version: 0,
    };
    catalogue.series.push(CatalogueSeries { series, origin: Origin::Results });
}
