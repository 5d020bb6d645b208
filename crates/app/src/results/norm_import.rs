//! Bringing in norm tables from a file, and taking one away. Each table of the file takes the place of the one of the same
//! series and moment; results follow at once. All of a file or nothing.

use super::{
    catalogue::Catalogue,
    norm_tables::{Norms, level_at, moved, refill, tests_by_id},
};
use crate::{Ctx, Error, ctx::new_id, norms};
use domain::{
    ids::{NormTableId, TestId},
    register::School,
    results::{
        Decimal, FaultyRow, LevelScale, Moment, NormFault, NormHead, NormRow, NormTable, Series, Test,
        TestResult,
    },
};
use exchange::norms::{NormFileProblem, NormRecord, read_norms};
use policy::{Action, InSchool};
use std::collections::{BTreeMap, HashMap};
use store::{
    Reads,
    audit::Deed,
    results::{self, NormOrigin},
};

pub use store::results::KeptNorm;

/// A problem of a norm file, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormNotice {
    /// The line, counted from 1; 0 when it is about the file as a whole.
    pub line: u64,
    /// The column; empty when it is about the line or the file.
    pub column: &'static str,
    /// What is wrong.
    pub what: NormWhat,
}

/// What is wrong with a norm file, or good to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NormWhat {
    /// Something in the file itself.
    InFile(NormFileProblem),
    /// The row does not fit with the others of its table.
    Row(NormFault),
    /// The table has two means.
    OtherMean {
        /// The mean on its first row.
        first: Decimal,
    },
    /// The table names two subjects.
    OtherSubject {
        /// The subject on its first row.
        first: String,
    },
    /// The levels are on another scale than the catalogue says of this series.
    OtherScale {
        /// What the catalogue says.
        catalogue: LevelScale,
    },
    /// Good to know: the percentile lies in the band of another level.
    OddPercentile {
        /// The level of that band.
        level: &'static str,
    },
    /// Good to know: no test of the school is of this series, so no result takes a level from the table.
    NoSuchSeries {
        /// The series.
        series: String,
    },
}

impl NormNotice {
    /// Whether the file can be taken with it.
    pub const fn is_notice(&self) -> bool {
        matches!(self.what, NormWhat::OddPercentile { .. } | NormWhat::NoSuchSeries { .. })
    }
}

/// A file with norm tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormFile {
    /// Its name, without a folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where its figures come from, in the words of the school.
    pub source: Option<String>,
}

/// One table of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTable {
    /// What it is about.
    pub head: NormHead,
    /// How many rows it has.
    pub rows: usize,
    /// Whether it takes the place of a table that is there.
    pub replaces: bool,
}

/// What a file would do, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormPlan {
    /// The school.
    pub school: School,
    /// Its tables, by series and moment.
    pub tables: Vec<PlannedTable>,
    /// How many results get a level that they had not.
    pub placed: usize,
    /// How many results get another level, percentile or DLE than the earlier table gave them.
    pub moved: usize,
    /// How many results lose what the earlier table gave them, because their score is outside the new one.
    pub lost: usize,
    /// What is good to know.
    pub notices: Vec<NormNotice>,
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NormsRead {
    /// It can be taken, or it was.
    Good(NormPlan),
    /// It was refused; at least one is no mere notice.
    Refused(Vec<NormNotice>),
}

/// The school, when the actor may change its tests and norms.
///
/// # Errors
/// When she may not.
pub async fn may_edit(ctx: &Ctx, school: &str) -> Result<School, Error> {
    Ok(ctx.school(school, Action::EditTests).await?.1)
}

/// The names of the columns in the order in which an empty file has them.
pub const fn columns() -> &'static [&'static str] {
    &exchange::norms::COLUMNS
}

/// The text of a file, whatever its encoding; empty when it is no text.
pub fn text_of(bytes: &[u8]) -> String {
    exchange::norms::text_of(bytes).unwrap_or_default()
}

