//! Opening a case: only for who may see all about whom it is. Who is tied to a pupil from outside opens those in which she takes
//! part.

use super::seen::part_of;
use crate::{Ctx, Error};
use domain::{
    Personal,
    ids::{AccountId, CaseId, PupilId},
    register::School,
    route::{Case, CaseKind},
};
use policy::{
    Action, Denied, InSchool, OwnTeaching, Reason, Resource, may_see_own_teaching, may_write_own_teaching,
};
use store::{
    audit::Deed,
    route::{self, pupils},
    trust,
};

/// What is asked of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To see it.
    Look,
    /// To write in it.
    Write,
}

impl Asked {
    const fn of_school(self) -> Action {
        match self {
            Self::Look => Action::ViewCases,
            Self::Write => Action::OpenCase,
        }
    }

    pub(super) const fn of_group(self) -> Action {
        match self {
            Self::Look => Action::ViewGroup,
            Self::Write => Action::WriteGroupCase,
        }
    }

    pub(super) const fn of_pupil(self) -> Action {
        match self {
            Self::Look => Action::ViewPupilCases,
            Self::Write => Action::WritePupilCase,
        }
    }
}

/// A case that somebody may do with what she asked.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The school.
    pub school: School,
    /// The case.
    pub case: Case,
    /// About which pupils it is, in their order.
    pub pupils: Vec<PupilId>,
    pub(super) scope: InSchool,
}

/// About whom a deed with a case is.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    pub(super) pupil: Option<PupilId>,
    pub(super) group: Option<domain::ids::GroupId>,
}

impl Opened {
    /// About whom it is: its group, or its only pupil.
    pub(super) fn about(&self) -> About {
        let only = match self.pupils.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        About { pupil: only, group: self.case.group }
    }
}

/// What decides who reads a question about somebody's own teaching.
pub(super) fn own_teaching(school: &School, case: &Case) -> OwnTeaching {
    OwnTeaching { school: school.id, asker: case.asker, is_shared: case.is_shared }
}

/// Opens a case for what is asked. One about several pupils is for who may do that with each of them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor.
pub(super) async fn open(ctx: &Ctx, code: &str, id: CaseId, asked: Asked) -> Result<Opened, Error> {
    let (scope, school) = ctx.school(code, asked.of_school()).await?;
    let mut tx = ctx.read().await?;
    let case = route::case(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let pupils = pupils(&mut tx, &scope, id).await?;
    drop(tx);
    match (case.kind, case.group) {
        (CaseKind::OwnTeaching, _) => may_open_own(ctx, &school, &case, asked).await?,
        (CaseKind::Group, Some(group)) => drop(ctx.group(code, group, asked.of_group()).await?),
        (CaseKind::Pupil | CaseKind::Pupils, _) if !pupils.is_empty() => {
            let mut is_tied = false;
            for pupil in &pupils {
                let (of_pupil, _) = ctx.pupil(code, *pupil, asked.of_pupil()).await?;
                is_tied |= matches!(of_pupil.reason(), Reason::Tie(_));
            }
            if is_tied && !part_of(ctx, &mut ctx.read().await?, &scope).await?.contains(&id) {
                let denied = Denied::OutOfScope(Reason::NotOwn);
                return Err(ctx.refused(asked.of_school(), Resource::School(school.id), denied).await?);
            }
        }
        _ => return Err(Error::NotFound),
    }
    Ok(Opened { school, case, pupils, scope })
}

/// Whether a case in sight is about somebody's own teaching.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor.
pub(crate) async fn is_own_teaching(ctx: &Ctx, code: &str, id: CaseId) -> Result<bool, Error> {
    Ok(open(ctx, code, id, Asked::Look).await?.case.kind == CaseKind::OwnTeaching)
}

async fn may_open_own(ctx: &Ctx, school: &School, case: &Case, asked: Asked) -> Result<(), Error> {
    let of = own_teaching(school, case);
    let denied = if !may_see_own_teaching(ctx.actor(), of) {
        Denied::OutOfScope(Reason::NotOwn)
    } else if asked == Asked::Write && !may_write_own_teaching(ctx.actor(), of) {
        Denied::Forbidden(Reason::RoleDoesNot)
    } else {
        return Ok(());
    };
    Err(ctx.refused(asked.of_school(), Resource::School(school.id), denied).await?)
}

/// Writes down that somebody looks at a case, before it is shown.
///
/// # Errors
/// When the database fails.
pub(super) async fn looked(ctx: &Ctx, opened: &Opened) -> Result<(), Error> {
    looked_at(ctx, opened, "case").await
}

/// The same, with which part of the file of its pupils is shown.
pub(super) async fn looked_at(ctx: &Ctx, opened: &Opened, part: &'static str) -> Result<(), Error> {
    let school = Some(opened.school.id);
    let reason = opened.scope.reason().code();
    if let Some(group) = opened.case.group {
        return ctx.record(school, Deed::GroupLooked { group, form: "case", reason }).await;
    }
    if opened.case.kind == CaseKind::OwnTeaching {
        return ctx.record(school, Deed::CaseLooked { case: opened.case.id }).await;
    }
    for pupil in &opened.pupils {
        ctx.record(school, Deed::PupilLooked { pupil: *pupil, part, reason }).await?;
    }
    Ok(())
}

/// Who asks: the account and the name.
///
/// # Errors
/// When nobody signed in, or the database fails.
pub(super) async fn author(ctx: &Ctx) -> Result<(AccountId, Personal<String>), Error> {
    let account = ctx.own()?.account();
    let known = trust::account(&mut ctx.read().await?, account).await?.ok_or(Error::NotFound)?;
    Ok((account, known.name))
}
