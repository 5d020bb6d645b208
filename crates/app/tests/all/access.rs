//! Who can see a pupil: the page shows exactly those for whom the policy decides so; and emergencies. On both engines.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{bring_roster, ctx, pupil, roster};
use app::{
    App, Clock,
    imports::Options,
    results::pupil_file,
    trust::{
        EmergencyCall, OPEN_FOR, access, emergencies, find_in_emergency, open_in_emergency, open_until,
        see_emergency, unseen_emergencies,
    },
};
use domain::{
    Personal,
    ids::{AccountId, EmergencyId, PupilId, RoleGrantId, StaffId, TieId},
    register::{PersonName, Pupil, StaffMember},
    trust::{Role, Term},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date},
};
use policy::{Action, Actor, Decision, InSchool, OfPupil, PupilPlace, Resource, decide};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    register::{self, KeptStaff},
    testing::on_both_engines,
    trust::{self as kept, KeptEmergency, KeptTie},
};
use uuid::Uuid;

const TODAY: Date = date(2026, 3, 1);

fn now() -> Timestamp {
    TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

/// One way in which somebody may stand to the pupil.
#[derive(Debug, Clone, Copy)]
struct Case {
    role: Role,
    term: Term,
    groups: usize,
    tie: usize,
    emergency: usize,
    is_closed: bool,
}

fn cases() -> Vec<Case> {
    let past = Term { from: date(2025, 9, 1), until: Some(date(2026, 2, 28)) };
    let current = Term { from: date(2026, 3, 1), until: Some(date(2026, 3, 1)) };
    let to_come = Term { from: date(2026, 3, 2), until: None };
    let mut cases = Vec::new();
    for role in Role::ALL {
        for term in [past, current, to_come] {
            for (groups, tie, emergency) in
                (0..3).flat_map(|g| (0..4).flat_map(move |t| (0..4).map(move |e| (g, t, e))))
            {
                cases.push(Case { role, term, groups, tie, emergency, is_closed: false });
            }
        }
        cases.push(Case { role, term: current, groups: 1, tie: 1, emergency: 1, is_closed: true });
    }
    cases
}

struct School {
    scope: InSchool,
    place: PupilPlace,
    other: PupilPlace,
    groups: Vec<domain::ids::GroupId>,
}

async fn fill(db: &Db) -> School {
    let mut file = roster();
    file.pupils = vec![pupil("1", "g5a", 5), pupil("2", "g67", 6)];
    bring_roster(&ctx(db.clone()), &file, Options::default()).await.unwrap();
    let mut tx = db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0).id;
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    let mut found = Vec::new();
    for name in ["Kind1", "Kind2"] {
        let one: Pupil = register::search_pupils(&mut tx, &scope, name, (1, 0)).await.unwrap().remove(0);
        found.push(kept::place_of_pupil(&mut tx, (school, one.id), TODAY).await.unwrap().unwrap());
    }
    let (other, place) = (found.remove(1), found.remove(0));
    let groups = vec![place.groups[0], other.groups[0]];
    School { scope, place, other, groups }
}

fn id(n: usize, kind: u128) -> Uuid {
    Uuid::from_u128(kind << 64 | u128::try_from(n).unwrap())
}

