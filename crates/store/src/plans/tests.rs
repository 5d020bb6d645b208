//! Plans on both engines: two who write at once lose nothing, what was agreed stays, and forgetting leaves nothing.

use super::*;
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, ConsentId, GoalId, GroupId, NeedLineId, PlanId, PlanSessionId, PupilId, SchoolId},
    needs::{NeedKind, NeedLine},
    plans::{
        Arrangement, Consent, ConsentAnswer, FrozenLayout, FrozenPlan, Goal, GoalOutcome, Layout, Measure,
        Outcome, Plan, PlanKind, PlanPupil, PlanSession, PlanState, PlanText,
    },
};
use jiff::{Timestamp, ToSpan as _, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(90));
const COLLEAGUE: AccountId = AccountId(Uuid::from_u128(91));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(SCHOOL)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

async fn done(tx: WriteTx) {
    let event =
        AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
}

fn plan_of(number: u128) -> Plan {
    Plan {
        id: PlanId(Uuid::from_u128(number)),
        kind: PlanKind::Support,
        style: None,
        title: Personal::new("Tafels".to_owned()),
        subjects: vec!["Rekenen".to_owned()],
        group: None,
        school_year: SchoolYear::starting_in(2026).unwrap(),
        layout: None,
        state: PlanState::Draft,
        starts_on: date(2026, 9, 1),
        ends_on: date(2026, 11, 1),
        halfway_on: None,
        previous: None,
        replaces: None,
        edition: 1,
        is_shared: false,
        author: AUTHOR,
        author_name: Personal::new("Ib'er".to_owned()),
        made_at: at(),
        changed_at: at(),
        agreed_on: None,
        ended_at: None,
        version: 1,
    }
}

fn said(text: &str, author: AccountId, minutes: i64, version: i64) -> PlanText {
    PlanText {
        part: String::new(),
        field: "question".to_owned(),
        text: Personal::new(text.to_owned()),
        author,
        author_name: Personal::new("Iemand".to_owned()),
        changed_at: at() + minutes.minutes(),
        version,
    }
}

/// A school with two accounts and a plan for one pupil.
async fn with_plan(db: &Db) -> (PlanId, PupilId) {
    small_school(db).await;
    let pupil = PupilId(Uuid::from_u128(20));
    let mut tx = db.write().await.unwrap();
    for (id, name) in [(AUTHOR, "Anna"), (COLLEAGUE, "Bea")] {
        let email = format!("{name}@school.example").parse().unwrap();
        trust::add_account(&mut tx, (id, &email, name), false, at()).await.unwrap();
    }
    let plan = plan_of(500);
    add_plan(&mut tx, &scope(), &plan).await.unwrap();
    let place = PlanPupil { pupil, arrangement: Some(Arrangement::Intensive), position: 1 };
    place_pupil(&mut tx, &scope(), plan.id, &place).await.unwrap();
    done(tx).await;
    (plan.id, pupil)
}

async fn put(db: &Db, plan: PlanId, text: &PlanText) -> bool {
    let mut tx = db.write().await.unwrap();
    let typing_since = text.changed_at - 30.minutes();
    let is_saved = put_text(&mut tx, &scope(), plan, NewText { text, typing_since }).await.unwrap();
    done(tx).await;
    is_saved
}

#[tokio::test]
async fn who_writes_in_the_same_place_later_does_not_overwrite_what_she_did_not_see() {
    on_both_engines(|db| async move {
        let (plan, _) = with_plan(&db).await;
        assert!(put(&db, plan, &said("Waarom lukt het niet?", AUTHOR, 0, 0)).await);
        assert!(!put(&db, plan, &said("Iets anders", COLLEAGUE, 1, 0)).await, "both began at nothing");
        assert!(put(&db, plan, &said("Waarom lukt delen niet?", COLLEAGUE, 2, 1)).await);
        assert!(!put(&db, plan, &said("Waarom?", AUTHOR, 3, 1)).await, "she looked at the first");
        let mut tx = db.read().await.unwrap();
        let now = texts(&mut tx, &scope(), plan).await.unwrap();
        assert_eq!(now, [said("Waarom lukt delen niet?", COLLEAGUE, 2, 2)]);
    })
    .await;
}

