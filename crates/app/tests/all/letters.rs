//! Letters by a real mail server: what stands in the digest, when it goes, and what happens when the server is away.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, roster_of, smtp::Smtp};
use app::{
    App, Clock, Ctx, Error,
    agreements::{AgreementSaved, AgreementTyped, add_agreement},
    imports::Options,
    meetings::{TalkSaved, TalkTyped, plan_talk},
    notices::{
        ChoicesProblem, ChoicesSaved, ChoicesTyped, MailStanding, Turn, ask_example, mail_standing,
        my_choices, save_choices, send_letters,
    },
    trust::{Mailer, NewAccount, add_user, tidy},
};
use domain::{
    Personal,
    agreements::AgreementSource,
    ids::{AccountId, PupilId},
    notices::{DigestPart, MOST_TRIES, NoticeKind},
    trust::Role,
};
use i18n::Language;
use jiff::{
    ToSpan as _, Zoned,
    civil::{DateTime, date},
};
use policy::Actor;
use std::sync::Arc;
use store::{
    Db,
    notices::{LetterKey, LetterKind, claim_letter},
    testing::on_both_engines,
    trust,
};
use uuid::Uuid;

/// Monday the 2nd of March 2026, at this time.
fn monday(hour: i8, minute: i8) -> DateTime {
    date(2026, 3, 2).at(hour, minute, 0, 0)
}

/// A school with a mail server: Ingrid coordinates, Anke teaches.
struct Post {
    db: Db,
    smtp: Smtp,
    ingrid: AccountId,
    anke: AccountId,
    pupil: PupilId,
}

impl Post {
    async fn new(db: &Db) -> Self {
        let operator = ctx(db.clone());
        bring_roster(&operator, &roster_of(2), Options::default()).await.unwrap();
        let mut people = Vec::new();
        for (name, role) in [("Ingrid van Loon", Role::Coordinator), ("Anke Jansen", Role::Teacher)] {
            let email = format!("{}@school.example", name.split(' ').next().unwrap().to_lowercase());
            let new = NewAccount { email: email.parse().unwrap(), name: name.to_owned(), password: None };
            people.push(add_user(&operator, new, Some((SCHOOL, role))).await.unwrap());
        }
        let pupil = app::register::pupil_page(&operator, SCHOOL, "", 1).await.unwrap().pupils[0].pupil.id;
        Self { db: db.clone(), smtp: Smtp::start().await, ingrid: people[0], anke: people[1], pupil }
    }

    fn app(&self, now: DateTime) -> App {
        let now: Zoned = now.in_tz("Europe/Amsterdam").unwrap();
        let mailer = Mailer::new(&self.smtp.way(), "Stut <stut@school.example>").unwrap();
        App::new(self.db.clone(), Clock::Fixed(now))
            .with_mailer(mailer)
            .reached_at("https://stut.school.example".to_owned())
    }

    async fn person(&self, who: AccountId, now: DateTime) -> Ctx {
        let app = self.app(now);
        let moment = now.in_tz("Europe/Amsterdam").unwrap();
        let mut tx = self.db.read().await.unwrap();
        let person = trust::person(&mut tx, who, (moment.timestamp(), moment.date())).await.unwrap();
        app.act_as(Actor::Person(Arc::new(person.unwrap())))
    }

    async fn turn(&self, now: DateTime) -> Turn {
        send_letters(&self.app(now).act_as(Actor::Program)).await.unwrap()
    }

    /// Ingrid gives Anke an agreement about a pupil that is due on Monday, in words that name the pupil.
    async fn agree(&self) {
        let typed = AgreementTyped {
            what: Personal::new("Kind1 Voorbeeld1 helpen met breuken".to_owned()),
            owner: self.anke.to_string(),
            due_on: "2026-03-02".to_owned(),
            pupil: Some(self.pupil),
            ..AgreementTyped::default()
        };
        let ingrid = self.person(self.ingrid, date(2026, 3, 1).at(12, 0, 0, 0)).await;
        let saved = add_agreement(&ingrid, SCHOOL, &typed, AgreementSource::None).await.unwrap();
        assert!(matches!(saved, AgreementSaved::Yes(_)), "{saved:?}");
    }

    async fn choose(&self, who: AccountId, change: impl FnOnce(&mut ChoicesTyped)) {
        let her = self.person(who, monday(6, 0)).await;
        let version = my_choices(&her, Language::Nl).await.unwrap().choices.version;
        let mut typed = ChoicesTyped { version, ..usual() };
        change(&mut typed);
        assert_eq!(save_choices(&her, &typed).await.unwrap(), ChoicesSaved::Yes);
    }

