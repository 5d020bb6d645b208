//! A group plan with everything that stands in it and how it stands.

use super::{
    begin::RULE_FIELD,
    drafts::drafts_of,
    propose::{GoalDraft, Proposal, proposal},
    rule::rule_of,
    standing::GroupNow,
};
use crate::{
    Ctx, Error,
    plans::{Asked, GoalStanding, Opened, Whose, looked, open, standings},
};
use domain::{
    ids::{GroupId, PlanId, PupilId},
    plans::{Arrangement, ClusterRule, Plan, PlanText},
    register::{Group, Pupil, School, YearGroup},
};
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};
use std::collections::BTreeMap;
use store::{ReadTx, plans, register};

/// A pupil in a plan.
#[derive(Debug, Clone)]
pub struct PlanRow {
    /// The pupil.
    pub pupil: Pupil,
    /// The own year group.
    pub year_group: Option<YearGroup>,
    /// The arrangement in this plan.
    pub arrangement: Arrangement,
    /// What the rule says from the newest results.
    pub proposal: Proposal,
    /// The arrangement in the plan before; none when the pupil was not in it or there was none.
    pub before: Option<Arrangement>,
    /// Whether the pupil is not of the group any more.
    pub has_left: bool,
}

/// A plan with how it stands.
#[derive(Debug, Clone)]
pub struct GroupPlan {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// The plan.
    pub plan: Plan,
    /// Its pupils in their order.
    pub rows: Vec<PlanRow>,
    /// Who is of the group and not in the plan.
    pub newcomers: Vec<PlanRow>,
    /// What is written in it.
    pub texts: Vec<PlanText>,
    /// Its goals with how each stands.
    pub goals: Vec<GoalStanding>,
    /// Goals that are likely and are not there yet.
    pub drafts: Vec<GoalDraft>,
    /// The rule it was made by.
    pub rule: ClusterRule,
    /// The plan that it goes on from.
    pub previous: Option<Plan>,
    /// The plans of any group that go on from it.
    pub next: Option<Plan>,
    /// Whether the actor may write in it.
    pub may_write: bool,
    /// The plan with what its other parts ask.
    pub opened: Opened,
}

impl GroupPlan {
    /// The text of a place; empty when nothing was written.
    pub fn text(&self, part: &str, field: &str) -> &str {
        let found = self.texts.iter().find(|one| one.part == part && one.field == field);
        found.map_or("", |one| one.text.reveal().as_str())
    }

    /// The pupils in an arrangement.
    pub fn in_arrangement(&self, arrangement: Arrangement) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(move |row| row.arrangement == arrangement)
    }
}

/// A plan of a group, in a form (`plan`, `plan_pdf`, ...) that the audit trail names.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan of this group in sight.
pub async fn group_plan(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (group, plan): (GroupId, PlanId),
    form: &'static str,
) -> Result<GroupPlan, Error> {
    let opened = open(ctx, school, Whose::Group(group), plan, Asked::Look).await?;
    looked(ctx, &opened, form).await?;
    let may =
        decide(ctx.actor(), Action::WriteGroupPlan, Resource::Group { school: opened.school.id, group });
    let mut tx = ctx.read().await?;
    let loaded = Loaded::of(ctx, &mut tx, &opened, group).await?;
    let goals = standings(ctx, &mut tx, &opened).await?;
    let others = plans::plans_of_group(&mut tx, &opened.scope, group).await?;
    let previous = match opened.plan.previous {
        Some(id) => plans::plan(&mut tx, &opened.scope, id).await?,
        None => None,
    };
    drop(tx);
    let drafts = drafts_of(texts, &opened.plan, &loaded.rows, &goals);
    Ok(GroupPlan {
        school: opened.school.clone(),
        group: loaded.group,
        plan: opened.plan.clone(),
        rows: loaded.rows,
        newcomers: loaded.newcomers,
        texts: loaded.texts,
        goals,
        drafts,
        rule: loaded.rule,
        previous,
        next: others.into_iter().find(|one| one.previous == Some(plan)),
        may_write: matches!(may, Decision::Allowed(_)),
        opened,
    })
}

/// The pupils and texts of a plan.
pub(super) struct Loaded {
    pub(super) group: Group,
    pub(super) rows: Vec<PlanRow>,
    pub(super) newcomers: Vec<PlanRow>,
    pub(super) texts: Vec<PlanText>,
    pub(super) rule: ClusterRule,
}

impl Loaded {
    pub(super) async fn of(
        ctx: &Ctx,
        tx: &mut ReadTx,
        opened: &Opened,
        group: GroupId,
    ) -> Result<Self, Error> {
        let scope = &opened.scope;
        let now = GroupNow::load(ctx, tx, scope, group).await?;
        let texts = plans::texts(tx, scope, opened.plan.id).await?;
        let rule = match rule_in(&texts) {
            Some(rule) => rule,
            None => rule_of(tx, scope).await?.rule,
        };
        let before = before(tx, opened).await?;
        let row = |pupil: &Pupil, arrangement: Option<Arrangement>| {
            let proposed = match now.standing(pupil.id) {
                Some(standing) => proposal(rule, &opened.plan.subjects, (pupil.id, standing)),
                None => Proposal::unknown(pupil.id),
            };
            PlanRow {
                year_group: now.year_groups.get(&pupil.id).copied(),
                arrangement: arrangement.unwrap_or_else(|| proposed.proposed.arrangement()),
                before: before.get(&pupil.id).copied(),
                has_left: now.standing(pupil.id).is_none(),
                proposal: proposed,
                pupil: pupil.clone(),
            }
        };
        let mut rows = Vec::with_capacity(opened.pupils.len());
        for one in &opened.pupils {
            let known = now.pupils.iter().find(|pupil| pupil.id == one.pupil);
            match known {
                Some(pupil) => rows.push(row(pupil, one.arrangement)),
                // Who left the group stays in the plan until somebody takes her out.
                None => rows.extend(
                    register::pupil(tx, scope, one.pupil).await?.map(|pupil| row(&pupil, one.arrangement)),
                ),
            }
        }
        let is_new = |pupil: &&Pupil| opened.pupils.iter().all(|one| one.pupil != pupil.id);
        let newcomers = now.pupils.iter().filter(is_new).map(|pupil| row(pupil, None)).collect();
        Ok(Self { rows, newcomers, texts, rule, group: now.group })
    }
}

/// The rule that a plan was made by.
pub(super) fn rule_in(texts: &[PlanText]) -> Option<ClusterRule> {
    let kept = texts.iter().find(|one| one.part.is_empty() && one.field == RULE_FIELD)?;
    serde_json::from_str::<ClusterRule>(kept.text.reveal()).ok().filter(|rule| rule.is_sound())
}

/// In which arrangement each pupil was in the plan before.
async fn before(tx: &mut ReadTx, opened: &Opened) -> Result<BTreeMap<PupilId, Arrangement>, Error> {
    let Some(previous) = opened.plan.previous else { return Ok(BTreeMap::new()) };
    let pupils = plans::pupils(tx, &opened.scope, previous).await?;
    Ok(pupils.into_iter().filter_map(|one| Some((one.pupil, one.arrangement?))).collect())
}
