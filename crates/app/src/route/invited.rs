//! What a partner from outside sees who is invited: her invitations, and the cases in which they hold. Of one that is over she
//! is told that it is, and nothing else.

use super::{
    invite::commit_about,
    open::Opened,
    rules::is_agreed,
    shared::{SharedOf, shared_with},
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    plans::LONGEST_TEXT,
};
use domain::{
    Personal,
    ids::{CaseId, CaseInvitationId},
    register::{Pupil, School},
    route::{CasePerson, CaseText, Intervention, Invitation, InvitationState},
};
use i18n::Texts;
use policy::{Action, Decision, InSchool, Own, Resource, decide};
use store::{audit::Deed, register, route};

/// One's invitations in a school.
#[derive(Debug, Clone)]
pub struct OwnInvitations {
    /// The school.
    pub school: School,
    /// Those that hold: the invitation, the title of the case and when it was opened.
    pub holding: Vec<(Invitation, Personal<String>)>,
    /// Those for which guardians are still asked.
    pub waiting: Vec<Invitation>,
    /// Those that are over.
    pub over: Vec<Invitation>,
}

/// One's own invitations in a school.
///
/// # Errors
/// [`Error::NotFound`] when one was never invited there.
pub async fn own_invitations(ctx: &Ctx, code: &str) -> Result<OwnInvitations, Error> {
    let own = ctx.own()?;
    let school = ctx.school_named(code).await?;
    let known = route::invitations_of_account(&mut ctx.read().await?, &own, school.id).await?;
    if known.is_empty() {
        return Err(Error::NotFound);
    }
    let mut all = OwnInvitations { school, holding: Vec::new(), waiting: Vec::new(), over: Vec::new() };
    for one in known {
        let standing = standing(ctx, &all.school, one).await?;
        match (standing.state, standing.opened) {
            (InvitationState::Holds, Some(opened)) => {
                all.holding.push((standing.invitation, opened.case.title.clone()));
            }
            (InvitationState::WantsConsent, _) => all.waiting.push(standing.invitation),
            _ => all.over.push(standing.invitation),
        }
    }
    Ok(all)
}

struct Standing {
    invitation: Invitation,
    state: InvitationState,
    opened: Option<Opened>,
}

/// How an invitation of one's own stands; the case only while it holds.
async fn standing(ctx: &Ctx, school: &School, known: route::KnownInvitation) -> Result<Standing, Error> {
    let (invitation, case) = (known.invitation, known.is_open);
    let state = invitation.state(ctx.today(), (case, true));
    let Some(scope) = scope(ctx, school).filter(|_| state == InvitationState::Holds) else {
        // Who lost the role of a partner has nothing left of what it opened.
        let state = if state == InvitationState::Holds { InvitationState::Ended } else { state };
        return Ok(Standing { invitation, state, opened: None });
    };
    let mut tx = ctx.read().await?;
    let case = route::case(&mut tx, &scope, invitation.case).await?.ok_or(Error::NotFound)?;
    let pupils = route::pupils(&mut tx, &scope, invitation.case).await?;
    if !is_agreed(&mut tx, &scope, (case.id, &pupils)).await? {
        return Ok(Standing { invitation, state: InvitationState::WantsConsent, opened: None });
    }
    let opened = Opened { school: school.clone(), case, pupils, scope };
    Ok(Standing { invitation, state, opened: Some(opened) })
}

/// The scope in which a partner's cases are read, while she has the role.
fn scope(ctx: &Ctx, school: &School) -> Option<InSchool> {
    let may = decide(ctx.actor(), Action::ViewCases, Resource::School(school.id));
    matches!(may, Decision::Allowed(_)).then(|| ctx.scope(Action::ViewCases, school.id).ok()).flatten()
}

/// A case as who is invited sees it.
#[derive(Debug, Clone)]
pub struct InvitedCase {
    /// The case, the school and the pupils.
    pub opened: Opened,
    /// The pupils.
    pub pupils: Vec<Pupil>,
    /// Her invitation.
    pub invitation: Invitation,
    /// What was tried.
    pub tried: Vec<Intervention>,
    /// What is written in the case.
    pub texts: Vec<CaseText>,
    /// Who takes part.
    pub people: Vec<CasePerson>,
    /// What is shared of the file of each pupil.
    pub shared: Vec<SharedOf>,
}

