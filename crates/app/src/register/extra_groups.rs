//! Groups beside the base groups that are made in Stut: extra groups, and halves of a base group for a while. Those of a
//! roster stay as the roster says.

use super::group_order;
use crate::{Conflict, Ctx, Error, ctx::new_id};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId, SchoolId, StaffId},
    register::{Group, GroupKind, PersonName, School, YearGroup},
};
use policy::{Action, InSchool};
use std::collections::{BTreeSet, HashMap};
use store::{
    ReadTx, Reads, WriteTx,
    audit::Deed,
    fold,
    register::{self, OWN_KEY, OwnGroup},
};

/// The longest name of a group, in letters.
pub const LONGEST_GROUP_NAME: usize = 60;

/// What one fills in for a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedGroup {
    /// Its name.
    pub name: String,
    /// The year groups it is meant for.
    pub year_groups: Vec<u8>,
    /// Who teaches it, and so sees who is in it.
    pub teachers: Vec<StaffId>,
}

/// What is wrong with the name of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupProblem {
    /// There is none.
    NoName,
    /// It has more than [`LONGEST_GROUP_NAME`] letters.
    TooLong,
    /// Another group of this school year has it.
    SameName,
}

/// What came of saving a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupSaved {
    /// It is saved.
    Yes(GroupId),
    /// Nothing is saved: this is wrong with the name.
    Wrong(GroupProblem),
    /// Nothing is saved: somebody else was first. This is how it is now, with its version.
    Meanwhile(TypedGroup, i64),
}

/// A pupil to choose.
#[derive(Debug, Clone)]
pub struct PupilChoice {
    /// The pupil.
    pub pupil: PupilId,
    /// Its name.
    pub name: PersonName,
    /// The name of its base group.
    pub group: String,
}

/// A member of staff to choose.
#[derive(Debug, Clone)]
pub struct StaffChoice {
    /// Who.
    pub staff: StaffId,
    /// Her name.
    pub name: PersonName,
}

/// What one needs to make or change a group.
#[derive(Debug, Clone)]
pub struct GroupEditing {
    /// The school.
    pub school: School,
    /// The school year in which a new group comes.
    pub year: SchoolYear,
    /// The group, unless it is a new one.
    pub group: Option<(Group, OwnGroup)>,
    /// What is filled in now.
    pub typed: TypedGroup,
    /// The name of the base group it is a half of.
    pub half_of: Option<String>,
    /// Who is in it, by family name.
    pub members: Vec<PupilChoice>,
    /// Who could be in it: the pupils of each base group, by family name.
    pub others: Vec<(String, Option<YearGroup>, Vec<PupilChoice>)>,
    /// All staff, by family name.
    pub staff: Vec<StaffChoice>,
}

