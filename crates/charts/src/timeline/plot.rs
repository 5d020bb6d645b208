//! The plot of a time line: values over time on areas, such as the bands of a norm group, with lines to compare with.

use super::Places;
use crate::axis::{NOTE_SIZE, TICK_SIZE, value_tick};
use crate::growth::{PointLabel, note, point_labels, sittings_axis};
use crate::labels::fit;
use crate::marks::{point, polyline};
use crate::palette::{ACCENT, INK, LINE, NO_BAND, SOFT, band};
use crate::scale::Linear;
use crate::svg::{Tag, close, number};
use jiff::civil::Date;

/// What was measured.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot<'a> {
    /// Name of the value axis.
    pub axis_label: &'a str,
    /// The lowest and the highest value of the axis.
    pub range: (f64, f64),
    /// Values with a grid line and a label, in any order; may be empty where areas say enough.
    pub ticks: Vec<ValueTick<'a>>,
    /// Areas behind the values.
    pub areas: Vec<Area<'a>>,
    /// Lines to compare with.
    pub references: Vec<Reference<'a>>,
    /// Names of the segments; drawn when there are several. Points of one segment are joined by a line.
    pub segments: Vec<&'a str>,
    /// The sittings, in any order. Those whose value is no number are left out.
    pub points: Vec<Point<'a>>,
}

/// A value with its label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValueTick<'a> {
    /// The value.
    pub value: f64,
    /// It in words or figures.
    pub label: &'a str,
}

/// An area between two values that may change over time: a band of a norm group.
#[derive(Debug, Clone, PartialEq)]
pub struct Area<'a> {
    /// Its name, right of it.
    pub name: &'a str,
    /// Small under the name where there is room; may be empty.
    pub range_label: &'a str,
    /// Band from 0 (I or A) to 4 (V or E), for its colour; none is grey.
    pub band: Option<u8>,
    /// Where it lies, in any order; one edge is drawn as a short stretch around its day.
    pub edges: Vec<Edge>,
}

/// Where an area lies on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// The day.
    pub date: Date,
    /// Lowest value in it.
    pub low: f64,
    /// Highest value in it.
    pub high: f64,
}

/// A line to compare with: what was expected, where the average pupil stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference<'a> {
    /// What it is, at its end; may be empty.
    pub label: &'a str,
    /// Its points, in any order.
    pub points: Vec<(Date, f64)>,
}

/// One sitting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point<'a> {
    /// Day of the sitting.
    pub date: Date,
    /// Test moment, for example `M5`; may be empty.
    pub moment: &'a str,
    /// The day in words, short.
    pub date_label: &'a str,
    /// The value.
    pub value: f64,
    /// The value in figures; may be empty.
    pub figure: &'a str,
    /// The level in letters; may be empty.
    pub level: &'a str,
    /// Band from 0 (I or A) to 4 (V or E), when there is one.
    pub band: Option<u8>,
    /// Whether the value is known; a point of which only the band is known is an open mark with dashed lines.
    pub is_exact: bool,
    /// Its place among the segments.
    pub segment: usize,
    /// How old it is.
    pub age: Age,
}

/// How old something is: what is old looks old.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Age {
    /// Of now.
    #[default]
    Recent,
    /// From before.
    Older,
    /// Long ago.
    Old,
}

impl Age {
    const fn opacity(self) -> &'static str {
        match self {
            Self::Recent => "1",
            Self::Older => "0.75",
            Self::Old => "0.5",
        }
    }
}

/// The plot with what can be drawn, in order of time.
pub(super) fn ready<'a>(plot: &Plot<'a>) -> Plot<'a> {
    let mut plot = plot.clone();
    plot.points.retain(|point| point.value.is_finite());
    plot.points.sort_by_key(|point| (point.segment, point.date));
    for area in &mut plot.areas {
        area.edges.retain(|edge| edge.low.is_finite() && edge.high.is_finite());
        area.edges.sort_by_key(|edge| edge.date);
    }
    plot.areas.retain(|area| !area.edges.is_empty());
    for reference in &mut plot.references {
        reference.points.retain(|(_, value)| value.is_finite());
        reference.points.sort_by_key(|(date, _)| *date);
    }
    plot
}

