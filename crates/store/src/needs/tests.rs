//! Lines, phrases, and what goes with a file, on both engines.

use super::*;
use crate::{
    Db, StoreError, WriteTx,
    audit::{AuditEvent, Deed},
    plans, register,
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GoalId, GroupId, NeedLineId, PhraseId, PlanId, PupilId, SchoolId},
    needs::{NeedKind, NeedLine},
    plans::{Goal, Measure, Plan, PlanKind, PlanPupil, PlanState, PlanText},
    register::Pupil,
    trust::retention::Category,
};
use jiff::{Timestamp, ToSpan as _, civil::date};
use policy::{Action, Actor, InSchool, OfPupil, PupilPlace, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));
const OTHER: PupilId = PupilId(Uuid::from_u128(21));
const GROUP: GroupId = GroupId(Uuid::from_u128(10));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(90));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditGroups, Resource::School(SCHOOL)).unwrap()
}

fn of(pupil: PupilId) -> OfPupil {
    let place = PupilPlace { school: SCHOOL, pupil, groups: Vec::new() };
    OfPupil::issue(&Actor::Operator, Action::WriteNeeds, &place).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

fn year() -> SchoolYear {
    SchoolYear::starting_in(2025).unwrap()
}

async fn done(tx: WriteTx) {
    let event =
        AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
}

async fn with_author(db: &Db) -> WriteTx {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let email = "anna@school.example".parse().unwrap();
    trust::add_account(&mut tx, (AUTHOR, &email, "Anna"), false, at()).await.unwrap();
    let mut other = register::kept_pupils(&mut tx, &scope()).await.unwrap().remove(0);
    other.pupil = Pupil { id: OTHER, key: "ll-other".to_owned(), eck_id: None, ..other.pupil };
    register::put_pupil(&mut tx, &scope(), &other).await.unwrap();
    tx
}

fn written(number: u128, pupil: PupilId, text: &str) -> NeedLine {
    NeedLine {
        id: NeedLineId(Uuid::from_u128(number)),
        pupil,
        school_year: year(),
        kind: NeedKind::Instruction,
        text: Personal::new(text.to_owned()),
        seen_by: Some(Personal::new("de leerkracht".to_owned())),
        seen_on: Some(date(2025, 10, 3)),
        position: 1,
        author: AUTHOR,
        author_name: Personal::new("Anna".to_owned()),
        made_at: at(),
        changed_at: at(),
        replaces: None,
        ended: None,
        version: 1,
    }
}

#[tokio::test]
async fn a_line_is_changed_ended_and_put_back_by_its_version() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        let scope_of = of(PUPIL);
        let first = written(1, PUPIL, "kort is");
        add_line(&mut tx, &scope_of, &first).await.unwrap();
        assert_eq!(line(&mut tx, &scope_of, first.id).await.unwrap().as_ref(), Some(&first));
        assert_eq!(last_position(&mut tx, &scope_of, (year(), first.kind)).await.unwrap(), 1);
        assert_eq!(last_position(&mut tx, &scope_of, (year(), NeedKind::Goal)).await.unwrap(), 0);

        let longer = NeedLine {
            text: Personal::new("kort is en wordt herhaald".to_owned()),
            seen_by: None,
            ..first.clone()
        };
        assert!(change_line(&mut tx, &scope_of, &longer).await.unwrap());
        assert!(!change_line(&mut tx, &scope_of, &first).await.unwrap(), "somebody was first");
        let by = Personal::new("Bea".to_owned());
        let later = at() + 1.hour();
        assert!(!end_line(&mut tx, &scope_of, (first.id, 1), (later, &by)).await.unwrap());
        assert!(end_line(&mut tx, &scope_of, (first.id, 2), (later, &by)).await.unwrap());
        assert!(lines_of_group(&mut tx, &scope(), (GROUP, year())).await.unwrap().is_empty());
        let ended = NeedLine { ended: Some((later, by)), version: 3, ..longer.clone() };
        assert_eq!(lines_of_pupil(&mut tx, &scope_of).await.unwrap(), [ended]);
        assert!(restore_line(&mut tx, &scope_of, (first.id, 3)).await.unwrap());
        assert!(!restore_line(&mut tx, &scope_of, (first.id, 4)).await.unwrap(), "it holds");
        let back = NeedLine { version: 4, ..longer };
        assert_eq!(lines_of_group(&mut tx, &scope(), (GROUP, year())).await.unwrap(), [back]);
        assert!(lines_of_group(&mut tx, &scope(), (GROUP, year().next())).await.unwrap().is_empty());
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn the_line_that_took_the_place_of_another_is_found() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        let scope_of = of(PUPIL);
        let first = written(1, PUPIL, "kort is");
        let second =
            NeedLine { replaces: Some(first.id), made_at: at() + 1.hour(), ..written(2, PUPIL, "langer is") };
        for one in [&first, &second] {
            add_line(&mut tx, &scope_of, one).await.unwrap();
        }
        let found = successor(&mut tx, &scope_of, (first.id, year())).await.unwrap();
        assert_eq!(found.map(|one| one.id), Some(second.id));
        assert_eq!(successor(&mut tx, &scope_of, (second.id, year())).await.unwrap(), None);
        assert_eq!(successor(&mut tx, &scope_of, (first.id, year().next())).await.unwrap(), None);
        assert!(matches!(add_line(&mut tx, &scope_of, &first).await, Err(StoreError::AlreadyThere)));
    })
    .await;
}

