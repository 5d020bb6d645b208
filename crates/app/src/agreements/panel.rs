//! The agreements of a talk, a plan or a case, about a pupil or about a group: what other pages show beside their own.

use super::sight::{Eyes, ListedAgreement, write_looks};
use crate::{Ctx, Error};
use domain::{
    agreements::{AgreementSource, Candidate},
    ids::{GroupId, PupilId},
    register::{Group, Pupil, School},
};
use policy::{Action, Decision, Resource, decide};
use store::{agreements as kept, register};

/// What a card with agreements needs beside them.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// The agreements, the open ones first.
    pub agreements: Vec<ListedAgreement>,
    /// Who can promise something; nobody when one may not write.
    pub people: Vec<Candidate>,
    /// Whether one may write agreements down here.
    pub may_write: bool,
}

/// What was agreed about a pupil.
#[derive(Debug, Clone)]
pub struct PupilAgreements {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// The agreements.
    pub panel: Panel,
}

/// What was agreed about a group and the pupils in it.
#[derive(Debug, Clone)]
pub struct GroupAgreements {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// The agreements.
    pub panel: Panel,
}

/// The agreements of a talk, a plan or a case that the actor sees, in the order of their days; none for who sees no
/// agreements in the school. The caller has written down that the pupils of the page are looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight.
pub async fn agreements_of(
    ctx: &Ctx,
    code: &str,
    source: AgreementSource,
) -> Result<Vec<ListedAgreement>, Error> {
    Ok(panel_of(ctx, code, source).await?.agreements)
}

/// The same with who can promise something, for a card with a form.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight.
pub async fn panel_of(ctx: &Ctx, code: &str, source: AgreementSource) -> Result<Panel, Error> {
    let Some((scope, may_write)) = allowed(ctx, code).await? else { return Ok(Panel::default()) };
    let mut tx = ctx.read().await?;
    let found = kept::agreements_of_source(&mut tx, &scope, source).await?;
    let agreements = Eyes::load(ctx, &mut tx, &scope).await?.all(found);
    let people = kept::people_to_agree(&mut tx, &scope, ctx.today()).await?;
    Ok(Panel { agreements, people, may_write })
}

/// The scope, and whether one may write; nothing for who sees no agreements in the school.
async fn allowed(ctx: &Ctx, code: &str) -> Result<Option<(policy::InSchool, bool)>, Error> {
    let school = ctx.school_named(code).await?;
    let may =
        |action| matches!(decide(ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_));
    if !may(Action::ViewAgreements) {
        return Ok(None);
    }
    Ok(Some((ctx.scope(Action::ViewAgreements, school.id)?, may(Action::WriteAgreements))))
}

/// What was agreed about a pupil, the open ones first.
///
/// # Errors
/// [`Error::NotFound`] when the pupil is out of sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn agreements_about_pupil(ctx: &Ctx, code: &str, pupil: PupilId) -> Result<PupilAgreements, Error> {
    let (of_pupil, school) = ctx.pupil(code, pupil, Action::ViewPupilAgreements).await?;
    ctx.looked(&of_pupil, "agreements").await?;
    let scope = of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let about = register::pupil(&mut tx, scope, pupil).await?.ok_or(Error::NotFound)?;
    let found = kept::agreements_about_pupil(&mut tx, scope, pupil).await?;
    let agreements = sorted(Eyes::load(ctx, &mut tx, scope).await?.all(found));
    let people = kept::people_to_agree(&mut tx, scope, ctx.today()).await?;
    drop(tx);
    let may = ctx.may_with(school.id, pupil).await?;
    let panel = Panel { agreements, people, may_write: may.contains(&Action::AgreeAboutPupil) };
    Ok(PupilAgreements { school, pupil: about, panel })
}

/// What was agreed about a group and about the pupils who are in it.
///
/// # Errors
/// [`Error::NotFound`] when the group is out of sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn agreements_about_group(ctx: &Ctx, code: &str, group: GroupId) -> Result<GroupAgreements, Error> {
    let (scope, school) = ctx.group(code, group, Action::ViewGroup).await?;
    let mut tx = ctx.read().await?;
    let about = register::group(&mut tx, &scope, group).await?.ok_or(Error::NotFound)?;
    let found = kept::agreements_of_group(&mut tx, &scope, group).await?;
    let agreements = sorted(Eyes::load(ctx, &mut tx, &scope).await?.all(found));
    let people = kept::people_to_agree(&mut tx, &scope, ctx.today()).await?;
    drop(tx);
    write_looks(ctx, (&scope, &school), ("agreements", &agreements)).await?;
    let of_group = Resource::Group { school: school.id, group };
    let may = decide(ctx.actor(), Action::AgreeAboutGroup, of_group);
    let panel = Panel { agreements, people, may_write: matches!(may, Decision::Allowed(_)) };
    Ok(GroupAgreements { school, group: about, panel })
}

/// The open ones first, by their day; then those that are closed, the last ones in front.
fn sorted(agreements: Vec<ListedAgreement>) -> Vec<ListedAgreement> {
    let is_open = |one: &ListedAgreement| one.agreement.closed_on.is_none();
    let (mut open, mut closed): (Vec<_>, Vec<_>) = agreements.into_iter().partition(is_open);
    open.sort_by_key(|one| (one.agreement.due_on, one.agreement.id));
    closed.sort_by_key(|one| std::cmp::Reverse((one.agreement.closed_on, one.agreement.id)));
    open.extend(closed);
    open
}
