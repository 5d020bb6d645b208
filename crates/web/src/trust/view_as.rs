//! Looking at the pages as another person sees them.

use super::people::id;
use crate::{ask::Ask, error::PageError, page::school_base};
use app::trust;
use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};

/// Begins to look as another person.
pub(crate) async fn begin(
    ask: Ask,
    Path((_, account)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let account = id(&ask, &account)?;
    let visitor = ask.visit.visitor.as_ref().ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let school = trust::view_as(&ask.ctx, visitor, &ask.school, account).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("{}/", school_base(&school))).into_response())
}

/// Looks as oneself again.
pub(crate) async fn stop(ask: Ask, State(app): State<app::App>) -> Result<Response, PageError> {
    if let Some(visitor) = &ask.visit.visitor {
        trust::stop_viewing(&app, visitor).await.map_err(ask.failed())?;
    }
    Ok(Redirect::to("/").into_response())
}