/// The school year that it is for the school: the present one, or the newest that is known.
async fn present_year(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<SchoolYear, Error> {
    let years = register::school_years(tx, scope).await?;
    let now = SchoolYear::of(ctx.today());
    Ok(if years.contains(&now) { now } else { years.first().copied().unwrap_or(now) })
}

/// What one needs to make a new group, or to change one that was made here.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group, [`Error::Conflict`] when it stands in a roster.
pub async fn group_editing(ctx: &Ctx, school: &str, group: Option<GroupId>) -> Result<GroupEditing, Error> {
    let (scope, school) = ctx.school(school, Action::EditGroups).await?;
    let mut tx = ctx.read().await?;
    let group = match group {
        Some(id) => Some(own(&mut tx, &scope, id).await?),
        None => None,
    };
    let year = match &group {
        Some((group, _)) => group.school_year,
        None => present_year(ctx, &mut tx, &scope).await?,
    };
    let mut typed = TypedGroup::default();
    let mut members: BTreeSet<PupilId> = BTreeSet::new();
    let mut half_of = None;
    if let Some((group, own)) = &group {
        typed = typed_of(&mut tx, &scope, group, own).await?;
        members = register::members_of_group(&mut tx, &scope, group.id).await?.into_iter().collect();
        if let Some(whole) = own.half_of {
            half_of = register::group(&mut tx, &scope, whole).await?.map(|whole| whole.name);
        }
    }
    let by_group = choices(&mut tx, &scope, year).await?;
    let (mut inside, mut others) = (Vec::new(), Vec::new());
    for (base, pupils) in by_group {
        let (of_it, rest): (Vec<_>, Vec<_>) =
            pupils.into_iter().partition(|one| members.contains(&one.pupil));
        inside.extend(of_it);
        others.push((base.name, base.year_group, rest));
    }
    inside.sort_by_cached_key(|one| fold(&one.name.listed()));
    let mut staff: Vec<StaffChoice> = register::kept_staff(&mut tx, &scope)
        .await?
        .into_iter()
        .map(|kept| StaffChoice { staff: kept.member.id, name: kept.member.name })
        .collect();
    staff.sort_by_cached_key(|one| (fold(&one.name.listed()), one.staff));
    Ok(GroupEditing { school, year, group, typed, half_of, members: inside, others, staff })
}

async fn typed_of(
    tx: &mut ReadTx,
    scope: &InSchool,
    group: &Group,
    own: &OwnGroup,
) -> Result<TypedGroup, Error> {
    let teachers = register::teachers_of_group(tx, scope, group.id).await?;
    Ok(TypedGroup { name: group.name.clone(), year_groups: own.year_groups.clone(), teachers })
}

/// A group that was made here.
async fn own(tx: &mut impl Reads, scope: &InSchool, id: GroupId) -> Result<(Group, OwnGroup), Error> {
    let group = register::group(tx, scope, id).await?.ok_or(Error::NotFound)?;
    let own = register::own_group(tx, scope, id).await?;
    Ok((group, own.ok_or(Error::Conflict(Conflict::OfRoster))?))
}

/// The base groups of a school year, each with its pupils by family name.
async fn choices(
    tx: &mut ReadTx,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<(Group, Vec<PupilChoice>)>, Error> {
    let mut groups = register::groups_of_year(tx, scope, year).await?;
    groups.retain(|group| group.kind == GroupKind::Base);
    groups.sort_by_cached_key(group_order);
    let names: HashMap<PupilId, PersonName> = register::kept_pupils(tx, scope)
        .await?
        .into_iter()
        .filter(|kept| kept.pupil.left_on.is_none_or(|left| left >= year.first_day()))
        .map(|kept| (kept.pupil.id, kept.pupil.name))
        .collect();
    let mut by_group: HashMap<GroupId, Vec<PupilId>> = HashMap::new();
    for one in register::enrolments_of_school(tx, scope, year).await? {
        if let Some(group) = one.group.filter(|_| one.until.is_none()) {
            by_group.entry(group).or_default().push(one.pupil);
        }
    }
    let with_pupils = |group: Group| {
        let of_group = by_group.remove(&group.id).unwrap_or_default();
        let choice = |pupil: PupilId| {
            let name = names.get(&pupil)?.clone();
            Some(PupilChoice { pupil, name, group: group.name.clone() })
        };
        let mut pupils: Vec<PupilChoice> = of_group.into_iter().filter_map(choice).collect();
        pupils.sort_by_cached_key(|one| fold(&one.name.listed()));
        (group, pupils)
    };
    Ok(groups.into_iter().map(with_pupils).collect())
}

/// The name as it is kept, or what is wrong with it.
async fn checked_name(
    tx: &mut ReadTx,
    scope: &InSchool,
    (year, of): (SchoolYear, Option<GroupId>),
    typed: &str,
) -> Result<Result<String, GroupProblem>, Error> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Ok(Err(GroupProblem::NoName));
    }
    if name.chars().count() > LONGEST_GROUP_NAME {
        return Ok(Err(GroupProblem::TooLong));
    }
    let groups = register::groups_of_year(tx, scope, year).await?;
    let is_taken = groups.iter().any(|one| Some(one.id) != of && fold(&one.name) == fold(&name));
    Ok(if is_taken { Err(GroupProblem::SameName) } else { Ok(name) })
}

fn tidy(year_groups: &[u8]) -> Vec<u8> {
    let all: BTreeSet<u8> = year_groups.iter().copied().filter(|one| (1..=8).contains(one)).collect();
    all.into_iter().collect()
}

/// A new group, not saved yet.
fn new_group(
    year: SchoolYear,
    name: String,
    half_of: Option<GroupId>,
    year_groups: Vec<u8>,
) -> (Group, OwnGroup) {
    let id = GroupId(new_id());
    let group = Group {
        id,
        school_year: year,
        key: format!("{OWN_KEY}{id}"),
        name,
        kind: GroupKind::Extra,
        year_group: None,
        description: None,
    };
    (group, OwnGroup { group: id, half_of, year_groups, ended_on: None, version: 1 })
}

async fn insert(
    tx: &mut WriteTx,
    scope: &InSchool,
    (group, own): &(Group, OwnGroup),
    (teachers, pupils): (&[StaffId], &[PupilId]),
) -> Result<(), Error> {
    register::put_group(tx, scope, group).await?;
    register::add_own_group(tx, scope, own).await?;
    register::set_teachers(tx, scope, group.id, teachers).await?;
    for pupil in pupils {
        register::put_group_member(tx, scope, (group.id, *pupil)).await?;
    }
    Ok(())
}

fn in_words(pupils: &[PupilId]) -> String {
    pupils.iter().map(PupilId::to_string).collect::<Vec<_>>().join(" ")
}

