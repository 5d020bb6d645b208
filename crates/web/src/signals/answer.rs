//! Answering a signal, and taking that back.

use super::OfPupil;
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, own_address, school_base},
};
use app::signals::{AnswerProblem, AnswerTyped, Answered, answer_signal, signals_of_pupil, take_back_answer};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    Personal,
    ids::PupilId,
    signals::{Answer, SignalKind},
};
use i18n::Texts;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "signals/pupil.html")]
struct PupilPage {
    frame: Frame,
    base: String,
    pupil: PupilId,
    name: String,
    problem: Option<&'static str>,
    done: Option<&'static str>,
    signals: OfPupil,
}

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Sent {
    #[serde(default, rename = "do")]
    what: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    common: Personal<String>,
    #[serde(default)]
    reason: Personal<String>,
    #[serde(default)]
    again_on: String,
    #[serde(default)]
    back: String,
    #[serde(default)]
    choice: Choice,
}

/// From where one comes.
#[derive(Deserialize)]
pub(crate) struct Came {
    signal: Option<String>,
}

/// What an address says was done, in words.
pub(super) fn done_words(texts: &Texts, done: Option<&str>) -> Option<&'static str> {
    match done {
        Some("answered") => Some(texts.signal_answer_saved()),
        Some("undone") => Some(texts.signal_answer_undone()),
        _ => None,
    }
}

/// The signals of a pupil, to answer.
pub(crate) async fn signals(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let mut page = page(&ask, pupil, None).await?;
    page.done = done_words(ask.texts, came.signal.as_deref());
    Ok(render(&page))
}

fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

async fn page(
    ask: &Ask,
    pupil: PupilId,
    wrong: Option<(&AnswerTyped, &[AnswerProblem])>,
) -> Result<PupilPage, PageError> {
    let (school, known, signals) =
        signals_of_pupil(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let base = school_base(&school);
    let back = format!("{base}/pupils/{pupil}/signals");
    let of = OfPupil::new(ask.texts, (&base, pupil), &signals, Some(&back), ask.ctx.today());
    let signals = match wrong {
        Some((typed, problems)) => of.with_problems(ask.texts, typed, problems),
        None => of,
    };
    Ok(PupilPage {
        frame: Frame::of_school(ask, &school, Room::Signals),
        base,
        pupil,
        name: known.name.full(),
        problem: None,
        done: None,
        signals,
    })
}

/// Saves an answer, or takes it back; when somebody was first, shows both.
pub(crate) async fn save(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let Some(kind) = SignalKind::from_code(&sent.kind) else {
        return refused(&ask, pupil, (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.signal_answer_gone()))
            .await;
    };
    if sent.choice == Choice::Theirs {
        return Ok(back(&ask, pupil, &sent.back, "seen"));
    }
    if sent.what == "undo" {
        let which = (kind, sent.subject.as_str(), sent.version);
        let done = take_back_answer(&ask.ctx, &ask.school, pupil, which).await.map_err(ask.failed())?;
        return match done {
            Answered::Meanwhile(Some(_)) => {
                refused(&ask, pupil, (StatusCode::CONFLICT, ask.texts.signal_answer_changed())).await
            }
            _ => Ok(back(&ask, pupil, &sent.back, "undone")),
        };
    }
    let own = sent.reason.reveal().trim();
    let reason = if own.is_empty() { sent.common.clone() } else { sent.reason.clone() };
    let (subject, again_on) = (sent.subject.clone(), sent.again_on.clone());
    let typed = AnswerTyped { kind, subject, reason, again_on, version: sent.version };
    let done = answer_signal(&ask.ctx, &ask.school, pupil, &typed).await.map_err(ask.failed())?;
    match done {
        Answered::Yes => Ok(back(&ask, pupil, &sent.back, "answered")),
        Answered::Wrong(problems) => {
            let mut page = page(&ask, pupil, Some((&typed, &problems))).await?;
            page.problem = Some(ask.texts.signal_answer_wrong());
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Answered::NoSignal => {
            refused(&ask, pupil, (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.signal_answer_gone())).await
        }
        Answered::Meanwhile(None) => {
            let mut page = page(&ask, pupil, Some((&typed, &[]))).await?;
            page.problem = Some(ask.texts.signal_answer_gone_meanwhile());
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Answered::Meanwhile(Some(theirs)) => {
            let page = page(&ask, pupil, None).await?;
            Ok(conflict(&ask, &typed, &theirs, &sent.back).page(page.frame))
        }
    }
}

/// The signals as they are now, and why nothing was saved.
async fn refused(
    ask: &Ask,
    pupil: PupilId,
    (status, why): (StatusCode, &'static str),
) -> Result<Response, PageError> {
    let mut page = page(ask, pupil, None).await?;
    page.problem = Some(why);
    Ok((status, render(&page)).into_response())
}

/// Back to where one came from, which may say what was done.
fn back(ask: &Ask, pupil: PupilId, back: &str, done: &str) -> Response {
    let address = match own_address(back) {
        "/" => format!("/{}/pupils/{pupil}/signals", ask.school),
        own => own.to_owned(),
    };
    let (address, place) = match address.split_once('#') {
        Some((address, place)) => (address.to_owned(), format!("#{place}")),
        None => (address, String::new()),
    };
    let joint = if address.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{address}{joint}signal={done}{place}")).into_response()
}

fn conflict(ask: &Ask, typed: &AnswerTyped, theirs: &Answer, back: &str) -> Conflict {
    let texts = ask.texts;
    let words = |reason: &str, again_on: Option<Date>| {
        let again = again_on.map(|day| texts.language().date(day)).unwrap_or_default();
        texts.signal_answer_words(again.as_str(), reason)
    };
    let mine = words(typed.reason.reveal(), typed.again_on.trim().parse().ok());
    let there = words(theirs.reason.reveal(), Some(theirs.again_on));
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let given = texts.language().date(theirs.given_on);
    Conflict {
        action: ask.here.clone(),
        fields: vec![
            field("kind", typed.kind.code()),
            field("subject", &typed.subject),
            field("version", &theirs.version.to_string()),
            field("reason", typed.reason.reveal()),
            field("again_on", &typed.again_on),
            field("back", back),
        ],
        by: texts.signal_answer_by(given.as_str(), theirs.by.reveal()),
        parts: vec![Part::new(texts.signal_answer_part(), &mine, &there)],
        merge: None,
    }
}
