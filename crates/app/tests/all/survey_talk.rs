//! The talk about a round: who comes in, what is kept of it, subjects, agreements, the report.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::SCHOOL;
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    surveys::{
        self, AgreementSaved, Once, Remarked, ReportText, SortedRemark, SubjectsSaved, TextSaved,
        TypedAgreement,
    },
    trust::CameFrom,
};
use domain::{
    Personal,
    ids::SurveyId,
    surveys::{AgreementState, RemarkKind},
};
use i18n::{Language, Texts};
use jiff::{ToSpan as _, civil::date};
use policy::Actor;
use std::net::{IpAddr, Ipv4Addr};
use store::{Db, testing::on_both_engines};

fn app(db: &Db, days: i64) -> App {
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap().checked_add(days.days()).unwrap();
    App::new(db.clone(), Clock::Fixed(now)).reached_at("https://stut.school.example".to_owned())
}

fn from() -> CameFrom {
    CameFrom { caller: IpAddr::V4(Ipv4Addr::LOCALHOST), browser: String::new(), device: None }
}

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

async fn round(db: &Db) -> (App, Ctx, SurveyId) {
    let app = app(db, 0);
    let ctx = app.act_as(Actor::Operator);
    crate::support::bring_roster(&ctx, &crate::support::roster_of(2), Options::default()).await.unwrap();
    let id = surveys::add_example(&ctx, texts(), SCHOOL).await.unwrap();
    (app, ctx, id)
}

async fn say(app: &App, code: &str, kind: RemarkKind, text: &str) -> Remarked {
    let text = Personal::new(text.to_owned());
    surveys::remark(app, code, (Some(kind), &text, Once::made()), &from()).await.unwrap().unwrap()
}

#[tokio::test]
async fn people_come_in_with_the_code_while_the_talk_is_open_and_not_after() {
    on_both_engines(|db| async move {
        let (app, ctx, id) = round(&db).await;
        surveys::open_talk(&ctx, SCHOOL, id).await.unwrap();
        let door = surveys::talk(&ctx, SCHOOL, id).await.unwrap().door.unwrap();
        assert_eq!(door.link, format!("https://stut.school.example/talk/{}", door.code));
        assert!(door.picture.is_some());
        surveys::open_talk(&ctx, SCHOOL, id).await.unwrap();
        let again = surveys::talk(&ctx, SCHOOL, id).await.unwrap().door.unwrap();
        assert_eq!(again.code, door.code, "who presses twice changes no code");
        let typed = door.code.to_lowercase().replace('-', " ");
        assert_eq!(say(&app, &typed, RemarkKind::Plus, " Fijn ").await, Remarked::Yes);
        assert_eq!(say(&app, &door.code, RemarkKind::Minus, "  ").await, Remarked::Empty);
        assert_eq!(say(&app, &door.code, RemarkKind::Minus, &"a".repeat(281)).await, Remarked::TooLong);
        let text = Personal::new("x".to_owned());
        let no_kind =
            surveys::remark(&app, &door.code, (None, &text, Once::made()), &from()).await.unwrap().unwrap();
        assert_eq!(no_kind, Remarked::NoKind);
        let twice = Once::made();
        for _ in 0..2 {
            let asked = (Some(RemarkKind::Plus), &text, twice);
            let said = surveys::remark(&app, &door.code, asked, &from()).await.unwrap().unwrap();
            assert_eq!(said, Remarked::Yes);
        }
        let mut kept = surveys::talk(&ctx, SCHOOL, id).await.unwrap().remarks;
        assert_eq!(kept.len(), 2, "what is sent twice is kept once");
        kept.retain(|one| one.text.reveal() != "x");
        assert_eq!((kept.len(), kept[0].text.reveal().as_str()), (1, "Fijn"));
        assert_eq!(kept[0].id.0.get_version_num(), 4, "an id with a time in it would tell the order");
        let next_week = self::app(&db, 8);
        let late = surveys::guest_talk(&next_week, &door.code, &from()).await;
        assert!(matches!(late, Err(Error::NotFound)), "a code that nobody closed ends by itself");
        surveys::close_talk(&ctx, SCHOOL, id).await.unwrap();
        let anew = surveys::talk(&ctx, SCHOOL, id).await.unwrap().remarks;
        assert!(
            anew.len() == 2 && anew.iter().all(|one| one.id != kept[0].id),
            "other ids than on the screen"
        );
        let closed = surveys::guest_talk(&app, &door.code, &from()).await;
        assert!(matches!(closed, Err(Error::NotFound)));
        surveys::open_talk(&ctx, SCHOOL, id).await.unwrap();
        assert_ne!(surveys::talk(&ctx, SCHOOL, id).await.unwrap().door.unwrap().code, door.code);
    })
    .await;
}

