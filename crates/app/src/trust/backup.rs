//! Backups: a consistent copy in one file, from either engine and into either engine, encrypted or not.

use super::sealing::{self, Form, Identities, Recipient, Unopened};
use crate::{Ctx, Error};
use anyhow::Context as _;
use policy::Action;
use std::{
    io,
    path::{Path, PathBuf},
};
use store::{
    StoreError,
    transfer::{self, Snapshot},
};
use tempfile::{NamedTempFile, TempDir};
use tokio::task::spawn_blocking;

/// How what is made for a backup is called until it is whole.
pub(super) const MAKING: &str = ".stut-backup-";

/// Why a backup was not brought back; nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file is encrypted, and no key was given.
    #[error("the backup is encrypted")]
    Encrypted,
    /// A key was given, and the file is not encrypted.
    #[error("the backup is not encrypted")]
    NotEncrypted,
    /// The keys that were given do not open the file.
    #[error("another key")]
    WrongKey,
    /// The file is no backup.
    #[error("no backup")]
    Foreign,
    /// The file is cut off or changed.
    #[error("the backup is damaged")]
    Damaged,
    /// It could not be tried or saved.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Writes everything into a new file while others go on. The copy is checked before it gets its name, and, when there
/// are recipients, before it is encrypted for them; unencrypted it then lies in `workplace` for so long, and nowhere
/// else.
///
/// # Errors
/// When the file is there already or cannot be written, or the copy is not whole.
pub async fn back_up(
    ctx: &Ctx,
    file: &Path,
    recipients: &[Recipient],
    workplace: &Path,
) -> Result<Snapshot, Error> {
    ctx.require(Action::BackUp)?;
    if recipients.is_empty() {
        return Ok(transfer::snapshot(ctx.db(), file).await?);
    }
    if file.exists() {
        let there = io::Error::from(io::ErrorKind::AlreadyExists);
        return Err(Error::Broken(anyhow::Error::new(there).context(file.display().to_string())));
    }
    let making = private_folder(workplace)?;
    let plain = making.path().join("plain");
    let held = transfer::snapshot(ctx.db(), &plain).await?;
    let (file, recipients) = (file.to_owned(), recipients.to_vec());
    // The folder with the open copy goes with this thread, however it ends.
    let sealed = spawn_blocking(move || {
        let sealed = keep_sealed(&plain, &file, &recipients).with_context(|| file.display().to_string());
        making.close().with_context(|| "removing the unencrypted copy")?;
        sealed
    });
    sealed.await.context("encrypting")??;
    Ok(held)
}

fn keep_sealed(plain: &Path, file: &Path, recipients: &[Recipient]) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let sealed = tempfile::Builder::new().prefix(MAKING).tempfile_in(folder)?;
    sealing::seal(plain, sealed.as_file(), recipients)?;
    sealed.persist_noclobber(file).map_err(|error| error.error)?;
    Ok(())
}

fn private_folder(workplace: &Path) -> Result<TempDir, Error> {
    let made = tempfile::Builder::new().prefix(MAKING).tempdir_in(workplace);
    Ok(made.with_context(|| workplace.display().to_string())?)
}

/// Brings a backup back into an empty place; all of it or nothing. An encrypted one needs keys, and lies unencrypted in
/// `workplace` until it is brought back.
///
/// # Errors
/// When the file is not whole, cannot be opened with the keys, or the place is not empty.
pub async fn restore(
    ctx: &Ctx,
    file: &Path,
    keys: Option<Identities>,
    workplace: &Path,
) -> Result<Snapshot, RestoreError> {
    ctx.require(Action::Restore)?;
    let form = sealing::form_of(file).with_context(|| file.display().to_string()).map_err(Error::from)?;
    let plain = match (form, keys) {
        (Form::Foreign, _) => return Err(RestoreError::Foreign),
        (Form::Sealed, None) => return Err(RestoreError::Encrypted),
        (Form::Plain, Some(_)) => return Err(RestoreError::NotEncrypted),
        (Form::Plain, None) => return bring_back(ctx, file).await,
        (Form::Sealed, Some(keys)) => {
            let plain = tempfile::Builder::new().prefix(MAKING).tempfile_in(workplace);
            let plain = plain.with_context(|| workplace.display().to_string()).map_err(Error::from)?;
            open_sealed(file.to_owned(), plain, keys).await?
        }
    };
    bring_back(ctx, plain.path()).await
}

async fn open_sealed(
    file: PathBuf,
    plain: NamedTempFile,
    keys: Identities,
) -> Result<NamedTempFile, RestoreError> {
    let opened = spawn_blocking(move || match sealing::unseal(&file, plain.as_file(), &keys) {
        Ok(()) => Ok(plain),
        Err(Unopened::WrongKey) => Err(RestoreError::WrongKey),
        Err(Unopened::Damaged) => Err(RestoreError::Damaged),
        Err(Unopened::Failed(error)) => Err(Error::Broken(error.into()).into()),
    });
    opened.await.context("decrypting").map_err(Error::from)?
}

async fn bring_back(ctx: &Ctx, plain: &Path) -> Result<Snapshot, RestoreError> {
    transfer::restore(plain, ctx.db()).await.map_err(|error| match error {
        StoreError::CannotOpen { .. } => RestoreError::Damaged,
        other => RestoreError::Failed(other.into()),
    })
}
