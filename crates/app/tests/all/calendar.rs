//! The test calendar: the template, another year, changes, and who is late.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, result, roster_of, year};
use app::{
    App, Clock, Ctx,
    calendar::{
        TypedWindow, WindowField, WindowProblem, WindowSaved, add_window, calendar, change_window,
        copy_calendar, one_window, remove_window, use_template,
    },
    imports::Options,
    register::group_about,
    results::group_by_key,
};
use domain::{calendar::WindowState, ids::TestWindowId};
use i18n::{Language, Texts};
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, Resource};
use store::{
    Db,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
};

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

fn on_day(db: Db, day: Date) -> Ctx {
    let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
    App::new(db, Clock::Fixed(now)).act_as(Actor::Operator)
}

fn typed(name: &str, from: &str, until: &str) -> TypedWindow {
    TypedWindow {
        name: name.into(),
        year_groups: vec![5],
        from: from.into(),
        until: until.into(),
        ..TypedWindow::default()
    }
}

#[tokio::test]
async fn the_template_fills_an_empty_year_once_and_goes_on_to_the_next() {
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
        assert_eq!(use_template(&ctx, texts(), SCHOOL, year(2025)).await.unwrap(), 7);
        assert_eq!(use_template(&ctx, texts(), SCHOOL, year(2025)).await.unwrap(), 0, "it is filled");
        let own = typed("Eigen toetsweek", "2026-04-13", "2026-04-17");
        add_window(&ctx, SCHOOL, year(2025), &own).await.unwrap();
        assert_eq!(copy_calendar(&ctx, texts(), SCHOOL, year(2026)).await.unwrap(), 8);
        assert_eq!(
            copy_calendar(&ctx, texts(), SCHOOL, year(2028)).await.unwrap(),
            0,
            "nothing to take over"
        );
        let next = calendar(&ctx, SCHOOL, Some(year(2026))).await.unwrap();
        let of = |name: &str| {
            let page = next.windows.iter().find(|page| page.window.name == name).unwrap();
            (page.window.from, page.window.until)
        };
        // The law goes by its rule, a week of the school's own by the weekday.
        assert_eq!(of("Doorstroomtoets"), (date(2027, 2, 1), date(2027, 2, 12)));
        assert_eq!(of("Voorlopig schooladvies"), (date(2027, 1, 10), date(2027, 1, 31)));
        assert_eq!(of("Eigen toetsweek"), (date(2027, 4, 12), date(2027, 4, 16)));
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_window_is_told_by_field_and_who_is_second_sees_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let ctx = ctx(Db::open_folder(folder.path()).await.unwrap());
    bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
    let mut bad = typed(" ", "2026-02-10", "2026-02-01");
    bad.enter_by = "morgen".into();
    bad.year_groups = vec![9];
    let WindowSaved::Wrong(wrong) = add_window(&ctx, SCHOOL, year(2025), &bad).await.unwrap() else {
        panic!("it was saved")
    };
    for expected in [
        (WindowField::Name, WindowProblem::Empty),
        (WindowField::YearGroups, WindowProblem::Empty),
        (WindowField::EnterBy, WindowProblem::NotADay),
        (WindowField::Until, WindowProblem::BeforeFrom),
    ] {
        assert!(wrong.contains(&expected), "{expected:?}");
    }
    let other = typed("M", "2026-09-01", "2026-09-02");
    let WindowSaved::Wrong(wrong) = add_window(&ctx, SCHOOL, year(2025), &other).await.unwrap() else {
        panic!("it was saved")
    };
    assert!(wrong.contains(&(WindowField::From, WindowProblem::OtherYear)));
    let good = typed("M", "2026-01-15", "2026-02-15");
    let WindowSaved::Yes(id) = add_window(&ctx, SCHOOL, year(2025), &good).await.unwrap() else {
        panic!("it was not saved")
    };
    let later = TypedWindow { name: "Midden".into(), ..good.clone() };
    assert!(matches!(change_window(&ctx, SCHOOL, (id, 1), &later).await.unwrap(), WindowSaved::Yes(_)));
    let second = change_window(&ctx, SCHOOL, (id, 1), &good).await.unwrap();
    assert!(matches!(second, WindowSaved::Meanwhile(now) if now.name == "Midden" && now.version == 2));
    let (_, known) = one_window(&ctx, SCHOOL, id).await.unwrap();
    let gone = remove_window(&ctx, SCHOOL, id).await.unwrap();
    assert_eq!(TypedWindow::of(&gone), TypedWindow::of(&known));
    assert!(calendar(&ctx, SCHOOL, Some(year(2025))).await.unwrap().windows.is_empty());
}