#[tokio::test]
async fn who_guesses_codes_must_wait_and_who_is_elsewhere_need_not() {
    on_both_engines(|db| async move {
        let (app, ctx, id) = round(&db).await;
        surveys::open_talk(&ctx, SCHOOL, id).await.unwrap();
        let code = surveys::talk(&ctx, SCHOOL, id).await.unwrap().door.unwrap().code;
        let mut waits = 0;
        for _ in 0..205 {
            match surveys::guest_talk(&app, "0000-0000", &from()).await {
                Ok(Err(_)) => waits += 1,
                Err(Error::NotFound) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(waits, 5, "a whole team may mistype");
        assert!(surveys::guest_talk(&app, &code, &from()).await.unwrap().is_err(), "guessing has an end");
        let elsewhere = CameFrom { caller: IpAddr::V4(Ipv4Addr::new(10, 0, 0, 9)), ..from() };
        assert_eq!(surveys::guest_talk(&app, &code, &elsewhere).await.unwrap().unwrap().code, code);
    })
    .await;
}

#[tokio::test]
async fn remarks_go_under_subjects_and_stay_there_when_subjects_move() {
    on_both_engines(|db| async move {
        let (app, ctx, id) = round(&db).await;
        surveys::open_talk(&ctx, SCHOOL, id).await.unwrap();
        let code = surveys::talk(&ctx, SCHOOL, id).await.unwrap().door.unwrap().code;
        for text in ["een", "twee"] {
            say(&app, &code, RemarkKind::Question, text).await;
        }
        let lines = |all: &[(Option<i64>, &str)]| -> Vec<_> {
            all.iter().map(|(no, text)| (*no, (*text).to_owned())).collect()
        };
        let save = |version, typed: Vec<(Option<i64>, String)>| {
            let ctx = ctx.clone();
            async move { surveys::save_subjects(&ctx, SCHOOL, (id, version), &typed).await.unwrap() }
        };
        assert_eq!(save(0, lines(&[(None, "tijd"), (None, "rol")])).await, SubjectsSaved::Yes);
        let meanwhile = save(0, lines(&[(None, "anders")])).await;
        assert!(matches!(meanwhile, SubjectsSaved::Meanwhile(now) if now.lines.len() == 2));
        let many: Vec<_> = (0..10).map(|n| (None, n.to_string())).collect();
        assert_eq!(save(1, many).await, SubjectsSaved::TooMany);
        assert_eq!(save(1, vec![(None, "a".repeat(401))]).await, SubjectsSaved::TooLong);
        let remark = surveys::talk(&ctx, SCHOOL, id).await.unwrap().remarks[0].clone();
        let asked = SortedRemark { id: remark.id, version: 1, was: (None, false), now: (Some(2), true) };
        let sorted = surveys::sort_remarks(&ctx, SCHOOL, id, &[asked]).await.unwrap();
        assert_eq!((sorted.moved, sorted.meanwhile), (1, 0));
        let late = SortedRemark { now: (Some(1), false), ..asked };
        let sorted = surveys::sort_remarks(&ctx, SCHOOL, id, &[late]).await.unwrap();
        assert_eq!((sorted.moved, sorted.meanwhile), (0, 1), "what another one did is left");
        assert_eq!(save(1, lines(&[(Some(2), "de rol"), (Some(1), "tijd")])).await, SubjectsSaved::Yes);
        let talk = surveys::talk(&ctx, SCHOOL, id).await.unwrap();
        let moved = talk.remarks.iter().find(|one| one.id == remark.id).unwrap();
        assert_eq!((moved.subject, moved.is_hidden), (Some(2), true));
        assert_eq!(talk.subjects.lines[0].text, "de rol");
        assert_eq!(talk.subjects.of_no(2), Some(&talk.subjects.lines[0]));
    })
    .await;
}

#[tokio::test]
async fn the_figures_of_the_study_propose_what_to_talk_about() {
    on_both_engines(|db| async move {
        let (_, ctx, id) = round(&db).await;
        let results = surveys::results(&ctx, SCHOOL, id).await.unwrap();
        let words = surveys::words(&ctx, SCHOOL, id, None).await.unwrap();
        let proposed = surveys::proposals(texts(), &results, &words);
        assert!(
            proposed[0].starts_with("Coach: gemiddeld 5 bij Directie en 2,8 bij Leerkrachten."),
            "{proposed:?}"
        );
        assert!(
            proposed.iter().any(|one| one.starts_with("Collegiaal consulent staat bij alle groepen hoog"))
        );
        assert!(proposed.iter().any(|one| one.contains("8 van de 15")), "{proposed:?}");
        assert!(!proposed.iter().any(|one| one.contains("van de 4")), "three of four is no small response");
        let (one, other) = (proposed[0].clone(), proposed[1].clone());
        let added = [(None, one.clone()), (None, other)];
        assert_eq!(surveys::add_subjects(&ctx, SCHOOL, id, &added).await.unwrap(), SubjectsSaved::Yes);
        assert_eq!(surveys::add_subjects(&ctx, SCHOOL, id, &added[..1]).await.unwrap(), SubjectsSaved::Yes);
        let lines = surveys::talk(&ctx, SCHOOL, id).await.unwrap().subjects.lines;
        assert_eq!((lines.len(), &lines[0].text), (2, &one), "nothing stands there twice");
    })
    .await;
}

#[tokio::test]
async fn of_two_who_add_subjects_at_once_nobody_hears_that_hers_are_there_when_they_are_not() {
    on_both_engines(|db| async move {
        let (_, ctx, id) = round(&db).await;
        for turn in 0..3 {
            let before = surveys::talk(&ctx, SCHOOL, id).await.unwrap().subjects.lines.len();
            let (one, other) = ([(None, format!("een {turn}"))], [(None, format!("twee {turn}"))]);
            let both = tokio::join!(
                surveys::add_subjects(&ctx, SCHOOL, id, &one),
                surveys::add_subjects(&ctx, SCHOOL, id, &other)
            );
            let saved = [both.0.unwrap(), both.1.unwrap()];
            let count = saved.iter().filter(|one| **one == SubjectsSaved::Yes).count();
            let after = surveys::talk(&ctx, SCHOOL, id).await.unwrap().subjects.lines.len();
            assert_eq!(after - before, count, "{saved:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_agreement_is_kept_until_it_is_done_or_dropped_with_a_reason() {
    on_both_engines(|db| async move {
        let (_, ctx, id) = round(&db).await;
        let typed = |what: &str, due: &str| TypedAgreement {
            who: "ib".to_owned(),
            what: what.to_owned(),
            due: due.to_owned(),
        };
        let wrong = surveys::add_agreement(&ctx, SCHOOL, id, &typed(" ", "morgen")).await.unwrap();
        assert!(matches!(wrong, AgreementSaved::Wrong(all) if all.len() == 2));
        let saved = surveys::add_agreement(&ctx, SCHOOL, id, &typed("kijken", "2026-06-01")).await.unwrap();
        assert_eq!(saved, AgreementSaved::Yes);
        let known = surveys::talk(&ctx, SCHOOL, id).await.unwrap().agreements[0].clone();
        let which = (id, known.id, 1);
        let set = |version, state, reason: &'static str| {
            let ctx = ctx.clone();
            async move {
                let which = (id, known.id, version);
                surveys::set_agreement_state(&ctx, SCHOOL, which, (state, reason)).await.unwrap()
            }
        };
        assert!(matches!(set(1, AgreementState::Dropped, " ").await, AgreementSaved::Wrong(_)));
        assert_eq!(set(1, AgreementState::Dropped, "geen tijd").await, AgreementSaved::Yes);
        let late = surveys::change_agreement(&ctx, SCHOOL, which, &typed("anders", "")).await.unwrap();
        assert!(matches!(late, AgreementSaved::Meanwhile(now) if now.reason.as_deref() == Some("geen tijd")));
        assert_eq!(set(2, AgreementState::Open, "").await, AgreementSaved::Yes);
        let now = surveys::talk(&ctx, SCHOOL, id).await.unwrap().agreements[0].clone();
        assert_eq!((now.state, now.reason, now.version), (AgreementState::Open, None, 3));
    })
    .await;
}

#[tokio::test]
async fn a_text_of_the_report_is_saved_and_the_second_writer_hears_of_the_first() {
    on_both_engines(|db| async move {
        let (_, ctx, id) = round(&db).await;
        let save = |version, text: &'static str| {
            let ctx = ctx.clone();
            async move {
                let which = (id, ReportText::Conclusions, version);
                surveys::save_report_text(&ctx, SCHOOL, which, text).await.unwrap()
            }
        };
        assert_eq!(save(0, "We zijn het\r\neens. ").await, TextSaved::Yes(1));
        assert_eq!(save(0, "We zijn het\neens.").await, TextSaved::Yes(1), "the same twice is no quarrel");
        let late = save(0, "Nee.").await;
        assert!(matches!(late, TextSaved::Meanwhile(now) if now.text == "We zijn het\neens."));
        assert_eq!(save(1, "Nee.").await, TextSaved::Yes(2));
        let which = (id, ReportText::Conclusions, 2);
        let long = surveys::save_report_text(&ctx, SCHOOL, which, &"a".repeat(40_001)).await.unwrap();
        assert_eq!(long, TextSaved::TooLong);
        assert_eq!(surveys::report(&ctx, SCHOOL, id).await.unwrap().conclusions.text, "Nee.");
        let pdf = surveys::report_pdf(&ctx, texts(), SCHOOL, id).await.unwrap();
        assert!(pdf.starts_with(b"%PDF"));
    })
    .await;
}
