//! Notes on the pages: writing, changing, two versions at once, taking away and asking for.

use crate::support::Site;
use crate::support::notes::{SCHOOL, address_of, card, id_in, notes_of, send, trail, write};
use axum::http::StatusCode;
use domain::{
    Personal,
    ids::{PupilId, RoleGrantId, TieId},
    trust::{Role, Term},
};
use policy::{Action, Actor, OfPupil, PupilPlace};
use store::{audit, register, trust};

#[tokio::test]
async fn a_teacher_writes_changes_and_finds_the_earlier_version_back() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "algemeen", "Hij rekent nu met blokjes.").await;
    let page = site.get(&note).await;
    assert!(page.text.contains("Hij rekent nu met blokjes.</textarea>") && page.text.contains("value=\"1\""));
    let saved = send(&site, &note, "version=1&category=ouders&text=Hij+rekent+nu+zonder+blokjes.").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let list = site.get(saved.header("location").split_once('#').unwrap().0).await.text;
    assert!(list.contains("Je wijziging is bewaard."));
    let card = card(&list, "Hij rekent nu zonder blokjes.");
    assert!(card.contains("Gedeeld met ouders") && card.contains("Anke Jansen") && card.contains("/history"));
    let history = site.get(&format!("{note}/history")).await.text;
    assert!(history.contains("Hij rekent nu met blokjes.") && history.contains("Versie 2"));
    assert!(history.contains("verschil: </span>zonder"), "what changed is marked");
    let deeds = trail(&site).await;
    let written =
        deeds.iter().filter(|(deed, detail)| deed == "note_written" && note.contains(id_in(detail)));
    assert_eq!(written.count(), 2);
    // The coordinator reads it and does not change it.
    let site = site.sign_in("ib@demo.example").await;
    assert!(site.get(&notes).await.text.contains("zonder blokjes"));
    assert!(!site.get(&note).await.text.contains("<textarea"));
    let refused = send(&site, &note, "version=2&category=algemeen&text=Anders").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_cannot_be_saved_comes_back_with_the_reason_and_all_that_was_typed() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let empty = send(&site, &notes, "category=ouders&text=++%0D%0A").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("id=\"text-error\"") && empty.text.contains("value=\"ouders\" selected"));
    let nowhere = send(&site, &notes, "category=zorgeloos&text=Blijft+staan").await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nowhere.text.contains("id=\"category-error\"") && nowhere.text.contains("Blijft staan</textarea>")
    );
    let long = send(&site, &notes, &format!("category=ouders&text={}", "a".repeat(20_001))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.text.contains("langer dan 20.000 tekens") && long.text.contains(&"a".repeat(20_001)));
    let note = write(&site, &notes, "algemeen", "Eerst dit.").await;
    let changed = send(&site, &note, "version=1&category=ouders&text=").await;
    assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(changed.text.contains("id=\"text-error\"") && changed.text.contains("value=\"ouders\" selected"));
    // Letters that mean something to HTML stay letters.
    write(&site, &notes, "algemeen", "%3Cb%3Evet%3C%2Fb%3E %26amp;").await;
    assert!(site.get(&notes).await.text.contains("&#60;b&#62;vet&#60;/b&#62; &#38;amp;"));
}

