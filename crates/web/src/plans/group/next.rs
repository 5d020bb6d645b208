//! Taking proposed goals, and going on in a next plan.

use super::{Fields, ids, value};
use crate::{ask::Ask, error::PageError};
use app::plans::group::{Continued, continue_plan, take_drafts};
use axum::{
    Form,
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};

/// Makes a goal of a proposal, or of all.
pub(super) async fn take_proposals(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
    Form(form): Form<Fields>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &group, &plan)?;
    let wanted = Some(value(&form, "goal")).filter(|goal| !goal.is_empty());
    let taken = take_drafts(&ask.ctx, ask.texts, &ask.school, at, wanted).await.map_err(ask.failed())?;
    let back = ask.here.trim_end_matches("/proposals");
    let word = if taken > 0 { "goal" } else { "no_goal" };
    Ok(Redirect::to(&format!("{back}?done={word}#goals")).into_response())
}

/// Makes the next plan, or opens the one that is there.
pub(super) async fn go_on(
    ask: Ask,
    Path((school, group, plan)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &group, &plan)?;
    let continued = continue_plan(&ask.ctx, ask.texts, &ask.school, at).await.map_err(ask.failed())?;
    let address = match continued {
        Continued::Yes(group, plan) => format!("/{school}/groups/{group}/plans/{plan}?done=continued"),
        Continued::NoRoom => format!("{}?done=no_room", ask.here.trim_end_matches("/next")),
        Continued::NotNow => format!("{}?done=not_now", ask.here.trim_end_matches("/next")),
    };
    Ok(Redirect::to(&address).into_response())
}
