//! Giving roles, changing their dates and ending them.

use super::{Checked, Fault, of_school, read_role, read_term};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    ids::{AccountId, RoleGrantId, SchoolId},
    trust::{Role, Term},
};
use jiff::civil::Date;
use policy::{Action, Denied, InSchool, Reason, Resource, may_grant};
use store::{
    Reads,
    audit::Deed,
    trust::{self as kept, KeptGrant},
};

/// A role as typed in a form.
#[derive(Debug, Clone, Default)]
pub struct NewRole {
    /// The code of the role.
    pub role: String,
    /// The first day; today when it is empty.
    pub from: String,
    /// The last day; none when it is empty.
    pub until: String,
}

/// New dates as typed in a form.
#[derive(Debug, Clone)]
pub struct NewTerm {
    /// The first day; today when it is empty.
    pub from: String,
    /// The last day; none when it is empty.
    pub until: String,
    /// The dates that the form was made with; when others hold by now, somebody else changed them. None when the form does
    /// not say: then it saves nothing.
    pub was: Option<Term>,
}

/// When a role or a tie ends.
#[derive(Debug, Clone)]
pub enum End {
    /// At once: yesterday was the last day.
    AtOnce,
    /// On this last day, as typed; today when it is empty.
    On(String),
}

impl End {
    /// The term that ends so.
    pub(in crate::trust) fn of(&self, term: Term, today: Date) -> Result<Term, Vec<Fault>> {
        let yesterday = today.yesterday().unwrap_or(today);
        match self {
            // What began today or later has then never held: it ends before it began.
            Self::AtOnce => Ok(Term { until: Some(yesterday), ..term }),
            Self::On(text) => {
                let typed = super::read_day(text).map_err(|()| vec![Fault::Until])?;
                let until = typed.unwrap_or(today);
                if until < term.from {
                    return Err(vec![Fault::EndsBefore]);
                }
                Ok(Term { until: Some(until), ..term })
            }
        }
    }
}

/// Whether the actor may give this role to this account, or end it; a refusal is audited.
pub(in crate::trust) async fn granting(
    ctx: &Ctx,
    school: SchoolId,
    account: AccountId,
    role: Role,
) -> Result<(), Error> {
    if may_grant(ctx.actor(), school, account, role) {
        return Ok(());
    }
    let denied = Denied::Forbidden(Reason::RoleDoesNot);
    Err(ctx.refused(Action::ManagePeople, Resource::School(school), denied).await?)
}

/// Whether an account has a role in a school on any of these days already, in another grant than `but`.
pub(super) async fn has_role(
    tx: &mut impl Reads,
    scope: &InSchool,
    (account, role): (AccountId, Role),
    (term, but): (Term, Option<RoleGrantId>),
) -> Result<bool, Error> {
    let meets = |other: Term| {
        other.until.is_none_or(|until| term.from <= until)
            && term.until.is_none_or(|until| other.from <= until)
            && other.until.is_none_or(|until| other.from <= until)
    };
    let grants = kept::grants_of_school(tx, scope).await?;
    Ok(grants
        .iter()
        .filter(|grant| grant.account == account && grant.role == role && Some(grant.id) != but)
        .any(|grant| meets(grant.term)))
}

/// Gives a person of the school a role.
///
/// # Errors
/// [`Error::NotFound`] when she has and had no role here, [`Error::Forbidden`] when the actor may not give this role.
pub async fn grant_role(ctx: &Ctx, school: &str, account: AccountId, typed: NewRole) -> Checked<()> {
    let (scope, school) = ctx.school(school, Action::ManagePeople).await?;
    of_school(&mut ctx.read().await?, &scope, account).await?;
    let (role, term) = (read_role(&typed.role), read_term(&typed.from, &typed.until, ctx.today()));
    let (role, term) = match (role, term) {
        (Ok(role), Ok(term)) => (role, term),
        (role, term) => {
            return Ok(Err(role.err().into_iter().chain(term.err().into_iter().flatten()).collect()));
        }
    };
    granting(ctx, school.id, account, role).await?;
    let mut tx = ctx.write().await?;
    if has_role(&mut tx, &scope, (account, role), (term, None)).await? {
        return Ok(Err(vec![Fault::AlreadyHas]));
    }
    kept::put_grant(&mut tx, &scope, (RoleGrantId(new_id()), account), (role, term)).await?;
    kept::mark_stale(&mut tx, account).await?;
    tx.commit(&ctx.event(school.id, Deed::role_granted(account, role, term))).await?;
    Ok(Ok(()))
}