fn height(places: &Places, plot: &Plot<'_>) -> Linear {
    Linear::new(plot.range, (places.frame.bottom, places.frame.top))
}

/// Half the width of an area that has one edge only.
const SHORT: f64 = 16.0;

/// Draws the areas with their names at the right.
pub(super) fn areas(out: &mut String, places: &Places, plot: &Plot<'_>) {
    let height = height(places, plot);
    let frame = &places.frame;
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for area in &plot.areas {
        let at = |edge: &Edge| (places.time.at(edge.date), height.at(edge.low), height.at(edge.high));
        let mut edges: Vec<(f64, f64, f64)> = area.edges.iter().map(at).collect();
        if let [(x, low, high)] = *edges.as_slice() {
            edges = vec![(x - SHORT, low, high), (x + SHORT, low, high)];
        }
        widen(&mut edges, places, plot);
        let mut points = String::with_capacity(edges.len() * 24);
        let upper = edges.iter().map(|(x, _, high)| (*x, *high));
        let lower = edges.iter().rev().map(|(x, low, _)| (*x, *low));
        for (x, y) in upper.chain(lower) {
            if !points.is_empty() {
                points.push(' ');
            }
            number(&mut points, x);
            points.push(',');
            number(&mut points, y);
        }
        let fill = if area.band.is_some() { band(area.band).fill } else { LINE };
        Tag::open(out, "polygon")
            .attr("points", &points)
            .attr("fill", fill)
            .attr("fill-opacity", "0.25")
            .attr("stroke", LINE)
            .empty();
        let Some((_, low, high)) = edges.last() else { continue };
        let middle = f64::midpoint(*low, *high);
        let is_free = taken.iter().all(|(from, to)| middle + 7.0 <= *from || middle - 7.0 >= *to);
        if is_free {
            taken.push(area_name(out, frame, (*low, *high), area));
        }
    }
}

/// Areas that reach from the first to the last day of the axis reach to the edges of the plot.
fn widen(edges: &mut [(f64, f64, f64)], places: &Places, plot: &Plot<'_>) {
    let frame = &places.frame;
    let is_even = plot.areas.iter().all(|area| area.edges.len() == 2);
    let reaches = edges.first().is_some_and(|(x, ..)| *x <= frame.left + super::AIR + 0.1)
        && edges.last().is_some_and(|(x, ..)| *x >= frame.right - super::AIR - 0.1);
    if is_even && reaches {
        if let Some(first) = edges.first_mut() {
            first.0 = frame.left;
        }
        if let Some(last) = edges.last_mut() {
            last.0 = frame.right;
        }
    }
}

/// The name of an area right of the plot, with its range below where there is room; the height that it takes.
fn area_name(
    out: &mut String,
    frame: &crate::axis::Frame,
    (low, high): (f64, f64),
    area: &Area<'_>,
) -> (f64, f64) {
    let middle = f64::midpoint(low, high);
    let x = frame.right + 8.0;
    let room = frame.size.0 - x - 2.0;
    let has_range = !area.range_label.is_empty() && low - high >= 32.0;
    let name_y = if has_range { middle - 3.0 } else { middle + 4.5 };
    Tag::open(out, "text")
        .num("x", x)
        .num("y", name_y)
        .num("font-size", TICK_SIZE)
        .attr("font-weight", "600")
        .attr("fill", INK)
        .text(&fit(area.name, TICK_SIZE, room));
    if has_range {
        Tag::open(out, "text")
            .num("x", x)
            .num("y", middle + 12.0)
            .num("font-size", NOTE_SIZE)
            .attr("fill", SOFT)
            .text(&fit(area.range_label, NOTE_SIZE, room));
    }
    (middle - 7.0, middle + 7.0)
}

