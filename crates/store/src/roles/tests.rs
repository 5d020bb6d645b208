//! Models, tasks, time and the description of the role, on both engines.

use super::*;
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal,
    ids::{AccountId, RoleModelId, RoleTaskId, SchoolId, TimeEntryId},
    roles::{
        Frequency, ModelKey, RoleDescription, RoleLevel, RoleModel, RoleTask, TimeChoices, TimeEntry,
        WorkKind,
    },
};
use jiff::{Timestamp, civil::date};
use policy::{Action, Actor, InSchool, Own, Person, Resource};
use std::collections::BTreeMap;
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditRole, Resource::School(SCHOOL)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

async fn done(tx: WriteTx) {
    let event =
        AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
}

fn own(account: AccountId) -> Own {
    let person = Person {
        account,
        now: at(),
        today: date(2026, 3, 1),
        is_administrator: false,
        grants: Vec::new(),
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    };
    Own::issue(&Actor::Person(person.into())).unwrap()
}

async fn two_accounts(db: &Db) -> [AccountId; 2] {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let accounts = [AccountId(Uuid::from_u128(91)), AccountId(Uuid::from_u128(92))];
    for (id, name) in accounts.into_iter().zip(["Anna", "Bea"]) {
        let email = format!("{name}@school.example").parse().unwrap();
        trust::add_account(&mut tx, (id, &email, name), false, at()).await.unwrap();
    }
    done(tx).await;
    accounts
}

#[tokio::test]
async fn a_model_is_changed_once_and_comes_back() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let id = RoleModelId(Uuid::from_u128(5));
        let level = |name: &str| RoleLevel { name: name.to_owned(), ..RoleLevel::default() };
        let model = RoleModel {
            key: ModelKey(id.to_string()),
            own: Some(id),
            name: "Van ons".to_owned(),
            source: None,
            levels: ["Een", "Twee", "Drie"].map(level).to_vec(),
            version: 1,
        };
        let mut tx = db.write().await.unwrap();
        add_model(&mut tx, &scope(), (id, &model)).await.unwrap();
        let other = RoleModel { name: "Anders".to_owned(), ..model.clone() };
        assert!(change_model(&mut tx, &scope(), (id, &other)).await.unwrap());
        assert!(!change_model(&mut tx, &scope(), (id, &model)).await.unwrap(), "somebody was first");
        assert_eq!(models(&mut tx, &scope()).await.unwrap(), [RoleModel { version: 2, ..other }]);
        assert!(keep_removed(&mut tx, &scope(), (id, true)).await.unwrap());
        assert!(!keep_removed(&mut tx, &scope(), (id, true)).await.unwrap());
        assert!(models(&mut tx, &scope()).await.unwrap().is_empty());
        assert!(keep_removed(&mut tx, &scope(), (id, false)).await.unwrap());
        assert_eq!(models(&mut tx, &scope()).await.unwrap().len(), 1);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_task_keeps_all_its_parts() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let mut tx = db.write().await.unwrap();
        assert_eq!(last_position(&mut tx, &scope()).await.unwrap(), 0);
        let full = RoleTask {
            id: RoleTaskId(Uuid::from_u128(6)),
            text: "Klassenbezoek".to_owned(),
            source: "Schoolgids".to_owned(),
            source_year: Some("2025".to_owned()),
            places: BTreeMap::from([("greven".to_owned(), vec![3, 4])]),
            asked: Some("coach".to_owned()),
            frequency: Some(Frequency::Weekly),
            minutes: Some(45),
            done_by: "ib onderbouw".to_owned(),
            is_past: true,
            position: 7,
            version: 1,
        };
        add_task(&mut tx, &scope(), &full).await.unwrap();
        assert_eq!(task(&mut tx, &scope(), full.id).await.unwrap().as_ref(), Some(&full));
        assert_eq!(last_position(&mut tx, &scope()).await.unwrap(), 7);
        let bare =
            RoleTask { frequency: None, minutes: None, asked: None, source_year: None, ..full.clone() };
        assert!(change_task(&mut tx, &scope(), &bare).await.unwrap());
        assert!(!change_task(&mut tx, &scope(), &full).await.unwrap(), "somebody was first");
        assert_eq!(tasks(&mut tx, &scope()).await.unwrap(), [RoleTask { version: 2, ..bare }]);
        assert!(remove_task(&mut tx, &scope(), (full.id, at())).await.unwrap());
        assert!(tasks(&mut tx, &scope()).await.unwrap().is_empty());
        assert_eq!(task(&mut tx, &scope(), full.id).await.unwrap(), None);
        assert!(put_task_back(&mut tx, &scope(), full.id).await.unwrap());
        assert!(!put_task_back(&mut tx, &scope(), full.id).await.unwrap());
        assert_eq!(tasks(&mut tx, &scope()).await.unwrap().len(), 1);
        done(tx).await;
    })
    .await;
}

fn entry_of(no: u128, minutes: Option<i64>) -> TimeEntry {
    TimeEntry {
        id: TimeEntryId(Uuid::from_u128(no)),
        day: date(2026, 3, 2),
        minutes,
        started_at: Some(at()),
        model: ModelKey("greven".to_owned()),
        level: Some(4),
        kind: Some(WorkKind::Preventive),
        what: Personal::new("Kijken in 5A".to_owned()),
        version: 1,
    }
}

