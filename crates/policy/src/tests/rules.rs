//! Rules of the decision.

use crate::*;
use domain::{
    SchoolYear,
    ids::{AccountId, GroupId, NoteId, PupilId, SchoolId, ServiceKeyId, SurveyId},
    notes::{NoteFacts, Readers},
    trust::{Role, Term},
};
use jiff::civil::date;
use std::sync::Arc;
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const OTHER: SchoolId = SchoolId(Uuid::from_u128(2));
const GROUP: GroupId = GroupId(Uuid::from_u128(3));
const PUPIL: PupilId = PupilId(Uuid::from_u128(4));

fn place() -> PupilPlace {
    PupilPlace { school: SCHOOL, pupil: PUPIL, groups: vec![GROUP] }
}

fn term() -> Term {
    Term { from: date(2026, 1, 1), until: Some(date(2026, 12, 31)) }
}

fn person(account: u128, roles: &[Role]) -> Person {
    let today = date(2026, 3, 1);
    Person {
        account: AccountId(Uuid::from_u128(account)),
        now: today.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp(),
        today,
        is_administrator: false,
        grants: roles.iter().map(|role| Grant { school: SCHOOL, role: *role, term: term() }).collect(),
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    }
}

fn tied(role: Role) -> Person {
    let tie = Tie { school: SCHOOL, pupil: PUPIL, role, term: term() };
    Person { ties: vec![tie], ..person(7, &[role]) }
}

fn teacher() -> Person {
    Person { groups: vec![OwnGroup { school: SCHOOL, group: GROUP }], ..person(7, &[Role::Teacher]) }
}

fn asks(person: &Person, action: Action, resource: Resource<'_>) -> Decision {
    decide(&Actor::Person(Arc::new(person.clone())), action, resource)
}

fn views(person: &Person) -> Decision {
    asks(person, Action::ViewPupil, Resource::Pupil(&place()))
}

#[test]
fn a_teacher_sees_the_pupils_of_her_own_groups() {
    assert_eq!(views(&teacher()), Decision::Allowed(Reason::OwnGroup));
    assert_eq!(views(&person(7, &[Role::Teacher])), Decision::OutOfScope(Reason::NotOwn));
    let place = PupilPlace { groups: vec![], ..place() };
    assert_eq!(
        asks(&teacher(), Action::ViewPupil, Resource::Pupil(&place)),
        Decision::OutOfScope(Reason::NotOwn)
    );
}

#[test]
fn a_role_counts_from_its_first_to_its_last_day() {
    let on = |today| Person { today, ..person(7, &[Role::Coordinator]) };
    assert_eq!(views(&on(date(2025, 12, 31))), Decision::OutOfScope(Reason::NoRole));
    assert_eq!(views(&on(date(2026, 1, 1))), Decision::Allowed(Reason::Role(Role::Coordinator)));
    assert_eq!(views(&on(date(2026, 12, 31))), Decision::Allowed(Reason::Role(Role::Coordinator)));
    assert_eq!(views(&on(date(2027, 1, 1))), Decision::OutOfScope(Reason::NoRole));
}

#[test]
fn a_tie_counts_only_with_its_role_and_in_its_term() {
    assert_eq!(views(&tied(Role::Specialist)), Decision::Allowed(Reason::Tie(Role::Specialist)));
    let mut other_role = tied(Role::Specialist);
    other_role.ties[0].role = Role::Guardian;
    assert_eq!(views(&other_role), Decision::OutOfScope(Reason::NotOwn));
    let mut ended = tied(Role::OutsidePartner);
    ended.ties[0].term.until = Some(date(2026, 2, 28));
    assert_eq!(views(&ended), Decision::OutOfScope(Reason::NotOwn));
    let mut elsewhere = tied(Role::OutsidePartner);
    elsewhere.ties[0].school = OTHER;
    assert_eq!(views(&elsewhere), Decision::OutOfScope(Reason::NotOwn));
}

#[test]
fn a_guardian_sees_what_is_shared_and_not_the_file() {
    let guardian = tied(Role::Guardian);
    assert_eq!(views(&guardian), Decision::Forbidden(Reason::RoleDoesNot));
    let shared = asks(&guardian, Action::ViewShared, Resource::Pupil(&place()));
    assert_eq!(shared, Decision::Allowed(Reason::Tie(Role::Guardian)));
}

#[test]
fn an_emergency_opens_one_file_until_its_end() {
    let mut teacher = person(7, &[Role::Teacher]);
    let until = teacher.now + jiff::SignedDuration::from_hours(4);
    teacher.emergencies.push(Emergency { school: SCHOOL, pupil: PUPIL, until });
    assert_eq!(views(&teacher), Decision::Allowed(Reason::Emergency));
    teacher.now = until;
    assert_eq!(views(&teacher), Decision::OutOfScope(Reason::NotOwn));
}

