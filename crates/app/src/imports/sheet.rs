//! Taking a spreadsheet: every row by its mapping, each to its pupil and test.

use super::{
    ImportError, ImportKind, ImportWay, Options, Source,
    absences::take_absences,
    problems::{Problems, What},
    run::{About, Run, problem},
    saving::{Incoming, Saving},
    settings::SheetSettings,
    sheet_pupils::SheetPupils,
    sheet_tests::SheetTests,
    taken::{Asks, Taken},
};
use crate::Ctx;
use domain::{
    SchoolYear,
    ids::{PupilId, TestId},
    register::School,
    results::{LevelScale, Levels, Test, TestKind, TestResult},
};
use exchange::{
    ProblemKind,
    sheet::{Brings, Field, Mapping, OwnTest, PupilNamed, RowRead, Sheet, SheetResult, read_rows},
};
use jiff::civil::Date;
use policy::Action;
use std::collections::HashMap;
use store::WriteTx;

/// Results that are saved at once.
const BATCH: usize = 2_000;

/// A sheet with its rows read.
pub(super) struct SheetRead {
    pub(super) header: Vec<String>,
    pub(super) mapping: Mapping,
    pub(super) rows: Vec<RowRead>,
}

impl SheetRead {
    /// What a message about a column calls it.
    pub(super) fn field(&self, column: usize) -> String {
        self.header.get(column).cloned().unwrap_or_default()
    }

    /// What a message about the column with this calls it; nothing when no column has it.
    pub(super) fn field_of(&self, field: Field) -> String {
        self.mapping.column_of(field).map(|column| self.field(column)).unwrap_or_default()
    }

    /// What a message about the pupil of a row calls its field.
    pub(super) fn pupil_field(&self, named: &PupilNamed) -> String {
        let by = match named {
            PupilNamed { key: Some(_), .. } => &[Field::PupilKey][..],
            PupilNamed { eck_id: Some(_), .. } => &[Field::EckId][..],
            _ => &[Field::FullName, Field::LastName, Field::FirstName][..],
        };
        let column = by.iter().find_map(|field| self.mapping.column_of(*field));
        column.map(|column| self.field(column)).unwrap_or_default()
    }

    /// What a message about a result calls its field: the column that says what is wrong, else the first one of it.
    fn result_field(&self, first: usize, what: &What) -> String {
        let of_row = |field| self.mapping.column_of(field);
        let own = self.mapping.own_test(first);
        let says_own = |has: fn(&OwnTest) -> bool| own.is_some_and(has);
        let column = match what {
            What::InFuture | What::NotAtSchool | What::BeforeEntering
                if !says_own(|own| own.date.is_some()) =>
            {
                of_row(Field::Date)
            }
            What::WrongLevel { .. } => self.mapping.level_beside(first),
            What::UnknownSeries { .. } if !says_own(|own| own.series.is_some()) => {
                of_row(Field::Series).or_else(|| of_row(Field::TestCode))
            }
            What::NoMoment | What::WrongMoment { .. } if !says_own(|own| own.moment.is_some()) => {
                of_row(Field::Moment)
            }
            What::OtherSubject { .. } => of_row(Field::Subject),
            _ => None,
        };
        self.field(column.unwrap_or(first))
    }
}

/// The sheet that a mapping is about.
pub(super) fn sheet_named<'a>(sheets: &'a [Sheet], name: &str) -> Option<&'a Sheet> {
    sheets.iter().find(|sheet| sheet.name == name).or_else(|| sheets.first())
}

