//! Moving pupils between arrangements, taking in who joined, taking out who left.

use super::{Fields, ids, value};
use crate::{ask::Ask, error::PageError};
use app::plans::group::{Moved, arrangement_words, move_pupil, plan_to_edit, take_in, take_out};
use axum::{
    Form, Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{GroupId, PlanId, PupilId},
    plans::Arrangement,
};
use serde::Serialize;

/// What script is told: where the pupil is now.
#[derive(Serialize)]
struct ToScript {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<&'static str>,
}

/// Moves one pupil.
pub(super) async fn move_one(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
    Form(form): Form<Fields>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &group, &plan)?;
    let arrangement = |name: &str| Arrangement::from_code(value(&form, name));
    let way = arrangement("from").zip(arrangement("to"));
    let Some((pupil, (from, to))) = pupils(&form).first().copied().zip(way) else {
        return Err(not_there(&ask, at).await);
    };
    let moved = move_pupil(&ask.ctx, &ask.school, at, pupil, (from, to)).await.map_err(ask.failed())?;
    let back = ask.here.trim_end_matches("/pupils");
    if ask.is_fetch {
        return Ok(to_script(&ask, moved, to));
    }
    let query = match moved {
        Moved::Yes => format!("moved={pupil}&from={}", from.code()),
        Moved::Meanwhile(_) => format!("meanwhile={pupil}"),
        Moved::Frozen => "done=frozen".to_owned(),
    };
    Ok(Redirect::to(&format!("{back}?{query}#clusters")).into_response())
}

fn to_script(ask: &Ask, moved: Moved, to: Arrangement) -> Response {
    let texts = ask.texts;
    let (status, now, words) = match moved {
        Moved::Yes => (StatusCode::OK, Some(to), texts.group_plan_moved(arrangement_words(texts, to))),
        Moved::Meanwhile(Some(now)) => {
            (StatusCode::CONFLICT, Some(now), texts.group_plan_moved_meanwhile(arrangement_words(texts, now)))
        }
        Moved::Meanwhile(None) => (StatusCode::CONFLICT, None, texts.group_plan_gone_meanwhile().to_owned()),
        Moved::Frozen => (StatusCode::UNPROCESSABLE_ENTITY, None, texts.plan_text_frozen().to_owned()),
    };
    (status, Json(ToScript { words, now: now.map(Arrangement::code) })).into_response()
}

/// What was sent names nobody; who may not write in the plan hears that first.
async fn not_there(ask: &Ask, at: (GroupId, PlanId)) -> PageError {
    let refused = plan_to_edit(&ask.ctx, &ask.school, at).await.err();
    ask.failed()(refused.unwrap_or(app::Error::NotFound))
}

fn pupils(form: &Fields) -> Vec<PupilId> {
    form.iter().filter(|(name, _)| name == "pupil").filter_map(|(_, id)| id.parse().ok()).collect()
}

/// Takes pupils who joined the group into the plan.
pub(super) async fn add(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
    Form(form): Form<Fields>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &group, &plan)?;
    let is_done = take_in(&ask.ctx, &ask.school, at, &pupils(&form)).await.map_err(ask.failed())?;
    Ok(done(&ask, "/pupils/add", if is_done { "taken_in" } else { "frozen" }))
}

/// Takes a pupil out of the plan.
pub(super) async fn remove(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
    Form(form): Form<Fields>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &group, &plan)?;
    let Some(pupil) = pupils(&form).first().copied() else { return Err(not_there(&ask, at).await) };
    let is_done = take_out(&ask.ctx, &ask.school, at, pupil).await.map_err(ask.failed())?;
    Ok(done(&ask, "/pupils/remove", if is_done { "taken_out" } else { "frozen" }))
}

fn done(ask: &Ask, end: &str, word: &str) -> Response {
    let back = ask.here.trim_end_matches(end);
    Redirect::to(&format!("{back}?done={word}#clusters")).into_response()
}
