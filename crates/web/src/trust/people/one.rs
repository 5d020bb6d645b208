//! The page of one person: her roles, her account, and what may be changed of them.

use super::{
    Dates, DatesForm, DatesTrouble, EndForm, Field, Fields, id, in_words,
    words::{moment, never_signed_in, role_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render, unreadable},
    page::{Frame, Room},
};
use app::trust::{self, Checked, Fault, HeldRole, NewRole, PersonPage, RoleState};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::{AccountId, RoleGrantId, StaffId};
use jiff::tz::TimeZone;
use policy::Action;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/people_one.html")]
struct One {
    frame: Frame,
    base: String,
    address: String,
    name: String,
    email: String,
    groups: String,
    is_self: bool,
    is_saved: bool,
    roles: Vec<RoleLine>,
    /// The form with which a role is given; none when none may be.
    give: Option<Vec<Field>>,
    /// The member of staff that she is.
    staff: Option<String>,
    /// Whom she can be put together with: id, name, whether it is her now.
    staff_choice: Option<Vec<(String, String, bool)>>,
    facts: Vec<(&'static str, String)>,
    closed: Option<String>,
    may_manage: bool,
    /// What to be sure of before her second factors are taken away; none when she has none, or they may not be.
    factor_reset: Option<String>,
    view_as: Option<String>,
}

struct RoleLine {
    role: &'static str,
    term: String,
    state: Option<&'static str>,
    dates: Option<Dates>,
}

/// What was wrong with one of the forms of the page.
enum Trouble {
    Give(NewRole, Vec<Fault>),
    Dates(RoleGrantId, DatesTrouble),
}

/// Whether one comes from saving.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
}

