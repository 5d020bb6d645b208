//! Which documents a pupil's file holds, as an actor sees them.

use crate::{
    Ctx, Error,
    notes::{ensure, second, this_year},
};
use domain::{
    Personal,
    documents::FileKind,
    ids::{DocumentId, PupilId},
    notes::Readers,
    register::{Pupil, School},
    trust::Role,
};
use jiff::Timestamp;
use policy::{
    Action, MayName, NoteView, OfPupil, PupilPlace, Reach, document_view, may_add_document,
    may_remove_document,
};
use store::{
    audit::Deed,
    documents::{self as kept, KeptDocument},
    notes::KeptCategory,
    register, trust,
};

/// A document as an actor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLine {
    /// The document.
    pub id: DocumentId,
    /// The name of its category.
    pub category_name: String,
    /// Whether its category is restricted.
    pub is_restricted: bool,
    /// Who added it; the name stays when her account is closed.
    pub author_name: Personal<String>,
    /// When it was added.
    pub added_at: Timestamp,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
    /// What of it shows by itself.
    pub view: NoteView,
    /// What it is, for who may know more than that it exists.
    pub named: Option<Named>,
    /// Whether the actor may take it away, or put it back.
    pub may_remove: bool,
}

/// What a document is called and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The title.
    pub title: Personal<String>,
    /// The name of the file.
    pub file_name: Personal<String>,
    /// What kind of file it is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: i64,
}

/// The documents in a pupil's file.
#[derive(Debug, Clone)]
pub struct PupilDocuments {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// The documents, newest first, without those that were taken away.
    pub documents: Vec<DocumentLine>,
    /// Those that were taken away, for who may put them back.
    pub removed: Vec<DocumentLine>,
    /// The categories in which the actor may add a document.
    pub writable: Vec<KeptCategory>,
}

/// The pupil about whom it goes, with what the policy must know.
pub(super) struct About {
    pub(super) scope: OfPupil,
    pub(super) school: School,
    pub(super) place: PupilPlace,
    pub(super) pupil: Pupil,
}

impl About {
    pub(super) async fn ask(ctx: &Ctx, code: &str, pupil: PupilId, action: Action) -> Result<Self, Error> {
        let (scope, school) = ctx.pupil(code, pupil, action).await?;
        let mut tx = ctx.read().await?;
        let place = trust::place_of_pupil(&mut tx, (school.id, pupil), ctx.today()).await?;
        let pupil = register::pupil(&mut tx, scope.in_school(), pupil).await?;
        let (Some(place), Some(pupil)) = (place, pupil) else { return Err(Error::NotFound) };
        Ok(Self { scope, school, place, pupil })
    }

    pub(super) fn writable(&self, ctx: &Ctx, categories: Vec<KeptCategory>) -> Vec<KeptCategory> {
        let may = |one: &KeptCategory| may_add_document(ctx.actor(), &self.place, one.category.readers);
        categories.into_iter().filter(may).collect()
    }

    /// One document that the actor knows of.
    pub(super) async fn one(&self, ctx: &Ctx, id: DocumentId) -> Result<(KeptDocument, DocumentLine), Error> {
        let kept = kept::document(&mut ctx.read().await?, &self.scope, id).await?.ok_or(Error::NotFound)?;
        let seen = line(ctx, &self.place, &kept).ok_or(Error::NotFound)?;
        Ok((kept, seen))
    }

    /// Refuses what is in sight, and writes that down.
    pub(super) async fn refused(&self, ctx: &Ctx, asked: Action) -> Result<Error, Error> {
        let denied = policy::Denied::Forbidden(policy::Reason::RoleDoesNot);
        ctx.refused(asked, policy::Resource::Pupil(&self.place), denied).await
    }
}

/// The roles that read documents of a category with these readers: guardians read notes and no documents.
pub fn reader_roles(readers: Readers) -> impl Iterator<Item = Role> {
    readers.roles().filter(|role| Action::ViewDocuments.reach(*role) != Reach::Nothing)
}

