//! A plan for one pupil or a few, with everything that its page, its paper and its JSON show.

use super::{
    checks::{Check, checks},
    consent::consent_from,
    frozen::{frozen_for, layout_of, needs_of},
    layouts::fixed,
    log::{WeekMinutes, log_from, weeks},
    results::{SubjectStanding, standing_by_subject},
};
use crate::{
    Ctx, Error,
    notes::day,
    plans::{
        GoalStanding, Opened, TermSource, Whose, Writing,
        open::{Asked, looked, open},
        standings, terms, writing_of,
    },
};
use domain::{
    Personal,
    ids::{PlanId, PupilId},
    needs::NeedLine,
    plans::{
        Consent, ConsentAnswer, ConsentStanding, DevelopmentTerms, FrozenPlan, LayoutField, LayoutSection,
        Plan, PlanKind, PlanSession, PlanText, consent_standing, counting,
    },
    register::{Authority, Group, Pupil},
};
use i18n::Texts;
use jiff::civil::Date;
use policy::Action;
use store::{ReadTx, plans, register, register::KeptContact, trust};

/// What who looks may do with a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlanMay {
    /// Write in it.
    pub write: bool,
    /// Write down what was done.
    pub log: bool,
    /// Record what guardians say.
    pub agree: bool,
}

/// A plan for pupils.
#[derive(Debug, Clone)]
pub struct PupilPlan {
    /// The plan, its school and its pupils.
    pub opened: Opened,
    /// The pupil at whose address it was opened.
    pub pupil: Pupil,
    /// All its pupils, in their order.
    pub people: Vec<Pupil>,
    /// The group of the pupil now.
    pub group: Option<Group>,
    /// The headings with their fields.
    pub sections: Vec<LayoutSection>,
    /// The name of the layout of a development plan.
    pub layout: Option<String>,
    /// The texts, also those that no heading asks for any more.
    pub texts: Vec<PlanText>,
    /// The goals, and how they stand.
    pub goals: Vec<GoalStanding>,
    /// What was done, the newest first.
    pub sessions: Vec<PlanSession>,
    /// The minutes of it, week by week, the newest first.
    pub weeks: Vec<WeekMinutes>,
    /// What was said about it, also what was taken back.
    pub consents: Vec<Consent>,
    /// Who can be asked: the contacts of the pupil, for who may record what they say.
    pub contacts: Vec<KeptContact>,
    /// Its checklist, when it has one.
    pub checks: Vec<Check>,
    /// What the pupil needs, typed in one place for all.
    pub needs: Vec<NeedLine>,
    /// The day on which the page of the needs shows the same; none for today.
    pub needs_on: Option<Date>,
    /// Since when needs and headings are kept as they were: since the plan was put before guardians.
    pub frozen_on: Option<Date>,
    /// Where the pupil stands.
    pub standing: Vec<SubjectStanding>,
    /// The other plans of the pupil that belong to it: editions, what it goes on from, and what goes on from it.
    pub related: Vec<Plan>,
    /// The terms of the law.
    pub terms: DevelopmentTerms,
    /// Where the terms come from: of making, and of evaluating.
    pub sources: [Option<TermSource>; 2],
    /// What who looks may do.
    pub may: PlanMay,
    /// The day it is looked at.
    pub today: Date,
}

impl PupilPlan {
    /// The plan.
    pub const fn plan(&self) -> &Plan {
        &self.opened.plan
    }

    /// What stands in a field of the plan as a whole; empty when nothing does.
    pub fn text(&self, field: &str) -> &str {
        self.kept(field).map(|one| one.text.reveal().as_str()).unwrap_or_default()
    }

    /// The text of a field of the plan as a whole, when somebody wrote it.
    pub fn kept(&self, field: &str) -> Option<&PlanText> {
        self.texts.iter().find(|one| one.part.is_empty() && one.field == field)
    }

    /// The texts for which the layout has no place any more: nothing of what was written is lost.
    pub fn left_over(&self) -> Vec<&PlanText> {
        let has_place = |field: &str| {
            let mut fields = self.sections.iter().flat_map(|one| &one.fields);
            fields.any(|one: &LayoutField| one.key == field)
        };
        let left = self.texts.iter().filter(|one| one.part.is_empty() && !one.text.reveal().is_empty());
        left.filter(|one| !has_place(&one.field)).collect()
    }

