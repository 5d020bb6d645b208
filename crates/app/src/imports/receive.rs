//! A file comes in: laid down to be looked at first, or imported at once where there is nothing to compare with.

use super::{
    Bytes, ImportError, ImportKind, ImportWay, Imported, LARGEST_DRAFT, Options, Source,
    drafts::hold_with,
    feed, import_results, import_roster, mappings,
    run::{in_file, known_school, may_not, unreadable},
    settings::Settings,
};
use crate::{Ctx, Error};
use domain::{
    ids::DraftId,
    register::{School, SchoolRef},
};
use exchange::{
    Problem, ProblemKind, Severity,
    results::{ResultsItem, ResultsReader},
    roster::{RosterItem, RosterReader},
    sheet::{Sheet, read_sheets},
};
use policy::{Action, Resource};

/// What came of a file that came in.
#[derive(Debug)]
pub enum Received {
    /// It waits, to be looked at.
    Held(School, DraftId),
    /// It was imported at once: it is of a school that is new here, or too large to wait.
    Imported(Imported),
}

/// Receives files of the trade: a roster, or results. They wait at their school to be looked at. Imported at once, or
/// refused as a whole, is what cannot wait: the first file of a school, what is larger than [`LARGEST_DRAFT`], and what
/// nobody can read.
///
/// # Errors
/// As [`import_roster`] and [`import_results`].
pub async fn receive(
    ctx: &Ctx,
    kind: ImportKind,
    sources: Vec<Source>,
    options: Options,
) -> Result<Received, ImportError> {
    if let Some(school) = where_it_waits(ctx, kind, &sources).await? {
        let mut settings = Settings { same_pupils: options.same_pupils, ..Settings::default() };
        let mut content = Vec::new();
        for source in &sources {
            let bytes = read_all(source).await.map_err(|_| unreadable(source))?;
            let clean = exchange::without_never_stored(&bytes).map_err(|_| unreadable(source))?;
            settings
                .files
                .push((source.file_name().to_owned(), u64::try_from(clean.len()).unwrap_or(u64::MAX)));
            content.extend(clean);
        }
        let names: Vec<&str> = sources.iter().map(Source::file_name).collect();
        let scope = ctx.scope(Action::Import, school.id)?;
        let what = (kind, ImportWay::File);
        let draft = hold_with(ctx, &scope, what, &settings, (&names.join(", "), content)).await?;
        return Ok(Received::Held(school, draft));
    }
    let imported = match kind {
        ImportKind::Roster => {
            let Some(source) = sources.into_iter().next() else { return Err(Error::NotFound.into()) };
            import_roster(ctx, source, options, None).await?
        }
        ImportKind::Results | ImportKind::Absences => import_results(ctx, sources, options, None).await?,
    };
    Ok(Received::Imported(imported))
}

/// The school at which files wait to be looked at; none when they cannot wait.
async fn where_it_waits(
    ctx: &Ctx,
    kind: ImportKind,
    sources: &[Source],
) -> Result<Option<School>, ImportError> {
    let size: u64 = sources.iter().map(Source::size).sum();
    if size > u64::try_from(LARGEST_DRAFT).unwrap_or(u64::MAX) {
        return Ok(None);
    }
    let mut found: Option<School> = None;
    for source in sources {
        let Some(named) = school_of(kind, source).await? else { return Ok(None) };
        let known = known_school(&mut ctx.read().await?, &named, kind).await?;
        let Ok(school) = known else { return Ok(None) };
        let is_another = found.as_ref().is_some_and(|other| other.id != school.id);
        if is_another || may_not(ctx, Action::Import, Resource::School(school.id)).is_some() {
            return Ok(None);
        }
        found = Some(school);
    }
    Ok(found)
}

/// The school that a file names; none when nothing of the file can be taken.
async fn school_of(kind: ImportKind, source: &Source) -> Result<Option<SchoolRef>, ImportError> {
    let is_end = |problem: &Problem| problem.severity() == Severity::File;
    let mut school = None;
    match kind {
        ImportKind::Roster => {
            let mut batches =
                feed::read::<RosterReader<feed::Input>>(source, None).map_err(|_| unreadable(source))?;
            while let Some(batch) = batches.next().await? {
                for item in batch {
                    match item {
                        RosterItem::School(_, found) => school = Some(found.school),
                        RosterItem::Problem(problem) if is_end(&problem) => return Ok(None),
                        _ => {}
                    }
                }
            }
        }
        ImportKind::Results | ImportKind::Absences => {
            let mut batches =
                feed::read::<ResultsReader<feed::Input>>(source, None).map_err(|_| unreadable(source))?;
            while let Some(batch) = batches.next().await? {
                for item in batch {
                    match item {
                        ResultsItem::School(_, found) => school = Some(found.school),
                        ResultsItem::Problem(problem) if is_end(&problem) => return Ok(None),
                        _ => {}
                    }
                }
            }
        }
    }
    Ok(school)
}

