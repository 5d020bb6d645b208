//! Protected records: who hands in, who reads and who learns nothing, what readers do with one, and how it goes.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, overview, pupil, roster_of};
use app::{
    App, Clock, Ctx, Error,
    concerns::{
        Appointed, EntryProblem, EntrySaved, EntryTyped, HandedIn, ReaderRemoved, RulesSaved, SignalTyped,
        Struck, add_reader, appoint_officer, close_record, concern_settings, concerns_page, destroy_record,
        end_appointment, hand_in, hand_in_page, record_json, record_page, record_pdf, remove_reader,
        save_rules, strike_out, take_step, take_step_back, write_entry,
    },
    imports::Options,
    notices::notices_page,
    trust::{
        NewAccount, add_user,
        trail::{TrailChoice, own_trail, pupil_trail},
    },
};
use domain::{
    Personal,
    concerns::{DestroyReason, EntryKind, Nature},
    ids::{AccountId, ConcernId, GroupId, PupilId, SchoolId},
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use policy::{Action, Actor, Emergency, Grant, InSchool, OwnGroup, Person, Resource, Tie};
use std::sync::Arc;
use store::{Db, testing::on_both_engines, trust as kept};
use uuid::Uuid;

/// A Monday.
const TODAY: Date = date(2026, 3, 2);

const INGRID: usize = 0;
const ANKE: usize = 1;
const KIM: usize = 2;
const PIET: usize = 3;
const SIEN: usize = 4;
const ROLES: [Role; 5] = [Role::Coordinator, Role::Teacher, Role::Teacher, Role::Principal, Role::Specialist];

/// A school with pupil 1 in 5A, of Anke, and 3 in 6/7, of Kim. Ingrid coordinates, Piet leads, Sien is a specialist.
struct There {
    db: Db,
    school: SchoolId,
    people: Vec<AccountId>,
    groups: [GroupId; 2],
    pupil: PupilId,
    other: PupilId,
}

impl There {
    async fn new(db: &Db) -> Self {
        let operator = ctx(db.clone());
        let mut roster = roster_of(1);
        roster.pupils.push(pupil("3", "g67", 6));
        bring_roster(&operator, &roster, Options::default()).await.unwrap();
        let mut people = Vec::new();
        for (name, role) in ["Ingrid", "Anke", "Kim", "Piet", "Sien"].into_iter().zip(ROLES) {
            let email = format!("{}@school.example", name.to_lowercase());
            let new = NewAccount { email: email.parse().unwrap(), name: name.to_owned(), password: None };
            people.push(add_user(&operator, new, Some((SCHOOL, role))).await.unwrap());
        }
        let (five, six) = (overview(&operator, "g5a", None).await, overview(&operator, "g67", None).await);
        Self {
            db: db.clone(),
            school: five.school.id,
            people,
            groups: [five.group.id, six.group.id],
            pupil: five.pupils.first().unwrap().pupil.id,
            other: six.pupils.first().unwrap().pupil.id,
        }
    }

    fn person(&self, who: usize) -> Person {
        let term = Term { from: date(2025, 8, 1), until: None };
        let own = |group: &GroupId| OwnGroup { school: self.school, group: *group };
        let teaches = (who == ANKE || who == KIM).then(|| own(self.groups.get(who - 1).unwrap()));
        Person {
            account: *self.people.get(who).unwrap(),
            now: now(),
            today: TODAY,
            is_administrator: false,
            grants: vec![Grant { school: self.school, role: *ROLES.get(who).unwrap(), term }],
            groups: teaches.into_iter().collect(),
            ties: Vec::new(),
            emergencies: Vec::new(),
        }
    }

    /// Somebody on a day.
    fn on(&self, who: usize, day: Date) -> Ctx {
        self.act_as(Actor::Person(Arc::new(Person { today: day, ..self.person(who) })), day)
    }

    fn as_(&self, who: usize) -> Ctx {
        self.on(who, TODAY)
    }

    fn act_as(&self, actor: Actor, day: Date) -> Ctx {
        let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
        App::new(self.db.clone(), Clock::Fixed(now)).act_as(actor)
    }

    /// Kim is appointed, and Anke hands in a signal about her pupil: the record.
    async fn handed(&self) -> (PupilId, ConcernId) {
        appoint_officer(&self.as_(PIET), SCHOOL, *self.people.get(KIM).unwrap()).await.unwrap();
        assert_eq!(hand_in(&self.as_(ANKE), SCHOOL, self.pupil, &signal()).await.unwrap(), HandedIn::Yes);
        self.record_of(KIM).await
    }

    /// The first record that somebody reads.
    async fn record_of(&self, who: usize) -> (PupilId, ConcernId) {
        let page = concerns_page(&self.as_(who), SCHOOL).await.unwrap();
        (self.pupil, page.records.first().unwrap().concern.id)
    }

    /// From tomorrow on somebody works here no more.
    async fn leaves(&self, who: usize) {
        let scope =
            InSchool::issue(&Actor::Operator, Action::ManagePeople, Resource::School(self.school)).unwrap();
        let mut tx = self.db.write().await.unwrap();
        let grants = kept::grants_of_school(&mut tx, &scope).await.unwrap();
        let one = grants.iter().find(|one| one.account == *self.people.get(who).unwrap()).unwrap();
        let ended = Term { until: Some(TODAY), ..one.term };
        assert!(kept::change_grant(&mut tx, &scope, one.id, (one.term, ended)).await.unwrap());
        let deed = store::audit::Deed::ConcernListSeen;
        let event =
            store::audit::AuditEvent { at: now(), actor: Actor::Operator, school: Some(self.school), deed };
        tx.commit(&event).await.unwrap();
    }
}

fn now() -> Timestamp {
    TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

fn words(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

fn signal() -> SignalTyped {
    SignalTyped {
        happened_on: Some(date(2026, 2, 27)),
        source: words("Anke, op het plein"),
        nature: Some(Nature::Fact),
        text: words("Komt al een week zonder jas"),
    }
}

fn entry() -> EntryTyped {
    EntryTyped {
        kind: Some(EntryKind::Consultation),
        happened_on: Some(TODAY),
        source: words("Veilig Thuis, telefonisch"),
        nature: Some(Nature::Opinion),
        text: words("Eerst met de ouders praten"),
    }
}

#[tokio::test]
async fn a_teacher_hands_in_and_sees_her_own_words_and_a_named_reader_who_does_not_see_the_pupil_reads() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let record = there.handed().await;
        let hers = concerns_page(&there.as_(ANKE), SCHOOL).await.unwrap();
        assert_eq!(hers.own.len(), 1);
        assert_eq!(hers.own.first().unwrap().text, signal().text);
        assert!(hers.records.is_empty() && !hers.is_officer);
        let kim = there.as_(KIM);
        assert!(hand_in_page(&kim, SCHOOL, there.pupil).await.is_err(), "she has another group");
        let read = record_page(&kim, SCHOOL, record).await.unwrap();
        assert_eq!(read.entries.len(), 1);
        assert!(read.entries.first().unwrap().is_handed_in);
        assert_eq!(read.steps.len(), 5);
        assert_eq!(read.readers.first().unwrap().by_name, words("Piet"), "who appointed her chose her");
        assert!(concerns_page(&kim, SCHOOL).await.unwrap().own.is_empty());
        // A second signal of somebody else goes into the same record.
        assert_eq!(hand_in(&there.as_(INGRID), SCHOOL, there.pupil, &signal()).await.unwrap(), HandedIn::Yes);
        assert_eq!(record_page(&kim, SCHOOL, record).await.unwrap().entries.len(), 2);
        let told = notices_page(&kim, SCHOOL, Language::Nl).await.unwrap();
        assert_eq!(told.notices.len(), 1, "said once while it is not read");
    })
    .await;
}

