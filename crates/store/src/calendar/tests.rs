//! The year plan, its ticks, the template and the links of calendar programs, on both engines.

use super::*;
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    SchoolYear,
    calendar::{Asks, Audience, EntryContent, EntryKind, EntrySpan, YearEntry},
    ids::{AccountId, GroupId, SchoolId, YearEntryId},
    trust::Role,
};
use jiff::{Timestamp, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const GROUP: GroupId = GroupId(Uuid::from_u128(10));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(90));

fn scope_of(school: SchoolId) -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditCalendar, Resource::School(school)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

fn year() -> SchoolYear {
    SchoolYear::starting_in(2025).unwrap()
}

fn one(no: u128) -> YearEntry {
    YearEntry {
        id: YearEntryId(Uuid::from_u128(no)),
        school_year: year(),
        content: EntryContent {
            kind: EntryKind::GroupTalks,
            title: "Groepsbesprekingen ronde 1".to_owned(),
            span: EntrySpan::Period,
            from: date(2025, 10, 6),
            until: date(2025, 10, 17),
            audience: Audience {
                year_groups: vec![3, 4],
                roles: vec![Role::Coordinator, Role::Principal],
                people: vec![AUTHOR],
            },
            asks: Asks::Talks,
            note: "Neem het groepsoverzicht mee".to_owned(),
            source: Some("voorbeeld".to_owned()),
            rule: Some("group_talks_1".to_owned()),
        },
        batch: Some(Uuid::from_u128(77)),
        is_removed: false,
        before: None,
        changed_at: at(),
        version: 1,
    }
}

async fn keep(tx: WriteTx) {
    let deed = Deed::YearPlanEdited { what: "added", year: 2025, entries: 1 };
    tx.commit(&AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed }).await.unwrap();
}

async fn school_with_an_account(db: &Db) {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let email = "anna@school.example".parse().unwrap();
    trust::add_account(&mut tx, (AUTHOR, &email, "Anna"), false, at()).await.unwrap();
    keep(tx).await;
}

#[tokio::test]
async fn an_entry_comes_back_as_it_was_written_and_of_two_changes_the_first_holds() {
    on_both_engines(|db| async move {
        school_with_an_account(&db).await;
        let scope = scope_of(SCHOOL);
        let mut tx = db.write().await.unwrap();
        add_entry(&mut tx, &scope, &one(200)).await.unwrap();
        keep(tx).await;
        let mut tx = db.write().await.unwrap();
        assert_eq!(entries_of_year(&mut tx, &scope, year()).await.unwrap(), [one(200)]);
        assert_eq!(entries_of_year(&mut tx, &scope, year().next()).await.unwrap(), []);
        assert_eq!(entry_years(&mut tx, &scope).await.unwrap(), [year()]);
        let mut changed = one(200);
        changed.before = Some(changed.content.clone());
        changed.content.title = "Anders".to_owned();
        changed.is_removed = true;
        assert!(change_entry(&mut tx, &scope, &changed).await.unwrap());
        assert!(!change_entry(&mut tx, &scope, &changed).await.unwrap(), "the version is another one by now");
        let now = entry(&mut tx, &scope, changed.id).await.unwrap().unwrap();
        assert_eq!(now, YearEntry { version: 2, ..changed });
        assert_eq!(entries_of_year(&mut tx, &scope, year()).await.unwrap(), [], "it was taken away");
        assert_eq!(entries_of_batch(&mut tx, &scope, Uuid::from_u128(77)).await.unwrap().len(), 1);
        assert!(entry_years(&mut tx, &scope).await.unwrap().is_empty());
        keep(tx).await;
    })
    .await;
}

