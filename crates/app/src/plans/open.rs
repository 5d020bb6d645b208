//! Opening a plan: under the group or the pupil it is asked for, and only for who may.

use crate::{Ctx, Error};
use domain::{
    ids::{GroupId, PlanId, PupilId},
    plans::{Plan, PlanKind, PlanPupil},
    register::School,
};
use policy::{Action, InSchool, OfPupil, Resource};
use store::{
    WriteTx,
    audit::Deed,
    plans::{self, pupils},
    trust,
};

/// Under whose address a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A group's.
    Group(GroupId),
    /// A pupil's.
    Pupil(PupilId),
}

/// What is asked of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// To see it.
    Look,
    /// To write in it.
    Write,
    /// To write down what was done.
    Log,
    /// To record what guardians say, and to let it begin.
    Agree,
}

impl Asked {
    const fn of_pupil(self) -> Action {
        match self {
            Self::Look => Action::ViewPlans,
            Self::Write => Action::WritePlan,
            Self::Log => Action::LogPlan,
            Self::Agree => Action::AgreePlan,
        }
    }

    const fn of_group(self) -> Action {
        match self {
            Self::Look => Action::ViewGroup,
            Self::Write | Self::Log | Self::Agree => Action::WriteGroupPlan,
        }
    }
}

/// A plan that somebody may do with what she asked.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The school.
    pub school: School,
    /// The plan.
    pub plan: Plan,
    /// Its pupils.
    pub pupils: Vec<PlanPupil>,
    pub(crate) scope: InSchool,
}

/// About whom a deed with a plan is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    pub(crate) pupil: Option<PupilId>,
    pub(crate) group: Option<GroupId>,
}

impl Opened {
    /// About whom a deed with it is: its group, or each of its pupils, in whose trail it stands.
    fn about(&self) -> Vec<About> {
        match self.plan.group {
            None if !self.pupils.is_empty() => {
                self.pupils.iter().map(|one| About { pupil: Some(one.pupil), group: None }).collect()
            }
            group => vec![About { pupil: None, group }],
        }
    }

    /// Commits what was done with the plan, as a deed about its group or about each of its pupils.
    pub(crate) async fn commit(
        &self,
        mut tx: WriteTx,
        ctx: &Ctx,
        deed: impl Fn(About) -> Deed,
    ) -> Result<(), Error> {
        let mut deeds: Vec<Deed> = self.about().into_iter().map(deed).collect();
        let Some(last) = deeds.pop() else { return Err(Error::NotFound) };
        for deed in deeds {
            tx.record(&ctx.event(self.school.id, deed)).await?;
        }
        Ok(tx.commit(&ctx.event(self.school.id, last)).await?)
    }

    /// Whether a text, a goal or an outcome may be of this part: of all, of an arrangement, or of one of its pupils.
    pub(crate) fn has_part(&self, part: &str) -> bool {
        let is_arrangement =
            || self.plan.kind == PlanKind::Group && domain::plans::Arrangement::from_code(part).is_some();
        let is_pupil = || self.pupils.iter().any(|one| one.pupil.to_string() == part);
        part.is_empty() || is_arrangement() || is_pupil()
    }
}

/// Opens a plan for what is asked. A plan for several pupils is for who may do that with each of them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan of this group or pupil in sight, [`Error::Forbidden`] when it is not for
/// the actor.
pub(crate) async fn open(
    ctx: &Ctx,
    code: &str,
    whose: Whose,
    id: PlanId,
    asked: Asked,
) -> Result<Opened, Error> {
    let (scope, school) = match whose {
        Whose::Group(group) => ctx.group(code, group, asked.of_group()).await?,
        Whose::Pupil(pupil) => {
            let (of_pupil, school) = ctx.pupil(code, pupil, asked.of_pupil()).await?;
            (*of_pupil.in_school(), school)
        }
    };
    let mut tx = ctx.read().await?;
    let plan = plans::plan(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let pupils = pupils(&mut tx, &scope, id).await?;
    drop(tx);
    match whose {
        Whose::Group(group) if plan.kind == PlanKind::Group && plan.group == Some(group) => {}
        Whose::Pupil(pupil)
            if plan.kind != PlanKind::Group && pupils.iter().any(|one| one.pupil == pupil) =>
        {
            others_too(ctx, &school, (pupil, &pupils), asked.of_pupil()).await?;
        }
        _ => return Err(Error::NotFound),
    }
    Ok(Opened { school, plan, pupils, scope })
}

/// Asks the same for the other pupils of a plan.
async fn others_too(
    ctx: &Ctx,
    school: &School,
    (asked_for, pupils): (PupilId, &[PlanPupil]),
    action: Action,
) -> Result<(), Error> {
    for other in pupils.iter().filter(|one| one.pupil != asked_for) {
        let mut tx = ctx.read().await?;
        let place = trust::place_of_pupil(&mut tx, (school.id, other.pupil), ctx.today()).await?;
        drop(tx);
        let place = place.ok_or(Error::NotFound)?;
        if let Err(denied) = OfPupil::issue(ctx.actor(), action, &place) {
            return Err(ctx.refused(action, Resource::Pupil(&place), denied).await?);
        }
    }
    Ok(())
}

/// Writes down that somebody looks at a plan, in a form (`plan`, `plan_pdf`, ...), before it is shown.
///
/// # Errors
/// When the database fails.
pub(crate) async fn looked(ctx: &Ctx, opened: &Opened, form: &'static str) -> Result<(), Error> {
    let school = Some(opened.school.id);
    let reason = opened.scope.reason().code();
    if let Some(group) = opened.plan.group {
        return ctx.record(school, Deed::GroupLooked { group, form, reason }).await;
    }
    for one in &opened.pupils {
        ctx.record(school, Deed::PupilLooked { pupil: one.pupil, part: form, reason }).await?;
    }
    Ok(())
}
