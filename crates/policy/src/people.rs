//! Which roles a person may give to another.

use crate::{Action, Actor, Decision, Grant, Person, Resource, decide};
use domain::{
    ids::{AccountId, SchoolId},
    trust::Role,
};

/// Whether an actor may give a role in a school to this person, or end it. Nobody changes her own roles; an
/// administrator and a principal give every role, a coordinator those that see less than she does.
pub fn may_grant(actor: &Actor, school: SchoolId, to: AccountId, role: Role) -> bool {
    let Actor::Person(person) = actor else { return *actor == Actor::Operator };
    if person.account == to {
        return false;
    }
    let may = decide(actor, Action::ManagePeople, Resource::School(school));
    let roles = person.roles_in(school);
    let gives_all = roles.iter().any(|own| matches!(own, Role::Administrator | Role::Principal));
    let is_less = matches!(role, Role::Teacher | Role::Specialist | Role::OutsidePartner | Role::Guardian);
    matches!(may, Decision::Allowed(_)) && (gives_all || is_less)
}

/// Whether an actor may make a link with which this person chooses a password, and close or open the account. Who can do
/// that can come in as her, or keep her out everywhere: so only who may give every role that she has here, when she
/// works nowhere else; of who works elsewhere or administers the installation only an administrator of the installation.
pub fn may_manage_account(actor: &Actor, school: SchoolId, of: &Person) -> bool {
    let Actor::Person(person) = actor else { return *actor == Actor::Operator };
    let lasts = |until: Option<jiff::civil::Date>| until.is_none_or(|until| of.today <= until);
    let (here, elsewhere): (Vec<&Grant>, Vec<&Grant>) =
        of.grants.iter().filter(|grant| lasts(grant.term.until)).partition(|grant| grant.school == school);
    let reaches_beyond = of.is_administrator || !elsewhere.is_empty();
    // The least of all roles, for who has none any more.
    may_grant(actor, school, of.account, Role::Guardian)
        && (person.is_administrator || !reaches_beyond)
        && here.iter().all(|grant| may_grant(actor, school, of.account, grant.role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::trust::Term;
    use jiff::civil::{Date, date};
    use std::sync::Arc;
    use uuid::Uuid;

    const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
    const OTHER: SchoolId = SchoolId(Uuid::from_u128(2));

    fn person(account: u128, grants: &[(SchoolId, Role, Option<Date>)]) -> Person {
        let today = date(2026, 3, 1);
        let grant = |(school, role, until): &(SchoolId, Role, Option<Date>)| {
            let term = Term { from: date(2026, 1, 1), until: *until };
            Grant { school: *school, role: *role, term }
        };
        Person {
            account: AccountId(Uuid::from_u128(account)),
            now: today.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp(),
            today,
            is_administrator: false,
            grants: grants.iter().map(grant).collect(),
            groups: Vec::new(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        }
    }

    fn manages(actor: &Person, of: &Person) -> bool {
        may_manage_account(&Actor::Person(Arc::new(actor.clone())), SCHOOL, of)
    }

    #[test]
    fn who_makes_a_link_may_give_every_role_that_it_opens() {
        let coordinator = person(1, &[(SCHOOL, Role::Coordinator, None)]);
        let principal = person(2, &[(SCHOOL, Role::Principal, None)]);
        let teacher = person(3, &[(SCHOOL, Role::Teacher, None)]);
        assert!(manages(&coordinator, &teacher) && manages(&principal, &coordinator));
        assert!(!manages(&coordinator, &principal), "she would come in as the principal");
        assert!(!manages(&principal, &principal) && !manages(&teacher, &person(4, &[])));
        let both = person(5, &[(SCHOOL, Role::Teacher, None), (SCHOOL, Role::Principal, None)]);
        assert!(!manages(&coordinator, &both));
        let ended = person(5, &[(SCHOOL, Role::Principal, Some(date(2026, 2, 1)))]);
        assert!(manages(&coordinator, &ended));
    }

    #[test]
    fn who_works_elsewhere_is_for_the_administrator_of_the_installation() {
        let principal = person(1, &[(SCHOOL, Role::Principal, None)]);
        let of_two = person(2, &[(SCHOOL, Role::Teacher, None), (OTHER, Role::Teacher, None)]);
        let administrator = Person { is_administrator: true, ..person(3, &[]) };
        assert!(!manages(&principal, &of_two) && manages(&administrator, &of_two));
        assert!(!manages(&principal, &administrator));
        let left =
            person(2, &[(SCHOOL, Role::Teacher, None), (OTHER, Role::Teacher, Some(date(2026, 2, 1)))]);
        assert!(manages(&principal, &left));
        let viewing = Actor::ViewingAs { viewer: Arc::new(principal), seen_as: Arc::new(person(4, &[])) };
        assert!(!may_manage_account(&viewing, SCHOOL, &person(5, &[])));
    }
}
