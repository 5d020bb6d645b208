//! The group overview on paper.

use super::{
    Column, GroupOverview, PupilRow,
    words::{ShortSignals, short_signals},
};
use crate::{Ctx, Error, demo, norms, register::logo_of};
use anyhow::Context as _;
use documents::group_overview::{
    Direction, GroupOverviewDocument, LegendEntry, Mark, OverviewCell, OverviewColumn, OverviewRow,
    OverviewWords,
};
use domain::results::{Decimal, Progress};
use i18n::Texts;

/// The overview as an accessible PDF.
///
/// # Errors
/// When the document cannot be made.
pub async fn overview_pdf(ctx: &Ctx, texts: &Texts, overview: &GroupOverview) -> Result<Vec<u8>, Error> {
    let logo = logo_of(ctx, &overview.school).await?;
    let document = GroupOverviewDocument { logo, ..overview_document(ctx, texts, overview) };
    Ok(documents::group_overview(&document).context("group overview as PDF")?)
}

/// The same before it is laid out.
pub(crate) fn overview_document(ctx: &Ctx, texts: &Texts, overview: &GroupOverview) -> GroupOverviewDocument {
    let language = texts.language();
    let today = ctx.today();
    let teachers: Vec<String> = overview.teachers.iter().map(|name| name.full()).collect();
    let mut subtitle = vec![texts.pupil_count(overview.pupils.len())];
    subtitle.extend((!teachers.is_empty()).then(|| teachers.join(", ")));
    let several_years = overview.pupils.iter().any(|row| row.year_group != overview.group.year_group);
    let year_group = |row: &PupilRow| row.year_group.map(|g| g.to_string()).filter(|_| several_years);
    let school = &overview.school;
    let footer = if demo::is_demo(school) { texts.demo_notice() } else { texts.overview_confidential() };
    GroupOverviewDocument {
        language: language.code().to_owned(),
        date: today,
        title: texts.overview_title(overview.group.name.as_str()),
        subtitle_lines: vec![subtitle.join(" · ")],
        school_name: school.name.clone().unwrap_or_else(|| school.codes.code()),
        logo: None,
        school_year: overview.group.school_year.to_string(),
        made_on: texts.made_on(language.date(today).as_str()),
        words: words(texts),
        columns: overview.columns.iter().map(|column| column_of(texts, column)).collect(),
        rows: overview
            .pupils
            .iter()
            .map(|row| OverviewRow {
                name: row.pupil.name.full(),
                year_group: year_group(row).unwrap_or_default(),
                cells: (0..overview.columns.len()).map(|at| cell(texts, row.cell(at))).collect(),
                signals: short_signals(texts, &row.standing.signals)
                    .into_iter()
                    .map(|s| on_paper(texts, s))
                    .collect(),
                blind_spot: row.standing.blind_spot,
            })
            .collect(),
        legend: legend(texts),
        legend_lines: Vec::new(),
        footer: footer.to_owned(),
    }
}

/// The words of signals; paper cannot fade them, so it says that they were answered.
fn on_paper(texts: &Texts, short: ShortSignals<'_>) -> String {
    if short.is_asleep { format!("{} ({})", short.words, texts.signal_asleep()) } else { short.words }
}

fn words(texts: &Texts) -> OverviewWords {
    OverviewWords {
        pupil: texts.head_pupil().to_owned(),
        year_group: texts.head_year_group().to_owned(),
        signals: texts.signals_title().to_owned(),
        blind_spot: texts.blind_spot().to_owned(),
        table_summary: texts.overview_table_summary().to_owned(),
        page_before: format!("{} ", texts.page_before()),
        page_between: format!(" {} ", texts.page_between()),
        page_after: String::new(),
    }
}

fn column_of(texts: &Texts, column: &Column) -> OverviewColumn {
    let subject = super::words::column_name(texts, column);
    let counts = column.distribution.map(|count| count.to_string()).join(", ");
    OverviewColumn {
        moment: super::words::column_moment(texts, column),
        counts: column.distribution,
        expected: expected(column),
        distribution_label: texts.overview_distribution(counts.as_str(), subject.as_str()),
        subject,
    }
}

/// The share of the national norm group in each band, in per cent, highest band first.
pub fn expected(column: &Column) -> [f64; 5] {
    let bands = column.scale.map_or(&[][..], norms::level_bands);
    let mut shares = [0.0; 5];
    for (share, band) in shares.iter_mut().zip(bands) {
        *share = f64::from(band.share);
    }
    shares
}

fn cell(texts: &Texts, progress: Option<&Progress>) -> OverviewCell {
    let Some(progress) = progress else { return OverviewCell::default() };
    let latest = progress.latest();
    let level = latest.levels.main();
    let growth = progress.growth();
    OverviewCell {
        level: level.map(|l| l.name().to_owned()).unwrap_or_default(),
        band: level.and_then(domain::results::Level::band),
        score: latest.skill_score.map(|s| texts.language().decimal(s.thousandths())).unwrap_or_default(),
        growth: growth.map(|g| texts.language().growth(g.to_tenths().thousandths())).unwrap_or_default(),
        direction: growth.map(direction),
        spark: super::words::spark(progress),
    }
}

fn direction(growth: Decimal) -> Direction {
    match growth.thousandths() {
        1.. => Direction::Up,
        0 => Direction::Flat,
        _ => Direction::Down,
    }
}

fn legend(texts: &Texts) -> Vec<LegendEntry> {
    let entry = |mark, words: &str| LegendEntry { mark, words: words.to_owned() };
    let level = |name: &str, band| Mark::Level { level: name.to_owned(), band: Some(band) };
    vec![
        entry(level("I", 0), ""),
        entry(level("II", 1), ""),
        entry(level("III", 2), ""),
        entry(level("IV", 3), ""),
        entry(level("V", 4), texts.overview_legend_level()),
        entry(Mark::Growth(Direction::Down), texts.overview_legend_growth()),
        entry(Mark::Spark, texts.overview_legend_spark()),
        entry(Mark::Expected, texts.overview_expected()),
        entry(Mark::BlindSpot, texts.blind_spot_why()),
    ]
}