#[test]
fn another_school_is_not_there() {
    let stranger = Person {
        grants: vec![Grant { school: OTHER, role: Role::Principal, term: term() }],
        ..person(7, &[])
    };
    for action in Action::ALL {
        let place = place();
        let resource = match action.level() {
            Level::Installation => continue,
            Level::School => Resource::School(SCHOOL),
            Level::Group => Resource::Group { school: SCHOOL, group: GROUP },
            Level::Pupil => Resource::Pupil(&place),
        };
        assert_eq!(asks(&stranger, *action, resource), Decision::OutOfScope(Reason::NoRole), "{action:?}");
        assert_eq!(decide(&Actor::Nobody, *action, resource), Decision::OutOfScope(Reason::NotSignedIn));
    }
}

#[test]
fn in_sight_and_not_allowed_is_forbidden() {
    let teacher = teacher();
    assert_eq!(
        asks(&teacher, Action::Import, Resource::School(SCHOOL)),
        Decision::Forbidden(Reason::RoleDoesNot)
    );
    let place = place();
    assert_eq!(
        asks(&teacher, Action::ExportPupil, Resource::Pupil(&place)),
        Decision::Forbidden(Reason::RoleDoesNot)
    );
}

#[test]
fn the_administrator_of_the_installation_administers_every_school_and_sees_no_file() {
    let admin = Person { is_administrator: true, ..person(7, &[]) };
    assert_eq!(
        asks(&admin, Action::ManagePeople, Resource::School(OTHER)),
        Decision::Allowed(Reason::Role(Role::Administrator))
    );
    assert_eq!(
        asks(&admin, Action::AddSchool, Resource::Installation),
        Decision::Allowed(Reason::Role(Role::Administrator))
    );
    assert_eq!(views(&admin), Decision::OutOfScope(Reason::NotOwn));
    assert_eq!(
        asks(&person(7, &[Role::Administrator]), Action::AddSchool, Resource::Installation),
        Decision::Forbidden(Reason::RoleDoesNot)
    );
}

#[test]
fn viewing_as_another_person_shows_never_more_than_one_may_see_and_changes_nothing() {
    let as_other = |viewer: &Person, other: &Person| Actor::ViewingAs {
        viewer: Arc::new(viewer.clone()),
        seen_as: Arc::new(other.clone()),
    };
    let (coordinator, teacher) = (person(8, &[Role::Coordinator]), teacher());
    let people =
        [coordinator.clone(), teacher.clone(), tied(Role::Guardian), person(9, &[Role::Administrator])];
    for viewer in &people {
        for other in &people {
            let actor = as_other(viewer, other);
            for action in Action::ALL {
                let place = place();
                for resource in [
                    Resource::School(SCHOOL),
                    Resource::Group { school: SCHOOL, group: GROUP },
                    Resource::Pupil(&place),
                ] {
                    let allowed =
                        |person: &Person| matches!(asks(person, *action, resource), Decision::Allowed(_));
                    let both = allowed(viewer) && allowed(other) && action.is_look();
                    let seen = matches!(decide(&actor, *action, resource), Decision::Allowed(_));
                    assert_eq!(seen, both, "{action:?}");
                }
            }
        }
    }
    assert_eq!(
        Sight::of(&as_other(&coordinator, &teacher), Action::Search, SCHOOL),
        Sight::of(&Actor::Person(Arc::new(teacher)), Action::Search, SCHOOL)
    );
}

fn note(author: u128, readers: &[Role], is_restricted: bool) -> NoteFacts {
    NoteFacts {
        id: NoteId(Uuid::from_u128(9)),
        author: AccountId(Uuid::from_u128(author)),
        readers: Readers::of(readers),
        is_restricted,
        school_year: SchoolYear::starting_in(2025).unwrap(),
        is_removed: false,
    }
}

fn sees(person: &Person, note: &NoteFacts, year: i16) -> NoteView {
    note_view(
        &Actor::Person(Arc::new(person.clone())),
        &place(),
        note,
        SchoolYear::starting_in(year).unwrap(),
    )
}

#[test]
fn a_note_is_read_by_its_author_and_by_the_readers_of_its_category() {
    let open = note(1, &[Role::Coordinator, Role::Teacher], false);
    assert_eq!(sees(&teacher(), &open, 2025), NoteView::Text);
    assert_eq!(sees(&tied(Role::Specialist), &open, 2025), NoteView::Hidden);
    assert_eq!(sees(&tied(Role::Specialist), &note(7, &[], false), 2025), NoteView::Text);
    assert_eq!(
        sees(&person(7, &[Role::Teacher]), &note(7, &[], false), 2025),
        NoteView::Hidden,
        "no longer her pupil"
    );
}

