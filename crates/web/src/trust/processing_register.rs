//! The register of processing activities.

use super::retention::pdf_response;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::trust::processing_register::{
    activity_in_words, activity_name, processing_register, processing_register_pdf,
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "trust/processing_register.html")]
struct RegisterPage {
    frame: Frame,
    base: String,
    school: String,
    board: Option<String>,
    activities: Vec<Activity>,
}

struct Activity {
    code: String,
    name: String,
    facts: Vec<(&'static str, String)>,
}

/// The register.
pub(crate) async fn page(ask: Ask) -> Result<Response, PageError> {
    let register = processing_register(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &register.school, Room::Admin);
    let activity = |one: &app::trust::processing_register::Activity| Activity {
        code: one.code.clone(),
        name: activity_name(ask.texts, one),
        facts: activity_in_words(ask.texts, &register, one),
    };
    let codes = &register.school.codes;
    Ok(render(&RegisterPage {
        base: frame.base.clone().unwrap_or_default(),
        school: register.school.name.clone().unwrap_or_else(|| codes.code()),
        board: register.board.clone(),
        activities: register.activities.iter().map(activity).collect(),
        frame,
    }))
}

/// The register on paper.
pub(crate) async fn pdf(ask: Ask) -> Result<Response, PageError> {
    let register = processing_register(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let pdf = processing_register_pdf(&ask.ctx, ask.texts, &register).await.map_err(ask.failed())?;
    Ok(pdf_response("stut-verwerkingsregister.pdf", pdf))
}
