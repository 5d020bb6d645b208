//! The pages of the roles who see least, and what the school decides to share.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use app::{
    demo::PASSWORD,
    trust::{NewAccount, add_user},
};
use axum::http::StatusCode;
use domain::{
    Personal,
    ids::{PupilId, TieId},
    trust::{Role, Term},
};
use policy::{Action, Actor, InSchool, OfPupil, Resource};
use store::{
    audit::{self, AuditEvent, Deed},
    register,
    trust::{self, KeptTie},
};

const SCHOOL: &str = "/77QX00";
const GUARDIAN: &str = "ouder@demo.example";

/// A pupil of the demo school by the beginning of the name.
async fn pupil(site: &Site, name: &str) -> PupilId {
    let mut tx = site.db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0).id;
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    register::search_pupils(&mut tx, &scope, name, (1, 0)).await.unwrap().remove(0).id
}

/// Ties who is signed in to another pupil.
async fn tie(site: &Site, role: Role, pupil: PupilId) {
    let account = site.actor().await.account().unwrap();
    let mut tx = site.db.write().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0).id;
    let place =
        trust::place_of_pupil(&mut tx, (school, pupil), crate::support::TODAY).await.unwrap().unwrap();
    let scope = OfPupil::issue(&Actor::Operator, Action::TiePupil, &place).unwrap();
    let id = TieId("019a0000-0000-7000-8000-000000000009".parse().unwrap());
    let term = Term { from: crate::support::TODAY, until: None };
    let tie = KeptTie { id, account, role, term, why: Personal::new("test".to_owned()) };
    trust::put_tie(&mut tx, &scope, &tie).await.unwrap();
    let at = site.app.act_as(Actor::Operator).now();
    let deed = Deed::PupilTied { pupil, account, role };
    tx.commit(&AuditEvent { at, actor: Actor::Operator, school: Some(school), deed }).await.unwrap();
}

/// Somebody with a role and nothing else.
async fn newcomer(role: Role) -> Site {
    let site = Site::demo().await;
    let new = NewAccount {
        email: "nieuw@demo.example".parse().unwrap(),
        name: "Nina Nieuw".to_owned(),
        password: Some(Personal::new(PASSWORD.to_owned())),
    };
    add_user(&site.app.act_as(Actor::Operator), new, Some(("77QX00", role))).await.unwrap();
    site.sign_in("nieuw@demo.example").await
}

/// The values of the hidden fields of a form, and the version among them.
fn field(html: &str, name: &str) -> String {
    let (_, after) =
        html.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("{name}: {html}"));
    after.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_guardian_comes_straight_to_the_child_and_sees_what_is_shared() {
    let site = Site::demo_as(GUARDIAN).await;
    let child = format!("{SCHOOL}/pupils/{}", pupil(&site, "Emre Y").await);
    assert_eq!(site.get("/").await.header("location"), child);
    let page = site.get(&child).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Hoe gaat het met Emre op school?",
        "groep 5A",
        "Anke Jansen",
        "Rekenen-Wiskunde van Emre",
        "midden groep 5",
        "/notes",
    ] {
        assert!(page.text.contains(words), "{words}");
    }
    for words in [
        "Signalen",
        "blinde vlek",
        "M5",
        "DLE",
        "percentiel",
        "Functioneringsniveau",
        "Zo zien ouders",
        "/groups/",
    ] {
        assert!(!page.text.contains(words), "{words}");
    }
}

#[tokio::test]
async fn the_look_at_what_is_shared_is_written_down_and_refuses_nothing() {
    let site = Site::demo_as(GUARDIAN).await;
    let child = pupil(&site, "Emre Y").await;
    site.get(&format!("{SCHOOL}/pupils/{child}")).await;
    let mut tx = site.db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0).id;
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    let lines = audit::page(&mut tx, &scope, (0, 10_000)).await.unwrap();
    let last = lines.last().unwrap();
    assert_eq!(
        (last.action.as_str(), last.detail.contains("\"shared\"")),
        ("pupil_looked", true),
        "{last:?}"
    );
    assert!(lines.iter().all(|line| line.action != "refused"));
}

