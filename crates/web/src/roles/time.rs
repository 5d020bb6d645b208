//! One's own time: the clock, the week, and the mirror.

use super::{
    Part, Tab,
    description_edit::works_here,
    form::{Bad, Choice, Fields, value},
    frame, may, role_base, tabs,
    time_view::{self, MirrorLine, hours, kind_words, level_words, long},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::roles::{
    self as use_cases, Cell, FORGOTTEN_AFTER, Saved, Span, TimePage, TypedTime, Wrong, elapsed, monday,
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::roles::{RoleLevel, TimeEntry, WorkKind};
use i18n::Texts;
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use policy::Action;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "roles/time.html")]
struct Page {
    frame: Frame,
    tabs: Vec<Tab>,
    base: String,
    done: Option<&'static str>,
    is_shared: bool,
    sees_shared: bool,
    running: Option<Running>,
    levels: Vec<LevelRow>,
    kinds: Vec<Choice>,
    bad: Bad,
    week: WeekView,
    mirror: MirrorView,
}

struct Running {
    words: String,
    id: String,
    forgotten: Option<String>,
    level: Vec<Choice>,
    kind: Vec<Choice>,
    typed: TypedTime,
}

/// A level with its two ways to start and its two cells.
struct LevelRow {
    number: u8,
    name: String,
    ways: Vec<Way>,
}

struct Way {
    code: &'static str,
    start: String,
    field: String,
    words: String,
    value: String,
    /// What the clock brought, in words.
    clock: Option<String>,
}

struct WeekView {
    monday: String,
    words: String,
    seen: String,
    total: String,
    previous: String,
    next: Option<String>,
    problem: Option<&'static str>,
    pieces: Vec<Piece>,
}

struct Piece {
    day: String,
    long: String,
    words: String,
    what: String,
    edit: String,
}

struct MirrorView {
    spans: Vec<(String, String, bool)>,
    days: String,
    is_empty: bool,
    chart: Option<String>,
    norm_chart: Option<String>,
    groups: Vec<String>,
    lines: Vec<MirrorLine>,
    sentences: Vec<String>,
    expected: String,
    norm: Vec<String>,
}

/// What was typed and is wrong: the week, or the end of what runs.
#[derive(Default)]
struct Typed {
    cells: Option<BTreeMap<Cell, String>>,
    stop: Option<TypedTime>,
    wrong: Wrong,
    problem: Option<&'static str>,
}

fn span_of(text: &str) -> Span {
    Span::ALL.into_iter().find(|span| span.code() == text).unwrap_or_default()
}

/// One's own time.
pub(super) async fn page(ask: Ask, Query(query): Query<Fields>) -> Result<Response, PageError> {
    let found = load(&ask, value(&query, "week").parse().ok(), span_of(value(&query, "span"))).await?;
    Ok(render(&view(&ask, &found, value(&query, "done"), Typed::default())))
}

async fn load(ask: &Ask, day: Option<Date>, span: Span) -> Result<TimePage, PageError> {
    let found = use_cases::time_page(&ask.ctx, &ask.school, ask.texts.language(), (day, span)).await;
    found.map_err(ask.failed())
}

fn view(ask: &Ask, found: &TimePage, done: &str, typed: Typed) -> Page {
    let texts = ask.texts;
    let base = format!("{}/time", role_base(&found.school));
    Page {
        frame: frame(ask, &found.school),
        tabs: tabs(ask, &found.school, Part::Time),
        done: done_words(texts, done),
        is_shared: found.choices.is_shared,
        sees_shared: may(ask, &found.school, Action::ViewSharedTime),
        running: found.running.as_ref().map(|entry| running(texts, found, entry, typed.stop)),
        levels: level_rows(texts, found, typed.cells.as_ref()),
        kinds: WorkKind::ALL.map(|kind| Choice::new(kind.code(), kind_words(texts, Some(kind)), "")).into(),
        bad: Bad::of(texts, &typed.wrong),
        week: WeekView { problem: typed.problem, ..week_view(texts, found, &base) },
        mirror: mirror_view(texts, found, &base),
        base,
    }
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "started" => texts.role_time_started(),
        "stopped" => texts.role_time_stopped(),
        "week" => texts.role_time_week_saved(),
        "added" => texts.role_time_added(),
        "changed" => texts.role_time_changed(),
        "removed" => texts.role_time_removed(),
        "theirs" => texts.role_time_theirs(),
        "choices" => texts.role_choices_saved(),
        "forgotten" => texts.role_choices_forgotten(),
        _ => return None,
    })
}

/// The levels to choose from, with none.
pub(super) fn level_choices(texts: &Texts, levels: &[RoleLevel], chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", texts.role_time_level_none(), chosen);
    let level =
        |(at, level): (u8, &RoleLevel)| Choice::new(at.to_string(), format!("{at}. {}", level.name), chosen);
    std::iter::once(none).chain((1..).zip(levels).map(level)).collect()
}

