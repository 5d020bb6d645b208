//! Inviting a partner from outside in a case, and withdrawing that.

use super::{
    open::{Asked, Opened, author, open},
    rules::is_agreed,
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{day, second},
    trust::{Newcomer, Partner, PartnerFault, may_invite, newcomer, read_partner, take_in},
};
use domain::{
    Personal,
    ids::{AccountId, CaseId, CaseInvitationId},
    route::{Invitation, InvitationState, PersonRole, SharedPart},
    trust::Term,
};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use policy::Action;
use store::{
    ReadTx, WriteTx,
    audit::Deed,
    route::{self, KnownInvitation},
    trust::Account,
};

/// For how long somebody can be invited at most.
pub const MOST_MONTHS: i32 = 12;

/// An invitation as it is typed.
#[derive(Clone, Default)]
pub struct InvitationTyped {
    /// The name.
    pub name: Personal<String>,
    /// The mail address.
    pub email: Personal<String>,
    /// As what; none when nothing was chosen.
    pub role: Option<PersonRole>,
    /// The last day.
    pub until: Option<Date>,
    /// What of the file of the pupils is shared.
    pub shares: Vec<SharedPart>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationProblem {
    /// Whom one would invite.
    Partner(PartnerFault),
    /// Nothing says as what.
    Role,
    /// The last day is not readable, before today, or more than [`MOST_MONTHS`] away.
    Until,
    /// She is invited in this case already.
    Already,
}

/// What came of inviting.
#[derive(Debug)]
pub enum Invited {
    /// She is invited; who has no password yet gets a link.
    Yes(Box<Newcomer>),
    /// Nothing is saved.
    Wrong(Vec<InvitationProblem>),
    /// The case is closed, or is not about pupils.
    Closed,
}

/// Invites a partner from outside. She sees nothing until guardians agreed, where the school asks for that.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to invite.
pub async fn invite_partner(
    ctx: &Ctx,
    school: &str,
    case: CaseId,
    typed: &InvitationTyped,
) -> Result<Invited, Error> {
    let opened = open_to_invite(ctx, school, case).await?;
    if opened.pupils.is_empty() || !opened.case.is_open {
        return Ok(Invited::Closed);
    }
    let (partner, role, until) = match checked(ctx, &opened, typed).await? {
        Ok(checked) => checked,
        Err(problems) => return Ok(Invited::Wrong(problems)),
    };
    let by = author(ctx).await?;
    let term = Term { from: ctx.today(), until: Some(until) };
    let mut tx = ctx.write().await?;
    let (account, given) = match take_in(ctx, &mut tx, &opened.scope, (&partner, term)).await? {
        Ok(taken) => taken,
        Err(fault) => {
            tx.undo().await?;
            return Ok(Invited::Wrong(vec![InvitationProblem::Partner(fault)]));
        }
    };
    if is_invited(ctx, &mut tx, &opened, account.id).await? {
        tx.undo().await?;
        return Ok(Invited::Wrong(vec![InvitationProblem::Already]));
    }
    let now = second(ctx);
    if !route::touch(&mut tx, &opened.scope, &opened.case, now).await? {
        tx.undo().await?;
        return Ok(Invited::Closed);
    }
    let terms = Terms { role, until, shares: &typed.shares, at: now };
    let new = invitation(case, &account, by, terms);
    route::add_invitation(&mut tx, &opened.scope, &new).await?;
    if let Some(given) = given {
        tx.record(&given).await?;
    }
    let deed =
        |pupil| Deed::CaseInvited { case, pupil, group: None, account: account.id, until: until.to_string() };
    commit_about(ctx, tx, &opened, deed).await?;
    Ok(Invited::Yes(Box::new(newcomer(ctx, school, account).await?)))
}

/// Reads whom to invite as what until when, or says what is wrong.
async fn checked(
    ctx: &Ctx,
    opened: &Opened,
    typed: &InvitationTyped,
) -> Result<Result<(Partner, PersonRole, Date), Vec<InvitationProblem>>, Error> {
    let names = (typed.name.reveal().as_str(), typed.email.reveal().as_str());
    let partner = read_partner(ctx, &opened.scope, names).await?;
    Ok(match (partner, typed.role, day_in_reach(ctx, typed.until)) {
        (Ok(partner), Some(role), Some(until)) => Ok((partner, role, until)),
        (partner, role, until) => {
            let faults = partner.err().unwrap_or_default();
            let mut problems: Vec<_> = faults.into_iter().map(InvitationProblem::Partner).collect();
            problems.extend(role.is_none().then_some(InvitationProblem::Role));
            problems.extend(until.is_none().then_some(InvitationProblem::Until));
            Err(problems)
        }
    })
}

/// Whether somebody is invited in the case already.
async fn is_invited(ctx: &Ctx, tx: &mut WriteTx, opened: &Opened, account: AccountId) -> Result<bool, Error> {
    let known = route::invitations(tx, &opened.scope, opened.case.id).await?;
    let mut own = known.into_iter().map(|one| one.invitation).filter(|one| one.account == account);
    Ok(own.any(|one| one.withdrawn_at.is_none() && one.until_on >= ctx.today()))
}

/// As what, until when and with what somebody is invited.
struct Terms<'a> {
    role: PersonRole,
    until: Date,
    shares: &'a [SharedPart],
    at: Timestamp,
}

