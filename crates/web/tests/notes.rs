//! Notes on the pages: writing, changing, two versions at once, taking away, asking for, and the categories.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

mod support;

use axum::http::StatusCode;
use policy::{Action, Actor, InSchool, Resource};
use store::{audit, register};
use support::Site;

const SCHOOL: &str = "/77QX00";

/// The address of the notes of a pupil of the demo.
async fn notes_of(site: &Site, name: &str) -> String {
    let mut tx = site.db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0);
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school.id)).unwrap();
    let found = register::search_pupils(&mut tx, &scope, name, (1, 0)).await.unwrap();
    format!("{SCHOOL}/pupils/{}/notes", found[0].id)
}

/// What the trail says, newest last.
async fn trail(site: &Site) -> Vec<(String, String)> {
    let mut tx = site.db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0);
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school.id)).unwrap();
    let lines = audit::page(&mut tx, &scope, (0, 100_000)).await.unwrap();
    lines.into_iter().map(|line| (line.action, line.detail)).collect()
}

/// The part of a page from the note with these words on.
fn card<'a>(html: &'a str, words: &str) -> &'a str {
    let at = html.find(words).unwrap_or_else(|| panic!("{words} is not there"));
    let from = html[..at].rfind("<article").unwrap();
    let to = html[at..].find("</article>").unwrap() + at;
    &html[from..to]
}

/// The address of the note with these words.
fn address_of(notes: &str, html: &str, words: &str) -> String {
    let card = card(html, words);
    let (_, id) = card.split_once("id=\"note-").unwrap();
    format!("{notes}/{}", id.split_once('"').unwrap().0)
}

/// Writes a note, and gives its address.
async fn write(site: &Site, notes: &str, category: &str, text: &str) -> String {
    let sent = site.post(notes, &format!("category={category}&text={}", text.replace(' ', "+"))).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let (_, id) = sent.header("location").split_once("#note-").unwrap();
    format!("{notes}/{id}")
}

#[tokio::test]
async fn a_teacher_writes_changes_and_finds_the_earlier_version_back() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "algemeen", "Hij rekent nu met blokjes.").await;
    let page = site.get(&note).await;
    assert!(page.text.contains("Hij rekent nu met blokjes.</textarea>") && page.text.contains("value=\"1\""));
    let saved = site.post(&note, "version=1&category=ouders&text=Hij+rekent+nu+zonder+blokjes.").await;
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
    let refused = site.post(&note, "version=2&category=algemeen&text=Anders").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

fn id_in(detail: &str) -> &str {
    let (_, id) = detail.split_once("\"note\":\"").unwrap();
    id.split_once('"').unwrap().0
}

#[tokio::test]
async fn what_cannot_be_saved_comes_back_with_the_reason_and_all_that_was_typed() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let empty = site.post(&notes, "category=ouders&text=++%0D%0A").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("id=\"text-error\"") && empty.text.contains("value=\"ouders\" selected"));
    let nowhere = site.post(&notes, "category=zorgeloos&text=Blijft+staan").await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nowhere.text.contains("id=\"category-error\"") && nowhere.text.contains("Blijft staan</textarea>")
    );
    let long = site.post(&notes, &format!("category=ouders&text={}", "a".repeat(20_001))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.text.contains("langer dan 20.000 tekens") && long.text.contains(&"a".repeat(20_001)));
    let note = write(&site, &notes, "algemeen", "Eerst dit.").await;
    let changed = site.post(&note, "version=1&category=ouders&text=").await;
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
            let refused = site.post(&notes, &format!("category={other}&text=Nee")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{email} {other}");
        }
        let other = notes_of(&site, "Finn M").await;
        assert_eq!(
            site.post(&other, &format!("category={own}&text=Nee")).await.status,
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
        site.post(&note, "version=1&category=algemeen&text=De+ene.").await.status,
        StatusCode::SEE_OTHER
    );
    let late = "version=1&category=ouders&text=De+andere.";
    let both = site.post(&note, late).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    for words in ["verschil: </span>ene.", "verschil: </span>andere.", "De andere.\n\nDe ene.</textarea>"] {
        assert!(both.text.contains(words), "{words}");
    }
    assert!(both.text.contains("<textarea name=\"version\" hidden>\n2</textarea>"));
    assert!(site.get(&notes).await.text.contains("De ene."), "nothing is saved yet");
    let theirs = site.post(&note, "version=2&category=ouders&text=De+andere.&choice=theirs").await;
    assert_eq!(theirs.status, StatusCode::SEE_OTHER);
    assert!(!site.get(&notes).await.text.contains("De andere."));
    // While one chooses, somebody can be first again.
    let again = site.post(&note, "version=1&category=ouders&text=De+andere.&choice=mine").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let merged = "version=2&category=algemeen&text=De+andere.&merged=De+ene+en+de+andere.&choice=merged";
    assert_eq!(site.post(&note, merged).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&notes).await.text.contains("De ene en de andere."));
    let mine = site.post(&note, "version=3&category=ouders&text=De+andere.&choice=mine").await;
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
    let late = site.post(&note, "version=1&category=algemeen&text=Nog+een+zin.").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Nog een zin.</textarea>") && late.text.contains("intussen weggehaald"));
    assert!(late.text.contains("/restore"));
}

