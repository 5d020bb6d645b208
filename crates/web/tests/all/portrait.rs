//! Who a pupil is, before any number: read on her page, written by who may, and never saved over somebody else's words.

use crate::support::Site;
use crate::support::notes::{notes_of, trail};
use axum::http::StatusCode;

/// The address of a pupil of the demo.
async fn pupil(site: &Site, name: &str) -> String {
    notes_of(site, name).await.trim_end_matches("/notes").to_owned()
}

fn form(version: i64, own_words: &str, strengths: &str) -> String {
    format!("version={version}&own_words={own_words}&strengths={strengths}&helps=Rust")
}

#[tokio::test]
async fn the_words_of_the_child_stand_on_the_page_before_any_number() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let page = site.get(&pupil(&site, "Emre Y").await).await.text;
    let own = page.find("Als ik het eerst mag leggen, snap ik het wel.").unwrap();
    let first_chart = page.find("<svg").unwrap();
    assert!(own < first_chart, "the words come before the figures");
    assert!(page.contains("Emre zegt zelf") && page.contains("Anke Jansen op"), "who wrote it, and when");
}

#[tokio::test]
async fn it_is_written_as_one_form_and_the_trail_says_so_without_the_words() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let pupil = pupil(&site, "Hidde K").await;
    assert!(site.get(&pupil).await.text.contains("Hier staat nog niets over Hidde zelf"), "an invitation");
    let saved = site.post(&format!("{pupil}/portrait"), &form(0, "Ik+wil+bouwen", "Bouwt%0D%0Ahoog")).await;
    assert_eq!(saved.header("location"), format!("{pupil}#portrait"));
    let page = site.get(&pupil).await.text;
    assert!(page.contains("Ik wil bouwen") && page.contains("Bouwt\nhoog"), "{page}");
    let last = trail(&site).await;
    let written: Vec<_> = last.iter().filter(|(action, _)| action == "portrait_written").collect();
    assert!(written.last().unwrap().1.contains("\"version\":1"));
    assert!(!last.iter().any(|(_, detail)| detail.contains("bouwen")), "no words in the trail");
    // The same once more changes nothing.
    site.post(&format!("{pupil}/portrait"), &form(1, "Ik+wil+bouwen", "Bouwt%0D%0Ahoog")).await;
    let again = trail(&site).await.iter().filter(|(action, _)| action == "portrait_written").count();
    assert_eq!(again, written.len());
}

#[tokio::test]
async fn who_comes_second_sees_both_versions_and_chooses() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let pupil = pupil(&site, "Hidde K").await;
    let address = format!("{pupil}/portrait");
    site.post(&address, &form(0, "Eerste", "Een")).await;
    let second = site.post(&address, &form(0, "Tweede", "Een")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(
        second.text.contains("Eerste")
            && second.text.contains("Tweede")
            && second.text.contains("Anke Jansen")
    );
    assert!(!second.text.contains("Hier is Hidde goed in"), "only what differs is shown: {}", second.text);
    let theirs = site.post(&address, &format!("{}&choice=theirs", form(1, "Tweede", "Een"))).await;
    assert_eq!(theirs.status, StatusCode::SEE_OTHER);
    assert!(site.get(&pupil).await.text.contains("Eerste"), "what was there stays");
    let mine = site.post(&address, &format!("{}&choice=mine", form(1, "Tweede", "Een"))).await;
    assert_eq!(mine.status, StatusCode::SEE_OTHER);
    assert!(site.get(&pupil).await.text.contains("Tweede"));
}

#[tokio::test]
async fn a_long_text_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let pupil = pupil(&site, "Hidde K").await;
    let long = "a".repeat(1001);
    let wrong = site.post(&format!("{pupil}/portrait"), &form(0, "Kort", &long)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("portrait-strengths-error") && !wrong.text.contains("portrait-own_words-error")
    );
    assert!(wrong.text.contains("1001 tekens lang; er passen er 1000") && wrong.text.contains(&long));
    assert!(wrong.text.contains(">\nKort</textarea>"), "{}", wrong.text);
    let fits = site.post(&format!("{pupil}/portrait"), &form(0, "Kort", &long[1..])).await;
    assert_eq!(fits.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_may_not_write_reads_and_a_guardian_sees_only_what_is_shared() {
    let site = Site::demo_as("extern@demo.example").await;
    let emre = pupil(&site, "Emre Y").await;
    let page = site.get(&emre).await.text;
    assert!(page.contains("Als ik het eerst mag leggen") && !page.contains("portrait-own_words"));
    assert_eq!(site.get(&format!("{emre}/portrait")).await.status, StatusCode::FORBIDDEN);
    let site = site.sign_in("ouder@demo.example").await;
    let shared = site.get(&emre).await;
    assert_eq!(shared.status, StatusCode::OK);
    assert!(!shared.text.contains("Als ik het eerst mag leggen"), "the school did not share it");
}
