//! The signals of a school on their page, answered there, and their settings.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The value of a hidden field that follows a mark on a page.
fn hidden<'a>(page: &'a str, after: &str, name: &str) -> &'a str {
    let rest = page.split_once(after).unwrap_or_else(|| panic!("{after} is not there")).1;
    let rest = rest.split_once(&format!("name=\"{name}\" value=\"")).unwrap().1;
    rest.split_once('"').unwrap().0
}

/// The address of the pupil page that has this name in the list of signals.
async fn pupil(site: &Site, name: &str) -> String {
    site.link("/77QX00/signals", &format!("\">{name}</a>")).await
}

const LOW: &str = "kind=low&subject=Rekenen-Wiskunde";

#[tokio::test]
async fn all_signals_stand_on_one_page_and_are_filtered_without_script() {
    let site = Site::demo().await;
    let all = site.get("/77QX00/signals").await;
    assert_eq!(all.status, StatusCode::OK);
    for words in
        ["Emre Yıldız", "Rekenen-Wiskunde: niveau V", "blinde vlek", "Alle <b>", "href=\"/77QX00/signals\""]
    {
        assert!(all.text.contains(words), "{words}");
    }
    let thrice = site.get("/77QX00/signals?kind=weakest_tenth_thrice").await.text;
    assert!(thrice.contains("Daan &#39;t Hart") || thrice.contains("Daan 't Hart"), "the word reader");
    assert!(thrice.contains("twee periodes van begeleiding") && !thrice.contains("Emre"), "only that kind");
    let asleep = site.get("/77QX00/signals?which=asleep").await.text;
    assert!(asleep.contains("Ingrid van Loon") && asleep.contains("Antwoord terugnemen"));
    assert_eq!(asleep.matches("class=\"signal-entry\"").count(), 1);
    let by_kind = site.get("/77QX00/signals?by=kind").await.text;
    assert!(by_kind.contains("id=\"k-low\"") && !by_kind.contains("id=\"g-"));
    let none = site.get("/77QX00/signals?subject=Breien").await.text;
    assert!(none.contains("Niets bij deze keuze"));
    let csv = site.get("/77QX00/signals.csv").await;
    assert!(csv.header("content-type").starts_with("text/csv") && csv.text.contains("weakest_tenth_thrice"));
}

#[tokio::test]
async fn a_teacher_sees_the_signals_of_her_own_group_and_no_settings() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let page = site.get("/77QX00/signals").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Emre Yıldız") && !page.text.contains("Selam"), "5A and nobody else");
    assert!(!page.text.contains("/settings/signals"));
    assert_eq!(site.get("/77QX00/settings/signals").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_signal_is_answered_in_place_and_the_answer_is_taken_back() {
    let site = Site::demo().await;
    let address = format!("{}/signals", pupil(&site, "Emre Yıldız").await);
    let back = "back=%2F77QX00%2Fsignals%3Fkind%3Dlow";
    let wrong = site.post(&address, &format!("{LOW}&version=0&again_on=2026-02-01&{back}")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "Kies een reden of schrijf er een.",
        "Kies een dag na vandaag",
        "value=\"2026-02-01\"",
        "aria-invalid",
    ] {
        assert!(wrong.text.contains(words), "{words}");
    }
    let answer = format!("{LOW}&version=0&common=Met+ouders+besproken.&again_on=2026-05-01&{back}");
    let done = site.post(&address, &answer).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(done.header("location"), "/77QX00/signals?kind=low&signal=answered");
    let shown = site.get(done.header("location")).await.text;
    assert!(shown.contains("Je antwoord is opgeslagen.") && shown.contains("Met ouders besproken."));

    let overview = site.get(&site.group("5A").await).await.text;
    assert!(overview.contains("class=\"sig asleep\""), "it rests in the overview");

    let conflict = site.post(&address, &answer.replace("Met+ouders", "In+het+team")).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.text.contains("Ingrid van Loon"), "the second sees who was first");

    let page = site.get(&address).await.text;
    let version = hidden(&page, "name=\"kind\" value=\"low\"", "version");
    let undo = format!("do=undo&{LOW}&version={version}&{back}");
    let undone = site.post(&address, &undo).await;
    assert_eq!(undone.header("location"), "/77QX00/signals?kind=low&signal=undone");
    let shown = site.get(&address).await.text;
    assert!(!shown.contains("Met ouders besproken.</p>") && !shown.contains("do\" value=\"undo\""));
    let elsewhere = site.post(&address, &answer.replace("back=%2F77QX00", "back=%2F%2Fevil.example")).await;
    assert!(elsewhere.header("location").starts_with("/77QX00/pupils/"), "{}", elsewhere.header("location"));
}