/// The document as the actor sees it; none when she sees nothing of it.
pub(super) fn line(ctx: &Ctx, place: &PupilPlace, document: &KeptDocument) -> Option<DocumentLine> {
    let facts = document.facts();
    let view = document_view(ctx.actor(), place, facts, this_year(ctx));
    (view != NoteView::Hidden).then(|| DocumentLine {
        id: facts.id,
        category_name: document.category_name.clone(),
        is_restricted: facts.is_restricted,
        author_name: document.author_name.clone(),
        added_at: document.added_at,
        removed_at: document.removed_at,
        view,
        named: named(ctx, place, document),
        may_remove: may_remove_document(ctx.actor(), place, facts),
    })
}

pub(super) fn named(ctx: &Ctx, place: &PupilPlace, document: &KeptDocument) -> Option<Named> {
    let proof = MayName::issue(ctx.actor(), place, document.facts(), this_year(ctx)).ok()?;
    document.title.open(&proof).map(|(title, file_name)| Named {
        title: Personal::new(title.to_owned()),
        file_name: Personal::new(file_name.to_owned()),
        kind: document.kind,
        size: document.size,
    })
}

/// The documents in a pupil's file that an actor sees.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when they are not for the actor.
pub async fn documents_of_pupil(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<PupilDocuments, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewDocuments).await?;
    ctx.looked(&about.scope, "documents").await?;
    load(ctx, about).await
}

/// The same as a part of the pupil's page, which writes down the look; none for who may not see them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight.
pub async fn documents_in_short(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
) -> Result<Option<PupilDocuments>, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewPupil).await?;
    if OfPupil::issue(ctx.actor(), Action::ViewDocuments, &about.place).is_err() {
        return Ok(None);
    }
    load(ctx, about).await.map(Some)
}

async fn load(ctx: &Ctx, about: About) -> Result<PupilDocuments, Error> {
    let categories = ensure(ctx, about.scope.in_school()).await?;
    let all = kept::documents_of_pupil(&mut ctx.read().await?, &about.scope).await?;
    let lines = all.iter().filter_map(|one| line(ctx, &about.place, one));
    let (removed, documents) = lines.partition(|one| one.removed_at.is_some());
    let writable = about.writable(ctx, categories);
    Ok(PupilDocuments { school: about.school, pupil: about.pupil, documents, removed, writable })
}

/// One document, without its content.
///
/// # Errors
/// [`Error::NotFound`] when there is no such document in sight.
pub async fn document(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, DocumentId),
) -> Result<(School, Pupil, DocumentLine), Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewDocuments).await?;
    ctx.looked(&about.scope, "documents").await?;
    let (_, seen) = about.one(ctx, id).await?;
    Ok((about.school, about.pupil, seen))
}

/// Takes a document away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such document in sight, [`Error::Forbidden`] when the actor may not.
pub async fn remove(ctx: &Ctx, school: &str, ids: (PupilId, DocumentId)) -> Result<(), Error> {
    set_removed(ctx, school, ids, Some(second(ctx))).await
}

/// Puts a document back that was taken away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such document in sight, [`Error::Forbidden`] when the actor may not.
pub async fn put_back(ctx: &Ctx, school: &str, ids: (PupilId, DocumentId)) -> Result<(), Error> {
    set_removed(ctx, school, ids, None).await
}

async fn set_removed(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, DocumentId),
    at: Option<Timestamp>,
) -> Result<(), Error> {
    let about = About::ask(ctx, school, pupil, Action::AddDocument).await?;
    let (_, seen) = about.one(ctx, id).await?;
    if !seen.may_remove {
        return Err(about.refused(ctx, Action::AddDocument).await?);
    }
    if seen.removed_at.is_some() == at.is_some() {
        return Ok(());
    }
    let document = id.to_string();
    let deed = match at {
        Some(_) => Deed::DocumentRemoved { pupil, document },
        None => Deed::DocumentRestored { pupil, document },
    };
    let mut tx = ctx.write().await?;
    kept::set_document_removed(&mut tx, &about.scope, id, at).await?;
    tx.commit(&ctx.event(about.school.id, deed)).await?;
    Ok(())
}
