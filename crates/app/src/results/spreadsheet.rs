//! The group overview as CSV, for spreadsheets.

use super::{GroupOverview, PupilRow};
use crate::Error;
use anyhow::Context as _;
use domain::results::{Decimal, Level, Progress};
use serde::Serialize;

/// One line: one pupil in one subject.
#[derive(Serialize, Default)]
struct Line {
    key: String,
    name: String,
    year_group: String,
    subject: String,
    series: String,
    moment: String,
    date: String,
    skill_score: String,
    level: &'static str,
    percentile: String,
    growth: String,
    previous_level: &'static str,
    signals: String,
    blind_spot: u8,
}

/// The overview as CSV with semicolons and decimal commas, as Dutch spreadsheet programs open it: a line for each pupil
/// and subject. A pupil without any result has one line, and so has a signal in a subject without a result.
///
/// # Errors
/// When it cannot be written.
pub fn overview_csv(overview: &GroupOverview) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in &overview.pupils {
        for line in lines(row) {
            writer.serialize(line).context("line of the CSV")?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
    Ok(String::from_utf8(bytes).context("the CSV is text")?)
}

fn lines(row: &PupilRow) -> Vec<Line> {
    let progress = &row.standing.progress;
    let mut lines: Vec<Line> = progress.iter().map(|one| with_result(row, one)).collect();
    let has_line = |subject: Option<&str>| progress.iter().any(|one| one.subject() == subject);
    let without_result = row.standing.signals.iter().map(|s| s.subject.as_deref()).filter(|s| !has_line(*s));
    lines.extend(without_result.map(|subject| start(row, subject)));
    if lines.is_empty() {
        lines.push(start(row, None));
    }
    lines
}

/// What every line of a pupil has.
fn start(row: &PupilRow, subject: Option<&str>) -> Line {
    let signals = row.standing.signals.iter().filter(|signal| signal.subject.as_deref() == subject);
    Line {
        key: harmless(&row.pupil.key),
        name: harmless(&row.pupil.name.full()),
        year_group: row.year_group.map(|group| group.to_string()).unwrap_or_default(),
        subject: harmless(subject.unwrap_or_default()),
        signals: signals.map(|signal| signal.kind().code()).collect::<Vec<_>>().join(" "),
        blind_spot: u8::from(row.standing.blind_spot),
        ..Line::default()
    }
}

fn with_result(row: &PupilRow, progress: &Progress) -> Line {
    let latest = progress.latest();
    let level = latest.levels.main();
    Line {
        series: harmless(&latest.test.series.0),
        moment: latest.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        date: latest.taken_on.to_string(),
        skill_score: number(latest.skill_score),
        level: level.map(Level::name).unwrap_or_default(),
        percentile: number(latest.percentile),
        growth: number(progress.growth().map(Decimal::to_tenths)),
        previous_level: progress.previous_level().map(Level::name).unwrap_or_default(),
        ..start(row, progress.subject())
    }
}

pub(crate) fn number(number: Option<Decimal>) -> String {
    number.map(|number| number.to_string().replace('.', ",")).unwrap_or_default()
}

/// A text that a spreadsheet program would run as a formula gets an apostrophe in front.
pub(crate) fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_in_a_name_is_made_harmless() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@x"), "'@x");
        assert_eq!(harmless("Noor"), "Noor");
    }

    #[test]
    fn numbers_have_a_comma() {
        assert_eq!(number("-3.5".parse().ok()), "-3,5");
        assert_eq!(number(None), "");
    }
}
