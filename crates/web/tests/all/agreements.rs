//! Agreements as pages: written in a line or with everything, handled in place, and the page of the day.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

const LIST: &str = "/77QX00/agreements";
const TODAY: &str = "/77QX00/today";
const TEACHER: &str = "leerkracht5a@demo.example";

async fn page(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
    answer.text
}

fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    html.split_once(before).unwrap_or_else(|| panic!("{before}: {html}")).1.split_once(after).unwrap().0
}

/// The address of an agreement by its words, on a page.
fn address(html: &str, what: &str) -> String {
    let before = html.split_once(&format!("\">{what}</a>")).unwrap_or_else(|| panic!("{what}: {html}")).0;
    before.rsplit_once("href=\"").unwrap().1.to_owned()
}

fn version(html: &str) -> &str {
    between(html, "name=\"version\" value=\"", "\"")
}

/// Writes one in a line, and gives its address.
async fn agree(site: &Site, line: &str, what: &str) -> String {
    let answer = site.post(LIST, &format!("is_line=yes&line={}", line.replace('@', "%40"))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(answer.header("location").starts_with(&format!("{LIST}?acted=added&on=")));
    let html = page(site, answer.header("location")).await;
    assert!(html.contains(&format!("Afgesproken. {what}")), "{html}");
    address(&page(site, LIST).await, what)
}

#[tokio::test]
async fn one_line_makes_an_agreement_and_what_is_unclear_is_said() {
    let site = Site::demo().await;
    agree(&site, "@anke stroken klaarleggen over 2 weken", "stroken klaarleggen").await;
    let html = page(&site, &format!("{LIST}?which=open&source=none")).await;
    assert!(between(&html, ">stroken klaarleggen</a>", "</li>").contains("Anke Jansen"));
    for (line, said) in [
        ("bellen voor vrijdag", "Begin met @"),
        ("%40Piet bellen voor vrijdag", "Wie is Piet?"),
        ("%40Anke bellen", "Voor wanneer?"),
        ("%40Anke voor vrijdag", "Wat wordt er gedaan?"),
        ("%40Anke bellen voor 31-02", "Die dag bestaat niet."),
    ] {
        let answer = site.post(LIST, &format!("is_line=yes&line={line}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{line}");
        assert!(
            between(&answer.text, "id=\"line-error\">", "</p>").contains(said),
            "{line}: {}",
            answer.text
        );
        assert!(
            answer.text.contains(&format!("value=\"{}\"", line.replace("%40", "@"))),
            "it is kept: {line}"
        );
    }
}

#[tokio::test]
async fn without_somebody_or_a_day_it_is_no_agreement() {
    let site = Site::demo().await;
    let html = page(&site, &format!("{LIST}/new")).await;
    assert!(html.contains("name=\"owner\"") && html.contains(">Anke Jansen</option>"));
    let answer = site.post(LIST, "what=Materiaal+halen&owner=&owner_name=&due=&halfway=ooit").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(between(&answer.text, "id=\"owner-error\">", "</p>").contains("Wie doet het?"));
    assert!(between(&answer.text, "id=\"due-error\">", "</p>").contains("Voor wanneer?"));
    assert!(between(&answer.text, "id=\"halfway-error\">", "</p>").contains("geen dag"));
    assert!(answer.text.contains("value=\"Materiaal halen\""), "what was typed is kept");
    assert!(answer.text.contains("aria-invalid=\"true\" aria-describedby=\"owner-error\""));
    let answer = site.post(LIST, "what=Materiaal+halen&owner_name=moeder&due=morgen").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(page(&site, LIST).await.contains("<b>moeder</b>"));
}

#[tokio::test]
async fn it_is_handled_in_place_and_can_be_undone() {
    let site = Site::demo().await;
    let one = agree(&site, "@ik bellen morgen", "bellen").await;
    let html = page(&site, &one).await;
    let form = format!("act=done&version={}&back=/77QX00/today", version(&html));
    let answer = site.post(&format!("{one}/act"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert!(answer.header("location").starts_with(TODAY), "back to where one came from");
    let html = page(&site, answer.header("location")).await;
    assert!(html.contains("Gedaan: bellen") && html.contains("Ongedaan maken"), "{html}");
    let flash = between(&html, "Gedaan: bellen", "</div>");
    let undo = format!("act=reopen&version={}&back=//elsewhere.example", version(flash));
    let answer = site.post(&format!("{one}/act"), &undo).await;
    assert!(
        answer.header("location").starts_with(LIST),
        "never out of the school: {}",
        answer.header("location")
    );
    let html = page(&site, answer.header("location")).await;
    assert!(html.contains("Weer open: bellen"));
    // Moving and dropping ask why, beside the field, and keep what was typed.
    let html = page(&site, &one).await;
    let version = version(&html);
    let answer =
        site.post(&format!("{one}/act"), &format!("act=move&version={version}&to=2026-03-20&why=")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(between(&answer.text, "id=\"move-why-error\">", "</p>").contains("waarom"));
    assert!(answer.text.contains("value=\"2026-03-20\""));
    let moved =
        site.post(&format!("{one}/act"), &format!("act=move&version={version}&to=2026-03-20&why=ziek")).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER);
    let late = site.post(&format!("{one}/act"), &format!("act=drop&version={version}&why=verhuisd")).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "somebody was first");
    assert!(
        late.text.contains("Iemand anders was je net voor") && late.text.contains("value=\"verhuisd\""),
        "{}",
        late.text
    );
    let html = page(&site, &one).await;
    assert!(html.contains("verzette van") && html.contains("ziek"), "the history: {html}");
    let answer = site.post(&format!("{one}/act"), "act=fly&version=1").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn two_who_change_it_at_once_lose_nothing() {
    let site = Site::demo().await;
    let one = agree(&site, "@ik bellen morgen", "bellen").await;
    let html = page(&site, &one).await;
    let (version, owner) = (version(&html).to_owned(), between(&html, "<option value=\"", "\" selected"));
    let owner = owner.rsplit('"').next().unwrap();
    let form = |what: &str| format!("what={what}&owner={owner}&due=overmorgen&version={version}");
    assert_eq!(site.post(&one, &form("Een")).await.status, StatusCode::SEE_OTHER);
    let second = site.post(&one, &form("Twee")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(
        second.text.contains("<h1>Een</h1>") && second.text.contains("value=\"Twee\""),
        "{}",
        second.text
    );
    let again = format!("what=Twee&owner={owner}&due=overmorgen&version={}", self::version(&second.text));
    assert_eq!(site.post(&one, &again).await.status, StatusCode::SEE_OTHER);
    assert!(page(&site, &one).await.contains("<h1>Twee</h1>"));
}

#[tokio::test]
async fn the_list_filters_counts_and_goes_out_as_a_file() {
    let site = Site::demo().await;
    let html = page(&site, LIST).await;
    assert!(html.contains("Wat spraken we af?") && html.contains("Wat we nakwamen"));
    assert!(html.contains("1 keer verzet"), "{html}");
    for which in ["mine", "overdue", "week", "halfway", "closed", "nonsense"] {
        page(&site, &format!("{LIST}?which={which}")).await;
    }
    let overdue = page(&site, &format!("{LIST}?which=overdue")).await;
    assert!(
        overdue.contains("Breuken eerst met stroken") && overdue.contains("3 dagen over tijd"),
        "{overdue}"
    );
    let closed = page(&site, &format!("{LIST}?which=closed")).await;
    assert!(closed.contains("De groep kreeg al een andere aanpak.") && closed.contains("Toch nog open"));
    let csv = site.get(&format!("{LIST}.csv")).await;
    assert!(csv.text.contains("what;owner;due_on") && csv.text.contains("Breuken eerst"));
    let json: serde_json::Value =
        serde_json::from_str(&site.get(&format!("{LIST}.json")).await.text).unwrap();
    assert!(json["promises"]["made"].as_u64().unwrap() > 5, "{json}");
    // The table in print and the file say the same for a teacher, of what she sees.
    let hers = Site::demo_as(TEACHER).await;
    let html = page(&hers, LIST).await;
    assert!(html.contains("Wat sprak jij af?") && !html.contains("Ouders bellen over het dyslexiedossier"));
    assert!(!hers.get(&format!("{LIST}.csv")).await.text.contains("Ouders bellen"));
}

#[tokio::test]
async fn a_pupil_and_a_group_have_a_card_and_what_is_written_there_is_about_them() {
    let site = Site::demo().await;
    let group = site.group("5A").await;
    let card = format!("{group}/agreements");
    let html = page(&site, &card).await;
    assert!(html.contains("Stappenkaart bij klokkijken"), "{html}");
    let id = group.rsplit('/').next().unwrap();
    let line = format!("is_line=yes&line=%40ik+kijken+morgen&group={id}&back={card}");
    let answer = site.post(LIST, &line).await;
    assert!(answer.header("location").starts_with(&format!("{card}?acted=added")), "{}", answer.text);
    assert!(page(&site, &card).await.contains(">kijken</a>"));
    let saar = site.link("/77QX00/search?q=Saar", "\">Saar ter Horst").await;
    let html = page(&site, &format!("{saar}/agreements")).await;
    assert!(html.contains("Saar vragen hoe het overblijven nu gaat"), "{html}");
    assert!(page(&site, &saar).await.contains(&format!("href=\"{saar}/agreements\"")), "a tab on her page");
    // A teacher of another group writes nothing about her.
    let pupil = saar.rsplit('/').next().unwrap();
    let hers = Site::demo_as(TEACHER).await;
    let answer = hers.post(LIST, &format!("is_line=yes&line=%40ik+kijken+morgen&pupil={pupil}")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_day_begins_with_what_asks_for_attention() {
    let site = Site::demo().await;
    let start = site.get("/77QX00/").await;
    assert_eq!(start.header("location"), TODAY);
    let html = page(&site, TODAY).await;
    for words in [
        "Wat vraagt vandaag mijn aandacht?",
        "3 dagen over tijd",
        "Ouders bellen over het dyslexiedossier",
        "Gevraagd, het loopt",
        "Plannen en doelen",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("nieuwe resultaten"), "the demo was brought in a moment ago: {html}");
    let hers = Site::demo_as(TEACHER).await;
    let html = page(&hers, TODAY).await;
    assert!(html.contains("Breuken eerst met stroken"), "{html}");
    assert!(!html.contains("Ouders bellen over het dyslexiedossier"), "that is Ingrid's: {html}");
    let leads = Site::demo_as("directie@demo.example").await;
    let html = page(&leads, TODAY).await;
    assert!(html.find("Wat we nakwamen").unwrap() < html.find("Vervanging regelen").unwrap(), "{html}");
    assert!(html.contains("Van anderen"), "{html}");
    let outside = Site::demo_as("extern@demo.example").await;
    assert_eq!(outside.get(TODAY).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_empty_day_is_good_news() {
    let site = Site::demo_as("specialist@demo.example").await;
    let html = page(&site, TODAY).await;
    assert!(html.contains("Niets over tijd en niets voor deze week. Mooi zo."), "{html}");
    assert!(!html.contains("Plannen en doelen"), "what she may not see is not there: {html}");
    let html = page(&site, &format!("{LIST}?which=overdue")).await;
    assert!(html.contains("Niets is over tijd. Mooi zo."), "{html}");
}
