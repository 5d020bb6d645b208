//! Typing results in: the grid, saving its cells, and what came of it.

use super::{
    grid_view::{self, HeadView, Now, Refused, RowView, may_insist, outcome_words},
    grid_words::value_text,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::results::{Grid, GridKey, Outcome, Row, SavedCells, Typed, finish_typing, grid, save_cells};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::{GroupId, PupilId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "results/grid.html")]
struct GridPage {
    frame: Frame,
    base: String,
    group_address: String,
    address: String,
    title: String,
    subtitle: String,
    group_name: String,
    on: String,
    first_day: String,
    last_day: String,
    test: String,
    part: String,
    region: String,
    heads: Vec<HeadView>,
    rows: Vec<RowView>,
    is_list: bool,
    has_growth: bool,
    progress: String,
    progress_many: String,
    nothing_yet: String,
    problem: Option<String>,
    refused: usize,
    offline: String,
    pasted_outside: String,
    undone: String,
    undone_many: String,
}

/// Of which day.
#[derive(Deserialize)]
pub(crate) struct OfDay {
    on: Option<String>,
}

impl OfDay {
    fn day(&self) -> Option<Date> {
        self.on.as_deref()?.parse().ok()
    }
}

/// The group and the test in an address. A test that cannot be one is not there, for who may come here at all.
pub(super) fn named(ask: &Ask, group: &str, test: &str) -> Result<(GroupId, GridKey), PageError> {
    let group = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let key = test.parse().unwrap_or(GridKey { part: None, series: String::new() });
    Ok((group, key))
}

/// The grid.
pub(crate) async fn enter(
    ask: Ask,
    Path((_, group, test)): Path<(String, String, String)>,
    Query(of): Query<OfDay>,
) -> Result<Response, PageError> {
    let (group, key) = named(&ask, &group, &test)?;
    match grid(&ask.ctx, &ask.school, (group, &key, of.day())).await.map_err(ask.failed())? {
        Ok(grid) => Ok(render(&page(&ask, &grid, &[], &[]))),
        // To where one hears what is wrong with the day.
        Err(_) => Ok(Redirect::to(&to_choose(&ask, &key, &of)).into_response()),
    }
}

fn to_choose(ask: &Ask, key: &GridKey, of: &OfDay) -> String {
    let back = ask.here.rsplit_once('/').map_or("/", |(back, _)| back);
    let part = key.part.map(|part| part.letter().to_string()).unwrap_or_default();
    let (test, on) = (in_query(&key.series), in_query(of.on.as_deref().unwrap_or_default()));
    format!("{back}?test={test}&part={part}&on={on}")
}

fn page(ask: &Ask, grid: &Grid, typed: &[Typed], outcomes: &[Outcome]) -> GridPage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &grid.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let refused: Refused<'_> = typed
        .iter()
        .zip(outcomes)
        .filter(|(_, outcome)| !outcome.is_there())
        .map(|(typed, outcome)| ((typed.pupil, typed.column.as_str()), (typed, outcome)))
        .collect();
    let group_address = format!("{base}/groups/{}", grid.group.id);
    let (done, total) = (grid.done(), grid.rows.len());
    let year = grid.group.school_year;
    let test = match grid.key.part {
        Some(part) => format!("{} {}", grid.name, part.letter()),
        None => grid.name.clone(),
    };
    GridPage {
        address: format!("{group_address}/enter/{}", in_query(&grid.key.to_string())),
        title: texts.grid_title(grid.group.name.as_str(), test.as_str()),
        subtitle: texts.language().full_date(grid.on),
        group_name: grid.group.name.clone(),
        on: grid.on.to_string(),
        first_day: year.first_day().to_string(),
        last_day: ask.ctx.today().min(year.last_day()).to_string(),
        test: grid.key.series.clone(),
        part: grid.key.part.map(|part| part.letter().to_string()).unwrap_or_default(),
        region: texts.grid_region(test.as_str()),
        heads: grid_view::heads(texts, &grid.columns),
        rows: grid_view::rows(texts, grid, &refused),
        is_list: grid.is_list,
        has_growth: grid.columns.iter().any(|column| column.code == "skill"),
        progress: texts.grid_progress(done, total),
        progress_many: texts.grid_progress("#", total),
        nothing_yet: texts.grid_nothing_yet(total.saturating_sub(done)),
        refused: refused.len(),
        problem: (!refused.is_empty()).then(|| texts.grid_some_refused(refused.len())),
        offline: texts.grid_offline("#"),
        pasted_outside: texts.grid_pasted_outside("#"),
        undone: texts.grid_undone("{column}", "{name}"),
        undone_many: texts.grid_undone_many("#"),
        group_address,
        base,
        frame,
    }
}

