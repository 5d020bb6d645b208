//! A record to hand over: as PDF and as JSON.

use super::ids;
use crate::{ask::Ask, error::PageError};
use app::concerns::{record_json, record_pdf};
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};

type Address = Path<(String, String, String)>;

/// As PDF.
pub(super) async fn as_pdf(ask: Ask, Path((_, pupil, record)): Address) -> Result<Response, PageError> {
    let of = ids(&ask, &pupil, &record)?;
    let pdf = record_pdf(&ask.ctx, ask.texts, &ask.school, of).await.map_err(ask.failed())?;
    Ok(answer(&ask, ("application/pdf", "pdf"), pdf))
}

/// As JSON.
pub(super) async fn as_json(ask: Ask, Path((_, pupil, record)): Address) -> Result<Response, PageError> {
    let (of, language) = (ids(&ask, &pupil, &record)?, ask.texts.language());
    let json = record_json(&ask.ctx, language, &ask.school, of).await.map_err(ask.failed())?;
    Ok(answer(&ask, ("application/json", "json"), json))
}

/// The name of the file tells nothing but the day.
fn answer(ask: &Ask, (media_type, end): (&str, &str), bytes: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"{}.{end}\"", ask.ctx.today());
    ([(CONTENT_TYPE, media_type.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
}
