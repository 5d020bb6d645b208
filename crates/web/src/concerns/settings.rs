//! Who is appointed to read what is handed in, and for how long records are kept.

use super::{Choice, account, choice, typed, value};
use crate::{
    ask::Ask,
    error::{PageError, render},
    form::{Fields, FormState, Typed, version},
    page::{Frame, Room, school_base},
};
use app::{
    concerns::{
        self as use_cases, Appointed, ConcernSettings, RulesSaved, appoint_officer, concern_settings,
        end_appointment,
    },
    notes::day,
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::concerns::MOST_MONTHS;

#[derive(Template)]
#[template(path = "concerns/settings.html")]
struct SettingsPage {
    frame: Frame,
    base: String,
    is_saved: bool,
    /// The account, the name, who appointed her when, and whether she works here no more.
    officers: Vec<(String, String, String, bool)>,
    officer: FormState,
    candidates: Vec<Choice>,
    rules: FormState,
    problem: Option<String>,
}

/// The page.
pub(super) async fn page(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let found = load(&ask).await?;
    Ok(render(&SettingsPage { is_saved: value(&asked, "done") == "saved", ..view(&ask, &found, None) }))
}

async fn load(ask: &Ask) -> Result<ConcernSettings, PageError> {
    concern_settings(&ask.ctx, &ask.school).await.map_err(ask.failed())
}

fn saved(ask: &Ask) -> Response {
    Redirect::to(&format!("/{}/settings/concerns?done=saved", ask.school)).into_response()
}

/// Appoints somebody.
pub(super) async fn appoint(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    if let Some(who) = account(&fields) {
        let appointed = appoint_officer(&ask.ctx, &ask.school, who).await.map_err(ask.failed())?;
        if appointed == Appointed::Yes {
            return Ok(saved(&ask));
        }
    }
    let problem = ("account", ask.texts.concern_wrong_officer().to_owned());
    let typed = typed("officer", fields, vec![problem]);
    let page = view(&ask, &load(&ask).await?, Some(&typed));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// Ends an appointment.
pub(super) async fn end(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    match account(&fields) {
        Some(who) => end_appointment(&ask.ctx, &ask.school, who).await.map_err(ask.failed())?,
        None => drop(load(&ask).await?),
    }
    Ok(saved(&ask))
}

/// Saves for how long records are kept.
pub(super) async fn save_rules(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let months = match value(&fields, "months") {
        "" => Some(None),
        typed => typed.parse().ok().map(Some),
    };
    let answer = use_cases::save_rules(&ask.ctx, &ask.school, version(&fields), months).await;
    let (status, problems, words) = match answer.map_err(ask.failed())? {
        RulesSaved::Yes => return Ok(saved(&ask)),
        RulesSaved::Months => {
            let words = ask.texts.concern_wrong_months(u64::from(MOST_MONTHS));
            (StatusCode::UNPROCESSABLE_ENTITY, vec![("months", words)], None)
        }
        RulesSaved::Meanwhile => {
            (StatusCode::CONFLICT, Vec::new(), Some(ask.texts.concern_meanwhile().to_owned()))
        }
    };
    let found = load(&ask).await?;
    let mut page = view(&ask, &found, Some(&typed("rules", newest(fields, found.version), problems)));
    page.problem = words;
    Ok((status, render(&page)).into_response())
}

/// What was typed, with the version that is there now: sent again, it counts.
fn newest(mut fields: Fields, version: i64) -> Fields {
    fields.retain(|(name, _)| name != "version");
    fields.push(("version".to_owned(), version.to_string()));
    fields
}

fn view(ask: &Ask, found: &ConcernSettings, typed: Option<&Typed>) -> SettingsPage {
    let texts = ask.texts;
    let (months, version) =
        (found.months.map(|months| months.to_string()).unwrap_or_default(), found.version.to_string());
    let officer = |one: &domain::concerns::ConcernReader| {
        let on = texts.language().long_date(day(one.made_at));
        let about = texts.concern_officer_since(on.as_str(), one.by_name.reveal());
        (one.account.to_string(), one.name.reveal().clone(), about, !one.is_active)
    };
    SettingsPage {
        frame: Frame::of_school(ask, &found.school, Room::Admin),
        base: school_base(&found.school),
        is_saved: false,
        officers: found.officers.iter().map(officer).collect(),
        officer: FormState::new("officer", &[], typed),
        candidates: found
            .candidates
            .iter()
            .map(|(account, name)| choice(&account.to_string(), name.reveal(), false))
            .collect(),
        rules: FormState::new("rules", &[("months", &months), ("version", &version)], typed),
        problem: None,
    }
}