#[tokio::test]
async fn what_stood_there_is_kept_but_not_every_pause_of_who_is_typing() {
    on_both_engines(|db| async move {
        let (plan, _) = with_plan(&db).await;
        for (text, author, minutes, version) in [
            ("W", AUTHOR, 0, 0),
            ("Waarom", AUTHOR, 1, 1),
            ("Waarom niet?", COLLEAGUE, 2, 2),
            ("Waarom dan niet?", COLLEAGUE, 40, 3),
        ] {
            assert!(put(&db, plan, &said(text, author, minutes, version)).await);
        }
        let mut tx = db.read().await.unwrap();
        let kept = text_versions(&mut tx, &scope(), (plan, "", "question")).await.unwrap();
        let kept: Vec<&str> = kept.iter().map(|text| text.text.reveal().as_str()).collect();
        assert_eq!(kept, ["Waarom niet?", "Waarom"], "her own \"W\" of a minute before was typing");
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_changed_once_and_says_when_its_state_is_another() {
    on_both_engines(|db| async move {
        let (id, pupil) = with_plan(&db).await;
        let changed = Plan { state: PlanState::Running, is_shared: true, ..plan_of(500) };
        let mut tx = db.write().await.unwrap();
        assert!(change_plan(&mut tx, &scope(), &changed).await.unwrap());
        assert!(!change_plan(&mut tx, &scope(), &changed).await.unwrap(), "it has another version by now");
        assert!(!touch(&mut tx, &scope(), (id, PlanState::Draft), at()).await.unwrap());
        assert!(touch(&mut tx, &scope(), (id, PlanState::Running), at() + 1.hour()).await.unwrap());
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let now = Plan { version: 2, changed_at: at() + 1.hour(), ..changed };
        assert_eq!(plan(&mut tx, &scope(), id).await.unwrap(), Some(now.clone()));
        assert_eq!(plans_of_pupil(&mut tx, &scope(), pupil).await.unwrap(), std::slice::from_ref(&now));
        assert_eq!(open_plans(&mut tx, &scope()).await.unwrap(), std::slice::from_ref(&now));
        assert_eq!(plans_of_year(&mut tx, &scope(), now.school_year).await.unwrap(), [now]);
        let all = matters_of_school(&mut tx, &scope()).await.unwrap();
        assert_eq!(all.iter().map(|one| (one.plan, one.pupil)).collect::<Vec<_>>(), [(id, pupil)]);
        assert_eq!(matters_of_pupil(&mut tx, &scope(), pupil).await.unwrap(), all);
        assert_eq!(matters_of_group(&mut tx, &scope(), GroupId(Uuid::from_u128(10))).await.unwrap(), all);
        assert_eq!(matters_of_group(&mut tx, &scope(), GroupId(Uuid::from_u128(11))).await.unwrap(), []);
        let place = PlanPupil { pupil, arrangement: Some(Arrangement::Intensive), position: 1 };
        assert_eq!(pupils(&mut tx, &scope(), id).await.unwrap(), [place]);
        assert_eq!(pupils_of(&mut tx, &scope()).await.unwrap().get(&id), Some(&vec![place]));
    })
    .await;
}

fn goal_of(plan: PlanId) -> Goal {
    Goal {
        id: GoalId(Uuid::from_u128(600)),
        plan,
        part: String::new(),
        wording: Personal::new("Kent de tafels tot 5".to_owned()),
        measure: Measure::Seen { how: "tempotoets".to_owned() },
        due_on: date(2026, 11, 1),
        share: Some(80),
        outcome: None,
        learned: Personal::new(String::new()),
        position: 1,
        version: 1,
    }
}

#[tokio::test]
async fn goals_come_back_with_what_came_of_them() {
    on_both_engines(|db| async move {
        let (plan, pupil) = with_plan(&db).await;
        let goal = goal_of(plan);
        let outcome = GoalOutcome {
            goal: goal.id,
            pupil,
            baseline: None,
            actual: None,
            outcome: Some(Outcome::Partly),
            is_by_hand: true,
            remark: Personal::new("tot 4".to_owned()),
        };
        let mut tx = db.write().await.unwrap();
        add_goal(&mut tx, &scope(), &goal).await.unwrap();
        put_outcome(&mut tx, &scope(), &outcome).await.unwrap();
        let told =
            Goal { outcome: Some(Outcome::Partly), learned: Personal::new("langer".to_owned()), ..goal };
        assert!(say_outcome(&mut tx, &scope(), &told).await.unwrap());
        assert!(!say_outcome(&mut tx, &scope(), &told).await.unwrap(), "it has another version by now");
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(outcomes(&mut tx, &scope(), plan).await.unwrap(), [outcome]);
        let now = Goal { version: 2, ..told };
        assert_eq!(goals(&mut tx, &scope(), plan).await.unwrap(), std::slice::from_ref(&now));
        assert_eq!(goals_of(&mut tx, &scope()).await.unwrap().get(&plan), Some(&vec![now]));
        drop(tx);
        let mut tx = db.write().await.unwrap();
        take_back_outcome(&mut tx, &scope(), (GoalId(Uuid::from_u128(600)), pupil)).await.unwrap();
        assert!(
            remove_goal(&mut tx, &scope(), (plan, GoalId(Uuid::from_u128(600))), Some(at())).await.unwrap()
        );
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(goals(&mut tx, &scope(), plan).await.unwrap(), []);
        assert_eq!(outcomes(&mut tx, &scope(), plan).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_guardians_said_is_taken_back_but_stays() {
    on_both_engines(|db| async move {
        let (plan, pupil) = with_plan(&db).await;
        let consent = Consent {
            id: ConsentId(Uuid::from_u128(700)),
            pupil,
            contact: None,
            who: Personal::new("Moeder".to_owned()),
            has_authority: true,
            answer: ConsentAnswer::Agrees,
            how: Personal::new("handtekening".to_owned()),
            given_on: date(2026, 9, 10),
            author: AUTHOR,
            author_name: Personal::new("Anna".to_owned()),
            made_at: at(),
            removed: None,
        };
        let mut tx = db.write().await.unwrap();
        add_consent(&mut tx, &scope(), (plan, &consent)).await.unwrap();
        assert_eq!(take_back_consents(&mut tx, &scope(), plan, (at(), "gewijzigd")).await.unwrap(), 1);
        let again =
            take_back_consent(&mut tx, &scope(), (plan, consent.id), (at(), "nog eens")).await.unwrap();
        assert!(!again, "the first reason stays");
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let kept = Consent { removed: Some((at(), "gewijzigd".to_owned())), ..consent };
        assert_eq!(consents(&mut tx, &scope(), plan).await.unwrap(), [kept]);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_kept_as_it_was_put_before_guardians_and_goes_with_the_plan() {
    on_both_engines(|db| async move {
        let (plan, pupil) = with_plan(&db).await;
        let line = NeedLine {
            id: NeedLineId(Uuid::from_u128(900)),
            pupil,
            school_year: SchoolYear::starting_in(2026).unwrap(),
            kind: NeedKind::Helping,
            text: Personal::new("Leest met een maatje".to_owned()),
            seen_by: Some(Personal::new("juf".to_owned())),
            seen_on: Some(date(2026, 9, 3)),
            position: 1,
            author: AUTHOR,
            author_name: Personal::new("Anna".to_owned()),
            made_at: at(),
            changed_at: at(),
            replaces: None,
            ended: None,
            version: 1,
        };
        let layout = FrozenLayout { language: "nl".to_owned(), name: "Wet".to_owned(), sections: Vec::new() };
        let kept = FrozenPlan { pupil, at: at(), needs: vec![line.clone()], layouts: vec![layout] };
        let later = FrozenPlan { needs: Vec::new(), at: at() + 1.hour(), ..kept.clone() };
        let mut tx = db.write().await.unwrap();
        freeze(&mut tx, &scope(), plan, &kept).await.unwrap();
        freeze(&mut tx, &scope(), plan, &later).await.unwrap();
        assert_eq!(frozen(&mut tx, &scope(), plan).await.unwrap(), [kept], "the first stays");
        thaw(&mut tx, &scope(), plan).await.unwrap();
        assert_eq!(frozen(&mut tx, &scope(), plan).await.unwrap(), []);
        freeze(&mut tx, &scope(), plan, &later).await.unwrap();
        assert_eq!(forget_plan(&mut tx, &scope(), plan).await.unwrap(), 3, "what is kept, pupil, plan");
        assert_eq!(frozen(&mut tx, &scope(), plan).await.unwrap(), []);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_plan_leaves_nothing() {
    on_both_engines(|db| async move {
        let (plan, _) = with_plan(&db).await;
        assert!(put(&db, plan, &said("Waarom?", AUTHOR, 0, 0)).await);
        let session = PlanSession {
            id: PlanSessionId(Uuid::from_u128(800)),
            done_on: date(2026, 9, 10),
            minutes: 20,
            what: Personal::new("tafel van 3".to_owned()),
            author: AUTHOR,
            author_name: Personal::new("Anna".to_owned()),
            removed_at: None,
        };
        let mut tx = db.write().await.unwrap();
        add_goal(&mut tx, &scope(), &goal_of(plan)).await.unwrap();
        add_session(&mut tx, &scope(), (plan, &session), at()).await.unwrap();
        assert_eq!(sessions(&mut tx, &scope(), plan).await.unwrap(), [session]);
        assert_eq!(
            forget_plan(&mut tx, &scope(), plan).await.unwrap(),
            5,
            "text, goal, session, pupil, plan"
        );
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(super::plan(&mut tx, &scope(), plan).await.unwrap(), None);
        assert_eq!(sessions(&mut tx, &scope(), plan).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn one_layout_is_the_usual_one() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let layout = |key: &str, version| Layout {
            key: key.to_owned(),
            name: key.to_owned(),
            sections: Vec::new(),
            is_usual: true,
            is_removed: false,
            version,
        };
        let mut tx = db.write().await.unwrap();
        assert!(put_layout(&mut tx, &scope(), &layout("a", 0)).await.unwrap());
        assert!(put_layout(&mut tx, &scope(), &layout("b", 0)).await.unwrap());
        assert!(!put_layout(&mut tx, &scope(), &layout("a", 1)).await.unwrap(), "b took that it is usual");
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let usual: Vec<bool> =
            layouts(&mut tx, &scope()).await.unwrap().iter().map(|one| one.is_usual).collect();
        assert_eq!(usual, [false, true]);
    })
    .await;
}
