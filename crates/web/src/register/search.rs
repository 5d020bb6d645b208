//! Search: a page, and the part of it that the search window shows.

use super::pupils::PupilEntry;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, menu},
};
use app::{notes, register};
use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/search.html", blocks = ["hits"])]
struct Search {
    frame: Frame,
    typed: String,
    groups: Vec<Hit>,
    pupils: Vec<PupilEntry>,
    pages: Vec<Hit>,
    notes: Vec<NoteHit>,
    count: usize,
}

struct Hit {
    address: String,
    name: String,
}

/// A note that has the words: of which pupil, and which note; the text is on the page of the notes.
struct NoteHit {
    address: String,
    name: String,
    note: String,
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    q: String,
}

/// Groups, pupils and pages whose name begins as typed.
pub(crate) async fn search(ask: Ask, Query(choice): Query<Choice>) -> Result<Response, PageError> {
    let hits = register::search(&ask.ctx, &ask.school, &choice.q).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &hits.school, Room::Nowhere);
    let base = frame.base.clone().unwrap_or_default();
    let group = |group: &domain::register::Group| Hit {
        address: format!("{base}/groups/{}", group.id),
        name: group.name.clone(),
    };
    let groups: Vec<Hit> = hits.groups.iter().map(group).collect();
    let pupils: Vec<_> = hits.pupils.iter().map(|line| PupilEntry::new(ask.texts, &base, line)).collect();
    let pages = pages(&ask, &hits.school, &choice.q);
    let notes = notes::search(&ask.ctx, &ask.school, &choice.q).await.map_err(ask.failed())?;
    let notes: Vec<NoteHit> = notes.iter().map(|line| note_hit(&ask, &base, line)).collect();
    let count = groups.len() + pupils.len() + pages.len() + notes.len();
    let page = Search { typed: choice.q, groups, pupils, pages, notes, count, frame };
    Ok(if ask.is_fetch { render(&page.as_hits()) } else { render(&page) })
}

fn note_hit(ask: &Ask, base: &str, line: &notes::FeedLine) -> NoteHit {
    let note = &line.note;
    let date = ask.texts.language().date(notes::day(note.written_at));
    NoteHit {
        address: format!("{base}/pupils/{}/notes#note-{}", note.pupil, note.id),
        name: line.name.full(),
        note: ask.texts.notes_hit(note.category_name.as_str(), date.as_str()),
    }
}

/// The pages of the menu whose name begins as typed.
fn pages(ask: &Ask, school: &domain::register::School, typed: &str) -> Vec<Hit> {
    let typed = typed.trim().to_lowercase();
    menu(ask, school, Room::Nowhere)
        .into_iter()
        .filter(|line| !typed.is_empty() && line.name.to_lowercase().starts_with(&typed))
        .map(|line| Hit { address: line.address, name: line.name.to_owned() })
        .collect()
}