/// What a file would do.
///
/// # Errors
/// When the actor may not change norms or the database fails.
pub async fn preview(ctx: &Ctx, school: &str, file: &NormFile) -> Result<NormsRead, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.read().await?;
    let before = Before::load(&mut tx, &scope).await?;
    match before.read(&file.bytes) {
        Err(problems) => Ok(NormsRead::Refused(problems)),
        Ok((tables, notices)) => {
            let scored = results::scored_results(&mut tx, &scope).await?;
            Ok(NormsRead::Good(before.plan(school, tables, notices, scored)))
        }
    }
}

/// Takes a file: its tables in the place of those that are there, and every result where they put it.
///
/// # Errors
/// When the actor may not change norms or the database fails; nothing is changed then.
pub async fn import(ctx: &Ctx, school: &str, file: &NormFile) -> Result<NormsRead, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.write().await?;
    // Results that are brought in at the same time wait, so that none misses the new tables.
    store::imports::lock(&mut tx, &scope).await?;
    let before = Before::load(&mut tx, &scope).await?;
    let (tables, notices) = match before.read(&file.bytes) {
        Ok(read) => read,
        Err(problems) => {
            tx.undo().await?;
            return Ok(NormsRead::Refused(problems));
        }
    };
    let scored = results::scored_results(&mut tx, &scope).await?;
    let actor = ctx.actor().code();
    let origin = NormOrigin {
        source: file.source.as_deref(),
        file_name: &file.name,
        made_at: ctx.now(),
        actor: &actor,
    };
    for table in &tables {
        if let Some(old) = before.kept_at(table.series(), table.moment()) {
            results::delete_norm_table(&mut tx, &scope, old.head.id).await?;
        }
        results::insert_norm_table(&mut tx, &scope, table, origin).await?;
    }
    let count = i64::try_from(tables.len()).unwrap_or(i64::MAX);
    let plan = before.plan(school, tables, notices, scored);
    let results = refill(&mut tx, &scope).await?;
    let deed = Deed::NormsImported { tables: count, results };
    tx.commit(&ctx.event(plan.school.id, deed)).await?;
    Ok(NormsRead::Good(plan))
}

/// What is there before a file is taken.
struct Before {
    kept: Vec<KeptNorm>,
    norms: Norms,
    tests: HashMap<TestId, Test>,
    catalogue: Catalogue,
}

/// The rows of one table, with the line of each.
type Lines = Vec<NormRecord>;

impl Before {
    async fn load(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        Ok(Self {
            kept: results::norm_tables(tx, scope).await?,
            norms: Norms::load(tx, scope).await?.with_year_groups(tx, scope).await?,
            tests: tests_by_id(tx, scope).await?,
            catalogue: Catalogue::load(tx, scope).await?,
        })
    }

    fn kept_at(&self, series: &Series, moment: Moment) -> Option<&KeptNorm> {
        self.kept.iter().find(|one| one.head.series == *series && one.head.moment == moment)
    }

    /// The tables of a file with what is good to know, or what is wrong with it.
    fn read(&self, bytes: &[u8]) -> Result<(Vec<NormTable>, Vec<NormNotice>), Vec<NormNotice>> {
        let (records, problems) = read_norms(bytes);
        let in_file = |one: exchange::norms::NormProblem| NormNotice {
            line: one.line,
            column: one.column,
            what: NormWhat::InFile(one.what),
        };
        let mut notices: Vec<NormNotice> = problems.into_iter().map(in_file).collect();
        let mut by_table: BTreeMap<(Series, Moment), Lines> = BTreeMap::new();
        for record in records {
            by_table.entry((self.series_of(&record), record.moment)).or_default().push(record);
        }
        let mut tables = Vec::new();
        for ((series, moment), lines) in by_table {
            notices.extend(self.check(&series, &lines));
            match table(series, moment, &lines) {
                Ok(table) => tables.push(table),
                Err(faults) => notices.extend(faults.iter().filter_map(|one| of_row(one, &lines))),
            }
        }
        // As one reads: line by line, column by column.
        notices.sort_by_key(|one| (one.line, columns().iter().position(|column| *column == one.column)));
        if notices.iter().any(|one| !one.is_notice()) { Err(notices) } else { Ok((tables, notices)) }
    }

