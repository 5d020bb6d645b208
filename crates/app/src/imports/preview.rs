//! What a waiting import would do, and taking it.

use super::{
    Draft, ImportCounts, ImportError, ImportKind, ImportProblem, Imported, Options, Source, What,
    differences::{About, Difference, FieldDifference, Who},
    looks::{is_own, pupils_in, sees_pupils, write_looks},
    mappings::{MappingPage, mapping_page},
    problems::Problems,
    results::take_results,
    roster::{keep_roster, take_roster},
    run::problem,
    seen::{mark, must_be},
    settings::Settings,
    sheet::take_sheet,
    taken::{Asks, Looked, Taken},
};
use crate::{Ctx, Error};
use anyhow::Context as _;
use domain::{
    Personal, SchoolYear,
    ids::{DraftId, PupilId},
    register::{Pupil, School},
    results::TestKind,
};
use exchange::sheet::Sheet;
use policy::{Action, InSchool};
use std::collections::HashMap;
use store::{audit::Deed, imports, register};

/// A waiting import with what a person does about it next.
#[derive(Debug, Clone)]
pub struct DraftPage {
    /// The school.
    pub school: School,
    /// The draft.
    pub draft: Draft,
    /// What is next.
    pub stage: Stage,
}

/// What a person does next about a waiting import.
#[derive(Debug, Clone)]
pub enum Stage {
    /// Say what the columns of a sheet are.
    Mapping(Box<MappingPage>),
    /// Look at what would change, and take it.
    Preview(Box<Preview>),
}

/// What an import would do.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The school year it is about; none when it is refused as a whole.
    pub school_year: Option<SchoolYear>,
    /// How many records.
    pub counts: ImportCounts,
    /// New records, the first of them.
    pub new: Vec<Line>,
    /// Records that are known with other values, the first of them.
    pub changed: Vec<Line>,
    /// What is refused and what is good to know.
    pub problems: Vec<ImportProblem>,
    /// Whether nothing of it can be taken.
    pub is_refused: bool,
    /// What only a person can say.
    pub asks: Asks,
    /// Whether a person said that pupils of a roster with a new key are the known ones.
    pub same_pupils: bool,
    /// Whether it is a sheet, whose mapping can be changed.
    pub is_sheet: bool,
    /// A mark of all this, by which one says yes to it: another one when the import would do something else.
    pub seen: String,
    /// Whether names and values of pupils are left out, as the actor may not see the pupils.
    pub is_hidden: bool,
}

impl Preview {
    /// Whether taking it would change anything.
    pub const fn changes_something(&self) -> bool {
        !self.is_refused && (self.counts.added > 0 || self.counts.changed > 0)
    }
}

/// One record of a preview.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its line in the file.
    pub line: u64,
    /// Whom it is about: by name, or by key for who may not see the pupils.
    pub who: Option<Personal<String>>,
    /// What it is.
    pub about: About,
    /// What differs.
    pub fields: Vec<FieldDifference>,
}

/// A draft with all that it holds.
pub(super) struct Opened {
    pub(super) scope: InSchool,
    pub(super) school: School,
    pub(super) draft: Draft,
    pub(super) settings: Settings,
    pub(super) content: Vec<u8>,
}

impl Opened {
    pub(super) async fn open(ctx: &Ctx, school: &str, id: DraftId) -> Result<Self, Error> {
        let (scope, school) = ctx.school(school, Action::Import).await?;
        let mut tx = ctx.read().await?;
        let draft = imports::draft(&mut tx, &scope, id, ctx.now()).await?.ok_or(Error::NotFound)?;
        let content = imports::draft_content(&mut tx, &scope, id, ctx.now()).await?.ok_or(Error::NotFound)?;
        let settings = Settings::read(&draft.settings)?;
        Ok(Self { scope, school, draft, settings, content: content.into_inner() })
    }

    /// The sheets of a draft that is one.
    pub(super) fn sheets(&self) -> Result<Vec<Sheet>, Error> {
        Ok(serde_json::from_slice(&self.content).context("the sheets of a draft")?)
    }

    /// Keeps how it is to be read.
    pub(super) async fn keep_settings(&self, ctx: &Ctx, deed: Deed) -> Result<(), Error> {
        let mut tx = ctx.write().await?;
        imports::set_draft_settings(&mut tx, &self.scope, self.draft.id, &self.settings.written()?).await?;
        tx.commit(&ctx.event(self.school.id, deed)).await?;
        Ok(())
    }

    fn options(&self) -> Options {
        Options { partial: true, same_pupils: self.settings.same_pupils, ..Options::default() }
    }

