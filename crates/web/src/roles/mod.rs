//! The coordinator's role: where it begins, the models, the tasks, one's own time, the description.

mod choices;
mod description;
mod description_edit;
mod form;
mod landing;
mod model_edit;
mod models;
mod sort;
mod task_edit;
mod tasks;
mod time;
mod time_edit;
mod time_view;

use crate::{
    ask::Ask,
    page::{Frame, Room, school_base},
    routes::{Needs, Routes},
};
use domain::register::School;
use policy::{Action, Decision, Resource, decide};

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    of_time(of_tasks(of_description(of_models(routes))))
}

fn of_models(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewRole), Needs::To(Action::EditRole));
    routes
        .get("/{school}/role", view, landing::landing)
        .get("/{school}/role/models", view, models::list)
        .post("/{school}/role/models", edit, model_edit::add)
        .get("/{school}/role/models/new", edit, model_edit::new)
        .get("/{school}/role/models/{model}", edit, model_edit::one)
        .post("/{school}/role/models/{model}", edit, model_edit::save)
        .post("/{school}/role/models/{model}/remove", edit, model_edit::remove)
        .post("/{school}/role/models/{model}/restore", edit, model_edit::restore)
}

fn of_description(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewRole), Needs::To(Action::EditRole));
    routes
        .get("/{school}/role/description", view, description::page)
        .get("/{school}/role/description.pdf", view, description::as_pdf)
        .post("/{school}/role/description", edit, description_edit::begin)
        .get("/{school}/role/description/edit", edit, description_edit::form)
        .post("/{school}/role/description/edit", edit, description_edit::save)
        .post("/{school}/role/description/agree", edit, description_edit::agree)
        .post("/{school}/role/description/drop", edit, description_edit::drop)
}

fn of_tasks(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewRole), Needs::To(Action::EditRole));
    routes
        .get("/{school}/role/tasks", view, tasks::list)
        .post("/{school}/role/tasks", edit, task_edit::add)
        .get("/{school}/role/tasks/new", edit, task_edit::new)
        .post("/{school}/role/tasks/start", edit, task_edit::start)
        .get("/{school}/role/tasks/sort", edit, sort::next)
        .get("/{school}/role/tasks/{task}", edit, task_edit::one)
        .post("/{school}/role/tasks/{task}", edit, task_edit::save)
        .post("/{school}/role/tasks/{task}/place", edit, sort::place)
        .post("/{school}/role/tasks/{task}/remove", edit, task_edit::remove)
        .post("/{school}/role/tasks/{task}/restore", edit, task_edit::restore)
}

fn of_time(routes: Routes) -> Routes {
    let keep = Needs::To(Action::KeepTime);
    routes
        .get("/{school}/role/time", keep, time::page)
        .post("/{school}/role/time", keep, time::save_week)
        .post("/{school}/role/time/start", keep, time::start)
        .post("/{school}/role/time/stop", keep, time::stop)
        .get("/{school}/role/time/choices", keep, choices::form)
        .post("/{school}/role/time/choices", keep, choices::save)
        .post("/{school}/role/time/forget", keep, choices::forget)
        .get("/{school}/role/time/shared", Needs::To(Action::ViewSharedTime), choices::shared)
        .post("/{school}/role/time/entries", keep, time_edit::add)
        .get("/{school}/role/time/entries/new", keep, time_edit::new)
        .get("/{school}/role/time/entries/{entry}", keep, time_edit::one)
        .post("/{school}/role/time/entries/{entry}", keep, time_edit::save)
        .post("/{school}/role/time/entries/{entry}/remove", keep, time_edit::remove)
}

/// A part of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Landing,
    Tasks,
    Time,
    Description,
    Models,
}

/// A tab.
struct Tab {
    address: String,
    words: &'static str,
    is_current: bool,
}

/// The start of every address of this room.
fn role_base(school: &School) -> String {
    format!("{}/role", school_base(school))
}

fn frame(ask: &Ask, school: &School) -> Frame {
    Frame::of_school(ask, school, Room::Role)
}

fn may(ask: &Ask, school: &School, action: Action) -> bool {
    matches!(decide(ask.ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_))
}

/// The tabs of this room for who asks; the questionnaires are a room of their own with the same way in.
fn tabs(ask: &Ask, school: &School, current: Part) -> Vec<Tab> {
    let (texts, base) = (ask.texts, role_base(school));
    let tab = |part: Part, end: &str, words: &'static str| Tab {
        address: format!("{base}{end}"),
        words,
        is_current: part == current,
    };
    let mut tabs = vec![tab(Part::Landing, "", texts.role_nav())];
    if may(ask, school, Action::ViewSurveys) {
        let address = format!("{}/surveys", school_base(school));
        tabs.push(Tab { address, words: texts.role_card_surveys(), is_current: false });
    }
    tabs.push(tab(Part::Tasks, "/tasks", texts.role_tasks_nav()));
    if may(ask, school, Action::KeepTime) {
        tabs.push(tab(Part::Time, "/time", texts.role_time_nav()));
    }
    tabs.push(tab(Part::Description, "/description", texts.role_description_nav()));
    tabs.push(tab(Part::Models, "/models", texts.role_models_nav()));
    tabs
}
