//! The phrases of a school: add, hide, show again.

use super::form::label;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::needs::{self as use_cases, LONGEST_PHRASE, Origin, PhraseAdded, PhraseLine, phrase_page};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::needs::NeedKind;
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "needs/phrases.html")]
struct Page {
    frame: Frame,
    base: String,
    address: String,
    done: Option<&'static str>,
    kinds: Vec<Kind>,
    choices: Vec<(&'static str, String, bool)>,
    text: String,
    bad: Option<String>,
    longest: usize,
}

struct Kind {
    code: &'static str,
    title: String,
    phrases: Vec<Phrase>,
}

struct Phrase {
    text: String,
    about: String,
    is_hidden: bool,
}

/// What was just done.
#[derive(Deserialize)]
pub(super) struct Came {
    #[serde(default)]
    done: String,
}

/// A phrase as it is typed.
#[derive(Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    text: String,
}

/// The page.
pub(super) async fn page(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    Ok(render(&view(&ask, &came.done, (&Sent::default(), None)).await?))
}

async fn view(ask: &Ask, done: &str, (sent, bad): (&Sent, Option<String>)) -> Result<Page, PageError> {
    let texts = ask.texts;
    let found = phrase_page(&ask.ctx, &ask.school, texts.language()).await.map_err(ask.failed())?;
    let base = school_base(&found.school);
    let kind = |(kind, phrases): &(NeedKind, Vec<PhraseLine>)| Kind {
        code: kind.code(),
        title: label(texts, *kind),
        phrases: phrases.iter().map(|one| phrase(texts, one)).collect(),
    };
    let choice = |kind: NeedKind| (kind.code(), label(texts, kind), kind.code() == sent.kind);
    Ok(Page {
        frame: Frame::of_school(ask, &found.school, Room::Admin),
        address: format!("{base}/settings/phrases"),
        done: match done {
            "added" => Some(texts.needs_phrase_added()),
            "hidden" => Some(texts.needs_phrase_hidden()),
            "shown" => Some(texts.needs_phrase_shown()),
            _ => None,
        },
        kinds: found.kinds.iter().map(kind).collect(),
        choices: NeedKind::ALL.into_iter().map(choice).collect(),
        text: sent.text.clone(),
        bad,
        longest: LONGEST_PHRASE,
        base,
    })
}

fn phrase(texts: &Texts, one: &PhraseLine) -> Phrase {
    let from = match one.origin {
        Origin::Shipped => "shipped",
        Origin::Own => "own",
        Origin::Grown => "grown",
    };
    let parts = [
        Some(texts.needs_phrase_from(from)),
        one.pupils.map(|pupils| texts.needs_phrase_used(pupils)),
        one.is_hidden.then(|| texts.needs_phrase_is_hidden().to_owned()),
    ];
    Phrase {
        text: one.text.clone(),
        about: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        is_hidden: one.is_hidden,
    }
}

/// Adds a phrase.
pub(super) async fn add(ask: Ask, Form(sent): Form<Sent>) -> Result<Response, PageError> {
    let added = use_cases::add_phrase(&ask.ctx, &ask.school, (&sent.kind, &sent.text)).await;
    let bad = match added.map_err(ask.failed())? {
        PhraseAdded::Yes => {
            return Ok(Redirect::to(&format!("{}?done=added#{}", ask.here, sent.kind)).into_response());
        }
        PhraseAdded::There => ask.texts.needs_phrase_there().to_owned(),
        PhraseAdded::Empty => ask.texts.needs_problem_empty().to_owned(),
        PhraseAdded::TooLong => ask.texts.needs_problem_too_long(LONGEST_PHRASE),
    };
    let page = view(&ask, "", (&sent, Some(bad))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// What is hidden, or shown again.
#[derive(Deserialize)]
pub(super) struct Hide {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    show: String,
}

/// Hides a phrase, or shows it again.
pub(super) async fn hide(ask: Ask, Form(sent): Form<Hide>) -> Result<Response, PageError> {
    let is_hidden = sent.show.is_empty();
    let of = (sent.kind.as_str(), sent.text.as_str());
    let changed = use_cases::hide_phrase(&ask.ctx, &ask.school, of, is_hidden).await.map_err(ask.failed())?;
    let page = ask.here.strip_suffix("/hide").unwrap_or(&ask.here);
    if !changed {
        return Ok(Redirect::to(page).into_response());
    }
    let done = if is_hidden { "hidden" } else { "shown" };
    // The kind is one of ours by now.
    Ok(Redirect::to(&format!("{page}?done={done}#{}", sent.kind)).into_response())
}