/// Saves the form as a whole: takes the good cells, and shows the others again with the reason beside each.
pub(crate) async fn save(
    ask: Ask,
    Path((_, group, test)): Path<(String, String, String)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let (group, key) = named(&ask, &group, &test)?;
    let fields: HashMap<String, String> = fields.into_iter().collect();
    let on: Option<Date> = fields.get("on").and_then(|on| on.parse().ok());
    let skips = fields.contains_key("skip");
    let typed = if skips { Vec::new() } else { changed(&fields) };
    let which = (group, &key, on);
    let saved = save_cells(&ask.ctx, &ask.school, which, &typed, &[]).await.map_err(ask.failed())?;
    let refused = saved.outcomes.iter().filter(|outcome| !outcome.is_there()).count();
    let left_out = fields.get("refused").and_then(|count| count.parse().ok()).filter(|_| skips);
    let left_out = left_out.unwrap_or_else(|| i64::try_from(refused).unwrap_or(i64::MAX));
    finish_typing(&ask.ctx, &ask.school, which, left_out).await.map_err(ask.failed())?;
    if refused == 0 {
        let on = on.map(|on| on.to_string()).unwrap_or_default();
        return Ok(Redirect::to(&format!("{}/done?on={on}", ask.here)).into_response());
    }
    match grid(&ask.ctx, &ask.school, which).await.map_err(ask.failed())? {
        Ok(grid) => {
            let page = page(&ask, &grid, &typed, &saved.outcomes);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Err(_) => Err(ask.failed()(app::Error::NotFound)),
    }
}

/// The cells of a form that say something else than what stood there when the page was made.
fn changed(fields: &HashMap<String, String>) -> Vec<Typed> {
    let cell = |(name, text): (&String, &String)| {
        let place = name.strip_prefix("v.")?;
        let (pupil, column) = place.split_once('.')?;
        let seen = fields.get(&format!("s.{place}")).cloned().unwrap_or_default();
        let insists = fields.get(&format!("i.{place}")).is_some_and(|refused| refused == text);
        let pupil: PupilId = pupil.parse().ok()?;
        let typed = Typed { pupil, column: column.to_owned(), text: text.clone(), seen, insists };
        (typed.text.trim() != typed.seen.trim()).then_some(typed)
    };
    let mut all: Vec<Typed> = fields.iter().filter_map(cell).collect();
    all.sort_by(|one, other| (one.pupil, &one.column).cmp(&(other.pupil, &other.column)));
    all
}

/// What script sends: cells and the columns of which it wants to hear.
#[derive(Default, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    on: String,
    /// The cells as JSON.
    #[serde(default)]
    cells: String,
    /// The codes of the columns as JSON.
    #[serde(default)]
    columns: String,
}

#[derive(Deserialize)]
struct SentCell {
    pupil: PupilId,
    column: String,
    text: String,
    seen: String,
    #[serde(default)]
    insists: bool,
}

/// The most cells in one request: a group of forty at fifty columns.
const MOST: usize = 2000;

/// What script gets back.
#[derive(Serialize)]
struct Said {
    cells: Vec<SaidCell>,
    rows: Vec<SaidRow>,
}

/// What came of one cell.
#[derive(Serialize)]
struct SaidCell {
    /// `saved`, `same`, `refused` or `meanwhile`.
    state: &'static str,
    /// What is to be told beside it.
    told: String,
    /// Whether it is taken when it is sent once more.
    may_insist: bool,
    /// What stands there by now, when somebody else changed it.
    theirs: Option<String>,
}

/// A row as it is now.
#[derive(Serialize)]
struct SaidRow {
    pupil: PupilId,
    cells: Vec<Now>,
    growth: String,
    growth_way: &'static str,
    note: String,
    is_done: bool,
}

/// Saves cells that script sends.
pub(crate) async fn save_sent(
    ask: Ask,
    Path((_, group, test)): Path<(String, String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let (group, key) = named(&ask, &group, &test)?;
    let cells = serde_json::from_str::<Vec<SentCell>>(&sent.cells).ok().filter(|cells| cells.len() <= MOST);
    let columns: Vec<String> = serde_json::from_str(&sent.columns).unwrap_or_default();
    let is_readable = cells.is_some();
    let typed: Vec<Typed> = cells.unwrap_or_default().into_iter().map(SentCell::typed).collect();
    let which = (group, &key, sent.on.parse().ok());
    let saved = save_cells(&ask.ctx, &ask.school, which, &typed, &columns).await.map_err(ask.failed())?;
    if !is_readable {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    }
    let said = serde_json::to_string(&said(&ask, &typed, &saved)).unwrap_or_default();
    Ok(([(CONTENT_TYPE, "application/json")], said).into_response())
}

impl SentCell {
    fn typed(self) -> Typed {
        let Self { pupil, column, text, seen, insists } = self;
        Typed { pupil, column, text, seen, insists }
    }
}

fn said(ask: &Ask, typed: &[Typed], saved: &SavedCells) -> Said {
    let texts = ask.texts;
    let cell = |(typed, outcome): (&Typed, &Outcome)| SaidCell {
        state: match outcome {
            Outcome::Saved { .. } => "saved",
            Outcome::Same => "same",
            Outcome::Refused(_) => "refused",
            Outcome::Meanwhile(_) => "meanwhile",
        },
        told: outcome_words(texts, outcome, Some(&typed.text)),
        may_insist: may_insist(outcome),
        theirs: match outcome {
            Outcome::Meanwhile(theirs) => Some(value_text(texts, theirs)),
            _ => None,
        },
    };
    let row = |row: &Row| {
        let (growth, growth_way) = grid_view::growth(texts, row);
        SaidRow {
            pupil: row.pupil.id,
            cells: saved
                .columns
                .iter()
                .zip(&row.cells)
                .map(|(column, cell)| grid_view::now(texts, column, cell))
                .collect(),
            growth,
            growth_way,
            note: grid_view::note(texts, row),
            is_done: row.is_done,
        }
    };
    Said {
        cells: typed.iter().zip(&saved.outcomes).map(cell).collect(),
        rows: saved.rows.iter().map(row).collect(),
    }
}