    /// Where what guardians say stands.
    pub fn consent(&self) -> ConsentStanding {
        consent_standing(&self.consents)
    }

    /// The first day of which something that was done can be written down.
    pub fn log_from(&self) -> Date {
        log_from(self.plan())
    }

    /// The first day on which somebody can have said something about it.
    pub fn consent_from(&self) -> Date {
        consent_from(self.plan(), self.frozen_on)
    }

    /// Whether somebody agreed to a text that was changed since. A development plan is frozen, and others are not.
    pub fn is_consent_earlier(&self) -> bool {
        let is_said = |one: &&PlanText| {
            one.part != super::checks::CHECK && writing_of(&one.field, None) != Writing::Evaluation
        };
        let newest = self.texts.iter().filter(is_said).map(|one| one.changed_at).max();
        let agreed = counting(&self.consents).into_iter().filter(|one| one.answer == ConsentAnswer::Agrees);
        let agreed = agreed.map(|one| one.made_at).min();
        self.plan().kind != PlanKind::Development
            && newest.zip(agreed).is_some_and(|(newest, agreed)| agreed < newest)
    }

    /// How many minutes were worked on it.
    pub fn minutes(&self) -> i64 {
        self.sessions.iter().map(|one| one.minutes).sum()
    }

    /// Whether a heading has anything to say.
    pub fn says_something(&self, section: &LayoutSection) -> bool {
        use domain::plans::Block;
        let is_written = section.fields.iter().any(|field| !self.text(&field.key).is_empty());
        let has_block = match section.block {
            Block::Texts | Block::Evaluation | Block::Hearing => false,
            Block::Person => true,
            Block::Results => !self.standing.is_empty(),
            Block::Factors => self.needs.iter().any(|one| one.kind.is_factor()),
            Block::Needs => self.needs.iter().any(|one| !one.kind.is_factor()),
            Block::Goals => !self.goals.is_empty(),
            Block::Consent => self.consents.iter().any(|one| one.removed.is_none()),
        };
        is_written || has_block
    }
}

/// A plan at the address of a pupil, in a form (`plan`, `plan_pdf`, ...) that the audit trail names.
///
/// # Errors
/// [`Error::NotFound`] when the pupil has no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn pupil_plan(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (pupil, plan): (PupilId, PlanId),
    form: &'static str,
) -> Result<PupilPlan, Error> {
    let opened = open(ctx, school, Whose::Pupil(pupil), plan, Asked::Look).await?;
    looked(ctx, &opened, form).await?;
    load(ctx, texts, opened, pupil).await
}

/// Reads everything of a plan whose look is written down.
pub(super) async fn load(
    ctx: &Ctx,
    texts: &Texts,
    opened: Opened,
    pupil: PupilId,
) -> Result<PupilPlan, Error> {
    let may = may(ctx, &opened).await?;
    let contacts = if may.agree { contacts(ctx, &opened, pupil).await? } else { Vec::new() };
    let (terms, sources) = terms(texts.language());
    let mut tx = ctx.read().await?;
    let scope = &opened.scope;
    let plan = &opened.plan;
    let kept = plans::texts(&mut tx, scope, plan.id).await?;
    let goals = standings(ctx, &mut tx, &opened).await?;
    let sessions = plans::sessions(&mut tx, scope, plan.id).await?;
    let consents = plans::consents(&mut tx, scope, plan.id).await?;
    let people = people(&mut tx, &opened).await?;
    let asked = people.iter().find(|one| one.id == pupil).cloned().ok_or(Error::NotFound)?;
    let frozen = frozen_for(&mut tx, scope, (plan, pupil)).await?;
    let (layout, sections) = headings(&mut tx, &opened, frozen.as_ref(), texts).await?;
    // What is over is shown as it stood then.
    let until = plan.ended_at.map_or_else(|| ctx.today(), day);
    let shows_standing = plan.kind != PlanKind::Support;
    let standing = match shows_standing {
        true => standing_by_subject(&mut tx, scope, (pupil, until), &plan.subjects).await?,
        false => Vec::new(),
    };
    let needs = needs_of(&mut tx, scope, (plan, pupil), (frozen.as_ref(), ctx.today())).await?;
    let related = related(&mut tx, &opened, pupil).await?;
    let group = group_of(&mut tx, &opened, pupil).await?;
    drop(tx);
    Ok(PupilPlan {
        weeks: weeks(&sessions),
        checks: checks(plan.style, &kept, texts.language()),
        pupil: asked,
        today: ctx.today(),
        people,
        group,
        sections,
        layout,
        texts: kept,
        goals,
        sessions,
        consents,
        contacts,
        needs: needs.lines,
        needs_on: needs.on,
        frozen_on: needs.frozen_on,
        standing,
        related,
        terms,
        sources,
        may,
        opened,
    })
}