#[tokio::test]
async fn a_guardian_and_a_partner_write_in_what_is_shared_with_them_only() {
    for (email, own) in [("ouder@demo.example", "ouders"), ("extern@demo.example", "extern")] {
        let site = Site::demo_as(email).await;
        let notes = notes_of(&site, "Emre Y").await;
        let page = site.get(&notes).await.text;
        assert_eq!(page.matches("<option value=\"").count() - page.matches("<option value=\"\"").count(), 1);
        write(&site, &notes, own, "Van buiten de school.").await;
        for other in ["algemeen", "zorg", "werkaantekening"] {
            let refused = send(&site, &notes, &format!("category={other}&text=Nee")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{email} {other}");
        }
        let other = notes_of(&site, "Finn M").await;
        assert_eq!(
            send(&site, &other, &format!("category={own}&text=Nee")).await.status,
            StatusCode::NOT_FOUND
        );
    }
}

#[tokio::test]
async fn a_restricted_text_is_shown_to_a_reader_who_says_why_and_the_trail_has_it() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let secret = "Moeder vertelt dat het thuis onrustig is";
    let list = site.get(&notes).await.text;
    assert!(!list.contains(secret));
    let exists = card(&list, "Zorg</b> · afgeschermd · Ingrid van Loon");
    assert!(exists.contains("Deze notitie is afgeschermd.") && !exists.contains("<form"));
    let note = address_of(&notes, &list, "Zorg</b> · afgeschermd · Ingrid van Loon op 10");
    let refused = site.post(&format!("{note}/text"), "why=talk").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    let site = site.sign_in("directie@demo.example").await;
    assert!(!site.get(&notes).await.text.contains(secret) && !site.get(&note).await.text.contains(secret));
    assert!(!site.get(&format!("{note}/history")).await.text.contains(secret));
    for why in ["", "why=", "why=nieuwsgierig"] {
        let answer = site.post(&format!("{note}/text"), why).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(!answer.text.contains(secret) && answer.text.contains("Kies eerst waarom"));
    }
    assert!(!trail(&site).await.iter().any(|(deed, _)| deed == "note_requested"));
    let shown = site.post(&format!("{note}/text"), "why=talk").await;
    assert!(shown.status == StatusCode::OK && shown.text.contains(secret));
    assert_eq!(shown.header("cache-control"), "no-store");
    assert!(!shown.text.contains("<textarea"), "another's note is not changed");
    let (deed, detail) = trail(&site).await.pop().unwrap();
    assert_eq!(deed, "note_requested");
    assert!(note.contains(id_in(&detail)) && detail.contains("\"why\":\"talk\""));
    // Her own restricted note: she asks for it, and can change it then.
    let site = site.sign_in("ib@demo.example").await;
    assert!(!site.get(&note).await.text.contains("<textarea"));
    let shown = site.post(&format!("{note}/text"), "why=check").await.text;
    assert!(shown.contains("<textarea id=\"text\"") && shown.contains(secret));
}