#[tokio::test]
async fn a_phrase_grows_from_the_pupils_who_have_it() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        for (number, (pupil, text)) in
            (1..).zip([(PUPIL, "Kort is."), (PUPIL, "kort is"), (OTHER, "KORT  is")])
        {
            add_line(&mut tx, &of(pupil), &written(number, pupil, text)).await.unwrap();
        }
        let grown = grown_phrases(&mut tx, &scope(), 2).await.unwrap();
        assert_eq!(
            grown.iter().map(|one| (one.kind, one.pupils)).collect::<Vec<_>>(),
            [(NeedKind::Instruction, 2)]
        );
        assert!(grown_phrases(&mut tx, &scope(), 3).await.unwrap().is_empty(), "three lines, two pupils");
        assert!(!first_names(&mut tx, &scope()).await.unwrap().is_empty());
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_phrase_is_there_once_hidden_and_offered_again() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        let own = KeptPhrase {
            id: PhraseId(Uuid::from_u128(7)),
            kind: NeedKind::Teacher,
            text: "Rustig blijft".to_owned(),
            is_hidden: false,
            version: 1,
        };
        assert!(add_phrase(&mut tx, &scope(), &own).await.unwrap());
        let same =
            KeptPhrase { id: PhraseId(Uuid::from_u128(8)), text: "rustig blijft!".to_owned(), ..own.clone() };
        assert!(!add_phrase(&mut tx, &scope(), &same).await.unwrap());
        assert!(hide_phrase(&mut tx, &scope(), (own.kind, "rustig blijft"), true).await.unwrap());
        assert!(!hide_phrase(&mut tx, &scope(), (own.kind, "rustig blijft"), true).await.unwrap());
        assert!(!hide_phrase(&mut tx, &scope(), (NeedKind::Goal, "rustig blijft"), false).await.unwrap());
        let hidden = KeptPhrase { is_hidden: true, version: 2, ..own };
        assert_eq!(phrases(&mut tx, &scope()).await.unwrap(), [hidden]);
        done(tx).await;
    })
    .await;
}

