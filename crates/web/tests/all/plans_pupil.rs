//! Plans for pupils as pages: made, written, worked on, agreed, shared, written out; and the layouts of the school.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::http::StatusCode;

const TEACHER: &str = "leerkracht5a@demo.example";
const SPECIALIST: &str = "specialist@demo.example";
const GUARDIAN: &str = "ouder@demo.example";

/// The address of a pupil, by a search.
async fn pupil(site: &Site, name: &str) -> String {
    let html = site.get(&format!("/77QX00/search?q={}", name.replace(' ', "+"))).await.text;
    let (_, behind) = html.split_once("href=\"/77QX00/pupils/").unwrap_or_else(|| panic!("{name}: {html}"));
    format!("/77QX00/pupils/{}", behind.split_once('"').unwrap().0)
}

/// The address of a plan of a pupil, by its title.
async fn plan(site: &Site, name: &str, title: &str) -> String {
    let html = text(site, &format!("{}/plans", pupil(site, name).await)).await;
    let (before, _) =
        html.split_once(&format!("\">{title}</a>")).unwrap_or_else(|| panic!("{title}: {html}"));
    before.rsplit_once('"').unwrap().1.to_owned()
}

async fn text(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer.text
}

/// The version that a form for an address sends.
fn version(html: &str, action: &str) -> String {
    let (_, form) = html.split_once(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("{action}"));
    let (_, behind) = form.split_once("name=\"version\" value=\"").unwrap();
    behind.split_once('"').unwrap().0.to_owned()
}

fn sent_to(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.header("location")
}

#[tokio::test]
async fn a_teacher_makes_a_support_plan_and_what_is_wrong_stands_beside_its_field() {
    let site = Site::demo_as(TEACHER).await;
    let pupil = pupil(&site, "Noor van den Berg").await;
    let list = text(&site, &format!("{pupil}/plans")).await;
    assert!(list.contains("In het plan van de groep") && list.contains("Nieuw plan"));
    let form = text(&site, &format!("{pupil}/plans/new?kind=support")).await;
    assert!(form.contains("value=\"support\" aria-describedby=\"kind-support-help\" checked"));
    assert!(form.contains("value=\"2026-03-01\"") && form.contains("Wie nog meer, met dezelfde vraag?"));
    let wrong =
        site.post(&format!("{pupil}/plans"), "kind=support&title=Lezen&starts_on=2026-03-02&ends_on=x").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("aria-invalid=\"true\" aria-describedby=\"ends-error\""), "{}", wrong.text);
    assert!(wrong.text.contains("value=\"Lezen\"") && wrong.text.contains("value=\"x\""), "nothing is lost");
    let good = "kind=support&title=&subject=Spelling&starts_on=2026-03-02&ends_on=2026-05-01";
    let made = site.post(&format!("{pupil}/plans"), good).await;
    let address = sent_to(&made).to_owned();
    let page = text(&site, &address).await;
    for said in [
        "Handelingsplan spelling",
        "Het plan is er, als concept.",
        "Wat is de hulpvraag?",
        "Doel toevoegen",
        "Plan laten ingaan",
        "Zodra het plan loopt",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let (plan, _) = address.split_once('?').unwrap();
    let begun = site.post(&format!("{plan}/step"), "step=begin&version=1").await;
    assert_eq!(begun.status, StatusCode::UNPROCESSABLE_ENTITY, "it has no goal");
    let edit = text(&site, &format!("{plan}/edit")).await;
    assert!(edit.contains("value=\"Handelingsplan spelling\"") && !edit.contains("name=\"kind\""));
    let fields = "title=Woorden&subject=Spelling&starts_on=2026-03-02&ends_on=2026-05-01";
    let saved = site.post(&format!("{plan}/edit"), &format!("version=1&{fields}")).await;
    assert_eq!(sent_to(&saved), format!("{plan}?done=saved"));
    let second = site
        .post(&format!("{plan}/edit"), &format!("version=1&{}", fields.replace("Woorden", "Anders")))
        .await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains("Woorden · 02-03-2026 tot en met 01-05-2026"), "what is there now");
}

