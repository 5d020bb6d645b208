//! A round: talks about all chosen groups within a period, planned in one go and taken back in one go.

use super::{
    kinds::{kind_of, kinds_of},
    people::{Colleague, colleagues},
    plan::{NewTalk, groups_in_sight},
    round_read::{availability, days_of, find_double, read_days, read_moment, typed_moment},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    agreements::AgreementSource,
    ids::{AccountId, GroupId, TalkId},
    meetings::{
        Availability, PersonRole, RoundDays, RoundGroup, Talk, TalkAbout, TalkKind, TalkPerson, TalkState,
        TalkTime, schedule,
    },
    register::{Group, School},
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use std::collections::BTreeSet;
use store::{agreements, audit::Deed, meetings, trust};
use uuid::Uuid;

/// A round as it is typed.
#[derive(Debug, Clone, Default)]
pub struct RoundTyped {
    /// The kind of the talks.
    pub kind: String,
    /// The first and the last day.
    pub days: [String; 2],
    /// From when and until when a day has talks.
    pub times: [String; 2],
    /// How long a talk takes.
    pub minutes: String,
    /// How many talks there are on a day.
    pub a_day: String,
    /// The groups.
    pub groups: Vec<String>,
    /// On which days of the week somebody works: `account:1` is that she works on Mondays.
    pub works: Vec<String>,
    /// The accounts about whom it was asked on which days they work; who is not among them works on all.
    pub asked: Vec<String>,
    /// Days without talks, as ISO 8601, with blanks or commas between.
    pub not_on: String,
    /// A moment that was changed by hand: the group, the day, the time.
    pub moments: Vec<(String, String, String)>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundProblem {
    /// No such kind is offered for a round.
    Kind,
    /// It is no day, or the last day comes before the first, or is over or too far away, or the period is longer than half
    /// a year.
    Days,
    /// It is no time, or the end comes before the start.
    Times,
    /// It is no number of minutes from 5 to 480.
    Minutes,
    /// It is no number from 1 to 8.
    ADay,
    /// One of the days without talks is no day.
    NotOn,
    /// No group was chosen.
    NoGroup,
    /// Somebody who has to be there works on no day.
    NoWorkday,
    /// For a group there is no moment.
    NoMoment,
    /// What was typed by hand is no day and time.
    NotAMoment,
    /// The day by hand is over.
    Past,
    /// The day by hand lies more than a year and a half away.
    FarAway,
    /// The day by hand is one on which there is no school.
    Weekend,
    /// Somebody has to be at another talk of the round at that time.
    Double,
}

/// A group of a round with its moment.
#[derive(Debug, Clone)]
pub struct RoundRow {
    /// The group.
    pub group: Group,
    /// Who has to be there: its teachers, and who plans it.
    pub people: Vec<(AccountId, Personal<String>)>,
    /// When; none when there is no moment left, or what was typed will not do.
    pub at: Option<(Date, TalkTime)>,
    /// The day and the time as they were typed by hand.
    pub typed: Option<(String, String)>,
    /// What is wrong with its moment.
    pub problem: Option<RoundProblem>,
}

/// What one can choose, and how it would be.
#[derive(Debug, Clone)]
pub struct RoundPlan {
    /// The school.
    pub school: School,
    /// The kinds that are about a group.
    pub kinds: Vec<TalkKind>,
    /// The groups that can be chosen.
    pub groups: Vec<Group>,
    /// Who has to be at one of the talks, with the days of the week on which she works (1 is Monday).
    pub people: Vec<(AccountId, Personal<String>, Vec<i8>)>,
    /// How the talks would be.
    pub rows: Vec<RoundRow>,
    /// What is wrong.
    pub problems: Vec<(&'static str, RoundProblem)>,
    /// What was typed, or is proposed.
    pub typed: RoundTyped,
}

/// What came of planning a round.
#[derive(Debug, Clone)]
pub enum RoundMade {
    /// So many talks are planned, under this id.
    Yes(Uuid, usize),
    /// Something is wrong; it is in the plan.
    Wrong(Box<RoundPlan>),
}

/// What came of taking a round back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenBack {
    /// So many talks are gone; so many stay, because something was done with them.
    Yes(usize, usize),
}

/// What one can choose for a round: a period of three weeks from next week on is proposed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn round_choices(ctx: &Ctx, code: &str, language: Language) -> Result<RoundPlan, Error> {
    let from = ctx.today().saturating_add(1.week());
    let typed = RoundTyped {
        kind: "group".to_owned(),
        days: [from.to_string(), from.saturating_add(3.weeks()).to_string()],
        times: ["15:15".to_owned(), "17:00".to_owned()],
        minutes: "60".to_owned(),
        a_day: "1".to_owned(),
        ..RoundTyped::default()
    };
    let mut plan = propose_round(ctx, code, &typed, language).await?;
    plan.problems.clear();
    plan.typed.groups = plan.groups.iter().map(|one| one.id.to_string()).collect();
    Ok(plan)
}

/// How a round would be: nothing is planned yet.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn propose_round(
    ctx: &Ctx,
    code: &str,
    typed: &RoundTyped,
    language: Language,
) -> Result<RoundPlan, Error> {
    let (scope, school) = ctx.school(code, Action::PlanTalk).await?;
    Ok(proposed(ctx, (&scope, school), typed, language).await?.0)
}

