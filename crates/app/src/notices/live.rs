//! How many notices somebody has not read, while a page of hers is open.

use crate::{Ctx, Error, trust::is_signed_in};
use domain::ids::SchoolId;
use policy::{Action, Actor, Decision, Resource, decide};
use std::sync::Arc;
use store::{notices, trust};
use uuid::Uuid;

/// What a page that listens hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// She is signed out, or has no role here any more: there is nothing to hear.
    Ended,
    /// It is an hour in which she hears nothing.
    Quiet,
    /// So many she has not read.
    Unread(i64),
}

/// What a page of a session hears now. Asking it does not count as using the session.
///
/// # Errors
/// When the database fails, or who asks looks as another.
pub async fn live_count(ctx: &Ctx, school: SchoolId, session: Uuid) -> Result<Live, Error> {
    let own = ctx.own()?;
    let mut tx = ctx.read().await?;
    if !is_signed_in(ctx, &mut tx, (&own, session)).await? {
        return Ok(Live::Ended);
    }
    // As she is now, not as she was when she opened the page.
    let person = trust::person(&mut tx, own.account(), (ctx.now(), ctx.today())).await?;
    let may = person.is_some_and(|person| {
        let actor = Actor::Person(Arc::new(person));
        matches!(decide(&actor, Action::ViewNotices, Resource::School(school)), Decision::Allowed(_))
    });
    if !may {
        return Ok(Live::Ended);
    }
    if notices::choices(&mut tx, own.account()).await?.is_quiet(ctx.here().time()) {
        return Ok(Live::Quiet);
    }
    let unread = notices::unread_by_school(&mut tx, &own).await?;
    let here = unread.into_iter().find(|(of, _)| *of == school);
    Ok(Live::Unread(here.map_or(0, |(_, count)| count)))
}
