//! Opening a file in an emergency, and seeing afterwards who did.

use super::people::{Field, Fields, id, moment};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::trust::{self, DoneMeanwhile, EmergencyCall, EmergencyLine, Fault, Found};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::{EmergencyId, PupilId};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/emergency.html")]
struct Emergency {
    frame: Frame,
    base: String,
    fields: Vec<Field>,
    /// The pupils with this name, once one was typed, each with the words of the button.
    found: Vec<Named>,
    name: String,
    reason: String,
}

struct Named {
    pupil: String,
    name: String,
    groups: String,
    open: String,
}

/// The form. Nothing is listed before a whole name was typed.
pub(crate) async fn form(ask: Ask) -> Result<Response, PageError> {
    page(&ask, &EmergencyCall::default(), &[], Vec::new()).await
}

async fn page(
    ask: &Ask,
    typed: &EmergencyCall,
    faults: &[Fault],
    found: Vec<Found>,
) -> Result<Response, PageError> {
    let school = trust::emergency_school(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let frame = Frame::of_school(ask, &school, Room::Nowhere);
    let fields = Fields { texts: ask.texts, form: "emergency", faults };
    let named = |one: Found| {
        let name = one.name.full();
        Named {
            pupil: one.pupil.to_string(),
            groups: ask.texts.emergency_groups(one.groups.join(", ").as_str()),
            open: ask.texts.emergency_open(name.as_str()),
            name,
        }
    };
    Ok(render(&Emergency {
        base: frame.base.clone().unwrap_or_default(),
        fields: vec![fields.pupil_name(&typed.name), fields.reason(&typed.reason)],
        found: found.into_iter().map(named).collect(),
        name: typed.name.clone(),
        reason: typed.reason.clone(),
        frame,
    }))
}

/// What a teacher fills in.
#[derive(Deserialize)]
pub(crate) struct CallForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    reason: String,
}

/// Finds the pupil, to be confirmed.
pub(crate) async fn find(ask: Ask, Form(form): Form<CallForm>) -> Result<Response, PageError> {
    let typed = EmergencyCall { name: form.name, reason: form.reason };
    let found = trust::find_in_emergency(&ask.ctx, &ask.school, &typed).await.map_err(ask.failed())?;
    match found {
        Ok(found) => page(&ask, &typed, &[], found).await,
        Err(faults) => again(&ask, &typed, &faults).await,
    }
}

async fn again(ask: &Ask, typed: &EmergencyCall, faults: &[Fault]) -> Result<Response, PageError> {
    let page = page(ask, typed, faults, Vec::new()).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The pupil whom the teacher confirmed.
#[derive(Deserialize)]
pub(crate) struct OpenForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    pupil: String,
}

/// Opens the file, and leads to it.
pub(crate) async fn open(ask: Ask, Form(form): Form<OpenForm>) -> Result<Response, PageError> {
    let typed = EmergencyCall { name: form.name, reason: form.reason };
    let Ok(pupil) = form.pupil.parse::<PupilId>() else {
        return again(&ask, &typed, &[Fault::NoPupil]).await;
    };
    let opened = trust::open_in_emergency(&ask.ctx, &ask.school, pupil, &typed).await;
    match opened.map_err(ask.failed())? {
        Ok(school) => Ok(Redirect::to(&format!("{}/pupils/{pupil}", school_base(&school))).into_response()),
        Err(faults) => again(&ask, &typed, &faults).await,
    }
}

#[derive(Template)]
#[template(path = "trust/emergencies.html")]
struct Emergencies {
    frame: Frame,
    base: String,
    lines: Vec<Line>,
    page: u32,
    has_more: bool,
}

struct Line {
    address: String,
    title: String,
    /// The file, while it is there.
    file: Option<String>,
    when: String,
    reason: String,
    done: Vec<String>,
    seen: Option<String>,
    see: String,
}

/// Which page.
#[derive(Deserialize)]
pub(crate) struct Choice {
    page: Option<u32>,
}

/// In which emergencies files were opened.
pub(crate) async fn list(ask: Ask, Query(choice): Query<Choice>) -> Result<Response, PageError> {
    let page = choice.page.unwrap_or(1);
    let found = trust::emergencies(&ask.ctx, &ask.school, page).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &found.school, Room::People);
    let base = frame.base.clone().unwrap_or_default();
    let lines = found.lines.iter().map(|one| line(ask.texts, &base, one)).collect();
    Ok(render(&Emergencies { lines, page: found.page, has_more: found.has_more, base, frame }))
}

fn line(texts: &Texts, base: &str, one: &EmergencyLine) -> Line {
    let who = one.who.reveal().as_str();
    let pupil = one.pupil.as_ref().map(domain::register::PersonName::full);
    let whom = pupil.as_deref().unwrap_or_else(|| texts.emergencies_pupil_gone());
    let (from, until) = (moment(texts, one.kept.from_at), moment(texts, one.kept.until_at));
    let done = |line: &DoneMeanwhile| format!("{} {}", moment(texts, line.at), deed_words(texts, line));
    let seen = one.kept.seen.zip(one.seen_by.as_ref());
    Line {
        address: format!("{base}/emergencies/{}/seen", one.kept.id),
        title: texts.emergencies_line(whom, who),
        when: texts.emergencies_when(from.as_str(), until.as_str()),
        reason: one.kept.reason.reveal().clone(),
        done: one.done.iter().map(done).collect(),
        seen: seen
            .map(|((_, at), by)| texts.emergencies_seen(by.reveal().as_str(), moment(texts, at).as_str())),
        see: texts.emergencies_see_one(whom, who),
        file: pupil.map(|_| format!("{base}/pupils/{}", one.kept.pupil)),
    }
}

/// What was done, in words.
fn deed_words(texts: &Texts, line: &DoneMeanwhile) -> &'static str {
    /// The part of the file.
    #[derive(Deserialize)]
    struct Detail {
        #[serde(default)]
        part: String,
    }
    let detail: Option<Detail> = serde_json::from_str(&line.detail).ok();
    match (line.action.as_str(), detail.as_ref().map_or("", |detail| detail.part.as_str())) {
        ("pupil_looked", "file") => texts.look_file(),
        ("pupil_looked", "shared") => texts.look_shared(),
        ("pupil_looked", "notes") => texts.look_notes(),
        ("pupil_looked", "access") => texts.look_access(),
        ("note_written", _) => texts.look_note_written(),
        _ => texts.look_other(),
    }
}

/// Marks an emergency as seen.
pub(crate) async fn see(
    ask: Ask,
    Path((_, emergency)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let emergency: EmergencyId = id(&ask, &emergency)?;
    trust::see_emergency(&ask.ctx, &ask.school, emergency).await.map_err(ask.failed())?;
    let school = ask.here.split('/').nth(1).unwrap_or_default();
    Ok(Redirect::to(&format!("/{school}/emergencies")).into_response())
}
