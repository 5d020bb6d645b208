//! The page of a group beside its overview, extra groups, and the change of school year.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

/// The newest roster of the demo as it would be a year later: everybody a year group up, groups of the same names.
fn next_year() -> Vec<u8> {
    let files = app::demo::files().unwrap();
    let (_, bytes) = files.iter().rev().find(|(name, _)| name.starts_with("edexml")).unwrap();
    let mut text = String::from_utf8(bytes.clone()).unwrap().replace("2025-2026", "2026-2027");
    for number in (1..8).rev() {
        let of = |number: u8| format!("<jaargroep>{number}</jaargroep>");
        text = text.replace(&of(number), &of(number + 1));
    }
    text.replace("2026-02-16", "2026-08-20").into_bytes()
}

#[tokio::test]
async fn a_new_year_is_looked_at_taken_and_undone_from_one_page() {
    let site = Site::demo().await;
    let none = site.upload("/77QX00/year", &[], &["x=1"]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let laid = site.upload("/77QX00/year", &[("nieuw.xml", next_year())], &[]).await;
    assert_eq!(laid.status, StatusCode::SEE_OTHER, "{}", laid.text);
    let address = laid.header("location").to_owned();
    let preview = site.get(&address).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.text.contains("Van 2025-2026 naar 2026-2027"), "{}", preview.text);
    assert!(preview.text.contains("gaan van groep 8 af") && preview.text.contains("Ja, neem dit over"));
    assert!(site.get("/77QX00/year").await.text.contains("nieuw.xml, neergelegd op"), "it waits");
    assert!(!site.get("/77QX00/groups").await.text.contains("2026-2027"), "nothing is saved");
    let unseen = site.post(&address, "seen=other").await;
    assert_eq!(unseen.status, StatusCode::CONFLICT);
    assert!(unseen.text.contains("Sinds je keek, is er iets veranderd"), "{}", unseen.text);
    let taken = site.post(&address, &site.yes_to(&address).await).await;
    let page = site.get(taken.header("location")).await.text;
    assert!(page.contains("Het nieuwe schooljaar staat erin"));
    assert!(site.get("/77QX00/groups").await.text.contains("2026-2027"));
    let (before, _) = page.split_once("\"><button class=\"btn danger\">").unwrap();
    let undo = before.rsplit_once('"').unwrap().1.to_owned();
    let undone = site.post(&undo, "").await;
    assert_eq!(undone.header("location"), "/77QX00/year?undone=1");
    assert!(!site.get("/77QX00/groups").await.text.contains("2026-2027"));
    assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND, "it no longer waits");
}

#[tokio::test]
async fn of_one_pupil_it_is_told_as_of_one() {
    let site = Site::demo().await;
    let mut text = String::from_utf8(next_year()).unwrap();
    let (at, up) = text.rmatch_indices("<jaargroep>6</jaargroep>").next().unwrap();
    text.replace_range(at..at + up.len(), "<jaargroep>7</jaargroep>");
    let laid = site.upload("/77QX00/year", &[("nieuw.xml", text.into_bytes())], &[]).await;
    let preview = site.get(laid.header("location")).await.text;
    assert!(preview.contains("<b>1</b><span>slaat over of gaat terug</span>"), "{preview}");
}

#[tokio::test]
async fn a_file_that_is_no_roster_is_refused_in_words_and_thrown_away() {
    let site = Site::demo().await;
    let laid = site.upload("/77QX00/year", &[("brief.xml", b"<brief/>".to_vec())], &[]).await;
    let address = laid.header("location").to_owned();
    let preview = site.get(&address).await;
    assert_eq!(preview.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(preview.text.contains("Er is niets veranderd") && !preview.text.contains("Ja, neem dit over"));
    assert_eq!(site.post(&address, "").await.status, StatusCode::SEE_OTHER, "back to what is wrong");
    assert_eq!(site.post(&format!("{address}/drop"), "").await.header("location"), "/77QX00/year");
    assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_page_of_a_group_tells_its_spread_growth_and_history() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let group = site.group("5A").await;
    let overview = site.get(&group).await.text;
    assert!(overview.contains("Over de groep") && overview.contains("/hand-over\""));
    let page = site.get(&format!("{group}/about")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("chart-arrows") && page.text.contains("De groei in een tabel"));
    assert!(page.text.contains("chart-distribution") && page.text.contains("landelijk"));
    assert!(
        page.text.contains("Vorig schooljaar zaten deze leerlingen in") && page.text.contains(">4A<"),
        "where they come from"
    );
    assert!(!page.text.contains("/split\""), "a teacher makes no groups");
    assert!(site.get(&format!("{group}/about?subject=99")).await.text.contains("chart-arrows"));
}

#[tokio::test]
async fn an_extra_group_is_made_filled_undone_and_ended() {
    let site = Site::demo().await;
    let wrong = site.post("/77QX00/groups", "name=5A&year_group=5").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "the name is taken");
    assert!(wrong.text.contains("aria-invalid=\"true\"") && wrong.text.contains("value=\"5A\""));
    let made = site.post("/77QX00/groups", "name=Rekenclub&year_group=5").await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let members = made.header("location").split('?').next().unwrap().to_owned();
    let html = site.get(&members).await.text;
    let (_, after) = html.split_once("name=\"in\" value=\"").unwrap();
    let pupil = after.split('"').next().unwrap().to_owned();
    let put = site.post(&members, &format!("in={pupil}")).await;
    let html = site.get(put.header("location")).await.text;
    assert!(html.contains("1 leerling zit erin"));
    assert!(html.contains(&format!("<input type=\"hidden\" name=\"out\" value=\"{pupil}\">")), "to undo it");
    site.post(&members, &format!("out={pupil}")).await;
    assert!(site.get(&members).await.text.contains("Er zit nog niemand in"));
    let group = members.trim_end_matches("/members");
    let ended = site.post(&format!("{group}/end"), "").await;
    assert!(site.get(ended.header("location")).await.text.contains("Laat weer doorlopen"));
    let tiles = site.get("/77QX00/groups").await.text;
    assert!(tiles.contains("Rekenclub") && tiles.contains("sinds 1 maart 2026 niet meer"));
    site.post(&format!("{group}/remove"), "").await;
    assert!(!site.get("/77QX00/groups").await.text.contains("Rekenclub"));
}

#[tokio::test]
async fn a_group_of_a_roster_stays_as_the_roster_says_and_can_be_split() {
    let site = Site::demo().await;
    let group = site.group("5A").await;
    let members = site.get(&format!("{group}/members")).await;
    assert_eq!(members.status, StatusCode::CONFLICT);
    assert!(members.text.contains("komt uit de leerlingenadministratie"));
    let form = site.get(&format!("{group}/split")).await.text;
    assert!(form.contains("value=\"5A 1\"") && form.contains("type=\"radio\""));
    let same = site.post(&format!("{group}/split"), "first=Rood&second=rood").await;
    assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
    let split = site.post(&format!("{group}/split"), "first=Rood&second=Blauw").await;
    let page = site.get(split.header("location")).await.text;
    assert!(page.contains("De groep is gesplitst") && page.contains(", helft van deze groep"));
    let ids: Vec<&str> = page.split("name=\"group\" value=\"").skip(1).map(|rest| &rest[..36]).collect();
    let undone =
        site.post(&format!("{group}/split/undo"), &format!("group={}&group={}", ids[0], ids[1])).await;
    let page = site.get(undone.header("location")).await.text;
    assert!(page.contains("De helften zijn weggehaald") && !page.contains("Blauw"));
}
