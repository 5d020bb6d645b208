//! The small line of earlier sittings that stands in a cell of the group overview.

use crate::svg::rounded;
use std::fmt::Write as _;

/// Width of the picture.
pub const WIDTH: i32 = 56;
/// Height of the picture.
pub const HEIGHT: i32 = 18;
/// Room around the line, so that the dot stays inside.
const EDGE: i32 = 3;
/// More points than this cannot be told apart.
const MOST: usize = 24;

/// Adds a tiny line through the values (any unit, oldest first), with a dot on the last one, to `out`. It is hidden
/// from screen readers: the numbers stand beside it. Values that are no numbers do not count; without any, nothing is
/// added.
///
/// It is drawn some 170 times on a page, so it has whole, relative coordinates and no class or title.
pub fn sparkline(values: &[f64], out: &mut String) {
    let mut heights = [0; MOST];
    let count = heights_of(values, &mut heights);
    let Some((&last, before)) = heights.get(..count).and_then(<[i32]>::split_last) else { return };
    let steps = i32::try_from(before.len()).unwrap_or(0);
    out.push_str(SVG_OPEN);
    let mut x = EDGE;
    if let Some((&first, rest)) = before.split_first() {
        // Writing to a String cannot fail.
        let _ = write!(out, "<path d=\"M{x} {first}l");
        let mut y = first;
        for (place, &height) in (1..).zip(rest.iter().chain([&last])) {
            let next = EDGE + (WIDTH - 2 * EDGE) * place / steps;
            if place > 1 {
                out.push(' ');
            }
            let _ = write!(out, "{} {}", next - x, height - y);
            (x, y) = (next, height);
        }
        out.push_str("\"/>");
    } else {
        x = WIDTH - EDGE;
    }
    let _ = write!(out, "<circle cx=\"{x}\" cy=\"{last}\" r=\"2\" fill=\"#1c2733\" stroke=\"none\"/></svg>");
}

const SVG_OPEN: &str = "<svg viewBox=\"0 0 56 18\" width=\"56\" height=\"18\" fill=\"none\" stroke=\"#77828c\" stroke-width=\"1.5\" aria-hidden=\"true\">";

/// The last values as heights in the picture; gives how many there are. Equal values lie in the middle.
fn heights_of(values: &[f64], heights: &mut [i32; MOST]) -> usize {
    let last = || values.iter().rev().filter(|v| v.is_finite()).map(|v| v.clamp(-1e9, 1e9)).take(MOST);
    let (low, high) = last().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let count = last().count();
    let room = f64::from(HEIGHT - 2 * EDGE);
    let slots = heights.iter_mut().take(count).rev();
    for (slot, value) in slots.zip(last()) {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        *slot = HEIGHT - EDGE - rounded(share * room);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(values: &[f64]) -> String {
        let mut out = String::new();
        sparkline(values, &mut out);
        out
    }

    #[test]
    fn draws_a_rising_line() {
        insta::assert_snapshot!(drawn(&[120.0, 139.0, 153.0, 160.0]));
    }

    #[test]
    fn one_value_is_a_dot_and_none_is_nothing() {
        insta::assert_snapshot!(drawn(&[120.0]));
        assert_eq!(drawn(&[]), "");
        assert_eq!(drawn(&[f64::NAN]), "");
    }

    #[test]
    fn it_is_small() {
        assert!(drawn(&[120.0, 139.0, 153.0, 160.0, 161.0, 170.0, 181.0, 199.0]).len() < 250);
    }

    proptest! {
        #[test]
        fn stays_inside_its_box(values in proptest::collection::vec(any::<f64>(), 1..60)) {
            let out = drawn(&values);
            prop_assert!(!out.contains("NaN") && !out.contains("inf"));
            if let Some((_, path)) = out.split_once("d=\"M") {
                let path = path.split('"').next().unwrap_or("");
                let (start, steps) = path.split_once('l').expect("a line has steps");
                let numbers = |s: &str| -> Vec<i32> {
                    s.split(' ').map(|n| n.parse().expect("a whole number")).collect()
                };
                let (mut x, mut y) = (numbers(start)[0], numbers(start)[1]);
                for step in numbers(steps).chunks(2) {
                    (x, y) = (x + step[0], y + step[1]);
                    prop_assert!((EDGE..=WIDTH - EDGE).contains(&x) && (EDGE..=HEIGHT - EDGE).contains(&y));
                }
                prop_assert_eq!(x, WIDTH - EDGE);
            }
        }
    }
}
