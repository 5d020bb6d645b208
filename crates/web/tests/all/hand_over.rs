//! The hand-over of a group: written by its teacher, each field by itself, with both versions when two write in one field.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

const TEACHER: &str = "leerkracht5a@demo.example";

/// The address of the hand-over of 5A, and of the form of its first pupil.
async fn places(site: &Site) -> (String, String) {
    let page = format!("{}/hand-over", site.group("5A").await);
    let html = site.get(&page).await.text;
    let (_, after) = html.split_once(&format!("action=\"{page}/")).unwrap();
    let pupil = after.split('"').next().unwrap();
    (page.clone(), format!("{page}/{pupil}"))
}

#[tokio::test]
async fn a_teacher_writes_and_the_coordinator_reads_it_on_page_and_paper() {
    let site = Site::demo_as(TEACHER).await;
    let (page, form) = places(&site).await;
    let answer = site.post(&form, "from_teacher=Een+vaste+plek&attention=Let+op+%3Cb%3E").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let pupil = form.rsplit('/').next().unwrap().to_owned();
    assert_eq!(answer.header("location"), format!("{page}?saved={pupil}#pupil-{pupil}"));
    let site = site.sign_in("ib@demo.example").await;
    let html = site.get(&page).await.text;
    assert!(html.contains("over 1 van de 24 leerlingen is iets geschreven"));
    assert!(html.contains(", 1 maart 2026</small>"), "who wrote it comes before when");
    assert!(html.contains("Een vaste plek") && html.contains("Let op &#60;b&#62;"), "as text");
    let file = format!("/77QX00/pupils/{pupil}/file");
    assert!(site.get(&file).await.text.contains("Een vaste plek"), "on the pupil's own page");
    let pdf = site.get(&format!("{page}.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn two_people_in_two_fields_do_not_meet_and_in_one_field_both_are_shown() {
    let site = Site::demo_as(TEACHER).await;
    let (page, form) = places(&site).await;
    site.post(&form, "from_pupil=Rustig+werken").await;
    // Both have seen that. One changes another field, one the same.
    let site = site.sign_in("ib@demo.example").await;
    let seen = "seen_from_pupil=Rustig+werken";
    let other_field = site.post(&form, &format!("{seen}&from_pupil=Rustig+werken&attention=Bril")).await;
    assert_eq!(other_field.status, StatusCode::SEE_OTHER);
    let site = site.sign_in(TEACHER).await;
    let mine = site.post(&form, &format!("{seen}&from_pupil=In+een+hoekje")).await;
    assert_eq!(mine.status, StatusCode::SEE_OTHER, "the other wrote in another field");
    let html = site.get(&page).await.text;
    assert!(html.contains("In een hoekje") && html.contains("Bril"), "nothing is lost");
    let site = site.sign_in("ib@demo.example").await;
    let late = site.post(&form, &format!("{seen}&from_pupil=Samen&from_parents=Thuis+ook")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("In een hoekje") || late.text.contains("hoekje"), "both versions");
    // She keeps the other one: what she typed elsewhere is saved all the same.
    let theirs =
        "seen_from_pupil=In+een+hoekje&from_pupil=Samen&from_parents=Thuis+ook&met=from_pupil&choice=theirs";
    assert_eq!(site.post(&form, theirs).await.status, StatusCode::SEE_OTHER);
    let html = site.get(&page).await.text;
    assert!(html.contains("In een hoekje") && html.contains("Thuis ook") && !html.contains("Samen"));
}

#[tokio::test]
async fn a_text_that_is_too_long_comes_back_with_the_reason_and_everything_typed() {
    let site = Site::demo_as(TEACHER).await;
    let (_, form) = places(&site).await;
    let answer = site.post(&form, &format!("attention={}&from_pupil=Kort", "a".repeat(4001))).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("aria-invalid=\"true\"") && answer.text.contains("Kort"));
}

#[tokio::test]
async fn a_teacher_of_another_group_finds_nothing_and_writes_nothing() {
    let site = Site::demo().await;
    let (page, form) = places(&site).await;
    let other = format!("{}/hand-over", site.group("5B").await);
    let site = site.sign_in(TEACHER).await;
    assert_eq!(site.get(&other).await.status, StatusCode::NOT_FOUND);
    let pupil = form.rsplit('/').next().unwrap();
    // Her own pupil, but through a group that is not hers.
    let through = site.post(&format!("{other}/{pupil}"), "attention=x").await;
    assert_eq!(through.status, StatusCode::NOT_FOUND);
    let site = site.sign_in("specialist@demo.example").await;
    assert_eq!(site.get(&page).await.status, StatusCode::NOT_FOUND);
}
