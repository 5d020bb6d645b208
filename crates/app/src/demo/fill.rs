//! The demo school brought into a database, through the same door as a real one.

use super::{
    SCHOOL, accounts, agreements, group_plans, meetings, needs, notes, person, pupil_plans, results, rosters,
    route, signals, surveys, year_plan,
};
use crate::{
    Ctx, Error,
    imports::{self, ImportError, Options, Source, import_results, import_roster},
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

/// Fills an empty database with the demo school, or goes on where that was cut off. A database with any other school is
/// left alone.
///
/// # Errors
/// When the database fails.
pub async fn fill(ctx: &Ctx) -> Result<bool, Error> {
    let schools = register::schools(ctx).await?;
    let files = files().context("the files of the demo school")?;
    let code = SCHOOL.codes().code();
    match schools.as_slice() {
        [] => {}
        [only] if is_demo(only) => {
            let (_, made, _) = imports::imports(ctx, &code, 1).await?;
            if made.len() >= files.len() {
                accounts::make(ctx).await?;
                notes::make(ctx).await?;
                signals::make(ctx).await?;
                person::make(ctx).await?;
                surveys::make(ctx).await?;
                group_plans::make(ctx).await?;
                needs::make(ctx).await?;
                pupil_plans::make(ctx).await?;
                route::make(ctx).await?;
                agreements::make(ctx).await?;
                meetings::make(ctx).await?;
                year_plan::make(ctx).await?;
                return Ok(false);
            }
        }
        _ => return Ok(false),
    }
    let (of_roster, of_results): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(name, _)| name.starts_with("edexml"));
    for (name, bytes) in of_roster {
        let source = Source::memory(&name, bytes);
        import_roster(ctx, source, Options::default(), None).await.map_err(not_refused)?;
        // The name comes first: what is invented must say so even when it is cut off.
        let known = register::school_details(ctx, &code).await?;
        let settings = register::SchoolSettings {
            name: SCHOOL.name.to_owned(),
            board: SCHOOL.board.to_owned(),
            ..known.settings
        };
        register::edit_school(ctx, &code, &settings, known.version).await?;
    }
    for (name, bytes) in of_results {
        let source = vec![Source::memory(&name, bytes)];
        import_results(ctx, source, Options::default(), None).await.map_err(not_refused)?;
    }
    accounts::make(ctx).await?;
    notes::make(ctx).await?;
    signals::make(ctx).await?;
    person::make(ctx).await?;
    surveys::make(ctx).await?;
    group_plans::make(ctx).await?;
    needs::make(ctx).await?;
    pupil_plans::make(ctx).await?;
    route::make(ctx).await?;
    agreements::make(ctx).await?;
    meetings::make(ctx).await?;
    year_plan::make(ctx).await?;
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
