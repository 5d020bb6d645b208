//! The place in the national norm group over time.

use super::{PointLabel, point_labels, sittings_axis};
use crate::axis::{Frame, NOTE_SIZE, TICK_SIZE};
use crate::labels::{fit, width};
use crate::marks::{point, polyline};
use crate::palette::{BandLook, INK, LINE, NO_BAND, SOFT, Shape, band};
use crate::scale::{Linear, Time};
use crate::svg::{Tag, close, open_picture};
use jiff::civil::Date;

/// A band of the norm group, from the caller's table of bands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormBand<'a> {
    /// Its name, for example `III`.
    pub name: &'a str,
    /// Its percentiles in words, small under the name; may be empty.
    pub range_label: &'a str,
    /// Lowest percentile in the band (0 to 100, of the national norm group), inclusive.
    pub from: f64,
    /// Highest percentile in the band, inclusive.
    pub to: f64,
    /// Band from 0 (I or A) to 4 (V or E).
    pub band: u8,
}

/// Where a sitting stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// At a percentile, 0 to 100, of the national norm group.
    Percentile(f64),
    /// Somewhere in a band (0 to 4); the percentile is not known.
    Band(u8),
}

/// One sitting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PercentilePoint<'a> {
    /// Day of the sitting.
    pub date: Date,
    /// Test moment, for example `M5`.
    pub moment: &'a str,
    /// The day in words, short.
    pub date_label: &'a str,
    /// Where it stands.
    pub standing: Standing,
    /// The percentile in figures; empty when there is none.
    pub percentile_label: &'a str,
    /// Level in letters, when there is one.
    pub level: Option<&'a str>,
}

/// What is drawn by [`percentile_chart`].
#[derive(Debug, Clone, PartialEq)]
pub struct PercentileChart<'a> {
    /// Start of the ids in the picture, unique on the page.
    pub id: &'a str,
    /// Name of the picture for screen readers.
    pub title: &'a str,
    /// What is to be seen in it, for screen readers.
    pub desc: &'a str,
    /// The bands, in any order.
    pub bands: Vec<NormBand<'a>>,
    /// The sittings, in any order. Those whose percentile is no number or whose band is not among the bands are left
    /// out.
    pub points: Vec<PercentilePoint<'a>>,
    /// Width and height in user units; 720 by 360 is good beside a table.
    pub size: (f64, f64),
}

/// A sitting with its height (a percentile) and the look of its point.
struct Placed<'a> {
    point: PercentilePoint<'a>,
    percentile: f64,
    look: BandLook,
}

/// The percentile of each sitting on the bands of the norm group. A sitting of which only the band is known is an open
/// mark in the middle of its band, and the line to it is dashed. `None` when no sitting can be drawn.
pub fn percentile_chart(chart: &PercentileChart<'_>) -> Option<String> {
    let placed = in_order(chart);
    let widest = chart
        .bands
        .iter()
        .map(|b| width(b.name, TICK_SIZE).max(width(b.range_label, NOTE_SIZE)))
        .fold(0.0, f64::max);
    let frame = Frame::new(chart.size, 16.0, widest + 18.0, 26.0, 44.0);
    let dates = placed.iter().map(|p| p.point.date);
    let time = Time::over(dates, (frame.left + 34.0, frame.right - 34.0))?;
    let height = Linear::new((0.0, 100.0), (frame.bottom, frame.top));

    let mut out = String::with_capacity(8 * 1024);
    open_picture(&mut out, "chart chart-percentile", chart.id, chart.title, chart.desc, frame.size);
    for norm_band in &chart.bands {
        draw_band(&mut out, &frame, &height, norm_band);
    }
    let place = |p: &Placed<'_>| (time.at(p.point.date), height.at(p.percentile));
    let axis = placed.iter().map(|p| (p.point.date, place(p).0, p.point.moment, p.point.date_label));
    sittings_axis(&mut out, &frame, axis);
    for (one, next) in placed.iter().zip(placed.iter().skip(1)) {
        let known = [one, next].iter().all(|p| matches!(p.point.standing, Standing::Percentile(_)));
        polyline(&mut out, &[place(one), place(next)], (!known).then_some("3 4"));
    }
    for p in &placed {
        point(&mut out, p.look, place(p));
    }
    let words: Vec<_> = placed.iter().map(|p| (place(p), words_of(&p.point))).collect();
    point_labels(&mut out, &mut frame.room(), &words);
    close(&mut out, "svg");
    Some(out)
}

