//! How answers come in, on both engines: once, whatever is pressed twice, and without anybody seeing who answered.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::SCHOOL;
use app::{
    App, Clock, Ctx,
    imports::Options,
    surveys::{
        self, Answered, Beginning, Entered, Once, Opened, TypedAnswer, answer, mail_links, make_links,
        open_link, remind,
    },
    trust::Mailer,
};
use domain::{Personal, ids::SurveyId, roles::ModelKey};
use i18n::{Language, Texts};
use jiff::civil::date;
use policy::Actor;
use std::path::Path;
use store::{Db, testing::on_both_engines};

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

fn app(db: &Db) -> App {
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    App::new(db.clone(), Clock::Fixed(now)).reached_at("https://stut.school.example".to_owned())
}

/// An open round that ranks the five levels of Greven; the teachers are its third group.
async fn open(db: &Db) -> (App, Ctx, SurveyId) {
    let app = app(db);
    let ctx = app.act_as(Actor::Operator);
    crate::support::bring_roster(&ctx, &crate::support::roster_of(2), Options::default()).await.unwrap();
    let from = Beginning::Model(ModelKey("greven".to_owned()));
    let id = surveys::begin(&ctx, texts(), SCHOOL, &from).await.unwrap();
    assert!(surveys::open_round(&ctx, SCHOOL, id).await.unwrap().is_empty());
    (app, ctx, id)
}

fn ranked(words: &str) -> TypedAnswer {
    let typed = |text: &str| Personal::new(text.to_owned());
    TypedAnswer {
        levels: ["1", "2", "3", "5", "4"].map(typed).to_vec(),
        questions: [(1, vec![typed(words)])].into(),
    }
}

/// The secrets of new links for the teachers.
async fn links(ctx: &Ctx, id: SurveyId, count: usize) -> Vec<String> {
    let made = make_links(ctx, SCHOOL, (id, 3), &count.to_string()).await.unwrap().unwrap();
    let secret = |link: &surveys::MadeLink| link.address.reveal().rsplit_once('/').unwrap().1.to_owned();
    made.links.iter().map(secret).collect()
}

/// How many of the teachers answered, and how many were invited.
async fn response(ctx: &Ctx, id: SurveyId) -> (i64, i64) {
    let page = surveys::round_page(ctx, SCHOOL, id).await.unwrap();
    let teachers = page.groups.iter().find(|line| line.group.no == 3).unwrap();
    (teachers.answered, teachers.group.invited)
}

