//! A text of a plan that saves itself: the field on a page, and where it is sent.

use super::At;
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::PageError,
    page::Frame,
};
use app::{
    notes::day,
    plans::{LONGEST_TEXT, TextSaved, TextTyped, write_text},
};
use axum::{
    Form, Json,
    extract::RawPathParams,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{Personal, plans::PlanText};
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// What is written in a plan, by part and field.
pub(crate) struct Written<'a>(pub(crate) &'a [PlanText]);

impl Written<'_> {
    /// One text, when it was ever written.
    pub(crate) fn get(&self, part: &str, field: &str) -> Option<&PlanText> {
        self.0.iter().find(|one| one.part == part && one.field == field)
    }

    /// What it says; empty when nothing is written.
    pub(crate) fn text(&self, part: &str, field: &str) -> &str {
        self.get(part, field).map_or("", |one| one.text.reveal())
    }
}

/// One text of a plan: `plans/text_field.html`, in which it is called `field`.
pub(crate) struct TextField {
    /// The id of the field on the page.
    pub(crate) id: String,
    /// Where it is sent.
    pub(crate) action: String,
    /// The part of the plan, and the code of the text.
    pub(crate) part: String,
    pub(crate) field: String,
    /// What it is called, and what one writes there (may be empty).
    pub(crate) label: String,
    pub(crate) hint: String,
    /// What it says.
    pub(crate) text: String,
    pub(crate) version: i64,
    /// Who wrote it last, and when.
    pub(crate) by: Option<String>,
    /// Whether it may be written in now.
    pub(crate) is_open: bool,
    /// How many lines are shown of it at first.
    pub(crate) rows: u8,
    /// Under which name the browser keeps what is not saved yet.
    pub(crate) draft: String,
}

impl TextField {
    /// A field of a plan.
    pub(crate) fn new(
        ask: &Ask,
        at: &At,
        written: &Written<'_>,
        (part, field): (&str, &str),
        (label, hint): (&str, &str),
        is_open: bool,
    ) -> Self {
        let known = written.get(part, field);
        let id = if part.is_empty() { field.to_owned() } else { format!("{field}-{part}") };
        Self {
            draft: ask.draft_name(&format!("plan:{}:{id}", at.plan)),
            id,
            action: format!("{}/texts", at.base),
            part: part.to_owned(),
            field: field.to_owned(),
            label: label.to_owned(),
            hint: hint.to_owned(),
            text: known.map(|one| one.text.reveal().clone()).unwrap_or_default(),
            version: known.map_or(0, |one| one.version),
            by: known.map(|one| by_words(ask.texts, one)),
            is_open,
            rows: 3,
        }
    }

    /// The same, with more or fewer lines at first.
    pub(crate) fn with_rows(self, rows: u8) -> Self {
        Self { rows, ..self }
    }
}

fn by_words(texts: &Texts, text: &PlanText) -> String {
    let date = texts.language().long_date(day(text.changed_at));
    texts.plan_text_by(date.as_str(), text.author_name.reveal())
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

/// Saves a text.
pub(super) async fn save(
    ask: Ask,
    params: RawPathParams,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let id = if sent.part.is_empty() { sent.field.clone() } else { format!("{}-{}", sent.field, sent.part) };
    let done = || Redirect::to(&format!("{}?done=text#{id}", at.base)).into_response();
    let text = match sent.choice {
        Choice::Theirs => return Ok(done()),
        Choice::Merged => sent.merged,
        Choice::None | Choice::Mine => sent.text,
    };
    let typed = TextTyped { part: sent.part, field: sent.field, text, version: sent.version };
    let saved = write_text(&ask.ctx, &ask.school, (at.whose, at.plan), &typed).await.map_err(ask.failed())?;
    if ask.is_fetch {
        return Ok(to_script(&ask, saved));
    }
    match saved {
        TextSaved::Yes(_) => Ok(done()),
        TextSaved::NoSuchPlace => Err(ask.failed()(app::Error::NotFound)),
        TextSaved::Meanwhile(now) => Ok(both(&ask, &at, &typed, now.as_ref())),
        refused @ (TextSaved::TooLong | TextSaved::Frozen) => {
            Ok(kept(&ask, (at.base, refusal(ask.texts, &refused)), typed.text.reveal()))
        }
    }
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

/// A page that says why a text was not saved, with the text.
pub(super) fn kept(ask: &Ask, (back, words): (String, String), text: &str) -> Response {
    let page = Kept { frame: Frame::bare(ask), back, words, text: text.to_owned() };
    (StatusCode::UNPROCESSABLE_ENTITY, crate::error::render(&page)).into_response()
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
        TextSaved::Yes(_) => texts.plan_text_saved(time(ask.ctx.now()).as_str()),
        TextSaved::Meanwhile(_) => texts.plan_text_meanwhile().to_owned(),
        refused => refusal(texts, &refused),
    };
    (status, Json(ToScript { words, version, now })).into_response()
}

fn refusal(texts: &Texts, refused: &TextSaved) -> String {
    match refused {
        TextSaved::TooLong => texts.plan_text_too_long(u64::try_from(LONGEST_TEXT).unwrap_or_default()),
        TextSaved::NoSuchPlace => texts.plan_text_no_place().to_owned(),
        _ => texts.plan_text_frozen().to_owned(),
    }
}

/// The time of a day, as one says it.
pub(super) fn time(at: Timestamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%H:%M").to_string()
}

fn both(ask: &Ask, at: &At, typed: &TextTyped, now: Option<&PlanText>) -> Response {
    let theirs = now.map_or("", |now| now.text.reveal());
    let mine = typed.text.reveal();
    let version = now.map_or(0, |now| now.version);
    let field = |name: &str, value: String| (name.to_owned(), value);
    Conflict {
        action: format!("{}/texts", at.base),
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
