//! The categories of a school: which there are, who reads them. The change holds for the notes that are there too.

use crate::{Ctx, Error, ctx::new_id, norms};
use domain::{
    notes::{NoteCategory, Readers},
    register::School,
    trust::Role,
};
use policy::{Action, InSchool, Reach};
use store::{
    StoreError, WriteTx,
    audit::Deed,
    notes::{self as kept, KeptCategory},
};

/// The categories of a school in their order.
#[derive(Debug, Clone)]
pub struct CategoryList {
    /// The school.
    pub school: School,
    /// Each with the number of its notes.
    pub categories: Vec<(KeptCategory, i64)>,
}

/// The longest name of a category, in letters.
const LONGEST_NAME: usize = 60;

/// The most categories a school can have.
const MOST: usize = 20;

/// What one fills in for a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryEdit {
    /// Its key; none for a new one.
    pub key: Option<String>,
    /// Its name.
    pub name: String,
    /// Who reads it.
    pub readers: Readers,
    /// Whether its texts are given on request only.
    pub is_restricted: bool,
    /// Its place among the others.
    pub position: i64,
    /// The version that was looked at.
    pub version: i64,
}

/// What is wrong with what was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CategoryProblem {
    /// There is no name.
    NoName,
    /// Another category has this name.
    SameName,
    /// There are too many categories.
    TooMany,
    /// It holds memory aids that only their authors may read; that was promised when they wrote them.
    StaysPersonal,
}

/// A category that somebody else changed in the meantime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryConflict {
    /// As it was filled in.
    pub mine: CategoryEdit,
    /// As it is kept now.
    pub theirs: KeptCategory,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CategoriesSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: what is wrong, with the place in the list.
    Wrong(Vec<(usize, CategoryProblem)>),
    /// Nothing is saved: somebody was first.
    Meanwhile(Vec<CategoryConflict>),
}

/// The roles that can read notes at all, in the order of the matrix.
pub fn reader_roles() -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(|role| Action::ViewNotes.reach(*role) != Reach::Nothing)
}

/// The categories of a school; at the first use those with which every school begins.
pub(crate) async fn ensure(ctx: &Ctx, scope: &InSchool) -> Result<Vec<KeptCategory>, Error> {
    let known = kept::categories(&mut ctx.read().await?, scope).await?;
    if !known.is_empty() {
        return Ok(known);
    }
    match begin(ctx, scope).await {
        // Somebody else came first at the same moment.
        Ok(()) | Err(StoreError::AlreadyThere) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(kept::categories(&mut ctx.read().await?, scope).await?)
}

async fn begin(ctx: &Ctx, scope: &InSchool) -> Result<(), StoreError> {
    let mut tx = ctx.db().write().await?;
    let mut events = Vec::new();
    for (position, category) in (1..).zip(norms::note_categories()) {
        kept::insert_category(&mut tx, scope, category, position).await?;
        events.push(ctx.event(scope.school(), edited(category)));
    }
    kept::keep_categories(tx, &events).await
}

fn edited(category: &NoteCategory) -> Deed {
    Deed::NoteCategoriesEdited {
        category: category.key.clone(),
        readers: category.readers.codes(),
        restricted: category.is_restricted,
    }
}

/// The categories with the number of their notes.
///
/// # Errors
/// When the actor may not change them or the database fails.
pub async fn categories(ctx: &Ctx, school: &str) -> Result<CategoryList, Error> {
    let (scope, school) = ctx.school(school, Action::EditNoteCategories).await?;
    let all = ensure(ctx, &scope).await?;
    let counts = kept::counts(&mut ctx.read().await?, &scope).await?;
    let with_count = |one: KeptCategory| {
        let count = counts.get(&one.category.key).copied().unwrap_or(0);
        (one, count)
    };
    Ok(CategoryList { school, categories: all.into_iter().map(with_count).collect() })
}

/// Saves the categories that were filled in; those that were left out stay as they are. All of it or nothing.
///
/// # Errors
/// When the actor may not change them or the database fails.
pub async fn save_categories(
    ctx: &Ctx,
    school: &str,
    edits: &[CategoryEdit],
) -> Result<CategoriesSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditNoteCategories).await?;
    ensure(ctx, &scope).await?;
    let edits: Vec<CategoryEdit> = edits.iter().map(cleaned).collect();
    let mut tx = ctx.write().await?;
    let known = kept::categories(&mut tx, &scope).await?;
    let problems = problems(&edits, &known);
    if !problems.is_empty() {
        tx.undo().await?;
        return Ok(CategoriesSaved::Wrong(problems));
    }
    let mut saving = Saving::default();
    for (at, edit) in edits.iter().enumerate() {
        saving.save(&mut tx, &scope, &known, (at, edit)).await?;
    }
    if !saving.late.is_empty() || !saving.problems.is_empty() {
        tx.undo().await?;
        return Ok(match saving.problems.is_empty() {
            true => CategoriesSaved::Meanwhile(saving.late),
            false => CategoriesSaved::Wrong(saving.problems),
        });
    }
    let events: Vec<_> = saving.deeds.into_iter().map(|deed| ctx.event(school.id, deed)).collect();
    kept::keep_categories(tx, &events).await?;
    Ok(CategoriesSaved::Yes)
}

