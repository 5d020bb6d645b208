//! The group overview as a page, as PDF and as CSV.

use super::choice::Choice;
use crate::{
    ask::Ask,
    assets,
    error::{PageError, render},
    page::{Frame, Room},
    register::{Tabs, names, year_group_words},
};
use app::results::{
    Column, GroupOverview, PupilRow, expected, group_overview, overview_csv, overview_pdf, words,
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use charts::{distribution, spark};
use domain::{
    ids::GroupId,
    results::{Decimal, Level, Progress},
    signals::SignalKind,
};
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};

/// The table itself, with everything beside it; the page and the file that stands by itself share it.
struct Table {
    title: String,
    subtitle: String,
    region: String,
    columns: Vec<Head>,
    rows: Vec<Row>,
    name_link: SortLink,
    signals_link: SortLink,
    filters: Vec<FilterLink>,
    reasons: Vec<Reasons>,
    has_many: bool,
}

struct Head {
    name: String,
    moment: String,
    distribution: String,
    link: SortLink,
}

struct SortLink {
    address: String,
    code: String,
    is_current: bool,
}

struct FilterLink {
    address: String,
    code: &'static str,
    word: &'static str,
    count: usize,
    is_current: bool,
}

/// One pupil.
pub(super) struct Row {
    address: String,
    name: String,
    place: usize,
    year_group: Option<String>,
    short_signals: Vec<ShortSignal>,
    pub(super) kinds: String,
    pub(super) blind_spot: bool,
    pub(super) weight: usize,
    pub(super) hidden: bool,
    pub(super) cells: Vec<Cell>,
}

/// Signals in one subject, with why there are and what was answered.
struct ShortSignal {
    words: String,
    why: String,
    is_asleep: bool,
}

/// What a pupil has in a column.
pub(super) struct Cell {
    label: String,
    shown: Option<Shown>,
    /// Where the pupil stands, weakest first.
    pub(super) place: Option<i64>,
}

struct Shown {
    level: Option<(&'static str, Option<u8>)>,
    level_words: String,
    score: String,
    growth: Option<(&'static str, String)>,
    spark: String,
}

/// The sentences about one pupil.
struct Reasons {
    name: String,
    address: String,
    sentences: Vec<String>,
}

#[derive(Template)]
#[template(path = "results/overview.html")]
struct OverviewPage {
    frame: Frame,
    base: String,
    group_name: String,
    table: Table,
    address: String,
    tabs: Tabs,
    /// Where a plan for the group is made, for who may.
    new_plan: Option<String>,
}

#[derive(Template)]
#[template(path = "results/overview_by_itself.html")]
struct OverviewByItself<'a> {
    t: &'a Texts,
    language: &'static str,
    style: String,
    notice: &'static str,
    table: Table,
}

/// The group overview.
pub(crate) async fn overview(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let overview = load(&ask, &group, "page").await?;
    let frame = Frame::of_school(&ask, &overview.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let table = table(ask.texts, &overview, &base, &choice);
    let address = format!("{base}/groups/{}", overview.group.id);
    let tabs = Tabs::new(&base, (overview.group.id, overview.group.kind), "overview");
    let of_group = Resource::Group { school: overview.school.id, group: overview.group.id };
    let may_plan = decide(ask.ctx.actor(), Action::WriteGroupPlan, of_group);
    let new_plan = matches!(may_plan, Decision::Allowed(_)).then(|| format!("{address}/plans/new"));
    let group_name = overview.group.name;
    Ok(render(&OverviewPage { frame, base: base.clone(), group_name, table, address, tabs, new_plan }))
}

/// The group overview on paper.
pub(crate) async fn overview_as_pdf(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let overview = load(&ask, &group, "pdf").await?;
    let pdf = overview_pdf(&ask.ctx, ask.texts, &overview).await.map_err(ask.failed())?;
    let name = file_name(&overview, "pdf");
    Ok((
        [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, format!("inline; {name}"))],
        pdf,
    )
        .into_response())
}

/// The group overview for a spreadsheet.
pub(crate) async fn overview_as_csv(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let overview = load(&ask, &group, "csv").await?;
    let csv = overview_csv(&overview).map_err(ask.failed())?;
    // The mark in front makes spreadsheet programs read the file as UTF-8.
    let csv = format!("\u{feff}{csv}");
    let name = file_name(&overview, "csv");
    let head = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; {name}")),
    ];
    Ok((head, csv).into_response())
}

