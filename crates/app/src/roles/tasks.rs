//! The tasks of the coordinator as the school's documents name them: with their source, sorted into levels.

use super::{
    asked::{asked, start_tasks},
    forms::{
        LONGEST_LINE, LONGEST_TEXT, Problem, Saved, Wrong, check_filled, check_length, line, minutes,
        optional, text,
    },
    models::{MOST_LEVELS, chosen, may_edit, models},
    shipped::GREVEN,
};
use crate::{Conflict, Ctx, Error, ctx::new_id};
use domain::{
    ids::RoleTaskId,
    register::School,
    roles::{Frequency, RoleModel, RoleTask},
};
use i18n::{Language, Texts};
use policy::{Action, InSchool};
use std::collections::BTreeMap;
use store::{Reads, audit::Deed, roles as kept};

/// The tasks of a school, looked at with one model.
#[derive(Debug, Clone)]
pub struct TasksPage {
    /// The school.
    pub school: School,
    /// All models.
    pub models: Vec<RoleModel>,
    /// The one that is looked with.
    pub model: RoleModel,
    /// All tasks in their order.
    pub tasks: Vec<RoleTask>,
    /// Whether the actor may change them.
    pub may_edit: bool,
}

impl TasksPage {
    /// The levels of the model in which a task was sorted; a level that the model does not have any more counts for nothing.
    pub fn places(&self, task: &RoleTask) -> Vec<u8> {
        let here = task.places.get(&self.model.key.0).cloned().unwrap_or_default();
        here.into_iter()
            .filter(|level| (1..=self.model.levels.len()).contains(&usize::from(*level)))
            .collect()
    }

    /// The tasks that are in no level of the model yet.
    pub fn unsorted(&self) -> impl Iterator<Item = &RoleTask> {
        self.tasks.iter().filter(|task| self.places(task).is_empty())
    }

    /// The levels that are likely for a task, as it was sorted in another model.
    pub fn suggested(&self, task: &RoleTask) -> Vec<u8> {
        let is_near = |like: &BTreeMap<String, Vec<u8>>| {
            let shares = |(other, levels): (&String, &Vec<u8>)| {
                let there = task.places.get(other);
                there.is_some_and(|there| levels.iter().any(|level| there.contains(level)))
            };
            like.iter().any(shares)
        };
        let levels = (1..).zip(&self.model.levels);
        levels.filter(|(_, level)| is_near(&level.like)).map(|(at, _)| at).collect()
    }
}

/// How many minutes a school year a task takes, with 40 school weeks; none where frequency or minutes are not known.
pub fn minutes_a_year(task: &RoleTask) -> Option<i64> {
    let times = match task.frequency? {
        Frequency::Daily => 200,
        Frequency::Weekly => 40,
        Frequency::Monthly => 10,
        Frequency::Termly => 3,
        Frequency::Yearly => 1,
        Frequency::WhenNeeded => return None,
    };
    Some(task.minutes?.saturating_mul(times))
}

/// The tasks of a school, looked at with a model by its key or the first one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn tasks_page(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    model: Option<&str>,
) -> Result<TasksPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewRole).await?;
    let mut tx = ctx.read().await?;
    let models = models(&mut tx, &scope, texts.language()).await?;
    let model = chosen(&models, model).cloned().ok_or(Error::NotFound)?;
    let tasks = kept::tasks(&mut tx, &scope).await?;
    let may_edit = may_edit(ctx, &school);
    Ok(TasksPage { school, models, model, tasks, may_edit })
}

/// The same for who is about to change them.
///
/// # Errors
/// As for [`tasks_page`], when it is not allowed.
pub async fn tasks_to_edit(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    model: Option<&str>,
) -> Result<TasksPage, Error> {
    ctx.school(school, Action::EditRole).await?;
    tasks_page(ctx, texts, school, model).await
}

