//! Two people saved the same thing: both versions side by side, and the choice.

use crate::{error::render, page::Frame};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};

#[derive(Template)]
#[template(path = "conflict.html")]
struct ConflictPage {
    frame: Frame,
    both: Vec<Field>,
    action: String,
    fields: Vec<(&'static str, String)>,
    theirs: String,
}

struct Field {
    name: &'static str,
    mine: String,
    theirs: String,
}

/// What two people saved.
pub(super) struct Both {
    /// The name of each field, what the second person typed, and what the first one saved.
    pub(super) both: Vec<(&'static str, String, String)>,
    /// What is sent again to keep what the second person typed.
    pub(super) fields: Vec<(&'static str, String)>,
    /// Where it is sent.
    pub(super) action: String,
    /// Where one goes to keep what the first person saved.
    pub(super) theirs: String,
}

impl Both {
    /// The page, with the status that says so.
    pub(super) fn page(self, frame: Frame) -> Response {
        let field = |(name, mine, theirs)| Field { name, mine, theirs };
        let page = ConflictPage {
            frame,
            both: self.both.into_iter().map(field).collect(),
            action: self.action,
            fields: self.fields,
            theirs: self.theirs,
        };
        (StatusCode::CONFLICT, render(&page)).into_response()
    }
}
