//! The talk about a round as pages: who leads, who takes part, the wall, the report.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

/// The demo school with the example round; its address.
async fn with_round() -> (Site, String) {
    let site = Site::demo().await;
    let made = site.post("/77QX00/surveys/example", "").await;
    let address = made.header("location").to_owned();
    let end = address.find("/surveys/").unwrap() + "/surveys/".len() + 36;
    (site, address.get(..end).unwrap().to_owned())
}

/// Opens the talk; gives its code.
async fn open(site: &Site, round: &str) -> String {
    let opened = site.post(&format!("{round}/talk/open"), "").await;
    assert_eq!(opened.header("location"), format!("{round}/talk?done=opened"));
    let html = site.get(&format!("{round}/talk")).await.text;
    let (_, rest) = html.split_once("class=\"talk-code\">").unwrap();
    rest.split_once('<').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_remark_comes_from_a_phone_onto_the_wall_and_off_again() {
    let (site, round) = with_round().await;
    let code = open(&site, &round).await;
    let wall = format!("{round}/present/remarks");
    let site = site.signed_out();
    let knock = site.post("/talk", &format!("code={}", code.to_lowercase())).await;
    assert_eq!(knock.header("location"), format!("/talk/{}", code.to_lowercase().replace('-', "")));
    let phone = site.get(&format!("/talk/{code}")).await;
    assert!(phone.text.contains("Wat wil je zeggen?") && !phone.text.contains("Ingrid"), "{}", phone.text);
    let wrong = site.post(&format!("/talk/{code}"), "text=Te+veel+werk").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Kies eerst") && wrong.text.contains("Te veel werk"));
    let sent = site.post(&format!("/talk/{code}"), "kind=minus&text=Te+veel+werk").await;
    assert_eq!(sent.header("location"), format!("/talk/{code}?done=sent"));
    let site = site.sign_in("directie@demo.example").await;
    assert!(site.get(&wall).await.text.contains("Te veel werk"));
    let html = site.get(&format!("{round}/talk")).await.text;
    let (_, rest) = html.split_once("name=\"was\" value=\"").unwrap();
    let was = rest.split_once('"').unwrap().0;
    let id = was.split('/').next().unwrap();
    let hide = format!("was={was}&subject-{id}=&hidden-{id}=on");
    assert_eq!(site.post(&format!("{round}/talk/remarks"), &hide).await.status, StatusCode::SEE_OTHER);
    let hidden = site.get(&wall).await.text;
    assert!(!hidden.contains("Te veel werk") && hidden.contains("data-count=\"1\""), "{hidden}");
    assert!(!site.get(&format!("{round}/report")).await.text.contains("Te veel werk"));
    let again = site.post(&format!("{round}/talk/remarks"), &hide.replace("&hidden", "&x")).await;
    assert!(again.header("location").contains("done=sorted"), "nothing was asked of it");
}

#[tokio::test]
async fn a_code_that_is_wrong_or_of_a_closed_talk_says_so_kindly() {
    let (site, round) = with_round().await;
    let code = open(&site, &round).await;
    site.post(&format!("{round}/talk/close"), "").await;
    for code in [code.as_str(), "XXXX-XXXX", "niets"] {
        let answer = site.get(&format!("/talk/{code}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.text.contains("Deze code werkt niet") && answer.text.contains("id=\"code\""));
    }
    assert_eq!(site.post("/talk", "code=").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn subjects_are_proposed_moved_taken_away_and_put_back() {
    let (site, round) = with_round().await;
    let talk = format!("{round}/talk");
    let html = site.get(&talk).await.text;
    assert!(html.contains("Coach: gemiddeld 5 bij Directie en 2,8 bij Leerkrachten."), "{html}");
    let taken = site.post(&format!("{talk}/subjects/add"), "proposal=Coach&proposal=Tijd").await;
    assert_eq!(taken.header("location"), format!("{talk}?done=proposed#subjects"));
    let lines = "version=1&no=1&text=Coach&no=2&text=Tijd&no=&text=Rol";
    site.post(&format!("{talk}/subjects"), &format!("{lines}&move=up-2")).await;
    let html = site.get(&talk).await.text;
    let order = ["Tijd", "Coach", "Rol"].map(|text| html.find(&format!(">{text}</textarea>")).unwrap());
    assert!(order.is_sorted(), "{order:?}");
    let late = site.post(&format!("{talk}/subjects"), "version=1&no=1&text=Anders&no=&text=").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Anders") && late.text.contains("Rol"));
    let gone = site
        .post(
            &format!("{talk}/subjects"),
            "version=2&no=2&text=Tijd&no=1&text=Coach&no=3&text=Rol&no=&text=&remove=1",
        )
        .await;
    let back = gone.header("location").to_owned();
    assert!(back.contains("done=subject_removed&no=1&text=Coach"), "{back}");
    let html = site.get(back.split('#').next().unwrap()).await.text;
    assert!(html.contains("Zet terug") && !html.contains(">Coach</textarea>"));
    site.post(&format!("{talk}/subjects/add"), "no=1&text=Coach").await;
    assert!(site.get(&talk).await.text.contains(">Coach</textarea>"));
    let many = (0..10).map(|n| format!("no=&text={n}")).collect::<Vec<_>>().join("&");
    let refused = site.post(&format!("{talk}/subjects"), &format!("version=4&{many}")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("meer dan 9") && refused.text.contains(">9</textarea>"),
        "{}",
        refused.text
    );
}

#[tokio::test]
async fn agreements_are_written_down_changed_and_dropped_with_a_reason() {
    let (site, round) = with_round().await;
    let talk = format!("{round}/talk");
    let wrong = site.post(&format!("{talk}/agreements"), "who=ib&what=&due=2026-13-01").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("id=\"what-error\"") && wrong.text.contains("id=\"due-error\""));
    assert!(wrong.text.contains("name=\"who\" value=\"ib\""));
    site.post(&format!("{talk}/agreements"), "who=ib&what=Kijken+in+de+klas&due=2026-02-01").await;
    let html = site.get(&talk).await.text;
    assert!(html.contains("voor 1 februari 2026") && html.contains("te laat"), "{html}");
    let link = site.link(&talk, "\">Wijzigen").await;
    assert!(site.get(&link).await.text.contains("Kijken in de klas"));
    let changed = site.post(&link, "version=1&who=ib&what=Meekijken&due=").await;
    assert_eq!(changed.header("location"), format!("{talk}?done=agreement_changed#agreements"));
    let late = site.post(&link, "version=1&who=ib&what=Niet+meer&due=").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Meekijken") && late.text.contains("Niet meer"));
    let no_reason = site.post(&format!("{link}/state"), "version=2&state=dropped&reason=").await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(no_reason.text.contains("Zet erbij waarom"));
    site.post(&format!("{link}/state"), "version=2&state=dropped&reason=Geen+tijd").await;
    let html = site.get(&talk).await.text;
    assert!(html.contains("Vervallen: Geen tijd") && html.contains("Weer open"));
    let gone = link.replace("01", "02");
    assert_eq!(site.get(&gone).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_wall_has_all_slides_on_one_page_and_says_what_it_is() {
    let (site, round) = with_round().await;
    let html = site.get(&format!("{round}/present")).await.text;
    for name in
        ["question", "response", "group-1", "group-3", "groups", "order", "gaps", "remarks", "agreements"]
    {
        assert!(html.contains(&format!("class=\"slide\" id=\"{name}\"")), "{name}");
    }
    assert!(
        html.contains("8 van 15 (53%)")
            && html.contains("Coach: gemiddeld 5 bij Directie en 2,8 bij Leerkrachten.")
    );
    assert!(html.contains("uit een gepubliceerd onderzoek") && html.contains("verzonnen school"));
    assert!(html.matches("<svg").count() >= 6, "a picture for each group and three for all");
}

#[tokio::test]
async fn a_text_of_the_report_saves_itself_and_shows_both_when_two_wrote() {
    let (site, round) = with_round().await;
    let report = format!("{round}/report");
    let saved = site.post(&report, "which=conclusions&version=0&text=Wij+kiezen+coach.").await;
    assert_eq!(saved.header("location"), format!("{report}?done=saved#conclusions"));
    assert!(site.get(&report).await.text.contains("Wij kiezen coach."));
    let late = site.post(&report, "which=conclusions&version=0&text=Wij+kiezen+rust.").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.text.contains("coach") && late.text.contains("rust") && late.text.contains("name=\"merged\"")
    );
    let merged = "which=conclusions&version=1&text=Wij+kiezen+rust.&merged=Coach+en+rust.&choice=merged";
    site.post(&report, merged).await;
    assert!(site.get(&report).await.text.contains("Coach en rust."));
    assert_eq!(site.post(&report, "which=anders&text=x").await.status, StatusCode::NOT_FOUND);
    let pdf = site.get(&format!("{report}.pdf")).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF"));
}