/// What one fills in for a task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedTask {
    /// The task.
    pub text: String,
    /// The document.
    pub source: String,
    /// Its year; may be empty.
    pub source_year: String,
    /// The key of the model in whose levels it is sorted here.
    pub model: String,
    /// The levels.
    pub levels: Vec<u8>,
    /// What the method asks that it answers to; empty for nothing.
    pub asked: String,
    /// The code of the frequency; empty when not known.
    pub frequency: String,
    /// How long each time; empty when not known.
    pub minutes: String,
    /// Who does it.
    pub done_by: String,
    /// Whether it is left from the past.
    pub is_past: bool,
}

impl TypedTask {
    /// What stands in the form of a task, with its levels in one model.
    pub fn of(task: &RoleTask, model: &str) -> Self {
        Self {
            text: task.text.clone(),
            source: task.source.clone(),
            source_year: task.source_year.clone().unwrap_or_default(),
            model: model.to_owned(),
            levels: task.places.get(model).cloned().unwrap_or_default(),
            asked: task.asked.clone().unwrap_or_default(),
            frequency: task.frequency.map(|one| one.code().to_owned()).unwrap_or_default(),
            minutes: task.minutes.map(|minutes| format!("{minutes}m")).unwrap_or_default(),
            done_by: task.done_by.clone(),
            is_past: task.is_past,
        }
    }

    /// The task with what was typed; its levels in other models stay.
    fn checked(&self, was: &RoleTask) -> Result<RoleTask, Wrong> {
        let mut wrong = Wrong::new();
        let (words, source, year) = (text(&self.text), line(&self.source), line(&self.source_year));
        let done_by = line(&self.done_by);
        check_filled(&mut wrong, "text", &words, LONGEST_TEXT);
        check_filled(&mut wrong, "source", &source, LONGEST_LINE);
        check_length(&mut wrong, "source_year", &year, LONGEST_LINE);
        check_length(&mut wrong, "done_by", &done_by, LONGEST_LINE);
        let takes = minutes(&self.minutes).filter(|minutes| (1..=6_000).contains(minutes));
        if takes.is_none() && !self.minutes.trim().is_empty() {
            wrong.push(("minutes".to_owned(), Problem::NotANumber));
        }
        // What a form of ours cannot send is told at the field, not dropped.
        let frequency = Frequency::ALL.into_iter().find(|one| one.code() == self.frequency);
        if frequency.is_none() && !self.frequency.is_empty() {
            wrong.push(("frequency".to_owned(), Problem::NotKnown));
        }
        let is_asked = |key: &String| asked(Language::Nl).iter().any(|one| one.key == *key);
        let answers_to = optional(self.asked.clone());
        if answers_to.as_ref().is_some_and(|key| was.asked.as_ref() != Some(key) && !is_asked(key)) {
            wrong.push(("asked".to_owned(), Problem::NotKnown));
        }
        if self.levels.iter().any(|level| !(1..=MOST_LEVELS).contains(&usize::from(*level)))
            || self.model.chars().count() > LONGEST_LINE
        {
            wrong.push(("level".to_owned(), Problem::NotKnown));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(RoleTask {
            text: words,
            source,
            source_year: optional(year),
            places: placed(was, &self.model, &self.levels),
            asked: answers_to,
            frequency,
            minutes: takes,
            done_by,
            is_past: self.is_past,
            ..was.clone()
        })
    }
}

/// The places of a task with other ones in one model.
fn placed(task: &RoleTask, model: &str, levels: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut places = task.places.clone();
    let mut levels = levels.to_vec();
    levels.sort_unstable();
    levels.dedup();
    if levels.is_empty() {
        places.remove(model);
    } else if !model.is_empty() {
        places.insert(model.to_owned(), levels);
    }
    places
}

async fn new_task(tx: &mut impl Reads, scope: &InSchool) -> Result<RoleTask, Error> {
    Ok(RoleTask {
        id: RoleTaskId(new_id()),
        text: String::new(),
        source: String::new(),
        source_year: None,
        places: BTreeMap::new(),
        asked: None,
        frequency: None,
        minutes: None,
        done_by: String::new(),
        is_past: false,
        position: kept::last_position(tx, scope).await? + 1,
        version: 1,
    })
}

/// Adds a task.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn add_task(ctx: &Ctx, school: &str, typed: &TypedTask) -> Result<Saved<RoleTask>, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut tx = ctx.write().await?;
    let task = match typed.checked(&new_task(&mut tx, &scope).await?) {
        Ok(task) => task,
        Err(wrong) => {
            tx.undo().await?;
            return Ok(Saved::Wrong(wrong));
        }
    };
    kept::add_task(&mut tx, &scope, &task).await?;
    tx.commit(&ctx.event(school.id, Deed::RoleTaskSaved)).await?;
    Ok(Saved::Yes(task))
}

