//! The growth of many pupils at a glance: for each an arrow from the sitting before to the latest one, all on one scale.

use crate::axis::{NOTE_SIZE, TICK_SIZE};
use crate::labels::{fit, width};
use crate::marks::point;
use crate::palette::{ACCENT, INK, LINE, SOFT, band};
use crate::scale::{Linear, Ticks};
use crate::svg::{Tag, close, number, open_picture};

/// Height of the row of one pupil.
const ROW: f64 = 24.0;
/// Room above the first row and under the last one.
const HEAD: f64 = 44.0;
const FOOT: f64 = 10.0;
/// More rows than this are no longer a picture.
const MOST: usize = 150;

/// One pupil.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrow<'a> {
    /// The name.
    pub name: &'a str,
    /// The score at the sitting before; none when there is no such sitting on this scale.
    pub from: Option<f64>,
    /// The latest score.
    pub to: f64,
    /// The latest score in figures.
    pub label: &'a str,
    /// The score that was to be expected at the latest sitting, where that is known.
    pub expected: Option<f64>,
    /// Band of the latest level from 0 (I or A) to 4 (V or E), when it has one.
    pub band: Option<u8>,
}

/// What is drawn by [`arrow_chart`].
#[derive(Debug, Clone, PartialEq)]
pub struct ArrowChart<'a> {
    /// Start of the ids in the picture, unique on the page.
    pub id: &'a str,
    /// Name of the picture for screen readers.
    pub title: &'a str,
    /// What is to be seen in it, for screen readers.
    pub desc: &'a str,
    /// Name of the value axis.
    pub axis_label: &'a str,
    /// The pupils, in the order of the rows. Those whose score is no number are left out, and those beyond 150.
    pub arrows: Vec<Arrow<'a>>,
    /// Width in user units, 280 to 4000; the height follows from the number of rows.
    pub width: f64,
}

/// Arrows in rows under one value axis with round numbers (`tick_label` writes them): an arrow ends at the latest score, in
/// colour and shape of its band; one that goes back is broken; an upright stroke stands where the score was to be expected.
/// `None` when there is no score at all.
pub fn arrow_chart(chart: &ArrowChart<'_>, tick_label: impl Fn(f64) -> String) -> Option<String> {
    let arrows: Vec<&Arrow<'_>> = chart.arrows.iter().filter(|one| one.to.is_finite()).take(MOST).collect();
    if arrows.is_empty() {
        return None;
    }
    let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
    let values = arrows.iter().flat_map(|one| [Some(one.to), finite(one.from), finite(one.expected)]);
    let ticks = Ticks::around(values.flatten(), 6);
    let wide = if chart.width.is_nan() { 720.0 } else { chart.width.clamp(280.0, 4000.0) };
    let names = arrows.iter().map(|one| width(one.name, TICK_SIZE)).fold(0.0, f64::max);
    let left = (names + 14.0).clamp(60.0, wide / 3.0);
    let figures = arrows.iter().map(|one| width(one.label, TICK_SIZE)).fold(0.0, f64::max);
    let right = wide - (figures + 22.0).min(wide / 4.0);
    let rows = arrows.iter().fold(0.0, |rows, _| rows + ROW);
    let bottom = HEAD + rows;
    let place = Linear::new(ticks.ends(), (left + 8.0, right - 8.0));

    let mut out = String::with_capacity(512 * arrows.len() + 2048);
    let size = (wide, bottom + FOOT);
    open_picture(&mut out, "chart chart-arrows", chart.id, chart.title, chart.desc, size);
    words(&mut out, (4.0, 15.0), ("start", NOTE_SIZE, SOFT), &fit(chart.axis_label, NOTE_SIZE, wide - 8.0));
    for tick in &ticks.values {
        let x = place.at(*tick);
        line(&mut out, ((x, HEAD - 8.0), (x, bottom)), (LINE, "1"), None);
        let label = fit(&tick_label(*tick), NOTE_SIZE, 60.0);
        words(&mut out, (x, HEAD - 13.0), ("middle", NOTE_SIZE, SOFT), &label);
    }
    let mut y = HEAD + ROW / 2.0;
    for one in arrows {
        words(&mut out, (4.0, y + 4.5), ("start", TICK_SIZE, INK), &fit(one.name, TICK_SIZE, left - 8.0));
        row(&mut out, one, y, &place);
        words(&mut out, (right + 6.0, y + 4.5), ("start", TICK_SIZE, INK), one.label);
        y += ROW;
    }
    close(&mut out, "svg");
    Some(out)
}