#[tokio::test]
async fn who_is_no_reader_hears_the_same_whether_there_is_a_record_or_not() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let record = there.handed().await;
        let none = (there.pupil, ConcernId(Uuid::from_u128(404)));
        let tie = |role| Tie {
            school: there.school,
            pupil: there.pupil,
            role,
            term: Term { from: TODAY, until: None },
        };
        let emergency = Emergency {
            school: there.school,
            pupil: there.pupil,
            until: "2026-03-02T12:00:00Z".parse().unwrap(),
        };
        let reader = Arc::new(there.person(KIM));
        let with = |role, person: Person| {
            let grants = person.grants.iter().map(|one| Grant { role, ..*one }).collect();
            Actor::Person(Arc::new(Person { grants, ..person }))
        };
        let person = |who| Actor::Person(Arc::new(there.person(who)));
        let mut actors = vec![Actor::Operator, Actor::Program, Actor::Nobody];
        actors.extend([INGRID, ANKE, PIET].map(person));
        actors.push(Actor::Person(Arc::new(Person { emergencies: vec![emergency], ..there.person(ANKE) })));
        for role in [Role::Specialist, Role::OutsidePartner, Role::Guardian] {
            actors.push(with(role, Person { ties: vec![tie(role)], ..there.person(SIEN) }));
        }
        for role in [Role::BoardOfficer, Role::PartnershipOfficer, Role::Administrator] {
            actors.push(with(role, there.person(SIEN)));
        }
        let principal = Arc::new(there.person(PIET));
        actors.push(Actor::ViewingAs { viewer: principal, seen_as: reader });
        for actor in actors {
            let ctx = there.act_as(actor.clone(), TODAY);
            let answers = [
                (record_page(&ctx, SCHOOL, record).await.err(), record_page(&ctx, SCHOOL, none).await.err()),
                (
                    record_json(&ctx, Language::Nl, SCHOOL, record).await.err(),
                    record_json(&ctx, Language::Nl, SCHOOL, none).await.err(),
                ),
                (
                    write_entry(&ctx, SCHOOL, record, &entry()).await.err(),
                    write_entry(&ctx, SCHOOL, none, &entry()).await.err(),
                ),
            ];
            for (real, unreal) in answers {
                assert!(matches!(real, Some(Error::NotFound | Error::Forbidden)), "{actor:?}: {real:?}");
                assert_eq!(format!("{real:?}"), format!("{unreal:?}"), "{actor:?}");
            }
            if let Ok(page) = concerns_page(&ctx, SCHOOL).await {
                assert!(page.records.is_empty(), "{actor:?}");
            }
        }
        // Inside the team it is always: there is no such page.
        for who in [INGRID, ANKE, PIET] {
            let answer = record_page(&there.as_(who), SCHOOL, record).await;
            assert!(matches!(answer, Err(Error::NotFound)), "{who}");
        }
    })
    .await;
}

