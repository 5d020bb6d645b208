//! Cases on both engines: two who write at once lose nothing, moves stay as they were made, and forgetting leaves nothing.

use super::*;
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal,
    ids::{
        AccountId, CaseId, CaseInvitationId, ConsentId, GroupId, InterventionId, PupilId, RequestFileId,
        SchoolId,
    },
    plans::{Consent, ConsentAnswer, Measure, Outcome},
    route::{
        Case, CaseKind, CaseMove, CasePerson, CaseText, Closing, Evaluation, FileForm, FormQuestion,
        FormSource, Insight, Intervention, Invitation, MoveKind, NeedOf, PersonRole, Request, RequestFile,
        RequestForm, RequestState, RouteRules, RouteStep, SharedPart, WaitsFor,
    },
};
use jiff::{Timestamp, ToSpan as _, civil::date};
use policy::{Action, Actor, InSchool, Own, Person, Resource};
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(90));
const COLLEAGUE: AccountId = AccountId(Uuid::from_u128(91));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));

fn scope() -> InSchool {
    InSchool::issue(&Actor::Operator, Action::EditSchool, Resource::School(SCHOOL)).unwrap()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap()
}

fn personal(text: &str) -> Personal<String> {
    Personal::new(text.to_owned())
}

async fn done(tx: WriteTx) {
    let event =
        AuditEvent { at: at(), actor: Actor::Operator, school: Some(SCHOOL), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
}

fn case_of(number: u128, kind: CaseKind) -> Case {
    Case {
        id: CaseId(Uuid::from_u128(number)),
        kind,
        title: personal("Automatiseren"),
        subject: Some("Rekenen".to_owned()),
        needs: vec![NeedOf::Knowledge, NeedOf::Material],
        group: None,
        is_open: true,
        step: 1,
        arrival: 1,
        here_since: date(2026, 9, 1),
        asker: AUTHOR,
        asker_name: personal("Anna"),
        is_shared: false,
        closing: None,
        opened_on: date(2026, 9, 1),
        closed_on: None,
        changed_at: at(),
        version: 1,
    }
}

fn opened() -> CaseMove {
    CaseMove {
        no: 1,
        kind: MoveKind::Open,
        from: 1,
        to: 1,
        word: personal(""),
        on: date(2026, 9, 1),
        author: AUTHOR,
        author_name: personal("Anna"),
    }
}

fn tried(number: u128, case: CaseId) -> Intervention {
    Intervention {
        id: InterventionId(Uuid::from_u128(number)),
        case,
        step: 1,
        arrival: 1,
        kind: "practice".to_owned(),
        goal: personal("Kent de tafel van 7"),
        measure: Measure::Seen { how: "tempotoets".to_owned() },
        what: personal("Elke dag vijf minuten"),
        who: personal("Anna"),
        from_on: date(2026, 9, 2),
        until_on: date(2026, 10, 2),
        often: "elke dag".to_owned(),
        minutes: Some(5),
        material: "kaartjes".to_owned(),
        evaluation: None,
        author: AUTHOR,
        author_name: personal("Anna"),
        version: 1,
    }
}

/// A school with two accounts and an open case about one pupil.
async fn with_case(db: &Db) -> CaseId {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    for (id, name) in [(AUTHOR, "Anna"), (COLLEAGUE, "Bea")] {
        let email = format!("{name}@school.example").parse().unwrap();
        trust::add_account(&mut tx, (id, &email, name), false, at()).await.unwrap();
    }
    let case = case_of(500, CaseKind::Pupil);
    add_case(&mut tx, &scope(), &case).await.unwrap();
    place_pupil(&mut tx, &scope(), (case.id, PUPIL), 1).await.unwrap();
    add_move(&mut tx, &scope(), case.id, &opened()).await.unwrap();
    done(tx).await;
    case.id
}

#[tokio::test]
async fn a_case_comes_back_as_it_was_kept_and_is_changed_by_one_person_only() {
    on_both_engines(|db| async move {
        let id = with_case(&db).await;
        let mut tx = db.read().await.unwrap();
        let kept = case(&mut tx, &scope(), id).await.unwrap().unwrap();
        assert_eq!(kept, case_of(500, CaseKind::Pupil));
        assert_eq!(waiting_cases(&mut tx, &scope()).await.unwrap(), std::slice::from_ref(&kept));
        assert_eq!(pupils(&mut tx, &scope(), id).await.unwrap(), [PUPIL]);
        assert_eq!(moves(&mut tx, &scope(), id).await.unwrap(), [opened()]);
        drop(tx);
        let closed = Case {
            is_open: false,
            closing: Some(Closing::Solved),
            closed_on: Some(date(2026, 10, 5)),
            ..kept.clone()
        };
        let mut tx = db.write().await.unwrap();
        assert!(touch(&mut tx, &scope(), &kept, at() + 1.hour()).await.unwrap());
        assert!(change_case(&mut tx, &scope(), &closed).await.unwrap());
        assert!(!change_case(&mut tx, &scope(), &closed).await.unwrap(), "it has another version by now");
        assert!(!touch(&mut tx, &scope(), &kept, at()).await.unwrap(), "it is closed by now");
        let again = add_move(&mut tx, &scope(), id, &opened()).await;
        assert!(again.is_err(), "two moves cannot be the first");
        tx.undo().await.unwrap();
        let mut tx = db.write().await.unwrap();
        assert!(change_case(&mut tx, &scope(), &closed).await.unwrap());
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert!(waiting_cases(&mut tx, &scope()).await.unwrap().is_empty());
        assert!(matters_of_school(&mut tx, &scope()).await.unwrap().is_empty());
        assert_eq!(cases_since(&mut tx, &scope(), date(2026, 10, 5)).await.unwrap().len(), 1);
        assert!(cases_since(&mut tx, &scope(), date(2026, 10, 6)).await.unwrap().is_empty());
        assert!(moves_since(&mut tx, &scope(), date(2026, 10, 6)).await.unwrap().is_empty());
        assert_eq!(moves_since(&mut tx, &scope(), date(2026, 10, 5)).await.unwrap()[&id], [opened()]);
    })
    .await;
}

#[tokio::test]
async fn about_whom_a_case_is_open_is_found_by_pupil_group_and_school() {
    on_both_engines(|db| async move {
        with_case(&db).await;
        let mut tx = db.read().await.unwrap();
        let matter = CaseMatter { pupil: PUPIL, subject: Some("Rekenen".to_owned()) };
        let found = matters_of_pupil(&mut tx, &scope(), PUPIL).await.unwrap();
        assert_eq!(found, std::slice::from_ref(&matter));
        assert_eq!(matters_of_school(&mut tx, &scope()).await.unwrap(), [matter]);
        let group = GroupId(Uuid::from_u128(77));
        assert!(matters_of_group(&mut tx, &scope(), group).await.unwrap().is_empty());
        assert_eq!(cases_of_pupil(&mut tx, &scope(), PUPIL).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_tried_is_changed_evaluated_taken_away_and_put_back() {
    on_both_engines(|db| async move {
        let id = with_case(&db).await;
        let new = tried(700, id);
        let said = Evaluation {
            outcome: Outcome::Reached,
            figure: personal("9 van de 10"),
            learned: personal("kort en vaak werkt"),
            on: date(2026, 10, 3),
        };
        let mut tx = db.write().await.unwrap();
        add_intervention(&mut tx, &scope(), &new).await.unwrap();
        let changed = Intervention { until_on: date(2026, 10, 9), minutes: None, ..new.clone() };
        assert!(change_intervention(&mut tx, &scope(), &changed).await.unwrap());
        assert!(!evaluate(&mut tx, &scope(), (new.id, 1), Some(&said)).await.unwrap());
        assert!(evaluate(&mut tx, &scope(), (new.id, 2), Some(&said)).await.unwrap());
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let kept = Intervention { evaluation: Some(said), version: 3, ..changed };
        assert_eq!(interventions(&mut tx, &scope(), id).await.unwrap(), std::slice::from_ref(&kept));
        assert_eq!(interventions_of_open(&mut tx, &scope()).await.unwrap(), std::slice::from_ref(&kept));
        assert_eq!(interventions_of_pupil(&mut tx, &scope(), PUPIL).await.unwrap(), [kept]);
        let told = evaluated_of_school(&mut tx, &scope()).await.unwrap();
        assert_eq!((told.len(), told[0].outcome, told[0].kind.as_str()), (1, Outcome::Reached, "practice"));
        drop(tx);
        let mut tx = db.write().await.unwrap();
        assert!(remove_intervention(&mut tx, &scope(), (id, new.id), Some(at())).await.unwrap());
        assert!(evaluated_of_school(&mut tx, &scope()).await.unwrap().is_empty());
        assert!(remove_intervention(&mut tx, &scope(), (id, new.id), None).await.unwrap());
        assert_eq!(interventions(&mut tx, &scope(), id).await.unwrap().len(), 1);
        done(tx).await;
    })
    .await;
}

fn said(text: &str, author: AccountId, minutes: i64, version: i64) -> CaseText {
    CaseText {
        field: "tried".to_owned(),
        text: personal(text),
        author,
        author_name: personal("Iemand"),
        changed_at: at() + minutes.minutes(),
        version,
    }
}

#[tokio::test]
async fn who_writes_in_the_same_place_later_does_not_overwrite_what_she_did_not_see() {
    on_both_engines(|db| async move {
        let id = with_case(&db).await;
        for (text, is_saved) in [
            (said("Extra instructie", AUTHOR, 0, 0), true),
            (said("Iets anders", COLLEAGUE, 1, 0), false),
            (said("Extra instructie, elke dag", COLLEAGUE, 2, 1), true),
            (said("Niets", AUTHOR, 3, 1), false),
        ] {
            let mut tx = db.write().await.unwrap();
            let typing_since = text.changed_at - 30.minutes();
            let new = NewText { text: &text, typing_since };
            assert_eq!(put_text(&mut tx, &scope(), id, new).await.unwrap(), is_saved);
            done(tx).await;
        }
        let mut tx = db.read().await.unwrap();
        let now = texts(&mut tx, &scope(), id).await.unwrap();
        assert_eq!(now, [said("Extra instructie, elke dag", COLLEAGUE, 2, 2)]);
        let before = text_versions(&mut tx, &scope(), (id, "tried")).await.unwrap();
        assert_eq!(before, [said("Extra instructie", AUTHOR, 0, 1)]);
    })
    .await;
}

fn helper() -> CasePerson {
    CasePerson {
        no: 0,
        account: Some(COLLEAGUE),
        name: personal("Bea"),
        role: PersonRole::Helper,
        added_at: at(),
    }
}

fn doctor() -> CasePerson {
    CasePerson { account: None, name: personal("Dokter D."), role: PersonRole::Doctor, ..helper() }
}

fn consent() -> Consent {
    Consent {
        id: ConsentId(Uuid::from_u128(800)),
        pupil: PUPIL,
        contact: None,
        who: personal("Een ouder"),
        has_authority: true,
        answer: ConsentAnswer::Agrees,
        how: personal("gesprek"),
        given_on: date(2026, 9, 20),
        author: AUTHOR,
        author_name: personal("Anna"),
        made_at: at(),
        removed: None,
    }
}

#[tokio::test]
async fn people_consents_request_and_steps_are_kept_and_forgetting_leaves_nothing() {
    on_both_engines(|db| async move {
        let id = with_case(&db).await;
        let (helper, doctor, consent) = (helper(), doctor(), consent());
        let request = Request {
            state: RequestState::Sent,
            sent_on: Some(date(2026, 10, 1)),
            remind_on: Some(date(2026, 11, 1)),
            ..Request::default()
        };
        let steps = [RouteStep { name: "Ik".to_owned(), waits_for: WaitsFor::Teacher, long_days: 20 }];
        let mut tx = db.write().await.unwrap();
        assert_eq!(add_person(&mut tx, &scope(), id, &helper).await.unwrap(), 1);
        assert_eq!(add_person(&mut tx, &scope(), id, &doctor).await.unwrap(), 2);
        assert!(remove_person(&mut tx, &scope(), (id, 1), Some(at())).await.unwrap());
        add_consent(&mut tx, &scope(), (id, &consent)).await.unwrap();
        assert!(put_request(&mut tx, &scope(), id, &request).await.unwrap());
        assert!(!put_request(&mut tx, &scope(), id, &request).await.unwrap(), "there is one by now");
        assert!(put_settings(&mut tx, &scope(), (&steps, 0)).await.unwrap());
        assert!(!put_settings(&mut tx, &scope(), (&steps, 0)).await.unwrap());
        add_intervention(&mut tx, &scope(), &tried(700, id)).await.unwrap();
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let people = people(&mut tx, &scope(), id).await.unwrap();
        assert_eq!(people, [CasePerson { no: 2, ..doctor }]);
        assert_eq!(people_of_open(&mut tx, &scope()).await.unwrap()[&id], people);
        assert_eq!(consents(&mut tx, &scope(), id).await.unwrap(), std::slice::from_ref(&consent));
        let kept = super::request(&mut tx, &scope(), id).await.unwrap().unwrap();
        assert_eq!(kept, Request { version: 1, ..request });
        assert!(requests_to_remember(&mut tx, &scope(), date(2026, 10, 31)).await.unwrap().is_empty());
        let due = requests_to_remember(&mut tx, &scope(), date(2026, 11, 1)).await.unwrap();
        assert_eq!(due, [(id, kept)]);
        assert_eq!(settings(&mut tx, &scope()).await.unwrap(), Some((steps.to_vec(), 1)));
        drop(tx);
        let mut tx = db.write().await.unwrap();
        let back = (at(), "verkeerde ouder");
        assert!(take_back_consent(&mut tx, &scope(), (id, consent.id), back).await.unwrap());
        assert!(!take_back_consent(&mut tx, &scope(), (id, consent.id), back).await.unwrap());
        assert_eq!(forget_case(&mut tx, &scope(), id).await.unwrap(), 8);
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(case(&mut tx, &scope(), id).await.unwrap(), None);
        assert!(pupils_of_all(&mut tx, &scope()).await.unwrap().is_empty());
    })
    .await;
}

/// Somebody who signed in.
fn own(account: AccountId) -> Own {
    let person = Person {
        account,
        now: at(),
        today: date(2026, 9, 20),
        is_administrator: false,
        grants: Vec::new(),
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    };
    Own::issue(&Actor::Person(std::sync::Arc::new(person))).unwrap()
}

fn invitation(case: CaseId) -> Invitation {
    Invitation {
        id: CaseInvitationId(Uuid::from_u128(800)),
        case,
        account: COLLEAGUE,
        name: personal("Evert"),
        role: PersonRole::Doctor,
        shares: vec![SharedPart::Needs, SharedPart::Plans],
        from_on: date(2026, 9, 1),
        until_on: date(2026, 12, 1),
        withdrawn_at: None,
        answer: personal(""),
        answered_at: None,
        author: AUTHOR,
        author_name: personal("Anna"),
        made_at: at(),
        version: 1,
    }
}

#[tokio::test]
async fn an_invitation_is_answered_by_who_is_invited_until_it_is_withdrawn() {
    on_both_engines(|db| async move {
        let id = with_case(&db).await;
        let new = invitation(id);
        let mut tx = db.write().await.unwrap();
        add_invitation(&mut tx, &scope(), &new).await.unwrap();
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let known = invitations(&mut tx, &scope(), id).await.unwrap();
        assert_eq!(known, [KnownInvitation { invitation: new.clone(), is_open: true }]);
        assert_eq!(invitations_of_account(&mut tx, &own(COLLEAGUE), SCHOOL).await.unwrap(), known);
        assert!(invitations_of_account(&mut tx, &own(AUTHOR), SCHOOL).await.unwrap().is_empty());
        drop(tx);
        let mut tx = db.write().await.unwrap();
        let said = personal("Ik zie haar donderdag");
        let (hers, of_another) = ((&scope(), &own(COLLEAGUE)), (&scope(), &own(AUTHOR)));
        assert!(!answer_invitation(&mut tx, of_another, (new.id, 1), (&said, at())).await.unwrap());
        assert!(answer_invitation(&mut tx, hers, (new.id, 1), (&said, at())).await.unwrap());
        assert!(!answer_invitation(&mut tx, hers, (new.id, 1), (&said, at())).await.unwrap(), "it is older");
        assert!(withdraw_invitation(&mut tx, &scope(), (id, new.id), at()).await.unwrap());
        assert!(!withdraw_invitation(&mut tx, &scope(), (id, new.id), at()).await.unwrap());
        assert!(!answer_invitation(&mut tx, hers, (new.id, 3), (&said, at())).await.unwrap());
        done(tx).await;
        let known = invitations(&mut db.read().await.unwrap(), &scope(), id).await.unwrap();
        let told = &known[0].invitation;
        assert_eq!((told.answer.reveal().as_str(), told.version), ("Ik zie haar donderdag", 3));
        assert_eq!((told.answered_at, told.withdrawn_at), (Some(at()), Some(at())));
    })
    .await;
}

#[tokio::test]
async fn files_and_rules_are_kept_and_files_go_with_their_case() {
    on_both_engines(|db| async move {
        let id = with_case(&db).await;
        let file = RequestFile {
            id: RequestFileId(Uuid::from_u128(900)),
            case: id,
            pupil: PUPIL,
            form: FileForm::Oso,
            parts: vec!["De vraag".to_owned()],
            insight: Insight {
                seen_on: Some(date(2026, 9, 1)),
                agrees: Some(false),
                why_not: personal("een zin"),
                permits: None,
            },
            author: AUTHOR,
            author_name: personal("Anna"),
            made_at: at(),
        };
        let rules = RouteRules { needs_consent: false, remind_days: 30 };
        let mut tx = db.write().await.unwrap();
        add_file(&mut tx, &scope(), &file).await.unwrap();
        add_invitation(&mut tx, &scope(), &invitation(id)).await.unwrap();
        assert_eq!(super::rules(&mut tx, &scope()).await.unwrap(), (RouteRules::default(), 0));
        assert!(put_rules(&mut tx, &scope(), (rules, 0)).await.unwrap());
        assert!(!put_rules(&mut tx, &scope(), (rules, 0)).await.unwrap(), "somebody was first");
        assert!(put_rules(&mut tx, &scope(), (rules, 1)).await.unwrap());
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert_eq!(super::rules(&mut tx, &scope()).await.unwrap(), (rules, 2));
        assert_eq!(files(&mut tx, &scope(), id).await.unwrap(), std::slice::from_ref(&file));
        assert_eq!(files_of_school(&mut tx, &scope(), 1).await.unwrap(), [file]);
        drop(tx);
        let mut tx = db.write().await.unwrap();
        forget_case(&mut tx, &scope(), id).await.unwrap();
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert!(files_of_school(&mut tx, &scope(), 9).await.unwrap().is_empty());
        assert!(invitations(&mut tx, &scope(), id).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_form_is_saved_over_what_was_looked_at() {
    on_both_engines(|db| async move {
        small_school(&db).await;
        let question = FormQuestion {
            key: "request_1".to_owned(),
            label: "Wat vraagt u?".to_owned(),
            help: String::new(),
            is_required: true,
            source: FormSource::Question,
            is_removed: false,
        };
        let wanted = RequestForm { partnership: "De Brug".to_owned(), questions: vec![question] };
        let mut tx = db.write().await.unwrap();
        assert_eq!(form(&mut tx, &scope()).await.unwrap(), None);
        assert!(put_form(&mut tx, &scope(), (&wanted, 0)).await.unwrap());
        assert!(!put_form(&mut tx, &scope(), (&wanted, 0)).await.unwrap(), "somebody was first");
        assert!(put_form(&mut tx, &scope(), (&RequestForm::default(), 1)).await.unwrap());
        assert!(put_form(&mut tx, &scope(), (&wanted, 2)).await.unwrap());
        done(tx).await;
        assert_eq!(form(&mut db.read().await.unwrap(), &scope()).await.unwrap(), Some((wanted, 3)));
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_out_of_a_case_is_still_there_for_who_asks_for_everything() {
    on_both_engines(|db| async move {
        let id = with_case(&db).await;
        let colleague = CasePerson {
            no: 0,
            account: Some(COLLEAGUE),
            name: personal("Carla"),
            role: PersonRole::Helper,
            added_at: at(),
        };
        let mut tx = db.write().await.unwrap();
        let one = tried(700, id);
        add_intervention(&mut tx, &scope(), &one).await.unwrap();
        add_person(&mut tx, &scope(), id, &colleague).await.unwrap();
        assert_eq!(cases_of_person(&mut tx, &scope(), COLLEAGUE).await.unwrap(), [id]);
        assert!(remove_intervention(&mut tx, &scope(), (id, one.id), Some(at())).await.unwrap());
        assert!(remove_person(&mut tx, &scope(), (id, 1), Some(at())).await.unwrap());
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        assert!(interventions(&mut tx, &scope(), id).await.unwrap().is_empty());
        assert!(cases_of_person(&mut tx, &scope(), COLLEAGUE).await.unwrap().is_empty());
        let kept = all_interventions(&mut tx, &scope(), id).await.unwrap();
        assert_eq!((kept[0].intervention.id, kept[0].removed_at), (one.id, Some(at())));
        let people = all_people(&mut tx, &scope(), id).await.unwrap();
        assert_eq!(
            people,
            [KeptPerson { person: CasePerson { no: 1, ..colleague }, removed_at: Some(at()) }]
        );
    })
    .await;
}
