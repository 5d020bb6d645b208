//! The document as the template reads it: printable words, places of small lines, colours, sizes.

use super::plan::Plan;
use super::{
    Direction, GroupOverviewDocument, LegendEntry, Mark, OverviewCell, OverviewColumn, OverviewRow,
    OverviewWords,
};
use crate::error::DocumentError;
use crate::fonts::{Weight, printable, width};
use crate::paper::{Front, PageWords, Paper, first_words, in_our_type};
use charts::distribution::{Distribution, bar};
use charts::palette;
use serde::Serialize;

/// The widest that a part of a cell may be, in type sizes; `Start` and `1S/2F` are 2.7 and 3.1.
const WIDEST_PART: f64 = 4.5;

/// All that the template reads.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) paper: Paper,
    pub(super) subtitle: Vec<String>,
    pub(super) school: String,
    school_year: String,
    made_on: String,
    pub(super) words: Words,
    pub(super) has_year_groups: bool,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) legend: Vec<Legend>,
    pub(super) legend_lines: Vec<String>,
    plan: Option<Plan>,
}

/// The fixed words, printable.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    pub(super) pupil: String,
    pub(super) year_group: String,
    pub(super) signals: String,
    pub(super) blind_spot: String,
    table_summary: String,
}

/// A subject.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    pub(super) subject: String,
    pub(super) moment: String,
    #[serde(skip)]
    counts: [u32; 5],
    #[serde(skip)]
    expected: [f64; 5],
    label: String,
    /// The distribution as SVG, as wide as the plan has it.
    bar: String,
}

/// A pupil.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) year_group: String,
    pub(super) cells: Vec<Cell>,
    pub(super) signals: String,
    pub(super) blind_spot: bool,
}

/// A pupil in a subject.
#[derive(Debug, Serialize)]
pub(super) struct Cell {
    pub(super) level: String,
    band: Option<u8>,
    pub(super) score: String,
    pub(super) growth: String,
    pub(super) direction: Option<Direction>,
    /// Places in a box of 1 by 1, the upper left corner is 0.
    pub(super) spark: Vec<(f64, f64)>,
}

/// An explained mark.
#[derive(Debug, Serialize)]
pub(super) struct Legend {
    kind: &'static str,
    pub(super) level: String,
    band: Option<u8>,
    direction: Option<Direction>,
    pub(super) words: String,
}

impl Legend {
    pub(super) fn is_blind_spot(&self) -> bool {
        self.kind == "blind_spot"
    }
}

impl Sheet {
    /// The document, ready but for its plan.
    pub(super) fn of(document: &GroupOverviewDocument) -> Result<Self, DocumentError> {
        let words = &document.words;
        let paper = Paper::of(&Front {
            logo: document.logo.as_ref(),
            language: &document.language,
            date: document.date,
            title: &document.title,
            school_name: &document.school_name,
            footer: &document.footer,
            page: PageWords {
                before: words.page_before.clone(),
                between: words.page_between.clone(),
                after: words.page_after.clone(),
            },
        })?;
        let lines = |lines: &[String]| lines.iter().map(|line| printable(line)).collect();
        Ok(Self {
            paper,
            subtitle: lines(&document.subtitle_lines),
            school: printable(&document.school_name),
            school_year: printable(&document.school_year),
            made_on: printable(&document.made_on),
            words: printable_words(words),
            has_year_groups: document.rows.iter().any(|row| !row.year_group.trim().is_empty()),
            columns: document.columns.iter().map(column).collect(),
            rows: document.rows.iter().map(|r| row(r, document.columns.len())).collect(),
            legend: document.legend.iter().map(legend).collect(),
            legend_lines: lines(&document.legend_lines),
            plan: None,
        })
    }

    /// Takes a plan: draws the distributions as wide as it says and cuts words that are wider than their column.
    pub(super) fn set(&mut self, plan: Plan) {
        for column in &mut self.columns {
            column.bar.clear();
            let distribution = Distribution {
                counts: column.counts,
                expected: column.expected,
                label: &column.label,
                width: plan.bar_units,
            };
            bar(&distribution, &mut column.bar);
            column.bar = in_our_type(&column.bar);
            column.subject = cut_words(&column.subject, Weight::Bold, plan.subject_room / plan.size);
        }
        for row in &mut self.rows {
            row.name = cut_words(&row.name, Weight::Bold, plan.name_room / plan.size);
            row.signals = cut_words(&row.signals, Weight::Regular, plan.signals_room / plan.size);
        }
        self.plan = Some(plan);
    }
}

