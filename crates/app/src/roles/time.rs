//! The time mirror: one's own time, for oneself.

use super::{
    expected::{Expected, expected},
    forms::{LONGEST_LINE, Problem, Saved, Wrong, check_length, line, minutes},
    mirror::{Mirror, monday, norm_minutes},
    models::{chosen, models},
    week::{Week, week},
};
use crate::{Conflict, Ctx, Error, ctx::new_id, results::stayed_until};
use domain::{
    Personal, SchoolYear,
    ids::TimeEntryId,
    register::School,
    roles::{RoleModel, TimeChoices, TimeEntry, WorkKind},
};
use i18n::Language;
use jiff::{Timestamp, ToSpan as _, civil::Date};
use policy::{Action, InSchool, Own};
use std::collections::BTreeMap;
use store::{Reads, audit::Deed, register, roles as kept};

/// From so many minutes on, something that runs was forgotten: somebody must say how long it was.
pub const FORGOTTEN_AFTER: i64 = 10 * 60;

/// Over which days one looks back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// The week that is shown.
    Week,
    /// Four weeks, of which that is the last.
    #[default]
    FourWeeks,
    /// The school year so far.
    Year,
}

impl Span {
    /// All.
    pub const ALL: [Self; 3] = [Self::Week, Self::FourWeeks, Self::Year];

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::FourWeeks => "weeks",
            Self::Year => "year",
        }
    }

    fn days(self, monday: Date) -> (Date, Date) {
        let last = monday.saturating_add(6.days());
        match self {
            Self::Week => (monday, last),
            Self::FourWeeks => (monday.saturating_sub(21.days()), last),
            Self::Year => {
                let year = SchoolYear::of(monday);
                (year.first_day(), year.last_day())
            }
        }
    }
}

/// One's own time as a page.
#[derive(Debug, Clone)]
pub struct TimePage {
    /// The school.
    pub school: School,
    /// The model to whose levels time is written.
    pub model: RoleModel,
    /// What was chosen.
    pub choices: TimeChoices,
    /// What runs now.
    pub running: Option<TimeEntry>,
    /// The week that is shown.
    pub week: Week,
    /// What was looked back over.
    pub span: Span,
    /// The days of that.
    pub days: (Date, Date),
    /// Where the time went in it.
    pub mirror: Mirror,
    /// What each group expects.
    pub expected: Option<Expected>,
    /// How many pupils the school has now.
    pub pupils: i64,
    /// The least time a week for so many pupils, in minutes.
    pub norm: i64,
    /// The day it is.
    pub today: Date,
    /// The time it is.
    pub now: Timestamp,
}

/// The scopes for one's own time in a school.
pub(super) async fn own_time(ctx: &Ctx, school: &str) -> Result<(InSchool, Own, School), Error> {
    let (scope, school) = ctx.school(school, Action::KeepTime).await?;
    Ok((scope, ctx.own()?, school))
}

/// One's choices, or those with which one begins, and the model they name. A model that is gone makes place for the first.
pub(super) async fn choices_now(
    tx: &mut impl Reads,
    (scope, own): (&InSchool, &Own),
    language: Language,
) -> Result<(TimeChoices, RoleModel), Error> {
    let models = models(tx, scope, language).await?;
    let kept = kept::choices(tx, (scope, own)).await?;
    let model = chosen(&models, kept.as_ref().map(|kept| kept.model.0.as_str())).cloned();
    let model = model.ok_or(Error::NotFound)?;
    let first = TimeChoices {
        account: own.account(),
        model: model.key.clone(),
        is_shared: false,
        wishes: BTreeMap::new(),
        minutes_a_week: None,
        version: 0,
    };
    let mut choices = kept.unwrap_or(first);
    if choices.model != model.key {
        choices = TimeChoices { model: model.key.clone(), wishes: BTreeMap::new(), ..choices };
    }
    Ok((choices, model))
}

/// One's own time: what runs, a week, and where time went.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn time_page(
    ctx: &Ctx,
    school: &str,
    language: Language,
    (day, span): (Option<Date>, Span),
) -> Result<TimePage, Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let today = ctx.today();
    let monday = monday(day.unwrap_or(today));
    let mut tx = ctx.read().await?;
    let (choices, model) = choices_now(&mut tx, (&scope, &own), language).await?;
    let days = span.days(monday);
    let entries = kept::entries(&mut tx, (&scope, &own), days).await?;
    let pupils = pupils(&mut tx, &scope, today).await?;
    Ok(TimePage {
        running: kept::running(&mut tx, (&scope, &own)).await?,
        week: week(&mut tx, (&scope, &own), &choices.model, monday).await?,
        mirror: Mirror::of(&entries, &choices, model.levels.len()),
        expected: expected(&mut tx, &scope, &model).await?,
        norm: norm_minutes(pupils),
        pupils,
        days,
        span,
        school,
        model,
        choices,
        today,
        now: ctx.now(),
    })
}

/// How many pupils the school has on a day.
pub(super) async fn pupils(tx: &mut impl Reads, scope: &InSchool, today: Date) -> Result<i64, Error> {
    let this_year = SchoolYear::of(today);
    // A school that has not begun the new year yet still has the pupils of the one before.
    let years = register::school_years(tx, scope).await?;
    let year = years.into_iter().find(|year| *year <= this_year).unwrap_or(this_year);
    let left = register::left_before(tx, scope, stayed_until(year, today.min(year.last_day()))).await?;
    let enrolments = register::enrolments_of_school(tx, scope, year).await?;
    let here = enrolments.iter().filter(|one| one.until.is_none() && !left.contains(&one.pupil));
    let pupils: std::collections::BTreeSet<_> = here.map(|one| one.pupil).collect();
    Ok(i64::try_from(pupils.len()).unwrap_or(i64::MAX))
}

