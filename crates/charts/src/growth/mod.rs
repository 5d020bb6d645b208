//! A pupil's growth: skill scores over time.

mod score;

pub use score::{ScoreChart, ScorePoint, Segment, score_chart};

use crate::axis::{Frame, Moment, NOTE_SIZE, TICK_SIZE, time_axis};
use crate::labels::{Place, Room, width};
use crate::marks::POINT_RADIUS;
use crate::palette::{GROUND, INK, SOFT};
use crate::svg::{Tag, close, escape};
use jiff::civil::Date;

/// Height of a line of words beside a point.
const LABEL_HEIGHT: f64 = 15.0;
/// How far the places of a label lie from its point, nearest first. Above is tried before below, but in a dip of the
/// line below comes first.
const LABEL_STEPS: [f64; 6] = [-17.0, 17.0, -32.0, 32.0, -47.0, 47.0];

/// The two parts of the words beside a point: the figure, strong, and the level after it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PointLabel<'a> {
    pub(crate) figure: &'a str,
    pub(crate) level: &'a str,
}

impl PointLabel<'_> {
    fn width(&self) -> f64 {
        let space = if self.figure.is_empty() || self.level.is_empty() { 0.0 } else { 4.0 };
        // The figure is strong, thus a little wider.
        width(self.figure, TICK_SIZE) * 1.05 + space + width(self.level, NOTE_SIZE)
    }
}

/// Draws the words of each point where there is room, the newest first; words without room are left out, as the table
/// beside the chart has them all. Points must be in order of time.
pub(crate) fn point_labels(out: &mut String, room: &mut Room, labels: &[((f64, f64), PointLabel<'_>)]) {
    for ((x, y), _) in labels {
        room.occupy(Place::around(*x, *y, POINT_RADIUS * 2.0, POINT_RADIUS * 2.0));
    }
    for (place, ((x, y), label)) in labels.iter().enumerate().rev() {
        let height_of = |place: Option<usize>| place.and_then(|i| labels.get(i)).map(|((_, y), _)| *y);
        let neighbours = [height_of(place.checked_sub(1)), height_of(place.checked_add(1))];
        // Heights count downward: a neighbour with a smaller one lies higher.
        let in_a_dip = neighbours.iter().all(|height| height.is_some_and(|h| h < *y));
        let side = if in_a_dip { -1.0 } else { 1.0 };
        let wide = label.width();
        let places = LABEL_STEPS.map(|step| Place::around(*x, y + step * side, wide, LABEL_HEIGHT));
        if wide > 0.0
            && let Some(free) = room.take(places)
        {
            draw_label(out, free, label);
        }
    }
}

fn draw_label(out: &mut String, place: Place, label: &PointLabel<'_>) {
    Tag::open(out, "text")
        .num("x", place.x + place.width / 2.0)
        .num("y", place.y + LABEL_HEIGHT - 3.0)
        .attr("text-anchor", "middle")
        .num("font-size", TICK_SIZE)
        .attr("fill", INK)
        .attr("stroke", GROUND)
        .attr("stroke-width", "3")
        .attr("stroke-linejoin", "round")
        .attr("paint-order", "stroke")
        .start();
    if !label.figure.is_empty() {
        Tag::open(out, "tspan").attr("font-weight", "600").text(label.figure);
    }
    if !label.level.is_empty() {
        if !label.figure.is_empty() {
            escape(out, " ");
        }
        Tag::open(out, "tspan").num("font-size", NOTE_SIZE).text(label.level);
    }
    close(out, "text");
}

/// Draws a note on one line, starting at a place and cut off at `until`.
pub(crate) fn note(out: &mut String, (x, y): (f64, f64), until: f64, text: &str) {
    let text = crate::labels::fit(text, NOTE_SIZE, until - x);
    if !text.is_empty() {
        Tag::open(out, "text")
            .num("x", x)
            .num("y", y)
            .num("font-size", NOTE_SIZE)
            .attr("fill", SOFT)
            .text(&text);
    }
}

/// Draws the time axis for these sittings, in any order; sittings on one date and of one moment share a tick.
pub(crate) fn sittings_axis<'a>(
    out: &mut String,
    frame: &Frame,
    sittings: impl Iterator<Item = (Date, f64, &'a str, &'a str)>,
) {
    let mut sittings: Vec<_> = sittings.collect();
    sittings.sort_by(|a, b| (a.0, a.2).cmp(&(b.0, b.2)));
    sittings.dedup_by(|a, b| a.0 == b.0 && a.2 == b.2);
    let moments: Vec<_> = sittings.into_iter().map(|(_, x, name, date)| Moment { x, name, date }).collect();
    time_axis(out, frame, &moments);
}
