//! Data and rights of one pupil: the complete file, corrections, and for how long it is kept.

use super::corrections::{CorrectionLine, correction_lines};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::trust::{
    PupilRights, category_in_words,
    corrections::{AskedBy, CorrectionKind},
    export_pupil, pupil_rights,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::ids::PupilId;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/rights.html")]
pub(super) struct RightsPage {
    frame: Frame,
    base: String,
    pupil_page: String,
    name: String,
    first_name: String,
    dates: Vec<(&'static str, String)>,
    left_on: Option<String>,
    corrections: Vec<CorrectionLine>,
    asked: Vec<(&'static str, String)>,
    kinds: Vec<(&'static str, String)>,
    typed: Typed,
    saved: Option<String>,
}

/// What was typed into the forms of the page, with what is wrong with it.
#[derive(Default, Clone)]
pub(super) struct Typed {
    pub(super) asked_by: String,
    pub(super) asked_problem: Option<String>,
    pub(super) kind: String,
    pub(super) kind_problem: Option<String>,
    pub(super) about: String,
    pub(super) about_problem: Option<String>,
    pub(super) text: String,
    pub(super) text_problem: Option<String>,
    pub(super) correction_asked_by: String,
    pub(super) correction_asked_problem: Option<String>,
    pub(super) special: bool,
    pub(super) until: String,
    pub(super) until_problem: Option<String>,
    pub(super) why: String,
    pub(super) why_problem: Option<String>,
    pub(super) version: i64,
}

/// What one comes from.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
}

/// The page.
pub(crate) async fn rights(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let found = load(&ask, pupil_id(&ask, &pupil)?).await?;
    let mut page = page(&ask, &found, None);
    page.saved = came.saved.map(|saved| ask.texts.rights_saved(saved.as_str()));
    Ok(render(&page))
}

pub(super) fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

pub(super) async fn load(ask: &Ask, pupil: PupilId) -> Result<PupilRights, PageError> {
    pupil_rights(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())
}

/// The page again, with what was typed and what is wrong with it.
pub(super) async fn wrong(
    ask: &Ask,
    pupil: PupilId,
    typed: impl FnOnce(&mut Typed),
) -> Result<Response, PageError> {
    let found = load(ask, pupil).await?;
    let mut kept = kept(&found);
    typed(&mut kept);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page(ask, &found, Some(kept)))).into_response())
}

/// The forms as they are when nothing was typed.
fn kept(found: &PupilRights) -> Typed {
    let hold = found.hold.as_ref();
    Typed {
        special: hold.is_some_and(|kept| kept.hold.went_to_special),
        until: hold.and_then(|kept| kept.hold.keep_until).map(|day| day.to_string()).unwrap_or_default(),
        why: hold.map(|kept| kept.why.reveal().clone()).unwrap_or_default(),
        version: hold.map_or(0, |kept| kept.version),
        ..Typed::default()
    }
}

fn page(ask: &Ask, found: &PupilRights, typed: Option<Typed>) -> RightsPage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    RightsPage {
        pupil_page: format!("{base}/pupils/{}", found.pupil.id),
        name: found.pupil.name.full(),
        first_name: found.pupil.name.first.reveal().clone(),
        dates: found
            .dates
            .iter()
            .map(|(category, on)| (category_in_words(texts, *category), texts.language().date(*on)))
            .collect(),
        left_on: found.pupil.left_on.map(|day| texts.language().date(day)),
        corrections: correction_lines(texts, &found.corrections),
        asked: AskedBy::ALL.map(|by| (by.code(), texts.rights_asked_by(by.code()))).into(),
        kinds: CorrectionKind::ALL.map(|kind| (kind.code(), texts.correction_kind(kind.code()))).into(),
        typed: typed.unwrap_or_else(|| kept(found)),
        saved: None,
        base,
        frame,
    }
}

/// Who asks for the file.
#[derive(Deserialize)]
pub(crate) struct FileForm {
    #[serde(default)]
    asked_by: String,
}

pub(super) fn asked_by(code: &str) -> Option<AskedBy> {
    AskedBy::ALL.into_iter().find(|by| by.code() == code)
}

/// The complete file of the pupil as a zip.
pub(crate) async fn file(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(form): Form<FileForm>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let Some(by) = asked_by(&form.asked_by) else {
        let problem = ask.texts.rights_asked_missing().to_owned();
        return wrong(&ask, pupil, |typed| typed.asked_problem = Some(problem)).await;
    };
    let made = export_pupil(&ask.ctx, ask.texts, &ask.school, pupil, by).await.map_err(ask.failed())?;
    // The name of the pupil is not in the name of the file: that shows in lists of downloads.
    let disposition = format!("attachment; filename=\"{}\"", ask.texts.export_zip_name());
    let disposition = HeaderValue::from_str(&disposition);
    let disposition = disposition.unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static("application/zip");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], made.bytes)
        .into_response())
}