/// The kinds to choose from, with none.
pub(super) fn kind_choices(texts: &Texts, chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", texts.role_time_kind_none(), chosen);
    let kind = |kind: WorkKind| Choice::new(kind.code(), kind_words(texts, Some(kind)), chosen);
    std::iter::once(none).chain(WorkKind::ALL.map(kind)).collect()
}

fn running(texts: &Texts, found: &TimePage, entry: &TimeEntry, typed: Option<TypedTime>) -> Running {
    let local = entry.started_at.map(|at| at.to_zoned(TimeZone::system()));
    let at = local.map(|at| format!("{:02}:{:02}", at.hour(), at.minute())).unwrap_or_default();
    let typed = typed.unwrap_or_else(|| TypedTime::of(entry));
    let ran = elapsed(entry, found.now);
    let level = level_words(texts, &found.model, entry);
    Running {
        words: texts.role_time_runs(level.as_str(), at.as_str()),
        id: entry.id.to_string(),
        forgotten: (ran > FORGOTTEN_AFTER).then(|| texts.role_time_forgotten(ran / 60)),
        level: level_choices(texts, &found.model.levels, &typed.level),
        kind: kind_choices(texts, &typed.kind),
        typed,
    }
}

fn level_rows(texts: &Texts, found: &TimePage, typed: Option<&BTreeMap<Cell, String>>) -> Vec<LevelRow> {
    let row = |(number, level): (u8, &RoleLevel)| {
        let way = |(at, kind): (usize, WorkKind)| {
            let cell = (number, at);
            let known = found.week.cells.get(&cell).map(|minutes| long(*minutes)).unwrap_or_default();
            let clock = found.week.of_pieces(&found.choices.model, cell);
            let kind_in_words = kind_words(texts, Some(kind));
            Way {
                code: kind.code(),
                start: texts.role_time_start(kind_in_words.as_str(), level.name.as_str()),
                field: format!("cell_{number}_{at}"),
                words: format!("{}, {kind_in_words}", level.name),
                value: typed.map_or(known, |typed| typed.get(&cell).cloned().unwrap_or_default()),
                clock: (clock > 0).then(|| texts.role_time_plus_clock(long(clock).as_str())),
            }
        };
        LevelRow {
            number,
            name: level.name.clone(),
            ways: WorkKind::ALL.into_iter().enumerate().map(way).collect(),
        }
    };
    (1..).zip(&found.model.levels).map(row).collect()
}

fn week_view(texts: &Texts, found: &TimePage, base: &str) -> WeekView {
    let (language, week) = (texts.language(), &found.week);
    let other = |days: i64| {
        let day = week.monday.saturating_add(days.days());
        format!("{base}?week={day}&span={}#week", found.span.code())
    };
    let piece = |entry: &TimeEntry| Piece {
        day: language.full_date(entry.day),
        long: entry.minutes.map(long).unwrap_or_default(),
        words: format!("{}, {}", level_words(texts, &found.model, entry), kind_words(texts, entry.kind)),
        what: entry.what.reveal().clone(),
        edit: format!("{base}/entries/{}", entry.id),
    };
    WeekView {
        monday: week.monday.to_string(),
        words: texts.role_time_week(
            language.long_date(week.monday).as_str(),
            language.long_date(week.sunday).as_str(),
        ),
        seen: week.seen(),
        total: texts.role_time_week_total(long(week.total()).as_str()),
        previous: other(-7),
        next: (week.sunday < found.today).then(|| other(7)),
        problem: None,
        pieces: week.pieces.iter().map(piece).collect(),
    }
}

fn mirror_view(texts: &'static Texts, found: &TimePage, base: &str) -> MirrorView {
    let (language, mirror, expected) = (texts.language(), &found.mirror, found.expected.as_ref());
    let span = |span: Span| {
        let address = format!("{base}?week={}&span={}#mirror", found.week.monday, span.code());
        (address, texts.role_time_span(span.code()), span == found.span)
    };
    let group =
        |group: &use_cases::ExpectedGroup| texts.role_time_group_head(group.answers, group.name.as_str());
    MirrorView {
        spans: Span::ALL.map(span).into(),
        days: texts.role_time_mirror_days(
            language.long_date(found.days.0).as_str(),
            language.long_date(found.days.1.min(found.today.max(found.days.0))).as_str(),
        ),
        is_empty: mirror.total == 0,
        chart: (mirror.total > 0)
            .then(|| time_view::share_chart(texts, &found.model, (mirror, "time-shares")))
            .flatten(),
        norm_chart: time_view::norm_chart(texts, found),
        groups: expected.map(|one| one.groups.iter().map(group).collect()).unwrap_or_default(),
        lines: time_view::lines(texts, &found.model, (mirror, expected)),
        sentences: sentences(texts, found),
        expected: expected_words(texts, found),
        norm: norm_words(texts, found),
    }
}

