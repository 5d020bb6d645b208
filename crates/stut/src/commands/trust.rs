//! `stut backup`, `restore`, `check`, `export all` and `import all`.

use super::{Session, Stop, answer, say_all, stop};
use app::trust::{
    self, BrokenChain, Finding, Identities, ImportAllError, KeysError, Recipient, RestoreError, Snapshot,
};
use i18n::Texts;
use std::path::Path;

pub(super) async fn back_up(
    session: &Session,
    file: &Path,
    encrypt_to: Vec<Recipient>,
    recipients_file: Option<&Path>,
) -> Result<(), Stop> {
    let texts = session.texts;
    let recipients = recipients(encrypt_to, recipients_file, texts)?;
    let held = trust::back_up(&session.ctx(), file, &recipients, &session.workplace).await;
    let held = held.map_err(|error| stop(texts, &error))?;
    let file = file.display().to_string();
    answer(&match recipients.len() {
        0 => texts.cli_backed_up(file.as_str(), rows(&held)),
        keys => texts.backup_sealed(file.as_str(), keys, rows(&held)),
    });
    Ok(())
}

/// The public keys that were named, on the command line and in a file.
pub(super) fn recipients(
    mut named: Vec<Recipient>,
    file: Option<&Path>,
    texts: &Texts,
) -> Result<Vec<Recipient>, Stop> {
    if let Some(file) = file {
        named.extend(trust::read_recipients(file).map_err(|error| keys_refused(&error, file, texts))?);
    }
    Ok(named)
}

fn keys_refused(error: &KeysError, file: &Path, texts: &Texts) -> Stop {
    let file = file.display().to_string();
    Stop::Refused(vec![match error {
        KeysError::File(reason) => format!("{file}: {reason}"),
        KeysError::Line(line) => format!("{file}:{line}: {}", texts.backup_not_a_key()),
        KeysError::Empty => format!("{file}: {}", texts.backup_no_key()),
    }])
}

pub(super) async fn restore(session: &Session, file: &Path, identity: Option<&Path>) -> Result<(), Stop> {
    let texts = session.texts;
    let keys = |file| Identities::read(file).map_err(|error| keys_refused(&error, file, texts));
    let keys = identity.map(keys).transpose()?;
    let held = trust::restore(&session.ctx(), file, keys, &session.workplace).await.map_err(|error| {
        let why = match error {
            RestoreError::Encrypted => texts.restore_encrypted(),
            RestoreError::NotEncrypted => texts.restore_not_encrypted(),
            RestoreError::WrongKey => texts.restore_wrong_key(),
            RestoreError::Foreign => texts.restore_foreign(),
            RestoreError::Damaged => texts.restore_damaged(),
            RestoreError::Failed(error) => return stop(texts, &error),
        };
        Stop::Refused(vec![format!("{}: {why}", file.display()), texts.cli_nothing_saved().to_owned()])
    })?;
    answer(&texts.cli_restored(rows(&held)));
    Ok(())
}

/// Makes a private key and says the public one, alone on its line so that it can be copied.
pub(super) fn make_key(file: &Path, texts: &Texts) -> Result<(), Stop> {
    let shown = file.display().to_string();
    let public = trust::make_key(file).map_err(|error| Stop::Refused(vec![format!("{shown}: {error}")]))?;
    answer(&public.to_string());
    say_all(&[texts.backup_key_made(shown.as_str())]);
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
