//! Making, changing and taking away a model of the school's own.

use super::{
    Part, Tab,
    form::{Bad, Choice, Fields, numbers, value, version},
    frame, role_base, tabs,
};
use crate::{
    ask::Ask,
    conflict::{self, Conflict},
    error::{PageError, render},
    page::Frame,
};
use app::roles::{
    self as use_cases, LEAST_LEVELS, MOST_LEVELS, ModelsPage, Saved, TypedLevel, TypedModel, Wrong,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{ids::RoleModelId, register::School, roles::RoleModel};
use i18n::Texts;

#[derive(Template)]
#[template(path = "roles/model_form.html")]
struct ModelForm {
    frame: Frame,
    tabs: Vec<Tab>,
    back: String,
    title: String,
    action: String,
    version: i64,
    typed: TypedModel,
    levels: Vec<LevelForm>,
    bad: Bad,
    has_more: bool,
    remove: Option<String>,
}

struct LevelForm {
    number: usize,
    typed: TypedLevel,
    like: Vec<Choice>,
}

/// The form for a new model, empty or as a copy of another.
pub(super) async fn new(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let found = models(&ask).await?;
    let from = found.models.iter().find(|one| one.key.0 == value(&query, "from"));
    let typed = from.map_or_else(TypedModel::default, TypedModel::copy_of);
    Ok(render(&new_form(&ask, &found, typed, &Wrong::new())))
}

async fn models(ask: &Ask) -> Result<ModelsPage, PageError> {
    use_cases::models_to_edit(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())
}

fn new_form(ask: &Ask, found: &ModelsPage, typed: TypedModel, wrong: &Wrong) -> ModelForm {
    let back = format!("{}/models", role_base(&found.school));
    let shown = typed.levels.len().clamp(LEAST_LEVELS + 2, MOST_LEVELS);
    ModelForm {
        frame: frame(ask, &found.school),
        tabs: tabs(ask, &found.school, Part::Models),
        title: ask.texts.role_model_new_title().to_owned(),
        action: back.clone(),
        back,
        version: 0,
        levels: level_forms(found, &typed, shown),
        bad: Bad::of(ask.texts, wrong),
        has_more: shown < MOST_LEVELS,
        remove: None,
        typed,
    }
}

/// The fields of the levels; the first model is Greven's, with which one's own is compared.
fn level_forms(found: &ModelsPage, typed: &TypedModel, shown: usize) -> Vec<LevelForm> {
    let greven = found.models.first().map(|one| one.levels.as_slice()).unwrap_or_default();
    let level = |number: usize| {
        let typed = typed.levels.get(number.saturating_sub(1)).cloned().unwrap_or_default();
        let like = (1_u8..).zip(greven).map(|(at, level)| Choice {
            value: at.to_string(),
            words: level.name.clone(),
            is_chosen: typed.like.contains(&at),
        });
        LevelForm { number, like: like.collect(), typed }
    };
    (1..=shown).map(level).collect()
}

fn read(fields: &Fields) -> TypedModel {
    let of = |name: &str, number: usize| value(fields, &format!("{name}_{number}")).to_owned();
    let level = |number: usize| TypedLevel {
        name: of("name", number),
        description: of("description", number),
        asks: of("asks", number),
        like: numbers(fields, &format!("like_{number}")),
    };
    let sent =
        (1..=MOST_LEVELS).take_while(|number| fields.iter().any(|(key, _)| *key == format!("name_{number}")));
    TypedModel {
        name: value(fields, "name").to_owned(),
        source: value(fields, "source").to_owned(),
        levels: sent.map(level).collect(),
    }
}

/// Whether one more level was asked for, with the form as it is.
fn more(fields: &Fields, typed: &mut TypedModel) -> bool {
    let is_asked = !value(fields, "more").is_empty();
    if is_asked && typed.levels.len() < MOST_LEVELS {
        typed.levels.push(TypedLevel::default());
    }
    is_asked
}

/// Adds a model.
pub(super) async fn add(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let mut typed = read(&fields);
    if more(&fields, &mut typed) {
        return Ok(render(&new_form(&ask, &models(&ask).await?, typed, &Wrong::new())));
    }
    match use_cases::add_model(&ask.ctx, &ask.school, &typed).await.map_err(ask.failed())? {
        Saved::Wrong(wrong) => {
            let page = new_form(&ask, &models(&ask).await?, typed, &wrong);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Saved::Yes(_) | Saved::Meanwhile(_) => {
            Ok(Redirect::to(&format!("{}?done=added", ask.here)).into_response())
        }
    }
}

fn model_id(ask: &Ask, model: &str) -> Result<RoleModelId, PageError> {
    model.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

fn back(school: &School, done: &str) -> Response {
    Redirect::to(&format!("{}/models?done={done}", role_base(school))).into_response()
}

/// The form of a model.
pub(super) async fn one(ask: Ask, Path((_, model)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = model_id(&ask, &model)?;
    let (_, known) = use_cases::own_model(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let form = form_of(&ask, &known, (TypedModel::of(&known), known.version), &Wrong::new()).await?;
    Ok(render(&form))
}

async fn form_of(
    ask: &Ask,
    known: &RoleModel,
    (typed, version): (TypedModel, i64),
    wrong: &Wrong,
) -> Result<ModelForm, PageError> {
    let form = new_form(ask, &models(ask).await?, typed, wrong);
    let action = format!("{}/{}", form.back, known.key.0);
    Ok(ModelForm {
        title: ask.texts.role_model_change_title(known.name.as_str()),
        remove: Some(format!("{action}/remove")),
        version,
        action,
        ..form
    })
}

/// Saves a model; when somebody was first, shows both.
pub(super) async fn save(
    ask: Ask,
    Path((_, model)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = model_id(&ask, &model)?;
    let (school, known) = use_cases::own_model(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    if value(&fields, "choice") == "theirs" {
        return Ok(back(&school, "theirs"));
    }
    let (mut typed, version) = (read(&fields), version(&fields));
    if more(&fields, &mut typed) {
        return Ok(render(&form_of(&ask, &known, (typed, version), &Wrong::new()).await?));
    }
    let saved = use_cases::change_model(&ask.ctx, &ask.school, (id, version), &typed).await;
    match saved.map_err(ask.failed())? {
        Saved::Yes(_) => Ok(back(&school, "changed")),
        Saved::Wrong(wrong) => {
            let page = form_of(&ask, &known, (typed, version), &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Saved::Meanwhile(now) => {
            Ok(both(ask.texts, fields, &typed, &now, ask.here.clone()).page(frame(&ask, &school)))
        }
    }
}

/// Both versions: what was typed goes along as it was sent, with the newer version.
fn both(texts: &Texts, sent: Fields, typed: &TypedModel, now: &RoleModel, action: String) -> Conflict {
    let theirs = TypedModel::of(now);
    let mut pairs = vec![
        (texts.role_model_name().to_owned(), typed.name.clone(), theirs.name.clone()),
        (texts.role_model_source().to_owned(), typed.source.clone(), theirs.source.clone()),
    ];
    let none = TypedLevel::default();
    for at in 0..typed.levels.len().max(theirs.levels.len()) {
        let words = |typed: &TypedModel| {
            let level = typed.levels.get(at).unwrap_or(&none);
            let like = level.like.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
            [level.name.as_str(), &level.description, &level.asks, &like].join("\n").trim().to_owned()
        };
        pairs.push((texts.role_model_level(at + 1), words(typed), words(&theirs)));
    }
    let parts = pairs.iter().filter(|(_, mine, theirs)| mine != theirs);
    let parts =
        parts.map(|(label, mine, theirs)| conflict::Part::new(label.as_str(), mine, theirs)).collect();
    let mut fields: Fields =
        sent.into_iter().filter(|(name, _)| name != "version" && name != "choice").collect();
    fields.push(("version".to_owned(), now.version.to_string()));
    Conflict { action, fields, by: String::new(), parts, merge: None }
}

/// Takes a model away.
pub(super) async fn remove(
    ask: Ask,
    Path((_, model)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = model_id(&ask, &model)?;
    let school = use_cases::keep_model(&ask.ctx, &ask.school, (id, true)).await.map_err(ask.failed())?;
    Ok(back(&school, &format!("removed&model={id}")))
}

/// Puts a model back.
pub(super) async fn restore(
    ask: Ask,
    Path((_, model)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = model_id(&ask, &model)?;
    let school = use_cases::keep_model(&ask.ctx, &ask.school, (id, false)).await.map_err(ask.failed())?;
    Ok(back(&school, "back"))
}