#[tokio::test]
async fn who_has_no_result_when_the_days_of_entering_are_over_is_late() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let first = ctx(db.clone());
    bring_roster(&first, &roster_of(3), Options::default()).await.unwrap();
    let results = ["1", "2"].map(|key| result(key, "RW-M5", date(2026, 1, 20), Some(180), "III")).into();
    bring_results(&first, results, Options::default()).await.unwrap();
    use_template(&first, texts(), SCHOOL, year(2025)).await.unwrap();
    let group = group_by_key(&first, SCHOOL, "g5a", None).await.unwrap();
    for (day, state) in [
        (date(2026, 2, 15), WindowState::Open),
        (date(2026, 3, 1), WindowState::ToEnter),
        (date(2026, 3, 2), WindowState::Over),
    ] {
        let ctx = on_day(db.clone(), day);
        let page = calendar(&ctx, SCHOOL, None).await.unwrap();
        let middle = page.windows.iter().find(|page| page.window.year_groups == [3, 4, 5, 6, 7, 8]).unwrap();
        assert_eq!(middle.state, state, "{day}");
        assert_eq!(
            (middle.groups.len(), middle.groups[0].missing()),
            (1, 1),
            "a group without pupils asks nothing"
        );
        let end = page.windows.iter().find(|page| page.window.name.contains("eind")).unwrap();
        assert!(end.groups.is_empty(), "what has not begun asks for nothing");
        let about = group_about(&ctx, SCHOOL, group).await.unwrap();
        let line = &about.windows[0].groups[0].lines[0];
        assert_eq!(
            (line.subject.as_deref(), line.done, line.missing.len()),
            (Some("Rekenen-Wiskunde"), 2, 1)
        );
    }
}

#[tokio::test]
async fn two_people_who_fill_a_year_at_once_fill_it_once() {
    on_both_engines(|db| async move {
        let ctx = ctx(db.clone());
        bring_roster(&ctx, &roster_of(2), Options::default()).await.unwrap();
        assert_eq!(use_template(&ctx, texts(), SCHOOL, year(2024)).await.unwrap(), 7);
        let school = app::register::schools(&ctx).await.unwrap().first().unwrap().id;
        let scope =
            InSchool::issue(&Actor::Operator, Action::EditCalendar, Resource::School(school)).unwrap();
        let mut tx = db.write().await.unwrap();
        store::imports::lock(&mut tx, &scope).await.unwrap();
        let window = store::calendar::windows_of_year(&mut tx, &scope, year(2024)).await.unwrap().remove(0);
        let window = window.a_year_later(TestWindowId(uuid::Uuid::from_u128(1)));
        store::calendar::add_window(&mut tx, &scope, &window).await.unwrap();
        let soon = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let (at, actor, deed) = (ctx.now(), Actor::Operator, Deed::SchoolEdited);
            tx.commit(&AuditEvent { at, actor, school: Some(school), deed }).await.unwrap();
        };
        let (filled, ()) = tokio::join!(use_template(&ctx, texts(), SCHOOL, year(2025)), soon);
        assert_eq!(filled.unwrap(), 0, "the other was first");
    })
    .await;
}
