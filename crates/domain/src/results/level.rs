//! Levels, each on its own scale.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A scale on which a level is given. Levels of different scales are never converted into each other: the bands
/// cross (B is percentile 51 to 75, II is 61 to 80).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelScale {
    /// I to V, each a fifth of the norm group; `+` and `-` mark the best and weakest part.
    Roman,
    /// A to E: 25, 25, 25, 15 and 10 per cent of the norm group.
    Letter,
    /// AVI reading levels, Start to Plus: an order, not a number.
    Avi,
    /// Reference levels below 1F, 1F, 1S, 2F and further.
    Reference,
}

impl LevelScale {
    /// The scales in the order in which a page prefers them when a result has several.
    pub const PREFERRED: [Self; 4] = [Self::Roman, Self::Letter, Self::Avi, Self::Reference];

    /// The code in the database and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Roman => "roman",
            Self::Letter => "letter",
            Self::Avi => "avi",
            Self::Reference => "reference",
        }
    }

    /// The scale with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::PREFERRED.into_iter().find(|scale| scale.code() == code)
    }

    /// The names on this scale, weakest first.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Roman => &[
                "V-", "V", "V+", "IV-", "IV", "IV+", "III-", "III", "III+", "II-", "II", "II+", "I-", "I",
                "I+",
            ],
            Self::Letter => {
                &["E-", "E", "E+", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"]
            }
            Self::Avi => &["Start", "M3", "E3", "M4", "E4", "M5", "E5", "M6", "E6", "M7", "E7", "Plus"],
            Self::Reference => &["<1F", "1F", "1S", "1S/2F", "2F", "2S", "3F"],
        }
    }

    /// All levels of this scale, weakest first.
    pub fn levels(self) -> impl Iterator<Item = Level> {
        self.names().iter().filter_map(move |name| Level::named(self, name))
    }

    /// Whether the scale has five bands with shades inside each.
    const fn has_bands(self) -> bool {
        matches!(self, Self::Roman | Self::Letter)
    }
}

/// A level on its scale.
///
/// Sources: bands I-V and A-E, see `crates/app/data/level_bands.csv`; order of AVI since 2008: Start, M3, E3, ... E7,
/// Plus; order of reference levels: below 1F, 1F, 1S, 2F.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Level {
    scale: LevelScale,
    /// Place among the names of the scale, 0 is the weakest.
    place: u8,
}

/// The text is no level of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLevel;

impl Level {
    /// Reads a level of a scale. Lower case, spaces, `min`, `plus` and the typographic minus are understood.
    ///
    /// # Errors
    /// When the text is no level of this scale.
    pub fn parse(scale: LevelScale, text: &str) -> Result<Self, UnknownLevel> {
        let mut plain: String = text.split_whitespace().collect::<String>().replace(['−', '–'], "-");
        if scale.has_bands() {
            plain = plain.to_ascii_uppercase().replace("MIN", "-").replace("PLUS", "+");
        }
        if scale == LevelScale::Reference {
            plain = plain.to_ascii_uppercase().replace("ONDER", "<").replace("BELOW", "<");
        }
        if scale == LevelScale::Avi {
            plain = plain.trim_start_matches("AVI").trim_start_matches('-').to_owned();
        }
        let place =
            scale.names().iter().position(|name| name.eq_ignore_ascii_case(&plain)).ok_or(UnknownLevel)?;
        Ok(Self { scale, place: u8::try_from(place).map_err(|_| UnknownLevel)? })
    }

    /// Reads a level of whichever scale has it: no name stands on two scales.
    ///
    /// # Errors
    /// When the text is no level of any scale.
    pub fn parse_any(text: &str) -> Result<Self, UnknownLevel> {
        LevelScale::PREFERRED.into_iter().find_map(|scale| Self::parse(scale, text).ok()).ok_or(UnknownLevel)
    }

    /// Whether this level is weaker than another one of the same scale; `+` and `-` count. Never across scales.
    pub fn is_below(self, other: Self) -> bool {
        self.scale == other.scale && self.place < other.place
    }

    /// The level with exactly this name, as [`Level::name`] gives it.
    pub fn named(scale: LevelScale, name: &str) -> Option<Self> {
        let place = scale.names().iter().position(|known| *known == name)?;
        Some(Self { scale, place: u8::try_from(place).ok()? })
    }

    /// The scale it is on.
    pub const fn scale(self) -> LevelScale {
        self.scale
    }