async fn proposed(
    ctx: &Ctx,
    (scope, school): (&InSchool, School),
    typed: &RoundTyped,
    language: Language,
) -> Result<(RoundPlan, Vec<Colleague>), Error> {
    let mut tx = ctx.read().await?;
    let mut kinds = kinds_of(&mut tx, scope, language).await?;
    kinds.retain(|one| !one.is_removed && one.about == TalkAbout::Group && !one.is_private);
    let groups = groups_in_sight(ctx, &mut tx, scope).await?;
    let staff = colleagues(ctx, &mut tx, scope).await?;
    let teaching = trust::groups_of_people(&mut tx, scope, ctx.today()).await?;
    drop(tx);
    let me = ctx.own()?.account();
    let of_group = |group: GroupId| -> Vec<AccountId> {
        let teachers = teaching.iter().filter(|(_, of)| *of == group).map(|(who, _)| *who);
        let mut all: Vec<AccountId> = teachers.filter(|who| staff.iter().any(|(id, ..)| id == who)).collect();
        if !all.contains(&me) {
            all.push(me);
        }
        all
    };
    let name = |who: AccountId| staff.iter().find(|(id, ..)| *id == who).map(|(_, name, _)| name.clone());
    let everybody: BTreeSet<AccountId> = groups.iter().flat_map(|group| of_group(group.id)).collect();
    let people =
        everybody.into_iter().filter_map(|who| Some((who, name(who)?, days_of(typed, who)))).collect();
    let chosen: Vec<&Group> =
        groups.iter().filter(|one| typed.groups.contains(&one.id.to_string())).collect();
    let mut problems = Vec::new();
    if kinds.iter().all(|one| one.key != typed.kind) {
        problems.push(("kind", RoundProblem::Kind));
    }
    let days = read_days(typed, ctx.today(), &mut problems);
    if chosen.is_empty() {
        problems.push(("group", RoundProblem::NoGroup));
    }
    let asked: Vec<RoundGroup> =
        chosen.iter().map(|group| RoundGroup { group: group.id, people: of_group(group.id) }).collect();
    let needed: BTreeSet<AccountId> = asked.iter().flat_map(|one| &one.people).copied().collect();
    let works = availability(typed, &needed);
    if needed.iter().any(|who| days_of(typed, *who).is_empty()) {
        problems.push(("works", RoundProblem::NoWorkday));
    }
    let named =
        |group: GroupId| of_group(group).into_iter().filter_map(|who| Some((who, name(who)?))).collect();
    let moments = Moments { typed, today: ctx.today(), days: days.as_ref() };
    let rows = moments.rows(chosen.into_iter().map(|group| (group, named(group.id))), (&asked, &works));
    problems.extend(rows.iter().find_map(|row| row.problem).map(|problem| ("moment", problem)));
    Ok((RoundPlan { school, kinds, groups, people, rows, problems, typed: typed.clone() }, staff))
}

/// What gives each group its moment.
struct Moments<'a> {
    typed: &'a RoundTyped,
    today: Date,
    days: Option<&'a RoundDays>,
}

impl Moments<'_> {
    /// The groups with their moments: as typed by hand, else the proposed one. Without a period there are only rows when
    /// something was typed, so that it is not lost.
    fn rows<'g>(
        &self,
        chosen: impl Iterator<Item = (&'g Group, Vec<(AccountId, Personal<String>)>)>,
        (asked, works): (&[RoundGroup], &Availability),
    ) -> Vec<RoundRow> {
        if self.days.is_none() && self.typed.moments.is_empty() {
            return Vec::new();
        }
        let slots = self.days.map(|days| schedule(asked, days, works)).unwrap_or_default();
        let row = |(group, people): (&Group, Vec<(AccountId, Personal<String>)>)| {
            let slot = slots.iter().find(|slot| slot.group == group.id).and_then(|slot| slot.at);
            let typed = typed_moment(self.typed, group.id);
            let found = match &typed {
                Some(typed) => read_moment(typed, self.today),
                None => slot.ok_or(RoundProblem::NoMoment),
            };
            let problem = found.err().filter(|_| self.days.is_some() || typed.is_some());
            RoundRow { group: group.clone(), people, at: found.ok(), typed, problem }
        };
        let mut rows: Vec<RoundRow> = chosen.map(row).collect();
        if let Some(days) = self.days {
            find_double(&mut rows, days.minutes);
        }
        rows
    }
}

