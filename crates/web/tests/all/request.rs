//! Partners from outside and the file for the partnership, as pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;

const TEACHER: &str = "leerkracht5a@demo.example";
const PARTNER: &str = "extern@demo.example";
const WITH_PARTNERS: &str = "Komt steeds vaker niet naar binnen";

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

#[tokio::test]
async fn a_partner_reads_one_case_when_that_is_allowed_and_is_told_when_it_is_over() {
    let site = Site::demo().await;
    let address = case(&site, WITH_PARTNERS).await;
    let page = text(&site, &address).await;
    for said in
        ["Partners van buiten", "Evert Extern", "wacht op de ouders", "Intrekken", "Iemand uitnodigen"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let invited = address.replace("/77QX00/route/", "/invited/77QX00/");
    let site = site.sign_in(PARTNER).await;
    let waits = text(&site, &invited).await;
    assert!(waits.contains("Nog niet open") && !waits.contains("Finn"), "{waits}");
    let site = site.sign_in("ib@demo.example").await;
    let rules = site.post("/77QX00/settings/route/rules", "version=0&days=60").await;
    assert_eq!(rules.status, StatusCode::SEE_OTHER, "{}", rules.text);
    let site = site.sign_in(PARTNER).await;
    let open = text(&site, &invited).await;
    for said in [WITH_PARTNERS, "Finn", "Wat merken ouders op zondagavond?", "Onderwijsbehoeften"] {
        assert!(open.contains(said), "{said}: {open}");
    }
    assert!(text(&site, "/invited/77QX00").await.contains(WITH_PARTNERS));
    let answered = site.post(&format!("{invited}/answer"), "version=1&answer=Ik+bel+maandag").await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER);
    let older = site.post(&format!("{invited}/answer"), "version=1&answer=Of+dinsdag").await;
    assert_eq!(older.status, StatusCode::CONFLICT);
    assert!(older.text.contains("Of dinsdag"), "what was typed stays");
    let site = site.sign_in("ib@demo.example").await;
    let page = text(&site, &address).await;
    assert!(page.contains("Ik bel maandag") && page.contains("kan meekijken"));
    let (_, behind) = page.split_once("/invitations/").unwrap();
    let (id, _) = behind.split_once("/withdraw").unwrap();
    let gone = site.post(&format!("{address}/invitations/{id}/withdraw"), "").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let site = site.sign_in(PARTNER).await;
    let over = site.get(&invited).await;
    assert_eq!(over.status, StatusCode::GONE);
    assert!(over.text.contains("Je uitnodiging is voorbij") && over.text.contains("ingetrokken"));
    assert!(!over.text.contains("Finn") && !over.text.contains(WITH_PARTNERS));
    let site = site.sign_in(TEACHER).await;
    assert_eq!(site.get(&invited).await.status, StatusCode::NOT_FOUND, "she was never invited");
}

