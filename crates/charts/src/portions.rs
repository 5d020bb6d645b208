//! How much goes to each of a few things: lying bars with their value in words, and a line to compare with.

use crate::labels::{fit, width};
use crate::palette::{ACCENT, GROUND, INK, LINE};
use crate::svg::{Tag, close, open_picture};

const NAME_SIZE: f64 = 14.0;
const SMALL_SIZE: f64 = 13.0;
const HEAD: f64 = 22.0;
const BAR: f64 = 14.0;
const STEP: f64 = 18.0;
const AFTER: f64 = 10.0;
const EDGE: f64 = 8.0;
/// The narrowest and the widest picture.
const WIDTHS: (f64, f64) = (280.0, 2000.0);

/// How much goes to each thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Portions<'a> {
    /// Unique on the page.
    pub id: &'a str,
    /// What the picture shows.
    pub title: &'a str,
    /// The same in a sentence or two, for who does not see it.
    pub desc: &'a str,
    /// The things, in their order.
    pub things: Vec<Thing<'a>>,
    /// A value to compare with, and its words.
    pub line: Option<(f64, &'a str)>,
    /// Width of the picture in user units.
    pub width: f64,
}

/// A thing with its bars.
#[derive(Debug, Clone, PartialEq)]
pub struct Thing<'a> {
    /// Its name; empty leaves the line out.
    pub name: &'a str,
    /// Its bars: filled for what is, open for what is meant to be.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// How long; nothing below zero.
    pub value: f64,
    /// What it is, with its value, in words.
    pub label: String,
    /// Whether it is meant to be, and not what is.
    pub is_meant: bool,
}

impl Thing<'_> {
    fn height(&self) -> f64 {
        let head = if self.name.is_empty() { 4.0 } else { HEAD };
        head + self.bars.iter().map(|_| STEP).sum::<f64>() + AFTER
    }
}

/// Draws the bars. `None` without things.
pub fn portions(chart: &Portions<'_>) -> Option<String> {
    if chart.things.is_empty() {
        return None;
    }
    let wide = if chart.width.is_nan() { WIDTHS.0 } else { chart.width.clamp(WIDTHS.0, WIDTHS.1) };
    let top = if chart.line.is_some() { 24.0 } else { 4.0 };
    let height = top + chart.things.iter().map(Thing::height).sum::<f64>();
    let bars = chart.things.iter().flat_map(|thing| &thing.bars);
    let labels = bars.clone().map(|bar| width(&bar.label, SMALL_SIZE)).fold(0.0, f64::max).min(wide / 2.0);
    let values = bars.map(|bar| bar.value).chain(chart.line.map(|(value, _)| value));
    let most = values.filter(|value| value.is_finite()).fold(0.0, f64::max);
    let room = wide - 2.0 * EDGE - labels - 10.0;
    let long = |value: f64| if most > 0.0 && value.is_finite() { value.max(0.0) / most * room } else { 0.0 };
    let mut out = String::with_capacity(2048);
    open_picture(&mut out, "chart-portions", chart.id, chart.title, chart.desc, (wide, height));
    let mut y = top;
    for thing in &chart.things {
        draw(&mut out, thing, (y, wide, labels), &long);
        y += thing.height();
    }
    if let Some((value, words)) = chart.line {
        against(&mut out, (EDGE + long(value), top, y - AFTER), words, wide);
    }
    close(&mut out, "svg");
    Some(out)
}

