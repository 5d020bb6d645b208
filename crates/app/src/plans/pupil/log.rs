//! What was really done for a plan: a day, minutes and a few words; the minutes add up by week.

use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, day as date_of, second},
    plans::{
        Opened, Whose,
        open::{About, Asked, open},
    },
};
use domain::{
    Personal,
    ids::{PlanId, PlanSessionId},
    plans::{Plan, PlanSession, PlanState},
};
use jiff::{ToSpan as _, civil::Date};
use store::{audit::Deed, plans, trust};

/// The longest description of what was done, in characters.
pub const LONGEST_SESSION: usize = 500;

/// The most minutes of one time: a school day.
pub const MOST_MINUTES: i64 = 480;

/// The minutes of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekMinutes {
    /// The Monday of the week.
    pub monday: Date,
    /// How often.
    pub times: usize,
    /// How long together.
    pub minutes: i64,
}

/// The minutes week by week, the newest first; a week in which nothing was done is left out.
pub(super) fn weeks(sessions: &[PlanSession]) -> Vec<WeekMinutes> {
    let mut all: Vec<WeekMinutes> = Vec::new();
    for one in sessions {
        let back = i64::from(one.done_on.weekday().to_monday_zero_offset());
        let monday = one.done_on.saturating_sub(back.days());
        match all.iter_mut().find(|week| week.monday == monday) {
            Some(week) => {
                week.times = week.times.saturating_add(1);
                week.minutes = week.minutes.saturating_add(one.minutes);
            }
            None => all.push(WeekMinutes { monday, times: 1, minutes: one.minutes }),
        }
    }
    all.sort_by_key(|week| std::cmp::Reverse(week.monday));
    all
}

/// What was done, as it is typed.
#[derive(Debug, Clone)]
pub struct SessionTyped {
    /// The day; none when it is not readable.
    pub done_on: Option<Date>,
    /// How long; none when it is not readable.
    pub minutes: Option<i64>,
    /// What was done.
    pub what: Personal<String>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionProblem {
    /// There is no day, or it is still to come.
    Day,
    /// It is before the plan began.
    TooEarly,
    /// The minutes are no number from 1 to [`MOST_MINUTES`].
    Minutes,
    /// Nothing says what was done.
    NoWhat,
    /// It is longer than [`LONGEST_SESSION`].
    TooLong,
}

/// What came of writing it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionSaved {
    /// It is there.
    Yes(PlanSessionId),
    /// Nothing is saved.
    Wrong(Vec<SessionProblem>),
    /// The plan does not run.
    NotRunning,
}

/// Writes down what was done for a plan.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn add_session(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    typed: &SessionTyped,
) -> Result<SessionSaved, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Log).await?;
    if opened.plan.state != PlanState::Running {
        return Ok(SessionSaved::NotRunning);
    }
    let what = cleaned(typed.what.reveal());
    let day = typed.done_on.filter(|day| *day <= ctx.today());
    let minutes = typed.minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    let problems = problems((log_from(&opened.plan), day), minutes, &what);
    let (Some(done_on), Some(minutes), true) = (day, minutes, problems.is_empty()) else {
        return Ok(SessionSaved::Wrong(problems));
    };
    let account = ctx.own()?.account();
    let author = trust::account(&mut ctx.read().await?, account).await?.ok_or(Error::NotFound)?;
    let id = PlanSessionId(new_id());
    let session = PlanSession {
        id,
        done_on,
        minutes,
        what: Personal::new(what),
        author: account,
        author_name: author.name,
        removed_at: None,
    };
    let now = second(ctx);
    let mut tx = ctx.write().await?;
    if !plans::touch(&mut tx, &opened.scope, (plan, opened.plan.state), now).await? {
        tx.undo().await?;
        return Ok(SessionSaved::NotRunning);
    }
    plans::add_session(&mut tx, &opened.scope, (plan, &session), now).await?;
    opened.commit(tx, ctx, deed(&opened)).await?;
    Ok(SessionSaved::Yes(id))
}

/// The first day of which something can be written down: that of the plan, or on which it was made when it was begun earlier.
pub(super) fn log_from(plan: &Plan) -> Date {
    plan.starts_on.min(date_of(plan.made_at))
}

fn problems((first, day): (Date, Option<Date>), minutes: Option<i64>, what: &str) -> Vec<SessionProblem> {
    let found = [
        (day.is_none(), SessionProblem::Day),
        (day.is_some_and(|day| day < first), SessionProblem::TooEarly),
        (minutes.is_none(), SessionProblem::Minutes),
        (what.is_empty(), SessionProblem::NoWhat),
        (what.chars().count() > LONGEST_SESSION, SessionProblem::TooLong),
    ];
    found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).collect()
}

/// Takes back what was written down, or puts it back; false when the plan has nothing such, or does not run.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn set_session(
    ctx: &Ctx,
    school: &str,
    (whose, plan): (Whose, PlanId),
    (session, is_removed): (PlanSessionId, bool),
) -> Result<bool, Error> {
    let opened = open(ctx, school, whose, plan, Asked::Log).await?;
    if opened.plan.state != PlanState::Running {
        return Ok(false);
    }
    let at = is_removed.then(|| second(ctx));
    let mut tx = ctx.write().await?;
    if !plans::remove_session(&mut tx, &opened.scope, (plan, session), at).await? {
        tx.undo().await?;
        return Ok(false);
    }
    opened.commit(tx, ctx, deed(&opened)).await?;
    Ok(true)
}

fn deed(opened: &Opened) -> impl Fn(About) -> Deed + use<> {
    let plan = opened.plan.id;
    move |about| Deed::PlanSessionSaved { plan, pupil: about.pupil, group: about.group }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::AccountId;
    use jiff::civil::date;
    use uuid::Uuid;

    #[test]
    fn minutes_add_up_by_week_from_monday_to_sunday() {
        let on = |day: Date, minutes| PlanSession {
            id: PlanSessionId(Uuid::nil()),
            done_on: day,
            minutes,
            what: Personal::default(),
            author: AccountId(Uuid::nil()),
            author_name: Personal::default(),
            removed_at: None,
        };
        let all = [on(date(2026, 3, 9), 20), on(date(2026, 3, 8), 30), on(date(2026, 3, 2), 15)];
        let told: Vec<_> = weeks(&all).iter().map(|one| (one.monday, one.times, one.minutes)).collect();
        assert_eq!(told, [(date(2026, 3, 9), 1, 20), (date(2026, 3, 2), 2, 45)]);
    }
}
