//! The support route as pages: the board, asking, one case with its next step, what helped, the steps of the school.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::http::StatusCode;

const TEACHER: &str = "leerkracht5a@demo.example";
const PRINCIPAL: &str = "directie@demo.example";
const OUTSIDE: &str = "extern@demo.example";

async fn text(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer.text
}

/// The address of a case, by its title on the board.
async fn case(site: &Site, title: &str) -> String {
    let html = text(site, "/77QX00/route").await;
    let (before, _) =
        html.split_once(&format!("\">{title}</a>")).unwrap_or_else(|| panic!("{title}: {html}"));
    before.rsplit_once('"').unwrap().1.to_owned()
}

/// The version that a form for an address sends.
fn version(html: &str, action: &str) -> String {
    let (_, form) =
        html.split_once(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("{action}: {html}"));
    let (_, behind) = form.split_once("name=\"version\" value=\"").unwrap();
    behind.split_once('"').unwrap().0.to_owned()
}

fn sent_to(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.header("location")
}

#[tokio::test]
async fn the_board_shows_by_step_who_waits_for_whom_and_how_long() {
    let site = Site::demo().await;
    let html = text(&site, "/77QX00/route").await;
    for said in [
        "Zelf proberen",
        "Samenwerkingsverband",
        "Begint pas als ik ernaast sta",
        "Wacht 36 dagen op de ib’er",
        "33 dagen op deze stap",
        "te lang",
        "Vraag stellen",
        "Stappen instellen",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("36 dagen op deze stap"), "it waits for just as long");
    let mine = text(&site, "/77QX00/route?show=mine").await;
    assert!(mine.contains("Zegt in de kring geen woord") && !mine.contains("Onrust na de pauze"), "{mine}");
    let late = text(&site, "/77QX00/route?show=coordinator").await;
    assert!(late.contains("Zegt in de kring geen woord") && !late.contains("Onrust na de pauze"));
    let teacher = Site::demo_as(TEACHER).await;
    let hers = text(&teacher, "/77QX00/route").await;
    assert!(hers.contains("Onrust na de pauze") && hers.contains("Mijn uitleg duurt te lang"));
    assert!(!hers.contains("Zegt in de kring") && !hers.contains("Stappen instellen"));
    let principal = Site::demo_as(PRINCIPAL).await;
    let all = text(&principal, "/77QX00/route").await;
    assert!(
        all.contains("Zegt in de kring") && !all.contains("Mijn uitleg"),
        "own teaching stays between them"
    );
    assert!(!all.contains("Vraag stellen"));
    let outside = Site::demo_as(OUTSIDE).await;
    assert!(text(&outside, "/77QX00/route").await.contains("Er staat geen vraag open."));
}

