//! Who takes part in a talk.

use super::open::{Opened, open};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
    notices::{Told, tell},
};
use domain::{
    Personal,
    ids::{AccountId, TalkId},
    meetings::{PersonRole, TalkPerson, TalkState},
    notices::NoticeKind,
    trust::Role,
};
use i18n::Language;
use policy::{Action, InSchool};
use std::collections::BTreeMap;
use store::{ReadTx, WriteTx, audit::Deed, meetings, trust};
use uuid::Uuid;

const LONGEST_NAME: usize = 120;
const MOST_PEOPLE: usize = 60;

/// Somebody of the school who can take part: her account, name and role.
pub(super) type Colleague = (AccountId, Personal<String>, PersonRole);

/// The people who work in a school today, by name.
pub(super) async fn colleagues(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
) -> Result<Vec<Colleague>, Error> {
    let today = ctx.today();
    let mut roles: BTreeMap<AccountId, PersonRole> = BTreeMap::new();
    for grant in trust::grants_of_school(tx, scope).await?.into_iter().filter(|one| one.term.covers(today)) {
        let Some(role) = of_role(grant.role) else { continue };
        let known = roles.entry(grant.account).or_insert(role);
        *known = (*known).min(role);
    }
    let people = trust::people_of_school(tx, scope).await?;
    let of_staff = people.into_iter().filter(|one| one.closed_at.is_none());
    Ok(of_staff.filter_map(|one| Some((one.id, one.name, *roles.get(&one.id)?))).collect())
}

/// As what somebody with a role takes part; guardians and who only administers are not offered.
const fn of_role(role: Role) -> Option<PersonRole> {
    Some(match role {
        Role::Teacher => PersonRole::Teacher,
        Role::Coordinator => PersonRole::Coordinator,
        Role::Principal => PersonRole::Principal,
        Role::Specialist => PersonRole::Specialist,
        Role::OutsidePartner => PersonRole::Outside,
        _ => return None,
    })
}

/// Somebody as she is typed: an account, or a name.
#[derive(Debug, Clone, Default)]
pub struct PersonTyped {
    /// The account; empty for somebody without one.
    pub account: String,
    /// The name of somebody without an account.
    pub name: Personal<String>,
    /// As what, by its code; empty for what her role says.
    pub role: String,
}

/// What came of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonSaved {
    /// It is saved.
    Yes,
    /// There is no name, or it is too long.
    NoName,
    /// It is nobody of this school.
    NotHere,
    /// She takes part already.
    Already,
    /// There are too many.
    TooMany,
    /// Somebody has to take part in a private talk.
    LastOne,
    /// The talk does not go on.
    Frozen,
}

/// Adds somebody.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn add_person(
    ctx: &Ctx,
    code: &str,
    talk: TalkId,
    typed: &PersonTyped,
) -> Result<PersonSaved, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    if opened.talk.state == TalkState::Cancelled {
        return Ok(PersonSaved::Frozen);
    }
    if opened.people.len() >= MOST_PEOPLE {
        return Ok(PersonSaved::TooMany);
    }
    let person = if typed.account.is_empty() {
        let name = cleaned(typed.name.reveal());
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Ok(PersonSaved::NoName);
        }
        let role = PersonRole::from_code(&typed.role).unwrap_or(PersonRole::Outside);
        TalkPerson { id: new_id(), account: None, name: Personal::new(name), role, is_absent: false }
    } else {
        let all = colleagues(ctx, &mut ctx.read().await?, &opened.scope).await?;
        let known = all.into_iter().find(|(id, ..)| id.to_string() == typed.account);
        let Some((account, name, role)) = known else { return Ok(PersonSaved::NotHere) };
        if opened.people.iter().any(|one| one.account == Some(account)) {
            return Ok(PersonSaved::Already);
        }
        let role = PersonRole::from_code(&typed.role).unwrap_or(role);
        TalkPerson { id: new_id(), account: Some(account), name, role, is_absent: false }
    };
    let mut tx = ctx.write().await?;
    meetings::add_person(&mut tx, &opened.scope, (talk, &person)).await?;
    if opened.talk.state == TalkState::Planned {
        tell_people(ctx, &mut tx, &opened.scope, (talk, &[person], NoticeKind::TalkPlanned)).await?;
    }
    done(ctx, &opened, tx).await
}

/// Says that somebody was not there, or was after all.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk or person in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn set_absent(
    ctx: &Ctx,
    code: &str,
    (talk, person): (TalkId, Uuid),
    is_absent: bool,
) -> Result<PersonSaved, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    let known = opened.people.iter().find(|one| one.id == person).ok_or(Error::NotFound)?;
    let changed = TalkPerson { is_absent, ..known.clone() };
    let mut tx = ctx.write().await?;
    meetings::change_person(&mut tx, &opened.scope, (talk, &changed)).await?;
    done(ctx, &opened, tx).await
}

/// Takes somebody off. Of a private talk the last one with an account stays: nobody else could open it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk or person in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn remove_person(
    ctx: &Ctx,
    code: &str,
    (talk, person): (TalkId, Uuid),
) -> Result<PersonSaved, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    let others = opened.people.iter().filter(|one| one.account.is_some() && one.id != person).count();
    if opened.talk.is_private && others == 0 {
        return Ok(PersonSaved::LastOne);
    }
    let mut tx = ctx.write().await?;
    if !meetings::remove_person(&mut tx, &opened.scope, (talk, person)).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    done(ctx, &opened, tx).await
}

/// Tells who takes part in a talk with an account.
pub(super) async fn tell_people(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    (talk, people, kind): (TalkId, &[TalkPerson], NoticeKind),
) -> Result<(), Error> {
    let accounts = people.iter().filter_map(|one| one.account);
    tell(tx, ctx, scope, (accounts, Told::talk(kind, talk))).await?;
    Ok(())
}

async fn done(ctx: &Ctx, opened: &Opened, mut tx: WriteTx) -> Result<PersonSaved, Error> {
    let talk = &opened.talk;
    meetings::touch(&mut tx, &opened.scope, (talk.id, talk.state), second(ctx)).await?;
    let deed = Deed::TalkPeopleChanged { talk: talk.id, pupil: opened.pupil(), group: talk.group };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(PersonSaved::Yes)
}