fn sentences(texts: &Texts, found: &TimePage) -> Vec<String> {
    let language = texts.language();
    let mut sentences = time_view::mismatches(texts, found);
    sentences.extend(found.mirror.preventive_share().map(|share| {
        let rest = language.percentage(100_000 - share);
        texts.role_time_preventive(rest.as_str(), language.percentage(share).as_str())
    }));
    if found.mirror.elsewhere > 0 {
        sentences.push(texts.role_time_elsewhere(long(found.mirror.elsewhere).as_str()));
    }
    sentences
}

fn expected_words(texts: &Texts, found: &TimePage) -> String {
    let Some(expected) = &found.expected else { return texts.role_time_expected_none().to_owned() };
    let mut words = vec![texts.role_time_expected(expected.title.as_str())];
    if expected.left_out > 0 {
        words.push(texts.role_time_expected_small(expected.left_out));
    }
    words.join(" ")
}

fn norm_words(texts: &Texts, found: &TimePage) -> Vec<String> {
    let mut words = Vec::new();
    if found.pupils > 0 {
        words.push(texts.role_time_norm(hours(texts, found.norm).as_str(), found.pupils));
    }
    words.extend(found.choices.minutes_a_week.map(|week| texts.role_time_have(hours(texts, week).as_str())));
    let average = found.mirror.average_week();
    words
        .extend(average.map(|week| texts.role_time_average(hours(texts, week).as_str(), found.mirror.weeks)));
    words
}

fn back(ask: &Ask, done: &str) -> Response {
    let base = ask.here.split_once("/role/").map_or("", |(base, _)| base);
    Redirect::to(&format!("{base}/role/time?done={done}")).into_response()
}

/// Starts the clock; one click.
pub(super) async fn start(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let (level, kind) = value(&fields, "at").split_once('.').unwrap_or_default();
    let kind = WorkKind::ALL.into_iter().find(|one| one.code() == kind);
    let at = (level.parse().ok(), kind);
    let started = use_cases::start_time(&ask.ctx, &ask.school, ask.texts.language(), at).await;
    match started.map_err(ask.failed())? {
        Saved::Wrong(wrong) => wrong_end(&ask, None, wrong).await,
        Saved::Yes(_) | Saved::Meanwhile(_) => Ok(back(&ask, "started")),
    }
}

async fn wrong_end(ask: &Ask, stop: Option<TypedTime>, wrong: Wrong) -> Result<Response, PageError> {
    let found = load(ask, None, Span::default()).await?;
    let page = view(ask, &found, "", Typed { stop, wrong, ..Typed::default() });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// What was sent about a piece of time.
pub(super) fn read(fields: &Fields) -> TypedTime {
    let of = |name: &str| value(fields, name).to_owned();
    TypedTime {
        day: fields.iter().any(|(name, _)| name == "day").then(|| of("day")),
        minutes: of("minutes"),
        level: of("level"),
        kind: of("kind"),
        what: of("what"),
    }
}

/// Stops what runs.
pub(super) async fn stop(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let typed = read(&fields);
    let stopped = use_cases::stop_time(&ask.ctx, &ask.school, ask.texts.language(), &typed).await;
    match stopped {
        // It was stopped in another window.
        Err(app::Error::NotFound) if works_here(&ask).await => Ok(back(&ask, "stopped")),
        Err(error) => Err(ask.failed()(error)),
        Ok(Saved::Wrong(wrong)) => wrong_end(&ask, Some(typed), wrong).await,
        Ok(Saved::Yes(_) | Saved::Meanwhile(_)) => Ok(back(&ask, "stopped")),
    }
}

fn cells(fields: &Fields) -> BTreeMap<Cell, String> {
    let cell = |(name, value): &(String, String)| {
        let (level, kind) = name.strip_prefix("cell_")?.split_once('_')?;
        Some(((level.parse().ok()?, kind.parse().ok()?), value.clone()))
    };
    fields.iter().filter_map(cell).collect()
}

/// Keeps the grid of a week.
pub(super) async fn save_week(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let day = monday(value(&fields, "week").parse().unwrap_or_else(|_| ask.ctx.today()));
    let (typed, seen) = (cells(&fields), value(&fields, "seen"));
    let saved = use_cases::save_week(&ask.ctx, &ask.school, ask.texts.language(), (day, seen, &typed)).await;
    let (_, saved) = saved.map_err(ask.failed())?;
    let (status, wrong, problem) = match saved {
        Saved::Yes(_) => {
            let address = format!("{}?week={day}&done=week", ask.here);
            return Ok(Redirect::to(&address).into_response());
        }
        Saved::Wrong(wrong) => (StatusCode::UNPROCESSABLE_ENTITY, wrong, None),
        Saved::Meanwhile(_) => {
            (StatusCode::CONFLICT, Wrong::new(), Some(ask.texts.role_time_week_meanwhile()))
        }
    };
    let found = load(&ask, Some(day), Span::default()).await?;
    let page = view(&ask, &found, "", Typed { cells: Some(typed), wrong, problem, stop: None });
    Ok((status, render(&page)).into_response())
}
