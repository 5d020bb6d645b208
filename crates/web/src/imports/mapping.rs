//! What the columns of a spreadsheet are.

use super::words;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::imports::{
    Brings, Draft, DraftPage, Fixed, Lack, Mapping, MappingPage, MappingSaid, OwnTest, Score, ScoreColumn,
    SheetField, Stage, Use, cell_in_words, draft_page, read_day, save_mapping,
};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ids::DraftId,
    register::School,
    results::{Moment, TestKind},
};
use i18n::Texts;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "imports/mapping.html")]
struct MappingView {
    frame: Frame,
    base: String,
    here: String,
    rows: String,
    is_remembered: bool,
    has_no_header: bool,
    lacks: Vec<String>,
    sheets: Vec<Choice>,
    brings_absences: bool,
    fixed: Vec<FixedInput>,
    kinds: Vec<Choice>,
    columns: Vec<ColumnView>,
    series: Vec<(String, String)>,
    lines: Vec<LineView>,
    name: String,
}

struct Choice {
    code: String,
    words: String,
    is_chosen: bool,
}

struct FixedInput {
    name: &'static str,
    label: &'static str,
    value: String,
    kind: &'static str,
    list: &'static str,
    error: Option<&'static str>,
}

struct ColumnView {
    at: usize,
    name: String,
    label: String,
    sample: String,
    is_never_stored: bool,
    groups: Vec<(&'static str, Vec<Choice>)>,
    is_own: bool,
    series: String,
    part: String,
    moment: String,
    date: String,
    moment_error: Option<&'static str>,
    date_error: Option<&'static str>,
}

struct LineView {
    line: u64,
    cells: Vec<CellView>,
}

struct CellView {
    text: String,
    problem: Option<String>,
}

/// What was typed and cannot be read, by the name of its field.
type Typed = HashMap<String, String>;

/// The columns again, for who wants to change them.
pub(crate) async fn mapping(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = super::drafts::draft_id(&ask, &draft)?;
    let page = draft_page(&ask.ctx, &ask.school, id, true).await.map_err(ask.failed())?;
    match page {
        DraftPage { school, draft, stage: Stage::Mapping(page) } => {
            Ok(view(&ask, &school, &draft, (*page, Vec::new(), &Typed::new())))
        }
        // Only a sheet has columns.
        DraftPage { .. } => Ok(Redirect::to(ask.here.trim_end_matches("/mapping")).into_response()),
    }
}

/// Keeps what the columns are, and goes on to the preview or shows the rows again.
pub(crate) async fn save(
    ask: Ask,
    Path((_, draft)): Path<(String, String)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let id: DraftId = super::drafts::draft_id(&ask, &draft)?;
    let (said, wrong) = said(fields);
    let goes_on = said.goes_on;
    let typed = said.mapping.clone();
    let lacks = if wrong.is_empty() {
        save_mapping(&ask.ctx, &ask.school, id, said).await.map_err(ask.failed())?
    } else {
        Vec::new()
    };
    if wrong.is_empty() && lacks.is_empty() {
        let to = if goes_on {
            ask.here.trim_end_matches("/mapping").to_owned()
        } else {
            format!("{}#rows", ask.here)
        };
        return Ok(Redirect::to(&to).into_response());
    }
    let page = draft_page(&ask.ctx, &ask.school, id, true).await.map_err(ask.failed())?;
    let DraftPage { school, draft, stage: Stage::Mapping(mut page) } = page else {
        return Ok(Redirect::to(ask.here.trim_end_matches("/mapping")).into_response());
    };
    if !wrong.is_empty() {
        // Nothing was kept: what was typed is shown again.
        let header: Vec<String> = page.columns.iter().map(|column| column.name.clone()).collect();
        page.mapping = typed.for_header(&header);
        for (column, (_, what)) in page.columns.iter_mut().zip(&page.mapping.columns) {
            column.what = what.clone();
        }
    }
    let page = view(&ask, &school, &draft, (*page, lacks, &wrong));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What a form says, and what of it cannot be read.
fn said(fields: Vec<(String, String)>) -> (MappingSaid, Typed) {
    let fields: HashMap<String, String> =
        fields.into_iter().map(|(name, value)| (name, value.trim().to_owned())).collect();
    let mut wrong = Typed::new();
    let text = |name: &str| fields.get(name).filter(|value| !value.is_empty()).cloned();
    let mut day = |name: &str| {
        let typed = text(name)?;
        let day = read_day(&typed);
        if day.is_none() {
            wrong.insert(name.to_owned(), typed);
        }
        day
    };
    let fixed_date = day("fixed_date");
    let dates: Vec<_> = (0..)
        .map_while(|at| fields.contains_key(&format!("column-{at}")).then(|| day(&format!("date-{at}"))))
        .collect();
    let mut moment = |name: &str| -> Option<Moment> {
        let typed = text(name)?;
        let moment = typed.to_uppercase().parse().ok();
        if moment.is_none() {
            wrong.insert(name.to_owned(), typed);
        }
        moment
    };
    let fixed_moment = moment("fixed_moment");
    let mut columns = Vec::with_capacity(dates.len());
    for (at, date) in dates.into_iter().enumerate() {
        let name = text(&format!("column-{at}")).unwrap_or_default();
        let mut what = Use::from_code(&text(&format!("use-{at}")).unwrap_or_default());
        let own_moment = moment(&format!("moment-{at}"));
        if let Use::Score(ScoreColumn { test, .. }) = &mut what {
            let (series, part) = (text(&format!("series-{at}")), text(&format!("part-{at}")));
            let is_own = fields.contains_key(&format!("own-{at}"));
            if is_own {
                // A scale that has no name is called as its column.
                let part = if series.is_none() && part.is_none() { Some(name.clone()) } else { part };
                *test = Some(OwnTest { series, part, subject: None, moment: own_moment, date });
            }
        }
        columns.push((name, what));
    }
    let brings =
        if text("brings").as_deref() == Some("absences") { Brings::Absences } else { Brings::Results };
    let kind = text("kind").and_then(|code| TestKind::from_code(&code)).unwrap_or_default();
    let fixed = Fixed {
        series: text("fixed_series"),
        subject: text("fixed_subject"),
        moment: fixed_moment,
        date: fixed_date,
        kind,
    };
    let said = MappingSaid {
        mapping: Mapping { brings, sheet: text("sheet").unwrap_or_default(), columns, fixed },
        name: text("name").unwrap_or_default(),
        all_scales: fields.contains_key("all_scales"),
        goes_on: !fields.contains_key("again"),
    };
    (said, wrong)
}

/// The page on which a person says what the columns are.
pub(super) fn view(
    ask: &Ask,
    school: &School,
    draft: &Draft,
    (page, lacks, wrong): (MappingPage, Vec<Lack>, &Typed),
) -> Response {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, school, Room::Import);
    let base = frame.base.clone().unwrap_or_default();
    let choice = |code: &str, words: String, is_chosen| Choice { code: code.to_owned(), words, is_chosen };
    let sheet = |name: &String| choice(name, name.clone(), *name == page.mapping.sheet);
    let kind = |kind: TestKind| {
        choice(kind.code(), texts.mapping_kind(kind.code()), kind == page.mapping.fixed.kind)
    };
    let column = |at: usize| column(texts, at, &page, wrong);
    let line = |(row, line): (usize, &u64)| LineView {
        line: *line,
        cells: page
            .columns
            .iter()
            .map(|column| match column.cells.get(row).map(|(text, read)| (text, read.as_ref())) {
                Some((_, Ok(value))) => CellView { text: words::cell(texts, value), problem: None },
                Some((text, Err(kind))) => {
                    CellView { text: text.reveal().clone(), problem: Some(cell_in_words(texts, kind)) }
                }
                None => CellView { text: String::new(), problem: None },
            })
            .collect(),
    };
    render(&MappingView {
        here: format!("{base}/imports/drafts/{}", draft.id),
        base,
        rows: texts.mapping_rows(draft.file_name.as_str(), page.rows),
        is_remembered: page.is_remembered,
        has_no_header: page.has_no_header,
        lacks: lacks.into_iter().map(|one| words::lack(texts, one)).collect(),
        sheets: if page.sheets.len() > 1 { page.sheets.iter().map(sheet).collect() } else { Vec::new() },
        brings_absences: page.mapping.brings == Brings::Absences,
        fixed: fixed_inputs(texts, &page.mapping.fixed, wrong),
        kinds: TestKind::ALL.into_iter().map(kind).collect(),
        columns: (0..page.columns.len()).map(column).collect(),
        lines: page.lines.iter().enumerate().map(line).collect(),
        series: page.series.clone(),
        name: page.name.clone(),
        frame,
    })
    .into_response()
}

fn fixed_inputs(texts: &'static Texts, fixed: &Fixed, wrong: &Typed) -> Vec<FixedInput> {
    let input =
        |name, label, (value, kind, list): (String, _, _), problem: Option<&'static str>| FixedInput {
            value: wrong.get(name).cloned().unwrap_or(value),
            error: problem.filter(|_| wrong.contains_key(name)),
            name,
            label,
            kind,
            list,
        };
    let day = fixed.date.map(|day| day.to_string()).unwrap_or_default();
    let moment = fixed.moment.map(|moment| moment.to_string()).unwrap_or_default();
    let (series, subject) =
        (fixed.series.clone().unwrap_or_default(), fixed.subject.clone().unwrap_or_default());
    vec![
        input("fixed_series", texts.mapping_series_label(), (series, "text", "series-list"), None),
        input("fixed_subject", texts.mapping_subject_label(), (subject, "text", ""), None),
        input(
            "fixed_moment",
            texts.mapping_moment_label(),
            (moment, "text", ""),
            Some(texts.mapping_moment_invalid()),
        ),
        input("fixed_date", texts.mapping_date_label(), (day, "date", ""), Some(texts.mapping_day_invalid())),
    ]
}

