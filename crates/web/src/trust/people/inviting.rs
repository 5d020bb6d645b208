//! Inviting staff of the roster, and the page with the links.

use super::{Field, Fields, id, words::moment};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::trust::{self, Fault, Mailed, Newcomer, RowFault, StaffInvitation, StaffLine};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{ids::StaffId, register::School, trust::Role};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "trust/people_invite.html")]
struct Invite {
    frame: Frame,
    base: String,
    rows: Vec<Row>,
    problem: Option<&'static str>,
}

/// A member of staff with the fields of the row.
struct Row {
    staff: String,
    name: String,
    what: String,
    is_chosen: bool,
    fields: Vec<Field>,
}

/// Who.
#[derive(Deserialize)]
pub(crate) struct Choice {
    staff: Option<StaffId>,
}

/// Whom to invite: one member of staff, or everybody with an address.
pub(crate) async fn choose_invitations(
    ask: Ask,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let (school, staff, roles) =
        trust::staff_to_invite(&ask.ctx, &ask.school, choice.staff).await.map_err(ask.failed())?;
    let row = |line: &StaffLine| {
        let role = line.proposed.map(Role::code).unwrap_or_default();
        // Who teaches no group this year may have left: a person decides.
        let is_there = line.proposed != Some(Role::Teacher) || !line.groups.is_empty();
        let typed = Typed {
            is_chosen: choice.staff.is_some() || (is_there && line.proposed.is_some()),
            email: line.email.as_ref().map(|email| email.reveal().clone()).unwrap_or_default(),
            role: role.to_owned(),
        };
        row(&ask, line, (&typed, &roles), &[])
    };
    let rows = staff.iter().map(row).collect();
    Ok(page(&ask, &school, rows, None))
}

/// What was typed in a row.
#[derive(Default)]
struct Typed {
    is_chosen: bool,
    email: String,
    role: String,
}

fn row(ask: &Ask, line: &StaffLine, (typed, roles): (&Typed, &[Role]), faults: &[Fault]) -> Row {
    let staff = line.staff.to_string();
    let fields = Fields { texts: ask.texts, form: &staff, faults };
    let mut fields = vec![fields.email(&typed.email, false), fields.role(&typed.role, roles)];
    for field in &mut fields {
        // A row that is not chosen may stay empty.
        field.is_required = false;
    }
    let groups = if line.groups.is_empty() {
        ask.texts.people_no_group().to_owned()
    } else {
        ask.texts.emergency_groups(line.groups.join(", ").as_str())
    };
    let parts = [line.codes.join(", "), groups];
    Row {
        name: line.name.full(),
        what: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        is_chosen: typed.is_chosen,
        staff,
        fields,
    }
}

fn page(ask: &Ask, school: &School, rows: Vec<Row>, problem: Option<&'static str>) -> Response {
    let frame = Frame::of_school(ask, school, Room::People);
    render(&Invite { base: frame.base.clone().unwrap_or_default(), rows, problem, frame })
}

/// Invites those who are ticked.
pub(crate) async fn send_invitations(
    ask: Ask,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let typed = by_staff(pairs);
    let chosen: Vec<StaffInvitation> = typed
        .iter()
        .filter(|(_, typed)| typed.is_chosen)
        .map(|(staff, typed)| {
            let (email, role) = (typed.email.clone(), typed.role.clone());
            StaffInvitation { staff: *staff, email, role }
        })
        .collect();
    if chosen.is_empty() {
        return again(&ask, &typed, &[]).await;
    }
    match trust::invite_staff(&ask.ctx, &ask.school, &chosen).await.map_err(ask.failed())? {
        Ok(newcomers) => invited(&ask, newcomers).await,
        Err(faults) => again(&ask, &typed, &faults).await,
    }
}