/// Starts the clock at a level. What ran until now is stopped first; what ran for too long to be true refuses it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn start_time(
    ctx: &Ctx,
    school: &str,
    language: Language,
    (level, kind): (Option<u8>, Option<WorkKind>),
) -> Result<Saved<TimeEntry>, Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.write().await?;
    let (choices, model) = choices_now(&mut tx, (&scope, &own), language).await?;
    if let Some(runs) = kept::running(&mut tx, (&scope, &own)).await? {
        let ran = elapsed(&runs, ctx.now());
        if ran > FORGOTTEN_AFTER {
            tx.undo().await?;
            return Ok(Saved::Wrong(vec![("minutes".to_owned(), Problem::RanTooLong)]));
        }
        let stopped = TimeEntry { minutes: Some(ran), ..runs };
        if !kept::change_entry(&mut tx, (&scope, &own), &stopped).await? {
            tx.undo().await?;
            return Err(Error::Conflict(Conflict::SavedMeanwhile));
        }
    }
    let entry = TimeEntry {
        id: TimeEntryId(new_id()),
        day: ctx.today(),
        minutes: None,
        started_at: Some(ctx.now()),
        level: level.filter(|level| (1..=model.levels.len()).contains(&usize::from(*level))),
        model: choices.model,
        kind,
        what: Personal::default(),
        version: 1,
    };
    kept::add_entry(&mut tx, (&scope, &own), &entry).await?;
    tx.commit(&ctx.event(school.id, Deed::TimeKept)).await?;
    Ok(Saved::Yes(entry))
}

/// The minutes since something was started, a begun one counted as a whole.
pub fn elapsed(entry: &TimeEntry, now: Timestamp) -> i64 {
    let seconds = entry.started_at.map_or(0, |at| now.as_second().saturating_sub(at.as_second()));
    (seconds.max(1) + 59) / 60
}

/// What one fills in for a piece of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedTime {
    /// The day, as ISO 8601; only where it can be changed.
    pub day: Option<String>,
    /// How long; empty for as long as the clock says.
    pub minutes: String,
    /// The number of the level; empty for none.
    pub level: String,
    /// The code of the kind; empty for none.
    pub kind: String,
    /// What it was.
    pub what: String,
}

impl TypedTime {
    /// What stands in the form of an entry.
    pub fn of(entry: &TimeEntry) -> Self {
        Self {
            day: Some(entry.day.to_string()),
            minutes: entry
                .minutes
                .map(|minutes| format!("{}:{:02}", minutes / 60, minutes % 60))
                .unwrap_or_default(),
            level: entry.level.map(|level| level.to_string()).unwrap_or_default(),
            kind: entry.kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
            what: entry.what.reveal().clone(),
        }
    }

    pub(super) fn checked(
        &self,
        was: &TimeEntry,
        (model, today, ran): (&RoleModel, Date, Option<i64>),
    ) -> Result<TimeEntry, Wrong> {
        let mut wrong = Wrong::new();
        let what = line(&self.what);
        check_length(&mut wrong, "what", &what, LONGEST_LINE);
        let typed = minutes(&self.minutes).filter(|minutes| (1..=24 * 60).contains(minutes));
        let long = if self.minutes.trim().is_empty() { ran } else { typed };
        match long {
            None if self.minutes.trim().is_empty() => wrong.push(("minutes".to_owned(), Problem::Empty)),
            None => wrong.push(("minutes".to_owned(), Problem::NotANumber)),
            Some(ran) if typed.is_none() && ran > FORGOTTEN_AFTER => {
                wrong.push(("minutes".to_owned(), Problem::RanTooLong));
            }
            Some(_) => {}
        }
        let day = match self.day.as_deref().map(str::parse::<Date>) {
            None => was.day,
            Some(Ok(day)) if day <= today => day,
            Some(Ok(_)) => {
                wrong.push(("day".to_owned(), Problem::Later));
                was.day
            }
            Some(Err(_)) => {
                wrong.push(("day".to_owned(), Problem::NotADay));
                was.day
            }
        };
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let is_level = |level: &u8| (1..=model.levels.len()).contains(&usize::from(*level));
        Ok(TimeEntry {
            day,
            minutes: long,
            model: model.key.clone(),
            level: self.level.parse().ok().filter(is_level),
            kind: WorkKind::ALL.into_iter().find(|kind| kind.code() == self.kind),
            what: Personal::new(what),
            ..was.clone()
        })
    }
}

/// Stops what runs. Without minutes it took as long as the clock says.
///
/// # Errors
/// [`Error::NotFound`] when nothing runs, or there is no such school in sight.
pub async fn stop_time(
    ctx: &Ctx,
    school: &str,
    language: Language,
    typed: &TypedTime,
) -> Result<Saved<TimeEntry>, Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let mut tx = ctx.write().await?;
    let (_, model) = choices_now(&mut tx, (&scope, &own), language).await?;
    let runs = kept::running(&mut tx, (&scope, &own)).await?.ok_or(Error::NotFound)?;
    let ran = elapsed(&runs, ctx.now());
    let entry = match typed.checked(&runs, (&model, ctx.today(), Some(ran))) {
        Ok(entry) => entry,
        Err(wrong) => {
            tx.undo().await?;
            return Ok(Saved::Wrong(wrong));
        }
    };
    if !kept::change_entry(&mut tx, (&scope, &own), &entry).await? {
        tx.undo().await?;
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, Deed::TimeKept)).await?;
    Ok(Saved::Yes(entry))
}