/// What came of the categories that were saved so far.
#[derive(Default)]
struct Saving {
    deeds: Vec<Deed>,
    late: Vec<CategoryConflict>,
    problems: Vec<(usize, CategoryProblem)>,
}

impl Saving {
    async fn save(
        &mut self,
        tx: &mut WriteTx,
        scope: &InSchool,
        known: &[KeptCategory],
        (at, edit): (usize, &CategoryEdit),
    ) -> Result<(), Error> {
        let Some(key) = &edit.key else {
            let new = category(edit, &new_id().to_string());
            kept::insert_category(tx, scope, &new, edit.position).await?;
            self.deeds.push(edited(&new));
            return Ok(());
        };
        let theirs = known.iter().find(|one| one.category.key == *key).ok_or(Error::NotFound)?;
        let mine =
            KeptCategory { category: category(edit, key), position: edit.position, version: edit.version };
        if mine.category == theirs.category && mine.position == theirs.position {
            return Ok(());
        }
        if mine.version != theirs.version || !kept::change_category(tx, scope, &mine).await? {
            self.late.push(CategoryConflict { mine: edit.clone(), theirs: theirs.clone() });
            return Ok(());
        }
        // Now that it is changed nobody writes in it any more before this is saved or undone.
        let is_opened = theirs.category.is_personal() && !mine.category.is_personal();
        if is_opened && kept::was_used(tx, scope, key).await? {
            self.problems.push((at, CategoryProblem::StaysPersonal));
        }
        self.deeds.push(edited(&mine.category));
        Ok(())
    }
}

fn category(edit: &CategoryEdit, key: &str) -> NoteCategory {
    NoteCategory {
        key: key.to_owned(),
        name: edit.name.clone(),
        readers: edit.readers,
        is_restricted: edit.is_restricted,
    }
}

/// With a tidy name, and no readers who could never read a note.
fn cleaned(edit: &CategoryEdit) -> CategoryEdit {
    let name: String = edit.name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let readers = edit.readers.and(Readers::of(&reader_roles().collect::<Vec<_>>()));
    CategoryEdit { name, readers, position: edit.position.clamp(1, 1000), ..edit.clone() }
}

fn problems(edits: &[CategoryEdit], known: &[KeptCategory]) -> Vec<(usize, CategoryProblem)> {
    let mut problems = Vec::new();
    let is_left_out =
        |one: &&KeptCategory| edits.iter().all(|edit| edit.key.as_ref() != Some(&one.category.key));
    let mut names: Vec<String> =
        known.iter().filter(is_left_out).map(|one| one.category.name.to_lowercase()).collect();
    for (at, edit) in edits.iter().enumerate() {
        let name = edit.name.to_lowercase();
        if name.is_empty() {
            problems.push((at, CategoryProblem::NoName));
        } else if names.contains(&name) {
            problems.push((at, CategoryProblem::SameName));
        } else if at >= MOST {
            problems.push((at, CategoryProblem::TooMany));
        }
        names.push(name);
    }
    problems
}
