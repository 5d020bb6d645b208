//! The frame of a chart: value axis with grid lines, time axis with two lines of words.

use crate::labels::{Place, Room, fit, width};
use crate::palette::{INK, LINE, SOFT};
use crate::svg::Tag;

/// Type size of tick labels.
pub const TICK_SIZE: f64 = 13.0;
/// Type size of second lines and notes.
pub const NOTE_SIZE: f64 = 12.0;
/// The smallest picture in which a chart can be read.
const SMALLEST: (f64, f64) = (280.0, 180.0);
/// The largest picture.
const LARGEST: (f64, f64) = (4000.0, 4000.0);

/// A picture and the part of it in which values are drawn, all in user units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width and height of the picture.
    pub size: (f64, f64),
    /// Left edge of the plot.
    pub left: f64,
    /// Right edge of the plot.
    pub right: f64,
    /// Upper edge of the plot.
    pub top: f64,
    /// Lower edge of the plot.
    pub bottom: f64,
}

impl Frame {
    /// A picture of about this size (never too small to read) with room for words on the four sides; each side takes
    /// at most a third of the picture.
    pub fn new(size: (f64, f64), left: f64, right: f64, top: f64, bottom: f64) -> Self {
        let size = fitting(size);
        let across = |room: f64| room.clamp(0.0, size.0 / 3.0);
        let down = |room: f64| room.clamp(0.0, size.1 / 3.0);
        Self {
            size,
            left: across(left),
            right: size.0 - across(right),
            top: down(top),
            bottom: size.1 - down(bottom),
        }
    }

    /// The whole picture as the room for labels, without a small edge.
    pub fn room(&self) -> Room {
        Room::new(Place { x: 2.0, y: 2.0, width: self.size.0 - 4.0, height: self.bottom - 2.0 })
    }
}

/// A size that can be read and drawn, whatever was asked.
pub(crate) fn fitting(size: (f64, f64)) -> (f64, f64) {
    let within = |asked: f64, low: f64, high: f64| if asked.is_nan() { low } else { asked.clamp(low, high) };
    (within(size.0, SMALLEST.0, LARGEST.0), within(size.1, SMALLEST.1, LARGEST.1))
}

/// Draws a grid line and its label left of the plot.
pub fn value_tick(out: &mut String, frame: &Frame, y: f64, label: &str) {
    Tag::open(out, "line")
        .num("x1", frame.left)
        .num("x2", frame.right)
        .num("y1", y)
        .num("y2", y)
        .attr("stroke", LINE)
        .empty();
    Tag::open(out, "text")
        .num("x", frame.left - 8.0)
        .num("y", y + 4.5)
        .attr("text-anchor", "end")
        .num("font-size", TICK_SIZE)
        .attr("fill", SOFT)
        .text(&fit(label, TICK_SIZE, frame.left - 10.0));
}

/// A moment on the time axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment<'a> {
    /// Place along the axis.
    pub x: f64,
    /// First line, for example the test moment `M5`.
    pub name: &'a str,
    /// Second line, for example the month.
    pub date: &'a str,
}

/// Draws the moments under the plot with a thin line up through it. Where they stand too close, the later one keeps
/// its words. Moments must be in order of time.
pub fn time_axis(out: &mut String, frame: &Frame, moments: &[Moment<'_>]) {
    Tag::open(out, "line")
        .num("x1", frame.left)
        .num("x2", frame.right)
        .num("y1", frame.bottom)
        .num("y2", frame.bottom)
        .attr("stroke", SOFT)
        .empty();
    let mut free_until = frame.size.0;
    for moment in moments.iter().rev() {
        Tag::open(out, "line")
            .num("x1", moment.x)
            .num("x2", moment.x)
            .num("y1", frame.top)
            .num("y2", frame.bottom + 4.0)
            .attr("stroke", LINE)
            .empty();
        let most = 90.0_f64.min(frame.size.0 - 4.0);
        let name = fit(moment.name, TICK_SIZE, most);
        let date = fit(moment.date, NOTE_SIZE, most);
        let wide = width(&name, TICK_SIZE).max(width(&date, NOTE_SIZE));
        let middle = moment.x.clamp(wide / 2.0 + 2.0, frame.size.0 - wide / 2.0 - 2.0);
        if middle + wide / 2.0 + 10.0 > free_until {
            continue;
        }
        free_until = middle - wide / 2.0;
        under(out, (middle, frame.bottom + 19.0), TICK_SIZE, INK, &name);
        under(out, (middle, frame.bottom + 35.0), NOTE_SIZE, SOFT, &date);
    }
}

fn under(out: &mut String, (x, y): (f64, f64), size: f64, colour: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    Tag::open(out, "text")
        .num("x", x)
        .num("y", y)
        .attr("text-anchor", "middle")
        .num("font-size", size)
        .attr("fill", colour)
        .text(text);
}
