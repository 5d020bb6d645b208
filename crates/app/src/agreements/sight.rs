//! Which agreements somebody sees, and what of them.

use crate::{Ctx, Error};
use domain::{
    agreements::{Agreement, AgreementStanding},
    ids::{AccountId, GroupId, PupilId, SchoolId},
    register::{PersonName, School},
};
use policy::{
    Action, Actor, AgreementFacts, AgreementView, InSchool, Sight, agreement_view, may_change_agreement,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use store::{ReadTx, agreements, audit::Deed, register};

/// An agreement as somebody sees it.
#[derive(Debug, Clone)]
pub struct ListedAgreement {
    /// The agreement.
    pub agreement: Agreement,
    /// About which pupil, when she may see whom.
    pub pupil: Option<(PupilId, PersonName)>,
    /// About which group, when she may see which.
    pub group: Option<(GroupId, String)>,
    /// Whether it is about somebody whom she may not see.
    pub is_nameless: bool,
    /// How it stands today.
    pub standing: AgreementStanding,
    /// Whether somebody should ask today how it goes.
    pub is_halfway: bool,
    /// Whether she does it herself.
    pub is_mine: bool,
    /// Whether she may say what came of it.
    pub may_change: bool,
}

/// What somebody sees in a school.
pub(crate) struct Eyes<'a> {
    ctx: &'a Ctx,
    school: SchoolId,
    in_groups: HashMap<GroupId, HashSet<PupilId>>,
    pupils: HashMap<PupilId, PersonName>,
    groups: HashMap<GroupId, String>,
}

impl<'a> Eyes<'a> {
    /// Reads whom somebody sees, and what those are called about whom there are agreements.
    pub(crate) async fn load(ctx: &'a Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<Self, Error> {
        let mut in_groups = HashMap::new();
        for group in own_groups(ctx.actor(), scope.school()) {
            let now = register::pupils_in_group_now(tx, scope, (group, ctx.today())).await?;
            in_groups.insert(group, now.into_iter().collect());
        }
        let named = agreements::pupils_named(tx, scope).await?;
        Ok(Self {
            ctx,
            school: scope.school(),
            in_groups,
            pupils: named.into_iter().map(|one| (one.pupil, one.name)).collect(),
            groups: agreements::groups_named(tx, scope).await?.into_iter().collect(),
        })
    }

    /// Reads whom somebody sees, where one agreement is asked for that is about these.
    fn view(&self, agreement: &Agreement) -> AgreementView {
        let is_in = |sight: &Sight| match sight {
            Sight::School => true,
            Sight::Own { groups, pupils } => {
                let of_pupil = agreement.pupil.map(|pupil| {
                    let in_group = |group| self.in_groups.get(group).is_some_and(|now| now.contains(&pupil));
                    pupils.contains(&pupil) || groups.iter().any(in_group)
                });
                // What is about a pupil and a group is about the pupil.
                of_pupil.unwrap_or_else(|| agreement.group.is_some_and(|group| groups.contains(&group)))
            }
        };
        agreement_view(self.ctx.actor(), self.school, &facts(agreement), is_in)
    }

    /// The agreement as she sees it; nothing when she does not.
    pub(crate) fn listed(&self, agreement: Agreement) -> Option<ListedAgreement> {
        let view = self.view(&agreement);
        let is_whole = match view {
            AgreementView::Hidden => return None,
            AgreementView::Nameless => false,
            AgreementView::Whole => true,
        };
        let (today, is_about) = (self.ctx.today(), agreement.pupil.is_some() || agreement.group.is_some());
        let pupil = agreement.pupil.filter(|_| is_whole);
        let group = agreement.group.filter(|_| is_whole);
        Some(ListedAgreement {
            pupil: pupil.and_then(|id| Some((id, self.pupils.get(&id)?.clone()))),
            group: group.and_then(|id| Some((id, self.groups.get(&id)?.clone()))),
            is_nameless: is_about && !is_whole,
            standing: agreement.standing(today),
            is_halfway: agreement.is_halfway(today),
            is_mine: agreement.owner.is_some() && agreement.owner == me(self.ctx.actor()),
            may_change: may_change_agreement(self.ctx.actor(), self.school, &facts(&agreement)),
            agreement,
        })
    }

    /// All of them that she sees.
    pub(crate) fn all(&self, agreements: Vec<Agreement>) -> Vec<ListedAgreement> {
        agreements.into_iter().filter_map(|one| self.listed(one)).collect()
    }
}

/// What decides who sees an agreement.
pub(super) const fn facts(agreement: &Agreement) -> AgreementFacts {
    AgreementFacts { owner: agreement.owner, author: agreement.author, is_private: agreement.is_private }
}

/// Whose page it is: who looks with the eyes of another sees that of the other.
pub(crate) fn me(actor: &Actor) -> Option<AccountId> {
    match actor {
        Actor::ViewingAs { seen_as, .. } => Some(seen_as.account),
        other => other.account(),
    }
}

/// The groups that one reaches who does not reach the whole school.
fn own_groups(actor: &Actor, school: SchoolId) -> BTreeSet<GroupId> {
    let people = match actor {
        Actor::Person(person) => vec![person],
        Actor::ViewingAs { viewer, seen_as } => vec![viewer, seen_as],
        _ => Vec::new(),
    };
    let mut all = BTreeSet::new();
    for person in people {
        if let Sight::Own { groups, .. } =
            Sight::of(&Actor::Person(person.clone()), Action::ViewAgreements, school)
        {
            all.extend(groups);
        }
    }
    all
}

/// Writes down of which pupils and groups something is shown, in one transaction; a pupil counts as looked at when its name
/// stands there.
pub(crate) async fn write_looks(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    (part, shown): (&'static str, &[ListedAgreement]),
) -> Result<(), Error> {
    let reason = scope.reason().code();
    let mut looks: BTreeMap<(u8, uuid::Uuid), Deed> = BTreeMap::new();
    for one in shown {
        if let Some((pupil, _)) = &one.pupil {
            looks.insert((0, pupil.0), Deed::PupilLooked { pupil: *pupil, part, reason });
        } else if let Some((group, _)) = &one.group {
            looks.insert((1, group.0), Deed::GroupLooked { group: *group, form: part, reason });
        }
    }
    let mut deeds: Vec<Deed> = looks.into_values().collect();
    let Some(last) = deeds.pop() else { return Ok(()) };
    let mut tx = ctx.write().await?;
    for deed in deeds {
        tx.record(&ctx.event(school.id, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(school.id, last)).await?)
}
