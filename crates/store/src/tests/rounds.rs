//! Rounds of questionnaires: what is kept comes back, and goes with all that belongs to it.

use super::suite::{event, id, scope, small_school};
use crate::{
    Db, WriteTx,
    surveys::{self, KeptInvitation},
    testing::on_both_engines,
};
use domain::{
    Personal,
    ids::{AnswerId, InvitationId, OpenAnswerId, SchoolId, SurveyId},
    roles::{ModelKey, RoleLevel},
    surveys::{
        Answer, AnswerWay, OpenAnswer, Question, QuestionKind, Reply, RespondentGroup, Survey, SurveyKind,
        SurveyState,
    },
};
use jiff::{Timestamp, civil::date};
use policy::InSchool;

fn round(n: u128) -> Survey {
    Survey {
        id: SurveyId(id(n)),
        kind: SurveyKind::Expectation,
        title: "Verwachtingen".to_owned(),
        intro: "Dag".to_owned(),
        model: Some(ModelKey("greven".to_owned())),
        levels: vec![RoleLevel { name: "coach".to_owned(), ..RoleLevel::default() }],
        questions: vec![Question {
            text: "Waarom?".to_owned(),
            kind: QuestionKind::Open,
            is_required: true,
            groups: vec![2],
        }],
        small_agreed: true,
        state: SurveyState::Open,
        previous: None,
        is_example: false,
        closes_on: Some(date(2026, 3, 20)),
        made_at: Timestamp::from_second(1_790_000_000).unwrap(),
        opened_at: Timestamp::from_second(1_790_000_100).ok(),
        closed_at: None,
        version: 1,
    }
}

fn group(no: i64) -> RespondentGroup {
    RespondentGroup { no, name: format!("groep {no}"), role: None, invited: 3 }
}

fn link(n: u128, survey: SurveyId) -> KeptInvitation {
    KeptInvitation {
        school: SchoolId(id(1)),
        id: InvitationId(id(n)),
        survey,
        group: 1,
        address: Some(Personal::new("anke@school.example".to_owned())),
        sent_at: None,
        reminded_at: None,
    }
}

fn answer(way: AnswerWay) -> Answer {
    Answer { group: 1, way, scores: Some(vec![1, 3, 2]), replies: [(2, Reply::Scale(4))].into() }
}

fn words(n: u128) -> OpenAnswer {
    OpenAnswer { id: OpenAnswerId(id(n)), group: 1, question: 0, text: Personal::new("Meedenken".to_owned()) }
}

/// A round with a link, two answers and an open answer, and a later round that is compared with it.
async fn filled(db: &Db, scope: &InSchool) -> (WriteTx, Survey) {
    small_school(db).await;
    let survey = round(100);
    let mut tx = db.write().await.unwrap();
    surveys::add_survey(&mut tx, scope, &survey).await.unwrap();
    surveys::put_groups(&mut tx, scope, survey.id, &[group(1), group(2)]).await.unwrap();
    surveys::add_invitation(&mut tx, scope, (&link(101, survey.id), "hash")).await.unwrap();
    for (n, way) in [(110, AnswerWay::Paper), (111, AnswerWay::File)] {
        surveys::add_answer(&mut tx, scope, survey.id, (AnswerId(id(n)), &answer(way))).await.unwrap();
    }
    surveys::add_open_answer(&mut tx, scope, survey.id, &words(120)).await.unwrap();
    let next = Survey { previous: Some(survey.id), ..round(200) };
    surveys::add_survey(&mut tx, scope, &next).await.unwrap();
    (tx, survey)
}

#[tokio::test]
async fn a_round_comes_back_and_only_who_saw_its_version_changes_it() {
    on_both_engines(|db| async move {
        let scope = scope(1);
        let (mut tx, survey) = filled(&db, &scope).await;
        assert_eq!(surveys::survey(&mut tx, &scope, survey.id).await.unwrap(), Some(survey.clone()));
        assert_eq!(surveys::groups(&mut tx, &scope, survey.id).await.unwrap(), [group(1), group(2)]);
        let closed = Survey { state: SurveyState::Closed, ..survey.clone() };
        assert!(surveys::change_survey(&mut tx, &scope, &closed).await.unwrap());
        assert!(!surveys::change_survey(&mut tx, &scope, &survey).await.unwrap(), "somebody was first");
        let other = super::suite::scope(2);
        assert_eq!(surveys::survey(&mut tx, &other, survey.id).await.unwrap(), None);
        assert!(surveys::answers(&mut tx, &other, survey.id).await.unwrap().is_empty());
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn an_answer_on_paper_is_taken_out_with_its_words_and_one_from_a_file_is_not() {
    on_both_engines(|db| async move {
        let scope = scope(1);
        let (mut tx, survey) = filled(&db, &scope).await;
        let of = (survey.id, AnswerWay::Paper);
        let texts = [OpenAnswerId(id(120))];
        assert!(!surveys::remove_answer(&mut tx, &scope, of, (AnswerId(id(111)), &texts)).await.unwrap());
        assert_eq!(surveys::open_answers(&mut tx, &scope, survey.id).await.unwrap(), [words(120)]);
        assert!(surveys::remove_answer(&mut tx, &scope, of, (AnswerId(id(110)), &texts)).await.unwrap());
        assert!(surveys::open_answers(&mut tx, &scope, survey.id).await.unwrap().is_empty());
        assert_eq!(surveys::answers(&mut tx, &scope, survey.id).await.unwrap(), [answer(AnswerWay::File)]);
        assert_eq!(surveys::remove_answers(&mut tx, &scope, survey.id, AnswerWay::File).await.unwrap(), 1);
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_round_goes_with_all_that_belongs_to_it() {
    on_both_engines(|db| async move {
        let scope = scope(1);
        let (mut tx, survey) = filled(&db, &scope).await;
        assert!(surveys::invitation_by_hash(&mut tx, "hash").await.unwrap().is_some());
        surveys::remove_survey(&mut tx, &scope, survey.id).await.unwrap();
        assert_eq!(surveys::survey(&mut tx, &scope, survey.id).await.unwrap(), None);
        assert!(surveys::answers(&mut tx, &scope, survey.id).await.unwrap().is_empty());
        assert_eq!(surveys::invitation_by_hash(&mut tx, "hash").await.unwrap(), None);
        let left = surveys::surveys(&mut tx, &scope).await.unwrap();
        assert_eq!(left.iter().map(|one| (one.id.0, one.previous)).collect::<Vec<_>>(), [(id(200), None)]);
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}