    async fn standing(&self, now: DateTime) -> MailStanding {
        mail_standing(&self.app(now).act_as(Actor::Operator)).await.unwrap()
    }
}

/// What is usual, as it is typed.
fn usual() -> ChoicesTyped {
    ChoicesTyped {
        kinds: NoticeKind::ALL.iter().map(|kind| kind.code().to_owned()).collect(),
        is_mailed: true,
        parts: DigestPart::ALL.iter().map(|part| part.code().to_owned()).collect(),
        weekdays: ["1", "2", "3", "4", "5"].map(str::to_owned).to_vec(),
        at: "07:30".to_owned(),
        has_quiet: true,
        quiet_from: "18:00".to_owned(),
        quiet_until: "07:00".to_owned(),
        language: "nl".to_owned(),
        version: 0,
    }
}

#[tokio::test]
async fn the_digest_has_numbers_days_and_a_link_and_goes_once() {
    on_both_engines(|db| async move {
        let post = Post::new(&db).await;
        post.agree().await;
        let talk = TalkTyped {
            kind: "team".to_owned(),
            title: Personal::new("Over Kind1".to_owned()),
            held_on: "2026-03-03".to_owned(),
            starts_at: "10:30".to_owned(),
            minutes: "30".to_owned(),
            people: vec![post.anke.to_string()],
            ..TalkTyped::default()
        };
        let ingrid = post.person(post.ingrid, date(2026, 3, 1).at(12, 0, 0, 0)).await;
        let saved = plan_talk(&ingrid, SCHOOL, &talk).await.unwrap();
        assert!(matches!(saved, TalkSaved::Yes(_)), "{saved:?}");
        assert_eq!(post.turn(monday(7, 29)).await, Turn::default(), "too early");
        post.turn(monday(7, 30)).await;
        let letters = post.smtp.letters();
        let mine: Vec<_> = letters.iter().filter(|one| one.to == "anke@school.example").collect();
        let [letter] = mine.as_slice() else { panic!("{letters:?}") };
        assert!(letter.header("Subject").starts_with("Jouw dag: "), "{}", letter.text);
        for part in [
            "Dag Anke Jansen,",
            "- 1 afspraak is voor vandaag",
            "- 1 afspraak kreeg je van een ander",
            "- morgen 1 gesprek (10:30)",
            "https://stut.school.example/77QX00/today",
            "https://stut.school.example/me/notices",
        ] {
            assert!(letter.text.contains(part), "{part}: {}", letter.text);
        }
        for secret in ["Kind1", "Voorbeeld1", "breuken", "helpen"] {
            assert!(letters.iter().all(|one| !one.text.contains(secret)), "{secret}");
        }
        assert_eq!(post.turn(monday(7, 31)).await, Turn::default(), "once a day");
        assert_eq!(post.smtp.letters().len(), letters.len());
        // On Tuesday what was due on Monday is late.
        post.turn(date(2026, 3, 3).at(7, 30, 0, 0)).await;
        let later = post.smtp.letters();
        let last = later.iter().rfind(|one| one.to == "anke@school.example").unwrap();
        assert!(last.text.contains("- 1 afspraak is over tijd, sinds "), "{}", last.text);
        assert!(last.text.contains("- vandaag 1 gesprek (10:30)"), "{}", last.text);
        assert!(!last.text.contains("van een ander"), "told the day before: {}", last.text);
    })
    .await;
}

