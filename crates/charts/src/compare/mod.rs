//! What several groups say about the same things, in three forms: bars, a line for each group, and how far they lie apart.

mod bars;
mod gaps;
mod lines;

pub use bars::bars;
pub use gaps::gaps;
pub use lines::lines;

use crate::labels::{fit, width};
use crate::marks::point;
use crate::palette::{BandLook, GROUPS, INK, LINE, NO_BAND, SOFT};
use crate::svg::{Tag, open_picture};

/// Type size of names.
const NAME_SIZE: f64 = 14.0;
/// Type size of figures and of the legend.
const SMALL_SIZE: f64 = 13.0;
/// Height of a line of the legend.
const LEGEND_LINE: f64 = 20.0;
/// Air at the edges.
const EDGE: f64 = 8.0;
/// The narrowest and the widest picture.
const WIDTHS: (f64, f64) = (320.0, 2000.0);

/// What groups say about the same things.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// What the picture shows.
    pub title: &'a str,
    /// The same in a sentence or two, for who does not see it.
    pub desc: &'a str,
    /// The things, in their order.
    pub things: Vec<&'a str>,
    /// The groups.
    pub groups: Vec<Group<'a>>,
    /// The lowest and the highest value there can be.
    pub range: (f64, f64),
    /// Width of the picture in user units.
    pub width: f64,
}

/// What one group says.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'a> {
    /// Its name.
    pub name: &'a str,
    /// A value for each thing, in their order.
    pub values: Vec<f64>,
}

impl Comparison<'_> {
    fn is_empty(&self) -> bool {
        self.things.is_empty() || self.groups.is_empty()
    }

    fn width(&self) -> f64 {
        if self.width.is_nan() { WIDTHS.0 } else { self.width.clamp(WIDTHS.0, WIDTHS.1) }
    }

    /// The values that groups give to a thing, with the number of the group.
    fn values(&self, thing: usize) -> impl Iterator<Item = (usize, f64)> {
        let value = move |(at, group): (usize, &Group<'_>)| Some((at, group.values.get(thing).copied()?));
        self.groups.iter().enumerate().filter_map(value).filter(|(_, value)| value.is_finite())
    }

    /// The lowest and the highest value that a thing gets.
    fn ends(&self, thing: usize) -> Option<(f64, f64)> {
        let first = self.values(thing).next()?.1;
        Some(
            self.values(thing)
                .fold((first, first), |(low, high), (_, value)| (low.min(value), high.max(value))),
        )
    }

    /// Whole values along the axis.
    fn ticks(&self) -> Vec<f64> {
        let (low, high) = self.range;
        let mut ticks = Vec::new();
        let mut value = low.ceil();
        while value <= high && ticks.len() < 12 {
            ticks.push(value);
            value += 1.0;
        }
        ticks
    }

    fn legend_height(&self) -> f64 {
        count(self.groups.len()) * LEGEND_LINE + EDGE
    }

    fn open(&self, out: &mut String, class: &str, height: f64) {
        open_picture(out, class, self.id, self.title, self.desc, (self.width(), height));
    }

    /// The groups with their letter and their shape, from the upper edge on.
    fn legend(&self, out: &mut String) {
        let mut y = EDGE + LEGEND_LINE / 2.0;
        for (at, group) in self.groups.iter().enumerate() {
            let mut words = format!("{} ", letter(at));
            words.push_str(&fit(group.name, SMALL_SIZE, self.width() - 60.0));
            point(out, look(at), (EDGE + 8.0, y));
            text(out, (EDGE + 22.0, y + 4.5), (SMALL_SIZE, INK), "start", &words);
            y += LEGEND_LINE;
        }
    }
}

/// How a group looks.
fn look(group: usize) -> BandLook {
    GROUPS.get(group % GROUPS.len()).copied().unwrap_or(NO_BAND)
}

/// The letter of a group: A, B, ... and from the twenty-seventh on a star.
fn letter(group: usize) -> char {
    ('A'..='Z').nth(group).unwrap_or('*')
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

fn text(out: &mut String, (x, y): (f64, f64), (size, fill): (f64, &str), anchor: &str, words: &str) {
    Tag::open(out, "text")
        .num("x", x)
        .num("y", y)
        .attr("text-anchor", anchor)
        .num("font-size", size)
        .attr("fill", fill)
        .text(words);
}

fn line(out: &mut String, (x1, y1): (f64, f64), (x2, y2): (f64, f64), stroke: &str, thick: f64) {
    Tag::open(out, "line")
        .num("x1", x1)
        .num("x2", x2)
        .num("y1", y1)
        .num("y2", y2)
        .attr("stroke", stroke)
        .num("stroke-width", thick)
        .empty();
}

/// Lines up through the plot at whole values, with the value below.
fn grid(out: &mut String, places: impl Iterator<Item = (f64, String)>, (top, bottom): (f64, f64)) {
    for (x, label) in places {
        line(out, (x, top), (x, bottom), LINE, 1.0);
        text(out, (x, bottom + 15.0), (SMALL_SIZE, SOFT), "middle", &label);
    }
}

/// A text over at most so many lines of so much room; the last one is cut off when there is more.
fn wrapped(words: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(last) if fits_after(last, word, size, room) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|one| fit(one, size, room)).collect()
}

fn fits_after(last: &str, word: &str, size: f64, room: f64) -> bool {
    width(last, size) + width(" ", size) + width(word, size) <= room
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_goes_over_lines_and_is_cut_off_only_at_the_end() {
        let lines = wrapped("ontwikkelaar van instrumenten en systemen", 13.0, 100.0, 3);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0], "ontwikkelaar");
        assert_eq!(wrapped("een twee drie vier", 13.0, 40.0, 2).len(), 2);
        assert!(wrapped("een twee drie vier", 13.0, 40.0, 2)[1].ends_with('…'));
        assert_eq!(wrapped("coach", 13.0, 100.0, 3), ["coach"]);
        assert!(wrapped("", 13.0, 100.0, 3).is_empty());
    }

    #[test]
    fn groups_beyond_the_looks_keep_a_letter_of_their_own() {
        assert_eq!((letter(0), letter(6), letter(30)), ('A', 'G', '*'));
        assert_eq!(look(6), look(0));
    }
}
