//! Importing test results.

use super::{
    ImportError, ImportKind, ImportWay, Imported, Options, Progress, Source,
    days::Days,
    feed,
    problems::{Problems, What},
    run::{About, Run, in_file, known_school, may_not, problem, refused, unreadable},
    saving::{Incoming, Saving},
    taken::{Asks, Taken},
};
use crate::{Ctx, ctx::new_id, trust::DestroyedUntil};
use domain::{
    ids::{PupilId, TestId},
    register::{EckId, School},
    results::{Moment, Series, Test, TestNames, TestResult},
};
use exchange::{
    Severity,
    results::{ResultRecord, ResultsItem, ResultsReader, ResultsSchool, TestRecord},
};
use jiff::civil::Date;
use policy::{Action, InSchool, Resource};
use std::collections::{HashMap, HashSet};
use store::{
    ReadTx, Reads, WriteTx,
    imports::ImportChange,
    register::{self, PupilKeys},
    results,
};

/// Imports test results from one or more files of one school, as one import.
///
/// The tests are described behind the results that refer to them, so every file is read twice: first everything is
/// checked, then it is saved.
///
/// # Errors
/// [`ImportError::Refused`] with every problem when a file, or (unless `partial`) a record of one, cannot be taken;
/// nothing is saved then.
pub async fn import_results(
    ctx: &Ctx,
    sources: Vec<Source>,
    options: Options,
    progress: Option<Progress>,
) -> Result<Imported, ImportError> {
    import_results_by(ctx, ImportWay::File, sources, options, progress).await
}

/// The same, come in by another way.
pub(super) async fn import_results_by(
    ctx: &Ctx,
    way: ImportWay,
    sources: Vec<Source>,
    options: Options,
    progress: Option<Progress>,
) -> Result<Imported, ImportError> {
    let taken = take_results(ctx, way, &sources, options, progress).await?;
    taken.keep(ctx, &sources, options).await
}

/// Takes results, and leaves the transaction open for who wants to look before they are kept or undone.
pub(super) async fn take_results(
    ctx: &Ctx,
    way: ImportWay,
    sources: &[Source],
    options: Options,
    progress: Option<Progress>,
) -> Result<Taken, ImportError> {
    let mut problems = Problems::default();
    let mut files = Vec::with_capacity(sources.len());
    let mut reading = ctx.read().await?;
    for source in sources {
        let checked = check(ctx, &mut reading, source, &mut problems, half(progress.as_ref(), 0)).await?;
        files.extend(checked.map(|file| (source, file)));
    }
    drop(reading);
    refuse_mixed_schools(&files, &mut problems);
    let first = files.first().filter(|_| !problems.stops(options.partial));
    let Some((_, first)) = first else {
        return Err(ImportError::Refused(problems.into_list()));
    };
    let (school, file) = (first.school.clone(), first.file.clone());
    let newest = files.iter().map(|(_, checked)| checked.file.school_year).max();
    let (school_year, author) = (newest.unwrap_or(file.school_year), file.author.clone());
    let (kind, asks) = (ImportKind::Results, Asks::default());
    let about = About { kind, way, school: &school, school_year, author: author.clone(), sources, options };
    let mut tx = ctx.write().await?;
    let run = Run::begin(ctx, &mut tx, &about).await?;
    let mut work = Work::begin(ctx, &mut tx, run).await?;
    for (source, file) in &files {
        work.save(&mut tx, (source, &mut problems), file, half(progress.as_ref(), 1)).await?;
    }
    let run = work.saving.run;
    Ok(Taken { tx, run, kind, way, school, school_year, author, problems, asks })
}

/// Progress of one of the two readings of a file.
fn half(progress: Option<&Progress>, reading: u64) -> Option<Progress> {
    let progress = Progress::clone(progress?);
    Some(std::sync::Arc::new(move |done, total| progress(reading * total + done, 2 * total)))
}

/// What the first reading of a file found.
struct Checked {
    school: School,
    file: ResultsSchool,
    tests: Tests,
}