fn invitation(
    case: CaseId,
    account: &Account,
    (author, author_name): (AccountId, Personal<String>),
    terms: Terms<'_>,
) -> Invitation {
    Invitation {
        id: CaseInvitationId(new_id()),
        case,
        account: account.id,
        name: account.name.clone(),
        role: terms.role,
        shares: terms.shares.to_vec(),
        from_on: day(terms.at),
        until_on: terms.until,
        withdrawn_at: None,
        answer: Personal::default(),
        answered_at: None,
        author,
        author_name,
        made_at: terms.at,
        version: 1,
    }
}

/// Commits what was done, as a deed about each pupil of the case.
pub(super) async fn commit_about(
    ctx: &Ctx,
    mut tx: WriteTx,
    opened: &Opened,
    deed: impl Fn(Option<domain::ids::PupilId>) -> Deed,
) -> Result<(), Error> {
    let mut deeds: Vec<Deed> = opened.pupils.iter().map(|pupil| deed(Some(*pupil))).collect();
    let last = deeds.pop().unwrap_or_else(|| deed(None));
    for deed in deeds {
        tx.record(&ctx.event(opened.school.id, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(opened.school.id, last)).await?)
}

fn day_in_reach(ctx: &Ctx, until: Option<Date>) -> Option<Date> {
    let last = ctx.today().saturating_add(MOST_MONTHS.months());
    until.filter(|until| *until >= ctx.today() && *until <= last)
}

/// Opens a case for who may tie partners to each of its pupils.
async fn open_to_invite(ctx: &Ctx, school: &str, case: CaseId) -> Result<Opened, Error> {
    let opened = open(ctx, school, case, Asked::Look).await?;
    for pupil in &opened.pupils {
        ctx.pupil(school, *pupil, Action::TiePupil).await?;
    }
    Ok(opened)
}

/// Withdraws an invitation: from now on she sees nothing of the case. False when there is none such.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn withdraw_invitation(
    ctx: &Ctx,
    school: &str,
    (case, invitation): (CaseId, CaseInvitationId),
) -> Result<bool, Error> {
    let opened = open_to_invite(ctx, school, case).await?;
    let known = route::invitations(&mut ctx.read().await?, &opened.scope, case).await?;
    let Some(known) = known.into_iter().find(|one| one.invitation.id == invitation) else { return Ok(false) };
    let mut tx = ctx.write().await?;
    if !route::withdraw_invitation(&mut tx, &opened.scope, (case, invitation), second(ctx)).await? {
        tx.undo().await?;
        return Ok(false);
    }
    let account = known.invitation.account;
    let deed = |pupil| Deed::CaseInvitationWithdrawn { case, pupil, group: None, account };
    commit_about(ctx, tx, &opened, deed).await?;
    Ok(true)
}

/// The invitations of a case, each with how it stands.
#[derive(Debug, Clone)]
pub struct Invitations {
    /// The invitations, in order of time.
    pub all: Vec<(Invitation, InvitationState)>,
    /// Whether guardians agree, or need not be asked.
    pub is_agreed: bool,
    /// Whether the actor may invite and withdraw.
    pub may_invite: bool,
}

pub(super) async fn invitations_of(
    ctx: &Ctx,
    tx: &mut ReadTx,
    opened: &Opened,
) -> Result<Invitations, Error> {
    let is_agreed = is_agreed(tx, &opened.scope, (opened.case.id, &opened.pupils)).await?;
    let known = route::invitations(tx, &opened.scope, opened.case.id).await?;
    let state = |one: KnownInvitation| {
        let state = one.invitation.state(ctx.today(), (one.is_open, is_agreed));
        (one.invitation, state)
    };
    let mut may = may_invite(ctx, opened.school.id) && !opened.pupils.is_empty();
    for pupil in &opened.pupils {
        may = may && ctx.may_with(opened.school.id, *pupil).await?.contains(&Action::TiePupil);
    }
    Ok(Invitations { all: known.into_iter().map(state).collect(), is_agreed, may_invite: may })
}
