//! What the day asks of somebody, in a few statements. Who is named is in the trail as looked at, in one transaction with
//! when she was here.

use super::news::{News, news};
use crate::{
    Ctx, Error,
    agreements::{Eyes, ListedAgreement, me},
    calendar::coming,
    meetings::{ListedTalk, talks_for_today},
    notes::second,
    plans::{ListedPlan, due_plans},
    route::{BoardCase, DecisionDue, cases_for_today, decisions_due},
};
use domain::{
    SchoolYear,
    agreements::{AgreementStanding, Tally, half_year_of},
    calendar::{TestWindow, YearEntry},
    ids::AccountId,
    register::School,
    trust::Role,
};
use i18n::Language;
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use policy::{Action, Actor, Decision, InSchool, Resource, Sight, decide};
use std::collections::BTreeMap;
use store::{ReadTx, agreements as kept, audit::Deed, calendar, today};
use uuid::Uuid;

/// How many agreements and plans the page names.
const MOST_PROMISES: usize = 12;
const MOST_PLANS: usize = 6;

/// For how many weeks ahead the year plan is told, and how much of it.
const YEAR_AHEAD: i32 = 2;
const MOST_OF_YEAR: usize = 6;

/// For how many days ahead an agreement is named.
const AHEAD: i32 = 7;

/// After how many hours away a visit is another one.
const AWAY_HOURS: i64 = 4;

/// How far back it looks for who was never here.
const FIRST_HOURS: i64 = 7 * 24;

/// Whose page of the day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskKind {
    /// Who coordinates.
    Coordinator,
    /// Who leads the school.
    Principal,
    /// Who has groups or pupils of her own.
    Own,
}

/// What the day asks.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The school.
    pub school: School,
    /// Whose page it is.
    pub kind: DeskKind,
    /// The day.
    pub today: Date,
    /// Since when something is new.
    pub since: Timestamp,
    /// Whether she was here before.
    pub was_here: bool,
    /// Today's talks; none for who sees no talks.
    pub talks: Option<Vec<ListedTalk>>,
    /// Agreements of hers, and those of others that she wrote down, that are over time, due soon or to be asked after.
    pub promises: Vec<ListedAgreement>,
    /// How many of these there are.
    pub promises_count: usize,
    /// How many agreements of the school are overdue that are neither; for who sees the whole school.
    pub others_overdue: usize,
    /// How many were kept in this half of the school year, and its days.
    pub tally: (Tally, (Date, Date)),
    /// Plans that ask for something; none for who sees no plans.
    pub plans: Option<Vec<ListedPlan>>,
    /// How many of these there are.
    pub plans_count: usize,
    /// Cases that wait for her; none for who sees no cases.
    pub cases: Option<Vec<BoardCase>>,
    /// Decisions of the partnership to think of.
    pub decisions: Vec<DecisionDue>,
    /// What is new; none for who sees no signals.
    pub news: Option<News>,
    /// What is tested today, or to be entered; none for who sees no calendar.
    pub windows: Option<Vec<TestWindow>>,
    /// What comes in the year plan that is for her; none for who sees no calendar.
    pub year: Option<Vec<YearEntry>>,
    /// Whether she may write agreements down.
    pub may_agree: bool,
}

/// What the day asks of who looks.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn desk(ctx: &Ctx, code: &str, language: Language) -> Result<Desk, Error> {
    let (scope, school) = ctx.school(code, Action::ViewToday).await?;
    let may =
        |action| matches!(decide(ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_));
    let talks = match may(Action::ViewTalks) {
        true => Some(talks_for_today(ctx, code, language).await?),
        false => None,
    };
    let cases = match may(Action::ViewCases) {
        true => Some(cases_for_today(ctx, code, language).await?),
        false => None,
    };
    let decisions = if cases.is_some() { decisions_due(ctx, code).await? } else { Vec::new() };
    let mut tx = ctx.read().await?;
    let visit = Visit::load(ctx, &mut tx, &scope).await?;
    let promises = Promises::load(ctx, &mut tx, &scope).await?;
    let plans = match may(Action::ViewPlanList) {
        true => Some(due_plans(ctx, &mut tx, &scope, MOST_PLANS).await?),
        false => None,
    };
    let news = match may(Action::ViewSignals) {
        true => Some(news(ctx, &mut tx, (&scope, visit.since)).await?),
        false => None,
    };
    let windows = match may(Action::ViewCalendar) {
        true => Some(windows_now(ctx, &mut tx, &scope).await?),
        false => None,
    };
    let year = match may(Action::ViewCalendar) {
        true => Some(year_now(ctx, &mut tx, &scope).await?),
        false => None,
    };
    drop(tx);
    let (plans_count, plans) = match plans {
        Some(found) => (found.count, Some(found.plans)),
        None => (0, None),
    };
    let desk = Desk {
        kind: kind(ctx, &school),
        today: ctx.today(),
        since: visit.since,
        was_here: visit.was_here,
        talks,
        promises: promises.shown,
        promises_count: promises.count,
        others_overdue: promises.others_overdue,
        tally: promises.tally,
        plans,
        plans_count,
        cases,
        decisions,
        news,
        windows,
        year,
        may_agree: may(Action::WriteAgreements),
        school,
    };
    write_down(ctx, &scope, (&desk, &visit)).await?;
    Ok(desk)
}

fn kind(ctx: &Ctx, school: &School) -> DeskKind {
    let person = match ctx.actor() {
        Actor::ViewingAs { seen_as, .. } => Some(&**seen_as),
        other => other.person(),
    };
    let roles = person.map(|person| person.roles_in(school.id)).unwrap_or_default();
    if roles.contains(&Role::Coordinator) {
        DeskKind::Coordinator
    } else if roles.contains(&Role::Principal) {
        DeskKind::Principal
    } else {
        DeskKind::Own
    }
}

