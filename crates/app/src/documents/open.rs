//! Opening a document. Each opening stands in the audit trail before anything is shown.

use super::list::{About, named};
use crate::{Ctx, Error, notes::this_year};
use domain::{
    Personal,
    documents::FileKind,
    ids::{DocumentId, PupilId},
    notes::RequestReason,
};
use policy::{Action, MayOpen, NoteView};
use store::{audit::Deed, documents as kept};

/// A document with its content.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The name of the file.
    pub file_name: Personal<String>,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Its content.
    pub content: Personal<Vec<u8>>,
}

/// What came of opening a document.
#[derive(Debug, Clone)]
pub enum Opening {
    /// Here it is.
    Opened(Opened),
    /// It is given on request only.
    AskFirst,
}

/// Opens a document that shows by itself.
///
/// # Errors
/// [`Error::NotFound`] when there is no such document in sight, [`Error::Forbidden`] when the actor may know that it exists
/// and not what is in it.
pub async fn open_document(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, DocumentId),
) -> Result<Opening, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewDocuments).await?;
    let (document, seen) = about.one(ctx, id).await?;
    match seen.view {
        NoteView::Hidden => return Err(Error::NotFound),
        NoteView::Exists => return Err(about.refused(ctx, Action::ViewDocuments).await?),
        NoteView::OnRequest => return Ok(Opening::AskFirst),
        NoteView::Text => {}
    }
    let proof = MayOpen::issue(ctx.actor(), &about.place, document.facts(), this_year(ctx))
        .map_err(|_| Error::NotFound)?;
    ctx.looked(&about.scope, "document").await?;
    opened(ctx, &about, &document, &proof).await.map(Opening::Opened)
}

/// Opens a document that is given on request, for who says why.
///
/// # Errors
/// As [`open_document`].
pub async fn open_on_request(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, DocumentId),
    why: RequestReason,
) -> Result<Opened, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewDocuments).await?;
    let (document, seen) = about.one(ctx, id).await?;
    if seen.view == NoteView::Exists {
        return Err(about.refused(ctx, Action::ViewDocuments).await?);
    }
    let proof = MayOpen::on_request(ctx.actor(), &about.place, document.facts(), this_year(ctx))
        .map_err(|_| Error::NotFound)?;
    let deed = Deed::DocumentRequested { pupil, document: id.to_string(), why: why.code().to_owned() };
    ctx.record(Some(about.school.id), deed).await?;
    opened(ctx, &about, &document, &proof).await
}

async fn opened(
    ctx: &Ctx,
    about: &About,
    document: &kept::KeptDocument,
    proof: &MayOpen,
) -> Result<Opened, Error> {
    let content = kept::content(&mut ctx.read().await?, &about.scope, proof).await?;
    let name = named(ctx, &about.place, document).ok_or(Error::NotFound)?;
    Ok(Opened { file_name: name.file_name, kind: name.kind, content: content.ok_or(Error::NotFound)? })
}
