//! Talks on both engines: two who write at once lose nothing, an agenda keeps what was taken off, and forgetting leaves
//! nothing.

use super::*;
use crate::{
    Db, StoreError, WriteTx, agreements,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal,
    agreements::{Agreement, AgreementSource, AgreementState},
    ids::{AccountId, AgreementId, GroupId, PupilId, SchoolId, TalkId, TalkSubjectId},
    meetings::{
        AgendaPart, GoneLines, PersonRole, SubjectKind, Talk, TalkAbout, TalkKind, TalkPerson, TalkQuestion,
        TalkState, TalkSubject, TalkText, Why, WhyKind,
    },
    trust::retention::Category,
};
use jiff::{Timestamp, ToSpan as _, civil::date};
use policy::{Action, Actor, InSchool, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(90));
const COLLEAGUE: AccountId = AccountId(Uuid::from_u128(91));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));
const GROUP: GroupId = GroupId(Uuid::from_u128(10));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(SCHOOL)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

async fn done(tx: WriteTx) {
    let event =
        AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
}

fn talk_of(number: u128) -> Talk {
    Talk {
        id: TalkId(Uuid::from_u128(number)),
        kind: "group".to_owned(),
        title: Personal::new("Na de toetsen".to_owned()),
        held_on: date(2026, 3, 2),
        starts_at: "15:30".parse().ok(),
        minutes: 60,
        place: "Lokaal 5A".to_owned(),
        group: Some(GROUP),
        case: None,
        state: TalkState::Planned,
        is_private: false,
        round: Some(Uuid::from_u128(7)),
        author: AUTHOR,
        author_name: Personal::new("Ib'er".to_owned()),
        made_at: at(),
        changed_at: at(),
        prepared_at: None,
        version: 1,
    }
}

fn subject_of(number: u128) -> TalkSubject {
    TalkSubject {
        id: TalkSubjectId(Uuid::from_u128(number)),
        kind: SubjectKind::Pupil,
        about: None,
        pupil: Some(PUPIL),
        title: Personal::default(),
        why: vec![Why { subject: Some("Rekenen".to_owned()), ..Why::plain(WhyKind::Signal) }],
        part: "pupils".to_owned(),
        is_main: false,
        is_by_hand: false,
        is_done: false,
        is_removed: false,
        position: 1,
        version: 1,
    }
}

fn person_of(number: u128, account: Option<AccountId>) -> TalkPerson {
    TalkPerson {
        id: Uuid::from_u128(number),
        account,
        name: Personal::new("Anna".to_owned()),
        role: PersonRole::Teacher,
        is_absent: false,
    }
}

/// A school with two accounts and a talk about a group.
async fn with_talk(db: &Db) -> Talk {
    small_school(db).await;
    let talk = talk_of(500);
    let mut tx = db.write().await.unwrap();
    for (id, name) in [(AUTHOR, "Anna"), (COLLEAGUE, "Bea")] {
        let email = format!("{name}@school.example").parse().unwrap();
        trust::add_account(&mut tx, (id, &email, name), false, at()).await.unwrap();
    }
    add_talk(&mut tx, &scope(), &talk).await.unwrap();
    done(tx).await;
    talk
}

