//! The cases by step: how long each stands there and for whom it waits.

use super::{seen::Seen, settings::route_of};
use crate::{Ctx, Error};
use domain::{
    Personal,
    ids::{CaseId, GroupId, PupilId, SchoolId},
    register::{Group, Pupil, School},
    route::{Case, CaseKind, CasePerson, Intervention, Part, PersonRole, Route, Waiting, is_mine, waiting},
};
use i18n::Language;
use jiff::civil::Date;
use policy::{Action, Decision, InSchool, Resource, Sight, decide};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{ReadTx, audit::Deed, register, route};

/// A case on the board.
#[derive(Debug, Clone)]
pub struct BoardCase {
    /// The case.
    pub case: Case,
    /// About which pupils.
    pub pupils: Vec<Pupil>,
    /// About which group.
    pub group: Option<Group>,
    /// For whom it waits.
    pub waiting: Waiting,
    /// The colleague who helps.
    pub helper: Option<Personal<String>>,
    /// How many things were tried at this step, and of how many the effect is known.
    pub tried: (usize, usize),
    /// Whether the person who looks asked it.
    pub is_asked: bool,
    /// Whether it is for the person who looks to do something now.
    pub is_mine: bool,
    /// Whether somebody wanted to be reminded of its request by now.
    pub is_to_remember: bool,
}

/// The open cases of a school.
#[derive(Debug, Clone)]
pub struct Board {
    /// The school.
    pub school: School,
    /// The steps.
    pub route: Route,
    /// The cases, those that stand at their step longest in front.
    pub cases: Vec<BoardCase>,
    /// Whether all cases about pupils and groups of the school are there.
    pub is_whole_school: bool,
    /// Whether a case can be opened.
    pub may_open: bool,
    /// Whether the steps can be changed.
    pub may_set: bool,
    /// Whether what helped can be seen.
    pub may_see_effect: bool,
    /// The day it is.
    pub today: Date,
}

/// The open cases about those whom one may see, and about one's own teaching. Every group and pupil that is named is in the
/// trail as looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn board(ctx: &Ctx, code: &str, language: Language) -> Result<Board, Error> {
    let (scope, school) = ctx.school(code, Action::ViewCases).await?;
    let found = Found::load(ctx, (&scope, &school), language).await?;
    write_looks(ctx, (&scope, &school), &found.shown).await?;
    let may =
        |action| matches!(decide(ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_));
    let (may_open, may_set) = (may(Action::OpenCase), may(Action::EditRoute));
    let may_see_effect = may(Action::ViewRouteEffect);
    let is_whole_school = ctx.sight(Action::ViewCases, school.id) == Sight::School;
    let (route, cases) = found.cases(ctx, &scope).await?;
    let today = ctx.today();
    Ok(Board { school, route, cases, is_whole_school, may_open, may_set, may_see_effect, today })
}

/// The cases that ask something of the person who looks today, those that wait longest in front: what is hers to go on with
/// ([`is_mine`]), for who sees the whole school also what waits long, and for the coordinator also requests to think of.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn cases_for_today(ctx: &Ctx, code: &str, language: Language) -> Result<Vec<BoardCase>, Error> {
    let (scope, school) = ctx.school(code, Action::ViewCases).await?;
    let found = asking(ctx, (&scope, &school), language).await?;
    write_looks(ctx, (&scope, &school), &found.shown).await?;
    let (_, mut cases) = found.cases(ctx, &scope).await?;
    cases.sort_by_key(|one| (!one.waiting.is_long, one.waiting.since));
    Ok(cases)
}

/// How many cases ask something of the person who asks, as [`cases_for_today`] lists them. Nobody is named by it.
pub(crate) async fn count_cases_for_today(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
) -> Result<usize, Error> {
    Ok(asking(ctx, (scope, school), Language::Nl).await?.shown.len())
}

/// A case, when it is in sight. Nobody is named by it.
pub(crate) async fn case_in_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (scope, school): (&InSchool, &School),
    id: CaseId,
) -> Result<Option<Case>, Error> {
    let Some(case) = route::case(tx, scope, id).await? else { return Ok(None) };
    let pupils = route::pupils(tx, scope, id).await?;
    let seen = Seen::load(ctx, tx, (scope, &ctx.sight(Action::ViewCases, school.id))).await?;
    Ok(seen.has(ctx, school, (&case, &pupils)).then_some(case))
}

/// The cases in sight that ask something of the person who asks.
async fn asking(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    language: Language,
) -> Result<Found, Error> {
    let is_whole = ctx.sight(Action::ViewCases, school.id) == Sight::School;
    let mut found = Found::load(ctx, (scope, school), language).await?;
    let asks = |found: &Found, case: &Case| {
        let Some(waits) = found.waiting(ctx, case) else { return false };
        let is_mine = is_mine(&waits, found.part(ctx, case));
        // Who sees the whole school also looks after what waits long.
        is_mine || (is_whole && waits.is_long) || (found.coordinates && found.due.contains(&case.id))
    };
    let shown = std::mem::take(&mut found.shown);
    found.shown = shown.into_iter().filter(|(case, _)| asks(&found, case)).collect();
    Ok(found)
}

/// Whether somebody writes in all cases of a school.
fn coordinates(ctx: &Ctx, school: SchoolId) -> bool {
    let may_open = decide(ctx.actor(), Action::OpenCase, Resource::School(school));
    let is_whole = ctx.sight(Action::OpenCase, school) == Sight::School;
    is_whole && matches!(may_open, Decision::Allowed(_))
}

/// What is known of the open cases in sight.
struct Found {
    route: Route,
    shown: Vec<(Case, Vec<PupilId>)>,
    tried: BTreeMap<CaseId, Vec<Intervention>>,
    people: BTreeMap<CaseId, Vec<CasePerson>>,
    due: BTreeSet<CaseId>,
    coordinates: bool,
}

