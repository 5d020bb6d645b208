//! One line for each group over the things.

use super::{Comparison, EDGE, SMALL_SIZE, count, letter, look, text, wrapped};
use crate::axis::{Frame, value_tick};
use crate::labels::Place;
use crate::marks::{POINT_RADIUS, point, polyline};
use crate::palette::{INK, LINE};
use crate::scale::Linear;
use crate::svg::{close, rounded};

const PLOT: f64 = 260.0;
const LEFT: f64 = 34.0;
const RIGHT: f64 = 28.0;
const NAME_LINE: f64 = 16.0;
const MOST_NAME_LINES: usize = 3;

/// How lines are told apart without colour; the first one is whole.
const DASHES: [Option<&str>; 6] =
    [None, Some("8 5"), Some("2 4"), Some("12 4 2 4"), Some("5 3"), Some("1 6")];

/// Draws the lines; every value is written in the table beside the picture. `None` without things or groups.
pub fn lines(chart: &Comparison<'_>) -> Option<String> {
    if chart.is_empty() {
        return None;
    }
    let top = chart.legend_height() + 6.0;
    let below = NAME_LINE * count(MOST_NAME_LINES) + 22.0;
    let height = top + PLOT + below;
    let frame = Frame {
        size: (chart.width(), height),
        left: LEFT,
        right: chart.width() - RIGHT,
        top,
        bottom: top + PLOT,
    };
    let mut out = String::with_capacity(4096);
    chart.open(&mut out, "chart-compare", height);
    chart.legend(&mut out);
    let (low, high) = chart.range;
    let up = Linear::new((low, high), (frame.bottom - 10.0, frame.top + 10.0));
    for value in chart.ticks() {
        value_tick(&mut out, &frame, up.at(value), &rounded(value).to_string());
    }
    let step = (frame.right - frame.left) / count(chart.things.len());
    let across = |thing: usize| frame.left + (count(thing) + 0.5) * step;
    names(&mut out, chart, &frame, (step, &across));
    let mut room = frame.room();
    for group in 0..chart.groups.len() {
        let places = (0..chart.things.len()).filter_map(|thing| {
            let (_, value) = chart.values(thing).find(|(at, _)| *at == group)?;
            Some((across(thing), up.at(value)))
        });
        draw(&mut out, group, &places.collect::<Vec<_>>(), &mut room);
    }
    close(&mut out, "svg");
    Some(out)
}

fn names(
    out: &mut String,
    chart: &Comparison<'_>,
    frame: &Frame,
    (step, across): (f64, &impl Fn(usize) -> f64),
) {
    for (at, name) in chart.things.iter().enumerate() {
        let x = across(at);
        super::line(out, (x, frame.top), (x, frame.bottom), LINE, 1.0);
        let mut y = frame.bottom + 18.0;
        text(out, (x, y), (SMALL_SIZE, INK), "middle", &(at + 1).to_string());
        for words in wrapped(name, SMALL_SIZE - 1.0, step - EDGE / 2.0, MOST_NAME_LINES) {
            y += NAME_LINE;
            text(out, (x, y), (SMALL_SIZE - 1.0, INK), "middle", &words);
        }
    }
}

/// A line with its points, and its letter beside the last one where there is room.
fn draw(out: &mut String, group: usize, places: &[(f64, f64)], room: &mut crate::labels::Room) {
    polyline(out, places, DASHES.get(group % DASHES.len()).copied().flatten());
    for place in places {
        point(out, look(group), *place);
    }
    let Some((x, y)) = places.last().copied() else { return };
    let beside = [0.0, -15.0, 15.0, -30.0, 30.0]
        .map(|down| Place::around(x + POINT_RADIUS + 12.0, y + down, 12.0, 14.0));
    if let Some(free) = room.take(beside) {
        let words = letter(group).to_string();
        text(out, (free.x + 1.0, free.y + 11.5), (SMALL_SIZE, INK), "start", &words);
    }
}
