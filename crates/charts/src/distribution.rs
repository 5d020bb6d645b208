//! How a group is spread over the five bands, beside how the norm group is.

use crate::labels::width;
use crate::palette::{BANDS, SOFT};
use crate::svg::{Tag, close, number};

const BAR_HEIGHT: f64 = 16.0;
const TICK_TOP: f64 = 18.0;
const HEIGHT: f64 = 23.0;
const TEXT_SIZE: f64 = 11.0;
/// White between two parts, so that they are told apart in grey.
const GAP: f64 = 1.0;

/// The spread of a group over the bands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution<'a> {
    /// Pupils in each band, from the highest (I or A) to the lowest (V or E).
    pub counts: [u32; 5],
    /// Per cent of the norm group in each band, in the same order; shares of another total are taken in proportion.
    pub expected: [f64; 5],
    /// The whole of it in words, for who does not see it.
    pub label: &'a str,
    /// Width of the picture in user units, 40 to 2000.
    pub width: f64,
}

/// Adds a stacked bar with the counts, and under it a thin strip whose ticks stand where the parts of the norm group
/// would end. An empty band takes no room; a group without results leaves the bar out.
pub fn bar(distribution: &Distribution<'_>, out: &mut String) {
    let wide = if distribution.width.is_nan() { 160.0 } else { distribution.width.clamp(40.0, 2000.0) };
    let mut view_box = String::from("0 0 ");
    number(&mut view_box, wide);
    view_box.push(' ');
    number(&mut view_box, HEIGHT);
    Tag::open(out, "svg")
        .attr("class", "chart-distribution")
        .attr("viewBox", &view_box)
        .num("width", wide)
        .num("height", HEIGHT)
        .attr("role", "img")
        .attr("aria-label", distribution.label)
        .start();
    parts(out, distribution.counts, wide);
    ticks(out, distribution.expected, wide);
    close(out, "svg");
}

fn parts(out: &mut String, counts: [u32; 5], wide: f64) {
    let total: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    if total == 0.0 {
        return;
    }
    let mut x = 0.0;
    for (look, count) in BANDS.iter().zip(counts).filter(|(_, count)| *count > 0) {
        let part = wide * f64::from(count) / total;
        let gap = if x + part < wide - GAP { GAP.min(part / 2.0) } else { 0.0 };
        Tag::open(out, "rect")
            .num("x", x)
            .num("y", 0.0)
            .num("width", part - gap)
            .num("height", BAR_HEIGHT)
            .attr("fill", look.fill)
            .empty();
        let words = count.to_string();
        if width(&words, TEXT_SIZE) <= part - gap {
            Tag::open(out, "text")
                .num("x", x + (part - gap) / 2.0)
                .num("y", BAR_HEIGHT - 4.0)
                .attr("text-anchor", "middle")
                .num("font-size", TEXT_SIZE)
                .attr("fill", look.on_fill)
                .text(&words);
        }
        x += part;
    }
}

fn ticks(out: &mut String, expected: [f64; 5], wide: f64) {
    let shares = expected.map(|share| if share.is_finite() { share.clamp(0.0, 1e6) } else { 0.0 });
    let total: f64 = shares.iter().sum();
    if total == 0.0 {
        return;
    }
    let mut path = String::from("M0 ");
    number(&mut path, TICK_TOP + 2.0);
    path.push('H');
    number(&mut path, wide);
    let mut sum = 0.0;
    let ends = std::iter::once(0.0).chain(shares.map(|share| {
        sum += share;
        sum
    }));
    for end in ends {
        // Half a unit inside, so that the outer ticks are not cut off.
        let x = (wide * end / total).clamp(0.5, wide - 0.5);
        path.push('M');
        number(&mut path, x);
        path.push(' ');
        number(&mut path, TICK_TOP);
        path.push('v');
        number(&mut path, HEIGHT - TICK_TOP - 1.0);
    }
    Tag::open(out, "path").attr("d", &path).attr("fill", "none").attr("stroke", SOFT).empty();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(counts: [u32; 5], expected: [f64; 5]) -> String {
        let mut out = String::new();
        bar(&Distribution { counts, expected, label: "Verdeling: 5 I & 1 \"V\"", width: 160.0 }, &mut out);
        out
    }

    #[test]
    fn counts_beside_expected_shares() {
        insta::assert_snapshot!(drawn([5, 4, 10, 4, 1], [20.0; 5]));
    }

    #[test]
    fn an_empty_band_takes_no_room() {
        let out = drawn([0, 3, 0, 1, 0], [25.0, 25.0, 25.0, 15.0, 10.0]);
        assert_eq!(out.matches("<rect").count(), 2);
        assert!(out.contains("width=\"119\"") && out.contains("width=\"40\""), "{out}");
    }

    #[test]
    fn nothing_measured_leaves_only_the_expectation() {
        let out = drawn([0; 5], [20.0; 5]);
        assert!(!out.contains("<rect") && out.contains("<path"));
        assert!(!drawn([0; 5], [f64::NAN; 5]).contains("<path"));
    }
}
