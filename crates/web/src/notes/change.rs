//! Changing a note, taking it away and putting it back.

use super::{card::seen_version, ids, one, pupil::back_to};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room},
};
use app::notes::{self, NoteHistory, NoteLine, Saved, Typed, WriteProblem, day};
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::Personal;
use i18n::Texts;
use serde::Deserialize;

/// What one fills in, and what one chose when somebody was first.
#[derive(Deserialize)]
pub(crate) struct Changed {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    category: String,
    #[serde(default)]
    seen: String,
    #[serde(default)]
    text: Personal<String>,
    #[serde(default)]
    merged: Personal<String>,
    #[serde(default)]
    choice: Choice,
}

/// Saves a change; when somebody was first, shows both versions.
pub(crate) async fn save(
    ask: Ask,
    Path((_, pupil, note)): Path<(String, String, String)>,
    Form(form): Form<Changed>,
) -> Result<Response, PageError> {
    let (pupil_id, id) = ids(&ask, &pupil, &note)?;
    let text = match form.choice {
        Choice::Theirs => return back_to(&ask, (&pupil, &note), "theirs"),
        Choice::Merged => form.merged,
        Choice::None | Choice::Mine => form.text,
    };
    let category_version = seen_version(&form.seen, &form.category);
    let typed = Typed { category: form.category, category_version, text };
    let saved = notes::change(&ask.ctx, &ask.school, (pupil_id, id, form.version), &typed).await;
    let saved = saved.map_err(ask.failed())?;
    let found = notes::history(&ask.ctx, &ask.school, pupil_id, id).await.map_err(ask.failed())?;
    match saved {
        Saved::Yes => back_to(&ask, (&pupil, &note), "changed"),
        Saved::Wrong(problem) => Ok(is_wrong(&ask, &found, (typed, form.version), problem)),
        Saved::Meanwhile(now) if now.removed_at.is_some() => Ok(was_removed(&ask, &found, typed)),
        Saved::Meanwhile(now) => Ok(was_changed(&ask, &found, &now, &typed)),
    }
}

fn is_wrong(
    ask: &Ask,
    found: &NoteHistory,
    (typed, version): (Typed, i64),
    problem: WriteProblem,
) -> Response {
    let page = one::with_problem(ask, found, (Some(typed), version), Some(problem));
    (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response()
}

fn was_removed(ask: &Ask, found: &NoteHistory, typed: Typed) -> Response {
    let mut page = one::with_problem(ask, found, (Some(typed), found.note.version), None);
    page.problem = Some(ask.texts.notes_removed_meanwhile());
    (StatusCode::CONFLICT, render(&page)).into_response()
}

fn was_changed(ask: &Ask, found: &NoteHistory, now: &NoteLine, typed: &Typed) -> Response {
    let frame = Frame::of_school(ask, &found.school, Room::Pupils);
    conflict(ask.texts, found, now, typed, ask.here.clone()).page(frame)
}

fn conflict(texts: &Texts, found: &NoteHistory, now: &NoteLine, typed: &Typed, action: String) -> Conflict {
    let mine = typed.text.reveal();
    let theirs = now.text.as_ref().map(|text| text.reveal().as_str()).unwrap_or_default();
    let mut parts = vec![Part::new("", &mine.replace("\r\n", "\n"), theirs)];
    if typed.category != now.category {
        let name = found.writable.iter().find(|one| one.category.key == typed.category);
        let name = name.map_or("", |one| &one.category.name);
        parts.push(Part::new(texts.notes_category(), name, &now.category_name));
    }
    let at = now.changed_at.unwrap_or(now.written_at);
    let date = texts.language().long_date(day(at));
    let field = |name: &str, value: String| (name.to_owned(), value);
    Conflict {
        action,
        fields: vec![
            field("version", now.version.to_string()),
            field("category", typed.category.clone()),
            field(
                "seen",
                typed.category_version.map_or(String::new(), |seen| format!("{}.{seen}", typed.category)),
            ),
            field("text", mine.clone()),
        ],
        by: texts.notes_by(now.author_name.reveal(), date.as_str()),
        parts,
        merge: Some(format!("{mine}\n\n{theirs}")),
    }
}

/// Takes a note away.
pub(crate) async fn remove(
    ask: Ask,
    Path((_, pupil, note)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (pupil_id, id) = ids(&ask, &pupil, &note)?;
    notes::remove(&ask.ctx, &ask.school, pupil_id, id).await.map_err(ask.failed())?;
    back_to(&ask, (&pupil, &note), "removed")
}

/// Puts a note back.
pub(crate) async fn put_back(
    ask: Ask,
    Path((_, pupil, note)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (pupil_id, id) = ids(&ask, &pupil, &note)?;
    notes::put_back(&ask.ctx, &ask.school, pupil_id, id).await.map_err(ask.failed())?;
    back_to(&ask, (&pupil, &note), "back")
}