/// Takes the rows of a sheet, and leaves the transaction open for who wants to look before they are kept or undone.
/// Rows that cannot be taken are told, and the rest goes on.
pub(super) async fn take_sheet(
    ctx: &Ctx,
    school: &School,
    source: &Source,
    sheets: Vec<Sheet>,
    settings: &SheetSettings,
) -> Result<Taken, ImportError> {
    let mut problems = Problems::default();
    let Some(sheet) = sheet_named(&sheets, &settings.mapping.sheet) else {
        let what = What::InFile(ProblemKind::EmptyFile);
        return Err(ImportError::Refused(vec![problem(source, 0, String::new(), what)]));
    };
    let mapping = settings.mapping.for_header(&sheet.header);
    let rows = read_rows(sheet, &mapping);
    let read = SheetRead { header: sheet.header.clone(), rows, mapping };
    let mapping = &read.mapping;
    drop(sheets);
    let today = ctx.today();
    let days = read.rows.iter().flat_map(|row| {
        let absent = row.absence.as_ref().map(|absence| absence.absent_on);
        row.results.iter().map(|result| result.taken_on).chain(absent)
    });
    let school_year = SchoolYear::of(days.filter(|day| *day <= today).max().unwrap_or(today));
    let kind = match mapping.brings {
        Brings::Results => ImportKind::Results,
        Brings::Absences => ImportKind::Absences,
    };
    let way = ImportWay::Sheet;
    let options = Options { partial: true, ..Options::default() };
    let sources = std::slice::from_ref(source);
    let about = About { kind, way, school, school_year, author: None, sources, options };
    let scope = ctx.scope(Action::Import, school.id)?;
    let mut tx = ctx.write().await?;
    let run = Run::begin(ctx, &mut tx, &about).await?;
    let mut pupils = SheetPupils::load(ctx, &mut tx, &scope, &settings.same).await?;
    for row in &read.rows {
        tell_row(source, &read, row, &mut problems);
    }
    let mut unknown_series = Vec::new();
    let run = match mapping.brings {
        Brings::Absences => take_absences(&mut tx, run, (source, &read), &mut pupils, &mut problems).await?,
        Brings::Results => {
            let tests = SheetTests::load(&mut tx, &run, (&settings.own_series, mapping.fixed.kind)).await?;
            let saving = Saving::begin(&mut tx, run).await?;
            let mut work =
                Work { source, read: &read, pupils: &mut pupils, tests, saving, met: HashMap::new() };
            work.take(&mut tx, &mut problems).await?;
            unknown_series = work.tests.unknown;
            work.saving.run
        }
    };
    let (guesses, unknown_pupils) = pupils.asks();
    let asks = Asks { unknown_series, guesses, unknown_pupils, looks_like_known: 0 };
    let school = school.clone();
    Ok(Taken { tx, run, kind, way, school, school_year, author: None, problems, asks })
}

/// Tells what cannot be read in a row: one refused record, or as many as results were lost.
fn tell_row(source: &Source, read: &SheetRead, row: &RowRead, problems: &mut Problems) {
    let is_whole_row = row.results.is_empty() && row.absence.is_none();
    for (at, found) in row.problems.iter().enumerate() {
        let what = What::InFile(found.kind.clone());
        let told = problem(source, row.line, read.field(found.column), what);
        if at > 0 && is_whole_row { problems.add_beside(told) } else { problems.add(told) }
    }
}

struct Work<'a> {
    source: &'a Source,
    read: &'a SheetRead,
    pupils: &'a mut SheetPupils,
    tests: SheetTests,
    saving: Saving,
    /// The sittings met in this file, each with its line and what it says.
    met: HashMap<(PupilId, TestId, Date), (u64, TestResult)>,
}