/// What comes of opening a case in which one is invited.
#[derive(Debug, Clone)]
pub enum OwnInvited {
    /// The case.
    Case(Box<InvitedCase>),
    /// Why it is not shown; nothing of the case or a pupil.
    Not(Box<School>, InvitationState, Box<Invitation>),
}

/// Opens a case in which one is invited. The look is written down first.
///
/// # Errors
/// [`Error::NotFound`] when one was never invited in it.
pub async fn invited_case(ctx: &Ctx, texts: &Texts, code: &str, id: CaseId) -> Result<OwnInvited, Error> {
    let (school, standing) = newest(ctx, code, id).await?;
    let Some(opened) = standing.opened else {
        return Ok(OwnInvited::Not(Box::new(school), standing.state, Box::new(standing.invitation)));
    };
    for pupil in &opened.pupils {
        let deed = Deed::PupilLooked { pupil: *pupil, part: "invited_case", reason: "invitation" };
        ctx.record(Some(school.id), deed).await?;
    }
    let mut tx = ctx.read().await?;
    let mut pupils = Vec::with_capacity(opened.pupils.len());
    for pupil in &opened.pupils {
        pupils.extend(register::pupil(&mut tx, &opened.scope, *pupil).await?);
    }
    let scope = &opened.scope;
    let found = InvitedCase {
        tried: route::interventions(&mut tx, scope, id).await?,
        texts: route::texts(&mut tx, scope, id).await?,
        people: route::people(&mut tx, scope, id).await?,
        shared: shared_with(ctx, &mut tx, (texts, scope), (&pupils, &standing.invitation.shares)).await?,
        invitation: standing.invitation,
        pupils,
        opened,
    };
    Ok(OwnInvited::Case(Box::new(found)))
}

/// One's invitation in a case: one that holds before one that is over.
async fn newest(ctx: &Ctx, code: &str, id: CaseId) -> Result<(School, Standing), Error> {
    let own: Own = ctx.own()?;
    let school = ctx.school_named(code).await?;
    let known = route::invitations_of_account(&mut ctx.read().await?, &own, school.id).await?;
    let mut first = None;
    for one in known.into_iter().filter(|one| one.invitation.case == id) {
        let found = standing(ctx, &school, one).await?;
        if found.opened.is_some() {
            return Ok((school, found));
        }
        first = first.or(Some(found));
    }
    first.map(|first| (school, first)).ok_or(Error::NotFound)
}

/// What came of answering what was asked beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is saved.
    Yes,
    /// It is longer than what fits in a text.
    TooLong,
    /// She answered in another window in the meantime.
    Meanwhile,
    /// The invitation does not hold any more.
    Over,
}

/// Keeps what a partner answers to what was asked beforehand, over the version that she looked at.
///
/// # Errors
/// [`Error::NotFound`] when one was never invited in the case.
pub async fn answer_beforehand(
    ctx: &Ctx,
    code: &str,
    (case, version): (CaseId, i64),
    typed: &Personal<String>,
) -> Result<Answered, Error> {
    let (_, standing) = newest(ctx, code, case).await?;
    let Some(opened) = standing.opened else { return Ok(Answered::Over) };
    let answer = Personal::new(cleaned(typed.reveal()));
    if answer.reveal().chars().count() > LONGEST_TEXT {
        return Ok(Answered::TooLong);
    }
    let (own, id): (Own, CaseInvitationId) = (ctx.own()?, standing.invitation.id);
    let mut tx = ctx.write().await?;
    let now = (&answer, second(ctx));
    if !route::answer_invitation(&mut tx, (&opened.scope, &own), (id, version), now).await? {
        tx.undo().await?;
        return Ok(Answered::Meanwhile);
    }
    commit_about(ctx, tx, &opened, |pupil| Deed::CaseAnswered { case, pupil, group: None }).await?;
    Ok(Answered::Yes)
}
