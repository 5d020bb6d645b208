//! Where something lies among a few bands, lowest first: one row of a profile.

use crate::palette::{ACCENT, GROUND, INK, LINE, SOFT};
use crate::svg::{Tag, close, number};

const STEP: f64 = 26.0;
const HEIGHT: f64 = 18.0;
/// More bands than these are drawn narrower.
const WIDEST: f64 = 182.0;

/// What is drawn by [`steps`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steps<'a> {
    /// What is to be seen, for screen readers.
    pub label: &'a str,
    /// For each band, lowest first, whether it asks for attention: those have a ground.
    pub attention: &'a [bool],
    /// The band of now: a filled disc.
    pub now: Option<usize>,
    /// The band of the time before: an open ring, when it is another.
    pub before: Option<usize>,
}

/// A row of boxes with a disc in the one of now and a ring in the one before. `None` without bands.
pub fn steps(row: &Steps<'_>) -> Option<String> {
    let count = f64::from(u32::try_from(row.attention.len()).ok().filter(|count| *count > 0)?);
    let step = STEP.min(WIDEST / count);
    let mut out = String::with_capacity(512);
    let mut view_box = String::from("0 0 ");
    number(&mut view_box, step * count + 2.0);
    view_box.push_str(" 18");
    Tag::open(&mut out, "svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("class", "chart-steps")
        .attr("viewBox", &view_box)
        .num("width", step * count + 2.0)
        .num("height", HEIGHT)
        .attr("role", "img")
        .attr("aria-label", row.label)
        .start();
    let mut x = 1.0;
    for (at, asks) in row.attention.iter().enumerate() {
        Tag::open(&mut out, "rect")
            .num("x", x)
            .num("y", 1.0)
            .num("width", step)
            .num("height", HEIGHT - 2.0)
            .attr("fill", if *asks { LINE } else { GROUND })
            .attr("stroke", SOFT)
            .empty();
        let middle = (x + step / 2.0, HEIGHT / 2.0);
        let radius = 5.0_f64.min(step / 2.0 - 1.0).max(1.0);
        if row.before == Some(at) && row.now != Some(at) {
            disc(&mut out, middle, radius, GROUND, INK);
        }
        if row.now == Some(at) {
            disc(&mut out, middle, radius, ACCENT, INK);
        }
        x += step;
    }
    close(&mut out, "svg");
    Some(out)
}

fn disc(out: &mut String, (x, y): (f64, f64), r: f64, fill: &str, stroke: &str) {
    Tag::open(out, "circle")
        .num("cx", x)
        .num("cy", y)
        .num("r", r)
        .attr("fill", fill)
        .attr("stroke", stroke)
        .attr("stroke-width", "1.5")
        .empty();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_of_now_is_filled_and_the_one_before_is_open() {
        let row = Steps {
            label: "zelfbeeld & rust",
            attention: &[true, false, false],
            now: Some(2),
            before: Some(0),
        };
        insta::assert_snapshot!(steps(&row).unwrap());
        let same = steps(&Steps { before: Some(2), ..row }).unwrap();
        assert_eq!(same.matches("<circle").count(), 1);
        assert_eq!(steps(&Steps { attention: &[], ..row }), None);
        let many = steps(&Steps { attention: &[false; 40], now: Some(39), ..row }).unwrap();
        assert!(many.contains("viewBox=\"0 0 184 18\""), "{many}");
    }
}
