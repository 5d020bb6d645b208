//! Who is appointed to read the protected records that begin, and for how long these are kept.

use super::open::author;
use crate::{Ctx, Error, notes::second};
use domain::{
    Personal,
    concerns::{ConcernReader, MOST_MONTHS},
    ids::AccountId,
    register::School,
};
use policy::{Action, Denied, Reason, Resource, may_appoint_concern_officer};
use store::{StoreError, audit::Deed, concerns as kept};

/// The settings of a school.
#[derive(Debug, Clone)]
pub struct ConcernSettings {
    /// The school.
    pub school: School,
    /// Who is appointed, also who does not work here any more.
    pub officers: Vec<ConcernReader>,
    /// Who could be: the team without who is, and without oneself.
    pub candidates: Vec<(AccountId, Personal<String>)>,
    /// For how many months a record that is closed is kept, where the school says so.
    pub months: Option<u16>,
    /// The version of that.
    pub version: i64,
}

/// The settings.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn concern_settings(ctx: &Ctx, school: &str) -> Result<ConcernSettings, Error> {
    let (scope, school) = ctx.school(school, Action::AppointConcernOfficers).await?;
    let mut tx = ctx.read().await?;
    let officers = kept::officers(&mut tx, &scope, ctx.today()).await?;
    let (months, version) = kept::concern_rules(&mut tx, &scope).await?;
    let can_be = |(account, _): &(AccountId, Personal<String>)| {
        may_appoint_concern_officer(ctx.actor(), school.id, *account)
            && officers.iter().all(|one| one.account != *account)
    };
    let team = kept::team(&mut tx, &scope, ctx.today()).await?;
    let candidates = team.into_iter().filter(can_be).collect();
    Ok(ConcernSettings { school, officers, candidates, months, version })
}

/// What came of appointing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appointed {
    /// She is appointed.
    Yes,
    /// She does not work in the team today, or is appointed already.
    NotOne,
}

/// Appoints somebody of the team. She reads what begins from now on; who reads a record that is there puts her on its list.
///
/// # Errors
/// [`Error::Forbidden`] when it is not for the actor, or about herself.
pub async fn appoint_officer(ctx: &Ctx, school: &str, account: AccountId) -> Result<Appointed, Error> {
    let (scope, school) = ctx.school(school, Action::AppointConcernOfficers).await?;
    if !may_appoint_concern_officer(ctx.actor(), school.id, account) {
        let denied = Denied::Forbidden(Reason::RoleDoesNot);
        let action = Action::AppointConcernOfficers;
        return Err(ctx.refused(action, Resource::School(school.id), denied).await?);
    }
    let (_, by_name) = author(ctx).await?;
    let mut tx = ctx.write().await?;
    let team = kept::team(&mut tx, &scope, ctx.today()).await?;
    let is_new = team.iter().any(|(one, _)| *one == account)
        && kept::add_officer(&mut tx, &scope, account, (&by_name, second(ctx))).await?;
    if !is_new {
        tx.undo().await?;
        return Ok(Appointed::NotOne);
    }
    tx.commit(&ctx.event(school.id, Deed::ConcernOfficerAppointed { account })).await?;
    Ok(Appointed::Yes)
}

/// Ends an appointment. The lists of records that are there stay as they are.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn end_appointment(ctx: &Ctx, school: &str, account: AccountId) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::AppointConcernOfficers).await?;
    let mut tx = ctx.write().await?;
    if !kept::remove_officer(&mut tx, &scope, account).await? {
        tx.undo().await?;
        return Ok(());
    }
    tx.commit(&ctx.event(school.id, Deed::ConcernOfficerEnded { account })).await?;
    Ok(())
}

/// What came of saving the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RulesSaved {
    /// It is saved.
    Yes,
    /// It is no number of months from 1 to [`MOST_MONTHS`].
    Months,
    /// Somebody was first.
    Meanwhile,
}

/// Says for how many months a record that is closed is kept; `Some(None)` says nothing about it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn save_rules(
    ctx: &Ctx,
    school: &str,
    version: i64,
    typed: Option<Option<u16>>,
) -> Result<RulesSaved, Error> {
    let (scope, school) = ctx.school(school, Action::AppointConcernOfficers).await?;
    let is_good = |months: &Option<u16>| months.is_none_or(|months| (1..=MOST_MONTHS).contains(&months));
    let Some(months) = typed.filter(is_good) else { return Ok(RulesSaved::Months) };
    let mut tx = ctx.write().await?;
    match kept::put_concern_rules(&mut tx, &scope, (months, version)).await {
        Ok(true) => {}
        Ok(false) | Err(StoreError::AlreadyThere) => {
            tx.undo().await?;
            return Ok(RulesSaved::Meanwhile);
        }
        Err(error) => return Err(error.into()),
    }
    let deed = Deed::ConcernRulesSaved { months: months.map(i64::from) };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(RulesSaved::Yes)
}
