//! Points and lines.

use crate::palette::{BandLook, GROUND, INK, Shape};
use crate::svg::{Tag, number};

/// Half the size of a point.
pub const POINT_RADIUS: f64 = 6.0;

/// Draws a point in the look of its band: colour and shape, with a dark outline so that a light colour stands out and
/// prints.
pub fn point(out: &mut String, look: BandLook, (x, y): (f64, f64)) {
    let r = POINT_RADIUS;
    let corners: &[(f64, f64)] = match look.shape {
        Shape::Disc => return disc(out, look.fill, (x, y), r - 0.5),
        Shape::Ring => return disc(out, GROUND, (x, y), r - 0.5),
        Shape::Up => &[(0.0, -1.0), (1.0, 0.85), (-1.0, 0.85)],
        Shape::Down => &[(0.0, 1.0), (1.0, -0.85), (-1.0, -0.85)],
        Shape::Diamond => &[(0.0, -1.05), (1.05, 0.0), (0.0, 1.05), (-1.05, 0.0)],
        Shape::Square => &[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
    };
    let places: Vec<_> = corners.iter().map(|(dx, dy)| (x + dx * r, y + dy * r)).collect();
    Tag::open(out, "polygon")
        .attr("points", &joined(&places))
        .attr("fill", look.fill)
        .attr("stroke", INK)
        .attr("stroke-width", "1.5")
        .attr("stroke-linejoin", "round")
        .empty();
}

fn disc(out: &mut String, fill: &str, (x, y): (f64, f64), r: f64) {
    Tag::open(out, "circle")
        .num("cx", x)
        .num("cy", y)
        .num("r", r)
        .attr("fill", fill)
        .attr("stroke", INK)
        .attr("stroke-width", "1.5")
        .empty();
}

/// Draws a broken line through points; a dash pattern tells lines apart without colour. Nothing for fewer than two.
pub fn polyline(out: &mut String, points: &[(f64, f64)], dashes: Option<&str>) {
    if points.len() < 2 {
        return;
    }
    let tag = Tag::open(out, "polyline")
        .attr("points", &joined(points))
        .attr("fill", "none")
        .attr("stroke", INK)
        .attr("stroke-width", "2")
        .attr("stroke-linejoin", "round");
    match dashes {
        Some(pattern) => tag.attr("stroke-dasharray", pattern).empty(),
        None => tag.empty(),
    }
}

/// A list of points as `x,y x,y`.
fn joined(points: &[(f64, f64)]) -> String {
    let mut list = String::with_capacity(points.len() * 12);
    for (x, y) in points {
        if !list.is_empty() {
            list.push(' ');
        }
        number(&mut list, *x);
        list.push(',');
        number(&mut list, *y);
    }
    list
}
