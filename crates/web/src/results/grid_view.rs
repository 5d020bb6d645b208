//! The grid as a page shows it: each cell with what stands in it, what was typed, and what is to be told about it.

use super::grid_words::{
    column_help, column_name, last_day, last_words, outside_words, refusal_words, value_text, value_words,
};
use app::{
    imports::ImportWay,
    results::{Cell, Field, Grid, GridColumn, Last, Outcome, Row, Typed, Value},
};
use domain::{ids::PupilId, results::Level};
use i18n::Texts;
use serde::Serialize;
use std::collections::HashMap;

/// A column on the page.
pub(super) struct HeadView {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) help: Option<String>,
}

/// A pupil on the page.
pub(super) struct RowView {
    pub(super) pupil: String,
    pub(super) name: String,
    pub(super) moment: String,
    pub(super) note: String,
    pub(super) is_open: bool,
    pub(super) is_done: bool,
    pub(super) cells: Vec<CellView>,
    pub(super) growth: String,
    pub(super) growth_way: &'static str,
    pub(super) last: String,
    pub(super) last_day: String,
}

/// A cell on the page.
pub(super) struct CellView {
    /// The pupil and the column, as fields of the form are called.
    pub(super) place: String,
    /// The row and the column as numbers, for what points at each other on the page.
    pub(super) id: String,
    pub(super) head: String,
    /// What describes the field: what is told of it, and what can be typed in its column.
    pub(super) described_by: String,
    pub(super) column: String,
    pub(super) label: String,
    /// What the field holds: what stands there, or what was typed and refused.
    pub(super) typed: String,
    pub(super) now: Now,
    /// Why what was typed is not saved.
    pub(super) told: Option<String>,
    /// What was refused and is taken when it is sent once more.
    pub(super) insists: Option<String>,
    pub(super) is_number: bool,
    pub(super) last: String,
}

/// What stands in a cell, for the page and for script.
#[derive(Serialize, Clone, Default)]
pub(super) struct Now {
    pub(super) column: String,
    /// What was typed or came with the result.
    pub(super) value: String,
    /// What the program computed.
    pub(super) computed: String,
    /// The style of the computed level: `lv0` to `lv4`, or `plain`.
    pub(super) style: &'static str,
    /// How it came in, what it was, what is odd about it.
    pub(super) beside: String,
}

/// What was typed and could not be saved, by pupil and column.
pub(super) type Refused<'a> = HashMap<(PupilId, &'a str), (&'a Typed, &'a Outcome)>;

/// The heads of the columns.
pub(super) fn heads(texts: &'static Texts, columns: &[GridColumn]) -> Vec<HeadView> {
    let head = |column: &GridColumn| HeadView {
        code: column.code.clone(),
        name: column_name(texts, column),
        help: column_help(texts, column, column.takes_scores),
    };
    columns.iter().map(head).collect()
}

/// The rows of a grid, with what was refused of them.
pub(super) fn rows(texts: &'static Texts, grid: &Grid, refused: &Refused<'_>) -> Vec<RowView> {
    grid.rows.iter().enumerate().map(|(at, row)| view(texts, grid, (at, row), refused)).collect()
}

fn view(texts: &'static Texts, grid: &Grid, (at, row): (usize, &Row), refused: &Refused<'_>) -> RowView {
    let name = row.pupil.name.full();
    let last = row.cells.first().and_then(|cell| cell.last.as_ref()).filter(|_| !grid.is_list);
    let cells = grid.columns.iter().zip(&row.cells).enumerate().map(|(place, (column, cell))| {
        let told = refused.get(&(row.pupil.id, column.code.as_str()));
        let help = column_help(texts, column, column.takes_scores).map(|_| format!(" help-{place}"));
        let id = format!("{at}-{place}");
        CellView {
            described_by: format!("told-{id}{}", help.unwrap_or_default()),
            id,
            last: said_last(texts, cell.last.as_ref().filter(|_| grid.is_list)),
            label: texts.grid_cell_label(column_name(texts, column).as_str(), name.as_str()),
            ..cell_view(texts, (row.pupil.id, column, cell), told.copied())
        }
    });
    RowView {
        cells: cells.collect(),
        pupil: row.pupil.id.to_string(),
        moment: row.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        note: note(texts, row),
        is_open: row.is_open,
        is_done: row.is_done,
        growth: growth(texts, row).0,
        growth_way: growth(texts, row).1,
        last: last.map(|last| last_words(texts, last)).unwrap_or_default(),
        last_day: last.map(|last| last_day(texts, last)).unwrap_or_default(),
        name,
    }
}

