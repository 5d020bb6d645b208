//! Parents and other contacts of a pupil: who they are, how to reach them, and whether they have authority.

use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    ids::{ContactId, PupilId},
    register::{Authority, PhoneNumber, Pupil, Relation, School},
    trust::Email,
};
use jiff::{Timestamp, ToSpan as _};
use policy::{Action, InSchool, OfPupil};
use store::{
    audit::Deed,
    register::{self, KeptContact},
    trust,
};

/// The longest name, in characters.
pub const LONGEST_CONTACT_NAME: usize = 120;

/// The longest address or remark, in characters.
pub const LONGEST_CONTACT_TEXT: usize = 500;

/// How long a contact that was taken away can be put back: after this it is forgotten by the clock.
const DAYS_TO_PUT_BACK: i64 = 30;

/// What one fills in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactTyped {
    /// The name.
    pub name: Personal<String>,
    /// What the contact is to the pupil, by code.
    pub relation: String,
    /// Whether the contact has authority, by code.
    pub authority: String,
    /// The telephone number; empty when it is not known.
    pub phone: Personal<String>,
    /// The mail address; empty when it is not known.
    pub email: Personal<String>,
    /// The address; empty when it is not known.
    pub address: Personal<String>,
    /// What one should know; may be empty.
    pub remark: Personal<String>,
    /// The place among the others; none for the last.
    pub position: Option<i64>,
}

impl ContactTyped {
    /// The form of a contact as it is kept.
    pub fn of(kept: &KeptContact) -> Self {
        Self {
            name: kept.name.clone(),
            relation: kept.relation.code().to_owned(),
            authority: kept.authority.code().to_owned(),
            phone: kept.phone.clone(),
            email: kept.email.clone(),
            address: kept.address.clone(),
            remark: kept.remark.clone(),
            position: Some(kept.position),
        }
    }

    /// An empty form. Whether there is authority is not known until somebody found out.
    pub fn empty() -> Self {
        Self {
            name: Personal::default(),
            relation: String::new(),
            authority: Authority::Unknown.code().to_owned(),
            phone: Personal::default(),
            email: Personal::default(),
            address: Personal::default(),
            remark: Personal::default(),
            position: None,
        }
    }
}

/// A field in which something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactProblem {
    /// There is no name.
    NoName,
    /// The name is longer than [`LONGEST_CONTACT_NAME`].
    NameTooLong,
    /// No relation was chosen.
    NoRelation,
    /// It was not said whether there is authority.
    NoAuthority,
    /// This is no telephone number.
    Phone,
    /// This is no mail address.
    Email,
    /// The address is longer than [`LONGEST_CONTACT_TEXT`].
    AddressTooLong,
    /// The remark is longer than [`LONGEST_CONTACT_TEXT`].
    RemarkTooLong,
}

/// The contacts of a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PupilContacts {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// The contacts in their order, without those that were taken away.
    pub contacts: Vec<KeptContact>,
    /// Those that were taken away and can be put back, for who may change contacts.
    pub removed: Vec<KeptContact>,
    /// Whether the actor may change them.
    pub may_edit: bool,
}

/// What came of saving a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactSaved {
    /// It is saved.
    Yes(ContactId),
    /// Nothing is saved: this is wrong.
    Wrong(Vec<ContactProblem>),
    /// Nothing is saved: it was changed in the meantime, and this is what stands now.
    Meanwhile(Box<KeptContact>),
    /// Nothing is saved: it was taken away in the meantime.
    Gone,
}

/// The contacts of a pupil.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when they are not for the actor.
pub async fn contacts(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<PupilContacts, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::ViewContacts).await?;
    ctx.looked(&scope, "contacts").await?;
    load(ctx, &scope, school).await
}

/// The same as a part of the pupil's page, which writes down the look; none for who may not see them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight.
pub async fn contacts_in_short(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
) -> Result<Option<PupilContacts>, Error> {
    let (seen, school) = ctx.pupil(school, pupil, Action::ViewPupil).await?;
    let place = trust::place_of_pupil(&mut ctx.read().await?, (school.id, pupil), ctx.today()).await?;
    let place = place.ok_or(Error::NotFound)?;
    match OfPupil::issue(ctx.actor(), Action::ViewContacts, &place) {
        Ok(_) => Ok(Some(load(ctx, &seen, school).await?)),
        Err(_) => Ok(None),
    }
}