    /// Its name on the scale, for example `V-`, `B`, `E4`, `1F`.
    pub fn name(self) -> &'static str {
        self.scale.names().get(usize::from(self.place)).copied().unwrap_or("?")
    }

    /// Its height in whole steps, 0 for the weakest; `+` and `-` do not count as a step.
    pub const fn step(self) -> u8 {
        if self.scale.has_bands() { self.place / 3 } else { self.place }
    }

    /// How many whole steps this level lies below another one of the same scale; `None` across scales.
    pub fn steps_below(self, other: Self) -> Option<i16> {
        (self.scale == other.scale).then(|| i16::from(other.step()) - i16::from(self.step()))
    }

    /// The band from 0 (I or A) to 4 (V or E), for colour and distribution; `None` on a scale without bands.
    pub const fn band(self) -> Option<u8> {
        if self.scale.has_bands() { Some(4 - self.step()) } else { None }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The levels that one result carries, at most one on each scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Levels {
    /// On I to V.
    pub roman: Option<Level>,
    /// On A to E.
    pub letter: Option<Level>,
    /// AVI.
    pub avi: Option<Level>,
    /// Reference level.
    pub reference: Option<Level>,
}

impl Levels {
    /// The level on a scale.
    pub const fn on(&self, scale: LevelScale) -> Option<Level> {
        match scale {
            LevelScale::Roman => self.roman,
            LevelScale::Letter => self.letter,
            LevelScale::Avi => self.avi,
            LevelScale::Reference => self.reference,
        }
    }

    /// Puts a level on its scale, over an earlier one.
    pub const fn set(&mut self, level: Level) {
        match level.scale {
            LevelScale::Roman => self.roman = Some(level),
            LevelScale::Letter => self.letter = Some(level),
            LevelScale::Avi => self.avi = Some(level),
            LevelScale::Reference => self.reference = Some(level),
        }
    }

    /// The level to show: the first of I-V, A-E, AVI, reference level that is there.
    pub fn main(&self) -> Option<Level> {
        LevelScale::PREFERRED.into_iter().find_map(|scale| self.on(scale))
    }

    /// All levels that are there.
    pub fn all(&self) -> impl Iterator<Item = Level> + '_ {
        LevelScale::PREFERRED.into_iter().filter_map(|scale| self.on(scale))
    }

    /// How many steps the main level of these lies below those of an earlier sitting, on the first scale both have.
    pub fn steps_below(&self, earlier: &Self) -> Option<i16> {
        LevelScale::PREFERRED.into_iter().find_map(|scale| self.on(scale)?.steps_below(earlier.on(scale)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(scale: LevelScale, text: &str) -> Level {
        Level::parse(scale, text).unwrap()
    }

    #[test]
    fn every_name_of_every_scale_survives_the_round_trip_in_order() {
        for scale in LevelScale::PREFERRED {
            let levels: Vec<Level> = scale.names().iter().map(|name| level(scale, name)).collect();
            for (index, one) in levels.iter().enumerate() {
                assert_eq!(one.name(), scale.names()[index]);
                assert_eq!(Level::parse(scale, one.name()), Ok(*one));
                assert_eq!(Level::named(scale, one.name()), Some(*one));
            }
            assert!(levels.windows(2).all(|pair| pair[0].place < pair[1].place));
        }
    }

    #[test]
    fn no_name_stands_on_two_scales() {
        for scale in LevelScale::PREFERRED {
            for name in scale.names() {
                let on = LevelScale::PREFERRED.into_iter().filter(|s| Level::parse(*s, name).is_ok()).count();
                assert_eq!(on, 1, "{name}");
                assert_eq!(Level::parse_any(name).unwrap(), level(scale, name));
            }
        }
        assert!(Level::parse_any("VI").is_err());
    }

    #[test]
    fn understands_how_people_write_levels() {
        assert_eq!(level(LevelScale::Roman, " v min").name(), "V-");
        assert_eq!(level(LevelScale::Roman, "V−").name(), "V-");
        assert_eq!(level(LevelScale::Roman, "i+").name(), "I+");
        assert_eq!(level(LevelScale::Avi, "AVI-Plus").name(), "Plus");
        assert_eq!(level(LevelScale::Avi, "AVI E4").name(), "E4");
        assert_eq!(level(LevelScale::Reference, "onder 1F").name(), "<1F");
        for bad in ["VI", "", "F", "3", "I++"] {
            assert!(Level::parse(LevelScale::Roman, bad).is_err(), "{bad}");
        }
        assert!(Level::parse(LevelScale::Letter, "I").is_err());
    }

    #[test]
    fn plus_and_minus_are_no_steps_and_scales_do_not_mix() {
        let roman = |text| level(LevelScale::Roman, text);
        assert_eq!(roman("V-").steps_below(roman("V+")), Some(0));
        assert_eq!(roman("IV").steps_below(roman("II+")), Some(2));
        assert_eq!(roman("I").steps_below(roman("III")), Some(-2));
        assert_eq!(roman("V").steps_below(level(LevelScale::Letter, "A")), None);
        assert_eq!(level(LevelScale::Avi, "M4").steps_below(level(LevelScale::Avi, "M5")), Some(2));
        assert_eq!((roman("I-").band(), roman("V").band()), (Some(0), Some(4)));
        assert_eq!(level(LevelScale::Avi, "M4").band(), None);
    }

    #[test]
    fn two_sittings_are_compared_on_a_scale_that_both_have() {
        let mut both = Levels::default();
        both.set(level(LevelScale::Roman, "II"));
        both.set(level(LevelScale::Letter, "C"));
        let mut letter_only = Levels::default();
        letter_only.set(level(LevelScale::Letter, "A"));
        assert_eq!(both.main().unwrap().name(), "II");
        assert_eq!(both.steps_below(&letter_only), Some(2));
        assert_eq!(both.steps_below(&Levels::default()), None);
    }
}
