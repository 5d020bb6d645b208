//! Talks as pages: the list, planning one or a round, preparing, holding on one screen, the report, the form for a child, and
//! the kinds of talk.

mod acts;
mod child;
mod form;
mod hold;
mod kinds;
mod list;
mod people;
mod prepare;
mod report;
mod round;
mod subjects;
mod texts;
mod view;

use crate::{
    ask::Ask,
    error::PageError,
    routes::{Needs, Routes},
};
use axum::{
    extract::RawPathParams,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::TalkId;
use policy::Action;
use std::str::FromStr;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, plan) = (Needs::To(Action::ViewTalks), Needs::To(Action::PlanTalk));
    let (write, kinds) = (Needs::To(Action::WriteTalk), Needs::To(Action::EditTalkKinds));
    let routes = routes
        .get("/{school}/talks", view, list::page)
        .post("/{school}/talks", plan, form::make)
        .get("/{school}/talks/new", plan, form::new)
        .get("/{school}/talks/round", plan, round::page)
        .post("/{school}/talks/round", plan, round::make)
        .post("/{school}/talks/rounds/{round}/undo", plan, round::undo)
        .get("/{school}/talks/{talk}", view, prepare::page)
        .get("/{school}/talks/{talk}/edit", plan, form::edit)
        .post("/{school}/talks/{talk}/edit", plan, form::save)
        .get("/{school}/talks/{talk}/hold", write, hold::page)
        .get("/{school}/talks/{talk}/report", view, report::page)
        .get("/{school}/talks/{talk}/report.pdf", view, report::as_pdf)
        .get("/{school}/talks/{talk}/child", write, child::page)
        .post("/{school}/talks/{talk}/child", write, child::save)
        .post("/{school}/talks/{talk}/child/offer", write, child::offer)
        .get("/{school}/settings/talks", kinds, kinds::page)
        .post("/{school}/settings/talks", kinds, kinds::save);
    routes
        .post("/{school}/talks/{talk}/texts", write, texts::save)
        .post("/{school}/talks/{talk}/step", write, acts::step)
        .post("/{school}/talks/{talk}/prepare", write, acts::build)
        .post("/{school}/talks/{talk}/agreements", write, acts::agree)
        .post("/{school}/talks/{talk}/subjects", write, subjects::add)
        .post("/{school}/talks/{talk}/subjects/{subject}/mark", write, subjects::mark)
        .post("/{school}/talks/{talk}/subjects/{subject}/remove", write, subjects::remove)
        .post("/{school}/talks/{talk}/subjects/{subject}/back", write, subjects::back)
        .post("/{school}/talks/{talk}/people", write, people::add)
        .post("/{school}/talks/{talk}/people/{person}/absent", write, people::absent)
        .post("/{school}/talks/{talk}/people/{person}/remove", write, people::remove)
}

/// What was sent under a name, in its order.
type Fields = Vec<(String, String)>;

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

fn values(fields: &Fields, name: &str) -> Vec<String> {
    fields
        .iter()
        .filter(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.clone())
        .collect()
}

fn version(fields: &Fields) -> i64 {
    value(fields, "version").parse().unwrap_or_default()
}

/// The talk, subject, person and round that an address names; what cannot be an id is not found.
struct At {
    talk: TalkId,
    base: String,
}

impl At {
    async fn of(ask: &Ask, params: &RawPathParams) -> Result<Self, PageError> {
        match part::<TalkId>(params, "talk") {
            Some(talk) => Ok(Self { talk, base: format!("/{}/talks/{talk}", ask.school) }),
            None => Err(not_found(ask).await),
        }
    }
}

/// That there is no such thing; who may not see talks here hears that first, and it is in the trail.
async fn not_found(ask: &Ask) -> PageError {
    match ask.ctx.school(&ask.school, Action::ViewTalks).await {
        Ok(_) => ask.failed()(app::Error::NotFound),
        Err(error) => ask.failed()(error),
    }
}

/// A part of the address that names something of a talk, or a round.
async fn named<T: FromStr>(ask: &Ask, params: &RawPathParams, name: &str) -> Result<T, PageError> {
    match part(params, name) {
        Some(id) => Ok(id),
        None => Err(not_found(ask).await),
    }
}

fn part<T: FromStr>(params: &RawPathParams, wanted: &str) -> Option<T> {
    params.iter().find(|(name, _)| *name == wanted)?.1.parse().ok()
}

fn to(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// The status of what was refused: somebody was first, or what was sent will not do.
const fn status(is_meanwhile: bool) -> StatusCode {
    if is_meanwhile { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY }
}