/// The sittings that can be drawn, in order of time.
fn in_order<'a>(chart: &PercentileChart<'a>) -> Vec<Placed<'a>> {
    let mut points = chart.points.clone();
    points.sort_by_key(|p| p.date);
    points.into_iter().filter_map(|point| placed(chart, point)).collect()
}

fn placed<'a>(chart: &PercentileChart<'a>, point: PercentilePoint<'a>) -> Option<Placed<'a>> {
    match point.standing {
        Standing::Percentile(percentile) => {
            let norm_band = chart.bands.iter().find(|b| {
                let (from, to) = edges(b);
                (from..=to).contains(&percentile)
            });
            let look = band(norm_band.map(|b| b.band));
            percentile.is_finite().then_some(Placed { point, percentile, look })
        }
        Standing::Band(index) => {
            let norm_band = chart.bands.iter().find(|b| b.band == index)?;
            let (from, to) = edges(norm_band);
            let middle = f64::midpoint(from, to);
            middle.is_finite().then_some(Placed {
                point,
                percentile: middle,
                look: BandLook { shape: Shape::Ring, ..NO_BAND },
            })
        }
    }
}

/// Where a band is drawn: half a percentile beyond its inclusive ends, so that neighbours touch.
fn edges(norm_band: &NormBand<'_>) -> (f64, f64) {
    let from = if norm_band.from <= 1.0 { 0.0 } else { norm_band.from - 0.5 };
    let to = if norm_band.to >= 99.0 { 100.0 } else { norm_band.to + 0.5 };
    (from.min(to), to.max(from))
}

fn words_of<'a>(point: &PercentilePoint<'a>) -> PointLabel<'a> {
    PointLabel { figure: point.percentile_label, level: point.level.unwrap_or("") }
}

fn draw_band(out: &mut String, frame: &Frame, height: &Linear, norm_band: &NormBand<'_>) {
    let (from, to) = edges(norm_band);
    let (upper, lower) = (height.at(to), height.at(from));
    Tag::open(out, "rect")
        .num("x", frame.left)
        .num("y", upper)
        .num("width", frame.right - frame.left)
        .num("height", lower - upper)
        .attr("fill", band(Some(norm_band.band)).fill)
        .attr("fill-opacity", "0.25")
        .empty();
    Tag::open(out, "line")
        .num("x1", frame.left)
        .num("x2", frame.size.0)
        .num("y1", lower)
        .num("y2", lower)
        .attr("stroke", LINE)
        .empty();
    let middle = f64::midpoint(upper, lower);
    let room = frame.size.0 - frame.right - 10.0;
    let has_range = !norm_band.range_label.is_empty() && lower - upper >= 32.0;
    let x = frame.right + 8.0;
    let (name_y, range_y) = if has_range { (middle - 3.0, middle + 12.0) } else { (middle + 4.5, middle) };
    Tag::open(out, "text")
        .num("x", x)
        .num("y", name_y)
        .num("font-size", TICK_SIZE)
        .attr("font-weight", "600")
        .attr("fill", INK)
        .text(&fit(norm_band.name, TICK_SIZE, room));
    if has_range {
        Tag::open(out, "text")
            .num("x", x)
            .num("y", range_y)
            .num("font-size", NOTE_SIZE)
            .attr("fill", SOFT)
            .text(&fit(norm_band.range_label, NOTE_SIZE, room));
    }
}