/// One person.
pub(crate) async fn person(
    ask: Ask,
    Path((_, account)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let account = id(&ask, &account)?;
    show(&ask, account, came.saved.is_some(), None).await
}

async fn show(
    ask: &Ask,
    account: AccountId,
    is_saved: bool,
    trouble: Option<&Trouble>,
) -> Result<Response, PageError> {
    let found = trust::person_page(&ask.ctx, &ask.school, account).await.map_err(ask.failed())?;
    let frame = Frame::of_school(ask, &found.school, Room::People);
    let base = frame.base.clone().unwrap_or_default();
    let address = format!("{base}/people/{account}");
    let texts = ask.texts;
    let name = found.person.name.reveal().clone();
    let closed = found.person.closed_at.map(|at| at.to_zoned(TimeZone::system()).date());
    Ok(render(&One {
        email: found.person.email.reveal().clone(),
        groups: found.groups.join(", "),
        is_self: found.is_self,
        is_saved,
        roles: found.roles.iter().map(|held| role_line(ask, &address, held, trouble)).collect(),
        give: give_fields(ask, &found, trouble),
        staff: found.staff.as_ref().map(|(_, name)| name.full()),
        staff_choice: staff_choice(&found),
        facts: facts(ask, &found),
        closed: closed.map(|day| texts.person_closed(texts.language().date(day).as_str())),
        may_manage: found.may_manage,
        factor_reset: (found.may_manage && found.person.has_second_factor)
            .then(|| texts.factor_reset_sure(name.as_str())),
        view_as: found.may_view_as.then(|| texts.view_as_send(name.as_str())),
        name,
        address,
        base: base.clone(),
        frame,
    }))
}

fn role_line(ask: &Ask, address: &str, held: &HeldRole, trouble: Option<&Trouble>) -> RoleLine {
    let (texts, grant) = (ask.texts, &held.grant);
    let own = match trouble {
        Some(Trouble::Dates(of, trouble)) if *of == grant.id => Some(trouble),
        _ => None,
    };
    let role = role_words(texts, grant.role);
    let forms = (format!("role-{}", grant.id), format!("{address}/roles/{}", grant.id), role);
    let may_change = held.may_change && (held.state != RoleState::Ended || own.is_some());
    RoleLine {
        role,
        term: in_words(texts, grant.term, ask.ctx.today()),
        state: match held.state {
            RoleState::Holds => None,
            RoleState::ToCome => Some(texts.person_state_to_come()),
            RoleState::Ended => Some(texts.person_state_ended()),
        },
        dates: may_change.then(|| Dates::new(texts, forms, grant.term, own)),
    }
}

fn give_fields(ask: &Ask, found: &PersonPage, trouble: Option<&Trouble>) -> Option<Vec<Field>> {
    if found.may_give.is_empty() {
        return None;
    }
    let nothing = (NewRole::default(), Vec::new());
    let (typed, faults) = match trouble {
        Some(Trouble::Give(typed, faults)) => (typed, faults),
        _ => (&nothing.0, &nothing.1),
    };
    let fields = Fields { texts: ask.texts, form: "give", faults };
    Some(vec![
        fields.role(&typed.role, &found.may_give),
        fields.from(&typed.from),
        fields.until(&typed.until),
    ])
}

fn staff_choice(found: &PersonPage) -> Option<Vec<(String, String, bool)>> {
    let option = |(id, name): &(StaffId, domain::register::PersonName), is_now: bool| {
        (id.to_string(), name.full(), is_now)
    };
    let own = found.staff.iter().map(|staff| option(staff, true));
    let free = found.free_staff.iter().map(|staff| option(staff, false));
    let all: Vec<_> = own.chain(free).collect();
    (found.may_link && !all.is_empty()).then_some(all)
}

fn facts(ask: &Ask, found: &PersonPage) -> Vec<(&'static str, String)> {
    let (texts, person) = (ask.texts, &found.person);
    let factor = if person.has_second_factor { texts.people_factor_yes() } else { texts.people_factor_no() };
    let signed_in = person.signed_in_at.map(|at| moment(texts, at));
    vec![
        (texts.person_made(), moment(texts, person.made_at)),
        (
            texts.person_signed_in(),
            signed_in.unwrap_or_else(|| never_signed_in(texts, person.has_password).to_owned()),
        ),
        (texts.person_factor(), factor.to_owned()),
    ]
}

/// A role as one fills it in.
#[derive(Deserialize)]
pub(crate) struct GiveForm {
    #[serde(default)]
    role: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
}

/// Gives a role.
pub(crate) async fn give(
    ask: Ask,
    Path((_, account)): Path<(String, String)>,
    Form(form): Form<GiveForm>,
) -> Result<Response, PageError> {
    let account: AccountId = id(&ask, &account)?;
    let typed = NewRole { role: form.role, from: form.from, until: form.until };
    let saved = trust::grant_role(&ask.ctx, &ask.school, account, typed.clone()).await;
    after(&ask, account, saved, |faults| Trouble::Give(typed, faults)).await
}

/// Changes the dates of a role.
pub(crate) async fn change(
    ask: Ask,
    Path((_, account, grant)): Path<(String, String, String)>,
    Form(form): Form<DatesForm>,
) -> Result<Response, PageError> {
    let (account, grant): (AccountId, RoleGrantId) = (id(&ask, &account)?, id(&ask, &grant)?);
    let saved = trust::change_role(&ask.ctx, &ask.school, (account, grant), form.typed()).await;
    after(&ask, account, saved, |faults| Trouble::Dates(grant, DatesTrouble::Change(form, faults))).await
}

/// Ends a role.
pub(crate) async fn end(
    ask: Ask,
    Path((_, account, grant)): Path<(String, String, String)>,
    Form(form): Form<EndForm>,
) -> Result<Response, PageError> {
    let (account, grant): (AccountId, RoleGrantId) = (id(&ask, &account)?, id(&ask, &grant)?);
    let saved = trust::end_role(&ask.ctx, &ask.school, (account, grant), form.typed()).await;
    after(&ask, account, saved, |faults| Trouble::Dates(grant, DatesTrouble::End(form, faults))).await
}

/// Back to the page of the person, or the page again with what is wrong.
async fn after(
    ask: &Ask,
    account: AccountId,
    saved: Checked<()>,
    trouble: impl FnOnce(Vec<Fault>) -> Trouble,
) -> Result<Response, PageError> {
    match saved.map_err(ask.failed())? {
        Ok(()) => Ok(back(ask, account)),
        Err(faults) => {
            let page = show(ask, account, false, Some(&trouble(faults))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

pub(super) fn back(ask: &Ask, account: AccountId) -> Response {
    let school = ask.here.split('/').nth(1).unwrap_or_default();
    Redirect::to(&format!("/{school}/people/{account}?saved=1")).into_response()
}

/// A form that does not say what to do changes nothing; who may not do it hears that first.
async fn says_nothing(ask: &Ask) -> Result<Response, PageError> {
    ask.ctx.school(&ask.school, Action::ManagePeople).await.map_err(ask.failed())?;
    Ok(unreadable(ask, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Which member of staff.
#[derive(Deserialize)]
pub(crate) struct StaffForm {
    /// Empty for nobody. A form without it says nothing, and changes nothing.
    staff: Option<String>,
}

/// Puts the account and a member of staff together, or takes them apart.
pub(crate) async fn link_staff(
    ask: Ask,
    Path((_, account)): Path<(String, String)>,
    Form(form): Form<StaffForm>,
) -> Result<Response, PageError> {
    let account: AccountId = id(&ask, &account)?;
    let Some(staff) = form.staff else { return says_nothing(&ask).await };
    let staff = if staff.is_empty() { None } else { Some(id(&ask, &staff)?) };
    trust::link_to_staff(&ask.ctx, &ask.school, account, staff).await.map_err(ask.failed())?;
    Ok(back(&ask, account))
}

/// Whether to close or to open.
#[derive(Deserialize)]
pub(crate) struct ClosedForm {
    closed: Option<Closed>,
}

/// The words of the two buttons; any other word changes nothing.
#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Closed {
    Yes,
    No,
}

/// Closes the account, or opens it again.
pub(crate) async fn set_closed(
    ask: Ask,
    Path((_, account)): Path<(String, String)>,
    Form(form): Form<ClosedForm>,
) -> Result<Response, PageError> {
    let account: AccountId = id(&ask, &account)?;
    let Some(closed) = form.closed else { return says_nothing(&ask).await };
    let is_closed = closed == Closed::Yes;
    trust::set_closed(&ask.ctx, &ask.school, account, is_closed).await.map_err(ask.failed())?;
    Ok(back(&ask, account))
}
