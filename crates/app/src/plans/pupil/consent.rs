//! What guardians say about a plan: recorded as it was said, never changed. A mistake is taken back, with the reason.

use super::frozen::frozen_for;
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, day, second},
    plans::{
        Opened, Whose,
        open::{Asked, open},
    },
};
use domain::{
    Personal,
    ids::{ConsentId, ContactId, PlanId, PupilId},
    plans::{Consent, ConsentAnswer, Plan, PlanKind, PlanState, agreed_on},
    register::Authority,
};
use jiff::{Timestamp, civil::Date};
use policy::Action;
use store::{WriteTx, audit::Deed, plans, register, trust};

/// The longest text beside what was said, in characters.
pub const LONGEST_HOW: usize = 300;

/// What somebody said, as it is typed.
#[derive(Debug, Clone)]
pub struct ConsentTyped {
    /// The contact of the pupil who said it.
    pub contact: Option<ContactId>,
    /// The name of who said it, when it is none of the contacts.
    pub who: Personal<String>,
    /// What she said; none when nothing was chosen.
    pub answer: Option<ConsentAnswer>,
    /// How she said it.
    pub how: Personal<String>,
    /// When; none when it is not readable.
    pub given_on: Option<Date>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentProblem {
    /// Nobody said it.
    NoWho,
    /// No answer was chosen.
    NoAnswer,
    /// Nothing says how.
    NoHow,
    /// A text is longer than [`LONGEST_HOW`].
    TooLong,
    /// There is no day, or it is still to come.
    Day,
    /// It is a day on which the plan as it is did not lie before anybody yet.
    TooEarly,
}

/// What came of recording it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsentSaved {
    /// It is recorded.
    Yes,
    /// Nothing is recorded.
    Wrong(Vec<ConsentProblem>),
    /// The plan is in a state in which nothing is asked of guardians.
    NotNow,
}

/// Whether guardians can say something about a plan now: it is put before them. In a draft everything can still change, and
/// what is in force was agreed; a support plan has no such states and can be agreed to as long as it is open.
pub const fn takes_consent(kind: PlanKind, state: PlanState) -> bool {
    match kind {
        PlanKind::Development => {
            matches!(state, PlanState::Discussed | PlanState::Agreed | PlanState::Running)
        }
        PlanKind::Group => false,
        PlanKind::Support | PlanKind::LearningLine => state.is_open(),
    }
}

/// Records what somebody said about a plan. Only what somebody with authority says counts; that is read from the contacts of
/// the pupil and kept with the record.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn record_consent(
    ctx: &Ctx,
    school: &str,
    (pupil, plan): (PupilId, PlanId),
    typed: &ConsentTyped,
) -> Result<ConsentSaved, Error> {
    let opened = open(ctx, school, Whose::Pupil(pupil), plan, Asked::Agree).await?;
    if !takes_consent(opened.plan.kind, opened.plan.state) {
        return Ok(ConsentSaved::NotNow);
    }
    let frozen = frozen_for(&mut ctx.read().await?, &opened.scope, (&opened.plan, pupil)).await?;
    let first = consent_from(&opened.plan, frozen.map(|one| day(one.at)));
    let consent = match said(ctx, school, (pupil, first), typed).await? {
        Ok(consent) => consent,
        Err(problems) => return Ok(ConsentSaved::Wrong(problems)),
    };
    let (now, answer) = (consent.made_at, consent.answer);
    let mut tx = ctx.write().await?;
    // What somebody agrees to must be what was looked at.
    if !plans::touch(&mut tx, &opened.scope, (plan, opened.plan.state), now).await? {
        tx.undo().await?;
        return Ok(ConsentSaved::NotNow);
    }
    plans::add_consent(&mut tx, &opened.scope, (plan, &consent)).await?;
    unsettle(&mut tx, &opened, now).await?;
    let deed = Deed::PlanConsentRecorded { plan, pupil, answer: answer.code() };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(ConsentSaved::Yes)
}

