//! The tasks: by level of a model, or beside what the method asks.

use super::{
    Part, Tab,
    form::{Choice, Fields, value},
    frame, role_base, tabs,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, in_query},
};
use app::roles::{self as use_cases, ComparedLevel, TasksPage, compare, minutes_a_year};
use askama::Template;
use axum::{extract::Query, response::Response};
use domain::{
    ids::RoleTaskId,
    roles::{Frequency, RoleTask},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "roles/tasks.html")]
struct Page {
    frame: Frame,
    tabs: Vec<Tab>,
    done: Option<&'static str>,
    /// Where a task that was just taken away is put back.
    undo: Option<String>,
    base: String,
    models: Vec<Choice>,
    model: String,
    is_empty: bool,
    is_asked: bool,
    unsorted: Vec<TaskView>,
    /// The button to sort, in words; none when all is sorted or one may not.
    sort: Option<String>,
    levels: Vec<LevelView>,
    asked: Option<AskedView>,
    may_edit: bool,
}

struct LevelView {
    number: u8,
    name: String,
    count: String,
    hours: Option<String>,
    tasks: Vec<TaskView>,
}

struct TaskView {
    text: String,
    about: String,
    is_past: bool,
    edit: Option<String>,
}

struct AskedView {
    score: String,
    source: String,
    levels: Vec<AskedLevel>,
    past: Vec<TaskView>,
    unsorted: Vec<TaskView>,
}

struct AskedLevel {
    number: u8,
    name: String,
    asked: Vec<AskedLine>,
    beside: Vec<TaskView>,
}

struct AskedLine {
    text: String,
    add: String,
    tasks: Vec<TaskView>,
}

/// The tasks.
pub(super) async fn list(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let model = Some(value(&query, "model")).filter(|key| !key.is_empty());
    let found = use_cases::tasks_page(&ask.ctx, ask.texts, &ask.school, model).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &found, &query)))
}

fn page(ask: &Ask, found: &TasksPage, query: &Fields) -> Page {
    let texts = ask.texts;
    let base = format!("{}/tasks", role_base(&found.school));
    let words = Words { texts, base: &base, found };
    let done = value(query, "done");
    let gone = value(query, "task").parse::<RoleTaskId>().ok();
    let is_asked = value(query, "view") == "asked";
    let unsorted: Vec<&RoleTask> = found.unsorted().collect();
    let sort = (found.may_edit && !unsorted.is_empty()).then(|| texts.role_tasks_sort(unsorted.len()));
    let models =
        found.models.iter().map(|one| Choice::new(one.key.0.as_str(), &one.name, &found.model.key.0));
    Page {
        frame: frame(ask, &found.school),
        tabs: tabs(ask, &found.school, Part::Tasks),
        done: done_words(texts, done),
        undo: gone.filter(|_| done == "removed" && found.may_edit).map(|id| format!("{base}/{id}/restore")),
        models: models.collect(),
        model: found.model.key.0.clone(),
        is_empty: found.tasks.is_empty(),
        unsorted: unsorted.into_iter().map(|task| words.task(task)).collect(),
        levels: words.levels(),
        asked: is_asked.then(|| words.asked()),
        may_edit: found.may_edit,
        is_asked,
        sort,
        base,
    }
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "added" => texts.role_tasks_added(),
        "changed" => texts.role_tasks_changed(),
        "removed" => texts.role_tasks_removed(),
        "back" => texts.role_tasks_back(),
        "theirs" => texts.role_tasks_theirs(),
        "started" => texts.role_tasks_started(),
        "full" => texts.role_tasks_started_full(),
        _ => return None,
    })
}

/// How often a task comes, in words.
pub(super) fn frequency_words(texts: &Texts, frequency: Frequency) -> String {
    texts.role_task_frequency_words(frequency.code())
}

struct Words<'a> {
    texts: &'static Texts,
    base: &'a str,
    found: &'a TasksPage,
}

impl Words<'_> {
    fn task(&self, task: &RoleTask) -> TaskView {
        let mut about = vec![match &task.source_year {
            Some(year) => format!("{} {year}", task.source),
            None => task.source.clone(),
        }];
        about.extend(task.frequency.map(|one| frequency_words(self.texts, one)));
        about.extend(task.minutes.map(super::time_view::long));
        about.extend((!task.done_by.is_empty()).then(|| task.done_by.clone()));
        let edit = format!("{}/{}?model={}", self.base, task.id, in_query(&self.found.model.key.0));
        TaskView {
            text: task.text.clone(),
            about: about.join(" · "),
            is_past: task.is_past,
            edit: self.found.may_edit.then_some(edit),
        }
    }

    fn tasks(&self, tasks: &[RoleTask]) -> Vec<TaskView> {
        tasks.iter().map(|task| self.task(task)).collect()
    }

    fn levels(&self) -> Vec<LevelView> {
        let level = |(number, level): (u8, &domain::roles::RoleLevel)| {
            let here: Vec<RoleTask> = self
                .found
                .tasks
                .iter()
                .filter(|task| self.found.places(task).contains(&number))
                .cloned()
                .collect();
            let minutes: i64 = here.iter().filter(|task| !task.is_past).filter_map(minutes_a_year).sum();
            LevelView {
                number,
                name: level.name.clone(),
                count: self.texts.role_tasks_count(here.len()),
                hours: (minutes > 0).then(|| {
                    let hours = self.texts.language().whole((minutes + 30) / 60);
                    self.texts.role_tasks_hours(hours.as_str())
                }),
                tasks: self.tasks(&here),
            }
        };
        (1..).zip(&self.found.model.levels).map(level).collect()
    }

    /// The tasks beside what the method asks, at the levels of the first model, which is Greven's.
    fn asked(&self) -> AskedView {
        let names: Vec<String> = self
            .found
            .models
            .first()
            .map(|model| model.levels.iter().map(|level| level.name.clone()).collect())
            .unwrap_or_default();
        let all = compare(&self.found.tasks, names.len(), self.texts.language());
        let lines = all.levels.iter().flat_map(|level| &level.asked);
        let (asked, met) = lines.fold((0_usize, 0_usize), |(asked, met), (_, tasks)| {
            (asked + 1, met + usize::from(!tasks.is_empty()))
        });
        let source = all.levels.iter().flat_map(|level| &level.asked).next();
        AskedView {
            score: self.texts.role_tasks_asked_score(asked, met),
            source: source
                .map(|(one, _)| self.texts.role_tasks_asked_source(one.source.as_str()))
                .unwrap_or_default(),
            levels: all.levels.iter().zip(names).map(|(level, name)| self.asked_level(level, name)).collect(),
            past: self.tasks(&all.past),
            unsorted: self.tasks(&all.unsorted),
        }
    }

    fn asked_level(&self, level: &ComparedLevel, name: String) -> AskedLevel {
        let line = |(one, tasks): &(use_cases::Asked, Vec<RoleTask>)| AskedLine {
            text: one.text.clone(),
            add: format!("{}/new?asked={}&level={}", self.base, in_query(&one.key), one.level),
            tasks: self.tasks(tasks),
        };
        AskedLevel {
            number: level.level,
            name,
            asked: level.asked.iter().map(line).collect(),
            beside: self.tasks(&level.beside),
        }
    }
}
