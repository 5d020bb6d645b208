//! The calendar of a school year, as a list and by month.

use super::{
    days,
    form::{part_words, read},
    month::{Going, MonthView, groups_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::calendar::{self as use_cases, CalendarPage, GroupTodo, WindowPage};
use askama::Template;
use axum::{extract::Query, response::Response};
use domain::{SchoolYear, calendar::WindowState};
use i18n::Texts;
use jiff::civil::Date;
use std::collections::HashSet;

#[derive(Template)]
#[template(path = "calendar/page.html")]
struct Page {
    frame: Frame,
    address: String,
    year: String,
    years: Vec<(String, bool)>,
    done: Option<&'static str>,
    /// A window that was just taken away, as the fields that put it back.
    undo: Vec<(String, String)>,
    late: Option<String>,
    windows: Vec<Window>,
    month: Option<MonthView>,
    this_month: String,
    may_edit: bool,
    has_earlier: bool,
    earlier: String,
}

struct Window {
    name: String,
    days: String,
    groups: String,
    tests: String,
    enter_by: Option<String>,
    source: Option<String>,
    state: &'static str,
    state_words: &'static str,
    edit: Option<String>,
    /// Groups with pupils who have no result, or all groups that have begun.
    todo: Vec<Todo>,
}

struct Todo {
    name: String,
    address: String,
    words: String,
    is_done: bool,
    is_late: bool,
}

/// What is asked of the page: the school year, the month, and what was just done.
type Choice = Vec<(String, String)>;

/// The calendar.
pub(super) async fn calendar(ask: Ask, Query(choice): Query<Choice>) -> Result<Response, PageError> {
    let value = |name: &str| super::form::value(&choice, name);
    let month = value("month").and_then(|text| format!("{text}-01").parse::<Date>().ok());
    let year: Option<SchoolYear> = match value("year").map(str::parse) {
        Some(Ok(year)) => Some(year),
        Some(Err(_)) => return Err(ask.failed()(app::Error::NotFound)),
        None => month.map(SchoolYear::of),
    };
    let found = use_cases::calendar(&ask.ctx, &ask.school, year).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &found, month, &choice)))
}

fn page(ask: &Ask, found: &CalendarPage, month: Option<Date>, choice: &Choice) -> Page {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::YearPlan);
    let base = frame.base.clone().unwrap_or_default();
    let address = format!("{base}/calendar");
    let done = super::form::value(choice, "done").unwrap_or_default();
    let edit = |one: &WindowPage| found.may_edit.then(|| format!("{address}/{}", one.window.id));
    let windows: Vec<Window> = found.windows.iter().map(|one| window(texts, &base, one, edit(one))).collect();
    // A group that is late in two periods is one group.
    let late: HashSet<_> = found
        .windows
        .iter()
        .filter(|one| one.state == WindowState::Over)
        .flat_map(|one| one.groups.iter().filter(|group| group.missing() > 0).map(|group| group.group))
        .collect();
    let going: Vec<Going> = found.windows.iter().map(|one| going(texts, one, edit(one))).collect();
    let bounds = (found.year.first_day(), found.year.last_day());
    let shown = month.filter(|month| found.year.contains(*month));
    let middle = if found.year.contains(found.today) { found.today } else { found.year.first_day() };
    Page {
        year: found.year.to_string(),
        years: found.years.iter().map(|year| (year.to_string(), *year == found.year)).collect(),
        done: done_words(texts, done),
        undo: if done == "removed" && found.may_edit { undo(found.year, choice) } else { Vec::new() },
        late: (!late.is_empty()).then(|| texts.calendar_late_groups(late.len())),
        month: shown.map(|month| MonthView::new(texts, bounds, (month, found.today), &going)),
        this_month: format!("{:04}-{:02}", middle.year(), middle.month()),
        may_edit: found.may_edit,
        has_earlier: found.has_earlier,
        earlier: found.year.previous().to_string(),
        windows,
        address,
        frame,
    }
}

fn going(texts: &Texts, one: &WindowPage, address: Option<String>) -> Going {
    let known = &one.window;
    Going {
        from: known.from,
        until: known.until,
        name: known.name.clone(),
        days: days(texts, known.from, known.until),
        groups: groups_words(texts, &known.year_groups),
        address,
    }
}

fn undo(year: SchoolYear, choice: &Choice) -> Vec<(String, String)> {
    let mut fields = super::form::fields_of(&read(choice));
    fields.extend([("year".to_owned(), year.to_string()), ("again".to_owned(), "1".to_owned())]);
    fields
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "added" => texts.calendar_added(),
        "changed" => texts.calendar_changed(),
        "removed" => texts.calendar_removed(),
        "back" => texts.calendar_back(),
        "theirs" => texts.calendar_theirs_kept(),
        "template" => texts.calendar_filled(),
        "copied" => texts.calendar_copied(),
        "full" => texts.calendar_full(),
        _ => return None,
    })
}

/// How far a window is, in words.
pub(crate) fn state_words(texts: &'static Texts, state: WindowState) -> &'static str {
    match state {
        WindowState::Coming => texts.calendar_coming(),
        WindowState::Open => texts.calendar_open(),
        WindowState::ToEnter => texts.calendar_to_enter(),
        WindowState::Over => texts.calendar_over(),
    }
}

fn window(texts: &'static Texts, base: &str, one: &WindowPage, edit: Option<String>) -> Window {
    let known = &one.window;
    let tests = match (&known.series, known.part) {
        (Some(series), Some(part)) => format!("{series} · {}", part_words(texts, part)),
        (Some(series), None) => series.clone(),
        (None, Some(part)) => part_words(texts, part).to_owned(),
        (None, None) => String::new(),
    };
    Window {
        name: known.name.clone(),
        days: days(texts, known.from, known.until),
        groups: groups_words(texts, &known.year_groups),
        tests,
        enter_by: known
            .enter_by
            .map(|day| texts.calendar_enter_by_day(texts.language().long_date(day).as_str())),
        source: known.source.clone(),
        state: one.state.code(),
        state_words: state_words(texts, one.state),
        edit,
        todo: one.groups.iter().map(|group| todo(texts, base, (one.state, group))).collect(),
    }
}

fn todo(texts: &Texts, base: &str, (state, group): (WindowState, &GroupTodo)) -> Todo {
    let missing = group.missing();
    let is_begun = group.lines.iter().any(|line| line.done > 0);
    let words = match (missing, is_begun) {
        (0, _) => texts.calendar_all_done().to_owned(),
        (_, false) => texts.calendar_not_begun().to_owned(),
        (missing, true) => texts.calendar_missing(missing),
    };
    Todo {
        name: group.name.clone(),
        address: format!("{base}/groups/{}/about#todo", group.group),
        words,
        is_done: missing == 0,
        is_late: missing > 0 && state == WindowState::Over,
    }
}
