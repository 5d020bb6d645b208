//! Handing in a signal.

use super::{Choice, choice, day, problem_words, pupil_id, text, typed, value};
use crate::{
    ask::Ask,
    error::{PageError, render},
    form::{Fields, FormState, Typed},
    page::{Frame, Room, school_base},
};
use app::concerns::{HandIn, HandedIn, SignalTyped, hand_in, hand_in_page, nature_words};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::concerns::Nature;

#[derive(Template)]
#[template(path = "concerns/new.html")]
struct NewPage {
    frame: Frame,
    base: String,
    name: String,
    officers: Vec<String>,
    record: Option<String>,
    form: FormState,
    natures: Vec<Choice>,
    today: String,
    draft: String,
}

/// The form.
pub(super) async fn form(ask: Ask, Path((_, pupil)): Path<(String, String)>) -> Result<Response, PageError> {
    let found = load(&ask, &pupil).await?;
    Ok(render(&page(&ask, &found, None)))
}

async fn load(ask: &Ask, pupil: &str) -> Result<HandIn, PageError> {
    hand_in_page(&ask.ctx, &ask.school, pupil_id(ask, pupil)?).await.map_err(ask.failed())
}

/// Hands a signal in.
pub(super) async fn save(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let signal = SignalTyped {
        happened_on: day(&fields, "happened_on"),
        source: text(&fields, "source"),
        nature: Nature::from_code(value(&fields, "nature")),
        text: text(&fields, "text"),
    };
    let id = pupil_id(&ask, &pupil)?;
    let problems = match hand_in(&ask.ctx, &ask.school, id, &signal).await.map_err(ask.failed())? {
        HandedIn::Yes => {
            let address = format!("/{}/concerns?done=handed&pupil={id}", ask.school);
            return Ok(Redirect::to(&address).into_response());
        }
        HandedIn::Wrong(problems) => problems.iter().map(|one| problem_words(ask.texts, *one)).collect(),
        HandedIn::NobodyAppointed => vec![("officers", String::new())],
    };
    let found = load(&ask, &pupil).await?;
    let page = page(&ask, &found, Some(&typed("new", fields, problems)));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// Under which name the browser keeps what is not handed in yet.
pub(super) fn draft_of(pupil: &str) -> String {
    format!("concern-{pupil}")
}

fn page(ask: &Ask, found: &HandIn, typed: Option<&Typed>) -> NewPage {
    let base = school_base(&found.school);
    let today = found.today.to_string();
    let form = FormState::new("new", &[("happened_on", today.as_str())], typed);
    let id = found.pupil.id;
    NewPage {
        frame: Frame::of_school(ask, &found.school, Room::Concerns),
        name: found.pupil.name.full(),
        officers: found.officers.iter().map(|name| name.reveal().clone()).collect(),
        record: found.record.map(|record| format!("{base}/pupils/{id}/concerns/{record}")),
        natures: Nature::ALL
            .iter()
            .map(|one| choice(one.code(), nature_words(ask.texts, *one), form.has("nature", one.code())))
            .collect(),
        today,
        draft: ask.draft_name(&draft_of(&id.to_string())),
        base: format!("{base}/pupils/{id}"),
        form,
    }
}
