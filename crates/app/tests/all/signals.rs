//! Signals: the settings of a school, answers, the list and the report.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, overview, result, roster_of};
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    signals::{
        AnswerProblem, AnswerTyped, Answered, Filter, ReportFormat, Setting, SettingProblem, SettingsSaved,
        SettingsTyped, Which, answer_signal, preview, report, save_settings, school_signals, settings,
        take_back_answer,
    },
    trust::{NewAccount, add_user},
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, PupilId, SchoolId},
    register::{Absence, AbsenceKind},
    results::Decimal,
    signals::{SignalKind, Woke},
    trust::{Role, Term},
};
use jiff::civil::{Date, date};
use policy::{Actor, Grant, Person};
use std::{collections::BTreeSet, sync::Arc};
use store::{Db, testing::on_both_engines};

/// A school with pupils 1 (low and going back), 2 (fine) and 3 (nothing taken), and a coordinator who signed in.
async fn school(db: &Db) -> (Ctx, AccountId) {
    let operator = ctx(db.clone());
    bring_roster(&operator, &roster_of(3), Options::default()).await.unwrap();
    let results = vec![
        result("1", "RW-E4", date(2025, 6, 10), Some(174), "II"),
        result("1", "RW-M5", date(2026, 1, 20), Some(160), "V"),
        result("2", "RW-E4", date(2025, 6, 10), Some(180), "III"),
        result("2", "RW-M5", date(2026, 1, 20), Some(200), "III"),
    ];
    bring_results(&operator, results, Options::default()).await.unwrap();
    let new = NewAccount {
        email: "ib@school.example".parse().unwrap(),
        name: "Ingrid van Loon".to_owned(),
        password: None,
    };
    let account = add_user(&operator, new, Some((SCHOOL, Role::Coordinator))).await.unwrap();
    (operator, account)
}

