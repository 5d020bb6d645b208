//! The models of a school: those that come with Stut, and its own.

use super::{
    forms::{
        LONGEST_LINE, LONGEST_TEXT, Problem, Saved, Wrong, check_filled, check_length, line, optional, text,
    },
    shipped::{GREVEN, shipped},
};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    ids::RoleModelId,
    register::School,
    roles::{ModelKey, RoleLevel, RoleModel},
};
use i18n::Language;
use policy::{Action, Decision, InSchool, Resource, decide};
use std::collections::BTreeMap;
use store::{Reads, audit::Deed, roles as kept};

/// The fewest levels of a model: below three there is nothing to rank.
pub const LEAST_LEVELS: usize = 3;

/// The most levels of a model.
pub const MOST_LEVELS: usize = 9;

/// All models of a school: those that come with Stut first, then its own by name. What a school says its own model is like
/// counts for both.
pub(crate) async fn models(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
) -> Result<Vec<RoleModel>, Error> {
    let mut models = shipped(language);
    let own = kept::models(tx, scope).await?;
    for one in &own {
        for (at, level) in (1..).zip(&one.levels) {
            liken(&mut models, (&one.key, at), &level.like);
        }
    }
    models.extend(own);
    Ok(models)
}

/// Notes a likeness at the other side too.
fn liken(models: &mut [RoleModel], (key, at): (&ModelKey, u8), like: &BTreeMap<String, Vec<u8>>) {
    for (other, levels) in like {
        let Some(model) = models.iter_mut().find(|model| model.key.0 == *other) else { continue };
        for level in levels {
            if let Some(there) = model.levels.get_mut(usize::from(*level).saturating_sub(1)) {
                there.like.entry(key.0.clone()).or_default().push(at);
            }
        }
    }
}

/// One model by its key; none when the school has none such.
pub(crate) async fn model(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
    key: &ModelKey,
) -> Result<Option<RoleModel>, Error> {
    Ok(models(tx, scope, language).await?.into_iter().find(|one| one.key == *key))
}

/// The model that somebody asked for by its key, or else the first.
pub(super) fn chosen<'a>(models: &'a [RoleModel], key: Option<&str>) -> Option<&'a RoleModel> {
    key.and_then(|key| models.iter().find(|one| one.key.0 == key)).or_else(|| models.first())
}

/// Whether the actor may change the models, the tasks and the description.
pub(super) fn may_edit(ctx: &Ctx, school: &School) -> bool {
    matches!(decide(ctx.actor(), Action::EditRole, Resource::School(school.id)), Decision::Allowed(_))
}

/// The models of a school as a page.
#[derive(Debug, Clone)]
pub struct ModelsPage {
    /// The school.
    pub school: School,
    /// All models.
    pub models: Vec<RoleModel>,
    /// Whether the actor may make and change models.
    pub may_edit: bool,
}

/// The models of a school with how they lie beside each other.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn models_page(ctx: &Ctx, school: &str, language: Language) -> Result<ModelsPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewRole).await?;
    let models = models(&mut ctx.read().await?, &scope, language).await?;
    let may_edit = may_edit(ctx, &school);
    Ok(ModelsPage { school, models, may_edit })
}

/// The same for who is about to make or change one.
///
/// # Errors
/// As for [`models_page`], when it is not allowed.
pub async fn models_to_edit(ctx: &Ctx, school: &str, language: Language) -> Result<ModelsPage, Error> {
    ctx.school(school, Action::EditRole).await?;
    models_page(ctx, school, language).await
}

/// What one fills in for a model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedModel {
    /// Its name.
    pub name: String,
    /// Where it comes from; may be empty.
    pub source: String,
    /// The levels; those of which nothing is filled in at the end count for nothing.
    pub levels: Vec<TypedLevel>,
}

/// What one fills in for a level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedLevel {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// What it asks.
    pub asks: String,
    /// The levels of Greven's model that it lies nearest to.
    pub like: Vec<u8>,
}

impl TypedLevel {
    const fn is_empty(&self) -> bool {
        self.name.is_empty() && self.description.is_empty() && self.asks.is_empty()
    }

    fn clean(&self) -> Self {
        Self {
            name: line(&self.name),
            description: text(&self.description),
            asks: text(&self.asks),
            like: self.like.clone(),
        }
    }
}

impl TypedModel {
    /// What stands in the form of a model.
    pub fn of(model: &RoleModel) -> Self {
        let level = |level: &RoleLevel| TypedLevel {
            name: level.name.clone(),
            description: level.description.clone(),
            asks: level.asks.clone(),
            like: level.like.get(GREVEN).cloned().unwrap_or_default(),
        };
        Self {
            name: model.name.clone(),
            source: model.source.clone().unwrap_or_default(),
            levels: model.levels.iter().map(level).collect(),
        }
    }