#[tokio::test]
async fn a_talk_comes_back_as_it_was_and_an_old_version_changes_nothing() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let mut tx = db.write().await.unwrap();
        assert_eq!(talk(&mut tx, &scope(), known.id).await.unwrap().as_ref(), Some(&known));
        let moved =
            Talk { held_on: date(2026, 3, 9), starts_at: None, prepared_at: Some(at()), ..known.clone() };
        assert!(change_talk(&mut tx, &scope(), &moved).await.unwrap());
        assert!(!change_talk(&mut tx, &scope(), &known).await.unwrap(), "somebody was first");
        let now = talk(&mut tx, &scope(), known.id).await.unwrap().unwrap();
        assert_eq!(now, Talk { version: 2, ..moved });
        assert!(!touch(&mut tx, &scope(), (known.id, TalkState::Held), at()).await.unwrap());
        assert!(touch(&mut tx, &scope(), (known.id, TalkState::Planned), at()).await.unwrap());
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let week = async |tx: &mut crate::ReadTx, from, until| {
            talks_between(tx, &scope(), (from, until)).await.unwrap().len()
        };
        assert_eq!(week(&mut tx, date(2026, 3, 9), date(2026, 3, 9)).await, 1);
        assert_eq!(week(&mut tx, date(2026, 3, 2), date(2026, 3, 8)).await, 0);
        assert_eq!(talks_of_round(&mut tx, &scope(), Uuid::from_u128(7)).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn an_agenda_keeps_what_was_taken_off_and_a_planned_talk_is_a_matter_when_a_person_put_the_pupil_there()
{
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let subject = subject_of(600);
        let mut tx = db.write().await.unwrap();
        add_subject(&mut tx, &scope(), (known.id, &subject)).await.unwrap();
        assert_eq!(subjects(&mut tx, &scope(), known.id).await.unwrap(), std::slice::from_ref(&subject));
        let today = date(2026, 3, 2);
        assert_eq!(matters_of_school(&mut tx, &scope(), today).await.unwrap(), [], "a signal put it there");
        let by_hand = TalkSubject { is_by_hand: true, ..subject.clone() };
        assert!(change_subject(&mut tx, &scope(), (known.id, &by_hand)).await.unwrap());
        let matter = [TalkMatter { talk: known.id, pupil: PUPIL }];
        assert_eq!(matters_of_school(&mut tx, &scope(), today).await.unwrap(), matter);
        assert_eq!(matters_of_pupil(&mut tx, &scope(), (PUPIL, today)).await.unwrap(), matter);
        assert_eq!(matters_of_group(&mut tx, &scope(), (GROUP, today)).await.unwrap(), matter);
        assert_eq!(matters_of_school(&mut tx, &scope(), date(2026, 3, 3)).await.unwrap(), [], "it is over");
        let removed = TalkSubject { is_removed: true, version: 2, ..by_hand };
        assert!(change_subject(&mut tx, &scope(), (known.id, &removed)).await.unwrap());
        assert!(!change_subject(&mut tx, &scope(), (known.id, &subject)).await.unwrap(), "an old version");
        assert!(!forget_subject(&mut tx, &scope(), (known.id, &subject)).await.unwrap());
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(
            subjects(&mut tx, &scope(), known.id).await.unwrap(),
            [TalkSubject { version: 3, ..removed }]
        );
        assert!(subjects_of(&mut tx, &scope(), (today, today)).await.unwrap().is_empty());
        assert!(talks_of_pupil(&mut tx, &scope(), PUPIL).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn people_come_go_and_are_absent() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let (anna, outside) = (person_of(1, Some(COLLEAGUE)), person_of(2, None));
        let mut tx = db.write().await.unwrap();
        add_person(&mut tx, &scope(), (known.id, &anna)).await.unwrap();
        add_person(&mut tx, &scope(), (known.id, &outside)).await.unwrap();
        let absent = TalkPerson { is_absent: true, role: PersonRole::Outside, ..outside.clone() };
        assert!(change_person(&mut tx, &scope(), (known.id, &absent)).await.unwrap());
        assert_eq!(people(&mut tx, &scope(), known.id).await.unwrap(), [anna.clone(), absent.clone()]);
        assert!(remove_person(&mut tx, &scope(), (known.id, anna.id)).await.unwrap());
        assert!(!remove_person(&mut tx, &scope(), (known.id, anna.id)).await.unwrap());
        done(tx).await;
        let day = date(2026, 3, 2);
        let all = people_of(&mut db.read().await.unwrap(), &scope(), (day, day)).await.unwrap();
        assert_eq!(all.get(&known.id), Some(&vec![absent]));
    })
    .await;
}

