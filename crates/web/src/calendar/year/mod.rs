//! The year plan: the year, a month and what is coming; entries with what their groups did; filling a year; a link for one's
//! own calendar program.

mod done;
mod entry;
mod feed;
mod form;
mod plan;
mod start;

use crate::{
    ask::Ask,
    error::PageError,
    routes::{Needs, Routes},
};
use axum::{
    extract::RawPathParams,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::SchoolYear;
use policy::Action;
use std::str::FromStr;

/// The addresses of the year plan.
pub(super) fn routes(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewCalendar), Needs::To(Action::EditCalendar));
    let follow = Needs::To(Action::FollowCalendar);
    routes
        .get("/{school}/year-plan", view, plan::page)
        .post("/{school}/year-plan", edit, entry::add)
        .get("/{school}/year-plan.pdf", view, plan::as_pdf)
        .get("/{school}/year-plan/new", edit, entry::new)
        .get("/{school}/year-plan/start", edit, start::page)
        .post("/{school}/year-plan/start", edit, start::make)
        .post("/{school}/year-plan/start/{batch}/undo", edit, start::undo)
        .post("/{school}/year-plan/template", edit, start::keep)
        .post("/{school}/year-plan/template/{template}/undo", edit, start::unkeep)
        .get("/{school}/year-plan/feed", follow, feed::page)
        .post("/{school}/year-plan/feed", follow, feed::make)
        .post("/{school}/year-plan/feed/revoke", follow, feed::revoke)
        .get("/{school}/year-plan/{entry}", view, entry::one)
        .post("/{school}/year-plan/{entry}", edit, entry::save)
        .get("/{school}/year-plan/{entry}/edit", edit, entry::edit)
        .post("/{school}/year-plan/{entry}/undo", edit, entry::undo)
        .post("/{school}/year-plan/{entry}/remove", edit, entry::remove)
        .post("/{school}/year-plan/{entry}/restore", edit, entry::restore)
        .post("/{school}/year-plan/{entry}/groups/{group}", follow, entry::tick)
        .get("/feed/{secret}", Needs::Nothing, feed::calendar)
}

/// Fields of a form, or what is asked of a page.
type Fields = Vec<(String, String)>;

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

fn values(fields: &Fields, name: &str) -> Vec<String> {
    let of = fields.iter().filter(|(key, value)| key == name && !value.is_empty());
    of.map(|(_, value)| value.clone()).collect()
}

fn year_of(ask: &Ask, fields: &Fields) -> SchoolYear {
    value(fields, "year").parse().unwrap_or_else(|_| SchoolYear::of(ask.ctx.today()))
}

/// A part of the address that names something; who may not ask hears that first.
async fn named<T: FromStr>(
    ask: &Ask,
    (params, name): (&RawPathParams, &str),
    action: Action,
) -> Result<T, PageError> {
    let found = params.iter().find(|(key, _)| *key == name).and_then(|(_, text)| text.parse().ok());
    match (found, ask.ctx.school(&ask.school, action).await) {
        (_, Err(error)) => Err(ask.failed()(error)),
        (None, Ok(_)) => Err(ask.failed()(app::Error::NotFound)),
        (Some(id), Ok(_)) => Ok(id),
    }
}

fn to(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// The year plan of a school year after something was done.
fn back(ask: &Ask, year: SchoolYear, done: &str) -> Response {
    to(&format!("/{}/year-plan?year={year}&done={done}", ask.school))
}
