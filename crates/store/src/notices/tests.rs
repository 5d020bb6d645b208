//! Notices, choices and letters, on both engines.

use super::*;
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    ids::{AccountId, NoticeId, RoleGrantId, SchoolId},
    notices::{DigestPart, NoticeChoices, NoticeKind},
    trust::{Role, Term},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date, time},
};
use policy::{Action, Actor, Grant, InSchool, Own, Person, Resource};
use std::sync::Arc;
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const ANNA: AccountId = AccountId(Uuid::from_u128(90));
/// A Monday.
const DAY: Date = date(2026, 3, 2);

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditGroups, Resource::School(SCHOOL)).unwrap()
}

fn own() -> Own {
    let term = Term { from: DAY, until: None };
    let person = Person {
        account: ANNA,
        now: at(0),
        today: DAY,
        is_administrator: false,
        grants: vec![Grant { school: SCHOOL, role: Role::Teacher, term }],
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    };
    Own::issue(&Actor::Person(Arc::new(person))).unwrap()
}

/// So many minutes after eight in the morning of the day.
fn at(minutes: i64) -> Timestamp {
    "2026-03-02T08:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_mins(minutes)
}

async fn done(tx: WriteTx) {
    tx.commit(&AuditEvent {
        at: at(0),
        actor: Actor::Operator,
        school: Some(SCHOOL),
        deed: Deed::SchoolEdited,
    })
    .await
    .unwrap();
}

/// A small school in which Anna teaches.
async fn with_anna(db: &Db) {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let email = "anna@school.example".parse().unwrap();
    trust::add_account(&mut tx, (ANNA, &email, "Anna"), false, at(0)).await.unwrap();
    let grant = RoleGrantId(Uuid::from_u128(91));
    let term = Term { from: DAY, until: None };
    trust::put_grant(&mut tx, &scope(), (grant, ANNA), (Role::Teacher, term)).await.unwrap();
    done(tx).await;
}

fn told(no: u128, about: u128, minutes: i64) -> Notice {
    Notice {
        id: NoticeId(Uuid::from_u128(no)),
        account: ANNA,
        kind: NoticeKind::AgreementGiven,
        about: Some(Uuid::from_u128(about)),
        no: None,
        made_at: at(minutes),
        read_at: None,
    }
}

async fn tell(db: &Db, new: &[Notice]) {
    let mut tx = db.write().await.unwrap();
    for one in new {
        add_notice(&mut tx, &scope(), one).await.unwrap();
    }
    done(tx).await;
}

async fn unread(db: &Db) -> i64 {
    let all = unread_by_school(&mut db.read().await.unwrap(), &own()).await.unwrap();
    all.first().map_or(0, |(school, count)| {
        assert_eq!(*school, SCHOOL);
        *count
    })
}

