//! What the tests of people, access and emergencies share.

use crate::support::{Answer, Site};
use app::{
    demo::PASSWORD,
    trust::{NewAccount, add_user, users},
};
use axum::http::StatusCode;
use domain::{Personal, trust::Role};
use policy::{Action, Actor, InSchool, Resource};
use store::audit;

pub(crate) const PEOPLE: &str = "/77QX00/people";

/// The id of an account by its address.
pub(crate) async fn account(site: &Site, email: &str) -> String {
    let all = users(&site.app.act_as(Actor::Operator)).await.unwrap();
    all.iter().find(|user| user.account.email.reveal() == email).unwrap().account.id.to_string()
}

pub(crate) async fn person(site: &Site, email: &str) -> String {
    format!("{PEOPLE}/{}", account(site, email).await)
}

/// Somebody more, with a password.
pub(crate) async fn add(site: &Site, email: &str, school: &str, role: Role) {
    let new = NewAccount {
        email: email.parse().unwrap(),
        name: format!("Naam van {}", email.split('@').next().unwrap()),
        password: Some(Personal::new(PASSWORD.to_owned())),
    };
    add_user(&site.app.act_as(Actor::Operator), new, Some((school, role))).await.unwrap();
}

/// What the trail of the demo school says, newest last: action and detail.
pub(crate) async fn trail(site: &Site) -> Vec<(String, String)> {
    let mut tx = site.db.read().await.unwrap();
    let schools = store::register::schools(&mut tx).await.unwrap();
    let school = schools.iter().find(|school| school.codes.code() == "77QX00").unwrap().id;
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    let lines = audit::page(&mut tx, &scope, (0, 100_000)).await.unwrap();
    lines.into_iter().map(|line| (line.action, line.detail)).collect()
}

/// The value of a field that is hidden in the first form that is sent to an address ending so.
pub(crate) fn hidden(page: &str, action_end: &str, name: &str) -> String {
    let form = page.split("<form").find(|form| form.contains(&format!("{action_end}\""))).unwrap();
    let field = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    field.split('"').next().unwrap().to_owned()
}

/// The part of the address of the first role on the page of a person that may be changed.
pub(crate) fn first_role(page: &Answer) -> String {
    let after = page.text.split("/roles/").nth(1).unwrap();
    after.split(['"', '/']).next().unwrap().to_owned()
}

pub(crate) fn has(page: &Answer, text: &str) -> bool {
    page.text.contains(text)
}

pub(crate) fn is_faulty(page: &Answer, field: &str) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
    let shown = page.text.split("<div class=\"field").any(|part| {
        part.contains(&format!("name=\"{field}\""))
            && part.contains("aria-invalid")
            && part.contains("class=\"error\"")
    });
    assert!(shown, "{field} says what is wrong: {}", page.text);
}

pub(crate) async fn emre(site: &Site) -> String {
    site.link(&site.group("5A").await, "\">Emre Y").await
}
