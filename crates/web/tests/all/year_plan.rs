//! The year plan as pages: filled, changed and put back, who is late, and the calendar behind a link.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

const PLAN: &str = "/77QX00/year-plan";
/// A school year of which the demo knows nothing.
const EMPTY: &str = "2031-2032";
const TEACHER: &str = "leerkracht5a@demo.example";

async fn page(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
    answer.text
}

fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    html.split_once(before).unwrap_or_else(|| panic!("{before}: {html}")).1.split_once(after).unwrap().0
}

/// Where a form leads, and the page there.
async fn send(site: &Site, address: &str, form: &str) -> (String, String) {
    let answer = site.post(address, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}: {}", answer.text);
    let to = answer.header("location").to_owned();
    let html = page(site, &to).await;
    (to, html)
}

fn entry(title: &str, from: &str, until: &str) -> String {
    format!(
        "year=2025-2026&kind=visits&span=period&title={title}&from={from}&until={until}&asks=ticked&year_group=5"
    )
}

#[tokio::test]
async fn a_year_is_looked_at_filled_and_emptied_again() {
    let site = Site::demo().await;
    let html = page(&site, &format!("{PLAN}?year={EMPTY}")).await;
    assert!(html.contains("nog geen eigen activiteiten") && html.contains(">Vul het jaar</a>"));
    let html = page(&site, &format!("{PLAN}/start?year={EMPTY}&from=stut")).await;
    assert!(html.contains("Dit is een voorbeeld") && html.contains("Voorbeeld: scholen hebben 2 tot 4"));
    assert!(html.contains("WPO artikel 40a") && html.contains("neem 7 toetsperiodes mee"));
    let (to, html) =
        send(&site, &format!("{PLAN}/start"), &format!("year={EMPTY}&from=stut&take=0&take=1&tests=yes"))
            .await;
    assert!(to.contains("done=started&count=2&batch="), "{to}");
    assert!(
        html.contains("Er staan 2 activiteiten in het jaarplan") && html.contains(">Doorstroomtoets</a>")
    );
    let undo = between(&html, "<form method=\"post\" action=\"", "\"");
    let (_, html) = send(&site, undo, "").await;
    assert!(html.contains("Er zijn 2 activiteiten weggehaald") && !html.contains(">Doorstroomtoets</a>"));
    assert_eq!(site.post(undo, "").await.status, StatusCode::NOT_FOUND, "it was taken back already");
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost() {
    let site = Site::demo().await;
    let form = "year=2025-2026&kind=parents&span=period&title=&from=2026-03-09&until=2026-03-02&role=principal&asks=ticked&note=Neem+koffie+mee";
    let answer = site.post(PLAN, form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text;
    assert!(between(&html, "id=\"title-error\">", "</p>").contains("wat er gebeurt"));
    assert!(between(&html, "id=\"until-error\">", "</p>").contains("voor de eerste dag"));
    assert!(html.contains("aria-invalid=\"true\" aria-describedby=\"title-error\""));
    assert!(html.contains("value=\"2026-03-09\"") && html.contains(">Neem koffie mee</textarea>"));
    assert!(
        html.contains("<option value=\"parents\" selected>") && html.contains("value=\"principal\" checked")
    );
    assert!(html.contains("<option value=\"ticked\" selected>"));
}

#[tokio::test]
async fn an_entry_is_added_changed_taken_away_and_each_is_put_back() {
    let site = Site::demo().await;
    let (to, html) = send(&site, PLAN, &entry("Klassenbezoek", "2026-02-02", "2026-02-06")).await;
    assert!(html.contains("De activiteit staat in het jaarplan."));
    let id = between(&format!("{to}&"), "entry=", "&").to_owned();
    let one = format!("{PLAN}/{id}");
    let html = page(&site, &one).await;
    assert!(html.contains("nog niet klaar") && html.contains("te laat"));
    let group = site.group("5A").await;
    let group = group.rsplit('/').next().unwrap();
    let (_, html) = send(&site, &format!("{one}/groups/{group}"), "done=yes").await;
    assert!(html.contains("afgevinkt op 1 maart"), "{html}");
    let change = format!("{}&version=1", entry("Klassenbezoek+met+kijkvraag", "2026-02-09", "2026-02-13"));
    let (_, html) = send(&site, &one, &change).await;
    assert!(html.contains("<h1>Klassenbezoek met kijkvraag") && html.contains("De wijziging is bewaard."));
    let late = format!("{}&version=1", entry("Iets+anders", "2026-02-09", "2026-02-13"));
    let late = site.post(&one, &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "somebody was first: {}", late.text);
    let (_, html) = send(&site, &format!("{one}/undo"), "version=2").await;
    assert!(html.contains("<h1>Klassenbezoek") && html.contains("zoals het was"));
    let (_, html) = send(&site, &format!("{one}/remove"), "").await;
    assert!(!html.contains(">Klassenbezoek</a>") && html.contains(">Zet terug</button>"));
    let (_, html) = send(&site, &format!("{one}/restore"), "").await;
    assert!(html.contains(">Klassenbezoek</a>"));
}

#[tokio::test]
async fn a_teacher_reads_filters_and_ticks_her_own_group_only() {
    let site = Site::demo().await;
    let (to, _) = send(&site, PLAN, &entry("Klassenbezoek", "2026-02-02", "2026-02-06")).await;
    let id = between(&format!("{to}&"), "entry=", "&").to_owned();
    let own = site.group("5A").await.rsplit('/').next().unwrap().to_owned();
    let site = site.signed_out().sign_in(TEACHER).await;
    let html = page(&site, &format!("{PLAN}?for=me&kind=visits")).await;
    assert!(html.contains(">Klassenbezoek</a>") && !html.contains("Activiteit toevoegen"));
    assert!(page(&site, &format!("{PLAN}?kind=holiday")).await.matches("data-kind=\"visits\"").count() == 0);
    assert_eq!(site.get(&format!("{PLAN}/start")).await.status, StatusCode::FORBIDDEN);
    let (_, html) = send(&site, &format!("{PLAN}/{id}/groups/{own}"), "done=yes").await;
    assert!(html.contains("afgevinkt op"));
    let (_, html) = send(&site, &format!("{PLAN}/{id}/groups/{own}"), "done=no").await;
    assert!(html.contains("nog niet klaar"));
}

#[tokio::test]
async fn the_views_hold_the_same_and_a_round_of_talks_starts_from_an_entry() {
    let site = Site::demo().await;
    let form = "year=2025-2026&kind=group_talks&span=period&title=Groepsbesprekingen&from=2026-03-09&until=2026-03-20&asks=talks";
    let (to, _) = send(&site, PLAN, form).await;
    for view in ["", "&view=coming", "&month=2026-03"] {
        let html =
            page(&site, &format!("{PLAN}?year=2025-2026{view}").replace("year=2025-2026&month", "month"))
                .await;
        assert!(html.contains(">Groepsbesprekingen</a>"), "{view}");
    }
    let today = page(&site, "/77QX00/today").await;
    assert!(between(&today, "id=\"year\"", "</section>").contains(">Groepsbesprekingen</a>"));
    let id = between(&format!("{to}&"), "entry=", "&").to_owned();
    let html = page(&site, &format!("{PLAN}/{id}")).await;
    let round = between(&html, "class=\"btn\" href=\"", "\"").replace("&#38;", "&").replace("&amp;", "&");
    assert!(round.starts_with("/77QX00/talks/round?preview=1"), "{round}");
    let html = page(&site, &round).await;
    assert!(html.contains("value=\"2026-03-09\"") && html.contains("5A"));
    let pdf = site.get(&format!("{PLAN}.pdf?year=2025-2026")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn the_link_is_shown_once_read_without_signing_in_and_revoked() {
    let site = Site::demo().await;
    let form = format!("{}&role=coordinator", entry("Klassenbezoek", "2026-03-09", "2026-03-13"));
    send(&site, PLAN, &form).await;
    let feed = format!("{PLAN}/feed");
    assert!(page(&site, &feed).await.contains("Je hebt nog geen link."));
    let made = site.post(&feed, "").await;
    assert_eq!(made.status, StatusCode::OK);
    let link = between(&made.text, "id=\"link\" value=\"", "\"").to_owned();
    let link = format!("/feed/{}", link.split_once("/feed/").unwrap().1);
    let again = page(&site, &feed).await;
    assert!(again.contains("Je hebt een link sinds") && !again.contains(&link), "it is shown once");
    let stranger = site.copy().await.signed_out();
    let answer = stranger.get(&link).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::OK, "text/calendar; charset=utf-8")
    );
    assert!(answer.text.starts_with("BEGIN:VCALENDAR\r\n") && answer.text.ends_with("END:VCALENDAR\r\n"));
    assert!(answer.text.contains("SUMMARY:Klassenbezoek\r\n"), "{}", answer.text);
    assert_eq!(stranger.get("/feed/anders.ics").await.status, StatusCode::NOT_FOUND);
    send(&site, &format!("{feed}/revoke"), "").await;
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND);
}
