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
use i18n::Texts;
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

/// The longest reason; a longer one is told, not cut.
const LONGEST_WHY: usize = 1000;

/// The day up to and including which the file is kept, or what is wrong with it: a day that is over keeps nothing.
fn last_day(texts: &Texts, typed: &str, today: Date) -> Result<Option<Date>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        typed => match typed.parse::<Date>() {
            Ok(day) if day < today => Err(texts.hold_until_past()),
            Ok(day) => Ok(Some(day)),
            Err(_) => Err(texts.hold_until_wrong()),
        },
    }
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
    let texts = ask.texts;
    let until = last_day(texts, &form.until, ask.ctx.today());
    let is_hold = form.special.is_some() || until != Ok(None);
    let why = form.why.trim().to_owned();
    let why_problem = match why.chars().count() {
        0 if is_hold => Some(texts.hold_why_missing().to_owned()),
        long if long > LONGEST_WHY => Some(texts.correction_too_long(LONGEST_WHY)),
        _ => None,
    };
    let (Ok(keep_until), None) = (until, &why_problem) else {
        return wrong(&ask, pupil, |typed| {
            typed.special = form.special.is_some();
            typed.until = form.until;
            typed.why = form.why;
            typed.version = form.version;
            typed.until_problem = until.err().map(str::to_owned);
            typed.why_problem = why_problem;
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