fn row(out: &mut String, one: &Arrow<'_>, y: f64, place: &Linear) {
    let to = place.at(one.to);
    if let Some(expected) = one.expected.filter(|value| value.is_finite()) {
        let x = place.at(expected);
        line(out, ((x, y - 9.0), (x, y + 9.0)), (ACCENT, "3"), None);
    }
    if let Some(from) = one.from.filter(|value| value.is_finite()) {
        let start = place.at(from);
        let dashes = (one.to < from).then_some("5 3");
        line(out, ((start, y), (to, y)), (INK, "2"), dashes);
        Tag::open(out, "circle").num("cx", start).num("cy", y).num("r", 2.5).attr("fill", INK).empty();
        // The head lies before the point that ends the arrow; a short arrow has no room for one.
        let ahead = if to >= start { 1.0 } else { -1.0 };
        if (to - start).abs() > 20.0 {
            head(out, (to - ahead * 7.0, y), ahead);
        }
    }
    point(out, band(one.band), (to, y));
}

fn head(out: &mut String, (x, y): (f64, f64), ahead: f64) {
    let mut path = String::from("M");
    for (at, (dx, dy)) in [(0.0, 0.0), (-7.0, -4.0), (-7.0, 4.0)].into_iter().enumerate() {
        if at > 0 {
            path.push('L');
        }
        number(&mut path, x + dx * ahead);
        path.push(' ');
        number(&mut path, y + dy);
    }
    path.push('Z');
    Tag::open(out, "path").attr("d", &path).attr("fill", INK).empty();
}

fn line(
    out: &mut String,
    ((x1, y1), (x2, y2)): ((f64, f64), (f64, f64)),
    (stroke, thick): (&str, &str),
    dashes: Option<&str>,
) {
    let tag = Tag::open(out, "line")
        .num("x1", x1)
        .num("y1", y1)
        .num("x2", x2)
        .num("y2", y2)
        .attr("stroke", stroke)
        .attr("stroke-width", thick);
    match dashes {
        Some(pattern) => tag.attr("stroke-dasharray", pattern).empty(),
        None => tag.empty(),
    }
}

fn words(out: &mut String, (x, y): (f64, f64), (anchor, size, fill): (&str, f64, &str), text: &str) {
    if !text.is_empty() {
        Tag::open(out, "text")
            .num("x", x)
            .num("y", y)
            .attr("text-anchor", anchor)
            .num("font-size", size)
            .attr("fill", fill)
            .text(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn arrow(from: Option<f64>, to: f64, expected: Option<f64>) -> Arrow<'static> {
        Arrow { name: "Noor <B>", from, to, label: "184", expected, band: Some(1) }
    }

    fn drawn(arrows: Vec<Arrow<'_>>) -> Option<String> {
        let chart = ArrowChart {
            id: "growth",
            title: "Groei",
            desc: "Groei per leerling",
            axis_label: "vaardigheidsscore",
            arrows,
            width: 720.0,
        };
        arrow_chart(&chart, |value| format!("{value:.0}"))
    }

    #[test]
    fn who_goes_back_has_a_broken_arrow_and_who_has_no_earlier_score_has_none() {
        let out = drawn(vec![
            arrow(Some(150.0), 180.0, Some(170.0)),
            arrow(Some(180.0), 170.0, None),
            arrow(None, 175.0, None),
        ])
        .unwrap();
        assert_eq!(out.matches("stroke-dasharray").count(), 1);
        assert_eq!(out.matches("<circle").count(), 2, "an arrow begins with a dot");
        assert_eq!(out.matches("stroke=\"#0e6660\"").count(), 1, "one expectation");
        assert!(out.contains("Noor &lt;B&gt;"));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(drawn(vec![]), None);
        assert_eq!(drawn(vec![arrow(Some(1.0), f64::NAN, None)]), None);
    }

    proptest! {
        #[test]
        fn it_bears_anything(scores in proptest::collection::vec(
            (proptest::option::of(any::<f64>()), any::<f64>(), proptest::option::of(any::<f64>())), 0..200)) {
            let arrows = scores.iter().map(|(from, to, expected)| arrow(*from, *to, *expected)).collect();
            if let Some(out) = drawn(arrows) {
                prop_assert!(!out.contains("NaN") && !out.contains("inf"));
                prop_assert!(out.matches("Noor").count() <= MOST);
            }
        }
    }
}