#[tokio::test]
async fn who_invites_hears_what_is_wrong_beside_the_field_and_gets_the_link() {
    let site = Site::demo().await;
    let address = case(&site, WITH_PARTNERS).await;
    let to = format!("{address}/invitations");
    let wrong = site.post(&to, "name=Olga+Ortho&email=geen&role=&until=1999-01-01&shares=results").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "value=\"Olga Ortho\"",
        "id=\"invite-email-error\"",
        "id=\"invite-role-error\"",
        "id=\"invite-until-error\"",
    ] {
        assert!(wrong.text.contains(said), "{said}: {}", wrong.text);
    }
    let until = crate::support::TODAY.saturating_add(jiff::Span::new().weeks(4));
    let good = format!("name=Olga+Ortho&email=olga@praktijk.example&role=specialist&until={until}");
    let made = site.post(&to, &good).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    assert!(made.text.contains("/invitation/"), "the link stands on a page, in no address");
    let again = site.post(&to, &good).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let teacher = site.sign_in(TEACHER).await;
    let refused = teacher.post(&to, &good).await.status;
    assert!(matches!(refused, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{refused}");
}

#[tokio::test]
async fn the_file_for_the_partnership_is_shown_before_it_is_made() {
    let site = Site::demo().await;
    let address = format!("{}/file", case(&site, WITH_PARTNERS).await);
    let page = text(&site, &address).await;
    for said in
        ["Wat gaat erin?", "Wat ontbreekt nog?", "burgerservicenummer", "Pdf maken", "OSO-bestand maken"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let late = site.post(&address, "form=oso&seen_on=2999-01-01&agrees=yes").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text.contains("id=\"file-seen_on-error\"") && late.text.contains("value=\"2999-01-01\""));
    let made = site.post(&address, "form=oso&agrees=yes&permits=no").await;
    assert_eq!(made.status, StatusCode::OK);
    assert!(made.text.contains("<toestemming>Nee</toestemming>"));
    let name = made.header("content-disposition");
    assert!(name.starts_with("attachment") && !name.contains("Finn"), "{name}");
    let after = text(&site, &address).await;
    assert!(
        after.contains("OSO-bestand (swv-dossier), gemaakt door") && after.contains("versturen is niet goed")
    );
    let sent = text(&site, "/77QX00/sent").await;
    assert!(sent.contains("Finn") && sent.contains("gemaakt door"), "{sent}");
}

#[tokio::test]
async fn a_case_shows_what_was_agreed_and_takes_a_line() {
    let site = Site::demo_as(TEACHER).await;
    let address = case(&site, "Onrust na de pauze").await;
    let page = text(&site, &address).await;
    assert!(page.contains("name=\"source_kind\" value=\"case\""), "{page}");
    let id = address.rsplit('/').next().unwrap();
    let line = format!(
        "is_line=yes&source_kind=case&source_id={id}&line=%40ik+klok+ophangen+voor+vrijdag&back={address}%23agreements"
    );
    let made = site.post("/77QX00/agreements", &line).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    assert!(made.header("location").starts_with(&address), "{}", made.header("location"));
    assert!(text(&site, &address).await.contains("klok ophangen"));
    let elsewhere = line.replace(id, "019a0000-0000-7000-8000-000000000001");
    assert_eq!(site.post("/77QX00/agreements", &elsewhere).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_days_of_a_reminder_are_held_against_what_fits() {
    let site = Site::demo().await;
    let wrong = site.post("/77QX00/settings/route/rules", "version=0&consent=1&days=duizend").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("id=\"rules-days-error\"") && wrong.text.contains("value=\"duizend\""));
    assert_eq!(
        site.post("/77QX00/settings/route/rules", "version=0&consent=1&days=30").await.status,
        StatusCode::SEE_OTHER
    );
    let older = site.post("/77QX00/settings/route/rules", "version=0&consent=1&days=40").await;
    assert_eq!(older.status, StatusCode::CONFLICT, "somebody was first");
}

/// Brings a case to the partnership, past every step.
async fn to_partnership(site: &Site, address: &str) {
    let page = text(site, address).await;
    let (_, behind) = page.split_once(&format!("action=\"{address}/move\"")).unwrap();
    let (_, version) = behind.split_once("name=\"version\" value=\"").unwrap();
    let version = version.split_once('"').unwrap().0;
    let moved =
        site.post(&format!("{address}/move"), &format!("kind=skip&version={version}&word=Haast")).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
}

#[tokio::test]
async fn the_form_of_the_partnership_is_the_schools_and_is_filled_in_on_the_case() {
    let site = Site::demo().await;
    let settings = text(&site, "/77QX00/settings/route").await;
    assert!(settings.contains("Formulier van het samenwerkingsverband"), "{settings}");
    assert!(settings.contains("value=\"Hoe zien de ouders het?\"") && settings.contains("name=\"label-10\""));
    let to = "/77QX00/settings/route/form";
    let long = "x".repeat(301);
    let wrong =
        format!("version=0&partnership=De+Brug&label-1=&help-1={long}&label-2=Wat+vraagt+u%3F&order-2=1");
    let wrong = site.post(to, &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in
        ["value=\"De Brug\"", "id=\"help-2-error\"", "id=\"label-2-error\"", "value=\"Wat vraagt u?\""]
    {
        assert!(wrong.text.contains(said), "{said}: {}", wrong.text);
    }
    let good = "version=0&partnership=De+Brug&label-1=Mening+ouders&order-1=2&required-1=1&source-1=guardians&label-2=Wat+vraagt+u%3F&order-2=1&source-2=question&help-2=Kort";
    assert_eq!(site.post(to, good).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(to, good).await.status, StatusCode::CONFLICT, "somebody was first");
    let settings = text(&site, "/77QX00/settings/route").await;
    let (first, second) = (settings.find("Wat vraagt u?").unwrap(), settings.find("Mening ouders").unwrap());
    assert!(first < second, "in the order that was typed");
    let address = case(&site, WITH_PARTNERS).await;
    assert!(!text(&site, &address).await.contains("Het formulier van De Brug"), "no request is made yet");
    to_partnership(&site, &address).await;
    let page = text(&site, &address).await;
    for said in
        ["Het formulier van De Brug", "Ingevuld met: de vraag", "Nog leeg: Mening ouders", "Verplicht."]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let (_, behind) = page.split_once("Mening ouders</label>").unwrap();
    let (_, id) = behind.split_once("<textarea id=\"").unwrap();
    let key = id.split_once('"').unwrap().0.to_owned();
    let typed = format!("field={key}&version=0&text=Vader+wil+graag+hulp");
    assert_eq!(site.post(&format!("{address}/texts"), &typed).await.status, StatusCode::SEE_OTHER);
    let page = text(&site, &address).await;
    assert!(page.contains("Vader wil graag hulp") && !page.contains("Nog leeg: Mening ouders"));
    assert!(page.contains("Maak je dit leeg, dan staat hier weer: hoe ouders het zien"));
    let file = text(&site, &format!("{address}/file")).await;
    assert!(file.contains("<li>Formulier van De Brug</li>"), "{file}");
    let pdf = site.post(&format!("{address}/file"), "form=pdf").await;
    assert!(pdf.status == StatusCode::OK && pdf.header("content-type") == "application/pdf");
}

#[tokio::test]
async fn a_day_that_cannot_be_read_is_refused_and_stays_as_it_was_typed() {
    let site = Site::demo().await;
    let address = case(&site, WITH_PARTNERS).await;
    let file = site.post(&format!("{address}/file"), "form=oso&seen_on=gisteren").await;
    assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(file.text.contains("id=\"file-seen_on-error\"") && file.text.contains("value=\"gisteren\""));
    assert!(text(&site, &format!("{address}/file")).await.contains("Er is nog niets gemaakt."));
    to_partnership(&site, &address).await;
    let to = format!("{address}/request");
    let typed = "version=0&state=sent&sent_on=2026-02-01&valid_until=31-7-2026&number=B17";
    let wrong = site.post(&to, typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in
        ["id=\"request-valid_until-error\"", "value=\"31-7-2026\"", "value=\"B17\"", "value=\"2026-02-01\""]
    {
        assert!(wrong.text.contains(said), "{said}: {}", wrong.text);
    }
    assert!(!wrong.text.contains("request-sent_on-error"));
    let asked = "kind=own_teaching&title=T&tried=x&tried_since=vorige+week&reach=";
    let wrong = site.post("/77QX00/route", asked).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["id=\"new-tried_since-error\"", "value=\"vorige week\"", "id=\"new-reach-error\""] {
        assert!(wrong.text.contains(said), "{said}: {}", wrong.text);
    }
}