#[tokio::test]
async fn trail_notices_form_and_list_of_others_are_as_if_nothing_were_there() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        appoint_officer(&there.as_(PIET), SCHOOL, *there.people.get(KIM).unwrap()).await.unwrap();
        let seen = async |who: usize| {
            let ctx = there.as_(who);
            let form = hand_in_page(&ctx, SCHOOL, there.pupil).await.unwrap();
            let list = concerns_page(&ctx, SCHOOL).await.unwrap();
            let told = notices_page(&ctx, SCHOOL, Language::Nl).await.unwrap();
            format!("{:?}{:?}{:?}{:?}", form.officers, form.record, list.records, told.notices)
        };
        let before = (seen(INGRID).await, seen(PIET).await);
        let record = there.handed().await;
        write_entry(&there.as_(KIM), SCHOOL, record, &entry()).await.unwrap();
        assert_eq!((seen(INGRID).await, seen(PIET).await), before);
        for who in [INGRID, PIET] {
            let choice = TrailChoice { page: 1, ..TrailChoice::default() };
            let trail = pupil_trail(&there.as_(who), SCHOOL, there.pupil, &choice).await.unwrap();
            let says = format!("{:?}{:?}", trail.lines, trail.people);
            assert!(!says.contains("concern") && !says.contains("Anke") && !says.contains("Kim"), "{says}");
        }
        // The readers see who did what, and the chain is whole.
        let read = record_page(&there.as_(KIM), SCHOOL, record).await.unwrap();
        let deeds: Vec<&str> = read.trail.iter().map(|line| line.action.as_str()).collect();
        assert_eq!(deeds, ["concern_seen", "concern_entry_written", "concern_signal_handed"]);
        let mine = own_trail(&there.as_(ANKE), 1).await.unwrap();
        let handed = mine.lines.iter().find(|one| one.line.action == "concern_signal_handed").unwrap();
        assert_eq!(handed.pupil, None, "not even one's own trail names the pupil");
        let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(there.school)).unwrap();
        assert!(store::audit::verify(&mut db.read().await.unwrap(), &scope).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn without_anybody_appointed_nothing_is_handed_in_also_where_there_is_a_record() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        assert_eq!(
            hand_in(&there.as_(ANKE), SCHOOL, there.pupil, &signal()).await.unwrap(),
            HandedIn::NobodyAppointed
        );
        there.handed().await;
        end_appointment(&there.as_(PIET), SCHOOL, *there.people.get(KIM).unwrap()).await.unwrap();
        for pupil in [there.pupil, there.other] {
            let said = hand_in(&there.as_(INGRID), SCHOOL, pupil, &signal()).await.unwrap();
            assert_eq!(said, HandedIn::NobodyAppointed, "the answer does not tell of a record");
        }
        let wrong = SignalTyped { happened_on: Some(date(2026, 3, 3)), ..SignalTyped::default() };
        let HandedIn::Wrong(problems) = hand_in(&there.as_(ANKE), SCHOOL, there.pupil, &wrong).await.unwrap()
        else {
            panic!("it is wrong")
        };
        let all = [EntryProblem::Day, EntryProblem::NoSource, EntryProblem::Nature, EntryProblem::NoText];
        assert_eq!(problems, all);
        let hidden = hand_in(&there.as_(KIM), SCHOOL, there.pupil, &signal()).await;
        assert!(matches!(hidden, Err(Error::NotFound)), "a pupil of another group");
    })
    .await;
}

