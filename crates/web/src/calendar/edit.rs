//! Adding, changing, taking away; the template, and the calendar of the year before.

use super::form::{Bad, WindowForm, fields_of, part_words, read, value};
use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::calendar::{self as use_cases, TypedWindow, WindowField, WindowProblem, WindowSaved};
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{SchoolYear, calendar::TestWindow, ids::TestWindowId, register::School};
use i18n::Texts;
use serde::Deserialize;

type Fields = Vec<(String, String)>;

/// Which school year.
#[derive(Deserialize)]
pub(super) struct Of {
    #[serde(default)]
    year: String,
}

fn year_of(ask: &Ask, text: &str) -> SchoolYear {
    text.parse().unwrap_or_else(|_| SchoolYear::of(ask.ctx.today()))
}

fn window_id(ask: &Ask, window: &str) -> Result<TestWindowId, PageError> {
    window.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

fn calendar_of(school: &School) -> String {
    format!("{}/calendar", crate::page::school_base(school))
}

fn back(school: &School, year: SchoolYear, done: &str) -> Response {
    Redirect::to(&format!("{}?year={year}&done={done}", calendar_of(school))).into_response()
}

/// The form for a new window.
pub(super) async fn new(ask: Ask, Query(of): Query<Of>) -> Result<Response, PageError> {
    let year = year_of(&ask, &of.year);
    Ok(render(&new_form(&ask, year, TypedWindow::default(), &[]).await?))
}

async fn new_form(
    ask: &Ask,
    year: SchoolYear,
    typed: TypedWindow,
    wrong: &[(WindowField, WindowProblem)],
) -> Result<WindowForm, PageError> {
    let page = use_cases::calendar_to_edit(&ask.ctx, &ask.school, year).await.map_err(ask.failed())?;
    let calendar = calendar_of(&page.school);
    let form = WindowForm {
        frame: Frame::of_school(ask, &page.school, Room::YearPlan),
        title: ask.texts.calendar_new_title().to_owned(),
        action: calendar.clone(),
        calendar,
        year: year.to_string(),
        version: 0,
        typed,
        year_groups: Vec::new(),
        parts: Vec::new(),
        series: page.series,
        bad: Bad::of(ask.texts, year, wrong),
        remove: None,
    };
    Ok(form.with_choices(ask.texts))
}

/// Adds a window.
pub(super) async fn add(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let year = year_of(&ask, value(&fields, "year").unwrap_or_default());
    let typed = read(&fields);
    match use_cases::add_window(&ask.ctx, &ask.school, year, &typed).await.map_err(ask.failed())? {
        WindowSaved::Wrong(wrong) => {
            let page = new_form(&ask, year, typed, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        WindowSaved::Yes(_) | WindowSaved::Meanwhile(_) => {
            let done = if value(&fields, "again").is_some() { "back" } else { "added" };
            Ok(Redirect::to(&format!("{}?year={year}&done={done}", ask.here)).into_response())
        }
    }
}

/// The form of a window.
pub(super) async fn one(ask: Ask, Path((_, window)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = window_id(&ask, &window)?;
    let (_, known) = use_cases::one_window(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let typed = TypedWindow::of(&known);
    Ok(render(&form_of(&ask, &known, (typed, known.version), &[]).await?))
}

async fn form_of(
    ask: &Ask,
    known: &TestWindow,
    (typed, version): (TypedWindow, i64),
    wrong: &[(WindowField, WindowProblem)],
) -> Result<WindowForm, PageError> {
    let form = new_form(ask, known.school_year, typed, wrong).await?;
    let action = format!("{}/{}", form.calendar, known.id);
    Ok(WindowForm {
        title: ask.texts.calendar_edit_title(known.name.as_str()),
        remove: Some(format!("{action}/remove")),
        version,
        action,
        ..form
    })
}

/// Saves a window; when somebody was first, shows both.
pub(super) async fn save(
    ask: Ask,
    Path((_, window)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = window_id(&ask, &window)?;
    let version = value(&fields, "version").and_then(|text| text.parse().ok()).unwrap_or(0);
    let typed = read(&fields);
    if value(&fields, "choice") == Some("theirs") {
        let (school, known) = use_cases::one_window(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
        return Ok(back(&school, known.school_year, "theirs"));
    }
    let saved = use_cases::change_window(&ask.ctx, &ask.school, (id, version), &typed).await;
    let saved = saved.map_err(ask.failed())?;
    let (school, known) = use_cases::one_window(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    match saved {
        WindowSaved::Yes(_) => Ok(back(&school, known.school_year, "changed")),
        WindowSaved::Wrong(wrong) => {
            let page = form_of(&ask, &known, (typed, version), &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        WindowSaved::Meanwhile(now) => {
            let frame = Frame::of_school(&ask, &school, Room::YearPlan);
            Ok(both(ask.texts, &typed, &now, ask.here.clone()).page(frame))
        }
    }
}

fn both(texts: &Texts, typed: &TypedWindow, now: &TestWindow, action: String) -> Conflict {
    let theirs = TypedWindow::of(now);
    let groups =
        |typed: &TypedWindow| typed.year_groups.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let part = |typed: &TypedWindow| {
        let part = domain::results::Part::ALL.into_iter().find(|one| typed.part == one.letter().to_string());
        part.map_or_else(|| texts.calendar_part_none(), |part| part_words(texts, part)).to_owned()
    };
    let pairs = [
        (texts.calendar_name(), typed.name.clone(), theirs.name.clone()),
        (texts.calendar_from(), typed.from.clone(), theirs.from.clone()),
        (texts.calendar_until(), typed.until.clone(), theirs.until.clone()),
        (texts.calendar_enter_by(), typed.enter_by.clone(), theirs.enter_by.clone()),
        (texts.calendar_year_groups(), groups(typed), groups(&theirs)),
        (texts.calendar_part(), part(typed), part(&theirs)),
        (texts.calendar_series(), typed.series.clone(), theirs.series.clone()),
        (texts.calendar_source(), typed.source.clone(), theirs.source.clone()),
    ];
    let parts = pairs.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    let mut fields = fields_of(typed);
    fields.push(("version".to_owned(), now.version.to_string()));
    Conflict {
        action,
        fields,
        by: String::new(),
        parts: parts.map(|(label, mine, theirs)| Part::new(label, &mine, &theirs)).collect(),
        merge: None,
    }
}

/// Takes a window away. What it was goes along, so that one can put it back.
pub(super) async fn remove(
    ask: Ask,
    Path((_, window)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = window_id(&ask, &window)?;
    let gone = use_cases::remove_window(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let was: Vec<String> = fields_of(&TypedWindow::of(&gone))
        .into_iter()
        .map(|(name, value)| format!("{name}={}", in_query(&value)))
        .collect();
    let calendar = ask.here.split_once("/calendar").map_or("", |(base, _)| base);
    let address = format!("{calendar}/calendar?year={}&done=removed&{}", gone.school_year, was.join("&"));
    Ok(Redirect::to(&address).into_response())
}

/// Fills an empty year from the template.
pub(super) async fn from_template(ask: Ask, Form(of): Form<Of>) -> Result<Response, PageError> {
    let year = year_of(&ask, &of.year);
    let added =
        use_cases::use_template(&ask.ctx, ask.texts, &ask.school, year).await.map_err(ask.failed())?;
    Ok(filled(&ask, year, (added, "template")))
}

/// Fills an empty year from the year before.
pub(super) async fn copy(ask: Ask, Form(of): Form<Of>) -> Result<Response, PageError> {
    let year = year_of(&ask, &of.year);
    let added =
        use_cases::copy_calendar(&ask.ctx, ask.texts, &ask.school, year).await.map_err(ask.failed())?;
    Ok(filled(&ask, year, (added, "copied")))
}

fn filled(ask: &Ask, year: SchoolYear, (added, done): (usize, &str)) -> Response {
    let calendar = ask.here.split_once("/calendar").map_or("", |(base, _)| base);
    let done = if added > 0 { done } else { "full" };
    Redirect::to(&format!("{calendar}/calendar?year={year}&done={done}")).into_response()
}