/// The first reading: everything that is wrong with a file.
async fn check(
    ctx: &Ctx,
    tx: &mut ReadTx,
    source: &Source,
    problems: &mut Problems,
    progress: Option<Progress>,
) -> Result<Option<Checked>, ImportError> {
    let mut batches =
        feed::read::<ResultsReader<feed::Input>>(source, progress).map_err(|_| unreadable(source))?;
    let mut known: Option<(School, ResultsSchool, Pupils)> = None;
    let mut tests = Tests::default();
    let mut uses: HashMap<(String, Option<String>, Option<String>), u64> = HashMap::new();
    while let Some(batch) = batches.next().await? {
        for item in batch {
            match item {
                ResultsItem::Problem(found) => problems.add(in_file(source, found)),
                ResultsItem::School(line, file) => {
                    match known_school(tx, &file.school, ImportKind::Results).await? {
                        Ok(school) => {
                            let here = Resource::School(school.id);
                            if may_not(ctx, Action::Import, here).is_some() {
                                return Err(refused(ctx, Action::Import, here).await?);
                            }
                            let scope = ctx.scope(Action::Import, school.id)?;
                            known = Some((school, file, Pupils::load(ctx, tx, &scope).await?));
                        }
                        Err(what) => problems.add(problem(source, line, "school/brincode".to_owned(), what)),
                    }
                }
                ResultsItem::Test(_, test) => tests.add(test),
                ResultsItem::Result(line, result) => {
                    let Some((_, _, pupils)) = &mut known else { continue };
                    let whose = pupils.of(&result);
                    if matches!(whose, Err(What::Destroyed { .. })) && !pupils.is_news(&result.pupil_key) {
                        continue;
                    }
                    if let Err(what) = whose {
                        let field = field_of(&what, &result);
                        problems.add(problem(source, line, field, what));
                    } else {
                        *uses.entry((result.test_code, result.version, result.part_code)).or_default() += 1;
                    }
                }
            }
        }
        if problems.file_refused() {
            return Ok(None);
        }
    }
    // The reader told once that a test is missing; all its results are refused for it.
    let undescribed = uses
        .iter()
        .filter(|((code, version, part), _)| tests.of(code, version.as_deref(), part.as_deref()).is_none());
    problems.refuse_more(undescribed.map(|(_, count)| count.saturating_sub(1)).sum());
    Ok(known.map(|(school, file, _)| Checked { school, file, tests }))
}

/// What a message about a result that cannot be taken calls its field.
fn field_of(what: &What, result: &ResultRecord) -> String {
    match what {
        What::InFuture | What::NotAtSchool => format!("resultaat {}/afnamedatum", result.test_code),
        _ => format!("toetsafname/leerlingid {}", result.pupil_key),
    }
}

/// All files of one import are of one school.
fn refuse_mixed_schools(files: &[(&Source, Checked)], problems: &mut Problems) {
    let Some((_, first)) = files.first() else { return };
    for (source, other) in files.iter().skip(1).filter(|(_, other)| other.school.id != first.school.id) {
        let (found, known) = (other.school.codes.code(), Some(first.school.codes.code()));
        problems.add(problem(source, 0, "school/brincode".to_owned(), What::OtherSchool { found, known }));
    }
}

/// Whom a file may name.
struct Pupils {
    keys: PupilKeys,
    /// Those whose results were destroyed when their term had ended.
    without_results: HashMap<PupilId, Date>,
    days: Days,
    /// Of whom this was told already.
    told: HashSet<String>,
}

impl Pupils {
    async fn load(ctx: &Ctx, tx: &mut impl Reads, scope: &InSchool) -> Result<Self, ImportError> {
        let destroyed = DestroyedUntil::load(tx, scope).await?;
        let kept = register::kept_pupils(tx, scope).await?;
        Ok(Self {
            days: Days::of(ctx.today(), kept.iter().map(|kept| &kept.pupil)),
            keys: register::pupil_keys(tx, scope).await?,
            without_results: destroyed.without_results(tx, scope, ctx.today()).await?,
            told: HashSet::new(),
        })
    }