#[tokio::test]
async fn coordinator_and_principal_appoint_each_other_and_nobody_herself() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let (ingrid, piet) = (*there.people.first().unwrap(), *there.people.get(PIET).unwrap());
        let own = appoint_officer(&there.as_(INGRID), SCHOOL, ingrid).await;
        assert!(matches!(own, Err(Error::Forbidden)));
        assert!(matches!(appoint_officer(&there.as_(ANKE), SCHOOL, ingrid).await, Err(Error::Forbidden)));
        let settings = concern_settings(&there.as_(INGRID), SCHOOL).await.unwrap();
        assert!(settings.candidates.iter().all(|(one, _)| *one != ingrid) && settings.candidates.len() == 4);
        assert_eq!(appoint_officer(&there.as_(PIET), SCHOOL, ingrid).await.unwrap(), Appointed::Yes);
        assert_eq!(appoint_officer(&there.as_(PIET), SCHOOL, ingrid).await.unwrap(), Appointed::NotOne);
        let stranger = AccountId(Uuid::from_u128(9));
        assert_eq!(appoint_officer(&there.as_(PIET), SCHOOL, stranger).await.unwrap(), Appointed::NotOne);
        // Who is appointed later reads what begins from then on only.
        hand_in(&there.as_(ANKE), SCHOOL, there.pupil, &signal()).await.unwrap();
        appoint_officer(&there.as_(INGRID), SCHOOL, piet).await.unwrap();
        assert!(concerns_page(&there.as_(PIET), SCHOOL).await.unwrap().records.is_empty());
        assert_eq!(concerns_page(&there.as_(INGRID), SCHOOL).await.unwrap().records.len(), 1);
        hand_in(&there.as_(KIM), SCHOOL, there.other, &signal()).await.unwrap();
        assert_eq!(concerns_page(&there.as_(PIET), SCHOOL).await.unwrap().records.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_record_always_has_a_reader() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let record = there.handed().await;
        let (kim, sien, piet) = (
            *there.people.get(KIM).unwrap(),
            *there.people.get(SIEN).unwrap(),
            *there.people.get(PIET).unwrap(),
        );
        let removed = remove_reader(&there.as_(KIM), SCHOOL, record, kim).await.unwrap();
        assert_eq!(removed, ReaderRemoved::LastOne);
        assert!(add_reader(&there.as_(KIM), SCHOOL, record, sien).await.unwrap());
        assert!(!add_reader(&there.as_(KIM), SCHOOL, record, sien).await.unwrap());
        assert!(!add_reader(&there.as_(KIM), SCHOOL, record, AccountId(Uuid::from_u128(9))).await.unwrap());
        assert!(record_page(&there.as_(SIEN), SCHOOL, record).await.is_ok());
        assert_eq!(remove_reader(&there.as_(SIEN), SCHOOL, record, kim).await.unwrap(), ReaderRemoved::Yes);
        assert!(matches!(record_page(&there.as_(KIM), SCHOOL, record).await, Err(Error::NotFound)));
        // Once nobody of the list works here any more, who is appointed reads it and can choose anew.
        appoint_officer(&there.as_(INGRID), SCHOOL, piet).await.unwrap();
        end_appointment(&there.as_(INGRID), SCHOOL, kim).await.unwrap();
        assert!(matches!(record_page(&there.as_(PIET), SCHOOL, record).await, Err(Error::NotFound)));
        there.leaves(SIEN).await;
        let later = there.on(PIET, date(2026, 3, 3));
        assert!(add_reader(&later, SCHOOL, record, *there.people.first().unwrap()).await.unwrap());
        let page = record_page(&later, SCHOOL, record).await.unwrap();
        assert_eq!(page.readers.iter().filter(|one| one.is_active).count(), 2, "he stays a reader himself");
    })
    .await;
}

