//! The newest notes of all pupils in sight.

use super::card::{Card, reasons};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::notes;
use askama::Template;
use axum::{extract::Query, response::Response};
use policy::{Action, Decision, Resource, decide};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "notes/feed.html")]
struct FeedPage {
    frame: Frame,
    base: String,
    notes: Vec<Card>,
    is_later: bool,
    older: Option<String>,
    may_edit: bool,
    reasons: Vec<(&'static str, &'static str)>,
}

/// Behind which note.
#[derive(Deserialize)]
pub(crate) struct Page {
    behind: Option<String>,
}

/// A page of the feed.
pub(crate) async fn feed(ask: Ask, Query(page): Query<Page>) -> Result<Response, PageError> {
    let behind = page.behind.and_then(|place| place.parse().ok());
    let found = notes::feed(&ask.ctx, &ask.school, behind).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &found.school, Room::Notes);
    let base = frame.base.clone().unwrap_or_default();
    let may_edit = decide(ask.ctx.actor(), Action::EditNoteCategories, Resource::School(found.school.id));
    let card = |line: &notes::FeedLine| Card::new(ask.texts, &frame, &line.note).of_pupil(line.name.full());
    Ok(render(&FeedPage {
        notes: found.notes.iter().map(card).collect(),
        is_later: behind.is_some(),
        older: found.next.map(|place| format!("{base}/notes?behind={place}")),
        may_edit: matches!(may_edit, Decision::Allowed(_)),
        reasons: reasons(ask.texts),
        base,
        frame,
    }))
}
