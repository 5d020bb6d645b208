//! What is told of a group beside its overview: what is still to do, how it is spread over the bands, growth, history.

use super::names;
use crate::{
    ask::Ask,
    calendar::{days, state_words},
    error::{PageError, render},
    page::{Frame, Room},
};
use app::{
    calendar::WindowPage,
    level_bands,
    register::{ExtraLine, GroupAbout, Origin, group_about},
    results::{Column, PupilRow, expected, words},
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use charts::{
    arrows::{Arrow, ArrowChart, arrow_chart},
    distribution,
};
use domain::{
    calendar::WindowState,
    ids::GroupId,
    register::GroupKind,
    results::{Decimal, ExpectedGrowth, Progress},
};
use i18n::Texts;
use serde::Deserialize;

/// Of fewer pupils no percentage is given: one pupil would be more than a tenth.
const FEWEST: u32 = 10;

/// The tabs above the pages of a group.
pub(crate) struct Tabs {
    pub(crate) overview: String,
    pub(crate) about: String,
    pub(crate) needs: String,
    /// None for an extra group: nothing is handed over about it.
    pub(crate) hand_over: Option<String>,
    pub(crate) current: &'static str,
}

impl Tabs {
    pub(crate) fn new(base: &str, (group, kind): (GroupId, GroupKind), current: &'static str) -> Self {
        let overview = format!("{base}/groups/{group}");
        Self {
            about: format!("{overview}/about"),
            needs: format!("{overview}/needs"),
            hand_over: (kind == GroupKind::Base).then(|| format!("{overview}/hand-over")),
            overview,
            current,
        }
    }
}

#[derive(Template)]
#[template(path = "register/group_about.html")]
struct AboutPage {
    frame: Frame,
    base: String,
    name: String,
    subtitle: String,
    tabs: Tabs,
    done: Option<&'static str>,
    /// Groups that were just made and can be taken away at once.
    undo: Vec<String>,
    kind: &'static str,
    ended: Option<String>,
    members: Option<String>,
    split: Option<String>,
    windows: Vec<Window>,
    spreads: Vec<Spread>,
    growth: Option<Growth>,
    subjects: Vec<SubjectLink>,
    came_from: Vec<Line>,
    went_to: Vec<Line>,
    former: Vec<Former>,
    extras: Vec<Extra>,
}

struct Window {
    name: String,
    days: String,
    state: &'static str,
    lines: Vec<Todo>,
}

struct Todo {
    subject: String,
    words: String,
    is_done: bool,
    is_late: bool,
    missing: Vec<(String, String)>,
}

/// How a group is spread over the bands in one subject.
struct Spread {
    name: String,
    moment: String,
    bar: String,
    pupils: u32,
    bands: Vec<BandCell>,
    /// Why there are no percentages.
    few: Option<String>,
}

struct BandCell {
    level: &'static str,
    count: u32,
    share: Option<String>,
    expected: String,
}

struct SubjectLink {
    address: String,
    name: String,
    is_current: bool,
}

struct Growth {
    chart: String,
    rows: Vec<GrowthRow>,
}

struct GrowthRow {
    name: String,
    address: String,
    before: String,
    now: String,
    growth: String,
    expected: String,
}

struct Line {
    name: String,
    address: Option<String>,
    words: String,
}

struct Former {
    year: String,
    name: String,
    address: Option<String>,
    words: String,
    teachers: String,
}

struct Extra {
    name: String,
    address: Option<String>,
    words: String,
    from: &'static str,
    edit: Option<String>,
}

/// Which subject, and what was just done.
#[derive(Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    subject: usize,
    #[serde(default)]
    done: String,
    #[serde(default)]
    undo: String,
}

/// The page.
pub(super) async fn about(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let id: GroupId = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let found = group_about(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &found, &choice)))
}