/// What somebody may do with a plan: what she may do with each of its pupils.
async fn may(ctx: &Ctx, opened: &Opened) -> Result<PlanMay, Error> {
    let mut may = PlanMay { write: true, log: true, agree: true };
    for one in &opened.pupils {
        let open = ctx.may_with(opened.school.id, one.pupil).await?;
        may.write &= open.contains(&Action::WritePlan);
        may.log &= open.contains(&Action::LogPlan);
        may.agree &= open.contains(&Action::AgreePlan);
    }
    Ok(may)
}

/// The contacts of a pupil, those with authority first.
async fn contacts(ctx: &Ctx, opened: &Opened, pupil: PupilId) -> Result<Vec<KeptContact>, Error> {
    let mut tx = ctx.read().await?;
    let place = trust::place_of_pupil(&mut tx, (opened.school.id, pupil), ctx.today()).await?;
    let place = place.ok_or(Error::NotFound)?;
    let Ok(scope) = policy::OfPupil::issue(ctx.actor(), Action::ViewContacts, &place) else {
        return Ok(Vec::new());
    };
    let mut all = register::contacts(&mut tx, &scope).await?;
    all.retain(|one| one.removed_at.is_none());
    all.sort_by_key(|one| (one.authority != Authority::Yes, one.position));
    Ok(all)
}

async fn people(tx: &mut ReadTx, opened: &Opened) -> Result<Vec<Pupil>, Error> {
    let mut all = Vec::with_capacity(opened.pupils.len());
    for one in &opened.pupils {
        all.extend(register::pupil(tx, &opened.scope, one.pupil).await?);
    }
    Ok(all)
}

/// The headings of a plan, and the name of its layout when it has one.
async fn headings(
    tx: &mut ReadTx,
    opened: &Opened,
    frozen: Option<&FrozenPlan>,
    texts: &Texts,
) -> Result<(Option<String>, Vec<LayoutSection>), Error> {
    if opened.plan.kind != PlanKind::Development {
        return Ok((None, fixed(texts, &opened.plan)));
    }
    let layout = layout_of(tx, &opened.scope, (&opened.plan, frozen), texts.language()).await?;
    Ok(layout.map(|(name, sections)| (Some(name), sections)).unwrap_or_default())
}

/// The plans that this one goes on from or replaces, and those that do so with it, the newest first.
async fn related(tx: &mut ReadTx, opened: &Opened, pupil: PupilId) -> Result<Vec<Plan>, Error> {
    let all = plans::plans_of_pupil(tx, &opened.scope, pupil).await?;
    let mut chain = vec![opened.plan.id];
    loop {
        let is_next = |one: &&Plan| {
            let points = |to: Option<PlanId>| to.is_some_and(|to| chain.contains(&to));
            let is_pointed_at = all
                .iter()
                .filter(|known| chain.contains(&known.id))
                .any(|known| known.previous == Some(one.id) || known.replaces == Some(one.id));
            !chain.contains(&one.id) && (points(one.previous) || points(one.replaces) || is_pointed_at)
        };
        match all.iter().find(is_next).map(|one| one.id) {
            Some(id) => chain.push(id),
            None => break,
        }
    }
    Ok(all.into_iter().filter(|one| one.id != opened.plan.id && chain.contains(&one.id)).collect())
}

async fn group_of(tx: &mut ReadTx, opened: &Opened, pupil: PupilId) -> Result<Option<Group>, Error> {
    let enrolments = register::enrolments_of_pupil(tx, &opened.scope, pupil).await?;
    match enrolments.last().and_then(|newest| newest.group) {
        Some(id) => Ok(register::group(tx, &opened.scope, id).await?),
        None => Ok(None),
    }
}

/// The name of a pupil of a plan, for a goal that is for one of several.
pub fn name_in(people: &[Pupil], pupil: PupilId) -> Personal<String> {
    let found = people.iter().find(|one| one.id == pupil);
    Personal::new(found.map(|one| one.name.full()).unwrap_or_default())
}