#[tokio::test]
async fn a_link_that_is_sent_twice_at_the_same_time_answers_once() {
    on_both_engines(|db| async move {
        let (app, ctx, id) = open(&db).await;
        let links = links(&ctx, id, 8).await;
        for secret in &links {
            let (typed, other) = (ranked("een"), ranked("twee"));
            let both = tokio::join!(answer(&app, secret, &typed), answer(&app, secret, &other));
            let kept = [both.0.unwrap(), both.1.unwrap()].map(|one| matches!(one, Answered::Yes));
            assert_eq!(kept.iter().filter(|one| **one).count(), 1);
        }
        assert_eq!(response(&ctx, id).await, (8, 8));
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_comes_while_the_round_closes_is_whole_or_not_there() {
    on_both_engines(|db| async move {
        let (app, ctx, id) = open(&db).await;
        let links = links(&ctx, id, 2).await;
        let typed = ranked("nog net");
        let (answered, closed) =
            tokio::join!(answer(&app, &links[0], &typed), surveys::close_round(&ctx, SCHOOL, id));
        closed.unwrap();
        let is_kept = matches!(answered.unwrap(), Answered::Yes);
        assert_eq!(response(&ctx, id).await, (i64::from(is_kept), 2), "who held a link was invited");
        assert!(!matches!(answer(&app, &links[1], &typed).await.unwrap(), Answered::Yes));
    })
    .await;
}

fn mailing(db: &Db, folder: &Path) -> Ctx {
    let way = format!("file://{}", folder.display());
    app(db).with_mailer(Mailer::new(&way, "stut@school.example").unwrap()).act_as(Actor::Operator)
}

/// The secret in the letter that came last.
fn last_secret(folder: &Path) -> String {
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap()).collect();
    files.sort_by_key(|file| file.metadata().unwrap().modified().unwrap());
    let text = std::fs::read_to_string(files.last().unwrap().path()).unwrap().replace("=\r\n", "");
    text.split_once("/answer/").unwrap().1.get(..43).unwrap().to_owned()
}

#[tokio::test]
async fn an_address_is_invited_once_and_nobody_learns_from_it_whether_she_answered() {
    on_both_engines(|db| async move {
        let (app, _, id) = open(&db).await;
        let folder = tempfile::tempdir().unwrap();
        let ctx = mailing(&db, folder.path());
        let mail = async |typed: &str| {
            let mailed = mail_links(&ctx, texts(), SCHOOL, (id, 3), typed).await.unwrap().unwrap();
            (mailed.sent, mailed.known)
        };
        assert_eq!(mail("anke@school.example, Anke@School.example").await, (1, 1));
        let waiting = mail("anke@school.example").await;
        let first = last_secret(folder.path());
        assert!(matches!(answer(&app, &first, &ranked("")).await.unwrap(), Answered::Yes));
        assert_eq!(mail("ANKE@school.example").await, waiting, "the same before and after her answer");
        assert_eq!(waiting, (0, 1));
        assert_eq!(response(&ctx, id).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn who_presses_remind_twice_sends_one_letter_and_both_links_hold() {
    on_both_engines(|db| async move {
        let (app, _, id) = open(&db).await;
        let folder = tempfile::tempdir().unwrap();
        let ctx = mailing(&db, folder.path());
        mail_links(&ctx, texts(), SCHOOL, (id, 3), "anke@school.example").await.unwrap().unwrap();
        let first = last_secret(folder.path());
        let both = tokio::join!(remind(&ctx, texts(), SCHOOL, id), remind(&ctx, texts(), SCHOOL, id));
        let sent = both.0.unwrap().unwrap().sent + both.1.unwrap().unwrap().sent;
        assert_eq!((sent, folder.path().read_dir().unwrap().count()), (1, 2));
        let second = last_secret(folder.path());
        assert_ne!(first, second);
        assert!(matches!(open_link(&app, &second).await.unwrap(), Opened::Yes(_)));
        assert!(
            matches!(answer(&app, &first, &ranked("")).await.unwrap(), Answered::Yes),
            "a form that was open"
        );
        assert!(matches!(answer(&app, &second, &ranked("")).await.unwrap(), Answered::Gone));
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_kept_once() {
    on_both_engines(|db| async move {
        let (_, ctx, id) = open(&db).await;
        let form = Once::made();
        let enter = async |words: &str| {
            let typed = ranked(words);
            match surveys::enter_paper(&ctx, SCHOOL, (id, 3), (&typed, form)).await.unwrap() {
                Entered::Yes(once) => once,
                Entered::Wrong(wrong) => panic!("{wrong:?}"),
            }
        };
        assert_eq!(enter("een").await, enter("een").await);
        assert_eq!(response(&ctx, id).await, (1, 1));
        let other = enter("twee").await;
        assert_eq!(response(&ctx, id).await, (2, 2), "other words are another answer");
        assert!(surveys::take_paper_back(&ctx, SCHOOL, id, other).await.unwrap());
        assert!(!surveys::take_paper_back(&ctx, SCHOOL, id, other).await.unwrap());
        assert_eq!(response(&ctx, id).await, (1, 1), "who is taken out was not invited");
        let csv = "group,level_1,level_2,level_3,level_4,level_5\nx,1,2,3,4,5\nx,1,2,3,4,5\n";
        let chosen = [(0, 3)].into();
        for _ in 0..2 {
            let taken = surveys::bring(&ctx, SCHOOL, (id, csv), (&chosen, form)).await.unwrap();
            assert_eq!(taken, Some(2));
        }
        assert_eq!(response(&ctx, id).await, (3, 3));
        surveys::take_file_out(&ctx, SCHOOL, id).await.unwrap();
        assert_eq!(response(&ctx, id).await, (1, 1));
    })
    .await;
}

#[tokio::test]
async fn what_was_said_and_links_do_not_add_up() {
    on_both_engines(|db| async move {
        let (_, ctx, id) = open(&db).await;
        surveys::say_invited(&ctx, SCHOOL, (id, 3), "5").await.unwrap().unwrap();
        links(&ctx, id, 4).await;
        assert_eq!(response(&ctx, id).await, (0, 5));
        links(&ctx, id, 3).await;
        assert_eq!(response(&ctx, id).await, (0, 7));
        assert!(surveys::withdraw_links(&ctx, SCHOOL, (id, 3)).await.unwrap());
        assert_eq!(response(&ctx, id).await, (0, 5));
    })
    .await;
}
