//! A text of a case that saves itself: where it is sent.

use super::case_id;
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::PageError,
    page::Frame,
};
use app::{
    notes::day,
    plans::LONGEST_TEXT,
    route::{TextSaved, write_text},
};
use axum::{
    Form, Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{Personal, route::CaseText};
use i18n::Texts;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// What is sent.
#[derive(Deserialize)]
pub(super) struct Sent {
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
    Path((_, case)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let back = format!("/{}/route/{id}", ask.school);
    let done = || Redirect::to(&format!("{back}?done=text#{}", sent.field)).into_response();
    let text = match sent.choice {
        Choice::Theirs => return Ok(done()),
        Choice::Merged => &sent.merged,
        Choice::None | Choice::Mine => &sent.text,
    };
    let typed = (sent.field.as_str(), text);
    let saved = write_text(&ask.ctx, &ask.school, (id, sent.version), typed).await.map_err(ask.failed())?;
    if ask.is_fetch {
        return Ok(to_script(&ask, &saved));
    }
    match saved {
        TextSaved::Yes(_) => Ok(done()),
        TextSaved::NoSuchField => Err(ask.failed()(app::Error::NotFound)),
        TextSaved::Meanwhile(now) => Ok(both(&ask, &back, typed, now.as_ref())),
        refused @ (TextSaved::TooLong | TextSaved::Closed) => {
            let words = refusal(ask.texts, &refused);
            let page = Kept { frame: Frame::bare(&ask), back, words, text: text.reveal().clone() };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, crate::error::render(&page)).into_response())
        }
    }
}

fn to_script(ask: &Ask, saved: &TextSaved) -> Response {
    let texts = ask.texts;
    let words = match saved {
        TextSaved::Yes(_) => {
            let time = ask.ctx.now().to_zoned(TimeZone::system()).strftime("%H:%M").to_string();
            texts.plan_text_saved(time.as_str())
        }
        TextSaved::Meanwhile(_) => texts.plan_text_meanwhile().to_owned(),
        refused => refusal(texts, refused),
    };
    let (status, version, now) = match saved {
        TextSaved::Yes(text) => (StatusCode::OK, Some(text.version), None),
        TextSaved::Meanwhile(now) => {
            (StatusCode::CONFLICT, None, Some(now.as_ref().map_or("", |now| now.text.reveal()).to_owned()))
        }
        _ => (StatusCode::UNPROCESSABLE_ENTITY, None, None),
    };
    (status, Json(ToScript { words, version, now })).into_response()
}

fn refusal(texts: &Texts, refused: &TextSaved) -> String {
    match refused {
        TextSaved::TooLong => texts.plan_text_too_long(super::count(LONGEST_TEXT)),
        TextSaved::NoSuchField => texts.plan_text_no_place().to_owned(),
        _ => texts.route_text_closed().to_owned(),
    }
}

fn both(ask: &Ask, back: &str, (field, mine): (&str, &Personal<String>), now: Option<&CaseText>) -> Response {
    let (theirs, mine) = (now.map_or("", |now| now.text.reveal()), mine.reveal());
    let version = now.map_or(0, |now| now.version);
    let hidden = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let by = |now: &CaseText| {
        let date = ask.texts.language().long_date(day(now.changed_at));
        ask.texts.plan_text_by(date.as_str(), now.author_name.reveal())
    };
    Conflict {
        action: format!("{back}/texts"),
        fields: vec![hidden("field", field), hidden("text", mine), hidden("version", &version.to_string())],
        by: now.map(by).unwrap_or_default(),
        parts: vec![Part::new("", mine, theirs)],
        merge: Some(format!("{theirs}\n{mine}")),
    }
    .page(Frame::bare(ask))
}