async fn read_all(source: &Source) -> std::io::Result<Vec<u8>> {
    match &source.bytes {
        Bytes::File(path) => tokio::fs::read(path).await,
        Bytes::Memory(bytes) => Ok(bytes.to_vec()),
    }
}

/// Asks whether the actor may bring files into a school, before anything of them is read.
///
/// # Errors
/// [`Error::Forbidden`] when she may not, [`Error::NotFound`] when there is no such school in sight.
pub async fn require_at(ctx: &Ctx, school: &str) -> Result<(), Error> {
    ctx.school(school, Action::Import).await?;
    Ok(())
}

/// Receives a spreadsheet, which waits until a person said what its columns are.
///
/// # Errors
/// [`ImportError::Refused`] when it is no spreadsheet or too large; [`Error::Forbidden`] when the actor may not import.
pub async fn receive_sheet(
    ctx: &Ctx,
    school: &str,
    source: Source,
) -> Result<(School, DraftId), ImportError> {
    let (scope, school) = ctx.school(school, Action::Import).await?;
    let sheets =
        sheets_of(&source).await?.map_err(|found| ImportError::Refused(vec![in_file(&source, found)]))?;
    let settings = mappings::first_settings(&mut ctx.read().await?, &scope, &sheets).await?;
    let Some(content) = written(&sheets) else {
        let kind = ProblemKind::TooLarge;
        return Err(ImportError::Refused(vec![in_file(
            &source,
            Problem { line: 0, field: String::new(), kind },
        )]));
    };
    let what = (ImportKind::Results, ImportWay::Sheet);
    let draft = hold_with(ctx, &scope, what, &settings, (source.file_name(), content)).await?;
    Ok((school, draft))
}

/// The sheets of a file as a draft keeps them; none when they do not fit: a small workbook may hold much text.
fn written(sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut content = Bounded(Vec::new());
    // A writer that is full is the only thing that can go wrong.
    serde_json::to_writer(&mut content, sheets).ok().map(|()| content.0)
}

/// What is written, as long as it fits in a draft.
struct Bounded(Vec<u8>);

impl std::io::Write for Bounded {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        if self.0.len().saturating_add(piece.len()) > LARGEST_DRAFT {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The sheets of a file, or why it has none.
pub(super) async fn sheets_of(source: &Source) -> Result<Result<Vec<Sheet>, Problem>, Error> {
    let wrong = |kind| Ok(Err(Problem { line: 0, field: String::new(), kind }));
    if source.size() > u64::try_from(LARGEST_DRAFT).unwrap_or(u64::MAX) {
        return wrong(ProblemKind::TooLarge);
    }
    let Ok(bytes) = read_all(source).await else { return wrong(ProblemKind::Unreadable) };
    let reading = tokio::task::spawn_blocking(move || read_sheets(&bytes)).await;
    match reading {
        Ok(sheets) => Ok(sheets),
        // A library that gives up on a file by breaking down says that the file is no sheet.
        Err(_) => wrong(ProblemKind::NotASheet),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Personal;
    use exchange::sheet::Row;

    #[test]
    fn sheets_that_do_not_fit_in_a_draft_are_not_written() {
        let of = |bytes: usize| {
            let cells = vec![Personal::new("x".repeat(bytes))];
            vec![Sheet { name: String::new(), header: vec!["a".into()], rows: vec![Row { line: 2, cells }] }]
        };
        let small = of(1_000);
        assert_eq!(
            written(&small).map(|content| content.len()),
            serde_json::to_vec(&small).ok().map(|all| all.len())
        );
        let around = written(&of(1)).map_or(0, |content| content.len() - 1);
        assert!(written(&of(LARGEST_DRAFT - around)).is_some());
        assert!(written(&of(LARGEST_DRAFT - around + 1)).is_none());
    }
}