fn said(text: &str, author: AccountId, minutes: i64, version: i64) -> TalkText {
    TalkText {
        part: String::new(),
        field: "report_core".to_owned(),
        text: Personal::new(text.to_owned()),
        author,
        author_name: Personal::new("Iemand".to_owned()),
        changed_at: at() + minutes.minutes(),
        version,
    }
}

#[tokio::test]
async fn who_writes_in_the_same_place_later_does_not_overwrite_what_she_did_not_see() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let mut tx = db.write().await.unwrap();
        let mut put = async |text: &TalkText| {
            let typing_since = text.changed_at - 30.minutes();
            put_text(&mut tx, &scope(), known.id, NewText { text, typing_since }).await.unwrap()
        };
        assert!(put(&said("Eerst", AUTHOR, 0, 0)).await);
        assert!(!put(&said("Iets anders", COLLEAGUE, 1, 0)).await, "both began at nothing");
        assert!(put(&said("Daarna", COLLEAGUE, 2, 1)).await);
        assert!(!put(&said("Oud", AUTHOR, 3, 1)).await, "she looked at the first");
        assert_eq!(texts(&mut tx, &scope(), known.id).await.unwrap(), [said("Daarna", COLLEAGUE, 2, 2)]);
        let before = text_versions(&mut tx, &scope(), (known.id, "", "report_core")).await.unwrap();
        assert_eq!(before, [said("Eerst", AUTHOR, 0, 1)]);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn forgetting_a_talk_leaves_nothing_and_counts_what_went() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let mut tx = db.write().await.unwrap();
        add_subject(&mut tx, &scope(), (known.id, &subject_of(600))).await.unwrap();
        add_person(&mut tx, &scope(), (known.id, &person_of(1, None))).await.unwrap();
        let text = said("Iets", AUTHOR, 0, 0);
        put_text(&mut tx, &scope(), known.id, NewText { text: &text, typing_since: at() }).await.unwrap();
        assert_eq!(forget_talk(&mut tx, &scope(), known.id).await.unwrap(), 4);
        assert_eq!(forget_talk(&mut tx, &scope(), known.id).await.unwrap(), 0);
        assert_eq!(talk(&mut tx, &scope(), known.id).await.unwrap(), None);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_school_keeps_its_own_kinds_and_an_old_version_changes_nothing() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let part = AgendaPart {
            key: "pupils".to_owned(),
            title: "Leerlingen".to_owned(),
            hint: String::new(),
            takes: vec![SubjectKind::Pupil],
        };
        let heading = TalkQuestion {
            key: "own_1".to_owned(),
            title: "Vroeger".to_owned(),
            hint: "tot dit jaar".to_owned(),
        };
        let kind = TalkKind {
            key: "own".to_owned(),
            name: "Bouwoverleg".to_owned(),
            about: TalkAbout::Work,
            is_private: false,
            has_child_form: false,
            minutes: 45,
            agenda: vec![part],
            questions: Vec::new(),
            headings: Vec::new(),
            gone: GoneLines { headings: vec![heading], ..GoneLines::default() },
            is_removed: false,
            version: 0,
        };
        let mut tx = db.write().await.unwrap();
        assert!(put_kind(&mut tx, &scope(), &kind).await.unwrap());
        assert!(!put_kind(&mut tx, &scope(), &kind).await.unwrap(), "it is there already");
        let changed = TalkKind { minutes: 30, version: 1, ..kind };
        assert!(put_kind(&mut tx, &scope(), &changed).await.unwrap());
        assert!(!put_kind(&mut tx, &scope(), &changed).await.unwrap(), "somebody was first");
        assert_eq!(kinds(&mut tx, &scope()).await.unwrap(), [TalkKind { version: 2, ..changed }]);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_subject_that_is_sent_twice_is_said_so() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let mut tx = db.write().await.unwrap();
        add_subject(&mut tx, &scope(), (known.id, &subject_of(600))).await.unwrap();
        let again = add_subject(&mut tx, &scope(), (known.id, &subject_of(600))).await;
        assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn a_subject_that_somebody_wrote_about_in_the_meantime_is_not_forgotten() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let (written, left) = (subject_of(600), TalkSubject { position: 2, ..subject_of(601) });
        let mut tx = db.write().await.unwrap();
        for subject in [&written, &left] {
            add_subject(&mut tx, &scope(), (known.id, subject)).await.unwrap();
        }
        let text = TalkText { part: written.id.to_string(), ..said("Iets", AUTHOR, 0, 0) };
        put_text(&mut tx, &scope(), known.id, NewText { text: &text, typing_since: at() }).await.unwrap();
        assert!(!forget_subject(&mut tx, &scope(), (known.id, &written)).await.unwrap());
        assert!(forget_subject(&mut tx, &scope(), (known.id, &left)).await.unwrap());
        assert_eq!(subjects(&mut tx, &scope(), known.id).await.unwrap(), [written]);
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn a_list_names_whom_its_talks_are_about_and_a_talk_without_a_time_comes_first_on_its_day() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let timeless = Talk { starts_at: None, group: None, ..talk_of(501) };
        let mut tx = db.write().await.unwrap();
        add_talk(&mut tx, &scope(), &timeless).await.unwrap();
        let main = TalkSubject { is_main: true, ..subject_of(600) };
        add_subject(&mut tx, &scope(), (known.id, &main)).await.unwrap();
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let day = (known.held_on, known.held_on);
        let found = talks_between(&mut tx, &scope(), day).await.unwrap();
        assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [timeless.id, known.id]);
        let of_round = talks_of_round(&mut tx, &scope(), Uuid::from_u128(7)).await.unwrap();
        assert_eq!(of_round.first().map(|one| one.id), Some(timeless.id));
        let pupils = main_pupils_between(&mut tx, &scope(), day).await.unwrap();
        assert_eq!(pupils.iter().map(|one| one.id).collect::<Vec<_>>(), [PUPIL]);
        let groups = groups_between(&mut tx, &scope(), day).await.unwrap();
        assert_eq!(groups.iter().map(|one| one.id).collect::<Vec<_>>(), [GROUP]);
        let later = (date(2026, 3, 3), date(2026, 3, 4));
        assert!(main_pupils_between(&mut tx, &scope(), later).await.unwrap().is_empty());
        assert!(groups_between(&mut tx, &scope(), later).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_agreed_in_a_talk_about_a_pupil_alone_is_destroyed_with_it() {
    on_both_engines(|db| async move {
        let known = with_talk(&db).await;
        let source = AgreementSource::Talk(known.id);
        let agreement = Agreement {
            id: AgreementId(Uuid::from_u128(700)),
            what: Personal::new("Belt moeder".to_owned()),
            owner: Some(AUTHOR),
            owner_name: Personal::new("Anna".to_owned()),
            first_due_on: date(2026, 3, 9),
            due_on: date(2026, 3, 9),
            halfway_on: None,
            halfway_at: None,
            pupil: None,
            group: None,
            source,
            is_private: false,
            state: AgreementState::Open,
            closed_on: None,
            reason: Personal::default(),
            moves: 0,
            author: AUTHOR,
            author_name: Personal::new("Anna".to_owned()),
            made_at: at(),
            changed_at: at(),
            version: 1,
        };
        let mut tx = db.write().await.unwrap();
        let main = TalkSubject { is_main: true, ..subject_of(600) };
        add_subject(&mut tx, &scope(), (known.id, &main)).await.unwrap();
        agreements::add_agreement(&mut tx, &scope(), &agreement).await.unwrap();
        let found = agreements::agreements_of_source(&mut tx, &scope(), source).await.unwrap();
        assert_eq!(found.len(), 1);
        trust::destroy(&mut tx, &scope(), (PUPIL, Category::File), at()).await.unwrap();
        assert_eq!(talk(&mut tx, &scope(), known.id).await.unwrap(), None);
        assert!(agreements::agreements_of_source(&mut tx, &scope(), source).await.unwrap().is_empty());
        done(tx).await;
    })
    .await;
}