/// Plans a round as it was proposed, all talks in one go.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn plan_round(
    ctx: &Ctx,
    code: &str,
    typed: &RoundTyped,
    language: Language,
) -> Result<RoundMade, Error> {
    let (scope, school) = ctx.school(code, Action::PlanTalk).await?;
    let (plan, staff) = proposed(ctx, (&scope, school), typed, language).await?;
    if !plan.problems.is_empty() {
        return Ok(RoundMade::Wrong(Box::new(plan)));
    }
    let round = new_id();
    let talks = new_talks(ctx, &plan, &staff, round)?;
    let count = talks.len();
    let mut tx = ctx.write().await?;
    for new in &talks {
        let deed = new.add(ctx, &mut tx, &scope).await?;
        tx.record(&ctx.event(plan.school.id, deed)).await?;
    }
    let deed = Deed::TalkRoundPlanned { count: i64::try_from(count).unwrap_or(i64::MAX) };
    tx.commit(&ctx.event(plan.school.id, deed)).await?;
    Ok(RoundMade::Yes(round, count))
}

fn new_talks(ctx: &Ctx, plan: &RoundPlan, staff: &[Colleague], round: Uuid) -> Result<Vec<NewTalk>, Error> {
    let (me, now) = (ctx.own()?.account(), second(ctx));
    let kind = kind_of(&plan.kinds, &plan.typed.kind);
    let minutes = plan.typed.minutes.trim().parse().unwrap_or(kind.minutes);
    let mut talks = Vec::with_capacity(plan.rows.len());
    for row in &plan.rows {
        let Some((held_on, starts_at)) = row.at else { continue };
        let person = |(who, name): &(AccountId, Personal<String>)| TalkPerson {
            id: new_id(),
            account: Some(*who),
            name: name.clone(),
            role: match staff.iter().find(|(id, ..)| id == who) {
                _ if *who == me => PersonRole::Leader,
                Some((_, _, role)) => *role,
                None => PersonRole::Other,
            },
            is_absent: false,
        };
        let talk = Talk {
            id: TalkId(new_id()),
            kind: kind.key.clone(),
            title: Personal::new(cleaned("")),
            held_on,
            starts_at: Some(starts_at),
            minutes,
            place: String::new(),
            group: Some(row.group.id),
            case: None,
            state: TalkState::Planned,
            is_private: false,
            round: Some(round),
            author: me,
            author_name: staff.iter().find(|(id, ..)| *id == me).map(|one| one.1.clone()).unwrap_or_default(),
            made_at: now,
            changed_at: now,
            prepared_at: None,
            version: 1,
        };
        let people = row.people.iter().map(person).collect();
        talks.push(NewTalk { talk, kind: kind.clone(), pupils: Vec::new(), people });
    }
    Ok(talks)
}

/// Takes a round back: the talks of it with which nothing was done yet. One that was prepared, held or written in, or in
/// which something was agreed, stays.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round of hers, [`Error::Forbidden`] when it is not for the actor.
pub async fn take_back_round(ctx: &Ctx, code: &str, round: Uuid) -> Result<TakenBack, Error> {
    let (scope, school) = ctx.school(code, Action::PlanTalk).await?;
    let me = ctx.own()?.account();
    let mut tx = ctx.write().await?;
    let talks = meetings::talks_of_round(&mut tx, &scope, round).await?;
    if talks.is_empty() || talks.iter().any(|talk| talk.author != me) {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let (mut gone, mut kept) = (0_usize, 0_usize);
    for talk in talks {
        let is_touched = talk.version > 1
            || talk.changed_at != talk.made_at
            || !meetings::texts(&mut tx, &scope, talk.id).await?.is_empty()
            || !agreements::agreements_of_source(&mut tx, &scope, AgreementSource::Talk(talk.id))
                .await?
                .is_empty();
        if is_touched {
            kept = kept.saturating_add(1);
        } else {
            meetings::forget_talk(&mut tx, &scope, talk.id).await?;
            gone = gone.saturating_add(1);
        }
    }
    let deed = Deed::TalkRoundTakenBack { count: i64::try_from(gone).unwrap_or(i64::MAX) };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(TakenBack::Yes(gone, kept))
}
