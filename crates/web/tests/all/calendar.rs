//! The test calendar as pages.

use crate::support::Site;
use axum::http::StatusCode;

const CALENDAR: &str = "/77QX00/calendar";

#[tokio::test]
async fn an_empty_calendar_offers_the_template_and_then_tells_who_is_late() {
    let site = Site::demo().await;
    site.post(&format!("{CALENDAR}/template"), "year=2030-2031").await;
    let empty = site.get(&format!("{CALENDAR}?year=2031-2032")).await.text;
    assert!(empty.contains("Begin met het voorbeeld") && empty.contains("Neem 2030-2031 over"), "{empty}");
    let filled = site.post(&format!("{CALENDAR}/copy"), "year=2031-2032").await;
    assert_eq!(filled.header("location"), format!("{CALENDAR}?year=2031-2032&done=copied"));
    assert!(site.get(&format!("{CALENDAR}?year=2031-2032")).await.text.contains("Doorstroomtoets"));
    let again = site.post(&format!("{CALENDAR}/copy"), "year=2031-2032").await;
    assert!(again.header("location").ends_with("done=full"));
    assert_eq!(site.get(&format!("{CALENDAR}?year=gisteren")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_wrong_window_keeps_what_was_typed_and_one_that_is_taken_away_can_come_back() {
    let site = Site::demo().await;
    let wrong = site.post(CALENDAR, "year=2030-2031&name=Toetsweek&from=2031-02-10&until=2031-02-01").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"Toetsweek\"") && wrong.text.contains("aria-invalid=\"true\""));
    let good = "year=2030-2031&name=Toetsweek&from=2031-02-10&until=2031-02-14&year_group=5&year_group=6";
    assert_eq!(site.post(CALENDAR, good).await.status, StatusCode::SEE_OTHER);
    let year = format!("{CALENDAR}?year=2030-2031");
    let link = site.link(&year, "\">Wijzigen").await;
    assert!(site.get(&link).await.text.contains("value=\"2031-02-14\""));
    let gone = site.post(&format!("{link}/remove"), "").await;
    let back = gone.header("location").to_owned();
    let page = site.get(&back).await.text;
    assert!(page.contains("Zet terug"), "{back}");
    assert!(page.contains("name=\"year_group\" value=\"6\"") && page.contains("value=\"2031-02-10\""));
    assert_eq!(site.post(CALENDAR, &format!("{good}&again=1")).await.status, StatusCode::SEE_OTHER);
    let month = site.get(&format!("{CALENDAR}?month=2031-02")).await.text;
    assert!(month.contains("februari 2031") && month.contains("Toetsweek"));
}

#[tokio::test]
async fn who_is_second_sees_both_versions() {
    let site = Site::demo().await;
    let first = "year=2030-2031&name=Toetsweek&from=2031-02-10&until=2031-02-14&year_group=5";
    site.post(CALENDAR, first).await;
    let link = site.link(&format!("{CALENDAR}?year=2030-2031"), "\">Wijzigen").await;
    let change = |name: &str, version: i64| {
        format!("name={name}&version={version}&from=2031-02-10&until=2031-02-14&year_group=5")
    };
    assert_eq!(site.post(&link, &change("Een", 1)).await.status, StatusCode::SEE_OTHER);
    let late = site.post(&link, &change("Twee", 1)).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Een") && late.text.contains("Twee"));
    let kept = site.post(&link, &format!("{}&choice=mine", change("Twee", 2))).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert!(site.get(&link).await.text.contains("value=\"Twee\""));
}

#[tokio::test]
async fn a_teacher_sees_only_her_own_groups_and_an_administrator_none() {
    let site = Site::demo().await;
    // The demo stands on 1 March 2026: of January, a period that is over.
    let late = "year=2025-2026&name=Vroeg&from=2026-01-01&until=2026-01-02&part=M&year_group=5&year_group=6";
    site.post(CALENDAR, late).await;
    assert!(site.get(CALENDAR).await.text.contains(">5B</a>"));
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let html = site.get(CALENDAR).await.text;
    assert!(html.contains(">5A</a>") && !html.contains(">5B</a>") && !html.contains("/calendar/new"));
    let site = site.sign_in("beheer@demo.example").await;
    let html = site.get(CALENDAR).await.text;
    assert!(html.contains("Vroeg") && !html.contains(">5A</a>"));
}

#[tokio::test]
async fn a_group_that_is_late_in_two_periods_is_one_group() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    assert!(!site.get(CALENDAR).await.text.contains("ontbreken resultaten"));
    let site = site.sign_in("ib@demo.example").await;
    for (name, day) in [("Vroeg", "01"), ("Later", "05")] {
        let late =
            format!("year=2025-2026&name={name}&from=2026-01-{day}&until=2026-01-{day}&part=M&year_group=5");
        assert_eq!(site.post(CALENDAR, &late).await.status, StatusCode::SEE_OTHER);
    }
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let html = site.get(CALENDAR).await.text;
    assert!(html.contains("Vroeg") && html.contains("Later"));
    assert!(html.contains("Van 1 groep ontbreken resultaten"), "{html}");
}