/// When she was here.
struct Visit {
    account: Option<AccountId>,
    since: Timestamp,
    was_here: bool,
    /// What is kept about it, when that changes.
    changed: Option<today::DeskVisit>,
}

impl Visit {
    async fn load(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<Self, Error> {
        let now = second(ctx);
        let ago = |hours| now.saturating_sub(SignedDuration::from_hours(hours)).unwrap_or(now);
        let account = me(ctx.actor());
        let known = match account {
            Some(account) => today::desk_visit(tx, scope, account).await?,
            None => None,
        };
        let since = match known {
            None => ago(FIRST_HOURS),
            Some(known) if known.seen_at < ago(AWAY_HOURS) => known.seen_at,
            Some(known) => known.since_at,
        };
        // Within a visit it is written down at most once in a while; and only by herself.
        let is_old = known.is_none_or(|known| known.seen_at < ago(1));
        let is_herself = matches!(ctx.actor(), Actor::Person(_));
        let changed = (is_old && is_herself).then_some(today::DeskVisit { since_at: since, seen_at: now });
        Ok(Self { account, since, was_here: known.is_some(), changed })
    }
}

struct Promises {
    shown: Vec<ListedAgreement>,
    count: usize,
    others_overdue: usize,
    tally: (Tally, (Date, Date)),
}

impl Promises {
    async fn load(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<Self, Error> {
        let (today, period) = (ctx.today(), half_year_of(ctx.today()));
        let eyes = Eyes::load(ctx, tx, scope).await?;
        let open = eyes.all(kept::open_agreements(tx, scope).await?);
        let promised = eyes.all(kept::agreements_promised_between(tx, scope, period).await?);
        let me = me(ctx.actor());
        let is_hers = |one: &ListedAgreement| one.is_mine || me == Some(one.agreement.author);
        let asks = |one: &ListedAgreement| match one.standing {
            AgreementStanding::Overdue(_) | AgreementStanding::Today => true,
            AgreementStanding::Coming(days) => days <= AHEAD || one.is_halfway,
            AgreementStanding::Closed => false,
        };
        let is_whole = ctx.sight(Action::ViewAgreements, scope.school()) == Sight::School;
        let (hers, others): (Vec<_>, Vec<_>) = open.into_iter().partition(is_hers);
        let late = |one: &&ListedAgreement| matches!(one.standing, AgreementStanding::Overdue(_));
        let mut shown: Vec<ListedAgreement> = hers.into_iter().filter(asks).collect();
        shown.sort_by_key(|one| (one.agreement.due_on, !one.is_mine, one.agreement.id));
        let count = shown.len();
        shown.truncate(MOST_PROMISES);
        // Of who does not lead the school it is counted what she promised herself.
        let counted = promised.iter().filter(|one| is_whole || one.is_mine).map(|one| &one.agreement);
        Ok(Self {
            shown,
            count,
            others_overdue: if is_whole { others.iter().filter(late).count() } else { 0 },
            tally: (Tally::of(counted, period, today), period),
        })
    }
}

/// The windows of the test calendar in which something is tested today, or is to be entered.
async fn windows_now(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<Vec<TestWindow>, Error> {
    let today = ctx.today();
    let mut windows = calendar::windows_of_year(tx, scope, SchoolYear::of(today)).await?;
    windows.retain(|one| one.from <= today && one.until.max(one.enter_by.unwrap_or(one.until)) >= today);
    Ok(windows)
}

/// What comes in the year plan in the weeks ahead, of what is for her.
async fn year_now(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<Vec<YearEntry>, Error> {
    let today = ctx.today();
    let mut coming = coming(ctx, tx, scope, (today, today.saturating_add(YEAR_AHEAD.weeks()))).await?;
    coming.truncate(MOST_OF_YEAR);
    Ok(coming)
}

/// Writes down who was named, and that she was here.
async fn write_down(ctx: &Ctx, scope: &InSchool, (desk, visit): (&Desk, &Visit)) -> Result<(), Error> {
    let reason = scope.reason().code();
    let mut looks: BTreeMap<(u8, Uuid), Deed> = BTreeMap::new();
    let mut pupil = |pupil: domain::ids::PupilId| {
        looks.insert((0, pupil.0), Deed::PupilLooked { pupil, part: "today", reason });
    };
    desk.promises.iter().filter_map(|one| one.pupil.as_ref()).for_each(|(id, _)| pupil(*id));
    desk.plans.iter().flatten().flat_map(|one| &one.pupils).for_each(|one| pupil(one.id));
    let groups = desk.promises.iter().filter_map(|one| one.group.as_ref()).map(|(id, _)| *id);
    let of_plans = desk.plans.iter().flatten().filter_map(|one| one.group.as_ref()).map(|group| group.id);
    let of_news = desk.news.iter().flat_map(|news| &news.groups).filter(|one| one.signals.is_some());
    for group in groups.chain(of_plans).chain(of_news.map(|one| one.group.id)) {
        looks.insert((1, group.0), Deed::GroupLooked { group, form: "today", reason });
    }
    let mut deeds: Vec<Deed> = looks.into_values().collect();
    let visit = visit.account.zip(visit.changed);
    if visit.is_some() {
        deeds.push(Deed::DeskSeen);
    }
    let Some(last) = deeds.pop() else { return Ok(()) };
    let mut tx = ctx.write().await?;
    if let Some(visit) = visit {
        today::put_desk_visit(&mut tx, scope, visit).await?;
    }
    for deed in deeds {
        tx.record(&ctx.event(desk.school.id, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(desk.school.id, last)).await?)
}
