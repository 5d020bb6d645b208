//! The colours of every chart, the same as those of the pages.

/// Text and strong lines.
pub const INK: &str = "#1c2733";
/// Secondary text.
pub const SOFT: &str = "#5b6672";
/// Grid lines and frames.
pub const LINE: &str = "#e4dfd3";
/// The one accent colour: goals, links.
pub const ACCENT: &str = "#0e6660";
/// The ground of a card; also the halo behind labels.
pub const GROUND: &str = "#ffffff";

/// How a band of the norm group looks: its colour, the colour of text on it, and the shape of a point in it, so that
/// the band can be read without seeing colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandLook {
    /// Fill colour, `#rrggbb`.
    pub fill: &'static str,
    /// Text colour on that fill.
    pub on_fill: &'static str,
    /// Shape of a point in this band.
    pub shape: Shape,
}

/// The shape of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A triangle that points up.
    Up,
    /// A square on its corner.
    Diamond,
    /// A filled circle.
    Disc,
    /// A square.
    Square,
    /// A triangle that points down.
    Down,
    /// A circle with an open middle: the band is not known.
    Ring,
}

/// The five bands, from the highest (I or A) to the lowest (V or E).
pub const BANDS: [BandLook; 5] = [
    BandLook { fill: "#1f5a9e", on_fill: GROUND, shape: Shape::Up },
    BandLook { fill: "#7db0dd", on_fill: INK, shape: Shape::Diamond },
    BandLook { fill: "#d5d2c8", on_fill: INK, shape: Shape::Disc },
    BandLook { fill: "#f2b77c", on_fill: INK, shape: Shape::Square },
    BandLook { fill: "#c4601a", on_fill: GROUND, shape: Shape::Down },
];

/// The look of a point whose band is not known.
pub const NO_BAND: BandLook = BandLook { fill: GROUND, on_fill: INK, shape: Shape::Ring };

/// The look of a band, 0 (I or A) to 4 (V or E); of [`NO_BAND`] for none and for any other number.
pub fn band(index: Option<u8>) -> BandLook {
    index.and_then(|i| BANDS.get(usize::from(i))).copied().unwrap_or(NO_BAND)
}

/// The groups that a chart compares, each told by shape and letter as well as by colour. More groups than these begin anew;
/// their letters go on.
pub const GROUPS: [BandLook; 6] = [
    BandLook { fill: "#1f5a9e", on_fill: GROUND, shape: Shape::Disc },
    BandLook { fill: "#f2b77c", on_fill: INK, shape: Shape::Square },
    BandLook { fill: "#0e6660", on_fill: GROUND, shape: Shape::Up },
    BandLook { fill: "#d5d2c8", on_fill: INK, shape: Shape::Diamond },
    BandLook { fill: "#c4601a", on_fill: GROUND, shape: Shape::Down },
    BandLook { fill: "#7db0dd", on_fill: INK, shape: Shape::Ring },
];
