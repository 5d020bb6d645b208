//! What somebody chose for her time, and the time that colleagues share.

use super::{
    forms::{Problem, Saved, Wrong, line, minutes, optional},
    mirror::{Mirror, Piece},
    models::models,
    time::{choices_now, own_time},
};
use crate::{Ctx, Error};
use domain::{
    Personal, SchoolYear,
    register::School,
    roles::{RoleModel, TimeChoices},
};
use i18n::Language;
use policy::Action;
use std::collections::BTreeMap;
use store::{audit::Deed, roles as kept};

/// One's choices with all models, for the form.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn time_choices(
    ctx: &Ctx,
    school: &str,
    language: Language,
) -> Result<(School, TimeChoices, Vec<RoleModel>), Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.read().await?;
    let (choices, _) = choices_now(&mut tx, (&scope, &own), language).await?;
    Ok((school, choices, models(&mut tx, &scope, language).await?))
}

/// What one fills in about one's choices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedChoices {
    /// The key of the model.
    pub model: String,
    /// The hours a week; empty when not given.
    pub hours: String,
    /// The share of each level in per cent; all empty when not given.
    pub wishes: Vec<String>,
    /// Whether it is shared.
    pub is_shared: bool,
}

/// Keeps one's choices.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school or model, [`Error::Forbidden`] when it is not for the actor.
pub async fn choose_time(
    ctx: &Ctx,
    school: &str,
    language: Language,
    (version, typed): (i64, &TypedChoices),
) -> Result<Saved<TimeChoices>, Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.write().await?;
    let all = models(&mut tx, &scope, language).await?;
    let (now, _) = choices_now(&mut tx, (&scope, &own), language).await?;
    let key = if typed.model.is_empty() { &now.model.0 } else { &typed.model };
    let model = all.iter().find(|one| one.key.0 == *key).ok_or(Error::NotFound)?;
    let mut wrong = Wrong::new();
    let week = optional(line(&typed.hours)).and_then(|hours| minutes(&hours));
    let week = week.filter(|week| (1..=60 * 60).contains(week));
    if week.is_none() && !typed.hours.trim().is_empty() {
        wrong.push(("hours".to_owned(), Problem::NotANumber));
    }
    let wishes = wishes(&mut wrong, typed, model.levels.len());
    if !wrong.is_empty() {
        tx.undo().await?;
        return Ok(Saved::Wrong(wrong));
    }
    let choices = TimeChoices {
        account: own.account(),
        model: model.key.clone(),
        is_shared: typed.is_shared,
        wishes,
        minutes_a_week: week,
        version,
    };
    match kept::put_choices(&mut tx, (&scope, &own), &choices).await {
        Ok(true) => {
            tx.commit(&ctx.event(school.id, Deed::TimeChoicesMade { is_shared: choices.is_shared })).await?;
            Ok(Saved::Yes(choices))
        }
        Ok(false) | Err(store::StoreError::AlreadyThere) => {
            tx.undo().await?;
            let mut tx = ctx.read().await?;
            Ok(Saved::Meanwhile(Box::new(choices_now(&mut tx, (&scope, &own), language).await?.0)))
        }
        Err(error) => Err(error.into()),
    }
}

fn wishes(wrong: &mut Wrong, typed: &TypedChoices, levels: usize) -> BTreeMap<u8, u8> {
    let mut wishes = BTreeMap::new();
    for (at, text) in (1..).zip(typed.wishes.iter().take(levels)) {
        match text.trim().trim_end_matches('%').trim() {
            "" => {}
            text => match text.parse::<u8>() {
                Ok(share) if share <= 100 => {
                    wishes.insert(at, share);
                }
                _ => wrong.push((format!("wish_{at}"), Problem::NotANumber)),
            },
        }
    }
    let together: u32 = wishes.values().map(|share| u32::from(*share)).sum();
    if wrong.is_empty() && !wishes.is_empty() && together != 100 {
        wrong.push(("wishes".to_owned(), Problem::NotAHundred));
    }
    wishes
}

/// The time that colleagues share.
#[derive(Debug, Clone)]
pub struct SharedPage {
    /// The school.
    pub school: School,
    /// The school year.
    pub year: SchoolYear,
    /// Who shares, by name.
    pub people: Vec<SharedBy>,
}

/// The time that one person shares, as sums.
#[derive(Debug, Clone)]
pub struct SharedBy {
    /// Her name.
    pub name: Personal<String>,
    /// The model to whose levels she writes.
    pub model: RoleModel,
    /// The sums.
    pub mirror: Mirror,
}

/// The time that is shared in a school, this school year: sums only.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn shared_page(ctx: &Ctx, school: &str, language: Language) -> Result<SharedPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSharedTime).await?;
    let year = SchoolYear::of(ctx.today());
    let mut tx = ctx.read().await?;
    let all = models(&mut tx, &scope, language).await?;
    let shared = kept::shared_time(&mut tx, &scope, (year.first_day(), year.last_day())).await?;
    let person = |one: kept::SharedTime| {
        let model = all.iter().find(|model| model.key == one.model)?.clone();
        let pieces: Vec<Piece> = one.sums;
        Some(SharedBy { name: one.name, mirror: Mirror::of_pieces(&pieces, model.levels.len()), model })
    };
    Ok(SharedPage { school, year, people: shared.into_iter().filter_map(person).collect() })
}
