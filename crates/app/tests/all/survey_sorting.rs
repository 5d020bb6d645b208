//! The ordered shoebox on both engines: who may read what, sorting by two, agreement, and ranking beside words.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, roster_of};
use app::{
    App, Clock, Ctx, Error,
    imports::Options,
    surveys::{
        Sorted, TypedPlacing, WordsSay, check_of_words, kappa_words, sort_answer, sorting, words, words_table,
    },
    trust::{NewAccount, add_user},
};
use domain::{
    Personal,
    ids::{AccountId, AnswerId, OpenAnswerId, SchoolId, SurveyId},
    roles::RoleLevel,
    surveys::{
        Answer, AnswerWay, OpenAnswer, Placing, Question, QuestionKind, RespondentGroup, Survey, SurveyKind,
        SurveyState,
    },
    trust::{Role, Term},
};
use i18n::{Language, Texts};
use jiff::civil::date;
use policy::{Action, Actor, Grant, InSchool, Person, Resource};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    Db,
    audit::{AuditEvent, Deed},
    surveys as kept,
    testing::on_both_engines,
};
use uuid::Uuid;

const ROUND: SurveyId = SurveyId(Uuid::from_u128(900));
const OLD: SurveyId = SurveyId(Uuid::from_u128(901));

fn texts() -> &'static Texts {
    Texts::of(Language::Nl)
}

fn text_id(no: u128) -> OpenAnswerId {
    OpenAnswerId(Uuid::from_u128(no))
}

fn survey(id: SurveyId, state: SurveyState) -> Survey {
    let level = |name: &str| RoleLevel { name: name.to_owned(), ..RoleLevel::default() };
    Survey {
        id,
        kind: SurveyKind::Expectation,
        title: "Ronde".to_owned(),
        intro: String::new(),
        model: None,
        levels: ["rt-plus", "systeem", "consulent", "coach", "kennis"].map(level).to_vec(),
        questions: vec![Question {
            text: "Wat is de belangrijkste taak?".to_owned(),
            kind: QuestionKind::Open,
            is_required: false,
            groups: Vec::new(),
        }],
        small_agreed: false,
        state,
        previous: None,
        is_example: false,
        closes_on: None,
        made_at: jiff::Timestamp::UNIX_EPOCH,
        opened_at: None,
        closed_at: None,
        version: 1,
    }
}

/// A round with four answers of teachers, who put coach in the fourth place, and two of principals; each with words.
async fn round(db: &Db, id: SurveyId, state: SurveyState, first_text: u128) {
    let school = app::register::schools(&ctx(db.clone())).await.unwrap().pop().unwrap().id;
    let scope = InSchool::issue(&Actor::Operator, Action::EditSurveys, Resource::School(school)).unwrap();
    let mut tx = db.write().await.unwrap();
    kept::add_survey(&mut tx, &scope, &survey(id, state)).await.unwrap();
    let group = |no, name: &str| RespondentGroup { no, name: name.to_owned(), role: None, invited: 6 };
    kept::put_groups(&mut tx, &scope, id, &[group(1, "leerkrachten"), group(2, "directie")]).await.unwrap();
    let said =
        ["coachen van leerkrachten", "de leerkracht coachen", "klassenbezoek", "luisteren", "geheim", "ook"];
    for (no, words) in (0..).zip(said) {
        let group = if no < 4 { 1 } else { 2 };
        let scores = Some(vec![3, 5, 4, 2, 1]);
        let answer = Answer { group, way: AnswerWay::Link, scores, replies: BTreeMap::new() };
        kept::add_answer(&mut tx, &scope, id, (AnswerId(Uuid::from_u128(first_text + no)), &answer))
            .await
            .unwrap();
        let open = OpenAnswer {
            id: text_id(first_text + no),
            group,
            question: 0,
            text: Personal::new(words.to_owned()),
        };
        kept::add_open_answer(&mut tx, &scope, id, &open).await.unwrap();
    }
    let at = jiff::Timestamp::UNIX_EPOCH;
    let event = AuditEvent {
        at,
        actor: Actor::Operator,
        school: Some(school),
        deed: Deed::SurveyMade { survey: id },
    };
    tx.commit(&event).await.unwrap();
}