#[tokio::test]
async fn old_notes_are_closed_and_open_a_year_at_a_time() {
    let site = Site::demo().await;
    let notes = notes_of(&site, "Emre Y").await;
    let list = site.get(&notes).await.text;
    let (old, restricted) = ("Fijne start in groep 3", "Verhuizing en weinig slaap thuis");
    assert!(!list.contains(old) && list.contains("Hier staat 1 oudere notitie."));
    let year = format!("{notes}/years/2022-2023");
    assert_eq!(site.post(&year, "why=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = site.post(&year, "why=transfer").await;
    assert!(shown.text.contains(old) && !shown.text.contains(restricted), "that year and no other");
    assert_eq!(trail(&site).await.pop().unwrap().0, "note_requested");
    let open = site.post(&format!("{notes}/years/2025-2026"), "why=transfer").await;
    assert_eq!(open.status, StatusCode::NOT_FOUND, "this year is not closed");
    assert_eq!(site.post(&format!("{notes}/years/ooit"), "why=talk").await.status, StatusCode::NOT_FOUND);
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(site.post(&year, "why=transfer").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_taken_away_stays_for_who_may_put_it_back() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "ouders", "Per ongeluk geschreven.").await;
    assert_eq!(site.post(&format!("{note}/remove"), "").await.status, StatusCode::SEE_OTHER);
    let list = site.get(&notes).await.text;
    assert!(card(&list, "Per ongeluk geschreven.").contains("weggehaald op"));
    assert_eq!(trail(&site).await.iter().filter(|(deed, _)| deed == "note_removed").count(), 1);
    let site = site.sign_in("ouder@demo.example").await;
    assert!(!site.get(&notes).await.text.contains("Per ongeluk"));
    assert_eq!(site.post(&format!("{note}/restore"), "").await.status, StatusCode::NOT_FOUND);
    let site = site.sign_in("ib@demo.example").await;
    assert_eq!(site.post(&format!("{note}/restore"), "").await.status, StatusCode::SEE_OTHER);
    let deeds = trail(&site).await;
    let of_note = |code: &str| {
        deeds.iter().filter(|(deed, detail)| deed == code && note.contains(id_in(detail))).count()
    };
    assert_eq!((of_note("note_written"), of_note("note_restored")), (1, 1));
    let list = site.get(&notes).await.text;
    assert!(!card(&list, "Per ongeluk").contains("/history"), "its text never changed");
    let site = site.sign_in("ouder@demo.example").await;
    assert!(site.get(&notes).await.text.contains("Per ongeluk"));
    assert_eq!(site.post(&format!("{note}/remove"), "").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_second_of_two_who_save_sees_both_and_chooses() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "algemeen", "Begin.").await;
    assert_eq!(
        send(&site, &note, "version=1&category=algemeen&text=De+ene.").await.status,
        StatusCode::SEE_OTHER
    );
    let late = "version=1&category=ouders&text=De+andere.";
    let both = send(&site, &note, late).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    for words in ["verschil: </span>ene.", "verschil: </span>andere.", "De andere.\n\nDe ene.</textarea>"] {
        assert!(both.text.contains(words), "{words}");
    }
    assert!(both.text.contains("<textarea name=\"version\" hidden>\n2</textarea>"));
    assert!(site.get(&notes).await.text.contains("De ene."), "nothing is saved yet");
    let theirs = send(&site, &note, "version=2&category=ouders&text=De+andere.&choice=theirs").await;
    assert_eq!(theirs.status, StatusCode::SEE_OTHER);
    assert!(!site.get(&notes).await.text.contains("De andere."));
    // While one chooses, somebody can be first again.
    let again = send(&site, &note, "version=1&category=ouders&text=De+andere.&choice=mine").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let merged = "version=2&category=algemeen&text=De+andere.&merged=De+ene+en+de+andere.&choice=merged";
    assert_eq!(send(&site, &note, merged).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&notes).await.text.contains("De ene en de andere."));
    let mine = send(&site, &note, "version=3&category=ouders&text=De+andere.&choice=mine").await;
    assert_eq!(mine.status, StatusCode::SEE_OTHER);
    let history = site.get(&format!("{note}/history")).await.text;
    for words in ["Begin.", "De ", "Versie 4"] {
        assert!(history.contains(words), "every version is kept: {words}");
    }
}

#[tokio::test]
async fn who_saves_what_was_taken_away_keeps_her_text() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "algemeen", "Begin.").await;
    let site = site.sign_in("ib@demo.example").await;
    site.post(&format!("{note}/remove"), "").await;
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let late = send(&site, &note, "version=1&category=algemeen&text=Nog+een+zin.").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Nog een zin.</textarea>") && late.text.contains("intussen weggehaald"));
    assert!(late.text.contains("/restore"));
}

#[tokio::test]
async fn only_its_author_changes_a_note_whatever_becomes_of_it() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "algemeen", "Begin.").await;
    let site = site.sign_in("ib@demo.example").await;
    site.post(&format!("{note}/remove"), "").await;
    for version in 1..=3 {
        let form = format!("version={version}&category=algemeen&text=In+andermans+naam.");
        assert_eq!(send(&site, &note, &form).await.status, StatusCode::FORBIDDEN, "{version}");
    }
    site.post(&format!("{note}/restore"), "").await;
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let late = send(&site, &note, "version=1&category=algemeen&text=Nog+een+zin.").await;
    assert_eq!(late.status, StatusCode::CONFLICT, "it was taken away and put back since");
    assert!(late.text.contains("<textarea name=\"version\" hidden>\n3</textarea>"));
    let mine = send(&site, &note, "version=3&category=algemeen&text=Nog+een+zin.&choice=mine").await;
    assert_eq!(mine.status, StatusCode::SEE_OTHER);
    let history = site.get(&format!("{note}/history")).await.text;
    assert!(history.contains("Versie 2") && !history.contains("Versie 4"), "texts are counted");
}

