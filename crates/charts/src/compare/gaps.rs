//! How far groups lie apart: a row for each thing, the widest first, with a point for each group.

use super::{Comparison, EDGE, NAME_SIZE, SMALL_SIZE, count, grid, letter, line, look, text};
use crate::labels::fit;
use crate::marks::{POINT_RADIUS, point};
use crate::palette::{INK, SOFT};
use crate::scale::Linear;
use crate::svg::{close, rounded};

const ROW: f64 = 68.0;
const FOOT: f64 = 24.0;
/// Points nearer to each other than this stand one under the other.
const NEAR: f64 = 2.2 * POINT_RADIUS;

/// Draws the rows; `label` writes the distance between the lowest and the highest value. `None` without things, or with
/// fewer than two groups: then nothing lies apart.
pub fn gaps(chart: &Comparison<'_>, label: impl Fn(f64) -> String) -> Option<String> {
    if chart.is_empty() || chart.groups.len() < 2 {
        return None;
    }
    let top = chart.legend_height();
    let bottom = top + count(chart.things.len()) * ROW;
    let mut out = String::with_capacity(4096);
    chart.open(&mut out, "chart-compare", bottom + FOOT);
    chart.legend(&mut out);
    let scale = Linear::new(chart.range, (EDGE + 14.0, chart.width() - 70.0));
    let ticks = chart.ticks().into_iter().map(|value| (scale.at(value), rounded(value).to_string()));
    grid(&mut out, ticks, (top, bottom));
    let mut y = top;
    for (thing, distance) in by_distance(chart) {
        let name = chart.things.get(thing).copied().unwrap_or_default();
        let words = fit(&format!("{} · {name}", thing + 1), NAME_SIZE, chart.width() - 80.0);
        text(&mut out, (EDGE, y + 17.0), (NAME_SIZE, INK), "start", &words);
        row(&mut out, chart, (thing, y + 34.0), &scale);
        let place = (chart.width() - EDGE, y + 38.5);
        text(&mut out, place, (SMALL_SIZE, INK), "end", &fit(&label(distance), SMALL_SIZE, 56.0));
        y += ROW;
    }
    close(&mut out, "svg");
    Some(out)
}

/// The things with the distance between their values, the widest first.
fn by_distance(chart: &Comparison<'_>) -> Vec<(usize, f64)> {
    let distance = |thing| chart.ends(thing).map_or(0.0, |(low, high)| high - low);
    let mut rows: Vec<(usize, f64)> = (0..chart.things.len()).map(|thing| (thing, distance(thing))).collect();
    rows.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    rows
}

fn row(out: &mut String, chart: &Comparison<'_>, (thing, y): (usize, f64), scale: &Linear) {
    if let Some((low, high)) = chart.ends(thing) {
        line(out, (scale.at(low), y), (scale.at(high), y), SOFT, 3.0);
    }
    let mut drawn: Vec<f64> = Vec::new();
    for (group, value) in chart.values(thing) {
        let x = scale.at(value);
        let down = count(drawn.iter().filter(|other| (*other - x).abs() < NEAR).count()) * 7.0;
        drawn.push(x);
        point(out, look(group), (x, y + down));
        // Letters of points that lie together stand beside each other.
        let aside = if down > 0.0 { down / 7.0 * 10.0 } else { 0.0 };
        text(
            out,
            (x + aside, y + 19.0 + down.min(7.0)),
            (SMALL_SIZE - 1.0, INK),
            "middle",
            &letter(group).to_string(),
        );
    }
}
