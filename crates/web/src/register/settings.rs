//! The school's own details: the roster has neither its name nor its board.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::register;
use askama::Template;
use axum::{
    Form,
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/settings.html")]
struct Settings {
    frame: Frame,
    base: String,
    code: String,
    name: String,
    board: String,
    is_saved: bool,
}

/// Whether one comes from saving.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
}

/// The form.
pub(crate) async fn settings(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let details = register::school_details(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &details.school, Room::Admin);
    Ok(render(&Settings {
        base: frame.base.clone().unwrap_or_default(),
        code: details.school.codes.code(),
        name: details.school.name.unwrap_or_default(),
        board: details.board.unwrap_or_default(),
        is_saved: came.saved.is_some(),
        frame,
    }))
}

/// What one fills in.
#[derive(Deserialize)]
pub(crate) struct SettingsForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    board: String,
}

/// Saves the form.
pub(crate) async fn save_settings(ask: Ask, Form(form): Form<SettingsForm>) -> Result<Response, PageError> {
    register::edit_school(&ask.ctx, &ask.school, &form.name, &form.board).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}?saved=1", ask.here)).into_response())
}
