//! What is due is destroyed for real, by two people, and does not come back by itself; on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_results, bring_roster, ctx, pupil, result, roster, year};
use app::{
    App, Clock, Conflict, Ctx, Error,
    imports::{Options, What, import_page, roll_back},
    notes::{Typed, write},
    trust::{
        NewAccount, Proof, add_user, back_up, check,
        corrections::{AskedBy, CorrectionKind, NewCorrection, correct_pupil},
        destruction::{Approved, Chosen, approve, destruction, propose, withdraw},
        hold_pupil, pupil_rights, restore,
        retention::{NewTerm, Sure, due_list, edit_term, terms},
    },
};
use domain::{
    Personal,
    ids::{DestructionId, ImportNo, PupilId},
    trust::{
        Role,
        retention::{Category, Hold},
    },
};
use exchange::roster::RosterFile;
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, Resource};
use std::{path::Path, sync::Arc};
use store::{Db, testing::on_both_engines};

const MARK: &str = "MERKTEKEN-in-een-tekst";

/// A pupil who left on a day.
fn leaver(key: &str, left_on: Date) -> exchange::roster::RosterPupil {
    exchange::roster::RosterPupil { left_on: Some(left_on), ..pupil(key, "g5a", 5) }
}

/// `a` left so long ago that everything is due on 1 March 2026, of `b` the file is due, `c` is at school.
fn school() -> RosterFile {
    let mut file = roster();
    file.pupils = vec![leaver("a", date(2020, 6, 30)), leaver("b", date(2023, 12, 20)), pupil("c", "g5a", 5)];
    file
}

/// A person with a role in the school.
async fn person(db: &Db, email: &str, roles: &[Role]) -> Ctx {
    let operator = ctx(db.clone());
    let mut id = None;
    for role in roles {
        let new = NewAccount { email: email.parse().unwrap(), name: "Iemand Anders".into(), password: None };
        id = Some(add_user(&operator, new, Some((SCHOOL, *role))).await.unwrap());
    }
    let now = (operator.now(), operator.today());
    let person =
        store::trust::person(&mut db.read().await.unwrap(), id.unwrap(), now).await.unwrap().unwrap();
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    App::new(db.clone(), Clock::Fixed(now)).act_as(Actor::Person(Arc::new(person)))
}

/// The school with results that were changed once, a correction with a marker, and its coordinator and principal.
async fn filled(db: &Db) -> (Ctx, Ctx) {
    let operator = ctx(db.clone());
    bring_roster(&operator, &school(), Options::default()).await.unwrap();
    let of = |score| {
        vec![
            result("a", "RW-M4", date(2020, 1, 20), Some(score), "III"),
            result("b", "RW-M5", date(2023, 1, 20), Some(score), "III"),
            result("c", "RW-M5", date(2026, 1, 20), Some(score), "III"),
        ]
    };
    bring_results(&operator, of(160), Options::default()).await.unwrap();
    bring_results(&operator, of(161), Options::default()).await.unwrap();
    let coordinator = person(db, "ib@school.example", &[Role::Coordinator, Role::Principal]).await;
    let principal = person(db, "directie@school.example", &[Role::Principal]).await;
    let new = NewCorrection {
        kind: CorrectionKind::Statement,
        about: Personal::new(String::new()),
        text: Personal::new(MARK.to_owned()),
        asked_by: AskedBy::Guardian,
    };
    correct_pupil(&coordinator, SCHOOL, of_key(&coordinator, "a").await, new).await.unwrap();
    (coordinator, principal)
}

async fn of_key(ctx: &Ctx, key: &str) -> PupilId {
    let page = app::register::pupil_page(ctx, SCHOOL, "", 1).await.unwrap();
    page.pupils.iter().find(|line| line.pupil.key == key).map(|line| line.pupil.id).unwrap()
}

/// Of how many series a pupil has results.
async fn series_of(ctx: &Ctx, key: &str) -> usize {
    let id = of_key(ctx, key).await;
    app::results::pupil_file(ctx, SCHOOL, id).await.unwrap().series.len()
}