#[tokio::test]
async fn who_is_second_with_a_restricted_note_has_asked_for_it() {
    let site = Site::demo().await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "zorg", "Begin.").await;
    site.post(&note, "version=1&category=zorg&text=De+ene.").await;
    let both = site.post(&note, "version=1&category=zorg&text=De+andere.").await;
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

/// The fields of the page of the categories, as a browser sends them.
async fn category_fields(site: &Site) -> Vec<(String, String)> {
    let html = site.get(&format!("{SCHOOL}/note-categories")).await.text;
    let value = |tag: &str, name: &str| {
        let (_, after) = tag.split_once(&format!("{name}=\"")).unwrap_or_default();
        after.split_once('"').map_or(String::new(), |(value, _)| value.to_owned())
    };
    let tags = html.split("<input ").skip(1).map(|tag| tag.split_once('>').unwrap().0);
    let sent = tags.filter(|tag| !tag.contains("checkbox") || tag.contains(" checked"));
    sent.map(|tag| (value(tag, " name").to_owned(), value(tag, " value")))
        .map(|(name, value)| (name.trim().to_owned(), value))
        .filter(|(name, _)| name.contains('-'))
        .collect()
}

fn form(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+")));
    pairs.collect::<Vec<_>>().join("&")
}

/// The place of a category in the list.
fn place(fields: &[(String, String)], key: &str) -> String {
    let (name, _) = fields.iter().find(|(name, value)| name.starts_with("key-") && value == key).unwrap();
    name.trim_start_matches("key-").to_owned()
}