/// The rows of the form, each with what was typed in it.
fn by_staff(pairs: Vec<(String, String)>) -> HashMap<StaffId, Typed> {
    let mut rows: HashMap<StaffId, Typed> = HashMap::new();
    for (name, value) in pairs {
        let (field, staff) = name.split_once('.').unwrap_or((name.as_str(), value.as_str()));
        let Ok(staff) = staff.parse() else { continue };
        let row = rows.entry(staff).or_default();
        match field {
            "staff" => row.is_chosen = true,
            "email" => row.email = value,
            "role" => row.role = value,
            _ => {}
        }
    }
    rows
}

/// The form again, with what is wrong.
async fn again(
    ask: &Ask,
    typed: &HashMap<StaffId, Typed>,
    faults: &[RowFault],
) -> Result<Response, PageError> {
    let only = if typed.len() == 1 { typed.keys().next().copied() } else { None };
    let found = match trust::staff_to_invite(&ask.ctx, &ask.school, only).await {
        // Somebody else just invited the only one.
        Err(app::Error::NotFound) => trust::staff_to_invite(&ask.ctx, &ask.school, None).await,
        found => found,
    };
    let (school, staff, roles) = found.map_err(ask.failed())?;
    let nothing = Typed::default();
    let rows = staff.iter().map(|line| {
        let own = faults.iter().filter(|(staff, _)| *staff == line.staff).map(|(_, fault)| *fault);
        let typed = typed.get(&line.staff).unwrap_or(&nothing);
        row(ask, line, (typed, &roles), &own.collect::<Vec<_>>())
    });
    let is_taken = faults.iter().any(|(_, fault)| *fault == Fault::StaffTaken);
    let problem = match (faults.is_empty(), is_taken) {
        (true, _) => Some(ask.texts.invite_nobody_chosen()),
        (_, true) => Some(ask.texts.fault_staff_taken()),
        _ => None,
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(ask, &school, rows.collect(), problem)).into_response())
}

/// A new link for a person of the school.
pub(crate) async fn invite_again(
    ask: Ask,
    Path((_, account)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let account = id(&ask, &account)?;
    let (_, newcomer) = trust::invite_again(&ask.ctx, &ask.school, account).await.map_err(ask.failed())?;
    invited(&ask, vec![newcomer]).await
}

#[derive(Template)]
#[template(path = "trust/people_invited.html")]
struct Invited {
    frame: Frame,
    base: String,
    title: String,
    lines: Vec<Line>,
    has_links: bool,
}

/// Somebody with the link, or why there is none.
struct Line {
    id: String,
    label: String,
    name: String,
    email: String,
    link: Option<Link>,
    without: String,
}

struct Link {
    address: String,
    until: String,
    mailed: String,
}

/// The page with the links, mailed when mail is set up.
pub(crate) async fn invited(ask: &Ask, newcomers: Vec<Newcomer>) -> Result<Response, PageError> {
    let school = app::register::own_school(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let frame = Frame::of_school(ask, &school, Room::People);
    let mut lines = Vec::with_capacity(newcomers.len());
    for newcomer in &newcomers {
        lines.push(line(ask, newcomer).await);
    }
    Ok(render(&Invited {
        base: frame.base.clone().unwrap_or_default(),
        title: ask.texts.invited_title(lines.len()),
        has_links: lines.iter().any(|line| line.link.is_some()),
        lines,
        frame,
    }))
}

async fn line(ask: &Ask, newcomer: &Newcomer) -> Line {
    let (texts, name) = (ask.texts, newcomer.name.reveal().clone());
    let email = newcomer.email.reveal().clone();
    let link = match &newcomer.link {
        Some(link) => Some(Link {
            address: ask.ctx.address(&link.path()),
            until: texts.invited_until(moment(texts, link.ends_at).as_str()),
            mailed: match trust::mail_link(&ask.ctx, texts, link).await {
                Mailed::Yes => texts.invited_mailed(email.as_str()),
                Mailed::NotSetUp => texts.invited_not_mailed().to_owned(),
                Mailed::Failed(_) => texts.invited_mail_failed(email.as_str()),
            },
        }),
        None => None,
    };
    Line {
        id: format!("link-{}", newcomer.account),
        label: texts.invited_link(name.as_str()),
        without: texts.invited_has_account(name.as_str()),
        name,
        email,
        link,
    }
}
