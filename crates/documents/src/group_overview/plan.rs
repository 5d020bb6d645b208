//! How large the type can be so that the whole group stands on one page.

use super::sheet::{Legend, Row, Sheet};
use crate::fonts::{Weight, width};
use serde::Serialize;

/// Landscape A4 without its margins, in points.
const PAGE: (f64, f64) = (842.0 - 2.0 * MARGIN_X, 595.0 - MARGIN_TOP - MARGIN_BOTTOM);
const MARGIN_X: f64 = 26.0;
const MARGIN_TOP: f64 = 22.0;
const MARGIN_BOTTOM: f64 = 30.0;
/// More pupils than this flow on to further pages.
const MOST_ON_ONE_PAGE: usize = 36;
/// Type sizes to try with the small lines, largest first.
const WITH_SPARKS: [f64; 8] = [9.0, 8.5, 8.0, 7.5, 7.0, 6.6, 6.2, 5.8];
/// Type sizes to try without the small lines when there are many subjects.
const WITHOUT_SPARKS: [f64; 8] = [7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0];
/// The type size for a group that takes more pages anyway.
const FLOWING: f64 = 8.0;
/// Height of a level's badge, of a line of text by itself and of each further one under it, of the air above and below
/// a row together, of the most air that a row gets when there is room, all in type sizes; of a rule between rows, in
/// points.
const BADGE: f64 = 1.32;
const LINE: f64 = 0.75;
const NEXT_LINE: f64 = 1.17;
const ROW_AIR: f64 = 0.44;
const MOST_ROW_AIR: f64 = 1.0;
const RULE: f64 = 0.5;
/// Air at both sides of a column together, and between the parts of a cell, in type sizes.
const COLUMN_AIR: f64 = 1.0;
const PART_AIR: f64 = 0.4;
/// Width of a small line and of the sign of growth, in type sizes.
const SPARK: f64 = 2.9;
const SIGN: f64 = 0.9;
/// The most of the page's width that names may take, and the least that signals take, in type sizes.
const MOST_FOR_NAMES: f64 = 0.22;
const LEAST_FOR_SIGNALS: f64 = 13.0;
/// A distribution is drawn at this share of the type size for each of its units.
const BAR_SCALE: f64 = 0.072;
const BAR_UNITS_HIGH: f64 = 23.0;

/// Sizes and widths in points that the template follows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Plan {
    pub(super) one_page: bool,
    pub(super) size: f64,
    margin_x: f64,
    margin_top: f64,
    margin_bottom: f64,
    row_air: f64,
    column_air: f64,
    part_air: f64,
    rule: f64,
    sparks: bool,
    widths: Vec<f64>,
    badge: f64,
    score: f64,
    growth: f64,
    spark: f64,
    sign: f64,
    legend_size: f64,
    /// Room for words in a column of names, of a subject, of signals.
    pub(super) name_room: f64,
    pub(super) subject_room: f64,
    pub(super) signals_room: f64,
    /// Width of a distribution in its own units, which are drawn at `bar_scale` points.
    pub(super) bar_units: f64,
    bar_scale: f64,
}

impl Plan {
    /// The plans to try, best first, at least one: those that by measure put the group on one page, and a last one that
    /// puts up with more pages.
    pub(super) fn candidates(sheet: &Sheet) -> Vec<Self> {
        let sizes = || {
            WITH_SPARKS.map(|size| (size, true)).into_iter().chain(WITHOUT_SPARKS.map(|size| (size, false)))
        };
        let fits_across = |(size, sparks)| Self::across(sheet, size, sparks);
        if sheet.rows.len() > MOST_ON_ONE_PAGE {
            let flowing = sizes().filter(|(size, _)| *size <= FLOWING).find_map(fits_across);
            return vec![flowing.unwrap_or_else(|| Self::squeezed(sheet))];
        }
        let mut plans: Vec<_> =
            sizes().filter_map(fits_across).filter_map(|plan| plan.on_one_page(sheet)).collect();
        if plans.is_empty() {
            plans.push(sizes().filter_map(fits_across).next_back().unwrap_or_else(|| Self::squeezed(sheet)));
        }
        plans
    }