/// What is due, by key.
async fn due(ctx: &Ctx) -> Vec<(String, Vec<Category>)> {
    let list = due_list(ctx, SCHOOL).await.unwrap();
    list.due
        .iter()
        .map(|one| (one.pupil.key.clone(), one.parts.iter().map(|part| part.category).collect()))
        .collect()
}

async fn proposed(ctx: &Ctx) -> DestructionId {
    propose(ctx, SCHOOL, Chosen::All).await.unwrap().unwrap()
}

async fn destroyed(coordinator: &Ctx, principal: &Ctx, copies_kept: Option<u16>) -> DestructionId {
    let id = proposed(coordinator).await;
    approve(coordinator, SCHOOL, (id, Role::Coordinator), None).await.unwrap();
    let done = approve(principal, SCHOOL, (id, Role::Principal), copies_kept).await.unwrap();
    assert_eq!(done, Approved::Destroyed);
    id
}

#[tokio::test]
async fn two_people_in_two_roles_destroy_what_is_due_and_nothing_else() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        let all = vec![Category::Results, Category::File, Category::Register];
        let expected = vec![("a".to_owned(), all), ("b".to_owned(), vec![Category::Results])];
        assert_eq!(due(&coordinator).await, expected);

        let (gone, kept) = (of_key(&coordinator, "a").await, of_key(&coordinator, "c").await);
        let id = proposed(&coordinator).await;
        assert!(propose(&coordinator, SCHOOL, Chosen::All).await.unwrap().is_none(), "proposed already");
        let first = approve(&coordinator, SCHOOL, (id, Role::Coordinator), None).await.unwrap();
        assert_eq!(first, Approved::First);
        // She is principal as well: it still takes two people.
        let again = approve(&coordinator, SCHOOL, (id, Role::Principal), None).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::ApprovedAlready))));
        let wrong = approve(&principal, SCHOOL, (id, Role::Coordinator), None).await;
        assert!(matches!(wrong, Err(Error::Conflict(Conflict::ApprovedAlready))));
        assert_eq!(due(&coordinator).await, expected, "one approval destroys nothing");
        let done = approve(&principal, SCHOOL, (id, Role::Principal), Some(30)).await.unwrap();
        assert_eq!(done, Approved::Destroyed);

        assert!(due(&coordinator).await.is_empty());
        assert!(matches!(pupil_rights(&coordinator, SCHOOL, gone).await, Err(Error::NotFound)));
        assert_eq!((series_of(&coordinator, "b").await, series_of(&coordinator, "c").await), (0, 1));
        pupil_rights(&coordinator, SCHOOL, kept).await.unwrap();
        let late = approve(&principal, SCHOOL, (id, Role::Principal), None).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::DestructionClosed))));
        assert!(matches!(withdraw(&coordinator, SCHOOL, id).await, Err(Error::Conflict(_))));

        let page = destruction(&coordinator, SCHOOL, id).await.unwrap();
        assert!(page.items.is_empty(), "a proposal that is done knows no pupils");
        let proof = page.proof.unwrap();
        assert_eq!((proof.pupils, proof.kept_after_all), (2, 0));
        assert_eq!(proof.gone_from_copies_on, Some(date(2026, 3, 31)));
        let roles: Vec<Role> = proof.approvals.iter().map(|one| one.role).collect();
        assert_eq!(roles, [Role::Coordinator, Role::Principal]);
        let results = proof.categories.iter().find(|one| one.category == Category::Results).unwrap();
        assert_eq!((results.pupils, results.records, results.months), (2, 2, Some(24)));
        let text = &page.destruction.proof;
        assert!(!text.contains(&gone.to_string()) && !text.contains("Kinda"), "{text}");
        assert!(check(&ctx(db.clone())).await.unwrap().iter().all(|finding| !finding.is_bad()));
    })
    .await;
}

