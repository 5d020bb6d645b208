//! Tying a specialist, a partner or a guardian to a pupil, and ending that.

use super::people::{
    Checked, End, Fault, NewTerm, Newcomer, account_for, faults, granting, invitation_for, read_email,
    read_name, read_reason, read_role, read_term,
};
use crate::{Conflict, Ctx, Error, ctx::new_id};
use domain::{
    Personal,
    ids::{AccountId, PupilId, RoleGrantId, TieId},
    trust::{Email, Role, Term},
};
use jiff::civil::Date;
use policy::{Action, InSchool, OfPupil};
use std::fmt;
use store::{
    WriteTx,
    audit::{AuditEvent, Deed},
    trust::{self as kept, KeptTie},
};

/// A tie as typed in a form.
#[derive(Clone, Default)]
pub struct NewTie {
    /// The account of somebody who is known; empty for somebody new.
    pub account: String,
    /// The name of somebody new.
    pub name: String,
    /// The address of somebody new.
    pub email: String,
    /// The code of the role.
    pub role: String,
    /// The first day; today when it is empty.
    pub from: String,
    /// The last day; none when it is empty.
    pub until: String,
    /// Why.
    pub why: String,
}

impl fmt::Debug for NewTie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Names and reasons stay out of logs.
        f.debug_struct("NewTie").field("role", &self.role).finish_non_exhaustive()
    }
}

/// Who is tied: somebody known, or an address with a name.
enum Who {
    Known(AccountId),
    New(AccountId, Email, String),
}

impl Who {
    const fn account(&self) -> AccountId {
        match self {
            Self::Known(account) | Self::New(account, ..) => *account,
        }
    }
}

/// Ties somebody to a pupil. She gets the role in the school for the same days, where she has it not yet; somebody new
/// gets an account.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil or person, [`Error::Forbidden`] when the actor may not.
pub async fn tie_pupil(ctx: &Ctx, school: &str, pupil: PupilId, typed: NewTie) -> Checked<Option<Newcomer>> {
    let (of_pupil, kept_school) = ctx.pupil(school, pupil, Action::TiePupil).await?;
    let (who, role) = (read_who(ctx, &of_pupil, &typed).await?, read_role(&typed.role));
    let role = role.and_then(|role| if role.needs_tie() { Ok(role) } else { Err(Fault::NoTie) });
    let (term, why) = (read_term(&typed.from, &typed.until, ctx.today()), read_reason(&typed.why, 1));
    let (who, role, term, why) = match (who, role, term, why) {
        (Ok(who), Ok(role), Ok(term), Ok(why)) => (who, role, term, why),
        (who, role, term, why) => {
            let lists = [who.err(), term.err()].into_iter().flatten().flatten();
            return Ok(Err(lists.chain(faults([role.err(), why.err()])).collect()));
        }
    };
    let account = who.account();
    granting(ctx, kept_school.id, account, role).await?;
    let mut tx = ctx.write().await?;
    let newcomer = match &who {
        Who::Known(_) => None,
        Who::New(id, email, name) => match account_for(ctx, &mut tx, (*id, email, name)).await? {
            Ok(account) => Some(account),
            Err(fault) => return Ok(Err(vec![fault])),
        },
    };
    let ties = kept::ties_of_pupil(&mut tx, &of_pupil).await?;
    if ties.iter().any(|tie| tie.account == account && tie.role == role && meet(tie.term, term)) {
        return Ok(Err(vec![Fault::AlreadyHas]));
    }
    let given = give_for(ctx, &mut tx, of_pupil.in_school(), (account, role, term)).await?;
    let tie = KeptTie { id: TieId(new_id()), account, role, term, why: Personal::new(why) };
    kept::put_tie(&mut tx, &of_pupil, &tie).await?;
    kept::mark_stale(&mut tx, account).await?;
    if let Some(given) = given {
        tx.record(&given).await?;
    }
    tx.commit(&ctx.event(kept_school.id, Deed::PupilTied { pupil, account, role })).await?;
    let Some(new) = newcomer else { return Ok(Ok(None)) };
    let link = invitation_for(ctx, school, &new).await?;
    Ok(Ok(Some(Newcomer { account, name: new.name, email: new.email, link })))
}

async fn read_who(ctx: &Ctx, scope: &OfPupil, typed: &NewTie) -> Result<Result<Who, Vec<Fault>>, Error> {
    let mut tx = ctx.read().await?;
    if let Ok(account) = typed.account.parse::<AccountId>() {
        let people = kept::people_of_school(&mut tx, scope.in_school()).await?;
        let is_known = people.iter().any(|one| one.id == account && one.closed_at.is_none());
        return if is_known { Ok(Ok(Who::Known(account))) } else { Err(Error::NotFound) };
    }
    if typed.name.trim().is_empty() && typed.email.trim().is_empty() {
        return Ok(Err(vec![Fault::Person]));
    }
    Ok(match (read_name(&typed.name), read_email(&typed.email)) {
        (Ok(name), Ok(email)) => {
            let known = kept::account_by_email(&mut tx, &email).await?;
            let id = known.map_or_else(|| AccountId(new_id()), |account| account.id);
            Ok(Who::New(id, email, name))
        }
        (name, email) => Err(faults([name.err(), email.err()])),
    })
}

fn meet(one: Term, other: Term) -> bool {
    let reaches = |end: Option<Date>, day: Date| end.is_none_or(|end| day <= end);
    let is_real = |term: Term| reaches(term.until, term.from);
    is_real(one) && is_real(other) && reaches(one.until, other.from) && reaches(other.until, one.from)
}

