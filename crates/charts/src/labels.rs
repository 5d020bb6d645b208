//! How wide words are, cutting them to fit, and placing them so that they do not lie over each other.

/// A box in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Place {
    /// A box around a middle point.
    pub fn around(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x: x - width / 2.0, y: y - height / 2.0, width, height }
    }

    fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    fn inside(&self, other: &Self) -> bool {
        self.x >= other.x
            && self.y >= other.y
            && self.x + self.width <= other.x + other.width
            && self.y + self.height <= other.y + other.height
    }
}

/// The part of a picture in which labels may stand, and what stands there already.
#[derive(Debug, Clone)]
pub struct Room {
    bounds: Place,
    taken: Vec<Place>,
}

impl Room {
    /// An empty room.
    pub const fn new(bounds: Place) -> Self {
        Self { bounds, taken: Vec::new() }
    }

    /// Takes a place, whatever stands there: a point of the chart.
    pub fn occupy(&mut self, place: Place) {
        self.taken.push(place);
    }

    /// Takes the first of these places that is free and inside; `None` when none is.
    pub fn take(&mut self, candidates: impl IntoIterator<Item = Place>) -> Option<Place> {
        let free = candidates
            .into_iter()
            .find(|place| place.inside(&self.bounds) && !self.taken.iter().any(|t| t.meets(place)))?;
        self.taken.push(free);
        Some(free)
    }
}

/// About how wide a text is in a sans-serif face of this size; rather too wide than too narrow.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The share of the type size that a character moves on.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.3,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.9,
        c if c.is_ascii_uppercase() => 0.66,
        c if c.is_ascii() => 0.56,
        c if u32::from(c) < 0x0590 => 0.64,
        _ => 1.0,
    }
}

/// The text, cut off with an ellipsis when it is wider than there is room; empty when not even that fits.
pub fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let ellipsis = width("…", size);
    let mut left = room - ellipsis;
    if left < 0.0 {
        return String::new();
    }
    let mut kept = String::new();
    for c in text.chars() {
        left -= advance(c) * size;
        if left < 0.0 {
            break;
        }
        kept.push(c);
    }
    let kept = kept.trim_end();
    if kept.is_empty() { String::new() } else { format!("{kept}…") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_second_label_moves_or_goes() {
        let mut room = Room::new(Place { x: 0.0, y: 0.0, width: 100.0, height: 100.0 });
        let above = Place::around(50.0, 40.0, 20.0, 10.0);
        let below = Place::around(50.0, 60.0, 20.0, 10.0);
        assert_eq!(room.take([above, below]), Some(above));
        assert_eq!(room.take([above, below]), Some(below));
        assert_eq!(room.take([above, below]), None);
        assert_eq!(room.take([Place::around(99.0, 5.0, 20.0, 5.0)]), None);
    }

    proptest! {
        #[test]
        fn what_fits_fits(text in ".{0,60}", size in 6.0f64..30.0, room in 0.0f64..400.0) {
            let cut = fit(&text, size, room);
            prop_assert!(width(&cut, size) <= room + 1e-9);
            prop_assert!(cut == text || cut.is_empty() || cut.ends_with('…'));
        }
    }
}
