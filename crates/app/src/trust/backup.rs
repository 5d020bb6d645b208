//! Backups: a consistent copy in one file, from either engine and into either engine.

use crate::{Ctx, Error};
use policy::Action;
use std::path::Path;
use store::transfer::{self, Snapshot};

/// Writes everything into a new file while others go on, and checks that the file is whole.
///
/// # Errors
/// When the file is there already or cannot be written.
pub async fn back_up(ctx: &Ctx, file: &Path) -> Result<Snapshot, Error> {
    ctx.require(Action::BackUp)?;
    Ok(transfer::snapshot(ctx.db(), file).await?)
}

/// Brings a backup back into an empty place; all of it or nothing.
///
/// # Errors
/// When the file is not whole or the place is not empty.
pub async fn restore(ctx: &Ctx, file: &Path) -> Result<Snapshot, Error> {
    ctx.require(Action::Restore)?;
    Ok(transfer::restore(file, ctx.db()).await?)
}
