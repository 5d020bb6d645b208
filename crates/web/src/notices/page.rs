//! The own notices of a school.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query, school_base},
};
use app::{
    notices::{NoticeThing, NoticesPage, ShownNotice, mark_all, mark_one, notices_page, thing_of, unmark},
    plans::Whose,
};
use axum::{
    Form,
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{ids::NoticeId, notices::NoticeKind};
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "notices/page.html")]
struct Page {
    frame: Frame,
    base: String,
    in_short: String,
    said: Option<Said>,
    lines: Vec<Line>,
    has_unread: bool,
    as_of: String,
}

/// What was just done, and what takes it back.
struct Said {
    words: String,
    undo: Option<String>,
}

struct Line {
    id: NoticeId,
    address: String,
    what: String,
    more: String,
    when: String,
    at: String,
    is_read: bool,
    mark: String,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Came {
    marked: Option<u64>,
    at: String,
    done: String,
}

/// The page.
pub(super) async fn page(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let language = ask.texts.language();
    let found = notices_page(&ask.ctx, &ask.school, language).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &found, &came)))
}

fn view(ask: &Ask, found: &NoticesPage, came: &Came) -> Page {
    let (texts, base) = (ask.texts, school_base(&found.school));
    let mut frame = Frame::of_school(ask, &found.school, Room::Nowhere);
    // What went out of sight was just marked as read.
    if let Some(bell) = &mut frame.bell {
        *bell = i64::try_from(found.unread).unwrap_or(i64::MAX);
    }
    Page {
        frame,
        in_short: texts.notices_in_short(found.unread),
        said: said(texts, came),
        lines: found.notices.iter().map(|one| line(texts, &base, one)).collect(),
        has_unread: found.unread > 0,
        as_of: found.as_of.to_string(),
        base,
    }
}

fn said(texts: &Texts, came: &Came) -> Option<Said> {
    if let Some(marked) = came.marked {
        let undo = (marked > 0 && !came.at.is_empty()).then(|| came.at.clone());
        return Some(Said { words: texts.notices_marked(marked), undo });
    }
    match came.done.as_str() {
        "read" => Some(Said { words: texts.notices_marked_one().to_owned(), undo: None }),
        "undone" => Some(Said { words: texts.notices_undone().to_owned(), undo: None }),
        _ => None,
    }
}

fn line(texts: &Texts, base: &str, one: &ShownNotice) -> Line {
    let (what, more) = words(texts, one);
    let local = one.made_at.to_zoned(TimeZone::system());
    Line {
        id: one.id,
        address: format!("{base}/notices/{}", one.id),
        mark: match one.is_read {
            true => texts.notices_unmark_named(what.as_str()),
            false => texts.notices_mark_named(what.as_str()),
        },
        when: format!("{} {}", texts.language().date(local.date()), local.strftime("%H:%M")),
        at: one.made_at.to_string(),
        is_read: one.is_read,
        what,
        more,
    }
}

/// Of what a notice tells, and the days of it.
fn words(texts: &Texts, one: &ShownNotice) -> (String, String) {
    let language = texts.language();
    match &one.thing {
        NoticeThing::Agreement { what, due_on, .. } => {
            let what = what.reveal().as_str();
            let words = match one.kind {
                NoticeKind::AgreementMoved => texts.notices_agreement_moved(what),
                NoticeKind::AgreementDropped => texts.notices_agreement_dropped(what),
                _ => texts.notices_agreement_given(what),
            };
            (words, texts.notices_agreement_due(language.date(*due_on).as_str()))
        }
        NoticeThing::Talk { kind, held_on, starts_at, .. } => {
            let words = match one.kind {
                NoticeKind::TalkMoved => texts.notices_talk_moved(kind.as_str()),
                NoticeKind::TalkCancelled => texts.notices_talk_cancelled(kind.as_str()),
                NoticeKind::TalkReport => texts.notices_talk_report(kind.as_str()),
                _ => texts.notices_talk_planned(kind.as_str()),
            };
            let day = language.date(*held_on);
            let when = match starts_at {
                Some(time) => texts.notices_talk_at(day.as_str(), time.to_string().as_str()),
                None => day,
            };
            (words, when)
        }
        NoticeThing::Case { since, .. } => {
            (texts.notices_case_waits().to_owned(), texts.notices_case_since(language.date(*since).as_str()))
        }
        NoticeThing::Concern { .. } => (texts.notices_concern().to_owned(), String::new()),
        NoticeThing::Plan { due_on, .. } => (
            texts.notices_evaluation_due().to_owned(),
            texts.notices_evaluation_on(language.date(*due_on).as_str()),
        ),
        NoticeThing::Import { no } => {
            (texts.notices_results_brought().to_owned(), texts.notices_results_from(*no))
        }
    }
}

