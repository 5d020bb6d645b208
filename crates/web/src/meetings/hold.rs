//! Holding a talk: one screen to note on, subject by subject.

use super::{
    At, Fields,
    texts::field,
    value,
    view::{Head, PartLine, PersonLine, Refused, Screen, agenda, frame, general_agreements, left, people},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
    plans::TextField,
};
use app::meetings::{TalkPage, talk_page};
use axum::{
    extract::{Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::meetings::{field_of_heading, text_is_open};
use policy::Action;

#[derive(askama::Template)]
#[template(path = "meetings/hold.html")]
struct HoldPage {
    frame: Frame,
    head: Head,
    parts: Vec<PartLine>,
    headings: Vec<TextField>,
    /// What was written under lines that are no longer part of the kind.
    left: Vec<(String, String)>,
    people: Vec<PersonLine>,
    agreements: Vec<String>,
    is_open: bool,
    may_agree: bool,
    refused: Refused,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    params: RawPathParams,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let found = load(&ask, &at).await?;
    Ok(render(&view(&ask, &found, value(&asked, "done"), Refused::default())))
}

async fn load(ask: &Ask, at: &At) -> Result<TalkPage, PageError> {
    ask.ctx.school(&ask.school, Action::WriteTalk).await.map_err(ask.failed())?;
    let language = ask.texts.language();
    talk_page(&ask.ctx, &ask.school, at.talk, ("talk", language)).await.map_err(ask.failed())
}

/// The page once more, with what was refused beside its form.
pub(super) async fn refused(
    ask: &Ask,
    at: &At,
    status: StatusCode,
    refused: Refused,
) -> Result<Response, PageError> {
    let found = load(ask, at).await?;
    Ok((status, render(&view(ask, &found, "", refused))).into_response())
}

fn view(ask: &Ask, found: &TalkPage, done: &str, refused: Refused) -> HoldPage {
    let frame = frame(ask, found);
    let head = Head::new(ask, &frame, found, (Screen::Hold, done));
    let address = head.address.clone();
    let heading = |one: &domain::meetings::TalkQuestion| {
        let code = field_of_heading(&one.key);
        field(ask, (found, &address, "hold"), ("", &code), (&one.title, &one.hint))
    };
    HoldPage {
        parts: agenda(ask, found, (&address, Screen::Hold)),
        headings: found.opened.kind.headings.iter().map(heading).collect(),
        left: left(ask.texts, found),
        people: people(ask.texts, found),
        agreements: general_agreements(ask.texts, found),
        is_open: found.may_write && text_is_open(found.opened.talk.state),
        may_agree: found.panel.may_write && text_is_open(found.opened.talk.state),
        refused,
        head,
        frame,
    }
}
