//! Rounds of questionnaires: what is kept comes back, and goes with all that belongs to it.

use super::suite::{event, id, scope, small_school};
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
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
use std::sync::atomic::{AtomicU64, Ordering};

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

/// How many answers and open answers came in the same transaction as a line of the trail about answering; on PostgreSQL only,
/// which tells the transaction of every row.
async fn with_their_time(db: &Db) -> Option<i64> {
    let pool = db.postgres()?;
    let sql = "SELECT count(*) FROM audit_events e \
        JOIN (SELECT xmin FROM survey_answers UNION ALL SELECT xmin FROM survey_texts) a ON a.xmin = e.xmin \
        WHERE e.action = 'survey_answered'";
    Some(sqlx::query_as::<_, (i64,)>(sql).fetch_one(pool).await.unwrap().0)
}

/// How many open answers came in the same transaction as an answer.
async fn with_their_answer(db: &Db) -> Option<i64> {
    let pool = db.postgres()?;
    let sql = "SELECT count(*) FROM survey_texts t WHERE \
        (SELECT count(*) FROM survey_answers a WHERE a.xmin = t.xmin) = 1";
    Some(sqlx::query_as::<_, (i64,)>(sql).fetch_one(pool).await.unwrap().0)
}

#[tokio::test]
async fn after_answers_were_written_anew_nothing_leads_to_their_time_or_their_words() {
    on_both_engines(|db| async move {
        let scope = scope(1);
        let (tx, survey) = filled(&db, &scope).await;
        tx.commit(&event(1)).await.unwrap();
        for n in [300, 301] {
            let mut tx = db.write().await.unwrap();
            let id = AnswerId(id(n));
            surveys::add_answer(&mut tx, &scope, survey.id, (id, &answer(AnswerWay::Link))).await.unwrap();
            surveys::add_open_answer(&mut tx, &scope, survey.id, &words(n + 50)).await.unwrap();
            tx.commit(&AuditEvent { deed: Deed::SurveyAnswered, ..event(1) }).await.unwrap();
        }
        assert!(matches!(with_their_time(&db).await, None | Some(4)), "while it is open it shows");
        assert!(matches!(with_their_answer(&db).await, None | Some(2)), "while it is open it shows");
        let mut tx = db.write().await.unwrap();
        let before = surveys::open_answers(&mut tx, &scope, survey.id).await.unwrap();
        let (first, next) =
            (surveys::answers(&mut tx, &scope, survey.id).await.unwrap(), AtomicU64::new(9_000));
        let fresh = || id(next.fetch_sub(1, Ordering::Relaxed).into());
        surveys::rewrite_answers(&mut tx, &scope, survey.id, fresh).await.unwrap();
        let after = surveys::open_answers(&mut tx, &scope, survey.id).await.unwrap();
        assert!(before.iter().all(|one| after.iter().all(|other| one.id != other.id)));
        let said = |all: &[OpenAnswer]| {
            let mut said: Vec<_> = all.iter().map(|one| (one.group, one.text.reveal().clone())).collect();
            said.sort();
            said
        };
        assert_eq!(said(&before), said(&after));
        let again = surveys::answers(&mut tx, &scope, survey.id).await.unwrap();
        assert_eq!(first.len(), again.len());
        assert!(first.iter().all(|one| again.contains(one)));
        tx.commit(&event(1)).await.unwrap();
        assert!(matches!(with_their_time(&db).await, None | Some(0)));
        assert!(matches!(with_their_answer(&db).await, None | Some(0)));
        surveys::wipe_answers(&db).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_was_invited_is_what_was_said_or_who_answered_or_holds_a_link() {
    on_both_engines(|db| async move {
        let scope = scope(1);
        let (mut tx, survey) = filled(&db, &scope).await;
        let invited = async |tx: &mut WriteTx| {
            let groups = surveys::groups(tx, &scope, survey.id).await.unwrap();
            groups.iter().map(|group| group.invited).collect::<Vec<_>>()
        };
        surveys::set_invited(&mut tx, &scope, survey.id, (1, 0)).await.unwrap();
        assert_eq!(invited(&mut tx).await, [3, 3], "two answers and a link; three that were said");
        surveys::remove_answers(&mut tx, &scope, survey.id, AnswerWay::File).await.unwrap();
        assert_eq!(invited(&mut tx).await, [2, 3], "who is taken out was not invited");
        surveys::set_invited(&mut tx, &scope, survey.id, (1, 8)).await.unwrap();
        assert_eq!(invited(&mut tx).await, [8, 3]);
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_reminder_is_claimed_once_and_leaves_the_earlier_link() {
    on_both_engines(|db| async move {
        let scope = scope(1);
        let (mut tx, _) = filled(&db, &scope).await;
        let at = |second: i64| Timestamp::from_second(1_790_000_000 + second).unwrap();
        let which = InvitationId(id(101));
        assert!(surveys::claim_reminder(&mut tx, &scope, which, (at(100), at(50))).await.unwrap());
        assert!(!surveys::claim_reminder(&mut tx, &scope, which, (at(101), at(51))).await.unwrap());
        surveys::let_go_reminder(&mut tx, &scope, (which, None)).await.unwrap();
        assert!(surveys::claim_reminder(&mut tx, &scope, which, (at(102), at(52))).await.unwrap());
        assert!(surveys::claim_reminder(&mut tx, &scope, which, (at(200), at(150))).await.unwrap(), "later");
        surveys::renew_invitation(&mut tx, &scope, (which, "second")).await.unwrap();
        for hash in ["hash", "second"] {
            assert!(surveys::invitation_by_hash(&mut tx, hash).await.unwrap().is_some(), "{hash}");
        }
        tx.commit(&event(1)).await.unwrap();
    })
    .await;
}
