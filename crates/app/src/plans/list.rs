//! All open plans whose pupils one may see: what is overdue, what is due, what runs.

use super::{open::Whose, terms};
use crate::{Ctx, Error};
use domain::{
    ids::{PlanId, PupilId},
    plans::{
        Consent, ConsentStanding, Goal, Plan, PlanPupil, PlanState, consent_standing, due_of, is_overdue,
    },
    register::{Group, Pupil, School},
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool, Sight};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{ReadTx, audit::Deed, plans, register};

/// For how long before its day something counts as due soon.
const SOON_WEEKS: i32 = 4;

/// For how long before its day a plan stands on the page of the day.
const DUE_WEEKS: i32 = 2;

/// A goal that is due soon, or was.
#[derive(Debug, Clone)]
pub struct ListedGoal {
    /// The goal.
    pub goal: Goal,
    /// Whether its day is over.
    pub is_late: bool,
}

/// A plan in the list.
#[derive(Debug, Clone)]
pub struct ListedPlan {
    /// The plan.
    pub plan: Plan,
    /// Under whose address it stands.
    pub whose: Whose,
    /// The group of a group plan.
    pub group: Option<Group>,
    /// The pupils of a plan for pupils.
    pub pupils: Vec<Pupil>,
    /// The day on which it has to be evaluated, or made when it is a development plan that is not agreed.
    pub due_on: Date,
    /// Whether that day is over.
    pub is_overdue: bool,
    /// Whether that day comes soon.
    pub is_soon: bool,
    /// Whether the check half-way comes soon or was due in the last weeks.
    pub is_halfway: bool,
    /// Whether somebody with authority over one of its pupils does not agree with it.
    pub is_refused: bool,
    /// Its goals that are due soon, or were, while it runs.
    pub goals: Vec<ListedGoal>,
}

/// The open plans of a school.
#[derive(Debug, Clone)]
pub struct PlanList {
    /// The school.
    pub school: School,
    /// The plans, those that are due first in front.
    pub plans: Vec<ListedPlan>,
    /// Whether all plans of the school are there.
    pub is_whole_school: bool,
}

/// The open plans whose pupils one may see. Every group and pupil that is named is in the trail as looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn plan_list(ctx: &Ctx, code: &str) -> Result<PlanList, Error> {
    let (scope, school) = ctx.school(code, Action::ViewPlanList).await?;
    let sight = ctx.sight(Action::ViewPlanList, school.id);
    let mut tx = ctx.read().await?;
    let seen = Seen::load(&mut tx, &scope, (&sight, ctx.today())).await?;
    let open = plans::open_plans(&mut tx, &scope).await?;
    let mut pupils = plans::pupils_of(&mut tx, &scope).await?;
    let shown = open.into_iter().filter_map(|plan| {
        let pupils = pupils.remove(&plan.id).unwrap_or_default();
        seen.has(&plan, &pupils).then_some((plan, pupils))
    });
    let shown: Vec<(Plan, Vec<PlanPupil>)> = shown.collect();
    drop(tx);
    write_looks(ctx, (&scope, &school), &shown).await?;
    let mut tx = ctx.read().await?;
    let mut work = Work {
        ctx,
        scope: &scope,
        goals: plans::goals_of(&mut tx, &scope).await?,
        consents: plans::consents_of(&mut tx, &scope).await?,
        known: HashMap::new(),
    };
    let mut listed = Vec::with_capacity(shown.len());
    for (plan, pupils) in shown {
        listed.extend(work.listed(&mut tx, plan, &pupils).await?);
    }
    listed.sort_by_key(|one| (one.due_on, one.plan.id));
    Ok(PlanList { school, plans: listed, is_whole_school: sight == Sight::School })
}

/// What a plan list of one day shows.
pub(crate) struct DuePlans {
    /// The first of them.
    pub(crate) plans: Vec<ListedPlan>,
    /// How many there are.
    pub(crate) count: usize,
}

