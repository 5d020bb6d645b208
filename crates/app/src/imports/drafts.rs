//! Imports that wait for a person: a file that was laid down, or a delivery.

use super::{ImportKind, ImportWay, settings::Settings};
use crate::{Ctx, Error, ctx::new_id};
use anyhow::Context as _;
use domain::{Personal, ids::DraftId, register::School};
use jiff::ToSpan as _;
use policy::{Action, InSchool};
use store::{
    audit::Deed,
    imports::{self, Draft},
};

/// Days that a draft waits. A choice of Stut: a holiday week, and no longer than needed.
pub const DRAFT_DAYS: i64 = 7;

/// The largest content of a draft, in bytes: it stands in the database.
pub const LARGEST_DRAFT: usize = 32 << 20;

/// Lays an XML file down, without what is never stored, until a person takes it, with what it would do as a preview at
/// `/{school}/imports/drafts/{draft}`. Who calls has asked the policy (`scope`).
///
/// # Errors
/// When the database fails.
pub async fn hold(
    ctx: &Ctx,
    scope: &InSchool,
    kind: ImportKind,
    way: ImportWay,
    file_name: &str,
    bytes: Vec<u8>,
) -> Result<DraftId, Error> {
    let settings = Settings::default();
    // Of what is no XML the first bytes are enough to say so later.
    let clean =
        exchange::without_never_stored(&bytes).unwrap_or_else(|_| bytes.get(..64).unwrap_or(&bytes).to_vec());
    hold_with(ctx, scope, (kind, way), &settings, (file_name, clean)).await
}

pub(super) async fn hold_with(
    ctx: &Ctx,
    scope: &InSchool,
    (kind, way): (ImportKind, ImportWay),
    settings: &Settings,
    (file_name, bytes): (&str, Vec<u8>),
) -> Result<DraftId, Error> {
    let made_at = ctx.now();
    let draft = Draft {
        id: DraftId(new_id()),
        kind,
        way,
        file_name: file_name.to_owned(),
        settings: settings.written()?,
        actor: ctx.actor().code(),
        made_at,
        ends_at: made_at.checked_add((24 * DRAFT_DAYS).hours()).context("the end of a draft")?,
    };
    let mut tx = ctx.write().await?;
    imports::add_draft(&mut tx, scope, &draft, &Personal::new(bytes)).await?;
    let deed = Deed::ImportHeld { kind: kind.code(), way: way.code() };
    tx.commit(&ctx.event(scope.school(), deed)).await?;
    Ok(draft.id)
}

/// The imports of a school that wait, newest first; none for who may not import. Those whose time is over go now.
///
/// # Errors
/// When the database fails.
pub async fn waiting(ctx: &Ctx, school: &School) -> Result<Vec<Draft>, Error> {
    let Ok(scope) = ctx.scope(Action::Import, school.id) else { return Ok(Vec::new()) };
    end_old(ctx, &scope).await?;
    Ok(imports::drafts(&mut ctx.read().await?, &scope, ctx.now()).await?)
}

/// Drops the drafts whose time is over, and writes in the trail how many.
pub(crate) async fn end_old(ctx: &Ctx, scope: &InSchool) -> Result<(), Error> {
    let now = ctx.now();
    let count = imports::old_drafts(&mut ctx.read().await?, scope, now).await?;
    if count > 0 {
        let mut tx = ctx.write().await?;
        imports::drop_old_drafts(&mut tx, scope, now).await?;
        tx.commit(&ctx.event(scope.school(), Deed::DraftsEnded { count })).await?;
    }
    Ok(())
}

/// Throws a waiting import away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such draft any more.
pub async fn discard(ctx: &Ctx, school: &str, id: DraftId) -> Result<School, Error> {
    let (scope, school) = ctx.school(school, Action::Import).await?;
    let mut tx = ctx.write().await?;
    let draft = imports::draft(&mut tx, &scope, id, ctx.now()).await?.ok_or(Error::NotFound)?;
    imports::drop_draft(&mut tx, &scope, id).await?;
    tx.commit(&ctx.event(school.id, Deed::ImportDropped { kind: draft.kind.code() })).await?;
    Ok(school)
}
