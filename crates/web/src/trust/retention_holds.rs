//! Keeping a pupil's file for longer, and marking that the pupil went to special education.

use super::pupil_export::{load, pupil_id, wrong};
use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::PageError,
    page::{Frame, Room},
};
use app::trust::hold_pupil;
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{ids::PupilId, trust::retention::Hold};
use jiff::civil::Date;
use serde::Deserialize;

/// What one fills in.
#[derive(Deserialize, Clone)]
pub(crate) struct HoldForm {
    special: Option<String>,
    #[serde(default)]
    until: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    version: i64,
    /// What is chosen after somebody else saved.
    #[serde(default)]
    choice: Choice,
}

/// Saves it.
pub(crate) async fn save(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(form): Form<HoldForm>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let page = format!("{}/rights", ask.here.trim_end_matches("/hold"));
    if form.choice == Choice::Theirs {
        return Ok(Redirect::to(&page).into_response());
    }
    let until = match form.until.trim() {
        "" => Ok(None),
        typed => typed.parse::<Date>().map(Some),
    };
    let why: String = form.why.trim().chars().take(1000).collect();
    let is_hold = form.special.is_some() || !matches!(until, Ok(None));
    let lacks_why = is_hold && why.is_empty();
    let texts = ask.texts;
    let (Ok(keep_until), false) = (until.clone(), lacks_why) else {
        return wrong(&ask, pupil, |typed| {
            typed.special = form.special.is_some();
            typed.until = form.until;
            typed.why = form.why;
            typed.version = form.version;
            typed.until_problem = until.is_err().then(|| texts.hold_until_wrong().to_owned());
            typed.why_problem = lacks_why.then(|| texts.hold_why_missing().to_owned());
        })
        .await;
    };
    let hold = Hold { went_to_special: form.special.is_some(), keep_until };
    match hold_pupil(&ask.ctx, &ask.school, pupil, (hold, &why), form.version).await {
        Ok(()) => Ok(Redirect::to(&format!("{page}?saved=hold")).into_response()),
        Err(app::Error::Conflict(app::Conflict::SavedMeanwhile)) => both(&ask, pupil, form).await,
        Err(error) => Err(ask.failed()(error)),
    }
}

/// Both versions side by side.
async fn both(ask: &Ask, pupil: PupilId, form: HoldForm) -> Result<Response, PageError> {
    let found = load(ask, pupil).await?;
    let (texts, kept) = (ask.texts, found.hold.as_ref());
    let yes = |is: bool| if is { texts.word_yes() } else { texts.word_no() }.to_owned();
    let until = kept.and_then(|kept| kept.hold.keep_until).map(|day| day.to_string());
    let why = kept.map(|kept| kept.why.reveal().clone()).unwrap_or_default();
    let special = (yes(form.special.is_some()), yes(kept.is_some_and(|kept| kept.hold.went_to_special)));
    let parts = vec![
        Part::new(texts.hold_special(), &special.0, &special.1),
        Part::new(texts.hold_until(), &form.until, &until.unwrap_or_default()),
        Part::new(texts.export_head_why(), &form.why, &why),
    ];
    let mut fields = vec![
        ("until".to_owned(), form.until),
        ("why".to_owned(), form.why),
        ("version".to_owned(), kept.map_or(0, |kept| kept.version).to_string()),
    ];
    fields.extend(form.special.map(|special| ("special".to_owned(), special)));
    let conflict = Conflict { action: ask.here.clone(), fields, by: String::new(), parts, merge: None };
    Ok(conflict.page(Frame::of_school(ask, &found.school, Room::Pupils)))
}
