//! What came of typing in.

use super::{
    grid::named,
    grid_words::{column_name, value_text, value_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::results::{ChangedRow, Grid, Summary, Value, grid, grid_summary};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "results/grid_done.html")]
struct DonePage {
    frame: Frame,
    base: String,
    group_name: String,
    group_address: String,
    grid_address: String,
    subtitle: String,
    progress: String,
    import: Option<String>,
    /// The address of the import, for who may see the list.
    import_address: Option<String>,
    refused: Option<String>,
    added: Vec<(String, String)>,
    changed: Vec<ChangedView>,
    same: Vec<(String, String)>,
    nothing: Vec<String>,
}

/// A changed cell.
struct ChangedView {
    name: String,
    column: String,
    before: String,
    now: String,
}

/// Of which day.
#[derive(Deserialize)]
pub(crate) struct OfDay {
    on: Option<String>,
}

/// New, changed with old and new, the same; and who has nothing yet.
pub(crate) async fn done(
    ask: Ask,
    Path((_, group, test)): Path<(String, String, String)>,
    Query(of): Query<OfDay>,
) -> Result<Response, PageError> {
    let (group, key) = named(&ask, &group, &test)?;
    let on = of.on.and_then(|on| on.parse().ok());
    let found = grid(&ask.ctx, &ask.school, (group, &key, on)).await.map_err(ask.failed())?;
    let found = found.map_err(|_| ask.failed()(app::Error::NotFound))?;
    let summary = grid_summary(&ask.ctx, &ask.school, &found).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &found, &summary)))
}

fn page(ask: &Ask, grid: &Grid, summary: &Summary) -> DonePage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &grid.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let group_address = format!("{base}/groups/{}", grid.group.id);
    let may_see = decide(ask.ctx.actor(), Action::ViewImports, Resource::School(grid.school.id));
    let import = summary.import.as_ref();
    let address = import.map(|import| format!("{base}/imports/{}", import.no));
    let refused = import.map(|import| import.counts.refused).filter(|refused| *refused > 0);
    let part = grid.key.part.map(|part| format!(" {}", part.letter())).unwrap_or_default();
    let day = texts.language().long_date(grid.on);
    let with_values = |rows: &[usize]| rows.iter().filter_map(|row| values(texts, grid, *row)).collect();
    DonePage {
        group_name: grid.group.name.clone(),
        grid_address: format!("{group_address}/enter/{}?on={}", in_query(&grid.key.to_string()), grid.on),
        subtitle: format!("{}{part} · {} · {day}", grid.name, grid.group.name),
        progress: texts.grid_progress(grid.done(), grid.rows.len()),
        import: import.map(|import| texts.grid_summary_import(import.no.0)),
        import_address: address.filter(|_| matches!(may_see, Decision::Allowed(_))),
        refused: refused.map(|refused| texts.grid_summary_refused(refused)),
        added: with_values(&summary.added),
        changed: summary.changed.iter().flat_map(|row| changed(texts, grid, row)).collect(),
        same: with_values(&summary.same),
        nothing: summary.nothing.iter().filter_map(|row| name(grid, *row)).collect(),
        group_address,
        base,
        frame,
    }
}

fn name(grid: &Grid, row: usize) -> Option<String> {
    Some(grid.rows.get(row)?.pupil.name.full())
}

/// A pupil with everything that stands in the row.
fn values(texts: &'static Texts, grid: &Grid, row: usize) -> Option<(String, String)> {
    let cells = &grid.rows.get(row)?.cells;
    let said = cells.iter().map(|cell| match &cell.value {
        Value::Empty => value_text(texts, &cell.computed),
        typed => value_text(texts, typed),
    });
    let said: Vec<String> = said.filter(|text| !text.is_empty()).collect();
    Some((name(grid, row)?, said.join(" · ")))
}

fn changed(texts: &'static Texts, grid: &Grid, row: &ChangedRow) -> Vec<ChangedView> {
    let view = |(at, before, now): &(usize, Value, Value)| {
        Some(ChangedView {
            name: name(grid, row.row)?,
            column: column_name(texts, grid.columns.get(*at)?),
            before: value_words(texts, before),
            now: value_words(texts, now),
        })
    };
    row.cells.iter().filter_map(view).collect()
}
