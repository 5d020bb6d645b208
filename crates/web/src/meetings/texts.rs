//! A text of a talk that saves itself: the field on a page, and where it is sent.

use super::{At, to};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::PageError,
    page::Frame,
    plans::TextField,
};
use app::{
    meetings::{LONGEST_TEXT, TalkPage, TextSaved, TextTyped, write_text},
    notes::day,
};
use axum::{
    Form, Json,
    extract::{Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    Personal,
    meetings::{TalkText, text_is_open},
};
use i18n::Texts;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A field of a talk. `screen` is the page on which it stands: empty, or `hold`.
pub(super) fn field(
    ask: &Ask,
    (page, base, screen): (&TalkPage, &str, &str),
    (part, field): (&str, &str),
    (label, hint): (&str, &str),
) -> TextField {
    let known = page.texts.iter().find(|one| one.part == part && one.field == field);
    let id = if part.is_empty() { field.to_owned() } else { format!("{field}-{part}") };
    let screen = if screen.is_empty() { String::new() } else { format!("?screen={screen}") };
    TextField {
        draft: ask.draft_name(&format!("talk:{}:{id}", page.opened.talk.id)),
        id,
        action: format!("{base}/texts{screen}"),
        part: part.to_owned(),
        field: field.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        text: known.map(|one| one.text.reveal().clone()).unwrap_or_default(),
        version: known.map_or(0, |one| one.version),
        by: known.map(|one| by_words(ask.texts, one)),
        is_open: page.may_write && text_is_open(page.opened.talk.state),
        rows: 2,
    }
}

fn by_words(texts: &Texts, text: &TalkText) -> String {
    let date = texts.language().long_date(day(text.changed_at));
    texts.plan_text_by(date.as_str(), text.author_name.reveal())
}

/// Where a text stands.
#[derive(Deserialize)]
pub(super) struct Screen {
    #[serde(default)]
    screen: String,
}

/// What is sent.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    part: String,
    #[serde(default)]
    field: String,
    #[serde(default)]
    text: Personal<String>,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    choice: Choice,
    #[serde(default)]
    merged: Personal<String>,
}

#[derive(Serialize)]
struct ToScript {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<String>,
}

/// What could not be saved is shown whole, so that nothing is lost.
#[derive(askama::Template)]
#[template(path = "plans/kept.html")]
struct Kept {
    frame: Frame,
    back: String,
    words: String,
    text: String,
}

/// Saves a text.
pub(super) async fn save(
    ask: Ask,
    params: RawPathParams,
    Query(at_screen): Query<Screen>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let page = if at_screen.screen == "hold" { format!("{}/hold", at.base) } else { at.base.clone() };
    let id = if sent.part.is_empty() { sent.field.clone() } else { format!("{}-{}", sent.field, sent.part) };
    let done = || to(&format!("{page}?done=text#{id}"));
    let text = match sent.choice {
        Choice::Theirs => return Ok(done()),
        Choice::Merged => sent.merged,
        Choice::None | Choice::Mine => sent.text,
    };
    let typed = TextTyped { part: sent.part, field: sent.field, text, version: sent.version };
    let saved = write_text(&ask.ctx, &ask.school, at.talk, &typed).await.map_err(ask.failed())?;
    if ask.is_fetch {
        return Ok(to_script(&ask, saved));
    }
    match saved {
        TextSaved::Yes(_) => Ok(done()),
        TextSaved::Meanwhile(now) => Ok(both(&ask, &page, &at, (&typed, now.as_ref()))),
        refused @ (TextSaved::TooLong | TextSaved::Frozen | TextSaved::NoSuchPlace) => {
            let kept = Kept {
                frame: Frame::bare(&ask),
                back: page,
                words: refusal(ask.texts, &refused),
                text: typed.text.reveal().clone(),
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, crate::error::render(&kept)).into_response())
        }
    }
}

fn to_script(ask: &Ask, saved: TextSaved) -> Response {
    let texts = ask.texts;
    let (status, version, now) = match &saved {
        TextSaved::Yes(text) => (StatusCode::OK, Some(text.version), None),
        TextSaved::Meanwhile(now) => {
            (StatusCode::CONFLICT, None, Some(now.as_ref().map_or("", |now| now.text.reveal()).to_owned()))
        }
        TextSaved::TooLong | TextSaved::Frozen | TextSaved::NoSuchPlace => {
            (StatusCode::UNPROCESSABLE_ENTITY, None, None)
        }
    };
    let words = match saved {
        TextSaved::Yes(_) => {
            let now = ask.ctx.now().to_zoned(TimeZone::system());
            texts.meeting_saved_at(now.strftime("%H:%M").to_string())
        }
        TextSaved::Meanwhile(_) => texts.plan_text_meanwhile().to_owned(),
        refused => refusal(texts, &refused),
    };
    (status, Json(ToScript { words, version, now })).into_response()
}

fn refusal(texts: &Texts, refused: &TextSaved) -> String {
    match refused {
        TextSaved::TooLong => texts.plan_text_too_long(u64::try_from(LONGEST_TEXT).unwrap_or_default()),
        TextSaved::NoSuchPlace => texts.plan_text_no_place().to_owned(),
        _ => texts.meeting_refused_frozen().to_owned(),
    }
}

fn both(ask: &Ask, page: &str, at: &At, (typed, now): (&TextTyped, Option<&TalkText>)) -> Response {
    let theirs = now.map_or("", |now| now.text.reveal());
    let mine = typed.text.reveal();
    let version = now.map_or(0, |now| now.version);
    let field = |name: &str, value: String| (name.to_owned(), value);
    let screen = if page == at.base { "" } else { "?screen=hold" };
    Conflict {
        action: format!("{}/texts{screen}", at.base),
        fields: vec![
            field("part", typed.part.clone()),
            field("field", typed.field.clone()),
            field("text", mine.clone()),
            field("version", version.to_string()),
        ],
        by: now.map(|now| by_words(ask.texts, now)).unwrap_or_default(),
        parts: vec![Part::new("", mine, theirs)],
        merge: Some(format!("{theirs}\n{mine}")),
    }
    .page(Frame::bare(ask))
}