#[tokio::test]
async fn an_import_of_which_something_is_destroyed_is_sealed() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        destroyed(&coordinator, &principal, None).await;
        let operator = ctx(db.clone());
        for no in [1, 3] {
            let page = import_page(&operator, SCHOOL, ImportNo(no)).await.unwrap();
            assert_eq!(page.obstacle, Some(Conflict::Sealed), "import {no}");
            let refused = roll_back(&operator, SCHOOL, ImportNo(no)).await;
            assert!(matches!(refused, Err(Error::Conflict(Conflict::Sealed))), "import {no}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_came_to_be_kept_since_the_proposal_stays() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        let id = proposed(&coordinator).await;
        approve(&coordinator, SCHOOL, (id, Role::Coordinator), None).await.unwrap();
        let b = of_key(&coordinator, "b").await;
        let hold = Hold { went_to_special: false, keep_until: Some(date(2027, 1, 31)) };
        hold_pupil(&coordinator, SCHOOL, b, (hold, "klacht"), 0).await.unwrap();
        let late = hold_pupil(&principal, SCHOOL, b, (hold, "klacht"), 0).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::SavedMeanwhile))));
        approve(&principal, SCHOOL, (id, Role::Principal), None).await.unwrap();
        let proof = destruction(&coordinator, SCHOOL, id).await.unwrap().proof.unwrap();
        assert_eq!((proof.pupils, proof.kept_after_all), (1, 1));
        assert_eq!(series_of(&coordinator, "b").await, 1);
        assert!(due(&coordinator).await.is_empty(), "it is kept until a day");
        let special = Hold { went_to_special: true, keep_until: None };
        hold_pupil(&coordinator, SCHOOL, b, (special, "sbo"), 1).await.unwrap();
        assert!(due(&coordinator).await.is_empty(), "36 months instead of 24");
    })
    .await;
}

#[tokio::test]
async fn a_proposal_of_which_nothing_is_left_is_withdrawn_without_a_proof() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        let id = proposed(&coordinator).await;
        approve(&coordinator, SCHOOL, (id, Role::Coordinator), None).await.unwrap();
        let hold = Hold { went_to_special: false, keep_until: Some(date(2027, 1, 31)) };
        for key in ["a", "b"] {
            let pupil = of_key(&coordinator, key).await;
            hold_pupil(&coordinator, SCHOOL, pupil, (hold, "klacht"), 0).await.unwrap();
        }
        let done = approve(&principal, SCHOOL, (id, Role::Principal), None).await.unwrap();
        assert_eq!(done, Approved::Nothing);
        let page = destruction(&coordinator, SCHOOL, id).await.unwrap();
        assert!(page.proof.is_none() && page.destruction.closed_at.is_some());
        assert_eq!(series_of(&coordinator, "b").await, 1);
    })
    .await;
}

/// Writes a restricted note about pupil a.
async fn restricted_note(coordinator: &Ctx) {
    let (category, text) = ("zorg".to_owned(), Personal::new(MARK.to_owned()));
    let typed = Typed { category, category_version: Some(1), text };
    write(coordinator, SCHOOL, of_key(coordinator, "a").await, &typed).await.unwrap().unwrap();
}

/// Proposes the file of pupil a, and gives what the second approval made of it after the school went back to the term of
/// the product for restricted notes.
async fn approved_without_own_term(coordinator: &Ctx, principal: &Ctx) -> Proof {
    let a = of_key(coordinator, "a").await;
    let chosen = Chosen::Some([(a, Category::File)].into());
    let id = propose(coordinator, SCHOOL, chosen).await.unwrap().unwrap();
    approve(coordinator, SCHOOL, (id, Role::Coordinator), None).await.unwrap();
    let back = NewTerm { months: None, source: String::new(), version: 1 };
    edit_term(coordinator, SCHOOL, Category::RestrictedNotes, back).await.ok();
    approve(principal, SCHOOL, (id, Role::Principal), None).await.unwrap();
    destruction(coordinator, SCHOOL, id).await.unwrap().proof.unwrap()
}

