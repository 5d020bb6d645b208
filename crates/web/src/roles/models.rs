//! The models, and how they lie beside each other.

use super::{Part, Tab, form::Fields, form::value, frame, role_base, tabs};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::roles::{self as use_cases, ModelsPage};
use askama::Template;
use axum::{extract::Query, response::Response};
use domain::{
    ids::RoleModelId,
    roles::{RoleLevel, RoleModel},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "roles/models.html")]
struct Page {
    frame: Frame,
    tabs: Vec<Tab>,
    done: Option<&'static str>,
    /// Where a model that was just taken away is put back.
    undo: Option<String>,
    base: String,
    models: Vec<ModelView>,
    /// The names of the models, for the heads of the table.
    names: Vec<String>,
    may_edit: bool,
}

struct ModelView {
    key: String,
    name: String,
    source: Option<String>,
    edit: Option<String>,
    is_own: bool,
    levels: Vec<LevelView>,
}

struct LevelView {
    number: usize,
    name: String,
    description: String,
    asks: String,
    /// What lies near it in each model; none in its own.
    near: Vec<Option<String>>,
}

/// All models.
pub(super) async fn list(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let found =
        use_cases::models_page(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())?;
    let base = format!("{}/models", role_base(&found.school));
    let done = value(&query, "done");
    let gone = value(&query, "model").parse::<RoleModelId>().ok();
    let undo = gone.filter(|_| done == "removed" && found.may_edit).map(|id| format!("{base}/{id}/restore"));
    let page = Page {
        frame: frame(&ask, &found.school),
        tabs: tabs(&ask, &found.school, Part::Models),
        done: done_words(ask.texts, done),
        undo,
        models: found.models.iter().map(|one| view(&found, one, &base)).collect(),
        names: found.models.iter().map(|one| one.name.clone()).collect(),
        may_edit: found.may_edit,
        base,
    };
    Ok(render(&page))
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "added" => texts.role_model_added(),
        "changed" => texts.role_model_changed(),
        "removed" => texts.role_model_removed(),
        "back" => texts.role_model_back(),
        "theirs" => texts.role_model_theirs(),
        _ => return None,
    })
}

fn view(found: &ModelsPage, model: &RoleModel, base: &str) -> ModelView {
    let level = |(number, level): (usize, &RoleLevel)| LevelView {
        number,
        name: level.name.clone(),
        description: level.description.clone(),
        asks: level.asks.clone(),
        near: found.models.iter().map(|other| near(model, level, other)).collect(),
    };
    ModelView {
        key: model.key.0.clone(),
        name: model.name.clone(),
        source: model.source.clone(),
        edit: model.own.filter(|_| found.may_edit).map(|id| format!("{base}/{id}")),
        is_own: model.own.is_some(),
        levels: (1..).zip(&model.levels).map(level).collect(),
    }
}

/// What lies near a level in another model, by number and name.
fn near(model: &RoleModel, level: &RoleLevel, other: &RoleModel) -> Option<String> {
    if model.key == other.key {
        return None;
    }
    let numbers = level.like.get(&other.key.0)?;
    let name =
        |number: &u8| other.levels.get(usize::from(*number).checked_sub(1)?).map(|one| one.name.clone());
    let names: Vec<String> = numbers.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