#[test]
fn a_restricted_note_shows_that_it_exists_and_its_text_on_request() {
    let care = note(1, &[Role::Coordinator], true);
    assert_eq!(sees(&teacher(), &care, 2025), NoteView::Exists);
    assert_eq!(sees(&person(7, &[Role::Coordinator]), &care, 2025), NoteView::OnRequest);
    assert_eq!(sees(&tied(Role::Guardian), &care, 2025), NoteView::Hidden);
    let actor = Actor::Person(Arc::new(person(7, &[Role::Coordinator])));
    let year = SchoolYear::starting_in(2025).unwrap();
    assert_eq!(MayRead::issue(&actor, &place(), &care, year), Err(NoteView::OnRequest));
    assert!(MayRead::on_request(&actor, &place(), &care, year).is_ok());
}

#[test]
fn a_pupil_starts_afresh_after_two_school_years() {
    let open = note(1, &[Role::Coordinator, Role::Teacher], false);
    assert_eq!(sees(&teacher(), &open, 2026), NoteView::Text);
    assert_eq!(sees(&teacher(), &open, 2027), NoteView::Hidden);
    assert_eq!(sees(&person(7, &[Role::Coordinator]), &open, 2027), NoteView::OnRequest);
}

#[test]
fn a_text_opens_for_the_proof_of_its_own_note_only() {
    let actor = Actor::Person(Arc::new(teacher()));
    let year = SchoolYear::starting_in(2025).unwrap();
    let proof = MayRead::issue(&actor, &place(), &note(7, &[], false), year).unwrap();
    let own = SealedText::new(note(7, &[], false), "eigen".to_owned());
    let other = SealedText::new(
        NoteFacts { id: NoteId(Uuid::from_u128(10)), ..note(7, &[], false) },
        "ander".to_owned(),
    );
    assert_eq!((own.open(&proof), other.open(&proof)), (Some("eigen"), None));
    assert_eq!(format!("{own:?}"), "Sealed(..)");
}

#[test]
fn nobody_gives_herself_a_role_and_a_coordinator_none_that_sees_more() {
    let gives = |own: Role, role: Role| {
        let actor = Actor::Person(Arc::new(person(7, &[own])));
        may_grant(&actor, SCHOOL, AccountId(Uuid::from_u128(8)), role)
    };
    assert!(gives(Role::Administrator, Role::Coordinator) && gives(Role::Principal, Role::Administrator));
    assert!(gives(Role::Coordinator, Role::Teacher) && !gives(Role::Coordinator, Role::Principal));
    assert!(!gives(Role::Teacher, Role::Teacher));
    let actor = Actor::Person(Arc::new(person(7, &[Role::Administrator])));
    assert!(!may_grant(&actor, SCHOOL, AccountId(Uuid::from_u128(7)), Role::Teacher));
}

/// Holds that an actor without an account may do these actions with its own school, and nothing else at all.
fn does_only(actor: &Actor, allowed: &[Action], why: Reason) {
    let elsewhere = PupilPlace { school: OTHER, ..place() };
    let here = place();
    let resources = [
        Resource::Installation,
        Resource::School(SCHOOL),
        Resource::School(OTHER),
        Resource::Group { school: SCHOOL, group: GROUP },
        Resource::Group { school: OTHER, group: GROUP },
        Resource::Pupil(&here),
        Resource::Pupil(&elsewhere),
    ];
    for action in Action::ALL {
        for resource in resources {
            let is_its_own = allowed.contains(action) && matches!(resource, Resource::School(SCHOOL));
            let expected = match is_its_own {
                true => Decision::Allowed(why),
                false => Decision::OutOfScope(Reason::NoRole),
            };
            assert_eq!(decide(actor, *action, resource), expected, "{action:?} of {resource:?}");
        }
        let nothing = Sight::Own { groups: [].into(), pupils: [].into() };
        assert_eq!(Sight::of(actor, *action, SCHOOL), nothing, "{action:?}");
    }
    assert!(Own::issue(actor).is_err());
    assert_eq!(actor.account(), None);
}

#[test]
fn a_system_with_a_key_imports_and_fetches_at_its_own_school_and_does_nothing_else() {
    let service = Service { key: ServiceKeyId(Uuid::from_u128(9)), school: SCHOOL };
    let actor = Actor::Service(service);
    does_only(&actor, &[Action::Import, Action::FetchRoster], Reason::Key);
    assert_eq!(Service::key_in(&actor.code()), Some(service.key));
    assert_eq!(Service::key_in(&service.key.to_string()), None);
}

#[test]
fn a_guest_takes_part_in_her_questionnaire_and_leaves_no_name() {
    let actor = Actor::Guest(Guest { school: SCHOOL, survey: SurveyId(Uuid::from_u128(9)) });
    does_only(&actor, &[Action::TakePart], Reason::Link);
    assert_eq!(actor.code(), "guest");
}