fn page(ask: &Ask, found: &GroupAbout, choice: &Choice) -> AboutPage {
    let texts = ask.texts;
    let overview = &found.overview;
    let frame = Frame::of_school(ask, &overview.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let group = &overview.group;
    let address = format!("{base}/groups/{}", group.id);
    let with_growth: Vec<(usize, &Column)> = overview
        .columns
        .iter()
        .enumerate()
        .filter(|(at, _)| {
            overview.pupils.iter().any(|row| row.cell(*at).is_some_and(|p| p.growth().is_some()))
        })
        .collect();
    let chosen = with_growth.get(choice.subject).or_else(|| with_growth.first()).copied();
    let subjects = with_growth.iter().enumerate().map(|(place, (at, column))| SubjectLink {
        address: format!("?subject={place}#growth"),
        name: words::column_name(texts, column),
        is_current: chosen.is_some_and(|(chosen, _)| chosen == *at),
    });
    let may_change = found.may_edit_groups && found.own.is_some();
    let may_split = found.may_edit_groups && group.kind == GroupKind::Base && !overview.pupils.is_empty();
    let day = |day| texts.language().long_date(day);
    AboutPage {
        name: group.name.clone(),
        subtitle: [texts.pupil_count(overview.pupils.len()), names(&overview.teachers)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        tabs: Tabs::new(&base, (group.id, group.kind), "about"),
        done: done_words(texts, &choice.done),
        undo: if found.may_edit_groups { undo(&choice.undo) } else { Vec::new() },
        kind: kind_words(texts, found),
        ended: found.own.as_ref().and_then(|own| Some(texts.group_ended_on(day(own.ended_on?).as_str()))),
        members: may_change.then(|| format!("{address}/members")),
        split: may_split.then(|| format!("{address}/split")),
        windows: found.windows.iter().map(|one| window(texts, &base, found, one)).collect(),
        spreads: overview.columns.iter().filter_map(|column| spread(texts, column)).collect(),
        growth: chosen.and_then(|(at, column)| growth(texts, (&base, found), (at, column))),
        subjects: subjects.collect(),
        came_from: found.came_from.iter().map(|one| origin(texts, &base, one)).collect(),
        went_to: found.went_to.iter().map(|one| origin(texts, &base, one)).collect(),
        former: found
            .former
            .iter()
            .map(|one| Former {
                year: one.group.school_year.to_string(),
                name: one.group.name.clone(),
                address: one.is_open.then(|| format!("{base}/groups/{}", one.group.id)),
                words: texts.pupil_count(one.pupils),
                teachers: names(&one.teachers),
            })
            .collect(),
        extras: found.extras.iter().map(|one| extra(texts, (&base, found.may_edit_groups), one)).collect(),
        base,
        frame,
    }
}

/// Where an extra group comes from; nothing for a base group.
fn kind_words(texts: &'static Texts, found: &GroupAbout) -> &'static str {
    match (found.overview.group.kind, &found.own) {
        (GroupKind::Base, _) => "",
        (GroupKind::Extra, Some(_)) => texts.group_made_here(),
        (GroupKind::Extra, None) => texts.group_from_roster(),
    }
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "split" => texts.group_is_split(),
        "unsplit" => texts.group_is_whole(),
        "made" => texts.group_is_made(),
        _ => return None,
    })
}

/// The ids of groups that were just made, as far as they are ids.
fn undo(text: &str) -> Vec<String> {
    text.split(' ').filter_map(|id| id.parse::<GroupId>().ok()).map(|id| id.to_string()).take(2).collect()
}

fn window(texts: &'static Texts, base: &str, found: &GroupAbout, one: &WindowPage) -> Window {
    let pupil = |id: &domain::ids::PupilId| {
        let row = found.overview.pupils.iter().find(|row| row.pupil.id == *id)?;
        Some((format!("{base}/pupils/{id}"), row.pupil.name.full()))
    };
    let line = |line: &app::calendar::TodoLine| Todo {
        subject: line.subject.clone().unwrap_or_else(|| texts.group_todo_all().to_owned()),
        words: texts.group_todo_done(line.pupils(), line.done),
        is_done: line.missing.is_empty(),
        is_late: !line.missing.is_empty() && one.state == WindowState::Over,
        // Of whom nobody has a result, a list of names says nothing.
        missing: match line.done {
            0 => Vec::new(),
            _ => line.missing.iter().filter_map(pupil).collect(),
        },
    };
    Window {
        name: one.window.name.clone(),
        days: days(texts, one.window.from, one.window.until),
        state: state_words(texts, one.state),
        lines: one.groups.iter().flat_map(|group| &group.lines).map(line).collect(),
    }
}

fn spread(texts: &Texts, column: &Column) -> Option<Spread> {
    let scale = column.scale?;
    let pupils: u32 = column.distribution.iter().sum();
    let name = words::column_name(texts, column);
    let shares = expected(column);
    let mut bar = String::new();
    let counts = column.distribution.map(|count| count.to_string()).join(", ");
    let label = texts.overview_distribution(counts.as_str(), name.as_str());
    let drawn = distribution::Distribution {
        counts: column.distribution,
        expected: shares,
        label: &label,
        width: 640.0,
    };
    distribution::bar(&drawn, &mut bar);
    let language = texts.language();
    let bands = level_bands(scale).iter().zip(column.distribution).map(|(band, count)| BandCell {
        level: &band.level,
        count,
        share: (pupils >= FEWEST)
            .then(|| language.percentage(i64::from(count) * 100_000 / i64::from(pupils))),
        expected: language.percentage(i64::from(band.share) * 1_000),
    });
    Some(Spread {
        moment: words::column_moment(texts, column),
        bands: bands.collect(),
        few: (pupils < FEWEST).then(|| texts.group_spread_few(u64::from(FEWEST))),
        name,
        bar,
        pupils,
    })
}

fn growth(
    texts: &Texts,
    (base, found): (&str, &GroupAbout),
    (at, column): (usize, &Column),
) -> Option<Growth> {
    let mut shown: Vec<(&PupilRow, &Progress, Decimal)> = found
        .overview
        .pupils
        .iter()
        .filter_map(|row| {
            let progress = row.cell(at)?;
            Some((row, progress, progress.latest().skill_score?))
        })
        .collect();
    // The lowest score stands first: there one looks first.
    shown.sort_by_key(|(_, _, score)| *score);
    let names: Vec<String> = shown.iter().map(|(row, ..)| row.pupil.name.full()).collect();
    let decimal = |number: Decimal| texts.language().decimal(number.thousandths());
    let labels: Vec<String> = shown.iter().map(|(.., score)| decimal(*score)).collect();
    let before = |progress: &Progress| progress.previous_score().and_then(|sitting| sitting.skill_score);
    let arrows = shown.iter().zip(names.iter().zip(&labels)).map(|((_, progress, score), (name, label))| {
        let from = before(progress);
        let expected = found.expected.of(progress).growth().zip(from);
        Arrow {
            name,
            from: from.map(Decimal::as_f64),
            to: score.as_f64(),
            label,
            expected: expected.map(|(growth, from)| growth.as_f64() + from.as_f64()),
            band: progress.latest().levels.main().and_then(domain::results::Level::band),
        }
    });
    let title = texts.group_growth_chart(words::column_name(texts, column).as_str());
    let chart = ArrowChart {
        id: "arrows",
        title: &title,
        desc: texts.group_growth_why(),
        axis_label: texts.word_skill_score(),
        arrows: arrows.collect(),
        width: 760.0,
    };
    let chart = arrow_chart(&chart, |value| texts.language().decimal((value * 1000.0).round_to_whole()))?;
    let rows =
        shown.iter().zip(names.iter().zip(&labels)).map(|((row, progress, _), (name, label))| GrowthRow {
            name: name.clone(),
            address: format!("{base}/pupils/{}", row.pupil.id),
            before: before(progress).map(decimal).unwrap_or_default(),
            now: label.clone(),
            growth: progress
                .growth()
                .map(|growth| texts.language().growth(growth.to_tenths().thousandths()))
                .unwrap_or_default(),
            expected: expected_words(texts, found.expected.of(progress)),
        });
    Some(Growth { chart, rows: rows.collect() })
}

fn expected_words(texts: &Texts, expected: ExpectedGrowth) -> String {
    let growth = |growth: Decimal| texts.language().growth(growth.to_tenths().thousandths());
    match expected {
        ExpectedGrowth::FromNorm { growth: by } => texts.group_expected_norm(growth(by).as_str()),
        ExpectedGrowth::FromSchool { growth: by, pupils } => {
            texts.group_expected_school(growth(by).as_str(), u64::from(pupils))
        }
        ExpectedGrowth::Unknown => texts.group_expected_unknown().to_owned(),
    }
}

/// A figure of an axis in whole thousandths.
trait RoundToWhole {
    fn round_to_whole(self) -> i64;
}

impl RoundToWhole for f64 {
    fn round_to_whole(self) -> i64 {
        i64::from(charts::svg::rounded(self))
    }
}

fn origin(texts: &Texts, base: &str, one: &Origin) -> Line {
    let group = one.group.as_ref();
    Line {
        name: group.map_or_else(|| texts.group_origin_elsewhere().to_owned(), |group| group.name.clone()),
        address: group.filter(|_| one.is_open).map(|group| format!("{base}/groups/{}", group.id)),
        words: texts.pupil_count(one.pupils),
    }
}

fn extra(texts: &'static Texts, (base, may_edit): (&str, bool), one: &ExtraLine) -> Extra {
    let address = format!("{base}/groups/{}", one.group.id);
    let is_over = one.own.as_ref().is_some_and(|own| own.ended_on.is_some());
    let pupils = texts.pupil_count(one.pupils);
    let words = match (one.is_half, is_over) {
        (_, true) => texts.group_extra_ended(pupils.as_str()),
        (true, false) => texts.group_extra_half(pupils.as_str()),
        (false, false) => pupils,
    };
    Extra {
        name: one.group.name.clone(),
        address: one.is_open.then(|| address.clone()),
        words,
        from: if one.own.is_some() { texts.group_made_here() } else { texts.group_from_roster() },
        edit: (may_edit && one.own.is_some()).then(|| format!("{address}/members")),
    }
}
