//! A plan on paper, for a word processor and for other programs.

use super::ids;
use crate::{ask::Ask, error::PageError};
use app::plans::pupil::{PlanForm, plan_file, pupil_plan};
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};

type Place = Path<(String, String, String)>;

/// The plan as PDF.
pub(super) async fn as_pdf(ask: Ask, place: Place) -> Result<Response, PageError> {
    file(&ask, place, ("plan_pdf", PlanForm::Pdf)).await
}

/// The plan as a file to write on in.
pub(super) async fn as_word(ask: Ask, place: Place) -> Result<Response, PageError> {
    file(&ask, place, ("plan_docx", PlanForm::Word)).await
}

/// The plan as JSON.
pub(super) async fn as_json(ask: Ask, place: Place) -> Result<Response, PageError> {
    file(&ask, place, ("plan_json", PlanForm::Json)).await
}

async fn file(
    ask: &Ask,
    Path((_, pupil, plan)): Place,
    (look, form): (&'static str, PlanForm),
) -> Result<Response, PageError> {
    let at = ids(ask, &pupil, &plan)?;
    let found = pupil_plan(&ask.ctx, ask.texts, &ask.school, at, look).await.map_err(ask.failed())?;
    let bytes = plan_file(&ask.ctx, ask.texts, &found, form).await.map_err(ask.failed())?;
    let (kind, way) = match form {
        PlanForm::Pdf => ("application/pdf", "inline"),
        PlanForm::Word => {
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment")
        }
        PlanForm::Json => ("application/json", "attachment"),
    };
    // No name in the name of the file: it lands in a folder that others may see.
    let name = format!(
        "{way}; filename=\"{}-{}.{}\"",
        found.plan().kind.code().replace('_', "-"),
        found.plan().starts_on,
        form.code()
    );
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
}
