//! A document comes into a pupil's file.

use super::{
    kinds::{Refusal, look_at},
    list::{About, DocumentLine, line},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, ensure, second},
};
use domain::{
    Personal,
    documents::tidy_name,
    ids::{AccountId, DocumentId, PupilId},
};
use policy::Action;
use store::{
    audit::Deed,
    documents::{self as kept, NewDocument, fingerprint},
    notes::{KeptCategory, hold_category},
    trust,
};

/// The largest file, in bytes: 10 MB.
pub const LARGEST: usize = 10 << 20;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;

/// What one sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// What it is called; empty for the name of the file.
    pub title: Personal<String>,
    /// The key of the category.
    pub category: String,
    /// The version of the category that the form showed with its readers; none when it showed none.
    pub category_version: Option<i64>,
    /// The name of the file.
    pub file_name: Personal<String>,
    /// Its content.
    pub content: Personal<Vec<u8>>,
    /// Whether the same file may be there twice.
    pub again: bool,
}

/// What is wrong with what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentProblem {
    /// No file was chosen.
    NoFile,
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// The file is not let in.
    Refused(Refusal),
    /// The title is longer than [`LONGEST_TITLE`].
    TitleTooLong,
    /// No category was chosen in which the actor may add a document.
    NoCategory,
    /// The category was changed since the form showed who reads it.
    CategoryChanged,
}

/// What came of adding a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is there.
    Yes(DocumentId),
    /// Nothing is saved: everything that is wrong with it.
    Wrong(Vec<DocumentProblem>),
    /// Nothing is saved: the same file is there already, as the actor sees it.
    There(Box<DocumentLine>),
}

/// Asks whether the actor may add a document to a pupil's file at all, before anything of it is read.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn require_to_add(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<(), Error> {
    About::ask(ctx, school, pupil, Action::AddDocument).await.map(drop)
}

/// Adds a document to a pupil's file.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn add_document(ctx: &Ctx, school: &str, pupil: PupilId, file: NewFile) -> Result<Added, Error> {
    let about = About::ask(ctx, school, pupil, Action::AddDocument).await?;
    let categories = about.writable(ctx, ensure(ctx, about.scope.in_school()).await?);
    let author = ctx.own()?.account();
    let account = trust::account(&mut ctx.read().await?, author).await?.ok_or(Error::NotFound)?;
    let again = file.again;
    let (new, seen) = match checked(ctx, file, &categories, (author, account.name)) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Added::Wrong(problems)),
    };
    if !again && let Some(there) = same(ctx, &about, new.content.reveal()).await? {
        return Ok(Added::There(Box::new(there)));
    }
    let mut tx = ctx.write().await?;
    if !hold_category(&mut tx, about.scope.in_school(), (&new.category, seen)).await? {
        tx.undo().await?;
        return Ok(Added::Wrong(vec![DocumentProblem::CategoryChanged]));
    }
    kept::add_document(&mut tx, &about.scope, &new).await?;
    let deed = Deed::DocumentAdded { pupil, document: new.id.to_string(), category: new.category.clone() };
    tx.commit(&ctx.event(about.school.id, deed)).await?;
    Ok(Added::Yes(new.id))
}

/// The document to add and the version of its category, or everything that is wrong.
fn checked(
    ctx: &Ctx,
    file: NewFile,
    categories: &[KeptCategory],
    (author, author_name): (AccountId, Personal<String>),
) -> Result<(NewDocument, i64), Vec<DocumentProblem>> {
    let mut problems = Vec::new();
    let (name, content) = (file.file_name.reveal(), file.content.reveal());
    let kind = if name.trim().is_empty() {
        Err(DocumentProblem::NoFile)
    } else if content.len() > LARGEST {
        Err(DocumentProblem::TooLarge)
    } else {
        look_at(name, content).map_err(DocumentProblem::Refused)
    };
    problems.extend(kind.err());
    let title = cleaned(file.title.reveal()).split_whitespace().collect::<Vec<_>>().join(" ");
    problems.extend((title.chars().count() > LONGEST_TITLE).then_some(DocumentProblem::TitleTooLong));
    let category = categories.iter().find(|one| one.category.key == file.category);
    problems.extend(match category {
        None => Some(DocumentProblem::NoCategory),
        Some(one) if file.category_version != Some(one.version) => Some(DocumentProblem::CategoryChanged),
        Some(_) => None,
    });
    let (Ok(kind), Some(category), true) = (kind, category, problems.is_empty()) else {
        return Err(problems);
    };
    let file_name = tidy_name(name, kind);
    let stem = file_name.rsplit_once('.').map_or(file_name.as_str(), |(stem, _)| stem);
    let title = if title.is_empty() { stem.chars().take(LONGEST_TITLE).collect() } else { title };
    let new = NewDocument {
        id: DocumentId(new_id()),
        title: Personal::new(title),
        category: category.category.key.clone(),
        file_name: Personal::new(file_name),
        kind,
        content: file.content,
        author,
        author_name,
        added_at: second(ctx),
    };
    Ok((new, category.version))
}

/// The same file in this pupil's file, when the actor sees it there. Of one that is hidden from her nothing is told.
async fn same(ctx: &Ctx, about: &About, content: &[u8]) -> Result<Option<DocumentLine>, Error> {
    let hash = fingerprint(content);
    let all = kept::documents_of_pupil(&mut ctx.read().await?, &about.scope).await?;
    let mut same = all.iter().filter(|one| one.hash == hash);
    Ok(same.find_map(|one| line(ctx, &about.place, one).filter(|seen| seen.named.is_some())))
}
