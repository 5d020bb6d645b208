//! The demo school brought into a database, through the same door as a real one.

use super::{SCHOOL, results, rosters};
use crate::{
    Ctx, Error,
    imports::{ImportError, Options, Source, import_results, import_roster},
    register,
};
use anyhow::{Context as _, anyhow};
use exchange::{
    results::write_results,
    roster::{RosterForm, write_roster},
};
use std::io;

/// Whether this is the demo school, so that pages can say so. A real school may have the same code, but not this name.
pub fn is_demo(school: &domain::register::School) -> bool {
    school.name.as_deref() == Some(SCHOOL.name)
}

/// The files of the demo school, oldest first: the name and the content of each.
///
/// # Errors
/// When a file cannot be written.
pub fn files() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for roster in rosters() {
        let mut bytes = Vec::new();
        write_roster(&roster, RosterForm::File, &mut bytes)?;
        files.push((format!("edexml-{}.xml", roster.school.school_year), bytes));
    }
    for (number, results) in (1..).zip(results()) {
        let mut bytes = Vec::new();
        write_results(&results, true, &mut bytes)?;
        files.push((format!("uwlr-{number:02}-{}.xml", results.school.school_year), bytes));
    }
    Ok(files)
}

/// Fills an empty database with the demo school. A database that has a school is left alone.
///
/// # Errors
/// When the database fails.
pub async fn fill(ctx: &Ctx) -> Result<bool, Error> {
    if !register::schools(ctx).await?.is_empty() {
        return Ok(false);
    }
    let mut of_results = Vec::new();
    for (name, bytes) in files().context("the files of the demo school")? {
        let source = Source::memory(&name, bytes);
        if name.starts_with("edexml") {
            import_roster(ctx, source, Options::default(), None).await.map_err(not_refused)?;
        } else {
            of_results.push(source);
        }
    }
    for source in of_results {
        import_results(ctx, vec![source], Options::default(), None).await.map_err(not_refused)?;
    }
    register::edit_school(ctx, &SCHOOL.codes().code(), SCHOOL.name, SCHOOL.board).await?;
    Ok(true)
}

/// The demo's own files are never refused; if they were, the program is broken.
fn not_refused(error: ImportError) -> Error {
    match error {
        ImportError::Refused(problems) => {
            let first = problems.first().map(|p| format!("{}:{}: {:?}", p.file, p.line, p.what));
            Error::Broken(anyhow!("the demo school was refused: {}", first.unwrap_or_default()))
        }
        ImportError::Failed(error) => error,
    }
}