/// One task, for who may change it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such task.
pub async fn one_task(ctx: &Ctx, school: &str, id: RoleTaskId) -> Result<(School, RoleTask), Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let task = kept::task(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    Ok((school, task))
}

/// Saves a change of a task by somebody who looked at this version.
///
/// # Errors
/// As for [`one_task`].
pub async fn change_task(
    ctx: &Ctx,
    school: &str,
    (id, version): (RoleTaskId, i64),
    typed: &TypedTask,
) -> Result<Saved<RoleTask>, Error> {
    let (scope, at) = ctx.school(school, Action::EditRole).await?;
    let (_, was) = one_task(ctx, school, id).await?;
    let task = match typed.checked(&RoleTask { version, ..was }) {
        Ok(task) => task,
        Err(wrong) => return Ok(Saved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    if kept::change_task(&mut tx, &scope, &task).await? {
        tx.commit(&ctx.event(at.id, Deed::RoleTaskSaved)).await?;
        return Ok(Saved::Yes(task));
    }
    tx.undo().await?;
    let (_, now) = one_task(ctx, school, id).await?;
    Ok(Saved::Meanwhile(Box::new(now)))
}

/// Sorts a task into levels of one model; none takes it out of them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such task or model, [`Error::Forbidden`] when it is not allowed.
pub async fn place_task(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (id, model, levels): (RoleTaskId, &str, &[u8]),
) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut tx = ctx.write().await?;
    let models = models(&mut tx, &scope, texts.language()).await?;
    let known = models.iter().find(|one| one.key.0 == model).ok_or(Error::NotFound)?;
    let task = kept::task(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    if levels.iter().any(|level| !(1..=known.levels.len()).contains(&usize::from(*level))) {
        return Err(Error::NotFound);
    }
    let task = RoleTask { places: placed(&task, model, levels), ..task };
    if !kept::change_task(&mut tx, &scope, &task).await? {
        tx.undo().await?;
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, Deed::RoleTaskSaved)).await?;
    Ok(())
}

/// Takes a task away, or puts it back.
///
/// # Errors
/// [`Error::NotFound`] when there is no such task, [`Error::Forbidden`] when it is not allowed.
pub async fn keep_task(
    ctx: &Ctx,
    school: &str,
    (id, is_removed): (RoleTaskId, bool),
) -> Result<School, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut tx = ctx.write().await?;
    let is_done = match is_removed {
        true => kept::remove_task(&mut tx, &scope, (id, ctx.now())).await?,
        false => kept::put_task_back(&mut tx, &scope, id).await?,
    };
    if !is_done {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let deed = if is_removed { Deed::RoleTaskRemoved } else { Deed::RoleTaskSaved };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(school)
}

/// Puts the list to begin with in a school that has no tasks yet; says how many.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn use_start_list(ctx: &Ctx, texts: &Texts, school: &str) -> Result<usize, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut tx = ctx.write().await?;
    // Two people who both ask for it: the second finds it done.
    if !kept::tasks(&mut tx, &scope).await?.is_empty() {
        tx.undo().await?;
        return Ok(0);
    }
    let list = start_tasks(texts.language());
    for one in &list {
        let task = RoleTask {
            text: one.text.clone(),
            source: texts.role_tasks_start_source().to_owned(),
            places: BTreeMap::from([(GREVEN.to_owned(), vec![one.level])]),
            asked: one.asked.clone(),
            frequency: one.frequency,
            ..new_task(&mut tx, &scope).await?
        };
        kept::add_task(&mut tx, &scope, &task).await?;
    }
    tx.commit(&ctx.event(school.id, Deed::RoleTaskSaved)).await?;
    Ok(list.len())
}
