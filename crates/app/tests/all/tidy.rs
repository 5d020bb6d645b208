//! What is put in order by the clock: medians after typing that nobody ended, files that waited too long, and contacts that
//! were taken away long ago.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    imports::{DRAFT_DAYS, ImportKind, ImportWay, Options, hold},
    register::{ContactSaved, ContactTyped, add_contact, contacts, remove_contact, restore_contact},
    results::{GridKey, Typed, grid, group_by_key, save_cells},
    trust::tidy,
};
use domain::{Personal, ids::SchoolId};
use jiff::{ToSpan as _, Zoned, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use store::{
    Db, audit, imports::old_drafts, register::old_contacts, results::growth_medians, testing::on_both_engines,
};

fn at(db: &Db, now: &Zoned, actor: Actor) -> Ctx {
    App::new(db.clone(), Clock::Fixed(now.clone())).act_as(actor)
}

fn scope_of(school: SchoolId) -> InSchool {
    InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap()
}

/// What the program itself wrote in the trail.
async fn by_the_program(db: &Db, scope: &InSchool) -> Vec<String> {
    let lines = audit::page(&mut db.read().await.unwrap(), scope, (0, 1000)).await.unwrap();
    lines.into_iter().filter(|line| line.actor == "program").map(|line| line.action).collect()
}

/// Ten pupils with a score at E4 from a file; then somebody types their M5, and does not end that.
async fn typed_and_left(db: &Db) -> InSchool {
    let ctx = ctx(db.clone());
    bring_roster(&ctx, &roster_of(10), Options::default()).await.unwrap();
    let before: Vec<_> =
        (1..=10).map(|n| result(&n.to_string(), "RW-E4", date(2025, 6, 10), Some(100 + n), "III")).collect();
    bring_results(&ctx, before, Options::default()).await.unwrap();
    let group = group_by_key(&ctx, SCHOOL, "g5a", None).await.unwrap();
    let key: GridKey = "M.RW".parse().unwrap();
    let which = (group, &key, Some(date(2026, 1, 20)));
    let empty = grid(&ctx, SCHOOL, which).await.unwrap().unwrap();
    let cell = |pupil, text: String| Typed {
        pupil,
        column: "skill".to_owned(),
        text,
        seen: String::new(),
        insists: false,
    };
    let cells: Vec<_> = empty.rows.iter().map(|row| cell(row.pupil.id, "117".to_owned())).collect();
    save_cells(&ctx, SCHOOL, which, &cells, &[]).await.unwrap();
    scope_of(app::register::schools(&ctx).await.unwrap().first().unwrap().id)
}

#[tokio::test]
async fn typing_that_nobody_ended_counts_after_the_hour_and_the_trail_says_so_once() {
    on_both_engines(|db| async move {
        let scope = typed_and_left(&db).await;
        assert_eq!(growth_medians(&mut db.read().await.unwrap(), &scope).await.unwrap(), []);
        let program = ctx(db.clone());
        let program = at(&db, &program.now().to_zoned(jiff::tz::TimeZone::UTC), Actor::Program);
        tidy(&program).await.unwrap();
        let medians = growth_medians(&mut db.read().await.unwrap(), &scope).await.unwrap();
        assert_eq!(medians.iter().map(|one| one.growth.pupils).collect::<Vec<_>>(), [10]);
        assert_eq!(by_the_program(&db, &scope).await, ["medians_counted"]);
        tidy(&program).await.unwrap();
        assert_eq!(by_the_program(&db, &scope).await, ["medians_counted"], "what is in order leaves no line");
    })
    .await;
}

#[tokio::test]
async fn a_file_that_waited_too_long_goes_without_anybody_looking() {
    on_both_engines(|db| async move {
        let scope = typed_and_left(&db).await;
        let now = ctx(db.clone()).now().to_zoned(jiff::tz::TimeZone::UTC);
        let operator = at(&db, &now, Actor::Operator);
        hold(&operator, &scope, ImportKind::Roster, ImportWay::File, "rooster.xml", b"<x/>".to_vec())
            .await
            .unwrap();
        let later = now.checked_add((DRAFT_DAYS * 24 + 1).hours()).unwrap();
        tidy(&at(&db, &later, Actor::Program)).await.unwrap();
        let mut tx = db.read().await.unwrap();
        assert_eq!(old_drafts(&mut tx, &scope, later.timestamp()).await.unwrap(), 0);
        drop(tx);
        assert_eq!(
            by_the_program(&db, &scope).await,
            ["drafts_ended"],
            "typing of a week ago is not looked at"
        );
    })
    .await;
}

#[tokio::test]
async fn a_contact_that_can_no_longer_be_put_back_is_forgotten_without_anybody_looking() {
    on_both_engines(|db| async move {
        let scope = typed_and_left(&db).await;
        let operator = ctx(db.clone());
        let pupil = app::register::pupil_page(&operator, SCHOOL, "", 1).await.unwrap().pupils[0].pupil.id;
        let typed = ContactTyped {
            name: Personal::new("Ali Yılmaz".into()),
            relation: "father".into(),
            ..ContactTyped::empty()
        };
        let saved = add_contact(&operator, SCHOOL, pupil, &typed).await.unwrap();
        let ContactSaved::Yes(contact) = saved else { panic!("{saved:?}") };
        remove_contact(&operator, SCHOOL, (pupil, contact)).await.unwrap();
        let after = |days: i64| {
            let now = operator.now().to_zoned(jiff::tz::TimeZone::UTC);
            now.checked_add((days * 24).hours()).unwrap()
        };
        tidy(&at(&db, &after(30), Actor::Program)).await.unwrap();
        let page = contacts(&at(&db, &after(30), Actor::Operator), SCHOOL, pupil).await.unwrap();
        assert_eq!(page.removed.len(), 1, "thirty days are not over");
        let late = at(&db, &after(31), Actor::Operator);
        let restored = restore_contact(&late, SCHOOL, (pupil, contact)).await;
        assert!(matches!(restored, Err(Error::NotFound)), "also before the clock came by");
        let count = async || {
            let mut tx = db.read().await.unwrap();
            old_contacts(&mut tx, &scope, after(31).timestamp()).await.unwrap()
        };
        assert_eq!(count().await, 1);
        tidy(&at(&db, &after(31), Actor::Program)).await.unwrap();
        assert_eq!(count().await, 0);
        let deeds = by_the_program(&db, &scope).await;
        assert_eq!(deeds.iter().filter(|deed| *deed == "contacts_forgotten").count(), 1, "{deeds:?}");
    })
    .await;
}

#[tokio::test]
async fn nobody_but_the_program_and_the_operator_keeps_order() {
    on_both_engines(|db| async move {
        typed_and_left(&db).await;
        let now = ctx(db.clone()).now().to_zoned(jiff::tz::TimeZone::UTC);
        assert!(matches!(tidy(&at(&db, &now, Actor::Nobody)).await, Err(Error::NotFound)));
    })
    .await;
}