async fn load(ask: &Ask, group: &str, form: &'static str) -> Result<GroupOverview, PageError> {
    let group: GroupId = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    group_overview(&ask.ctx, &ask.school, group, form).await.map_err(ask.failed())
}

/// The name of a file with the overview: letters and digits only, for every system.
fn file_name(overview: &GroupOverview, ending: &str) -> String {
    let plain: String =
        overview.group.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("filename=\"groepsoverzicht-{plain}-{}.{ending}\"", overview.group.school_year)
}

/// The overview as one file with everything in it, to keep or to send.
///
/// # Errors
/// When the page cannot be made.
pub fn overview_page_by_itself(texts: &Texts, overview: &GroupOverview) -> Result<String, app::Error> {
    let is_demo = app::demo::is_demo(&overview.school);
    let page = OverviewByItself {
        t: texts,
        language: texts.language().code(),
        style: assets::style_text(),
        notice: if is_demo { texts.demo_notice() } else { texts.overview_confidential() },
        table: table(texts, overview, "", &Choice::default()),
    };
    page.render().map_err(|error| app::Error::Broken(error.into()))
}

fn table(texts: &Texts, overview: &GroupOverview, base: &str, choice: &Choice) -> Table {
    let link = |code: &str| SortLink {
        address: choice.with(None, Some(code)),
        code: code.to_owned(),
        is_current: choice.sort() == code,
    };
    let labels: Vec<String> =
        overview.columns.iter().map(|column| words::column_name(texts, column)).collect();
    let head = |(index, (column, name)): (usize, (&Column, &String))| Head {
        name: name.clone(),
        moment: words::column_moment(texts, column),
        distribution: distribution_of(texts, column, name),
        link: link(&index.to_string()),
    };
    let columns: Vec<Head> = overview.columns.iter().zip(&labels).enumerate().map(head).collect();
    let shows_year = overview.pupils.iter().any(|row| row.year_group != overview.group.year_group);
    let mut rows: Vec<Row> = (0..)
        .zip(&overview.pupils)
        .map(|(place, pupil)| row(texts, base, &labels, pupil, (place, shows_year)))
        .collect();
    choice.apply(&mut rows);
    let reasons = rows_with_reasons(texts, base, overview);
    Table {
        title: texts.overview_title(overview.group.name.as_str()),
        subtitle: subtitle(texts, overview),
        region: texts.overview_region(overview.group.name.as_str()),
        has_many: columns.len() > 4,
        columns,
        filters: filters(texts, choice, &rows),
        rows,
        name_link: link("name"),
        signals_link: link("signals"),
        reasons,
    }
}

