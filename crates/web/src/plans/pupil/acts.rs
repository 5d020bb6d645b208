//! What one does with a plan on its page: write down what was done, record what guardians say, tick, share, go on.

use super::{
    Fields, day, ids,
    page::again,
    panels::{Typed, check_problem},
    value, version,
};
use crate::{ask::Ask, error::PageError};
use app::plans::{
    Whose,
    pupil::{
        self as use_cases, CheckSaved, ConsentSaved, ConsentTakenBack, ConsentTyped, Continued, SessionSaved,
        SessionTyped, Shared,
    },
};
use axum::{
    Form,
    extract::{Path, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{Personal, plans::ConsentAnswer};

type Place = Path<(String, String, String)>;
type PlaceWithOne = Path<(String, String, String, String)>;

/// Back to the plan, with what was done.
fn back(ask: &Ask, (pupil, plan): (&str, &str), done: &str) -> Response {
    Redirect::to(&format!("/{}/pupils/{pupil}/plans/{plan}?done={done}", ask.school)).into_response()
}

fn text(fields: &Fields, name: &str) -> Personal<String> {
    Personal::new(value(fields, name).to_owned())
}

/// Writes down what was done.
pub(super) async fn add_session(
    ask: Ask,
    params: RawPathParams,
    Path((_, pupil, plan)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (of, at) = ids(&ask, &pupil, &plan)?;
    let typed = SessionTyped {
        done_on: day(&fields, "done_on"),
        minutes: value(&fields, "minutes").parse().ok(),
        what: text(&fields, "what"),
    };
    let saved = use_cases::add_session(&ask.ctx, &ask.school, (Whose::Pupil(of), at), &typed).await;
    match saved.map_err(ask.failed())? {
        SessionSaved::Yes(_) => Ok(back(&ask, (&pupil, &plan), "session#log")),
        SessionSaved::NotRunning => Ok(back(&ask, (&pupil, &plan), "not_running")),
        SessionSaved::Wrong(problems) => {
            let typed = Typed::Session(fields, problems);
            again(&ask, &params, (&pupil, &plan), (StatusCode::UNPROCESSABLE_ENTITY, typed)).await
        }
    }
}

/// Takes back what was written down.
pub(super) async fn remove_session(ask: Ask, place: PlaceWithOne) -> Result<Response, PageError> {
    set_session(&ask, place, true).await
}

/// Puts back what was taken back.
pub(super) async fn put_session_back(ask: Ask, place: PlaceWithOne) -> Result<Response, PageError> {
    set_session(&ask, place, false).await
}

async fn set_session(
    ask: &Ask,
    Path((_, pupil, plan, session)): PlaceWithOne,
    is_removed: bool,
) -> Result<Response, PageError> {
    let (of, at) = ids(ask, &pupil, &plan)?;
    let session = session.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let at = (Whose::Pupil(of), at);
    let done = use_cases::set_session(&ask.ctx, &ask.school, at, (session, is_removed)).await;
    let done = match (done.map_err(ask.failed())?, is_removed) {
        (true, true) => format!("session_removed&session={session}#log"),
        (true, false) => "session#log".to_owned(),
        (false, _) => "not_running".to_owned(),
    };
    Ok(back(ask, (&pupil, &plan), &done))
}

/// Records what somebody said about the plan.
pub(super) async fn record(
    ask: Ask,
    params: RawPathParams,
    Path((_, pupil, plan)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &pupil, &plan)?;
    let typed = ConsentTyped {
        contact: value(&fields, "contact").parse().ok(),
        who: text(&fields, "who"),
        answer: ConsentAnswer::from_code(value(&fields, "answer")),
        how: text(&fields, "how"),
        given_on: day(&fields, "given_on"),
    };
    let saved = use_cases::record_consent(&ask.ctx, &ask.school, at, &typed).await.map_err(ask.failed())?;
    match saved {
        ConsentSaved::Yes => Ok(back(&ask, (&pupil, &plan), "consent#consent")),
        ConsentSaved::NotNow => Ok(back(&ask, (&pupil, &plan), "frozen")),
        ConsentSaved::Wrong(problems) => {
            let typed = Typed::Consent(fields, problems);
            again(&ask, &params, (&pupil, &plan), (StatusCode::UNPROCESSABLE_ENTITY, typed)).await
        }
    }
}

/// Takes back a record that was wrong.
pub(super) async fn take_back(
    ask: Ask,
    params: RawPathParams,
    Path((_, pupil, plan, consent)): PlaceWithOne,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &pupil, &plan)?;
    let id = consent.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let because = text(&fields, "because");
    let taken = use_cases::take_back_consent(&ask.ctx, &ask.school, at, (id, &because)).await;
    match taken.map_err(ask.failed())? {
        ConsentTakenBack::Yes => Ok(back(&ask, (&pupil, &plan), "consent_taken#consent")),
        ConsentTakenBack::Gone => Ok(back(&ask, (&pupil, &plan), "meanwhile")),
        ConsentTakenBack::NoReason => {
            let typed = Typed::TakeBack(consent, because.reveal().clone());
            again(&ask, &params, (&pupil, &plan), (StatusCode::UNPROCESSABLE_ENTITY, typed)).await
        }
    }
}

/// Ticks a point of the checklist.
pub(super) async fn check(
    ask: Ask,
    params: RawPathParams,
    Path((_, pupil, plan)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (of, at) = ids(&ask, &pupil, &plan)?;
    let point = (value(&fields, "key"), version(&fields));
    let said = (day(&fields, "done_on"), &text(&fields, "remark"));
    let saved = use_cases::save_check(&ask.ctx, &ask.school, (Whose::Pupil(of), at), point, said).await;
    let saved = saved.map_err(ask.failed())?;
    if saved == CheckSaved::Yes {
        let done = format!("check#check-{}", point.0);
        return Ok(back(&ask, (&pupil, &plan), &done));
    }
    let is_second = saved == CheckSaved::Meanwhile;
    let status = if is_second { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let typed = Typed::Check(fields, check_problem(ask.texts, saved));
    again(&ask, &params, (&pupil, &plan), (status, typed)).await
}

/// Shares the plan with guardians, or no longer.
pub(super) async fn share(
    ask: Ask,
    Path((_, pupil, plan)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (of, at) = ids(&ask, &pupil, &plan)?;
    let is_shared = value(&fields, "share") == "1";
    let shared = use_cases::share_plan(&ask.ctx, &ask.school, (of, at, version(&fields)), is_shared).await;
    let done = match (shared.map_err(ask.failed())?, is_shared) {
        (Shared::Yes, true) => "shared",
        (Shared::Yes, false) => "unshared",
        (Shared::SeveralPupils, _) => "several",
        (Shared::Meanwhile, _) => "meanwhile",
    };
    Ok(back(&ask, (&pupil, &plan), done))
}

/// Goes on with the plan as a new draft.
pub(super) async fn go_on(ask: Ask, Path((_, pupil, plan)): Place) -> Result<Response, PageError> {
    let at = ids(&ask, &pupil, &plan)?;
    let next = use_cases::continue_plan(&ask.ctx, &ask.school, at).await.map_err(ask.failed())?;
    Ok(match next {
        Continued::Yes(next) => back(&ask, (&pupil, &next.to_string()), "continued"),
        Continued::Already(next) => back(&ask, (&pupil, &next.to_string()), "already"),
        Continued::NotNow => back(&ask, (&pupil, &plan), "frozen"),
    })
}