/// The members of staff among these who are of this school.
async fn known_staff(tx: &mut ReadTx, scope: &InSchool, typed: &[StaffId]) -> Result<Vec<StaffId>, Error> {
    let staff = register::kept_staff(tx, scope).await?;
    let chosen = staff.into_iter().map(|kept| kept.member.id).filter(|id| typed.contains(id));
    Ok(chosen.collect())
}

/// Makes an extra group in the present school year.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn make_group(ctx: &Ctx, school: &str, typed: &TypedGroup) -> Result<GroupSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditGroups).await?;
    let mut read = ctx.read().await?;
    let year = present_year(ctx, &mut read, &scope).await?;
    let name = match checked_name(&mut read, &scope, (year, None), &typed.name).await? {
        Ok(name) => name,
        Err(problem) => return Ok(GroupSaved::Wrong(problem)),
    };
    let teachers = known_staff(&mut read, &scope, &typed.teachers).await?;
    drop(read);
    let made = new_group(year, name, None, tidy(&typed.year_groups));
    let mut tx = ctx.write().await?;
    insert(&mut tx, &scope, &made, (&teachers, &[])).await?;
    let deed = Deed::GroupMade { group: made.0.id, half_of: None, pupils: String::new() };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(GroupSaved::Yes(made.0.id))
}

/// Changes name, year groups and teachers of a group that was made here, by somebody who looked at this version.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group, [`Error::Conflict`] when it stands in a roster.
pub async fn edit_group(
    ctx: &Ctx,
    school: &str,
    (id, version): (GroupId, i64),
    typed: &TypedGroup,
) -> Result<GroupSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditGroups).await?;
    let mut read = ctx.read().await?;
    let (group, _) = own(&mut read, &scope, id).await?;
    let name = match checked_name(&mut read, &scope, (group.school_year, Some(id)), &typed.name).await? {
        Ok(name) => name,
        Err(problem) => return Ok(GroupSaved::Wrong(problem)),
    };
    let teachers = known_staff(&mut read, &scope, &typed.teachers).await?;
    drop(read);
    let mut tx = ctx.write().await?;
    if register::edit_own_group(&mut tx, &scope, (id, version), &tidy(&typed.year_groups)).await? {
        register::put_group(&mut tx, &scope, &Group { name, ..group }).await?;
        register::set_teachers(&mut tx, &scope, id, &teachers).await?;
        tx.commit(&ctx.event(school.id, Deed::GroupEdited { group: id })).await?;
        return Ok(GroupSaved::Yes(id));
    }
    tx.undo().await?;
    let mut read = ctx.read().await?;
    let (group, known) = own(&mut read, &scope, id).await?;
    let now = typed_of(&mut read, &scope, &group, &known).await?;
    Ok(GroupSaved::Meanwhile(now, known.version))
}

/// Puts pupils into a group that was made here, and takes others out. Who is of no base group that school year is left
/// out. Gives what really changed, so that it can be undone.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group, [`Error::Conflict`] when it stands in a roster.
pub async fn change_members(
    ctx: &Ctx,
    school: &str,
    id: GroupId,
    (put_in, take_out): (&[PupilId], &[PupilId]),
) -> Result<(Vec<PupilId>, Vec<PupilId>), Error> {
    let (scope, school) = ctx.school(school, Action::EditGroups).await?;
    let mut read = ctx.read().await?;
    let (group, _) = own(&mut read, &scope, id).await?;
    let members: BTreeSet<PupilId> =
        register::members_of_group(&mut read, &scope, id).await?.into_iter().collect();
    let enrolled = register::enrolments_of_school(&mut read, &scope, group.school_year).await?;
    let enrolled: BTreeSet<PupilId> = enrolled.into_iter().map(|one| one.pupil).collect();
    drop(read);
    let put_in: BTreeSet<PupilId> = put_in
        .iter()
        .copied()
        .filter(|one| enrolled.contains(one) && !members.contains(one) && !take_out.contains(one))
        .collect();
    let take_out: BTreeSet<PupilId> = take_out.iter().copied().filter(|one| members.contains(one)).collect();
    let (put_in, take_out): (Vec<_>, Vec<_>) = (put_in.into_iter().collect(), take_out.into_iter().collect());
    if put_in.is_empty() && take_out.is_empty() {
        return Ok((put_in, take_out));
    }
    let mut tx = ctx.write().await?;
    for pupil in &put_in {
        register::put_group_member(&mut tx, &scope, (id, *pupil)).await?;
    }
    for pupil in &take_out {
        register::delete_group_member(&mut tx, &scope, (id, *pupil)).await?;
    }
    let deed =
        Deed::GroupMembersEdited { group: id, put_in: in_words(&put_in), taken_out: in_words(&take_out) };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok((put_in, take_out))
}

