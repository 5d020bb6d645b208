//! Two people, or one in two windows, saved the same thing: the second sees both versions with what differs, and chooses
//! hers, the other, or a merged text. Nothing is lost and nothing is decided for her.
//!
//! A page that can meet this keeps a `version` in its form. When the use case answers that somebody was first, the page
//! answers with [`Conflict::page`] (status 409). Its form goes to the same address with everything that
//! was typed, the newer version, and the [`Choice`].

use crate::{error::render, page::Frame};
use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;
use similar::{ChangeTag, TextDiff};
use std::time::Duration;

/// What both versions say, and where the choice goes.
pub(crate) struct Conflict {
    /// Where the choice is sent.
    pub(crate) action: String,
    /// What goes along: what was typed, and the version that is there now.
    pub(crate) fields: Vec<(String, String)>,
    /// Who saved the other version, and when, in words; empty when that is not known.
    pub(crate) by: String,
    /// What differs.
    pub(crate) parts: Vec<Part>,
    /// The text to merge, when it is a text.
    pub(crate) merge: Option<String>,
}

#[derive(Template)]
#[template(path = "conflict.html")]
struct ConflictPage {
    frame: Frame,
    conflict: Conflict,
}

impl Conflict {
    /// Both versions as a page.
    pub(crate) fn page(self, frame: Frame) -> Response {
        (StatusCode::CONFLICT, render(&ConflictPage { frame, conflict: self })).into_response()
    }
}

/// A part that differs, in both versions.
pub(crate) struct Part {
    pub(crate) label: String,
    pub(crate) mine: Vec<Piece>,
    pub(crate) theirs: Vec<Piece>,
}

/// A piece of a text that is the same in both versions, or differs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) differs: bool,
}

/// What was chosen; nothing when the form was sent for the first time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Choice {
    /// Nothing yet.
    #[default]
    None,
    /// What I typed.
    Mine,
    /// What is there.
    Theirs,
    /// The merged text, which comes in the field `merged`.
    Merged,
}

impl Part {
    pub(crate) fn new(label: impl Into<String>, mine: &str, theirs: &str) -> Self {
        let (theirs, mine) = differences(theirs, mine);
        Self { label: label.into(), mine, theirs }
    }
}

/// How long the search for the smallest difference may take; then a larger one will do.
const PATIENCE: Duration = Duration::from_millis(200);

/// Two texts in pieces, with the words that only one of them has marked.
pub(crate) fn differences(before: &str, after: &str) -> (Vec<Piece>, Vec<Piece>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let diff = TextDiff::configure().timeout(PATIENCE).diff_words(before, after);
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {
                add(&mut left, change.value(), false);
                add(&mut right, change.value(), false);
            }
            ChangeTag::Delete => add(&mut left, change.value(), true),
            ChangeTag::Insert => add(&mut right, change.value(), true),
        }
    }
    (left, right)
}

fn add(pieces: &mut Vec<Piece>, text: &str, differs: bool) {
    match pieces.last_mut() {
        Some(last) if last.differs == differs => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), differs }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(pieces: &[Piece]) -> Vec<&str> {
        pieces.iter().filter(|piece| piece.differs).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn only_the_words_that_differ_are_marked_and_every_letter_is_there() {
        let (before, after) = ("Noor leest vlot.\nZe lacht.", "Noor leest heel vlot.\nZe zingt.");
        let (left, right) = differences(before, after);
        assert_eq!(marked(&left), ["lacht."]);
        assert_eq!(marked(&right), ["heel ", "zingt."]);
        let whole = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
        assert_eq!((whole(&left).as_str(), whole(&right).as_str()), (before, after));
    }

    #[test]
    fn two_long_texts_that_have_nothing_in_common_do_not_keep_anybody_waiting() {
        let words = |letter: char| (0..4000).map(|n| format!("{letter}{n} ")).collect::<String>();
        let (left, right) = differences(&words('a'), &words('b'));
        assert!(!marked(&left).is_empty() && !marked(&right).is_empty());
    }
}