async fn load(ctx: &Ctx, scope: &OfPupil, school: School) -> Result<PupilContacts, Error> {
    let mut tx = ctx.read().await?;
    let id = scope.pupil();
    let pupil = register::pupil(&mut tx, scope.in_school(), id).await?.ok_or(Error::NotFound)?;
    let place = trust::place_of_pupil(&mut tx, (school.id, id), ctx.today()).await?.ok_or(Error::NotFound)?;
    let may_edit = OfPupil::issue(ctx.actor(), Action::EditContacts, &place).is_ok();
    let all = register::contacts(&mut tx, scope).await?;
    let until = forgotten_before(ctx);
    let (removed, contacts): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.removed_at.is_some());
    let removed = removed.into_iter().filter(|one| may_edit && one.removed_at >= Some(until)).collect();
    Ok(PupilContacts { school, pupil, contacts, removed, may_edit })
}

/// What was taken away before this is forgotten.
fn forgotten_before(ctx: &Ctx) -> Timestamp {
    let hours = DAYS_TO_PUT_BACK.saturating_mul(24);
    ctx.now().checked_sub(hours.hours()).unwrap_or(Timestamp::MIN)
}

/// Forgets the contacts of a school that were taken away so long ago that nobody can put them back, and writes in the trail
/// how many.
pub(crate) async fn forget_old_contacts(ctx: &Ctx, scope: &InSchool) -> Result<(), Error> {
    let before = forgotten_before(ctx);
    let count = register::old_contacts(&mut ctx.read().await?, scope, before).await?;
    if count > 0 {
        let mut tx = ctx.write().await?;
        register::forget_contacts(&mut tx, scope, before).await?;
        tx.commit(&ctx.event(scope.school(), Deed::ContactsForgotten { count })).await?;
    }
    Ok(())
}

/// Adds a contact.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn add_contact(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    typed: &ContactTyped,
) -> Result<ContactSaved, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::EditContacts).await?;
    let id = ContactId(new_id());
    let one = match checked(typed, (id, pupil, 0)) {
        Ok(one) => one,
        Err(problems) => return Ok(ContactSaved::Wrong(problems)),
    };
    let mut tx = ctx.write().await?;
    let there = register::contacts(&mut tx, &scope).await?;
    let last = there.iter().map(|one| one.position).max().unwrap_or(0);
    let position = typed.position.map_or(last.saturating_add(1), placed);
    register::add_contact(&mut tx, &scope, &KeptContact { position, ..one }).await?;
    let deed = Deed::ContactSaved { pupil, contact: id.to_string(), version: 1 };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(ContactSaved::Yes(id))
}

/// One contact, to change it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such contact in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn contact_to_edit(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, ContactId),
) -> Result<(PupilContacts, KeptContact), Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::EditContacts).await?;
    ctx.looked(&scope, "contacts").await?;
    let all = load(ctx, &scope, school).await?;
    let one = all.contacts.iter().find(|one| one.id == id).cloned().ok_or(Error::NotFound)?;
    Ok((all, one))
}

/// Changes a contact over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such contact in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn change_contact(
    ctx: &Ctx,
    school: &str,
    (pupil, id, version): (PupilId, ContactId, i64),
    typed: &ContactTyped,
) -> Result<ContactSaved, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::EditContacts).await?;
    let before = register::contact(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
    if before.removed_at.is_some() {
        return Ok(ContactSaved::Gone);
    }
    let one = match checked(typed, (id, pupil, version)) {
        Ok(one) => KeptContact { position: typed.position.map_or(before.position, placed), ..one },
        Err(problems) => return Ok(ContactSaved::Wrong(problems)),
    };
    if one == before {
        return Ok(ContactSaved::Yes(id));
    }
    let mut tx = ctx.write().await?;
    if register::change_contact(&mut tx, &scope, &one).await? {
        let deed = Deed::ContactSaved { pupil, contact: id.to_string(), version: version.saturating_add(1) };
        tx.commit(&ctx.event(school.id, deed)).await?;
        return Ok(ContactSaved::Yes(id));
    }
    tx.undo().await?;
    let now = register::contact(&mut ctx.read().await?, &scope, id).await?;
    Ok(match now.filter(|now| now.removed_at.is_none()) {
        Some(now) => ContactSaved::Meanwhile(Box::new(now)),
        None => ContactSaved::Gone,
    })
}

