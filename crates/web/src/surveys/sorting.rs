//! The ordered shoebox: open answers, sorted into levels by keys, by dragging or with the form of each answer.

mod view;

use super::survey_id;
use crate::{
    ask::Ask,
    error::{PageError, render},
    routes::{Needs, Routes},
};
use app::surveys::{self as use_cases, Sorted, TypedPlacing, sort_answer};
use axum::{
    Form, Json,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{OpenAnswerId, SurveyId},
    surveys::Placing,
};
use policy::Action;
use serde::Serialize;
use view::{Choice, Trouble, placing_words, problem_words, view};

/// The addresses of this part.
pub(super) fn routes(routes: Routes) -> Routes {
    let sort = Needs::To(Action::SortAnswers);
    routes.get("/{school}/surveys/{survey}/sort", sort, page).post(
        "/{school}/surveys/{survey}/sort/{text}",
        sort,
        save,
    )
}

/// Fields of a form.
type Fields = Vec<(String, String)>;

/// The page.
async fn page(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    shown(&ask, id, &choice, None).await
}

async fn shown(
    ask: &Ask,
    id: SurveyId,
    choice: &Choice,
    trouble: Option<Trouble>,
) -> Result<Response, PageError> {
    let found = use_cases::sorting(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let words = use_cases::words(&ask.ctx, &ask.school, id, None).await.map_err(ask.failed())?;
    Ok(render(&view(ask, &found, &words, (choice, trouble))))
}

/// Puts an open answer somewhere.
async fn save(
    ask: Ask,
    Path((_, survey, text)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let text: OpenAnswerId = text.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let typed = typed(&fields);
    let saved = sort_answer(&ask.ctx, &ask.school, (id, text), &typed).await.map_err(ask.failed())?;
    if ask.is_fetch {
        return Ok(said(&ask, &saved));
    }
    let choice =
        Choice { show: fields.iter().find(|(name, _)| name == "show").map(|(_, value)| value.clone()) };
    let (status, message, version) = match saved {
        Sorted::Yes(_) => {
            let show = choice.show.unwrap_or_default();
            let sort = ask.here.rsplit_once('/').map_or("", |(sort, _)| sort);
            let address = format!("{sort}?show={}", crate::page::in_query(&show));
            return Ok(Redirect::to(&address).into_response());
        }
        Sorted::Wrong(problem) => {
            (StatusCode::UNPROCESSABLE_ENTITY, problem_words(ask.texts, problem), typed.version)
        }
        Sorted::Meanwhile(now, version) => (StatusCode::CONFLICT, meanwhile(&ask, now.as_ref()), version),
    };
    let trouble = Trouble { text, typed: TypedPlacing { version, ..typed }, message };
    Ok((status, shown(&ask, id, &choice, Some(trouble)).await?).into_response())
}

/// What script is told.
#[derive(Serialize)]
struct Said {
    is_saved: bool,
    version: i64,
    message: String,
}

fn said(ask: &Ask, saved: &Sorted) -> Response {
    let (is_saved, version, message) = match saved {
        Sorted::Yes(version) => (true, *version, ask.texts.sorting_saved().to_owned()),
        Sorted::Wrong(problem) => (false, -1, problem_words(ask.texts, *problem)),
        Sorted::Meanwhile(now, version) => (false, *version, meanwhile(ask, now.as_ref())),
    };
    Json(Said { is_saved, version, message }).into_response()
}

fn meanwhile(ask: &Ask, now: Option<&Placing>) -> String {
    match now {
        Some(placing) => ask.texts.sorting_meanwhile(placing_words(ask.texts, placing).as_str()),
        None => ask.texts.sorting_meanwhile_pile().to_owned(),
    }
}

/// What a form says. The button of a suggestion takes that level alone.
fn typed(fields: &Fields) -> TypedPlacing {
    let all = |name: &'static str| {
        fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    };
    let one = |name: &'static str| all(name).next().unwrap_or_default();
    // What is no number is no level, and is told so.
    let level = |text: &str| text.parse().unwrap_or(0);
    let version = one("version").parse().unwrap_or(0);
    match all("take").next() {
        Some(taken) => TypedPlacing { levels: vec![level(taken)], version, ..TypedPlacing::default() },
        None if all("back").next().is_some() => TypedPlacing { version, ..TypedPlacing::default() },
        None => TypedPlacing {
            levels: all("level").map(level).collect(),
            is_left_out: all("left_out").next().is_some(),
            reason: one("reason").to_owned(),
            version,
        },
    }
}
