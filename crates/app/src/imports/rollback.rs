//! The list of imports, and undoing one.

use crate::{
    Ctx, Error,
    error::Conflict,
    results::{expected, norm_tables},
};
use domain::{ids::ImportNo, register::School};
use policy::{Action, InSchool};
use store::{
    Reads, StoreError,
    audit::Deed,
    imports::{self, Import, ImportKind},
    register,
};

/// Imports on one page of the list.
const PAGE: i64 = 50;

/// The imports of a school, newest first, and whether there are more.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school.
pub async fn imports(ctx: &Ctx, school: &str, page: u32) -> Result<(School, Vec<Import>, bool), Error> {
    let (scope, school) = ctx.school(school, Action::ViewImports).await?;
    let mut tx = ctx.read().await?;
    let offset = PAGE * i64::from(page.max(1) - 1);
    let mut found = imports::list(&mut tx, &scope, (PAGE + 1, offset)).await?;
    let has_more = found.len() > 50;
    found.truncate(50);
    Ok((school, found, has_more))
}

/// One import, and whether it can be undone.
#[derive(Debug, Clone)]
pub struct ImportPage {
    /// The school.
    pub school: School,
    /// The import.
    pub import: Import,
    /// Why it cannot be undone now.
    pub obstacle: Option<Conflict>,
}

/// One import.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such import.
pub async fn import_page(ctx: &Ctx, school: &str, no: ImportNo) -> Result<ImportPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewImports).await?;
    let mut tx = ctx.read().await?;
    let import = imports::one(&mut tx, &scope, no).await?.ok_or(Error::NotFound)?;
    let later = imports::first_later_dependent(&mut tx, &scope, no).await?;
    let left = own_groups_left(&mut tx, &scope, &import).await?;
    let obstacle = match (&import.rolled_back_at, later) {
        (Some(_), _) => Some(Conflict::AlreadyRolledBack),
        (None, _) if import.sealed_at.is_some() => Some(Conflict::Sealed),
        (None, Some(later)) => Some(Conflict::LaterImport(later)),
        (None, None) => left,
    };
    Ok(ImportPage { school, import, obstacle })
}

/// Why a roster cannot go that began a school year: groups that were made here in that year would be left alone in it.
async fn own_groups_left(
    tx: &mut impl Reads,
    scope: &InSchool,
    import: &Import,
) -> Result<Option<Conflict>, Error> {
    if import.kind != ImportKind::Roster {
        return Ok(None);
    }
    let own = register::own_groups(tx, scope).await?;
    let (own, of_rosters): (Vec<_>, Vec<_>) = register::groups_of_year(tx, scope, import.school_year)
        .await?
        .into_iter()
        .partition(|group| own.iter().any(|own| own.group == group.id));
    let brought = imports::groups_brought(tx, scope, import.no).await?;
    let all_go = !of_rosters.is_empty() && of_rosters.iter().all(|group| brought.contains(&group.id));
    Ok((all_go && !own.is_empty()).then_some(Conflict::OwnGroups(import.school_year, own.len())))
}

/// Undoes an import as a whole: what it brought goes, what it changed is again as it was.
///
/// # Errors
/// [`Error::Conflict`] when it is already undone, when something later depends on it, or when groups that were made here
/// would be left in a school year without a roster; nothing changes then.
pub async fn roll_back(ctx: &Ctx, school: &str, no: ImportNo) -> Result<Import, Error> {
    let (scope, school) = ctx.school(school, Action::RollBackImport).await?;
    let mut tx = ctx.write().await?;
    imports::lock(&mut tx, &scope).await?;
    let import = imports::one(&mut tx, &scope, no).await?.ok_or(Error::NotFound)?;
    if import.rolled_back_at.is_some() {
        return Err(Error::Conflict(Conflict::AlreadyRolledBack));
    }
    if import.sealed_at.is_some() {
        return Err(Error::Conflict(Conflict::Sealed));
    }
    if let Some(later) = imports::first_later_dependent(&mut tx, &scope, no).await? {
        return Err(Error::Conflict(Conflict::LaterImport(later)));
    }
    if let Some(left) = own_groups_left(&mut tx, &scope, &import).await? {
        return Err(Error::Conflict(left));
    }
    imports::undo(&mut tx, &scope, no, ctx.now()).await.map_err(|error| match error {
        StoreError::StillNeeded => Error::Conflict(Conflict::StillNeeded),
        other => other.into(),
    })?;
    if import.kind == ImportKind::Results {
        // What came back may name a norm table that is gone by now.
        norm_tables::refill(&mut tx, &scope).await?;
        expected::recount(ctx, &mut tx, &scope, None).await?;
    }
    tx.commit(&ctx.event(school.id, Deed::ImportRolledBack { no: no.0 })).await?;
    Ok(import)
}
