//! Reading the notes about a pupil, and the history of one.

use super::{
    categories::ensure,
    lines::{About, NoteLine, line, shown, this_year},
};
use crate::{Ctx, Error};
use domain::{
    Personal, SchoolYear,
    ids::{NoteId, PupilId},
    register::{Pupil, School},
};
use jiff::Timestamp;
use policy::Action;
use store::notes::{self as kept, KeptCategory};

/// The notes about a pupil that an actor sees.
#[derive(Debug, Clone)]
pub struct PupilNotes {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// By school year, newest first.
    pub years: Vec<NotesOfYear>,
    /// The categories in which the actor may write.
    pub writable: Vec<KeptCategory>,
    /// Whether she may see the pupil's file.
    pub has_file: bool,
}

/// The notes of one school year.
#[derive(Debug, Clone)]
pub struct NotesOfYear {
    /// The year.
    pub year: SchoolYear,
    /// Whether they lie behind the fresh start and are closed until one asks for them.
    pub is_past: bool,
    /// The notes, newest first.
    pub notes: Vec<NoteLine>,
}

/// The notes about a pupil.
///
/// # Errors
/// When the actor may not see the pupil's notes or the database fails.
pub async fn notes_of_pupil(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<PupilNotes, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewNotes).await?;
    ctx.looked(&about.scope, "notes").await?;
    let categories = ensure(ctx, about.scope.in_school()).await?;
    let all = kept::of_pupil(&mut ctx.read().await?, &about.scope).await?;
    let lines = all.iter().filter_map(|note| line(ctx, &about.place, note)).collect();
    let (writable, has_file) = (about.writable(ctx, categories), about.has_file(ctx));
    Ok(PupilNotes {
        years: by_year(ctx, lines),
        writable,
        has_file,
        school: about.school,
        pupil: about.pupil,
    })
}

/// Notes by school year, newest first.
pub(super) fn by_year(ctx: &Ctx, lines: Vec<NoteLine>) -> Vec<NotesOfYear> {
    let mut years: Vec<NotesOfYear> = Vec::new();
    for one in lines {
        match years.iter_mut().find(|of| of.year == one.school_year) {
            Some(of) => of.notes.push(one),
            None => years.push(NotesOfYear {
                year: one.school_year,
                is_past: one.school_year < this_year(ctx).previous(),
                notes: vec![one],
            }),
        }
    }
    years.sort_by_key(|of| std::cmp::Reverse(of.year));
    years
}

/// A note with its versions.
#[derive(Debug, Clone)]
pub struct NoteHistory {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// The note.
    pub note: NoteLine,
    /// All versions, newest first.
    pub versions: Vec<VersionLine>,
    /// The categories in which the actor may write.
    pub writable: Vec<KeptCategory>,
    /// Whether she may see the pupil's file.
    pub has_file: bool,
}

/// A version of a note.
#[derive(Debug, Clone)]
pub struct VersionLine {
    /// Its number.
    pub version: i64,
    /// Who wrote it.
    pub author_name: Personal<String>,
    /// The name of the category it then had.
    pub category_name: String,
    /// When.
    pub made_at: Timestamp,
    /// What it said, when the actor may read it here and now.
    pub text: Option<Personal<String>>,
}

/// One note with its versions; texts that are given on request only stay closed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such note in sight.
pub async fn history(ctx: &Ctx, school: &str, pupil: PupilId, id: NoteId) -> Result<NoteHistory, Error> {
    let about = About::ask(ctx, school, pupil, Action::ViewNotes).await?;
    ctx.looked(&about.scope, "notes").await?;
    with_versions(ctx, about, id, shown).await
}

/// A note with its versions, opened by `open`.
pub(super) async fn with_versions(
    ctx: &Ctx,
    about: About,
    id: NoteId,
    open: impl Fn(&Ctx, &policy::PupilPlace, &policy::SealedText) -> Option<Personal<String>>,
) -> Result<NoteHistory, Error> {
    let categories = ensure(ctx, about.scope.in_school()).await?;
    let mut tx = ctx.read().await?;
    let note = kept::note(&mut tx, &about.scope, id).await?.ok_or(Error::NotFound)?;
    let seen = line(ctx, &about.place, &note).ok_or(Error::NotFound)?;
    let versions = kept::versions(&mut tx, &about.scope, &note).await?;
    let version = |one: &kept::KeptVersion| VersionLine {
        version: one.version,
        author_name: one.author_name.clone(),
        category_name: one.category_name.clone(),
        made_at: one.made_at,
        text: open(ctx, &about.place, &one.text),
    };
    Ok(NoteHistory {
        note: NoteLine { text: open(ctx, &about.place, &note.text), ..seen },
        versions: versions.iter().map(version).collect(),
        writable: about.writable(ctx, categories),
        has_file: about.has_file(ctx),
        school: about.school,
        pupil: about.pupil,
    })
}
