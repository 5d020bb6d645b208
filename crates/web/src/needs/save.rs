//! Saving, ending, putting back and taking over a line: by the button, and by script while somebody types.

use super::{
    form::{Sent, hints, problem_words},
    ids, pupil, pupil_id,
};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::PageError,
    page::{Frame, Room, in_query},
};
use app::{
    needs::{self as use_cases, LineProblem, LineSaved, kind_words},
    notes::day,
};
use axum::{
    Form, Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{GroupId, NeedLineId},
    needs::NeedLine,
};
use i18n::Texts;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is told to script; the contract stands in `ui/src/autosave.ts`.
#[derive(Default, Serialize)]
struct SavedByScript {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    set: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<String>,
}

/// Saves a line.
pub(super) async fn save(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let id = pupil_id(&ask, &pupil)?;
    let line = sent.line.parse().unwrap_or_else(|_| use_cases::new_line_id());
    if sent.choice == Choice::Theirs {
        return Ok(to_page(&ask, (&sent.from, line), "theirs", ""));
    }
    let typed = sent.typed();
    let saved = use_cases::save_line(&ask.ctx, &ask.school, (id, line), &typed).await;
    match saved.map_err(ask.failed())? {
        saved if ask.is_fetch => Ok(to_script(&ask, saved)),
        LineSaved::Yes(line) => Ok(after_saving(&ask, &sent, &line)),
        LineSaved::Wrong(wrong) => pupil::with_wrong(&ask, id, (&sent, &typed, &wrong)).await,
        LineSaved::Meanwhile(now) => both(&ask, &sent, &now).await,
    }
}

fn after_saving(ask: &Ask, sent: &Sent, line: &NeedLine) -> Response {
    let more = match sent.next.is_empty() {
        true => String::new(),
        false if sent.from.is_empty() => format!("&add={}", line.kind.code()),
        false => format!("&add={}&pupil={}", line.kind.code(), line.pupil),
    };
    to_page(ask, (&sent.from, line.id), "saved", &more)
}

/// Back to the page from which something was sent: that of the group, or the pupil's own.
fn to_page(ask: &Ask, (from, line): (&str, NeedLineId), done: &str, more: &str) -> Response {
    let school = ask.here.split('/').nth(1).unwrap_or_default();
    let group = from.parse::<GroupId>().ok();
    let page = match group {
        Some(group) => format!("/{school}/groups/{group}/needs"),
        None => ask.here.split_once("/needs").map_or("", |(before, _)| before).to_owned() + "/needs",
    };
    let place = if more.contains("&add=") { "form".to_owned() } else { format!("line-{line}") };
    Redirect::to(&format!("{page}?done={}&line={line}{more}#{place}", in_query(done))).into_response()
}

fn to_script(ask: &Ask, saved: LineSaved) -> Response {
    let texts = ask.texts;
    match saved {
        LineSaved::Yes(line) => {
            let mut words = vec![texts.needs_saved_at(time(ask).as_str())];
            words.extend(hints(texts, &line));
            let set = BTreeMap::from([("line", line.id.to_string())]);
            let version = Some(line.version);
            Json(SavedByScript { words: words.join(" "), version, set, now: None }).into_response()
        }
        LineSaved::Wrong(wrong) => {
            let words: Vec<String> = wrong
                .iter()
                .map(|(field, problem): &(&str, LineProblem)| problem_words(texts, field, *problem))
                .collect();
            let said = SavedByScript { words: words.join(" "), ..SavedByScript::default() };
            (StatusCode::UNPROCESSABLE_ENTITY, Json(said)).into_response()
        }
        LineSaved::Meanwhile(now) => {
            let said = SavedByScript {
                words: texts.needs_meanwhile().to_owned(),
                now: Some(format!("{}\n{}", standing(texts, &now), by(texts, &now))),
                ..SavedByScript::default()
            };
            (StatusCode::CONFLICT, Json(said)).into_response()
        }
    }
}

fn time(ask: &Ask) -> String {
    let local = ask.ctx.now().to_zoned(TimeZone::system());
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// What stands there now; nothing when the line was ended.
fn standing(texts: &Texts, line: &NeedLine) -> String {
    match &line.ended {
        Some((at, name)) => {
            let date = texts.language().long_date(day(*at));
            texts.needs_ended_by(date.as_str(), name.reveal().as_str())
        }
        None => line.text.reveal().clone(),
    }
}

fn by(texts: &Texts, line: &NeedLine) -> String {
    let date = texts.language().long_date(day(line.changed_at));
    texts.needs_by(line.author_name.reveal().as_str(), date.as_str())
}

/// Both versions. The form that follows has seen the line that stands there now.
async fn both(ask: &Ask, sent: &Sent, now: &NeedLine) -> Result<Response, PageError> {
    let asked = (now.pupil, None);
    let found = use_cases::of_pupil(&ask.ctx, &ask.school, asked, ask.texts.language()).await;
    let found = found.map_err(ask.failed())?;
    let mine = sent.text.reveal().replace("\r\n", "\n");
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let conflict = Conflict {
        action: ask.here.clone(),
        fields: vec![
            field("line", &now.id.to_string()),
            field("version", &now.version.to_string()),
            field("kind", &sent.kind),
            field("text", &mine),
            field("seen_by", sent.seen_by.reveal()),
            field("seen_on", &sent.seen_on),
            field("from", &sent.from),
        ],
        by: by(ask.texts, now),
        parts: vec![Part::new(kind_words(ask.texts, now.kind), &mine, &standing(ask.texts, now))],
        merge: now.ended.is_none().then(|| format!("{mine}\n{}", now.text.reveal())),
    };
    Ok(conflict.page(Frame::of_school(ask, &found.school, Room::Pupils)))
}

/// The version that was looked at, and from where.
#[derive(Deserialize)]
pub(super) struct Seen {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    from: String,
}

/// Ends a line.
pub(super) async fn end(
    ask: Ask,
    Path((_, pupil, line)): Path<(String, String, String)>,
    Form(seen): Form<Seen>,
) -> Result<Response, PageError> {
    let of = ids(&ask, &pupil, &line)?;
    let ended = use_cases::end_line(&ask.ctx, &ask.school, of, seen.version).await.map_err(ask.failed())?;
    let more = format!("&version={}&of={}", ended.version, ended.pupil);
    Ok(to_page(&ask, (&seen.from, of.1), "ended", &more))
}

/// Puts a line back that was ended.
pub(super) async fn back(
    ask: Ask,
    Path((_, pupil, line)): Path<(String, String, String)>,
    Form(seen): Form<Seen>,
) -> Result<Response, PageError> {
    let of = ids(&ask, &pupil, &line)?;
    use_cases::put_back(&ask.ctx, &ask.school, of, seen.version).await.map_err(ask.failed())?;
    Ok(to_page(&ask, (&seen.from, of.1), "restored", ""))
}

/// Takes a line of last year over.
pub(super) async fn take(
    ask: Ask,
    Path((_, pupil, line)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let of = ids(&ask, &pupil, &line)?;
    let taken = use_cases::take_over(&ask.ctx, &ask.school, of).await.map_err(ask.failed())?;
    Ok(to_page(&ask, ("", taken), "taken", ""))
}
