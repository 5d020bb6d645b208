//! How wide the columns of a table are: each at least its widest word, the rest shared by who has most to say.

use super::sheet::SAFE;
use crate::fonts::{Weight, parts, width};

/// The most that a column claims for its widest word, and for all of its text on one line, in type sizes. A word that is
/// wider is broken, a text that is longer goes on under itself.
const MOST_FOR_A_WORD: f64 = 12.0;
const MOST_FOR_A_LINE: f64 = 36.0;
/// The least of a column, in type sizes.
const LEAST: f64 = 1.5;

/// What a column asks for, in type sizes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Claim {
    word: f64,
    line: f64,
}

impl Claim {
    /// The claim of nothing at all.
    pub(super) const NONE: Self = Self { word: LEAST, line: LEAST };
    /// The claims of keys and of their values, so that most lists in a document have the same columns.
    pub(super) const KEY: Self = Self { word: LEAST, line: 12.0 };
    pub(super) const VALUE: Self = Self { word: MOST_FOR_A_WORD, line: MOST_FOR_A_LINE };

    /// The claim with one more text in the column.
    pub(super) fn and(self, text: &str, weight: Weight) -> Self {
        let widest = text.split(' ').flat_map(parts).map(|part| width(part, weight)).fold(0.0, f64::max);
        Self {
            word: self.word.max((widest / SAFE).min(MOST_FOR_A_WORD)),
            line: self.line.max((width(text, weight) / SAFE).min(MOST_FOR_A_LINE)),
        }
    }
}

/// The room, in type sizes, in which no word of these columns is broken.
pub(super) fn room_for_words(claims: &[Claim]) -> f64 {
    claims.iter().map(|claim| claim.word).sum()
}

/// Shares the room, in type sizes, between columns: all of it is used. When not every word fits, the columns with the
/// widest words give way.
pub(super) fn share(claims: &[Claim], room: f64) -> Vec<f64> {
    let words = room_for_words(claims);
    if words >= room {
        return most(claims, room);
    }
    let lines: f64 = claims.iter().map(|claim| claim.line.max(claim.word)).sum();
    if lines <= room {
        return claims.iter().map(|claim| claim.line.max(claim.word) / lines * room).collect();
    }
    let part = (room - words) / (lines - words);
    claims.iter().map(|claim| claim.word + (claim.line.max(claim.word) - claim.word) * part).collect()
}

/// As much for each column as for the widest that is shortened, and less for those that need less.
fn most(claims: &[Claim], room: f64) -> Vec<f64> {
    let mut words: Vec<f64> = claims.iter().map(|claim| claim.word).collect();
    words.sort_by(f64::total_cmp);
    let (mut left, mut columns) = (room, words.iter().map(|_| 1.0).sum::<f64>());
    let mut most = room;
    for word in words {
        most = left / columns;
        if word > most {
            break;
        }
        left -= word;
        columns -= 1.0;
    }
    claims.iter().map(|claim| claim.word.min(most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(word: f64, line: f64) -> Claim {
        Claim { word, line }
    }

    #[test]
    fn all_room_is_used_and_no_word_is_broken_without_need() {
        for claims in [
            vec![claim(2.0, 3.0), claim(4.0, 5.0)],
            vec![claim(2.0, 3.0), claim(10.0, 36.0), claim(5.0, 20.0)],
            vec![claim(12.0, 36.0); 9],
            vec![Claim::NONE],
        ] {
            let widths = share(&claims, 50.0);
            assert!((widths.iter().sum::<f64>() - 50.0).abs() < 1e-6, "{widths:?}");
            let words: f64 = claims.iter().map(|c| c.word).sum();
            let keeps_words = widths.iter().zip(&claims).all(|(wide, claim)| *wide >= claim.word);
            assert_eq!(keeps_words, words <= 50.0, "{widths:?}");
        }
    }

    #[test]
    fn the_widest_words_give_way() {
        let widths = share(&[claim(5.0, 5.0), claim(11.0, 11.0), claim(4.0, 9.0), claim(9.0, 20.0)], 25.0);
        assert_eq!(widths, [5.0, 8.0, 4.0, 8.0]);
        assert_eq!(share(&[claim(12.0, 36.0); 2], 0.0), [0.0, 0.0]);
    }

    #[test]
    fn long_texts_get_most_of_the_room() {
        let widths = share(&[claim(3.0, 5.0), claim(5.0, 36.0)], 30.0);
        assert!(widths[0] < 5.0 && widths[1] > 25.0, "{widths:?}");
    }

    #[test]
    fn a_claim_grows_with_its_texts() {
        let claim = Claim::NONE.and("ja", Weight::Regular).and("Begrijpend lezen", Weight::Bold);
        assert!(claim.word > 4.0 && claim.line > claim.word, "{claim:?}");
        assert_eq!(Claim::NONE.and(&"x".repeat(999), Weight::Regular), Claim { word: 12.0, line: 36.0 });
    }
}