/// What somebody said about a pupil, as it is to be recorded; else what is wrong with it. It was said on a day from `first` on.
/// Whether she has authority is read
/// from the contacts of the pupil.
///
/// # Errors
/// [`Error::NotFound`] when the pupil has no such contact, [`Error::Forbidden`] when contacts are not for the actor.
pub(crate) async fn said(
    ctx: &Ctx,
    school: &str,
    (pupil, first): (PupilId, Date),
    typed: &ConsentTyped,
) -> Result<Result<Consent, Vec<ConsentProblem>>, Error> {
    let (of_pupil, _) = ctx.pupil(school, pupil, Action::ViewContacts).await?;
    let mut tx = ctx.read().await?;
    let contacts = register::contacts(&mut tx, &of_pupil).await?;
    let account = ctx.own()?.account();
    let author = trust::account(&mut tx, account).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let chosen = typed.contact.map(|id| contacts.iter().find(|one| one.id == id && one.removed_at.is_none()));
    let chosen = match chosen {
        Some(None) => return Err(Error::NotFound),
        Some(Some(contact)) => Some(contact),
        None => None,
    };
    let who = chosen.map_or_else(|| cleaned(typed.who.reveal()), |contact| contact.name.reveal().clone());
    let how = cleaned(typed.how.reveal());
    let given_on = typed.given_on.filter(|day| *day <= ctx.today());
    let problems = problems(&who, &how, typed.answer, (first, given_on));
    let (Some(answer), Some(given_on), true) = (typed.answer, given_on, problems.is_empty()) else {
        return Ok(Err(problems));
    };
    Ok(Ok(Consent {
        id: ConsentId(new_id()),
        pupil,
        contact: chosen.map(|contact| contact.id),
        who: Personal::new(who),
        has_authority: chosen.is_some_and(|contact| contact.authority == Authority::Yes),
        answer,
        how: Personal::new(how),
        given_on,
        author: account,
        author_name: author.name,
        made_at: second(ctx),
        removed: None,
    }))
}

/// The first day on which somebody can have said something about a plan: when it was put before guardians; of a plan that is
/// not, when it was made.
pub(super) fn consent_from(plan: &Plan, frozen_on: Option<Date>) -> Date {
    frozen_on.unwrap_or_else(|| day(plan.made_at))
}

fn problems(
    who: &str,
    how: &str,
    answer: Option<ConsentAnswer>,
    (first, given_on): (Date, Option<Date>),
) -> Vec<ConsentProblem> {
    let is_long = |text: &str| text.chars().count() > LONGEST_HOW;
    let found = [
        (who.is_empty(), ConsentProblem::NoWho),
        (answer.is_none(), ConsentProblem::NoAnswer),
        (how.is_empty(), ConsentProblem::NoHow),
        (is_long(who) || is_long(how), ConsentProblem::TooLong),
        (given_on.is_none(), ConsentProblem::Day),
        (given_on.is_some_and(|day| day < first), ConsentProblem::TooEarly),
    ];
    found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).collect()
}

/// A plan that was agreed, and is not any more by what guardians say now, lies before them again: it must not begin. One that
/// still is, is so since the newest record that counts.
async fn unsettle(tx: &mut WriteTx, opened: &Opened, now: Timestamp) -> Result<(), Error> {
    if opened.plan.state != PlanState::Agreed {
        return Ok(());
    }
    let records = plans::consents(tx, &opened.scope, opened.plan.id).await?;
    let Some(plan) = plans::plan(tx, &opened.scope, opened.plan.id).await? else { return Ok(()) };
    let since = agreed_on(&records);
    if plan.state == PlanState::Agreed && plan.agreed_on != since {
        let state = if since.is_some() { PlanState::Agreed } else { PlanState::Discussed };
        let changed = Plan { state, agreed_on: since, changed_at: now, ..plan };
        plans::change_plan(tx, &opened.scope, &changed).await?;
    }
    Ok(())
}

/// What came of taking a record back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentTakenBack {
    /// It is taken back.
    Yes,
    /// There is no reason, or one longer than [`LONGEST_HOW`].
    NoReason,
    /// There is no such record, or it was taken back already.
    Gone,
}

/// Takes back a record that was wrong, with the reason.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn take_back_consent(
    ctx: &Ctx,
    school: &str,
    (pupil, plan): (PupilId, PlanId),
    (consent, because): (ConsentId, &Personal<String>),
) -> Result<ConsentTakenBack, Error> {
    let opened = open(ctx, school, Whose::Pupil(pupil), plan, Asked::Agree).await?;
    let because = cleaned(because.reveal());
    if because.is_empty() || because.chars().count() > LONGEST_HOW {
        return Ok(ConsentTakenBack::NoReason);
    }
    let at = (second(ctx), because.as_str());
    let mut tx = ctx.write().await?;
    if !plans::take_back_consent(&mut tx, &opened.scope, (plan, consent), at).await? {
        tx.undo().await?;
        return Ok(ConsentTakenBack::Gone);
    }
    unsettle(&mut tx, &opened, at.0).await?;
    tx.commit(&ctx.event(opened.school.id, Deed::PlanConsentTakenBack { plan, pupil })).await?;
    Ok(ConsentTakenBack::Yes)
}