/// All fields of the settings as the page shows them.
fn form(page: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for part in page.split("<input ").skip(1) {
        let tag = part.split_once('>').unwrap().0;
        let of = |name: &str| Some(tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.to_owned());
        let is_left_out = tag.contains("checkbox") && !tag.contains(" checked");
        if let (Some(name), false) = (of("name"), is_left_out) {
            fields.push((name, of("value").unwrap_or_default()));
        }
    }
    let words = page.split_once("<textarea id=\"value-word_reading\"").unwrap().1;
    let words = words.split_once(">\n").unwrap().1.split_once("</textarea>").unwrap().0;
    fields.push(("value-word_reading".to_owned(), words.to_owned()));
    fields
}

fn sent(fields: &[(String, String)], changes: &[(&str, &str)]) -> String {
    let mut all: Vec<(String, String)> = fields
        .iter()
        .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name))
        .cloned()
        .collect();
    all.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let plain = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    all.iter().map(|(name, value)| format!("{}={}", plain(name), plain(value))).collect::<Vec<_>>().join("&")
}

#[tokio::test]
async fn thresholds_are_tried_out_before_they_are_saved() {
    let site = Site::demo().await;
    let address = "/77QX00/settings/signals";
    let page = site.get(address).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["16 uur melden", "van 1 tot en met 200", "Drie-Minuten-Toets", "technisch lezen"] {
        assert!(page.text.contains(words), "{words}");
    }
    let fields = form(&page.text);
    let high = [("value-low_bands", "2"), ("source-low_bands", "teambesluit")];
    let preview = site.post(address, &sent(&fields, &[high[0], high[1], ("do", "preview")])).await.text;
    assert!(preview.contains("Wat zou dit veranderen?") && preview.contains("in plaats van"), "the preview");
    assert!(preview.contains("value=\"teambesluit\""), "what was typed is there still");
    assert!(!site.get(address).await.text.contains("teambesluit"), "nothing is saved yet");
    let english = axum::http::Request::get(address).header("cookie", "stut_language=en");
    let english = site.ask(english.body(axum::body::Body::empty()).unwrap()).await.text;
    assert!(english.contains("a choice of Stut") && !english.contains("eigen keuze van Stut"));

    let unexplained = sent(&fields, &[high[0], ("do", "preview")]);
    let unexplained = site.post(address, &unexplained).await;
    assert_eq!(unexplained.status, StatusCode::OK, "who only looks need not say why");
    assert!(unexplained.text.contains("in plaats van"));
    let unexplained = site.post(address, &sent(&fields, &[high[0], ("do", "save")])).await;
    assert_eq!(unexplained.status, StatusCode::UNPROCESSABLE_ENTITY, "who saves does");

    let bad = site.post(address, &sent(&fields, &[("value-low_bands", "7"), ("do", "save")])).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("Vul een heel getal in van 1 tot en met 4."));

    let saved = site.post(address, &sent(&fields, &[high[0], high[1], ("do", "save")])).await;
    assert_eq!(
        (saved.status, saved.header("location")),
        (StatusCode::SEE_OTHER, "/77QX00/settings/signals?saved=1")
    );
    let late = site
        .post(
            address,
            &sent(&fields, &[("value-low_bands", "3"), ("source-low_bands", "ik"), ("do", "save")]),
        )
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("teambesluit"), "the version that is there");
    let back = site.post(address, &sent(&fields, &[("do", "back")])).await.text;
    assert!(back.contains("Wat zou dit veranderen?"));
}
