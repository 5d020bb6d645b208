//! The talk about a round, on both engines.

use crate::{
    Db, StoreError, WriteTx,
    audit::{AuditEvent, Deed},
    surveys::*,
    testing::on_both_engines,
    tests::small_school,
};
use domain::{
    Personal,
    ids::{RemarkId, SchoolId, SurveyAgreementId, SurveyId},
    surveys::{AgreementState, Remark, RemarkKind, Survey, SurveyAgreement, SurveyKind, SurveyState},
};
use jiff::{Timestamp, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const SURVEY: SurveyId = SurveyId(Uuid::from_u128(70));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditSurveys, Resource::School(SCHOOL)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

async fn done(tx: WriteTx) {
    let deed = Deed::SurveyTalkOpened { survey: SURVEY };
    tx.commit(&AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed }).await.unwrap();
}

async fn with_round(db: &Db) -> WriteTx {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let survey = Survey {
        id: SURVEY,
        kind: SurveyKind::List,
        title: "Lijst".to_owned(),
        intro: String::new(),
        model: None,
        levels: Vec::new(),
        questions: Vec::new(),
        small_agreed: false,
        state: SurveyState::Closed,
        previous: None,
        is_example: false,
        closes_on: None,
        made_at: at(),
        opened_at: None,
        closed_at: None,
        version: 1,
    };
    add_survey(&mut tx, &scope(), &survey).await.unwrap();
    tx
}

#[tokio::test]
async fn a_talk_is_found_by_its_code_as_long_as_it_is_open_and_changed_by_one_at_a_time() {
    on_both_engines(|db| async move {
        let mut tx = with_round(&db).await;
        let code = Some("KX7M-4PQA".to_owned());
        let open = KeptTalk { code, opened_at: at(), closed_at: None, version: 0 };
        assert_eq!(talk(&mut tx, &scope(), SURVEY).await.unwrap(), None);
        assert!(put_talk(&mut tx, &scope(), SURVEY, &open).await.unwrap());
        assert!(!put_talk(&mut tx, &scope(), SURVEY, &open).await.unwrap(), "somebody was first");
        assert_eq!(talk_by_code(&mut tx, "KX7M-4PQA").await.unwrap(), Some((SCHOOL, SURVEY)));
        let closed = KeptTalk { code: None, closed_at: Some(at()), version: 1, ..open.clone() };
        assert!(put_talk(&mut tx, &scope(), SURVEY, &closed).await.unwrap());
        assert!(!put_talk(&mut tx, &scope(), SURVEY, &closed).await.unwrap(), "somebody was first");
        assert_eq!(talk_by_code(&mut tx, "KX7M-4PQA").await.unwrap(), None);
        let kept = talk(&mut tx, &scope(), SURVEY).await.unwrap();
        assert_eq!(kept, Some(KeptTalk { version: 2, ..closed }));
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn remarks_stand_in_the_order_of_their_random_ids_and_are_sorted_by_one_at_a_time() {
    on_both_engines(|db| async move {
        let mut tx = with_round(&db).await;
        let remark = |id: u128, kind| Remark {
            id: RemarkId(Uuid::from_u128(id)),
            kind,
            text: Personal::new(format!("nummer {id}")),
            subject: None,
            is_hidden: false,
            version: 1,
        };
        // In another order than they come in.
        for (id, kind) in [(9, RemarkKind::Minus), (3, RemarkKind::Plus), (5, RemarkKind::Question)] {
            add_remark(&mut tx, &scope(), SURVEY, &remark(id, kind)).await.unwrap();
        }
        assert_eq!(count_remarks(&mut tx, &scope(), SURVEY).await.unwrap(), 3);
        let moved = Remark { subject: Some(2), is_hidden: true, ..remark(5, RemarkKind::Question) };
        assert!(sort_remark(&mut tx, &scope(), &moved).await.unwrap());
        assert!(!sort_remark(&mut tx, &scope(), &moved).await.unwrap(), "somebody was first");
        assert_eq!(count_remarks(&mut tx, &scope(), SURVEY).await.unwrap(), 2, "one is off the screen");
        let all = remarks(&mut tx, &scope(), SURVEY).await.unwrap();
        let moved = Remark { version: 2, ..moved };
        assert_eq!(all, [remark(3, RemarkKind::Plus), moved.clone(), remark(9, RemarkKind::Minus)]);
        rewrite_remarks(&mut tx, &scope(), SURVEY, Uuid::new_v4).await.unwrap();
        let anew = remarks(&mut tx, &scope(), SURVEY).await.unwrap();
        assert!(anew.iter().all(|one| one.id.0.get_version_num() == 4));
        let same = |one: &Remark| Remark { id: moved.id, ..one.clone() } == moved;
        assert_eq!((anew.len(), anew.iter().filter(|one| same(one)).count()), (3, 1));
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn texts_and_agreements_know_when_somebody_was_first() {
    on_both_engines(|db| async move {
        let mut tx = with_round(&db).await;
        let page = KeptPage { name: "conclusions".into(), text: "Eén".into(), changed_at: at(), version: 0 };
        assert!(put_page(&mut tx, &scope(), SURVEY, &page).await.unwrap());
        assert!(!put_page(&mut tx, &scope(), SURVEY, &page).await.unwrap(), "somebody was first");
        let second = KeptPage { text: "Twee".into(), version: 1, ..page };
        assert!(put_page(&mut tx, &scope(), SURVEY, &second).await.unwrap());
        let kept = pages(&mut tx, &scope(), SURVEY).await.unwrap();
        assert_eq!(kept, [KeptPage { version: 2, ..second }]);
        let agreement = SurveyAgreement {
            id: SurveyAgreementId(Uuid::from_u128(4)),
            who: "ib".into(),
            what: "kijken".into(),
            due: Some(date(2026, 6, 1)),
            state: AgreementState::Open,
            reason: None,
            position: 1,
            version: 1,
        };
        add_agreement(&mut tx, &scope(), SURVEY, &agreement).await.unwrap();
        let dropped =
            SurveyAgreement { state: AgreementState::Dropped, reason: Some("tijd".into()), ..agreement };
        assert!(change_agreement(&mut tx, &scope(), SURVEY, &dropped).await.unwrap());
        assert!(!change_agreement(&mut tx, &scope(), SURVEY, &dropped).await.unwrap(), "somebody was first");
        let kept = agreements(&mut tx, &scope(), SURVEY).await.unwrap();
        assert_eq!(kept, [SurveyAgreement { version: 2, ..dropped }]);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_remark_without_a_round_is_refused() {
    on_both_engines(|db| async move {
        let mut tx = with_round(&db).await;
        let remark = Remark {
            id: RemarkId(Uuid::from_u128(1)),
            kind: RemarkKind::Plus,
            text: Personal::new("x".to_owned()),
            subject: None,
            is_hidden: false,
            version: 1,
        };
        let elsewhere = SurveyId(Uuid::from_u128(71));
        let refused: Result<(), StoreError> = add_remark(&mut tx, &scope(), elsewhere, &remark).await;
        assert!(refused.is_err());
    })
    .await;
}