/// Somebody of the school on a day.
fn acting(
    db: &Db,
    account: AccountId,
    school: SchoolId,
    (role, groups): (Role, &[GroupId]),
    day: Date,
) -> Ctx {
    let now = day.at(9, 0, 0, 0).in_tz("UTC").unwrap();
    let term = Term { from: date(2025, 8, 1), until: None };
    let person = Person {
        account,
        now: now.timestamp(),
        today: day,
        is_administrator: false,
        grants: vec![Grant { school, role, term }],
        groups: groups.iter().map(|group| policy::OwnGroup { school, group: *group }).collect(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    };
    App::new(db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
}

async fn coordinator(db: &Db, operator: &Ctx, account: AccountId, day: Date) -> Ctx {
    let school = overview(operator, "g5a", None).await.school.id;
    acting(db, account, school, (Role::Coordinator, &[]), day)
}

async fn pupil(ctx: &Ctx, key: &str) -> PupilId {
    overview(ctx, "g5a", None).await.pupils.iter().find(|row| row.pupil.key == key).unwrap().pupil.id
}

fn seen(kind: SignalKind, again_on: &str, version: i64) -> AnswerTyped {
    AnswerTyped {
        kind,
        subject: "Rekenen-Wiskunde".to_owned(),
        reason: Personal::new("Verlengde instructie gestart.".to_owned()),
        again_on: again_on.to_owned(),
        version,
    }
}

async fn is_blind(ctx: &Ctx, key: &str) -> bool {
    let shown = overview(ctx, "g5a", None).await;
    shown.pupils.iter().find(|row| row.pupil.key == key).unwrap().standing.blind_spot
}

#[tokio::test]
async fn an_answered_signal_sleeps_until_its_day_or_until_the_figures_worsen() {
    on_both_engines(|db| async move {
        let (operator, account) = school(&db).await;
        let today = coordinator(&db, &operator, account, date(2026, 3, 1)).await;
        let one = pupil(&today, "1").await;
        assert!(is_blind(&today, "1").await);
        let kinds = [SignalKind::Low, SignalKind::Drop, SignalKind::NegativeGrowth];
        for kind in kinds {
            assert!(is_blind(&today, "1").await, "one signal is left");
            let done = answer_signal(&today, SCHOOL, one, &seen(kind, "2026-05-01", 0)).await.unwrap();
            assert!(matches!(done, Answered::Yes), "{done:?}");
        }
        assert!(!is_blind(&today, "1").await, "all of them are answered");
        let json = app::results::overview_json(&overview(&today, "g5a", None).await).unwrap();
        assert!(json.contains("\"kind\": \"low\""), "the signals are there still");

        let later = coordinator(&db, &operator, account, date(2026, 5, 1)).await;
        assert!(is_blind(&later, "1").await, "the day to look again has come");

        let worse = vec![result("1", "RW-E5", date(2026, 2, 20), Some(150), "V")];
        bring_results(&operator, worse, Options::default()).await.unwrap();
        assert!(is_blind(&today, "1").await, "another sitting went back");
        let shown = overview(&today, "g5a", None).await;
        let woke = |kind| {
            let signals = &shown.pupils[0].standing.signals;
            signals.iter().find(|one| one.kind() == kind).unwrap().answer.as_ref().unwrap().woke
        };
        assert_eq!(woke(SignalKind::NegativeGrowth), Some(Woke::Worse));
        assert_eq!(woke(SignalKind::Low), None, "the level is the same");
    })
    .await;
}

#[tokio::test]
async fn the_second_sees_the_first_answer_and_an_answer_can_be_taken_back() {
    on_both_engines(|db| async move {
        let (operator, account) = school(&db).await;
        let ctx = coordinator(&db, &operator, account, date(2026, 3, 1)).await;
        let one = pupil(&ctx, "1").await;
        let answer = |version| seen(SignalKind::Low, "2026-05-01", version);
        answer_signal(&ctx, SCHOOL, one, &answer(0)).await.unwrap();
        let second = answer_signal(&ctx, SCHOOL, one, &answer(0)).await.unwrap();
        let Answered::Meanwhile(Some(first)) = second else { panic!("{second:?}") };
        assert_eq!(first.by.reveal(), "Ingrid van Loon");
        let done = answer_signal(&ctx, SCHOOL, one, &answer(first.version)).await.unwrap();
        assert!(matches!(done, Answered::Yes));
        let of = |version| (SignalKind::Low, "Rekenen-Wiskunde", version);
        let stale = take_back_answer(&ctx, SCHOOL, one, of(first.version)).await.unwrap();
        assert!(matches!(stale, Answered::Meanwhile(Some(_))), "{stale:?}");
        let done = take_back_answer(&ctx, SCHOOL, one, of(first.version + 1)).await.unwrap();
        assert!(matches!(done, Answered::Yes));
        let gone = answer_signal(&ctx, SCHOOL, one, &answer(first.version + 1)).await.unwrap();
        assert!(matches!(gone, Answered::Meanwhile(None)), "{gone:?}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_says_what_is_wrong_with_it() {
    on_both_engines(|db| async move {
        let (operator, account) = school(&db).await;
        let ctx = coordinator(&db, &operator, account, date(2026, 3, 1)).await;
        let one = pupil(&ctx, "1").await;
        let wrong = |typed: AnswerTyped| {
            let ctx = ctx.clone();
            async move {
                match answer_signal(&ctx, SCHOOL, one, &typed).await.unwrap() {
                    Answered::Wrong(problems) => problems,
                    other => panic!("{other:?}"),
                }
            }
        };
        let typed = |again: &str| seen(SignalKind::Low, again, 0);
        assert_eq!(wrong(typed("2026-03-01")).await, [AnswerProblem::DayOutOfReach], "today is no later");
        assert_eq!(wrong(typed("2027-03-02")).await, [AnswerProblem::DayOutOfReach]);
        assert_eq!(wrong(typed("straks")).await, [AnswerProblem::NoDay]);
        let silent = AnswerTyped { reason: Personal::new(" \n".to_owned()), ..typed("") };
        assert_eq!(wrong(silent).await, [AnswerProblem::NoReason, AnswerProblem::NoDay]);
        let long = AnswerTyped { reason: Personal::new("a".repeat(501)), ..typed("2026-05-01") };
        assert_eq!(wrong(long).await, [AnswerProblem::TooLong]);
        let none = answer_signal(&ctx, SCHOOL, one, &seen(SignalKind::High, "2026-05-01", 0)).await.unwrap();
        assert!(matches!(none, Answered::NoSignal), "there is no such signal");
        let by_operator = answer_signal(&operator, SCHOOL, one, &typed("2026-05-01")).await;
        assert!(by_operator.is_err(), "an answer has a name");
    })
    .await;
}

async fn set(ctx: &Ctx, name: &str, value: &str) -> SettingsTyped {
    let mut typed = settings(ctx, SCHOOL).await.unwrap().now;
    let source = "afspraak van het team".to_owned();
    typed.settings.insert(name.to_owned(), Setting { value: value.to_owned(), source });
    typed
}

#[tokio::test]
async fn thresholds_are_the_schools_own_and_a_preview_counts_before_they_are_saved() {
    on_both_engines(|db| async move {
        let (ctx, _) = school(&db).await;
        let typed = set(&ctx, "low_bands", "3").await;
        let found = preview(&ctx, SCHOOL, &typed).await.unwrap().unwrap();
        assert_eq!(found.all, (2, 3), "pupil 2 stands at III");
        assert!(found.kinds.contains(&(SignalKind::Low, 1, 2)), "{found:?}");
        assert_eq!(overview(&ctx, "g5a", None).await.pupils[1].standing.signals, [], "nothing is saved yet");

        assert!(matches!(save_settings(&ctx, SCHOOL, &typed).await.unwrap(), SettingsSaved::Yes(1)));
        let low = overview(&ctx, "g5a", None).await.pupils[1].standing.signals[0].kind();
        assert_eq!(low, SignalKind::Low);
        let late = save_settings(&ctx, SCHOOL, &typed).await.unwrap();
        let SettingsSaved::Meanwhile(theirs) = late else { panic!("{late:?}") };
        assert_eq!(theirs.now.settings["low_bands"].value, "3");

        let mut back = settings(&ctx, SCHOOL).await.unwrap().now;
        back.settings
            .insert("low_bands".to_owned(), Setting { value: "1".to_owned(), source: String::new() });
        back.off = BTreeSet::from([SignalKind::Missing]);
        assert!(matches!(save_settings(&ctx, SCHOOL, &back).await.unwrap(), SettingsSaved::Yes(2)));
        let shown = overview(&ctx, "g5a", None).await;
        assert_eq!(shown.pupils[1].standing.signals, []);
        assert_eq!(shown.pupils[2].standing.signals, [], "who misses is not said any more");

        let wrong = set(&ctx, "missing_share", "0").await;
        let SettingsSaved::Wrong(problems) = save_settings(&ctx, SCHOOL, &wrong).await.unwrap() else {
            panic!()
        };
        assert_eq!(problems, [("missing_share".to_owned(), SettingProblem::OutOfBounds)]);
    })
    .await;
}

#[tokio::test]
async fn growth_that_the_school_expects_and_hours_of_absence_make_signals() {
    on_both_engines(|db| async move {
        let operator = ctx(db.clone());
        bring_roster(&operator, &roster_of(12), Options::default()).await.unwrap();
        let mut results = Vec::new();
        for n in 1..=12i32 {
            let grew = if n == 12 { 4 } else { 20 };
            let key = n.to_string();
            results.push(result(&key, "RW-E4", date(2025, 6, 10), Some(180), "III"));
            results.push(result(&key, "RW-M5", date(2026, 1, 20), Some(180 + grew), "III"));
        }
        bring_results(&operator, results, Options::default()).await.unwrap();
        let shown = overview(&operator, "g5a", None).await;
        let slow: Vec<&str> = shown
            .pupils
            .iter()
            .filter(|row| row.standing.signals.iter().any(|one| one.kind() == SignalKind::SlowGrowth))
            .map(|row| row.pupil.key.as_str())
            .collect();
        assert_eq!(slow, ["12"]);

        let (scope, first) = (shown.school.id, shown.pupils[0].pupil.id);
        absent(&db, scope, first, &[(date(2026, 1, 12), 8), (date(2026, 2, 2), 9)]).await;
        let rows: serde_json::Value =
            serde_json::from_str(&report(&operator, SCHOOL, Some("g5a"), ReportFormat::Json).await.unwrap())
                .unwrap();
        let of =
            |kind: &str| rows.as_array().unwrap().iter().find(|row| row["kind"] == kind).unwrap().clone();
        let expected = serde_json::json!({
            "pupil_key": "12", "group": "5A", "subject": "Rekenen-Wiskunde", "kind": "slow_growth",
            "figures": {"growth": 4, "expected": 20, "share": 50, "expected_from": "school", "pupils": 12},
            "since": "2026-01-20", "answered": false, "look_again_on": null, "blind_spot": true,
        });
        assert_eq!(of("slow_growth"), expected);
        let figures = serde_json::json!({
            "hours": 17, "weeks": 4, "from": "2026-01-12", "until": "2026-02-02"
        });
        assert_eq!(of("absent_often")["figures"], figures);
        assert_eq!(of("absent_often")["since"], "2026-02-02");
        let csv = report(&operator, SCHOOL, None, ReportFormat::Csv).await.unwrap();
        assert!(
            csv.starts_with("pupil_key;group;subject;kind;figures;since;answered;look_again_on;blind_spot\n")
        );
        assert!(csv.contains("growth=4"), "{csv}");
    })
    .await;
}

/// Hours without permission, as an import brings them in.
async fn absent(db: &Db, school: SchoolId, pupil: PupilId, days: &[(Date, i32)]) {
    use policy::{Action, InSchool, Resource};
    use store::{audit, register};
    let scope = InSchool::issue(&Actor::Operator, Action::Import, Resource::School(school)).unwrap();
    let mut tx = db.write().await.unwrap();
    for (day, hours) in days {
        let (kind, hours) = (AbsenceKind::Unpermitted, Decimal::whole(*hours));
        let absence = Absence { pupil, absent_on: *day, kind, hours };
        register::put_absence(&mut tx, &scope, &absence, domain::ids::ImportNo(1)).await.unwrap();
    }
    let deed = audit::Deed::SchoolEdited;
    let at = jiff::Timestamp::UNIX_EPOCH;
    tx.commit(&audit::AuditEvent { at, actor: Actor::Operator, school: Some(school), deed }).await.unwrap();
}

#[tokio::test]
async fn the_list_filters_and_shows_a_teacher_her_own_groups() {
    on_both_engines(|db| async move {
        let (operator, account) = school(&db).await;
        let ctx = coordinator(&db, &operator, account, date(2026, 3, 1)).await;
        let one = pupil(&ctx, "1").await;
        let list = |filter: Filter| {
            let ctx = ctx.clone();
            async move { school_signals(&ctx, SCHOOL, &filter, "signals").await.unwrap() }
        };
        let all = list(Filter::default()).await;
        assert_eq!(all.year, Some(SchoolYear::starting_in(2025).unwrap()));
        assert_eq!(all.shown, (2, 4), "three of pupil 1, and one that pupil 3 misses");
        assert_eq!(all.groups.len(), 1, "a group without a signal is left out");
        let only = list(Filter { kind: Some(SignalKind::Missing), ..Filter::default() }).await;
        assert_eq!((only.shown, only.kinds[&SignalKind::Low]), ((1, 1), 1));
        let new = list(Filter { which: Which::New, ..Filter::default() }).await;
        assert_eq!(new.shown.1, 3, "the results came today; who misses, misses since January");

        answer_signal(&ctx, SCHOOL, one, &seen(SignalKind::Low, "2026-05-01", 0)).await.unwrap();
        let asleep = list(Filter { which: Which::Asleep, ..Filter::default() }).await;
        assert_eq!((asleep.shown, asleep.counts), ((1, 1), [4, 3, 3, 1, 1]));
        let elsewhere = list(Filter { subject: Some("Spelling".to_owned()), ..Filter::default() }).await;
        assert_eq!(elsewhere.shown, (0, 0));

        let shown = overview(&operator, "g5a", None).await;
        let teacher = |groups: &[GroupId]| {
            acting(&db, account, shown.school.id, (Role::Teacher, groups), date(2026, 3, 1))
        };
        let own = school_signals(&teacher(&[shown.group.id]), SCHOOL, &Filter::default(), "signals").await;
        assert_eq!(own.unwrap().shown.0, 2);
        let other = overview(&operator, "g67", None).await.group.id;
        let of_other =
            school_signals(&teacher(&[other]), SCHOOL, &Filter::default(), "signals").await.unwrap();
        assert_eq!((of_other.shown, of_other.all_groups.len()), ((0, 0), 1));
        let refused =
            answer_signal(&teacher(&[other]), SCHOOL, one, &seen(SignalKind::Drop, "2026-05-01", 0)).await;
        assert!(matches!(refused, Err(Error::NotFound | Error::Forbidden)));
    })
    .await;
}