    /// The series that a row names: with its version, as a file with results names it, and spelled as it is known.
    fn series_of(&self, record: &NormRecord) -> Series {
        let series = Series::of(&record.series, None, record.version.as_deref());
        self.catalogue.find(&series.0).map_or(series, super::catalogue::CatalogueSeries::name_of_series)
    }

    fn check(&self, series: &Series, lines: &[NormRecord]) -> Vec<NormNotice> {
        let Some(first) = lines.first() else { return Vec::new() };
        let mut found = Vec::new();
        let mut tell = |line, column, what| found.push(NormNotice { line, column, what });
        let mean = lines.iter().find_map(|line| line.mean);
        let catalogue = self.catalogue.find(&series.0).and_then(|one| one.series.level_scale);
        for line in lines {
            if let (Some(first), Some(mean)) = (mean, line.mean)
                && first != mean
            {
                tell(line.line, "mean", NormWhat::OtherMean { first });
            }
            if line.subject != first.subject {
                tell(line.line, "subject", NormWhat::OtherSubject { first: first.subject.clone() });
            }
            if let Some(catalogue) = catalogue.filter(|scale| *scale != line.level.scale()) {
                tell(line.line, "level", NormWhat::OtherScale { catalogue });
            }
            let band = line.percentile.and_then(|percentile| level_at(line.level.scale(), percentile));
            if let Some(band) = band.filter(|band| band.step() != line.level.step()) {
                tell(line.line, "percentile", NormWhat::OddPercentile { level: band.name() });
            }
        }
        if self.catalogue.tests_of(&series.0).next().is_none() {
            tell(first.line, "series", NormWhat::NoSuchSeries { series: series.0.clone() });
        }
        found
    }

    fn plan(
        mut self,
        school: School,
        tables: Vec<NormTable>,
        notices: Vec<NormNotice>,
        scored: Vec<TestResult>,
    ) -> NormPlan {
        let planned = |table: &NormTable| PlannedTable {
            head: NormHead {
                id: table.id(),
                series: table.series().clone(),
                subject: table.subject().to_owned(),
                moment: table.moment(),
                mean: table.mean(),
            },
            rows: table.rows().len(),
            replaces: self.kept_at(table.series(), table.moment()).is_some(),
        };
        let planned = tables.iter().map(planned).collect();
        self.norms.put(tables);
        let (mut placed, mut changed, mut lost) = (0, 0, 0);
        for (before, after) in moved(&self.norms, &self.tests, scored) {
            // The table is always another one; only what it says counts.
            let says = |one: &TestResult| (one.levels, one.percentile, one.dle);
            match (before.norm, after.norm) {
                (None, Some(_)) => placed += 1,
                (Some(_), None) => lost += 1,
                _ => changed += usize::from(says(&before) != says(&after)),
            }
        }
        NormPlan { school, tables: planned, placed, moved: changed, lost, notices }
    }
}

fn table(series: Series, moment: Moment, lines: &[NormRecord]) -> Result<NormTable, Vec<FaultyRow>> {
    let head = NormHead {
        id: NormTableId(new_id()),
        series,
        subject: lines.first().map(|line| line.subject.clone()).unwrap_or_default(),
        moment,
        mean: lines.iter().find_map(|line| line.mean),
    };
    let row = |line: &NormRecord| NormRow {
        from: line.from,
        to: line.to,
        level: line.level,
        percentile: line.percentile,
        dle: line.dle,
    };
    NormTable::new(head, lines.iter().map(row).collect())
}

