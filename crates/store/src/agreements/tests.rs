//! Agreements, their moves, and what goes with a file, on both engines.

use super::*;
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    today::{DeskVisit, desk_visit, put_desk_visit},
    trust,
};
use domain::{
    Personal,
    agreements::{Agreement, AgreementMove, AgreementSource, AgreementState},
    ids::{AccountId, AgreementId, GroupId, PlanId, PupilId, SchoolId, TalkId},
    trust::retention::Category,
};
use jiff::{Timestamp, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));
const GROUP: GroupId = GroupId(Uuid::from_u128(10));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(90));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditGroups, Resource::School(SCHOOL)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

fn one(no: u128) -> Agreement {
    Agreement {
        id: AgreementId(Uuid::from_u128(no)),
        what: Personal::new("Breuken uitproberen".to_owned()),
        owner: Some(AUTHOR),
        owner_name: Personal::new("Anna".to_owned()),
        first_due_on: date(2026, 3, 13),
        due_on: date(2026, 3, 13),
        halfway_on: Some(date(2026, 3, 7)),
        halfway_at: None,
        pupil: Some(PUPIL),
        group: None,
        source: AgreementSource::None,
        is_private: false,
        state: AgreementState::Open,
        closed_on: None,
        reason: Personal::default(),
        moves: 0,
        author: AUTHOR,
        author_name: Personal::new("Anna".to_owned()),
        made_at: at(),
        changed_at: at(),
        version: 1,
    }
}

async fn done(tx: WriteTx) {
    let deed = Deed::AgreementMade { agreement: one(1).id, pupil: Some(PUPIL), group: None };
    let event = AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed };
    tx.commit(&event).await.unwrap();
}

async fn with_author(db: &Db) -> WriteTx {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let email = "anna@school.example".parse().unwrap();
    trust::add_account(&mut tx, (AUTHOR, &email, "Anna"), false, at()).await.unwrap();
    tx
}