#[tokio::test]
async fn what_was_done_is_written_down_adds_up_and_is_taken_back() {
    let site = Site::demo().await;
    let plan = plan(&site, "Jurre ter Horst", "Letters die op elkaar lijken").await;
    let page = text(&site, &plan).await;
    assert!(page.contains("3 keer, 35 minuten samen") && page.contains("Week van 16 februari"), "{page}");
    let log = format!("{plan}/sessions");
    let wrong = site.post(&log, "done_on=2026-03-01&minutes=900&what=Alles+herhaald").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("van 1 tot en met 480") && wrong.text.contains("Alles herhaald"));
    let saved = site.post(&log, "done_on=2026-03-01&minutes=15&what=Alles+herhaald").await;
    assert_eq!(sent_to(&saved), format!("{plan}?done=session#log"));
    let page = text(&site, &plan).await;
    assert!(page.contains("4 keer, 50 minuten samen"));
    let (_, behind) = page.split_once(&format!("{plan}/sessions/")).unwrap();
    let id = behind.split_once('/').unwrap().0.to_owned();
    let removed = site.post(&format!("{plan}/sessions/{id}/remove"), "").await;
    let undo = text(&site, sent_to(&removed).split_once('#').unwrap().0).await;
    assert!(undo.contains("De regel is weg.") && undo.contains(&format!("{plan}/sessions/{id}/back")));
    site.post(&format!("{plan}/sessions/{id}/back"), "").await;
    assert!(text(&site, &plan).await.contains("4 keer, 50 minuten samen"));
}

#[tokio::test]
async fn a_specialist_writes_down_what_was_done_and_changes_nothing_else() {
    let site = Site::demo_as(SPECIALIST).await;
    let plan = plan(&site, "Daan", "Dyslexiedossier").await;
    let page = text(&site, &plan).await;
    assert!(page.contains("Checklist") && page.contains("3 van 11 gedaan"), "{page}");
    assert!(!page.contains("data-autosave") && page.contains("id=\"log-what\""));
    let saved = site.post(&format!("{plan}/sessions"), "done_on=2026-03-01&minutes=12&what=22+woorden").await;
    sent_to(&saved);
    for (end, form) in
        [("texts", "field=question&text=x&version=1"), ("checks", "key=answer"), ("share", "share=1")]
    {
        assert_eq!(site.post(&format!("{plan}/{end}"), form).await.status, StatusCode::FORBIDDEN, "{end}");
    }
    assert_eq!(site.post(&format!("{plan}/consents"), "").await.status, StatusCode::FORBIDDEN);
}

/// While a plan lies there the pupil is heard; somebody who agreed before that did not agree to it, and who does not agree with
/// a plan in force is heard above it and in the list.
async fn heard_and_refused(site: &Site, (plan, draft): (&str, &str), (page, contact): (&str, &str)) {
    assert!(page.contains("<textarea id=\"heard_how\"") && !page.contains("<textarea id=\"support\""));
    let early = format!("contact={contact}&answer=agrees&how=gesprek&given_on=2025-10-07");
    let early = site.post(&format!("{draft}/consents"), &early).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("id=\"consent-day-error\">Vul een dag in vanaf 1 maart 2026"));
    let refuses = format!("contact={contact}&answer=refuses&how=gesprek&given_on=2026-03-01");
    sent_to(&site.post(&format!("{plan}/consents"), &refuses).await);
    assert!(text(site, plan).await.contains("Iemand met gezag is niet akkoord met dit plan."));
    let (pupil, _) = plan.split_once("/plans/").unwrap();
    assert!(text(site, &format!("{pupil}/plans")).await.contains("niet akkoord"));
}