fn draw(
    out: &mut String,
    thing: &Thing<'_>,
    (top, wide, labels): (f64, f64, f64),
    long: &impl Fn(f64) -> f64,
) {
    let mut y = top + 4.0;
    if !thing.name.is_empty() {
        let words = fit(thing.name, NAME_SIZE, wide - 2.0 * EDGE);
        text(out, (EDGE, top + 15.0), (NAME_SIZE, "start"), &words);
        y = top + HEAD;
    }
    for bar in &thing.bars {
        let length = long(bar.value);
        let (fill, stroke) = if bar.is_meant { (GROUND, INK) } else { (ACCENT, ACCENT) };
        Tag::open(out, "rect")
            .num("x", EDGE)
            .num("y", y)
            .num("width", length.max(1.0))
            .num("height", BAR)
            .attr("fill", fill)
            .attr("stroke", stroke)
            .empty();
        let words = fit(&bar.label, SMALL_SIZE, labels + 1.0);
        text(out, (EDGE + length + 6.0, y + 11.5), (SMALL_SIZE, "start"), &words);
        y += STEP;
    }
    Tag::open(out, "path")
        .attr("d", &format!("M{EDGE} {}V{}", crate::svg::rounded(top), crate::svg::rounded(y)))
        .attr("stroke", LINE)
        .empty();
}

/// The line, with its words above it on the side where there is room.
fn against(out: &mut String, (x, top, bottom): (f64, f64, f64), words: &str, wide: f64) {
    Tag::open(out, "line")
        .num("x1", x)
        .num("x2", x)
        .num("y1", top - 4.0)
        .num("y2", bottom)
        .attr("stroke", INK)
        .num("stroke-width", 2.0)
        .attr("stroke-dasharray", "5 4")
        .empty();
    let words = fit(words, SMALL_SIZE, wide - 2.0 * EDGE);
    let anchor = if x + width(&words, SMALL_SIZE) + EDGE < wide { "start" } else { "end" };
    let x = if anchor == "end" { x.max(width(&words, SMALL_SIZE) + EDGE) } else { x };
    text(out, (x, top - 9.0), (SMALL_SIZE, anchor), &words);
}

fn text(out: &mut String, (x, y): (f64, f64), (size, anchor): (f64, &str), words: &str) {
    Tag::open(out, "text")
        .num("x", x)
        .num("y", y)
        .attr("text-anchor", anchor)
        .num("font-size", size)
        .attr("fill", INK)
        .text(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(values: &[f64], line: Option<(f64, &'static str)>) -> String {
        let bar = |value: &f64| Bar { value: *value, label: "uur".to_owned(), is_meant: *value == 20.0 };
        let things = vec![Thing { name: "coach & <meer>", bars: values.iter().map(bar).collect() }];
        let whole = Portions { id: "uren", title: "Uren", desc: "Per week", things, line, width: 400.0 };
        portions(&whole).unwrap()
    }

    /// The right ends of the bars.
    fn ends(svg: &str) -> Vec<f64> {
        let after = |part: &str| part.split('"').next().and_then(|number| number.parse::<f64>().ok());
        svg.split("<rect").skip(1).filter_map(|part| after(part.split("width=\"").nth(1)?)).collect()
    }

    #[test]
    fn bars_are_as_long_as_their_values_and_stay_inside() {
        let found = ends(&chart(&[10.0, 20.0], None));
        assert!((found[1] - 2.0 * found[0]).abs() < 0.1, "{found:?}");
        let with_line = ends(&chart(&[10.0, 20.0], Some((40.0, "ten minste 40"))));
        assert!((with_line[1] * 2.0 - found[1]).abs() < 1.0, "the line is the longest: {with_line:?}");
        assert!(found.iter().chain(&with_line).all(|end| *end < 400.0));
    }

    #[test]
    fn words_are_escaped_and_nothing_breaks_it() {
        let svg = chart(&[f64::NAN, -3.0, 0.0], Some((0.0, "a & b")));
        assert!(svg.contains("coach &amp; &lt;meer&gt;") && svg.contains("a &amp; b"), "{svg}");
        assert!(!svg.contains("NaN") && ends(&svg).iter().all(|end| *end == 1.0), "{svg}");
        let none = Portions { id: "x", title: "", desc: "", things: Vec::new(), line: None, width: 1.0 };
        assert_eq!(portions(&none), None);
    }

    #[test]
    fn what_is_meant_looks_other_than_what_is() {
        let svg = chart(&[10.0, 20.0], None);
        assert_eq!(svg.matches(GROUND).count(), 1);
        assert!(svg.matches(ACCENT).count() >= 1);
    }
}
