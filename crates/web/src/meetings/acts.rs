//! What is done with a talk as a whole: held, cancelled, its agenda built, an agreement noted.

use super::{At, Fields, hold, prepare, status, to, value, version, view::Refused};
use crate::{agreements::why_not, ask::Ask, error::PageError};
use app::{
    agreements::LineSaved,
    meetings::{Prepared, Stepped, agree_in_talk, prepare as build_agenda, take_step},
};
use axum::{Form, extract::RawPathParams, response::Response};
use domain::{
    Personal,
    ids::PupilId,
    meetings::{TalkState, TalkStep},
};

/// Takes a step.
pub(super) async fn step(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let wanted = TalkStep::from_code(value(&fields, "step"));
    let asked = (at.talk, version(&fields));
    let stepped = match wanted {
        Some(wanted) => take_step(&ask.ctx, &ask.school, asked, wanted).await.map_err(ask.failed())?,
        None => Stepped::NotNow,
    };
    let words = match stepped {
        Stepped::Yes(TalkState::Held) => return Ok(to(&format!("{}/report?done=held", at.base))),
        Stepped::Yes(state) => return Ok(to(&format!("{}?done={}", at.base, state.code()))),
        Stepped::NotNow => ask.texts.meeting_refused_step(),
        Stepped::Meanwhile => ask.texts.meeting_refused_meanwhile(),
    };
    let refused = Refused { form: "step".to_owned(), words: words.to_owned(), typed: String::new() };
    prepare::refused(&ask, &at, status(stepped == Stepped::Meanwhile), refused).await
}

/// Builds the agenda.
pub(super) async fn build(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let built = build_agenda(&ask.ctx, &ask.school, at.talk).await.map_err(ask.failed())?;
    let words = match built {
        Prepared::Yes(_) => return Ok(to(&format!("{}?done=prepared#agenda", at.base))),
        Prepared::Frozen => ask.texts.meeting_refused_frozen(),
        Prepared::Meanwhile => ask.texts.meeting_refused_meanwhile(),
    };
    let refused = Refused { form: "build".to_owned(), words: words.to_owned(), typed: String::new() };
    prepare::refused(&ask, &at, status(built == Prepared::Meanwhile), refused).await
}

/// Notes an agreement.
pub(super) async fn agree(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let pupil = value(&fields, "pupil");
    let about: Option<PupilId> = match pupil {
        "" => None,
        id => Some(id.parse().map_err(|_| ask.failed()(app::Error::NotFound))?),
    };
    let line = Personal::new(value(&fields, "line").to_owned());
    let saved = agree_in_talk(&ask.ctx, &ask.school, (at.talk, about), &line).await.map_err(ask.failed())?;
    let form = format!("agree-{pupil}");
    let words = match saved {
        Some(LineSaved::Yes(_)) => return Ok(to(&format!("{}/hold?done=agreed#{form}", at.base))),
        Some(refused) => ask.texts.meeting_agree_wrong(why_not(ask.texts, &refused)),
        None => ask.texts.meeting_refused_frozen().to_owned(),
    };
    hold::refused(&ask, &at, status(false), Refused { form, words, typed: line.reveal().clone() }).await
}
