//! Skill scores over time.

use super::{PointLabel, note, point_labels, sittings_axis};
use crate::axis::{Frame, TICK_SIZE, value_tick};
use crate::labels::width;
use crate::marks::{point, polyline};
use crate::palette::{SOFT, band};
use crate::scale::{Linear, Ticks, Time};
use crate::svg::{Tag, close, open_picture};
use jiff::civil::Date;

/// One sitting with a skill score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScorePoint<'a> {
    /// Day of the sitting.
    pub date: Date,
    /// Test moment, for example `M5`.
    pub moment: &'a str,
    /// The day in words, short, for example a month and a year.
    pub date_label: &'a str,
    /// Skill score on the scale of its segment.
    pub score: f64,
    /// The skill score in figures.
    pub score_label: &'a str,
    /// Level in letters, when there is one.
    pub level: Option<&'a str>,
    /// Band from 0 (I or A) to 4 (V or E), when the level has one.
    pub band: Option<u8>,
}

/// Sittings whose scores are on one scale; only these are joined by a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment<'a> {
    /// Name of the test series; drawn when there are several segments.
    pub label: &'a str,
    /// The sittings, in any order. Those whose score is no number are left out.
    pub points: Vec<ScorePoint<'a>>,
}

/// What is drawn by [`score_chart`].
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreChart<'a> {
    /// Start of the ids in the picture, unique on the page.
    pub id: &'a str,
    /// Name of the picture for screen readers.
    pub title: &'a str,
    /// What is to be seen in it, for screen readers.
    pub desc: &'a str,
    /// Name of the value axis.
    pub axis_label: &'a str,
    /// The segments, the earliest first.
    pub segments: Vec<Segment<'a>>,
    /// Width and height in user units; 720 by 360 is good beside a table.
    pub size: (f64, f64),
}

/// Skill scores over time: the value axis has round numbers (`tick_label` writes them), points stand at their dates
/// in colour and shape of their band with score and level beside them. `None` when there is no score at all.
pub fn score_chart(chart: &ScoreChart<'_>, tick_label: impl Fn(f64) -> String) -> Option<String> {
    let segments = in_order(&chart.segments);
    let all = || segments.iter().flat_map(|segment| &segment.points);
    let ticks = Ticks::around(all().map(|p| p.score), 5);
    let labels: Vec<_> = ticks.values.iter().map(|value| tick_label(*value)).collect();
    let widest = labels.iter().map(|label| width(label, TICK_SIZE)).fold(0.0, f64::max);
    let head = if segments.len() > 1 { 48.0 } else { 32.0 };
    let frame = Frame::new(chart.size, widest + 14.0, 16.0, head, 44.0);
    let time = Time::over(all().map(|p| p.date), (frame.left + 30.0, frame.right - 30.0))?;
    let value = Linear::new(ticks.ends(), (frame.bottom, frame.top));

    let mut out = String::with_capacity(8 * 1024);
    open_picture(&mut out, "chart chart-score", chart.id, chart.title, chart.desc, frame.size);
    note(&mut out, (4.0, 16.0), frame.size.0 - 4.0, chart.axis_label);
    for (tick, label) in ticks.values.iter().zip(&labels) {
        value_tick(&mut out, &frame, value.at(*tick), label);
    }
    sittings_axis(&mut out, &frame, all().map(|p| (p.date, time.at(p.date), p.moment, p.date_label)));
    let place = |p: &ScorePoint<'_>| (time.at(p.date), value.at(p.score));
    segment_names(&mut out, &frame, &segments, &time);
    for (segment, dashes) in segments.iter().zip(DASHES.into_iter().cycle()) {
        polyline(&mut out, &segment.points.iter().map(place).collect::<Vec<_>>(), dashes);
    }
    for p in all() {
        point(&mut out, band(p.band), place(p));
    }
    let words = all()
        .map(|p| (place(p), PointLabel { figure: p.score_label, level: p.level.unwrap_or("") }))
        .collect::<Vec<_>>();
    point_labels(&mut out, &mut frame.room(), &words);
    close(&mut out, "svg");
    Some(out)
}

/// Line patterns of the segments in turn.
const DASHES: [Option<&str>; 3] = [None, Some("7 4"), Some("2 4")];

/// The segments that have points, each in order of time.
fn in_order<'a>(segments: &[Segment<'a>]) -> Vec<Segment<'a>> {
    let mut segments = segments.to_vec();
    for segment in &mut segments {
        segment.points.retain(|p| p.score.is_finite());
        segment.points.sort_by_key(|p| p.date);
    }
    segments.retain(|segment| !segment.points.is_empty());
    segments
}

/// With several segments: the name of each above its first point, and a line where a later one starts.
fn segment_names(out: &mut String, frame: &Frame, segments: &[Segment<'_>], time: &Time) {
    if segments.len() < 2 {
        return;
    }
    let starts: Vec<_> =
        segments.iter().filter_map(|s| s.points.first()).map(|p| time.at(p.date) - 20.0).collect();
    let ends = starts.iter().skip(1).copied().chain([frame.size.0]);
    for (place, ((segment, &start), end)) in segments.iter().zip(&starts).zip(ends).enumerate() {
        if place > 0 {
            Tag::open(out, "line")
                .num("x1", start)
                .num("x2", start)
                .num("y1", frame.top - 14.0)
                .num("y2", frame.bottom)
                .attr("stroke", SOFT)
                .attr("stroke-dasharray", "2 3")
                .empty();
        }
        note(out, (start + 6.0, frame.top - 10.0), end - 6.0, segment.label);
    }
}
