//! Talks as pages: what is typed is not lost, and what is refused says why.

use crate::{
    meetings::{behind, group, sent_to, talk, text},
    support::{Site, people::add},
};
use axum::http::StatusCode;
use domain::trust::Role;

const ROUND: &str = "/77QX00/talks/round";

/// A round of one group, without moments by hand.
async fn round(site: &Site) -> (String, String) {
    let group = group(site, "5B").await;
    let fields =
        format!("preview=1&kind=group&day_from=15:15&day_until=17:00&minutes=60&a_day=1&group={group}");
    (fields, group)
}

#[tokio::test]
async fn a_preview_takes_no_moments_of_a_period_that_was_changed() {
    let site = Site::demo().await;
    let (fields, group) = round(&site).await;
    let march = format!("{fields}&from=2026-03-09&until=2026-03-20");
    let preview = text(&site, &format!("{ROUND}?{march}")).await;
    let shown = behind(&preview, "name=\"shown\" value=\"").to_owned();
    let by_hand = format!("shown={shown}&day-{group}=2026-03-11&time-{group}=15:30");
    let same = text(&site, &format!("{ROUND}?{march}&{by_hand}")).await;
    assert!(same.contains("value=\"2026-03-11\""), "nothing else was changed: what she chose stays");
    let april = format!("{fields}&from=2026-04-06&until=2026-04-17");
    let changed = text(&site, &format!("{ROUND}?{april}&{by_hand}")).await;
    assert!(changed.contains("value=\"2026-04-06\"") && !changed.contains("value=\"2026-03-11\""));
}

#[tokio::test]
async fn what_is_wrong_in_a_round_stands_beside_its_field_with_what_was_typed() {
    let site = Site::demo().await;
    let (fields, group) = round(&site).await;
    let form = text(&site, ROUND).await;
    let who = behind(&form, "name=\"asked\" value=\"").to_owned();
    let fields = format!("{fields}&from=2026-03-09&until=2026-03-20");
    let moment = format!("day-{group}=9999-12-31&time-{group}=15:30");
    for (typed, said, kept) in [
        (moment.as_str(), "Die dag ligt te ver weg.", "value=\"9999-12-31\""),
        (&format!("day-{group}=2026-03-14&time-{group}=15:30"), "in het weekend", "value=\"2026-03-14\""),
        (&format!("day-{group}=&time-{group}=15:45"), "Dat is geen dag met een tijd.", "value=\"15:45\""),
        ("not_on=studiedag", "is niet te lezen", "value=\"studiedag\""),
    ] {
        let wrong = site.post(ROUND, &format!("{fields}&{typed}")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(wrong.text.contains(said) && wrong.text.contains(kept), "{typed}: {}", wrong.text);
    }
    let unknown = site.post(ROUND, &fields.replace("kind=group", "kind=coaching")).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.text.contains("Kies een soort gesprek dat over een groep gaat."));
    let all: Vec<String> = form
        .split("name=\"asked\" value=\"")
        .skip(1)
        .map(|rest| format!("asked={}", rest.split_once('"').unwrap().0))
        .collect();
    let away = site.post(ROUND, &format!("{fields}&{}", all.join("&"))).await;
    assert_eq!(away.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(away.text.contains(&format!("id=\"works-error-{who}\"")), "{}", away.text);
}

#[tokio::test]
async fn a_line_that_is_not_understood_says_why_and_names_whom_it_may_mean() {
    let site = Site::demo().await;
    let talk = talk(&site, "coming", "Groepsbespreking 5A").await;
    let agree = format!("{talk}/agreements");
    add(&site, "eerste@demo.example", "77QX00", Role::Teacher).await;
    add(&site, "tweede@demo.example", "77QX00", Role::Teacher).await;
    for (line, said) in [
        ("@anke+legt+blokjes+klaar", "Voor wanneer?"),
        ("@anke+legt+blokjes+klaar+9+februari+2026", "is al voorbij"),
        ("@niemandhier+belt+9+maart", "Wie is niemandhier"),
        ("@naam+belt+9+maart", "Wie bedoel je: Naam van eerste, Naam van tweede?"),
    ] {
        let unclear = site.post(&agree, &format!("pupil=&line={line}")).await;
        assert_eq!(unclear.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unclear.text.contains(said), "{line}: {}", unclear.text);
    }
}

#[tokio::test]
async fn a_text_without_a_place_is_given_back_and_one_whose_heading_went_stays_readable() {
    let site = Site::demo().await;
    let talk = talk(&site, "coming", "Groepsbespreking 5A").await;
    let astray =
        site.post(&format!("{talk}/texts"), "part=&field=jan_jansen&text=Dit+niet+kwijt&version=0").await;
    assert_eq!(astray.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(astray.text.contains("Dit niet kwijt"));
    let saved =
        site.post(&format!("{talk}/texts"), "part=&field=report_core&text=Rust+in+de+klas&version=0").await;
    sent_to(&saved);
    let kinds = text(&site, "/77QX00/settings/talks").await;
    assert!(kinds.contains("blijft hetzelfde onderdeel"));
    let kind = "key=group&name=Groepsbespreking&minutes=60&agenda=Rondje&headings=&version=0";
    sent_to(&site.post("/77QX00/settings/talks", kind).await);
    for end in ["", "/hold", "/report"] {
        let page = text(&site, &format!("{talk}{end}")).await;
        assert!(page.contains("Eerder geschreven") && page.contains("Rust in de klas"), "{end}: {page}");
    }
}