#[tokio::test]
async fn nothing_goes_that_the_proposal_does_not_name() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        restricted_note(&coordinator).await;
        let own = NewTerm { months: Some(240), source: "reglement".into(), version: 0 };
        edit_term(&coordinator, SCHOOL, Category::RestrictedNotes, own).await.unwrap();
        let proof = approved_without_own_term(&coordinator, &principal).await;
        let gone: Vec<Category> = proof.categories.iter().map(|line| line.category).collect();
        assert_eq!(gone, [Category::File]);
        // The note is still there, and is a part of the file that is due by now.
        let [(key, parts), _] = <[_; 2]>::try_from(due(&coordinator).await).unwrap();
        assert!(key == "a" && parts.contains(&Category::File), "{parts:?}");

        // Proposed without a term of its own, it is named and goes, by the term of the file.
        let proof = approved_without_own_term(&coordinator, &principal).await;
        let [line] = <[_; 1]>::try_from(proof.categories).unwrap();
        assert_eq!((line.category, line.pupils, line.months), (Category::RestrictedNotes, 1, Some(24)));
        let [(_, parts), _] = <[_; 2]>::try_from(due(&coordinator).await).unwrap();
        assert!(!parts.contains(&Category::File), "{parts:?}");
    })
    .await;
}

/// Whether something waits for whoever holds the register of the school, and goes on behind it.
async fn waits<T>(db: &Db, what: impl Future<Output = T>) -> T {
    let actor = Actor::Operator;
    let school = app::register::schools(&ctx(db.clone())).await.unwrap().pop().unwrap().id;
    let scope = InSchool::issue(&actor, Action::Import, Resource::School(school)).unwrap();
    let mut tx = db.write().await.unwrap();
    store::imports::lock(&mut tx, &scope).await.unwrap();
    let mut what = std::pin::pin!(what);
    let soon = std::time::Duration::from_millis(300);
    assert!(tokio::time::timeout(soon, &mut what).await.is_err(), "it did not wait");
    drop(tx);
    what.await
}

#[tokio::test]
async fn holds_terms_and_approvals_wait_for_each_other() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        let b = of_key(&coordinator, "b").await;
        let hold = Hold { went_to_special: false, keep_until: Some(date(2026, 2, 1)) };
        waits(&db, hold_pupil(&coordinator, SCHOOL, b, (hold, "klacht"), 0)).await.unwrap();
        let own = NewTerm { months: Some(18), source: "reglement".into(), version: 0 };
        waits(&db, edit_term(&coordinator, SCHOOL, Category::Results, own)).await.unwrap();
        let id = waits(&db, propose(&coordinator, SCHOOL, Chosen::All)).await.unwrap().unwrap();
        approve(&coordinator, SCHOOL, (id, Role::Coordinator), None).await.unwrap();
        let done = waits(&db, approve(&principal, SCHOOL, (id, Role::Principal), None)).await.unwrap();
        assert_eq!(done, Approved::Destroyed);
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_proposal_destroys_nothing() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        let before = due(&coordinator).await;
        let id = proposed(&coordinator).await;
        withdraw(&principal, SCHOOL, id).await.unwrap();
        let late = approve(&coordinator, SCHOOL, (id, Role::Coordinator), None).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::DestructionClosed))));
        assert_eq!(due(&coordinator).await, before);
        assert_ne!(proposed(&coordinator).await, id, "it can be proposed again");
    })
    .await;
}

#[tokio::test]
async fn a_term_of_the_school_counts_and_an_unverified_one_does_nothing_until_it_is_set() {
    on_both_engines(|db| async move {
        let (coordinator, _) = filled(&db).await;
        let page = terms(&coordinator, SCHOOL).await.unwrap();
        let restricted = page.lines.iter().find(|line| line.category == Category::RestrictedNotes).unwrap();
        assert_eq!((restricted.sure, restricted.months()), (Sure::Unverified, None));
        let new = |months, version| NewTerm { months, source: "reglement".into(), version };
        edit_term(&coordinator, SCHOOL, Category::Results, new(Some(240), 0)).await.unwrap();
        let late = edit_term(&coordinator, SCHOOL, Category::Results, new(Some(12), 0)).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::SavedMeanwhile))));
        // The register is the last to go, so it waits for the results.
        assert_eq!(due(&coordinator).await, [("a".to_owned(), vec![Category::File])]);
        edit_term(&coordinator, SCHOOL, Category::Results, new(None, 1)).await.unwrap();
        assert_eq!(due(&coordinator).await.len(), 2, "the term of the product again");
    })
    .await;
}