/// Draws ticks, lines to compare with, and the sittings with their words.
pub(super) fn draw(out: &mut String, places: &Places, plot: &Plot<'_>) {
    let frame = &places.frame;
    let height = height(places, plot);
    note(out, (4.0, 16.0), frame.size.0 - 4.0, plot.axis_label);
    for tick in &plot.ticks {
        value_tick(out, frame, height.at(tick.value), tick.label);
    }
    let place = |p: &Point<'_>| (places.time.at(p.date), height.at(p.value));
    sittings_axis(out, frame, plot.points.iter().map(|p| (p.date, place(p).0, p.moment, p.date_label)));
    segment_names(out, places, plot);
    for reference in &plot.references {
        draw_reference(out, places, &height, reference);
    }
    for (one, next) in plot.points.iter().zip(plot.points.iter().skip(1)) {
        if one.segment == next.segment {
            let dashes = (!(one.is_exact && next.is_exact)).then_some("3 4");
            Tag::open(out, "g").attr("opacity", one.age.opacity()).start();
            polyline(out, &[place(one), place(next)], dashes);
            close(out, "g");
        }
    }
    for p in &plot.points {
        Tag::open(out, "g").attr("opacity", p.age.opacity()).start();
        point(out, if p.is_exact { band(p.band) } else { NO_BAND }, place(p));
        close(out, "g");
    }
    let mut in_time: Vec<&Point<'_>> = plot.points.iter().collect();
    in_time.sort_by_key(|p| p.date);
    let words: Vec<_> =
        in_time.iter().map(|p| (place(p), PointLabel { figure: p.figure, level: p.level })).collect();
    point_labels(out, &mut frame.room(), &words);
}

fn draw_reference(out: &mut String, places: &Places, height: &Linear, reference: &Reference<'_>) {
    let points: Vec<(f64, f64)> =
        reference.points.iter().map(|(date, value)| (places.time.at(*date), height.at(*value))).collect();
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        Tag::open(out, "line")
            .num("x1", from.0)
            .num("y1", from.1)
            .num("x2", to.0)
            .num("y2", to.1)
            .attr("stroke", ACCENT)
            .attr("stroke-width", "1.5")
            .attr("stroke-dasharray", "5 4")
            .empty();
    }
    if let Some((x, y)) = points.last() {
        let words = fit(reference.label, NOTE_SIZE, x - places.frame.left);
        if !words.is_empty() {
            Tag::open(out, "text")
                .num("x", *x)
                .num("y", (y - 8.0).max(places.frame.top - 2.0))
                .attr("text-anchor", "end")
                .num("font-size", NOTE_SIZE)
                .attr("fill", ACCENT)
                .text(&words);
        }
    }
}

/// With several segments: the name of each above its first point, and a line where a later one starts.
fn segment_names(out: &mut String, places: &Places, plot: &Plot<'_>) {
    if plot.segments.len() < 2 {
        return;
    }
    let frame = &places.frame;
    let first_of = |segment: usize| plot.points.iter().find(|p| p.segment == segment);
    let start = |(segment, name): (usize, &&'_ str)| {
        Some(((places.time.at(first_of(segment)?.date) - 20.0).max(frame.left), (*name).to_owned()))
    };
    let starts: Vec<(f64, String)> = plot.segments.iter().enumerate().filter_map(start).collect();
    let ends = starts.iter().skip(1).map(|(x, _)| *x).chain([frame.size.0]);
    for (at, ((x, name), end)) in starts.iter().zip(ends).enumerate() {
        if at > 0 {
            Tag::open(out, "line")
                .num("x1", *x)
                .num("x2", *x)
                .num("y1", frame.top - 12.0)
                .num("y2", frame.bottom)
                .attr("stroke", SOFT)
                .attr("stroke-dasharray", "2 3")
                .empty();
        }
        note(out, (x + 6.0, frame.top - 8.0), end - 6.0, name);
    }
}