    /// The widths at this type size; `None` when they do not fit across the page.
    fn across(sheet: &Sheet, size: f64, sparks: bool) -> Option<Self> {
        let parts = Parts::of(sheet, sparks);
        let names = (parts.name + COLUMN_AIR).min(PAGE.0 * MOST_FOR_NAMES / size);
        let count = count(sheet.columns.len());
        let left = PAGE.0 / size - names - parts.year_group - parts.subject() * count;
        let least = LEAST_FOR_SIGNALS.min(parts.signals + COLUMN_AIR);
        if left < least {
            return None;
        }
        // What signals on one line do not need goes to the subjects, up to half as much again.
        let spare = (left - parts.signals - COLUMN_AIR).max(0.0);
        let more = if count > 0.0 { (spare / count).min(parts.subject() * 0.5) } else { 0.0 };
        Some(Self::with(sheet, &parts, size, [names, parts.subject() + more, left - more * count]))
    }

    /// When nothing fits: the smallest type, and columns as narrow as the page asks for.
    fn squeezed(sheet: &Sheet) -> Self {
        let size = WITHOUT_SPARKS.into_iter().fold(FLOWING, f64::min);
        let parts = Parts::of(sheet, false);
        let share = PAGE.0 / size / (count(sheet.columns.len()) + 5.0);
        Self::with(sheet, &parts, size, [share * 2.0 - parts.year_group, share, share * 3.0])
    }

    /// A plan of these widths (of names, a subject, signals), in type sizes.
    fn with(sheet: &Sheet, parts: &Parts, size: f64, [names, subject, signals]: [f64; 3]) -> Self {
        let mut widths = vec![names * size];
        if sheet.has_year_groups {
            widths.push(parts.year_group * size);
        }
        widths.extend(sheet.columns.iter().map(|_| subject * size));
        widths.push(signals * size);
        let room = |wide: f64| (wide - COLUMN_AIR).max(1.0) * size;
        let bar_scale = BAR_SCALE * size;
        Self {
            one_page: false,
            size,
            margin_x: MARGIN_X,
            margin_top: MARGIN_TOP,
            margin_bottom: MARGIN_BOTTOM,
            row_air: ROW_AIR * size / 2.0,
            column_air: COLUMN_AIR * size / 2.0,
            part_air: PART_AIR * size,
            rule: RULE,
            sparks: parts.spark > 0.0,
            widths,
            badge: parts.badge * size,
            score: parts.score * size,
            growth: parts.growth * size,
            spark: parts.spark * size,
            sign: parts.sign * size,
            legend_size: size.min(7.5),
            name_room: room(names),
            subject_room: room(subject),
            signals_room: room(signals),
            bar_units: room(subject) / bar_scale,
            bar_scale,
        }
    }

    /// This plan, with the height that it leaves over as air between the rows; `None` when it is too high for a page.
    fn on_one_page(mut self, sheet: &Sheet) -> Option<Self> {
        let rows: f64 = sheet.rows.iter().map(|row| self.row_height(row, sheet)).sum();
        let around = self.title_height(sheet) + self.head_height(sheet) + self.legend_height(sheet);
        let left = PAGE.1 - around - rows;
        if left < 0.0 {
            return None;
        }
        // A little stays unused, as these heights are about right only.
        let more = left * 0.85 / count(sheet.rows.len()).max(1.0);
        self.row_air = (self.row_air + more / 2.0).min(MOST_ROW_AIR * self.size / 2.0);
        self.one_page = true;
        Some(self)
    }

    fn title_height(&self, sheet: &Sheet) -> f64 {
        let title = lines(&sheet.paper.title, Weight::Bold, PAGE.0 * 0.68 / 14.0) * 14.0 * NEXT_LINE;
        let subtitle =
            lines(&sheet.subtitle.join(" · "), Weight::Regular, PAGE.0 * 0.68 / 8.0) * 8.0 * NEXT_LINE;
        (title + subtitle).max(3.0 * 8.0 * NEXT_LINE) + 10.0
    }

    fn head_height(&self, sheet: &Sheet) -> f64 {
        let room = self.subject_room / self.size;
        let subject = sheet.columns.iter().map(|c| lines(&c.subject, Weight::Bold, room)).fold(1.0, f64::max);
        let bar = if sheet.columns.is_empty() { 0.0 } else { BAR_UNITS_HIGH * self.bar_scale + 3.0 };
        (subject * NEXT_LINE + LINE + ROW_AIR / 2.0) * self.size + bar + 4.0
    }

    fn row_height(&self, row: &Row, sheet: &Sheet) -> f64 {
        let names = lines(&row.name, Weight::Bold, self.name_room / self.size);
        let mark = if row.blind_spot { blind_spot(sheet) } else { 0.0 };
        let signals = lines_after(mark, &row.signals, Weight::Regular, self.signals_room / self.size * 0.98);
        let words = LINE + (names.max(signals) - 1.0) * NEXT_LINE;
        (words.max(BADGE) + ROW_AIR) * self.size + RULE
    }