impl Found {
    async fn load(
        ctx: &Ctx,
        (scope, school): (&InSchool, &School),
        language: Language,
    ) -> Result<Self, Error> {
        let sight = ctx.sight(Action::ViewCases, school.id);
        let mut tx = ctx.read().await?;
        let seen = Seen::load(ctx, &mut tx, (scope, &sight)).await?;
        let coordinates = coordinates(ctx, school.id);
        let open = route::waiting_cases(&mut tx, scope).await?;
        let mut pupils = route::pupils_of_all(&mut tx, scope).await?;
        let shown = open.into_iter().filter_map(|case| {
            let pupils = pupils.remove(&case.id).unwrap_or_default();
            seen.has(ctx, school, (&case, &pupils)).then_some((case, pupils))
        });
        let shown = shown.collect();
        let mut tried: BTreeMap<CaseId, Vec<Intervention>> = BTreeMap::new();
        for one in route::interventions_of_open(&mut tx, scope).await? {
            tried.entry(one.case).or_default().push(one);
        }
        let due = route::requests_to_remember(&mut tx, scope, ctx.today()).await?;
        Ok(Self {
            route: route_of(&mut tx, scope, language).await?,
            people: route::people_of_open(&mut tx, scope).await?,
            due: due.into_iter().map(|(case, _)| case).collect(),
            shown,
            tried,
            coordinates,
        })
    }

    fn tried(&self, case: CaseId) -> &[Intervention] {
        self.tried.get(&case).map_or(&[], Vec::as_slice)
    }

    fn waiting(&self, ctx: &Ctx, case: &Case) -> Option<Waiting> {
        waiting(case, self.tried(case.id), &self.route, ctx.today())
    }

    fn helpers(&self, case: CaseId) -> impl Iterator<Item = &CasePerson> {
        self.people.get(&case).into_iter().flatten().filter(|one| one.role == PersonRole::Helper)
    }

    /// What the person who looks has to do with a case.
    fn part(&self, ctx: &Ctx, case: &Case) -> Part {
        let account = ctx.actor().account();
        Part {
            asks: Some(case.asker) == account,
            helps: account.is_some() && self.helpers(case.id).any(|one| one.account == account),
            is_helped: self.helpers(case.id).next().is_some(),
            coordinates: self.coordinates,
        }
    }

    async fn cases(mut self, ctx: &Ctx, scope: &InSchool) -> Result<(Route, Vec<BoardCase>), Error> {
        let mut tx = ctx.read().await?;
        let (mut known, mut groups) = (HashMap::new(), HashMap::new());
        let shown = std::mem::take(&mut self.shown);
        let mut cases = Vec::with_capacity(shown.len());
        for (case, of_case) in shown {
            let Some(waiting) = self.waiting(ctx, &case) else { continue };
            let mut pupils = Vec::with_capacity(of_case.len());
            for pupil in of_case {
                pupils.extend(pupil_of(&mut tx, scope, pupil, &mut known).await?);
            }
            let group = match case.group {
                Some(group) => group_of(&mut tx, scope, group, &mut groups).await?,
                None => None,
            };
            let here = || self.tried(case.id).iter().filter(|one| one.arrival == case.arrival);
            let part = self.part(ctx, &case);
            cases.push(BoardCase {
                helper: self.helpers(case.id).map(|one| one.name.clone()).next(),
                tried: (here().count(), here().filter(|one| one.evaluation.is_some()).count()),
                is_asked: part.asks,
                is_mine: is_mine(&waiting, part),
                is_to_remember: self.due.contains(&case.id),
                case,
                pupils,
                group,
                waiting,
            });
        }
        Ok((self.route, cases))
    }
}

async fn pupil_of(
    tx: &mut ReadTx,
    scope: &InSchool,
    id: PupilId,
    known: &mut HashMap<PupilId, Option<Pupil>>,
) -> Result<Option<Pupil>, Error> {
    if let Some(pupil) = known.get(&id) {
        return Ok(pupil.clone());
    }
    let pupil = register::pupil(tx, scope, id).await?;
    known.insert(id, pupil.clone());
    Ok(pupil)
}

async fn group_of(
    tx: &mut ReadTx,
    scope: &InSchool,
    id: GroupId,
    known: &mut HashMap<GroupId, Option<Group>>,
) -> Result<Option<Group>, Error> {
    if let Some(group) = known.get(&id) {
        return Ok(group.clone());
    }
    let group = register::group(tx, scope, id).await?;
    known.insert(id, group.clone());
    Ok(group)
}

/// Writes down whose cases are shown, in one transaction.
pub(super) async fn write_looks(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    shown: &[(Case, Vec<PupilId>)],
) -> Result<(), Error> {
    let reason = scope.reason().code();
    let groups: BTreeSet<_> = shown.iter().filter_map(|(case, _)| case.group).collect();
    let pupils: BTreeSet<PupilId> = shown.iter().flat_map(|(_, pupils)| pupils).copied().collect();
    let own = shown.iter().filter(|(case, _)| case.kind == CaseKind::OwnTeaching);
    let own = own.map(|(case, _)| Deed::CaseLooked { case: case.id });
    let groups = groups.into_iter().map(|group| Deed::GroupLooked { group, form: "cases", reason });
    let pupils = pupils.into_iter().map(|pupil| Deed::PupilLooked { pupil, part: "cases", reason });
    let mut deeds: Vec<Deed> = groups.chain(pupils).chain(own).collect();
    let Some(last) = deeds.pop() else { return Ok(()) };
    let mut tx = ctx.write().await?;
    for deed in deeds {
        tx.record(&ctx.event(school.id, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(school.id, last)).await?)
}