#[tokio::test]
async fn other_readers_hold_for_the_notes_that_are_there() {
    let site = Site::demo().await;
    let (notes, address) = (notes_of(&site, "Emre Y").await, format!("{SCHOOL}/note-categories"));
    assert!(site.get(&address).await.text.contains("Dit geldt ook voor 4 notities die er al zijn."));
    let mut fields = category_fields(&site).await;
    let at = place(&fields, "algemeen");
    fields.retain(|(name, value)| !(*name == format!("readers-{at}") && value == "teacher"));
    let new = fields.iter().position(|(name, value)| name.starts_with("key-") && value.is_empty()).unwrap();
    let new = fields[new].0.trim_start_matches("key-").to_owned();
    fields.iter_mut().find(|(name, _)| *name == format!("name-{new}")).unwrap().1 = "Verhalen".to_owned();
    fields.push((format!("readers-{new}"), "guardian".to_owned()));
    fields.push((format!("readers-{new}"), "board_officer".to_owned()));
    let saved = site.post(&address, &form(&fields)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let again = category_fields(&site).await;
    let position = again.iter().position(|(_, value)| value == "Verhalen").unwrap();
    let at = again[position].0.trim_start_matches("name-").to_owned();
    let readers: Vec<_> = again.iter().filter(|(name, _)| *name == format!("readers-{at}")).collect();
    assert_eq!(readers.len(), 1, "who reads no notes at all cannot be a reader");
    let site = site.sign_in("specialist@demo.example").await;
    assert_eq!(site.get(&address).await.status, StatusCode::FORBIDDEN);
    let site = site.sign_in("ib@demo.example").await;
    assert!(site.get(&notes).await.text.contains("haakt af bij verhaalsommen"));
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert!(site.get(&notes).await.text.contains("haakt af bij verhaalsommen"), "her own");
    let other = site.get(&notes_of(&site, "Noor Berg").await).await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn two_who_change_one_category_see_both_and_other_changes_are_saved() {
    let site = Site::demo().await;
    let address = format!("{SCHOOL}/note-categories");
    let at_first = category_fields(&site).await;
    let named = |fields: &[(String, String)], key: &str, name: &str| {
        let (mut fields, at) = (fields.to_vec(), place(fields, key));
        fields.iter_mut().find(|(field, _)| *field == format!("name-{at}")).unwrap().1 = name.to_owned();
        fields
    };
    assert_eq!(
        site.post(&address, &form(&named(&at_first, "extern", "Buiten"))).await.status,
        StatusCode::SEE_OTHER
    );
    let mine = named(&named(&at_first, "extern", "Partners"), "ouders", "Thuis");
    let both = site.post(&address, &form(&mine)).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.text.contains("verschil: </span>Partners") && both.text.contains("verschil: </span>Buiten"));
    let hidden: Vec<(String, String)> = both
        .text
        .split("<textarea name=\"")
        .skip(1)
        .filter_map(|part| {
            let (name, rest) = part.split_once("\" hidden>\n")?;
            Some((name.to_owned(), rest.split_once("</textarea>")?.0.to_owned()))
        })
        .collect();
    let names =
        |html: &str| ["Buiten", "Partners", "Thuis"].map(|name| html.contains(&format!("value=\"{name}\"")));
    let copy = site.copy().await;
    copy.post(&address, &format!("{}&choice=theirs", form(&hidden))).await;
    assert_eq!(names(&copy.get(&address).await.text), [true, false, true]);
    site.post(&address, &format!("{}&choice=mine", form(&hidden))).await;
    assert_eq!(names(&site.get(&address).await.text), [false, true, true]);
}

#[tokio::test]
async fn memory_aids_stay_with_their_authors_whatever_the_coordinator_ticks() {
    let site = Site::demo().await;
    let address = format!("{SCHOOL}/note-categories");
    let fields = category_fields(&site).await;
    let at = place(&fields, "werkaantekening");
    for (name, value) in [(format!("readers-{at}"), "coordinator"), (format!("restricted-{at}"), "1")] {
        let opened = [fields.clone(), vec![(name, value.to_owned())]].concat();
        let refused = site.post(&address, &form(&opened)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(&format!("id=\"readers-{at}-error\"")));
    }
    let notes = notes_of(&site, "Emre Y").await;
    assert!(!site.get(&notes).await.text.contains("Persoonlijke werkaantekening</b>"));
}

#[tokio::test]
async fn a_category_needs_a_name_of_its_own() {
    let site = Site::demo().await;
    let address = format!("{SCHOOL}/note-categories");
    let mut fields = category_fields(&site).await;
    let (first, second) = (place(&fields, "algemeen"), place(&fields, "ouders"));
    for (name, value) in &mut fields {
        if *name == format!("name-{first}") {
            value.clear();
        } else if *name == format!("name-{second}") {
            *value = "ZORG".to_owned();
        }
    }
    let wrong = site.post(&address, &form(&fields)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("Geef deze categorie een naam.") && wrong.text.contains("Deze naam heb je al.")
    );
    assert!(wrong.text.contains("value=\"ZORG\""), "what was typed is still there");
    assert!(site.get(&address).await.text.contains("value=\"Algemeen\""), "nothing is saved");
}
