//! The first page: the school, the choice between schools, or the first import.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, menu, school_base},
};
use app::register::{self, GroupsSeen};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::register::School;
use policy::{Action, Decision, Resource, decide};

#[derive(Template)]
#[template(path = "register/welcome.html")]
struct Welcome {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "register/schools.html")]
struct Schools {
    frame: Frame,
    schools: Vec<SchoolTile>,
}

struct SchoolTile {
    address: String,
    name: String,
    code: String,
}

#[derive(Template)]
#[template(path = "register/no_role.html")]
struct NoRole {
    frame: Frame,
}

/// Leads to the only school where one works, lets one choose between several, or asks for the first roster.
pub(crate) async fn start(ask: Ask) -> Result<Response, PageError> {
    let schools = register::schools(&ask.ctx).await.map_err(ask.failed())?;
    Ok(match schools.as_slice() {
        [] if may_add_school(&ask) => render(&Welcome { frame: Frame::bare(&ask) }),
        [] => render(&NoRole { frame: Frame::bare(&ask) }),
        [only] => to_first_room(&ask, only),
        _ => {
            let tile = |school: &School| SchoolTile {
                address: format!("{}/", school_base(school)),
                name: school.name.clone().unwrap_or_else(|| school.codes.code()),
                code: school.codes.code(),
            };
            let schools = schools.iter().map(tile).collect();
            render(&Schools { frame: Frame::bare(&ask), schools })
        }
    })
}

fn may_add_school(ask: &Ask) -> bool {
    matches!(decide(ask.ctx.actor(), Action::AddSchool, Resource::Installation), Decision::Allowed(_))
}

/// The start of a school is the first room that one may enter.
pub(crate) async fn school_start(ask: Ask) -> Result<Response, PageError> {
    let school = register::own_school(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok(to_first_room(&ask, &school))
}

/// A guardian of one child comes to that child, who sees no groups to a later room than that of the groups.
fn to_first_room(ask: &Ask, school: &School) -> Response {
    let base = school_base(school);
    if let Some(child) = register::only_child(&ask.ctx, school) {
        return Redirect::to(&format!("{base}/pupils/{child}")).into_response();
    }
    let sees_groups = register::groups_seen(&ask.ctx, school) != GroupsSeen::None;
    let groups = format!("{base}/groups");
    let rooms = menu(ask, school, Room::Nowhere);
    let first = rooms.iter().find(|room| sees_groups || room.address != groups).or_else(|| rooms.first());
    match first {
        Some(first) => Redirect::to(&first.address).into_response(),
        None => render(&NoRole { frame: Frame::bare(ask) }),
    }
}
