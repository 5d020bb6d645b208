//! Who takes part in a case, and what guardians say about talking with partners.

use super::open::{Asked, Opened, open};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    notices::{Told, tell},
    plans::pupil::{ConsentProblem, ConsentTakenBack, ConsentTyped, LONGEST_HOW, said},
};
use domain::{
    Personal,
    ids::{AccountId, CaseId, ConsentId, PupilId},
    route::{CasePerson, PersonRole},
};
use jiff::civil::Date;
use store::{audit::Deed, route, trust};

/// The longest name, in characters.
const LONGEST_NAME: usize = 120;

/// Somebody as she is typed: an account of the school, or a name.
#[derive(Debug, Clone)]
pub struct PersonTyped {
    /// The account, when she is of the school.
    pub account: Option<AccountId>,
    /// The name of somebody from outside.
    pub name: Personal<String>,
    /// As what; none when nothing was chosen.
    pub role: Option<PersonRole>,
}

/// What came of letting somebody take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonSaved {
    /// She does, under this number.
    Yes(i64),
    /// There is no name, or one that is too long.
    NoName,
    /// Nothing says as what.
    NoRole,
    /// The case is closed.
    Closed,
}

/// Lets somebody take part in a case.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight or no such account in the school, [`Error::Forbidden`] when it is
/// not for the actor to write.
pub async fn add_person(
    ctx: &Ctx,
    school: &str,
    case: CaseId,
    typed: &PersonTyped,
) -> Result<PersonSaved, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let name = match typed.account {
        Some(account) => {
            let people = trust::people_of_school(&mut ctx.read().await?, &opened.scope).await?;
            people.into_iter().find(|one| one.id == account).ok_or(Error::NotFound)?.name
        }
        None => Personal::new(cleaned(typed.name.reveal()).replace('\n', " ")),
    };
    if name.reveal().is_empty() || name.reveal().chars().count() > LONGEST_NAME {
        return Ok(PersonSaved::NoName);
    }
    let Some(role) = typed.role else { return Ok(PersonSaved::NoRole) };
    let new = CasePerson { no: 0, account: typed.account, name, role, added_at: second(ctx) };
    let mut tx = ctx.write().await?;
    if !opened.case.is_open || !route::touch(&mut tx, &opened.scope, &opened.case, new.added_at).await? {
        tx.undo().await?;
        return Ok(PersonSaved::Closed);
    }
    let no = route::add_person(&mut tx, &opened.scope, case, &new).await?;
    let helper = new.account.filter(|_| role == PersonRole::Helper);
    tell(&mut tx, ctx, &opened.scope, (helper, Told::case(case))).await?;
    tx.commit(&ctx.event(opened.school.id, changed(&opened))).await?;
    Ok(PersonSaved::Yes(no))
}

fn changed(opened: &Opened) -> Deed {
    let about = opened.about();
    Deed::CasePeopleChanged { case: opened.case.id, pupil: about.pupil, group: about.group }
}

/// Lets somebody no longer take part, or again; false when there is nobody with this number or the case is closed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn set_person(
    ctx: &Ctx,
    school: &str,
    (case, no): (CaseId, i64),
    is_removed: bool,
) -> Result<bool, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let at = is_removed.then(|| second(ctx));
    let mut tx = ctx.write().await?;
    let is_done = opened.case.is_open && route::remove_person(&mut tx, &opened.scope, (case, no), at).await?;
    if is_done {
        tx.commit(&ctx.event(opened.school.id, changed(&opened))).await?;
    } else {
        tx.undo().await?;
    }
    Ok(is_done)
}

/// What came of recording what guardians say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsentKept {
    /// It is recorded.
    Yes,
    /// Nothing is recorded.
    Wrong(Vec<ConsentProblem>),
    /// The case is closed.
    Closed,
}

/// Records what somebody said about talking with partners about a pupil. Only what somebody with authority says counts.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case of this pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn record_consent(
    ctx: &Ctx,
    school: &str,
    (case, pupil): (CaseId, Option<PupilId>),
    typed: &ConsentTyped,
) -> Result<ConsentKept, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let pupil = pupil.filter(|pupil| opened.pupils.contains(pupil)).ok_or(Error::NotFound)?;
    // What was said before the case was opened is about the same child and the same help.
    let consent = match said(ctx, school, (pupil, Date::MIN), typed).await? {
        Ok(consent) => consent,
        Err(problems) => return Ok(ConsentKept::Wrong(problems)),
    };
    let mut tx = ctx.write().await?;
    if !opened.case.is_open || !route::touch(&mut tx, &opened.scope, &opened.case, consent.made_at).await? {
        tx.undo().await?;
        return Ok(ConsentKept::Closed);
    }
    route::add_consent(&mut tx, &opened.scope, (case, &consent)).await?;
    let deed = Deed::CaseConsentRecorded { case, pupil, answer: consent.answer.code() };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(ConsentKept::Yes)
}

/// Takes back a record that was wrong, with the reason.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn take_back_consent(
    ctx: &Ctx,
    school: &str,
    case: CaseId,
    (consent, because): (ConsentId, &Personal<String>),
) -> Result<ConsentTakenBack, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let because = cleaned(because.reveal());
    if because.is_empty() || because.chars().count() > LONGEST_HOW {
        return Ok(ConsentTakenBack::NoReason);
    }
    let known = route::consents(&mut ctx.read().await?, &opened.scope, case).await?;
    let Some(known) = known.into_iter().find(|one| one.id == consent) else {
        return Ok(ConsentTakenBack::Gone);
    };
    let mut tx = ctx.write().await?;
    let at = (second(ctx), because.as_str());
    if !route::take_back_consent(&mut tx, &opened.scope, (case, consent), at).await? {
        tx.undo().await?;
        return Ok(ConsentTakenBack::Gone);
    }
    let deed = Deed::CaseConsentTakenBack { case, pupil: known.pupil };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(ConsentTakenBack::Yes)
}