#[tokio::test]
async fn a_development_plan_shows_its_terms_needs_results_and_who_agreed() {
    let site = Site::demo().await;
    let plan = plan(&site, "Selam Tekle", "Ontwikkelingsperspectief").await;
    let page = text(&site, &plan).await;
    for said in [
        "Evalueren vóór 26 juni 2026.",
        "artikel 40a",
        "Zwijgt in de grote kring en vertelt in een groepje van drie wel",
        "Leerrendement",
        "Abeba Tekle: akkoord",
        "Iemand met gezag is akkoord",
        "Pas aan in een nieuwe versie",
        "Het taalgroepje is nu niet meer tijdens de kring.",
        "Zo stond het er op 1 maart 2026, toen het plan werd voorgelegd.",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("<textarea id=\"support\""), "what was agreed is frozen");
    assert!(page.contains("<textarea id=\"evaluation_parents\""), "its evaluation is not");
    let wrong =
        site.post(&format!("{plan}/consents"), "contact=&who=&how=telefoon&given_on=2026-03-01").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Kies wat die zei.") && wrong.text.contains("value=\"telefoon\""));
    let next = site.post(&format!("{plan}/next"), "").await;
    let draft = sent_to(&next).split_once('?').unwrap().0.to_owned();
    let page = text(&site, &draft).await;
    assert!(
        page.contains("versie 2")
            && page.contains("Wat is er anders?")
            && page.contains("<textarea id=\"support\"")
    );
    let form = "part=&field=deviations&text=Ook+spelling+op+groep+5.&version=1";
    sent_to(&site.post(&format!("{draft}/texts"), form).await);
    let changes = text(&site, &format!("{draft}/changes")).await;
    assert!(changes.contains("<ins>") && changes.contains("spelling"), "{changes}");
    let discussed = site.post(&format!("{draft}/step"), "step=discuss&version=1").await;
    sent_to(&discussed);
    let page = text(&site, &draft).await;
    assert!(page.contains("Van Abeba Tekle is nog niets vastgelegd."));
    let (_, behind) = page.split_once("id=\"consent-contact\"").unwrap();
    let contact = behind.split_once("<option value=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
    heard_and_refused(&site, (&plan, &draft), (&page, &contact)).await;
    let form = format!("contact={contact}&answer=agrees&how=gesprek&given_on=2026-03-01");
    assert_eq!(
        sent_to(&site.post(&format!("{draft}/consents"), &form).await),
        format!("{draft}?done=consent#consent")
    );
    let page = text(&site, &draft).await;
    let (_, behind) = page.split_once("/consents/").unwrap();
    let record = behind.split_once('/').unwrap().0.to_owned();
    let back = format!("{draft}/consents/{record}/take-back");
    let without = site.post(&back, "because=").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text.contains(&format!("because-{record}-error")));
    sent_to(&site.post(&back, "because=verkeerd+kind").await);
    assert!(text(&site, &draft).await.contains("teruggenomen: verkeerd kind"));
}

