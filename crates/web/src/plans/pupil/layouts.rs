//! The layouts of development plans of a school: a list, copying, choosing the usual one.

use super::{Fields, value, version};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::plans::pupil::{Standing, copy_layout, layout_page, set_layout};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::plans::Layout;

#[derive(Template)]
#[template(path = "plans/pupil_layouts.html")]
struct LayoutsPage {
    frame: Frame,
    base: String,
    done: Option<String>,
    layouts: Vec<Line>,
}

struct Line {
    address: String,
    name: String,
    headings: String,
    source: Option<String>,
    version: i64,
    is_usual: bool,
    is_aside: bool,
    /// Whether it is the school's own and can be changed.
    is_own: bool,
    copy_name: String,
    copy_id: String,
}

/// The layouts.
pub(super) async fn list(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let texts = ask.texts;
    let found = layout_page(&ask.ctx, &ask.school, texts.language()).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &found.school, Room::Admin);
    let base = frame.base.clone().unwrap_or_default();
    let line = |(no, (layout, source)): (usize, &(Layout, Option<&'static str>))| Line {
        address: format!("{base}/settings/plans/{}", layout.key),
        name: layout.name.clone(),
        headings: layout.sections.iter().map(|one| one.title.clone()).collect::<Vec<_>>().join(" · "),
        source: source.map(|source| texts.pupil_plan_due_source(source)),
        version: layout.version,
        is_usual: layout.is_usual,
        is_aside: layout.is_removed,
        is_own: source.is_none(),
        copy_name: texts.pupil_plan_layouts_copied_name(layout.name.as_str()),
        copy_id: format!("copy-{no}"),
    };
    let done = match value(&query, "done") {
        "saved" => Some(texts.pupil_plan_layouts_saved().to_owned()),
        "not" => Some(texts.pupil_plan_layouts_not_saved().to_owned()),
        _ => None,
    };
    let layouts = (1..).zip(&found.layouts).map(line).collect();
    Ok(render(&LayoutsPage { frame, base, done, layouts }))
}

/// Copies a layout.
pub(super) async fn copy(
    ask: Ask,
    Path((_, layout)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let named = (layout.as_str(), value(&fields, "name"));
    let key = copy_layout(&ask.ctx, &ask.school, named, ask.texts.language()).await.map_err(ask.failed())?;
    Ok(Redirect::to(&format!("/{}/settings/plans/{key}?done=copied", ask.school)).into_response())
}

/// Makes a layout the usual one, lays it aside or offers it again.
pub(super) async fn set(
    ask: Ask,
    Path((_, layout)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let standing = match value(&fields, "standing") {
        "usual" => Standing::Usual,
        "aside" => Standing::Aside,
        _ => Standing::Offered,
    };
    let asked = (standing, ask.texts.language());
    let is_done = set_layout(&ask.ctx, &ask.school, (&layout, version(&fields)), asked).await;
    let done = if is_done.map_err(ask.failed())? { "saved" } else { "not" };
    Ok(Redirect::to(&format!("/{}/settings/plans?done={done}", ask.school)).into_response())
}