#[tokio::test]
async fn an_agreement_comes_back_whole_and_only_the_first_change_of_a_version_counts() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        let source = AgreementSource::Talk(TalkId(Uuid::from_u128(5)));
        let new = Agreement { source, is_private: true, group: Some(GROUP), ..one(1) };
        add_agreement(&mut tx, &scope(), &new).await.unwrap();
        let changed = Agreement {
            what: Personal::new("Iets anders".to_owned()),
            owner: None,
            owner_name: Personal::new("ouders".to_owned()),
            due_on: date(2026, 4, 1),
            halfway_on: None,
            halfway_at: Some(at()),
            pupil: None,
            group: None,
            is_private: false,
            state: AgreementState::Dropped,
            closed_on: Some(date(2026, 3, 20)),
            reason: Personal::new("verhuisd".to_owned()),
            moves: 1,
            first_due_on: date(2026, 3, 12),
            ..new.clone()
        };
        assert!(change_agreement(&mut tx, &scope(), &changed).await.unwrap());
        assert!(!change_agreement(&mut tx, &scope(), &new).await.unwrap(), "somebody was first");
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let kept = agreement(&mut tx, &scope(), new.id).await.unwrap().unwrap();
        assert_eq!(kept, Agreement { version: 2, ..changed });
        assert_eq!(agreements_of_source(&mut tx, &scope(), source).await.unwrap(), [kept]);
        let of_plan = AgreementSource::Plan(PlanId(Uuid::from_u128(5)));
        assert!(agreements_of_source(&mut tx, &scope(), of_plan).await.unwrap().is_empty(), "another kind");
        assert!(agreements_of_source(&mut tx, &scope(), AgreementSource::None).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn lists_by_state_day_pupil_and_group() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        let closed = |no, day, state| Agreement { state, closed_on: Some(day), ..one(no) };
        for new in [
            Agreement { due_on: date(2026, 3, 20), ..one(1) },
            one(2),
            Agreement { pupil: None, group: Some(GROUP), is_private: true, ..one(3) },
            Agreement { first_due_on: date(2026, 1, 5), ..closed(4, date(2026, 3, 1), AgreementState::Done) },
            closed(5, date(2026, 3, 8), AgreementState::Dropped),
        ] {
            add_agreement(&mut tx, &scope(), &new).await.unwrap();
        }
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let (scope, ids) =
            (scope(), |found: Vec<Agreement>| found.iter().map(|one| one.id.0.as_u128()).collect::<Vec<_>>());
        assert_eq!(ids(open_agreements(&mut tx, &scope).await.unwrap()), [2, 3, 1]);
        assert_eq!(ids(closed_agreements(&mut tx, &scope, (date(2026, 3, 1), 9)).await.unwrap()), [5, 4]);
        assert_eq!(ids(closed_agreements(&mut tx, &scope, (date(2026, 3, 2), 9)).await.unwrap()), [5]);
        assert_eq!(ids(closed_agreements(&mut tx, &scope, (date(2026, 3, 1), 1)).await.unwrap()), [5]);
        let period = (date(2026, 2, 1), date(2026, 3, 13));
        assert_eq!(agreements_promised_between(&mut tx, &scope, period).await.unwrap().len(), 4);
        assert_eq!(agreements_about_pupil(&mut tx, &scope, PUPIL).await.unwrap().len(), 4);
        assert_eq!(agreements_of_group(&mut tx, &scope, GROUP).await.unwrap().len(), 5, "and of its pupils");
        let today = date(2026, 3, 14);
        let due = [AgreementMatter { pupil: PUPIL, due_on: date(2026, 3, 20) }];
        assert_eq!(matters_of_school(&mut tx, &scope, today).await.unwrap(), due);
        assert_eq!(matters_of_pupil(&mut tx, &scope, (PUPIL, today)).await.unwrap(), due);
        assert_eq!(matters_of_group(&mut tx, &scope, (GROUP, today)).await.unwrap(), due);
        let nobody = PupilId(Uuid::from_u128(77));
        assert!(matters_of_pupil(&mut tx, &scope, (nobody, today)).await.unwrap().is_empty());
        let named = pupils_named(&mut tx, &scope).await.unwrap();
        assert_eq!(named.iter().map(|one| one.pupil).collect::<Vec<_>>(), [PUPIL]);
        assert_eq!(groups_named(&mut tx, &scope).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_moved_stays_and_goes_with_the_file_of_the_pupil() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        let of_talk = AgreementSource::Talk(TalkId(Uuid::from_u128(5)));
        add_agreement(&mut tx, &scope(), &one(1)).await.unwrap();
        add_agreement(&mut tx, &scope(), &Agreement { pupil: None, source: of_talk, ..one(2) })
            .await
            .unwrap();
        let moved = AgreementMove {
            no: 1,
            from_on: date(2026, 3, 13),
            to_on: date(2026, 3, 20),
            reason: Personal::new("ziek".to_owned()),
            author_name: Personal::new("Anna".to_owned()),
            made_at: at(),
        };
        for agreement in [one(1).id, one(2).id] {
            add_move(&mut tx, &scope(), (agreement, AUTHOR), &moved).await.unwrap();
        }
        done(tx).await;
        assert_eq!(moves_of(&mut db.read().await.unwrap(), &scope(), one(1).id).await.unwrap(), [moved]);
        let mut tx = db.write().await.unwrap();
        trust::destroy(&mut tx, &scope(), (PUPIL, Category::File), at()).await.unwrap();
        done(tx).await;
        let mut tx = db.write().await.unwrap();
        assert!(agreement(&mut tx, &scope(), one(1).id).await.unwrap().is_none());
        assert!(moves_of(&mut tx, &scope(), one(1).id).await.unwrap().is_empty());
        assert!(agreement(&mut tx, &scope(), one(2).id).await.unwrap().is_some(), "it is about nobody");
        assert_eq!(forget_agreements_of_source(&mut tx, &scope(), of_talk).await.unwrap(), 2);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_visit_is_kept_for_each_person() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        assert_eq!(desk_visit(&mut tx, &scope(), AUTHOR).await.unwrap(), None);
        let first = DeskVisit { since_at: at(), seen_at: at() };
        let later = at().checked_add(jiff::SignedDuration::from_hours(20)).unwrap();
        for visit in [first, DeskVisit { seen_at: later, ..first }] {
            put_desk_visit(&mut tx, &scope(), (AUTHOR, visit)).await.unwrap();
            assert_eq!(desk_visit(&mut tx, &scope(), AUTHOR).await.unwrap(), Some(visit));
        }
        done(tx).await;
    })
    .await;
}
