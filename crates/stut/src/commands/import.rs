//! `stut import`.

use super::{Session, Stop, answer, say_all, stop};
use crate::{cli::Import, progress};
use app::imports::{
    ImportError, Imported, Options, Source, counts_in_words, import_results, import_roster, kind_in_words,
    message,
};

/// Imports a roster or results. Everything at once (`import all`) is of [`super::trust`].
pub(super) async fn run(session: &Session, what: Import) -> Result<(), Stop> {
    let ctx = session.ctx();
    let (progress, clear) = progress::bar();
    let outcome = match what {
        Import::Roster { file, options, add_school, same_pupils } => {
            let options = Options { partial: options.partial, add_school, same_pupils, own_role: None };
            import_roster(&ctx, Source::file(file), options, Some(progress)).await
        }
        Import::All { folder } => return super::trust::import_all(session, &folder).await,
        Import::Results { files, options } => {
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

/// What was imported, in one line.
fn summary(session: &Session, imported: &Imported) -> String {
    let texts = session.texts;
    let school = imported.school.codes.code();
    let Some(no) = imported.no else {
        return texts.import_nothing_changed(school.as_str());
    };
    let kind = kind_in_words(texts, imported.kind);
    let year = imported.school_year.to_string();
    let figures = counts_in_words(texts, imported.counts);
    texts.import_done(figures.as_str(), kind, no.0, school.as_str(), year.as_str())
}