#[tokio::test]
async fn time_is_ones_own_until_it_is_shared_and_then_only_sums() {
    on_both_engines(|db| async move {
        let [anna, bea] = two_accounts(&db).await;
        let (scope, hers, theirs) = (scope(), own(anna), own(bea));
        let days = (date(2026, 3, 1), date(2026, 3, 31));
        let mut tx = db.write().await.unwrap();
        for entry in [entry_of(71, Some(30)), entry_of(72, Some(45)), entry_of(73, None)] {
            add_entry(&mut tx, (&scope, &hers), &entry).await.unwrap();
        }
        assert_eq!(entries(&mut tx, (&scope, &hers), days).await.unwrap().len(), 3);
        assert!(entries(&mut tx, (&scope, &theirs), days).await.unwrap().is_empty());
        assert_eq!(running(&mut tx, (&scope, &hers)).await.unwrap(), Some(entry_of(73, None)));
        assert_eq!(running(&mut tx, (&scope, &theirs)).await.unwrap(), None);
        let id = entry_of(71, None).id;
        assert_eq!(entry(&mut tx, (&scope, &theirs), id).await.unwrap(), None);
        assert!(!change_entry(&mut tx, (&scope, &theirs), &entry_of(71, Some(1))).await.unwrap());
        assert!(!remove_entry(&mut tx, (&scope, &theirs), id).await.unwrap());
        assert_eq!(remove_entries(&mut tx, (&scope, &theirs)).await.unwrap(), 0);

        let choices_of = |is_shared, version| TimeChoices {
            account: anna,
            model: ModelKey("greven".to_owned()),
            is_shared,
            wishes: BTreeMap::from([(4, 60), (5, 40)]),
            minutes_a_week: Some(960),
            version,
        };
        assert_eq!(choices(&mut tx, (&scope, &hers)).await.unwrap(), None);
        assert!(put_choices(&mut tx, (&scope, &hers), &choices_of(false, 0)).await.unwrap());
        assert_eq!(choices(&mut tx, (&scope, &hers)).await.unwrap(), Some(choices_of(false, 1)));
        assert!(shared_time(&mut tx, &scope, days).await.unwrap().is_empty());
        assert!(put_choices(&mut tx, (&scope, &hers), &choices_of(true, 1)).await.unwrap());
        assert!(!put_choices(&mut tx, (&scope, &hers), &choices_of(false, 1)).await.unwrap());
        let shared = shared_time(&mut tx, &scope, days).await.unwrap();
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].name.reveal(), "Anna");
        assert_eq!(shared[0].sums, [(Some(4), Some(WorkKind::Preventive), 75)]);
        let none = shared_time(&mut tx, &scope, (date(2027, 1, 1), date(2027, 2, 1))).await.unwrap();
        assert_eq!((none.len(), none[0].sums.len()), (1, 0));

        assert!(change_entry(&mut tx, (&scope, &hers), &entry_of(73, Some(5))).await.unwrap());
        assert_eq!(running(&mut tx, (&scope, &hers)).await.unwrap(), None);
        assert!(remove_entry(&mut tx, (&scope, &hers), id).await.unwrap());
        assert_eq!(remove_entries(&mut tx, (&scope, &hers)).await.unwrap(), 2);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_is_never_changed() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let text = |text: &str| BTreeMap::from([("purpose".to_owned(), text.to_owned())]);
        let draft = |words: &str, save_no| RoleDescription {
            version: 1,
            sections: text(words),
            changed_at: at(),
            author: Personal::new("Anna".to_owned()),
            agreed: None,
            save_no,
        };
        let mut tx = db.write().await.unwrap();
        assert!(put_draft(&mut tx, &scope(), &draft("een", 0)).await.unwrap());
        assert!(put_draft(&mut tx, &scope(), &draft("twee", 1)).await.unwrap());
        assert!(!put_draft(&mut tx, &scope(), &draft("te laat", 1)).await.unwrap());
        let day = date(2026, 3, 9);
        assert!(
            !agree(&mut tx, &scope(), (1, 1), (day, "het team")).await.unwrap(),
            "another text than was read"
        );
        assert!(agree(&mut tx, &scope(), (1, 2), (day, "het team")).await.unwrap());
        assert!(!put_draft(&mut tx, &scope(), &draft("stiekem", 2)).await.unwrap());
        assert!(!drop_draft(&mut tx, &scope(), (1, 2)).await.unwrap());
        let kept = descriptions(&mut tx, &scope()).await.unwrap();
        assert_eq!(kept[0].sections, text("twee"));
        assert_eq!(kept[0].agreed, Some((day, "het team".to_owned())));
        assert!(
            put_draft(&mut tx, &scope(), &RoleDescription { version: 2, ..draft("drie", 0) }).await.unwrap()
        );
        assert_eq!(descriptions(&mut tx, &scope()).await.unwrap()[0].version, 2);
        assert!(!drop_draft(&mut tx, &scope(), (2, 0)).await.unwrap(), "another text than was read");
        assert!(drop_draft(&mut tx, &scope(), (2, 1)).await.unwrap());
        done(tx).await;
    })
    .await;
}