#[tokio::test]
async fn a_late_plan_says_so_and_a_teacher_without_the_others_finds_nothing() {
    let site = Site::demo().await;
    let late = plan(&site, "Finn van der Meer", "Ontwikkelingsperspectief (concept)").await;
    let page = text(&site, &late).await;
    assert!(page.contains("Klaar vóór 16 februari 2026. Dat is voorbij."), "{page}");
    let shared = plan(&site, "Saar ter Horst", "Hoofdzaken onthouden").await;
    let page = text(&site, &shared).await;
    assert!(page.contains("Ook voor Finn van der Meer") && !page.contains("Deel met ouders"));
    let teacher = site.sign_in(TEACHER).await;
    assert_eq!(teacher.get(&shared).await.status, StatusCode::NOT_FOUND);
    assert_eq!(teacher.get(&format!("{shared}/plan.pdf")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn guardians_read_the_plan_that_is_shared_with_them() {
    let site = Site::demo_as(GUARDIAN).await;
    let address = sent_to(&site.get("/").await).to_owned();
    let page = text(&site, &address).await;
    for said in ["De tafels paraat", "Thuis hetzelfde spelletje, drie keer per week.", "deels gehaald"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("data-autosave") && !page.contains("/sessions"));
    assert_eq!(site.get(&format!("{address}/plans")).await.status, StatusCode::FORBIDDEN);
    let coordinator = site.sign_in("ib@demo.example").await;
    let plan = plan(&coordinator, "Emre", "De tafels paraat").await;
    let html = text(&coordinator, &plan).await;
    let version = version(&html, &format!("{plan}/share"));
    sent_to(&coordinator.post(&format!("{plan}/share"), &format!("version={version}")).await);
    let guardian = coordinator.sign_in(GUARDIAN).await;
    assert!(!text(&guardian, &address).await.contains("De tafels paraat"));
}

#[tokio::test]
async fn a_plan_is_a_file_of_each_kind() {
    let site = Site::demo().await;
    let plan = plan(&site, "Selam Tekle", "Ontwikkelingsperspectief").await;
    let pdf = site.get(&format!("{plan}/plan.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert_eq!(pdf.header("content-disposition"), "inline; filename=\"development-2025-09-08.pdf\"");
    let word = site.get(&format!("{plan}/plan.docx")).await;
    assert!(word.bytes.starts_with(b"PK") && word.header("content-disposition").starts_with("attachment"));
    let json: serde_json::Value =
        serde_json::from_str(&site.get(&format!("{plan}/plan.json")).await.text).unwrap();
    assert_eq!((&json["plan"]["state"], json["goals"].as_array().unwrap().len()), (&"running".into(), 2));
}

#[tokio::test]
async fn a_school_copies_a_layout_changes_it_and_keeps_what_the_law_asks() {
    let site = Site::demo().await;
    let list = text(&site, "/77QX00/settings/plans").await;
    assert!(
        list.contains("Na de wet")
            && list.contains("In drie delen")
            && list.contains("Nieuwe plannen beginnen hiermee")
    );
    let copied = site.post("/77QX00/settings/plans/law/copy", "name=SWV+De+Brug").await;
    let address = sent_to(&copied).split_once('?').unwrap().0.to_owned();
    let form = text(&site, &address).await;
    assert!(form.contains("vraagt de wet") && form.contains("Nog een kopje"));
    let lacks = site.post(&address, "name=SWV&version=1&heading-1=Alles&block-1=texts&place-1=1").await;
    assert_eq!(lacks.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lacks.text.contains("zet het terug: de ondersteuning") && lacks.text.contains("value=\"Alles\""));
    let mut fields = vec!["name=SWV", "version=1", "heading-1=Alles", "block-1=texts", "place-1=1"];
    let asked = app::plans::pupil::ASKED_FIELDS;
    let written: Vec<String> = asked
        .iter()
        .enumerate()
        .map(|(at, key)| format!("key-1-{at}={key}&title-1-{at}=Vraag&at-1-{at}={at}"))
        .collect();
    fields.extend(written.iter().map(String::as_str));
    fields.push("heading-2=Doelen&block-2=goals&heading-3=Wat+helpt&block-3=factors");
    fields.push("heading-4=Ouders&block-4=consent&heading-5=Evaluatie&block-5=evaluation");
    let form = fields.join("&");
    assert_eq!(sent_to(&site.post(&address, &form).await), format!("{address}?done=saved"));
    assert_eq!(site.post(&address, &form).await.status, StatusCode::CONFLICT, "of an older version");
    let used = site.post(&format!("{address}/set"), "version=2&standing=usual").await;
    assert_eq!(sent_to(&used), "/77QX00/settings/plans?done=saved");
    assert_eq!(site.get("/77QX00/settings/plans/law").await.status, StatusCode::NOT_FOUND, "it is of Stut");
}

#[tokio::test]
async fn what_is_agreed_in_a_plan_stands_on_its_page_for_who_sees_the_plan() {
    let site = Site::demo_as(TEACHER).await;
    let pupil = pupil(&site, "Noor van den Berg").await;
    let good = "kind=support&title=Lezen&subject=Spelling&starts_on=2026-03-02&ends_on=2026-05-01";
    let made = site.post(&format!("{pupil}/plans"), good).await;
    let plan = sent_to(&made).split_once('?').unwrap().0.to_owned();
    let html = text(&site, &plan).await;
    assert!(html.contains("id=\"agreements\"") && html.contains("name=\"source_kind\" value=\"plan\""));
    let id = plan.rsplit_once('/').unwrap().1;
    let line = format!(
        "is_line=yes&source_kind=plan&source_id={id}&pupil={}&line=%40ik+stappenkaart+maken+voor+vrijdag\
         &back={plan}%23agreements",
        pupil.rsplit_once('/').unwrap().1
    );
    let added = site.post("/77QX00/agreements", &line).await;
    let back = sent_to(&added).to_owned();
    assert!(back.starts_with(&format!("{plan}?")) && back.ends_with("#agreements"), "{back}");
    let html = text(&site, back.split_once('#').unwrap().0).await;
    assert!(html.contains("Stappenkaart maken") || html.contains("stappenkaart maken"), "{html}");
    assert!(html.contains("class=\"flash\""), "it says that it was kept");
    let site = site.sign_in("ib@demo.example").await;
    assert!(text(&site, &plan).await.contains("tappenkaart maken"));
    let site = site.sign_in(SPECIALIST).await;
    assert_eq!(site.get(&plan).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post("/77QX00/agreements", &line).await.status, StatusCode::NOT_FOUND);
}
