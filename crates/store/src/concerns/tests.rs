//! Protected records on both engines: one for a pupil, entries that are struck out and not changed, who reads, and what goes.

use super::*;
use crate::{
    Db, StoreError, WriteTx,
    audit::{self, AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal,
    concerns::{ConcernEntry, EntryKind, Nature, StepTaken, Struck, readers_today},
    ids::{AccountId, ConcernEntryId, ConcernId, PupilId, RoleGrantId, SchoolId},
    trust::{Role, Term, retention::Category},
};
use jiff::{Timestamp, civil::date};
use policy::{
    Action, Actor, ConcernFacts, Grant, InSchool, OfPupil, Own, Person, PupilPlace, ReadsConcern, Resource,
};
use std::sync::Arc;
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));
const RECORD: ConcernId = ConcernId(Uuid::from_u128(70));
const ANNA: AccountId = AccountId(Uuid::from_u128(90));
const BO: AccountId = AccountId(Uuid::from_u128(91));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::ViewConcerns, Resource::School(SCHOOL)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

fn actor(account: AccountId) -> Actor {
    let grant =
        Grant { school: SCHOOL, role: Role::Coordinator, term: Term { from: date(2025, 8, 1), until: None } };
    Actor::Person(Arc::new(Person {
        account,
        now: at(),
        today: date(2026, 3, 1),
        is_administrator: false,
        grants: vec![grant],
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    }))
}

fn proof() -> ReadsConcern {
    let facts = ConcernFacts { concern: RECORD, readers: &[ANNA] };
    ReadsConcern::issue(&actor(ANNA), &scope(), &facts).unwrap()
}

fn entry(no: u128, day: i8) -> ConcernEntry {
    ConcernEntry {
        id: ConcernEntryId(Uuid::from_u128(no)),
        kind: EntryKind::Signal,
        happened_on: date(2026, 2, day),
        source: Personal::new("gezien op het plein".to_owned()),
        nature: Nature::Fact,
        text: Personal::new("Geen jas aan".to_owned()),
        is_handed_in: no == 1,
        author: BO,
        author_name: Personal::new("Bo".to_owned()),
        made_at: at(),
        struck: None,
    }
}

async fn done(tx: WriteTx) {
    let deed = Deed::ConcernSeen { concern: RECORD };
    let event = AuditEvent { at: at(), actor: actor(ANNA), school: Some(SCHOOL), deed };
    tx.commit(&event).await.unwrap();
}

async fn begun(db: &Db) -> WriteTx {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    for (account, name) in [(ANNA, "Anna"), (BO, "Bo")] {
        let email = format!("{name}@school.example").to_lowercase().parse().unwrap();
        trust::add_account(&mut tx, (account, &email, name), false, at()).await.unwrap();
    }
    add_concern(&mut tx, &scope(), (RECORD, PUPIL, at())).await.unwrap();
    tx
}

