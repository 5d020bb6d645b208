//! Who may help and what helped before: colleagues who taught this pupil or this year group, and what was tried here with
//! which effect. Never a word about other pupils.

use super::{begin::is_base, effect::Known, open::Opened};
use crate::{Ctx, Error, register::year_now};
use domain::{
    ids::{AccountId, GroupId},
    plans::Tally,
    register::{Group, PersonName, YearGroup},
};
use policy::InSchool;
use std::collections::{BTreeSet, HashMap};
use store::{ReadTx, register, route::WorkedBefore, trust};

/// How many colleagues are proposed.
const MOST_COLLEAGUES: usize = 6;

/// A colleague who may help.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Her name.
    pub name: PersonName,
    /// Her account, when she has one.
    pub account: Option<AccountId>,
    /// Whether she taught a pupil of the case.
    pub taught_pupil: bool,
    /// In how many school years she taught this year group.
    pub taught_year: usize,
}

/// What was tried before of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    /// The key of the kind.
    pub kind: String,
    /// How often its goal was reached.
    pub tally: Tally,
}

/// What is proposed.
#[derive(Debug, Clone)]
pub struct Suggestions {
    /// Colleagues, who knows the pupil first.
    pub colleagues: Vec<Colleague>,
    /// What was tried in other cases of the same subject, what helped most often first.
    pub worked: Vec<Worked>,
    /// Whether more was tried, of which too little is known to tell.
    pub is_more: bool,
}

pub(super) async fn suggestions(ctx: &Ctx, tx: &mut ReadTx, opened: &Opened) -> Result<Suggestions, Error> {
    let colleagues = colleagues(ctx, tx, opened).await?;
    let (worked, is_more) = worked(tx, opened).await?;
    Ok(Suggestions { colleagues, worked, is_more })
}

/// What was tried in other cases of a school of the same subject, by kind, and whether there is more of which too little is known
/// to tell. What is not about a subject of the tests goes together: what somebody typed there may name a child.
async fn worked(tx: &mut ReadTx, opened: &Opened) -> Result<(Vec<Worked>, bool), Error> {
    let known = Known::load(tx, &opened.scope).await?;
    let subject = known.subject(opened.case.subject.as_ref());
    let is_near = |one: &&WorkedBefore| one.case != opened.case.id && one.subject.as_ref() == subject;
    let near: Vec<&WorkedBefore> = known.told.iter().filter(is_near).collect();
    let (enough, too_few) = known.by_kind(&near);
    let tally = |all: &[&WorkedBefore]| Tally::of(all.iter().map(|one| Some(one.outcome)));
    let worked = enough.into_iter().map(|(kind, all)| Worked { kind: kind.to_owned(), tally: tally(&all) });
    let mut worked: Vec<Worked> = worked.filter(|one| one.tally.reached > 0).collect();
    worked.sort_by(|one, other| other.tally.reached.cmp(&one.tally.reached).then(one.kind.cmp(&other.kind)));
    Ok((worked, !too_few.is_empty()))
}

async fn colleagues(ctx: &Ctx, tx: &mut ReadTx, opened: &Opened) -> Result<Vec<Colleague>, Error> {
    let scope = &opened.scope;
    let groups = all_groups(tx, scope).await?;
    let Some(this_year) = year_now(ctx, tx, scope).await? else { return Ok(Vec::new()) };
    let (of_case, of_pupils) = groups_of_case(tx, opened).await?;
    let now = of_case.iter().filter_map(|id| groups.get(id)).filter(|group| group.school_year == this_year);
    let now: Vec<&Group> = now.collect();
    let years: BTreeSet<YearGroup> = now.iter().filter_map(|group| group.year_group).collect();
    let accounts: HashMap<_, _> =
        trust::staff_accounts(tx, scope).await?.into_iter().map(|one| (one.staff, one.account)).collect();
    let me = ctx.actor().account();
    let mut found = Vec::new();
    for staff in register::kept_staff(tx, scope).await? {
        let account = accounts.get(&staff.member.id).copied();
        let taught: Vec<&Group> = staff.groups.iter().filter_map(|id| groups.get(id)).collect();
        let is_here = account.is_some() || taught.iter().any(|group| group.school_year == this_year);
        let teaches_now = taught.iter().any(|group| now.iter().any(|here| here.id == group.id));
        let asks = account.is_some() && (account == Some(opened.case.asker) || account == me);
        if !is_here || teaches_now || asks {
            continue;
        }
        let taught_pupil = staff.groups.iter().any(|id| of_pupils.contains(id));
        let of_year = taught
            .iter()
            .filter(|group| is_base(group) && group.year_group.is_some_and(|year| years.contains(&year)));
        let taught_year = of_year.map(|group| group.school_year).collect::<BTreeSet<_>>().len();
        if taught_pupil || taught_year > 0 {
            found.push(Colleague { name: staff.member.name, account, taught_pupil, taught_year });
        }
    }
    found.sort_by_key(|one| (!one.taught_pupil, std::cmp::Reverse(one.taught_year), one.name.full()));
    found.truncate(MOST_COLLEAGUES);
    Ok(found)
}

async fn all_groups(tx: &mut ReadTx, scope: &InSchool) -> Result<HashMap<GroupId, Group>, Error> {
    let mut groups = HashMap::new();
    for year in register::school_years(tx, scope).await? {
        let of_year = register::groups_of_year(tx, scope, year).await?;
        groups.extend(of_year.into_iter().map(|group| (group.id, group)));
    }
    Ok(groups)
}

/// The groups that a case is about, and those in which its pupils are or were.
async fn groups_of_case(
    tx: &mut ReadTx,
    opened: &Opened,
) -> Result<(BTreeSet<GroupId>, BTreeSet<GroupId>), Error> {
    let mut of_case: BTreeSet<GroupId> = opened.case.group.into_iter().collect();
    let mut of_pupils = BTreeSet::new();
    for pupil in &opened.pupils {
        let groups = register::groups_of_pupil(tx, &opened.scope, *pupil).await?;
        of_pupils.extend(groups.iter().filter(|group| is_base(group)).map(|group| group.id));
    }
    of_case.extend(&of_pupils);
    Ok((of_case, of_pupils))
}
