//! What one chose for one's time, throwing it away, and what colleagues share.

use super::{
    Part, Tab,
    form::{Bad, Choice, Fields, value, version},
    frame, role_base, tabs,
    time_view::{MirrorLine, lines, share_chart},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, in_query},
};
use app::roles::{self as use_cases, Saved, SharedBy, TypedChoices, Wrong};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    register::School,
    roles::{RoleModel, TimeChoices},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "roles/choices.html")]
struct ChoicesForm {
    frame: Frame,
    tabs: Vec<Tab>,
    back: String,
    version: i64,
    models: Vec<Choice>,
    model: String,
    model_name: String,
    is_other_model: bool,
    hours: String,
    wishes: Vec<Wish>,
    is_shared: bool,
    bad: Bad,
    problem: Option<&'static str>,
}

struct Wish {
    field: String,
    name: String,
    value: String,
}

type Known = (School, TimeChoices, Vec<RoleModel>);

async fn load(ask: &Ask) -> Result<Known, PageError> {
    use_cases::time_choices(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())
}

/// The form of one's choices, with the kept model or another.
pub(super) async fn form(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let known = load(&ask).await?;
    let (_, kept, models) = &known;
    let other = models.iter().find(|one| one.key.0 == value(&query, "model"));
    let model = other.map_or_else(|| kept.model.0.clone(), |one| one.key.0.clone());
    let wish = |at: u8| kept.wishes.get(&at).map(u8::to_string).unwrap_or_default();
    let typed = TypedChoices {
        hours: kept.minutes_a_week.map(super::time_view::long).unwrap_or_default(),
        wishes: if model == kept.model.0 { (1..=9).map(wish).collect() } else { Vec::new() },
        is_shared: kept.is_shared,
        model,
    };
    Ok(render(&page(&ask, &known, (typed, kept.version), &Wrong::new())))
}

fn page(
    ask: &Ask,
    (school, kept, models): &Known,
    (typed, version): (TypedChoices, i64),
    wrong: &Wrong,
) -> ChoicesForm {
    let model = models.iter().find(|one| one.key.0 == typed.model).or_else(|| models.first());
    let levels = model.map(|one| one.levels.as_slice()).unwrap_or_default();
    let wish = |(at, level): (usize, &domain::roles::RoleLevel)| Wish {
        field: format!("wish_{}", at + 1),
        name: format!("{}. {}", at + 1, level.name),
        value: typed.wishes.get(at).cloned().unwrap_or_default(),
    };
    let choice = |one: &RoleModel| Choice {
        words: one.name.clone(),
        value: in_query(&one.key.0),
        is_chosen: one.key.0 == typed.model,
    };
    ChoicesForm {
        frame: frame(ask, school),
        tabs: tabs(ask, school, Part::Time),
        back: format!("{}/time", role_base(school)),
        version,
        models: models.iter().map(choice).collect(),
        model_name: model.map(|one| one.name.clone()).unwrap_or_default(),
        is_other_model: kept.version > 0 && kept.model.0 != typed.model,
        wishes: levels.iter().enumerate().map(wish).collect(),
        bad: Bad::of(ask.texts, wrong),
        problem: None,
        hours: typed.hours,
        is_shared: typed.is_shared,
        model: typed.model,
    }
}

/// Keeps one's choices.
pub(super) async fn save(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let typed = TypedChoices {
        model: value(&fields, "model").to_owned(),
        hours: value(&fields, "hours").to_owned(),
        wishes: (1..=9).map(|at| value(&fields, &format!("wish_{at}")).to_owned()).collect(),
        is_shared: !value(&fields, "is_shared").is_empty(),
    };
    let version = version(&fields);
    let saved = use_cases::choose_time(&ask.ctx, &ask.school, ask.texts.language(), (version, &typed)).await;
    let (status, page) = match saved.map_err(ask.failed())? {
        Saved::Yes(_) => return Ok(back(&ask, "choices")),
        Saved::Wrong(wrong) => {
            (StatusCode::UNPROCESSABLE_ENTITY, page(&ask, &load(&ask).await?, (typed, version), &wrong))
        }
        Saved::Meanwhile(now) => {
            let form = page(&ask, &load(&ask).await?, (typed, now.version), &Wrong::new());
            (StatusCode::CONFLICT, ChoicesForm { problem: Some(ask.texts.role_choices_meanwhile()), ..form })
        }
    };
    Ok((status, render(&page)).into_response())
}

fn back(ask: &Ask, done: &str) -> Response {
    let time = ask.here.rsplit_once('/').map_or("", |(time, _)| time);
    Redirect::to(&format!("{time}?done={done}")).into_response()
}

/// Throws all one's time away.
pub(super) async fn forget(ask: Ask) -> Result<Response, PageError> {
    use_cases::forget_time(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok(back(&ask, "forgotten"))
}

#[derive(Template)]
#[template(path = "roles/shared.html")]
struct SharedView {
    frame: Frame,
    tabs: Vec<Tab>,
    back: String,
    year: String,
    people: Vec<PersonView>,
}

struct PersonView {
    name: String,
    model: String,
    is_empty: bool,
    total: String,
    preventive: Option<String>,
    lines: Vec<MirrorLine>,
    chart: Option<String>,
}

/// What colleagues share.
pub(super) async fn shared(ask: Ask) -> Result<Response, PageError> {
    let found =
        use_cases::shared_page(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())?;
    let page = SharedView {
        frame: frame(&ask, &found.school),
        tabs: tabs(&ask, &found.school, Part::Time),
        back: format!("{}/time", role_base(&found.school)),
        year: ask.texts.role_shared_year(found.year.to_string().as_str()),
        people: (1..).zip(&found.people).map(|(at, one)| person(ask.texts, at, one)).collect(),
    };
    Ok(render(&page))
}

fn person(texts: &Texts, at: usize, one: &SharedBy) -> PersonView {
    let language = texts.language();
    let preventive = one.mirror.preventive_share().map(|share| {
        let rest = language.percentage(100_000 - share);
        texts.role_time_preventive(rest.as_str(), language.percentage(share).as_str())
    });
    PersonView {
        name: one.name.reveal().clone(),
        model: one.model.name.clone(),
        is_empty: one.mirror.total == 0,
        total: super::time_view::long(one.mirror.total),
        preventive,
        lines: lines(texts, &one.model, (&one.mirror, None)),
        chart: share_chart(texts, &one.model, (&one.mirror, &format!("time-shares-{at}"))),
    }
}