/// Takes a contact away. It can be put back for thirty days.
///
/// # Errors
/// [`Error::NotFound`] when there is no such contact in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn remove_contact(ctx: &Ctx, school: &str, (pupil, id): (PupilId, ContactId)) -> Result<(), Error> {
    set_removed(ctx, school, (pupil, id), Some(second(ctx))).await
}

/// Puts a contact back that was taken away.
///
/// # Errors
/// [`Error::NotFound`] when there is no such contact any more, [`Error::Forbidden`] when it is not for the actor.
pub async fn restore_contact(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, ContactId),
) -> Result<(), Error> {
    set_removed(ctx, school, (pupil, id), None).await
}

async fn set_removed(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, ContactId),
    at: Option<Timestamp>,
) -> Result<(), Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::EditContacts).await?;
    let mut tx = ctx.write().await?;
    let until = forgotten_before(ctx);
    let known = register::contact(&mut tx, &scope, id).await?;
    let Some(one) = known.filter(|one| one.removed_at.is_none_or(|removed| removed >= until)) else {
        tx.undo().await?;
        return Err(Error::NotFound);
    };
    if one.removed_at.is_some() == at.is_some() {
        return Ok(tx.undo().await?);
    }
    register::set_contact_removed(&mut tx, &scope, id, at).await?;
    let contact = id.to_string();
    let deed = match at {
        Some(_) => Deed::ContactRemoved { pupil, contact },
        None => Deed::ContactRestored { pupil, contact },
    };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(())
}

fn placed(position: i64) -> i64 {
    position.clamp(1, 1000)
}

/// The contact that was typed, tidied; or everything that is wrong with it.
fn checked(
    typed: &ContactTyped,
    (id, pupil, version): (ContactId, PupilId, i64),
) -> Result<KeptContact, Vec<ContactProblem>> {
    let mut problems = Vec::new();
    let name = cleaned(typed.name.reveal()).split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        problems.push(ContactProblem::NoName);
    } else if name.chars().count() > LONGEST_CONTACT_NAME {
        problems.push(ContactProblem::NameTooLong);
    }
    let relation: Option<Relation> = typed.relation.parse().ok();
    let authority: Option<Authority> = typed.authority.parse().ok();
    problems.extend(relation.is_none().then_some(ContactProblem::NoRelation));
    problems.extend(authority.is_none().then_some(ContactProblem::NoAuthority));
    let phone =
        optional(&typed.phone, |text| text.parse().ok().map(|phone: PhoneNumber| phone.reveal().clone()));
    let email = optional(&typed.email, |text| text.parse().ok().map(|email: Email| email.reveal().clone()));
    problems.extend(phone.is_none().then_some(ContactProblem::Phone));
    problems.extend(email.is_none().then_some(ContactProblem::Email));
    let (address, remark) = (cleaned(typed.address.reveal()), cleaned(typed.remark.reveal()));
    let is_long = |text: &str| text.chars().count() > LONGEST_CONTACT_TEXT;
    problems.extend(is_long(&address).then_some(ContactProblem::AddressTooLong));
    problems.extend(is_long(&remark).then_some(ContactProblem::RemarkTooLong));
    match (relation, authority, phone, email) {
        (Some(relation), Some(authority), Some(phone), Some(email)) if problems.is_empty() => {
            Ok(KeptContact {
                id,
                pupil,
                name: Personal::new(name),
                relation,
                authority,
                phone: Personal::new(phone),
                email: Personal::new(email),
                address: Personal::new(address),
                remark: Personal::new(remark),
                position: 1,
                removed_at: None,
                version,
            })
        }
        _ => Err(problems),
    }
}

/// An empty text as it is, another one as it was read; none when it could not be read.
fn optional(text: &Personal<String>, read: impl FnOnce(&str) -> Option<String>) -> Option<String> {
    let text = text.reveal().trim();
    if text.is_empty() { Some(String::new()) } else { read(text) }
}
