//! Protected records as pages: handing in, what a reader does on the page of a record, and what all others do not see.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site, people::emre};
use axum::http::StatusCode;

const COORDINATOR: &str = "ib@demo.example";
const TEACHER: &str = "leerkracht5a@demo.example";
const PRINCIPAL: &str = "directie@demo.example";
const LIST: &str = "/77QX00/concerns";
const SETTINGS: &str = "/77QX00/settings/concerns";
const SAID: &str = "Vertelde+dat+hij+thuis+niet+durft+te+slapen";

async fn text(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
    answer.text
}

fn sent_to(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.header("location")
}

/// What a page sends for the person with this name.
fn account(html: &str, name: &str) -> String {
    let (before, _) =
        html.split_once(&format!("\">{name}</option>")).unwrap_or_else(|| panic!("{name}: {html}"));
    before.rsplit_once("value=\"").unwrap().1.to_owned()
}

/// The coordinator is appointed by the principal, and the teacher hands in a signal: the pupil, and the address of the record.
async fn handed() -> (Site, String, String) {
    let site = Site::demo_as(PRINCIPAL).await;
    let who = account(&text(&site, SETTINGS).await, "Ingrid van Loon");
    assert_eq!(
        sent_to(&site.post(SETTINGS, &format!("account={who}")).await),
        format!("{SETTINGS}?done=saved")
    );
    let site = site.sign_in(TEACHER).await;
    let pupil = emre(&site).await;
    let form = format!("happened_on=2026-02-20&source=Emre&nature=fact&text={SAID}");
    let answer = site.post(&format!("{pupil}/concerns/new"), &form).await;
    assert!(sent_to(&answer).starts_with(&format!("{LIST}?done=handed")));
    let site = site.sign_in(COORDINATOR).await;
    let html = text(&site, LIST).await;
    let (_, behind) =
        html.split_once(&format!("href=\"{pupil}/concerns/")).unwrap_or_else(|| panic!("{html}"));
    let record = format!("{pupil}/concerns/{}", behind.split_once('"').unwrap().0);
    (site, pupil, record)
}

#[tokio::test]
async fn a_teacher_hands_in_from_the_page_of_the_pupil_and_finds_her_own_words_back() {
    let site = Site::demo_as(TEACHER).await;
    let pupil = emre(&site).await;
    let (page, form) = (text(&site, &pupil).await, format!("{pupil}/concerns/new"));
    assert!(page.contains(&format!("href=\"{form}\"")) && page.contains("Signaal inleveren"));
    assert!(text(&site, &form).await.contains("nog niemand aangewezen"));
    let (site, pupil, record) = handed().await;
    let site = site.sign_in(TEACHER).await;
    let html = text(&site, &format!("{LIST}?done=handed&pupil={}", pupil.rsplit_once('/').unwrap().1)).await;
    assert!(html.contains("thuis niet durft te slapen") && html.contains("data-draft-done"), "{html}");
    assert!(!html.contains(&record) && !html.contains("Dossiers die jij leest"));
    let wrong = site.post(&format!("{pupil}/concerns/new"), "source=Emre&text=Dat+hij+moe+is").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Dat hij moe is") && wrong.text.contains("Kies of het een feit is"));
    assert!(wrong.text.contains("aria-describedby=\"new-happened_on-error\""), "{}", wrong.text);
}

