//! The school's own details, which the roster has not, and what the school shares.

use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::register::{self, LONGEST_NAME, SchoolDetails, SchoolSettings, SettingsField, SettingsSent};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::register::School;
use policy::{Action, Decision, Resource, decide};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/settings.html")]
struct Settings {
    frame: Frame,
    base: String,
    code: String,
    name: String,
    board: String,
    shares_results: bool,
    /// The version that the form was made from.
    version: i64,
    /// What is wrong with the name of the school, and of the board.
    name_problem: Option<String>,
    board_problem: Option<String>,
    is_saved: bool,
    /// Other pages of this room, each with its name.
    more: Vec<(String, &'static str)>,
}

/// Whether one comes from saving.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
}

/// The form.
pub(crate) async fn settings(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let details = register::school_details(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let page = page(&ask, &details.school, details.settings, details.version);
    Ok(render(&Settings { is_saved: came.saved.is_some(), ..page }))
}

fn page(ask: &Ask, school: &School, settings: SchoolSettings, version: i64) -> Settings {
    Settings {
        frame: Frame::of_school(ask, school, Room::Admin),
        base: school_base(school),
        code: school.codes.code(),
        name: settings.name,
        board: settings.board,
        shares_results: settings.shares_results,
        version,
        name_problem: None,
        board_problem: None,
        is_saved: false,
        more: more(ask, school),
    }
}

/// The other pages of this room that one may open.
fn more(ask: &Ask, school: &School) -> Vec<(String, &'static str)> {
    let pages = [
        (Action::EditSchool, "settings/logo", ask.texts.logo_title()),
        (Action::EditTests, "settings/tests", ask.texts.tests_link()),
        (Action::EditTests, "settings/norms", ask.texts.norms_link()),
        (Action::EditNoteCategories, "note-categories", ask.texts.notes_settings_title()),
        (Action::EditPlanSettings, "settings/phrases", ask.texts.needs_settings()),
        (Action::EditPlanSettings, "settings/plans", ask.texts.pupil_plan_layouts_short()),
        (Action::EditRoute, "settings/route", ask.texts.route_settings_title()),
        (Action::AppointConcernOfficers, "settings/concerns", ask.texts.concern_settings_title()),
        (Action::ManageServiceKeys, "settings/service", ask.texts.service_link()),
        (Action::ViewFigures, "figures", ask.texts.nav_figures()),
        (Action::ViewSent, "sent", ask.texts.nav_sent()),
        (Action::ViewEmergencies, "emergencies", ask.texts.emergencies_title()),
        (Action::ViewRetention, "retention", ask.texts.retention_title()),
        (Action::ViewRetention, "retention/terms", ask.texts.retention_terms_title()),
        (Action::ViewProcessingRegister, "processing-register", ask.texts.processing_title()),
    ];
    let is_open =
        |action| matches!(decide(ask.ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_));
    let base = school_base(school);
    let open = pages.into_iter().filter(|(action, _, _)| is_open(*action));
    open.map(|(_, end, name)| (format!("{base}/{end}"), name)).collect()
}

/// What one fills in.
#[derive(Deserialize)]
pub(crate) struct SettingsForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    board: String,
    /// A box that is not ticked is not sent.
    shares_results: Option<String>,
    /// The version that the form was made from; without it nothing is saved over what is there.
    #[serde(default)]
    version: i64,
    /// What is chosen after somebody else saved.
    #[serde(default)]
    choice: Choice,
}

/// Saves the form.
pub(crate) async fn save_settings(ask: Ask, Form(form): Form<SettingsForm>) -> Result<Response, PageError> {
    if form.choice == Choice::Theirs {
        return Ok(Redirect::to(&ask.here).into_response());
    }
    let version = form.version;
    let typed =
        SchoolSettings { name: form.name, board: form.board, shares_results: form.shares_results.is_some() };
    let sent = register::edit_school(&ask.ctx, &ask.school, &typed, version).await.map_err(ask.failed())?;
    match sent {
        SettingsSent::Saved => Ok(Redirect::to(&format!("{}?saved=1", ask.here)).into_response()),
        SettingsSent::TooLong(fields) => too_long(&ask, typed, version, &fields).await,
        SettingsSent::Meanwhile(now) => Ok(both(&ask, typed, now)),
    }
}

/// The form again, with what was typed and what is wrong with it.
async fn too_long(
    ask: &Ask,
    typed: SchoolSettings,
    version: i64,
    fields: &[SettingsField],
) -> Result<Response, PageError> {
    let school = register::own_school(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let problem = |field| fields.contains(&field).then(|| ask.texts.settings_too_long(LONGEST_NAME));
    let page = Settings {
        name_problem: problem(SettingsField::Name),
        board_problem: problem(SettingsField::Board),
        ..page(ask, &school, typed, version)
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// What was typed beside what somebody else saved.
fn both(ask: &Ask, typed: SchoolSettings, now: SchoolDetails) -> Response {
    let texts = ask.texts;
    let yes = |is_so: bool| if is_so { texts.settings_yes() } else { texts.settings_no() };
    let shares = (yes(typed.shares_results), yes(now.settings.shares_results));
    let parts = [
        (texts.settings_school_name(), typed.name.as_str(), now.settings.name.as_str()),
        (texts.settings_board_name(), typed.board.as_str(), now.settings.board.as_str()),
        (texts.settings_shares(), shares.0, shares.1),
    ];
    let parts = parts.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    let parts = parts.map(|(label, mine, theirs)| Part::new(label, mine, theirs)).collect();
    let version = ("version".to_owned(), now.version.to_string());
    let mut fields = vec![version, ("name".to_owned(), typed.name), ("board".to_owned(), typed.board)];
    fields.extend(typed.shares_results.then(|| ("shares_results".to_owned(), "1".to_owned())));
    let conflict = Conflict { action: ask.here.clone(), fields, by: String::new(), parts, merge: None };
    conflict.page(Frame::of_school(ask, &now.school, Room::Admin))
}