#[tokio::test]
async fn a_teacher_asks_and_what_is_wrong_stands_beside_its_field() {
    let site = Site::demo_as(TEACHER).await;
    let form = text(&site, "/77QX00/route/new").await;
    let (tried, who) =
        (form.find("Wat heb je geprobeerd").unwrap(), form.find("Over wie gaat het?").unwrap());
    assert!(tried < who, "what was tried is asked first");
    assert!(form.contains("Emre Yıldız") && form.contains("Over groep 5A"));
    let nowhere = "019a0000-0000-7000-8000-000000000001";
    let coordinator = Site::demo().await;
    for address in
        [format!("/77QX00/route/new?group={nowhere}"), format!("/77QX00/route/new?pupil={nowhere}")]
    {
        assert_eq!(coordinator.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let sent = format!("kind=group&group={nowhere}&title=T&tried=x&reach=y");
    assert_eq!(coordinator.post("/77QX00/route", &sent).await.status, StatusCode::NOT_FOUND);
    let wrong =
        site.post("/77QX00/route", "kind=pupil&title=Rekenen&tried=Extra+uitleg&outcome=partly").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "id=\"new-pupil-error\"",
        "id=\"new-effect-error\"",
        "id=\"new-reach-error\"",
        "Extra uitleg",
        "value=\"Rekenen\"",
    ] {
        assert!(wrong.text.contains(said), "{said}: {}", wrong.text);
    }
}

#[tokio::test]
async fn the_next_step_opens_behind_what_was_evaluated_and_closing_says_how() {
    let site = Site::demo_as(TEACHER).await;
    let own = "kind=own_teaching&title=Wachttijd&tried=niets&reach=Meer+kinderen+antwoorden&needs=skill";
    let made = site.post("/77QX00/route", own).await;
    let address = sent_to(&made).to_owned();
    let page = text(&site, &address).await;
    for said in [
        "Je vraag staat open",
        "Wachttijd",
        "Delen met de schoolleider",
        "Interventie toevoegen",
        "Naar Met een collega kan zodra",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let (case, _) = address.split_once('?').unwrap();
    let up = site.post(&format!("{case}/move"), "kind=up&version=1").await;
    assert_eq!(up.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(up.text.contains("Op deze stap is nog niets geëvalueerd"), "{}", up.text);
    let tried = "goal=Vijf+vingers&by=seen&how=tellen&kind=teaching&what=Tien+tellen&who=Ik&from_on=2026-03-01&until_on=2026-03-20";
    let added = site.post(&format!("{case}/tried"), tried).await;
    assert!(sent_to(&added).contains("?done=tried#tried-"));
    let page = text(&site, case).await;
    let (_, behind) = page.split_once("class=\"route-try\" id=\"tried-").unwrap();
    let one = behind.split_once('"').unwrap().0.to_owned();
    let evaluation = format!("{case}/tried/{one}/evaluation");
    let wrong = site.post(&evaluation, "version=1&outcome=reached").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Schrijf waaraan je dat ziet"));
    let said =
        site.post(&evaluation, "version=1&outcome=reached&figure=zes+vingers&learned=wachten+helpt").await;
    assert!(sent_to(&said).contains("done=evaluated"));
    let page = text(&site, case).await;
    assert!(page.contains("zes vingers") && page.contains("de volgende stap staat open"));
    let moved = site.post(&format!("{case}/move"), "kind=up&version=1&word=Samen+kijken").await;
    assert_eq!(sent_to(&moved), format!("{case}?done=up"));
    let page = text(&site, case).await;
    assert!(page.contains("Van Zelf proberen naar Met een collega") && page.contains("Samen kijken"));
    let stale = site.post(&format!("{case}/move"), "kind=down&version=1&word=Terug").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let version = version(&page, &format!("{case}/move"));
    let closed =
        site.post(&format!("{case}/move"), &format!("kind=close&version={version}&word=Klaar")).await;
    assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing says how");
    let closed = site
        .post(&format!("{case}/move"), &format!("kind=close&version={version}&word=Klaar&closing=solved"))
        .await;
    assert_eq!(sent_to(&closed), format!("{case}?done=close"));
    assert!(text(&site, case).await.contains("de vraag is beantwoord"));
}

#[tokio::test]
async fn a_text_saves_itself_and_two_who_write_lose_nothing() {
    let site = Site::demo().await;
    let case = case(&site, "Zegt in de kring geen woord").await;
    let first = site.post(&format!("{case}/texts"), "field=need&version=1&text=Een+logopedist").await;
    assert_eq!(sent_to(&first), format!("{case}?done=text#need"));
    let second = site.post(&format!("{case}/texts"), "field=need&version=1&text=Een+taalklas").await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains("Een logopedist") && second.text.contains("Een taalklas"), "both are shown");
    let nowhere = site.post(&format!("{case}/texts"), "field=anders&version=0&text=x").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn with_partners_there_are_people_consent_a_form_a_request_and_a_plan() {
    let site = Site::demo().await;
    let case = case(&site, "Komt steeds vaker niet naar binnen").await;
    let page = text(&site, &case).await;
    for said in [
        "Aan tafel met partners",
        "Vragen vooraf",
        "Wat goed gaat",
        "Nog niets vastgelegd",
        "Orla van de Praktijk",
        "Plan op maat maken",
        "Overgeslagen: van",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let (_, form) = page.split_once("name=\"pupil\" value=\"").unwrap();
    let pupil = form.split_once('"').unwrap().0.to_owned();
    let wrong =
        site.post(&format!("{case}/consents"), &format!("pupil={pupil}&who=Nora&answer=agrees&how=x")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains(&format!("id=\"consent-{pupil}-given_on-error\"")));
    let good = format!("pupil={pupil}&who=Nora&answer=agrees&how=gesprek&given_on=2026-02-27");
    assert!(sent_to(&site.post(&format!("{case}/consents"), &good).await).contains("done=consent"));
    assert!(text(&site, &case).await.contains("Nora vindt het goed"));
    let added = site.post(&format!("{case}/people"), "name=Dokter+D.&role=doctor").await;
    assert!(sent_to(&added).contains("done=person"));
    let removed = site.post(&format!("{case}/people/2/remove"), "").await;
    let back = sent_to(&removed).to_owned();
    assert!(text(&site, back.split_once('#').unwrap().0).await.contains(&format!("{case}/people/2/back")));
    let version = version(&page, &format!("{case}/move"));
    let skipped =
        site.post(&format!("{case}/move"), &format!("kind=skip&version={version}&word=Er+is+haast")).await;
    assert_eq!(sent_to(&skipped), format!("{case}?done=skip"));
    let page = text(&site, &case).await;
    assert!(page.contains("Aanvraag bij het samenwerkingsverband") && page.contains("onderdelen zijn er"));
    let wrong = site.post(&format!("{case}/request"), "state=granted&version=0").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = site.post(&format!("{case}/plan"), "").await;
    let plan = text(&site, sent_to(&made)).await;
    assert!(plan.contains("Finn komt alle dagen zonder verdriet binnen."), "the question is filled in");
    assert_eq!(sent_to(&site.post(&format!("{case}/plan"), "").await), sent_to(&made), "one plan");
    let page = text(&site, &case).await;
    assert!(page.contains("Plan dat van deze vraag gemaakt is") && !page.contains("Plan op maat maken"));
}

#[tokio::test]
async fn what_helped_has_its_number_and_interval_and_the_steps_are_the_schools() {
    let site = Site::demo().await;
    let page = text(&site, "/77QX00/route/effect").await;
    assert!(page.contains("tussen") && page.contains("nog weinig: trek geen conclusie"), "{page}");
    assert!(page.contains("Te weinig om iets te zeggen: Andere aanpak bij gedrag of inzet"), "{page}");
    assert!(page.contains("vanaf 5 leerlingen"), "{page}");
    assert!(!page.contains("Saar") && !page.contains("Selam"), "it names nobody");
    let form = text(&site, "/77QX00/settings/route").await;
    assert!(form.contains("value=\"Met de ib’er\"") && form.contains("name=\"name-8\""));
    let two = "version=0&name-1=Ik&whom-1=teacher&days-1=10&name-2=Wij&whom-2=colleague&days-2=10";
    let used = site.post("/77QX00/settings/route", two).await;
    assert_eq!(used.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(used.text.contains("Op stap 4 staat nog een vraag open"), "{}", used.text);
    let rest = "&name-3=Ib&whom-3=coordinator&days-3=x&name-4=Zorgteam&whom-4=team&days-4=30";
    let wrong = site.post("/77QX00/settings/route", &format!("{two}{rest}")).await;
    assert!(wrong.text.contains("id=\"days-3-error\"") && wrong.text.contains("value=\"Zorgteam\""));
    let saved = site.post("/77QX00/settings/route", &format!("{two}{}", rest.replace("=x", "=1"))).await;
    assert_eq!(sent_to(&saved), "/77QX00/settings/route?done=saved");
    let board = text(&site, "/77QX00/route").await;
    assert!(board.contains("Zorgteam") && board.contains("Lang na 1 dag<"), "{board}");
}

#[tokio::test]
async fn the_file_of_a_pupil_shows_what_was_asked_and_tried() {
    let site = Site::demo().await;
    let html = site.get("/77QX00/search?q=Selam").await.text;
    let (_, behind) = html.split_once("href=\"/77QX00/pupils/").unwrap();
    let page = text(&site, &format!("/77QX00/pupils/{}", behind.split_once('"').unwrap().0)).await;
    assert!(
        page.contains("Zegt in de kring geen woord") && page.contains("Vertelt drie zinnen"),
        "the lanes"
    );
}
