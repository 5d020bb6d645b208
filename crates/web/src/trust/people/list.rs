//! The list of people, with the form for who is not on the roster.

use super::{
    Field, Fields, in_words, invited,
    words::{moment, never_signed_in, role_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::trust::{self, Fault, NewPerson, PeoplePage, PersonLine, StaffLine};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;

/// From so many people on the list can be searched.
const LONG: usize = 30;

#[derive(Template)]
#[template(path = "trust/people.html")]
struct People {
    frame: Frame,
    base: String,
    typed: String,
    count: String,
    is_long: bool,
    people: Vec<Person>,
    former: Vec<Person>,
    staff: Vec<Staff>,
    has_addresses: bool,
    /// The form for somebody who is not on the roster; none for who may not add anybody.
    add: Option<Vec<Field>>,
    emergencies: bool,
}

struct Person {
    address: String,
    name: String,
    email: String,
    /// Roles with their dates.
    roles: Vec<(&'static str, String)>,
    groups: String,
    signed_in: Option<String>,
    /// What is said of who never signed in.
    waits: &'static str,
    has_second_factor: bool,
    is_closed: bool,
    is_self: bool,
}

struct Staff {
    address: String,
    name: String,
    codes: String,
    role: Option<&'static str>,
    email: Option<String>,
    groups: String,
}

/// What one looks for.
#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    q: String,
}

/// Who works with Stut here.
pub(crate) async fn people(ask: Ask, Query(choice): Query<Choice>) -> Result<Response, PageError> {
    let found = trust::people(&ask.ctx, &ask.school, &choice.q).await.map_err(ask.failed())?;
    Ok(page(&ask, found, choice.q, (&NewPerson::default(), &[])))
}

/// What one fills in for somebody who is not on the roster.
#[derive(Deserialize)]
pub(crate) struct AddForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

/// Adds somebody and shows the link. The link is a secret that is shown once: it must not stand in an address, so this
/// answers with the page itself.
pub(crate) async fn add(ask: Ask, Form(form): Form<AddForm>) -> Result<Response, PageError> {
    let AddForm { name, email, role, from, until } = form;
    let typed = NewPerson { name, email, role, from, until };
    match trust::add_person(&ask.ctx, &ask.school, typed.clone()).await.map_err(ask.failed())? {
        Ok(newcomer) => invited(&ask, vec![newcomer]).await,
        Err(faults) => {
            let found = trust::people(&ask.ctx, &ask.school, "").await.map_err(ask.failed())?;
            let page = page(&ask, found, String::new(), (&typed, &faults));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

fn page(ask: &Ask, found: PeoplePage, typed: String, (form, faults): (&NewPerson, &[Fault])) -> Response {
    let frame = Frame::of_school(ask, &found.school, Room::People);
    let base = frame.base.clone().unwrap_or_default();
    let fields = Fields { texts: ask.texts, form: "add", faults };
    let add = vec![
        fields.person_name(&form.name, true),
        fields.email(&form.email, true),
        fields.role(&form.role, &found.may_give),
        fields.from(&form.from),
        fields.until(&form.until),
    ];
    render(&People {
        count: ask.texts.people_count(found.count),
        is_long: found.count > LONG || !typed.is_empty(),
        typed,
        people: found.people.iter().map(|line| person_line(ask, &base, line)).collect(),
        former: found.former.iter().map(|line| person_line(ask, &base, line)).collect(),
        has_addresses: found.staff.iter().filter(|line| line.email.is_some()).count() > 1,
        staff: found.staff.iter().map(|line| staff_line(ask, &base, line)).collect(),
        add: (!found.may_give.is_empty()).then_some(add),
        emergencies: found.may_see_emergencies,
        base,
        frame,
    })
}

fn person_line(ask: &Ask, base: &str, line: &PersonLine) -> Person {
    let (texts, today) = (ask.texts, ask.ctx.today());
    let role = |(role, term): &(domain::trust::Role, domain::trust::Term)| {
        (role_words(texts, *role), in_words(texts, *term, today))
    };
    Person {
        address: format!("{base}/people/{}", line.account),
        name: line.name.reveal().clone(),
        email: line.email.reveal().clone(),
        roles: line.roles.iter().map(role).collect(),
        groups: line.groups.join(", "),
        signed_in: line.signed_in_at.map(|at| moment(texts, at)),
        waits: never_signed_in(texts, line.has_password),
        has_second_factor: line.has_second_factor,
        is_closed: line.is_closed,
        is_self: line.is_self,
    }
}

fn staff_line(ask: &Ask, base: &str, line: &StaffLine) -> Staff {
    Staff {
        address: format!("{base}/people/invitations?staff={}", line.staff),
        name: line.name.full(),
        codes: line.codes.join(", "),
        role: line.proposed.map(|role| role_words(ask.texts, role)),
        email: line.email.as_ref().map(|email| email.reveal().clone()),
        groups: line.groups.join(", "),
    }
}
