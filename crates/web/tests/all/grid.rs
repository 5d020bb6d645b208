//! Typing results in: choosing the test, the sheet with and without script, what is refused, and what came of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::http::StatusCode;

const TEACHER: &str = "leerkracht5a@demo.example";

/// The sheet of 5A for arithmetic at the end of the year, on the day of the tests: nobody has a result.
async fn sheet(site: &Site) -> String {
    format!("{}/enter/E.DEMO-RW", site.group("5A").await)
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The pupils of a sheet, in the order of its rows.
fn pupils(html: &str) -> Vec<String> {
    let rows = html.split("<tr data-pupil=\"").skip(1);
    rows.map(|row| row.split_once('"').unwrap().0.to_owned()).collect()
}

/// Sends cells as script does.
async fn send(site: &Site, sheet: &str, cells: &[(&str, &str, &str, &str)]) -> Answer {
    let cell = |(pupil, column, text, seen): &(&str, &str, &str, &str)| {
        format!(r#"{{"pupil":"{pupil}","column":"{column}","text":"{text}","seen":"{seen}"}}"#)
    };
    let cells = format!("[{}]", cells.iter().map(cell).collect::<Vec<_>>().join(","));
    let columns = encoded(r#"["skill","roman","percentile"]"#);
    let body = format!("on=2026-03-01&cells={}&columns={columns}", encoded(&cells));
    site.post(&format!("{sheet}/cells"), &body).await
}

fn field(pupil: &str, column: &str, text: &str, seen: &str) -> String {
    format!("&v.{pupil}.{column}={}&s.{pupil}.{column}={}", encoded(text), encoded(seen))
}

/// The part of a page that is one cell.
fn cell<'a>(html: &'a str, pupil: &str, column: &str) -> &'a str {
    let at = html.find(&format!("name=\"v.{pupil}.{column}\"")).unwrap();
    let from = html[..at].rfind("<td").unwrap();
    &html[from..at + html[at..].find("</td>").unwrap()]
}

#[tokio::test]
async fn a_test_and_a_day_lead_to_the_sheet_and_wrong_ones_are_told() {
    let site = Site::demo_as(TEACHER).await;
    let group = site.group("5A").await;
    let form = site.get(&format!("{group}/enter")).await;
    assert_eq!(form.status, StatusCode::OK);
    let recent = form.text.find("Laatst afgenomen in deze groep").unwrap();
    assert!(recent < form.text.find("Rekenen-Wiskunde (DEMO-RW)").unwrap());
    assert!(form.text.contains("value=\"2026-03-01\" min=\"2025-08-01\" max=\"2026-03-01\""));
    for (query, to) in [
        ("test=DEMO-RW&part=E&on=2026-02-10", "E.DEMO-RW?on=2026-02-10"),
        ("test=DEMO-RW&part=&on=2026-02-10", "M.DEMO-RW?on=2026-02-10"),
        ("test=DEMO-RW", "M.DEMO-RW?on=2026-03-01"),
    ] {
        let chosen = site.get(&format!("{group}/enter?{query}")).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{query}");
        assert_eq!(chosen.header("location"), format!("{group}/enter/{to}"), "{query}");
        assert_eq!(site.get(chosen.header("location")).await.status, StatusCode::OK);
    }
    for (query, words) in [
        ("test=DEMO-RW&on=2026-03-02", "Deze dag moet nog komen."),
        ("test=DEMO-RW&on=2025-07-31", "buiten schooljaar 2025-2026"),
        ("test=DEMO-RW&on=morgen", "Dit is geen datum."),
        ("test=NIETS&on=2026-02-10", "Kies een toets."),
    ] {
        let wrong = site.get(&format!("{group}/enter?{query}")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert!(wrong.text.contains(words) && wrong.text.contains("aria-invalid"), "{query}");
    }
    let tomorrow = site.get(&format!("{group}/enter/M.DEMO-RW?on=2026-03-02")).await;
    assert!(tomorrow.header("location").contains("/enter?test=DEMO-RW&part=M&on=2026-03-02"));
}

#[tokio::test]
async fn each_cell_is_saved_by_itself_and_answers_with_the_row_as_it_is() {
    let site = Site::demo_as(TEACHER).await;
    let sheet = sheet(&site).await;
    let html = site.get(&sheet).await.text;
    let all = pupils(&html);
    assert!(html.contains(&format!("0 van {} ingevuld", all.len())));
    assert!(cell(&html, &all[0], "skill").contains("aria-label=\"Vaardigheidsscore, "));
    let (one, two) = (all[0].as_str(), all[1].as_str());
    let answer = send(&site, &sheet, &[(one, "skill", "203,5", ""), (two, "roman", "B", "")]).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/json"));
    let said: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(said["cells"][0]["state"], "saved");
    assert_eq!(said["cells"][1]["state"], "refused");
    assert!(said["cells"][1]["told"].as_str().unwrap().starts_with("Dit niveau bestaat niet."));
    let row = said["rows"].as_array().unwrap().iter().find(|row| row["pupil"] == one).unwrap();
    assert_eq!((row["cells"][0]["value"].as_str(), row["is_done"].as_bool()), (Some("203,5"), Some(true)));
    assert!(!row["growth"].as_str().unwrap().is_empty());
    let html = site.get(&sheet).await.text;
    assert!(cell(&html, one, "skill").contains("value=\"203,5\"") && html.contains("1 van "));
    assert!(cell(&html, two, "roman").contains("value=\"\""));

    // Somebody else who saw nothing there.
    let site = site.sign_in("ib@demo.example").await;
    let answer = send(&site, &sheet, &[(one, "skill", "190", "")]).await;
    let said: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(
        (said["cells"][0]["state"].as_str(), said["cells"][0]["theirs"].as_str()),
        (Some("meanwhile"), Some("203,5"))
    );
    assert!(said["cells"][0]["told"].as_str().unwrap().contains("Jij typte 190"));
    let list = site.get("/77QX00/imports").await.text;
    assert!(list.contains("Rekenen-Wiskunde (DEMO-RW) E · 5A · 2026-03-01"));
}

#[tokio::test]
async fn without_script_the_good_cells_are_taken_and_the_others_are_marked_with_all_that_was_typed() {
    let site = Site::demo_as(TEACHER).await;
    let sheet = sheet(&site).await;
    let all = pupils(&site.get(&sheet).await.text);
    let (one, two, three) = (all[0].as_str(), all[1].as_str(), all[2].as_str());
    send(&site, &sheet, &[(three, "skill", "188", "")]).await;
    let form = [
        "on=2026-03-01".to_owned(),
        field(one, "skill", "203", ""),
        field(one, "percentile", "140", ""),
        field(two, "skill", "1O4", ""),
        field(three, "skill", "191", ""),
    ];
    let answer = site.post(&sheet, &form.concat()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("3 cellen zijn niet bewaard."));
    let shown = |pupil: &str, column: &str| cell(&answer.text, pupil, column).to_owned();
    assert!(shown(one, "skill").contains("value=\"203\"") && !shown(one, "skill").contains("aria-invalid"));
    for (pupil, column, typed, words) in [
        (one, "percentile", "140", "tussen 0 en 100"),
        (two, "skill", "1O4", "Dit is geen getal."),
        (three, "skill", "191", "Intussen staat hier 188."),
    ] {
        let shown = shown(pupil, column);
        assert!(shown.contains(&format!("value=\"{typed}\"")), "{shown}");
        assert!(shown.contains("aria-invalid=\"true\"") && shown.contains(words), "{shown}");
    }
    // The other version is what the next text is laid beside: saving once more is choosing.
    assert!(shown(three, "skill").contains(&format!("name=\"s.{three}.skill\" value=\"188\"")));
    let mended =
        ["on=2026-03-01".to_owned(), field(two, "skill", "104", ""), field(three, "skill", "191", "188")];
    let answer = site.post(&sheet, &mended.concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), format!("{sheet}/done?on=2026-03-01"));
    let done = site.get(answer.header("location")).await.text;
    assert!(done.contains("Nieuw <em class=\"count\">3</em>") && done.contains("3 van "));
    // Who may not see the list of imports gets no link to it.
    assert!(!done.contains("Naar de import"));
}

#[tokio::test]
async fn cells_can_be_left_out_and_that_is_told() {
    let site = Site::demo_as(TEACHER).await;
    let sheet = sheet(&site).await;
    let all = pupils(&site.get(&sheet).await.text);
    let form =
        ["on=2026-03-01".to_owned(), field(&all[0], "skill", "203", ""), field(&all[1], "skill", "x", "")];
    assert_eq!(site.post(&sheet, &form.concat()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = format!("on=2026-03-01&skip=1&refused=1{}", field(&all[1], "skill", "x", ""));
    let answer = site.post(&sheet, &left).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(site.get(answer.header("location")).await.text.contains("1 cel is niet overgenomen."));
}

#[tokio::test]
async fn a_pupil_of_another_group_and_what_cannot_be_read_change_nothing() {
    let site = Site::demo_as(TEACHER).await;
    let sheet = sheet(&site).await;
    let coordinator = Site::demo().await;
    let other = format!("{}/enter/E.DEMO-RW", coordinator.group("5B").await);
    let stranger = pupils(&coordinator.get(&other).await.text).remove(0);
    assert_eq!(
        send(&site, &sheet, &[(stranger.as_str(), "skill", "100", "")]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(site.get(&other).await.status, StatusCode::NOT_FOUND, "another's group");
    let broken = site.post(&format!("{sheet}/cells"), "on=2026-03-01&cells=%5B%7B").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = pupils(&site.get(&sheet).await.text).remove(0);
    assert_eq!(
        send(&site, &sheet, &[(own.as_str(), "schoenmaat", "34", "")]).await.status,
        StatusCode::NOT_FOUND
    );
    let html = site.get(&sheet).await.text;
    assert!(html.contains("0 van "), "nothing was saved");
    for email in ["ouder@demo.example", "beheer@demo.example"] {
        let site = Site::demo_as(email).await;
        assert_ne!(site.get(&sheet).await.status, StatusCode::OK, "{email}");
    }
}

#[tokio::test]
async fn what_came_from_a_file_is_shown_so_and_english_is_whole() {
    let site = Site::demo_as(TEACHER).await;
    let group = site.group("5A").await;
    let overview = site.get(&group).await.text;
    assert!(overview.contains(&format!("href=\"{group}/enter\"")), "the way there");
    // The demo has arithmetic on one of the days of the round: the sheet says for everybody when.
    let html = site.get(&format!("{group}/enter/M.DEMO-RW?on=2026-03-01")).await.text;
    let (_, day) = html.split_once("heeft deze toets al van ").unwrap();
    let day: Vec<&str> = day.split_once('<').unwrap().0.split('-').collect();
    let on = format!("{}-{}-{}", day[2], day[1], day[0]);
    let request = axum::http::Request::get(format!("{group}/enter/M.DEMO-RW?on={on}"));
    let request = request.header("cookie", "stut_language=en").body(axum::body::Body::empty());
    let html = site.ask(request.unwrap()).await.text;
    assert!(html.contains("from a file") && html.contains("filled in") && html.contains("Last time"));
}