    /// A copy of a model to begin one's own with.
    pub fn copy_of(model: &RoleModel) -> Self {
        let mut copy = Self { name: String::new(), source: model.name.clone(), ..Self::of(model) };
        if model.key.0 == GREVEN {
            for (at, level) in (1..).zip(&mut copy.levels) {
                level.like = vec![at];
            }
        }
        copy
    }

    fn checked(&self, (id, version): (RoleModelId, i64)) -> Result<RoleModel, Wrong> {
        let mut wrong = Wrong::new();
        let (name, source) = (line(&self.name), line(&self.source));
        check_filled(&mut wrong, "name", &name, LONGEST_LINE);
        check_length(&mut wrong, "source", &source, LONGEST_LINE);
        let mut levels: Vec<TypedLevel> = self.levels.iter().map(TypedLevel::clean).collect();
        while levels.last().is_some_and(TypedLevel::is_empty) {
            levels.pop();
        }
        if levels.len() < LEAST_LEVELS {
            wrong.push(("levels".to_owned(), Problem::TooFewLevels));
        }
        for (at, level) in (1..).zip(levels.iter().take(MOST_LEVELS)) {
            check_level(&mut wrong, at, level);
        }
        let kept = |level: TypedLevel| RoleLevel {
            name: level.name,
            description: level.description,
            asks: level.asks,
            like: (!level.like.is_empty()).then(|| (GREVEN.to_owned(), level.like)).into_iter().collect(),
        };
        let model = RoleModel {
            key: ModelKey(id.to_string()),
            own: Some(id),
            name,
            source: optional(source),
            levels: levels.into_iter().take(MOST_LEVELS).map(kept).collect(),
            version,
        };
        if wrong.is_empty() { Ok(model) } else { Err(wrong) }
    }
}

fn check_level(wrong: &mut Wrong, at: u8, level: &TypedLevel) {
    if level.is_empty() {
        wrong.push((format!("name_{at}"), Problem::GapInLevels));
        return;
    }
    check_filled(wrong, &format!("name_{at}"), &level.name, LONGEST_LINE);
    check_length(wrong, &format!("description_{at}"), &level.description, LONGEST_TEXT);
    check_length(wrong, &format!("asks_{at}"), &level.asks, LONGEST_TEXT);
}

/// Adds a model of the school's own.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn add_model(ctx: &Ctx, school: &str, typed: &TypedModel) -> Result<Saved<RoleModel>, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let id = RoleModelId(new_id());
    let model = match typed.checked((id, 1)) {
        Ok(model) => model,
        Err(wrong) => return Ok(Saved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    kept::add_model(&mut tx, &scope, (id, &model)).await?;
    tx.commit(&ctx.event(school.id, Deed::RoleModelSaved)).await?;
    Ok(Saved::Yes(model))
}

/// A model of the school's own, for who may change it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such model.
pub async fn own_model(ctx: &Ctx, school: &str, id: RoleModelId) -> Result<(School, RoleModel), Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let own = kept::models(&mut ctx.read().await?, &scope).await?;
    let model = own.into_iter().find(|one| one.own == Some(id)).ok_or(Error::NotFound)?;
    Ok((school, model))
}

/// Saves a change of a model by somebody who looked at this version.
///
/// # Errors
/// As for [`own_model`].
pub async fn change_model(
    ctx: &Ctx,
    school: &str,
    (id, version): (RoleModelId, i64),
    typed: &TypedModel,
) -> Result<Saved<RoleModel>, Error> {
    let (scope, at) = ctx.school(school, Action::EditRole).await?;
    own_model(ctx, school, id).await?;
    let model = match typed.checked((id, version)) {
        Ok(model) => model,
        Err(wrong) => return Ok(Saved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    if kept::change_model(&mut tx, &scope, (id, &model)).await? {
        tx.commit(&ctx.event(at.id, Deed::RoleModelSaved)).await?;
        return Ok(Saved::Yes(model));
    }
    tx.undo().await?;
    let (_, now) = own_model(ctx, school, id).await?;
    Ok(Saved::Meanwhile(Box::new(now)))
}

/// Takes a model of the school's own away, or puts it back. What was sorted in it stays.
///
/// # Errors
/// [`Error::NotFound`] when there is no such model, [`Error::Forbidden`] when it is not allowed.
pub async fn keep_model(
    ctx: &Ctx,
    school: &str,
    (id, is_removed): (RoleModelId, bool),
) -> Result<School, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut tx = ctx.write().await?;
    if !kept::keep_removed(&mut tx, &scope, (id, is_removed)).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let deed = if is_removed { Deed::RoleModelRemoved } else { Deed::RoleModelSaved };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(school)
}
