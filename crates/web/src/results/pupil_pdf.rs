//! The file of a pupil on paper.

use crate::{ask::Ask, error::PageError};
use app::results::pupil_pdf;
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use domain::ids::PupilId;

/// The file of a pupil as PDF; what is in it follows who asks.
pub(crate) async fn file_as_pdf(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let pupil: PupilId = pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let pdf = pupil_pdf(&ask.ctx, ask.texts, &ask.school, pupil).await.map_err(ask.failed())?;
    // Without the name of the child: names of files end up in lists and on screens.
    let name = format!("inline; filename=\"file-{}.pdf\"", ask.ctx.today());
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}