fn said_last(texts: &'static Texts, last: Option<&Last>) -> String {
    last.map(|last| texts.grid_last(last_words(texts, last).as_str())).unwrap_or_default()
}

fn cell_view(
    texts: &'static Texts,
    (pupil, column, cell): (PupilId, &GridColumn, &Cell),
    refused: Option<(&Typed, &Outcome)>,
) -> CellView {
    let now = now(texts, column, cell);
    let told = refused.map(|(_, outcome)| outcome_words(texts, outcome, None));
    let insists = refused.filter(|(_, outcome)| may_insist(outcome)).map(|(typed, _)| typed.text.clone());
    CellView {
        place: format!("{pupil}.{}", column.code),
        id: String::new(),
        described_by: String::new(),
        head: column_name(texts, column),
        column: column.code.clone(),
        label: String::new(),
        typed: refused.map_or_else(|| now.value.clone(), |(typed, _)| typed.text.clone()),
        told,
        insists,
        is_number: matches!(column.field, Field::Skill | Field::Raw | Field::Percentile),
        last: String::new(),
        now,
    }
}

/// Whether what was refused is taken when it is sent once more.
pub(super) const fn may_insist(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Refused(refusal) if refusal.may_insist())
}

/// What stands in a cell.
pub(super) fn now(texts: &'static Texts, column: &GridColumn, cell: &Cell) -> Now {
    let came = cell.came.map(|way| match way {
        ImportWay::File => texts.grid_came_file(),
        ImportWay::Sheet => texts.grid_came_sheet(),
        ImportWay::Service | ImportWay::Grid => texts.grid_came_service(),
    });
    let was = cell.was.as_ref().map(|was| texts.grid_was(value_text(texts, was).as_str()));
    let odd = cell.outside.map(|outside| outside_words(texts, outside));
    let by_hand = cell.chosen_by_hand.then(|| texts.grid_typed_level().to_owned());
    // Where it came from is no news once it was changed.
    let came = came.map(str::to_owned).filter(|_| was.is_none() && cell.value != Value::Empty);
    let beside: Vec<String> = [came, was, by_hand, odd].into_iter().flatten().collect();
    Now {
        column: column.code.clone(),
        value: value_text(texts, &cell.value),
        computed: value_text(texts, &cell.computed),
        style: style(&cell.computed),
        beside: beside.join(" · "),
    }
}

fn style(value: &Value) -> &'static str {
    let band = match value {
        Value::Level(level) => Level::band(*level),
        _ => None,
    };
    match band {
        Some(0) => "lv0",
        Some(1) => "lv1",
        Some(2) => "lv2",
        Some(3) => "lv3",
        Some(_) => "lv4",
        None => "plain",
    }
}

/// What came of a cell, in words; nothing when there is nothing to tell. `typed` is what was typed, where there is script
/// that lets one choose.
pub(super) fn outcome_words(texts: &'static Texts, outcome: &Outcome, typed: Option<&str>) -> String {
    match (outcome, typed) {
        (Outcome::Saved { level_stands: true }, _) => texts.grid_level_stands().to_owned(),
        (Outcome::Saved { level_stands: false } | Outcome::Same, _) => String::new(),
        (Outcome::Refused(refusal), typed) => refusal_words(texts, refusal, typed.is_none()),
        (Outcome::Meanwhile(theirs), None) => texts.grid_meanwhile_form(value_words(texts, theirs).as_str()),
        (Outcome::Meanwhile(theirs), Some(typed)) => {
            let mine = if typed.trim().is_empty() { texts.grid_empty() } else { typed };
            texts.grid_meanwhile(mine, value_words(texts, theirs).as_str())
        }
    }
}

/// What is to be told of a row as a whole.
pub(super) fn note(texts: &'static Texts, row: &Row) -> String {
    if !row.is_open {
        return texts.grid_no_year_group().to_owned();
    }
    let taken = |day| texts.grid_taken_on(texts.language().date(day).as_str());
    row.other_day.map(taken).unwrap_or_default()
}

/// The growth of a row, and whether it went up, stayed or went down.
pub(super) fn growth(texts: &Texts, row: &Row) -> (String, &'static str) {
    let Some(growth) = row.growth.map(|growth| growth.to_tenths().thousandths()) else {
        return (String::new(), "");
    };
    let way = match growth {
        0 => "flat",
        ..0 => "down",
        _ => "up",
    };
    (texts.language().growth(growth), way)
}