#[tokio::test]
async fn another_child_is_not_there_for_a_guardian() {
    let site = Site::demo_as(GUARDIAN).await;
    let other = format!("{SCHOOL}/pupils/{}", pupil(&site, "Noor").await);
    assert_eq!(site.get(&other).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&format!("{other}/shared")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&format!("{SCHOOL}/groups")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn results_are_shared_only_when_the_school_does() {
    let site = Site::demo().await;
    let page = site.get(&format!("{SCHOOL}/settings")).await.text;
    assert!(
        page.contains("name=\"shares_results\" value=\"1\" checked"),
        "shared until the school decides otherwise"
    );
    let version = field(&page, "version");
    let saved =
        site.post(&format!("{SCHOOL}/settings"), &format!("version={version}&name=De+Brug&board=")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let page = site.get(&format!("{SCHOOL}/settings")).await.text;
    assert!(page.contains("name=\"shares_results\" value=\"1\" aria"), "{page}");

    let site = site.sign_in(GUARDIAN).await;
    let child = format!("{SCHOOL}/pupils/{}", pupil(&site, "Emre Y").await);
    let page = site.get(&child).await.text;
    assert!(page.contains("De school laat hier geen toetsresultaten zien"), "{page}");
    assert!(!page.contains("<table") && !page.contains("<svg") && page.contains("groep 5A"));
}

#[tokio::test]
async fn the_coordinator_sees_what_guardians_see_and_a_teacher_does_not() {
    let site = Site::demo().await;
    let shared = format!("{SCHOOL}/pupils/{}/shared", pupil(&site, "Emre Y").await);
    let page = site.get(&shared).await.text;
    assert!(
        page.contains("Zo zien ouders en verzorgers deze pagina.") && page.contains("Hoe gaat het met Emre")
    );
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(site.get(&shared).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_guardian_of_several_children_gets_a_list_and_one_of_none_hears_whom_to_ask() {
    let site = Site::demo_as(GUARDIAN).await;
    tie(&site, Role::Guardian, pupil(&site, "Saar ter").await).await;
    assert_eq!(site.get("/").await.header("location"), "/77QX00/pupils");
    let list = site.get("/77QX00/pupils").await.text;
    for words in ["Jouw kinderen op deze school", "Emre Yıldız", "Saar ter Horst"] {
        assert!(list.contains(words), "{words}");
    }
    assert!(!list.contains("/groups/"), "a group is no page for guardians");

    let list = newcomer(Role::Guardian).await.get("/77QX00/pupils").await.text;
    assert!(list.contains("Er is nu geen kind aan je account gekoppeld"), "{list}");
    assert!(!list.contains("EDEXML"), "a guardian imports nothing");
}

#[tokio::test]
async fn lists_say_whose_pupils_they_are() {
    // A specialist has agreements of her own, and so a page of the day; somebody from outside begins with what
    // she is invited in.
    for (email, name, first) in [
        ("specialist@demo.example", "Daan", "/77QX00/today"),
        ("extern@demo.example", "Emre", "/invited/77QX00"),
    ] {
        let site = Site::demo_as(email).await;
        assert_eq!(site.get("/").await.header("location"), first, "{email}");
        let list = site.get("/77QX00/pupils").await.text;
        assert!(list.contains("Leerlingen die jij begeleidt") && list.contains(name), "{email}");
        assert!(!list.contains("/groups/"), "{email}");
    }
    for (role, page, words) in [
        (Role::Specialist, "pupils", "Je begeleidt hier nu geen leerlingen"),
        (Role::Teacher, "groups", "Je hebt dit schooljaar nog geen groep"),
        (Role::Teacher, "pupils", "Je hebt dit schooljaar nog geen groep"),
        (Role::Administrator, "groups", "Als beheerder zie je geen groepen"),
    ] {
        let html = newcomer(role).await.get(&format!("{SCHOOL}/{page}")).await.text;
        assert!(html.contains(words) && !html.contains("EDEXML"), "{role} {page}: {html}");
    }
}

#[tokio::test]
async fn a_teacher_sees_the_years_of_own_groups_only() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let page = site.get("/77QX00/groups").await.text;
    assert!(page.contains("<b>5A</b>") && !page.contains("?year="), "{page}");
    assert_eq!(site.get("/77QX00/groups?year=2023-2024").await.status, StatusCode::NOT_FOUND);
}

/// What stands in the cells of the tables of a page.
fn cells(html: &str) -> Vec<String> {
    let cells = html.split("<td").skip(1).map(|cell| {
        let (_, cell) = cell.split_once('>').unwrap();
        cell.split_once("</td>").unwrap().0.replace("<b>", "").replace("</b>", "")
    });
    cells.collect()
}

#[tokio::test]
async fn figures_have_no_names_and_no_small_numbers() {
    let site = Site::demo_as("bestuur@demo.example").await;
    assert_eq!(site.get("/").await.header("location"), "/77QX00/figures");
    let page = site.get("/77QX00/figures").await;
    assert_eq!(page.status, StatusCode::OK);
    let cells = cells(&page.text);
    let numbers: Vec<u32> = cells.iter().filter_map(|cell| cell.parse().ok()).collect();
    assert!(numbers.len() > 20 && numbers.iter().all(|number| *number >= 10), "{cells:?}");
    let others: Vec<_> = cells.iter().filter(|cell| cell.parse::<u32>().is_err()).collect();
    assert!(
        others.iter().all(|cell| ["minder dan 10", "niet getoond"].contains(&cell.as_str())),
        "{others:?}"
    );
    assert!(others.iter().any(|cell| *cell == "minder dan 10"), "the demo has small numbers");
    assert!(page.text.contains("Hele school") && page.text.contains("Samen in groep 5"));
    for name in ["Emre", "Noor", "Anke", "Jansen", "/pupils/", "/groups/"] {
        assert!(!page.text.contains(name), "{name}");
    }
}

#[tokio::test]
async fn the_partnership_hears_that_nothing_was_sent() {
    let site = Site::demo_as("swv@demo.example").await;
    assert_eq!(site.get("/").await.header("location"), "/77QX00/sent");
    let page = site.get("/77QX00/sent").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Er is nog niets verstuurd"));
    assert_eq!(site.get("/77QX00/figures").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_second_of_two_who_save_sees_both_and_chooses() {
    let site = Site::demo().await;
    let address = format!("{SCHOOL}/settings");
    let version = field(&site.get(&address).await.text, "version");
    let first =
        site.post(&address, &format!("version={version}&name=De+Brug&board=Samen&shares_results=1")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = site.post(&address, &format!("version={version}&name=De+Kade&board=Anders")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    for words in ["De Kade", "De Brug", "Anders", "Samen", "Bewaar wat ik typte"] {
        assert!(second.text.contains(words), "{words}");
    }
    let page = site.get(&address).await.text;
    assert_eq!((field(&page, "name"), field(&page, "board")), ("De Brug".to_owned(), "Samen".to_owned()));

    let hidden = |name: &str| {
        let (_, after) = second.text.split_once(&format!("<textarea name=\"{name}\" hidden>\n")).unwrap();
        after.split_once("</textarea>").unwrap().0.to_owned()
    };
    assert_eq!((hidden("name"), hidden("board")), ("De Kade".to_owned(), "Anders".to_owned()));
    assert_ne!(hidden("version"), version);
    assert!(!second.text.contains("name=\"shares_results\""), "the box was not ticked");
    let form = format!("version={}&name=De+Kade&board=Anders", hidden("version"));
    let theirs = site.post(&address, &format!("{form}&choice=theirs")).await;
    assert_eq!((theirs.status, theirs.header("location")), (StatusCode::SEE_OTHER, address.as_str()));
    assert_eq!(field(&site.get(&address).await.text, "name"), "De Brug", "what stands stays");
    assert_eq!(site.post(&address, &format!("{form}&choice=mine")).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&address).await.text;
    assert_eq!((field(&page, "name"), field(&page, "board")), ("De Kade".to_owned(), "Anders".to_owned()));
    // Who says no version saves over nothing.
    assert_eq!(site.post(&address, "name=Zomaar").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_name_that_is_too_long_comes_back_with_the_reason() {
    let site = Site::demo().await;
    let address = format!("{SCHOOL}/settings");
    let version = field(&site.get(&address).await.text, "version");
    let long = "é".repeat(201);
    let typed = format!("version={version}&name=Kort&board={}", "%C3%A9".repeat(201));
    let answer = site.post(&address, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = (field(&answer.text, "name"), field(&answer.text, "board"), field(&answer.text, "version"));
    assert_eq!(typed, ("Kort".to_owned(), long, version.clone()));
    assert!(answer.text.contains("aria-describedby=\"board-error\" aria-invalid=\"true\""));
    assert!(answer.text.contains("hoogstens 200 tekens") && !answer.text.contains("name-error"));
    assert!(!answer.text.contains("value=\"1\" checked"), "the box stays as it was");
    let page = site.get(&address).await.text;
    assert_eq!(field(&page, "version"), version, "nothing is saved");
    let fits = format!("version={version}&name={}", "%C3%A9".repeat(200));
    assert_eq!(site.post(&address, &fits).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn only_who_may_change_the_settings_sees_them() {
    for (email, status) in [
        ("directie@demo.example", StatusCode::OK),
        ("beheer@demo.example", StatusCode::OK),
        ("leerkracht5a@demo.example", StatusCode::FORBIDDEN),
        (GUARDIAN, StatusCode::FORBIDDEN),
    ] {
        assert_eq!(Site::demo_as(email).await.get("/77QX00/settings").await.status, status, "{email}");
    }
}
