//! The first page: the school, the choice between schools, or the first import.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, school_base},
};
use app::register;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

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

/// Leads to the only school, lets one choose between several, or asks for the first roster.
pub(crate) async fn start(ask: Ask) -> Result<Response, PageError> {
    let schools = register::schools(&ask.ctx).await.map_err(ask.failed())?;
    Ok(match schools.as_slice() {
        [] => render(&Welcome { frame: Frame::bare(&ask) }),
        [only] => Redirect::to(&format!("{}/groups", school_base(only))).into_response(),
        _ => {
            let tile = |school: &domain::register::School| SchoolTile {
                address: format!("{}/groups", school_base(school)),
                name: school.name.clone().unwrap_or_else(|| school.codes.code()),
                code: school.codes.code(),
            };
            let schools = schools.iter().map(tile).collect();
            render(&Schools { frame: Frame::bare(&ask), schools })
        }
    })
}

/// The start of a school is its list of groups.
pub(crate) async fn school_start(ask: Ask) -> Result<Response, PageError> {
    let details = register::school_details(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/groups", school_base(&details.school))).into_response())
}
