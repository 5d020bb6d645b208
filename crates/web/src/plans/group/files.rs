//! A group plan on paper and for other programs.

use super::ids;
use crate::{ask::Ask, error::PageError};
use app::plans::group::{GroupPlan, group_plan, group_plan_json, group_plan_pdf};
use axum::{
    extract::Path,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};

/// The plan as PDF.
pub(super) async fn as_pdf(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let found = load(&ask, (&group, &plan), "plan_pdf").await?;
    let pdf = group_plan_pdf(&ask.ctx, ask.texts, &found).await.map_err(ask.failed())?;
    Ok(file(&found, ("application/pdf", "inline", "pdf"), pdf))
}

/// The plan as JSON.
pub(super) async fn as_json(
    ask: Ask,
    Path((_, group, plan)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let found = load(&ask, (&group, &plan), "plan_json").await?;
    let json = group_plan_json(&found).map_err(ask.failed())?;
    Ok(file(&found, ("application/json", "attachment", "json"), json.into_bytes()))
}

async fn load(ask: &Ask, (group, plan): (&str, &str), form: &'static str) -> Result<GroupPlan, PageError> {
    let at = ids(ask, group, plan)?;
    group_plan(&ask.ctx, ask.texts, &ask.school, at, form).await.map_err(ask.failed())
}

/// A file whose name has letters and digits only, for every system.
fn file(found: &GroupPlan, (kind, way, ending): (&'static str, &str, &str), bytes: Vec<u8>) -> Response {
    let plain: String =
        found.group.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let name = format!("{way}; filename=\"groepsplan-{plain}-{}.{ending}\"", found.plan.starts_on);
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
}