#[tokio::test]
async fn days_are_found_by_what_touches_them_and_by_no_other_school() {
    on_both_engines(|db| async move {
        school_with_an_account(&db).await;
        let scope = scope_of(SCHOOL);
        let mut tx = db.write().await.unwrap();
        add_entry(&mut tx, &scope, &one(200)).await.unwrap();
        keep(tx).await;
        let mut tx = db.read().await.unwrap();
        for (from, until, count) in [
            (date(2025, 10, 17), date(2025, 10, 20), 1),
            (date(2025, 9, 1), date(2025, 10, 6), 1),
            (date(2025, 10, 18), date(2025, 10, 20), 0),
            (date(2025, 9, 1), date(2025, 10, 5), 0),
        ] {
            let found = entries_between(&mut tx, &scope, (from, until)).await.unwrap();
            assert_eq!(found.len(), count, "{from} {until}");
        }
        let other = scope_of(SchoolId(Uuid::from_u128(2)));
        assert_eq!(entries_of_year(&mut tx, &other, year()).await.unwrap(), []);
        assert_eq!(entry(&mut tx, &other, one(200).id).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_tick_is_put_once_taken_off_and_goes_with_its_entry() {
    on_both_engines(|db| async move {
        school_with_an_account(&db).await;
        let scope = scope_of(SCHOOL);
        let id = one(200).id;
        let tick = |day| Tick { entry: id, group: GROUP, done_on: date(2025, 10, day) };
        let mut tx = db.write().await.unwrap();
        add_entry(&mut tx, &scope, &one(200)).await.unwrap();
        put_tick(&mut tx, &scope, tick(8), AUTHOR).await.unwrap();
        put_tick(&mut tx, &scope, tick(9), AUTHOR).await.unwrap();
        assert_eq!(ticks_of_year(&mut tx, &scope, year()).await.unwrap(), [tick(8)]);
        take_tick_off(&mut tx, &scope, (id, GROUP)).await.unwrap();
        assert_eq!(ticks_of_year(&mut tx, &scope, year()).await.unwrap(), []);
        put_tick(&mut tx, &scope, tick(9), AUTHOR).await.unwrap();
        forget_entry(&mut tx, &scope, id).await.unwrap();
        assert_eq!(entry(&mut tx, &scope, id).await.unwrap(), None);
        keep(tx).await;
    })
    .await;
}

#[tokio::test]
async fn the_newest_template_holds_and_the_one_before_when_it_goes() {
    on_both_engines(|db| async move {
        school_with_an_account(&db).await;
        let scope = scope_of(SCHOOL);
        let template_of = |no: u128| YearTemplate {
            id: Uuid::from_u128(no),
            school_year: year(),
            entries: vec![one(no).content],
            made_at: Timestamp::from_second(1_790_000_000 + i64::try_from(no).unwrap()).unwrap(),
        };
        let mut tx = db.write().await.unwrap();
        assert_eq!(template(&mut tx, &scope).await.unwrap(), None);
        add_template(&mut tx, &scope, &template_of(1)).await.unwrap();
        add_template(&mut tx, &scope, &template_of(2)).await.unwrap();
        assert_eq!(template(&mut tx, &scope).await.unwrap(), Some(template_of(2)));
        assert!(drop_template(&mut tx, &scope, Uuid::from_u128(2)).await.unwrap());
        assert!(!drop_template(&mut tx, &scope, Uuid::from_u128(2)).await.unwrap());
        assert_eq!(template(&mut tx, &scope).await.unwrap(), Some(template_of(1)));
        keep(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_new_link_makes_the_old_one_void_and_a_revoked_one_leads_nowhere() {
    on_both_engines(|db| async move {
        school_with_an_account(&db).await;
        let scope = scope_of(SCHOOL);
        let mut tx = db.write().await.unwrap();
        put_feed(&mut tx, &scope, (AUTHOR, "first"), at()).await.unwrap();
        put_feed(&mut tx, &scope, (AUTHOR, "second"), at()).await.unwrap();
        assert_eq!(feed_by_hash(&mut tx, "first").await.unwrap(), None);
        let found = feed_by_hash(&mut tx, "second").await.unwrap();
        assert_eq!(found, Some(KeptFeed { school: SCHOOL, account: AUTHOR }));
        assert_eq!(feed_made_at(&mut tx, &scope, AUTHOR).await.unwrap(), Some(at()));
        assert!(drop_feed(&mut tx, &scope, AUTHOR).await.unwrap());
        assert!(!drop_feed(&mut tx, &scope, AUTHOR).await.unwrap());
        assert_eq!(feed_by_hash(&mut tx, "second").await.unwrap(), None);
        keep(tx).await;
    })
    .await;
}
