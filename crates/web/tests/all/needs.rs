//! What children need, as pages: written line by line, by the button and by script; both versions when two wrote; the group; the
//! phrases.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use domain::ids::NeedLineId;
use uuid::Uuid;

const TEACHER: &str = "leerkracht5a@demo.example";

/// The address of the needs of a pupil of 5A.
async fn needs_of(site: &Site, name: &str) -> String {
    let group = site.group("5A").await;
    let html = site.get(&group).await.text;
    let (before, _) = html.split_once(&format!("\">{name}</a>")).unwrap_or_else(|| panic!("{name}"));
    format!("{}/needs", before.rsplit_once('"').unwrap().1)
}

fn fresh(number: u128) -> NeedLineId {
    NeedLineId(Uuid::from_u128(number))
}

async fn text(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer.text
}

/// Sends a form as script does.
async fn by_script(site: &Site, address: &str, form: &str) -> (Answer, serde_json::Value) {
    let request = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("x-requested-with", "fetch")
        .body(Body::from(form.to_owned()));
    let answer = site.ask(request.unwrap()).await;
    let json = serde_json::from_str(&answer.text).unwrap_or_default();
    (answer, json)
}

#[tokio::test]
async fn a_teacher_writes_ends_and_puts_back_without_script() {
    let site = Site::demo_as(TEACHER).await;
    let page = needs_of(&site, "Ravi Prins").await;
    let html = text(&site, &page).await;
    assert!(html.contains("Wat heeft Ravi nodig?") && html.contains("leeractiviteiten die …"));
    assert!(html.contains("ruimte geven voor een eigen onderzoek") && html.contains("Anke Jansen"));
    assert!(
        html.contains("<option value=\"na vijf minuten langsloopt om te kijken of het lukt\">"),
        "offered"
    );
    let line = fresh(7);
    let form = format!("line={line}&version=0&kind=teacher&text=elke+vrijdag+%3Cb%3Emeedenkt%3C%2Fb%3E");
    let saved = site.post(&page, &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(saved.header("location"), format!("{page}?done=saved&line={line}#line-{line}"));
    let html = text(&site, saved.header("location")).await;
    assert!(html.contains("De regel is bewaard.") && html.contains("elke vrijdag &#60;b&#62;meedenkt"));
    assert!(html.contains(&format!(":need:{line}\"></span>")), "the browser may forget the draft");
    let ended = site.post(&format!("{page}/{line}/end"), "version=1").await;
    let html = text(&site, ended.header("location")).await;
    assert!(html.contains("De regel is beëindigd") && !html.contains(&format!("id=\"line-{line}\"")));
    let back = format!("action=\"{page}/{line}/back\"><input type=\"hidden\" name=\"version\" value=\"2\">");
    assert!(html.contains(&back), "at once, and in the history");
    assert_eq!(site.post(&format!("{page}/{line}/end"), "version=2").await.status, StatusCode::CONFLICT);
    let back = site.post(&format!("{page}/{line}/back"), "version=2").await;
    assert!(text(&site, back.header("location")).await.contains(&format!("id=\"line-{line}\"")));
    let more = site.post(&page, &format!("line={}&kind=teacher&text=nog+iets&next=1", fresh(8))).await;
    assert!(more.header("location").ends_with("&add=teacher#form"), "{}", more.header("location"));
    assert!(text(&site, more.header("location")).await.contains("open id=\"form\""));
}

#[tokio::test]
async fn what_is_wrong_stands_beside_the_field_with_all_that_was_typed() {
    let site = Site::demo_as(TEACHER).await;
    let page = needs_of(&site, "Ravi Prins").await;
    let form =
        format!("line={}&version=0&kind=hindering&text=+&seen_by=Juf+Anke&seen_on=2031-01-01", fresh(7));
    let wrong = site.post(&page, &form).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("aria-describedby=\"text-hindering-error\""), "{}", wrong.text);
    assert!(wrong.text.contains("id=\"when-hindering-error\"") && wrong.text.contains("value=\"Juf Anke\""));
    assert!(wrong.text.contains(&format!("value=\"{}\"", fresh(7))), "the form goes on with the same line");
    assert_eq!(site.post(&page, "kind=nothing&text=x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn script_is_told_the_version_the_hints_and_who_was_first() {
    let site = Site::demo_as(TEACHER).await;
    let page = needs_of(&site, "Ravi Prins").await;
    let line = fresh(7);
    let form = |version: i64, text: &str| format!("line={line}&version={version}&kind=hindering&text={text}");
    let (answer, said) = by_script(&site, &page, &form(0, "is+lui")).await;
    assert_eq!((answer.status, &said["version"]), (StatusCode::OK, &1.into()));
    assert_eq!(said["set"]["line"], line.to_string());
    let words = said["words"].as_str().unwrap();
    assert!(
        words.starts_with("Bewaard om ") && words.contains("‘is lui’") && words.contains("Wie zag dit"),
        "{words}"
    );
    let (_, again) = by_script(&site, &page, &form(0, "is+lui")).await;
    assert_eq!(again["version"], 1, "the answer was lost");
    let (answer, said) = by_script(&site, &page, &form(1, "")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(said["words"].as_str().unwrap().contains("nog niets"));

    // The coordinator has the same line open: she is told, and the button shows both.
    let site = site.sign_in("ib@demo.example").await;
    let (answer, said) = by_script(&site, &page, &form(9, "gaapt+om+elf+uur")).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(said["now"].as_str().unwrap().contains("is lui") && said["version"].is_null());
    let both = site.post(&page, &form(9, "gaapt+om+elf+uur")).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.text.contains("gaapt om elf uur") && both.text.contains("Anke Jansen"), "{}", both.text);
    assert!(both.text.contains("name=\"version\" hidden>\n1</textarea>"), "seen by now");
    let merged = format!("{}&choice=merged&merged=gaapt+om+elf+uur%2C+is+moe", form(1, "gaapt"));
    let location = site.post(&page, &merged).await.header("location").to_owned();
    let html = text(&site, &location).await;
    assert!(
        html.contains("gaapt om elf uur, is moe") && html.contains("eerst: is lui"),
        "the earlier one stays"
    );
    let theirs = site.post(&page, &format!("{}&choice=theirs", form(1, "iets"))).await;
    assert_eq!(theirs.status, StatusCode::SEE_OTHER);
    assert!(!text(&site, &page).await.contains(">iets<"));
}

#[tokio::test]
async fn the_page_shows_how_it_was_and_offers_last_year() {
    let site = Site::demo_as(TEACHER).await;
    let page = needs_of(&site, "Emre Yıldız").await;
    let html = text(&site, &page).await;
    assert!(
        html.contains("Van vorig schooljaar")
            && html.contains("opdrachten die een voorbeeld bovenaan hebben")
    );
    assert_eq!(html.matches("/take\">").count(), 3, "one was written again this year");
    let then = text(&site, &format!("{page}?on=2025-11-01")).await;
    assert!(
        then.contains("zoals het was op 1 november 2025") && then.contains("Vindt verhaalsommen moeilijk")
    );
    assert!(!then.contains("data-autosave ") && !then.contains("legt bij een verhaalsom"), "to read only");
    let odd = text(&site, &format!("{page}?on=2050-01-01")).await;
    assert!(odd.contains("Dat is geen dag van vroeger"));
    let (_, after) = html.split_once(&format!("action=\"{page}/")).unwrap();
    let (_, before_take) =
        html.rsplit_once("/take\">").map(|(before, _)| before.rsplit_once('/').unwrap()).unwrap();
    assert!(after.len() > 36);
    let taken = site.post(&format!("{page}/{before_take}/take"), "").await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let html = text(&site, taken.header("location")).await;
    assert_eq!(html.matches("/take\">").count(), 2);
    assert!(html.contains("nam over van vorig schooljaar"));
    let pdf = site.get(&format!("{page}.pdf?on=2025-11-01")).await;
    assert!(pdf.bytes.starts_with(b"%PDF") && pdf.header("content-type") == "application/pdf");
}

#[tokio::test]
async fn a_group_is_read_and_written_in_place() {
    let site = Site::demo_as(TEACHER).await;
    let page = format!("{}/needs", site.group("5A").await);
    let html = text(&site, &page).await;
    assert!(html.contains("Over 7 van de 24 leerlingen is iets geschreven"), "{html}");
    assert!(html.contains("Nog niets geschreven") && html.contains("class=\"lv lv4\">V<"), "data beside it");
    let needs = needs_of(&site, "Emre Yıldız").await;
    let pupil = needs.trim_end_matches("/needs").rsplit('/').next().unwrap().to_owned();
    let open = text(&site, &format!("{page}?add=didactic&pupil={pupil}")).await;
    assert_eq!(open.matches("data-autosave ").count(), 1);
    assert!(open.contains("<option value=\"feedback\">feedback die …</option>"), "one chooses the sentence");
    let group = page.trim_end_matches("/needs").rsplit('/').next().unwrap();
    let line = fresh(7);
    let form = format!("line={line}&version=0&kind=feedback&text=meteen+komt&from={group}");
    let saved = site.post(&needs, &form).await;
    assert_eq!(saved.header("location"), format!("{page}?done=saved&line={line}#line-{line}"));
    let edit = text(&site, &format!("{page}?edit={line}&pupil={pupil}")).await;
    assert!(edit.contains(">\nmeteen komt</textarea>"), "{edit}");
    // While it is typed the sentence may still change.
    let form = format!("line={line}&version=1&kind=teacher&text=meteen+komt&from={group}");
    assert_eq!(site.post(&needs, &form).await.status, StatusCode::SEE_OTHER);
    assert!(text(&site, &page).await.contains("<span class=\"begin\">een leerkracht die</span> meteen komt"));
    let ended = site.post(&format!("{needs}/{line}/end"), &format!("version=2&from={group}")).await;
    let html = text(&site, ended.header("location")).await;
    assert!(html.contains(&format!("action=\"{needs}/{line}/back\"")), "{html}");
    let csv = site.get(&format!("{page}.csv")).await;
    assert!(csv.text.starts_with('\u{feff}') && csv.text.contains("leeractiviteiten die ruimte geven"));
    assert!(site.get(&format!("{page}.pdf")).await.bytes.starts_with(b"%PDF"));
    // The principal reads and does not write.
    let site = site.sign_in("directie@demo.example").await;
    let html = text(&site, &page).await;
    assert!(html.contains("eigen onderzoek") && !html.contains("?edit="));
    let html = text(&site, &needs).await;
    assert!(!html.contains("data-autosave "));
    assert_eq!(site.post(&needs, "kind=goal&text=x").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_look_and_a_line_are_in_the_trail_of_the_pupil() {
    let site = Site::demo().await;
    let page = needs_of(&site, "Ravi Prins").await;
    site.get(&page).await;
    site.post(&page, &format!("line={}&version=0&kind=goal&text=AVI-M6+in+juni", fresh(7))).await;
    let trail = text(&site, &page.replace("/needs", "/trail")).await;
    assert!(
        trail.contains("Onderwijsbehoeften bekeken") && trail.contains("factor of visie geschreven"),
        "{trail}"
    );
}

#[tokio::test]
async fn phrases_are_added_hidden_and_shown_again() {
    let site = Site::demo().await;
    let page = "/77QX00/settings/phrases";
    assert!(
        text(&site, "/77QX00/settings").await.contains(page) || text(&site, page).await.contains("van Stut")
    );
    let html = text(&site, page).await;
    assert!(html.contains("van Stut · bij 3 leerlingen"), "most used, counted by pupil");
    let wrong = site.post(page, "kind=feedback&text=+").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("aria-describedby=\"text-error\"")
            && wrong.text.contains("value=\"feedback\" selected")
    );
    let added = site.post(page, "kind=feedback&text=met+een+sticker+komt").await;
    assert_eq!(added.header("location"), format!("{page}?done=added#feedback"));
    let needs = needs_of(&site, "Ravi Prins").await;
    assert!(text(&site, &needs).await.contains("<option value=\"met een sticker komt\">"));
    let hidden = site.post(&format!("{page}/hide"), "kind=feedback&text=met+een+sticker+komt").await;
    assert!(text(&site, hidden.header("location")).await.contains("van de school · verborgen"));
    assert!(!text(&site, &needs).await.contains("met een sticker komt"));
    let form = "kind=feedback&text=met+een+sticker+komt&show=1";
    let shown = site.post(&format!("{page}/hide"), form).await;
    assert!(text(&site, shown.header("location")).await.contains("De zin doet weer mee."));
    let english = Request::get(page).header("cookie", "stut_language=en").body(Body::empty()).unwrap();
    assert!(site.ask(english).await.text.contains("goes in small steps"));
}