async fn add(tx: &mut WriteTx, school: &School, (n, case): (usize, Case)) {
    let account = AccountId(id(n, 1));
    let email = format!("p{n}@school.example").parse().unwrap();
    kept::add_account(tx, (account, &email, &format!("Persoon {n:04}")), false, now()).await.unwrap();
    let grant = (RoleGrantId(id(n, 2)), account);
    kept::put_grant(tx, &school.scope, grant, (case.role, case.term)).await.unwrap();
    if case.groups > 0 {
        let staff = StaffId(id(n, 3));
        let name = PersonName::new("Persoon", "", &n.to_string());
        let member = StaffMember { id: staff, key: format!("m{n}"), name, email: None, roles: Vec::new() };
        let groups = vec![school.groups[case.groups - 1]];
        register::put_staff(tx, &school.scope, &KeptStaff { member, groups }).await.unwrap();
        kept::link_staff(tx, &school.scope, (staff, account)).await.unwrap();
    }
    let of = |place: &PupilPlace| OfPupil::issue(&Actor::Operator, Action::TiePupil, place).unwrap();
    let whose = |at: usize| if at == 3 { &school.other } else { &school.place };
    if case.tie > 0 {
        let from = date(2025, 10, 1);
        let until = if case.tie == 2 { date(2026, 2, 28) } else { date(2026, 3, 1) };
        let term = Term { from, until: Some(until) };
        let why = Personal::new("test".to_owned());
        let tie = KeptTie { id: TieId(id(n, 4)), account, role: case.role, term, why };
        kept::put_tie(tx, &of(whose(case.tie)), &tie).await.unwrap();
    }
    if case.emergency > 0 {
        let from_at = now() - SignedDuration::from_hours(if case.emergency == 2 { 5 } else { 1 });
        let one = KeptEmergency {
            id: EmergencyId(id(n, 5)),
            account,
            pupil: whose(case.emergency).pupil,
            reason: Personal::new("test".to_owned()),
            from_at,
            until_at: from_at + SignedDuration::from_hours(4),
            seen: None,
        };
        kept::add_emergency(tx, &school.scope, &one).await.unwrap();
    }
    if case.is_closed {
        kept::close_account(tx, account, now()).await.unwrap();
    }
}

#[tokio::test]
async fn the_page_lists_exactly_whom_the_policy_lets_in() {
    on_both_engines(|db| async move {
        let school = fill(&db).await;
        let mut tx = db.write().await.unwrap();
        let cases: Vec<(usize, Case)> = cases().into_iter().enumerate().collect();
        for one in &cases {
            add(&mut tx, &school, *one).await;
        }
        let deed = Deed::SchoolEdited;
        let school_id = Some(school.place.school);
        tx.commit(&AuditEvent { at: now(), actor: Actor::Operator, school: school_id, deed }).await.unwrap();

        let page = access(&ctx(db.clone()), crate::support::SCHOOL, school.place.pupil).await.unwrap();
        let listed: BTreeMap<AccountId, _> =
            page.viewers.iter().map(|one| (one.account, one.sees.clone())).collect();
        assert_eq!(listed.len(), page.viewers.len(), "everybody once");
        let mut counts = [0; 2];
        let mut tx = db.read().await.unwrap();
        for (n, case) in &cases {
            let account = AccountId(id(*n, 1));
            let person = kept::person(&mut tx, account, (now(), TODAY)).await.unwrap();
            let may = |action| {
                let actor = person.clone().map(|person| Actor::Person(Arc::new(person)));
                let decided = actor.map(|actor| decide(&actor, action, Resource::Pupil(&school.place)));
                matches!(decided, Some(Decision::Allowed(_)))
            };
            let (file, shared) = (may(Action::ViewPupil), may(Action::ViewShared));
            let sees = listed.get(&account);
            assert_eq!(sees.is_some(), file || shared, "{case:?}");
            assert_eq!(sees.is_some_and(|sees| sees.file), file, "{case:?}");
            assert_eq!(sees.is_some_and(|sees| sees.shared), shared, "{case:?}");
            counts[usize::from(sees.is_some())] += 1;
        }
        assert!(counts.iter().all(|count| *count > 50), "both happen: {counts:?}");
        assert!(page.former.iter().all(|one| !listed.contains_key(&one.account) && one.until < TODAY
            || one.until == TODAY && !listed.contains_key(&one.account)));
        // Of a coordinator whose role ended, and of a teacher whose emergency ended, the page says until when.
        let of = |wanted: &dyn Fn(&Case) -> bool| {
            let (n, _) = cases.iter().find(|(_, case)| wanted(case)).unwrap();
            page.former.iter().find(|one| one.account == AccountId(id(*n, 1))).map(|one| one.until)
        };
        let is_past = |case: &Case| case.term.until == Some(date(2026, 2, 28));
        let coordinator = |case: &Case| case.role == Role::Coordinator && is_past(case);
        assert_eq!(of(&coordinator), Some(date(2026, 2, 28)));
        let emergency = |case: &Case| {
            case.role == Role::Teacher && case.term.covers(TODAY) && case.groups == 0 && case.emergency == 2
        };
        assert_eq!(of(&emergency), Some(TODAY));
        let never = |case: &Case| case.role == Role::BoardOfficer && is_past(case);
        assert_eq!(of(&never), None);
        assert_eq!(page.pupil.id, PupilId(school.place.pupil.0));
    })
    .await;
}

