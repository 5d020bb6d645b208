//! Backups that are made by themselves. The folder is the only memory: what is in it under a name of ours is whole, and
//! its name says when it was made. So several processes, a restart and a person with `ls` all see the same.

use super::backup::{MAKING, back_up};
use super::sealing::Recipient;
use crate::{Ctx, Error};
use anyhow::Context as _;
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZone};
use policy::Action;
use std::{
    collections::BTreeMap,
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};
use tokio::task::spawn_blocking;

/// The file whose lock is the turn. Its holder makes backups and removes old ones; the system frees it with its process.
const TURN: &str = ".stut-backup.lock";

/// What was left half made by a killed process is removed after so long; sooner it may be somebody's work.
const LEFTOVER: SignedDuration = SignedDuration::from_hours(24);

/// How backups are made by themselves.
#[derive(Debug, Clone)]
pub struct BackupPlan {
    /// The folder for the backups of this database and no other. It must be there: it may be a disk that is not.
    pub folder: PathBuf,
    /// How often a backup is made.
    pub every: SignedDuration,
    /// How long a backup is kept.
    pub keep: SignedDuration,
    /// For whom it is encrypted; nobody means that it is not.
    pub recipients: Vec<Recipient>,
    /// Where an unencrypted copy may lie while it is made.
    pub workplace: PathBuf,
}

/// What came of looking whether a backup is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// The last one is young enough.
    NotDue,
    /// Another process is at it.
    Taken,
    /// A backup was made, checked, and given this name.
    Made(PathBuf),
}

/// How it stands with the backups that are made by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupHealth {
    /// When the last good one was made; nothing when there is none or the folder cannot be read.
    pub last_good: Option<Timestamp>,
    /// Whether that is too long ago: more than half a period late, or never.
    pub is_old: bool,
    /// How long a backup is kept, and so how long what was destroyed can still be in one.
    pub kept_for: SignedDuration,
}

/// Makes a backup when one is due and no other process is making it, and removes those that were kept long enough. The
/// last good one always stays.
///
/// # Errors
/// When the folder is not there, is full, or the copy is not whole; then it can be tried again.
pub async fn take_turn(ctx: &Ctx, plan: &BackupPlan) -> Result<Turn, Error> {
    ctx.require(Action::BackUp)?;
    let now = ctx.now();
    let prepared = {
        let plan = plan.clone();
        spawn_blocking(move || prepare(&plan, now).with_context(|| plan.folder.display().to_string()))
    };
    // The lock is held until this function ends.
    let Some((_turn, kept)) = prepared.await.context("backup")?? else { return Ok(Turn::Taken) };
    let last = last_good(&kept, now);
    if last.is_some_and(|last| now.duration_since(last) < plan.every) {
        return Ok(Turn::NotDue);
    }
    // Where wiping failed after a destruction, it is done here. A backup matters more, so what fails waits for the next turn.
    store::trust::wipe(ctx.db()).await.ok();
    let file = plan.folder.join(name_of(now, !plan.recipients.is_empty()));
    back_up(ctx, &file, &plan.recipients, &plan.workplace).await?;
    let folder = plan.folder.clone();
    let keep = plan.keep;
    let removed = spawn_blocking(move || {
        // The name itself must outlive a loss of power.
        File::open(&folder).and_then(|folder| folder.sync_all())?;
        remove_old(&folder, keep, now).map(|_| ())
    });
    removed.await.context("backup")?.with_context(|| plan.folder.display().to_string())?;
    Ok(Turn::Made(file))
}

/// Takes the turn, clears up, and gives what backups there are.
fn prepare(plan: &BackupPlan, now: Timestamp) -> io::Result<Option<(File, Backups)>> {
    let turn = File::options().create(true).truncate(false).write(true).open(plan.folder.join(TURN))?;
    match turn.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    for folder in [&plan.folder, &plan.workplace] {
        remove_leftovers(folder, now)?;
    }
    // Before as well as after: it makes room, and what must be gone goes also while no new one can be made.
    Ok(Some((turn, remove_old(&plan.folder, plan.keep, now)?)))
}

/// How it stands with the backups.
pub async fn backup_health(ctx: &Ctx, plan: &BackupPlan) -> BackupHealth {
    let (folder, now) = (plan.folder.clone(), ctx.now());
    // Reading a folder on a network may wait long.
    let found = spawn_blocking(move || backups_in(&folder)).await.ok().and_then(Result::ok);
    let last_good = last_good(&found.unwrap_or_default(), now);
    let late = plan.every + plan.every / 2;
    let is_old = last_good.is_none_or(|last| now.duration_since(last) > late);
    BackupHealth { last_good, is_old, kept_for: plan.keep }
}

/// The backups of a folder, by when they were made.
type Backups = BTreeMap<Timestamp, PathBuf>;

/// The newest one. What says to be of later than now was named while the clock was wrong, and proves nothing.
fn last_good(backups: &Backups, now: Timestamp) -> Option<Timestamp> {
    backups.range(..=now).next_back().map(|(made, _)| *made)
}

/// The backups in a folder, by the moment in their names.
fn backups_in(folder: &Path) -> io::Result<Backups> {
    let mut found = Backups::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if let Some(made) = path.file_name().and_then(|name| moment_in(name.to_str()?)) {
            found.insert(made, path);
        }
    }
    Ok(found)
}

/// Removes those that were kept long enough, but never the last good one; gives what is left.
fn remove_old(folder: &Path, keep: SignedDuration, now: Timestamp) -> io::Result<Backups> {
    let backups = backups_in(folder)?;
    let last = last_good(&backups, now);
    let mut left = Backups::new();
    for (made, path) in backups {
        if Some(made) != last && now.duration_since(made) > keep {
            fs::remove_file(&path)?;
        } else {
            left.insert(made, path);
        }
    }
    Ok(left)
}

fn remove_leftovers(folder: &Path, now: Timestamp) -> io::Result<()> {
    for entry in folder.read_dir()? {
        let entry = entry?;
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(MAKING));
        let Ok(about) = entry.metadata() else { continue };
        let written = about.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        if is_ours && written.is_some_and(|written| now.duration_since(written) > LEFTOVER) {
            let path = entry.path();
            let gone = if about.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            match gone.map_err(|error| error.kind()) {
                // In a temporary folder it may be that of another account, which removes it itself.
                Ok(()) | Err(io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied) => {}
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(())
}

const NAME: &str = "stut-%Y%m%dT%H%M%SZ.stut";
const SEALED: &str = ".age";

fn name_of(made: Timestamp, is_sealed: bool) -> String {
    let name = made.to_zoned(TimeZone::UTC).strftime(NAME);
    if is_sealed { format!("{name}{SEALED}") } else { name.to_string() }
}

fn moment_in(name: &str) -> Option<Timestamp> {
    let bare = name.strip_suffix(SEALED).unwrap_or(name);
    Some(DateTime::strptime(NAME, bare).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_and_other_names_say_nothing() {
        let made: Timestamp = "2026-11-22T10:15:07Z".parse().unwrap();
        assert_eq!(name_of(made, false), "stut-20261122T101507Z.stut");
        for sealed in [false, true] {
            assert_eq!(moment_in(&name_of(made, sealed)), Some(made));
        }
        for other in [
            "",
            "stut.db",
            "stut-20261122T101507Z",
            "stut-20261122T101507Z.stut.age.age",
            "oud-stut-20261122T101507Z.stut",
            "stut-20261322T101507Z.stut",
            ".stut-backup-x",
        ] {
            assert_eq!(moment_in(other), None, "{other}");
        }
    }
}
