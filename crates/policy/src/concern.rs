//! Who reads a protected record: who is on its list of named people. No role gives it, nor an emergency, nor the machine
//! itself, nor looking with the eyes of another.

use crate::{Action, Actor, Decision, Denied, InSchool, Reason, Resource, decide};
use domain::ids::{AccountId, ConcernId, SchoolId};

/// What decides who reads a protected record.
#[derive(Debug, Clone, Copy)]
pub struct ConcernFacts<'a> {
    /// The record.
    pub concern: ConcernId,
    /// Who reads it today.
    pub readers: &'a [AccountId],
}

/// Proof that somebody reads one protected record. Only this crate can make one, and the store gives what stands in a record
/// for it only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadsConcern {
    school: SchoolId,
    concern: ConcernId,
    account: AccountId,
}

impl ReadsConcern {
    /// Issues the proof within a school for who is on the list of the record.
    ///
    /// # Errors
    /// Always the same one, whatever the actor is instead: it tells nothing about the record.
    pub fn issue(actor: &Actor, scope: &InSchool, facts: &ConcernFacts<'_>) -> Result<Self, Denied> {
        let no = Denied::OutOfScope(Reason::NotOwn);
        let Actor::Person(person) = actor else { return Err(no) };
        let may = decide(actor, Action::ViewConcerns, Resource::School(scope.school()));
        let is_reader = facts.readers.contains(&person.account);
        match may {
            Decision::Allowed(_) if is_reader => {
                Ok(Self { school: scope.school(), concern: facts.concern, account: person.account })
            }
            _ => Err(no),
        }
    }

    /// The school.
    pub const fn school(&self) -> SchoolId {
        self.school
    }

    /// The record.
    pub const fn concern(&self) -> ConcernId {
        self.concern
    }

    /// Who reads it.
    pub const fn account(&self) -> AccountId {
        self.account
    }
}

/// Whether an actor may appoint this person to read the protected records that begin: nobody appoints herself.
pub fn may_appoint_concern_officer(actor: &Actor, school: SchoolId, whom: AccountId) -> bool {
    let Actor::Person(person) = actor else { return false };
    let may = decide(actor, Action::AppointConcernOfficers, Resource::School(school));
    matches!(may, Decision::Allowed(_)) && person.account != whom
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Grant, Person};
    use domain::trust::{Role, Term};
    use jiff::civil::date;
    use std::sync::Arc;
    use uuid::Uuid;

    const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
    const RECORD: ConcernId = ConcernId(Uuid::from_u128(5));

    fn account(no: u128) -> AccountId {
        AccountId(Uuid::from_u128(no))
    }

    fn person(no: u128, role: Role) -> Arc<Person> {
        let today = date(2026, 3, 1);
        let term = Term { from: date(2025, 8, 1), until: None };
        Arc::new(Person {
            account: account(no),
            now: today.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp(),
            today,
            is_administrator: false,
            grants: vec![Grant { school: SCHOOL, role, term }],
            groups: Vec::new(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        })
    }

    fn reads(actor: &Actor) -> bool {
        let scope =
            InSchool::issue(&Actor::Operator, Action::ViewConcerns, Resource::School(SCHOOL)).unwrap();
        let facts = ConcernFacts { concern: RECORD, readers: &[account(7)] };
        ReadsConcern::issue(actor, &scope, &facts).is_ok()
    }

    #[test]
    fn who_is_on_the_list_reads_and_nobody_else_in_whatever_role() {
        for role in Role::ALL {
            let is_team =
                matches!(role, Role::Teacher | Role::Coordinator | Role::Principal | Role::Specialist);
            assert_eq!(reads(&Actor::Person(person(7, role))), is_team, "{role} on the list");
            assert!(!reads(&Actor::Person(person(8, role))), "{role} not on the list");
        }
        for actor in [Actor::Operator, Actor::Program, Actor::Nobody] {
            assert!(!reads(&actor), "{actor:?}");
        }
    }

    #[test]
    fn nobody_reads_with_the_eyes_of_a_reader_and_a_reader_not_with_those_of_another() {
        let (reader, principal) = (person(7, Role::Coordinator), person(8, Role::Principal));
        assert!(!reads(&Actor::ViewingAs { viewer: principal.clone(), seen_as: reader.clone() }));
        assert!(!reads(&Actor::ViewingAs { viewer: reader.clone(), seen_as: principal }));
        assert!(!reads(&Actor::ViewingAs { viewer: reader.clone(), seen_as: reader }));
    }

    #[test]
    fn nobody_appoints_herself() {
        let may = |actor: &Actor, whom| may_appoint_concern_officer(actor, SCHOOL, account(whom));
        let coordinator = Actor::Person(person(7, Role::Coordinator));
        assert!(may(&coordinator, 8) && !may(&coordinator, 7));
        assert!(!may(&Actor::Person(person(7, Role::Teacher)), 8) && !may(&Actor::Operator, 8));
    }
}
