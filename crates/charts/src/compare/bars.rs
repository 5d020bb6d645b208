//! A block for each thing, with a bar for each group.

use super::{Comparison, EDGE, NAME_SIZE, SMALL_SIZE, count, grid, letter, look, text};
use crate::labels::{fit, width};
use crate::palette::{INK, SOFT};
use crate::scale::Linear;
use crate::svg::{Tag, close};

const BAR: f64 = 17.0;
const STEP: f64 = 20.0;
const HEAD: f64 = 24.0;
const AFTER: f64 = 10.0;
const FOOT: f64 = 24.0;

/// Draws the bars; `label` writes a value. `None` without things or groups.
pub fn bars(chart: &Comparison<'_>, label: impl Fn(f64) -> String) -> Option<String> {
    if chart.is_empty() {
        return None;
    }
    let block = HEAD + count(chart.groups.len()) * STEP + AFTER;
    let top = chart.legend_height();
    let bottom = top + count(chart.things.len()) * block;
    let mut out = String::with_capacity(4096);
    chart.open(&mut out, "chart-compare", bottom + FOOT);
    chart.legend(&mut out);
    let scale = Linear::new((0.0, chart.range.1), (EDGE + 22.0, chart.width() - 60.0));
    let ticks =
        std::iter::once(0.0).chain(chart.ticks()).map(|value| (scale.at(value), label_of_tick(value)));
    grid(&mut out, ticks, (top, bottom));
    let mut y = top;
    for (at, name) in chart.things.iter().enumerate() {
        let words = fit(&format!("{} · {name}", at + 1), NAME_SIZE, chart.width() - 2.0 * EDGE);
        text(&mut out, (EDGE, y + 17.0), (NAME_SIZE, INK), "start", &words);
        for (group, value) in chart.values(at) {
            bar(
                &mut out,
                (group, y + HEAD + count(group) * STEP),
                (scale.at(0.0), scale.at(value)),
                &label(value),
            );
        }
        y += block;
    }
    close(&mut out, "svg");
    Some(out)
}

fn label_of_tick(value: f64) -> String {
    crate::svg::rounded(value).to_string()
}

fn bar(out: &mut String, (group, y): (usize, f64), (from, to): (f64, f64), label: &str) {
    text(out, (from - 6.0, y + 13.0), (SMALL_SIZE, SOFT), "end", &letter(group).to_string());
    Tag::open(out, "rect")
        .num("x", from)
        .num("y", y)
        .num("width", (to - from).max(1.0))
        .num("height", BAR)
        .attr("fill", look(group).fill)
        .attr("stroke", INK)
        .attr("stroke-width", "1")
        .empty();
    let words = fit(label, SMALL_SIZE, 50.0_f64.max(width(label, SMALL_SIZE).min(52.0)));
    text(out, (to + 6.0, y + 13.0), (SMALL_SIZE, INK), "start", &words);
}