#[tokio::test]
async fn an_emergency_is_kept_reported_and_seen() {
    on_both_engines(|db| async move {
        let school = fill(&db).await;
        let mut tx = db.write().await.unwrap();
        let term = Term { from: TODAY, until: None };
        let case = Case { role: Role::Teacher, term, groups: 0, tie: 0, emergency: 0, is_closed: false };
        add(&mut tx, &school, (1, case)).await;
        add(&mut tx, &school, (2, Case { role: Role::Coordinator, ..case })).await;
        let deed = Deed::SchoolEdited;
        let school_id = Some(school.place.school);
        tx.commit(&AuditEvent { at: now(), actor: Actor::Operator, school: school_id, deed }).await.unwrap();
        let acts = |n: usize| {
            let db = db.clone();
            async move {
                let account = AccountId(id(n, 1));
                let mut tx = db.read().await.unwrap();
                let person = kept::person(&mut tx, account, (now(), TODAY)).await.unwrap().unwrap();
                drop(tx);
                let clock = Clock::Fixed(TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap());
                App::new(db, clock).act_as(Actor::Person(Arc::new(person)))
            }
        };
        let (pupil, code) = (school.place.pupil, crate::support::SCHOOL);
        let call = EmergencyCall {
            name: "KIND1 van voorbeeld1".to_owned(),
            reason: "gevallen op het plein".to_owned(),
        };
        let teacher = acts(1).await;
        assert!(pupil_file(&teacher, code, pupil).await.is_err());
        let found = find_in_emergency(&teacher, code, &call).await.unwrap().unwrap();
        assert_eq!(found.iter().map(|one| one.pupil).collect::<Vec<_>>(), [pupil]);
        let short = EmergencyCall { reason: "nood".to_owned(), ..call.clone() };
        assert!(find_in_emergency(&teacher, code, &short).await.unwrap().is_err());
        let lines = store::audit::page(&mut db.read().await.unwrap(), &school.scope, (0, 1000)).await;
        let searches = lines.unwrap().into_iter().filter(|line| line.detail.contains("emergency_search"));
        let searches: Vec<_> = searches.map(|line| (line.actor, line.pupil)).collect();
        let search = (AccountId(id(1, 1)).to_string(), Some(pupil));
        assert_eq!(searches, [search.clone(), search], "whoever is found stands in the trail");
        assert!(!format!("{call:?}").to_lowercase().contains("kind1"), "{call:?}");
        open_in_emergency(&teacher, code, pupil, &call).await.unwrap().unwrap();
        let teacher = acts(1).await;
        pupil_file(&teacher, code, pupil).await.unwrap();
        assert_eq!(open_until(&teacher, pupil), Some(now() + OPEN_FOR));

        let coordinator = acts(2).await;
        let page = emergencies(&coordinator, code, 1).await.unwrap();
        assert_eq!(unseen_emergencies(&coordinator, &page.school).await.unwrap(), 1);
        assert_eq!(unseen_emergencies(&teacher, &page.school).await.unwrap(), 0, "not for her");
        let [line] = page.lines.as_slice() else { panic!("one emergency") };
        assert_eq!(line.who.reveal(), "Persoon 0001");
        let done: Vec<&str> = line.done.iter().map(|done| done.action.as_str()).collect();
        assert_eq!(done, ["pupil_looked"], "what she looked at, not what was refused before");
        assert!(see_emergency(&teacher, code, line.kept.id).await.is_err());
        see_emergency(&coordinator, code, line.kept.id).await.unwrap();
        see_emergency(&coordinator, code, line.kept.id).await.unwrap();
        let page = emergencies(&coordinator, code, 1).await.unwrap();
        assert_eq!(page.lines[0].kept.seen, Some((AccountId(id(2, 1)), now())));
        assert_eq!(unseen_emergencies(&coordinator, &page.school).await.unwrap(), 0);
        assert!(emergencies(&coordinator, code, 2).await.unwrap().lines.is_empty());
    })
    .await;
}
