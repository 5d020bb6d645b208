//! Who sees an agreement.

use crate::{Action, Actor, Person, Sight};
use domain::ids::{AccountId, SchoolId};

/// What decides who sees an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreementFacts {
    /// Who does it, when she has an account.
    pub owner: Option<AccountId>,
    /// Who wrote it down.
    pub author: AccountId,
    /// Whether nobody else sees it.
    pub is_private: bool,
}

/// What an actor sees of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgreementView {
    /// Nothing.
    Hidden,
    /// All but about whom it is: it is her own, and about somebody out of her sight.
    Nameless,
    /// All.
    Whole,
}

/// What an actor who may look at agreements in a school sees of one. `is_in` tells whether what it is about lies in a sight
/// that is not the whole school; what is about nobody does not.
pub fn agreement_view(
    actor: &Actor,
    school: SchoolId,
    facts: &AgreementFacts,
    is_in: impl Fn(&Sight) -> bool,
) -> AgreementView {
    let of = |person: &Person, sight: &Sight| {
        let is_hers = facts.is_of(person.account);
        match (facts.is_private, is_hers, sight) {
            (true, false, _) => AgreementView::Hidden,
            (_, _, Sight::School) => AgreementView::Whole,
            (_, _, own) if is_in(own) => AgreementView::Whole,
            (_, true, _) => AgreementView::Nameless,
            (_, false, _) => AgreementView::Hidden,
        }
    };
    let sees = |person: &std::sync::Arc<Person>| {
        let sight = Sight::of(&Actor::Person(person.clone()), Action::ViewAgreements, school);
        of(person, &sight)
    };
    match actor {
        Actor::Operator if facts.is_private => AgreementView::Hidden,
        Actor::Operator => AgreementView::Whole,
        Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => AgreementView::Hidden,
        Actor::Person(person) => sees(person),
        Actor::ViewingAs { viewer, seen_as } => sees(viewer).min(sees(seen_as)),
    }
}

/// Whether an actor who sees an agreement may say what came of it and change it: who does it, who wrote it down, and who
/// writes down agreements for the whole school.
pub fn may_change_agreement(actor: &Actor, school: SchoolId, facts: &AgreementFacts) -> bool {
    let Actor::Person(person) = actor else { return false };
    let leads = || !facts.is_private && Sight::of(actor, Action::WriteAgreements, school) == Sight::School;
    facts.is_of(person.account) || leads()
}

impl AgreementFacts {
    fn is_of(&self, account: AccountId) -> bool {
        self.owner == Some(account) || self.author == account
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Grant, OwnGroup};
    use domain::{
        ids::GroupId,
        trust::{Role, Term},
    };
    use jiff::{Timestamp, civil::date};
    use std::{collections::BTreeSet, sync::Arc};
    use uuid::Uuid;

    const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
    const GROUP: GroupId = GroupId(Uuid::from_u128(2));

    const fn account(no: u128) -> AccountId {
        AccountId(Uuid::from_u128(no))
    }

    fn person(no: u128, role: Role) -> Arc<Person> {
        let term = Term { from: date(2025, 8, 1), until: None };
        Arc::new(Person {
            account: account(no),
            now: Timestamp::UNIX_EPOCH,
            today: date(2026, 3, 1),
            is_administrator: false,
            grants: vec![Grant { school: SCHOOL, role, term }],
            groups: vec![OwnGroup { school: SCHOOL, group: GROUP }],
            ties: Vec::new(),
            emergencies: Vec::new(),
        })
    }

    fn facts(owner: u128, is_private: bool) -> AgreementFacts {
        AgreementFacts { owner: Some(account(owner)), author: account(9), is_private }
    }

    fn about_group(sight: &Sight) -> bool {
        sight.has_group(GROUP)
    }

    const fn about_others(_: &Sight) -> bool {
        false
    }

    #[test]
    fn who_leads_sees_all_and_a_teacher_her_own_and_those_of_her_group() {
        let leader = Actor::Person(person(1, Role::Coordinator));
        let teacher = Actor::Person(person(2, Role::Teacher));
        let others = facts(3, false);
        assert_eq!(agreement_view(&leader, SCHOOL, &others, about_others), AgreementView::Whole);
        assert_eq!(agreement_view(&teacher, SCHOOL, &others, about_group), AgreementView::Whole);
        assert_eq!(agreement_view(&teacher, SCHOOL, &others, about_others), AgreementView::Hidden);
        let hers = facts(2, false);
        assert_eq!(agreement_view(&teacher, SCHOOL, &hers, about_others), AgreementView::Nameless);
        assert!(may_change_agreement(&teacher, SCHOOL, &hers));
        assert!(!may_change_agreement(&teacher, SCHOOL, &others), "also not of her own group");
        assert!(may_change_agreement(&leader, SCHOOL, &others));
    }

    #[test]
    fn what_is_private_is_of_two_people_alone() {
        let (leader, author, owner) =
            (person(1, Role::Coordinator), person(9, Role::Coordinator), person(2, Role::Teacher));
        let private = facts(2, true);
        let sees = |actor: &Actor| agreement_view(actor, SCHOOL, &private, about_group);
        assert_eq!(sees(&Actor::Person(leader.clone())), AgreementView::Hidden);
        assert!(!may_change_agreement(&Actor::Person(leader.clone()), SCHOOL, &private));
        assert_eq!(sees(&Actor::Operator), AgreementView::Hidden);
        assert_eq!(sees(&Actor::Person(author)), AgreementView::Whole);
        assert_eq!(sees(&Actor::Person(owner.clone())), AgreementView::Whole);
        let as_owner = Actor::ViewingAs { viewer: leader, seen_as: owner };
        assert_eq!(sees(&as_owner), AgreementView::Hidden, "not with the eyes of another either");
        assert!(!may_change_agreement(&as_owner, SCHOOL, &facts(1, false)), "who views only looks");
    }

    #[test]
    fn nobody_sees_anything() {
        for actor in [Actor::Nobody, Actor::Program] {
            assert_eq!(agreement_view(&actor, SCHOOL, &facts(1, false), about_group), AgreementView::Hidden);
        }
        let nothing = Sight::Own { groups: BTreeSet::new(), pupils: BTreeSet::new() };
        assert!(!about_group(&nothing));
    }
}
