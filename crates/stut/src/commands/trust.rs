//! `stut backup`, `restore`, `check`, `export all` and `import all`.

use super::{Session, Stop, answer, stop};
use app::trust::{self, BrokenChain, Finding, ImportAllError, Snapshot};
use std::path::Path;

pub(super) async fn back_up(session: &Session, file: &Path) -> Result<(), Stop> {
    let texts = session.texts;
    let held = trust::back_up(&session.ctx(), file).await.map_err(|error| stop(texts, &error))?;
    answer(&texts.cli_backed_up(file.display().to_string().as_str(), rows(&held)));
    Ok(())
}

pub(super) async fn restore(session: &Session, file: &Path) -> Result<(), Stop> {
    let texts = session.texts;
    let held = trust::restore(&session.ctx(), file).await.map_err(|error| stop(texts, &error))?;
    answer(&texts.cli_restored(rows(&held)));
    Ok(())
}

fn rows(held: &Snapshot) -> i64 {
    held.rows.iter().map(|(_, rows)| rows).sum()
}

/// Says what is whole and what is not, one line each; something that is not whole is a refusal.
pub(super) async fn check(session: &Session) -> Result<(), Stop> {
    let texts = session.texts;
    let findings = trust::check(&session.ctx()).await.map_err(|error| stop(texts, &error))?;
    let line = |finding: &Finding| match finding {
        Finding::Database => texts.cli_check_database().to_owned(),
        Finding::DatabaseDamaged { reason } => texts.cli_check_damaged(reason.as_str()),
        Finding::OwnTrail { lines } => texts.cli_check_own_trail(*lines),
        Finding::OwnTrailBroken { place: BrokenChain::Changed { seq } } => {
            texts.cli_check_own_trail_changed(*seq)
        }
        Finding::OwnTrailBroken { place: BrokenChain::Gone { seq } } => texts.cli_check_own_trail_gone(*seq),
        Finding::Trail { school, lines } => texts.cli_check_trail(*lines, school.as_str()),
        Finding::TrailBroken { school, place: BrokenChain::Changed { seq } } => {
            texts.cli_check_trail_changed(school.as_str(), *seq)
        }
        Finding::TrailBroken { school, place: BrokenChain::Gone { seq } } => {
            texts.cli_check_trail_gone(school.as_str(), *seq)
        }
    };
    let (bad, good): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| finding.is_bad());
    for finding in good {
        answer(&line(finding));
    }
    if bad.is_empty() { Ok(()) } else { Err(Stop::Refused(bad.into_iter().map(line).collect())) }
}

pub(super) async fn export_all(session: &Session, folder: &Path) -> Result<(), Stop> {
    let texts = session.texts;
    let rows = trust::export_all(&session.ctx(), folder).await.map_err(|error| stop(texts, &error))?;
    answer(&texts.cli_exported(folder.display().to_string().as_str(), rows));
    Ok(())
}

pub(super) async fn import_all(session: &Session, folder: &Path) -> Result<(), Stop> {
    let texts = session.texts;
    let rows = trust::import_all(&session.ctx(), folder).await.map_err(|error| match error {
        ImportAllError::NotAnExport(reason) => {
            Stop::Refused(vec![texts.cli_no_export(reason.as_str()), texts.cli_nothing_saved().to_owned()])
        }
        ImportAllError::Field { file, line, column } => Stop::Refused(vec![
            format!("{file}:{line}: {column}: {}", texts.cli_export_field()),
            texts.cli_nothing_saved().to_owned(),
        ]),
        ImportAllError::Failed(error) => stop(texts, &error),
    })?;
    answer(&texts.cli_restored(rows));
    Ok(())
}
