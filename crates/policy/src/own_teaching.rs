//! A question about somebody's own teaching: hers and the coordinator's. The principal reads it when she shares it, and
//! nobody else does.

use crate::{Action, Actor, Decision, Person, Resource, decide};
use domain::{
    ids::{AccountId, SchoolId},
    trust::Role,
};

/// What decides who reads a question about somebody's own teaching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnTeaching {
    /// The school.
    pub school: SchoolId,
    /// Who asks it.
    pub asker: AccountId,
    /// Whether she shares it with the principal.
    pub is_shared: bool,
}

/// Whether an actor may read it. Who views as another person reads what both may read. At the machine itself it is not read:
/// no report shows it.
pub fn may_see_own_teaching(actor: &Actor, of: OwnTeaching) -> bool {
    match actor {
        Actor::Person(person) => sees(person, of),
        Actor::ViewingAs { viewer, seen_as } => sees(viewer, of) && sees(seen_as, of),
        Actor::Operator | Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => false,
    }
}

/// Whether an actor may write in it: who asks, and the coordinator.
pub fn may_write_own_teaching(actor: &Actor, of: OwnTeaching) -> bool {
    let may = decide(actor, Action::OpenCase, Resource::School(of.school));
    matches!(may, Decision::Allowed(_)) && may_see_own_teaching(actor, of)
}

fn sees(person: &Person, of: OwnTeaching) -> bool {
    let roles = person.roles_in(of.school);
    let is_asker = person.account == of.asker && roles.iter().any(|role| *role != Role::Guardian);
    is_asker || roles.contains(&Role::Coordinator) || (of.is_shared && roles.contains(&Role::Principal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Grant;
    use domain::trust::Term;
    use jiff::civil::date;
    use std::sync::Arc;
    use uuid::Uuid;

    const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));

    fn person(account: u128, role: Role) -> Arc<Person> {
        let today = date(2026, 3, 1);
        let term = Term { from: date(2025, 8, 1), until: None };
        Arc::new(Person {
            account: AccountId(Uuid::from_u128(account)),
            now: today.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp(),
            today,
            is_administrator: false,
            grants: vec![Grant { school: SCHOOL, role, term }],
            groups: Vec::new(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        })
    }

    fn of(is_shared: bool) -> OwnTeaching {
        OwnTeaching { school: SCHOOL, asker: AccountId(Uuid::from_u128(7)), is_shared }
    }

    #[test]
    fn only_the_asker_and_the_coordinator_read_it_until_she_shares_it_with_the_principal() {
        for (account, role, is_shared, sees) in [
            (7, Role::Teacher, false, true),
            (8, Role::Teacher, true, false),
            (8, Role::Coordinator, false, true),
            (8, Role::Principal, false, false),
            (8, Role::Principal, true, true),
            (8, Role::Specialist, true, false),
            (8, Role::Administrator, true, false),
        ] {
            let actor = Actor::Person(person(account, role));
            assert_eq!(may_see_own_teaching(&actor, of(is_shared)), sees, "{account} {role} {is_shared}");
        }
        assert!(!may_see_own_teaching(&Actor::Operator, of(true)));
        assert!(!may_see_own_teaching(&Actor::Nobody, of(true)));
    }

    #[test]
    fn a_principal_only_reads_and_viewing_as_her_opens_nothing() {
        let principal = person(8, Role::Principal);
        assert!(!may_write_own_teaching(&Actor::Person(principal.clone()), of(true)));
        assert!(may_write_own_teaching(&Actor::Person(person(7, Role::Teacher)), of(false)));
        let viewing = Actor::ViewingAs { viewer: principal, seen_as: person(7, Role::Teacher) };
        assert!(!may_see_own_teaching(&viewing, of(false)), "she would read it with the eyes of the asker");
        assert!(may_see_own_teaching(&viewing, of(true)));
        assert!(!may_write_own_teaching(&viewing, of(true)));
    }
}
