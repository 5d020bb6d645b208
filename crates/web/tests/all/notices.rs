//! Notices as pages, the stream of a page that is open, and the choice of what one wants to hear.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use app::trust::Mailer;
use axum::{
    body::{Body, BodyDataStream},
    http::{Request, StatusCode},
};
use std::time::Duration;

const PAGE: &str = "/77QX00/notices";
const STREAM: &str = "/77QX00/notices/stream";
const TEACHER: &str = "leerkracht5a@demo.example";

async fn page(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
    answer.text
}

fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    html.split_once(before).unwrap_or_else(|| panic!("{before}: {html}")).1.split_once(after).unwrap().0
}

/// The coordinator gives the teacher an agreement; gives the teacher's site. The demo has told her one thing before.
async fn given(what: &str) -> Site {
    let ib = Site::demo().await;
    let line = format!("is_line=yes&line=%40Anke {what} over 2 weken");
    let answer = ib.post("/77QX00/agreements", &line).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    ib.sign_in(TEACHER).await
}

fn count(html: &str) -> &str {
    between(between(html, "data-notices-count", "/em>"), ">", "<")
}

#[tokio::test]
async fn the_number_comes_with_each_page_and_goes_down_by_reading() {
    let site = given("stroken klaarleggen").await;
    assert_eq!(count(&page(&site, "/77QX00/today").await), "2");
    let html = page(&site, PAGE).await;
    let line = between(&html, "<li class=\"unread\">", "</li>");
    assert!(line.contains("Je kreeg een afspraak: stroken klaarleggen"), "{line}");
    let address = between(line, "<a href=\"", "\"").to_owned();
    let marked = site.post(&format!("{address}/read"), "").await;
    assert_eq!(marked.header("location"), format!("{PAGE}?done=read"));
    let html = page(&site, marked.header("location")).await;
    assert!(html.contains("De melding staat op gelezen.") && count(&html) == "1", "{html}");
    site.post(&format!("{address}/unread"), "").await;
    let html = page(&site, PAGE).await;
    let as_of = between(&html, "name=\"as_of\" value=\"", "\"").replace(':', "%3A");
    let all = site.post(&format!("{PAGE}/read"), &format!("as_of={as_of}")).await;
    let html = page(&site, all.header("location")).await;
    assert!(html.contains("2 meldingen staan op gelezen.") && !html.contains("class=\"unread\""), "{html}");
    let at = between(&html, "name=\"at\" value=\"", "\"").replace(':', "%3A");
    let undone = site.post(&format!("{PAGE}/undo"), &format!("at={at}")).await;
    let html = page(&site, undone.header("location")).await;
    assert!(html.contains("Dat is ongedaan gemaakt.") && count(&html) == "2", "{html}");
    let followed = site.get(&address).await;
    assert_eq!(followed.status, StatusCode::SEE_OTHER);
    assert!(
        followed.header("location").starts_with("/77QX00/agreements/"),
        "{}",
        followed.header("location")
    );
    assert_eq!(count(&page(&site, PAGE).await), "1", "who follows it has read it");
    let other = site.sign_in("ib@demo.example").await;
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND, "a notice of another");
}

/// The next event of a stream.
async fn next(body: &mut BodyDataStream) -> Option<String> {
    use futures_util::StreamExt as _;
    let wait = tokio::time::timeout(Duration::from_secs(10), body.next()).await.unwrap();
    wait.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
}

