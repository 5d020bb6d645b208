//! The steps of the route as a school has them.

use super::{
    Choice, choice, count,
    form::{Fields, value, version},
    settings_form::{FormRows, sent},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::route::{
    self as use_cases, FormSaved, RouteSaved, RouteSettings, RulesSaved, route_settings, save_route,
    words::whom_words,
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::route::{
    LONGEST_STEP_NAME, MOST_DAYS, MOST_STEPS, RouteProblem, RouteRules, RouteStep, WaitsFor,
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "route/settings.html")]
struct SettingsPage {
    frame: Frame,
    base: String,
    version: i64,
    rows: Vec<Row>,
    problem: Option<String>,
    is_saved: bool,
    rules: Rules,
    form: FormRows,
}

/// What the school decides about partners and requests.
struct Rules {
    version: i64,
    needs_consent: bool,
    days: String,
    problem: Option<String>,
}

struct Row {
    number: usize,
    heading: String,
    name: String,
    days: String,
    whom: Vec<Choice>,
    name_problem: Option<String>,
    days_problem: Option<String>,
}

/// The form.
pub(super) async fn form(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let found = load(&ask).await?;
    let is_saved = value(&asked, "done") == "saved";
    let typed = found.steps.iter().map(as_typed).collect();
    Ok(render(&page(&ask, &found, (found.version, typed), (&[], None, is_saved))))
}

pub(super) async fn load(ask: &Ask) -> Result<RouteSettings, PageError> {
    route_settings(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())
}

/// A step as it stands in the form: its name, for whom it waits, and the days.
type TypedStep = (String, String, String);

fn as_typed(step: &RouteStep) -> TypedStep {
    (step.name.clone(), step.waits_for.code().to_owned(), step.long_days.to_string())
}

/// Saves the steps.
pub(super) async fn save(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let typed = |number: usize| {
        let get = |name: &str| value(&fields, &format!("{name}-{number}")).to_owned();
        (get("name"), get("whom"), get("days"))
    };
    // An empty line is no step.
    let typed: Vec<TypedStep> =
        (1..=MOST_STEPS).map(typed).filter(|(name, _, days)| !name.is_empty() || !days.is_empty()).collect();
    let step = |(name, whom, days): &TypedStep| RouteStep {
        name: name.clone(),
        waits_for: WaitsFor::from_code(whom).unwrap_or(WaitsFor::Teacher),
        long_days: days.parse().unwrap_or_default(),
    };
    let steps = typed.iter().map(step).collect();
    let saved = save_route(&ask.ctx, &ask.school, version(&fields), steps).await.map_err(ask.failed())?;
    let (status, problems, words) = match saved {
        RouteSaved::Yes => {
            return Ok(Redirect::to(&format!("/{}/settings/route?done=saved", ask.school)).into_response());
        }
        RouteSaved::Wrong(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, None),
        RouteSaved::InUse(step) => {
            let words = ask.texts.route_settings_in_use(u64::from(step));
            (StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), Some(words))
        }
        RouteSaved::Meanwhile => {
            (StatusCode::CONFLICT, Vec::new(), Some(ask.texts.route_meanwhile().to_owned()))
        }
    };
    let found = load(&ask).await?;
    let page = page(&ask, &found, (found.version, typed), (&problems, words, false));
    Ok((status, render(&page)).into_response())
}

fn page(
    ask: &Ask,
    found: &RouteSettings,
    (version, mut typed): (i64, Vec<TypedStep>),
    (problems, words, is_saved): (&[RouteProblem], Option<String>, bool),
) -> SettingsPage {
    let texts = ask.texts;
    while typed.len() < MOST_STEPS {
        typed.push((String::new(), WaitsFor::Partnership.code().to_owned(), String::new()));
    }
    let is_count = problems.contains(&RouteProblem::Count);
    SettingsPage {
        frame: Frame::of_school(ask, &found.school, Room::Admin),
        base: school_base(&found.school),
        version,
        rows: (1..).zip(typed).map(|(number, step)| row(texts, number, step, problems)).collect(),
        problem: words.or_else(|| is_count.then(|| texts.route_settings_count().to_owned())),
        is_saved,
        rules: Rules {
            version: found.rules.1,
            needs_consent: found.rules.0.needs_consent,
            days: found.rules.0.remind_days.to_string(),
            problem: None,
        },
        form: FormRows::known(texts, found),
    }
}

/// Saves what the school decides about partners and requests.
pub(super) async fn save_rules(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let needs_consent = value(&fields, "consent") == "1";
    let typed = (needs_consent, value(&fields, "days").parse().ok());
    let saved = use_cases::save_rules(&ask.ctx, &ask.school, version(&fields), typed).await;
    let (status, words) = match saved.map_err(ask.failed())? {
        RulesSaved::Yes => {
            return Ok(Redirect::to(&format!("/{}/settings/route?done=saved", ask.school)).into_response());
        }
        RulesSaved::Days => {
            let most = u64::from(RouteRules::MOST_DAYS);
            (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.route_rules_wrong_days(most))
        }
        RulesSaved::Meanwhile => (StatusCode::CONFLICT, ask.texts.route_meanwhile().to_owned()),
    };
    let found = load(&ask).await?;
    let typed = found.steps.iter().map(as_typed).collect();
    let mut page = page(&ask, &found, (found.version, typed), (&[], None, false));
    let days = value(&fields, "days").to_owned();
    page.rules = Rules { needs_consent, days, problem: Some(words), ..page.rules };
    Ok((status, render(&page)).into_response())
}

/// Saves the form of the partnership.
pub(super) async fn save_form(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let (texts, rows) = (ask.texts, sent(&fields));
    let typed = (value(&fields, "partnership"), rows.iter().map(|(_, question)| question.clone()).collect());
    let at = (version(&fields), texts.language());
    let saved = use_cases::save_form(&ask.ctx, &ask.school, at, typed).await.map_err(ask.failed())?;
    let (status, problems, words) = match saved {
        FormSaved::Yes => {
            return Ok(Redirect::to(&format!("/{}/settings/route?done=saved", ask.school)).into_response());
        }
        FormSaved::Wrong(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, None),
        FormSaved::Meanwhile => (StatusCode::CONFLICT, Vec::new(), Some(texts.route_meanwhile().to_owned())),
    };
    let found = load(&ask).await?;
    let steps = found.steps.iter().map(as_typed).collect();
    let mut page = page(&ask, &found, (found.version, steps), (&[], None, false));
    page.form =
        FormRows::typed(texts, (found.form.1, value(&fields, "partnership")), &rows, (&problems, words));
    Ok((status, render(&page)).into_response())
}

fn row(texts: &Texts, number: usize, (name, whom, days): TypedStep, problems: &[RouteProblem]) -> Row {
    let name_problem = problems.iter().find_map(|one| match one {
        RouteProblem::NoName(at) if *at == number => Some(texts.route_settings_no_name().to_owned()),
        RouteProblem::NameTooLong(at) if *at == number => {
            Some(texts.route_settings_long_name(count(LONGEST_STEP_NAME)))
        }
        _ => None,
    });
    let is_days = problems.contains(&RouteProblem::Days(number));
    Row {
        number,
        heading: texts.route_settings_step(count(number)),
        whom: WaitsFor::ALL.map(|one| choice(one.code(), whom_words(texts, one), one.code() == whom)).into(),
        name_problem,
        days_problem: is_days.then(|| texts.route_settings_days(u64::from(MOST_DAYS))),
        name,
        days,
    }
}
