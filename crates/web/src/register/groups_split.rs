//! Splitting a base group in two halves for a while.

use super::groups_extra::{Fields, group_id, problem_words, values};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::register::{self as use_cases, SplitProblem, Splitting};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::{GroupId, PupilId};

#[derive(Template)]
#[template(path = "register/group_split.html")]
struct SplitPage {
    frame: Frame,
    base: String,
    group: String,
    address: String,
    first: String,
    second: String,
    bad_first: Option<String>,
    bad_second: Option<String>,
    pupils: Vec<Pupil>,
}

struct Pupil {
    id: String,
    name: String,
    is_second: bool,
}

/// The form.
pub(super) async fn form(ask: Ask, Path((_, group)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = group_id(&ask, &group)?;
    let found = use_cases::splitting(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    // The second half by name, to begin with.
    let half = found.pupils.len().div_ceil(2);
    let second: Vec<PupilId> = found.pupils.iter().skip(half).map(|one| one.pupil).collect();
    let names = [format!("{} 1", found.group.name), format!("{} 2", found.group.name)];
    Ok(render(&page(&ask, &found, (names, &second), None)))
}

fn page(
    ask: &Ask,
    found: &Splitting,
    ([first, second], in_second): ([String; 2], &[PupilId]),
    problem: Option<SplitProblem>,
) -> SplitPage {
    let base = school_base(&found.school);
    let bad = |place: usize| {
        let (_, problem) = problem.filter(|(of, _)| *of == place)?;
        Some(problem_words(ask.texts, problem))
    };
    SplitPage {
        frame: Frame::of_school(ask, &found.school, Room::Groups),
        address: format!("{base}/groups/{}", found.group.id),
        group: found.group.name.clone(),
        bad_first: bad(0),
        bad_second: bad(1),
        first,
        second,
        pupils: found
            .pupils
            .iter()
            .map(|one| Pupil {
                id: one.pupil.to_string(),
                name: one.name.full(),
                is_second: in_second.contains(&one.pupil),
            })
            .collect(),
        base,
    }
}

/// Splits.
pub(super) async fn split(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = group_id(&ask, &group)?;
    let name = |name: &str| values(&fields, name).next().unwrap_or_default().to_owned();
    let names = [name("first"), name("second")];
    // Each pupil has a choice of its own: `half-` with the id, and 1 or 2.
    let in_second: Vec<PupilId> = fields
        .iter()
        .filter(|(_, value)| value == "2")
        .filter_map(|(name, _)| name.strip_prefix("half-")?.parse().ok())
        .collect();
    let made = use_cases::split_group(&ask.ctx, &ask.school, id, (&names, &in_second)).await;
    match made.map_err(ask.failed())? {
        Ok([first, second]) => {
            let back = ask.here.trim_end_matches("/split");
            let address = format!("{back}/about?done=split&undo={first}+{second}");
            Ok(Redirect::to(&address).into_response())
        }
        Err(problem) => {
            let found = use_cases::splitting(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
            let page = page(&ask, &found, (names, &in_second), Some(problem));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
    }
}

/// Takes the halves away that were just made.
pub(super) async fn undo(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    group_id(&ask, &group)?;
    let halves: Vec<GroupId> = values(&fields, "group").filter_map(|value| value.parse().ok()).collect();
    use_cases::remove_groups(&ask.ctx, &ask.school, &halves).await.map_err(ask.failed())?;
    let back = ask.here.trim_end_matches("/split/undo");
    Ok(Redirect::to(&format!("{back}/about?done=unsplit")).into_response())
}