#[tokio::test]
async fn an_open_page_hears_of_it_at_once_and_of_the_end_of_the_session() {
    let site = given("stroken klaarleggen").await;
    assert_eq!(
        site.get(STREAM).await.status,
        StatusCode::NOT_ACCEPTABLE,
        "a page that asks is no page that listens"
    );
    let request =
        Request::get(STREAM).header("accept", "text/event-stream").header("accept-encoding", "gzip, br");
    let answer = site.open(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("content-type").as_deref(), Some("text/event-stream"));
    assert_eq!(header("content-encoding"), None, "what is packed is kept back");
    assert_eq!(header("cache-control").as_deref(), Some("no-store"));
    let mut body = answer.into_body().into_data_stream();
    let first = next(&mut body).await.unwrap();
    assert!(first.contains("event: count") && first.contains("\"count\":2"), "{first}");
    let html = page(&site, PAGE).await;
    let address = between(between(&html, "<li class=\"unread\">", "</li>"), "<a href=\"", "\"").to_owned();
    site.post(&format!("{address}/read"), "").await;
    let second = next(&mut body).await.unwrap();
    assert!(second.contains("\"count\":1"), "{second}");
    // Signing out wakes nobody; a change for her does.
    site.post(&format!("{address}/unread"), "").await;
    assert!(next(&mut body).await.unwrap().contains("\"count\":2"));
    let followed = tokio::spawn(async move { next(&mut body).await });
    site.post("/sign-out", "").await;
    let ib = site.sign_in("ib@demo.example").await;
    ib.post("/77QX00/agreements", "is_line=yes&line=%40Anke bellen over 2 weken").await;
    assert_eq!(followed.await.unwrap(), None, "nobody is signed in any more");
    let nobody = ib.signed_out();
    let request = Request::get(STREAM).header("accept", "text/event-stream").body(Body::empty()).unwrap();
    assert_eq!(nobody.open(request).await.status(), StatusCode::NO_CONTENT, "and a page stops to ask");
}

const USUAL: &str = "kind=agreement_given&is_mailed=1&part=talks&weekday=1&at=07%3A30&has_quiet=1\
    &quiet_from=18%3A00&quiet_until=07%3A00&language=nl&version=0";

#[tokio::test]
async fn what_one_wants_to_hear_is_saved_or_said_beside_the_field() {
    let site = Site::demo().await;
    let html = page(&site, "/me/notices").await;
    assert!(html.contains("geen mail ingesteld") && html.contains("Stil van 18:00 tot 07:00."), "{html}");
    let wrong = site.post("/me/notices", &USUAL.replace("at=07%3A30", "at=19%3A00")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(between(&wrong.text, "id=\"at-error\">", "</p>").contains("stille uren"), "{}", wrong.text);
    assert!(wrong.text.contains("name=\"at\" type=\"time\" value=\"19:00\" aria-invalid=\"true\""));
    let saved = site.post("/me/notices", USUAL).await;
    assert_eq!(saved.header("location"), "/me/notices?done=saved");
    let html = page(&site, saved.header("location")).await;
    assert!(html.contains("Je krijgt 1 soort melding in het programma."), "{html}");
    assert!(
        html.contains("value=\"agreement_given\" checked") && !html.contains("value=\"case_waits\" checked")
    );
    let late = site.post("/me/notices", &USUAL.replace("part=talks", "part=cases")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("value=\"cases\" checked") && late.text.contains("ergens anders veranderd"));
    assert!(late.text.contains("name=\"version\" value=\"1\""));
    let none = site.post("/me/notices/example", "").await;
    assert_eq!(none.header("location"), "/me/notices?done=soon", "without mail nothing is sent");
}

#[tokio::test]
async fn with_mail_one_can_ask_for_an_example() {
    let mailer = Mailer::new("smtp://127.0.0.1:1", "stut@school.example").unwrap();
    let site = Site::demo().await.with_app(|app| app.with_mailer(mailer));
    assert!(page(&site, "/me/notices").await.contains("vanaf 07:30."));
    let sent = site.post("/me/notices/example", "").await;
    assert_eq!(sent.header("location"), "/me/notices?done=sent");
    assert!(page(&site, sent.header("location")).await.contains("onderweg naar je eigen adres"));
    let again = site.post("/me/notices/example", "").await;
    assert_eq!(again.header("location"), "/me/notices?done=soon");
}
