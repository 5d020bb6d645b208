//! Sorting tasks into the levels of a model, one after the other, by keys or buttons.

use super::{
    Part, Tab,
    form::{Fields, numbers, value},
    frame, role_base, tabs,
    task_edit::task_id,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, in_query},
};
use app::roles::{self as use_cases, TasksPage};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::roles::RoleTask;

#[derive(Template)]
#[template(path = "roles/sort.html")]
struct Page {
    frame: Frame,
    tabs: Vec<Tab>,
    back: String,
    base: String,
    model: String,
    model_name: String,
    /// What was just sorted, with the address that takes it back.
    placed: Option<(String, String)>,
    left: String,
    task: Option<TaskView>,
}

struct TaskView {
    text: String,
    source: String,
    place: String,
    /// The address of the next one.
    skip: String,
    levels: Vec<LevelView>,
}

struct LevelView {
    number: u8,
    name: String,
    description: String,
    is_suggested: bool,
}

/// The next task that is not sorted yet, after the one that was skipped.
pub(super) async fn next(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let model = Some(value(&query, "model")).filter(|key| !key.is_empty());
    let found =
        use_cases::tasks_to_edit(&ask.ctx, ask.texts, &ask.school, model).await.map_err(ask.failed())?;
    let base = format!("{}/tasks", role_base(&found.school));
    let key = in_query(&found.model.key.0);
    let left: Vec<&RoleTask> = found.unsorted().collect();
    let after: i64 = value(&query, "after").parse().unwrap_or(0);
    let task = left.iter().find(|task| task.position > after).or_else(|| left.first());
    let placed = value(&query, "placed");
    let placed = found.tasks.iter().find(|task| task.id.to_string() == placed);
    let page = Page {
        frame: frame(&ask, &found.school),
        tabs: tabs(&ask, &found.school, Part::Tasks),
        back: format!("{base}?model={key}"),
        placed: placed.map(|task| (task.text.clone(), format!("{base}/{}/place", task.id))),
        left: ask.texts.role_sort_left(left.len()),
        task: task.map(|task| view(&found, task, &base)),
        model: found.model.key.0.clone(),
        model_name: found.model.name.clone(),
        base,
    };
    Ok(render(&page))
}

fn view(found: &TasksPage, task: &RoleTask, base: &str) -> TaskView {
    let suggested = found.suggested(task);
    let level = |(number, level): (u8, &domain::roles::RoleLevel)| LevelView {
        number,
        name: level.name.clone(),
        description: level.description.clone(),
        is_suggested: suggested.contains(&number),
    };
    TaskView {
        text: task.text.clone(),
        source: task.source.clone(),
        place: format!("{base}/{}/place", task.id),
        skip: format!("{base}/sort?model={}&after={}", in_query(&found.model.key.0), task.position),
        levels: (1..).zip(&found.model.levels).map(level).collect(),
    }
}

/// Puts a task into levels, or takes it out, and goes on with the next.
pub(super) async fn place(
    ask: Ask,
    Path((_, task)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = task_id(&ask, &task)?;
    let (model, levels) = (value(&fields, "model"), numbers(&fields, "level"));
    let placed = use_cases::place_task(&ask.ctx, ask.texts, &ask.school, (id, model, &levels)).await;
    placed.map_err(ask.failed())?;
    let list = ask.here.rsplit_once(&format!("/{id}/")).map_or("", |(list, _)| list);
    let after = if levels.is_empty() { String::new() } else { format!("&placed={id}") };
    Ok(Redirect::to(&format!("{list}/sort?model={}{after}", in_query(model))).into_response())
}