#[tokio::test]
async fn a_pupil_has_one_record_and_an_entry_is_struck_out_once_and_stays_readable() {
    on_both_engines(|db| async move {
        let mut tx = begun(&db).await;
        for new in [entry(1, 3), entry(2, 9)] {
            add_entry(&mut tx, &scope(), RECORD, &new).await.unwrap();
        }
        let struck = Struck {
            at: at(),
            by_name: Personal::new("Anna".into()),
            why: Personal::new("ander kind".into()),
        };
        assert!(strike_out(&mut tx, &proof(), entry(1, 3).id, &struck).await.unwrap());
        assert!(!strike_out(&mut tx, &proof(), entry(1, 3).id, &struck).await.unwrap(), "only once");
        let all = entries(&mut tx, &proof()).await.unwrap();
        let old = ConcernEntry { struck: Some(struck), ..entry(1, 3) };
        assert_eq!(all, [entry(2, 9), old], "the newest day first");
        done(tx).await;
        let mut tx = db.write().await.unwrap();
        let second = add_concern(&mut tx, &scope(), (ConcernId(Uuid::from_u128(71)), PUPIL, at())).await;
        assert!(matches!(second, Err(StoreError::AlreadyThere)));
        drop(tx);
        let own = Own::issue(&actor(BO)).unwrap();
        let mut tx = db.read().await.unwrap();
        let handed = own_signals(&mut tx, &scope(), &own).await.unwrap();
        assert_eq!(handed.len(), 1, "what she wrote inside the record is not what she handed in");
        assert_eq!((handed[0].pupil, handed[0].text.reveal().as_str()), (PUPIL, "Geen jas aan"));
        let other = Own::issue(&actor(ANNA)).unwrap();
        assert!(own_signals(&mut tx, &scope(), &other).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn steps_are_taken_said_again_and_taken_back_and_a_record_closes_over_its_version() {
    on_both_engines(|db| async move {
        let mut tx = begun(&db).await;
        let taken = |step, day| StepTaken {
            step,
            taken_on: date(2026, 2, day),
            author_name: Personal::new("Anna".into()),
        };
        for one in [taken(3, 1), taken(1, 1), taken(1, 8)] {
            put_step(&mut tx, &proof(), (&one, at())).await.unwrap();
        }
        assert_eq!(steps(&mut tx, &proof()).await.unwrap(), [taken(1, 8), taken(3, 1)]);
        assert_eq!(steps_taken(&mut tx, &scope()).await.unwrap()[&RECORD], [1, 3]);
        assert!(take_step_back(&mut tx, &proof(), 3).await.unwrap());
        assert!(!take_step_back(&mut tx, &proof(), 3).await.unwrap());
        let closed = (Some(date(2026, 3, 1)), at());
        assert!(close_concern(&mut tx, &scope(), (RECORD, 1), closed).await.unwrap());
        assert!(!close_concern(&mut tx, &scope(), (RECORD, 1), (None, at())).await.unwrap());
        assert_eq!(concern(&mut tx, &scope(), RECORD).await.unwrap().unwrap().closed_on, closed.0);
        assert!(touch_concern(&mut tx, &scope(), (RECORD, at())).await.unwrap());
        let head = concern_of_pupil(&mut tx, &scope(), PUPIL).await.unwrap().unwrap();
        assert_eq!((head.closed_on, head.version), (None, 2), "what is written opens it again");
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_reader_counts_while_she_works_in_the_team_and_the_term_is_kept_over_its_version() {
    on_both_engines(|db| async move {
        let mut tx = begun(&db).await;
        let term = Term { from: date(2026, 1, 1), until: Some(date(2026, 2, 28)) };
        let grant = RoleGrantId(Uuid::from_u128(500));
        trust::put_grant(&mut tx, &scope(), (grant, BO), (Role::Teacher, term)).await.unwrap();
        let who = (&Personal::new("Anna".to_owned()), at());
        assert!(add_reader(&mut tx, &scope(), (RECORD, BO), who).await.unwrap());
        assert!(!add_reader(&mut tx, &scope(), (RECORD, BO), who).await.unwrap());
        assert!(add_officer(&mut tx, &scope(), BO, who).await.unwrap());
        for (day, is_active) in [(date(2026, 2, 28), true), (date(2026, 3, 1), false)] {
            let list = readers(&mut tx, &scope(), (RECORD, day)).await.unwrap();
            assert_eq!((list[0].account, list[0].is_active), (BO, is_active), "{day}");
            assert_eq!(list, readers_of_school(&mut tx, &scope(), day).await.unwrap()[&RECORD]);
            let officers = officers(&mut tx, &scope(), day).await.unwrap();
            assert_eq!(readers_today(&list, &officers).is_empty(), !is_active);
            assert_eq!(team(&mut tx, &scope(), day).await.unwrap().len(), usize::from(is_active));
        }
        assert!(remove_reader(&mut tx, &scope(), (RECORD, BO)).await.unwrap());
        assert!(remove_officer(&mut tx, &scope(), BO).await.unwrap());
        assert_eq!(concern_rules(&mut tx, &scope()).await.unwrap(), (None, 0));
        assert!(put_concern_rules(&mut tx, &scope(), (Some(6), 0)).await.unwrap());
        assert!(!put_concern_rules(&mut tx, &scope(), (Some(9), 0)).await.unwrap());
        assert!(put_concern_rules(&mut tx, &scope(), (None, 1)).await.unwrap());
        assert_eq!(concern_rules(&mut tx, &scope()).await.unwrap(), (None, 2));
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn the_trail_of_the_pupil_has_nothing_of_it_and_that_of_the_record_has_and_the_chain_is_whole() {
    on_both_engines(|db| async move {
        done(begun(&db).await).await;
        let place = PupilPlace { school: SCHOOL, pupil: PUPIL, groups: Vec::new() };
        let of_pupil = OfPupil::issue(&Actor::Operator, Action::ViewPupilTrail, &place).unwrap();
        let mut tx = db.read().await.unwrap();
        let lines = audit::of_pupil(&mut tx, &of_pupil, (i64::MAX, 100)).await.unwrap();
        assert!(lines.iter().all(|line| !line.action.starts_with("concern")), "{lines:?}");
        let lines = audit::of_concern(&mut tx, &proof(), 10).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.action.as_str()).collect::<Vec<_>>(), ["concern_seen"]);
        assert!(!lines[0].detail.contains(&PUPIL.to_string()));
        assert!(audit::verify(&mut tx, &scope()).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn it_goes_with_the_file_and_is_not_counted_or_goes_earlier_for_a_reader() {
    on_both_engines(|db| async move {
        let mut tx = begun(&db).await;
        add_entry(&mut tx, &scope(), RECORD, &entry(1, 3)).await.unwrap();
        let who = (&Personal::new("Anna".to_owned()), at());
        add_reader(&mut tx, &scope(), (RECORD, ANNA), who).await.unwrap();
        let one = StepTaken { step: 1, taken_on: date(2026, 2, 1), author_name: Personal::default() };
        put_step(&mut tx, &proof(), (&one, at())).await.unwrap();
        done(tx).await;
        let mut tx = db.write().await.unwrap();
        let records = trust::destroy(&mut tx, &scope(), (PUPIL, Category::File), at()).await.unwrap();
        assert_eq!(records, 0, "how much was destroyed tells nobody that it was there");
        assert!(concern_of_pupil(&mut tx, &scope(), PUPIL).await.unwrap().is_none());
        assert!(entries(&mut tx, &proof()).await.unwrap().is_empty());
        assert!(!destroy_concern(&mut tx, &proof()).await.unwrap());
        tx.undo().await.unwrap();
        let mut tx = db.write().await.unwrap();
        assert!(destroy_concern(&mut tx, &proof()).await.unwrap());
        assert!(concerns(&mut tx, &scope()).await.unwrap().is_empty());
        done(tx).await;
    })
    .await;
}