fn of_row(one: &FaultyRow, lines: &[NormRecord]) -> Option<NormNotice> {
    let column = match one.fault {
        NormFault::Inverted => "score_to",
        NormFault::Overlap { .. } | NormFault::Gap { .. } => "score_from",
        NormFault::OtherScale { .. } | NormFault::LevelFalls => "level",
        NormFault::PercentileFalls => "percentile",
        NormFault::DleFalls => "dle",
    };
    Some(NormNotice { line: lines.get(one.row)?.line, column, what: NormWhat::Row(one.fault) })
}

/// The norm tables of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormList {
    /// The school.
    pub school: School,
    /// By subject, series and moment; each with the number of results that take their level from it.
    pub tables: Vec<(KeptNorm, i64)>,
    /// How the school counts didactic age.
    pub convention: super::didactic::ConventionChoice,
}

/// The norm tables of a school.
///
/// # Errors
/// When the actor may not change norms or the database fails.
pub async fn norm_list(ctx: &Ctx, school: &str) -> Result<NormList, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.read().await?;
    let uses = results::norm_uses(&mut tx, &scope).await?;
    let mut tables: Vec<(KeptNorm, i64)> = results::norm_tables(&mut tx, &scope)
        .await?
        .into_iter()
        .map(|one| {
            let count = uses.get(&one.head.id).copied().unwrap_or(0);
            (one, count)
        })
        .collect();
    tables.sort_by_cached_key(|(one, _)| {
        (norms::subject_place(Some(&one.head.subject)), one.head.series.0.clone(), one.head.moment)
    });
    let convention = super::didactic::convention(&mut tx, &scope).await?;
    Ok(NormList { school, tables, convention })
}

/// One norm table with its rows.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such table; when the actor may not change norms or the database fails.
pub async fn norm_table(ctx: &Ctx, school: &str, id: NormTableId) -> Result<(KeptNorm, Vec<NormRow>), Error> {
    let (scope, _) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.read().await?;
    let kept = results::norm_tables(&mut tx, &scope).await?;
    let kept = kept.into_iter().find(|one| one.head.id == id).ok_or(Error::NotFound)?;
    let mut rows = results::norm_rows(&mut tx, &scope, Some(&kept.head.series)).await?;
    let rows = rows.remove(&id).unwrap_or_default();
    Ok((kept, rows))
}

/// Takes a norm table away, and with it what results took from it; gives how many results that were.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such table; when the actor may not change norms or the database fails.
pub async fn remove(ctx: &Ctx, school: &str, id: NormTableId) -> Result<i64, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.write().await?;
    store::imports::lock(&mut tx, &scope).await?;
    if !results::delete_norm_table(&mut tx, &scope, id).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let results = refill(&mut tx, &scope).await?;
    let deed = Deed::NormRemoved { norm: id.to_string(), results };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(results)
}

/// An empty file to fill in: the columns, and a line for each series and moment of the school without a table.
///
/// # Errors
/// When the actor may not change norms or the database fails.
pub async fn empty_file(ctx: &Ctx, school: &str) -> Result<Vec<u8>, Error> {
    let (scope, _) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.read().await?;
    let kept = results::norm_tables(&mut tx, &scope).await?;
    let tests = results::tests(&mut tx, &scope).await?;
    let mut lines: Vec<(String, Moment, String)> = tests
        .into_iter()
        .filter(|test| test.names.part.is_none() && test.kind == domain::results::TestKind::Standard)
        .filter_map(|test| Some((test.series.0, test.moment?, test.subject.unwrap_or_default())))
        .filter(|(series, moment, _)| {
            !kept.iter().any(|one| one.head.series.0 == *series && one.head.moment == *moment)
        })
        .collect();
    lines.sort();
    lines.dedup_by(|a, b| (&a.0, a.1) == (&b.0, b.1));
    let mut text = format!("\u{feff}{}\r\n", exchange::norms::COLUMNS.join(";"));
    for (series, moment, subject) in lines {
        let field = |text: &str| super::harmless(&text.replace([';', '"', '\r', '\n'], " "));
        text.push_str(&format!("{};;{};{moment};;;;;;\r\n", field(&series), field(&subject)));
    }
    Ok(text.into_bytes())
}
