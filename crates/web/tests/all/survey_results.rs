//! The outcome of a round and the ordered shoebox as pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

/// The address of a round of the demo school whose title holds these words.
async fn round(site: &Site, words: &str) -> String {
    let list = site.get("/77QX00/surveys").await.text;
    let links = list.split("href=\"/77QX00/surveys/").skip(1);
    let found = links.filter(|link| link.split("</a>").next().unwrap().contains(words));
    let id = found.map(|link| link.split('"').next().unwrap().to_owned()).next().unwrap();
    format!("/77QX00/surveys/{id}")
}

/// The addresses to which the answers of a page are sent.
fn answers(html: &str, round: &str) -> Vec<String> {
    let start = format!("action=\"{round}/sort/");
    html.split(&start)
        .skip(1)
        .map(|rest| format!("{round}/sort/{}", rest.split('"').next().unwrap()))
        .collect()
}

#[tokio::test]
async fn the_example_shows_the_printed_figures_with_three_pictures_and_their_tables() {
    let site = Site::demo().await;
    let example = round(&site, "gepubliceerd").await;
    let page = site.get(&format!("{example}/results")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("8 van 15 (53%)"), "{}", page.text);
    assert_eq!(page.text.matches("class=\"chart-compare\"").count(), 3);
    assert!(page.text.contains("niet van deze school"));
    for table in [
        "Gemiddelde score per niveau en groep",
        "Plaats in de rangorde",
        "Waar groepen het verst uit elkaar liggen",
    ] {
        assert!(page.text.contains(&format!("<caption class=\"vh\">{table}</caption>")), "{table}");
    }
    let pdf = site.get(&format!("{example}/results.pdf")).await;
    assert_eq!((pdf.header("content-type"), &pdf.bytes[..5]), ("application/pdf", b"%PDF-".as_slice()));
    let csv = site.get(&format!("{example}/results.csv")).await.text;
    assert_eq!(csv.lines().filter(|line| line.starts_with("Leerkrachten;15;8;")).count(), 5, "{csv}");
    let json: serde_json::Value =
        serde_json::from_str(&site.get(&format!("{example}/results.json")).await.text).unwrap();
    assert_eq!(json["ranking"]["groups"][0]["means"][3], 5.0);
}

#[tokio::test]
async fn an_answer_is_sorted_by_its_form_and_a_mistake_is_told_beside_it() {
    let site = Site::demo().await;
    let round = round(&site, "Wat verwacht").await;
    let page = site.get(&format!("{round}/sort")).await;
    let first = answers(&page.text, &round).first().unwrap().clone();
    let many = site.post(&first, "version=0&level=1&level=2&level=3&show=all").await;
    assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(many.text.contains("hoogstens twee niveaus"));
    assert_eq!(many.text.matches("name=\"level\" value=\"3\" checked").count(), 1, "what was typed stays");
    let out = site.post(&first, "version=0&left_out=1&reason=&show=todo").await;
    assert_eq!(out.status, StatusCode::UNPROCESSABLE_ENTITY);
    let saved = site.post(&first, "version=0&level=4&show=todo").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(saved.header("location"), format!("{round}/sort?show=todo"));
    let todo = site.get(&format!("{round}/sort?show=todo")).await;
    assert!(!answers(&todo.text, &round).contains(&first), "it is done");
    let late = site.post(&first, "version=0&level=1&show=all").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("In een ander venster"));
    let ordered = site.get(&format!("{round}/sort?show=ordered")).await;
    assert!(ordered.text.contains("<q class=\"said\">"));
    let back = site.post(&first, "version=1&back=1&show=all").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn words_and_figures_of_a_group_of_two_stand_nowhere() {
    let site = Site::demo().await;
    let round = round(&site, "Wat verwacht").await;
    // What one of the two principals of the demo wrote.
    let words = "Om samen de koers te bepalen.";
    for end in ["results", "sort?show=all", "sort?show=ordered", "results.csv", "results.json"] {
        let text = site.get(&format!("{round}/{end}")).await.text;
        assert!(!text.contains(words), "{end}");
    }
    let page = site.get(&format!("{round}/results")).await.text;
    assert!(page.contains("te weinig antwoorden om te tonen"), "{page}");
}

#[tokio::test]
async fn a_round_that_is_open_has_no_outcome_and_no_words() {
    let site = Site::demo().await;
    let open = round(&site, "Hoe werkt de ondersteuning").await;
    let page = site.get(&format!("{open}/results")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("De uitkomst komt als de ronde dicht is"));
    let sort = site.get(&format!("{open}/sort")).await;
    assert!(sort.text.contains("Tot die tijd leest niemand"));
}

#[tokio::test]
async fn a_teacher_sees_neither() {
    let site = Site::demo().await;
    let example = round(&site, "gepubliceerd").await;
    let teacher = Site::demo_as("leerkracht5a@demo.example").await;
    for end in ["results", "sort"] {
        assert_ne!(teacher.get(&format!("{example}/{end}")).await.status, StatusCode::OK, "{end}");
    }
}