fn subtitle(texts: &Texts, overview: &GroupOverview) -> String {
    let newest = overview.columns.iter().filter_map(|column| column.newest_on).max();
    let latest = newest.map(|day| texts.overview_latest(texts.language().month_and_year(day).as_str()));
    let year = overview.group.school_year.to_string();
    let parts = [
        Some(texts.pupil_count(overview.pupils.len())),
        Some(names(&overview.teachers)),
        Some(texts.school_year(year.as_str())),
        latest,
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn distribution_of(texts: &Texts, column: &Column, name: &str) -> String {
    let mut svg = String::new();
    if column.distribution.iter().sum::<u32>() > 0 {
        let counts = column.distribution.map(|count| count.to_string()).join(", ");
        let label = texts.overview_distribution(counts.as_str(), name);
        let (counts, expected) = (column.distribution, expected(column));
        distribution::bar(
            &distribution::Distribution { counts, expected, label: &label, width: 130.0 },
            &mut svg,
        );
    }
    svg
}

fn filters(texts: &Texts, choice: &Choice, rows: &[Row]) -> Vec<FilterLink> {
    let high = SignalKind::High.code();
    let count = |belongs: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| belongs(row)).count();
    let all = [
        ("all", texts.overview_filter_everyone(), rows.len()),
        ("signal", texts.overview_filter_signal(), count(&|row| !row.kinds.is_empty())),
        ("blind", texts.overview_filter_blind(), count(&|row| row.blind_spot)),
        (high, texts.overview_filter_high(), count(&|row| row.kinds.split(' ').any(|kind| kind == high))),
    ];
    all.into_iter()
        .map(|(code, word, count)| FilterLink {
            address: choice.with(Some(code), None),
            code,
            word,
            count,
            is_current: choice.filter() == code,
        })
        .collect()
}

fn row(
    texts: &Texts,
    base: &str,
    labels: &[String],
    pupil: &PupilRow,
    (place, shows_year): (usize, bool),
) -> Row {
    let signals = &pupil.standing.signals;
    let mut kinds: Vec<&str> = signals.iter().map(|signal| signal.kind().code()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let short = words::short_signals(texts, signals).into_iter().map(|short| {
        let why: Vec<String> =
            short.signals.iter().map(|signal| words::why_and_answer(texts, signal)).collect();
        ShortSignal { words: short.words, why: why.join(" "), is_asleep: short.is_asleep }
    });
    Row {
        address: pupil_address(base, pupil),
        name: pupil.pupil.name.full(),
        place,
        year_group: pupil.year_group.filter(|_| shows_year).map(|group| year_group_words(texts, group)),
        short_signals: short.collect(),
        kinds: kinds.join(" "),
        blind_spot: pupil.standing.blind_spot,
        weight: signals.iter().filter(|s| !s.is_asleep()).map(|s| weight_of(s.kind())).sum::<usize>()
            + if pupil.standing.blind_spot { 100 } else { 0 },
        hidden: false,
        cells: labels.iter().enumerate().map(|(at, label)| cell(texts, label, pupil.cell(at))).collect(),
    }
}

/// The address of a pupil's page; none in a file that stands by itself.
fn pupil_address(base: &str, row: &PupilRow) -> String {
    if base.is_empty() { String::new() } else { format!("{base}/pupils/{}", row.pupil.id) }
}

/// How much a signal weighs in the order on signals: who falls behind comes before who runs ahead.
const fn weight_of(kind: SignalKind) -> usize {
    match kind {
        SignalKind::Low
        | SignalKind::Drop
        | SignalKind::WeakestTenthThrice
        | SignalKind::ReferenceLevelAtRisk
        | SignalKind::SocialEmotional
        | SignalKind::AbsentOften => 4,
        SignalKind::NegativeGrowth
        | SignalKind::SlowGrowth
        | SignalKind::Missing
        | SignalKind::PlanOverdue => 2,
        SignalKind::High => 1,
    }
}

fn cell(texts: &Texts, label: &str, progress: Option<&Progress>) -> Cell {
    let label = label.to_owned();
    let Some(progress) = progress else { return Cell { label, shown: None, place: None } };
    let latest = progress.latest();
    let level = latest.levels.main();
    let mut spark_svg = String::new();
    spark::sparkline(&words::spark(progress), &mut spark_svg);
    let decimal = |number: Decimal| texts.language().decimal(number.thousandths());
    let growth = progress.growth().map(|growth| {
        let direction = match growth.thousandths() {
            1.. => "up",
            0 => "flat",
            _ => "down",
        };
        (direction, texts.language().growth(growth.to_tenths().thousandths()))
    });
    let shown = Shown {
        level: level.map(|level| (level.name(), level.band())),
        level_words: latest.moment.map(|moment| words::moment_words(texts, moment)).unwrap_or_default(),
        score: latest.skill_score.map(decimal).unwrap_or_default(),
        growth,
        spark: spark_svg,
    };
    Cell { label, shown: Some(shown), place: standing_place(latest.percentile, level) }
}

/// A number by which pupils sort from weak to strong in a column: the percentile, else the middle of the level's band.
fn standing_place(percentile: Option<Decimal>, level: Option<Level>) -> Option<i64> {
    percentile.map(Decimal::thousandths).or_else(|| Some(i64::from(level?.step()) * 20_000 + 10_000))
}

fn rows_with_reasons(texts: &Texts, base: &str, overview: &GroupOverview) -> Vec<Reasons> {
    let with_signal = overview.pupils.iter().filter(|row| !row.standing.signals.is_empty());
    with_signal
        .map(|row| Reasons {
            name: row.pupil.name.full(),
            address: pupil_address(base, row),
            sentences: row
                .standing
                .signals
                .iter()
                .map(|signal| words::why_and_answer(texts, signal))
                .collect(),
        })
        .collect()
}