    /// The files in the content.
    fn sources(&self) -> Vec<Source> {
        if self.settings.files.is_empty() {
            return vec![Source::memory(&self.draft.file_name, self.content.clone())];
        }
        let mut rest = self.content.as_slice();
        let mut sources = Vec::with_capacity(self.settings.files.len());
        for (name, length) in &self.settings.files {
            let length = usize::try_from(*length).unwrap_or(usize::MAX).min(rest.len());
            let (file, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            sources.push(Source::memory(name, file.to_vec()));
            rest = behind;
        }
        sources
    }

    /// Takes a sheet or results, in a transaction that is still open.
    async fn take(&self, ctx: &Ctx, sources: &[Source]) -> Result<Taken, ImportError> {
        let taken = match (&self.settings.sheet, sources) {
            (Some(settings), [source]) => {
                take_sheet(ctx, &self.school, source, self.sheets()?, settings).await?
            }
            _ => take_results(ctx, self.draft.way, sources, self.options(), None).await?,
        };
        if taken.school.id == self.school.id {
            return Ok(taken);
        }
        let found = taken.school.codes.code();
        taken.tx.undo().await?;
        Err(self.of_another(sources, found))
    }

    fn of_another(&self, sources: &[Source], found: String) -> ImportError {
        let what = What::OtherSchool { found, known: Some(self.school.codes.code()) };
        let problems = sources.first().map(|source| problem(source, 0, "school/brincode".to_owned(), what));
        ImportError::Refused(problems.into_iter().collect())
    }

    async fn look(&self, ctx: &Ctx) -> Result<Looked, ImportError> {
        let sources = self.sources();
        if self.draft.kind != ImportKind::Roster {
            return self.take(ctx, &sources).await?.look().await;
        }
        let Some(source) = sources.first() else { return Err(Error::NotFound.into()) };
        let (tx, taken) = take_roster(ctx, ctx.write().await?, source, self.options(), None).await?;
        if taken.school.id != self.school.id {
            let found = taken.school.codes.code();
            tx.undo().await?;
            return Err(self.of_another(&sources, found));
        }
        taken.look(tx).await
    }

    async fn apply(self, ctx: &Ctx, seen: &str) -> Result<Imported, ImportError> {
        let (sources, options) = (self.sources(), self.options());
        let settings = self.settings.written()?;
        if self.draft.kind != ImportKind::Roster {
            let mut taken = self.take(ctx, &sources).await?;
            if let Err(stale) = must_be(seen, &mark(&settings, taken.counts(), &taken.run.differences)) {
                taken.tx.undo().await?;
                return Err(stale.into());
            }
            taken.run.draft = Some(self.draft.id);
            return taken.keep(ctx, &sources, options).await;
        }
        let Some(source) = sources.into_iter().next() else { return Err(Error::NotFound.into()) };
        let (tx, taken) = take_roster(ctx, ctx.write().await?, &source, options, None).await?;
        if taken.school.id != self.school.id {
            let found = taken.school.codes.code();
            tx.undo().await?;
            return Err(self.of_another(&[source], found));
        }
        if let Err(stale) = taken.must_be(seen, &settings) {
            tx.undo().await?;
            return Err(stale.into());
        }
        keep_roster(ctx, tx, taken.of_draft(self.draft.id), (source, options)).await
    }
}

/// A waiting import with what is next: the mapping of a sheet that nobody looked at, or that the person wants to see
/// again; else what would change. Nothing is saved.
///
/// # Errors
/// [`Error::NotFound`] when there is no such draft any more.
pub async fn draft_page(
    ctx: &Ctx,
    school: &str,
    id: DraftId,
    wants_mapping: bool,
) -> Result<DraftPage, Error> {
    let opened = Opened::open(ctx, school, id).await?;
    let asks_mapping = opened.settings.sheet.as_ref().is_some_and(|sheet| !sheet.is_chosen || wants_mapping);
    let stage = if asks_mapping {
        Stage::Mapping(Box::new(mapping_page(ctx, &opened).await?))
    } else {
        Stage::Preview(Box::new(preview(ctx, &opened).await?))
    };
    let Opened { school, draft, .. } = opened;
    Ok(DraftPage { school, draft, stage })
}

async fn preview(ctx: &Ctx, opened: &Opened) -> Result<Preview, Error> {
    let (mut looked, is_refused) = match opened.look(ctx).await {
        Ok(looked) => (looked, false),
        Err(ImportError::Refused(problems)) => {
            let nothing = Looked {
                school_year: None,
                counts: ImportCounts::default(),
                differences: super::Differences::default(),
                problems,
                asks: Asks::default(),
            };
            (nothing, true)
        }
        Err(ImportError::Failed(error)) => return Err(error),
    };
    let seen = mark(&opened.settings.written()?, looked.counts, &looked.differences);
    let is_hidden = !sees_pupils(ctx, opened.school.id);
    if !is_hidden {
        write_looks(ctx, (&opened.scope, opened.school.id), pupils_in(&looked)).await?;
    }
    let mut known: HashMap<PupilId, Personal<String>> = HashMap::new();
    let mut tx = ctx.read().await?;
    for kept in register::kept_pupils(&mut tx, &opened.scope).await? {
        let Pupil { id, key, name, .. } = kept.pupil;
        known.insert(id, Personal::new(if is_hidden { key } else { name.full() }));
    }
    if is_hidden {
        looked.asks.hide(&known, is_own(ctx, opened));
    }
    let line = |one: Difference| shown_line(one, is_hidden, &known);
    Ok(Preview {
        school_year: looked.school_year,
        counts: looked.counts,
        new: looked.differences.new.into_iter().map(line).collect(),
        changed: looked.differences.changed.into_iter().map(line).collect(),
        problems: looked.problems,
        is_refused,
        asks: looked.asks,
        same_pupils: opened.settings.same_pupils,
        is_sheet: opened.settings.sheet.is_some(),
        seen,
        is_hidden,
    })
}

/// A record as it is shown. Of a pupil who may not be seen only the key is: what differs tells what was known.
fn shown_line(one: Difference, is_hidden: bool, known: &HashMap<PupilId, Personal<String>>) -> Line {
    let is_hidden = is_hidden && !matches!(one.about, About::Group(_) | About::Staff);
    let who = one.who.and_then(|who| match who {
        Who::Known(pupil) => known.get(&pupil).cloned(),
        Who::Named(_, pupil) if is_hidden => pupil.and_then(|pupil| known.get(&pupil).cloned()),
        Who::Named(name, _) => Some(name),
    });
    let fields = if is_hidden { Vec::new() } else { one.fields };
    Line { line: one.line, who, about: one.about, fields }
}

/// Takes a waiting import: what is good of it. It waits no longer then. `seen` is the mark of the preview that somebody said
/// yes to.
///
/// # Errors
/// [`Error::Conflict`] when it would do something else than was seen, [`ImportError::Refused`] when nothing of it can be taken, or [`Error::NotFound`] when there is no such draft any
/// more; nothing is saved then.
pub async fn apply(ctx: &Ctx, school: &str, id: DraftId, seen: &str) -> Result<Imported, ImportError> {
    let opened = Opened::open(ctx, school, id).await?;
    if opened.settings.sheet.as_ref().is_some_and(|sheet| !sheet.is_chosen) {
        return Err(Error::NotFound.into());
    }
    opened.apply(ctx, seen).await
}

/// What a person says about a waiting import.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// Pupils who are named by name, by the first line about them, each with the known pupil she is.
    pub same: Vec<(u64, PupilId)>,
    /// Series that are tests of this school.
    pub own_series: Vec<String>,
    /// Pupils of a roster with a new key, but a known name and day of birth, are the known ones.
    pub same_pupils: bool,
}

