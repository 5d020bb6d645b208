use super::*;
use crate::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    notes, register,
    testing::on_both_engines,
    tests::small_school,
    trust,
};
use domain::{
    Personal, SchoolYear,
    documents::FileKind,
    ids::{AccountId, ContactId, DocumentId, PupilId, SchoolId},
    notes::{NoteCategory, Readers},
    register::{Authority, Relation},
    trust::{Role, Term, retention::Category},
};
use jiff::{Timestamp, ToSpan as _, civil::date};
use policy::{Action, Actor, Grant, MayName, MayOpen, OfPupil, Person, PupilPlace};
use std::sync::Arc;
use uuid::Uuid;

const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
const PUPIL: PupilId = PupilId(Uuid::from_u128(20));
const AUTHOR: AccountId = AccountId(Uuid::from_u128(40));

fn this_year() -> SchoolYear {
    SchoolYear::starting_in(2025).unwrap()
}

fn place_in(school: SchoolId) -> PupilPlace {
    PupilPlace { school, pupil: PUPIL, groups: Vec::new() }
}

fn scope_in(school: SchoolId) -> OfPupil {
    OfPupil::issue(&Actor::Operator, Action::ViewDocuments, &place_in(school)).unwrap()
}

fn scope() -> OfPupil {
    scope_in(SCHOOL)
}

fn at(hour: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000).unwrap() + hour.hours()
}

fn author() -> Actor {
    let today = date(2026, 9, 20);
    let term = Term { from: today, until: None };
    Actor::Person(Arc::new(Person {
        account: AUTHOR,
        now: at(0),
        today,
        is_administrator: false,
        grants: vec![Grant { school: SCHOOL, role: Role::Coordinator, term }],
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    }))
}

fn new(n: u128, category: &str, content: &[u8]) -> NewDocument {
    NewDocument {
        id: DocumentId(Uuid::from_u128(n)),
        title: Personal::new(format!("Verslag {n}")),
        category: category.to_owned(),
        file_name: Personal::new("verslag.pdf".to_owned()),
        kind: FileKind::Pdf,
        content: Personal::new(content.to_vec()),
        author: AUTHOR,
        author_name: Personal::new("Anke Jansen".to_owned()),
        added_at: at(i64::try_from(n).unwrap()),
    }
}

fn portrait(strengths: &str) -> register::KeptPortrait {
    let text = |text: &str| Personal::new(text.to_owned());
    register::KeptPortrait {
        strengths: text(strengths),
        own_words: text("Ik wil buiten."),
        helps: text("Rust."),
        author: AUTHOR,
        author_name: text("Anke Jansen"),
        changed_at: at(1),
        version: 0,
    }
}

async fn done(tx: WriteTx) {
    let deed = Deed::SchoolEdited;
    tx.commit(&AuditEvent { at: at(0), actor: Actor::Operator, school: Some(SCHOOL), deed }).await.unwrap();
}

async fn school(db: &Db) {
    small_school(db).await;
    let mut tx = db.write().await.unwrap();
    let (email, name) = ("ib@school.example".parse().unwrap(), Personal::new("Anke Jansen".to_owned()));
    trust::add_account(&mut tx, (AUTHOR, &email, name.reveal()), false, at(0)).await.unwrap();
    for (place, (key, is_restricted)) in (1..).zip([("open", false), ("care", true)]) {
        let readers = Readers::of(&[Role::Coordinator]);
        let category = NoteCategory { key: key.to_owned(), name: key.to_owned(), readers, is_restricted };
        notes::insert_category(&mut tx, scope().in_school(), &category, place).await.unwrap();
    }
    done(tx).await;
}

fn bytes() -> Vec<u8> {
    (0..=255_u8).cycle().take(70_000).collect()
}