#[tokio::test]
async fn the_page_of_a_record_is_not_there_for_others_and_no_other_page_tells_of_it() {
    let (site, pupil, record) = handed().await;
    let unreal = format!("{pupil}/concerns/019a0000-0000-7000-8000-000000000404");
    let mut site = site;
    for who in [TEACHER, PRINCIPAL, "specialist@demo.example"] {
        site = site.sign_in(who).await;
        for end in ["", "/record.pdf", "/record.json"] {
            let (real, not) =
                (site.get(&format!("{record}{end}")).await, site.get(&format!("{unreal}{end}")).await);
            assert_eq!(
                (real.status, not.status),
                (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
                "{who} {end}"
            );
        }
        let real = site.post(&format!("{record}/destroy"), "why=mistake&sure=1").await;
        assert_eq!(real.status, StatusCode::NOT_FOUND, "{who}");
    }
    for who in ["extern@demo.example", "ouder@demo.example", "bestuur@demo.example", "beheer@demo.example"] {
        site = site.sign_in(who).await;
        let (real, not) = (site.get(&record).await, site.get(&unreal).await);
        assert_eq!(real.status, not.status, "{who}");
        assert!(matches!(real.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{who}");
    }
    site = site.sign_in(PRINCIPAL).await;
    let id = record.rsplit_once('/').unwrap().1;
    for page in [
        pupil.clone(),
        format!("{pupil}/file"),
        format!("{pupil}/notes"),
        format!("{pupil}/trail"),
        format!("{pupil}/access"),
        format!("{pupil}/concerns/new"),
        LIST.to_owned(),
        "/77QX00/today".to_owned(),
        "/77QX00/notices".to_owned(),
        "/77QX00/search?q=slapen".to_owned(),
        "/77QX00/retention".to_owned(),
    ] {
        let html = text(&site, &page).await;
        assert!(!html.contains(id) && !html.contains("durft te slapen"), "{page}: {html}");
        assert!(
            !html.contains("Signaal ingeleverd") && !html.contains("Beschermd dossier"),
            "{page}: {html}"
        );
    }
    let site = site.sign_in(COORDINATOR).await;
    assert!(text(&site, &record).await.contains("durft te slapen"), "it was not destroyed");
}

#[tokio::test]
async fn a_reader_writes_and_sees_steps_readers_and_who_looked() {
    let (site, pupil, record) = handed().await;
    assert!(text(&site, &format!("{pupil}/concerns/new")).await.contains(&format!("href=\"{record}\"")));
    let html = text(&site, &record).await;
    for said in ["Signalen in kaart", "Overleggen", "In gesprek", "Wegen", "Beslissen", "nog niet gezet"] {
        assert!(html.contains(said), "{said}");
    }
    assert!(html.contains("ingeleverd op") && html.contains("door Anke Jansen") && html.contains("een feit"));
    assert!(html.contains("Signaal ingeleverd voor de meldcode"), "who looked and what was done");
    let wrong =
        site.post(&format!("{record}/entries"), "source=Veilig+Thuis&text=Overlegd&nature=opinion").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("entry-kind-error") && wrong.text.contains("Overlegd"));
    let form =
        "kind=consultation&happened_on=2026-02-23&source=Veilig+Thuis&nature=opinion&text=Eerst+praten";
    assert!(sent_to(&site.post(&format!("{record}/entries"), form).await).contains("done=written"));
    sent_to(&site.post(&format!("{record}/steps"), "step=2&day=2026-02-23").await);
    let late = site.post(&format!("{record}/steps"), "step=3&day=2036-02-23").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("step-3-day-error"));
    let html = text(&site, &record).await;
    assert!(html.contains("gezet op 23 februari 2026 door Ingrid van Loon") && html.contains("Eerst praten"));
    let last = site.post(&format!("{record}/readers/remove"), &format!("account={}", reader(&html))).await;
    assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(last.text.contains("Eén lezer moet er blijven"));
    let principal = account(&html, "Marga Hoogendoorn");
    sent_to(&site.post(&format!("{record}/readers"), &format!("account={principal}")).await);
    let left = site.post(&format!("{record}/readers/remove"), &format!("account={}", reader(&html))).await;
    assert_eq!(sent_to(&left), format!("{LIST}?done=left"));
    assert_eq!(site.get(&record).await.status, StatusCode::NOT_FOUND);
    let site = site.sign_in(PRINCIPAL).await;
    assert!(text(&site, &record).await.contains("Eerst praten"));
}

/// The account in the form that takes the first reader off.
fn reader(html: &str) -> String {
    let (_, behind) =
        html.split_once("/readers/remove\"><input type=\"hidden\" name=\"account\" value=\"").unwrap();
    behind.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_reader_hands_over_closes_and_destroys() {
    let (site, _, record) = handed().await;
    let pdf = site.get(&format!("{record}/record.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF"));
    assert!(!pdf.header("content-disposition").contains("Emre"), "the name of a file tells nothing");
    let json = site.get(&format!("{record}/record.json")).await;
    assert!(json.text.contains("durft te slapen") && json.header("content-type").contains("json"));
    sent_to(&site.post(&format!("{record}/close"), "closed=1&version=1").await);
    assert!(text(&site, &record).await.contains("Afgesloten op"));
    let meanwhile = site.post(&format!("{record}/close"), "version=1").await;
    assert_eq!(meanwhile.status, StatusCode::CONFLICT);
    let unsure = site.post(&format!("{record}/destroy"), "why=unfounded").await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        unsure.text.contains("destroy-sure-error") && unsure.text.contains("value=\"unfounded\" selected")
    );
    let done = site.post(&format!("{record}/destroy"), "why=unfounded&sure=1").await;
    assert_eq!(sent_to(&done), format!("{LIST}?done=destroyed"));
    assert_eq!(site.get(&record).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_settings_say_what_is_wrong_and_keep_the_term() {
    let site = Site::demo_as(PRINCIPAL).await;
    let html = text(&site, SETTINGS).await;
    assert!(!html.contains("\">Marga Hoogendoorn</option>"), "nobody appoints herself");
    let wrong = site.post(SETTINGS, "account=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("officer-account-error"));
    let wrong = site.post(&format!("{SETTINGS}/rules"), "months=lang&version=0").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"lang\"") && wrong.text.contains("rules-months-error"));
    sent_to(&site.post(&format!("{SETTINGS}/rules"), "months=12&version=0").await);
    assert!(text(&site, SETTINGS).await.contains("name=\"months\" value=\"12\""));
    let late = site.post(&format!("{SETTINGS}/rules"), "months=6&version=0").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("value=\"6\"") && late.text.contains("Iemand anders was je voor"));
    assert!(text(&site, "/77QX00/processing-register").await.contains("niemand door een rol"));
    let own = account_of(&site).await;
    assert_eq!(site.post(SETTINGS, &format!("account={own}")).await.status, StatusCode::FORBIDDEN);
}

async fn account_of(site: &Site) -> String {
    site.actor().await.account().unwrap().to_string()
}