impl Work<'_> {
    async fn take(&mut self, tx: &mut WriteTx, problems: &mut Problems) -> Result<(), ImportError> {
        let read = self.read;
        let mut incoming = Vec::new();
        for row in read.rows.iter().filter(|row| !row.results.is_empty()) {
            let pupil = match self.pupils.of(row.line, &row.pupil) {
                Ok(pupil) => pupil,
                Err((what, is_first)) => {
                    let results = u64::try_from(row.results.len()).unwrap_or(u64::MAX);
                    if is_first {
                        let field = self.read.pupil_field(&row.pupil);
                        problems.add(problem(self.source, row.line, field, what));
                    }
                    problems.refuse_more(results - u64::from(is_first));
                    continue;
                }
            };
            for result in &row.results {
                match self.one(tx, row.line, pupil, result, problems).await? {
                    Ok(Some(one)) => incoming.push(one),
                    Ok(None) => {}
                    Err(what) => {
                        let field = read.result_field(result.column, &what);
                        problems.add(problem(self.source, row.line, field, what));
                    }
                }
            }
        }
        for batch in batches(incoming) {
            self.saving.save(tx, (self.source, problems), &self.tests.by_id, batch).await?;
        }
        Ok(())
    }

    /// One result, ready to be saved; nothing when the file says the same twice.
    async fn one(
        &mut self,
        tx: &mut WriteTx,
        line: u64,
        pupil: PupilId,
        row: &SheetResult,
        problems: &mut Problems,
    ) -> Result<Result<Option<Incoming>, What>, ImportError> {
        if self.pupils.is_destroyed(pupil, row.taken_on) {
            return Ok(Err(What::Destroyed { key: String::new() }));
        }
        if let Some(what) = self.pupils.days.refuses(pupil, row.taken_on) {
            return Ok(Err(what));
        }
        let early = self.pupils.days.is_before_entering(pupil, row.taken_on).then_some(What::BeforeEntering);
        let year_group = self.pupils.year_group(pupil, row.taken_on);
        let id = match self.tests.of(tx, &mut self.saving.run, row, year_group).await? {
            Ok(id) => id,
            Err(what) => return Ok(Err(what)),
        };
        for what in early.into_iter().chain(self.tests.other_subject(id, row)) {
            let field = self.read.result_field(row.column, &what);
            problems.add(problem(self.source, line, field, what));
        }
        let field = self.read.field(row.column);
        let Some(test) = self.tests.by_id.get(&id) else { return Ok(Ok(None)) };
        let result = match result_of(row, pupil, (test, self.tests.level_scale(test))) {
            Ok(result) => result,
            Err(what) => return Ok(Err(what)),
        };
        match self.met.get(&(pupil, id, row.taken_on)) {
            Some((_, known)) if *known == result => Ok(Ok(None)),
            Some((first_line, _)) => Ok(Err(What::TwiceInFile { first_line: *first_line })),
            None => {
                self.met.insert((pupil, id, row.taken_on), (line, result.clone()));
                Ok(Ok(Some(Incoming { line, field, result })))
            }
        }
    }
}

/// Results in batches, those of one pupil together: of each pupil of a batch everything that is known is read.
fn batches(mut results: Vec<Incoming>) -> Vec<Vec<Incoming>> {
    let mut first_lines: HashMap<PupilId, u64> = HashMap::new();
    for one in &results {
        first_lines.entry(one.result.pupil).or_insert(one.line);
    }
    results.sort_by_key(|one| first_lines.get(&one.result.pupil).copied());
    let mut batches = Vec::new();
    while !results.is_empty() {
        let later = results.split_off(results.len().min(BATCH));
        batches.push(std::mem::replace(&mut results, later));
    }
    batches
}

/// The result of a row at its test. A level that is a band of the test's own is that; another must be of a scale, and of
/// the one that the catalogue tells, where it does. A file may have levels of other scales beside that.
fn result_of(
    row: &SheetResult,
    pupil: PupilId,
    (test, scale): (&Test, Option<LevelScale>),
) -> Result<TestResult, What> {
    let (mut levels, mut own_level) = (row.levels, None);
    if let Some(text) = &row.level_text {
        if let Some(band) = test.band_named(text) {
            (levels, own_level) = (Levels::default(), Some(band.label.clone()));
        } else if levels.main().is_none() {
            if test.kind == TestKind::Standard || !test.bands.is_empty() {
                return Err(What::WrongLevel { level: text.clone() });
            }
            own_level = Some(text.clone());
        }
    }
    if let (Some(scale), Some(level)) = (scale, levels.main())
        && levels.on(scale).is_none()
    {
        return Err(What::WrongLevel { level: level.name().to_owned() });
    }
    Ok(TestResult {
        pupil,
        test: test.id,
        taken_on: row.taken_on,
        skill_score: row.skill_score,
        raw_score: row.raw_score,
        levels,
        percentile: row.percentile,
        dle: row.dle,
        functioning_level: row.functioning_level.clone(),
        own_level,
        norm: None,
        other_scores: Vec::new(),
    })
}