#[tokio::test]
async fn a_document_comes_back_byte_for_byte_and_in_its_own_school_only() {
    on_both_engines(|db| async move {
        school(&db).await;
        let mut tx = db.write().await.unwrap();
        add_document(&mut tx, &scope(), &new(1, "open", &bytes())).await.unwrap();
        add_document(&mut tx, &scope(), &new(2, "care", b"")).await.unwrap();
        done(tx).await;
        let mut tx = db.read().await.unwrap();
        let all = documents_of_pupil(&mut tx, &scope()).await.unwrap();
        let sizes: Vec<_> = all.iter().map(|one| (one.facts().id.0.as_u128(), one.size)).collect();
        assert_eq!(sizes, [(2, 0), (1, 70_000)], "newest first");
        let one = document(&mut tx, &scope(), DocumentId(Uuid::from_u128(1))).await.unwrap().unwrap();
        assert_eq!((one.kind, one.hash.as_str()), (FileKind::Pdf, fingerprint(&bytes()).as_str()));
        let named = MayName::issue(&author(), &place_in(SCHOOL), one.facts(), this_year()).unwrap();
        assert_eq!(one.title.open(&named), Some(("Verslag 1", "verslag.pdf")));
        let proof = MayOpen::issue(&author(), &place_in(SCHOOL), one.facts(), this_year()).unwrap();
        let read = content(&mut tx, &scope(), &proof).await.unwrap().unwrap();
        assert_eq!(*read.reveal(), bytes());
        let elsewhere = scope_in(SchoolId(Uuid::from_u128(2)));
        assert!(content(&mut tx, &elsewhere, &proof).await.unwrap().is_none());
        assert!(documents_of_pupil(&mut tx, &elsewhere).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_away_is_kept_and_a_category_in_use_counts_its_documents() {
    on_both_engines(|db| async move {
        school(&db).await;
        let id = DocumentId(Uuid::from_u128(1));
        let mut tx = db.write().await.unwrap();
        add_document(&mut tx, &scope(), &new(1, "open", b"x")).await.unwrap();
        set_document_removed(&mut tx, &scope(), id, Some(at(9))).await.unwrap();
        let gone = document(&mut tx, &scope(), id).await.unwrap().unwrap();
        assert!(gone.facts().is_removed && gone.removed_at == Some(at(9)));
        set_document_removed(&mut tx, &scope(), id, None).await.unwrap();
        assert!(!document(&mut tx, &scope(), id).await.unwrap().unwrap().facts().is_removed);
        let in_school = *scope().in_school();
        assert!(notes::was_used(&mut tx, &in_school, "open").await.unwrap());
        assert!(!notes::was_used(&mut tx, &in_school, "care").await.unwrap());
        assert_eq!(notes::counts(&mut tx, &in_school).await.unwrap().get("open"), Some(&1));
        let nowhere = add_document(&mut tx, &scope(), &new(2, "elsewhere", b"x")).await;
        assert!(nowhere.is_err(), "there is no such category");
    })
    .await;
}

#[tokio::test]
async fn destroying_takes_documents_with_the_notes_of_their_kind_and_the_person_with_the_file() {
    on_both_engines(|db| async move {
        school(&db).await;
        let mut tx = db.write().await.unwrap();
        add_document(&mut tx, &scope(), &new(1, "open", b"open")).await.unwrap();
        add_document(&mut tx, &scope(), &new(2, "care", b"care")).await.unwrap();
        let text = |text: &str| Personal::new(text.to_owned());
        assert!(register::put_portrait(&mut tx, &scope(), &portrait("Rekent graag.")).await.unwrap());
        let contact = register::KeptContact {
            id: ContactId(Uuid::from_u128(1)),
            pupil: PUPIL,
            name: text("Fatma Yıldız"),
            relation: Relation::Mother,
            authority: Authority::Yes,
            phone: text("06 5550 0101"),
            email: text(""),
            address: text(""),
            remark: text(""),
            position: 1,
            removed_at: None,
            version: 0,
        };
        register::add_contact(&mut tx, &scope(), &contact).await.unwrap();
        let in_school = *scope().in_school();
        let left = async |tx: &mut WriteTx| -> Vec<u128> {
            let all = documents_of_pupil(tx, &scope()).await.unwrap();
            all.iter().map(|one| one.facts().id.0.as_u128()).collect()
        };
        trust::destroy(&mut tx, &in_school, (PUPIL, Category::RestrictedNotes), at(2)).await.unwrap();
        assert_eq!(left(&mut tx).await, [1]);
        assert!(register::portrait(&mut tx, &scope()).await.unwrap().is_some());
        // A document, its content, a portrait and a contact.
        let records = trust::destroy(&mut tx, &in_school, (PUPIL, Category::File), at(2)).await.unwrap();
        assert_eq!(records, 4);
        assert!(left(&mut tx).await.is_empty());
        assert!(register::portrait(&mut tx, &scope()).await.unwrap().is_none());
        assert!(register::contacts(&mut tx, &scope()).await.unwrap().is_empty());
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn the_register_takes_everything_of_a_pupil_with_it() {
    on_both_engines(|db| async move {
        school(&db).await;
        let mut tx = db.write().await.unwrap();
        add_document(&mut tx, &scope(), &new(1, "open", b"open")).await.unwrap();
        add_document(&mut tx, &scope(), &new(2, "care", b"care")).await.unwrap();
        let in_school = *scope().in_school();
        trust::destroy(&mut tx, &in_school, (PUPIL, Category::Register), at(2)).await.unwrap();
        assert!(register::pupil(&mut tx, &in_school, PUPIL).await.unwrap().is_none());
        done(tx).await;
    })
    .await;
}

#[tokio::test]
async fn portraits_and_contacts_are_saved_by_who_saw_their_newest_version() {
    on_both_engines(|db| async move {
        school(&db).await;
        let mut tx = db.write().await.unwrap();
        let text = |text: &str| Personal::new(text.to_owned());
        let portrait = |words: &str, version| register::KeptPortrait {
            strengths: text(""),
            own_words: text(words),
            helps: text(""),
            author: AUTHOR,
            author_name: text("Anke Jansen"),
            changed_at: at(1),
            version,
        };
        let put = async |tx: &mut WriteTx, words: &str, version| {
            register::put_portrait(tx, &scope(), &portrait(words, version)).await.unwrap()
        };
        assert!(put(&mut tx, "een", 0).await);
        assert!(!put(&mut tx, "ook een", 0).await, "somebody was first");
        assert!(put(&mut tx, "twee", 1).await && !put(&mut tx, "ook twee", 1).await);
        let kept = register::portrait(&mut tx, &scope()).await.unwrap().unwrap();
        assert_eq!((kept.own_words.reveal().as_str(), kept.version), ("twee", 2));

        let id = ContactId(Uuid::from_u128(1));
        let contact = |name: &str, version| register::KeptContact {
            id,
            pupil: PUPIL,
            name: text(name),
            relation: Relation::Father,
            authority: Authority::Unknown,
            phone: text(""),
            email: text("vader@thuis.example"),
            address: text("Dorpsstraat 1\n1234 AB Ergens"),
            remark: text(""),
            position: 2,
            removed_at: None,
            version,
        };
        register::add_contact(&mut tx, &scope(), &contact("Ali", 0)).await.unwrap();
        assert_eq!(register::contact(&mut tx, &scope(), id).await.unwrap(), Some(contact("Ali", 1)));
        assert!(register::change_contact(&mut tx, &scope(), &contact("Ali Y", 1)).await.unwrap());
        assert!(!register::change_contact(&mut tx, &scope(), &contact("Ali Z", 1)).await.unwrap());
        register::set_contact_removed(&mut tx, &scope(), id, Some(at(3))).await.unwrap();
        assert!(
            !register::change_contact(&mut tx, &scope(), &contact("Ali Z", 3)).await.unwrap(),
            "it is gone"
        );
        assert_eq!(register::old_contacts(&mut tx, scope().in_school(), at(3)).await.unwrap(), 0);
        register::forget_contacts(&mut tx, scope().in_school(), at(3)).await.unwrap();
        assert_eq!(register::contacts(&mut tx, &scope()).await.unwrap().len(), 1, "still to be put back");
        assert_eq!(register::old_contacts(&mut tx, scope().in_school(), at(4)).await.unwrap(), 1);
        register::forget_contacts(&mut tx, scope().in_school(), at(4)).await.unwrap();
        assert!(register::contacts(&mut tx, &scope()).await.unwrap().is_empty());
        done(tx).await;
    })
    .await;
}

#[test]
fn a_fingerprint_tells_contents_apart() {
    // SHA-256 of nothing, from FIPS 180-4.
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(fingerprint(b""), empty);
    assert_ne!(fingerprint(b"a"), fingerprint(b"b"));
}

#[tokio::test]
async fn who_has_only_documents_or_a_contact_comes_due_as_well() {
    on_both_engines(|db| async move {
        school(&db).await;
        let in_school = *scope().in_school();
        let mut tx = db.write().await.unwrap();
        let has = async |tx: &mut WriteTx| {
            let there = trust::holdings(tx, &in_school).await.unwrap();
            [there.notes, there.restricted_notes, there.others].map(|pupils| pupils.contains(&PUPIL))
        };
        assert_eq!(has(&mut tx).await, [false, false, false]);
        add_document(&mut tx, &scope(), &new(1, "care", b"care")).await.unwrap();
        assert_eq!(has(&mut tx).await, [false, true, false]);
        add_document(&mut tx, &scope(), &new(2, "open", b"open")).await.unwrap();
        assert_eq!(has(&mut tx).await, [true, true, false]);
        register::put_portrait(&mut tx, &scope(), &portrait("Rekent graag.")).await.unwrap();
        assert_eq!(has(&mut tx).await, [true, true, true]);
        done(tx).await;
    })
    .await;
}