/// Somebody who signed in as coordinator of the school.
async fn coordinator(db: &Db, name: &str) -> Ctx {
    let email = format!("{name}@school.example").parse().unwrap();
    let new = NewAccount { email, name: name.into(), password: None };
    let account = add_user(&ctx(db.clone()), new, Some((SCHOOL, Role::Coordinator))).await.unwrap();
    let school = app::register::schools(&ctx(db.clone())).await.unwrap().pop().unwrap().id;
    signed_in(db, account, school)
}

fn signed_in(db: &Db, account: AccountId, school: SchoolId) -> Ctx {
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    let term = Term { from: date(2025, 8, 1), until: None };
    let person = Person {
        account,
        now: now.timestamp(),
        today: now.date(),
        is_administrator: false,
        grants: vec![Grant { school, role: Role::Coordinator, term }],
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    };
    App::new(db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
}

async fn two_sorters(db: &Db) -> (Ctx, Ctx) {
    bring_roster(&ctx(db.clone()), &roster_of(1), Options::default()).await.unwrap();
    (coordinator(db, "anna").await, coordinator(db, "bas").await)
}

fn levels(levels: &[u8], version: i64) -> TypedPlacing {
    TypedPlacing { levels: levels.to_vec(), version, ..TypedPlacing::default() }
}

#[tokio::test]
async fn an_answer_is_put_moved_put_back_and_never_over_a_newer_choice() {
    on_both_engines(|db| async move {
        let (anna, _) = two_sorters(&db).await;
        round(&db, ROUND, SurveyState::Closed, 1).await;
        let put = async |typed: TypedPlacing| {
            sort_answer(&anna, SCHOOL, (ROUND, text_id(1)), &typed).await.unwrap()
        };
        assert_eq!(put(levels(&[4], 0)).await, Sorted::Yes(1));
        assert_eq!(put(levels(&[3, 4], 1)).await, Sorted::Yes(2));
        assert_eq!(put(levels(&[1], 1)).await, Sorted::Meanwhile(Some(Placing::Levels(vec![3, 4])), 2));
        assert_eq!(put(levels(&[1], 0)).await, Sorted::Meanwhile(Some(Placing::Levels(vec![3, 4])), 2));
        let out = TypedPlacing { is_left_out: true, reason: "zegt niets".to_owned(), ..levels(&[], 2) };
        assert_eq!(put(out).await, Sorted::Yes(3));
        assert_eq!(put(levels(&[], 3)).await, Sorted::Yes(0), "back on the pile");
        assert_eq!(put(levels(&[], 3)).await, Sorted::Meanwhile(None, 0));
        let page = sorting(&anna, SCHOOL, ROUND).await.unwrap();
        assert!(page.texts.iter().all(|text| text.mine.is_none() && text.version == 0));
    })
    .await;
}

#[tokio::test]
async fn words_of_a_small_group_and_of_an_open_round_are_read_by_nobody() {
    on_both_engines(|db| async move {
        let (anna, _) = two_sorters(&db).await;
        round(&db, ROUND, SurveyState::Closed, 1).await;
        round(&db, OLD, SurveyState::Open, 101).await;
        let page = sorting(&anna, SCHOOL, ROUND).await.unwrap();
        assert_eq!((page.texts.len(), page.has_hidden), (4, true));
        assert!(page.texts.iter().all(|text| text.answer.group == 1));
        let hidden = sort_answer(&anna, SCHOOL, (ROUND, text_id(5)), &levels(&[1], 0)).await;
        assert!(matches!(hidden, Err(Error::NotFound)), "{hidden:?}");
        assert_eq!(sorting(&anna, SCHOOL, OLD).await.unwrap().texts, []);
        let early = sort_answer(&anna, SCHOOL, (OLD, text_id(101)), &levels(&[1], 0)).await;
        assert!(matches!(early, Err(Error::NotFound)), "{early:?}");
        let wrong = sort_answer(&anna, SCHOOL, (OLD, text_id(1)), &levels(&[1], 0)).await;
        assert!(matches!(wrong, Err(Error::NotFound)), "an answer of another round: {wrong:?}");
    })
    .await;
}

#[tokio::test]
async fn two_sort_each_for_herself_and_then_see_how_far_they_agree() {
    on_both_engines(|db| async move {
        let (anna, bas) = two_sorters(&db).await;
        round(&db, ROUND, SurveyState::Closed, 1).await;
        let put = async |who: &Ctx, no, places: &[u8]| {
            sort_answer(who, SCHOOL, (ROUND, text_id(no)), &levels(places, 0)).await.unwrap()
        };
        for (no, places) in [(1, [4]), (2, [4]), (3, [4]), (4, [3])] {
            put(&anna, no, &places).await;
        }
        let before = sorting(&bas, SCHOOL, ROUND).await.unwrap();
        assert_eq!((before.ordered, before.agreements), (None, vec![]), "what another one did");
        assert_eq!(words(&bas, SCHOOL, ROUND, None).await.unwrap().sorter, None);
        put(&bas, 1, &[4]).await;
        let half = sorting(&bas, SCHOOL, ROUND).await.unwrap();
        assert_eq!(half.agreements, [], "one of them is not done");
        assert_eq!(half.ordered.unwrap().places.len(), 1, "she sees her own sorting only");
        let seen = words(&bas, SCHOOL, ROUND, None).await.unwrap();
        assert_eq!((seen.sorter, seen.checks), (None, vec![]), "she is not done herself");
        for (no, places) in [(2, [4]), (3, [3]), (4, [3])] {
            put(&bas, no, &places).await;
        }
        let page = sorting(&bas, SCHOOL, ROUND).await.unwrap();
        let agree = page.agreements.first().unwrap();
        assert_eq!((agree.kappa.things, agree.kappa.alike, agree.unlike.len()), (4, 3, 1));
        assert!((agree.kappa.kappa.unwrap() - 0.5).abs() < 1e-12, "{:?}", agree.kappa);
        assert!(kappa_words(texts(), agree).contains("3 van de 4"), "{}", kappa_words(texts(), agree));
    })
    .await;
}

#[tokio::test]
async fn a_level_that_is_ranked_low_and_asked_for_often_is_told() {
    on_both_engines(|db| async move {
        let (anna, _) = two_sorters(&db).await;
        round(&db, ROUND, SurveyState::Closed, 1).await;
        for (no, places) in [(1, [4]), (2, [4]), (3, [4]), (4, [2])] {
            let half = words(&ctx(db.clone()), SCHOOL, ROUND, None).await.unwrap();
            assert!(half.checks.is_empty() && !half.is_done, "not before all are sorted");
            sort_answer(&anna, SCHOOL, (ROUND, text_id(no)), &levels(&places, 0)).await.unwrap();
        }
        let found = words(&anna, SCHOOL, ROUND, None).await.unwrap();
        let check = found.checks.iter().find(|check| check.level == 4).unwrap();
        assert_eq!((check.place, check.words, check.placed, check.what), (4, 3, 4, WordsSay::More));
        assert_eq!(
            check_of_words(texts(), &found, check),
            "Bij leerkrachten staat coach op plaats 4 van 5, en toch gaan 3 van de 4 gesorteerde antwoorden daarover."
        );
        let table = words_table(texts(), &found);
        let counts: Vec<&str> = table.rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!((table.head[1].as_str(), counts), ("leerkrachten", vec!["0", "1", "0", "3", "0", "0", "0"]));
    })
    .await;
}

#[tokio::test]
async fn earlier_sortings_suggest_but_never_those_of_the_other_sorter_of_this_round() {
    on_both_engines(|db| async move {
        let (anna, bas) = two_sorters(&db).await;
        round(&db, ROUND, SurveyState::Closed, 1).await;
        sort_answer(&anna, SCHOOL, (ROUND, text_id(1)), &levels(&[4], 0)).await.unwrap();
        let of_second = async |who: &Ctx, round, no| {
            let page = sorting(who, SCHOOL, round).await.unwrap();
            page.texts.into_iter().find(|text| text.answer.id == text_id(no)).unwrap().suggestion
        };
        let mine = of_second(&anna, ROUND, 2).await.unwrap();
        assert_eq!((mine.level, mine.alike), (4, 1));
        assert_eq!(of_second(&bas, ROUND, 2).await, None);
        round(&db, OLD, SurveyState::Closed, 101).await;
        assert_eq!(of_second(&bas, OLD, 102).await.unwrap().level, 4, "another round may teach");
    })
    .await;
}
