//! Errors as pages: the five kinds of `app::Error`, once.

use crate::{ask::Ask, page::Frame};
use app::imports::conflict_in_words;
use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

/// A use case gave no answer, or a page could not be made.
pub(crate) struct PageError {
    frame: Box<Frame>,
    error: app::Error,
}

impl PageError {
    pub(crate) fn new(frame: Frame, error: app::Error) -> Self {
        Self { frame: Box::new(frame), error }
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    title: &'static str,
    text: String,
    /// Where a teacher opens a file in an emergency, when it was not found.
    emergency: Option<String>,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let texts = self.frame.texts;
        let (status, title, text) = match self.error {
            app::Error::NotFound => {
                (StatusCode::NOT_FOUND, texts.error_not_found_title(), texts.error_not_found().to_owned())
            }
            app::Error::Forbidden => {
                (StatusCode::FORBIDDEN, texts.error_forbidden_title(), texts.error_forbidden().to_owned())
            }
            app::Error::Conflict(conflict) => {
                note(conflict);
                (StatusCode::CONFLICT, texts.error_conflict_title(), conflict_in_words(texts, conflict))
            }
            app::Error::Broken(error) => {
                tracing::error!(error = format!("{error:#}"), "broken");
                let text = texts.error_broken(self.frame.request.as_str());
                (StatusCode::INTERNAL_SERVER_ERROR, texts.error_broken_title(), text)
            }
        };
        let emergency = self.frame.emergency.clone().filter(|_| status == StatusCode::NOT_FOUND);
        let page = ErrorPage { frame: *self.frame, title, text, emergency };
        (status, render(&page)).into_response()
    }
}

/// Writes in the log what a person at the page cannot mend and who keeps the program running can.
pub(crate) fn note(conflict: app::Conflict) {
    if conflict == app::Conflict::NoRoom {
        tracing::error!("the disk is full or cannot be written to");
    }
}

/// That what was sent could not be read, as a page.
pub(crate) fn unreadable(ask: &Ask, status: StatusCode) -> Response {
    let texts = ask.texts;
    let text = match status {
        StatusCode::PAYLOAD_TOO_LARGE => texts.error_too_large(),
        _ => texts.error_unreadable(),
    };
    let page = ErrorPage {
        frame: Frame::bare(ask),
        title: texts.error_unreadable_title(),
        text: text.to_owned(),
        emergency: None,
    };
    (status, render(&page)).into_response()
}

/// A page as a response. Writing to memory fails for no reason a person could do something about.
pub(crate) fn render(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "template");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// An address that leads nowhere.
pub(crate) async fn no_such_page(ask: Ask) -> PageError {
    PageError::new(Frame::bare(&ask), app::Error::NotFound)
}