/// The open plans that ask for something today: to be evaluated or made, to be looked at half-way, or with a goal that is
/// due; so many of them, those that are due first in front. The caller writes the looks down.
pub(crate) async fn due_plans(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    most: usize,
) -> Result<DuePlans, Error> {
    let sight = ctx.sight(Action::ViewPlanList, scope.school());
    let seen = Seen::load(tx, scope, (&sight, ctx.today())).await?;
    let open = plans::open_plans(tx, scope).await?;
    let mut pupils = plans::pupils_of(tx, scope).await?;
    let goals = plans::goals_of(tx, scope).await?;
    let (today, soon) = (ctx.today(), ctx.today().saturating_add(DUE_WEEKS.weeks()));
    let (terms, _) = terms(Language::Nl);
    let asks = |plan: &Plan| {
        let is_running = plan.state == PlanState::Running;
        let has_goal = || goals.get(&plan.id).is_some_and(|all| all.iter().any(|goal| goal.due_on <= soon));
        let is_halfway = || plan.halfway_on.is_some_and(|day| day <= soon && day >= today);
        let is_due = || due_of(plan, terms).unwrap_or(plan.ends_on) <= soon;
        is_overdue(plan, today, terms) || is_running && (is_due() || is_halfway() || has_goal())
    };
    let mut due: Vec<(Plan, Vec<PlanPupil>)> = Vec::new();
    for plan in open.into_iter().filter(asks) {
        let of_plan = pupils.remove(&plan.id).unwrap_or_default();
        if seen.has(&plan, &of_plan) {
            due.push((plan, of_plan));
        }
    }
    due.sort_by_key(|(plan, _)| (due_of(plan, terms).unwrap_or(plan.ends_on), plan.id));
    let count = due.len();
    let consents = plans::consents_of(tx, scope).await?;
    let mut work = Work { ctx, scope, goals, consents, known: HashMap::new() };
    let mut listed = Vec::new();
    for (plan, of_plan) in due.into_iter().take(most) {
        listed.extend(work.listed(tx, plan, &of_plan).await?);
    }
    Ok(DuePlans { plans: listed, count })
}

/// The plans of a school that run and whose day to be evaluated has come, whoever asks.
pub(crate) async fn due_to_evaluate(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
) -> Result<Vec<(Plan, Date)>, Error> {
    let (today, (terms, _)) = (ctx.today(), terms(Language::Nl));
    let open = plans::open_plans(tx, scope).await?.into_iter();
    let running = open.filter(|plan| plan.state == PlanState::Running);
    let dated = running.filter_map(|plan| due_of(&plan, terms).map(|due| (plan, due)));
    Ok(dated.filter(|(_, due)| *due <= today).collect())
}

/// A plan with where it stands and its day, when it is in sight. Nobody is named by it.
pub(crate) async fn plan_in_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    id: PlanId,
) -> Result<Option<(Plan, Whose, Date)>, Error> {
    let Some(plan) = plans::plan(tx, scope, id).await? else { return Ok(None) };
    let seen = Seen::load(tx, scope, (&ctx.sight(Action::ViewPlanList, scope.school()), ctx.today())).await?;
    let pupils = plans::pupils_of(tx, scope).await?.remove(&id).unwrap_or_default();
    if !seen.has(&plan, &pupils) {
        return Ok(None);
    }
    let whose = plan.group.map(Whose::Group).or_else(|| pupils.first().map(|one| Whose::Pupil(one.pupil)));
    let (terms, _) = terms(Language::Nl);
    let due_on = due_of(&plan, terms).unwrap_or(plan.ends_on);
    Ok(whose.map(|whose| (plan, whose, due_on)))
}

/// Whose plans one sees.
enum Seen {
    School,
    Own { groups: BTreeSet<domain::ids::GroupId>, pupils: BTreeSet<PupilId> },
}

impl Seen {
    async fn load(tx: &mut ReadTx, scope: &InSchool, (sight, today): (&Sight, Date)) -> Result<Self, Error> {
        let Sight::Own { groups, pupils } = sight else { return Ok(Self::School) };
        let mut pupils = pupils.clone();
        for group in groups {
            pupils.extend(register::pupils_in_group_now(tx, scope, (*group, today)).await?);
        }
        Ok(Self::Own { groups: groups.clone(), pupils })
    }

