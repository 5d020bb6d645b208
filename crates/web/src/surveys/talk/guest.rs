//! The page on the phones of who takes part: a plus, a minus or a question, without a name.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
    trust::{Whence, wait_page},
};
use app::{
    App, demo,
    surveys::{self as use_cases, GuestTalk, LONGEST_REMARK, MOST_REMARKS, Once, Remarked},
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{Personal, surveys::RemarkKind};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "surveys/talk_door.html")]
struct DoorPage {
    frame: Frame,
    typed: String,
    problem: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "surveys/remark.html")]
struct RemarkPage {
    frame: Frame,
    title: String,
    action: String,
    longest: usize,
    help: String,
    /// So that a remark that is sent twice is kept once.
    form: Once,
    /// Code, words, whether it is chosen.
    kinds: Vec<(&'static str, String, bool)>,
    text: String,
    bad_text: Option<String>,
    bad_kind: Option<&'static str>,
    is_sent: bool,
}

/// The code that was typed.
#[derive(Deserialize)]
pub(super) struct Knock {
    #[serde(default)]
    code: String,
}

/// What is asked of the page.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    done: String,
}

/// A remark as it was typed.
#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    form: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    text: Personal<String>,
}

/// Where the code is typed in.
pub(super) async fn door(ask: Ask) -> Response {
    render(&DoorPage { frame: frame(&ask), typed: String::new(), problem: None })
}

/// Goes on to the talk of a code.
pub(super) async fn knock(ask: Ask, Form(knock): Form<Knock>) -> Response {
    let typed: String = knock.code.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    if typed.is_empty() {
        return wrong_code(&ask, knock.code);
    }
    Redirect::to(&format!("/talk/{typed}")).into_response()
}

/// The form for a remark.
pub(super) async fn page(
    ask: Ask,
    State(app): State<App>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    Whence(from): Whence,
) -> Result<Response, PageError> {
    Ok(match use_cases::guest_talk(&app, &code, &from).await {
        Ok(Ok(talk)) => {
            let page = RemarkPage { is_sent: asked.done == "sent", ..remark_page(&ask, &talk) };
            render(&page)
        }
        Ok(Err(wait)) => wait_page(&ask, wait),
        Err(app::Error::NotFound) => wrong_code(&ask, code),
        Err(error) => return Err(ask.failed()(error)),
    })
}

/// Takes a remark.
pub(super) async fn send(
    ask: Ask,
    State(app): State<App>,
    Path(code): Path<String>,
    Whence(from): Whence,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let talk = match use_cases::guest_talk(&app, &code, &from).await {
        Ok(Ok(talk)) => talk,
        Ok(Err(wait)) => return Ok(wait_page(&ask, wait)),
        Err(app::Error::NotFound) => return Ok(wrong_code(&ask, code)),
        Err(error) => return Err(ask.failed()(error)),
    };
    let asked = (RemarkKind::of_code(&typed.kind), &typed.text, Once::read(&typed.form));
    let remarked = use_cases::remark(&app, &code, asked, &from).await.map_err(ask.failed())?;
    Ok(match remarked {
        Ok(Remarked::Yes) => Redirect::to(&format!("/talk/{}?done=sent", talk.code)).into_response(),
        Ok(wrong) => refused(&ask, &talk, &typed, wrong),
        Err(wait) => wait_page(&ask, wait),
    })
}

/// What was typed, with what is wrong with it.
fn refused(ask: &Ask, talk: &GuestTalk, typed: &Typed, wrong: Remarked) -> Response {
    let texts = ask.texts;
    let (bad_text, bad_kind) = match wrong {
        Remarked::Empty => (Some(texts.talk_remark_empty().to_owned()), None),
        Remarked::TooLong => (Some(texts.talk_remark_long(LONGEST_REMARK)), None),
        Remarked::Full => (Some(texts.talk_remark_full(MOST_REMARKS)), None),
        Remarked::NoKind | Remarked::Yes => (None, Some(texts.talk_remark_no_kind())),
    };
    let mut page = remark_page(ask, talk);
    for (code, _, is_chosen) in &mut page.kinds {
        *is_chosen = *code == typed.kind;
    }
    page.text = typed.text.reveal().clone();
    (StatusCode::UNPROCESSABLE_ENTITY, render(&RemarkPage { bad_text, bad_kind, ..page })).into_response()
}

fn remark_page(ask: &Ask, talk: &GuestTalk) -> RemarkPage {
    let school_name = talk.school.name.clone().unwrap_or_else(|| talk.school.codes.code());
    RemarkPage {
        frame: Frame { is_demo: demo::is_demo(&talk.school), school_name: Some(school_name), ..frame(ask) },
        title: talk.title.clone(),
        action: format!("/talk/{}", talk.code),
        longest: LONGEST_REMARK,
        help: ask.texts.talk_remark_help(LONGEST_REMARK),
        form: Once::made(),
        kinds: RemarkKind::ALL
            .iter()
            .map(|kind| (kind.code(), ask.texts.talk_kind(kind.code()), false))
            .collect(),
        text: String::new(),
        bad_text: None,
        bad_kind: None,
        is_sent: false,
    }
}

fn wrong_code(ask: &Ask, typed: String) -> Response {
    let page = DoorPage { frame: frame(ask), typed, problem: Some(ask.texts.talk_door_wrong()) };
    (StatusCode::NOT_FOUND, render(&page)).into_response()
}

/// The frame without the name of who may be signed in on this phone: a remark has none.
fn frame(ask: &Ask) -> Frame {
    Frame { person: None, viewing_as: None, factor_wish: None, ..Frame::bare(ask) }
}