    fn legend_height(&self, sheet: &Sheet) -> f64 {
        let entry = |e: &Legend| {
            let mark = if e.is_blind_spot() { blind_spot(sheet) } else { 2.4 };
            mark + width(&e.words, Weight::Regular) + 1.8
        };
        let room = PAGE.0 / self.legend_size;
        let entries = (sheet.legend.iter().map(entry).sum::<f64>() / (room * 0.95)).ceil();
        let further: f64 = sheet.legend_lines.iter().map(|l| lines(l, Weight::Regular, room)).sum();
        (entries * (BADGE + 0.7) + further * NEXT_LINE) * self.legend_size + 8.0
    }
}

/// The widest of each part, in type sizes.
struct Parts {
    name: f64,
    year_group: f64,
    signals: f64,
    badge: f64,
    score: f64,
    growth: f64,
    sign: f64,
    spark: f64,
    head: f64,
}

impl Parts {
    fn of(sheet: &Sheet, sparks: bool) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let cells = || sheet.rows.iter().flat_map(|row| &row.cells);
        let part = width;
        let year_group = widest(&mut sheet.rows.iter().map(|row| part(&row.year_group, Weight::Regular)));
        let year_group_head = width(&sheet.words.year_group, Weight::Bold).min(4.0);
        let badge = widest(&mut cells().map(|cell| part(&cell.level, Weight::Bold)));
        let has_sparks = cells().any(|cell| !cell.spark.is_empty());
        Self {
            name: widest(&mut sheet.rows.iter().map(|row| width(&row.name, Weight::Bold)))
                .max(width(&sheet.words.pupil, Weight::Bold)),
            year_group: if sheet.has_year_groups {
                year_group.max(year_group_head) + COLUMN_AIR
            } else {
                0.0
            },
            signals: widest(&mut sheet.rows.iter().map(|row| signals_width(row, sheet)))
                .max(width(&sheet.words.signals, Weight::Bold)),
            badge: if badge > 0.0 { (badge * 0.92 + 0.6).max(2.0) } else { 0.0 },
            score: widest(&mut cells().map(|cell| part(&cell.score, Weight::Regular))),
            growth: widest(&mut cells().map(|cell| part(&cell.growth, Weight::Bold))),
            sign: if cells().any(|cell| cell.direction.is_some()) { SIGN } else { 0.0 },
            spark: if sparks && has_sparks { SPARK } else { 0.0 },
            head: widest(
                &mut sheet.columns.iter().flat_map(|c| c.subject.split(' ')).map(|w| part(w, Weight::Bold)),
            )
            .max(widest(&mut sheet.columns.iter().map(|c| part(&c.moment, Weight::Regular))))
            .max(6.0),
        }
    }

    /// The width of a subject.
    fn subject(&self) -> f64 {
        let parts = [self.badge, self.score, self.growth + self.sign, self.spark];
        let shown = parts.iter().filter(|part| **part > 0.0);
        let cell: f64 = shown.map(|part| part + PART_AIR).sum();
        (cell - PART_AIR).max(self.head) + COLUMN_AIR
    }
}

/// The width of a row's signals with the sign of a blind spot before them.
fn signals_width(row: &Row, sheet: &Sheet) -> f64 {
    let mark = if row.blind_spot { blind_spot(sheet) } else { 0.0 };
    width(&row.signals, Weight::Regular) + mark
}

fn blind_spot(sheet: &Sheet) -> f64 {
    width(&sheet.words.blind_spot, Weight::Bold) + 1.4
}

/// How many lines a text takes in a room (in type sizes); one for no text.
fn lines(text: &str, weight: Weight, room: f64) -> f64 {
    lines_after(0.0, text, weight, room)
}

/// How many lines a text takes in a room when something stands before it on the first.
fn lines_after(before: f64, text: &str, weight: Weight, room: f64) -> f64 {
    let space = width(" ", weight);
    let (mut lines, mut used) = (1.0, before);
    for word in text.split(' ') {
        let wide = width(word, weight);
        if used > 0.0 && used + space + wide > room {
            lines += 1.0;
            used = wide;
        } else {
            used += wide + if used > 0.0 { space } else { 0.0 };
        }
    }
    lines
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::from(u32::MAX), f64::from)
}