/// Gives the role without which the tie shows nothing, for the days of the tie that no role covers yet; the event is for
/// the caller to write behind everything else, as all who write in the trail of a school do.
pub(super) async fn give_for(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    (account, role, term): (AccountId, Role, Term),
) -> Result<Option<AuditEvent>, Error> {
    let grants = kept::grants_of_school(tx, scope).await?;
    let own = grants.iter().filter(|grant| grant.account == account && grant.role == role);
    let covers = |grant: Term| {
        grant.covers(term.from) && grant.until.is_none_or(|end| term.until.is_some_and(|until| until <= end))
    };
    if own.clone().any(|grant| covers(grant.term)) {
        return Ok(None);
    }
    let deed = match own.clone().find(|grant| meet(grant.term, term)) {
        // The same role twice in the same days would be hard to read: the one that is there becomes longer.
        Some(grant) => {
            let until = match (grant.term.until, term.until) {
                (Some(one), Some(other)) => Some(one.max(other)),
                _ => None,
            };
            let longer = Term { from: grant.term.from.min(term.from), until };
            if !kept::change_grant(tx, scope, grant.id, (grant.term, longer)).await? {
                return Err(Error::Conflict(Conflict::SavedMeanwhile));
            }
            Deed::role_changed(account, role, longer)
        }
        None => {
            let id = RoleGrantId(new_id());
            kept::put_grant(tx, scope, (id, account), (role, term)).await?;
            Deed::role_granted(account, role, term)
        }
    };
    Ok(Some(ctx.event(scope.school(), deed)))
}

/// Changes the dates of a tie.
///
/// # Errors
/// [`Error::NotFound`] when there is no such tie, [`Error::Forbidden`] when the actor may not.
pub async fn change_tie(
    ctx: &Ctx,
    school: &str,
    (pupil, tie): (PupilId, TieId),
    typed: NewTerm,
) -> Checked<()> {
    let (scope, tie) = own_tie(ctx, school, (pupil, tie)).await?;
    match read_term(&typed.from, &typed.until, ctx.today()) {
        Ok(term) => save_term(ctx, &scope, tie, (typed.was, term)).await,
        Err(faults) => Ok(Err(faults)),
    }
}

/// Ends a tie; `was` are the dates that the form was made with. The role in the school stays; without a tie it shows nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such tie, [`Error::Forbidden`] when the actor may not.
pub async fn end_tie(
    ctx: &Ctx,
    school: &str,
    (pupil, tie): (PupilId, TieId),
    (was, end): (Option<Term>, End),
) -> Checked<()> {
    let (scope, tie) = own_tie(ctx, school, (pupil, tie)).await?;
    match end.of(tie.term, ctx.today()) {
        Ok(term) => save_term(ctx, &scope, tie, (was, term)).await,
        Err(faults) => Ok(Err(faults)),
    }
}

async fn own_tie(
    ctx: &Ctx,
    school: &str,
    (pupil, tie): (PupilId, TieId),
) -> Result<(OfPupil, KeptTie), Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::TiePupil).await?;
    let tie = kept::tie(&mut ctx.read().await?, &scope, tie).await?.ok_or(Error::NotFound)?;
    granting(ctx, school.id, tie.account, tie.role).await?;
    Ok((scope, tie))
}

async fn save_term(
    ctx: &Ctx,
    scope: &OfPupil,
    tie: KeptTie,
    (was, term): (Option<Term>, Term),
) -> Checked<()> {
    let (account, role, pupil) = (tie.account, tie.role, scope.pupil());
    let mut tx = ctx.write().await?;
    let ties = kept::ties_of_pupil(&mut tx, scope).await?;
    let now = ties.iter().find(|one| one.id == tie.id).ok_or(Error::NotFound)?;
    if Some(now.term) != was {
        return Ok(Err(vec![Fault::ChangedTo(now.term)]));
    }
    let is_other = |one: &&KeptTie| one.id != tie.id && one.account == account && one.role == role;
    if ties.iter().filter(is_other).any(|one| meet(one.term, term)) {
        return Ok(Err(vec![Fault::AlreadyHas]));
    }
    if !kept::change_tie(&mut tx, scope, tie.id, (now.term, term)).await? {
        // On PostgreSQL somebody else may have saved since it was read here.
        let now = kept::tie(&mut tx, scope, tie.id).await?.ok_or(Error::NotFound)?;
        return Ok(Err(vec![Fault::ChangedTo(now.term)]));
    }
    let given = match meet(term, term) {
        true => give_for(ctx, &mut tx, scope.in_school(), (account, role, term)).await?,
        false => None,
    };
    kept::mark_stale(&mut tx, account).await?;
    if let Some(given) = given {
        tx.record(&given).await?;
    }
    tx.commit(&ctx.event(scope.school(), Deed::TieChanged { pupil, account, role })).await?;
    Ok(Ok(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn terms_meet_when_they_share_a_day() {
        let term = |from: i8, until: Option<i8>| Term {
            from: date(2026, 3, from),
            until: until.map(|day| date(2026, 3, day)),
        };
        assert!(meet(term(1, Some(5)), term(5, None)) && meet(term(5, None), term(1, Some(5))));
        assert!(!meet(term(1, Some(4)), term(5, None)) && meet(term(1, None), term(9, None)));
        assert!(!meet(term(5, Some(4)), term(1, None)), "it ended before it began");
    }
}
