//! Lanes of what happened: bars for what lasted, dots for what was on one day.

use super::Places;
use crate::axis::NOTE_SIZE;
use crate::labels::{fit, width};
use crate::palette::{ACCENT, GROUND, INK, LINE, SOFT};
use crate::svg::Tag;
use jiff::civil::Date;

/// Height of a row of a lane, and of a bar in it.
const ROW: f64 = 25.0;
const BAR: f64 = 19.0;
/// The smallest bar.
const LEAST: f64 = 5.0;

/// A lane of what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane<'a> {
    /// Its name, left of it.
    pub name: &'a str,
    /// What happened, in any order. What overlaps stands below one another.
    pub entries: Vec<Entry<'a>>,
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<'a> {
    /// First day.
    pub from: Date,
    /// Last day; none for what was on one day.
    pub until: Option<Date>,
    /// What it was, in a few words; cut off where there is no room.
    pub title: &'a str,
    /// How it looks.
    pub tone: Tone,
}

/// How an entry looks. It is told in grey as well: by ground, frame and dashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As always.
    #[default]
    Plain,
    /// Something to see at once, such as a year that was done twice.
    Marked,
    /// What somebody does about it: a plan, an intervention.
    Action,
}

/// An entry with the row of the lane in which it stands.
struct Placed<'a> {
    entry: Entry<'a>,
    row: usize,
    x: f64,
    /// How wide the bar is; nothing for a dot.
    bar: f64,
    /// How wide it is with its words.
    wide: f64,
}

/// How high the lanes are together.
pub(super) fn height(places: &Places, lanes: &[&Lane<'_>]) -> f64 {
    lanes.iter().map(|lane| rows(&placed(places, lane))).map(|rows| f64::from(rows) * ROW + 4.0).sum()
}

/// Draws the lanes, each with its name.
pub(super) fn draw(out: &mut String, places: &Places, lanes: &[&Lane<'_>]) {
    let mut top = places.lanes_top;
    for lane in lanes {
        let entries = placed(places, lane);
        Tag::open(out, "line")
            .num("x1", 2.0)
            .num("x2", places.frame.right)
            .num("y1", top)
            .num("y2", top)
            .attr("stroke", LINE)
            .empty();
        Tag::open(out, "text")
            .num("x", 2.0)
            .num("y", top + 17.0)
            .num("font-size", NOTE_SIZE)
            .attr("fill", SOFT)
            .text(&fit(lane.name, NOTE_SIZE, places.frame.left - 6.0));
        for one in &entries {
            draw_entry(out, top, one);
        }
        top += f64::from(rows(&entries)) * ROW + 4.0;
    }
}

fn rows(placed: &[Placed<'_>]) -> u32 {
    placed.iter().map(|one| u32::try_from(one.row).unwrap_or(u32::MAX).saturating_add(1)).max().unwrap_or(0)
}

/// The entries in order of time, each in the first row where it does not lie over another.
fn placed<'a>(places: &Places, lane: &Lane<'a>) -> Vec<Placed<'a>> {
    let mut entries = lane.entries.clone();
    entries.sort_by_key(|entry| (entry.from, entry.until));
    let mut free_from: Vec<f64> = Vec::new();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let x = places.time.at(entry.from);
        let bar = entry.until.map_or(0.0, |until| (places.time.at(until) - x).max(LEAST));
        // Words that do not fit into a bar stand right of it; those of school years and groups, of which each follows on
        // the other, are cut off.
        let beside = entry.until.is_none() || (entry.tone == Tone::Action && !fits(entry.title, bar));
        let words = if beside { 12.0 + width(entry.title, NOTE_SIZE) } else { 0.0 };
        let wide = (bar + words).min((places.frame.right - x).max(12.0)).max(bar);
        // Bars that touch, such as two school years, stand side by side.
        let row = free_from.iter().position(|free| *free <= x + 0.5);
        let row = row.unwrap_or_else(|| {
            free_from.push(f64::NEG_INFINITY);
            free_from.len() - 1
        });
        if let Some(free) = free_from.get_mut(row) {
            *free = x + wide;
        }
        all.push(Placed { entry, row, x, bar, wide });
    }
    all
}

/// Whether words fit into a bar.
fn fits(words: &str, bar: f64) -> bool {
    width(words, NOTE_SIZE) <= bar - 10.0
}

fn draw_entry(out: &mut String, top: f64, one: &Placed<'_>) {
    let row = f64::from(u32::try_from(one.row).unwrap_or(0));
    let y = top + row * ROW + 3.0;
    let (fill, stroke, strength) = match one.entry.tone {
        Tone::Plain => (SOFT, SOFT, "0.10"),
        Tone::Marked => (INK, INK, "0.22"),
        Tone::Action => (ACCENT, ACCENT, "0.16"),
    };
    if one.entry.until.is_none() {
        Tag::open(out, "circle")
            .num("cx", one.x)
            .num("cy", y + BAR / 2.0)
            .num("r", 5.0)
            .attr("fill", if one.entry.tone == Tone::Plain { GROUND } else { fill })
            .attr("stroke", stroke)
            .attr("stroke-width", "1.5")
            .empty();
        return words(out, (one.x + 9.0, y), one.wide - 9.0, one.entry.title);
    }
    let bar = Tag::open(out, "rect")
        .num("x", one.x + 1.0)
        .num("y", y)
        .num("width", (one.bar - 2.0).max(LEAST - 2.0))
        .num("height", BAR)
        .num("rx", 4.0)
        .attr("fill", fill)
        .attr("fill-opacity", strength)
        .attr("stroke", stroke);
    if one.entry.tone == Tone::Marked {
        bar.attr("stroke-dasharray", "4 2").empty()
    } else {
        bar.empty()
    }
    if one.wide > one.bar {
        words(out, (one.x + one.bar + 4.0, y), one.wide - one.bar - 4.0, one.entry.title);
    } else {
        words(out, (one.x + 6.0, y), one.bar - 10.0, one.entry.title);
    }
}

fn words(out: &mut String, (x, y): (f64, f64), room: f64, text: &str) {
    let text = fit(text, NOTE_SIZE, room);
    if !text.is_empty() {
        Tag::open(out, "text")
            .num("x", x)
            .num("y", y + 14.0)
            .num("font-size", NOTE_SIZE)
            .attr("fill", INK)
            .text(&text);
    }
}