#[tokio::test]
async fn readers_write_strike_out_take_steps_close_and_destroy() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let record = there.handed().await;
        let kim = there.as_(KIM);
        let wrong = write_entry(&kim, SCHOOL, record, &EntryTyped { kind: None, ..entry() }).await.unwrap();
        assert_eq!(wrong, EntrySaved::Wrong(vec![EntryProblem::Kind]));
        assert_eq!(write_entry(&kim, SCHOOL, record, &entry()).await.unwrap(), EntrySaved::Yes);
        let page = record_page(&kim, SCHOOL, record).await.unwrap();
        let newest = page.entries.first().unwrap();
        assert_eq!((newest.kind, newest.nature), (EntryKind::Consultation, Nature::Opinion));
        let at = (record, newest.id);
        assert_eq!(strike_out(&kim, SCHOOL, at, &words(" ")).await.unwrap(), Struck::NoReason);
        assert_eq!(strike_out(&kim, SCHOOL, at, &words("Verkeerd kind")).await.unwrap(), Struck::Yes);
        assert_eq!(strike_out(&kim, SCHOOL, at, &words("Nog eens")).await.unwrap(), Struck::Meanwhile);
        assert!(take_step(&kim, SCHOOL, record, (1, Some(TODAY))).await.unwrap());
        assert!(!take_step(&kim, SCHOOL, record, (6, Some(TODAY))).await.unwrap());
        assert!(!take_step(&kim, SCHOOL, record, (2, Some(date(2026, 3, 3)))).await.unwrap(), "not yet");
        assert!(take_step(&kim, SCHOOL, record, (2, Some(TODAY))).await.unwrap());
        take_step_back(&kim, SCHOOL, record, 2).await.unwrap();
        let page = record_page(&kim, SCHOOL, record).await.unwrap();
        let taken: Vec<bool> = page.steps.iter().map(|one| one.taken.is_some()).collect();
        assert_eq!(taken, [true, false, false, false, false]);
        assert!(page.entries.first().unwrap().struck.is_some(), "it stays readable");
        assert_eq!(
            save_rules(&there.as_(INGRID), SCHOOL, 0, Some(Some(0))).await.unwrap(),
            RulesSaved::Months
        );
        assert_eq!(save_rules(&there.as_(INGRID), SCHOOL, 0, Some(Some(6))).await.unwrap(), RulesSaved::Yes);
        assert_eq!(save_rules(&there.as_(PIET), SCHOOL, 0, Some(None)).await.unwrap(), RulesSaved::Meanwhile);
        assert!(close_record(&kim, SCHOOL, (record, page.concern.version), true).await.unwrap());
        assert!(!close_record(&kim, SCHOOL, (record, page.concern.version), false).await.unwrap());
        let closed = record_page(&kim, SCHOOL, record).await.unwrap();
        assert_eq!(closed.due_on, Some(date(2026, 9, 2)));
        hand_in(&there.as_(ANKE), SCHOOL, there.pupil, &signal()).await.unwrap();
        let open = record_page(&kim, SCHOOL, record).await.unwrap();
        assert_eq!((open.concern.closed_on, open.due_on), (None, None), "a new signal opens it again");
        destroy_record(&kim, SCHOOL, record, DestroyReason::Unfounded).await.unwrap();
        assert!(matches!(record_page(&kim, SCHOOL, record).await, Err(Error::NotFound)));
        assert!(notices_page(&kim, SCHOOL, Language::Nl).await.unwrap().notices.is_empty());
        assert!(concerns_page(&there.as_(ANKE), SCHOOL).await.unwrap().own.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_reader_writes_it_out_to_hand_over_and_that_is_a_deed() {
    on_both_engines(|db| async move {
        let there = There::new(&db).await;
        let record = there.handed().await;
        let kim = there.as_(KIM);
        let pdf = record_pdf(&kim, Texts::of(Language::Nl), SCHOOL, record).await.unwrap();
        assert!(pdf.starts_with(b"%PDF"));
        let json = record_json(&kim, Language::Nl, SCHOOL, record).await.unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        let first = json.pointer("/entries/0").unwrap();
        assert_eq!(first.get("text").unwrap(), "Komt al een week zonder jas");
        assert_eq!(first.get("nature").unwrap(), "fact");
        assert_eq!(json.get("exported_by").unwrap(), "Kim");
        assert_eq!(json.pointer("/steps").unwrap().as_array().unwrap().len(), 5);
        let trail = record_page(&kim, SCHOOL, record).await.unwrap().trail;
        let forms: Vec<_> = trail
            .iter()
            .filter(|line| line.action == "concern_exported")
            .map(|line| line.detail.get("form").unwrap().as_str().unwrap().to_owned())
            .collect();
        assert_eq!(forms, ["json", "pdf"]);
    })
    .await;
}
