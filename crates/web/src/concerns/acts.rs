//! What the readers of a record do on its page.

use super::{
    account, day, ids, problem_words,
    record::{again, wrong},
    text, value,
};
use crate::{
    ask::Ask,
    error::PageError,
    form::{Fields, version},
};
use app::concerns::{
    self as use_cases, EntrySaved, EntryTyped, ReaderRemoved, Struck, close_record, destroy_record,
    strike_out, take_step, take_step_back, write_entry,
};
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    concerns::{DestroyReason, EntryKind, LONGEST_LINE, Nature},
    ids::ConcernEntryId,
};

type Address = Path<(String, String, String)>;

fn back(ask: &Ask, (pupil, record): (&str, &str), done: &str) -> Response {
    let address = format!("/{}/pupils/{pupil}/concerns/{record}?done={done}", ask.school);
    Redirect::to(&address).into_response()
}

/// Writes an entry.
pub(super) async fn write(
    ask: Ask,
    Path((_, pupil, record)): Address,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let entry = EntryTyped {
        kind: EntryKind::from_code(value(&fields, "kind")),
        happened_on: day(&fields, "happened_on"),
        source: text(&fields, "source"),
        nature: Nature::from_code(value(&fields, "nature")),
        text: text(&fields, "text"),
    };
    let saved = write_entry(&ask.ctx, &ask.school, ids(&ask, &pupil, &record)?, &entry).await;
    match saved.map_err(ask.failed())? {
        EntrySaved::Yes => Ok(back(&ask, (&pupil, &record), "written#entries")),
        EntrySaved::Wrong(problems) => {
            let problems = problems.iter().map(|one| problem_words(ask.texts, *one)).collect();
            again(&ask, (&pupil, &record), ("entry", fields, problems)).await
        }
    }
}

/// Strikes an entry out.
pub(super) async fn strike(
    ask: Ask,
    Path((_, pupil, record, entry)): Path<(String, String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id: ConcernEntryId = entry.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let at = (ids(&ask, &pupil, &record)?, id);
    let why = text(&fields, "why");
    let words = match strike_out(&ask.ctx, &ask.school, at, &why).await.map_err(ask.failed())? {
        Struck::Yes => return Ok(back(&ask, (&pupil, &record), "struck#entries")),
        Struck::NoReason => ask.texts.concern_wrong_why().to_owned(),
        Struck::TooLong => ask.texts.concern_wrong_line(super::count(LONGEST_LINE)),
        Struck::Meanwhile => {
            let words = (StatusCode::CONFLICT, ask.texts.concern_meanwhile());
            return wrong(&ask, (&pupil, &record), words).await;
        }
    };
    let form = format!("strike-{id}");
    again(&ask, (&pupil, &record), (&form, fields, vec![("why", words)])).await
}

/// Says that a step was taken, or takes that back.
pub(super) async fn step(
    ask: Ask,
    Path((_, pupil, record)): Address,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = ids(&ask, &pupil, &record)?;
    let number: u8 = value(&fields, "step").parse().unwrap_or_default();
    if value(&fields, "back") == "1" {
        take_step_back(&ask.ctx, &ask.school, of, number).await.map_err(ask.failed())?;
        return Ok(back(&ask, (&pupil, &record), "step"));
    }
    let taken = take_step(&ask.ctx, &ask.school, of, (number, day(&fields, "day"))).await;
    if taken.map_err(ask.failed())? {
        return Ok(back(&ask, (&pupil, &record), "step"));
    }
    let problem = ("day", ask.texts.concern_wrong_day().to_owned());
    again(&ask, (&pupil, &record), (&format!("step-{number}"), fields, vec![problem])).await
}

/// Puts somebody on the list of readers.
pub(super) async fn add_reader(
    ask: Ask,
    Path((_, pupil, record)): Address,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = ids(&ask, &pupil, &record)?;
    if let Some(who) = account(&fields) {
        let added = use_cases::add_reader(&ask.ctx, &ask.school, of, who).await;
        if added.map_err(ask.failed())? {
            return Ok(back(&ask, (&pupil, &record), "reader#readers"));
        }
    }
    let words = (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.concern_wrong_reader());
    wrong(&ask, (&pupil, &record), words).await
}

/// Takes somebody off the list of readers.
pub(super) async fn remove_reader(
    ask: Ask,
    Path((_, pupil, record)): Address,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let of = ids(&ask, &pupil, &record)?;
    let Some(who) = account(&fields) else {
        let words = (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.concern_meanwhile());
        return wrong(&ask, (&pupil, &record), words).await;
    };
    let removed = use_cases::remove_reader(&ask.ctx, &ask.school, of, who).await;
    match removed.map_err(ask.failed())? {
        // Who took herself off finds the record no more.
        ReaderRemoved::Yes if ask.ctx.actor().account() == Some(who) => {
            Ok(Redirect::to(&format!("/{}/concerns?done=left", ask.school)).into_response())
        }
        ReaderRemoved::Yes | ReaderRemoved::NotThere => Ok(back(&ask, (&pupil, &record), "reader#readers")),
        ReaderRemoved::LastOne => {
            let words = (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.concern_wrong_last());
            wrong(&ask, (&pupil, &record), words).await
        }
    }
}

/// Closes the record, or opens it again.
pub(super) async fn close(
    ask: Ask,
    Path((_, pupil, record)): Address,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let is_closed = value(&fields, "closed") == "1";
    let at = (ids(&ask, &pupil, &record)?, version(&fields));
    if close_record(&ask.ctx, &ask.school, at, is_closed).await.map_err(ask.failed())? {
        return Ok(back(&ask, (&pupil, &record), if is_closed { "closed" } else { "opened" }));
    }
    let words = (StatusCode::CONFLICT, ask.texts.concern_meanwhile());
    wrong(&ask, (&pupil, &record), words).await
}

/// Destroys the record.
pub(super) async fn destroy(
    ask: Ask,
    Path((_, pupil, record)): Address,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let reason = DestroyReason::from_code(value(&fields, "why"));
    let Some(why) = reason.filter(|_| value(&fields, "sure") == "1") else {
        let mut problems = Vec::new();
        if reason.is_none() {
            problems.push(("why", ask.texts.concern_wrong_destroy_why().to_owned()));
        }
        if value(&fields, "sure") != "1" {
            problems.push(("sure", ask.texts.concern_wrong_sure().to_owned()));
        }
        return again(&ask, (&pupil, &record), ("destroy", fields, problems)).await;
    };
    destroy_record(&ask.ctx, &ask.school, ids(&ask, &pupil, &record)?, why).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("/{}/concerns?done=destroyed", ask.school)).into_response())
}
