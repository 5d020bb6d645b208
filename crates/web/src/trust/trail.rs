//! Who looked at a pupil, and what was done in one's own name.

use super::pupil_export::pupil_id;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::trust::{
    deed_in_words, moment_in_words, reason_in_words,
    trail::{OwnLine, TrailChoice, TrailKind, TrailLine, own_trail, pupil_trail},
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/trail.html")]
struct TrailPage {
    frame: Frame,
    base: String,
    pupil_page: String,
    name: String,
    first_name: String,
    people: Vec<Choice>,
    kinds: Vec<Choice>,
    lines: Vec<Line>,
    page: usize,
    newer: Option<String>,
    older: Option<String>,
}

/// A choice in a form.
struct Choice {
    value: String,
    name: String,
    is_current: bool,
}

struct Line {
    at: String,
    who: String,
    what: String,
    why: String,
}

/// Which lines.
#[derive(Deserialize)]
pub(crate) struct TrailQuery {
    #[serde(default)]
    person: String,
    #[serde(default)]
    kind: String,
    page: Option<usize>,
}

/// Who looked at a pupil and when.
pub(crate) async fn of_pupil(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(query): Query<TrailQuery>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let choice = TrailChoice {
        actor: Some(query.person.clone()).filter(|person| !person.is_empty()),
        kind: TrailKind::from_code(&query.kind),
        page: query.page.unwrap_or(1).clamp(1, 10_000),
    };
    let trail = pupil_trail(&ask.ctx, &ask.school, pupil, &choice).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let frame = Frame::of_school(&ask, &trail.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let person = |(code, name): &(String, Option<String>)| Choice {
        name: who(texts, code, name.as_deref()),
        is_current: *code == query.person,
        value: code.clone(),
    };
    let kind = |kind: TrailKind| Choice {
        value: kind.code().to_owned(),
        name: texts.trail_kind(kind.code()),
        is_current: choice.kind == Some(kind),
    };
    let address = |page: usize| {
        format!("?person={}&kind={}&page={page}", in_query(&query.person), in_query(&query.kind))
    };
    Ok(render(&TrailPage {
        pupil_page: format!("{base}/pupils/{}", trail.pupil.id),
        name: trail.pupil.name.full(),
        first_name: trail.pupil.name.first.reveal().clone(),
        people: trail.people.iter().map(person).collect(),
        kinds: TrailKind::ALL.map(kind).into(),
        lines: trail.lines.iter().map(|one| line(texts, one)).collect(),
        page: choice.page,
        newer: (choice.page > 1).then(|| address(choice.page - 1)),
        older: trail.has_more.then(|| address(choice.page + 1)),
        base,
        frame,
    }))
}

fn who(texts: &Texts, code: &str, name: Option<&str>) -> String {
    // Behind the colon stands the id of a key.
    let code = code.split_once(':').map_or(code, |(kind, _)| kind);
    name.map_or_else(|| texts.trail_actor(code), str::to_owned)
}

fn line(texts: &Texts, one: &TrailLine) -> Line {
    Line {
        at: moment_in_words(texts, one.at),
        who: who(texts, &one.actor, one.name.as_deref()),
        what: what(texts, one),
        why: reason_in_words(texts, &one.detail).unwrap_or_default(),
    }
}

fn what(texts: &Texts, one: &TrailLine) -> String {
    let what = deed_in_words(texts, &one.action, &one.detail);
    let what = what.unwrap_or_else(|| texts.trail_unknown().to_owned());
    one.group.as_ref().map_or_else(|| what.clone(), |group| format!("{what} ({group})"))
}

/// What was done, and by whom when that was somebody else.
fn by_whom(texts: &Texts, one: &TrailLine, own: &str) -> String {
    let what = what(texts, one);
    if one.actor == own || one.actor == "nobody" {
        return what;
    }
    texts.own_trail_by(who(texts, &one.actor, one.name.as_deref()).as_str(), what.as_str())
}

#[derive(Template)]
#[template(path = "trust/own_trail.html")]
struct OwnTrailPage {
    frame: Frame,
    lines: Vec<OwnEntry>,
    page: usize,
    has_more: bool,
}

struct OwnEntry {
    at: String,
    what: String,
    about: String,
    school: String,
}

/// Which page.
#[derive(Deserialize)]
pub(crate) struct OwnQuery {
    page: Option<usize>,
}

/// What was done in one's own name.
pub(crate) async fn own(ask: Ask, Query(query): Query<OwnQuery>) -> Result<Response, PageError> {
    let page = query.page.unwrap_or(1).clamp(1, 200);
    let trail = own_trail(&ask.ctx, page).await.map_err(ask.failed())?;
    let own = ask.ctx.actor().code();
    let entry = |one: &OwnLine| OwnEntry {
        at: moment_in_words(ask.texts, one.line.at),
        what: by_whom(ask.texts, &one.line, &own),
        about: one.pupil.clone().unwrap_or_default(),
        school: one.school.clone().unwrap_or_default(),
    };
    let lines = trail.lines.iter().map(entry).collect();
    Ok(render(&OwnTrailPage { frame: Frame::bare(&ask), lines, page, has_more: trail.has_more }))
}
