//! Every address in every role: who is not signed in comes nowhere, who is out of sight finds nothing, who may not is
//! told so, each refusal is written down, and who may is let through. The expectation comes from the policy alone.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;
use domain::ids::{GroupId, SchoolId};
use policy::{Action, Actor, Decision, InSchool, Level, PupilPlace, Resource, decide};
use store::{audit, register, trust};
use web::{Needs, Route};

const PEOPLE: [&str; 10] = [
    "ib@demo.example",
    "leerkracht5a@demo.example",
    "directie@demo.example",
    "specialist@demo.example",
    "extern@demo.example",
    "ouder@demo.example",
    "bestuur@demo.example",
    "swv@demo.example",
    "beheer@demo.example",
    STRANGER,
];

/// The principal of another school.
const STRANGER: &str = "directie@elders.example";

/// What stands for the variable parts of addresses.
struct Places {
    school: SchoolId,
    group: GroupId,
    pupil: PupilPlace,
}

impl Places {
    async fn of(site: &Site) -> Self {
        let mut tx = site.db.read().await.unwrap();
        let school =
            register::schools(&mut tx).await.unwrap().into_iter().find(|s| s.codes.code() == "77QX00");
        let school = school.unwrap().id;
        let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
        let year = register::school_years(&mut tx, &scope).await.unwrap()[0];
        let groups = register::groups_of_year(&mut tx, &scope, year).await.unwrap();
        let group = groups.iter().find(|group| group.name == "5A").unwrap().id;
        let pupils = register::search_pupils(&mut tx, &scope, "Emre Y", (1, 0)).await.unwrap();
        let pupil = trust::place_of_pupil(&mut tx, (school, pupils[0].id), crate::support::TODAY)
            .await
            .unwrap()
            .unwrap();
        Self { school, group, pupil }
    }

    fn fill(&self, path: &str) -> String {
        let nil = "019a0000-0000-7000-8000-000000000001";
        let filled = path
            .replace("{school}", "77QX00")
            .replace("{group}", &self.group.to_string())
            .replace("{pupil}", &self.pupil.pupil.to_string())
            .replace("{no}", "1");
        let parts = filled.split('/').map(|part| if part.starts_with('{') { nil } else { part });
        parts.collect::<Vec<_>>().join("/")
    }

    fn resource(&self, action: Action) -> Resource<'_> {
        match action.level() {
            Level::Installation => Resource::Installation,
            Level::School => Resource::School(self.school),
            Level::Group => Resource::Group { school: self.school, group: self.group },
            Level::Pupil => Resource::Pupil(&self.pupil),
        }
    }
}

/// Whether an address names something that this test has not got: then it is not there for anybody.
fn names_more(path: &str) -> bool {
    // These name a series of tests in a field of their form.
    let by_field =
        ["series", "hide", "forget", "own/remove"].map(|end| format!("/{{school}}/settings/tests/{end}"));
    let known = ["{school}", "{group}", "{pupil}", "{no}"];
    by_field.iter().any(|one| one == path)
        || path.split('/').any(|part| part.starts_with('{') && !known.contains(&part))
}

async fn ask(site: &Site, route: Route, address: &str) -> crate::support::Answer {
    if route.method == "GET" { site.get(address).await } else { site.post(address, "").await }
}

async fn refusals(site: &Site, school: SchoolId) -> usize {
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    let lines = audit::page(&mut site.db.read().await.unwrap(), &scope, (0, 10_000)).await.unwrap();
    lines.iter().filter(|line| line.action == "refused").count()
}

#[tokio::test]
async fn nobody_comes_past_the_door() {
    let site = Site::demo().await.signed_out();
    let places = Places::of(&site).await;
    for route in web::routes(&site.app) {
        let address = places.fill(route.path);
        let answer = ask(&site, route, &address).await;
        let is_sent_to_sign_in =
            answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with("/sign-in");
        match route.needs {
            // SOAP 1.1 answers whatever it refuses so.
            Needs::Nothing if answer.text.contains("<soap:Fault>") => {
                assert_eq!((route.method, route.path), ("POST", "/uwlr/2.2"));
            }
            Needs::Nothing => assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{route:?}"),
            Needs::SignedIn | Needs::To(_) => assert!(is_sent_to_sign_in, "{route:?}: {}", answer.status),
        }
    }
}