#[tokio::test]
async fn what_was_not_read_is_told_once_and_what_was_read_again() {
    on_both_engines(|db| async move {
        with_anna(&db).await;
        tell(&db, &[told(1, 50, 0), told(2, 51, 1), told(3, 50, 2)]).await;
        let all = notices_of(&mut db.read().await.unwrap(), (&own(), SCHOOL), 10).await.unwrap();
        assert_eq!(all, [told(3, 50, 2), told(2, 51, 1)], "the same thing is told once, newest first");
        mark_read(&db, (&own(), SCHOOL), &[NoticeId(Uuid::from_u128(3))], at(5)).await.unwrap();
        tell(&db, &[told(4, 50, 6)]).await;
        assert_eq!(unread(&db).await, 2, "what was read stays, and is told anew");
        let of_anna = (ANNA, NoticeKind::AgreementGiven, Uuid::from_u128(50));
        let mut tx = db.read().await.unwrap();
        assert!(was_told(&mut tx, &scope(), of_anna, at(6)).await.unwrap());
        assert!(!was_told(&mut tx, &scope(), of_anna, at(7)).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn marking_all_leaves_what_came_later_and_can_be_taken_back() {
    on_both_engines(|db| async move {
        with_anna(&db).await;
        tell(&db, &[told(1, 50, 0), told(2, 51, 1), told(3, 52, 9)]).await;
        mark_read(&db, (&own(), SCHOOL), &[NoticeId(Uuid::from_u128(1))], at(2)).await.unwrap();
        let of = own();
        assert_eq!(mark_all_read(&db, (&of, SCHOOL), (at(10), at(5))).await.unwrap(), 1);
        assert_eq!(unread(&db).await, 1, "nobody saw the third");
        unmark_read(&db, (&of, SCHOOL), Err(at(10))).await.unwrap();
        assert_eq!(unread(&db).await, 2, "the first was read before");
        unmark_read(&db, (&of, SCHOOL), Ok(NoticeId(Uuid::from_u128(1)))).await.unwrap();
        assert_eq!(unread(&db).await, 3);
        let mut tx = db.write().await.unwrap();
        assert_eq!(forget_notices(&mut tx, &scope(), at(1)).await.unwrap(), 1);
        done(tx).await;
        assert_eq!(unread(&db).await, 2);
        let gone =
            notice(&mut db.read().await.unwrap(), (&of, SCHOOL), NoticeId(Uuid::from_u128(1))).await.unwrap();
        assert_eq!(gone, None);
    })
    .await;
}

#[tokio::test]
async fn who_listens_hears_only_what_is_kept() {
    on_both_engines(|db| async move {
        with_anna(&db).await;
        let mut bell = db.listen();
        let mut tx = db.write().await.unwrap();
        add_notice(&mut tx, &scope(), &told(1, 50, 0)).await.unwrap();
        tx.undo().await.unwrap();
        assert!(bell.try_recv().is_err(), "what was undone nobody hears");
        tell(&db, &[told(1, 50, 0)]).await;
        assert_eq!(bell.try_recv().unwrap(), ANNA);
        assert!(bell.try_recv().is_err(), "once");
    })
    .await;
}

#[tokio::test]
async fn choices_come_back_as_they_were_made_and_the_second_is_not_lost() {
    on_both_engines(|db| async move {
        with_anna(&db).await;
        assert_eq!(choices(&mut db.read().await.unwrap(), ANNA).await.unwrap(), NoticeChoices::usual());
        let mine = NoticeChoices {
            muted: [NoticeKind::TalkMoved, NoticeKind::CaseWaits].into(),
            is_mailed: true,
            parts: [DigestPart::Cases].into(),
            weekdays: [false, false, true, false, false, false, true],
            at: time(16, 45, 0, 0),
            quiet: None,
            language: "en".to_owned(),
            version: 0,
        };
        let put = async |new: &NoticeChoices| {
            let mut tx = db.write().await.unwrap();
            let is_kept = put_choices(&mut tx, &own(), (new, at(0))).await.unwrap();
            done(tx).await;
            is_kept
        };
        assert!(put(&mine).await);
        let kept = choices(&mut db.read().await.unwrap(), ANNA).await.unwrap();
        assert_eq!(kept, NoticeChoices { version: 1, ..mine.clone() });
        let quiet = Some((time(22, 0, 0, 0), time(6, 30, 0, 0)));
        let newer = NoticeChoices { quiet, muted: [].into(), version: 1, ..mine };
        assert!(put(&newer).await);
        assert!(!put(&newer).await, "somebody was first");
        let kept = choices(&mut db.read().await.unwrap(), ANNA).await.unwrap();
        assert_eq!(kept, NoticeChoices { version: 2, ..newer });
    })
    .await;
}

const LETTER: LetterKey = LetterKey { account: ANNA, kind: LetterKind::Digest, day: DAY };

async fn who(db: &Db, day: Date, hour: i8) -> Vec<AccountId> {
    who_gets_letters(&mut db.read().await.unwrap(), (day, time(hour, 0, 0, 0))).await.unwrap()
}

#[tokio::test]
async fn a_digest_is_for_who_works_here_on_her_days_from_her_hour_and_once() {
    on_both_engines(|db| async move {
        with_anna(&db).await;
        assert_eq!(who(&db, DAY, 7).await, [], "the usual hour is half past seven");
        assert_eq!(who(&db, DAY, 8).await, [ANNA]);
        assert_eq!(who(&db, date(2026, 3, 7), 8).await, [], "a Saturday");
        assert_eq!(who(&db, date(2026, 2, 27), 8).await, [], "her role had not begun");
        let mut tx = db.write().await.unwrap();
        let saturdays = NoticeChoices {
            weekdays: [false, false, false, false, false, true, false],
            at: time(10, 0, 0, 0),
            ..NoticeChoices::usual()
        };
        assert!(put_choices(&mut tx, &own(), (&saturdays, at(0))).await.unwrap());
        done(tx).await;
        assert_eq!(who(&db, DAY, 12).await, []);
        assert_eq!(who(&db, date(2026, 3, 7), 9).await, []);
        assert_eq!(who(&db, date(2026, 3, 7), 10).await, [ANNA]);
        let saturday = LetterKey { day: date(2026, 3, 7), ..LETTER };
        let mut tx = db.write().await.unwrap();
        assert!(make_letter(&mut tx, saturday, at(0)).await.unwrap());
        assert!(!make_letter(&mut tx, saturday, at(0)).await.unwrap(), "one a day");
        done(tx).await;
        assert_eq!(who(&db, date(2026, 3, 7), 11).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_claimed_by_one_and_settled_by_who_has_it() {
    on_both_engines(|db| async move {
        with_anna(&db).await;
        let mut tx = db.write().await.unwrap();
        make_letter(&mut tx, LETTER, at(0)).await.unwrap();
        done(tx).await;
        let due = async |minutes| {
            let all = due_letters(&mut db.read().await.unwrap(), at(minutes), 10).await.unwrap();
            all.into_iter().map(|letter| letter.attempts).collect::<Vec<_>>()
        };
        assert_eq!(due(0).await, [0]);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (first, second) = tokio::join!(
            claim_letter(&db, LETTER, (at(0), at(15)), one),
            claim_letter(&db, LETTER, (at(0), at(15)), other)
        );
        assert!(first.unwrap() != second.unwrap(), "one of two has it");
        assert_eq!(due(14).await, Vec::<i64>::new());
        assert_eq!(due(15).await, [1], "who fell over lets it go");
        assert!(claim_letter(&db, LETTER, (at(15), at(30)), Uuid::from_u128(3)).await.unwrap());
        for lost in [one, other] {
            settle_letter(&db, (LETTER, lost), (LetterState::Sent, at(16))).await.unwrap();
        }
        let standing = async || letters_since(&mut db.read().await.unwrap(), DAY).await.unwrap();
        assert_eq!(standing().await, [(LetterState::Sending, 1)], "a claim that is over settles nothing");
        settle_letter(&db, (LETTER, Uuid::from_u128(3)), (LetterState::Waiting, at(20))).await.unwrap();
        assert_eq!(due(19).await, Vec::<i64>::new());
        postpone_letter(&db, LETTER, (at(20), at(60))).await.unwrap();
        assert_eq!(due(59).await, Vec::<i64>::new());
        assert_eq!(due(60).await, [2], "to wait is no try");
        assert!(claim_letter(&db, LETTER, (at(60), at(75)), one).await.unwrap());
        settle_letter(&db, (LETTER, one), (LetterState::Sent, at(61))).await.unwrap();
        assert_eq!(standing().await, [(LetterState::Sent, 1)]);
        assert!(!claim_letter(&db, LETTER, (at(999), at(1015)), one).await.unwrap(), "sent is sent");
        let mut tx = db.write().await.unwrap();
        let next = date(2026, 3, 3);
        assert_eq!(last_letter_before(&mut tx, ANNA, next).await.unwrap(), Some(DAY));
        assert_eq!(last_letter_before(&mut tx, ANNA, DAY).await.unwrap(), None);
        assert_eq!(forget_letters(&mut tx, DAY).await.unwrap(), 0);
        assert_eq!(forget_letters(&mut tx, next).await.unwrap(), 1);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn an_example_can_be_asked_for_again_when_it_is_done_for_a_while() {
    on_both_engines(|db| async move {
        with_anna(&db).await;
        let example = LetterKey { kind: LetterKind::Example, ..LETTER };
        let ask = async |minutes| {
            let mut tx = db.write().await.unwrap();
            let is_made = ask_letter(&mut tx, example, (at(minutes), at(minutes - 1))).await.unwrap();
            done(tx).await;
            is_made
        };
        assert!(ask(0).await);
        assert!(!ask(5).await, "it waits still");
        let claim = Uuid::from_u128(1);
        assert!(claim_letter(&db, example, (at(5), at(20)), claim).await.unwrap());
        settle_letter(&db, (example, claim), (LetterState::Sent, at(5))).await.unwrap();
        assert!(!ask(5).await, "a moment ago");
        assert!(ask(6).await);
        let due = due_letters(&mut db.read().await.unwrap(), at(6), 10).await.unwrap();
        assert_eq!(due, [Letter { key: example, attempts: 0, made_at: at(6) }]);
    })
    .await;
}