#[tokio::test]
async fn a_destroyed_file_does_not_come_back_with_an_old_file() {
    on_both_engines(|db| async move {
        let (coordinator, principal) = filled(&db).await;
        let operator = ctx(db.clone());
        let gone = |imported: &app::imports::Imported| {
            imported.problems.iter().filter(|one| matches!(one.what, What::Destroyed { .. })).count()
        };
        destroyed(&coordinator, &principal, None).await;

        // A roster from the time when she was at school, and today's with her leaving date.
        let mut old = roster();
        (old.school.school_year, old.school.reference_date) = (year(2019), Some(date(2019, 10, 1)));
        old.pupils = vec![pupil("a", "g5a", 4)];
        let made = bring_roster(&operator, &old, Options::default()).await.unwrap();
        assert_eq!(gone(&made), 1);
        let mut now = school();
        now.pupils.push(pupil("new", "g5a", 5));
        let made = bring_roster(&operator, &now, Options::default()).await.unwrap();
        assert_eq!((gone(&made), made.counts.added), (1, 1), "and who is new is taken");
        assert!(due(&coordinator).await.is_empty());
        let keys: Vec<String> = app::register::pupil_page(&operator, SCHOOL, "", 1)
            .await
            .unwrap()
            .pupils
            .iter()
            .map(|line| line.pupil.key.clone())
            .collect();
        assert!(!keys.contains(&"a".to_owned()) && keys.contains(&"new".to_owned()), "{keys:?}");

        // The register still knows her; her results stay away, and those of who is at school come.
        let results = vec![
            result("b", "RW-M5", date(2023, 1, 20), Some(160), "III"),
            result("b", "SP-M5", date(2023, 1, 21), Some(160), "III"),
            result("c", "SP-M5", date(2026, 1, 21), Some(160), "III"),
        ];
        let made = bring_results(&operator, results, Options::default()).await.unwrap();
        assert_eq!((gone(&made), made.counts.added), (1, 1), "told once for each pupil");
        assert!(due(&coordinator).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_older_backup_brings_a_file_back_and_it_is_due_again() {
    let folder = tempfile::tempdir().unwrap();
    let home = Db::open_folder(&folder.path().join("home")).await.unwrap();
    let (coordinator, principal) = filled(&home).await;
    let (file, before) = (folder.path().join("backup.stut"), due(&coordinator).await);
    back_up(&ctx(home.clone()), &file, &[], folder.path()).await.unwrap();
    destroyed(&coordinator, &principal, None).await;
    assert!(due(&coordinator).await.is_empty());
    let again = Db::open_folder(&folder.path().join("again")).await.unwrap();
    restore(&ctx(again.clone()), &file, None, folder.path()).await.unwrap();
    assert_eq!(due(&ctx(again)).await, before);
}

/// Whether the bytes of a text stand in any file of a folder.
fn stands_in(folder: &Path, text: &str) -> Vec<String> {
    let has = |path: &Path| {
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| has(path)).map(|path| path.display().to_string()).collect()
}

#[tokio::test]
async fn the_bytes_are_gone_from_the_files_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let (coordinator, principal) = filled(&db).await;
    // `Kinda` is the first name of pupil a, folded in the register and as it is in what the import remembers.
    let marks = [MARK, "Voorbeelda", "voorbeelda"];
    for mark in marks {
        assert!(!stands_in(folder.path(), mark).is_empty(), "{mark} is there before");
    }
    destroyed(&coordinator, &principal, None).await;
    for mark in marks {
        let found = stands_in(folder.path(), mark);
        assert!(found.is_empty(), "{mark} still stands in {found:?}, while the program runs");
    }
    assert!(!stands_in(folder.path(), "Voorbeeldc").is_empty(), "who is at school is still there");
    db.close().await;
    for mark in marks {
        assert!(stands_in(folder.path(), mark).is_empty(), "{mark} after closing");
    }
}