#[tokio::test]
async fn every_role_comes_exactly_as_far_as_the_policy_says() {
    let mut wrong = Vec::new();
    for email in PEOPLE {
        let site = Site::demo_as_of(email, STRANGER).await;
        let places = Places::of(&site).await;
        for route in web::routes(&site.app) {
            let Needs::To(action) = route.needs else { continue };
            let decision = decide(&site.actor().await, action, places.resource(action));
            let address = places.fill(route.path);
            // What is allowed may change something: it is tried on a copy.
            let copy = if route.method == "POST" { Some(site.copy().await) } else { None };
            let on = copy.as_ref().unwrap_or(&site);
            let before = refusals(on, places.school).await;
            let answer = ask(on, route, &address).await;
            let status = answer.status;
            assert!(!answer.header("location").starts_with("/sign-in"), "{email} is signed in: {route:?}");
            let refused = refusals(on, places.school).await - before;
            let is_right = match decision {
                Decision::Allowed(_) if status == StatusCode::NOT_FOUND => names_more(route.path),
                Decision::Allowed(_) => {
                    status != StatusCode::FORBIDDEN
                        && status != StatusCode::INTERNAL_SERVER_ERROR
                        && refused == 0
                }
                Decision::Forbidden(_) => status == StatusCode::FORBIDDEN && refused > 0,
                Decision::OutOfScope(_) => status == StatusCode::NOT_FOUND && refused > 0,
            };
            // The same address shows a guardian what is shared where it shows others the file.
            let is_shared = route.path == "/{school}/pupils/{pupil}"
                && matches!(
                    decide(&site.actor().await, Action::ViewShared, places.resource(action)),
                    Decision::Allowed(_)
                )
                && status == StatusCode::OK;
            if !is_right && !is_shared {
                wrong.push(format!(
                    "{email} {} {}: {decision:?}, but {status}, {refused} refused",
                    route.method, route.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_address_within_a_school_names_what_one_must_be_allowed() {
    let site = Site::demo().await;
    for route in web::routes(&site.app) {
        if route.path.starts_with("/{school}/") && route.path != "/{school}/" {
            assert!(matches!(route.needs, Needs::To(_)), "{route:?}");
        }
        if matches!(route.needs, Needs::Nothing) {
            assert!(!route.path.contains("{school}"), "{route:?}");
        }
    }
}

#[tokio::test]
async fn a_look_is_written_down_before_it_is_shown() {
    let site = Site::demo().await;
    let places = Places::of(&site).await;
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(places.school)).unwrap();
    let count = || async {
        let lines = audit::page(&mut site.db.read().await.unwrap(), &scope, (0, 10_000)).await.unwrap();
        let of = |action: &str| lines.iter().filter(|line| line.action == action).count();
        (of("pupil_looked"), of("group_looked"))
    };
    let (pupils, groups) = count().await;
    for path in
        ["/{school}/pupils/{pupil}", "/{school}/groups/{group}", "/{school}/groups/{group}/overview.pdf"]
    {
        assert_eq!(site.get(&places.fill(path)).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(count().await, (pupils + 1, groups + 2));
    assert!(audit::verify(&mut site.db.read().await.unwrap(), &scope).await.unwrap().is_ok());
}

#[tokio::test]
async fn a_file_of_a_school_where_one_may_not_import_is_refused_and_written_down() {
    let files = app::demo::files().unwrap();
    let of = |start: &str| files.iter().rev().find(|(name, _)| name.starts_with(start)).unwrap();
    let site = Site::demo_as_of(STRANGER, STRANGER).await;
    let school = Places::of(&site).await.school;
    for (address, start) in [("/imports/roster", "edexml"), ("/imports/results", "uwlr")] {
        let before = refusals(&site, school).await;
        let (name, bytes) = of(start);
        let answer = site.upload(address, &[(name, bytes.clone())], &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(refusals(&site, school).await, before + 1, "{address}");
    }
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let (name, bytes) = of("edexml");
    let answer = site.upload("/imports/roster", &[(name, bytes.clone())], &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