/// Changes the dates of a role.
///
/// # Errors
/// [`Error::NotFound`] when she has no such role here, [`Error::Forbidden`] when the actor may not give this role.
pub async fn change_role(
    ctx: &Ctx,
    school: &str,
    (account, grant): (AccountId, RoleGrantId),
    typed: NewTerm,
) -> Checked<()> {
    let (scope, grant) = own_grant(ctx, school, (account, grant)).await?;
    let term = match read_term(&typed.from, &typed.until, ctx.today()) {
        Ok(term) => term,
        Err(faults) => return Ok(Err(faults)),
    };
    save_term(ctx, &scope, grant, (typed.was, term)).await
}

/// Ends a role; `was` are the dates that the form was made with, as in [`NewTerm`].
///
/// # Errors
/// [`Error::NotFound`] when she has no such role here, [`Error::Forbidden`] when the actor may not give this role.
pub async fn end_role(
    ctx: &Ctx,
    school: &str,
    (account, grant): (AccountId, RoleGrantId),
    (was, end): (Option<Term>, End),
) -> Checked<()> {
    let (scope, grant) = own_grant(ctx, school, (account, grant)).await?;
    match end.of(grant.term, ctx.today()) {
        Ok(term) => save_term(ctx, &scope, grant, (was, term)).await,
        Err(faults) => Ok(Err(faults)),
    }
}

async fn own_grant(
    ctx: &Ctx,
    school: &str,
    (account, grant): (AccountId, RoleGrantId),
) -> Result<(InSchool, KeptGrant), Error> {
    let (scope, school) = ctx.school(school, Action::ManagePeople).await?;
    let found = kept::grant(&mut ctx.read().await?, &scope, grant).await?;
    let grant = found.filter(|grant| grant.account == account).ok_or(Error::NotFound)?;
    granting(ctx, school.id, account, grant.role).await?;
    Ok((scope, grant))
}

/// Saves new dates unless others hold by now than the form was made with.
async fn save_term(
    ctx: &Ctx,
    scope: &InSchool,
    grant: KeptGrant,
    (was, term): (Option<Term>, Term),
) -> Checked<()> {
    let KeptGrant { account, role, .. } = grant;
    let mut tx = ctx.write().await?;
    let now = kept::grant(&mut tx, scope, grant.id).await?.ok_or(Error::NotFound)?;
    if Some(now.term) != was {
        return Ok(Err(vec![Fault::ChangedTo(now.term)]));
    }
    let is_real = term.until.is_none_or(|until| term.from <= until);
    if is_real && has_role(&mut tx, scope, (account, role), (term, Some(grant.id))).await? {
        return Ok(Err(vec![Fault::AlreadyHas]));
    }
    if !kept::change_grant(&mut tx, scope, grant.id, (now.term, term)).await? {
        // On PostgreSQL somebody else may have saved since it was read here.
        let now = kept::grant(&mut tx, scope, grant.id).await?.ok_or(Error::NotFound)?;
        return Ok(Err(vec![Fault::ChangedTo(now.term)]));
    }
    kept::mark_stale(&mut tx, account).await?;
    tx.commit(&ctx.event(scope.school(), Deed::role_changed(account, role, term))).await?;
    Ok(Ok(()))
}
