//! Adding, changing and taking away tasks.

use super::{
    Part, Tab,
    form::{Bad, Choice, Fields, numbers, value, version},
    frame, role_base, tabs,
    tasks::frequency_words,
};
use crate::{
    ask::Ask,
    conflict::{self, Conflict},
    error::{PageError, render},
    page::{Frame, in_query},
};
use app::roles::{self as use_cases, Saved, TasksPage, TypedTask, Wrong, asked};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::RoleTaskId,
    register::School,
    roles::{Frequency, RoleTask},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "roles/task_form.html")]
struct TaskForm {
    frame: Frame,
    tabs: Vec<Tab>,
    back: String,
    title: &'static str,
    action: String,
    version: i64,
    typed: TypedTask,
    model_name: String,
    levels: Vec<Choice>,
    asked: Vec<Choice>,
    frequencies: Vec<Choice>,
    sources: Vec<String>,
    people: Vec<String>,
    bad: Bad,
    remove: Option<String>,
}

async fn tasks(ask: &Ask, model: &str) -> Result<TasksPage, PageError> {
    let model = Some(model).filter(|key| !key.is_empty());
    use_cases::tasks_to_edit(&ask.ctx, ask.texts, &ask.school, model).await.map_err(ask.failed())
}

/// The form for a new task.
pub(super) async fn new(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let found = tasks(&ask, value(&query, "model")).await?;
    let typed = TypedTask {
        model: found.model.key.0.clone(),
        asked: value(&query, "asked").to_owned(),
        levels: numbers(&query, "level"),
        source: found.tasks.last().map(|last| last.source.clone()).unwrap_or_default(),
        ..TypedTask::default()
    };
    Ok(render(&form(&ask, &found, (typed, &Wrong::new()))))
}

/// Every different word, once.
fn once<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    let all: std::collections::BTreeSet<&String> = words.filter(|word| !word.is_empty()).collect();
    all.into_iter().cloned().collect()
}

fn form(ask: &Ask, found: &TasksPage, (typed, wrong): (TypedTask, &Wrong)) -> TaskForm {
    let texts = ask.texts;
    let base = format!("{}/tasks", role_base(&found.school));
    let levels = (1_u8..).zip(&found.model.levels).map(|(at, level)| Choice {
        value: at.to_string(),
        words: format!("{at}. {}", level.name),
        is_chosen: typed.levels.contains(&at),
    });
    let none = |words: &str, chosen: &str| std::iter::once(Choice::new("", words, chosen));
    let all = asked(texts.language());
    let asked =
        all.into_iter().map(|one| Choice::new(one.key, format!("{}. {}", one.level, one.text), &typed.asked));
    let often = |one: Frequency| Choice::new(one.code(), frequency_words(texts, one), &typed.frequency);
    TaskForm {
        frame: frame(ask, &found.school),
        tabs: tabs(ask, &found.school, Part::Tasks),
        back: format!("{base}?model={}", in_query(&found.model.key.0)),
        title: texts.role_tasks_new_title(),
        action: base,
        version: 0,
        model_name: found.model.name.clone(),
        levels: levels.collect(),
        asked: none(texts.role_task_asked_none(), &typed.asked).chain(asked).collect(),
        frequencies: none(texts.role_task_frequency_none(), &typed.frequency)
            .chain(Frequency::ALL.into_iter().map(often))
            .collect(),
        sources: once(found.tasks.iter().map(|task| &task.source)),
        people: once(found.tasks.iter().map(|task| &task.done_by)),
        bad: Bad::of(texts, wrong),
        remove: None,
        typed,
    }
}

fn read(fields: &Fields) -> TypedTask {
    let of = |name: &str| value(fields, name).to_owned();
    TypedTask {
        text: of("text"),
        source: of("source"),
        source_year: of("source_year"),
        model: of("model"),
        levels: numbers(fields, "level"),
        asked: of("asked"),
        frequency: of("frequency"),
        minutes: of("minutes"),
        done_by: of("done_by"),
        is_past: !value(fields, "is_past").is_empty(),
    }
}

fn back(school: &School, model: &str, done: &str) -> Response {
    let base = role_base(school);
    Redirect::to(&format!("{base}/tasks?model={}&done={done}", in_query(model))).into_response()
}

