//! What the children of a group need, in the columns of the form, to read and to write in place.

use super::{
    form::{Desk, LineForm, drafts_of, label},
    pupil::{Undo, done_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    register::{Tabs, names},
};
use app::{
    needs::{
        GroupNeeds, NeedsRow, arrangement_words, begin_words, column_words, group_needs_csv, group_needs_pdf,
        of_group,
    },
    results::{PupilRow, words},
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use domain::{
    ids::GroupId,
    needs::{NeedColumn, NeedKind, NeedLine},
    results::Level,
};
use i18n::Texts;
use serde::Deserialize;

/// The columns of the form, each with its code in addresses.
const COLUMNS: [(NeedColumn, &str); 4] = [
    (NeedColumn::Helping, "helping"),
    (NeedColumn::Hindering, "hindering"),
    (NeedColumn::Didactic, "didactic"),
    (NeedColumn::Pedagogical, "pedagogical"),
];

#[derive(Template)]
#[template(path = "needs/group.html")]
struct Page {
    frame: Frame,
    base: String,
    address: String,
    name: String,
    subtitle: String,
    tabs: Tabs,
    title: String,
    written: String,
    done: Option<&'static str>,
    undo: Option<Undo>,
    drafts_done: Vec<String>,
    is_past: bool,
    heads: Vec<&'static str>,
    rows: Vec<Row>,
}

/// One pupil.
struct Row {
    id: String,
    name: String,
    address: String,
    all_words: String,
    results: Vec<ResultCell>,
    cells: Vec<Cell>,
    clusters: Vec<String>,
    is_empty: bool,
    form: Option<LineForm>,
}

/// The latest level in a subject.
struct ResultCell {
    subject: String,
    level: &'static str,
    band: Option<u8>,
}

struct Cell {
    label: &'static str,
    lines: Vec<CellLine>,
    add: Option<String>,
}

struct CellLine {
    id: String,
    begin: String,
    text: String,
    edit: Option<String>,
}

/// Which form is open, and what was just done.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    edit: String,
    #[serde(default)]
    add: String,
    #[serde(default)]
    pupil: String,
    #[serde(default)]
    done: String,
    #[serde(default)]
    line: String,
    #[serde(default)]
    version: i64,
    /// The pupil whose line was ended.
    #[serde(default)]
    of: String,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let found = load(&ask, &group, "needs").await?;
    Ok(render(&view(&ask, &found, &asked)))
}

async fn load(ask: &Ask, group: &str, form: &'static str) -> Result<GroupNeeds, PageError> {
    let group: GroupId = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    of_group(&ask.ctx, &ask.school, (group, form), ask.texts.language()).await.map_err(ask.failed())
}

fn view(ask: &Ask, found: &GroupNeeds, asked: &Asked) -> Page {
    let texts = ask.texts;
    let overview = &found.overview;
    let base = school_base(&overview.school);
    let group = &overview.group;
    let address = format!("{base}/groups/{}/needs", group.id);
    let with_lines = found.rows.iter().filter(|row| !row.lines.is_empty()).count();
    let year = texts.school_year(group.school_year.to_string().as_str());
    let parts = [year, names(&overview.teachers)];
    let saved = found.rows.iter().flat_map(|row| &row.lines).find(|line| line.id.to_string() == asked.line);
    let undo = || Undo {
        action: format!("{base}/pupils/{}/needs/{}/back", asked.of, asked.line),
        version: asked.version,
        from: group.id.to_string(),
    };
    Page {
        frame: Frame::of_school(ask, &overview.school, Room::Groups),
        title: texts.needs_group_title(group.name.as_str()),
        name: group.name.clone(),
        subtitle: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        tabs: Tabs::new(&base, (group.id, group.kind), "needs"),
        written: texts.needs_group_written(overview.pupils.len(), with_lines),
        done: done_words(texts, &asked.done),
        undo: (asked.done == "ended" && is_id(&asked.of) && is_id(&asked.line)).then(undo),
        drafts_done: match (asked.done.as_str(), saved) {
            ("saved" | "theirs", Some(line)) => drafts_of(ask, line.id, Some(line)),
            _ => Vec::new(),
        },
        is_past: !found.is_now,
        heads: COLUMNS.iter().map(|(column, _)| column_words(texts, *column)).collect(),
        rows: found.pupils().map(|of| row(ask, found, (&base, &address), of, asked)).collect(),
        address,
        base,
    }
}

/// Whether a part of the address can be the id that it stands for: it becomes a part of another address.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

fn row(
    ask: &Ask,
    found: &GroupNeeds,
    (base, address): (&str, &str),
    (row, needs): (&PupilRow, &NeedsRow),
    asked: &Asked,
) -> Row {
    let texts = ask.texts;
    let id = row.pupil.id.to_string();
    let name = row.pupil.name.full();
    let needs_address = format!("{base}/pupils/{id}/needs");
    let desk = Desk {
        ask,
        action: needs_address.clone(),
        pupil: row.pupil.id,
        phrases: &found.phrases,
        from: found.overview.group.id.to_string(),
        about: name.clone(),
        close: Some(format!("{address}#pupil-{id}")),
    };
    let results = found.overview.columns.iter().enumerate().filter_map(|(at, column)| {
        let level = row.cell(at)?.latest().levels.main()?;
        Some(ResultCell {
            subject: words::column_name(texts, column),
            level: Level::name(level),
            band: level.band(),
        })
    });
    let cluster = |(subject, one): &(String, _)| format!("{subject}: {}", arrangement_words(texts, *one));
    Row {
        all_words: texts.needs_all_of_pupil(name.as_str()),
        results: results.collect(),
        cells: COLUMNS.iter().map(|column| cell(texts, address, *column, (&id, needs))).collect(),
        clusters: needs.clusters.iter().map(cluster).collect(),
        is_empty: needs.lines.is_empty(),
        form: open_form(&desk, (&id, needs), asked),
        address: needs_address,
        name,
        id,
    }
}

fn cell(
    texts: &Texts,
    address: &str,
    (column, code): (NeedColumn, &str),
    (pupil, needs): (&str, &NeedsRow),
) -> Cell {
    let line = |line: &NeedLine| CellLine {
        id: line.id.to_string(),
        begin: match line.kind {
            NeedKind::Goal => label(texts, line.kind),
            kind => begin_words(texts, kind),
        },
        text: line.text.reveal().clone(),
        edit: needs.may_write.then(|| format!("{address}?edit={}&pupil={pupil}#form", line.id)),
    };
    Cell {
        label: column_words(texts, column),
        lines: needs.lines.iter().filter(|line| line.kind.column() == column).map(line).collect(),
        add: needs.may_write.then(|| format!("{address}?add={code}&pupil={pupil}#form")),
    }
}

/// The form under a pupil's row, when it is asked for.
fn open_form(desk: &Desk<'_>, (pupil, needs): (&str, &NeedsRow), asked: &Asked) -> Option<LineForm> {
    if asked.pupil != pupil || !needs.may_write {
        return None;
    }
    if let Some(line) = needs.lines.iter().find(|line| line.id.to_string() == asked.edit) {
        return Some(desk.edit(line));
    }
    let column = COLUMNS.iter().find(|(_, code)| *code == asked.add);
    match column {
        Some((column, _)) => desk.add_in(*column),
        None => NeedKind::from_code(&asked.add).map(|kind| desk.add(kind)),
    }
}

/// The name of a file: letters and digits only, for every system.
fn file_name(texts: &Texts, found: &GroupNeeds, ending: &str) -> String {
    let group = &found.overview.group;
    let plain: String = group.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("filename=\"{}-{plain}-{}.{ending}\"", texts.needs_pdf_file(), group.school_year)
}

/// The same on paper.
pub(super) async fn as_pdf(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = load(&ask, &group, "needs_pdf").await?;
    let pdf = group_needs_pdf(&ask.ctx, ask.texts, &found).await.map_err(ask.failed())?;
    let name = format!("inline; {}", file_name(ask.texts, &found, "pdf"));
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}

/// The same for a spreadsheet.
pub(super) async fn as_csv(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = load(&ask, &group, "needs_csv").await?;
    let csv = group_needs_csv(ask.texts, &found).map_err(ask.failed())?;
    // The mark in front makes spreadsheet programs read the file as UTF-8.
    let csv = format!("\u{feff}{csv}");
    let name = format!("attachment; {}", file_name(ask.texts, &found, "csv"));
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)], csv)
        .into_response())
}