    fn has(&self, plan: &Plan, of_plan: &[PlanPupil]) -> bool {
        let Self::Own { groups, pupils } = self else { return true };
        match plan.group {
            Some(group) => groups.contains(&group),
            None => !of_plan.is_empty() && of_plan.iter().all(|one| pupils.contains(&one.pupil)),
        }
    }
}

/// Writes down whose plans are shown, in one transaction.
async fn write_looks(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    shown: &[(Plan, Vec<PlanPupil>)],
) -> Result<(), Error> {
    let reason = scope.reason().code();
    let groups: BTreeSet<_> = shown.iter().filter_map(|(plan, _)| plan.group).collect();
    let own = shown.iter().filter(|(plan, _)| plan.group.is_none());
    let pupils: BTreeSet<PupilId> = own.flat_map(|(_, pupils)| pupils).map(|one| one.pupil).collect();
    let groups = groups.into_iter().map(|group| Deed::GroupLooked { group, form: "plans", reason });
    let pupils = pupils.into_iter().map(|pupil| Deed::PupilLooked { pupil, part: "plans", reason });
    let mut deeds: Vec<Deed> = groups.chain(pupils).collect();
    let Some(last) = deeds.pop() else { return Ok(()) };
    let mut tx = ctx.write().await?;
    for deed in deeds {
        tx.record(&ctx.event(school.id, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(school.id, last)).await?)
}

struct Work<'a> {
    ctx: &'a Ctx,
    scope: &'a InSchool,
    goals: BTreeMap<PlanId, Vec<Goal>>,
    consents: BTreeMap<PlanId, Vec<Consent>>,
    known: HashMap<PupilId, Option<Pupil>>,
}

impl Work<'_> {
    async fn listed(
        &mut self,
        tx: &mut ReadTx,
        plan: Plan,
        of_plan: &[PlanPupil],
    ) -> Result<Option<ListedPlan>, Error> {
        let today = self.ctx.today();
        let soon = today.saturating_add(SOON_WEEKS.weeks());
        let (terms, _) = terms(Language::Nl);
        let (mut group, mut pupils) = (None, Vec::new());
        let whose = match plan.group {
            Some(id) => {
                group = register::group(tx, self.scope, id).await?;
                Whose::Group(id)
            }
            None => {
                for one in of_plan {
                    pupils.extend(self.pupil(tx, one.pupil).await?);
                }
                let Some(first) = of_plan.first() else { return Ok(None) };
                Whose::Pupil(first.pupil)
            }
        };
        let goals = self.goals.remove(&plan.id).unwrap_or_default();
        let is_running = plan.state == PlanState::Running;
        let due_goals = goals.into_iter().filter(|goal| is_running && goal.due_on <= soon);
        let goals = due_goals.map(|goal| ListedGoal { is_late: goal.due_on < today, goal }).collect();
        let due_on = due_of(&plan, terms).unwrap_or(plan.ends_on);
        let said = self.consents.get(&plan.id).map(|all| consent_standing(all));
        let half = plan.halfway_on.filter(|_| is_running);
        Ok(Some(ListedPlan {
            is_overdue: is_overdue(&plan, today, terms),
            is_refused: said == Some(ConsentStanding::Refused),
            is_soon: is_running && due_on >= today && due_on <= soon,
            is_halfway: half
                .is_some_and(|day| day <= soon && day >= today.saturating_sub(SOON_WEEKS.weeks())),
            plan,
            whose,
            group,
            pupils,
            due_on,
            goals,
        }))
    }

    async fn pupil(&mut self, tx: &mut ReadTx, id: PupilId) -> Result<Option<Pupil>, Error> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let pupil = register::pupil(tx, self.scope, id).await?;
        self.known.insert(id, pupil.clone());
        Ok(pupil)
    }
}