/// Adds a task.
pub(super) async fn add(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let typed = read(&fields);
    let found = tasks(&ask, &typed.model).await?;
    match use_cases::add_task(&ask.ctx, &ask.school, &typed).await.map_err(ask.failed())? {
        Saved::Wrong(wrong) => {
            let page = form(&ask, &found, (typed, &wrong));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Saved::Yes(_) | Saved::Meanwhile(_) => Ok(back(&found.school, &typed.model, "added")),
    }
}

/// Puts the list to begin with in.
pub(super) async fn start(ask: Ask) -> Result<Response, PageError> {
    let added = use_cases::use_start_list(&ask.ctx, ask.texts, &ask.school).await.map_err(ask.failed())?;
    let done = if added > 0 { "started" } else { "full" };
    let list = ask.here.strip_suffix("/start").unwrap_or_default();
    Ok(Redirect::to(&format!("{list}?done={done}")).into_response())
}

pub(super) fn task_id(ask: &Ask, task: &str) -> Result<RoleTaskId, PageError> {
    task.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// The form of a task.
pub(super) async fn one(
    ask: Ask,
    Path((_, task)): Path<(String, String)>,
    Query(query): Query<Fields>,
) -> Result<Response, PageError> {
    let id = task_id(&ask, &task)?;
    let (_, known) = use_cases::one_task(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let found = tasks(&ask, value(&query, "model")).await?;
    let typed = TypedTask::of(&known, &found.model.key.0);
    Ok(render(&form_of(&ask, &found, (&known, known.version), (typed, &Wrong::new()))))
}

fn form_of(
    ask: &Ask,
    found: &TasksPage,
    (known, version): (&RoleTask, i64),
    typed: (TypedTask, &Wrong),
) -> TaskForm {
    let form = form(ask, found, typed);
    let action = format!("{}/{}", form.action, known.id);
    TaskForm {
        title: ask.texts.role_tasks_edit_title(),
        remove: Some(format!("{action}/remove")),
        version,
        action,
        ..form
    }
}

/// Saves a task; when somebody was first, shows both.
pub(super) async fn save(
    ask: Ask,
    Path((_, task)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = task_id(&ask, &task)?;
    let (school, known) = use_cases::one_task(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let (typed, version) = (read(&fields), version(&fields));
    if value(&fields, "choice") == "theirs" {
        return Ok(back(&school, &typed.model, "theirs"));
    }
    let saved = use_cases::change_task(&ask.ctx, &ask.school, (id, version), &typed).await;
    match saved.map_err(ask.failed())? {
        Saved::Yes(_) => Ok(back(&school, &typed.model, "changed")),
        Saved::Wrong(wrong) => {
            let found = tasks(&ask, &typed.model).await?;
            let page = form_of(&ask, &found, (&known, version), (typed, &wrong));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Saved::Meanwhile(now) => {
            Ok(both(ask.texts, fields, &typed, &now, ask.here.clone()).page(frame(&ask, &school)))
        }
    }
}

fn both(texts: &Texts, sent: Fields, typed: &TypedTask, now: &RoleTask, action: String) -> Conflict {
    let theirs = TypedTask::of(now, &typed.model);
    let levels = |typed: &TypedTask| typed.levels.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let often = |typed: &TypedTask| {
        let found = Frequency::ALL.into_iter().find(|one| one.code() == typed.frequency);
        found.map(|one| frequency_words(texts, one)).unwrap_or_default()
    };
    let past = |typed: &TypedTask| if typed.is_past { texts.role_tasks_is_past() } else { "" }.to_owned();
    let all = asked(texts.language());
    let answers = |typed: &TypedTask| {
        all.iter().find(|one| one.key == typed.asked).map(|one| one.text.clone()).unwrap_or_default()
    };
    let pairs = [
        (texts.role_task_text(), typed.text.clone(), theirs.text.clone()),
        (texts.role_task_source(), typed.source.clone(), theirs.source.clone()),
        (texts.role_task_source_year(), typed.source_year.clone(), theirs.source_year.clone()),
        (texts.role_time_level(), levels(typed), levels(&theirs)),
        (texts.role_task_asked(), answers(typed), answers(&theirs)),
        (texts.role_task_frequency(), often(typed), often(&theirs)),
        (texts.role_task_minutes(), typed.minutes.clone(), theirs.minutes.clone()),
        (texts.role_task_done_by(), typed.done_by.clone(), theirs.done_by.clone()),
        (texts.role_task_is_past(), past(typed), past(&theirs)),
    ];
    let parts = pairs.iter().filter(|(_, mine, theirs)| mine != theirs);
    let parts = parts.map(|(label, mine, theirs)| conflict::Part::new(*label, mine, theirs)).collect();
    let mut fields: Fields =
        sent.into_iter().filter(|(name, _)| name != "version" && name != "choice").collect();
    fields.push(("version".to_owned(), now.version.to_string()));
    Conflict { action, fields, by: String::new(), parts, merge: None }
}

/// Takes a task away.
pub(super) async fn remove(ask: Ask, Path((_, task)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = task_id(&ask, &task)?;
    let school = use_cases::keep_task(&ask.ctx, &ask.school, (id, true)).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/tasks?done=removed&task={id}", role_base(&school))).into_response())
}

/// Puts a task back.
pub(super) async fn restore(
    ask: Ask,
    Path((_, task)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = task_id(&ask, &task)?;
    let school = use_cases::keep_task(&ask.ctx, &ask.school, (id, false)).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/tasks?done=back", role_base(&school))).into_response())
}