#[tokio::test]
async fn who_is_second_with_a_restricted_note_has_asked_for_it() {
    let site = Site::demo().await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "zorg", "Begin.").await;
    send(&site, &note, "version=1&category=zorg&text=De+ene.").await;
    let both = send(&site, &note, "version=1&category=zorg&text=De+andere.").await;
    assert!(both.status == StatusCode::CONFLICT && both.text.contains("ene."));
    let (_, detail) =
        trail(&site).await.into_iter().rev().find(|(deed, _)| deed == "note_requested").unwrap();
    assert!(detail.contains("\"why\":\"conflict\""));
}

#[tokio::test]
async fn the_feed_shows_the_newest_first_and_goes_on_behind_the_last() {
    let site = Site::demo().await;
    let notes = notes_of(&site, "Finn M").await;
    for n in 1..=25 {
        write(&site, &notes, "algemeen", &format!("Bericht nummer {n}.")).await;
    }
    let first = site.get(&format!("{SCHOOL}/notes")).await.text;
    assert!(first.contains("Bericht nummer 25.") && !first.contains("Bericht nummer 5."));
    assert!(first.contains("aria-current=\"page\">Notities"));
    let next = site.link(&format!("{SCHOOL}/notes"), "\">Oudere notities").await;
    let second = site.get(&next).await.text;
    assert!(second.contains("Bericht nummer 5.") && !second.contains("Bericht nummer 6."));
    assert!(second.contains("Finn van der Meer") && second.contains("Emre Yıldız"));
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let own = site.get(&format!("{SCHOOL}/notes")).await.text;
    assert!(own.contains("Noor van den Berg") && !own.contains("Finn van der Meer"));
    let site = site.sign_in("ouder@demo.example").await;
    assert_eq!(site.get(&format!("{SCHOOL}/notes")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_file_is_linked_for_who_may_see_that_pupil_s_file() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let (own, child) = (notes_of(&site, "Emre Y").await, notes_of(&site, "Finn M").await);
    let mut tx = site.db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0);
    let accounts = trust::accounts(&mut tx).await.unwrap();
    drop(tx);
    let parent = accounts.iter().find(|one| *one.email.reveal() == "leerkracht5a@demo.example").unwrap();
    let pupil: PupilId = child.split('/').nth(3).unwrap().parse().unwrap();
    let place = PupilPlace { school: school.id, pupil, groups: Vec::new() };
    let scope = OfPupil::issue(&Actor::Operator, Action::TiePupil, &place).unwrap();
    let tie = trust::KeptTie {
        id: TieId(uuid::Uuid::from_u128(9)),
        account: parent.id,
        role: Role::Guardian,
        term: Term { from: crate::support::TODAY, until: None },
        why: Personal::new("Moeder (verzonnen).".to_owned()),
    };
    let mut tx = site.db.write().await.unwrap();
    let grant = (RoleGrantId(uuid::Uuid::from_u128(8)), parent.id);
    trust::put_grant(&mut tx, scope.in_school(), grant, (Role::Guardian, tie.term)).await.unwrap();
    trust::put_tie(&mut tx, &scope, &tie).await.unwrap();
    let deed = audit::Deed::PupilTied { pupil, account: parent.id, role: Role::Guardian };
    let at = crate::support::TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    let event = audit::AuditEvent { at, actor: Actor::Operator, school: Some(school.id), deed };
    tx.commit(&event).await.unwrap();
    for (notes, has_file) in [(&own, true), (&child, false)] {
        let file = notes.trim_end_matches("/notes");
        let page = site.get(notes).await;
        assert_eq!(page.status, StatusCode::OK, "{notes}");
        assert_eq!(page.text.contains(&format!("href=\"{file}\"")), has_file, "{notes}");
        // Behind the same address a guardian finds what is shared with her.
        assert_eq!(site.get(file).await.status, StatusCode::OK, "{notes}");
    }
}
