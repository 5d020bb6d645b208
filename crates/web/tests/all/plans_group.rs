//! Group plans as pages: from the overview in one step, moved without script and with it, evaluated, gone on from.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};

const TEACHER: &str = "leerkracht5a@demo.example";

/// What is sent as a script does.
async fn fetched(site: &Site, address: &str, form: &str) -> Answer {
    let request = Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("x-requested-with", "fetch")
        .body(Body::from(form.to_owned()));
    site.ask(request.unwrap()).await
}

/// A draft of a plan for spelling in 5B, made with what is proposed.
async fn made(site: &Site) -> String {
    let plans = format!("{}/plans", site.group("5B").await);
    let answer = site.post(&plans, "subject=Spelling&style=period").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.header("location").split_once('?').unwrap().0.to_owned()
}

fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    html.split_once(before).unwrap_or_else(|| panic!("{before}: {html}")).1.split_once(after).unwrap().0
}

/// The id of the first pupil in an arrangement, and its card.
fn first_in<'a>(html: &'a str, arrangement: &str) -> &'a str {
    let column = between(html, &format!("data-cluster=\"{arrangement}\""), "</section>");
    between(column, "data-pupil=\"", "\"")
}

async fn page(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    answer.text
}

#[tokio::test]
async fn from_the_overview_it_is_one_step_to_a_plan() {
    let site = Site::demo().await;
    let group = site.group("5B").await;
    assert!(page(&site, &group).await.contains(&format!("href=\"{group}/plans/new\"")));
    let html = page(&site, &format!("{group}/plans/new")).await;
    assert!(html.contains("IV (D) en lager krijgt intensief, I (A) en hoger verdiept"), "{html}");
    assert!(html.contains("eigen keuze van Stut"), "the rule says where it comes from");
    assert!(html.contains("value=\"2026-06-30\""), "up to the next tests");
    let block = page(&site, &format!("{group}/plans/new?style=block&preset=period&ends_on=2026-06-30")).await;
    assert!(block.contains("value=\"2026-04-26\""), "another style, other days: {block}");
    let address = made(&site).await;
    let html = page(&site, &address).await;
    assert!(html.contains("Wat doen we in 5B met Spelling?"));
    assert!(html.contains("Spelling in 5B, maart 2026 tot juni 2026"));
    assert!(html.contains("Neem alle voorgestelde doelen over"));
    let list = page(&site, &format!("{group}/plans")).await;
    assert!(list.contains("Nog in concept") && list.contains(&address));
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_is_lost() {
    let site = Site::demo().await;
    let plans = format!("{}/plans", site.group("5B").await);
    let form = "subject=Spelling&other=Engels&style=block&preset=block&starts_on=2026-03-02&ends_on=2026-06-30&\
        intensive_from=2&extended_until=2";
    let answer = site.post(&plans, form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [
        "id=\"ends_on-error\">Dit plan duurt hooguit 10 weken.",
        "id=\"rule-error\">Verdiept moet boven intensief liggen.",
        "value=\"2026-06-30\" aria-invalid=\"true\"",
        "name=\"other\" value=\"Engels\"",
    ] {
        assert!(answer.text.contains(words), "{words}: {}", answer.text);
    }
    assert!(!page(&site, &plans).await.contains("Engels"), "nothing was made");
}

#[tokio::test]
async fn a_pupil_is_moved_without_script_and_back_again() {
    let site = Site::demo().await;
    let address = made(&site).await;
    let pupil = first_in(&page(&site, &address).await, "basic").to_owned();
    let form = format!("pupil={pupil}&from=basic&to=intensive");
    let answer = site.post(&format!("{address}/pupils"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let location = answer.header("location").split_once('#').unwrap().0.to_owned();
    let html = page(&site, &location).await;
    assert!(html.contains("staat nu bij Intensief.") && html.contains("Ongedaan maken"), "{html}");
    let undo = format!("pupil={pupil}&from=intensive&to=basic");
    site.post(&format!("{address}/pupils"), &undo).await;
    let basic = page(&site, &address).await;
    assert!(between(&basic, "data-cluster=\"basic\"", "</section>").contains(&pupil));
}

#[tokio::test]
async fn script_is_told_where_the_pupil_is_now() {
    let site = Site::demo().await;
    let address = made(&site).await;
    let pupil = first_in(&page(&site, &address).await, "basic").to_owned();
    let send = async |from: &str, to: &str| {
        fetched(&site, &format!("{address}/pupils"), &format!("pupil={pupil}&from={from}&to={to}")).await
    };
    let moved = send("basic", "extended").await;
    assert_eq!(moved.status, StatusCode::OK);
    assert_eq!(moved.text, r#"{"words":"staat nu bij Verdiept.","now":"extended"}"#);
    let second = send("basic", "intensive").await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains(r#""now":"extended""#) && second.text.contains("iemand anders"));
    site.post(&format!("{address}/step"), "step=drop&version=1").await;
    assert_eq!(send("extended", "basic").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let astray = site.post(&format!("{address}/pupils"), "pupil=x&from=basic&to=basic").await;
    assert_eq!(astray.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn goals_are_taken_the_plan_begins_and_its_texts_are_asked() {
    let site = Site::demo_as(TEACHER).await;
    let group = site.group("5A").await;
    let answer = site.post(&format!("{group}/plans"), "subject=Spelling&style=block").await;
    let address = answer.header("location").split_once('?').unwrap().0.to_owned();
    let html = page(&site, &address).await;
    let key = between(&html, "name=\"goal\" value=\"", "\"").to_owned();
    site.post(&format!("{address}/proposals"), &format!("goal={key}")).await;
    let one = page(&site, &address).await;
    assert_eq!(one.matches("class=\"goal\"").count(), 1, "{one}");
    let gone = site.post(&format!("{address}/proposals"), &format!("goal={key}")).await;
    assert!(gone.header("location").contains("no_goal"), "it is there already");
    site.post(&format!("{address}/proposals"), "").await;
    assert!(!page(&site, &address).await.contains("goal-draft"), "all are taken");
    let begun = site.post(&format!("{address}/step"), "step=begin&version=1").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    let running = page(&site, &address).await;
    for words in ["Tussencheck", "Wat werkte?", "Wat gaan we doen?", "Maak het volgende plan"] {
        assert!(running.contains(words), "{words}");
    }
    let next = site.post(&format!("{address}/next"), "").await;
    let next = next.header("location").split_once('?').unwrap().0.to_owned();
    assert_ne!(next, address);
    let html = page(&site, &next).await;
    assert!(html.contains("Dit plan gaat verder op") && html.contains("class=\"goal\""), "{html}");
    assert!(page(&site, &address).await.contains("Het volgende plan:"));
}

#[tokio::test]
async fn after_the_last_plan_of_the_year_one_goes_on_after_the_summer() {
    let site = Site::demo_as(TEACHER).await;
    let group = site.group("5A").await;
    let answer = site.post(&format!("{group}/plans"), "subject=Spelling&style=period").await;
    let address = answer.header("location").split_once('?').unwrap().0.to_owned();
    site.post(&format!("{address}/proposals"), "").await;
    let begun = site.post(&format!("{address}/step"), "step=begin&version=1").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
    let next = site.post(&format!("{address}/next"), "").await;
    assert_eq!(next.header("location"), format!("{address}?done=no_room"));
    assert!(page(&site, &format!("{address}?done=no_room")).await.contains("Ga verder na de zomer"));
}

#[tokio::test]
async fn a_plan_without_arrangement_texts_asks_for_goals_and_exceptions_only() {
    let site = Site::demo().await;
    let plans = format!("{}/plans", site.group("5B").await);
    let answer = site.post(&plans, "subject=Spelling&style=goals_only").await;
    let address = answer.header("location").split_once('?').unwrap().0.to_owned();
    let html = page(&site, &address).await;
    assert!(html.contains("Groepsplanloos") && html.contains("Uitzondering"));
    assert!(!html.contains("Organisatie en tijd"), "{html}");
}

#[tokio::test]
async fn name_and_days_are_changed_by_one_at_a_time() {
    let site = Site::demo().await;
    let address = made(&site).await;
    let edit = format!("{address}/edit");
    let html = page(&site, &edit).await;
    let version = between(&html, "name=\"version\" value=\"", "\"").to_owned();
    let form = |title: &str, until: &str| {
        format!("version={version}&title={title}&starts_on=2026-03-01&ends_on={until}&halfway_on=")
    };
    let wrong = site.post(&edit, &form("", "2026-03-10")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("title-error") && wrong.text.contains("ends_on-error"));
    assert_eq!(site.post(&edit, &form("Spelling+5B", "2026-06-19")).await.status, StatusCode::SEE_OTHER);
    let second = site.post(&edit, &form("Iets+anders", "2026-06-12")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains("2026") && second.text.contains("Iets"), "{}", second.text);
    assert!(page(&site, &address).await.contains("Spelling 5B"));
}

#[tokio::test]
async fn the_demo_has_a_plan_that_runs_and_one_that_is_over() {
    let site = Site::demo().await;
    let running = site.link(&format!("{}/plans", site.group("5A").await), "\">Rekenen").await;
    let html = page(&site, &running).await;
    assert!(html.contains("stappenkaart") && html.contains("instructietafel"), "{html}");
    let past = site.link(&format!("{}/plans", site.group("4").await), "\">Spelling").await;
    let html = page(&site, &past).await;
    assert!(html.contains("Twee groepjes van drie") && html.contains("afgerond"), "{html}");
    assert!(!html.contains("data-clusters"), "nobody is moved in what is over");
    for (end, kind) in [("plan.pdf", "application/pdf"), ("plan.json", "application/json")] {
        let file = site.get(&format!("{past}/{end}")).await;
        assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, kind));
    }
    let principal = site.sign_in("directie@demo.example").await;
    let html = page(&principal, &past).await;
    assert!(!html.contains("Maak het volgende plan") && html.contains("Spelling"));
    let list = page(&principal, past.rsplit_once('/').unwrap().0).await;
    assert!(!list.contains("/plans/new"), "she reads");
}

#[tokio::test]
async fn the_rule_of_the_school_is_set_with_a_source() {
    let site = Site::demo().await;
    let rule = "/77QX00/settings/clusters";
    let form = "version=0&intensive_from=4&extended_until=1";
    let wrong = site.post(rule, &format!("{form}&source=")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("id=\"source-error\""));
    assert_eq!(site.post(rule, &format!("{form}&source=Teambesluit")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(rule, &format!("{form}&source=Laat")).await.status, StatusCode::CONFLICT);
    assert!(page(&site, rule).await.contains("V (E) en lager krijgt intensief"));
    let new = page(&site, &format!("{}/plans/new", site.group("5B").await)).await;
    assert!(new.contains("Teambesluit"));
    assert_eq!(site.post(rule, "version=1&shipped=1").await.status, StatusCode::SEE_OTHER);
    assert!(page(&site, rule).await.contains("eigen keuze van Stut"));
}

/// The value of the last checkbox before a text.
fn piece_before<'a>(html: &'a str, words: &str) -> &'a str {
    let before = html.split_once(words).unwrap_or_else(|| panic!("{words}: {html}")).0;
    before.rsplit_once("value=\"").unwrap().1.split_once('"').unwrap().0
}

#[tokio::test]
async fn what_goes_to_a_meeting_is_one_file() {
    let site = Site::demo_as(TEACHER).await;
    let group = site.group("5A").await;
    let html = page(&site, &format!("{group}/bundle")).await;
    assert!(
        html.contains("value=\"overview\" checked") && html.contains("value=\"needs\" checked"),
        "{html}"
    );
    let plan = piece_before(&html, "Rekenen-Wiskunde in 5A");
    assert!(plan.starts_with("plan:"), "{plan}");
    let of_emre = html.split_once("Emre Yıldız</b>").unwrap().1;
    let file = between(of_emre, "value=\"", "\"");
    assert!(file.starts_with("file:"), "{file}");
    let address = format!("{group}/bundle.pdf");
    let pdf = site.get(&format!("{address}?piece=overview&piece=needs&piece={plan}&piece={file}")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    let none = site.get(&address).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("Kies minstens één stuk"));
    let many = "piece=overview&".repeat(61);
    assert_eq!(site.get(&format!("{address}?{many}")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.get(&format!("{address}?piece=plan:x")).await.status, StatusCode::NOT_FOUND);

    let ib = site.copy().await.sign_in("ib@demo.example").await;
    let other = page(&ib, &format!("{}/bundle", ib.group("5B").await)).await;
    let stranger = between(other.split_once("role=\"group\"").unwrap().1, "value=\"", "\"");
    assert!(stranger.starts_with("file:"), "{stranger}");
    let refused = site.get(&format!("{address}?piece=overview&piece={stranger}")).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "a pupil of another group");
    let trail = page(&ib, &format!("{}/trail", emre_of(&ib).await)).await;
    assert!(trail.contains("Dossier als pdf gemaakt"), "each document is in the trail: {trail}");
}

async fn emre_of(site: &Site) -> String {
    let html = page(site, &site.group("5A").await).await;
    let before = html.split_once(">Emre Yıldız").unwrap().0;
    before.rsplit_once("href=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn what_is_agreed_in_a_plan_of_a_group_stands_on_its_page() {
    let site = Site::demo().await;
    let plan = made(&site).await;
    let html = page(&site, &plan).await;
    let id = plan.rsplit_once('/').unwrap().1;
    assert!(html.contains(&format!("name=\"source_id\" value=\"{id}\"")), "{html}");
    let line = format!(
        "is_line=yes&source_kind=plan&source_id={id}&line=%40ik+instructietafel+klaarzetten+voor+vrijdag&back={plan}"
    );
    let added = site.post("/77QX00/agreements", &line).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    assert!(page(&site, &plan).await.contains("nstructietafel klaarzetten"));
    let teacher = site.sign_in(TEACHER).await;
    let refused = teacher.post("/77QX00/agreements", &line).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "she has another group");
}