fn address(base: &str, kind: NoticeThing) -> String {
    match kind {
        NoticeThing::Agreement { id, .. } => format!("{base}/agreements/{id}"),
        NoticeThing::Talk { id, .. } => format!("{base}/talks/{id}"),
        NoticeThing::Case { id, .. } => format!("{base}/route/{id}"),
        NoticeThing::Concern { id, pupil } => format!("{base}/pupils/{pupil}/concerns/{id}"),
        NoticeThing::Plan { id, whose: Whose::Group(group), .. } => {
            format!("{base}/groups/{group}/plans/{id}")
        }
        NoticeThing::Plan { id, whose: Whose::Pupil(pupil), .. } => {
            format!("{base}/pupils/{pupil}/plans/{id}")
        }
        NoticeThing::Import { .. } => format!("{base}/signals"),
    }
}

fn notice_id(ask: &Ask, id: &str) -> Result<NoticeId, PageError> {
    id.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// Follows a notice to what it is about; from then on it is read.
pub(super) async fn follow(ask: Ask, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = notice_id(&ask, &id)?;
    let language = ask.texts.language();
    let (school, thing) = thing_of(&ask.ctx, &ask.school, id, language).await.map_err(ask.failed())?;
    Ok(Redirect::to(&address(&school_base(&school), thing)).into_response())
}

/// Up to when one has seen what there is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct SeenForm {
    as_of: String,
}

/// Marks all that the page showed as read.
pub(super) async fn read_all(ask: Ask, Form(form): Form<SeenForm>) -> Result<Response, PageError> {
    let as_of: Timestamp = form.as_of.parse().unwrap_or_else(|_| ask.ctx.now());
    let (marked, at) = mark_all(&ask.ctx, &ask.school, as_of).await.map_err(ask.failed())?;
    Ok(back(&ask, &format!("marked={marked}&at={}", in_query(&at.to_string()))))
}

/// Which marks are taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct UndoForm {
    at: String,
}

/// Takes back that all were marked as read.
pub(super) async fn undo(ask: Ask, Form(form): Form<UndoForm>) -> Result<Response, PageError> {
    if let Ok(at) = form.at.parse::<Timestamp>() {
        unmark(&ask.ctx, &ask.school, Err(at)).await.map_err(ask.failed())?;
        return Ok(back(&ask, "done=undone"));
    }
    // Nothing to take back: but the school is asked for all the same.
    notices_page(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())?;
    Ok(back(&ask, ""))
}

/// Marks one as read.
pub(super) async fn read(ask: Ask, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = notice_id(&ask, &id)?;
    mark_one(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(back(&ask, "done=read"))
}

/// Marks one as not read after all.
pub(super) async fn unread(ask: Ask, Path((_, id)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = notice_id(&ask, &id)?;
    unmark(&ask.ctx, &ask.school, Ok(id)).await.map_err(ask.failed())?;
    Ok(back(&ask, "done=undone"))
}

fn back(ask: &Ask, query: &str) -> Response {
    let school = in_query(&ask.school);
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    Redirect::to(&format!("/{school}/notices{query}")).into_response()
}