/// Keeps what a person says about a waiting import.
///
/// # Errors
/// [`Error::NotFound`] when there is no such draft any more.
pub async fn answer(ctx: &Ctx, school: &str, id: DraftId, answers: Answers) -> Result<(), Error> {
    let mut opened = Opened::open(ctx, school, id).await?;
    opened.settings.same_pupils = answers.same_pupils;
    if let Some(sheet) = &mut opened.settings.sheet {
        sheet.same = answers.same;
        // What was said before stays: the page asks only what is not known yet.
        for series in answers.own_series {
            if !sheet.own_series.contains(&series) {
                sheet.own_series.push(series);
            }
        }
    }
    opened.keep_settings(ctx, Deed::ImportAnswered { kind: opened.draft.kind.code() }).await
}

/// Imports a spreadsheet at once, with a mapping by its name: for the command line.
///
/// # Errors
/// [`ImportError::Refused`] with every problem when the sheet, or (unless `partial`) a row of it, cannot be taken;
/// nothing is saved then.
pub async fn import_sheet(
    ctx: &Ctx,
    school: &str,
    source: Source,
    mapping: &str,
    options: Options,
) -> Result<Imported, ImportError> {
    let (scope, school) = ctx.school(school, Action::Import).await?;
    let refused = |what| ImportError::Refused(vec![problem(&source, 0, String::new(), what)]);
    let sheets = super::receive::sheets_of(&source)
        .await?
        .map_err(|found| ImportError::Refused(vec![super::run::in_file(&source, found)]))?;
    let Some(mut settings) = super::mappings::named(ctx, &scope, mapping).await? else {
        return Err(refused(What::NoMapping { name: mapping.to_owned() }));
    };
    if options.own_tests && settings.mapping.fixed.kind == TestKind::Standard {
        settings.mapping.fixed.kind = TestKind::Own;
    }
    let sheet = super::sheet::sheet_named(&sheets, &settings.mapping.sheet);
    let missing = sheet.map(|sheet| settings.mapping.missing_in(&sheet.header)).unwrap_or_default();
    if !missing.is_empty() {
        let mut problems = Problems::default();
        for name in missing {
            let what = What::InFile(exchange::ProblemKind::NoColumn { name: name.clone() });
            problems.add(problem(&source, 0, name, what));
        }
        return Err(ImportError::Refused(problems.into_list()));
    }
    let taken = take_sheet(ctx, &school, &source, sheets, &settings).await?;
    if taken.problems.stops(options.partial) {
        taken.tx.undo().await?;
        return Err(ImportError::Refused(taken.problems.into_list()));
    }
    taken.keep(ctx, &[source], options).await
}