#[tokio::test]
async fn a_day_that_asks_nothing_sends_nothing_and_an_example_says_so() {
    on_both_engines(|db| async move {
        let post = Post::new(&db).await;
        assert_eq!(post.turn(monday(8, 0)).await, Turn::default());
        assert!(post.smtp.letters().is_empty());
        // At eight in the evening it is quiet, but she asked for it herself.
        let anke = post.person(post.anke, monday(20, 0)).await;
        assert!(ask_example(&anke).await.unwrap());
        assert!(!ask_example(&anke).await.unwrap(), "it is on its way");
        assert_eq!(post.turn(monday(20, 0)).await, Turn { sent: 1, ..Turn::default() });
        let [letter] = post.smtp.letters().try_into().unwrap();
        assert!(letter.to == "anke@school.example" && letter.text.contains("Alles is bij."), "{letter:?}");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_away_loses_nothing_and_gets_each_letter_once() {
    on_both_engines(|db| async move {
        let mut post = Post::new(&db).await;
        post.agree().await;
        post.smtp.go_away().await;
        assert_eq!(post.turn(monday(7, 30)).await, Turn { waiting: 1, ..Turn::default() });
        assert_eq!(post.turn(monday(7, 30)).await.sent, 0);
        assert_eq!(post.standing(monday(7, 30)).await.sent, 0);
        post.smtp.come_back().await;
        assert_eq!(post.turn(monday(7, 30)).await.sent, 0, "it waits a minute");
        // Two processes at once.
        let (one, other) = tokio::join!(post.turn(monday(8, 0)), post.turn(monday(8, 0)));
        assert_eq!(one.sent + other.sent, 1);
        let letters = post.smtp.letters();
        assert_eq!(letters.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), ["anke@school.example"]);
        assert_eq!(post.turn(monday(12, 0)).await, Turn::default());
        assert_eq!(post.smtp.letters().len(), 1);
        assert_eq!(post.standing(monday(12, 0)).await, MailStanding { sent: 1, ..MailStanding::default() });
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_is_refused_is_tried_again_and_in_the_end_given_up() {
    on_both_engines(|db| async move {
        let post = Post::new(&db).await;
        post.agree().await;
        post.choose(post.anke, |typed| typed.has_quiet = false).await;
        post.smtp.answer(451);
        let (mut now, mut tries) = (monday(7, 30), 0);
        while post.standing(now).await.given_up == 0 {
            post.turn(now).await;
            tries += 1;
            assert!(tries <= MOST_TRIES, "it would go on for ever");
            now = now.checked_add(60.minutes()).unwrap();
        }
        assert_eq!(tries, MOST_TRIES);
        assert!(post.smtp.letters().is_empty());
        // For good: at once.
        post.smtp.answer(550);
        let tuesday = date(2026, 3, 3).at(8, 0, 0, 0);
        assert_eq!(post.turn(tuesday).await, Turn { given_up: 1, ..Turn::default() });
        assert_eq!(post.standing(tuesday).await.given_up, 2);
        let anke = post.person(post.anke, tuesday).await;
        assert!(matches!(mail_standing(&anke).await, Err(Error::Forbidden)), "for who keeps it running");
    })
    .await;
}

#[tokio::test]
async fn who_fell_over_while_sending_lets_it_be_sent_under_the_same_number() {
    on_both_engines(|db| async move {
        let post = Post::new(&db).await;
        post.agree().await;
        post.smtp.answer(451);
        post.turn(monday(7, 30)).await;
        post.smtp.answer(250);
        let key = LetterKey { account: post.anke, kind: LetterKind::Digest, day: date(2026, 3, 2) };
        let at = |minute| monday(8, minute).in_tz("Europe/Amsterdam").unwrap().timestamp();
        assert!(claim_letter(&db, key, (at(0), at(15)), Uuid::from_u128(7)).await.unwrap());
        assert_eq!(post.turn(monday(8, 14)).await.sent, 0, "somebody has it");
        assert_eq!(post.turn(monday(8, 15)).await.sent, 1);
        let [letter] = post.smtp.letters().try_into().unwrap();
        let made = monday(7, 30).in_tz("Europe/Amsterdam").unwrap().timestamp().as_second();
        let number = format!("<digest.{}.{made}@school.example>", post.anke);
        assert_eq!(letter.header("Message-ID"), number);
    })
    .await;
}

#[tokio::test]
async fn a_letter_of_yesterday_is_not_sent_today() {
    on_both_engines(|db| async move {
        let mut post = Post::new(&db).await;
        post.agree().await;
        post.smtp.go_away().await;
        post.turn(monday(7, 30)).await;
        post.smtp.come_back().await;
        post.turn(date(2026, 3, 3).at(9, 0, 0, 0)).await;
        assert_eq!(post.smtp.letters().len(), 1, "that of today says it all");
        assert_eq!(post.standing(date(2026, 3, 3).at(9, 0, 0, 0)).await.given_up, 1);
    })
    .await;
}

#[tokio::test]
async fn each_chooses_days_hour_parts_and_language_or_nothing_at_all() {
    on_both_engines(|db| async move {
        let post = Post::new(&db).await;
        post.agree().await;
        post.choose(post.anke, |typed| {
            typed.at = "12:15".to_owned();
            typed.language = "en".to_owned();
            typed.parts = vec!["agreements".to_owned()];
        })
        .await;
        assert_eq!(post.turn(monday(12, 14)).await.sent, 0);
        assert_eq!(post.turn(monday(12, 15)).await.sent, 1);
        let [letter] = post.smtp.letters().try_into().unwrap();
        assert!(letter.text.contains("- 1 agreement is due today"), "{}", letter.text);
        assert!(!letter.text.contains("given to you"), "{}", letter.text);
        post.choose(post.anke, |typed| typed.weekdays = vec!["3".to_owned()]).await;
        assert_eq!(post.turn(date(2026, 3, 3).at(9, 0, 0, 0)).await.sent, 0, "a Tuesday");
        assert_eq!(post.turn(date(2026, 3, 4).at(9, 0, 0, 0)).await.sent, 1, "a Wednesday");
        post.choose(post.anke, |typed| typed.is_mailed = false).await;
        assert_eq!(post.turn(date(2026, 3, 11).at(9, 0, 0, 0)).await.sent, 0);
    })
    .await;
}

#[tokio::test]
async fn in_quiet_hours_a_letter_waits_until_they_are_over() {
    on_both_engines(|db| async move {
        let mut post = Post::new(&db).await;
        post.agree().await;
        post.smtp.go_away().await;
        post.choose(post.anke, |typed| {
            typed.quiet_from = "08:30".to_owned();
            typed.quiet_until = "15:00".to_owned();
        })
        .await;
        assert_eq!(post.turn(monday(8, 0)).await.waiting, 1);
        post.smtp.come_back().await;
        assert_eq!(post.turn(monday(9, 0)).await, Turn::default(), "she teaches");
        assert_eq!(post.turn(monday(14, 59)).await, Turn::default());
        assert_eq!(post.turn(monday(15, 0)).await.sent, 1);
    })
    .await;
}

#[tokio::test]
async fn choices_that_cannot_be_are_said_beside_their_field() {
    on_both_engines(|db| async move {
        let post = Post::new(&db).await;
        let anke = post.person(post.anke, monday(9, 0)).await;
        for (typed, field, problem) in [
            (ChoicesTyped { at: "25:00".to_owned(), ..usual() }, "at", ChoicesProblem::NotATime),
            (ChoicesTyped { at: "19:00".to_owned(), ..usual() }, "at", ChoicesProblem::InQuiet),
            (ChoicesTyped { weekdays: Vec::new(), ..usual() }, "weekdays", ChoicesProblem::NoDay),
            (ChoicesTyped { parts: Vec::new(), ..usual() }, "parts", ChoicesProblem::NoPart),
            (ChoicesTyped { quiet_from: "x".to_owned(), ..usual() }, "quiet_from", ChoicesProblem::NotATime),
            (
                ChoicesTyped { quiet_until: "18:00".to_owned(), ..usual() },
                "quiet_until",
                ChoicesProblem::NoHours,
            ),
        ] {
            let saved = save_choices(&anke, &typed).await.unwrap();
            assert_eq!(saved, ChoicesSaved::Wrong(vec![(field, problem)]), "{typed:?}");
        }
        let off = ChoicesTyped { is_mailed: false, at: String::new(), weekdays: Vec::new(), ..usual() };
        assert_eq!(save_choices(&anke, &off).await.unwrap(), ChoicesSaved::Yes, "what is off needs no hour");
        assert_eq!(save_choices(&anke, &usual()).await.unwrap(), ChoicesSaved::Meanwhile);
        let page = my_choices(&anke, Language::Nl).await.unwrap();
        assert!(!page.choices.is_mailed && page.can_mail);
    })
    .await;
}

#[tokio::test]
async fn only_the_fact_is_kept_and_that_for_a_month() {
    on_both_engines(|db| async move {
        let post = Post::new(&db).await;
        post.agree().await;
        assert_eq!(post.turn(monday(8, 0)).await.sent, 1);
        let soon = date(2026, 3, 31).at(9, 0, 0, 0);
        let kept = async || {
            let all = store::notices::letters_since(&mut db.read().await.unwrap(), date(2026, 3, 1)).await;
            all.unwrap().len()
        };
        tidy(&post.app(soon).act_as(Actor::Program)).await.unwrap();
        assert!(kept().await > 0);
        tidy(&post.app(date(2026, 4, 10).at(9, 0, 0, 0)).act_as(Actor::Program)).await.unwrap();
        assert_eq!(kept().await, 0);
        let nobody = post.app(monday(8, 0)).act_as(Actor::Nobody);
        assert!(matches!(send_letters(&nobody).await, Err(Error::NotFound)));
    })
    .await;
}