fn column(texts: &'static Texts, at: usize, page: &MappingPage, wrong: &Typed) -> ColumnView {
    let Some(column) = page.columns.get(at) else { return ColumnView::nothing(at) };
    let test = match &column.what {
        Use::Score(ScoreColumn { test, .. }) => test.clone(),
        _ => None,
    };
    let own = test.clone().unwrap_or_default();
    let cells: Vec<&str> = column
        .cells
        .iter()
        .map(|(text, _)| text.reveal().as_str())
        .filter(|text| !text.is_empty())
        .take(3)
        .collect();
    let sample = if cells.is_empty() {
        texts.mapping_sample_none().to_owned()
    } else {
        texts.mapping_sample(cells.join(" · ").as_str())
    };
    let typed = |field: &str, value: Option<String>| {
        wrong.get(&format!("{field}-{at}")).cloned().or(value).unwrap_or_default()
    };
    let problem = |field: &str, text| wrong.contains_key(&format!("{field}-{at}")).then_some(text);
    ColumnView {
        at,
        label: texts.mapping_column_label(column.name.as_str()),
        name: column.name.clone(),
        sample,
        is_never_stored: column.is_never_stored,
        groups: groups(texts, column.what.code()),
        is_own: test.is_some(),
        series: own.series.unwrap_or_default(),
        part: own.part.unwrap_or_default(),
        moment: typed("moment", own.moment.map(|moment| moment.to_string())),
        date: typed("date", own.date.map(|day| day.to_string())),
        moment_error: problem("moment", texts.mapping_moment_invalid()),
        date_error: problem("date", texts.mapping_day_invalid()),
    }
}

