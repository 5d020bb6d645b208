//! The faces inside the program, what they can show, and how wide it is.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;

/// The one family that templates name.
pub(crate) const FAMILY: &str = "Noto Sans";

/// The faces and the book by which typst finds them.
pub(crate) struct Fonts {
    pub(crate) faces: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
    regular: Option<FontInstance>,
    bold: Option<FontInstance>,
}

/// All faces, read once.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces: Vec<Font> = [notosans::REGULAR_TTF, notosans::BOLD_TTF]
        .into_iter()
        .flat_map(|face| Font::iter(Bytes::new(face)))
        .collect();
    let measure = |face: Option<&Font>| {
        let face = face?.clone();
        Some(face.instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default()))
    };
    let (regular, bold) = (measure(faces.first()), measure(faces.get(1)));
    Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces, regular, bold }
});

/// The weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// How wide a text is on one line at a type size of 1.
pub(crate) fn width(text: &str, weight: Weight) -> f64 {
    let fonts = &*FONTS;
    let face = match weight {
        Weight::Regular => &fonts.regular,
        Weight::Bold => &fonts.bold,
    };
    let Some(face) = face else { return 0.0 };
    let glyph = |c: char| face.ttf().glyph_index(c).and_then(|glyph| face.x_advance(glyph.0));
    text.chars().filter_map(glyph).map(|advance| advance.get()).sum()
}

/// The text on one line as these faces can show it: characters that they lack become one `?` for each run, as a PDF
/// that keeps may hold no empty box; invisible and control characters go.
pub(crate) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_unknown = false;
    for c in text.chars() {
        if c.is_whitespace() {
            in_unknown = false;
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_invisible(c) {
            // Nothing to see, and it does not end a run either.
        } else if shows(c) {
            in_unknown = false;
            out.push(c);
        } else if !in_unknown {
            in_unknown = true;
            out.push('?');
        }
    }
    out.trim().to_owned()
}

/// Whether the faces have every visible character of the text.
pub(crate) fn shows_all(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c) || shows(c))
}

fn shows(c: char) -> bool {
    FONTS.faces.iter().all(|face| face.info().coverage.contains(u32::from(c)))
}

/// The text, with places to break in words that are wider than there is room, in type sizes: typst would print them
/// over what stands beside. Nothing is cut off.
pub(crate) fn breakable(text: &str, weight: Weight, room: f64) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 {
            out.push(' ');
        }
        if width(word, weight) <= room {
            out.push_str(word);
            continue;
        }
        let mut left = room;
        for part in parts(word) {
            let is_broken = width(part, weight) > room;
            for c in part.chars() {
                let wide = width(c.encode_utf8(&mut [0; 4]), weight);
                if is_broken && wide > left {
                    out.push(BREAK);
                    left = room;
                }
                left -= wide;
                out.push(c);
            }
            left = room;
        }
    }
    out
}

/// The parts of a word between which typst ends a line by itself: after a hyphen that a letter follows, so not in a date.
pub(crate) fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let word = rest?;
        let ends = word.match_indices('-').map(|(at, hyphen)| at + hyphen.len());
        let is_end = |at: &usize| {
            let (before, after) = word.split_at(*at);
            before.len() > 1 && after.starts_with(char::is_alphabetic)
        };
        let (part, after) = match ends.into_iter().find(is_end) {
            Some(at) => word.split_at(at),
            None => (word, ""),
        };
        rest = (!after.is_empty()).then_some(after);
        Some(part)
    })
}

/// A space without width: the line may end here.
const BREAK: char = '\u{200b}';

/// Control characters, joiners, direction marks, variation selectors, private and unassigned planes.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faces_have_the_names_of_dutch_schools() {
        for name in [
            "Zoë Çelik-Łukasiewicz",
            "Daan 't Hart",
            "Nguyễn Thị Ánh",
            "Şükrü Öztürk ğıİ",
            "Ивáн",
            "IJsbrand ĳ",
        ] {
            assert_eq!(printable(name), name);
        }
        assert_eq!(FONTS.faces.len(), 2);
        assert!(FONTS.book.contains_family(&FAMILY.to_lowercase()));
    }

    #[test]
    fn what_cannot_be_shown_is_marked() {
        assert_eq!(printable("سارة de Vries 👩‍👧"), "? de Vries ?");
        assert_eq!(printable("a\u{0}\u{200b}b\n\t c\u{202e}"), "ab c");
        assert_eq!(printable("  \u{feff} "), "");
    }

    #[test]
    fn who_asks_knows_what_cannot_be_shown() {
        assert!(shows_all("Zoë\r\n\t\u{feff}Çelik 😀".trim_end_matches('😀')));
        assert!(!shows_all("Zoë 😀") && !shows_all("سارة"));
    }

    #[test]
    fn only_too_wide_words_get_places_to_break() {
        assert_eq!(breakable("Noor van den Berg", Weight::Regular, 4.0), "Noor van den Berg");
        let broken = breakable("Noor Wolfeschlegelsteinhausen", Weight::Regular, 4.0);
        assert!(broken.starts_with("Noor Wolf") && broken.contains(BREAK), "{broken}");
        assert!(broken.split([' ', BREAK]).all(|part| width(part, Weight::Regular) <= 4.0));
        assert_eq!(broken.replace(BREAK, ""), "Noor Wolfeschlegelsteinhausen");
    }

    #[test]
    fn a_word_ends_a_line_at_its_hyphens_and_a_date_does_not() {
        let of = |word: &'static str| parts(word).collect::<Vec<_>>();
        assert_eq!(of("Rekenen-Wiskunde"), ["Rekenen-", "Wiskunde"]);
        assert_eq!(of("a-b--c-"), ["a-", "b--", "c-"]);
        for whole in ["23-01-2026", "-", "--", "-x", "E5", ""] {
            assert_eq!(of(whole), [whole]);
        }
        assert_eq!(breakable("Rekenen-Wiskunde", Weight::Regular, 5.0), "Rekenen-Wiskunde");
    }

    #[test]
    fn bold_is_wider() {
        let (regular, bold) = (width("Begrijpend", Weight::Regular), width("Begrijpend", Weight::Bold));
        assert!(regular > 4.0 && bold > regular && bold < 8.0, "{regular} {bold}");
    }
}