    /// The pupil of a result, unless results of that time were destroyed, or it cannot be of that day.
    fn of(&self, result: &ResultRecord) -> Result<PupilId, What> {
        let pupil = pupil_of(&self.keys, result)?;
        match self.without_results.get(&pupil) {
            Some(left_on) if result.taken_on <= *left_on => {
                Err(What::Destroyed { key: result.pupil_key.clone() })
            }
            _ => self.days.refuses(pupil, result.taken_on).map_or(Ok(pupil), Err),
        }
    }

    /// Whether nothing was told of this pupil yet; once is enough.
    fn is_news(&mut self, key: &str) -> bool {
        self.told.insert(key.to_owned())
    }
}

/// The pupil of a result: the ECK iD beats the key. A key under which a pupil with another ECK iD is known names nobody.
fn pupil_of(keys: &PupilKeys, result: &ResultRecord) -> Result<PupilId, What> {
    let key = || result.pupil_key.clone();
    let eck_id = result.eck_id.as_ref().map(EckId::reveal);
    if let Some(pupil) = eck_id.and_then(|eck| keys.by_eck_id.get(eck)) {
        return Ok(*pupil);
    }
    let pupil = keys.by_key.get(&result.pupil_key).ok_or_else(|| What::UnknownPupil { key: key() })?;
    let known = keys.eck_id_of.get(pupil).map(String::as_str);
    let is_another = eck_id.is_some() && known.is_some() && eck_id != known;
    if is_another { Err(What::KeyOfAnother { key: key() }) } else { Ok(*pupil) }
}

/// The tests that a file describes, by code and part.
#[derive(Default)]
struct Tests(HashMap<(String, Option<String>), Vec<TestRecord>>);

impl Tests {
    fn add(&mut self, test: TestRecord) {
        self.0.entry((test.code.clone(), test.part_code.clone())).or_default().push(test);
    }

    /// The description of a test in a version, or of the test as a whole when its part is not described. A version
    /// counts only where both sides have one.
    fn of(&self, code: &str, version: Option<&str>, part: Option<&str>) -> Option<&TestRecord> {
        let fits = |test: &&TestRecord| match (test.version.as_deref(), version) {
            (Some(described), Some(wanted)) => described == wanted,
            _ => true,
        };
        let find =
            |part: Option<&str>| self.0.get(&(code.to_owned(), part.map(str::to_owned)))?.iter().find(fits);
        find(part).or_else(|| find(None))
    }
}

/// The tests that the school knows, and the running import.
struct Work {
    saving: Saving,
    pupils: Pupils,
    tests: HashMap<TestNames, Test>,
    by_id: HashMap<TestId, Test>,
    /// Tests as they were written in this import, by how the file names them.
    settled: HashMap<TestNames, TestId>,
}

impl Work {
    async fn begin(ctx: &Ctx, tx: &mut WriteTx, run: Run) -> Result<Self, ImportError> {
        let tests = results::tests(tx, &run.scope).await?;
        Ok(Self {
            pupils: Pupils::load(ctx, tx, &run.scope).await?,
            by_id: tests.iter().map(|test| (test.id, test.clone())).collect(),
            tests: tests.into_iter().map(|test| (test.names.clone(), test)).collect(),
            settled: HashMap::new(),
            saving: Saving::begin(tx, run).await?,
        })
    }