/// Ends a group that was made here from today on, or lets it go on. Who was in it stays known; who taught it no longer
/// sees these pupils through it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group, [`Error::Conflict`] when it stands in a roster.
pub async fn end_group(ctx: &Ctx, school: &str, id: GroupId, ended: bool) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditGroups).await?;
    let (_, known) = own(&mut ctx.read().await?, &scope, id).await?;
    if known.ended_on.is_some() == ended {
        return Ok(());
    }
    let mut tx = ctx.write().await?;
    register::end_own_group(&mut tx, &scope, id, ended.then(|| ctx.today())).await?;
    tx.commit(&ctx.event(school.id, Deed::GroupEnded { group: id, ended })).await?;
    Ok(())
}

/// Takes groups away that were made here by mistake, all of them or none; their pupils stay where they are in their base
/// groups.
///
/// # Errors
/// [`Error::NotFound`] when one of them is not there, [`Error::Conflict`] when it stands in a roster.
pub async fn remove_groups(ctx: &Ctx, school: &str, ids: &[GroupId]) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditGroups).await?;
    let mut tx = ctx.write().await?;
    for id in ids {
        own(&mut tx, &scope, *id).await?;
        register::delete_own_group(&mut tx, &scope, *id).await?;
    }
    let deeds = ids.iter().map(|id| Deed::GroupRemoved { group: *id }).collect();
    keep(ctx, school.id, tx, deeds).await
}

/// Keeps what was done as one, each deed with its own line in the trail.
async fn keep(ctx: &Ctx, school: SchoolId, mut tx: WriteTx, mut deeds: Vec<Deed>) -> Result<(), Error> {
    let Some(last) = deeds.pop() else { return Ok(tx.undo().await?) };
    for deed in deeds {
        tx.record(&ctx.event(school, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(school, last)).await?)
}

/// A base group that can be split.
#[derive(Debug, Clone)]
pub struct Splitting {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// Its pupils, by family name.
    pub pupils: Vec<PupilChoice>,
}

/// A base group with its pupils, to split it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such base group.
pub async fn splitting(ctx: &Ctx, school: &str, id: GroupId) -> Result<Splitting, Error> {
    let (scope, school) = ctx.school(school, Action::EditGroups).await?;
    let mut tx = ctx.read().await?;
    let known = register::group(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let all = choices(&mut tx, &scope, known.school_year).await?;
    let (group, pupils) = all.into_iter().find(|(group, _)| group.id == id).ok_or(Error::NotFound)?;
    Ok(Splitting { school, group, pupils })
}

/// What is wrong with the name of the first or the second half.
pub type SplitProblem = (usize, GroupProblem);

/// Splits a base group in two halves with the teachers of the whole; who is named goes to the second. The base group stays
/// as it is.
///
/// # Errors
/// [`Error::NotFound`] when there is no such base group.
pub async fn split_group(
    ctx: &Ctx,
    school: &str,
    id: GroupId,
    (names, second): (&[String; 2], &[PupilId]),
) -> Result<Result<[GroupId; 2], SplitProblem>, Error> {
    let Splitting { school: found, group, pupils } = splitting(ctx, school, id).await?;
    let scope = ctx.scope(Action::EditGroups, found.id)?;
    let mut read = ctx.read().await?;
    let [first_name, second_name] = names;
    let year = group.school_year;
    let first_name = match checked_name(&mut read, &scope, (year, None), first_name).await? {
        Ok(name) => name,
        Err(problem) => return Ok(Err((0, problem))),
    };
    let second_name = match checked_name(&mut read, &scope, (year, None), second_name).await? {
        Ok(name) if fold(&name) == fold(&first_name) => return Ok(Err((1, GroupProblem::SameName))),
        Ok(name) => name,
        Err(problem) => return Ok(Err((1, problem))),
    };
    let teachers = register::teachers_of_group(&mut read, &scope, id).await?;
    drop(read);
    let year_groups: Vec<u8> = group.year_group.and_then(YearGroup::primary).into_iter().collect();
    let (to_second, to_first): (Vec<PupilId>, Vec<PupilId>) =
        pupils.iter().map(|one| one.pupil).partition(|pupil| second.contains(pupil));
    let halves = [(first_name, to_first), (second_name, to_second)]
        .map(|(name, pupils)| (new_group(year, name, Some(id), year_groups.clone()), pupils));
    let mut tx = ctx.write().await?;
    let mut deeds = Vec::new();
    for (half, pupils) in &halves {
        insert(&mut tx, &scope, half, (&teachers, pupils)).await?;
        deeds.push(Deed::GroupMade { group: half.0.id, half_of: Some(id), pupils: in_words(pupils) });
    }
    keep(ctx, found.id, tx, deeds).await?;
    Ok(Ok(halves.map(|((group, _), _)| group.id)))
}
