//! The sign of a school on its documents.

use crate::{Ctx, Error, documents::look_at, notes::second, trust::paper::school_name};
use ::documents::{Logo, LogoKind, takes_logo};
use domain::{documents::FileKind, register::School};
use policy::Action;
use store::{audit::Deed, register};

/// The largest sign, in bytes: it goes into every document.
pub const LARGEST_LOGO: usize = 200_000;

/// What came of a sign that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoSaved {
    /// It is kept.
    Yes,
    /// It is larger than [`LARGEST_LOGO`].
    TooLarge,
    /// It is no PNG or JPEG that can stand on paper.
    NoPicture,
}

/// Keeps the sign of a school, over the one before.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when it is not for the actor to change it.
pub async fn set_logo(ctx: &Ctx, code: &str, file_name: &str, content: &[u8]) -> Result<LogoSaved, Error> {
    let (scope, school) = ctx.school(code, Action::EditSchool).await?;
    if content.len() > LARGEST_LOGO {
        return Ok(LogoSaved::TooLarge);
    }
    let kind = look_at(file_name, content).ok().filter(|kind| kind.is_picture());
    let Some(kind) =
        kind.filter(|kind| sign(&school, *kind, content.to_vec()).is_some_and(|logo| takes_logo(&logo)))
    else {
        return Ok(LogoSaved::NoPicture);
    };
    let mut tx = ctx.write().await?;
    register::put_logo(&mut tx, &scope, (kind, content), second(ctx)).await?;
    tx.commit(&ctx.event(school.id, Deed::SchoolEdited)).await?;
    Ok(LogoSaved::Yes)
}

/// Takes the sign of a school away.
///
/// # Errors
/// As for [`set_logo`].
pub async fn remove_logo(ctx: &Ctx, code: &str) -> Result<(), Error> {
    let (scope, school) = ctx.school(code, Action::EditSchool).await?;
    let mut tx = ctx.write().await?;
    if !register::remove_logo(&mut tx, &scope).await? {
        return Ok(tx.undo().await?);
    }
    Ok(tx.commit(&ctx.event(school.id, Deed::SchoolEdited)).await?)
}

/// The sign of a school as a file, for who may change it; nothing when it has none.
///
/// # Errors
/// As for [`set_logo`].
pub async fn logo_file(ctx: &Ctx, code: &str) -> Result<Option<(FileKind, Vec<u8>)>, Error> {
    let (_, school) = ctx.school(code, Action::EditSchool).await?;
    Ok(register::logo(&mut ctx.read().await?, school.id).await?)
}

/// The sign that stands on the documents of a school.
pub(crate) async fn logo_of(ctx: &Ctx, school: &School) -> Result<Option<Logo>, Error> {
    let kept = register::logo(&mut ctx.read().await?, school.id).await?;
    Ok(kept.and_then(|(kind, bytes)| sign(school, kind, bytes)))
}

fn sign(school: &School, kind: FileKind, bytes: Vec<u8>) -> Option<Logo> {
    let kind = match kind {
        FileKind::Png => LogoKind::Png,
        FileKind::Jpeg => LogoKind::Jpg,
        _ => return None,
    };
    Some(Logo { bytes, kind, label: school_name(school) })
}
