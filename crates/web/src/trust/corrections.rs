//! Corrections and statements beside a pupil's file: showing them, and adding one.

use super::pupil_export::{asked_by, pupil_id, wrong};
use crate::{ask::Ask, error::PageError};
use app::trust::{
    corrections::{CorrectionKind, KeptCorrection, NewCorrection, correct_pupil},
    moment_in_words,
};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::Personal;
use i18n::Texts;
use serde::Deserialize;

/// A correction or a statement, as pages show it.
pub(crate) struct CorrectionLine {
    pub(crate) kind: String,
    pub(crate) about: String,
    pub(crate) text: String,
    pub(crate) below: String,
}

pub(crate) fn correction_lines(texts: &Texts, kept: &[KeptCorrection]) -> Vec<CorrectionLine> {
    let line = |one: &KeptCorrection| {
        let asked = texts.rights_asked_by(one.asked_by.as_str());
        let at = moment_in_words(texts, one.made_at);
        CorrectionLine {
            kind: texts.correction_kind(one.kind.as_str()),
            about: one.about.reveal().clone(),
            text: one.text.reveal().clone(),
            below: texts.correction_below(at.as_str(), asked.as_str(), one.author_name.reveal().as_str()),
        }
    };
    kept.iter().map(line).collect()
}

/// The longest text; a longer one is told, not cut.
const LONGEST: usize = 10_000;

/// What one fills in.
#[derive(Deserialize, Clone)]
pub(crate) struct CorrectionForm {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    asked_by: String,
}

/// What is wrong with a text: that there is none, where it must not be missing, or that it is too long.
fn problem(texts: &Texts, text: &str, missing: Option<&str>) -> Option<String> {
    if text.is_empty() {
        return missing.map(str::to_owned);
    }
    let is_too_long = text.chars().count() > LONGEST;
    is_too_long.then(|| texts.correction_too_long(LONGEST))
}

/// Adds it.
pub(crate) async fn add(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(form): Form<CorrectionForm>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let texts = ask.texts;
    let kind = CorrectionKind::ALL.into_iter().find(|kind| kind.code() == form.kind);
    let (about, text) = (form.about.trim().to_owned(), form.text.trim().to_owned());
    let about_missing = (kind == Some(CorrectionKind::Correction)).then(|| texts.correction_about_missing());
    let about_problem = problem(texts, &about, about_missing);
    let text_problem = problem(texts, &text, Some(texts.correction_text_missing()));
    let by = asked_by(&form.asked_by);
    if let (Some(kind), Some(asked_by), None, None) = (kind, by, &about_problem, &text_problem) {
        let new = NewCorrection { kind, about: Personal::new(about), text: Personal::new(text), asked_by };
        correct_pupil(&ask.ctx, &ask.school, pupil, new).await.map_err(ask.failed())?;
        let back = ask.here.trim_end_matches("/corrections");
        return Ok(Redirect::to(&format!("{back}/rights?saved=correction")).into_response());
    }
    wrong(&ask, pupil, |typed| {
        typed.kind = form.kind;
        typed.kind_problem = kind.is_none().then(|| texts.correction_kind_missing().to_owned());
        typed.about = form.about;
        typed.text = form.text;
        typed.correction_asked_by = form.asked_by;
        typed.about_problem = about_problem;
        typed.text_problem = text_problem;
        typed.correction_asked_problem = by.is_none().then(|| texts.rights_asked_missing().to_owned());
    })
    .await
}