impl ColumnView {
    fn nothing(at: usize) -> Self {
        Self {
            at,
            name: String::new(),
            label: String::new(),
            sample: String::new(),
            is_never_stored: true,
            groups: Vec::new(),
            is_own: false,
            series: String::new(),
            part: String::new(),
            moment: String::new(),
            date: String::new(),
            moment_error: None,
            date_error: None,
        }
    }
}

/// What a column can be, in groups.
fn groups(texts: &'static Texts, chosen: &str) -> Vec<(&'static str, Vec<Choice>)> {
    let choice = |code: &str| Choice {
        code: code.to_owned(),
        words: texts.mapping_use(code),
        is_chosen: code == chosen,
    };
    let of_pupil = |field: &SheetField| {
        field.names_pupil() || matches!(field, SheetField::Prefix | SheetField::BirthDate)
    };
    let fields = |wants_pupil: bool| {
        SheetField::ALL
            .iter()
            .filter(|field| of_pupil(field) == wants_pupil)
            .map(|field| choice(field.code()))
            .collect()
    };
    vec![
        ("", vec![choice("skip")]),
        (texts.mapping_group_pupil(), fields(true)),
        (texts.mapping_group_test(), fields(false)),
        (texts.mapping_group_score(), Score::ALL.iter().map(|score| choice(score.code())).collect()),
    ]
}
