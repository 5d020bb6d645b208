//! The categories of notes on the pages, and what a form of a note promises about who reads it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::notes::{SCHOOL, notes_of, seen_on, send, trail, write};
use crate::support::{Answer, Site};
use axum::http::StatusCode;

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
    assert!(
        site.get(&address).await.text.contains("Dit geldt ook voor 5 notities en documenten die er al zijn.")
    );
    let mut fields = category_fields(&site).await;
    let at = place(&fields, "algemeen");
    fields.retain(|(name, value)| !(*name == format!("readers-{at}") && value == "teacher"));
    let new = new_row(&fields);
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

/// The number under which the row for a new category stands in the form.
fn new_row(fields: &[(String, String)]) -> String {
    let new = fields.iter().find(|(name, value)| name.starts_with("key-") && value.is_empty()).unwrap();
    new.0.trim_start_matches("key-").to_owned()
}

/// Adds a category that only its authors read, and gives its key.
async fn personal_category(site: &Site) -> String {
    let address = format!("{SCHOOL}/note-categories");
    let mut fields = category_fields(site).await;
    let at = new_row(&fields);
    fields.iter_mut().find(|(name, _)| *name == format!("name-{at}")).unwrap().1 = "Kladblok".to_owned();
    assert_eq!(site.post(&address, &form(&fields)).await.status, StatusCode::SEE_OTHER);
    let fields = category_fields(site).await;
    let (name, _) = fields.iter().find(|(_, value)| value == "Kladblok").unwrap();
    let key = format!("key-{}", name.trim_start_matches("name-"));
    fields.into_iter().find(|(name, _)| *name == key).unwrap().1
}

/// Lets the coordinator read a category too.
async fn open_to_coordinator(site: &Site, key: &str) -> Answer {
    let mut fields = category_fields(site).await;
    let at = place(&fields, key);
    fields.push((format!("readers-{at}"), "coordinator".to_owned()));
    site.post(&format!("{SCHOOL}/note-categories"), &form(&fields)).await
}

#[tokio::test]
async fn a_note_goes_to_the_readers_that_its_form_showed_or_is_not_saved() {
    let site = Site::demo().await;
    let key = personal_category(&site).await;
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let note = write(&site, &notes, "algemeen", "Eerst dit.").await;
    let page = site.get(&notes).await.text;
    assert!(page.contains("Kladblok (alleen jij leest dit)"));
    let at_first = seen_on(&page);
    assert!(at_first.contains("algemeen.1") && at_first.contains(&format!("{key}.1")));
    let site = site.sign_in("ib@demo.example").await;
    assert_eq!(open_to_coordinator(&site, &key).await.status, StatusCode::SEE_OTHER);
    let (deed, detail) = trail(&site).await.pop().unwrap();
    assert_eq!(deed, "note_categories_edited");
    assert!(detail.contains(&key) && detail.contains("\"readers\":\"coordinator\""), "{detail}");
    let site = site.sign_in("leerkracht5a@demo.example").await;
    for (address, seen) in [(&notes, at_first.as_str()), (&note, at_first.as_str()), (&notes, "")] {
        let sent = format!("version=1&category={key}&text=Voor+mezelf.&seen={}", seen.replace(' ', "+"));
        let refused = site.post(address, &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.text.contains("id=\"category-error\"") && refused.text.contains("intussen gewijzigd")
        );
        assert!(refused.text.contains("Voor mezelf.</textarea>") && refused.text.contains("leest mee"));
        assert!(refused.text.contains(&format!("value=\"{key}\" selected")));
        assert!(!site.get(&notes).await.text.contains("Voor mezelf."), "nothing is saved");
        let now = seen_on(&refused.text);
        assert!(now.contains(&format!("{key}.2")));
    }
    let sent = format!("category={key}&text=Voor+ons+beiden.&seen={key}.2");
    assert_eq!(site.post(&notes, &sent).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_once_was_a_memory_aid_keeps_its_category_closed() {
    let site = Site::demo().await;
    let key = personal_category(&site).await;
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let notes = notes_of(&site, "Emre Y").await;
    let sent = site.post(&notes, &format!("category={key}&text=Voor+mezelf.&seen={key}.1")).await;
    let note = format!("{notes}/{}", sent.header("location").split_once("#note-").unwrap().1);
    let moved = send(&site, &note, "version=1&category=algemeen&text=Voor+iedereen.").await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER);
    let site = site.sign_in("ib@demo.example").await;
    let refused = open_to_coordinator(&site, &key).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "its first version is in there");
    let history = site.get(&format!("{note}/history")).await.text;
    assert!(history.contains("Voor iedereen.") && !history.contains("Voor mezelf."));
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
