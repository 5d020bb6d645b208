//! `stut import`.

use super::{Session, Stop, answer, say_all, stop};
use crate::{cli::Import, progress};
use app::imports::{
    ImportError, Imported, Options, Source, counts_in_words, import_results, import_roster, import_sheet,
    kind_in_words, message,
};
use app::register;
use std::path::PathBuf;

/// Imports a roster or results. Everything at once (`import all`) is of [`super::trust`].
pub(super) async fn run(session: &Session, what: Import) -> Result<(), Stop> {
    let ctx = session.ctx();
    let (progress, clear) = progress::bar();
    let outcome = match what {
        Import::Roster { file, options, add_school, same_pupils } => {
            let options = Options { partial: options.partial, add_school, same_pupils, ..Options::default() };
            import_roster(&ctx, Source::file(file), options, Some(progress)).await
        }
        Import::Norms { file, school, source } => {
            clear();
            return super::norms::import(session, &file, school, source).await;
        }
        Import::All { folder } => return super::trust::import_all(session, &folder).await,
        Import::Results { files, options, mapping: Some(mapping), school, own_tests } => {
            let options = Options { partial: options.partial, own_tests, ..Options::default() };
            let (school, source) = match sheet_of(session, files, school).await {
                Ok(found) => found,
                Err(stopped) => {
                    clear();
                    return Err(stopped);
                }
            };
            import_sheet(&ctx, &school, source, &mapping, options).await
        }
        Import::Results { files, options, mapping: None, .. } => {
            let sources = files.into_iter().map(Source::file).collect();
            let options = Options { partial: options.partial, ..Options::default() };
            import_results(&ctx, sources, options, Some(progress)).await
        }
    };
    clear();
    let texts = session.texts;
    match outcome {
        Ok(imported) => {
            let lines: Vec<String> =
                imported.problems.iter().map(|problem| message(texts, problem)).collect();
            if imported.no.is_none() && imported.counts.refused > 0 && imported.counts.same == 0 {
                return Err(Stop::Refused([lines, vec![texts.cli_nothing_saved().to_owned()]].concat()));
            }
            say_all(&lines);
            answer(&summary(session, &imported));
            Ok(())
        }
        Err(ImportError::Refused(problems)) => {
            let mut lines: Vec<String> = problems.iter().map(|problem| message(texts, problem)).collect();
            lines.push(texts.cli_nothing_saved().to_owned());
            Err(Stop::Refused(lines))
        }
        Err(ImportError::Failed(error)) => Err(stop(texts, &error)),
    }
}

/// The school and the file of a spreadsheet, or what is not clear about them.
async fn sheet_of(
    session: &Session,
    files: Vec<PathBuf>,
    school: Option<String>,
) -> Result<(String, Source), Stop> {
    let texts = session.texts;
    let known = register::schools(&session.ctx()).await.map_err(|error| stop(texts, &error))?;
    let school = match (school, known.as_slice()) {
        (Some(school), _) => school,
        (None, [only]) => only.codes.code(),
        (None, _) => return Err(Stop::Refused(vec![texts.cli_which_school().to_owned()])),
    };
    let mut files = files.into_iter();
    match (files.next(), files.next()) {
        (Some(file), None) => Ok((school, Source::file(file))),
        _ => Err(Stop::Refused(vec![texts.cli_one_sheet().to_owned()])),
    }
}

/// What was imported, in one line.
fn summary(session: &Session, imported: &Imported) -> String {
    let texts = session.texts;
    let school = imported.school.codes.code();
    let Some(no) = imported.no else {
        if imported.counts.same == 0 {
            return texts.import_no_rows(school.as_str());
        }
        return texts.import_nothing_changed(school.as_str());
    };
    let kind = kind_in_words(texts, imported.kind);
    let year = imported.school_year.to_string();
    let figures = counts_in_words(texts, imported.counts);
    texts.import_done(figures.as_str(), kind, no.0, school.as_str(), year.as_str())
}