fn printable_words(words: &OverviewWords) -> Words {
    Words {
        pupil: printable(&words.pupil),
        year_group: printable(&words.year_group),
        signals: printable(&words.signals),
        blind_spot: printable(&words.blind_spot),
        table_summary: printable(&words.table_summary),
    }
}

fn column(column: &OverviewColumn) -> Column {
    // A picture must have words: without any, those of its head stand in.
    let label = [&column.distribution_label, &column.subject, &column.moment].map(String::as_str);
    Column {
        subject: printable(&column.subject),
        moment: printable(&column.moment),
        counts: column.counts,
        expected: column.expected,
        label: first_words(label),
        bar: String::new(),
    }
}

fn row(row: &OverviewRow, columns: usize) -> Row {
    let empty = OverviewCell::default();
    let signals: Vec<_> = row.signals.iter().map(|s| printable(s)).filter(|s| !s.is_empty()).collect();
    Row {
        name: printable(&row.name),
        year_group: part(&row.year_group, Weight::Regular),
        cells: row.cells.iter().chain(std::iter::repeat(&empty)).take(columns).map(cell).collect(),
        signals: signals.join("\u{a0}· "),
        blind_spot: row.blind_spot,
    }
}

fn cell(cell: &OverviewCell) -> Cell {
    Cell {
        level: part(&cell.level, Weight::Bold),
        band: cell.band.filter(|band| usize::from(*band) < palette::BANDS.len()),
        score: part(&cell.score, Weight::Regular),
        growth: part(&cell.growth, Weight::Bold),
        direction: cell.direction,
        spark: places(&cell.spark),
    }
}

/// The points of a small line in a box of 1 by 1. Values that are no numbers do not count; equal values lie in the
/// middle; a single one is no line.
fn places(values: &[f64]) -> Vec<(f64, f64)> {
    let values: Vec<_> = values.iter().filter(|v| v.is_finite()).map(|v| v.clamp(-1e9, 1e9)).collect();
    let (low, high) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
    let steps = values.len().saturating_sub(1);
    let Some(steps) = u32::try_from(steps).ok().filter(|steps| *steps > 0) else { return Vec::new() };
    (0..=steps)
        .zip(values)
        .map(|(place, value)| {
            let height = if high > low { (high - value) / (high - low) } else { 0.5 };
            (thousandth(f64::from(place) / f64::from(steps)), thousandth(height))
        })
        .collect()
}

fn thousandth(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn legend(entry: &LegendEntry) -> Legend {
    let (kind, level, band, direction) = match &entry.mark {
        Mark::Level { level, band } => {
            let band = band.filter(|band| usize::from(*band) < palette::BANDS.len());
            ("level", part(level, Weight::Bold), band, None)
        }
        Mark::Growth(direction) => ("growth", String::new(), None, Some(*direction)),
        Mark::Spark => ("spark", String::new(), None, None),
        Mark::Expected => ("expected", String::new(), None, None),
        Mark::BlindSpot => ("blind_spot", String::new(), None, None),
    };
    Legend { kind, level, band, direction, words: printable(&entry.words) }
}

/// A part of a cell, printable; never more than a few letters wide, so that it stays on its line.
fn part(text: &str, weight: Weight) -> String {
    cut(&printable(text), weight, WIDEST_PART)
}

/// The text, with words that are wider than there is room (in type sizes) cut off by an ellipsis, as typst would print
/// them over the next column.
fn cut_words(text: &str, weight: Weight, room: f64) -> String {
    text.split(' ').map(|word| cut(word, weight, room)).collect::<Vec<_>>().join(" ")
}

/// The text, cut off by an ellipsis when it is wider than there is room, in type sizes.
fn cut(text: &str, weight: Weight, room: f64) -> String {
    if width(text, weight) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", weight);
    let fits = |c: &char| {
        left -= width(c.encode_utf8(&mut [0; 4]), weight);
        left >= 0.0
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_lines_fill_their_box() {
        assert_eq!(places(&[10.0, 20.0, 15.0]), [(0.0, 1.0), (0.5, 0.0), (1.0, 0.5)]);
        assert_eq!(places(&[5.0, 5.0]), [(0.0, 0.5), (1.0, 0.5)]);
        assert_eq!(places(&[5.0, f64::NAN]), []);
        assert_eq!(places(&[]), []);
    }

    #[test]
    fn only_too_wide_words_are_cut() {
        assert_eq!(cut_words("Noor van den Berg", Weight::Bold, 8.0), "Noor van den Berg");
        let cut = cut_words("Noor Wolfeschlegelsteinhausen", Weight::Bold, 8.0);
        assert!(cut.starts_with("Noor Wolfe") && cut.ends_with('…'), "{cut}");
        assert!(cut.split(' ').all(|word| width(word, Weight::Bold) <= 8.0));
    }
}