fn plan(number: u128) -> Plan {
    Plan {
        id: PlanId(Uuid::from_u128(number)),
        kind: PlanKind::Support,
        style: None,
        title: Personal::new("Lezen".to_owned()),
        subjects: Vec::new(),
        group: None,
        school_year: year(),
        layout: None,
        state: PlanState::Draft,
        starts_on: date(2025, 9, 1),
        ends_on: date(2025, 11, 1),
        halfway_on: None,
        previous: None,
        replaces: None,
        edition: 1,
        is_shared: false,
        author: AUTHOR,
        author_name: Personal::new("Anna".to_owned()),
        made_at: at(),
        changed_at: at(),
        agreed_on: None,
        ended_at: None,
        version: 1,
    }
}

/// A plan with a text and a goal for one of its pupils.
async fn put_plan(tx: &mut WriteTx, number: u128, pupils: &[PupilId]) {
    let plan = plan(number);
    plans::add_plan(tx, &scope(), &plan).await.unwrap();
    for (position, pupil) in (1..).zip(pupils) {
        let place = PlanPupil { pupil: *pupil, arrangement: None, position };
        plans::place_pupil(tx, &scope(), plan.id, &place).await.unwrap();
    }
    let part = PUPIL.to_string();
    let text = PlanText {
        part: part.clone(),
        field: "own".to_owned(),
        text: Personal::new("Leest liever hardop".to_owned()),
        author: AUTHOR,
        author_name: Personal::new("Anna".to_owned()),
        changed_at: at(),
        version: 0,
    };
    let text = plans::NewText { text: &text, typing_since: at() };
    assert!(plans::put_text(tx, &scope(), plan.id, text).await.unwrap());
    let goal = Goal {
        id: GoalId(Uuid::from_u128(number + 50)),
        plan: plan.id,
        part,
        wording: Personal::new("Leest AVI-M5".to_owned()),
        measure: Measure::Seen { how: "in de klas".to_owned() },
        due_on: date(2025, 11, 1),
        share: None,
        outcome: None,
        learned: Personal::default(),
        position: 1,
        version: 1,
    };
    plans::add_goal(tx, &scope(), &goal).await.unwrap();
}

#[tokio::test]
async fn needs_and_plans_go_with_the_file_and_what_is_of_others_stays() {
    on_both_engines(|db| async move {
        let mut tx = with_author(&db).await;
        for (number, pupil) in [(1, PUPIL), (2, OTHER)] {
            add_line(&mut tx, &of(pupil), &written(number, pupil, "kort is")).await.unwrap();
        }
        put_plan(&mut tx, 500, &[PUPIL]).await;
        put_plan(&mut tx, 600, &[PUPIL, OTHER]).await;
        let held = trust::holdings(&mut tx, &scope()).await.unwrap().others;
        assert!(held.contains(&PUPIL) && held.contains(&OTHER), "it is known that they have a file");
        trust::destroy(&mut tx, &scope(), (PUPIL, Category::File), at()).await.unwrap();
        assert!(lines_of_pupil(&mut tx, &of(PUPIL)).await.unwrap().is_empty());
        assert_eq!(lines_of_pupil(&mut tx, &of(OTHER)).await.unwrap().len(), 1);
        let (alone, shared) = (plan(500).id, plan(600).id);
        assert!(plans::plan(&mut tx, &scope(), alone).await.unwrap().is_none(), "nobody is left in it");
        assert!(plans::plan(&mut tx, &scope(), shared).await.unwrap().is_some());
        let left = plans::pupils(&mut tx, &scope(), shared).await.unwrap();
        assert_eq!(left.iter().map(|place| place.pupil).collect::<Vec<_>>(), [OTHER]);
        assert!(
            plans::texts(&mut tx, &scope(), shared).await.unwrap().is_empty(),
            "the text was about the pupil"
        );
        assert!(plans::goals(&mut tx, &scope(), shared).await.unwrap().is_empty());
        // The register goes too: nothing may point at the pupil any more.
        trust::destroy(&mut tx, &scope(), (PUPIL, Category::Register), at()).await.unwrap();
        done(tx).await;
    })
    .await;
}