    /// The second reading of a file: saves what is good.
    async fn save(
        &mut self,
        tx: &mut WriteTx,
        (source, problems): (&Source, &mut Problems),
        file: &Checked,
        progress: Option<Progress>,
    ) -> Result<(), ImportError> {
        let mut batches =
            feed::read::<ResultsReader<feed::Input>>(source, progress).map_err(|_| unreadable(source))?;
        self.settled.clear();
        while let Some(batch) = batches.next().await? {
            let mut results = Vec::with_capacity(batch.len());
            for item in batch {
                let (line, record) = match item {
                    ResultsItem::Result(line, record) => (line, record),
                    // The file was whole at the first reading; whatever happened to it since, half of it is not taken.
                    ResultsItem::Problem(found) if found.severity() == Severity::File => {
                        return Err(ImportError::Refused(vec![in_file(source, found)]));
                    }
                    _ => continue,
                };
                let described =
                    file.tests.of(&record.test_code, record.version.as_deref(), record.part_code.as_deref());
                // What was refused at the first reading is passed over now.
                let (Ok(pupil), Some(described)) = (self.pupils.of(&record), described) else {
                    continue;
                };
                let test = self.test_of(tx, &record, described).await?;
                let field = format!("resultaat {}", record.test_code);
                results.push(Incoming { line, field, result: result(record, pupil, test) });
            }
            self.saving.save(tx, (source, problems), &self.by_id, results).await?;
        }
        Ok(())
    }

    /// The test of a result: the known one with these names, brought up to date, or a new one.
    async fn test_of(
        &mut self,
        tx: &mut WriteTx,
        record: &ResultRecord,
        described: &TestRecord,
    ) -> Result<TestId, ImportError> {
        let names = TestNames {
            code: record.test_code.clone(),
            part: record.part_code.clone(),
            version: record.version.clone().or_else(|| described.version.clone()),
            scale: record.scale.clone(),
        };
        if let Some(settled) = self.settled.get(&names) {
            return Ok(*settled);
        }
        let before = self.known_test(&names).cloned();
        // A scale that is told once holds for the test, also where a later result leaves it out.
        let scale = names.scale.clone().or_else(|| before.as_ref()?.names.scale.clone());
        let asked = names.clone();
        let names = TestNames { scale, ..names };
        let name = described.name.as_deref();
        let moment = Moment::find_in(&names.code).or_else(|| Moment::find_in(name.unwrap_or_default()));
        let test = Test {
            id: before.as_ref().map_or_else(|| TestId(new_id()), |test| test.id),
            series: Series::of(&names.code, name, names.version.as_deref()).of_part(names.part.as_deref()),
            name: described.name.clone(),
            subject: described.subject.clone(),
            moment: moment.map(|(moment, _)| moment),
            year_group: described.year_group,
            kind: before.as_ref().map(|test| test.kind).unwrap_or_default(),
            bands: before.as_ref().map(|test| test.bands.clone()).unwrap_or_default(),
            names,
        };
        let before_names = before.as_ref().map(|test| test.names.clone());
        if before.as_ref() != Some(&test) {
            let run = &mut self.saving.run;
            run.record(tx, &ImportChange::Test { id: test.id, before }).await?;
            results::put_test(tx, &run.scope, &test).await?;
        }
        self.settled.insert(asked, test.id);
        let id = test.id;
        if let Some(before) = &before_names {
            self.tests.remove(before);
        }
        self.by_id.insert(id, test.clone());
        self.tests.insert(test.names.clone(), test);
        Ok(id)
    }

    /// The known test with these names. Only two different scale codes make two tests of one code: a result that is
    /// sent again with its scale, or without it, is still the same result.
    fn known_test(&self, names: &TestNames) -> Option<&Test> {
        let same = |test: &&Test| {
            let of = &test.names;
            (&of.code, &of.part, &of.version) == (&names.code, &names.part, &names.version)
        };
        let alike = || self.tests.values().filter(same);
        let without = || alike().find(|test| test.names.scale.is_none());
        match &names.scale {
            Some(_) => self.tests.get(names).or_else(without),
            None => without().or_else(|| alike().min_by_key(|test| test.names.scale.clone())),
        }
    }
}

fn result(record: ResultRecord, pupil: PupilId, test: TestId) -> TestResult {
    TestResult {
        pupil,
        test,
        taken_on: record.taken_on,
        skill_score: record.skill_score,
        raw_score: record.raw_score,
        levels: record.levels,
        percentile: record.percentile,
        dle: record.dle,
        functioning_level: record.functioning_level,
        own_level: None,
        norm: None,
        other_scores: record.other_scores,
    }
}
